package org.operatingmodel.portfolio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that counts during a stretch of time: from {@link #countsFrom}, included, to {@link #expires}, excluded.
 *
 * <p>A fact that does not count as of the instant of a decision is no fact for its rules. The explanation still shows
 * it, as a near miss. A role that was held before is a fact after its end, too: see
 * {@link org.operatingmodel.organisation.RoleHolding}.
 *
 * @since 0.1
 */
public interface Dated {
    /** From when the fact counts, included. */
    Instant countsFrom();

    /** From when the fact no longer counts; absent when it does not end. */
    default @Nullable Instant expires() {
        return null;
    }

    /** Where the instant lies: before the fact counts, while it does, or after its end. */
    default Presence presenceAt(Instant asOf) {
        if (asOf.isBefore(countsFrom())) {
            return Presence.NOT_YET;
        }
        Instant end = expires();
        return end == null || asOf.isBefore(end) ? Presence.COUNTS : Presence.EXPIRED;
    }

    /** Whether a {@link Dated} fact counts as of an instant. */
    enum Presence {
        /** The fact starts to count later. */
        NOT_YET,
        /** The fact counts. */
        COUNTS,
        /** The fact counted before and has ended. */
        EXPIRED
    }
}
