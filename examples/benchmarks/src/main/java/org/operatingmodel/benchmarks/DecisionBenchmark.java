package org.operatingmodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;

/**
 * One decision, warm: twenty criteria over 22 facts, each product of a hundred in turn.
 *
 * <p>{@link #handWritten} and {@link #plainDrools} get the facts of the product and give back names; {@link #decide} gets
 * the portfolio and gives back a decision with its facts, and explains what is unmet.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionBenchmark {
    private static final int PRODUCTS = 100;

    /** How many of the twenty criteria are unmet. */
    @Param({"0", "5"})
    public int unmet;

    private final List<List<Record>> slices = new ArrayList<>();
    private final List<Facts> facts = new ArrayList<>();
    private final List<GateRequest> requests = new ArrayList<>();
    private Portfolio portfolio = Portfolio.builder().build();
    private Governance governance = Governance.load();
    private PlainDrools plainDrools = PlainDrools.compile();
    private List<Criterion> criteria = List.of();
    private List<Evaluator> evaluators = List.of();
    private int next;

    /** Makes the facts, and compares what each way comes to for every product. */
    @Setup
    public void setup() {
        RulePack pack = Workload.pack();
        governance = Governance.load(pack);
        plainDrools = PlainDrools.compile(Workload.resource("plain.drl"));
        portfolio = Workload.portfolio(PRODUCTS, unmet == 0);
        criteria = governance.criteria(Workload.GATE);
        evaluators = pack.rules().stream().map(Evaluator::of).toList();
        for (int i = 0; i < PRODUCTS; i++) {
            List<Record> slice = Workload.slice(i, unmet == 0);
            slices.add(slice);
            facts.add(Facts.of(Workload.AS_OF, slice, List.of()));
            requests.add(Workload.request(i));
        }
        for (int i = 0; i < PRODUCTS; i++) {
            next = i;
            Set<String> expected = new TreeSet<>(handWritten());
            same("plain Drools", expected, new TreeSet<>(plainDrools()));
            GateDecision decision = decide();
            same("the decision", expected, met(decision.results()));
            same("the explainer", expected, met(explainer()));
            List<Evaluation> evaluations = evaluator();
            same(
                    "the evaluator",
                    expected,
                    new TreeSet<>(IntStream.range(0, criteria.size())
                            .filter(rule -> evaluations.get(rule) instanceof Evaluation.Matched)
                            .mapToObj(rule -> criteria.get(rule).id().value())
                            .toList()));
            if (expected.size() != Workload.CRITERIA - unmet || decision.facts().size() != Workload.FACTS) {
                throw new IllegalStateException("Of " + Workload.CRITERIA + " criteria " + unmet
                        + " must be unmet over " + Workload.FACTS + " facts, but met are " + expected + " over "
                        + decision.facts().size() + ".");
            }
        }
        next = 0;
    }

    private static Set<String> met(List<CriterionResult> results) {
        Set<String> met = new TreeSet<>();
        for (CriterionResult result : results) {
            if (result instanceof Met) {
                met.add(result.criterion().id().value());
            } else if (!(result instanceof Unmet)) {
                throw new IllegalStateException("Every criterion must be met or unmet, but there is " + result);
            }
        }
        return met;
    }

    private static void same(String who, Set<String> expected, Set<String> met) {
        if (!expected.equals(met)) {
            throw new IllegalStateException("By hand, met are " + expected + ", but by " + who + " " + met);
        }
    }

    private int product() {
        next = next + 1 == PRODUCTS ? 0 : next + 1;
        return next;
    }

    /** Java predicates. */
    @Benchmark
    public List<String> handWritten() {
        return HandWritten.met(slices.get(product()));
    }

    /** Drools by hand. */
    @Benchmark
    public List<String> plainDrools() {
        return plainDrools.met(slices.get(product()));
    }

    /** This library. */
    @Benchmark
    public GateDecision decide() {
        return governance.decide(portfolio, requests.get(product()), Workload.AS_OF);
    }

    /** The naive evaluator alone, without explanation. */
    @Benchmark
    public List<Evaluation> evaluator() {
        Facts slice = facts.get(product());
        List<Evaluation> evaluations = new ArrayList<>(evaluators.size());
        for (Evaluator evaluator : evaluators) {
            evaluations.add(evaluator.evaluate(slice));
        }
        return evaluations;
    }

    /** The naive evaluator alone, with explanation. */
    @Benchmark
    public List<CriterionResult> explainer() {
        Facts slice = facts.get(product());
        List<CriterionResult> results = new ArrayList<>(evaluators.size());
        for (int i = 0; i < evaluators.size(); i++) {
            results.add(Explainer.explain(criteria.get(i), evaluators.get(i), slice));
        }
        return results;
    }
}
