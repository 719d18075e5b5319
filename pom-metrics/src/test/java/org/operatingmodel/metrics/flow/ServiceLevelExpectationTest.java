package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.survival.SurvivalCurve;

class ServiceLevelExpectationTest {
    private static final ServiceLevelExpectation EXPECTATION = expectation(75, 10);

    private static final Instant END = Instant.parse("2024-01-02T00:00:00Z");

    private static ServiceLevelExpectation expectation(int percent, long millis) {
        return new ServiceLevelExpectation(percent, Duration.ofMillis(millis));
    }

    /** A day in which items of these flow times in milliseconds were completed. */
    private static WindowFlow completed(long... flowTimes) {
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < flowTimes.length; item++) {
            rows.add(new Row(item, FlowItemType.DEBT, FlowState.ACTIVE, END.minusSeconds(60), 0));
            rows.add(new Row(
                    item,
                    FlowItemType.DEBT,
                    FlowState.DONE,
                    END.minusSeconds(60).plusMillis(flowTimes[item]),
                    1));
        }
        return day(rows);
    }

    /** A day at the end of which items of these ages in milliseconds are in progress. */
    private static WindowFlow open(long... ages) {
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < ages.length; item++) {
            rows.add(new Row(item, FlowItemType.DEBT, FlowState.WAITING, END.minusMillis(ages[item]), 0));
        }
        return day(rows);
    }

    private static WindowFlow day(List<Row> rows) {
        return FlowFigures.of(Row.ledger(rows, END), Windows.of(END.minusSeconds(86_400), END), Groups.all())
                .total(0);
    }

    @Test
    void attainment_is_the_share_that_finished_within() {
        // 3 of 4: 10 ms are within, 11 are not
        WindowFlow flowTimes = completed(2, 9, 10, 11);
        assertThat(EXPECTATION.attainment(flowTimes))
                .isEqualTo(Measured.value(Ratio.of(3, 4), 4, Basis.asOf(END, "fraction", "C6: flow time <= PT0.01S")));
        assertThat(present(EXPECTATION.met(flowTimes))).isTrue();
        assertThat(present(expectation(76, 10).met(flowTimes))).isFalse();
        assertThat(present(expectation(76, 11).met(flowTimes))).isTrue();
        assertThat(present(expectation(100, 11).met(flowTimes))).isTrue();
    }

    @Test
    void without_a_completed_item_nothing_is_met_or_missed() {
        String reason = "No completed item has a flow time.";
        assertThat(reasonOf(EXPECTATION.attainment(open(1)))).isEqualTo(reason);
        assertThat(reasonOf(EXPECTATION.met(open(1)))).isEqualTo(reason);
    }

    @Test
    void open_items_that_are_older_breach_it_for_certain() {
        assertThat(EXPECTATION.breachesCertain(open(1, 10, 11, 11, 99))).isEqualTo(3);
        assertThat(EXPECTATION.breachesCertain(completed(99))).isZero();
    }

    @Test
    void the_chance_shrinks_with_the_age() {
        SurvivalCurve curve = new SurvivalCurve(Histogram.of(2, 4, 8, 12), Histogram.EMPTY);
        // At most 10 ms: 3 of 4 take so long; of the 2 longer than 5 ms 1, of the 1 longer than 8 ms none
        assertThat(present(EXPECTATION.chanceGivenAge(Duration.ZERO, curve))).isEqualTo(Ratio.of(3, 4));
        assertThat(present(EXPECTATION.chanceGivenAge(Duration.ofMillis(5), curve)))
                .isEqualTo(Ratio.of(1, 2));
        assertThat(present(EXPECTATION.chanceGivenAge(Duration.ofMillis(8), curve)))
                .isEqualTo(Ratio.ZERO);
        assertThat(EXPECTATION.chanceGivenAge(Duration.ofMillis(11), curve))
                .isEqualTo(Measured.value(
                        Ratio.ZERO,
                        4,
                        new Basis(
                                curve.survivalAt(Duration.ZERO).basis().measuredIn(),
                                "older than the service level expectation",
                                curve.survivalAt(Duration.ZERO).basis().horizon())));
        assertThat(present(EXPECTATION.chanceGivenAge(Duration.ofDays(1), SurvivalCurve.EMPTY)))
                .isEqualTo(Ratio.ZERO);
    }

    @Test
    void the_chance_is_absent_where_the_data_do_not_reach() {
        SurvivalCurve curve = new SurvivalCurve(Histogram.of(2), Histogram.of(9));
        assertThat(reasonOf(EXPECTATION.chanceGivenAge(Duration.ofMillis(1), curve)))
                .isEqualTo("age + more must be at most PT0.009S, as far as the data reach, but was PT0.01S.");
        assertThat(reasonOf(EXPECTATION.chanceGivenAge(Duration.ofMillis(10), SurvivalCurve.EMPTY)))
                .isEqualTo("There must be at least 1 item, but there were 0.");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expectation(0, 1))
                .withMessage("ServiceLevelExpectation.percent must lie between 1 and 100, but was '0'."
                        + " Write 85 percent as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expectation(101, 1))
                .withMessage("ServiceLevelExpectation.percent must lie between 1 and 100, but was '101'."
                        + " Write 85 percent as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expectation(85, -1))
                .withMessage("ServiceLevelExpectation.within must not be negative, but was 'PT-0.001S'."
                        + " Use PT0S or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPECTATION.chanceGivenAge(Duration.ofMillis(-1), SurvivalCurve.EMPTY))
                .withMessage("age must not be negative, but was 'PT-0.001S'. Use PT0S or more.");
        assertThat(new ServiceLevelExpectation(1, Duration.ofNanos(1_999_999))).isEqualTo(expectation(1, 1));
    }
}
