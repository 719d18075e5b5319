package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.survival.SurvivalCurve;

/**
 * What a process promises: that a percentage of items finishes within a duration from their start.
 *
 * <p>Unit and range: flow times and ages in milliseconds, the promised duration included. Empty case: attainment is
 * absent.
 * <p>Merging: merge the flows or the curves, then ask again.
 * <p>Limits: attainment leaves out open items, so it looks better than it is while old ones wait; read it together with
 * {@link #breachesCertain}.
 *
 * @param percent 1 to 100
 * @param within from the start of an item to its completion; fractions of a millisecond are dropped
 * @see <a href="https://kanbanguides.org/english/">The Kanban Guide: service level expectation</a>
 * @since 0.1
 */
public record ServiceLevelExpectation(int percent, Duration within) implements Serializable {
    /**
     * @throws IllegalArgumentException if the percentage is out of range, or the duration is negative
     * @throws ArithmeticException if the duration has more than {@link Long#MAX_VALUE} milliseconds
     */
    public ServiceLevelExpectation {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("ServiceLevelExpectation.percent must lie between 1 and 100, but was '"
                    + percent + "'. Write 85 percent as 85.");
        }
        if (within.isNegative()) {
            throw new IllegalArgumentException(
                    "ServiceLevelExpectation.within must not be negative, but was '" + within + "'. Use PT0S or more.");
        }
        within = Duration.ofMillis(within.toMillis());
    }

    /**
     * Share of the items completed in a window that finished within the duration, 0 to 1. Absent when none has a flow time.
     */
    public Measured<Ratio> attainment(WindowFlow flow) {
        Histogram flowTimes = flow.flowTimes();
        Basis basis = Basis.asOf(flow.horizon(), "fraction", "C6: flow time <= " + within);
        return flowTimes.n() == 0
                ? Measured.absent(WindowFlow.NO_FLOW_TIME, 0, basis)
                : Measured.value(
                        Ratio.of(flowTimes.countAtMost(within.toMillis()), flowTimes.n()), flowTimes.n(), basis);
    }

    /**
     * Whether attainment is at least the percentage. Absent when no completed item has a flow time.
     */
    public Measured<Boolean> met(WindowFlow flow) {
        return attainment(flow).map(share -> share.compareTo(Ratio.of(percent, 100)) >= 0);
    }

    /**
     * How many items in progress at the end of a window do not finish within the duration, whatever happens then: those
     * that are older.
     */
    public long breachesCertain(WindowFlow flow) {
        Histogram ages = flow.ages();
        return ages.n() - ages.countAtMost(within.toMillis());
    }

    /**
     * The chance that an open item finishes within the duration, given its age: 0 once it is older, and before that
     * what items of its age did.
     *
     * <p>Absent where {@link SurvivalCurve#chanceWithin} is.
     *
     * @param age the time since the start of the item
     * @param curve how long items take
     * @throws IllegalArgumentException if the age is negative
     */
    public Measured<Ratio> chanceGivenAge(Duration age, SurvivalCurve curve) {
        if (age.compareTo(within) <= 0) {
            return curve.chanceWithin(within.minus(age), age);
        }
        Basis of = curve.survivalAt(within).basis();
        return Measured.value(
                Ratio.ZERO,
                curve.n(),
                new Basis(of.measuredIn(), "older than the service level expectation", of.horizon()));
    }
}
