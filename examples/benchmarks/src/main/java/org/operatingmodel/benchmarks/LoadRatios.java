package org.operatingmodel.benchmarks;

import java.util.Map;

/** The ways of {@link LoadBenchmark} in turns: what the checks are of a load. */
public final class LoadRatios {
    private LoadRatios() {}

    /** Runs with as many turns as the argument says, or 10. */
    public static void main(String[] args) {
        int turns = args.length == 0 ? 10 : Integer.parseInt(args[0]);
        LoadBenchmark load = new LoadBenchmark();
        Map<String, Double> micros = new Interleaved()
                .add("load: check, compile, decide once", load::load)
                .add("check", load::check)
                .add("plain drools-mvel: compile", load::plainDrools)
                .run(turns);
        double reference = micros.getOrDefault("load: check, compile, decide once", Double.NaN);
        micros.forEach((name, each) -> System.out.println(Interleaved.row(name, each, reference)));
    }
}
