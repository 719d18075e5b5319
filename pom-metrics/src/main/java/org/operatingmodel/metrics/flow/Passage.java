package org.operatingmodel.metrics.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowState;

/** How one item passed through its states; used again for the next one. */
final class Passage {
    /** No instant. */
    static final long NEVER = Long.MIN_VALUE;

    private long firstSeen;
    private long started;
    private long ended;
    private long active;
    private long waiting;
    private int reopened;
    private long last;

    /** Takes on an item; false when it has no row. */
    boolean follow(FlowLedger ledger, int item) {
        int from = ledger.offset(item);
        int to = ledger.offset(item + 1);
        if (from == to) {
            return false;
        }
        long[] changes = ledger.changes();
        firstSeen = TransitionRows.millis(changes[from]);
        started = NEVER;
        ended = NEVER;
        active = 0;
        waiting = 0;
        reopened = 0;
        FlowState before = null;
        for (int at = from; at < to; at++) {
            FlowState state = TransitionRows.flowState(changes[at]);
            long entered = TransitionRows.millis(changes[at]);
            long left = at + 1 < to ? TransitionRows.millis(changes[at + 1]) : ledger.horizonMillis();
            if (state.inProgress() && started == NEVER) {
                started = entered;
            }
            if (state == FlowState.ACTIVE) {
                active += left - entered;
            } else if (state == FlowState.WAITING) {
                waiting += left - entered;
            }
            if (before == FlowState.DONE && state != FlowState.DONE && state != FlowState.CANCELLED) {
                reopened++;
            }
            if (state != before) {
                ended = entered;
            }
            before = state;
        }
        last = changes[to - 1];
        return true;
    }

    boolean hasFlowTime() {
        return started != NEVER && outcome() == FlowOutcome.COMPLETED;
    }

    /** When it was first in progress; {@link #NEVER} while it never was. */
    long started() {
        return started;
    }

    /** When its last unbroken run of a state began. */
    long ended() {
        return ended;
    }

    int type() {
        return TransitionRows.type(last);
    }

    FlowOutcome outcome() {
        return switch (TransitionRows.flowState(last)) {
            case NEW -> FlowOutcome.NOT_IN_PROGRESS;
            case WAITING, ACTIVE -> FlowOutcome.IN_PROGRESS;
            case DONE -> FlowOutcome.COMPLETED;
            case CANCELLED -> FlowOutcome.CANCELLED;
        };
    }

    FlowEntry entry(String id) {
        FlowOutcome outcome = outcome();
        boolean over = outcome == FlowOutcome.COMPLETED || outcome == FlowOutcome.CANCELLED;
        return new FlowEntry(
                id,
                TransitionRows.itemType(last),
                Objects.requireNonNull(instant(firstSeen)),
                instant(started),
                outcome,
                over ? instant(ended) : null,
                Duration.ofMillis(active),
                Duration.ofMillis(waiting),
                reopened);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
