package org.operatingmodel.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Reviews of a portfolio with one criterion more at each standard gate: either over its evidence, or over facts of the host,
 * three for each product.
 */
final class HostFactReviews {
    private static final int FACTS = 3;

    private final Governance governance;
    private final HostFacts facts;
    private Portfolio even;
    private Portfolio odd;

    private HostFactReviews(Portfolio portfolio, HostFacts facts, String imported, String condition) {
        this.even = portfolio;
        this.odd = portfolio.toBuilder().build();
        this.facts = facts;
        this.governance = Governance.load(RulePack.standard(), pack(imported, condition));
    }

    /** With a criterion over evidence, and without host facts. */
    static Supplier<PortfolioReview> without(Portfolio portfolio) {
        return new HostFactReviews(
                portfolio,
                HostFacts.NONE,
                "org.operatingmodel.evidence.Evidence",
                "$e : Evidence( productId == $product, observedWithin( Duration.ofDays( 30 ), $asOf ) )")::review;
    }

    /** With a criterion over host facts. */
    static Supplier<PortfolioReview> with(Portfolio portfolio) {
        List<Inspection> inspections = new ArrayList<>();
        for (Product product : portfolio.products()) {
            for (int i = 1; i <= FACTS; i++) {
                inspections.add(
                        new Inspection(product.id() + "-" + i, product.id(), Workload.AS_OF.minus(Duration.ofDays(i))));
            }
        }
        return new HostFactReviews(
                portfolio,
                HostFacts.of(inspections),
                Inspection.class.getName(),
                "$i : Inspection( productId == $product, inspectedWithin( Duration.ofDays( 30 ), $asOf ) )")::review;
    }

    private static RulePack pack(String imported, String condition) {
        StringBuilder text = new StringBuilder("import java.time.Duration\nimport ")
                .append(imported)
                .append("\nimport org.operatingmodel.gate.GateReview\n");
        for (Stage stage : Stage.values()) {
            GateId.exitOf(stage)
                    .ifPresent(gate -> text.append("rule \"Seen at ")
                            .append(gate)
                            .append("\" @gate( \"")
                            .append(gate)
                            .append("\" ) @criterion( \"seen.")
                            .append(gate)
                            .append("\" )\nwhen\n    GateReview( $product : productId, $asOf : asOf )\n    ")
                            .append(condition)
                            .append("\nthen\nend\n"));
        }
        PackManifest manifest =
                new PackManifest(new PackId("seen"), "1.0.0", "benchmarks", List.of(), List.of(), List.of());
        return RulePack.of(
                manifest,
                Map.of("seen.drl", text.toString().getBytes(StandardCharsets.UTF_8)),
                Vocabulary.standard().withFacts(Inspection.class));
    }

    /** In turns of two snapshots, so that each is new. */
    private PortfolioReview review() {
        Portfolio snapshot = even;
        even = odd;
        odd = snapshot;
        PortfolioReview review = governance.review(snapshot, facts, Workload.AS_OF);
        int products = snapshot.products().size();
        long passed = review.decisions().stream()
                .filter(decision -> !decision.blocked())
                .count();
        if (passed != products * 4L / 5) {
            throw new IllegalStateException(
                    "Of " + products + " products four of five must pass, but " + passed + " do.");
        }
        return review;
    }
}
