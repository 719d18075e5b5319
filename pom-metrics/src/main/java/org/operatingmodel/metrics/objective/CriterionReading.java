package org.operatingmodel.metrics.objective;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.objective.Comparison.WhenNoBaseline;

/**
 * A criterion, its target and whether it holds.
 *
 * @param criterion the criterion
 * @param truth whether it holds
 * @param target the target; absent when it depends on a baseline and there is none
 * @param note why it is unknown, or why it holds without a baseline, as a sentence; absent otherwise
 * @since 0.1
 */
public record CriterionReading(
        Criterion criterion,
        Truth truth,
        @Nullable Ratio target,
        @Nullable String note) {
    /** @throws IllegalArgumentException if the note is blank, or missing where the criterion is unknown */
    public CriterionReading {
        Objects.requireNonNull(criterion, "CriterionReading.criterion");
        Objects.requireNonNull(truth, "CriterionReading.truth");
        Guard.textOrAbsent("CriterionReading.note", note);
        if (note == null && (truth == Truth.UNKNOWN || target == null)) {
            throw new IllegalArgumentException("CriterionReading.note must say why '" + criterion
                    + "' is unknown or has no target, but was absent. Write a sentence.");
        }
    }

    static CriterionReading of(
            Criterion criterion, IndicatorValue indicator, Baseline baseline, WhenNoBaseline whenNoBaseline) {
        Ratio base = baseline.value();
        Optional<Ratio> target = base == null && criterion.relative()
                ? Optional.empty()
                : criterion.target(base == null ? Ratio.ZERO : base);
        BigDecimal value = indicator.value();
        if (value == null) {
            return new CriterionReading(criterion, Truth.UNKNOWN, target.orElse(null), indicator.reason());
        }
        if (target.isPresent()) {
            boolean holds = criterion.operator().holds(Ratio.of(value), target.get());
            return new CriterionReading(criterion, holds ? Truth.TRUE : Truth.FALSE, target.get(), null);
        }
        if (base != null) {
            return new CriterionReading(
                    criterion,
                    Truth.UNKNOWN,
                    null,
                    "A percentage of the baseline " + base + " of '" + indicator.indicator()
                            + "', which is below 0, has no direction.");
        }
        String none = "There is no baseline of '" + indicator.indicator() + "'";
        return whenNoBaseline == WhenNoBaseline.ACCEPT
                ? new CriterionReading(criterion, Truth.TRUE, null, none + ", which is accepted.")
                : new CriterionReading(criterion, Truth.UNKNOWN, null, none + ".");
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
