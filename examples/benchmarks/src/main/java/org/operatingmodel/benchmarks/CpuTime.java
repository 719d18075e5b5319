package org.operatingmodel.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time that all Java threads take for each operation; compilers and collectors are no Java threads.
 *
 * <p>On a machine that others use too, it is more to be trusted than the clock.
 */
public final class CpuTime implements InternalProfiler {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The time of each thread that was ever seen, by its id; without it, a thread that ends would take its time along. */
    private static final Map<Long, Long> TAKEN = new ConcurrentHashMap<>();

    private long start;

    /** What all threads have taken so far, in nanoseconds; those that have ended as far as it was seen. */
    static long now() {
        for (long id : THREADS.getAllThreadIds()) {
            TAKEN.merge(id, THREADS.getThreadCpuTime(id), Math::max);
        }
        return TAKEN.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
        start = now();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmarkParams, IterationParams iterationParams, IterationResult result) {
        double micros = (now() - start) / 1000.0;
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult("cpu", micros / operations, "us/op", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "Processor time of the Java threads for each operation";
    }
}
