package org.operatingmodel.metrics.survival;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * The probability that an item takes longer than a duration, with items that have not completed counted in.
 *
 * <p>Definition: the Kaplan-Meier product limit estimate. Items still open are censored at their age, cancelled ones at
 * cancellation: all that is known is that they take at least that long. At an equal duration, an item that completes
 * comes before one that is censored (C18).
 * <p>Unit and range: milliseconds, from 0; probabilities from 0 to 1. Empty case: every figure is absent.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Only durations known up to
 * the same horizon are merged.
 * <p>Limits: an item is taken to be censored for a reason that says nothing about how long it would have taken; where
 * just the hopeless ones are cancelled, the curve is too low. Beyond the {@link #reach} nothing is known. A value is
 * exact without censoring and where few censorings lie between completions (up to 1024 bits); else it is too low by less
 * than 1e-60. Each figure takes time linear in the number of different durations.
 *
 * @param times the durations of the items that completed, such as flow times; and those for which the others, open or
 *     cancelled, are known not to have completed
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan, Meier, Nonparametric Estimation from Incomplete
 *     Observations, Journal of the American Statistical Association 53(282), 1958</a>
 * @since 0.1
 */
public record SurvivalCurve(CensoredTimes times) implements Serializable {
    /** No items. */
    public static final SurvivalCurve EMPTY = new SurvivalCurve(CensoredTimes.EMPTY);

    private static final String CONVENTION = "C18: Kaplan-Meier, completed before censored";
    private static final String NO_ITEMS = "There must be at least 1 item, but there were 0.";

    /** @throws NullPointerException if the times are missing */
    public SurvivalCurve {
        Objects.requireNonNull(times, "SurvivalCurve.times");
    }

    /**
     * The curve of durations that come without dates, as in a published study: its figures have no horizon.
     *
     * @param completed the durations in milliseconds of the items that completed
     * @param censored the durations in milliseconds for which the others are known not to have completed
     * @throws IllegalArgumentException if a duration is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
     */
    public SurvivalCurve(Histogram completed, Histogram censored) {
        this(new CensoredTimes(completed, censored, null));
    }

    /** The durations in milliseconds of the items that completed. */
    public Histogram completed() {
        return times.closed();
    }

    /** The durations in milliseconds for which the others are known not to have completed. */
    public Histogram censored() {
        return times.open();
    }

    /**
     * The items of both.
     *
     * @throws IllegalArgumentException if they are known up to different horizons
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public SurvivalCurve plus(SurvivalCurve other) {
        return new SurvivalCurve(times.plus(other.times));
    }

    /** How many items there are, completed or not. */
    public long n() {
        return times.n();
    }

    /** The longest duration of an item, completed or not: up to there the data say something. Empty without items. */
    public Optional<Duration> reach() {
        return n() == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(reachMillis()));
    }

    private long reachMillis() {
        return Math.max(completed().max().orElse(0), censored().max().orElse(0));
    }

    /**
     * The smallest duration within which at least this share of all items completes: survival is at most
     * 1 - percent / 100.
     *
     * <p>Absent when there are no items, and when survival never falls that low. Without censoring it equals the
     * nearest-rank percentile.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(
                    "percent must lie between 1 and 100, but was '" + percent + "'. Write the 85th percentile as 85.");
        }
        if (n() == 0) {
            return Measured.absent(NO_ITEMS, 0, time());
        }
        List<Duration> found = new ArrayList<>();
        ProductLimit product = new ProductLimit(n(), censored());
        completed().forEach((duration, count) -> {
            if (found.isEmpty()) {
                product.next(duration, count);
                if (product.atMost(100 - percent)) {
                    found.add(Duration.ofMillis(duration));
                }
            }
        });
        return found.isEmpty()
                ? Measured.absent(
                        "The data do not reach percentile " + percent + ": "
                                + completed().n() + " of " + n()
                                + " items completed, and survival stays above "
                                + BigDecimal.valueOf(100L - percent, 2).toPlainString() + ".",
                        n(),
                        time())
                : Measured.value(found.get(0), n(), time());
    }

    /**
     * The probability that an item takes longer than a duration.
     *
     * <p>Range: 1 before the first completion, then falling to 0 or, where the longest items have not completed, to a
     * last value that stands for every longer duration too: see {@link #reach}. Absent when there are no items.
     *
     * @param duration since the start of an item; fractions of a millisecond are dropped
     * @throws IllegalArgumentException if the duration is negative
     * @throws ArithmeticException if it has more than {@link Long#MAX_VALUE} milliseconds
     */
    public Measured<Ratio> survivalAt(Duration duration) {
        long limit = millis("duration", duration);
        return n() == 0 ? Measured.absent(NO_ITEMS, 0, chance()) : Measured.value(survival(limit), n(), chance());
    }

    private Ratio survival(long limit) {
        ProductLimit product = new ProductLimit(n(), censored());
        completed().forEach((duration, count) -> {
            if (duration <= limit) {
                product.next(duration, count);
            }
        });
        return product.survival();
    }

    private static long millis(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    what + " must not be negative, but was '" + duration + "'. Use PT0S or more.");
        }
        return duration.toMillis();
    }

    /** The durations at which items completed, ascending. The fractions make them dear beyond some 100 000. */
    public List<SurvivalStep> steps() {
        List<SurvivalStep> steps = new ArrayList<>();
        ProductLimit product = new ProductLimit(n(), censored());
        completed().forEach((duration, count) -> {
            long atRisk = product.next(duration, count);
            steps.add(new SurvivalStep(Duration.ofMillis(duration), atRisk, count, product.survival()));
        });
        return List.copyOf(steps);
    }

    /**
     * The chance that an item of some age completes within some more time: 1 - survival(age + more) / survival(age).
     *
     * <p>Absent when there are no items, when every item had completed by that age, and when age + more lies beyond the
     * {@link #reach} of items of which some never completed.
     *
     * @param more the time from now on
     * @param age the time since the start of the item, which is still open
     * @throws IllegalArgumentException if a duration is negative
     * @throws ArithmeticException if they have more than {@link Long#MAX_VALUE} milliseconds
     */
    public Measured<Ratio> chanceWithin(Duration more, Duration age) {
        millis("more", more);
        long from = millis("age", age);
        long to = age.plus(more).toMillis();
        if (n() == 0) {
            return Measured.absent(NO_ITEMS, 0, chance());
        }
        Ratio open = survival(from);
        if (open.signum() == 0) {
            return Measured.absent(
                    "Some item must have taken longer than " + age + ", but all " + n() + " took at most "
                            + Duration.ofMillis(reachMillis()) + ".",
                    n(),
                    chance());
        }
        Ratio openLater = survival(to);
        if (openLater.signum() > 0 && to > reachMillis()) {
            return Measured.absent(
                    "age + more must be at most " + Duration.ofMillis(reachMillis())
                            + ", as far as the data reach, but was " + Duration.ofMillis(to) + ".",
                    n(),
                    chance());
        }
        return Measured.value(Ratio.ONE.minus(openLater.dividedBy(open)), n(), chance());
    }

    private Basis time() {
        return new Basis("milliseconds", CONVENTION, times.horizon());
    }

    private Basis chance() {
        return new Basis("fraction", CONVENTION, times.horizon());
    }
}
