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

/** From a pilot of ten teams to a whole organisation: a review of a snapshot that was not asked about before. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
public class TeamsBenchmark {
    /** How many teams there are; each answers for four products. */
    @Param({"10", "100", "750"})
    public int teams;

    private final Governance governance = Governance.load(RulePack.standard());
    private Portfolio even = Portfolio.builder().build();
    private Portfolio odd = even;

    /** Makes two snapshots. */
    @Setup
    public void setup() {
        even = StandardPortfolio.ofTeams(teams);
        odd = even.toBuilder().build();
    }

    /** In turns of two snapshots, so that each is new. */
    @Benchmark
    public PortfolioReview review() {
        Portfolio snapshot = even;
        even = odd;
        odd = snapshot;
        return governance.review(snapshot, Workload.AS_OF);
    }
}
