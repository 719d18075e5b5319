package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.LittlesLaw.Assumption;
import org.operatingmodel.metrics.flow.LittlesLaw.Comparison;
import org.operatingmodel.metrics.flow.LittlesLaw.InProgress;

class LittlesLawTest {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final long DAY = 86_400_000;
    private static final Instant HORIZON = Instant.parse("2024-01-11T00:00:00Z");
    private static final Window TEN_DAYS = new Window(Instant.parse("2024-01-01T00:00:00Z"), HORIZON);
    private static final InProgress NONE = new InProgress(0, BigInteger.ZERO);
    /** Ten days that start and end with nothing in progress: four items of 2, 3, 5 and 10 days. */
    private static final LittlesLaw CLOSED = window(20, 4, 4, 0, 20, NONE, NONE);

    private static LittlesLaw window(
            long loadDays, long arrivals, long departures, long lost, long flowDays, InProgress start, InProgress end) {
        return new LittlesLaw(
                TEN_DAYS, HORIZON, days(loadDays), arrivals, departures, lost, days(flowDays), start, end);
    }

    private static LittlesLaw ends(long arrivals, long departures, long lost, InProgress start, InProgress end) {
        return window(1, arrivals, departures, lost, 1, start, end);
    }

    /** A window in which only so many items come and go. */
    private static LittlesLaw turnover(long arrivals, long departures, long lost) {
        return ends(arrivals, departures, lost, NONE, NONE);
    }

    /** A window in which only what is in progress at its ends matters. */
    private static LittlesLaw ends(InProgress start, InProgress end) {
        return ends(0, 0, 0, start, end);
    }

    private static Basis basis(String measuredIn, String convention) {
        return Basis.asOf(HORIZON, measuredIn, convention);
    }

    private static BigInteger days(long number) {
        return BigInteger.valueOf(number * DAY);
    }

    private static InProgress inProgress(long items, long ageDays) {
        return new InProgress(items, days(ageDays));
    }

    private static Ratio ms(long numberOfDays) {
        return Ratio.of(numberOfDays * DAY, 1);
    }

    @Test
    void the_law_holds_exactly_between_two_instants_without_load() {
        // L = 20 item-days / 10 days = 2; lambda = 4 / 10 days; W = 20 / 4 = 5 days = 2 / 0.4
        assertThat(CLOSED.averageLoad()).isEqualTo(Ratio.of(2, 1));
        assertThat(CLOSED.arrivalRate()).isEqualTo(Ratio.of(2, 5));
        assertThat(CLOSED.departureRate()).isEqualTo(Ratio.of(2, 5));
        assertThat(CLOSED.predictedFlowTime())
                .isEqualTo(Measured.value(ms(5), 4, basis("milliseconds", "Little's law: average load / throughput")));
        assertThat(CLOSED.averageFlowTime())
                .isEqualTo(Measured.value(ms(5), 4, basis("milliseconds", "C6: mean of finish - start")));
        assertThat(CLOSED.flowDebt())
                .isEqualTo(Measured.value(
                        Ratio.ZERO,
                        4,
                        basis("milliseconds", "flow debt: average load / throughput - average flow time")));
        assertThat(present(CLOSED.check(BigDecimal.ZERO)))
                .isEqualTo(new Comparison(ms(5), ms(5), BigDecimal.ZERO))
                .matches(Comparison::holds);
    }

    @Test
    void finishing_young_items_first_is_flow_debt() {
        // Predicted 30 / 3 = 10 days, but the three that completed took 6 in all: 10 - 2 = 8 days of debt
        LittlesLaw indebted = window(30, 5, 3, 0, 6, inProgress(2, 8), inProgress(4, 40));
        assertThat(present(indebted.flowDebt())).isEqualTo(ms(8));
        assertThat(indebted.arrivalRate()).isEqualTo(Ratio.of(1, 2));
        assertThat(indebted.departureRate()).isEqualTo(Ratio.of(3, 10));
        assertThat(present(indebted.check(new BigDecimal("0.8"))).holds()).isTrue();
        assertThat(present(indebted.check(new BigDecimal("0.79"))).holds()).isFalse();
        // Paying back: 6 / 3 - 30 / 3
        assertThat(present(window(6, 3, 3, 0, 30, NONE, NONE).flowDebt())).isEqualTo(ms(-8));
    }

    @Test
    void without_a_departure_there_is_no_flow_time() {
        LittlesLaw stuck = ends(2, 0, 0, NONE, inProgress(2, 1));
        String reason = "There must be at least 1 departure, but there were 0.";
        assertThat(reasonOf(stuck.predictedFlowTime())).isEqualTo(reason);
        assertThat(reasonOf(stuck.averageFlowTime())).isEqualTo(reason);
        assertThat(reasonOf(stuck.flowDebt())).isEqualTo(reason);
        assertThat(reasonOf(stuck.check(TENTH))).isEqualTo(reason);
    }

    private static void assertHolds(LittlesLaw law, Assumption assumption, boolean holds) {
        assertThat(present(law.check(assumption, TENTH)).holds()).isEqualTo(holds);
    }

    private static void assertCompared(
            LittlesLaw law, Assumption assumption, Ratio first, Ratio second, long n, String measuredIn) {
        assertThat(law.check(assumption, TENTH))
                .isEqualTo(Measured.value(
                        new Comparison(first, second, TENTH), n, basis(measuredIn, "Little's law: " + assumption)));
    }

    @ParameterizedTest
    @CsvSource({"10, 9, true", "9, 10, true", "10, 8, false", "0, 8, false", "8, 0, false"})
    void arrivals_equal_departures_within_the_tolerance(long arrivals, long departures, boolean holds) {
        LittlesLaw law = turnover(arrivals, departures, 0);
        assertCompared(
                law,
                Assumption.ARRIVALS_EQUAL_DEPARTURES,
                Ratio.of(arrivals, 1),
                Ratio.of(departures, 1),
                arrivals + departures,
                "items");
        assertHolds(law, Assumption.ARRIVALS_EQUAL_DEPARTURES, holds);
    }

    @ParameterizedTest
    @CsvSource({"9, 1, true", "8, 1, false"})
    void started_items_finish_when_few_are_lost(long departures, long lost, boolean holds) {
        LittlesLaw law = turnover(0, departures, lost);
        assertCompared(
                law,
                Assumption.STARTED_ITEMS_FINISH,
                Ratio.of(departures + lost, 1),
                Ratio.of(departures, 1),
                departures + lost,
                "items");
        assertHolds(law, Assumption.STARTED_ITEMS_FINISH, holds);
    }

    @Test
    void the_load_is_stable_when_it_ends_as_it_started() {
        LittlesLaw rising = ends(inProgress(4, 0), inProgress(5, 0));
        assertCompared(rising, Assumption.LOAD_IS_STABLE, Ratio.of(4, 1), Ratio.of(5, 1), 9, "items");
        assertHolds(rising, Assumption.LOAD_IS_STABLE, false);
        assertHolds(CLOSED, Assumption.LOAD_IS_STABLE, true);
    }

    @Test
    void the_age_is_stable_when_its_average_is() {
        // 8 / 2 = 4 days, 40 / 4 = 10 days
        LittlesLaw ageing = ends(inProgress(2, 8), inProgress(4, 40));
        assertCompared(ageing, Assumption.AGE_IS_STABLE, ms(4), ms(10), 6, "milliseconds");
        assertHolds(ends(inProgress(2, 8), inProgress(4, 16)), Assumption.AGE_IS_STABLE, true);
    }

    @Test
    void an_assumption_without_numbers_is_absent() {
        assertThat(reasonOf(turnover(0, 0, 1).check(Assumption.ARRIVALS_EQUAL_DEPARTURES, TENTH)))
                .isEqualTo("There must be an arrival or a departure, but there were 0.");
        assertThat(reasonOf(turnover(1, 0, 0).check(Assumption.STARTED_ITEMS_FINISH, TENTH)))
                .isEqualTo("There must be at least 1 item that left, but there were 0.");
        assertThat(reasonOf(ends(NONE, inProgress(4, 40)).check(Assumption.AGE_IS_STABLE, TENTH)))
                .isEqualTo("There must be items in progress at the start and at the end, but there were 0 and 4.");
        assertThat(reasonOf(ends(inProgress(4, 40), NONE).check(Assumption.AGE_IS_STABLE, TENTH)))
                .isEqualTo("There must be items in progress at the start and at the end, but there were 4 and 0.");
    }

    @Test
    void the_units_are_always_consistent() {
        assertCompared(CLOSED, Assumption.UNITS_ARE_CONSISTENT, Ratio.ONE, Ratio.ONE, 4, "milliseconds");
    }

    @Test
    void ages_add_up() {
        assertThat(InProgress.of(Histogram.of(1, 2, 2))).isEqualTo(new InProgress(3, BigInteger.valueOf(5)));
    }

    @Test
    void numbers_out_of_range_are_refused() {
        Instant before = HORIZON.minusMillis(1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new LittlesLaw(TEN_DAYS, before, BigInteger.ZERO, 0, 0, 0, BigInteger.ZERO, NONE, NONE))
                .withMessage("LittlesLaw.window must end at the horizon '2024-01-10T23:59:59.999Z' or before it, but"
                        + " ends at '2024-01-11T00:00:00Z'. Cut it at the horizon.");
        refused(() -> window(-1, 0, 0, 0, 0, NONE, NONE), "LittlesLaw.load must not be negative, but was '-86400000'.");
        refused(() -> turnover(-1, 0, 0), "LittlesLaw.arrivals must not be negative, but was '-1'.");
        refused(() -> turnover(0, -1, 0), "LittlesLaw.departures must not be negative, but was '-1'.");
        refused(() -> turnover(0, 0, -1), "LittlesLaw.lost must not be negative, but was '-1'.");
        refused(
                () -> window(0, 0, 0, 0, -1, NONE, NONE),
                "LittlesLaw.flowTime must not be negative, but was '-86400000'.");
        refused(() -> inProgress(-1, 0), "InProgress.items must not be negative, but was '-1'.");
        refused(() -> inProgress(0, -1), "InProgress.age must not be negative, but was '-86400000'.");
        Ratio below = Ratio.of(-1, 2);
        refused(
                () -> new Comparison(below, Ratio.ONE, TENTH),
                "Comparison.first must not be negative, but was '-0.5'.");
        refused(
                () -> new Comparison(Ratio.ONE, below, TENTH),
                "Comparison.second must not be negative, but was '-0.5'.");
        BigDecimal negative = TENTH.negate();
        refused(
                () -> new Comparison(Ratio.ONE, Ratio.ONE, negative),
                "Comparison.tolerance must not be negative, but was '-0.1'.");
        refused(() -> CLOSED.check(negative), "tolerance must not be negative, but was '-0.1'.");
        LittlesLaw stuck = turnover(0, 0, 0);
        refused(() -> stuck.check(negative), "tolerance must not be negative, but was '-0.1'.");
        refused(
                () -> stuck.check(Assumption.AGE_IS_STABLE, negative),
                "tolerance must not be negative, but was '-0.1'.");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message + " Use 0 or more.");
    }
}
