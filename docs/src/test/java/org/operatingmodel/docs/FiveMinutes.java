package org.operatingmodel.docs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
// snippet:start imports
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
// snippet:end imports

/** The first five minutes of a host. */
final class FiveMinutes {
    private FiveMinutes() {}

    static void run(PrintStream out) {
        // snippet:start decide
        RulePack mobile = RulePack.from(Path.of("examples/packs/mobile-phased-rollout"));
        Governance governance = Governance.load(RulePack.standard(), mobile); // the expensive step: do it once

        Portfolio portfolio = PortfolioReader.standard()
                .knowing(mobile.evidenceKinds())
                .read(Path.of("examples/data/suite/portfolio.yaml"));
        Instant asOf = Instant.parse("2024-10-01T00:00:00Z"); // time is an argument: same input, same answer

        GateDecision decision = governance.decide(portfolio, GateRequest.of("partner-portal", "mvp-exit"), asOf);
        if (decision.blocked()) {
            out.println(decision.explanation().headline());
        }
        PortfolioReview review = governance.review(portfolio, asOf); // every product at the exit of its stage
        out.println(review.decisions().size() + " decisions, blocked: " + review.blocked());
        // snippet:end decide
    }
}
