package org.operatingmodel.benchmarks;

/** All measurements that the table in README.md shows, one after the other. */
public final class Budgets {
    private Budgets() {}

    /** Takes some minutes. */
    public static void main(String[] args) throws Exception {
        System.out.println("One decision, 20 criteria, 22 facts");
        DecisionRatios.main(new String[] {"6"});
        System.out.println("Review, standard gates");
        ReviewRatios.main(new String[] {"3"});
        System.out.println("Load, 20 rules");
        LoadRatios.main(new String[] {"6"});
        System.out.println("Start to first decision, standard gates");
        StartBenchmark.main(new String[] {"7"});
        System.out.println("Reload, 20 rules");
        ReloadMain.main(new String[] {"200"});
    }
}
