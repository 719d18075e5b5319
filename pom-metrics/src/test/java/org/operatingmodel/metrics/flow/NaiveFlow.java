package org.operatingmodel.metrics.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Ratio;

/** The conventions C1 to C17 word by word, every item looked at for every window. */
final class NaiveFlow {
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::at)
            .thenComparing(Row::sequence)
            .thenComparing(Row::state)
            .thenComparing(Row::type);

    private final Instant horizon;
    private final List<Item> items;

    NaiveFlow(List<Row> rows, Instant asOf) {
        horizon = asOf.truncatedTo(ChronoUnit.MILLIS);
        Map<Integer, List<Row>> byItem = rows.stream()
                .filter(row -> row.at().isBefore(asOf))
                .sorted(ORDER)
                .map(row -> row.movedTo(row.at().truncatedTo(ChronoUnit.MILLIS)))
                .collect(Collectors.groupingBy(Row::item, TreeMap::new, Collectors.toList()));
        items = byItem.values().stream().map(own -> new Item(own, horizon)).toList();
    }

    /** A state from one row to the next; there is none before the first row. */
    private record Stay(@Nullable FlowState before, FlowState state, Instant from, Instant to) {
        boolean arrives() {
            return state.inProgress() && (before == null || !before.inProgress());
        }

        boolean departs() {
            return !state.inProgress() && before != null && before.inProgress();
        }
    }

    private static final class Item {
        private final List<Row> rows;
        private final List<Stay> stays = new ArrayList<>();

        Item(List<Row> rows, Instant horizon) {
            this.rows = rows;
            for (int i = 0; i < rows.size(); i++) {
                Instant to = i + 1 < rows.size() ? rows.get(i + 1).at() : horizon;
                FlowState before = i == 0 ? null : rows.get(i - 1).state();
                stays.add(new Stay(before, rows.get(i).state(), rows.get(i).at(), to));
            }
        }

        FlowItemType type() {
            return rows.get(rows.size() - 1).type();
        }

        FlowState last() {
            return rows.get(rows.size() - 1).state();
        }

        Instant firstSeen() {
            return rows.get(0).at();
        }

        @Nullable
        Instant start() {
            return rows.stream()
                    .filter(row -> row.state().inProgress())
                    .map(Row::at)
                    .findFirst()
                    .orElse(null);
        }

        /** The first row of the final unbroken run of a state. */
        Instant end() {
            int at = rows.size() - 1;
            while (at > 0 && rows.get(at - 1).state() == last()) {
                at--;
            }
            return rows.get(at).at();
        }

        @Nullable
        FlowState stateAt(Instant instant) {
            FlowState state = null;
            for (Row row : rows) {
                state = row.at().isBefore(instant) ? row.state() : state;
            }
            return state;
        }

        boolean inProgressAt(Instant instant) {
            FlowState state = stateAt(instant);
            return state != null && state.inProgress();
        }

        boolean endedIn(FlowState state, Window window) {
            return last() == state && window.contains(end());
        }

        boolean hasFlowTime() {
            return last() == FlowState.DONE && start() != null;
        }

        long flowTime() {
            return millis(start(), end());
        }

        long in(FlowState state) {
            return stays.stream()
                    .filter(stay -> stay.state() == state)
                    .mapToLong(stay -> millis(stay.from(), stay.to()))
                    .sum();
        }

        long count(Predicate<Stay> which) {
            return stays.stream().filter(which).count();
        }
    }

    private static long millis(@Nullable Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static long overlap(Stay stay, Window window) {
        Instant from = stay.from().isBefore(window.from()) ? window.from() : stay.from();
        Instant to = stay.to().isBefore(window.to()) ? stay.to() : window.to();
        return Math.max(0, millis(from, to));
    }

    private List<Item> items(@Nullable FlowItemType type) {
        return items.stream()
                .filter(item -> type == null || item.type() == type)
                .toList();
    }

    private static Histogram histogram(LongStream numbers) {
        return Histogram.of(numbers.toArray());
    }

    /** What {@link #facts(WindowFlow)} says of the library's figures, for items of a type or all. */
    Map<String, Object> facts(Window window, @Nullable FlowItemType type) {
        List<Item> own = items(type);
        List<Item> done = own.stream()
                .filter(item -> item.endedIn(FlowState.DONE, window))
                .toList();
        List<Item> timed = done.stream().filter(Item::hasFlowTime).toList();
        Map<String, Object> facts = new TreeMap<>();
        for (FlowItemType each : FlowItemType.values()) {
            facts.put(
                    "velocity " + each,
                    done.stream().filter(item -> item.type() == each).count());
        }
        facts.put("velocity", (long) done.size());
        facts.put(
                "cancelled",
                own.stream()
                        .filter(item -> item.endedIn(FlowState.CANCELLED, window))
                        .count());
        facts.put(
                "proposed",
                own.stream().filter(item -> window.contains(item.firstSeen())).count());
        facts.put("arrivals", count(own, stay -> stay.arrives() && window.contains(stay.from())));
        for (WindowFlow.Departure each : WindowFlow.Departure.values()) {
            facts.put(
                    "departures " + each,
                    count(
                            own,
                            stay -> stay.departs()
                                    && stay.state().name().equals(each.name())
                                    && window.contains(stay.from())));
        }
        facts.put(
                "load at start",
                own.stream().filter(item -> item.inProgressAt(window.from())).count());
        facts.put(
                "load at end",
                own.stream().filter(item -> item.inProgressAt(window.to())).count());
        facts.put(
                "load time",
                own.stream()
                        .flatMap(item -> item.stays.stream())
                        .filter(stay -> stay.state().inProgress())
                        .mapToLong(stay -> overlap(stay, window))
                        .sum());
        facts.put("flow times", histogram(timed.stream().mapToLong(Item::flowTime)));
        facts.put("flow time", timed.stream().mapToLong(Item::flowTime).sum());
        facts.put(
                "active time",
                timed.stream().mapToLong(item -> item.in(FlowState.ACTIVE)).sum());
        facts.put(
                "ages",
                histogram(own.stream()
                        .filter(item -> item.inProgressAt(window.to()))
                        .mapToLong(item -> millis(item.start(), window.to()))));
        return facts;
    }

    private static long count(List<Item> items, Predicate<Stay> which) {
        return items.stream().mapToLong(item -> item.count(which)).sum();
    }

    static Map<String, Object> facts(WindowFlow flow) {
        Map<String, Object> facts = new TreeMap<>();
        for (FlowItemType type : FlowItemType.values()) {
            facts.put("velocity " + type, flow.velocity(type));
        }
        facts.put("velocity", flow.velocity());
        facts.put("cancelled", flow.cancelled());
        facts.put("proposed", flow.proposed());
        facts.put("arrivals", flow.arrivals());
        for (WindowFlow.Departure destination : WindowFlow.Departure.values()) {
            facts.put("departures " + destination, flow.departures(destination));
        }
        facts.put("load at start", flow.loadAtStart());
        facts.put("load at end", flow.loadAtEnd());
        facts.put("load time", flow.loadTime());
        facts.put("flow times", flow.flowTimes());
        facts.put("flow time", flow.totalFlowTime());
        facts.put("active time", flow.totalActiveTime());
        facts.put("ages", flow.ages());
        return facts;
    }

    /** The sum of the efficiencies of the items completed in the window that have a flow time above zero. */
    Ratio sumOfEfficiencies(Window window) {
        return items.stream()
                .filter(item -> item.endedIn(FlowState.DONE, window) && item.hasFlowTime() && item.flowTime() > 0)
                .map(item -> Ratio.of(item.in(FlowState.ACTIVE), item.flowTime()))
                .reduce(Ratio.ZERO, Ratio::plus);
    }

    List<FlowEntry> entries() {
        return items.stream()
                .map(item -> new FlowEntry(
                        "#" + item.rows.get(0).item(),
                        item.type(),
                        item.firstSeen(),
                        item.start(),
                        switch (item.last()) {
                            case NEW -> FlowOutcome.NOT_IN_PROGRESS;
                            case WAITING, ACTIVE -> FlowOutcome.IN_PROGRESS;
                            case DONE -> FlowOutcome.COMPLETED;
                            case CANCELLED -> FlowOutcome.CANCELLED;
                        },
                        item.last() == FlowState.DONE || item.last() == FlowState.CANCELLED ? item.end() : null,
                        Duration.ofMillis(item.in(FlowState.ACTIVE)),
                        Duration.ofMillis(item.in(FlowState.WAITING)),
                        (int) item.count(stay -> stay.before() == FlowState.DONE
                                && stay.state() != FlowState.DONE
                                && stay.state() != FlowState.CANCELLED)))
                .toList();
    }

    CumulativeFlow.Point point(Window window) {
        Map<FlowState, Long> states = new EnumMap<>(FlowState.class);
        for (FlowState state : FlowState.values()) {
            states.put(
                    state,
                    items.stream()
                            .filter(item -> item.stateAt(window.to()) == state)
                            .count());
        }
        return new CumulativeFlow.Point(
                states,
                count(items, stay -> stay.arrives() && stay.from().isBefore(window.to())),
                count(items, stay -> stay.departs() && stay.from().isBefore(window.to())),
                items.stream()
                        .filter(item -> item.endedIn(FlowState.DONE, window))
                        .count());
    }

    Histogram days(Window window, FlowItemType type, ZoneId zone) {
        return histogram(items(type).stream()
                .filter(item -> item.endedIn(FlowState.DONE, window) && item.hasFlowTime())
                .mapToLong(item -> ChronoUnit.DAYS.between(
                                LocalDate.ofInstant(item.start(), zone), LocalDate.ofInstant(item.end(), zone))
                        + 1));
    }
}
