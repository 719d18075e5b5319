package org.operatingmodel.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.forecast.ThroughputTest.DESK;
import static org.operatingmodel.metrics.forecast.ThroughputTest.FOUR;
import static org.operatingmodel.metrics.forecast.ThroughputTest.SMALL;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/** The expected numbers of the two histories were computed by a convolution in rational numbers, in another language. */
class CompletionTest {
    private static final String CONVENTION =
            "bootstrap: days drawn independently and uniformly from the history of each team";

    @Test
    void the_chance_by_day_of_the_small_history_is_exact() {
        assertThat(byDay(1))
                .containsExactly(
                        Ratio.of(0, 1),
                        Ratio.of(4, 7),
                        Ratio.of(40, 49),
                        Ratio.of(316, 343),
                        Ratio.of(2320, 2401),
                        Ratio.of(16564, 16807),
                        Ratio.of(116920, 117649),
                        Ratio.of(821356, 823543),
                        Ratio.of(5758240, 5764801),
                        Ratio.of(40333924, 40353607),
                        Ratio.of(282416200, 282475249));
        assertThat(byDay(2))
                .containsExactly(
                        Ratio.of(0, 1),
                        Ratio.of(2, 7),
                        Ratio.of(4, 7),
                        Ratio.of(262, 343),
                        Ratio.of(2104, 2401),
                        Ratio.of(15754, 16807),
                        Ratio.of(114004, 117649),
                        Ratio.of(811150, 823543),
                        Ratio.of(5723248, 5764801),
                        Ratio.of(40215826, 40353607),
                        Ratio.of(282022540, 282475249));
        assertThat(byDay(5))
                .containsExactly(
                        Ratio.of(0, 1),
                        Ratio.of(0, 1),
                        Ratio.of(3, 49),
                        Ratio.of(71, 343),
                        Ratio.of(930, 2401),
                        Ratio.of(1342, 2401),
                        Ratio.of(82333, 117649),
                        Ratio.of(662785, 823543),
                        Ratio.of(722860, 823543),
                        Ratio.of(37359604, 40353607),
                        Ratio.of(270092455, 282475249));
        assertThat(byDay(12))
                .containsExactly(
                        Ratio.of(0, 1),
                        Ratio.of(0, 1),
                        Ratio.of(0, 1),
                        Ratio.of(0, 1),
                        Ratio.of(1, 2401),
                        Ratio.of(13, 2401),
                        Ratio.of(2759, 117649),
                        Ratio.of(51837, 823543),
                        Ratio.of(105258, 823543),
                        Ratio.of(8710274, 40353607),
                        Ratio.of(90384898, 282475249));
    }

    private static List<Ratio> byDay(long items) {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(ahead -> present(SMALL.when(items).within(ahead)))
                .toList();
    }

    @Test
    void when_the_items_of_the_small_history_are_done() {
        assertThat(days(SMALL.when(1))).containsExactly(1, 2, 3, 4);
        assertThat(days(SMALL.when(2))).containsExactly(2, 3, 4, 6);
        assertThat(days(SMALL.when(5))).containsExactly(5, 7, 8, 10);
        assertThat(days(SMALL.when(12))).containsExactly(12, 14, 16, 19);
    }

    @Test
    void when_the_items_of_the_service_desk_are_done() {
        assertThat(days(DESK.when(1))).containsExactly(1, 1, 1, 1);
        assertThat(days(DESK.when(100))).containsExactly(1, 2, 2, 3);
        assertThat(days(DESK.when(904))).containsExactly(4, 5, 6, 7);
        assertThat(DESK.when(904).percentile(85)).isEqualTo(Measured.value(6, 30, Basis.timeless("days", CONVENTION)));
    }

    private static List<Integer> days(Completion completion) {
        return Stream.of(50, 70, 85, 95)
                .map(percent -> present(completion.percentile(percent, FOUR)))
                .toList();
    }

    @Test
    void the_chance_by_day_of_the_service_desk() {
        assertThat(chance(1, 1)).isEqualTo(1);
        assertThat(chance(100, 1)).isEqualTo(0.6);
        assertThat(chance(100, 2)).isEqualTo(0.86);
        assertThat(chance(100, 3)).isCloseTo(0.9693333333333334, within(1e-15));
        assertThat(chance(100, 5)).isCloseTo(0.9998883950617284, within(1e-15));
        assertThat(chance(100, 7)).isCloseTo(0.9999999983539095, within(1e-15));
        assertThat(chance(904, 1)).isZero();
        assertThat(chance(904, 2)).isCloseTo(0.027777777777777776, within(1e-15));
        assertThat(chance(904, 3)).isCloseTo(0.31322222222222224, within(1e-15));
        assertThat(chance(904, 5)).isCloseTo(0.8360851028806584, within(1e-15));
        assertThat(chance(904, 7)).isCloseTo(0.9764895181069959, within(1e-15));
        assertThat(chance(904, 10)).isCloseTo(0.998314928912134, within(1e-15));
        // 13 or more on each of 7 days: 91 at worst, so 100 are likely but never certain
        assertThat(present(DESK.when(100).within(7))).isLessThan(Ratio.ONE);
        assertThat(present(DESK.when(100).within(8))).isEqualTo(Ratio.ONE);
    }

    private static double chance(long items, int ahead) {
        return present(DESK.when(items).within(ahead)).decimal().doubleValue();
    }

    @Test
    void several_teams_are_done_when_the_last_one_is() {
        Throughput other = Throughput.of(1, 0);
        Completion both = SMALL.when(2).plus(other.when(1));
        // 4/7 x (1 - 1/4) = 3/7 on day 2; 262/343 x (1 - 1/8) = 0.668; 2104/2401 x 15/16 = 0.8215
        assertThat(both.within(2))
                .isEqualTo(Measured.value(Ratio.of(3, 7), 9, Basis.timeless("probability", CONVENTION)));
        assertThat(present(both.within(3))).isEqualTo(Ratio.of(262 * 7, 343 * 8));
        ForecastLimits one = new ForecastLimits(1, 3_650);
        assertThat(present(both.percentile(42, one))).isEqualTo(2);
        assertThat(present(both.percentile(43, one))).isEqualTo(3);
        assertThat(present(both.percentile(82, one))).isEqualTo(4);
        assertThat(present(both.percentile(83, one))).isEqualTo(5);
        assertThat(reasonOf(both.percentile(50, new ForecastLimits(2, 3_650))))
                .isEqualTo("At least 2 days of the history must have a completion, but 1 of 2 have.");
    }

    @Test
    void a_chance_of_exactly_the_percentage_suffices() {
        // 1/2 on day 1, 3/4 on day 2
        Completion coin = Throughput.of(0, 1).when(1);
        ForecastLimits one = new ForecastLimits(1, 3_650);
        assertThat(present(coin.percentile(50, one))).isEqualTo(1);
        assertThat(present(coin.percentile(51, one))).isEqualTo(2);
        assertThat(present(coin.percentile(75, one))).isEqualTo(2);
        assertThat(present(coin.percentile(76, one))).isEqualTo(3);
        assertThat(present(Throughput.of(0, 1).howMany(2, 75, one))).isEqualTo(1);
        assertThat(present(Throughput.of(0, 1).howMany(2, 76, one))).isZero();
    }

    @Test
    void no_items_are_already_done() {
        assertThat(Completion.EMPTY.percentile(99)).isEqualTo(Measured.value(0, 0, Basis.timeless("days", CONVENTION)));
        assertThat(present(Throughput.EMPTY.when(0).percentile(99))).isZero();
        assertThat(present(Throughput.EMPTY.when(0).within(0))).isEqualTo(Ratio.ONE);
        assertThat(Completion.EMPTY.plus(SMALL.when(2))).isEqualTo(SMALL.when(2));
    }

    @Test
    void without_a_history_there_is_no_forecast() {
        assertThat(reasonOf(Throughput.EMPTY.when(1).within(1)))
                .isEqualTo("The history must have at least 1 day, but it has 0.");
        assertThat(Throughput.EMPTY.when(1).percentile(50))
                .isEqualTo(Measured.absent(
                        "At least 5 days of the history must have a completion, but 0 of 0 have.",
                        0,
                        Basis.timeless("days", CONVENTION)));
    }

    @Test
    void what_never_completes_has_no_forecast() {
        Throughput idle = Throughput.of(0, 0, 0, 0, 0, 0);
        assertThat(present(idle.when(1).within(3_650))).isEqualTo(Ratio.ZERO);
        assertThat(reasonOf(idle.when(1).percentile(50, new ForecastLimits(1, 10))))
                .isEqualTo("At least 1 days of the history must have a completion, but 0 of 6 have.");
        assertThat(reasonOf(SMALL.when(1).percentile(50)))
                .isEqualTo("At least 5 days of the history must have a completion, but 4 of 7 have.");
    }

    @Test
    void a_forecast_looks_as_far_ahead_as_the_limits() {
        // 12 items: 19 days with 95 %
        assertThat(present(SMALL.when(12).percentile(95, new ForecastLimits(4, 19))))
                .isEqualTo(19);
        assertThat(reasonOf(SMALL.when(12).percentile(95, new ForecastLimits(4, 18))))
                .isEqualTo("The work must be done within 18 days with a chance of 95 %, but it takes longer.");
        // At best 3 a day: not before day 4
        assertThat(reasonOf(SMALL.when(12).percentile(1, new ForecastLimits(4, 3))))
                .isEqualTo("The work must be done within 3 days with a chance of 1 %, but it takes longer.");
        assertThat(reasonOf(SMALL.when(Long.MAX_VALUE).percentile(1, FOUR)))
                .isEqualTo("The work must be done within 3650 days with a chance of 1 %, but it takes longer.");
    }

    @Test
    void a_year_of_work_is_quick() {
        // 30 days, none to 60 items, 27.4 a day: 10 000 items take about a year
        Throughput history = Throughput.of(
                0, 0, 0, 0, 0, 0, 2, 7, 9, 12, 15, 18, 21, 23, 26, 28, 30, 33, 36, 39, 41, 44, 46, 48, 51, 53, 56, 58,
                60, 66);
        assertThat(history.days().mean()).contains(Ratio.of(822, 30));
        // 10 000 / 27.4 = 365.0; the standard deviation of a day is 21.5, of a year 411 items or 15 days;
        // 365 + 1.036 x 15 = 380.5
        assertThat(present(history.when(10_000).percentile(85))).isBetween(378, 384);
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.when(-1))
                .withMessage("Work.items must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Completion.EMPTY.within(36_501))
                .withMessage("ahead must lie between 0 and 36500, but was '36501'. Look at most 100 years ahead.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Completion.EMPTY.percentile(100))
                .withMessage("percent must lie between 1 and 99, but was '100'."
                        + " Write 85 percent as 85; a forecast is never certain.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastLimits(0, 1))
                .withMessage("ForecastLimits.minimumDays must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastLimits(1, 0))
                .withMessage("ForecastLimits.maximumDays must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastLimits(1, 36_501))
                .withMessage("ForecastLimits.maximumDays must lie between 0 and 36500, but was '36501'."
                        + " Look at most 100 years ahead.");
        assertThat(new ForecastLimits(1, 36_500).maximumDays()).isEqualTo(36_500);
        assertThat(ForecastLimits.STANDARD).isEqualTo(new ForecastLimits(5, 3_650));
    }
}
