package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.WindowFlow.Departure;

class WindowFlowTest {
    private static final Instant AS_OF = Instant.parse("2024-01-10T00:00:00Z");
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2024-01-08T00:00:00Z");
    private static final Windows WEEK = Windows.of(MONDAY, NEXT_MONDAY);
    private static final long LATEST = Long.MAX_VALUE >> 5;

    private static final List<Row> ROWS = List.of(
            row(0, FlowItemType.FEATURE, FlowState.NEW, "2024-01-01"),
            row(0, FlowItemType.FEATURE, FlowState.ACTIVE, "2024-01-02"),
            row(0, FlowItemType.FEATURE, FlowState.DONE, "2024-01-04"),
            row(1, FlowItemType.FEATURE, FlowState.WAITING, "2024-01-01"),
            row(1, FlowItemType.FEATURE, FlowState.ACTIVE, "2024-01-03"),
            row(1, FlowItemType.FEATURE, FlowState.WAITING, "2024-01-04"),
            row(1, FlowItemType.FEATURE, FlowState.DONE, "2024-01-05"),
            row(2, FlowItemType.DEFECT, FlowState.NEW, "2024-01-02"),
            row(2, FlowItemType.DEFECT, FlowState.DONE, "2024-01-03"),
            row(3, FlowItemType.RISK, FlowState.ACTIVE, "2023-12-30"),
            row(3, FlowItemType.RISK, FlowState.CANCELLED, "2024-01-02"),
            row(4, FlowItemType.DEBT, FlowState.ACTIVE, "2023-12-31"),
            row(4, FlowItemType.DEBT, FlowState.NEW, "2024-01-03"),
            row(4, FlowItemType.DEBT, FlowState.WAITING, "2024-01-06"),
            row(4, FlowItemType.DEBT, FlowState.DONE, "2024-01-09"),
            row(5, FlowItemType.DEBT, FlowState.ACTIVE, "2024-01-07"));

    private static final FlowFigures FIGURES = FlowFigures.of(Row.ledger(ROWS, AS_OF), WEEK, Groups.byType());
    private static final WindowFlow FLOW = FIGURES.total(0);
    private static final WindowFlow RISKS = FIGURES.cell(0, FlowItemType.RISK.ordinal());

    private static Row row(int item, FlowItemType type, FlowState state, String day) {
        return Row.of(item, state, day + "T00:00:00Z").with(type);
    }

    private static WindowFlow flow(List<Row> rows, Instant from, Instant to) {
        return FlowFigures.of(Row.ledger(rows, AS_OF), Windows.of(from, to), Groups.all())
                .total(0);
    }

    private static Basis basis(String measuredIn, String convention) {
        return Basis.asOf(AS_OF, measuredIn, convention);
    }

    private static long days(long days) {
        return Duration.ofDays(days).toMillis();
    }

    @Test
    void velocity_and_distribution() {
        assertThat(FLOW.velocity()).isEqualTo(3); // items 0, 1 and 2
        assertThat(FLOW.horizon()).isEqualTo(AS_OF);
        assertThat(FLOW.velocity(FlowItemType.FEATURE)).isEqualTo(2);
        assertThat(FLOW.distribution(FlowItemType.FEATURE))
                .isEqualTo(Measured.value(Ratio.of(2, 3), 3, basis("fraction", "C10: completed by type")));
        assertThat(present(FLOW.distribution(FlowItemType.RISK))).isEqualTo(Ratio.ZERO);
        assertThat(RISKS.distribution(FlowItemType.RISK))
                .isEqualTo(Measured.absent("No item was completed.", 0, basis("fraction", "C10: completed by type")));
    }

    @Test
    void cancelled_and_proposed_items() {
        assertThat(FLOW.cancelled()).isEqualTo(1);
        assertThat(FLOW.proposed()).isEqualTo(4); // 3 and 4 were seen in December
        assertThat(FLOW.proposedToCompleted())
                .isEqualTo(Measured.value(
                        Ratio.of(4, 3), 3, basis("proposed per completed", "C17: proposed to completed")));
        assertThat(reasonOf(RISKS.proposedToCompleted())).isEqualTo("No item was completed.");
    }

    @Test
    void load_and_what_comes_and_goes() {
        assertThat(FLOW.arrivals()).isEqualTo(4); // 0, 1, 4 again, 5
        assertThat(FLOW.departures(Departure.DONE)).isEqualTo(2); // 2 was never in progress
        assertThat(FLOW.departures(Departure.CANCELLED)).isEqualTo(1);
        assertThat(FLOW.departures(Departure.NEW)).isEqualTo(1);
        assertThat(FLOW.departures()).isEqualTo(4);
        assertThat(FLOW.demandToCapacity())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 1), 2, basis("arrivals per departure", "C13: arrivals to departures done")));
        assertThat(reasonOf(RISKS.demandToCapacity())).isEqualTo("No item departed as done.");
        assertThat(FLOW.loadAtStart()).isEqualTo(2); // 3 and 4; what comes at the start is not there yet
        assertThat(FLOW.loadAtEnd()).isEqualTo(2); // 4 and 5
        // Days in progress of 0, 1, 3, 4, 5: 2 + 4 + 1 + (2 + 2) + 1
        assertThat(FLOW.loadTime()).isEqualTo(days(12));
        assertThat(FLOW.averageLoad()).isEqualTo(Ratio.of(12, 7));
    }

    @Test
    void flow_times() {
        assertThat(FLOW.flowTimes()).isEqualTo(Histogram.of(days(2), days(4)));
        assertThat(FLOW.flowTime(50))
                .isEqualTo(Measured.value(
                        Duration.ofDays(2), 2, basis("milliseconds", "C6, C15: flow time, p50 by nearest rank")));
        assertThat(present(FLOW.flowTime(51))).isEqualTo(Duration.ofDays(4));
        assertThat(FLOW.flowTimeLinear(50))
                .isEqualTo(Measured.value(
                        Duration.ofDays(3),
                        2,
                        basis("milliseconds", "C6, C15: flow time, p50 by linear interpolation")));
        assertThat(FLOW.meanFlowTime())
                .isEqualTo(Measured.value(Ratio.of(days(3), 1), 2, basis("milliseconds", "C6: mean flow time")));
        String reason = "No completed item has a flow time.";
        assertThat(RISKS.flowTime(85))
                .isEqualTo(
                        Measured.absent(reason, 0, basis("milliseconds", "C6, C15: flow time, p85 by nearest rank")));
        assertThat(RISKS.flowTimeLinear(85))
                .isEqualTo(Measured.absent(
                        reason, 0, basis("milliseconds", "C6, C15: flow time, p85 by linear interpolation")));
        assertThat(RISKS.meanFlowTime())
                .isEqualTo(Measured.absent(reason, 0, basis("milliseconds", "C6: mean flow time")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLOW.flowTime(0))
                .withMessage("percent must lie between 1 and 100, but was '0'. Write the 85th percentile as 85.");
    }

    @Test
    void efficiency() {
        assertThat(FLOW.totalFlowTime()).isEqualTo(days(6));
        assertThat(FLOW.totalActiveTime()).isEqualTo(days(3));
        assertThat(FLOW.efficiency())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 2), 2, basis("fraction", "C11: active time to flow time, ratio of sums")));
        // (2/2 + 1/4) / 2
        assertThat(FLOW.meanOfEfficiencies())
                .isEqualTo(Measured.value(
                        Ratio.of(5, 8), 2, basis("fraction", "C11: active time to flow time, mean of ratios")));
        String reason = "No completed item has a flow time above zero.";
        assertThat(reasonOf(RISKS.efficiency())).isEqualTo(reason);
        assertThat(RISKS.meanOfEfficiencies())
                .isEqualTo(
                        Measured.absent(reason, 0, basis("fraction", "C11: active time to flow time, mean of ratios")));
    }

    @Test
    void an_efficiency_of_a_third_is_exact_to_52_bits() {
        List<Row> rows = List.of(
                row(0, FlowItemType.FEATURE, FlowState.WAITING, "2024-01-02"),
                row(0, FlowItemType.FEATURE, FlowState.ACTIVE, "2024-01-04"),
                row(0, FlowItemType.FEATURE, FlowState.DONE, "2024-01-05"));
        // 2^52 / 3 = 4503599627370496 / 3 = 1501199875790165.33
        assertThat(present(flow(rows, MONDAY, NEXT_MONDAY).meanOfEfficiencies()))
                .isEqualTo(Ratio.of(1_501_199_875_790_165L, 1L << 52));
    }

    @Test
    void an_item_that_takes_no_time_has_no_efficiency() {
        List<Row> rows = List.of(
                row(0, FlowItemType.FEATURE, FlowState.ACTIVE, "2024-01-02"),
                row(0, FlowItemType.FEATURE, FlowState.DONE, "2024-01-02").with(1));
        WindowFlow flow = flow(rows, MONDAY, NEXT_MONDAY);
        assertThat(present(flow.flowTime(100))).isEqualTo(Duration.ZERO);
        assertThat(flow.efficiency().n()).isEqualTo(1);
        assertThat(reasonOf(flow.efficiency())).isEqualTo("No completed item has a flow time above zero.");
        assertThat(reasonOf(flow.meanOfEfficiencies())).isEqualTo("No completed item has a flow time above zero.");
        List<Row> more = new ArrayList<>(rows);
        more.add(row(1, FlowItemType.FEATURE, FlowState.ACTIVE, "2024-01-02"));
        more.add(row(1, FlowItemType.FEATURE, FlowState.DONE, "2024-01-03"));
        assertThat(flow(more, MONDAY, NEXT_MONDAY).meanOfEfficiencies().n()).isEqualTo(1);
        assertThat(present(flow(more, MONDAY, NEXT_MONDAY).meanOfEfficiencies()))
                .isEqualTo(Ratio.ONE);
    }

    @Test
    void ages_at_the_end() {
        assertThat(FLOW.ages()).isEqualTo(Histogram.of(days(1), days(8)));
        assertThat(FLOW.age(50))
                .isEqualTo(Measured.value(
                        Duration.ofDays(1),
                        2,
                        basis("milliseconds", "C14, C15: age in progress, p50 by nearest rank")));
        assertThat(present(FLOW.age(100))).isEqualTo(Duration.ofDays(8));
        assertThat(reasonOf(RISKS.age(100))).isEqualTo("No item is in progress.");
    }

    @Test
    void the_text_says_what_matters() {
        assertThat(FLOW)
                .hasToString(
                        "WindowFlow[Window[from=2024-01-01T00:00:00Z, to=2024-01-08T00:00:00Z],"
                                + " velocity=3, cancelled=1, proposed=4, arrivals=4, departures=4, load=2 to 2, efficiency=0.5]");
        assertThat(RISKS.toString()).endsWith("load=1 to 0, efficiency=undefined]");
    }

    @Test
    void flows_differ_by_any_of_their_figures() {
        WindowFlow same =
                FlowFigures.of(Row.ledger(ROWS, AS_OF), WEEK, Groups.byType()).total(0);
        assertThat(same).isEqualTo(FLOW).hasSameHashCodeAs(FLOW);
        assertThat(FLOW.hashCode()).isNotEqualTo(RISKS.hashCode());
        assertThat(FLOW).isNotEqualTo(RISKS).isNotEqualTo(null).isNotEqualTo("flow");
        assertThat(FLOW).isNotEqualTo(flow(ROWS, MONDAY, NEXT_MONDAY.plusMillis(1)));
        assertThat(FLOW)
                .isNotEqualTo(FlowFigures.of(Row.ledger(ROWS, AS_OF.minusMillis(1)), WEEK, Groups.byType())
                        .total(0));
        List<Row> older = new ArrayList<>(ROWS);
        older.set(11, older.get(11).movedTo(Instant.parse("2023-12-30T00:00:00Z")));
        assertThat(flow(older, MONDAY, NEXT_MONDAY).ages()).isNotEqualTo(FLOW.ages());
        assertThat(flow(older, MONDAY, NEXT_MONDAY)).isNotEqualTo(FLOW);
    }

    @Test
    void other_items_are_added_only_in_the_same_window() {
        WindowFlow later = flow(ROWS, NEXT_MONDAY, AS_OF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLOW.plus(later))
                .withMessage("other must be of 'Window[from=2024-01-01T00:00:00Z, to=2024-01-08T00:00:00Z]' as of"
                        + " '2024-01-10T00:00:00Z', but was of 'Window[from=2024-01-08T00:00:00Z,"
                        + " to=2024-01-10T00:00:00Z]' as of '2024-01-10T00:00:00Z'. Join adjoining windows with"
                        + " then().");
        WindowFlow earlierKnown = FlowFigures.of(Row.ledger(ROWS, AS_OF.minusSeconds(1)), WEEK, Groups.all())
                .total(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLOW.plus(earlierKnown))
                .withMessageContaining("as of '2024-01-10T00:00:00Z', but was of")
                .withMessageContaining("as of '2024-01-09T23:59:59Z'. Join");
    }

    @Test
    void only_the_next_window_with_the_same_load_can_follow() {
        WindowFlow next = flow(ROWS, NEXT_MONDAY, AS_OF);
        WindowFlow both = FLOW.then(next);
        assertThat(both).isEqualTo(flow(ROWS, MONDAY, AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.then(FLOW))
                .withMessage("next must start at '2024-01-10T00:00:00Z' with a load of 1 as of '2024-01-10T00:00:00Z',"
                        + " but starts at '2024-01-01T00:00:00Z' with 2 as of '2024-01-10T00:00:00Z'. Join other items"
                        + " with plus().");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RISKS.then(next))
                .withMessage("next must start at '2024-01-08T00:00:00Z' with a load of 0 as of '2024-01-10T00:00:00Z',"
                        + " but starts at '2024-01-08T00:00:00Z' with 2 as of '2024-01-10T00:00:00Z'. Join other items"
                        + " with plus().");
        WindowFlow known = FlowFigures.of(
                        Row.ledger(ROWS, AS_OF.plusSeconds(1)), Windows.of(NEXT_MONDAY, AS_OF), Groups.all())
                .total(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FLOW.then(known))
                .withMessage("next must start at '2024-01-08T00:00:00Z' with a load of 2 as of '2024-01-10T00:00:00Z',"
                        + " but starts at '2024-01-08T00:00:00Z' with 2 as of '2024-01-10T00:00:01Z'. Join other items"
                        + " with plus().");
    }

    @Test
    void sums_that_are_too_large_are_refused() {
        // 17 items times 2^59 milliseconds are more than 2^63; 9 and 9 are so only together
        Instant first = Instant.ofEpochMilli(-LATEST);
        Instant last = Instant.ofEpochMilli(LATEST);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> inProgress(17, first, last));
        WindowFlow nine = inProgress(9, first, last);
        assertThat(nine.loadTime()).isEqualTo(9 * 2 * LATEST);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> nine.plus(nine));
        WindowFlow before = inProgress(17, first, Instant.EPOCH);
        WindowFlow after = inProgress(17, Instant.EPOCH, last);
        assertThat(after.loadTime()).isEqualTo(17 * LATEST);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> before.then(after));
    }

    @Test
    void a_flow_that_no_rows_can_come_to_is_not_read() throws IOException, ClassNotFoundException {
        // 1 completed feature of 2 days, active all the time; 1 item in progress at the start, another 1 day old at the
        // end
        long[] good = new long[WindowFlow.COUNTS];
        good[0] = 1;
        good[WindowFlow.ARRIVALS] = 1;
        good[WindowFlow.DEPARTURES_DONE] = 1;
        good[WindowFlow.TIMED] = 1;
        good[WindowFlow.FLOW_TIME] = days(2);
        good[WindowFlow.ACTIVE_TIME] = days(2);
        good[WindowFlow.RATIOS_HIGH] = 1L << 20;
        assertThat(Row.readBack(read(good))).isEqualTo(read(good));
        assertNotRead(read(Arrays.copyOf(good, 14)), "counts must be 16, but was '14'.");
        for (int i = 0; i < WindowFlow.COUNTS; i++) {
            assertNotRead(read(with(good, i, -1)), "counts must not be negative, but was '-1'. Use 0 or more.");
        }
        WindowFlow none = new WindowFlow(WEEK.window(0), AS_OF, -1, good, Histogram.EMPTY, Ages.NONE);
        assertNotRead(none, "loadAtStart must not be negative, but was '-1'. Use 0 or more.");
        assertNotRead(
                new WindowFlow(WEEK.window(0), MONDAY, 1, good, Histogram.of(days(2)), ages(1)),
                "window must end at the horizon '2024-01-01T00:00:00Z' or before it, but was"
                        + " 'Window[from=2024-01-01T00:00:00Z, to=2024-01-08T00:00:00Z]'.");
        assertNotRead(read(with(good, 0, 0)), "flowTimes must be those of at most 0 items, but was '1'.");
        assertNotRead(
                read(with(good, WindowFlow.TIMED, 0)),
                "flowTimes must be 0 numbers from 0 on, but was 'Histogram[172800000 x 1]'.");
        assertNotRead(
                new WindowFlow(
                        WEEK.window(0), AS_OF, 1, with(good, WindowFlow.FLOW_TIME, -1), Histogram.of(-1), ages(1)),
                "counts must not be negative, but was '-1'. Use 0 or more.");
        assertNotRead(
                new WindowFlow(
                        WEEK.window(0),
                        AS_OF,
                        1,
                        with(with(with(good, WindowFlow.FLOW_TIME, 0), 0, 2), WindowFlow.TIMED, 2),
                        Histogram.of(-1, 1),
                        ages(1)),
                "flowTimes must be 2 numbers from 0 on, but was 'Histogram[-1 x 1, 1 x 1]'.");
        assertNotRead(
                read(with(good, WindowFlow.FLOW_TIME, days(2) + 1)),
                "totalFlowTime must be 172800000, but was '172800001'.");
        assertNotRead(
                read(with(good, WindowFlow.ACTIVE_TIME, days(2) + 1)),
                "totalActiveTime must be at most 172800000, but was '172800001'.");
        assertNotRead(
                read(with(good, WindowFlow.RATIOS_LOW, 1)),
                "meanOfEfficiencies must be at most 1, but was '4503599627370497'.");
        assertNotRead(
                read(with(good, WindowFlow.ARRIVALS, 2)),
                "ages must be 2 numbers from 0 on, but was 'Histogram[86400000 x 1]'.");
        assertNotRead(
                new WindowFlow(WEEK.window(0), AS_OF, 1, good, Histogram.of(days(2)), new Ages(Histogram.of(-1))),
                "ages must be 1 numbers from 0 on, but was 'Histogram[-1 x 1]'.");
        for (int sum : new int[] {1, WindowFlow.ARRIVALS, WindowFlow.DEPARTURES_NEW}) {
            WindowFlow large = read(with(good, sum, Long.MAX_VALUE));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Row.readBack(large));
        }
    }

    private static WindowFlow read(long[] counts) {
        return new WindowFlow(WEEK.window(0), AS_OF, 1, counts, Histogram.of(days(2)), ages(1));
    }

    private static Ages ages(long ageDays) {
        return new Ages(Histogram.of(days(ageDays)));
    }

    private static long[] with(long[] counts, int index, long count) {
        long[] other = counts.clone();
        other[index] = count;
        return other;
    }

    private static void assertNotRead(WindowFlow flow, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Row.readBack(flow))
                .withMessage("WindowFlow." + message + (message.endsWith("more.") ? "" : " Measure it again."));
    }

    /** So many items are in progress from the first instant that can be told to the last. */
    private static WindowFlow inProgress(int items, Instant from, Instant to) {
        TransitionRows.Builder rows = TransitionRows.builder();
        for (int item = 0; item < items; item++) {
            rows.add(item, FlowItemType.DEBT, FlowState.ACTIVE, -LATEST, 0);
        }
        FlowLedger ledger = FlowLedger.of(rows.build(), Instant.ofEpochMilli(LATEST));
        return FlowFigures.of(ledger, Windows.of(from, to), Groups.all()).total(0);
    }
}
