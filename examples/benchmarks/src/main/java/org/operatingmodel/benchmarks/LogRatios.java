package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.util.Map;

/** What a log costs beside the decision that it records, in processor time. */
public final class LogRatios {
    private LogRatios() {}

    /** Runs with as many turns as the argument says, or 6. */
    public static void main(String[] args) throws IOException {
        LogBenchmark benchmark = new LogBenchmark();
        benchmark.open();
        try {
            Map<String, Double> micros = new Interleaved()
                    .add("decide", benchmark::decide)
                    .add("with what it looked up", benchmark::trace)
                    .add("decide, hash and write as many bytes", benchmark::floor)
                    .add("decide, append an entry made before", benchmark::append)
                    .add("recorded, for the process", benchmark::record)
                    .add("recorded, on the device", benchmark::recordOnDevice)
                    .add("review of 100, recorded, for the process", 100, benchmark::recordReview)
                    .add("review of 100, recorded, on the device", 100, benchmark::recordReviewOnDevice)
                    .run(args.length == 0 ? 6 : Integer.parseInt(args[0]));
            double alone = micros.getOrDefault("decide", Double.NaN);
            System.out.println("A decision of 20 criteria over 22 facts:");
            micros.forEach((name, each) -> System.out.println(Interleaved.row(name, each, alone)));
        } finally {
            benchmark.remove();
        }
    }
}
