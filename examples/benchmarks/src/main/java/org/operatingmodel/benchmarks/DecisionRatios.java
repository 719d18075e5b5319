package org.operatingmodel.benchmarks;

import java.util.Map;

/** The ways of {@link DecisionBenchmark} in turns, as multiples of predicates written by hand. */
public final class DecisionRatios {
    private DecisionRatios() {}

    /** Runs with as many turns as the argument says, or 10. */
    public static void main(String[] args) {
        int turns = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        DecisionBenchmark allMet = of(0);
        DecisionBenchmark fiveUnmet = of(5);
        Map<String, Double> micros = new Interleaved()
                .add("hand-written", allMet::handWritten)
                .add("plain drools-mvel", allMet::plainDrools)
                .add("decide", allMet::decide)
                .add("decide, 5 unmet and explained", fiveUnmet::decide)
                .add("naive evaluator alone", allMet::evaluator)
                .add("explainer alone", allMet::explainer)
                .add("explainer alone, 5 unmet", fiveUnmet::explainer)
                .run(turns);
        double reference = micros.getOrDefault("hand-written", Double.NaN);
        micros.forEach((name, each) -> System.out.println(Interleaved.row(name, each, reference)));
    }

    private static DecisionBenchmark of(int unmet) {
        DecisionBenchmark benchmark = new DecisionBenchmark();
        benchmark.unmet = unmet;
        benchmark.setup();
        return benchmark;
    }
}
