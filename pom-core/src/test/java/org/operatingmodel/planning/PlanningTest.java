package org.operatingmodel.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricBound;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

class PlanningTest {
    private static final ValueStreamId SALES = new ValueStreamId("partner-sales");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private static Bet bet(@Nullable Instant endedAt, String... due) {
        return new Bet(
                new BetId("B-1"),
                "Guided start",
                SALES,
                null,
                null,
                APRIL,
                JULY,
                Arrays.stream(due)
                        .map(day -> new MetricBound(
                                new MetricId("retention"), Direction.INCREASE, BigDecimal.TEN, LocalDate.parse(day)))
                        .toList(),
                endedAt == null ? null : new BetEnding(BetResult.STOP, endedAt, "Nobody used it."));
    }

    @Test
    void a_bet_is_decidable_by_exit_criteria_that_are_due_while_it_lasts() {
        assertThat(bet(null).decidable()).isFalse();
        assertThat(bet(null, "2026-04-01", "2026-06-30").decidable()).isTrue();
        assertThat(bet(null, "2026-03-31").decidable()).isFalse();
        assertThat(bet(null, "2026-06-30", "2026-07-01").decidable()).isFalse();
    }

    @Test
    void a_bet_is_open_until_it_ends() {
        assertThat(bet(null).openAt(JULY)).isTrue();
        assertThat(bet(JULY).openAt(JULY.minusNanos(1))).isTrue();
        assertThat(bet(JULY).openAt(JULY)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bet(APRIL))
                .withMessage("Bet.ending.at must be after Bet.from '2026-04-01T00:00:00Z', but was"
                        + " '2026-04-01T00:00:00Z'.");
    }

    @Test
    void the_second_quarter_lasts_91_days() {
        assertThat(bet(null).lastsAtMost(Duration.ofDays(91))).isTrue();
        assertThat(bet(null).lastsAtMost(Duration.ofDays(91).minusNanos(1))).isFalse();
    }

    @Test
    void a_theme_counts_during_its_half_of_the_year() {
        Theme first = new Theme(new ThemeId("trust"), "Trust", 2026, Half.H1);
        assertThat(first.countsFrom()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(first.expires()).isEqualTo("2026-07-01T00:00:00Z");
        Theme second = new Theme(new ThemeId("trust-2"), "Trust", 2026, Half.H2);
        assertThat(second.countsFrom()).isEqualTo(first.expires());
        assertThat(second.expires()).isEqualTo("2027-01-01T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Theme(new ThemeId("trust"), "Trust", 26, Half.H1))
                .withMessage("Theme.year must lie between 1970 and 9998, but was '26'. Write all four digits.");
        for (int year : List.of(1970, 9998)) {
            assertThat(new Theme(new ThemeId("trust"), "Trust", year, Half.H1).year())
                    .isEqualTo(year);
        }
        for (int year : List.of(1969, 9999)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Theme(new ThemeId("trust"), "Trust", year, Half.H1))
                    .withMessageContaining("but was '" + year + "'");
        }
    }

    private static RoadmapItem item(List<ValueStreamId> streams, RunCostCategory... estimated) {
        return new RoadmapItem(
                new RoadmapItemId("R-1"),
                "Orders by app",
                streams,
                null,
                null,
                Stream.of(estimated)
                        .map(category -> new RunCostEstimate(category, new Money(BigDecimal.ZERO, "EUR")))
                        .toList());
    }

    @Test
    void an_item_is_on_one_roadmap_on_none_or_on_several() {
        assertThat(item(List.of(SALES)).onOneRoadmap()).isTrue();
        assertThat(item(List.of()).onOneRoadmap()).isFalse();
        assertThat(item(List.of(SALES, new ValueStreamId("service"))).onOneRoadmap())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> item(List.of(SALES, SALES)))
                .withMessage("RoadmapItem.valueStreamIds must name each value stream once, but was '[partner-sales,"
                        + " partner-sales]'. Leave the second out.");
    }

    @Test
    void the_run_cost_is_estimated_when_each_category_is() {
        assertThat(item(List.of(), RunCostCategory.values()).runCostEstimated()).isTrue();
        assertThat(item(List.of(), RunCostCategory.LICENCES, RunCostCategory.INFRASTRUCTURE)
                        .runCostEstimated())
                .isFalse();
        assertThat(item(List.of()).runCostEstimated()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> item(List.of(), RunCostCategory.LICENCES, RunCostCategory.LICENCES))
                .withMessage("RoadmapItem.runCosts must have one estimate a category, but was 'LICENCES' twice. Add the"
                        + " two.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RunCostEstimate(RunCostCategory.LICENCES, new Money(BigDecimal.ONE.negate(), "EUR")))
                .withMessage("RunCostEstimate.monthly.amount must not be negative, but was '-1'. Use 0 or more.");
    }

    @Test
    void a_map_names_each_stream_product_and_team_once() {
        MappedStream sales = new MappedStream(SALES, List.of(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamMap(1, APRIL, List.of(sales, sales)))
                .withMessage(
                        "StreamMap.streams must name each value stream once, but was 'partner-sales' twice. Join the"
                                + " two.");
        ProductId portal = new ProductId("portal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MappedStream(SALES, List.of(portal, portal), List.of()))
                .withMessage("MappedStream.productIds must name each once, but was '[portal, portal]'. Leave the second"
                        + " out.");
    }

    @Test
    void what_was_done_a_quarter_ago_was_done_within_a_quarter() {
        Duration quarter = Duration.ofDays(92);
        Instant last = APRIL.plus(quarter);
        Instant late = last.plusSeconds(1);
        Roadmap roadmap = new Roadmap(SALES, APRIL, List.of());
        assertThat(roadmap.revisedWithin(quarter, last)).isTrue();
        assertThat(roadmap.revisedWithin(quarter, late)).isFalse();
        PlanningEvent planned = new PlanningEvent(APRIL, List.of(), List.of());
        assertThat(planned.heldWithin(quarter, last)).isTrue();
        assertThat(planned.heldWithin(quarter, late)).isFalse();
        BusinessReview reviewed = new BusinessReview(APRIL, List.of());
        assertThat(reviewed.heldWithin(quarter, last)).isTrue();
        assertThat(reviewed.heldWithin(quarter, late)).isFalse();
        StreamMap map = new StreamMap(1, APRIL, List.of());
        assertThat(map.drawnWithin(quarter, last)).isTrue();
        assertThat(map.drawnWithin(quarter, late)).isFalse();
    }
}
