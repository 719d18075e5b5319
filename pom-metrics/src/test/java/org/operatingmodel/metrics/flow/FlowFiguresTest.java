package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;

class FlowFiguresTest {
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2024-01-04T00:00:00Z");
    private static final Windows DAYS = Windows.days(AT, AS_OF, ZoneOffset.UTC);
    private static final Windows WHOLE = Windows.of(AT, AS_OF);

    private static final List<Row> ROWS = List.of(
            Row.of(0, FlowState.ACTIVE, "2024-01-01T06:00:00Z"),
            Row.of(0, FlowState.DONE, "2024-01-02T06:00:00Z"),
            Row.of(1, FlowState.NEW, "2023-12-31T00:00:00Z").with(FlowItemType.RISK),
            Row.of(1, FlowState.WAITING, "2024-01-02T00:00:00Z").with(FlowItemType.RISK),
            Row.of(2, FlowState.ACTIVE, "2023-12-30T00:00:00Z"),
            Row.of(2, FlowState.CANCELLED, "2024-01-03T00:00:00Z"));

    private static final FlowLedger LEDGER = Row.ledger(ROWS, AS_OF);

    private static FlowFigures figures(Windows windows, Groups groups) {
        return FlowFigures.of(LEDGER, windows, groups);
    }

    private static CalendarDays days(Windows windows, Groups groups, ZoneId zone) {
        return CalendarDays.of(LEDGER, windows, groups, zone);
    }

    private static CumulativeFlow.Point point(
            long created,
            long waiting,
            long active,
            long done,
            long cancelled,
            long arrivals,
            long departures,
            long end) {
        Map<FlowState, Long> states = new EnumMap<>(FlowState.class);
        states.put(FlowState.NEW, created);
        states.put(FlowState.WAITING, waiting);
        states.put(FlowState.ACTIVE, active);
        states.put(FlowState.DONE, done);
        states.put(FlowState.CANCELLED, cancelled);
        return new CumulativeFlow.Point(states, arrivals, departures, end);
    }

    @Test
    void figures_by_window_and_group() {
        FlowFigures figures = figures(DAYS, Groups.byType());
        assertThat(figures.windows()).isEqualTo(DAYS);
        assertThat(figures.groups()).containsExactly("FEATURE", "DEFECT", "RISK", "DEBT");
        // Features: 0 is there from day 1 to 2, 2 up to the end of day 2; the only risk comes at the start of day 2
        assertThat(figures.totals()).extracting(WindowFlow::loadAtEnd).containsExactly(2L, 2L, 1L);
        assertThat(figures.cell(2, 2).loadAtStart()).isEqualTo(1);
        assertThat(figures.cell(1, 0).velocity()).isEqualTo(1);
        assertThat(figures.overall().arrivals()).isEqualTo(2);
        assertThat(figures.overall(2).arrivals()).isEqualTo(1);
        assertThat(figures.overall(0).cancelled()).isEqualTo(1);
    }

    @Test
    void windows_are_handed_over_from_the_oldest_on() {
        List<String> visits = new ArrayList<>();
        FlowFigures.each(
                LEDGER,
                DAYS,
                Groups.all(),
                (window, flows, total) -> visits.add(window + " " + flows.size() + " " + total.loadAtEnd() + " "
                        + flows.get(0).equals(total)));
        assertThat(visits).containsExactly("0 1 2 true", "1 1 2 true", "2 1 1 true");
    }

    @Test
    void windows_may_end_before_the_horizon_but_not_after_it() {
        Windows first = Windows.of(AT, AS_OF.minusMillis(1));
        assertThat(figures(first, Groups.all()).total(0).loadAtEnd()).isEqualTo(1);
        Windows later = Windows.of(AT, AS_OF.plusMillis(1));
        String message = "windows must end at the horizon '2024-01-04T00:00:00Z' or before it, but end at"
                + " '2024-01-04T00:00:00.001Z'. Cut them at the horizon.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures(later, Groups.all()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeFlow.of(LEDGER, later))
                .withMessage(message);
    }

    @Test
    void figures_that_do_not_fit_are_refused() {
        FlowFigures figures = figures(DAYS, Groups.all());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowFigures(WHOLE, figures.groups(), figures.cells(), figures.totals()))
                .withMessage("FlowFigures.cells must hold 1 windows of 1 groups, but was '[1, 1, 1]'. Make them with"
                        + " FlowFigures.of.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowFigures(DAYS, List.of(), figures.cells(), figures.totals()))
                .withMessage("FlowFigures.cells must hold 3 windows of 0 groups, but was '[1, 1, 1]'. Make them with"
                        + " FlowFigures.of.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowFigures(
                        DAYS,
                        figures.groups(),
                        List.of(
                                figures.cells().get(0),
                                List.of(),
                                figures.cells().get(2)),
                        figures.totals()))
                .withMessageContaining("but was '[1, 0, 1]'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowFigures(DAYS, figures.groups(), figures.cells(), List.of()))
                .withMessageStartingWith("FlowFigures.cells must hold 3 windows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowFigures.of(LEDGER, DAYS, Groups.all(), 0))
                .withMessage("parallelism must be positive, but was '0'. Use 1 or more.");
        String sameWay = "other must have the same windows and groups, but has '2024-01-01T00:00:00Z' to"
                + " '2024-01-04T00:00:00Z' and '[ALL]'. Measure both in the same way.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures(WHOLE, Groups.all()).plus(figures))
                .withMessage(sameWay);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figures(DAYS, Groups.byType()).plus(figures))
                .withMessage(sameWay);
    }

    @Test
    void a_cumulative_flow_diagram() {
        CumulativeFlow diagram = CumulativeFlow.of(LEDGER, DAYS);
        // 2 came before the first day; at the end of a day, what happens at its very end has not happened yet
        assertThat(diagram.points())
                .containsExactly(
                        point(1, 0, 2, 0, 0, 2, 0, 0), point(0, 1, 1, 1, 0, 3, 1, 1), point(0, 1, 0, 1, 1, 3, 2, 0));
        assertThat(diagram.points().get(0).in(FlowState.ACTIVE)).isEqualTo(2);
        assertThat(diagram.horizon()).isEqualTo(AS_OF);
        assertThat(diagram.plus(diagram).points().get(1)).isEqualTo(point(0, 2, 2, 2, 0, 6, 2, 2));
    }

    @Test
    void diagrams_too_large_to_be_added_are_refused() {
        for (int number = 0; number < 8; number++) {
            long[] counts = new long[8];
            counts[number] = Long.MAX_VALUE;
            CumulativeFlow.Point point =
                    point(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
            CumulativeFlow diagram = new CumulativeFlow(WHOLE, AS_OF, List.of(point));
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> diagram.plus(diagram));
        }
    }

    @Test
    void diagrams_that_do_not_fit_are_refused() {
        CumulativeFlow diagram = CumulativeFlow.of(LEDGER, DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CumulativeFlow(DAYS, AS_OF, List.of()))
                .withMessage(
                        "CumulativeFlow.points must be as many as the windows, 3, but were '0'. Give one for each.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CumulativeFlow.of(LEDGER, WHOLE).plus(diagram))
                .withMessage("other must have the same windows as of '2024-01-04T00:00:00Z', but has"
                        + " '2024-01-01T00:00:00Z' to '2024-01-04T00:00:00Z' as of '2024-01-04T00:00:00Z'. Measure both"
                        + " in the same way.");
        CumulativeFlow known = CumulativeFlow.of(Row.ledger(ROWS, AS_OF.plusMillis(1)), DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diagram.plus(known))
                .withMessageEndingWith("as of '2024-01-04T00:00:00.001Z'. Measure both in the same way.");
        Map<FlowState, Long> four = new EnumMap<>(point(0, 0, 0, 0, 0, 0, 0, 0).states());
        four.remove(FlowState.DONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CumulativeFlow.Point(four, 0, 0, 0))
                .withMessage("Point.states.DONE must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point(0, 0, 0, 0, 0, -1, 0, 0))
                .withMessage("Point.arrivals must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point(0, 0, 0, 0, 0, 0, -1, 0))
                .withMessage("Point.departures must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point(0, 0, 0, 0, 0, 0, 0, -1))
                .withMessage("Point.completed must not be negative, but was '-1'. Use 0 or more.");
    }

    @Test
    void calendar_days_of_flow_times() {
        CalendarDays days = days(DAYS, Groups.byType(), ZoneOffset.UTC);
        assertThat(days.cell(1, 0)).isEqualTo(Histogram.of(2)); // from the first to the second
        assertThat(days.cell(1, 1)).isEqualTo(Histogram.EMPTY);
        assertThat(days.total(1)).isEqualTo(Histogram.of(2));
        Basis basis = Basis.asOf(AS_OF, "days", "C15, C16: calendar days in Z, p85 by nearest rank");
        assertThat(days.percentile(1, 85)).isEqualTo(Measured.value(2L, 1, basis));
        assertThat(days.percentile(0, 85)).isEqualTo(Measured.absent("No completed item has a flow time.", 0, basis));
        assertThat(reasonOf(days.percentile(2, 85))).isEqualTo("No completed item has a flow time.");
        assertThat(days.plus(days).cell(1, 0)).isEqualTo(Histogram.of(2, 2));
    }

    @Test
    void calendar_days_that_do_not_fit_are_refused() {
        CalendarDays days = days(DAYS, Groups.all(), ZoneOffset.UTC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarDays(WHOLE, days.groups(), ZoneOffset.UTC, AS_OF, days.cells()))
                .withMessage("CalendarDays.cells must be as many as the windows, 1, but were '3'. Give one for each.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarDays(DAYS, List.of(), ZoneOffset.UTC, AS_OF, days.cells()))
                .withMessage(
                        "CalendarDays.cells of a window must be as many as the groups, 0, but were '1'. Give one for"
                                + " each.");
        String sameWay = "other must have the same windows, groups, zone and horizon, but has '2024-01-01T00:00:00Z' to"
                + " '2024-01-04T00:00:00Z', '[ALL]', 'Z' and '2024-01-04T00:00:00Z'. Measure both in the same way.";
        for (CalendarDays other : List.of(
                days(WHOLE, Groups.all(), ZoneOffset.UTC),
                days(DAYS, Groups.byType(), ZoneOffset.UTC),
                days(DAYS, Groups.all(), ZoneId.of("Europe/Berlin")),
                CalendarDays.of(Row.ledger(ROWS, AS_OF.plusMillis(1)), DAYS, Groups.all(), ZoneOffset.UTC))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.plus(days))
                    .withMessage(sameWay);
        }
    }

    @Test
    void thousands_of_items_are_measured_as_few_are() {
        // So many that lists grow and digits are sorted; the twin of each item a day later doubles every count
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < 5000; item++) {
            Instant start = AT.minusSeconds(random.nextInt(100_000));
            rows.add(new Row(item, FlowItemType.DEBT, FlowState.ACTIVE, start, 0));
            if (item % 2 == 0) {
                rows.add(new Row(item, FlowItemType.DEBT, FlowState.DONE, AT.plusSeconds(random.nextInt(100_000)), 1));
            }
        }
        NaiveFlow naive = new NaiveFlow(rows, AS_OF);
        FlowFigures figures = FlowFigures.of(Row.ledger(rows, AS_OF), DAYS, Groups.byType());
        for (int day = 0; day < 3; day++) {
            assertThat(NaiveFlow.facts(figures.total(day))).isEqualTo(naive.facts(DAYS.window(day), null));
        }
    }

    @Test
    void many_windows_of_very_different_length() {
        List<Window> windows = new ArrayList<>();
        Instant from = AT.minus(Duration.ofDays(9));
        for (int i = 0; i < 200; i++) {
            windows.add(new Window(from, from.plusMillis(i + 1)));
            from = from.plusMillis(i + 1);
        }
        windows.add(new Window(from, AS_OF));
        Windows uneven = new Windows(windows, true);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(new Row(
                    i, FlowItemType.RISK, FlowState.WAITING, windows.get(i).from(), 0));
            rows.add(new Row(
                    i, FlowItemType.RISK, FlowState.DONE, windows.get(i).to().minusMillis(i % 2), 1));
        }
        NaiveFlow naive = new NaiveFlow(rows, AS_OF);
        FlowFigures figures = FlowFigures.of(Row.ledger(rows, AS_OF), uneven, Groups.all());
        for (int i = 0; i < uneven.count(); i++) {
            assertThat(NaiveFlow.facts(figures.total(i))).isEqualTo(naive.facts(uneven.window(i), null));
        }
    }

    @Test
    void items_from_long_before_the_windows_do_not_overflow_a_sum_that_nobody_asks_for() {
        // 40 items of 8 million years: 40 x 2.5e17 ms before the windows would be more than a long can hold
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < 40; item++) {
            rows.add(new Row(
                    item, FlowItemType.DEBT, FlowState.ACTIVE, Instant.ofEpochMilli(-250_000_000_000_000_000L), 0));
        }
        FlowLedger ledger = Row.ledger(rows, AS_OF);
        FlowFigures figures = FlowFigures.of(ledger, DAYS, Groups.all());
        assertThat(figures).isEqualTo(FlowFigures.of(ledger, DAYS, Groups.all(), 3));
        assertThat(figures.total(2).loadTime()).isEqualTo(40 * 86_400_000L);
        assertThat(figures.total(2).age(100).toOptional())
                .contains(Duration.ofMillis(250_000_000_000_000_000L + AS_OF.toEpochMilli()));
    }

    @Test
    void more_windows_and_groups_than_there_is_room_for_are_refused_in_the_same_words_by_any_number_of_threads() {
        // 3 days and the time before them, times 2^22 + 1 groups
        List<String> names =
                IntStream.rangeClosed(0, 1 << 22).mapToObj(Integer::toString).toList();
        Groups groups = Groups.of(new int[3], names);
        for (int parallelism : List.of(1, 2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FlowFigures.of(LEDGER, DAYS, groups, parallelism))
                    .withMessage("windows times groups must be at most 16777216, but was '16777220'. Measure fewer at a"
                            + " time.");
        }
    }

    @Test
    void results_survive_a_round_trip() throws IOException, ClassNotFoundException {
        List<Object> results = Stream.of(
                        figures(DAYS, Groups.byType()),
                        figures(DAYS, Groups.all()).total(1),
                        CumulativeFlow.of(LEDGER, DAYS),
                        days(DAYS, Groups.byType(), ZoneId.of("Europe/Berlin")),
                        LEDGER.survivalOfStarted(AT),
                        LEDGER.entries().toList(),
                        Row.ledger(ROWS, AT).findings(),
                        figures(WHOLE, Groups.all()).total(0).flowTime(50),
                        LittlesLaw.of(
                                figures(DAYS, Groups.all()).total(0),
                                figures(DAYS, Groups.all()).total(1)),
                        LittlesLaw.of(
                                        figures(DAYS, Groups.all()).total(0),
                                        figures(DAYS, Groups.all()).total(1))
                                .check(BigDecimal.ONE),
                        new ServiceLevelExpectation(85, Duration.ofDays(1)),
                        XmrLimits.of(List.of(BigDecimal.ONE, BigDecimal.TEN), Basis.asOf(AS_OF, "items", "made up"), 2),
                        new XmrLimits.Signal(1, XmrLimits.Rule.OUTSIDE_LIMITS),
                        DAYS)
                .toList();
        for (Object result : results) {
            assertThat(Row.readBack(result)).isEqualTo(result);
        }
    }
}
