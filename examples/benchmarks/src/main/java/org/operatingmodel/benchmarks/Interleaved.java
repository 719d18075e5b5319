package org.operatingmodel.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Several ways to do the same, timed in turns within one run: what else happens on the machine hits all of them.
 *
 * <p>A turn lasts so many operations that it takes about as long for each way. Shown is the median over the turns, in
 * processor time of all Java threads, after as many turns to warm up.
 */
final class Interleaved {
    private static final long TURN_NANOS = 300_000_000;

    private final Map<String, Supplier<?>> ways = new LinkedHashMap<>();
    private Object last = "";

    private final Map<String, Integer> sizes = new LinkedHashMap<>();

    Interleaved add(String name, Supplier<?> way) {
        return add(name, 1, way);
    }

    /** Adds a way that does so many operations at a time. */
    Interleaved add(String name, int operations, Supplier<?> way) {
        ways.put(name, way);
        sizes.put(name, operations);
        return this;
    }

    /** Microseconds for each operation, by name. */
    Map<String, Double> run(int turns) {
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        Map<String, Integer> operations = new LinkedHashMap<>();
        ways.keySet().forEach(name -> {
            micros.put(name, new ArrayList<>());
            operations.put(name, 1);
        });
        for (int turn = 0; turn < 2 * turns; turn++) {
            for (Map.Entry<String, Supplier<?>> way : ways.entrySet()) {
                int count = operations.get(way.getKey());
                long start = CpuTime.now();
                for (int i = 0; i < count; i++) {
                    last = way.getValue().get();
                }
                long nanos = Math.max(1, CpuTime.now() - start);
                if (turn >= turns) {
                    micros.get(way.getKey()).add(nanos / 1000.0 / count / sizes.getOrDefault(way.getKey(), 1));
                } else {
                    operations.put(way.getKey(), (int) Math.max(1, Math.min(100_000_000, count * TURN_NANOS / nanos)));
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        micros.forEach((name, all) -> medians.put(name, median(all)));
        return medians;
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static String row(String name, double micros, double reference) {
        return String.format(Locale.ROOT, "%-40s %12.2f us %9.2f x", name, micros, micros / reference);
    }

    @Override
    public String toString() {
        return ways.keySet() + " " + last.getClass().getSimpleName();
    }
}
