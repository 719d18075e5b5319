package org.operatingmodel.metrics.outcome;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Outcome;

/**
 * How far an outcome has come from its baseline to its target.
 *
 * <p>Definition: (value - baseline) / (target - baseline). It is the same for an increase and for the mirrored decrease.
 * <p>Unit and range: share of the way; 0 at the baseline, 1 at the target, below 0 when it moved away, above 1 when it went
 * past. Empty case: {@link #of} says what is missing.
 * <p>Merging: none. Outcomes differ in unit, so their progress has no sum.
 *
 * @param way the progress, unclamped
 * @see <a href="https://www.whatmatters.com/faqs/how-to-grade-okrs">Doerr, Measure What Matters, 2018: grading of key
 *     results</a>
 * @since 0.1
 */
public record OutcomeProgress(Ratio way) implements Serializable {
    private static final String MEASURED_IN = "fraction";

    /**
     * The progress of an outcome at a value. Absent when baseline, target or value is missing, when target and baseline
     * are equal, and when the target lies on the worse side of the baseline; n counts values.
     *
     * @param outcome the outcome
     * @param value the latest value, in the outcome's unit; absent when nobody has measured it
     * @param asOf up to when values are known
     */
    public static Measured<OutcomeProgress> of(Outcome outcome, @Nullable BigDecimal value, Instant asOf) {
        Basis basis = basis(asOf);
        String subject = "Outcome '" + outcome.id() + "' ";
        int n = value == null ? 0 : 1;
        BigDecimal baseline = outcome.baseline();
        if (baseline == null) {
            return Measured.absent(subject + "has no baseline.", n, basis);
        }
        BigDecimal target = outcome.target();
        if (target == null) {
            return Measured.absent(subject + "has no target.", n, basis);
        }
        int wanted = outcome.direction() == Direction.INCREASE ? 1 : -1;
        int given = target.compareTo(baseline);
        if (given == 0) {
            return Measured.absent(
                    subject + "has the target " + target.toPlainString() + ", which equals its baseline.", n, basis);
        }
        if (given != wanted) {
            return Measured.absent(
                    subject + "has the direction " + outcome.direction() + ", but the target " + target.toPlainString()
                            + " against the baseline " + baseline.toPlainString() + ".",
                    n,
                    basis);
        }
        if (value == null) {
            return Measured.absent(subject + "has no value.", n, basis);
        }
        Ratio start = Ratio.of(baseline);
        return Measured.value(
                new OutcomeProgress(
                        Ratio.of(value).minus(start).dividedBy(Ratio.of(target).minus(start))),
                n,
                basis);
    }

    static Basis basis(Instant asOf) {
        return Basis.asOf(asOf, MEASURED_IN, "outcome-progress: (value - baseline) / (target - baseline), unclamped");
    }

    /** The progress between 0 and 1: what lies below is 0, what lies above is 1. */
    public Ratio clamped() {
        return clamped(way);
    }

    /**
     * The progress that an outcome should have on a day if it moved evenly: 0 up to the start, 1 from the due day on.
     * Absent without a due day, and when that is not after the start; n counts days from start to due day.
     *
     * @param outcome the outcome
     * @param start the day of the baseline
     * @param day the day in question
     */
    public static Measured<Ratio> expected(Outcome outcome, LocalDate start, LocalDate day) {
        Basis basis = Basis.timeless(MEASURED_IN, "linear-trend: (day - start) / (due - start), 0 to 1");
        LocalDate due = outcome.due();
        if (due == null) {
            return Measured.absent("Outcome '" + outcome.id() + "' has no due day.", 0, basis);
        }
        long days = ChronoUnit.DAYS.between(start, due);
        return days < 1
                ? Measured.absent(
                        "Outcome '" + outcome.id() + "' is due on " + due + ", which is not after the start " + start
                                + ".",
                        0,
                        basis)
                : Measured.value(clamped(Ratio.of(ChronoUnit.DAYS.between(start, day), days)), days, basis);
    }

    private static Ratio clamped(Ratio way) {
        if (way.signum() < 0) {
            return Ratio.ZERO;
        }
        return way.compareTo(Ratio.ONE) > 0 ? Ratio.ONE : way;
    }
}
