package org.operatingmodel.docs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** Loads an optional pack of the library. */
final class OptionalPacks {
    private OptionalPacks() {}

    static void run(PrintStream out) {
        Portfolio portfolio = PortfolioReader.standard().read(Path.of("examples/data/suite/portfolio.yaml"));
        Instant asOf = Instant.parse("2024-10-01T00:00:00Z");
        // snippet:start assess
        Governance governance = Governance.load(RulePack.standard(), RulePack.shipped("outcomes"));
        Assessment assessment = governance.assess(portfolio, asOf);
        out.println(assessment.headline());
        for (PracticeResult breach : assessment.breaches()) {
            out.println(breach.practice().id() + " of " + breach.about());
        }
        // snippet:end assess
    }
}
