package org.operatingmodel.benchmarks.flow;

/** What {@link FlowBudgets} starts in virtual machines with less and less memory: all figures once. */
public final class FlowHeap {
    private FlowHeap() {}

    /** Takes as many items as the argument says. */
    public static void main(String[] args) {
        LibraryFlow library = new LibraryFlow(Integer.parseInt(args[0]));
        library.figures(FlowRows.AS_OF, 1);
        System.out.println(library.transitions());
    }
}
