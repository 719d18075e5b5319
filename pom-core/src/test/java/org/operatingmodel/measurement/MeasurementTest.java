package org.operatingmodel.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.product.ProductId;

class MeasurementTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");

    @Test
    void limits_are_included_and_without_one_nothing_is_good() {
        assertThat(limits("1", "2").within(new BigDecimal("1.0"))).isTrue();
        assertThat(limits("1", "2").within(new BigDecimal("2.00"))).isTrue();
        assertThat(limits("1", "2").within(new BigDecimal("0.99"))).isFalse();
        assertThat(limits("1", "2").within(new BigDecimal("2.01"))).isFalse();
        assertThat(limits(null, "2").within(new BigDecimal("-9"))).isTrue();
        assertThat(limits("1", null).within(new BigDecimal("9"))).isTrue();
        assertThat(limits(null, null).within(BigDecimal.ONE)).isFalse();
    }

    @Test
    void a_metric_is_in_use_from_its_start_or_always() {
        ProductMetric later =
                new ProductMetric(PORTAL, new MetricId("orders"), MetricUse.NORTH_STAR, null, null, null, AS_OF);
        assertThat(later.inUseAt(AS_OF)).isTrue();
        assertThat(later.inUseAt(AS_OF.minusNanos(1))).isFalse();
        assertThat(limits(null, "2").inUseAt(Instant.MIN)).isTrue();
    }

    @Test
    void limits_and_aspects_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("2", "1"))
                .withMessage("ProductMetric.most must be at least '2', but was '1'. Swap the limits.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ProductMetric(PORTAL, new MetricId("errors"), MetricUse.GUARDRAIL, null, null, null))
                .withMessage(
                        "ProductMetric.aspect must be there exactly for a GUARDRAIL, but was 'null' for 'GUARDRAIL'."
                                + " Say what the guardrail protects, or OTHER.");
    }

    @Test
    void a_contract_is_kept_while_data_is_fresh_and_whole() {
        Instant yesterday = AS_OF.minus(Duration.ofDays(1));
        assertThat(contract(Duration.ofDays(1), yesterday, null).keptAt(AS_OF)).isTrue();
        assertThat(contract(Duration.ofDays(1), yesterday, null).keptAt(AS_OF.plusNanos(1)))
                .isFalse();
        assertThat(contract(Duration.ofDays(1), yesterday, AS_OF.plusNanos(1)).keptAt(AS_OF))
                .isTrue();
        assertThat(contract(Duration.ofDays(1), yesterday, AS_OF).keptAt(AS_OF)).isFalse();
        assertThat(contract(null, yesterday, null).keptAt(AS_OF)).isFalse();
        assertThat(contract(Duration.ofDays(1), null, null).keptAt(AS_OF)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contract(Duration.ofDays(-1), null, null))
                .withMessage(
                        "DataContract.freshness must not be negative, but was 'PT-24H'. Say how old the data may be.");
    }

    private static ProductMetric limits(@Nullable String least, @Nullable String most) {
        return new ProductMetric(
                PORTAL,
                new MetricId("errors"),
                MetricUse.GUARDRAIL,
                GuardrailAspect.ERROR_RATE,
                least == null ? null : new BigDecimal(least),
                most == null ? null : new BigDecimal(most));
    }

    private static DataContract contract(
            @Nullable Duration freshness, @Nullable Instant deliveredAt, @Nullable Instant brokenSince) {
        return new DataContract(
                new DataContractId("orders"),
                PORTAL,
                List.of(),
                List.of(),
                null,
                null,
                freshness,
                deliveredAt,
                brokenSince);
    }
}
