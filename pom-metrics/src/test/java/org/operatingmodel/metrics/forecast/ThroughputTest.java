package org.operatingmodel.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.TransitionRows;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;

/** The expected numbers of the two histories were computed by a convolution in rational numbers, in another language. */
class ThroughputTest {
    static final Throughput SMALL = Throughput.of(0, 1, 0, 2, 3, 0, 1);
    /** Completions per day of a service desk, 2016-04-02 to 2016-05-01 (UCI Machine Learning Repository, data set 498). */
    static final Throughput DESK = Throughput.of(
            48, 33, 467, 488, 422, 395, 333, 22, 21, 401, 405, 400, 412, 430, 25, 16, 417, 388, 423, 40, 76, 35, 13,
            474, 372, 379, 439, 395, 35, 53);
    /** The small history has 4 days with a completion. */
    static final ForecastLimits FOUR = new ForecastLimits(4, 3_650);

    private static final Basis ITEMS =
            Basis.timeless("items", "bootstrap: days drawn independently and uniformly from the history");

    @Test
    void the_small_distribution_is_exact() {
        assertThat(distribution(0, 1)).containsExactly(Ratio.ONE, Ratio.ZERO);
        assertThat(distribution(1, 4))
                .containsExactly(Ratio.of(3, 7), Ratio.of(2, 7), Ratio.of(1, 7), Ratio.of(1, 7), Ratio.ZERO);
        assertThat(distribution(3, 10))
                .containsExactly(
                        Ratio.of(27, 343),
                        Ratio.of(54, 343),
                        Ratio.of(9, 49),
                        Ratio.of(71, 343),
                        Ratio.of(57, 343),
                        Ratio.of(36, 343),
                        Ratio.of(22, 343),
                        Ratio.of(9, 343),
                        Ratio.of(3, 343),
                        Ratio.of(1, 343),
                        Ratio.ZERO);
    }

    private static List<Ratio> distribution(int ahead, long most) {
        return LongStream.rangeClosed(0, most)
                .mapToObj(items -> present(SMALL.exactly(items, ahead)))
                .toList();
    }

    @Test
    void how_many_of_the_small_history() {
        assertThat(howMany(SMALL, 0)).containsExactly(0L, 0L, 0L, 0L);
        assertThat(howMany(SMALL, 1)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(howMany(SMALL, 3)).containsExactly(3L, 2L, 1L, 0L);
        assertThat(howMany(SMALL, 7)).containsExactly(7L, 5L, 4L, 3L);
        assertThat(howMany(SMALL, 14)).containsExactly(14L, 12L, 10L, 8L);
    }

    @Test
    void how_many_of_the_service_desk() {
        assertThat(howMany(DESK, 1)).containsExactly(388L, 48L, 25L, 16L);
        assertThat(howMany(DESK, 5)).containsExactly(1312L, 1019L, 894L, 552L);
        assertThat(howMany(DESK, 10)).containsExactly(2625L, 2278L, 1951L, 1579L);
        assertThat(DESK.days().mean()).contains(Ratio.of(2619, 10));
        assertThat(DESK.howMany(10, 85)).isEqualTo(Measured.value(1951L, 30, ITEMS));
    }

    private static List<Long> howMany(Throughput history, int ahead) {
        return Stream.of(50, 70, 85, 95)
                .map(percent -> present(history.howMany(ahead, percent, FOUR)))
                .toList();
    }

    @Test
    void the_chance_of_at_least_so_many_at_the_service_desk() {
        assertThat(atLeast(100, 1)).isEqualTo(0.6);
        assertThat(atLeast(500, 1)).isZero();
        assertThat(atLeast(100, 5)).isCloseTo(0.9998883950617284, within(1e-15));
        assertThat(atLeast(500, 5)).isCloseTo(0.9791744032921811, within(1e-15));
        assertThat(atLeast(1000, 5)).isCloseTo(0.712264938271605, within(1e-15));
        assertThat(atLeast(2000, 5)).isCloseTo(0.06174267489711934, within(1e-15));
        assertThat(atLeast(500, 10)).isCloseTo(0.999895662838844, within(1e-15));
        assertThat(atLeast(1000, 10)).isCloseTo(0.9976468199333537, within(1e-15));
        assertThat(atLeast(2000, 10)).isCloseTo(0.8393132096466493, within(1e-15));
        assertThat(DESK.atLeast(100, 1))
                .isEqualTo(Measured.value(
                        Ratio.of(3, 5),
                        30,
                        Basis.timeless(
                                "fraction", "bootstrap: days drawn independently and uniformly from the history")));
    }

    private static double atLeast(long items, int ahead) {
        return present(DESK.atLeast(items, ahead)).decimal().doubleValue();
    }

    @Test
    void the_best_and_the_worst_case_are_sharp() {
        // 10 days: 13 each at worst; 488 each at best, with chance 1 / 30^10
        assertThat(present(DESK.atLeast(130, 10))).isEqualTo(Ratio.ONE);
        assertThat(present(DESK.atLeast(131, 10))).isLessThan(Ratio.ONE);
        assertThat(present(DESK.atLeast(4880, 10))).isEqualTo(Ratio.of(1, 590_490_000_000_000L));
        assertThat(present(DESK.atLeast(4881, 10))).isEqualTo(Ratio.ZERO);
        assertThat(present(DESK.atLeast(0, 10))).isEqualTo(Ratio.ONE);
    }

    @Test
    void equal_days_leave_no_choice() {
        Throughput steady = Throughput.of(4, 4, 4, 4, 4);
        assertThat(present(steady.exactly(12, 3))).isEqualTo(Ratio.ONE);
        assertThat(present(steady.exactly(13, 3))).isEqualTo(Ratio.ZERO);
        assertThat(present(steady.howMany(3, 99))).isEqualTo(12);
        assertThat(present(steady.howMany(3, 1))).isEqualTo(12);
    }

    @Test
    void without_a_history_everything_is_absent() {
        assertThat(reasonOf(Throughput.EMPTY.atLeast(0, 0)))
                .isEqualTo("The history must have at least 1 day, but it has 0.");
        assertThat(reasonOf(Throughput.EMPTY.exactly(1, 1)))
                .isEqualTo("The history must have at least 1 day, but it has 0.");
        assertThat(Throughput.EMPTY.howMany(1, 50))
                .isEqualTo(Measured.absent(
                        "At least 5 days of the history must have a completion, but 0 of 0 have.", 0, ITEMS));
    }

    @Test
    void a_history_without_a_completion_gives_0_for_certain_but_no_forecast() {
        Throughput idle = Throughput.of(0, 0, 0, 0, 0, 0);
        assertThat(present(idle.exactly(0, 9))).isEqualTo(Ratio.ONE);
        assertThat(present(idle.atLeast(1, 9))).isEqualTo(Ratio.ZERO);
        assertThat(reasonOf(idle.howMany(9, 50)))
                .isEqualTo("At least 5 days of the history must have a completion, but 0 of 6 have.");
    }

    @Test
    void five_days_with_a_completion_are_enough() {
        assertThat(SMALL.productiveDays()).isEqualTo(4);
        assertThat(reasonOf(SMALL.howMany(3, 50)))
                .isEqualTo("At least 5 days of the history must have a completion, but 4 of 7 have.");
        assertThat(present(SMALL.plus(Throughput.of(1)).howMany(3, 50))).isEqualTo(3);
    }

    @Test
    void too_much_work_is_refused_before_it_is_begun() {
        String start = "items x days ahead x different daily completions must be at most 1000000000, but was '";
        String end = "'. Look less far ahead, or count larger items.";
        // 1,000 days with 0 to 999 items: 499.5 on average
        Throughput many = Throughput.of(LongStream.range(0, 1_000).toArray());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.atLeast(1_000_000, 36_500))
                .withMessage(start + "1000000 x 36500 x 1000" + end);
        // 499.5 x 101 / 0.5 = 100,899, which is 999 x 101 as well
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.howMany(101, 50))
                .withMessage(start + "100899 x 101 x 1000" + end);
        // 499.5 x 1,000 / 0.85 = 587,647.06
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.howMany(1_000, 85))
                .withMessage(start + "587647 x 1000 x 1000" + end);
        // what the worst days complete anyway takes no work: here 1,000 of 1,001 a day
        assertThat(present(Throughput.of(1_000, 1_000, 1_001, 1_000, 1_000).howMany(1_000, 50)))
                .isEqualTo(1_000_200);
        // at most 1 more on each of 4,000 days; with chance 1/2 each, 2,000 more on average with a standard deviation
        // of
        // 31.6, and 2,000 + 2.326 x 31.6 = 2,073.6 with a chance of 1 %
        assertThat(present(
                        Throughput.of(1_000, 1_001, 1_000, 1_001, 1_000, 1_001).howMany(4_000, 1)))
                .isBetween(4_002_070L, 4_002_077L);
    }

    @Test
    void as_much_work_as_the_limit_is_done() {
        ForecastLimits.checkWork(BigInteger.valueOf(1_000), 1_000, 1_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastLimits.checkWork(BigInteger.valueOf(1_001), 1_000, 1_000))
                .withMessage("items x days ahead x different daily completions must be at most 1000000000, but was"
                        + " '1001 x 1000 x 1000'. Look less far ahead, or count larger items.");
    }

    /** Days in UTC: on the 1st one item completed, on the 2nd none, on the 3rd two. */
    private static FlowFigures threeDays(Instant horizon) {
        TransitionRows.Builder rows = TransitionRows.builder();
        int item = 0;
        for (String done : List.of("2026-06-01T10:00:00Z", "2026-06-03T10:00:00Z", "2026-06-03T11:00:00Z")) {
            rows.add(item, FlowItemType.FEATURE, FlowState.ACTIVE, Instant.parse("2026-05-31T10:00:00Z"), 0);
            rows.add(item++, FlowItemType.FEATURE, FlowState.DONE, Instant.parse(done), 1);
        }
        return FlowFigures.of(
                FlowLedger.of(rows.build(), horizon),
                Windows.days(
                        Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-04T00:00:00Z"), ZoneOffset.UTC),
                Groups.all());
    }

    @Test
    void the_days_of_a_ledger_are_a_history() {
        Instant horizon = Instant.parse("2026-06-05T00:00:00Z");
        FlowFigures figures = threeDays(horizon);
        List<WindowFlow> days = List.of(figures.total(0), figures.total(1), figures.total(2));
        Throughput history = Throughput.of(days);
        assertThat(history).isEqualTo(new Throughput(Histogram.of(0, 1, 2), horizon));
        assertThat(history.atLeast(1, 1).basis().horizon()).isEqualTo(horizon);
        assertThat(history.howMany(1, 50).basis().horizon()).isEqualTo(horizon);
        history.days()
                .forEach((completions, count) -> assertThat(Throughput.behind(completions, days))
                        .hasSize((int) count)
                        .allMatch(day -> day.velocity() == completions));
        assertThat(Throughput.behind(0, days)).containsExactly(figures.total(1));
        assertThat(Throughput.behind(3, days)).isEmpty();
        assertThat(Throughput.of(List.of())).isEqualTo(Throughput.EMPTY);
    }

    @Test
    void days_of_different_horizons_are_not_merged() {
        Throughput now = Throughput.of(
                List.of(threeDays(Instant.parse("2026-06-05T00:00:00Z")).total(0)));
        Throughput later = Throughput.of(
                List.of(threeDays(Instant.parse("2026-06-06T00:00:00Z")).total(1)));
        assertThat(now.plus(Throughput.EMPTY)).isEqualTo(now).isEqualTo(Throughput.EMPTY.plus(now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(SMALL))
                .withMessage("Throughput.horizon must be '2026-06-05T00:00:00Z' as well, but was 'null'."
                        + " Take both as of the same instant.");
        List<WindowFlow> both = List.of(
                threeDays(Instant.parse("2026-06-05T00:00:00Z")).total(0),
                threeDays(Instant.parse("2026-06-06T00:00:00Z")).total(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throughput.of(both))
                .withMessage("Throughput.horizon must be '2026-06-05T00:00:00Z' as well, but was"
                        + " '2026-06-06T00:00:00Z'. Take both as of the same instant.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(later))
                .withMessage("Throughput.horizon must be '2026-06-05T00:00:00Z' as well, but was"
                        + " '2026-06-06T00:00:00Z'. Take both as of the same instant.");
    }

    @Test
    void a_day_counts_once_and_whole() {
        Instant horizon = Instant.parse("2026-06-05T00:00:00Z");
        WindowFlow day = threeDays(horizon).total(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throughput.of(List.of(day, day)))
                .withMessage("Throughput.days must be different days, but one was '" + day.window()
                        + "'. Measure each day once, and leave out the last if it is not over.");
        for (long hours : new long[] {21, 22, 26, 27}) {
            Instant from = Instant.parse("2026-06-01T00:00:00Z");
            WindowFlow some = FlowFigures.of(
                            FlowLedger.of(TransitionRows.builder().build(), horizon),
                            Windows.of(from, from.plus(Duration.ofHours(hours))),
                            Groups.all())
                    .total(0);
            if (hours == 22 || hours == 26) {
                assertThat(Throughput.of(List.of(some)).days()).isEqualTo(Histogram.of(0));
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Throughput.of(List.of(some)))
                        .withMessageContaining("'" + some.window() + "'");
            }
        }
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throughput.of(3, -1))
                .withMessage("Throughput.days must lie between 0 and 1000000, but one was '-1'."
                        + " Count the items that completed on each day.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throughput.of(3, 1_000_001))
                .withMessage("Throughput.days must lie between 0 and 1000000, but one was '1000001'."
                        + " Count the items that completed on each day.");
        assertThat(Throughput.of(1_000_000).days()).isEqualTo(Histogram.of(1_000_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.atLeast(-1, 1))
                .withMessage("items must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.atLeast(1, -1))
                .withMessage("ahead must lie between 0 and 36500, but was '-1'. Look at most 100 years ahead.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.howMany(36_501, 50))
                .withMessage("ahead must lie between 0 and 36500, but was '36501'. Look at most 100 years ahead.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.howMany(1, 100))
                .withMessage("percent must lie between 1 and 99, but was '100'."
                        + " Write 85 percent as 85; a forecast is never certain.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.howMany(1, 0))
                .withMessage("percent must lie between 1 and 99, but was '0'."
                        + " Write 85 percent as 85; a forecast is never certain.");
    }
}
