package org.operatingmodel.metrics.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.survival.SurvivalCurve;

/**
 * What the rows say about each item as of a horizon: the base of all flow figures.
 *
 * <p>Definition: only rows strictly before the horizon exist (C1), ordered by instant and sequence, never by their place
 * (C2). It is a pure function of rows and horizon, and takes 8 bytes a row and 4 an item.
 * <p>Empty case: without rows there are no entries.
 *
 * @since 0.1
 */
public final class FlowLedger {
    /** As far as rows can lie from 1970, so that no time of an item overflows. */
    private static final long LATEST = Long.MAX_VALUE >> 5;

    private final IntFunction<String> ids;
    private final Instant horizon;
    /** The changes of each item in order, one item after the other. */
    private final long[] changes;
    /** Where the changes of each item start; one more for the end. */
    private final int[] offsets;

    /** What only the rows could tell. */
    private final Oddities oddities;

    private FlowLedger(IntFunction<String> ids, Instant horizon, long[] changes, int[] offsets, Oddities oddities) {
        this.ids = ids;
        this.horizon = horizon;
        this.changes = changes;
        this.offsets = offsets;
        this.oddities = oddities;
    }

    /**
     * The ledger of items as a portfolio has them.
     *
     * @param items the items; the number of an item is its place in this list
     * @param horizon up to when rows exist, excluded
     */
    public static FlowLedger of(List<FlowItem> items, Instant horizon) {
        List<String> ids = items.stream().map(item -> item.id().value()).toList();
        TransitionRows.Builder rows = TransitionRows.builder().names(ids::get);
        for (int item = 0; item < items.size(); item++) {
            for (FlowTransition transition : items.get(item).transitions()) {
                rows.add(
                        item,
                        items.get(item).type(),
                        transition.flowState(),
                        transition.enteredAt(),
                        transition.sequence());
            }
        }
        return of(rows.build(), horizon);
    }

    /** The ledger of rows in compact form. */
    public static FlowLedger of(TransitionRows rows, Instant horizon) {
        return of(rows, horizon, 1);
    }

    /**
     * The same, made by several threads of the common pool, or of the pool that this is called in.
     *
     * @param rows the rows
     * @param horizon up to when rows exist, excluded
     * @param parallelism by how many threads at most, from 1; it changes nothing about the result
     * @throws IllegalArgumentException if the parallelism is not positive
     * @throws ArithmeticException if the horizon lies further from 1970 than rows can, nine million years
     */
    public static FlowLedger of(TransitionRows rows, Instant horizon, int parallelism) {
        Guard.positive("parallelism", parallelism);
        Objects.requireNonNull(horizon, "horizon");
        if (Math.abs(horizon.toEpochMilli()) > LATEST) {
            throw new ArithmeticException("horizon must lie at most " + LATEST + " ms from 1970, but was '" + horizon
                    + "'. Give the instant up to which rows are known.");
        }
        RowOrder order = new RowOrder(rows, horizon, parallelism);
        return new FlowLedger(rows.names(), horizon, order.changes, order.offsets, order.oddities());
    }

    /** Up to when its rows exist, excluded. */
    public Instant horizon() {
        return horizon;
    }

    /** How many numbers of items there are, those of items without a row before the horizon among them. */
    public int itemCount() {
        return offsets.length - 1;
    }

    /** How many rows exist as of the horizon. */
    public int rowCount() {
        return changes.length;
    }

    /** What is odd about the rows, in the order of {@link FlowFinding.Kind}. */
    public List<FlowFinding> findings() {
        Oddities all = new Oddities();
        all.add(oddities);
        for (int item = 0; item < itemCount(); item++) {
            all.look(item, changes, offsets[item], offsets[item + 1]);
        }
        return all.findings(ids);
    }

    /** When the first row of all was entered; empty when there is none. */
    public Optional<Instant> firstSeenAt() {
        long first = Long.MAX_VALUE;
        for (int item = 0; item < itemCount(); item++) {
            if (offsets[item] < offsets[item + 1]) {
                first = Math.min(first, TransitionRows.millis(changes[offsets[item]]));
            }
        }
        return rowCount() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first));
    }

    /** The entry of the item with a number; empty when none of its rows exists as of the horizon. */
    public Optional<FlowEntry> entry(int item) {
        Objects.checkIndex(item, itemCount());
        Passage passage = new Passage();
        return passage.follow(this, item) ? Optional.of(passage.entry(ids.apply(item))) : Optional.empty();
    }

    /** All entries, in the order of the numbers of their items. */
    public Stream<FlowEntry> entries() {
        return IntStream.range(0, itemCount()).mapToObj(this::entry).flatMap(Optional::stream);
    }

    /**
     * How long the items take that started from an instant on, with those still open counted in (C18).
     *
     * <p>Completed ones are events at their flow time; those in progress are censored at their age, cancelled ones at
     * cancellation. Those that went back to new are left out.
     *
     * @param from the earliest start, included
     */
    public SurvivalCurve survivalOfStarted(Instant from) {
        LongStream.Builder completed = LongStream.builder();
        LongStream.Builder censored = LongStream.builder();
        Passage passage = new Passage();
        for (int item = 0; item < itemCount(); item++) {
            if (survives(CensoredTimes.Count.CLOSED, item, from, passage)) {
                completed.add(passage.ended() - passage.started());
            } else if (survives(CensoredTimes.Count.OPEN, item, from, passage)) {
                boolean cancelled = passage.outcome() == FlowOutcome.CANCELLED;
                censored.add((cancelled ? passage.ended() : horizonMillis()) - passage.started());
            }
        }
        return new SurvivalCurve(new CensoredTimes(
                Histogram.of(completed.build().toArray()),
                Histogram.of(censored.build().toArray()),
                horizon));
    }

    /**
     * The entries that {@link #survivalOfStarted} counts, in the order of the numbers of their items.
     *
     * @param count the completed ones, or those still open or cancelled
     * @param from the earliest start, included
     */
    public List<FlowEntry> behindSurvival(CensoredTimes.Count count, Instant from) {
        Objects.requireNonNull(count, "count");
        Passage passage = new Passage();
        return IntStream.range(0, itemCount())
                .filter(item -> survives(count, item, from, passage))
                .mapToObj(item -> passage.entry(ids.apply(item)))
                .toList();
    }

    /** Whether an item is one of a survival curve, as completed or as censored. */
    private boolean survives(CensoredTimes.Count count, int item, Instant from, Passage passage) {
        return passage.follow(this, item)
                && passage.started() != Passage.NEVER
                && !Instant.ofEpochMilli(passage.started()).isBefore(from)
                && passage.outcome() != FlowOutcome.NOT_IN_PROGRESS
                && (passage.outcome() == FlowOutcome.COMPLETED) == (count == CensoredTimes.Count.CLOSED);
    }

    /**
     * The entries that a count of a window and group consists of, in the order of the numbers of their items.
     *
     * <p>There are as many as the {@link WindowFlow} of that window and group counts: an item that arrived or departed
     * several times is listed as often. The entries are as of the horizon, not as of the end of the window.
     *
     * @param count what is counted
     * @param window where
     * @param groups the groups
     * @param group which of them, from 0; all items are group 0 of {@link Groups#all}
     * @throws IndexOutOfBoundsException if there is no such group
     * @throws IllegalArgumentException if the window ends after the horizon, or an item has no group
     */
    public List<FlowEntry> behind(FlowCount count, Window window, Groups groups, int group) {
        Objects.requireNonNull(count, "count");
        Objects.checkIndex(group, groups.names().size());
        groups.check(this);
        if (window.to().isAfter(horizon)) {
            throw new IllegalArgumentException("window must end at the horizon '" + horizon
                    + "' or before it, but ends at '" + window.to() + "'. Cut it at the horizon.");
        }
        long from = window.from().toEpochMilli();
        long to = window.to().toEpochMilli();
        List<FlowEntry> entries = new ArrayList<>();
        Passage passage = new Passage();
        for (int item = 0; item < itemCount(); item++) {
            if (passage.follow(this, item) && groups.of(item, passage.type()) == group) {
                int times = times(count, item, passage, from, to);
                if (times > 0) {
                    entries.addAll(Collections.nCopies(times, passage.entry(ids.apply(item))));
                }
            }
        }
        return Collections.unmodifiableList(entries);
    }

    /**
     * The entries of the items that are in a state at an instant, in the order of the numbers of their items: those that a
     * point of a {@link CumulativeFlow} counts.
     *
     * @param state the state that they entered last
     * @param at the instant; what was entered at it does not count yet
     * @throws IllegalArgumentException if the instant is after the horizon
     */
    public List<FlowEntry> inState(FlowState state, Instant at) {
        Objects.requireNonNull(state, "state");
        if (at.isAfter(horizon)) {
            throw new IllegalArgumentException("at must be the horizon '" + horizon + "' or before it, but was '" + at
                    + "'. Nothing is known from the horizon on.");
        }
        Passage passage = new Passage();
        return IntStream.range(0, itemCount())
                .filter(item -> stateAt(item, at.toEpochMilli()) == state && passage.follow(this, item))
                .mapToObj(item -> passage.entry(ids.apply(item)))
                .toList();
    }

    private @Nullable FlowState stateAt(int item, long at) {
        FlowState state = null;
        for (int i = offsets[item]; i < offsets[item + 1] && TransitionRows.millis(changes[i]) < at; i++) {
            state = TransitionRows.flowState(changes[i]);
        }
        return state;
    }

    /** How often an item counts from an instant up to another. */
    private int times(FlowCount count, int item, Passage passage, long from, long to) {
        return switch (count) {
            case PROPOSED -> once(passage.firstSeen(), from, to);
            case COMPLETED -> passage.outcome() == FlowOutcome.COMPLETED ? once(passage.ended(), from, to) : 0;
            case TIMED -> passage.hasFlowTime() ? once(passage.ended(), from, to) : 0;
            case CANCELLED -> passage.outcome() == FlowOutcome.CANCELLED ? once(passage.ended(), from, to) : 0;
            case ARRIVED -> turns(item, FlowState::inProgress, from, to);
            case DEPARTED -> turns(item, FlowLedger::outside, from, to);
            case DEPARTED_DONE -> turns(item, FlowState.DONE::equals, from, to);
            case DEPARTED_CANCELLED -> turns(item, FlowState.CANCELLED::equals, from, to);
            case DEPARTED_NEW -> turns(item, FlowState.NEW::equals, from, to);
            case IN_PROGRESS_AT_END -> inProgress(item, to);
            case IN_PROGRESS -> inProgress(item, from) + turns(item, FlowState::inProgress, from, to);
        };
    }

    /** 1 for an item that is in progress just before an instant. */
    private int inProgress(int item, long at) {
        return turns(item, FlowState::inProgress, Long.MIN_VALUE, at)
                - turns(item, FlowLedger::outside, Long.MIN_VALUE, at);
    }

    private static int once(long millis, long from, long to) {
        return from <= millis && millis < to ? 1 : 0;
    }

    private static boolean outside(FlowState state) {
        return !state.inProgress();
    }

    /** How often an item came into progress, or left it, to some states, from an instant up to another. */
    private int turns(int item, Predicate<FlowState> into, long from, long to) {
        int turns = 0;
        boolean before = false;
        for (int at = offsets[item]; at < offsets[item + 1]; at++) {
            FlowState state = TransitionRows.flowState(changes[at]);
            boolean in = state.inProgress();
            if (in != before && into.test(state)) {
                turns += once(TransitionRows.millis(changes[at]), from, to);
            }
            before = in;
        }
        return turns;
    }

    /** The changes of all items, in order. */
    long[] changes() {
        return changes;
    }

    /** Where the changes of an item start, and those of the one before end. */
    int offset(int item) {
        return offsets[item];
    }

    /** The horizon, cut to the millisecond. */
    long horizonMillis() {
        return horizon.toEpochMilli();
    }
}
