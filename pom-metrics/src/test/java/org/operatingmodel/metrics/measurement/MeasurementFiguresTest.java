package org.operatingmodel.metrics.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.ratio;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.measurement.GuardrailAspect;
import org.operatingmodel.measurement.MetricReading;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.release.GuardrailState;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class MeasurementFiguresTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final PersonId ADA = new PersonId("ada");
    private static final MetricReading PORTAL = reading("portal", "errors", 1, 9, 2, "0.5");

    @Test
    void equal_definitions_are_compared() {
        MetricReading login = reading("login", "errors", 1, 9, 2, "0.75");
        MetricComparison comparison = MetricComparison.of(List.of(PORTAL, login));
        assertThat(comparison.readings()).containsExactly(login, PORTAL);
        assertThat(comparison.metricId()).isEqualTo(new MetricId("errors"));
        assertThat(comparison.spread()).isEqualTo(ratio("0.25"));
    }

    @Test
    void the_spread_is_from_the_greatest_to_the_least() {
        MetricComparison comparison = MetricComparison.of(List.of(
                reading("login", "errors", 1, 9, 2, "0.75"),
                reading("basket", "errors", 1, 9, 2, "0.25"),
                reading("search", "errors", 1, 9, 2, "1.5")));
        assertThat(comparison.spread()).isEqualTo(ratio("1.25"));
    }

    @Test
    void unequal_definitions_are_not_compared() {
        refused(
                reading("login", "errors", 2, 9, 2, "0.1"),
                "the same version, but was '1' of 'portal' and '2' of 'login'. Read both by one definition.");
        refused(
                reading("login", "latency", 1, 9, 2, "0.1"),
                "the same metric, but was 'errors' of 'portal' and 'latency' of 'login'. Compare one metric at a time.");
        refused(
                reading("login", "errors", 1, 8, 2, "0.1"),
                "the same start, but was '2026-06-12T00:00:00Z' of 'portal' and '2026-06-13T00:00:00Z' of 'login'. Read"
                        + " both over the same stretch of time.");
        refused(
                reading("login", "errors", 1, 9, 1, "0.1"),
                "the same end, but was '2026-06-19T00:00:00Z' of 'portal' and '2026-06-20T00:00:00Z' of 'login'. Read"
                        + " both over the same stretch of time.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricComparison.of(List.of(PORTAL, PORTAL)))
                .withMessage(
                        "MetricComparison.readings must be one of each product, but a product has two. Leave one out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricComparison.of(List.of()))
                .withMessage("MetricComparison.readings must not be empty, but was '[]'. Give the readings of two"
                        + " products.");
    }

    private static void refused(MetricReading other, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricComparison.of(List.of(PORTAL, other)))
                .withMessage("MetricComparison.readings must have " + why);
    }

    @Test
    void new_and_existing_products_are_covered_apart() {
        Portfolio portfolio = portfolio();
        TaxonomyCoverage coverage = TaxonomyCoverage.of(portfolio.products(), portfolio.events());
        assertThat(coverage).isEqualTo(new TaxonomyCoverage(new Share(1, 2), new Share(1, 6)));
        assertThat(present(coverage.freshShare())).isEqualTo(Ratio.of(1, 2));
        assertThat(present(coverage.existingShare())).isEqualTo(Ratio.of(1, 6));
        assertThat(coverage.plus(TaxonomyCoverage.EMPTY)).isEqualTo(coverage);
        assertThat(coverage.plus(coverage)).isEqualTo(new TaxonomyCoverage(new Share(2, 4), new Share(2, 12)));
        assertThat(reasonOf(TaxonomyCoverage.EMPTY.freshShare())).isEqualTo("There are no new products.");
        assertThat(reasonOf(TaxonomyCoverage.EMPTY.existingShare())).isEqualTo("There are no existing products.");
    }

    @Test
    void the_gap_that_most_users_have_is_filled_first() {
        // big: 900 users lately, though 1 before; small: 5 until now; zero: 0, however much it transacts; unowned and
        // uncounted: nobody knows
        assertThat(TaxonomyCoverage.backfill(portfolio(), AS_OF))
                .extracting(ProductId::value)
                .containsExactly("big", "small", "zero", "uncounted", "unowned");
    }

    @Test
    void of_two_counts_that_end_together_the_greater_one_counts_in_any_order() {
        for (List<UsageCount> counts : List.of(
                List.of(users("big", 10, 900), users("big", 10, 3)),
                List.of(users("big", 10, 3), users("big", 10, 900)))) {
            assertThat(TaxonomyCoverage.backfill(
                            Portfolio.builder()
                                    .valueStreams(new ValueStream(new ValueStreamId("sales"), "Sales"))
                                    .products(product("big", Stage.OPERATION), product("a-small", Stage.OPERATION))
                                    .usageCounts(users("a-small", 10, 5))
                                    .usageCounts(counts.toArray(new UsageCount[0]))
                                    .build(),
                            AS_OF))
                    .extracting(ProductId::value)
                    .containsExactly("big", "a-small");
        }
    }

    private static Portfolio portfolio() {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("sales"), "Sales"))
                .people(new Person(ADA, "Ada"))
                .products(
                        product("fresh", Stage.MVP),
                        product("fresher", Stage.LIMITED_LAUNCH),
                        product("idea", Stage.DISCOVERY),
                        product("gone", Stage.RETIREMENT),
                        product("covered", Stage.OPERATION),
                        product("zero", Stage.OPERATION),
                        product("unowned", Stage.OPERATION),
                        product("uncounted", Stage.OPERATION),
                        product("small", Stage.GENERAL_AVAILABILITY),
                        product("big", Stage.OPERATION))
                .events(event("fresh", ADA), event("covered", ADA), event("unowned", null), event("gone", ADA))
                .usageCounts(
                        users("big", 10, 900),
                        users("big", 40, 1),
                        users("small", 0, 5),
                        count("zero", UsageMeasure.TRANSACTIONS, 5, 9_000),
                        users("zero", 10, 0),
                        users("uncounted", -1, 999))
                .build();
    }

    @Test
    void guardrails_are_clear_when_the_newest_reading_of_each_is_good() {
        assertThat(state(reading("portal", "errors", 1, 9, 2, "1"))).isEqualTo(GuardrailState.CLEAR);
        assertThat(state(reading("portal", "errors", 1, 9, 2, "1.01"))).isEqualTo(GuardrailState.BREACHED);
        assertThat(state(reading("portal", "errors", 1, 9, 7, "1"))).isEqualTo(GuardrailState.CLEAR);
        assertThat(state(reading("portal", "errors", 1, 9, 8, "1"))).isEqualTo(GuardrailState.UNKNOWN);
        assertThat(state(reading("login", "errors", 1, 9, 2, "1"))).isEqualTo(GuardrailState.UNKNOWN);
        assertThat(state(reading("portal", "latency", 1, 9, 2, "1"))).isEqualTo(GuardrailState.UNKNOWN);
        assertThat(state(reading("portal", "errors", 1, 9, -1, "1"))).isEqualTo(GuardrailState.UNKNOWN);
    }

    @Test
    void a_newer_reading_overtakes_and_of_equal_ones_the_worst_counts() {
        MetricReading bad = reading("portal", "errors", 1, 9, 2, "9");
        MetricReading good = reading("portal", "errors", 1, 9, 1, "0");
        assertThat(state(bad, good)).isEqualTo(GuardrailState.CLEAR);
        assertThat(state(bad, reading("portal", "errors", 1, 8, 2, "0"))).isEqualTo(GuardrailState.BREACHED);
    }

    @Test
    void a_breach_outweighs_what_is_unknown_and_no_guardrail_is_none_that_holds() {
        List<ProductMetric> two = List.of(guardrail("errors"), guardrail("latency"));
        MetricReading bad = reading("portal", "errors", 1, 9, 2, "9");
        assertThat(GuardrailStates.of(new ProductId("portal"), two, List.of(bad), WEEK, AS_OF))
                .isEqualTo(GuardrailState.BREACHED);
        assertThat(GuardrailStates.of(
                        new ProductId("portal"),
                        two,
                        List.of(bad, reading("portal", "latency", 1, 9, 2, "1")),
                        WEEK,
                        AS_OF))
                .isEqualTo(GuardrailState.BREACHED);
        assertThat(GuardrailStates.of(new ProductId("portal"), List.of(), List.of(bad), WEEK, AS_OF))
                .isEqualTo(GuardrailState.UNKNOWN);
    }

    @Test
    void guardrails_of_others_indicators_and_those_that_begin_later_do_not_count() {
        ProductMetric errors = guardrail("errors");
        MetricReading bad = reading("portal", "errors", 1, 9, 2, "9");
        for (ProductMetric other : List.of(
                new ProductMetric(
                        new ProductId("login"),
                        errors.metricId(),
                        MetricUse.GUARDRAIL,
                        GuardrailAspect.ERROR_RATE,
                        null,
                        BigDecimal.ONE),
                new ProductMetric(
                        new ProductId("portal"), errors.metricId(), MetricUse.INDICATOR, null, null, BigDecimal.ONE),
                from(AS_OF.plusNanos(1)))) {
            assertThat(GuardrailStates.of(new ProductId("portal"), List.of(other), List.of(bad), WEEK, AS_OF))
                    .isEqualTo(GuardrailState.UNKNOWN);
            assertThat(GuardrailStates.of(
                            new ProductId("portal"),
                            List.of(guardrail("latency"), other),
                            List.of(
                                    bad,
                                    reading("portal", "latency", 1, 9, 2, "1"),
                                    reading("login", "errors", 1, 9, 2, "9")),
                            WEEK,
                            AS_OF))
                    .isEqualTo(GuardrailState.CLEAR);
        }
        assertThat(GuardrailStates.of(new ProductId("portal"), List.of(from(AS_OF)), List.of(bad), WEEK, AS_OF))
                .isEqualTo(GuardrailState.BREACHED);
    }

    private static ProductMetric from(Instant from) {
        return new ProductMetric(
                new ProductId("portal"),
                new MetricId("errors"),
                MetricUse.GUARDRAIL,
                GuardrailAspect.ERROR_RATE,
                null,
                BigDecimal.ONE,
                from);
    }

    private static GuardrailState state(MetricReading... readings) {
        return GuardrailStates.of(
                new ProductId("portal"), List.of(guardrail("errors")), List.of(readings), WEEK, AS_OF);
    }

    private static ProductMetric guardrail(String metric) {
        return new ProductMetric(
                new ProductId("portal"),
                new MetricId(metric),
                MetricUse.GUARDRAIL,
                GuardrailAspect.ERROR_RATE,
                null,
                BigDecimal.ONE);
    }

    private static MetricReading reading(String product, String metric, int version, int from, int to, String value) {
        return new MetricReading(
                new ProductId(product),
                new MetricId(metric),
                version,
                AS_OF.minus(Duration.ofDays(from)),
                AS_OF.minus(Duration.ofDays(to)),
                new BigDecimal(value));
    }

    private static UsageCount users(String product, int daysAgo, long count) {
        return count(product, UsageMeasure.ACTIVE_USERS, daysAgo, count);
    }

    private static UsageCount count(String product, UsageMeasure measure, int daysAgo, long count) {
        Instant to = AS_OF.minus(Duration.ofDays(daysAgo));
        return new UsageCount(new ProductId(product), measure, to.minus(Duration.ofDays(30)), to, count);
    }

    private static EventSchema event(String product, @Nullable PersonId owner) {
        return new EventSchema(new EventId(product + ".used"), new ProductId(product), "It was used", owner);
    }

    private static Product product(String id, Stage stage) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                new ValueStreamId("sales"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
