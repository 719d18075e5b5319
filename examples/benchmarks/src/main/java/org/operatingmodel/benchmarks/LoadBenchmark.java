package org.operatingmodel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** Loading a pack of twenty rules, warm: read and check it, then compile it, which its first decision does. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LoadBenchmark {
    private final Portfolio portfolio = Workload.portfolio(1, true);
    private final byte[] plain = Workload.resource("plain.drl");

    /** Text to checked rules. */
    @Benchmark
    public RulePack check() {
        return Workload.pack();
    }

    /** Text to the first decision. */
    @Benchmark
    public GateDecision load() {
        return Governance.load(Workload.pack()).decide(portfolio, Workload.request(0), Workload.AS_OF);
    }

    /** Plain Drools, text to knowledge base. */
    @Benchmark
    public Object plainDrools() {
        return PlainDrools.compile(plain);
    }
}
