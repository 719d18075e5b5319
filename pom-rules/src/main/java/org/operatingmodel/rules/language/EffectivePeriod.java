package org.operatingmodel.rules.language;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a rule or a rule pack is in force.
 *
 * <p>A day begins and ends at midnight in UTC, whatever the zone of the host is.
 *
 * @param effectiveFrom the first day; absent when it has always been in force
 * @param grace how long from that day on what is unmet does not block; absent for not at all
 * @param expires the first day on which it is no longer in force; absent when it does not end
 * @since 0.1
 */
public record EffectivePeriod(
        @Nullable LocalDate effectiveFrom,
        @Nullable Period grace,
        @Nullable LocalDate expires) {
    /** In force for ever, without a grace period. */
    public static final EffectivePeriod ALWAYS = new EffectivePeriod(null, null, null);

    /** @throws IllegalArgumentException if the grace period is not positive, or the end is not after the first day */
    public EffectivePeriod {
        if (grace != null && (grace.isZero() || grace.isNegative())) {
            throw new IllegalArgumentException(
                    "grace must be a period above zero, but was '" + grace + "'. Write one such as P30D.");
        }
        if (effectiveFrom != null && grace != null) {
            try {
                start(effectiveFrom.plus(grace));
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "grace must end within the calendar, but was '" + grace + "'. Shorten it.", e);
            }
        }
        if (effectiveFrom != null && expires != null && !expires.isAfter(effectiveFrom)) {
            throw new IllegalArgumentException("expires must be after the first day " + effectiveFrom + ", but was '"
                    + expires + "'. Give the first day on which it is no longer in force.");
        }
    }

    /** Whether it comes into force only after the instant. */
    public boolean notYetInForceAt(Instant asOf) {
        return effectiveFrom != null && asOf.isBefore(start(effectiveFrom));
    }

    /** Whether it is no longer in force at the instant. */
    public boolean expiredAt(Instant asOf) {
        return expires != null && !asOf.isBefore(start(expires));
    }

    /** When its grace period ends, excluded; absent when it has none. */
    public @Nullable Instant graceEnds() {
        return effectiveFrom == null || grace == null ? null : start(effectiveFrom.plus(grace));
    }

    /** The first instant of a day. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
