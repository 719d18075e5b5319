package org.operatingmodel.metrics;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * How a figure is measured; only figures on an equal basis, but for the horizon, are compared.
 *
 * @param measuredIn its unit, such as {@code events}
 * @param convention the definition: its short id where it has one, a colon, and words, such as {@code C11: ratio of sums}
 * @param horizon up to when the data was known, as the figure's definition says; absent when time plays no part in it
 * @since 0.1
 */
public record Basis(
        String measuredIn, String convention, @Nullable Instant horizon) implements Serializable {
    /** @throws IllegalArgumentException if a text is blank */
    public Basis {
        Guard.text("Basis.measuredIn", measuredIn);
        Guard.text("Basis.convention", convention);
    }

    /** The basis of a figure in which time plays no part. */
    public static Basis timeless(String measuredIn, String convention) {
        return new Basis(measuredIn, convention, null);
    }

    /** The basis of a figure over what was known at the horizon. */
    public static Basis asOf(Instant horizon, String measuredIn, String convention) {
        return new Basis(measuredIn, convention, Objects.requireNonNull(horizon, "Basis.horizon"));
    }
}
