package org.operatingmodel.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class SurvivalCurveTest {
    /** Freireich et al., Blood 21(6), 1963: weeks in remission of 21 patients with 6-MP. */
    private static final SurvivalCurve REMISSION =
            weeks(new long[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);

    @Test
    void the_published_curve_of_the_remission_data() {
        assertThat(rounded(REMISSION, 5, 3)).isEqualTo("1.000");
        assertThat(rounded(REMISSION, 6, 3)).isEqualTo("0.857");
        assertThat(rounded(REMISSION, 7, 3)).isEqualTo("0.807");
        assertThat(rounded(REMISSION, 10, 3)).isEqualTo("0.753");
        assertThat(rounded(REMISSION, 13, 3)).isEqualTo("0.690");
        assertThat(rounded(REMISSION, 16, 3)).isEqualTo("0.627");
        assertThat(rounded(REMISSION, 22, 3)).isEqualTo("0.538");
        assertThat(rounded(REMISSION, 23, 3)).isEqualTo("0.448");
        assertThat(rounded(REMISSION, 99, 3)).isEqualTo("0.448");
        assertThat(REMISSION.n()).isEqualTo(21);
        assertThat(REMISSION.reach()).contains(week(35));
    }

    @Test
    void the_steps_are_exact() {
        // 18/21; x 16/17 (one censored at 6, after the three events); x 14/15 (one at 9); x 11/12 (10, 11); x 10/11;
        // x 6/7 (17, 19, 20); x 5/6
        assertThat(REMISSION.steps())
                .containsExactly(
                        new SurvivalStep(week(6), 21, 3, Ratio.of(18, 21)),
                        new SurvivalStep(week(7), 17, 1, Ratio.of(18 * 16, 21 * 17)),
                        new SurvivalStep(week(10), 15, 1, Ratio.of(18 * 16 * 14, 21 * 17 * 15)),
                        new SurvivalStep(week(13), 12, 1, Ratio.of(18 * 16 * 14 * 11, 21 * 17 * 15 * 12)),
                        new SurvivalStep(week(16), 11, 1, Ratio.of(18 * 16 * 14 * 10, 21 * 17 * 15 * 12)),
                        new SurvivalStep(week(22), 7, 1, Ratio.of(18 * 16 * 14 * 10 * 6, 21 * 17 * 15 * 12 * 7)),
                        new SurvivalStep(week(23), 6, 1, Ratio.of(18 * 16 * 14 * 10 * 5, 21 * 17 * 15 * 12 * 7)));
    }

    @Test
    void the_median_of_the_remission_data_is_23_weeks() {
        assertThat(REMISSION.percentile(50))
                .isEqualTo(Measured.value(
                        week(23), 21, Basis.timeless("milliseconds", "C18: Kaplan-Meier, completed before censored")));
        assertThat(present(REMISSION.percentile(14))).isEqualTo(week(6)); // 0.857 <= 0.86
        assertThat(present(REMISSION.percentile(15))).isEqualTo(week(7));
        assertThat(present(REMISSION.percentile(55))).isEqualTo(week(23)); // 0.448 <= 0.45
        assertThat(reasonOf(REMISSION.percentile(56)))
                .isEqualTo(
                        "The data do not reach percentile 56: 9 of 21 items completed, and survival stays above 0.44.");
        assertThat(reasonOf(REMISSION.percentile(100)))
                .isEqualTo(
                        "The data do not reach percentile 100: 9 of 21 items completed, and survival stays above 0.00.");
    }

    @Test
    void the_chance_of_an_item_of_an_age() {
        // 1 - S(16) / S(7) = 1 - 14/15 x 11/12 x 10/11 = 1 - 7/9
        assertThat(REMISSION.chanceWithin(week(9), week(7)))
                .isEqualTo(Measured.value(
                        Ratio.of(2, 9),
                        21,
                        Basis.timeless("fraction", "C18: Kaplan-Meier, completed before censored")));
        assertThat(present(REMISSION.chanceWithin(week(0), week(7)))).isEqualTo(Ratio.ZERO);
        assertThat(present(REMISSION.chanceWithin(week(1), week(34)))).isEqualTo(Ratio.ZERO);
        assertThat(reasonOf(REMISSION.chanceWithin(week(2), week(34))))
                .isEqualTo("age + more must be at most PT5880H, as far as the data reach, but was PT6048H.");
    }

    @Test
    void nothing_is_known_of_an_item_older_than_all_that_completed() {
        SurvivalCurve allDone = weeks(new long[] {1, 3});
        assertThat(present(allDone.chanceWithin(week(2), week(2)))).isEqualTo(Ratio.ONE);
        assertThat(present(allDone.chanceWithin(week(9), week(2)))).isEqualTo(Ratio.ONE);
        assertThat(reasonOf(allDone.chanceWithin(week(1), week(3))))
                .isEqualTo("Some item must have taken longer than PT504H, but all 2 took at most PT504H.");
    }

    @Test
    void without_items_every_figure_is_absent() {
        String reason = "There must be at least 1 item, but there were 0.";
        assertThat(reasonOf(SurvivalCurve.EMPTY.percentile(50))).isEqualTo(reason);
        assertThat(reasonOf(SurvivalCurve.EMPTY.survivalAt(week(1)))).isEqualTo(reason);
        assertThat(reasonOf(SurvivalCurve.EMPTY.chanceWithin(week(1), week(1)))).isEqualTo(reason);
        assertThat(SurvivalCurve.EMPTY.reach()).isEmpty();
        assertThat(SurvivalCurve.EMPTY.steps()).isEmpty();
    }

    @Test
    void with_open_items_only_survival_stays_1() {
        SurvivalCurve open = weeks(new long[0], 2, 5);
        assertThat(open.survivalAt(week(5)))
                .isEqualTo(Measured.value(
                        Ratio.ONE, 2, Basis.timeless("fraction", "C18: Kaplan-Meier, completed before censored")));
        assertThat(open.reach()).contains(week(5));
        assertThat(reasonOf(open.percentile(1)))
                .isEqualTo(
                        "The data do not reach percentile 1: 0 of 2 items completed, and survival stays above 0.99.");
    }

    @Test
    void an_item_that_takes_no_time_counts() {
        SurvivalCurve curve = new SurvivalCurve(Histogram.of(0, 10), Histogram.of(0, 0));
        // 3/4; then 1 at risk, 0 left
        assertThat(present(curve.survivalAt(Duration.ZERO))).isEqualTo(Ratio.of(3, 4));
        assertThat(present(curve.survivalAt(Duration.ofNanos(9_999_999)))).isEqualTo(Ratio.of(3, 4));
        assertThat(present(curve.survivalAt(Duration.ofMillis(10)))).isEqualTo(Ratio.ZERO);
        assertThat(present(curve.percentile(25))).isEqualTo(Duration.ZERO);
        assertThat(present(curve.percentile(26))).isEqualTo(Duration.ofMillis(10));
        assertThat(present(curve.percentile(100))).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void percentiles_of_incidents_with_the_open_ones_counted() throws IOException {
        // kaplan-meier-asof-2016-05-02: computed with a database, and by a second program
        SurvivalCurve fortnight = incidents("fortnight");
        assertThat(fortnight.n()).isEqualTo(2283);
        assertThat(fortnight.completed().n()).isEqualTo(1801);
        assertThat(present(fortnight.percentile(50))).isEqualTo(Duration.ofMillis(6_000_000));
        assertThat(present(fortnight.percentile(70))).isEqualTo(Duration.ofMillis(250_920_000));
        assertThat(present(fortnight.percentile(85))).isEqualTo(Duration.ofMillis(782_880_000));
        assertThat(reasonOf(fortnight.percentile(95)))
                .isEqualTo("The data do not reach percentile 95: 1801 of 2283 items completed,"
                        + " and survival stays above 0.05.");
        SurvivalCurve month = fortnight.plus(incidents("before"));
        assertThat(month.n()).isEqualTo(4990);
        assertThat(month.completed().n()).isEqualTo(4371);
        assertThat(present(month.percentile(50))).isEqualTo(Duration.ofMillis(10_920_000));
        assertThat(present(month.percentile(70))).isEqualTo(Duration.ofMillis(187_200_000));
        assertThat(present(month.percentile(85))).isEqualTo(Duration.ofMillis(681_180_000));
        assertThat(present(month.percentile(95))).isEqualTo(Duration.ofMillis(2_062_740_000));
    }

    @Test
    void survival_of_incidents_by_day() throws IOException {
        // kaplan-meier-survival-asof-2016-05-02
        SurvivalCurve fortnight = incidents("fortnight");
        SurvivalCurve month = fortnight.plus(incidents("before"));
        assertThat(LongStream.of(1, 2, 5, 10, 14).mapToObj(day -> rounded(fortnight, Duration.ofDays(day), 9)))
                .containsExactly("0.367809258", "0.318828633", "0.263324314", "0.141747602", "0.126704568");
        assertThat(LongStream.of(1, 2, 5, 10, 14).mapToObj(day -> rounded(month, Duration.ofDays(day), 9)))
                .containsExactly("0.379092828", "0.313155769", "0.214154461", "0.121370177", "0.089840753");
    }

    @Test
    void a_long_product_is_rounded_down_in_its_last_places() {
        // Factors (2k - 1) / 2k of up to 7.6 bits: 100 of them fit into 1024 bits, 200 do not
        assertThat(product(100).minus(pairs(100))).isEqualTo(Ratio.ZERO);
        Ratio difference = product(200).minus(pairs(200));
        assertThat(difference.signum()).isPositive();
        assertThat(difference).isLessThan(Ratio.of(new BigDecimal("1E-75")));
    }

    /** At 1 ms, 2 ms and so on, one item completes and one is censored, so that 2k are at risk, k = pairs, ..., 1. */
    private static Ratio pairs(int pairs) {
        long[] both = LongStream.rangeClosed(1, pairs).toArray();
        return present(new SurvivalCurve(Histogram.of(both), Histogram.of(both)).survivalAt(Duration.ofMillis(pairs)));
    }

    private static Ratio product(int pairs) {
        return LongStream.rangeClosed(1, pairs)
                .mapToObj(k -> Ratio.of(2 * k - 1, 2 * k))
                .reduce(Ratio.ONE, Ratio::times);
    }

    @Test
    void a_million_durations_are_quick() {
        long[] even = LongStream.range(0, 500_000).map(i -> 2 * i).toArray();
        long[] odd = LongStream.range(0, 500_000).map(i -> 2 * i + 1).toArray();
        SurvivalCurve curve = new SurvivalCurve(Histogram.of(even), Histogram.of(odd));
        // Factors (2k - 1) / 2k for k = 500 000 down to j multiply to about sqrt(j / 500 000): 1/2 at j = 125 000,
        // duration 2 x 375 000
        assertThat(present(curve.percentile(50)).toMillis()).isBetween(749_990L, 750_010L);
    }

    @Test
    void a_curve_of_dated_times_has_their_horizon() {
        Instant asOf = Instant.parse("2026-06-21T00:00:00Z");
        SurvivalCurve curve = new SurvivalCurve(new CensoredTimes(Histogram.of(4), Histogram.of(9), asOf));
        assertThat(curve.percentile(50).basis())
                .isEqualTo(Basis.asOf(asOf, "milliseconds", "C18: Kaplan-Meier, completed before censored"));
        assertThat(curve.survivalAt(week(1)).basis())
                .isEqualTo(Basis.asOf(asOf, "fraction", "C18: Kaplan-Meier, completed before censored"));
        assertThat(curve.plus(SurvivalCurve.EMPTY)).isEqualTo(curve).isEqualTo(SurvivalCurve.EMPTY.plus(curve));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.plus(REMISSION))
                .withMessage("CensoredTimes.horizon must be '2026-06-21T00:00:00Z' as well, but was 'null'. "
                        + "Take both as of the same instant.");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve(Histogram.of(3, -1), Histogram.EMPTY))
                .withMessage("CensoredTimes.closed must hold no negative time, but held '-1'. Swap start and end.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalCurve(Histogram.EMPTY, Histogram.of(-2)))
                .withMessage("CensoredTimes.open must hold no negative time, but held '-2'. Swap start and end.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REMISSION.percentile(0))
                .withMessage("percent must lie between 1 and 100, but was '0'. Write the 85th percentile as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REMISSION.percentile(101))
                .withMessage("percent must lie between 1 and 100, but was '101'. Write the 85th percentile as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REMISSION.survivalAt(Duration.ofNanos(-1)))
                .withMessage("duration must not be negative, but was 'PT-0.000000001S'. Use PT0S or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REMISSION.chanceWithin(week(-1), week(2)))
                .withMessage("more must not be negative, but was 'PT-168H'. Use PT0S or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REMISSION.chanceWithin(week(2), week(-1)))
                .withMessage("age must not be negative, but was 'PT-168H'. Use PT0S or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalStep(week(1), 2, 0, Ratio.ONE))
                .withMessage("SurvivalStep.completed must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalStep(week(1), 2, 3, Ratio.ONE))
                .withMessage("SurvivalStep.completed must be at most atRisk '2', but was '3'."
                        + " Count those that complete as at risk.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalStep(week(1), 2, 1, Ratio.of(-1, 4)))
                .withMessage("SurvivalStep.survival must lie between 0 and 1, but was '-0.25'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivalStep(week(1), 2, 2, Ratio.of(5, 4)))
                .withMessage("SurvivalStep.survival must lie between 0 and 1, but was '1.25'.");
        assertThat(new SurvivalStep(week(1), 2, 2, Ratio.ONE))
                .isNotEqualTo(new SurvivalStep(week(1), 2, 2, Ratio.ZERO));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> REMISSION.survivalAt(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    private static String rounded(SurvivalCurve curve, long weeks, int places) {
        return rounded(curve, week(weeks), places);
    }

    private static String rounded(SurvivalCurve curve, Duration duration, int places) {
        return present(curve.survivalAt(duration))
                .decimal()
                .setScale(places, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static Duration week(long number) {
        return Duration.ofDays(7 * number);
    }

    private static SurvivalCurve weeks(long[] completed, long... censored) {
        return new SurvivalCurve(millis(completed), millis(censored));
    }

    private static Histogram millis(long... weeks) {
        return Histogram.of(
                LongStream.of(weeks).map(number -> week(number).toMillis()).toArray());
    }

    private static SurvivalCurve incidents(String started) throws IOException {
        try (InputStream file = SurvivalCurveTest.class.getResourceAsStream("uci-incidents.csv")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new SurvivalCurve(minutes(text, started + ",C,"), minutes(text, started + ",+,"));
        }
    }

    private static Histogram minutes(String text, String prefix) {
        String line = text.lines()
                .filter(candidate -> candidate.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        LongStream.Builder millis = LongStream.builder();
        for (String entry : line.substring(prefix.length()).split(" ")) {
            String[] parts = entry.split("x");
            for (int i = 0; i < (parts.length == 1 ? 1 : Integer.parseInt(parts[1])); i++) {
                millis.add(Long.parseLong(parts[0]) * 60_000);
            }
        }
        return Histogram.of(millis.build().toArray());
    }
}
