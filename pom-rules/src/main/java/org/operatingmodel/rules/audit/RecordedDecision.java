package org.operatingmodel.rules.audit;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;

/**
 * A decision, and whether a log has it.
 *
 * @param decision the decision, which is the same whether it was recorded or not
 * @param head the end of the log with it; absent when it was not recorded
 * @param failure why it was not recorded; absent when it was
 * @since 0.1
 */
public record RecordedDecision(
        GateDecision decision,
        @Nullable LogHead head,
        @Nullable LogException failure) {
    /** @throws IllegalArgumentException if there is neither a head nor a failure, or both */
    public RecordedDecision {
        Objects.requireNonNull(decision, "RecordedDecision.decision");
        if ((head == null) == (failure == null)) {
            throw new IllegalArgumentException(
                    "RecordedDecision must have either a head or a failure. Give one of the two.");
        }
    }

    /** Whether the log has it. */
    public boolean recorded() {
        return head != null;
    }

    /** Why it was not recorded, as a sentence; empty when it was. */
    public Optional<String> notRecorded() {
        return failure == null ? Optional.empty() : Optional.ofNullable(failure.getMessage());
    }
}
