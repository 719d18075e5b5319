package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.Impact;
import org.operatingmodel.rules.audit.LogDurability;
import org.operatingmodel.rules.audit.Replay;
import org.operatingmodel.rules.language.Vocabulary;

/** What it costs to ask another policy about each entry of a log, beside deciding as much, in processor time. */
public final class ImpactRatios {
    private static final int ENTRIES = 1_000;
    private static final int PRODUCTS = 100;

    private ImpactRatios() {}

    /** Runs with as many turns as the argument says, or 6. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("impact-ratios");
        Portfolio portfolio = Workload.portfolio(PRODUCTS, true);
        Governance governance = Governance.load(Workload.pack());
        Governance candidate = Governance.load(Workload.pack());
        try (FileDecisionLog log =
                FileDecisionLog.at(folder, new FileDecisionLog.Settings(LogDurability.PROCESS, 16L << 20))) {
            DecisionRecorder recorder = DecisionRecorder.of(governance, log, Clock.systemUTC());
            for (int i = 0; i < ENTRIES; i++) {
                recorder.decide(portfolio, Workload.request(i % PRODUCTS), Workload.AS_OF, null);
            }
            Map<String, Double> micros = new LinkedHashMap<>();
            new Interleaved()
                    .add("decide", () -> {
                        for (int i = 0; i < ENTRIES; i++) {
                            candidate.decide(portfolio, Workload.request(i % PRODUCTS), Workload.AS_OF);
                        }
                        return ENTRIES;
                    })
                    .add("impact", () -> Impact.onLog(log, candidate, Vocabulary.standard()))
                    .add("replay", () -> {
                        Replay.of(log).forEach(replayed -> {});
                        return ENTRIES;
                    })
                    .run(args.length == 0 ? 6 : Integer.parseInt(args[0]))
                    .forEach((name, all) -> micros.put(name, all / ENTRIES));
            double alone = micros.getOrDefault("decide", Double.NaN);
            System.out.println("An entry of 20 criteria over 22 facts:");
            micros.forEach((name, each) -> System.out.println(Interleaved.row(name, each, alone)));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
