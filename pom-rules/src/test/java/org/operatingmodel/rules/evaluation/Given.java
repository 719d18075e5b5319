package org.operatingmodel.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

/** Rules and facts of the partner portal before its MVP exit, as of midsummer 2026. */
final class Given {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    static final ProductId PORTAL = new ProductId("partner-portal");
    static final ProductId OTHER = new ProductId("design-system");
    static final String SCOPE = "GateReview( $product : productId, $asOf : asOf )";

    private Given() {}

    /** The rule with the usual scope; its conditions start at line 5. */
    static Rule rule(String conditions) {
        return scoped(SCOPE, conditions);
    }

    static Rule scoped(String scope, String conditions) {
        String text = "// Why.\n"
                + "rule \"MVP exit: as it must be\"\n"
                + "@gate( \"mvp-exit\" ) @criterion( \"mvp.tested\" ) when\n"
                + scope + "\n"
                + conditions + "\nthen\nend\n";
        RuleParser.Parsed parsed =
                RuleParser.parse("team.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return parsed.rules().get(0);
    }

    static Criterion criterion(Rule rule) {
        return new Criterion(
                rule.gateId(),
                rule.criterionId(),
                rule.enforcement(),
                rule.name(),
                new PackId("team"),
                rule.source().file(),
                rule.source().line(),
                null);
    }

    static CriterionResult explain(String conditions, Record... facts) {
        return explain(rule(conditions), facts);
    }

    static CriterionResult explain(Rule rule, Record... facts) {
        return Explainer.explain(criterion(rule), rule, facts(facts));
    }

    static Evaluation evaluate(String conditions, Record... facts) {
        return Evaluator.evaluate(rule(conditions), facts(facts));
    }

    /** The review and the facts, those that do not count apart. */
    static Facts facts(Record... facts) {
        return facts(List.of(facts));
    }

    static Facts facts(List<? extends Record> facts) {
        List<Record> counting = new ArrayList<>();
        List<Record> notCounting = new ArrayList<>();
        counting.add(review());
        for (Record fact : facts) {
            boolean counts = !(fact instanceof Dated dated) || dated.presenceAt(AS_OF) == Dated.Presence.COUNTS;
            (counts ? counting : notCounting).add(fact);
        }
        return Facts.of(AS_OF, counting, notCounting);
    }

    static GateReview review() {
        return new GateReview(GateId.MVP_EXIT, portal(), AS_OF);
    }

    static Product portal() {
        return new Product(
                PORTAL,
                "Partner portal",
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(Channel.WEB, Channel.API),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    static Instant daysAgo(long days) {
        return AS_OF.minus(Duration.ofDays(days));
    }

    static ProductRisk risk(String id, Severity severity, boolean open, String owner, Milestone... milestones) {
        return new ProductRisk(
                new RiskId(id),
                PORTAL,
                "Risk " + id,
                severity,
                open,
                owner == null ? null : new PersonId(owner),
                List.of(milestones),
                daysAgo(30));
    }

    static Milestone milestone(String name, Instant due, boolean done) {
        return new Milestone(name, due, done);
    }

    static Evidence evidence(String id, EvidenceKind kind, String subject, Instant observedAt) {
        return evidence(id, PORTAL, kind, subject, observedAt, null, null);
    }

    static Evidence evidence(
            String id,
            ProductId product,
            EvidenceKind kind,
            String subject,
            Instant observedAt,
            Instant expires,
            BigDecimal value) {
        return new Evidence(
                new EvidenceId(id),
                product,
                kind,
                subject,
                null,
                URI.create("https://example.org/" + id),
                new PersonId("ada"),
                observedAt,
                expires,
                null,
                value);
    }
}
