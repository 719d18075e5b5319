package org.operatingmodel.metrics.forecast;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.Window;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;

/**
 * How many items a team completed on each day of its history: what it may complete on a day to come.
 *
 * <p>Definition: every day ahead is drawn from the days of the history, independently and each with the same chance. This
 * is what a Monte Carlo forecast simulates; here it is computed, without a sampling error.
 * <p>Unit and range: items per day, 0 to 1,000,000. Empty history: every figure is absent.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. It is for different days of
 * one team, known up to the same horizon; for several teams that work at the same time, see {@link Completion}.
 * <p>Limits: the future is taken to be like the history, and one day not to depend on another. Weekdays are not told
 * apart: where nothing completes on weekends, take whole weeks of history, and do not read much into a forecast of a few
 * days. A figure takes time linear in its number of items, the days ahead and the number of different daily
 * completions; more than {@link ForecastLimits#MOST_WORK} is refused.
 *
 * @param days for every day of the history, also those without one, how many items completed
 * @param horizon up to when they are known; absent for {@link #EMPTY}, and where they have no dates
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap Methods: Another Look at the Jackknife, The Annals
 *     of Statistics 7(1), 1979</a>
 * @see <a href="https://leanpub.com/aamfp-10th">Vacanti, Actionable Agile Metrics for Predictability, 2015: Monte Carlo
 *     method</a>
 * @since 0.1
 */
public record Throughput(Histogram days, @Nullable Instant horizon) implements Serializable {
    /** No history. */
    public static final Throughput EMPTY = new Throughput(Histogram.EMPTY, null);

    private static final long MOST_ITEMS_PER_DAY = 1_000_000;
    private static final String CONVENTION = "bootstrap: days drawn independently and uniformly from the history";

    /** Clocks are put forward or back by two hours at most. */
    private static final Duration SHORTEST_DAY = Duration.ofHours(22);

    private static final Duration LONGEST_DAY = Duration.ofHours(26);

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

    /** The history with these completions, one number for each day, in any order; their dates play no part. */
    public static Throughput of(long... completionsPerDay) {
        return new Throughput(Histogram.of(completionsPerDay), null);
    }

    /**
     * The history of what a team completed, see {@link WindowFlow#velocity()}.
     *
     * @param days a window for each day, also for those without a completion, of one horizon; see {@link Windows#days}
     * @throws IllegalArgumentException if they are known up to different horizons, a window is not about a day long, as
     *     one that is cut is not, or there are two windows of one day
     */
    public static Throughput of(List<WindowFlow> days) {
        Instant horizon = null;
        Set<Window> windows = new HashSet<>();
        for (WindowFlow day : days) {
            Duration length = day.window().length();
            if (length.compareTo(SHORTEST_DAY) < 0 || length.compareTo(LONGEST_DAY) > 0 || !windows.add(day.window())) {
                throw new IllegalArgumentException("Throughput.days must be different days, but one was '"
                        + day.window() + "'. Measure each day once, and leave out the last if it is not over.");
            }
            horizon = sameHorizon(horizon, day.horizon());
        }
        return new Throughput(
                Histogram.of(days.stream().mapToLong(WindowFlow::velocity).toArray()), horizon);
    }

    /**
     * The days of the history on which so many items completed, in their order: as many as {@link #days} counts.
     *
     * @param completions how many items
     * @param days a window for each day
     */
    public static List<WindowFlow> behind(long completions, List<WindowFlow> days) {
        return days.stream().filter(day -> day.velocity() == completions).toList();
    }

    /**
     * The days of both.
     *
     * @throws IllegalArgumentException if they are known up to different horizons, or only one of them up to any
     */
    public Throughput plus(Throughput other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        Guard.same("Throughput.horizon", horizon, other.horizon, "Take both as of the same instant.");
        return new Throughput(days.plus(other.days), horizon);
    }

    static @Nullable Instant sameHorizon(@Nullable Instant one, @Nullable Instant other) {
        return Guard.sameHorizon("Throughput.horizon", one, other);
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
     * @throws IllegalArgumentException if a number is out of range or the work more than {@link ForecastLimits#MOST_WORK}
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
     * @throws IllegalArgumentException if a number is out of range or the work more than {@link ForecastLimits#MOST_WORK}
     */
    public Measured<Ratio> atLeast(long items, int ahead) {
        check(items, ahead);
        Basis basis = new Basis("fraction", CONVENTION, horizon);
        if (days.n() == 0) {
            return Measured.absent("The history must have at least 1 day, but it has 0.", 0, basis);
        }
        return Measured.value(chance(items, ahead), days.n(), basis);
    }

    /** Refuses what is out of range, or would take too long. */
    void check(long items, int ahead) {
        Guard.notNegative("items", items);
        ForecastLimits.checkDays("ahead", ahead);
        if (days.n() > 0 && items <= most() * ahead) {
            ForecastLimits.checkWork(BigInteger.valueOf(Math.max(0, items - least() * ahead)), ahead, days.different());
        }
    }

    private Ratio chance(long items, int ahead) {
        if (items > most() * ahead) {
            return Ratio.ZERO;
        }
        BigInteger ways = allWays(ahead);
        Convolution convolution = new Convolution(days, ahead);
        for (long fewer = least() * ahead; fewer < items; fewer++) {
            ways = ways.subtract(convolution.next());
        }
        return new Ratio(ways, allWays(ahead));
    }

    private long least() {
        return days.min().orElseThrow();
    }

    private long most() {
        return days.max().orElseThrow();
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
     * @throws IllegalArgumentException if a number is out of range or the work more than {@link ForecastLimits#MOST_WORK}
     */
    public Measured<Long> howMany(int ahead, int percent, ForecastLimits limits) {
        ForecastLimits.checkDays("ahead", ahead);
        ForecastLimits.checkPercent(percent);
        Basis basis = new Basis("items", CONVENTION, horizon);
        if (productiveDays() < limits.minimumDays()) {
            return Measured.absent(tooFewDays(limits), days.n(), basis);
        }
        ForecastLimits.checkWork(mostItems(ahead, percent), ahead, days.different());
        BigInteger allowedToMiss = allWays(ahead).multiply(BigInteger.valueOf(100L - percent));
        Convolution convolution = new Convolution(days, ahead);
        BigInteger missed = BigInteger.ZERO;
        long items = least() * ahead - 1;
        while (missed.compareTo(allowedToMiss) <= 0) {
            missed = missed.add(convolution.next().multiply(BigInteger.valueOf(100)));
            items++;
        }
        return Measured.value(items, days.n(), basis);
    }

    /** What the answer cannot exceed, less what the worst days complete: the mean over the chance (Markov's inequality). */
    private BigInteger mostItems(int ahead, int percent) {
        BigInteger best = BigInteger.valueOf((most() - least()) * ahead);
        return days.sum()
                .subtract(BigInteger.valueOf(least()).multiply(BigInteger.valueOf(days.n())))
                .multiply(BigInteger.valueOf(100L * ahead))
                .divide(BigInteger.valueOf(days.n()).multiply(BigInteger.valueOf(percent)))
                .min(best);
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
