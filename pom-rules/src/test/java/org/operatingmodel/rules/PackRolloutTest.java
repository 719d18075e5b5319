package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.RecordReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.PackRollout.Cohort;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PackRolloutTest {
    static final RulePack HOUSE = pack(
            "house", "base", "gates: [{id: house-exit, name: House exit, longestWaiver: P30D}]", "mandatory", """
            product.releasedVersion != null""", "");
    static final RulePack REVIEWS =
            pack("reviews", "organisation", "gates: []", "advisory", "", "RiskRegister( productId == $product )");
    static final Portfolio PORTFOLIO = Portfolio.builder()
            .valueStreams(new ValueStream(new ValueStreamId("partners"), "Partners"))
            .products(product("pilot"), product("second"), product("other"))
            .build();
    static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    static final LocalDate SECOND = LocalDate.parse("2026-06-01");

    private static RulePack pack(
            String id, String layer, String gates, String enforcement, String scope, String condition) {
        PackManifest manifest = RecordReader.yaml(
                "pack.yaml",
                ("id: " + id + "\nversion: 1.0.0\npublisher: house\nlayer: " + layer + "\n" + gates + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                PackManifest.class);
        String rule = """
                package house
                import org.operatingmodel.gate.GateReview;
                import org.operatingmodel.risk.RiskRegister;
                import org.operatingmodel.product.Product;

                // Why: for the test.
                rule "House exit: %s"
                    @gate( "house-exit" )
                    @criterion( "%s.asked" )
                    @enforcement( "%s" )
                when
                    GateReview( $product : productId )
                    %s
                then
                end
                """.formatted(
                        id,
                        id,
                        enforcement,
                        scope.isEmpty() ? condition : "Product( id == $product, releasedVersion != null )");
        return RulePack.of(manifest, Map.of("rules.drl", rule.getBytes(StandardCharsets.UTF_8)));
    }

    private static Product product(String id) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                "1.0");
    }

    static GateDecision decision(PackRollout rollout, String product, Instant asOf) {
        List<RulePack> packs = new ArrayList<>(List.of(HOUSE, REVIEWS));
        packs.addAll(rollout.steps(REVIEWS));
        return Governance.load(packs.toArray(RulePack[]::new))
                .decide(PORTFOLIO, GateRequest.of(product, "house-exit"), asOf);
    }

    private static Cohort cohort(String name, String product, LocalDate waivable, LocalDate mandatory) {
        return new Cohort(name, List.of(new ProductId(product)), waivable, mandatory);
    }

    @ParameterizedTest
    @CsvSource({
        "pilot,  2026-02-28T23:59:59.999999999Z, advisory,  passed",
        "pilot,  2026-03-01T00:00:00Z,           waivable,  blocked",
        "pilot,  2026-05-31T23:59:59.999999999Z, waivable,  blocked",
        "pilot,  2026-06-01T00:00:00Z,           mandatory, blocked",
        "second, 2026-05-31T23:59:59Z,           advisory,  passed",
        "second, 2026-06-01T00:00:00Z,           waivable,  blocked",
        "second, 2031-06-01T00:00:00Z,           waivable,  blocked",
        "other,  2031-06-01T00:00:00Z,           advisory,  passed"
    })
    void criteria_weigh_more_cohort_by_cohort_and_day_by_day(
            String product, Instant asOf, String enforcement, String verdict) {
        PackRollout rollout = new PackRollout(
                REVIEWS.id(), List.of(cohort("first", "pilot", FIRST, SECOND), cohort("next", "second", SECOND, null)));

        GateDecision decision = decision(rollout, product, asOf);

        assertThat(decision.results().get(1).criterion().enforcement().word()).isEqualTo(enforcement);
        assertThat(decision.results().get(1).word()).isEqualTo("unmet");
        assertThat(decision.verdict().word()).isEqualTo(verdict);
        assertThat(decision.results().get(0).criterion().enforcement().word()).isEqualTo("mandatory");
    }

    @Test
    void a_plan_is_a_file() {
        String yaml = """
                pack: reviews
                cohorts:
                - {name: first, products: [pilot], waivableFrom: 2026-03-01, mandatoryFrom: 2026-06-01}
                """;

        PackRollout rollout =
                RecordReader.yaml("rollout.yaml", yaml.getBytes(StandardCharsets.UTF_8), PackRollout.class);

        assertThat(rollout).isEqualTo(new PackRollout(REVIEWS.id(), List.of(cohort("first", "pilot", FIRST, SECOND))));
        assertThat(rollout.steps(REVIEWS))
                .extracting(step -> step.id().value())
                .containsExactly("reviews-first-waivable", "reviews-first-mandatory");
    }

    @Test
    void a_plan_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> new PackRollout(
                        REVIEWS.id(),
                        List.of(cohort("first", "pilot", FIRST, null), cohort("first", "pilot", SECOND, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        PackRollout.cohorts must have different names, but two are called 'first'. Rename one.
                        PackRollout.cohorts must name a product once, but 'pilot' is in 'first' and 'first'. Leave it in one.""");
        assertThatThrownBy(() -> cohort("first", "pilot", SECOND, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cohort.waivableFrom must be before mandatoryFrom '2026-06-01', but was '2026-06-01' in"
                        + " 'first'. Give the cohort time between them.");
        assertThatThrownBy(() -> cohort("first", "pilot", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cohort.waivableFrom or Cohort.mandatoryFrom must be given, but both are missing in"
                        + " 'first'. Say from which day on.");
        assertThatThrownBy(() -> new PackRollout(REVIEWS.id(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PackRollout.cohorts must not be empty, but was '[]'. Name the products that begin.");
    }

    @Test
    void a_plan_for_another_pack_or_for_nothing_is_refused() {
        PackRollout ofReviews = new PackRollout(REVIEWS.id(), List.of(cohort("first", "pilot", FIRST, SECOND)));
        assertThatThrownBy(() -> ofReviews.steps(HOUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "rolledOut must be the pack 'reviews', but was 'house'. Read the pack that the plan names.");
        assertThatThrownBy(() -> new PackRollout(new PackId("house"), List.of(cohort("first", "pilot", FIRST, SECOND)))
                        .steps(HOUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The criteria of the pack 'house' must weigh less than the plan asks, but none does."
                        + " State them as advisory first.");
    }
}
