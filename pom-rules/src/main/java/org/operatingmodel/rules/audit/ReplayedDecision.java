package org.operatingmodel.rules.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;

/**
 * What came of making a logged decision again.
 *
 * @param logged the decision as the log has it
 * @param outcome what came of it
 * @param reason why it could not be made again, or where the two begin to differ; empty when they are the same
 * @param decision the decision made again; absent when it could not be made
 * @since 0.1
 */
public record ReplayedDecision(
        LoggedDecision logged,
        Outcome outcome,
        String reason,
        @Nullable GateDecision decision) {
    /** @throws NullPointerException if a part is missing */
    public ReplayedDecision {
        Objects.requireNonNull(logged, "ReplayedDecision.logged");
        Objects.requireNonNull(outcome, "ReplayedDecision.outcome");
        Objects.requireNonNull(reason, "ReplayedDecision.reason");
    }

    /** What can come of it. */
    public enum Outcome {
        /** The same bytes. */
        IDENTICAL,
        /** Other bytes. */
        DIFFERENT,
        /** It cannot be made again, for a reason that is named. */
        NOT_REPLAYABLE
    }
}
