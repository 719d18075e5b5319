package org.operatingmodel.benchmarks.flow;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * All measurements of flow figures that the table in README.md shows, one after the other.
 *
 * <p>The library and DuckDB, with a plain statement and a tuned one, take turns. Shown is the median over the turns: on one thread in processor time of the whole
 * process, with collectors, compilers and the threads of DuckDB; on two by the clock.
 */
public final class FlowBudgets {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    /** In such steps processor time is told. */
    private static final long TICK_NANOS = 10_000_000;

    private static final long TURN_NANOS = 100 * TICK_NANOS;

    private static final int MANY = 10_000_000;
    private static final int MIB = 1 << 20;

    private FlowBudgets() {}

    /** Takes numbers of items, or 10^4, 10^6 and 10^7, for which it needs a heap of 6 GB; it takes some minutes. */
    public static void main(String[] args) throws Exception {
        int[] sizes = args.length == 0
                ? new int[] {10_000, 1_000_000, MANY}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        for (int items : sizes) {
            compare("in the order of time", items, FlowRows.byTime(items));
        }
        int some = Math.min(1_000_000, sizes[sizes.length - 1]);
        compare("in no order", some, FlowRows.shuffled(some));
        heap(some);
    }

    private static void compare(String order, int items, FlowRows rows) throws Exception {
        System.out.printf(Locale.ROOT, "%,d items, %,d transitions, %s%n", items, rows.size(), order);
        long start = PROCESS.getProcessCpuTime();
        LibraryFlow library = new LibraryFlow(rows);
        long loaded = PROCESS.getProcessCpuTime();
        try (DuckFlow duckDb = new DuckFlow(rows)) {
            double[] load = {PROCESS.getProcessCpuTime() - loaded};
            print("loading, processor", new double[] {loaded - start}, load, rows.size());
            int turns = items < MANY ? 7 : 3;
            for (int threads = 1; threads <= 2; threads++) {
                int used = threads;
                Way ours = new Way(() -> library.figures(FlowRows.AS_OF, used), turns);
                Map<DuckFlow.Query, Way> theirs = new EnumMap<>(DuckFlow.Query.class);
                for (DuckFlow.Query query : DuckFlow.Query.values()) {
                    if (items < MANY || query == DuckFlow.Query.TUNED) { // the plain one would need more memory
                        Way way = new Way(() -> duckDb.figures(query, FlowRows.AS_OF, used), turns);
                        FlowCells.requireEqual(ours.once(), way.once());
                        way.warmUp();
                        theirs.put(query, way);
                    }
                }
                ours.warmUp();
                for (int turn = 0; turn < turns; turn++) {
                    ours.turn(turn);
                    for (Way way : theirs.values()) {
                        way.turn(turn);
                    }
                }
                theirs.forEach((query, way) -> {
                    String how = used + " thread(s), " + query.name().toLowerCase(Locale.ROOT) + ", ";
                    print(how + "processor", ours.processor, way.processor, rows.size());
                    print(how + "clock", ours.clock, way.clock, rows.size());
                });
            }
        }
    }

    private static void print(String what, double[] ours, double[] theirs, int transitions) {
        double library = median(ours);
        double duckDb = median(theirs);
        System.out.printf(
                Locale.ROOT,
                "  %-31s library %9.1f ms (%4.0f ns a transition)   DuckDB %9.1f ms (%4.0f ns)   %5.2f x%n",
                what,
                library / 1e6,
                library / transitions,
                duckDb / 1e6,
                duckDb / transitions,
                duckDb / library);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Finds the smallest heap that suffices, to the mebibyte. */
    private static void heap(int items) throws IOException, InterruptedException {
        int transitions = new LibraryFlow(items).transitions();
        int tooSmall = 1;
        int enough = 6 * 1024;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            if (suffices(middle, items)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d items: a heap of %d MiB suffices for rows and figures, %.1f bytes a transition%n",
                items,
                enough,
                (double) enough * MIB / transitions);
    }

    private static boolean suffices(int mebibytes, int items) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + mebibytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlowHeap.class.getName(),
                        String.valueOf(items))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean done = process.waitFor() == 0;
        if (!done && !output.contains("OutOfMemoryError") && !output.contains("Too small maximum heap")) {
            throw new IllegalStateException("The figures must need nothing but memory, but printed: " + output);
        }
        return done;
    }

    /** One of the two, and what its turns took for each operation, in nanoseconds. */
    private static final class Way {
        private final Callable<FlowCells> figures;
        private final double[] processor;
        private final double[] clock;
        private int operations = 1;

        Way(Callable<FlowCells> figures, int turns) {
            this.figures = figures;
            this.processor = new double[turns];
            this.clock = new double[turns];
        }

        FlowCells once() throws Exception {
            return figures.call();
        }

        /** Until a turn lasts so many operations that it takes about as long as it should. */
        void warmUp() throws Exception {
            for (long spent = 0; spent < 4 * TURN_NANOS; ) {
                long start = PROCESS.getProcessCpuTime();
                run();
                long turn = Math.max(TICK_NANOS, PROCESS.getProcessCpuTime() - start);
                spent += turn;
                operations = (int) Math.max(1, operations * TURN_NANOS / turn);
            }
        }

        void turn(int turn) throws Exception {
            long start = System.nanoTime();
            long startProcessor = PROCESS.getProcessCpuTime();
            run();
            processor[turn] = (double) (PROCESS.getProcessCpuTime() - startProcessor) / operations;
            clock[turn] = (double) (System.nanoTime() - start) / operations;
        }

        private void run() throws Exception {
            for (int i = 0; i < operations; i++) {
                figures.call();
            }
        }
    }
}
