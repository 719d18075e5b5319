package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;

/**
 * A condition of a rule that does not hold, and what is nearest to making it hold.
 *
 * @param kind in which way it fails
 * @param text the condition as its author wrote it
 * @param line its line, from 1
 * @param column its column, from 1
 * @param summary what is missing or in the way, in a sentence without a full stop
 * @param enough what would be enough: a fact that has all this; empty where no single fact would do
 * @param nearest the facts that come nearest or stand in the way, best first, at most three
 * @param population how many facts of the type were looked at
 * @since 0.1
 */
public record FailedCondition(
        Kind kind,
        String text,
        int line,
        int column,
        String summary,
        List<Requirement> enough,
        List<NearMiss> nearest,
        int population) {
    /** @throws NullPointerException if a part is missing */
    public FailedCondition {
        Objects.requireNonNull(kind, "FailedCondition.kind");
        Objects.requireNonNull(text, "FailedCondition.text");
        Objects.requireNonNull(summary, "FailedCondition.summary");
        enough = List.copyOf(enough);
        nearest = List.copyOf(nearest);
    }

    /** In which way a condition fails. */
    public enum Kind {
        /** No fact satisfies it. */
        MISSING,
        /** Facts that must not be there are there. */
        IN_THE_WAY,
        /** It must hold for all facts of a kind, and for some it does not. */
        NOT_FOR_ALL,
        /** A value that is computed over facts is not as it must be. */
        COMPUTED,
        /** It is the scope of a rule, and leaves the product out. */
        OUT_OF_SCOPE,
        /** It is the time in which a rule or its pack is in force, and the decision is as of another. */
        NOT_IN_FORCE
    }
}
