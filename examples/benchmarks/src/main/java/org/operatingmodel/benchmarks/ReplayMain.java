package org.operatingmodel.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.Impact;
import org.operatingmodel.rules.audit.LogDurability;
import org.operatingmodel.rules.audit.LogVerification;
import org.operatingmodel.rules.audit.Replay;
import org.operatingmodel.rules.audit.ReplayedDecision.Outcome;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Writes a log of many decisions and makes them again, perhaps in another process, on another Java or in another locale:
 * {@code write FOLDER DECISIONS} or {@code replay FOLDER}.
 */
public final class ReplayMain {
    private static final int PRODUCTS = 1_000;
    private static final double NANOS = 1e9;

    private ReplayMain() {}

    /** Writes or replays. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        try (FileDecisionLog log =
                FileDecisionLog.at(folder, new FileDecisionLog.Settings(LogDurability.PROCESS, 16L << 20))) {
            if (args[0].equals("write")) {
                write(log, Integer.parseInt(args[2]));
            } else {
                replay(log);
            }
        }
    }

    private static void write(FileDecisionLog log, int decisions) throws Exception {
        Governance governance = Governance.load(RulePack.standard());
        Portfolio portfolio = StandardPortfolio.of(PRODUCTS);
        DecisionRecorder recorder = DecisionRecorder.of(governance, log, Clock.systemUTC());
        long start = CpuTime.now();
        int written = 0;
        for (int round = 0; written < decisions; round++) {
            Instant asOf = Workload.AS_OF.plusSeconds(round);
            written += recorder.review(portfolio, HostFacts.NONE, asOf, "round-" + round)
                    .size();
        }
        Files.writeString(log.folder().resolve("head"), log.head().orElseThrow().toString());
        System.out.printf(
                Locale.ROOT, "%d decisions written in %.1f s of CPU%n", written, (CpuTime.now() - start) / NANOS);
    }

    private static void replay(FileDecisionLog log) throws Exception {
        long start = CpuTime.now();
        LogVerification verified = LogVerification.of(log, log.head().orElseThrow());
        System.out.print(verified.text());
        long checked = CpuTime.now();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        MessageDigest results = MessageDigest.getInstance("SHA-256");
        Replay.of(log).forEach(replayed -> {
            outcomes.merge(replayed.outcome(), 1, Integer::sum);
            results.update(replayed.logged().result().getBytes(StandardCharsets.UTF_8));
        });
        long replayed = CpuTime.now();
        Impact impact = Impact.onLog(log, Governance.load(RulePack.standard()), Vocabulary.standard());
        long asked = CpuTime.now();
        System.out.printf(
                Locale.ROOT,
                "%s, results %s, on Java %s in %s: verified in %.1f s, replayed in %.1f s, impact of the same packs"
                        + " (%d changes of %d) in %.1f s of CPU%n",
                outcomes,
                HexFormat.of().formatHex(results.digest()),
                System.getProperty("java.version"),
                Locale.getDefault(),
                (checked - start) / NANOS,
                (replayed - checked) / NANOS,
                impact.changes().size(),
                impact.decisions(),
                (asked - replayed) / NANOS);
    }
}
