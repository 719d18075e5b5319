package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;

/**
 * The value that relative thresholds of one indicator refer to, and where it comes from.
 *
 * @param asked how many earlier evaluations were asked for, from 1
 * @param evaluations the ids of those that had a value in the same unit, newest first
 * @param value the aggregate of their values; absent exactly when there are none
 * @since 0.1
 */
public record Baseline(
        int asked, List<String> evaluations, @Nullable Ratio value) implements Serializable {
    /** @throws IllegalArgumentException if there is a value without evaluations, or the other way round */
    public Baseline {
        Guard.positive("Baseline.asked", asked);
        evaluations = List.copyOf(evaluations);
        if (evaluations.isEmpty() != (value == null)) {
            throw new IllegalArgumentException("Baseline.value must be there exactly when evaluations are, but was '"
                    + value + "' for '" + evaluations.size() + "' evaluations. Leave both out, or neither.");
        }
    }

    /** The baseline of an indicator from the evaluations to compare with; values in another unit are left out. */
    static Baseline of(BaselineSelection comparison, List<EarlierEvaluation> chosen, IndicatorValue current) {
        String unit = current.measuredIn();
        List<String> ids = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (EarlierEvaluation earlier : chosen) {
            IndicatorValue found =
                    Retrieval.find(earlier.indicators(), current.indicator()).orElse(null);
            BigDecimal value = found == null ? null : found.value();
            if (found != null && value != null && (unit == null || unit.equals(found.measuredIn()))) {
                ids.add(earlier.id());
                values.add(value);
            }
        }
        return new Baseline(
                comparison.results(),
                ids,
                values.isEmpty() ? null : comparison.aggregate().of(values));
    }

    /** How many of the evaluations asked for had a value: {@code 2 of 3}. */
    public String used() {
        return evaluations.size() + " of " + asked;
    }
}
