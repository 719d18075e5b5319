package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.TracedDecision;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.LogDurability;
import org.operatingmodel.rules.audit.RecordedDecision;

/** One decision of 20 criteria over 22 facts: alone, with what it looked up, made again from that, and recorded. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LogBenchmark {
    private static final int PRODUCTS = 100;

    private final Portfolio portfolio = Workload.portfolio(PRODUCTS, true);
    private final Governance governance = Governance.load(Workload.pack());
    private Path folder = Path.of("");
    private @Nullable DecisionRecorder processRecorder;
    private @Nullable DecisionRecorder deviceRecorder;
    private int next;

    /** Opens a log of either durability. */
    @Setup
    public void open() {
        try {
            folder = Files.createTempDirectory("log-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        processRecorder = recorder(LogDurability.PROCESS);
        deviceRecorder = recorder(LogDurability.DEVICE);
    }

    private DecisionRecorder recorder(LogDurability durability) {
        return DecisionRecorder.of(
                governance,
                FileDecisionLog.at(
                        folder.resolve(durability.name()), new FileDecisionLog.Settings(durability, 16L << 20)),
                Clock.systemUTC());
    }

    /** Removes the logs. */
    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private int product() {
        next = (next + 1) % PRODUCTS;
        return next;
    }

    /** The decision alone. */
    @Benchmark
    public GateDecision decide() {
        return governance.decide(portfolio, Workload.request(product()), Workload.AS_OF);
    }

    /** The decision, and what it looked up. */
    @Benchmark
    public TracedDecision trace() {
        return governance.trace(portfolio, HostFacts.NONE, Workload.request(product()), Workload.AS_OF, Set.of());
    }

    /** The decision, recorded so that it survives the end of the process. */
    @Benchmark
    public RecordedDecision record() {
        return recorded(processRecorder);
    }

    /** The decision, recorded so that it survives a power cut. */
    @Benchmark
    public RecordedDecision recordOnDevice() {
        return recorded(deviceRecorder);
    }

    private RecordedDecision recorded(@Nullable DecisionRecorder recorder) {
        if (recorder == null) {
            throw new IllegalStateException("The benchmark must be set up before it runs.");
        }
        RecordedDecision recorded = recorder.decide(portfolio, Workload.request(product()), Workload.AS_OF, "run-1");
        if (!recorded.recorded()) {
            throw new IllegalStateException("Every decision must be recorded.", recorded.failure());
        }
        return recorded;
    }
}
