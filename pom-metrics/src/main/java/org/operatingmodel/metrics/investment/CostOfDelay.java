package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * What it costs per week not to have something yet, and how long it takes to get it.
 *
 * @param id its id
 * @param perWeek the cost of a week's delay; negative when waiting pays; absent while nobody has estimated it
 * @param duration how long it takes, 0 or more; absent while nobody has estimated it
 * @see <a href="https://blackswanfarming.com/cost-of-delay-divided-by-duration/">Black Swan Farming, Cost of Delay Divided
 *     by Duration</a>
 * @since 0.1
 */
public record CostOfDelay(
        String id, @Nullable Money perWeek, @Nullable Duration duration) implements Serializable {
    private static final Duration WEEK = Duration.ofDays(7);

    /** @throws IllegalArgumentException if the id is blank or the duration negative */
    public CostOfDelay {
        Guard.text("CostOfDelay.id", id);
        if (duration != null && duration.isNegative()) {
            throw new IllegalArgumentException(
                    "CostOfDelay.duration must not be negative, but was '" + duration + "'. Use 0 or more.");
        }
    }

    /**
     * The cost of delay divided by the duration (CD3), which ranks what to do first.
     *
     * <p>It has no horizon: it is a formula on the given numbers.
     * <p>Unit and range: money per week and week of work, any sign. Absent when either is not known, or the duration is 0.
     */
    public Measured<Ratio> dividedByDuration() {
        Basis basis = Basis.timeless(
                (perWeek == null ? "money" : perWeek.currency()) + " per week and week",
                "CD3: cost of delay / duration");
        if (perWeek == null) {
            return Measured.absent("The cost of delay of '" + id + "' is not known.", 0, basis);
        }
        if (duration == null) {
            return Measured.absent("The duration of '" + id + "' is not known.", 0, basis);
        }
        if (duration.isZero()) {
            return Measured.absent("The duration of '" + id + "' is 0.", 1, basis);
        }
        return Measured.value(Ratio.of(perWeek.amount()).dividedBy(Ratio.of(duration, WEEK)), 1, basis);
    }
}
