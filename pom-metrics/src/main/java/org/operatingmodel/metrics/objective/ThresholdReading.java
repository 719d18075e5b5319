package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.objective.BaselineSelection.WhenNoBaseline;

/**
 * A threshold, its target and whether it holds.
 *
 * @param threshold the threshold
 * @param truth whether it holds
 * @param target the target; absent when it depends on a baseline and there is none
 * @param note why it is unknown, or why it holds without a baseline, as a sentence; absent otherwise
 * @since 0.1
 */
public record ThresholdReading(
        Threshold threshold,
        Truth truth,
        @Nullable Ratio target,
        @Nullable String note) implements Serializable {
    /** @throws IllegalArgumentException if the note is blank, or missing where the threshold is unknown */
    public ThresholdReading {
        Objects.requireNonNull(threshold, "ThresholdReading.threshold");
        Objects.requireNonNull(truth, "ThresholdReading.truth");
        Guard.textOrAbsent("ThresholdReading.note", note);
        if (note == null && (truth == Truth.UNKNOWN || target == null)) {
            throw new IllegalArgumentException("ThresholdReading.note must say why '" + threshold
                    + "' is unknown or has no target, but was absent. Write a sentence.");
        }
    }

    static ThresholdReading of(
            Threshold threshold, IndicatorValue indicator, Baseline baseline, WhenNoBaseline whenNoBaseline) {
        Ratio base = baseline.value();
        Optional<Ratio> target = base == null && threshold.relative()
                ? Optional.empty()
                : threshold.target(base == null ? Ratio.ZERO : base);
        BigDecimal value = indicator.value();
        if (value == null) {
            return new ThresholdReading(threshold, Truth.UNKNOWN, target.orElse(null), indicator.reason());
        }
        if (target.isPresent()) {
            boolean holds = threshold.operator().holds(Ratio.of(value), target.get());
            return new ThresholdReading(threshold, holds ? Truth.TRUE : Truth.FALSE, target.get(), null);
        }
        if (base != null) {
            return new ThresholdReading(
                    threshold,
                    Truth.UNKNOWN,
                    null,
                    "A percentage of the baseline " + base + " of '" + indicator.indicator()
                            + "', which is below 0, has no direction.");
        }
        String none = "There is no baseline of '" + indicator.indicator() + "'";
        return whenNoBaseline == WhenNoBaseline.ACCEPT
                ? new ThresholdReading(threshold, Truth.TRUE, null, none + ", which is accepted.")
                : new ThresholdReading(threshold, Truth.UNKNOWN, null, none + ".");
    }

    /** Whether it holds when the unknown is read so. */
    boolean holds(boolean unknown) {
        return truth == Truth.TRUE || (unknown && truth == Truth.UNKNOWN);
    }

    /** Three values of truth. */
    public enum Truth {
        /** It holds. */
        TRUE,
        /** It does not. */
        FALSE,
        /** A value or baseline is missing. */
        UNKNOWN
    }
}
