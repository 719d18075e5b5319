package org.operatingmodel.flow;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A unit of work and how it moved.
 *
 * <p>It is known from just after its first transition on: transitions at an instant count after that instant.
 *
 * @param id its id, unique among the flow items
 * @param productId the product that it is for; absent while it is for none
 * @param teamId the team that works on it; absent while none does
 * @param type what it brings
 * @param transitions how it moved, at least one, ordered by time and sequence
 * @since 0.1
 */
public record FlowItem(
        FlowItemId id,
        @Nullable ProductId productId,
        @Nullable TeamId teamId,
        FlowItemType type,
        @NotEmpty List<FlowTransition> transitions)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if there is no transition */
    public FlowItem {
        Objects.requireNonNull(id, "FlowItem.id");
        Objects.requireNonNull(type, "FlowItem.type");
        transitions = transitions.stream().sorted().toList();
        if (transitions.isEmpty()) {
            throw new IllegalArgumentException(
                    "FlowItem.transitions must not be empty, but was '[]' for '" + id + "'. Give the first state.");
        }
    }

    /** The item as it was known at the instant: with the transitions strictly before it; empty when there is none. */
    public Optional<FlowItem> asOf(Instant instant) {
        List<FlowTransition> known = transitions.stream()
                .filter(transition -> transition.enteredAt().isBefore(instant))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                known.size() == transitions.size() ? this : new FlowItem(id, productId, teamId, type, known));
    }

    /** The state after the last transition. */
    @InRules
    public FlowState flowState() {
        return transitions.get(transitions.size() - 1).flowState();
    }

    /** When it was completed: the first transition of its last unbroken run to done; empty while it is not done. */
    public Optional<Instant> doneAt() {
        Instant done = null;
        for (int i = transitions.size() - 1; i >= 0 && transitions.get(i).flowState() == FlowState.DONE; i--) {
            done = transitions.get(i).enteredAt();
        }
        return Optional.ofNullable(done);
    }

    /** Whether it was completed at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("completed within {0} before {1}")
    public boolean completedWithin(Duration age, Instant asOf) {
        return doneAt().map(done -> Freshness.within(done, age, asOf)).orElse(false);
    }

    /** Whether it was completed at that instant or later, by its last unbroken run to done. */
    @InRules("completed at {0} or later")
    public boolean completedSince(Instant from) {
        return doneAt().map(done -> !done.isBefore(from)).orElse(false);
    }

    /** Whether it ever was in that state. */
    @InRules("was in state {0}")
    public boolean wasIn(FlowState state) {
        return transitions.stream().anyMatch(transition -> transition.flowState() == state);
    }

    @Override
    public Instant countsFrom() {
        return transitions.get(0).enteredAt().plusNanos(1);
    }
}
