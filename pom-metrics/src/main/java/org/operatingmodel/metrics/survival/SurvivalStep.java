package org.operatingmodel.metrics.survival;

import java.io.Serializable;
import java.time.Duration;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;

/**
 * A step of a survival curve: a duration at which items completed.
 *
 * @param duration since the start of an item
 * @param atRisk how many items were known to take at least that long, from 1
 * @param completed how many of them completed at that duration, from 1
 * @param survival the probability that an item takes longer, 0 to 1; holds up to the next step
 * @since 0.1
 */
public record SurvivalStep(Duration duration, long atRisk, long completed, Ratio survival) implements Serializable {
    /** @throws IllegalArgumentException if a number is out of range */
    public SurvivalStep {
        Guard.positive("SurvivalStep.completed", completed);
        if (completed > atRisk) {
            throw new IllegalArgumentException("SurvivalStep.completed must be at most atRisk '" + atRisk
                    + "', but was '" + completed + "'. Count those that complete as at risk.");
        }
        if (survival.signum() < 0 || survival.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException(
                    "SurvivalStep.survival must lie between 0 and 1, but was '" + survival + "'.");
        }
    }
}
