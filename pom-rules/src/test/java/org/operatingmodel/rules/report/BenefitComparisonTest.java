package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.gate.Given;

class BenefitComparisonTest {
    private static final Instant AFTER = Given.AS_OF;
    private static final Instant BEFORE = AFTER.minus(Duration.ofDays(90));

    private static final Given LATER = Given.healthy()
            .but("partner-portal", "stage", Stage.MVP)
            .with(
                    Given.changed(
                            Given.evidence("asked", new EvidenceKind("CUSTOMER_SATISFACTION"), null, 10),
                            "value",
                            new BigDecimal("81")),
                    Given.changed(
                            Given.evidence("asked-before", new EvidenceKind("CUSTOMER_SATISFACTION"), null, 100),
                            "value",
                            new BigDecimal("60")),
                    new ProductMetric(
                            Given.PORTAL, new MetricId("time-to-first-order"), MetricUse.NORTH_STAR, null, null, null));

    private static BenefitComparison.Line line(BenefitComparison comparison, Benefit benefit) {
        return comparison.lines().get(benefit.ordinal());
    }

    @Test
    void every_benefit_has_a_figure_with_a_unit_and_a_line() {
        Portfolio portfolio = LATER.portfolio();
        assertThat(BenefitComparison.of(portfolio, BEFORE, portfolio, AFTER).lines())
                .extracting(BenefitComparison.Line::benefit)
                .containsExactly(Benefit.values());
        assertThat(Arrays.stream(Benefit.values()).map(Benefit::metric)).doesNotHaveDuplicates();
    }

    @Test
    void what_is_known_is_compared_and_what_is_not_stays_unknown() {
        Given earlier = LATER.but("partner-portal", "outcomeIds", List.of());
        BenefitComparison comparison = BenefitComparison.of(earlier.portfolio(), BEFORE, LATER.portfolio(), AFTER);
        assertThat(line(comparison, Benefit.ALIGNMENT).before()).isEqualByComparingTo("0");
        assertThat(line(comparison, Benefit.ALIGNMENT).after()).isEqualByComparingTo("0.5");
        assertThat(line(comparison, Benefit.ALIGNMENT).better()).contains(true);
        assertThat(line(comparison, Benefit.SATISFACTION).before()).isEqualByComparingTo("60");
        assertThat(line(comparison, Benefit.SATISFACTION).after()).isEqualByComparingTo("81");
        assertThat(line(comparison, Benefit.DATA_DRIVEN).after()).isEqualByComparingTo("1");
        assertThat(line(comparison, Benefit.PRODUCTIVITY).after()).isNull();
        assertThat(line(comparison, Benefit.COLLABORATION).better()).isEmpty();
        assertThat(comparison.text())
                .startsWith("Benefits as of 2026-03-23T00:00:00Z and 2026-06-21T00:00:00Z\n"
                        + "  alignment: share of products that serve an outcome, in fraction: 0 -> 0.5, better\n"
                        + "  productivity: items done within 30 days, in items: unknown -> unknown\n");
    }

    @Test
    void two_north_stars_are_none() {
        Given two = LATER.with(
                new ProductMetric(Given.PORTAL, new MetricId("error-rate"), MetricUse.NORTH_STAR, null, null, null));
        BenefitComparison comparison = BenefitComparison.of(LATER.portfolio(), BEFORE, two.portfolio(), AFTER);
        assertThat(line(comparison, Benefit.DATA_DRIVEN).better()).contains(false);
    }

    @Test
    void the_instants_are_in_order() {
        assertThatThrownBy(() -> new BenefitComparison(AFTER, BEFORE, List.of()))
                .hasMessage("BenefitComparison.after must be after before '2026-06-21T00:00:00Z', but was"
                        + " '2026-03-23T00:00:00Z'. Swap them.");
    }
}
