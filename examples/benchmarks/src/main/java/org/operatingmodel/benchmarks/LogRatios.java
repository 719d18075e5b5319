package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.util.Map;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** What a log costs beside the decisions that it records, in processor time. */
public final class LogRatios {
    private static final int PRODUCTS = 100;

    private LogRatios() {}

    /** Runs with as many turns as the argument says, or 6. */
    public static void main(String[] args) throws IOException {
        int turns = args.length == 0 ? 6 : Integer.parseInt(args[0]);
        print("20 criteria over 22 facts, all met", new LogBenchmark(), turns);
        print(
                "20 criteria over 22 facts, 5 of them not met and explained",
                new LogBenchmark(Workload.portfolio(PRODUCTS, false), Governance.load(Workload.pack())),
                turns);
        print(
                "the standard gates, by the stage of each product",
                new LogBenchmark(StandardPortfolio.of(PRODUCTS), Governance.load(RulePack.standard())),
                turns);
    }

    private static void print(String what, LogBenchmark benchmark, int turns) throws IOException {
        benchmark.open();
        try {
            Map<String, Double> micros = new Interleaved()
                    .add("decide", benchmark::decide)
                    .add("review of 100", PRODUCTS, benchmark::review)
                    .add("with what it looked up", benchmark::trace)
                    .add("decide, lock", benchmark::lockAlone)
                    .add("decide, hash the smallest entry", benchmark::hashAlone)
                    .add("decide, write the smallest entry", benchmark::writeAlone)
                    .add("decide, and all three", benchmark::floor)
                    .add("decide, its entry in a plain file, no lock", benchmark::leastAppend)
                    .add("decide, append an entry made before", benchmark::append)
                    .add("the same, lock given back each time", benchmark::appendAndGiveBack)
                    .add("100 of either, appended together", PRODUCTS, benchmark::appendTogether)
                    .add("recorded, for the process", benchmark::record)
                    .add("recorded, on the device", benchmark::recordOnDevice)
                    .add("review of 100, recorded, for the process", PRODUCTS, benchmark::recordReview)
                    .add("review of 100, recorded, on the device", PRODUCTS, benchmark::recordReviewOnDevice)
                    .run(turns);
            double alone = micros.getOrDefault("decide", Double.NaN);
            System.out.println(what + ":");
            micros.forEach((name, each) -> System.out.println(Interleaved.row(name, each, alone)));
        } finally {
            benchmark.remove();
        }
    }
}
