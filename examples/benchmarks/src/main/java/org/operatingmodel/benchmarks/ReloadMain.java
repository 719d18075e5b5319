package org.operatingmodel.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** Loads a pack again and again, each time with other text, decides and drops it; shows what memory is left in use. */
public final class ReloadMain {
    private static final int WARM_UP = 20;

    private ReloadMain() {}

    /** Reloads as often as the argument says, or 200 times. */
    public static void main(String[] args) throws InterruptedException {
        int reloads = args.length == 0 ? 200 : Integer.parseInt(args[0]);
        Portfolio portfolio = Workload.portfolio(1, true);
        reload(portfolio, 0, WARM_UP);
        double[] before = memory();
        reload(portfolio, WARM_UP, reloads);
        double[] after = memory();
        System.out.printf(
                Locale.ROOT,
                "%d reloads: heap %.1f -> %.1f MiB, metaspace %.1f -> %.1f MiB%n",
                reloads,
                before[0],
                after[0],
                before[1],
                after[1]);
    }

    private static void reload(Portfolio portfolio, int from, int times) {
        String text = new String(Workload.resource("workload.drl"), StandardCharsets.UTF_8);
        for (int i = from; i < from + times; i++) {
            byte[] changed = text.replace("$count >= 5", "$count >= " + (i % 2 == 0 ? 5 : 6_000_000 + i))
                    .getBytes(StandardCharsets.UTF_8);
            RulePack pack = RulePack.of(Workload.manifest(), Map.of("workload.drl", changed));
            GateDecision decision = Governance.load(pack).decide(portfolio, Workload.request(0), Workload.AS_OF);
            if (decision.blocked() == (i % 2 == 0)) {
                throw new IllegalStateException("Reload " + i + " must decide by its own rules, but did not.");
            }
        }
    }

    /** Heap and metaspace in use after collection, in MiB. */
    private static double[] memory() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
        double metaspace = pools.stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new double[] {heap / 1_048_576, metaspace / 1_048_576};
    }
}
