package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.survival.SurvivalCurve;

@Domain(FlowSample.Samples.class)
@Domain(DomainContext.Global.class)
class FlowProperties {
    private static final Groups TYPES = Groups.byType();

    /** Everything that a ledger says about its items. */
    private record All(
            FlowFigures figures,
            FlowFigures ungrouped,
            CumulativeFlow diagram,
            CalendarDays days,
            SurvivalCurve survival,
            List<FlowEntry> entries) {
        static All of(FlowSample sample) {
            FlowLedger ledger = sample.ledger();
            return new All(
                    FlowFigures.of(ledger, sample.windows(), TYPES),
                    FlowFigures.of(ledger, sample.windows(), Groups.all()),
                    CumulativeFlow.of(ledger, sample.windows()),
                    CalendarDays.of(ledger, sample.windows(), TYPES, sample.zone()),
                    ledger.survivalOfStarted(sample.windows().from()),
                    ledger.entries().toList());
        }

        All plus(All other) {
            List<FlowEntry> both = new ArrayList<>(entries);
            both.addAll(other.entries);
            both.sort(Comparator.comparing(FlowEntry::id));
            return new All(
                    figures.plus(other.figures),
                    ungrouped.plus(other.ungrouped),
                    diagram.plus(other.diagram),
                    days.plus(other.days),
                    survival.plus(other.survival),
                    both);
        }
    }

    @Property
    void every_figure_is_that_of_the_conventions_word_by_word(@ForAll FlowSample sample) {
        NaiveFlow naive = new NaiveFlow(sample.rows(), sample.asOf());
        FlowLedger ledger = sample.ledger();
        FlowFigures figures = FlowFigures.of(ledger, sample.windows(), TYPES);
        CumulativeFlow diagram = CumulativeFlow.of(ledger, sample.windows());
        CalendarDays days = CalendarDays.of(ledger, sample.windows(), TYPES, sample.zone());
        for (int i = 0; i < sample.windows().count(); i++) {
            Window window = sample.windows().window(i);
            WindowFlow total = figures.total(i);
            assertThat(total.window()).isEqualTo(window);
            assertThat(NaiveFlow.facts(total)).isEqualTo(naive.facts(window, null));
            for (FlowItemType type : FlowItemType.values()) {
                assertThat(NaiveFlow.facts(figures.cell(i, type.ordinal()))).isEqualTo(naive.facts(window, type));
                assertThat(days.cell(i, type.ordinal())).isEqualTo(naive.days(window, type, sample.zone()));
            }
            assertThat(diagram.points().get(i)).isEqualTo(naive.point(window));
            Ratio sum = total.meanOfEfficiencies()
                    .map(mean -> mean.times(Ratio.of(total.meanOfEfficiencies().n(), 1)))
                    .toOptional()
                    .orElse(Ratio.ZERO);
            Ratio error = sum.minus(naive.sumOfEfficiencies(window));
            Ratio most = Ratio.of(total.flowTimes().n(), 1L << 52);
            assertThat(error).isBetween(Ratio.ZERO.minus(most), most);
        }
        assertThat(ledger.entries()).containsExactlyElementsOf(naive.entries());
    }

    @Property
    void the_order_of_rows_does_not_matter(@ForAll FlowSample sample, @ForAll Random random) {
        List<Row> shuffled = new ArrayList<>(sample.rows());
        Collections.shuffle(shuffled, random);
        assertThat(All.of(sample.with(shuffled))).isEqualTo(All.of(sample));
        assertThat(sample.with(shuffled).ledger().findings())
                .isEqualTo(sample.ledger().findings());
    }

    @Property
    void parts_of_the_items_merged_equal_the_whole(
            @ForAll FlowSample sample, @ForAll @IntRange(min = 0, max = 127) int which) {
        All part = All.of(sample.with(ofItems(sample.rows(), item -> (which >> item & 1) != 0)));
        All rest = All.of(sample.with(ofItems(sample.rows(), item -> (which >> item & 1) == 0)));
        assertThat(part.plus(rest)).isEqualTo(All.of(sample)).isEqualTo(rest.plus(part));
    }

    private static List<Row> ofItems(List<Row> rows, IntPredicate which) {
        return rows.stream().filter(row -> which.test(row.item())).toList();
    }

    @Property
    void the_number_of_threads_does_not_matter(
            @ForAll FlowSample sample, @ForAll @IntRange(min = 2, max = 9) int parallelism) {
        FlowLedger ledger = FlowLedger.of(Row.compact(sample.rows()), sample.asOf(), parallelism);
        assertThat(FlowFigures.of(ledger, sample.windows(), TYPES, parallelism)).isEqualTo(sample.figures());
        assertThat(ledger.entries())
                .containsExactlyElementsOf(sample.ledger().entries().toList());
        assertThat(ledger.findings()).isEqualTo(sample.ledger().findings());
    }

    @Property
    void shifting_all_instants_shifts_the_windows_and_nothing_else(
            @ForAll FlowSample sample, @ForAll @LongRange(min = -9_999_999_999L, max = 9_999_999_999L) long millis) {
        Duration shift = Duration.ofMillis(millis);
        FlowSample shifted = new FlowSample(
                sample.rows().stream().map(row -> row.later(shift)).toList(),
                sample.asOf().plus(shift),
                new Windows(
                        sample.windows().windows().stream()
                                .map(window -> new Window(
                                        window.from().plus(shift), window.to().plus(shift)))
                                .toList(),
                        sample.windows().complete()),
                ZoneOffset.UTC);
        assertThat(facts(shifted)).isEqualTo(facts(sample));
        assertThat(CumulativeFlow.of(shifted.ledger(), shifted.windows()).points())
                .isEqualTo(CumulativeFlow.of(sample.ledger(), sample.windows()).points());
        assertThat(shifted.ledger().entries().map(FlowEntry::flowTime))
                .containsExactlyElementsOf(
                        sample.ledger().entries().map(FlowEntry::flowTime).toList());
    }

    private static List<Map<String, Object>> facts(FlowSample sample) {
        return sample.figures().totals().stream().map(NaiveFlow::facts).toList();
    }

    @Property
    void rows_at_or_after_the_horizon_do_not_exist(
            @ForAll FlowSample sample, @ForAll @IntRange(min = 0, max = 9) int item, @ForAll FlowState state) {
        List<Row> more = new ArrayList<>(sample.rows());
        more.add(0, new Row(item, FlowItemType.RISK, state, sample.asOf(), 0));
        more.add(new Row(item + 1, FlowItemType.DEBT, state, sample.asOf().plusSeconds(1), 0));
        assertThat(All.of(sample.with(more))).isEqualTo(All.of(sample));
        assertThat(sample.with(more).ledger().rowCount())
                .isEqualTo(sample.ledger().rowCount());
    }

    @Property
    void finer_windows_joined_equal_the_coarse_ones(@ForAll FlowSample sample) {
        FlowFigures coarse = sample.figures();
        Windows refined = sample.refined();
        FlowFigures fine = FlowFigures.of(sample.ledger(), refined, TYPES);
        for (int i = 0; i < sample.windows().count(); i++) {
            Window window = sample.windows().window(i);
            assertThat(joined(fine, window)).isEqualTo(coarse.total(i));
        }
        assertThat(fine.overall()).isEqualTo(coarse.overall());
        assertThat(fine.overall(3)).isEqualTo(coarse.overall(3));
        assertThat(fine.overall())
                .isEqualTo(FlowFigures.of(sample.ledger(), Windows.of(refined.from(), refined.to()), TYPES)
                        .total(0));
    }

    @Property
    void days_joined_equal_weeks_and_months_equal_quarters(@ForAll FlowSample sample) {
        Instant first = sample.windows().from();
        Instant end = sample.windows().to();
        FlowFigures weeks = FlowFigures.of(sample.ledger(), Windows.weeks(first, end, sample.zone()), Groups.all());
        FlowFigures days =
                FlowFigures.of(sample.ledger(), Windows.days(weeks.windows().from(), end, sample.zone()), Groups.all());
        weeks.totals().forEach(week -> assertThat(joined(days, week.window())).isEqualTo(week));
        FlowFigures quarters =
                FlowFigures.of(sample.ledger(), Windows.quarters(first, end, sample.zone()), Groups.all());
        FlowFigures months = FlowFigures.of(
                sample.ledger(), Windows.months(quarters.windows().from(), end, sample.zone()), Groups.all());
        quarters.totals()
                .forEach(quarter -> assertThat(joined(months, quarter.window())).isEqualTo(quarter));
    }

    private static WindowFlow joined(FlowFigures fine, Window window) {
        return fine.totals().stream()
                .filter(flow -> window.contains(flow.window().from()))
                .reduce(WindowFlow::then)
                .orElseThrow();
    }

    @Property
    void load_is_what_was_there_and_came_and_did_not_go(@ForAll FlowSample sample) {
        CumulativeFlow diagram = CumulativeFlow.of(sample.ledger(), sample.windows());
        List<WindowFlow> flows = sample.figures().totals();
        for (int i = 0; i < flows.size(); i++) {
            WindowFlow flow = flows.get(i);
            CumulativeFlow.Point point = diagram.points().get(i);
            assertThat(flow.loadAtEnd())
                    .isEqualTo(flow.loadAtStart() + flow.arrivals() - flow.departures())
                    .isEqualTo(point.arrivals() - point.departures())
                    .isEqualTo(point.in(FlowState.ACTIVE) + point.in(FlowState.WAITING))
                    .isEqualTo(flow.ages().n());
            assertThat(flow.velocity()).isEqualTo(point.completed());
            assertThat(flow.averageLoad().times(Ratio.of(flow.window().length().toMillis(), 1)))
                    .isEqualTo(Ratio.of(flow.loadTime(), 1));
        }
    }

    @Property
    void as_many_items_are_behind_a_count_as_it_says(@ForAll FlowSample sample) {
        FlowLedger ledger = sample.ledger();
        FlowFigures figures = FlowFigures.of(ledger, sample.windows(), TYPES);
        for (int i = 0; i < sample.windows().count(); i++) {
            Window window = sample.windows().window(i);
            assertThat(behind(ledger, window, Groups.all(), 0)).isEqualTo(counts(figures.total(i)));
            for (FlowItemType type : FlowItemType.values()) {
                assertThat(behind(ledger, window, TYPES, type.ordinal()))
                        .isEqualTo(counts(figures.cell(i, type.ordinal())));
                assertThat(ledger.behind(FlowCount.IN_PROGRESS_AT_END, window, TYPES, type.ordinal()))
                        .doesNotHaveDuplicates()
                        .allMatch(entry -> entry.type() == type);
            }
            assertThat(Histogram.of(ledger.behind(FlowCount.COMPLETED, window, Groups.all(), 0).stream()
                            .flatMap(entry -> entry.flowTime().stream())
                            .mapToLong(Duration::toMillis)
                            .toArray()))
                    .isEqualTo(figures.total(i).flowTimes());
        }
    }

    @Property
    void as_many_items_are_in_a_state_as_the_diagram_says(@ForAll FlowSample sample) {
        CumulativeFlow diagram = CumulativeFlow.of(sample.ledger(), sample.windows());
        for (int i = 0; i < sample.windows().count(); i++) {
            Instant end = sample.windows().window(i).to();
            for (FlowState state : FlowState.values()) {
                assertThat(sample.ledger().inState(state, end))
                        .hasSize((int) diagram.points().get(i).in(state));
            }
        }
    }

    private static List<Long> behind(FlowLedger ledger, Window window, Groups groups, int group) {
        return Stream.of(FlowCount.values())
                .map(count -> (long) ledger.behind(count, window, groups, group).size())
                .toList();
    }

    private static List<Long> counts(WindowFlow flow) {
        return List.of(
                flow.proposed(),
                flow.arrivals(),
                flow.departures(),
                flow.departures(WindowFlow.Departure.DONE),
                flow.departures(WindowFlow.Departure.CANCELLED),
                flow.departures(WindowFlow.Departure.NEW),
                flow.velocity(),
                flow.flowTimes().n(),
                flow.cancelled(),
                flow.loadAtEnd(),
                flow.loadAtStart() + flow.arrivals());
    }

    @Property
    void active_waiting_and_other_time_make_up_the_flow_time(@ForAll FlowSample sample) {
        sample.ledger().entries().forEach(entry -> {
            assertThat(entry.other().map(other -> other.plus(entry.active()).plus(entry.waiting())))
                    .isEqualTo(entry.flowTime());
            assertThat(entry.other().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
        });
    }

    @Property
    void nearest_rank_is_an_observed_flow_time_and_rises(
            @ForAll FlowSample sample, @ForAll @IntRange(min = 1, max = 99) int percent) {
        List<Duration> observed = sample.ledger()
                .entries()
                .map(FlowEntry::flowTime)
                .flatMap(Optional::stream)
                .toList();
        for (WindowFlow flow : sample.figures().totals()) {
            Optional<Duration> time = flow.flowTime(percent).toOptional();
            assertThat(time.isPresent()).isEqualTo(flow.flowTimes().n() > 0);
            time.ifPresent(known -> {
                assertThat(observed).contains(known);
                assertThat(flow.flowTime(percent + 1).toOptional().orElseThrow())
                        .isGreaterThanOrEqualTo(known);
            });
        }
    }

    @Property
    void the_words_of_the_tracker_do_not_matter(@ForAll FlowSample sample) {
        FlowLedger plain = FlowLedger.of(items(sample, state -> state), sample.asOf());
        FlowLedger renamed = FlowLedger.of(items(sample, state -> "In " + state.hashCode()), sample.asOf());
        assertThat(FlowFigures.of(renamed, sample.windows(), TYPES))
                .isEqualTo(FlowFigures.of(plain, sample.windows(), TYPES));
        assertThat(renamed.entries()).containsExactlyElementsOf(plain.entries().toList());
    }

    /** The items as a portfolio has them; each row in the state "a" or "b" of the tracker. */
    private static List<FlowItem> items(FlowSample sample, UnaryOperator<String> rename) {
        return sample.rows().stream().collect(Collectors.groupingBy(Row::item)).entrySet().stream()
                .map(rows -> new FlowItem(
                        new FlowItemId("item-" + rows.getKey()),
                        null,
                        null,
                        rows.getValue().get(0).type(),
                        rows.getValue().stream()
                                .map(row -> new FlowTransition(
                                        rename.apply(row.sequence() > 0 ? "a" : "b"),
                                        row.state(),
                                        row.at(),
                                        row.sequence()))
                                .toList()))
                .toList();
    }

    @Property
    void done_after_done_changes_nothing(@ForAll FlowSample sample) {
        List<Row> ordered = new ArrayList<>(sample.rows());
        ordered.sort(Comparator.comparing(Row::item)
                .thenComparing(Row::at)
                .thenComparing(Row::sequence)
                .thenComparing(Row::state)
                .thenComparing(Row::type));
        List<Row> more = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Row row = ordered.get(i);
            more.add(row);
            if (row.state() == FlowState.DONE) {
                boolean last = i + 1 == ordered.size() || ordered.get(i + 1).item() != row.item();
                Instant next =
                        last ? row.at().plusSeconds(60) : ordered.get(i + 1).at();
                more.add(row.later(Duration.between(row.at(), next).dividedBy(2)));
            }
        }
        assertThat(All.of(sample.with(more))).isEqualTo(All.of(sample));
    }

    @Property
    void survival_counts_every_item_that_started_and_did_not_go_back(@ForAll FlowSample sample) {
        SurvivalCurve curve = sample.ledger().survivalOfStarted(sample.windows().from());
        List<FlowEntry> started = sample.ledger()
                .entries()
                .filter(entry -> entry.startedAt() != null
                        && !entry.startedAt().isBefore(sample.windows().from()))
                .toList();
        assertThat(curve.completed())
                .isEqualTo(Histogram.of(started.stream()
                        .flatMap(entry -> entry.flowTime().stream())
                        .mapToLong(Duration::toMillis)
                        .toArray()));
        long horizon = sample.asOf().toEpochMilli();
        assertThat(curve.censored())
                .isEqualTo(Histogram.of(started.stream()
                        .filter(entry ->
                                entry.outcome() == FlowOutcome.CANCELLED || entry.outcome() == FlowOutcome.IN_PROGRESS)
                        .mapToLong(entry -> (entry.endedAt() == null
                                        ? horizon
                                        : entry.endedAt().toEpochMilli())
                                - entry.startedAt().toEpochMilli())
                        .toArray()));
    }
}
