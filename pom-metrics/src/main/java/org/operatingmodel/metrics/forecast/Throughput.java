package org.operatingmodel.metrics.forecast;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * How many items a team completed on each day of its history: what it may complete on a day to come.
 *
 * <p>Definition: every day ahead is drawn from the days of the history, independently and each with the same chance. This
 * is what a Monte Carlo forecast simulates; here it is computed, without a sampling error.
 * <p>Unit and range: items per day, 0 to 1,000,000. Empty history: every figure is absent.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. It is for different days of
 * one team; for several teams that work at the same time, see {@link Completion}.
 * <p>Limits: the future is taken to be like the history, and one day not to depend on another. Weekdays are not told
 * apart: where nothing completes on weekends, take whole weeks of history, and do not read much into a forecast of a few
 * days. A figure takes time linear in its number of items times the number of different daily completions.
 *
 * @param days for every day of the history, also those without one, how many items completed
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap Methods: Another Look at the Jackknife, The Annals
 *     of Statistics 7(1), 1979</a>
 * @see <a href="https://leanpub.com/aamfp-10th">Vacanti, Actionable Agile Metrics for Predictability, 2015: Monte Carlo
 *     method</a>
 * @since 0.1
 */
public record Throughput(Histogram days) implements Serializable {
    /** No history. */
    public static final Throughput EMPTY = new Throughput(Histogram.EMPTY);

    private static final long MOST_ITEMS_PER_DAY = 1_000_000;
    private static final String CONVENTION = "bootstrap: days drawn independently and uniformly from the history";

    /** @throws IllegalArgumentException if the completions of a day are out of range */
    public Throughput {
        check(days.min().orElse(0));
        check(days.max().orElse(0));
    }

    private static void check(long items) {
        if (items < 0 || items > MOST_ITEMS_PER_DAY) {
            throw new IllegalArgumentException("Throughput.days must lie between 0 and " + MOST_ITEMS_PER_DAY
                    + ", but one was '" + items + "'. Count the items that completed on each day.");
        }
    }

    /** The history with these completions, one number for each day, in any order. */
    public static Throughput of(long... completionsPerDay) {
        return new Throughput(Histogram.of(completionsPerDay));
    }

    /** The days of both. */
    public Throughput plus(Throughput other) {
        return new Throughput(days.plus(other.days));
    }

    /** How many days of the history have a completion. */
    public long productiveDays() {
        return days.n() - days.countAtMost(0);
    }

    /**
     * The probability that exactly this many items complete in some days, 0 to 1. Absent without a history.
     *
     * @param items how many items, from 0
     * @param ahead how many days, 0 to 36,500
     * @throws IllegalArgumentException if a number is out of range
     * @throws ArithmeticException if {@code items} is {@link Long#MAX_VALUE}
     */
    public Measured<Ratio> exactly(long items, int ahead) {
        return atLeast(items, ahead)
                .flatMap(enough -> atLeast(Math.addExact(items, 1), ahead).map(more -> enough.minus(more)));
    }

    /**
     * The probability that at least this many items complete in some days, which is that so many are done within them;
     * 0 to 1. Absent without a history.
     *
     * @param items how many items, from 0
     * @param ahead how many days, 0 to 36,500
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<Ratio> atLeast(long items, int ahead) {
        Guard.notNegative("items", items);
        ForecastLimits.checkDays("ahead", ahead);
        Basis basis = Basis.timeless("probability", CONVENTION);
        if (days.n() == 0) {
            return Measured.absent("The history must have at least 1 day, but it has 0.", 0, basis);
        }
        if (items > days.max().orElseThrow() * ahead) {
            return Measured.value(Ratio.ZERO, days.n(), basis);
        }
        BigInteger ways = allWays(ahead);
        Convolution convolution = new Convolution(days, ahead);
        for (long fewer = 0; fewer < items; fewer++) {
            ways = ways.subtract(convolution.next());
        }
        return Measured.value(new Ratio(ways, allWays(ahead)), days.n(), basis);
    }

    /** In how many ways the days ahead can be drawn. */
    private BigInteger allWays(int ahead) {
        return BigInteger.valueOf(days.n()).pow(ahead);
    }

    /**
     * How many items complete in some days, at least, with this chance: the largest number that {@link #atLeast} gives
     * the chance to.
     *
     * <p>Falls with the percentage. Absent when too few days of the history have a completion.
     *
     * @param ahead how many days, 0 to 36,500
     * @param percent the chance, 1 to 99
     * @param limits when there is too little history
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<Long> howMany(int ahead, int percent, ForecastLimits limits) {
        ForecastLimits.checkDays("ahead", ahead);
        ForecastLimits.checkPercent(percent);
        Basis basis = Basis.timeless("items", CONVENTION);
        if (productiveDays() < limits.minimumDays()) {
            return Measured.absent(tooFewDays(limits), days.n(), basis);
        }
        BigInteger allowedToMiss = allWays(ahead).multiply(BigInteger.valueOf(100L - percent));
        Convolution convolution = new Convolution(days, ahead);
        BigInteger missed = BigInteger.ZERO;
        long items = -1;
        while (missed.compareTo(allowedToMiss) <= 0) {
            missed = missed.add(convolution.next().multiply(BigInteger.valueOf(100)));
            items++;
        }
        return Measured.value(items, days.n(), basis);
    }

    /** {@link #howMany(int, int, ForecastLimits)} within {@link ForecastLimits#STANDARD}. */
    public Measured<Long> howMany(int ahead, int percent) {
        return howMany(ahead, percent, ForecastLimits.STANDARD);
    }

    String tooFewDays(ForecastLimits limits) {
        return "At least " + limits.minimumDays() + " days of the history must have a completion, but "
                + productiveDays() + " of " + days.n() + " have.";
    }

    /**
     * When this many items are done.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Completion when(long items) {
        return new Completion(List.of(new Completion.Work(this, items)));
    }
}
