package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Conditions that pass every limit of the text and would take hours over 500 facts: each ends, its criterion is
 * unevaluable, and the other criterion of its gate and pack gets its result.
 */
class BombsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");
    private static final int FACTS = 500;
    private static final String STEPS = "exceeded the step budget of 1000000 constraint evaluations;"
            + " join the patterns by comparing a property of one with a variable of another";
    private static final String WORK = "exceeded the step budget of 100000000 characters, elements and computed values;"
            + " match shorter texts, or join the patterns first";

    /** Five hundred facts with texts of 150 letters and the values 0 to 499. */
    private static Portfolio portfolio() {
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("growth"), "Growth"))
                .people(new Person(new PersonId("ann"), "Ann"))
                .products(new Product(
                        PORTAL,
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(),
                        new ValueStreamId("growth"),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null));
        for (int i = 0; i < FACTS; i++) {
            portfolio.evidence(new Evidence(
                    new EvidenceId("e" + i),
                    PORTAL,
                    EvidenceKind.DOCUMENT,
                    "a".repeat(150),
                    null,
                    URI.create("urn:" + i),
                    new PersonId("ann"),
                    AS_OF.minus(Duration.ofDays(1)),
                    null,
                    null,
                    BigDecimal.valueOf(i)));
        }
        return portfolio.build();
    }

    private static List<CriterionResult> results(String conditions) {
        String rule = "rule \"%s\" @gate( \"mvp-exit\" ) @criterion( \"test.%s\" )\nwhen\n"
                + "GateReview( $product : productId )\n%s\nthen\nend\n";
        String query =
                "query pairs( ProductId $p ) $a : Evidence( productId == $p ) Evidence( value > $a.value ) end\n";
        String text = query
                + rule.formatted("Bomb", "bomb", conditions)
                + rule.formatted("Harmless", "harmless", "Evidence( productId == $product, id == \"e7\", value == 7 )");
        PackManifest manifest = new PackManifest(new PackId("test"), "1.0.0", "test", List.of(), List.of(), List.of());
        RulePack pack = RulePack.of(manifest, Map.of("bomb.drl", text.getBytes(StandardCharsets.UTF_8)));
        return Governance.load(pack)
                .decide(portfolio(), GateRequest.of("portal", "mvp-exit"), AS_OF)
                .results();
    }

    private static void assertEnds(String conditions, String cause) {
        List<CriterionResult> results = results(conditions);
        assertThat(results.get(0)).isInstanceOf(Unevaluable.class);
        assertThat(((Unevaluable) results.get(0)).cause()).isEqualTo(cause);
        assertThat(results.get(1)).isInstanceOf(Met.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            joined by nothing that tells them apart  ~ $a : Evidence( value > 0 ) $b : Evidence( value > $a.value ) Evidence( value > $b.value )
            under exists                             ~ exists( $a : Evidence( value > 0 ) and $b : Evidence( value > $a.value ) and Evidence( value < $a.value, value > $b.value ) )
            under not                                ~ not( $a : Evidence( value > 0 ) and $b : Evidence( value > $a.value ) and Evidence( value < $a.value, value > $b.value ) )
            under accumulate                         ~ accumulate( $a : Evidence() and $b : Evidence( this != $a ) and $c : Evidence( value > $b.value ); $n : count( $c ); $n > 0 )
            under forall                             ~ forall( $a : Evidence( value > 0 ) $b : Evidence( value >= $a.value ) Evidence( value <= $b.value ) )
            in a query                               ~ ?pairs( $product; ) ?pairs( $product; )
            """)
    void a_product_of_facts_ends(String how, String conditions) {
        assertEnds(conditions, STEPS);
    }

    @Test
    void one_long_match_of_an_expression_ends() {
        List<CriterionResult> results =
                results("Evidence( subject matches \"[a-z]*[a-z]*[a-z]*!\", subject!.length >= 150 )");
        assertThat(results.get(0)).isInstanceOf(Unevaluable.class);
        assertThat(results.get(1)).isInstanceOf(Met.class);
    }

    @Test
    void many_matches_of_an_expression_end_together() {
        assertEnds("Evidence( value < 0" + " || subject matches \"a*[a-z]*b\"".repeat(20) + " )", WORK);
    }

    @Test
    void a_long_list_that_is_asked_for_every_fact_ends() {
        assertEnds(
                "accumulate( $a : Evidence() and $b : Evidence( value != $a.value ); $all : collectList( $b ) )\n"
                        + "Evidence( value < 0 || $all not contains this )",
                WORK);
    }

    @Test
    void a_sum_over_many_that_is_read_for_every_fact_ends() {
        assertEnds(
                "accumulate( $a : Evidence() and Evidence( value != $a.value, $v : value ); $sum : sum( $v ) )\n"
                        + "Evidence( value > $sum )",
                WORK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            Cost( productId == $product, billed + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 < 0 )
            Cost( productId == $product, $a : billed + 1 + 1 + 1 + 1, $b : $a * $a * $a * $a, $b * $b * 2 < 0 )
            """)
    void what_an_engine_would_take_for_ever_to_read_is_refused(String conditions) {
        RulePackException refused = catchThrowableOfType(RulePackException.class, () -> results(conditions));
        assertThat(refused.findings()).extracting(Finding::slug).containsExactly("limit-exceeded");
    }

    @Test
    void a_rule_with_too_many_matches_ends() {
        assertEnds(
                "$a : Evidence( value >= 0 ) $b : Evidence( value >= 0 )",
                "has more than 100000 matches; join the patterns by more properties");
    }

    @Test
    void the_explanation_of_a_rule_that_is_soon_unmet_ends() {
        String heavy = "exists( $x : Evidence( value < 100 ) and $y : Evidence( value < 100 ) and"
                + " Evidence( value < $x.value, value > $y.value, subject == \"b\" ) )";
        List<CriterionResult> results = results(
                "$a : Evidence( value >= 0 )\nEvidence( value > $a.value, subject == \"b\" )\n" + heavy + "\n" + heavy);
        assertThat(results.get(0)).isInstanceOf(Unmet.class);
        assertThat(((Unmet) results.get(0)).failedConditions()).isNotEmpty();
        assertThat(results.get(1)).isInstanceOf(Met.class);
    }
}
