package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.rules.gate.Given;

/** Who decides, as facts for practices: computed for the subject that is asked about, and no other. */
class AuthorityFactsTest {
    private static final String RIGHTS = """
            decision,role,right,condition
            ship,product-lead,decides,productId == 'partner-portal'
            ship,operations,vetoes,
            move,product-lead,decides,
            """;

    private static List<PracticeVerdict> verdicts(String subject, String conditions) {
        return verdicts(subject, conditions, Given.healthy());
    }

    private static List<PracticeVerdict> verdicts(String subject, String conditions, Given given) {
        PackManifest manifest = new PackManifest(
                new PackId("test"),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        String rule = "rule \"A\" @practice( \"test.a\" ) when " + subject + " " + conditions + " then end\n"
                + "rule \"B\" @escalation( \"test.b\" ) @to( \"executive\" ) @within( \"P5D\" ) when"
                + " UnresolvedMatter( ) then end\n";
        RulePack pack = RulePack.of(
                manifest,
                Map.of(
                        "rights.csv", RIGHTS.getBytes(StandardCharsets.UTF_8),
                        "test.drl", rule.getBytes(StandardCharsets.UTF_8)));
        return Governance.load(RulePack.standard(), pack)
                .assess(given.portfolio(), AS_OF)
                .of(new PracticeId("test.a"))
                .stream()
                .map(result -> result.verdict())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ResolvedDecision( decisionId == \"ship\", productId == $product, decider == RoleId.PRODUCT_LEAD ) | UNMET MET",
                "ResolvedDecision( decisionId == \"ship\", resolution == ResolutionKind.GAP )                    | MET UNMET",
                "ResolvedDecision( decisionId == \"move\", decider == RoleId.PRODUCT_LEAD )                      | MET MET",
                "ResolvedDecision( productId == null )                                                          | UNMET UNMET",
                "AppliedRight( decisionId == \"ship\", right == RightKind.VETOES, filled )                       | MET MET",
                "AppliedRight( decisionId == \"ship\", right == RightKind.DECIDES )                              | UNMET MET",
                "EscalationRoute( stepId == \"test.b\", !filled )                                                | MET MET",
            })
    void a_product_sees_the_rights_about_it(String condition, String verdicts) {
        // in the order of products: identity, partner-portal
        assertThat(verdicts("ReviewedProduct( $product : productId )", "exists " + condition))
                .extracting(PracticeVerdict::name)
                .containsExactly(verdicts.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ResolvedDecision( productId == null, decisionId == \"move\" ) | UNMET | MET",
                "ResolvedDecision( productId == \"partner-portal\" )         | MET   | MET",
                "ResolvedDecision( productId == \"identity\" )               | MET   | MET",
            })
    void a_stream_sees_those_of_its_products_and_the_portfolio_all(String condition, String stream, String portfolio) {
        assertThat(verdicts("ReviewedStream( )", "exists " + condition))
                .containsExactly(PracticeVerdict.valueOf(stream));
        assertThat(verdicts("ReviewedPortfolio( )", "exists " + condition))
                .containsExactly(PracticeVerdict.valueOf(portfolio));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-23T00:00:00Z | used                 | MET",
                "2026-03-22T23:59:59Z | used                 | UNMET",
                "2026-03-22T23:59:59Z | held == 0, passed == 0 | MET",
                "2026-06-21T00:00:00Z | held == 1, passed == 1 | MET",
                "2026-06-21T00:00:01Z | used                 | UNMET",
            })
    void a_gate_is_used_that_held_a_review_in_the_90_days_before(String heldAt, String conditions, String verdict) {
        Given given = Given.healthy()
                .with(new HeldReview(
                        Given.PORTAL,
                        GateId.GA_EXIT,
                        Instant.parse(heldAt).minusSeconds(9),
                        Instant.parse(heldAt),
                        true));
        assertThat(verdicts(
                        "ReviewedPortfolio( )",
                        "exists GateUse( gateId == GateId.GA_EXIT, " + conditions + " )",
                        given))
                .containsExactly(PracticeVerdict.valueOf(verdict));
        assertThat(verdicts(
                        "ReviewedPortfolio( )", "exists GateUse( gateId == GateId.DISCOVERY_EXIT, held == 0 )", given))
                .containsExactly(PracticeVerdict.MET);
    }

    @Test
    void a_gate_is_used_by_the_products_that_held_its_reviews_and_not_all_passed() {
        Instant held = Given.daysBefore(9);
        Given given = Given.healthy()
                .with(
                        new HeldReview(Given.PORTAL, GateId.GA_EXIT, held.minusSeconds(9), held, false),
                        new HeldReview(Given.PORTAL, GateId.GA_EXIT, held, held.plusSeconds(9), true));
        // in the order of products: identity, partner-portal
        assertThat(verdicts("ReviewedProduct( )", "exists GateUse( gateId == GateId.GA_EXIT, held == 2 )", given))
                .containsExactly(PracticeVerdict.UNMET, PracticeVerdict.MET);
        assertThat(verdicts("ReviewedProduct( )", "exists GateUse( gateId == GateId.GA_EXIT, held == 0 )", given))
                .containsExactly(PracticeVerdict.MET, PracticeVerdict.UNMET);
        assertThat(verdicts("ReviewedPortfolio( )", "exists GateUse( gateId == GateId.GA_EXIT, passed == 1 )", given))
                .containsExactly(PracticeVerdict.MET);
    }
}
