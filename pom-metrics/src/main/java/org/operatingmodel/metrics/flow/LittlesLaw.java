package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * The average load, throughput and flow time of a window, and whether they fit together: load = throughput x flow time.
 *
 * <p>Definition: the average load is the item-milliseconds in progress divided by the window, the throughput is the
 * number of items that completed divided by the window. Their quotient is the flow time that Little's law predicts.
 * <p>Unit and range: milliseconds and items, from 0. Without a completion every flow time is absent.
 * <p>Merging: none, as the load and the ages at the seam of two windows are no sums; measure the whole window.
 * <p>Limits: the law is about a window that is past, and is no forecast. Over a window it is as good as its five
 * assumptions, which {@link #check} looks at one by one.
 *
 * @param window the window
 * @param horizon up to when rows existed, excluded; not before the end of the window
 * @param load item-milliseconds in progress within the window, from 0
 * @param arrivals how many items entered the process in the window, from 0
 * @param departures how many completed in the window, from 0
 * @param lost how many left in the window without completing, such as cancelled ones, from 0
 * @param flowTime the sum of the flow times in milliseconds of those that completed, from 0
 * @param start what was in progress at the start of the window
 * @param end what was in progress at its end
 * @see <a href="https://doi.org/10.1287/opre.9.3.383">Little, A Proof for the Queuing Formula: L = lambda W, Operations
 *     Research 9(3), 1961</a>
 * @see <a href="https://leanpub.com/aamfp-10th">Vacanti, Actionable Agile Metrics for Predictability, 2015: Little's Law;
 *     flow debt</a>
 * @since 0.1
 */
public record LittlesLaw(
        Window window,
        Instant horizon,
        BigInteger load,
        long arrivals,
        long departures,
        long lost,
        BigInteger flowTime,
        InProgress start,
        InProgress end)
        implements Serializable {
    private static final Duration DAY = Duration.ofDays(1);

    /** @throws IllegalArgumentException if a number is out of range, or the window ends after the horizon */
    public LittlesLaw {
        if (window.to().isAfter(horizon)) {
            throw new IllegalArgumentException("LittlesLaw.window must end at the horizon '" + horizon
                    + "' or before it, but ends at '" + window.to() + "'. Cut it at the horizon.");
        }
        notNegative("LittlesLaw.load", load);
        Guard.notNegative("LittlesLaw.arrivals", arrivals);
        Guard.notNegative("LittlesLaw.departures", departures);
        Guard.notNegative("LittlesLaw.lost", lost);
        notNegative("LittlesLaw.flowTime", flowTime);
    }

    private static void notNegative(String what, BigInteger value) {
        Guard.notNegative(what, new BigDecimal(value));
    }

    /**
     * What is in progress at an instant.
     *
     * @param items how many, from 0
     * @param age the sum of their ages in milliseconds, from 0
     * @since 0.1
     */
    public record InProgress(long items, BigInteger age) implements Serializable {
        /** @throws IllegalArgumentException if a number is negative */
        public InProgress {
            Guard.notNegative("InProgress.items", items);
            notNegative("InProgress.age", age);
        }

        /**
         * The items of these ages.
         *
         * @throws IllegalArgumentException if the sum of the ages is negative
         */
        public static InProgress of(Histogram ages) {
            return new InProgress(ages.n(), ages.sum());
        }
    }

    /** What must hold in a window for the law to hold there. */
    public enum Assumption {
        /** As many items arrive as complete. */
        ARRIVALS_EQUAL_DEPARTURES,
        /** All that was started completes: none is lost. */
        STARTED_ITEMS_FINISH,
        /** The load is the same at the start and at the end. */
        LOAD_IS_STABLE,
        /** The average age of what is in progress is the same at the start and at the end. */
        AGE_IS_STABLE,
        /** Load, throughput and flow time are in the same units. It always holds here: all times are milliseconds. */
        UNITS_ARE_CONSISTENT
    }

    /**
     * Two numbers that should be about equal.
     *
     * @param first 0 or more
     * @param second 0 or more
     * @param tolerance how far they may be apart, as a share of the larger one, from 0
     * @since 0.1
     */
    public record Comparison(Ratio first, Ratio second, BigDecimal tolerance) implements Serializable {
        /** @throws IllegalArgumentException if a number is negative */
        public Comparison {
            Guard.notNegative("Comparison.first", first.decimal());
            Guard.notNegative("Comparison.second", second.decimal());
            Guard.notNegative("Comparison.tolerance", tolerance);
        }

        /** Whether they are at most the tolerance apart. */
        public boolean holds() {
            boolean rising = first.compareTo(second) < 0;
            Ratio smaller = rising ? first : second;
            Ratio larger = rising ? second : first;
            return larger.minus(smaller).compareTo(larger.times(Ratio.of(tolerance))) <= 0;
        }
    }

    /**
     * The law over a window. Items that completed without ever being in progress are left out: they were never a load.
     *
     * @param before the same items in the window before, whose end is the start of this one
     * @param flow the window
     * @throws IllegalArgumentException if the one does not start where the other ends, or their horizons differ
     */
    public static LittlesLaw of(WindowFlow before, WindowFlow flow) {
        before.then(flow);
        return new LittlesLaw(
                flow.window(),
                flow.horizon(),
                BigInteger.valueOf(flow.loadTime()),
                flow.arrivals(),
                flow.flowTimes().n(),
                flow.departures(WindowFlow.Departure.CANCELLED) + flow.departures(WindowFlow.Departure.NEW),
                BigInteger.valueOf(flow.totalFlowTime()),
                InProgress.of(before.ages()),
                InProgress.of(flow.ages()));
    }

    /** The average number of items in progress, L. */
    public Ratio averageLoad() {
        return new Ratio(load, BigInteger.ONE).dividedBy(Ratio.of(window.length(), Duration.ofMillis(1)));
    }

    /** How many items arrive on a day of 24 hours. */
    public Ratio arrivalRate() {
        return Ratio.of(arrivals, 1).times(Ratio.of(DAY, window.length()));
    }

    /** How many items complete on a day of 24 hours: the throughput, lambda. */
    public Ratio departureRate() {
        return Ratio.of(departures, 1).times(Ratio.of(DAY, window.length()));
    }

    /** The flow time in milliseconds that the law predicts: average load / throughput. Absent without a completion. */
    public Measured<Ratio> predictedFlowTime() {
        return perDeparture(load, "Little's law: average load / throughput");
    }

    /** The average flow time in milliseconds of the items that completed, W. Absent without a completion. */
    public Measured<Ratio> averageFlowTime() {
        return perDeparture(flowTime, "C6: mean of finish - start");
    }

    private Measured<Ratio> perDeparture(BigInteger sum, String convention) {
        Basis basis = Basis.asOf(horizon, "milliseconds", convention);
        return departures == 0
                ? Measured.absent("There must be at least 1 departure, but there were 0.", 0, basis)
                : Measured.value(new Ratio(sum, BigInteger.valueOf(departures)), departures, basis);
    }

    /**
     * Flow debt in milliseconds: predicted - average flow time. Absent without a completion.
     *
     * <p>Above 0, younger items were finished while older ones wait, which have yet to pay; below 0, old ones were.
     */
    public Measured<Ratio> flowDebt() {
        return predictedFlowTime()
                .flatMap(predicted -> averageFlowTime()
                        .flatMap(average -> Measured.value(
                                predicted.minus(average),
                                departures,
                                Basis.asOf(
                                        horizon,
                                        "milliseconds",
                                        "flow debt: average load / throughput - average flow time"))));
    }

    /**
     * The predicted and the average flow time, in milliseconds. Absent without a completion.
     *
     * @param tolerance how far they may be apart, as a share of the larger one, from 0
     * @throws IllegalArgumentException if the tolerance is negative
     */
    public Measured<Comparison> check(BigDecimal tolerance) {
        Guard.notNegative("tolerance", tolerance);
        return predictedFlowTime()
                .flatMap(predicted -> averageFlowTime().map(average -> new Comparison(predicted, average, tolerance)));
    }

    /**
     * The two numbers of an assumption: arrivals and departures; all that left and what completed; the load at the start
     * and at the end, in items; the average age at the start and at the end, in milliseconds; the units of throughput and
     * flow time, in milliseconds.
     *
     * <p>Absent when nothing arrived or left, when nothing left, and when nothing was in progress at the start or at the
     * end, so that there is no average age.
     *
     * @param assumption which one
     * @param tolerance how far they may be apart, as a share of the larger one, from 0
     * @throws IllegalArgumentException if the tolerance is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
     */
    public Measured<Comparison> check(Assumption assumption, BigDecimal tolerance) {
        Guard.notNegative("tolerance", tolerance);
        String convention = "Little's law: " + assumption;
        Basis items = Basis.asOf(horizon, "items", convention);
        Basis millis = Basis.asOf(horizon, "milliseconds", convention);
        long left = Math.addExact(departures, lost);
        long loads = Math.addExact(start.items, end.items);
        return switch (assumption) {
            case ARRIVALS_EQUAL_DEPARTURES ->
                arrivals == 0 && departures == 0
                        ? Measured.absent("There must be an arrival or a departure, but there were 0.", 0, items)
                        : compared(
                                whole(arrivals),
                                whole(departures),
                                tolerance,
                                Math.addExact(arrivals, departures),
                                items);
            case STARTED_ITEMS_FINISH ->
                left == 0
                        ? Measured.absent("There must be at least 1 item that left, but there were 0.", 0, items)
                        : compared(whole(left), whole(departures), tolerance, left, items);
            case LOAD_IS_STABLE -> compared(whole(start.items), whole(end.items), tolerance, loads, items);
            case AGE_IS_STABLE ->
                start.items == 0 || end.items == 0
                        ? Measured.absent(
                                "There must be items in progress at the start and at the end, but there were "
                                        + start.items + " and " + end.items + ".",
                                loads,
                                millis)
                        : compared(average(start), average(end), tolerance, loads, millis);
            case UNITS_ARE_CONSISTENT -> compared(Ratio.ONE, Ratio.ONE, tolerance, departures, millis);
        };
    }

    private static Measured<Comparison> compared(Ratio first, Ratio second, BigDecimal tolerance, long n, Basis basis) {
        return Measured.value(new Comparison(first, second, tolerance), n, basis);
    }

    private static Ratio whole(long items) {
        return Ratio.of(items, 1);
    }

    private static Ratio average(InProgress inProgress) {
        return new Ratio(inProgress.age, BigInteger.valueOf(inProgress.items));
    }
}
