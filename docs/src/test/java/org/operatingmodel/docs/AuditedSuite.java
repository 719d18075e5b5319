package org.operatingmodel.docs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.audit.DecisionHistory;
import org.operatingmodel.rules.audit.DecisionLog;
import org.operatingmodel.rules.audit.DecisionRecorder;
import org.operatingmodel.rules.audit.FileDecisionLog;
import org.operatingmodel.rules.audit.Impact;
import org.operatingmodel.rules.audit.LogHead;
import org.operatingmodel.rules.audit.LogVerification;
import org.operatingmodel.rules.audit.RecordedDecision;
import org.operatingmodel.rules.audit.Replay;
import org.operatingmodel.rules.language.Vocabulary;

/** A review that is recorded, verified, made again, and asked about. */
final class AuditedSuite {
    private AuditedSuite() {}

    static void run(Path folder, PrintStream out) {
        RulePack mobile = RulePack.from(Path.of("examples/packs/mobile-phased-rollout"));
        Portfolio portfolio = PortfolioReader.standard()
                .knowing(mobile.evidenceKinds())
                .read(Path.of("examples/data/suite/portfolio.yaml"));
        Instant asOf = Instant.parse("2024-10-01T00:00:00Z");
        InstantSource clock = InstantSource.fixed(asOf.plusSeconds(3));
        // snippet:start record
        Governance governance = Governance.load(RulePack.standard());
        DecisionLog log = FileDecisionLog.at(folder);
        DecisionRecorder recorder = DecisionRecorder.of(governance, log, clock).withAllFacts();
        // snippet:end record
        // snippet:start review
        List<RecordedDecision> recorded = recorder.review(portfolio, HostFacts.NONE, asOf, "nightly-17");
        for (RecordedDecision each : recorded) {
            each.notRecorded().ifPresent(out::println); // the decision is there all the same
        }
        LogHead head = log.head().orElseThrow(); // keep it where who can change the log cannot
        // snippet:end review
        out.println(recorded.size() + " decisions, the last is entry " + head.sequence());
        // snippet:start shadow
        Governance candidate = Governance.load(RulePack.standard(), mobile);
        GateRequest launch = GateRequest.of("mobile-companion", "limited-launch-exit");
        recorder.withShadow(candidate).decide(portfolio, launch, asOf, "shadow-1");
        DecisionHistory.of(log)
                .decision(8)
                .ifPresent(entry -> out.println("decided " + entry.verdict().word() + ", the shadow "
                        + entry.shadowVerdict().orElseThrow().word()));
        // snippet:end shadow
        // snippet:start answers
        LogVerification verified = LogVerification.of(log, head);
        out.println("intact: " + verified.intact() + ", " + verified.completeness());
        Replay.of(log).forEach(each -> out.println("entry " + each.logged().sequence() + " " + each.outcome()));
        Impact impact = Impact.onLog(log, candidate, Vocabulary.standard());
        out.println("would be blocked: " + impact.newlyBlocked() + ", nobody can say: "
                + impact.undecided().size());
        // snippet:end answers
        log.close();
    }
}
