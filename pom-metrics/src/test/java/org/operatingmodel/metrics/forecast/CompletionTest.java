package org.operatingmodel.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.forecast.ThroughputTest.DESK;
import static org.operatingmodel.metrics.forecast.ThroughputTest.FOUR;
import static org.operatingmodel.metrics.forecast.ThroughputTest.SMALL;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/** The expected numbers of the two histories were computed by a convolution in rational numbers, in another language. */
class CompletionTest {
    private static final String CONVENTION =
            "bootstrap: days drawn independently and uniformly from the history of each team";
    private static final Basis DAYS = Basis.timeless("days", CONVENTION);
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ForecastLimits ONE = new ForecastLimits(1, 3_650);

    /** With 7 days of history, the chance on day d is a number of 7^d draws. */
    @ParameterizedTest
    @CsvSource({
        "1, 0 4 40 316 2320 16564 116920 821356 5758240 40333924 282416200",
        "2, 0 2 28 262 2104 15754 114004 811150 5723248 40215826 282022540",
        "5, 0 0 3 71 930 9394 82333 662785 5060020 37359604 270092455",
        "12, 0 0 0 0 1 91 2759 51837 736806 8710274 90384898"
    })
    void the_chance_by_day_of_the_small_history_is_exact(long items, String draws) {
        long all = 1;
        int ahead = 0;
        for (String good : draws.split(" ")) {
            assertThat(present(SMALL.when(items).within(ahead++))).isEqualTo(Ratio.of(Long.parseLong(good), all));
            all *= 7;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1 2 3 4", "2, 2 3 4 6", "5, 5 7 8 10", "12, 12 14 16 19"})
    void when_the_items_of_the_small_history_are_done(long items, String days) {
        assertThat(days(SMALL.when(items))).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 1 1 1", "100, 1 2 2 3", "904, 4 5 6 7"})
    void when_the_items_of_the_service_desk_are_done(long items, String days) {
        assertThat(days(DESK.when(items))).isEqualTo(days);
    }

    /** With a chance of 50, 70, 85 and 95 percent. */
    private static String days(Completion completion) {
        return Stream.of(50, 70, 85, 95)
                .map(percent -> present(completion.percentile(percent, FOUR)).toString())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "100, 1, 0.6",
        "100, 2, 0.86",
        "100, 3, 0.9693333333333334",
        "100, 5, 0.9998883950617284",
        "100, 7, 0.9999999983539095",
        "904, 1, 0",
        "904, 2, 0.027777777777777776",
        "904, 3, 0.31322222222222224",
        "904, 5, 0.8360851028806584",
        "904, 7, 0.9764895181069959",
        "904, 10, 0.998314928912134"
    })
    void the_chance_by_day_of_the_service_desk(long items, int ahead, double chance) {
        assertThat(present(DESK.when(items).within(ahead)).decimal().doubleValue())
                .isCloseTo(chance, within(1e-15));
    }

    @Test
    void a_chance_is_1_only_where_the_worst_case_is_enough() {
        // 13 or more on each of 7 days: 91 at worst, so 100 are likely but never certain
        assertThat(present(DESK.when(100).within(7))).isLessThan(Ratio.ONE);
        assertThat(present(DESK.when(100).within(8))).isEqualTo(Ratio.ONE);
    }

    @Test
    void figures_are_as_of_the_horizon_of_the_history() {
        assertThat(DESK.when(904).percentile(85)).isEqualTo(Measured.value(6, 30, DAYS));
        Completion known = new Throughput(DESK.days(), AS_OF).when(904);
        assertThat(known.percentile(85)).isEqualTo(Measured.value(6, 30, Basis.asOf(AS_OF, "days", CONVENTION)));
        assertThat(known.within(2).basis()).isEqualTo(Basis.asOf(AS_OF, "fraction", CONVENTION));
        assertThat(known.horizon()).contains(AS_OF);
        assertThat(known.plus(SMALL.when(1)).horizon()).contains(AS_OF);
        assertThat(SMALL.when(1).plus(known).horizon()).contains(AS_OF);
        assertThat(SMALL.when(1).horizon()).isEmpty();
    }

    @Test
    void days_ahead_are_counted_from_one_horizon() {
        Completion today = new Throughput(DESK.days(), AS_OF).when(0);
        Completion tomorrow = new Throughput(SMALL.days(), AS_OF.plusSeconds(86_400)).when(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> today.plus(tomorrow))
                .withMessage("Throughput.horizon must be '2026-06-21T00:00:00Z' as well, but was"
                        + " '2026-06-22T00:00:00Z'. Take both as of the same instant.");
    }

    @Test
    void several_teams_are_done_when_the_last_one_is() {
        Throughput other = Throughput.of(1, 0);
        Completion both = SMALL.when(2).plus(other.when(1));
        // 4/7 x (1 - 1/4) = 3/7 on day 2; 262/343 x (1 - 1/8) = 0.668; 2104/2401 x 15/16 = 0.8215
        assertThat(both.within(2)).isEqualTo(Measured.value(Ratio.of(3, 7), 9, Basis.timeless("fraction", CONVENTION)));
        assertThat(present(both.within(3))).isEqualTo(Ratio.of(262 * 7, 343 * 8));
        assertThat(present(both.percentile(42, ONE))).isEqualTo(2);
        assertThat(present(both.percentile(43, ONE))).isEqualTo(3);
        assertThat(present(both.percentile(82, ONE))).isEqualTo(4);
        assertThat(present(both.percentile(83, ONE))).isEqualTo(5);
        assertThat(reasonOf(both.percentile(50, new ForecastLimits(2, 3_650))))
                .isEqualTo("At least 2 days of the history must have a completion, but 1 of 2 have.");
    }

    @Test
    void a_chance_of_exactly_the_percentage_suffices() {
        // 1/2 on day 1, 3/4 on day 2
        Completion coin = Throughput.of(0, 1).when(1);
        assertThat(present(coin.percentile(50, ONE))).isEqualTo(1);
        assertThat(present(coin.percentile(51, ONE))).isEqualTo(2);
        assertThat(present(coin.percentile(75, ONE))).isEqualTo(2);
        assertThat(present(coin.percentile(76, ONE))).isEqualTo(3);
        assertThat(present(Throughput.of(0, 1).howMany(2, 75, ONE))).isEqualTo(1);
        assertThat(present(Throughput.of(0, 1).howMany(2, 76, ONE))).isZero();
    }

    @Test
    void no_items_are_already_done() {
        assertThat(Completion.EMPTY.percentile(99)).isEqualTo(Measured.value(0, 0, DAYS));
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
                        "At least 5 days of the history must have a completion, but 0 of 0 have.", 0, DAYS));
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
    void too_much_work_is_refused_before_it_is_begun() {
        // 22,361 x 22,361 x 2 = 1,000,028,642
        Throughput coin = Throughput.of(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coin.when(22_361).within(22_361))
                .withMessage("items x days ahead x different daily completions must be at most 1000000000, but was"
                        + " '22361 x 22361 x 2'. Look less far ahead, or count larger items.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Throughput.of(0, 1_000).when(1_000_000).percentile(85, ONE))
                .withMessage("items x days ahead x different daily completions must be at most 1000000000, but was"
                        + " '1000000 x 2000 x 2'. Look less far ahead, or count larger items.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Throughput.EMPTY.when(1).plus(coin.when(22_361)).within(22_361))
                .withMessage("items x days ahead x different daily completions must be at most 1000000000, but was"
                        + " '22361 x 22361 x 2'. Look less far ahead, or count larger items.");
        // what is certain or impossible takes no work
        assertThat(present(Throughput.of(1_000, 1_000).when(36_500_000).within(36_500)))
                .isEqualTo(Ratio.ONE);
        assertThat(present(Throughput.of(0, 1_000_000).when(36_500_000_001L).within(36_500)))
                .isEqualTo(Ratio.ZERO);
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
