package org.operatingmodel.internal;

import java.time.Duration;
import java.time.Instant;

/** The one meaning of "within the last n days". */
public final class Freshness {
    private Freshness() {}

    /** Whether {@code at <= asOf} and {@code asOf - at <= age}; total for all values. */
    public static boolean within(Instant at, Duration age, Instant asOf) {
        return !at.isAfter(asOf) && Duration.between(at, asOf).compareTo(age) <= 0;
    }
}
