package org.operatingmodel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** A review of a whole portfolio by the standard gates, of a snapshot that was not asked about before. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReviewBenchmark {
    /** How many products the portfolio has. */
    @Param({"100", "1000", "10000"})
    public int products;

    private final Governance governance = Governance.load(RulePack.standard());
    private Portfolio even = Portfolio.builder().build();
    private Portfolio odd = even;

    /** Makes two snapshots, and sees that they hold what they must. */
    @Setup
    public void setup() {
        even = StandardPortfolio.of(products);
        odd = even.toBuilder().build();
        PortfolioReview review = review();
        long passed = review.decisions().stream()
                .filter(decision -> !decision.blocked())
                .count();
        if (review.decisions().size() != products || passed != products * 4L / 5) {
            throw new IllegalStateException(
                    "Of " + products + " products four of five must pass, but " + passed + " do.");
        }
    }

    /** In turns of two snapshots, so that each is new. */
    PortfolioReview review() {
        Portfolio snapshot = even;
        even = odd;
        odd = snapshot;
        return governance.review(snapshot, Workload.AS_OF);
    }

    /** On the calling thread only. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
    public PortfolioReview oneThread() {
        return review();
    }

    /** On the calling thread and one more. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1")
    public PortfolioReview twoThreads() {
        return review();
    }
}
