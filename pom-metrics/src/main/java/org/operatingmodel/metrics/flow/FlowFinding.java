package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * Something odd about the rows of a ledger; it leaves no row out but those that it says it does.
 *
 * @param kind what is odd
 * @param count how many items or rows it is true of, from 1
 * @param examples the ids of items that it is true of, in the order of the items, at most {@value #EXAMPLES}; empty when
 *     it is about rows that belong to no ledger entry
 * @since 0.1
 */
public record FlowFinding(Kind kind, long count, List<String> examples) implements Serializable {
    /** How many items a finding names. */
    public static final int EXAMPLES = 10;

    /** @throws IllegalArgumentException if the count is not positive */
    public FlowFinding {
        Objects.requireNonNull(kind, "FlowFinding.kind");
        Guard.positive("FlowFinding.count", count);
        examples = List.copyOf(examples);
    }

    /** What was found and what it does to the figures, as a sentence. */
    public String message() {
        String items = examples.isEmpty()
                ? ""
                : " ('" + String.join("', '", examples) + "'" + (count > examples.size() ? " and more" : "") + ")";
        return kind.slug + ": " + kind.what + ": " + count + items + ". " + kind.effect;
    }

    /** What can be odd about rows. */
    public enum Kind {
        /** Completed without ever being in progress. */
        DONE_WITHOUT_START(
                "flow-done-without-start",
                "items completed without ever being in progress",
                "They count in velocity but have no flow time."),
        /** Rows at the same instant, which their sequence orders. */
        SAME_INSTANT(
                "flow-same-instant",
                "items that entered several states at one instant",
                "The sequence orders them; all but the last take no time."),
        /** Rows at the same instant with the same sequence. */
        AMBIGUOUS_ORDER(
                "flow-ambiguous-order",
                "items with rows of the same instant and sequence",
                "They are ordered as new, waiting, active, done, cancelled. Number them."),
        /** Rows at or after the horizon. */
        AFTER_HORIZON(
                "flow-after-horizon", "rows at or after the horizon", "They do not exist as of the horizon (C1)."),
        /** Rows in a state that means nothing for the flow of work. */
        UNMAPPED_STATE(
                "flow-unmapped-state",
                "rows in a state that is mapped to no flow state",
                "They are left out. Map the state."),
        /** Items whose type changed. */
        TYPE_CHANGED("flow-type-changed", "items that changed their type", "They count as the type of their last row."),
        /** Items whose type changed once they were done. */
        TYPE_CHANGED_AFTER_COMPLETION(
                "flow-type-changed-after-completion",
                "items that changed their type after they had been completed",
                "Distributions that were published before have changed."),
        /** Rows whose sequence and time contradict each other. */
        CLOCK_WENT_BACK(
                "flow-clock-went-back",
                "items with rows whose sequence contradicts their time",
                "Time orders them. Check the clock of the source."),
        /** Rows of one item that lie very far apart. */
        CLOCK_JUMPED(
                "flow-clock-jumped",
                "items with neighbouring rows more than ten years apart",
                "They count as they are. Check the clock of the source.");

        private final String slug;
        private final String what;
        private final String effect;

        Kind(String slug, String what, String effect) {
            this.slug = slug;
            this.what = what;
            this.effect = effect;
        }

        /** Its name in messages. */
        public String slug() {
            return slug;
        }
    }
}
