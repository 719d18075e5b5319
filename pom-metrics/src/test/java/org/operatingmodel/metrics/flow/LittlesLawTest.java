package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
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
    private static final InProgress NONE = new InProgress(0, BigInteger.ZERO);
    /** Ten days that start and end with nothing in progress: four items of 2, 3, 5 and 10 days. */
    private static final LittlesLaw CLOSED = window(20, 4, 4, 0, 20, NONE, NONE);

    private static LittlesLaw window(
            long loadDays, long arrivals, long departures, long lost, long flowDays, InProgress start, InProgress end) {
        return new LittlesLaw(
                Duration.ofDays(10), days(loadDays), arrivals, departures, lost, days(flowDays), start, end);
    }

    private static LittlesLaw ends(long arrivals, long departures, long lost, InProgress start, InProgress end) {
        return window(1, arrivals, departures, lost, 1, start, end);
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
                .isEqualTo(Measured.value(ms(5), 4, Basis.timeless("ms", "Little's law: average load / throughput")));
        assertThat(CLOSED.averageFlowTime())
                .isEqualTo(Measured.value(ms(5), 4, Basis.timeless("ms", "C6: mean of finish - start")));
        assertThat(CLOSED.flowDebt())
                .isEqualTo(Measured.value(
                        Ratio.ZERO,
                        4,
                        Basis.timeless("ms", "flow debt: average load / throughput - average flow time")));
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

    @Test
    void arrivals_equal_departures_within_the_tolerance() {
        assertThat(ends(10, 9, 0, NONE, NONE).check(Assumption.ARRIVALS_EQUAL_DEPARTURES, TENTH))
                .isEqualTo(Measured.value(
                        new Comparison(Ratio.of(10, 1), Ratio.of(9, 1), TENTH),
                        19,
                        Basis.timeless("items", "Little's law: ARRIVALS_EQUAL_DEPARTURES")));
        assertThat(holds(ends(10, 9, 0, NONE, NONE), Assumption.ARRIVALS_EQUAL_DEPARTURES))
                .isTrue();
        assertThat(holds(ends(9, 10, 0, NONE, NONE), Assumption.ARRIVALS_EQUAL_DEPARTURES))
                .isTrue();
        assertThat(holds(ends(10, 8, 0, NONE, NONE), Assumption.ARRIVALS_EQUAL_DEPARTURES))
                .isFalse();
        assertThat(holds(ends(0, 8, 0, NONE, NONE), Assumption.ARRIVALS_EQUAL_DEPARTURES))
                .isFalse();
        assertThat(holds(ends(8, 0, 0, NONE, NONE), Assumption.ARRIVALS_EQUAL_DEPARTURES))
                .isFalse();
        assertThat(reasonOf(ends(0, 0, 0, NONE, NONE).check(Assumption.ARRIVALS_EQUAL_DEPARTURES, TENTH)))
                .isEqualTo("There must be an arrival or a departure, but there were 0.");
    }

    @Test
    void started_items_finish_when_few_are_lost() {
        assertThat(ends(0, 9, 1, NONE, NONE).check(Assumption.STARTED_ITEMS_FINISH, TENTH))
                .isEqualTo(Measured.value(
                        new Comparison(Ratio.of(10, 1), Ratio.of(9, 1), TENTH),
                        10,
                        Basis.timeless("items", "Little's law: STARTED_ITEMS_FINISH")));
        assertThat(holds(ends(0, 9, 1, NONE, NONE), Assumption.STARTED_ITEMS_FINISH))
                .isTrue();
        assertThat(holds(ends(0, 8, 1, NONE, NONE), Assumption.STARTED_ITEMS_FINISH))
                .isFalse();
        assertThat(reasonOf(ends(1, 0, 0, NONE, NONE).check(Assumption.STARTED_ITEMS_FINISH, TENTH)))
                .isEqualTo("There must be at least 1 item that left, but there were 0.");
    }

    @Test
    void the_load_is_stable_when_it_ends_as_it_started() {
        assertThat(ends(0, 0, 0, inProgress(4, 0), inProgress(5, 0)).check(Assumption.LOAD_IS_STABLE, TENTH))
                .isEqualTo(Measured.value(
                        new Comparison(Ratio.of(4, 1), Ratio.of(5, 1), TENTH),
                        9,
                        Basis.timeless("items", "Little's law: LOAD_IS_STABLE")));
        assertThat(holds(ends(0, 0, 0, inProgress(4, 0), inProgress(5, 0)), Assumption.LOAD_IS_STABLE))
                .isFalse();
        assertThat(holds(CLOSED, Assumption.LOAD_IS_STABLE)).isTrue();
    }

    @Test
    void the_age_is_stable_when_its_average_is() {
        // 8 / 2 = 4 days, 40 / 4 = 10 days
        assertThat(ends(0, 0, 0, inProgress(2, 8), inProgress(4, 40)).check(Assumption.AGE_IS_STABLE, TENTH))
                .isEqualTo(Measured.value(
                        new Comparison(ms(4), ms(10), TENTH), 6, Basis.timeless("ms", "Little's law: AGE_IS_STABLE")));
        assertThat(holds(ends(0, 0, 0, inProgress(2, 8), inProgress(4, 16)), Assumption.AGE_IS_STABLE))
                .isTrue();
        assertThat(reasonOf(ends(0, 0, 0, NONE, inProgress(4, 40)).check(Assumption.AGE_IS_STABLE, TENTH)))
                .isEqualTo("There must be items in progress at the start and at the end, but there were 0 and 4.");
        assertThat(reasonOf(ends(0, 0, 0, inProgress(4, 40), NONE).check(Assumption.AGE_IS_STABLE, TENTH)))
                .isEqualTo("There must be items in progress at the start and at the end, but there were 4 and 0.");
    }

    @Test
    void the_units_are_always_consistent() {
        assertThat(CLOSED.check(Assumption.UNITS_ARE_CONSISTENT, BigDecimal.ZERO))
                .isEqualTo(Measured.value(
                        new Comparison(Ratio.ONE, Ratio.ONE, BigDecimal.ZERO),
                        4,
                        Basis.timeless("ms", "Little's law: UNITS_ARE_CONSISTENT")));
    }

    @Test
    void ages_add_up() {
        assertThat(InProgress.of(Histogram.of(1, 2, 2))).isEqualTo(new InProgress(3, BigInteger.valueOf(5)));
    }

    private static boolean holds(LittlesLaw law, Assumption assumption) {
        return present(law.check(assumption, TENTH)).holds();
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LittlesLaw(Duration.ZERO, BigInteger.ZERO, 0, 0, 0, BigInteger.ZERO, NONE, NONE))
                .withMessage("LittlesLaw.window must be above 0, but was 'PT0S'. Subtract its start from its end.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LittlesLaw(Duration.ofDays(-1), BigInteger.ZERO, 0, 0, 0, BigInteger.ZERO, NONE, NONE))
                .withMessage("LittlesLaw.window must be above 0, but was 'PT-24H'. Subtract its start from its end.");
        refused(() -> window(-1, 0, 0, 0, 0, NONE, NONE), "LittlesLaw.load must not be negative, but was '-86400000'.");
        refused(() -> ends(-1, 0, 0, NONE, NONE), "LittlesLaw.arrivals must not be negative, but was '-1'.");
        refused(() -> ends(0, -1, 0, NONE, NONE), "LittlesLaw.departures must not be negative, but was '-1'.");
        refused(() -> ends(0, 0, -1, NONE, NONE), "LittlesLaw.lost must not be negative, but was '-1'.");
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
        LittlesLaw stuck = ends(0, 0, 0, NONE, NONE);
        refused(() -> stuck.check(negative), "tolerance must not be negative, but was '-0.1'.");
        refused(
                () -> stuck.check(Assumption.AGE_IS_STABLE, negative),
                "tolerance must not be negative, but was '-0.1'.");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message + " Use 0 or more.");
    }
}
