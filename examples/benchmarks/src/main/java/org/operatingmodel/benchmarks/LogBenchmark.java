package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.TracedDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.DecisionLog;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.LogDurability;
import org.operatingmodel.rules.audit.LogHead;
import org.operatingmodel.rules.audit.LogLine;
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
    private static final Duration LOCK_KEPT = Duration.ofMillis(100);

    private final Portfolio portfolio;
    private final Governance governance;
    private final List<GateRequest> requests;
    private Path folder = Path.of("");
    private @Nullable DecisionRecorder processRecorder;
    private @Nullable DecisionRecorder deviceRecorder;
    private FileDecisionLog keeping = FileDecisionLog.at(Path.of(""));
    private FileDecisionLog givingBack = keeping;
    private String entry = "";
    private byte[] line = {};
    private String before = "0".repeat(64);
    private @Nullable FileChannel plain;
    private @Nullable RandomAccessFile unlocked;
    private long written;
    private int next;

    /** 20 criteria over 22 facts, all met. */
    public LogBenchmark() {
        this(Workload.portfolio(PRODUCTS, true), Governance.load(Workload.pack()));
    }

    /** The decisions of a review of that portfolio. */
    LogBenchmark(Portfolio portfolio, Governance governance) {
        this.portfolio = portfolio;
        this.governance = governance;
        this.requests = governance.review(portfolio, HostFacts.NONE, Workload.AS_OF).decisions().stream()
                .map(GateDecision::request)
                .toList();
        if (requests.size() != PRODUCTS) {
            throw new IllegalArgumentException(
                    "A review must have " + PRODUCTS + " decisions, but has " + requests.size() + ".");
        }
    }

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
        prepare();
    }

    /** An entry that was made already, to append it as it is: without what only the first one of a run has. */
    private void prepare() {
        recorded(processRecorder);
        for (int i = 0; i < PRODUCTS; i++) {
            recorded(processRecorder);
        }
        String body;
        try (Stream<LogLine> lines = log(LogDurability.PROCESS).lines()) {
            body = lines.reduce((first, second) -> second).orElseThrow().body();
        }
        entry = body.substring(body.indexOf(",\"run\""));
        line = ("{\"hash\":\"" + "0".repeat(64) + "\",\"entry\":{\"sequence\":1,\"previous\":\"" + "0".repeat(64)
                        + "\",\"run\":1,\"product\":\"product-1\",\"gate\":\"mvp-exit\",\"verdict\":\"passed\"}}\n")
                .getBytes(StandardCharsets.UTF_8);
        keeping = FileDecisionLog.at(
                folder.resolve("keeping"), new FileDecisionLog.Settings(LogDurability.PROCESS, 16L << 20, LOCK_KEPT));
        givingBack = FileDecisionLog.at(
                folder.resolve("giving-back"), new FileDecisionLog.Settings(LogDurability.PROCESS, 16L << 20));
        try {
            plain = FileChannel.open(folder.resolve("plain"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            unlocked = new RandomAccessFile(folder.resolve("unlocked").toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileDecisionLog log(LogDurability durability) {
        return FileDecisionLog.at(
                folder.resolve(durability.name()),
                new FileDecisionLog.Settings(
                        durability, 16L << 20, durability == LogDurability.PROCESS ? LOCK_KEPT : Duration.ZERO));
    }

    private DecisionRecorder recorder(LogDurability durability) {
        return DecisionRecorder.of(governance, log(durability), Clock.systemUTC());
    }

    /** Removes the logs. */
    @TearDown
    public void remove() throws IOException {
        if (plain != null) {
            plain.close();
        }
        if (unlocked != null) {
            unlocked.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private GateRequest request() {
        next = (next + 1) % PRODUCTS;
        return requests.get(next);
    }

    /** The decision alone. */
    @Benchmark
    public GateDecision decide() {
        return governance.decide(portfolio, request(), Workload.AS_OF);
    }

    /** The decision, and what it looked up. */
    @Benchmark
    public TracedDecision trace() {
        return governance.trace(portfolio, HostFacts.NONE, request(), Workload.AS_OF, Set.of());
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

    /** A review of all products alone. */
    @Benchmark
    @OperationsPerInvocation(PRODUCTS)
    public PortfolioReview review() {
        return governance.review(portfolio, HostFacts.NONE, Workload.AS_OF);
    }

    /** A review of all products, recorded so that it survives the end of the process. */
    @Benchmark
    @OperationsPerInvocation(PRODUCTS)
    public List<RecordedDecision> recordReview() {
        return reviewed(processRecorder);
    }

    /** A review of all products, recorded so that it survives a power cut. */
    @Benchmark
    @OperationsPerInvocation(PRODUCTS)
    public List<RecordedDecision> recordReviewOnDevice() {
        return reviewed(deviceRecorder);
    }

    private List<RecordedDecision> reviewed(@Nullable DecisionRecorder recorder) {
        if (recorder == null) {
            throw new IllegalStateException("The benchmark must be set up before it runs.");
        }
        List<RecordedDecision> recorded = recorder.review(portfolio, HostFacts.NONE, Workload.AS_OF, "run-1");
        if (recorded.size() != PRODUCTS || !recorded.get(PRODUCTS - 1).recorded()) {
            throw new IllegalStateException("Every decision must be recorded.");
        }
        return recorded;
    }

    /** The decision, and then an entry that was made before appended to a log that keeps its lock for a tenth of a second. */
    @Benchmark
    public LogHead append() {
        return append(keeping);
    }

    /** The decision, and then an entry that was made before appended to a log that gives its lock back each time. */
    @Benchmark
    public LogHead appendAndGiveBack() {
        return append(givingBack);
    }

    /** Decisions, and then as many entries that were made before appended together. */
    @Benchmark
    @OperationsPerInvocation(PRODUCTS)
    public List<LogHead> appendTogether() {
        for (int i = 0; i < PRODUCTS; i++) {
            decide();
        }
        return givingBack.append(Collections.nCopies(PRODUCTS, this::entry));
    }

    private LogHead append(FileDecisionLog log) {
        decide();
        return log.append(this::entry);
    }

    private String entry(DecisionLog.Position position) {
        LogHead head = position.head();
        return "{\"sequence\":" + position.next() + (head == null ? "" : ",\"previous\":\"" + head.hash() + "\"")
                + entry;
    }

    /** The decision, and then a file locked. */
    boolean lockAlone() {
        decide();
        return locked(() -> true);
    }

    /** The decision, and then the bytes of the smallest entry hashed. */
    byte[] hashAlone() {
        decide();
        return hash();
    }

    /** The decision, and then the bytes of the smallest entry written into a file. */
    int writeAlone() {
        decide();
        return write();
    }

    /**
     * The decision, and then the bytes of the smallest entry, which has next to no content, hashed and written into a file
     * under a lock: less no chain in a file can do that several processes share.
     */
    @Benchmark
    public int floor() {
        decide();
        return locked(() -> {
            line[9] = (byte) ('0' + (hash()[0] & 7));
            return write();
        });
    }

    /**
     * The decision, and then the least that appending its own entry can take where no other process writes: its text made with
     * the hash before, hashed, and written at the end of a plain file that nobody locks or looks after.
     */
    @Benchmark
    public int leastAppend() {
        decide();
        String body = "{\"sequence\":" + (++written) + ",\"previous\":\"" + before + "\"" + entry;
        before = HexFormat.of().formatHex(hash(body.getBytes(StandardCharsets.UTF_8)));
        byte[] whole = ("{\"hash\":\"" + before + "\",\"entry\":" + body + "}\n").getBytes(StandardCharsets.UTF_8);
        try {
            Objects.requireNonNull(unlocked, "unlocked").write(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.length;
    }

    private <T> T locked(Supplier<T> work) {
        try (FileLock held = plain().lock()) {
            if (!held.isValid()) {
                throw new IllegalStateException("The lock must hold.");
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] hash() {
        return hash(line);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private int write() {
        try {
            return plain().write(ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel plain() {
        FileChannel channel = plain;
        if (channel == null) {
            throw new IllegalStateException("The benchmark must be set up before it runs.");
        }
        return channel;
    }

    private RecordedDecision recorded(@Nullable DecisionRecorder recorder) {
        if (recorder == null) {
            throw new IllegalStateException("The benchmark must be set up before it runs.");
        }
        RecordedDecision recorded = recorder.decide(portfolio, request(), Workload.AS_OF, "run-1");
        if (!recorded.recorded()) {
            throw new IllegalStateException("Every decision must be recorded.", recorded.failure());
        }
        return recorded;
    }
}
