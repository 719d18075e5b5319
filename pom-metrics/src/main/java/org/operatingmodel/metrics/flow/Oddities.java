package org.operatingmodel.metrics.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.operatingmodel.flow.FlowState;

/** How often each kind of oddity was found, and its first items. */
@SuppressWarnings("EnumOrdinal") // places in an array that never leaves this class
final class Oddities {
    private static final long TEN_YEARS = Duration.ofDays(3653).toMillis();

    private static final FlowFinding.Kind[] KINDS = FlowFinding.Kind.values();

    private final long[] counts = new long[KINDS.length];
    private final Map<FlowFinding.Kind, List<Integer>> items = new EnumMap<>(FlowFinding.Kind.class);

    void note(FlowFinding.Kind kind, int item) {
        if (counts[kind.ordinal()]++ < FlowFinding.EXAMPLES) {
            items.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(item);
        }
    }

    /** Notes what is odd about the changes of an item, which are in order. */
    void look(int item, long[] changes, int from, int to) {
        boolean jumped = false;
        boolean changed = false;
        boolean changedAfterwards = false;
        boolean done = false;
        boolean begun = false;
        for (int at = from; at < to; at++) {
            if (at > from) {
                jumped |= TransitionRows.millis(changes[at]) - TransitionRows.millis(changes[at - 1]) > TEN_YEARS;
                if (TransitionRows.type(changes[at]) != TransitionRows.type(changes[at - 1])) {
                    changed = true;
                    changedAfterwards |= done;
                }
            }
            FlowState state = TransitionRows.flowState(changes[at]);
            begun |= state.inProgress();
            done |= state == FlowState.DONE;
        }
        if (to > from && !begun && TransitionRows.flowState(changes[to - 1]) == FlowState.DONE) {
            note(FlowFinding.Kind.DONE_WITHOUT_START, item);
        }
        if (changed) {
            note(FlowFinding.Kind.TYPE_CHANGED, item);
        }
        if (changedAfterwards) {
            note(FlowFinding.Kind.TYPE_CHANGED_AFTER_COMPLETION, item);
        }
        if (jumped) {
            note(FlowFinding.Kind.CLOCK_JUMPED, item);
        }
    }

    void count(FlowFinding.Kind kind, long count) {
        counts[kind.ordinal()] = count;
    }

    synchronized void add(Oddities other) {
        Arrays.setAll(counts, kind -> counts[kind] + other.counts[kind]);
        other.items.forEach((kind, found) -> items.merge(
                kind,
                found,
                (left, right) -> Stream.concat(left.stream(), right.stream())
                        .sorted()
                        .limit(FlowFinding.EXAMPLES)
                        .toList()));
    }

    List<FlowFinding> findings(IntFunction<String> ids) {
        List<FlowFinding> findings = new ArrayList<>();
        for (FlowFinding.Kind kind : KINDS) {
            if (counts[kind.ordinal()] > 0) {
                findings.add(new FlowFinding(
                        kind,
                        counts[kind.ordinal()],
                        items.getOrDefault(kind, List.of()).stream()
                                .map(ids::apply)
                                .toList()));
            }
        }
        return List.copyOf(findings);
    }
}
