package org.operatingmodel.flow;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * A flow item enters a state.
 *
 * <p>The natural order is by time, then by sequence.
 *
 * @param state the state in the words of its tracker
 * @param flowState what it means
 * @param enteredAt when it was entered
 * @param sequence orders transitions of one item at the same instant, from 0
 * @since 0.1
 */
public record FlowTransition(
        @NotBlank String state,
        FlowState flowState,
        Instant enteredAt,
        @PositiveOrZero int sequence) implements Comparable<FlowTransition>, Serializable {
    private static final Comparator<FlowTransition> ORDER = Comparator.comparing(FlowTransition::enteredAt)
            .thenComparingInt(FlowTransition::sequence)
            .thenComparing(FlowTransition::flowState)
            .thenComparing(FlowTransition::state);

    /** @throws IllegalArgumentException if the state is blank or the sequence negative */
    public FlowTransition {
        Guard.text("FlowTransition.state", state);
        Objects.requireNonNull(flowState, "FlowTransition.flowState");
        Objects.requireNonNull(enteredAt, "FlowTransition.enteredAt");
        Guard.notNegative("FlowTransition.sequence", sequence);
    }

    @Override
    public int compareTo(FlowTransition other) {
        return ORDER.compare(this, other);
    }
}
