package org.operatingmodel.docs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** A pack of the organisation that tightens and overrides the standard gates for some products. */
final class PackLayers {
    private PackLayers() {}

    static void decide(PrintStream out) {
        Portfolio known = PortfolioReader.standard().read(Path.of("examples/data/suite/portfolio.yaml"));
        // snippet:start decide
        RulePack partners = RulePack.from(Path.of("examples/packs/partner-business"));
        Governance governance = Governance.load(RulePack.standard(), partners);
        OverrideDecision decided = new OverrideDecision(
                new OverrideDecisionId("OD-2024-11"),
                new PackId("standard"),
                new CriterionId("mvp.telemetry-live"),
                Enforcement.WAIVABLE,
                null,
                null,
                new ProductId("partner-portal"),
                "Agreed with both partners.",
                new PersonId("partners-product-manager"),
                new PersonId("portfolio-lead"),
                Instant.parse("2024-09-15T00:00:00Z"),
                Instant.parse("2024-12-15T00:00:00Z"));
        Portfolio portfolio = known.toBuilder().overrideDecisions(decided).build();
        for (String day : List.of("2024-10-01", "2025-01-01")) {
            Instant asOf = Instant.parse(day + "T00:00:00Z");
            GateDecision decision = governance.decide(portfolio, GateRequest.of("partner-portal", "mvp-exit"), asOf);
            out.println(day);
            decision.explanation()
                    .text()
                    .lines()
                    .filter(line -> line.matches(
                            "  mvp.(telemetry|runbook).*|  partner.*|    (parameter|tightened|override).*"))
                    .forEach(out::println);
        }
        // snippet:end decide
    }
}
