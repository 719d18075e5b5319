package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * The flow of a group of items in a window.
 *
 * <p>It keeps counts, sums and histograms; figures are taken from them. Cancelled items are counted apart and never enter
 * velocity, distribution, flow time or efficiency (C9).
 * <p>Unit: items and milliseconds. Empty case: counts are 0; what would divide by nothing is absent.
 * <p>Merging: {@link #plus} for other items of the same window, {@link #then} for the same items in the next window; both
 * are exact and associative, plus is commutative as well.
 *
 * @see <a href="https://flowframework.org/">Mik Kersten, Project to Product, 2018: flow velocity, time, efficiency, load,
 *     distribution</a>
 * @since 0.1
 */
public final class WindowFlow implements Serializable {
    private static final long serialVersionUID = 1L;

    // Places in the counts; velocity of each type comes first. What changes together lies together: a cache line has
    // eight.
    static final int FLOW_TIME = 4;
    static final int ACTIVE_TIME = 5;
    static final int RATIOS_LOW = 6;
    static final int RATIOS_HIGH = 7;
    static final int TIMED = 8;
    static final int CANCELLED = 9;
    static final int PROPOSED = 10;
    static final int ARRIVALS = 11;
    static final int LOAD_TIME = 12;
    static final int DEPARTURES_DONE = 13;
    static final int DEPARTURES_CANCELLED = 14;
    static final int DEPARTURES_NEW = 15;
    static final int COUNTS = 16;

    /** Ratios are summed up in units of 2^-52, low 32 bits and the rest apart, so that no sum depends on the order. */
    static final int RATIO_BITS = 52;

    static final String DISTRIBUTION = "C10: completed by type";
    static final String EFFICIENCY = "C11: active time to flow time, ratio of sums";

    static final String NO_FLOW_TIME = "No completed item has a flow time.";

    static final Percentiles AGES = new Percentiles("C14, C15: age in progress", "No item is in progress.");
    private static final Percentiles FLOW_TIMES = new Percentiles("C6, C15: flow time", NO_FLOW_TIME);

    private static final int TYPES = 4;

    private final Window window;
    private final Instant horizon;
    private final long loadAtStart;
    private final long[] counts;
    private final Histogram flowTimes;
    private final Ages ages;

    WindowFlow(Window window, Instant horizon, long loadAtStart, long[] counts, Histogram flowTimes, Ages ages) {
        this.window = window;
        this.horizon = horizon;
        this.loadAtStart = loadAtStart;
        this.counts = counts;
        this.flowTimes = flowTimes;
        this.ages = ages;
    }

    /** The window. */
    public Window window() {
        return window;
    }

    /** Up to when rows existed, excluded. */
    public Instant horizon() {
        return horizon;
    }

    /** Flow velocity: how many items were completed in the window (C9). */
    public long velocity() {
        long velocity = 0;
        for (int type = 0; type < TYPES; type++) {
            velocity += counts[type];
        }
        return velocity;
    }

    /** How many of them were of a type. */
    @SuppressWarnings("EnumOrdinal") // a place in an array that never leaves this class
    public long velocity(FlowItemType type) {
        return counts[type.ordinal()];
    }

    /** Flow distribution: the share of a type in the velocity, 0 to 1 (C10); absent when nothing was completed. */
    public Measured<Ratio> distribution(FlowItemType type) {
        return ratio(velocity(type), velocity(), velocity(), "fraction", DISTRIBUTION, "No item was completed.");
    }

    /** How many items were cancelled in the window, those never begun among them. */
    public long cancelled() {
        return counts[CANCELLED];
    }

    /** How many items were first seen in the window (C17). */
    public long proposed() {
        return counts[PROPOSED];
    }

    /** Proposed items for each completed one (C17), 0 or more; absent when nothing was completed. */
    public Measured<Ratio> proposedToCompleted() {
        return ratio(
                proposed(),
                velocity(),
                velocity(),
                "proposed per completed",
                "C17: proposed to completed",
                "No item was completed.");
    }

    /** How many times an item came into progress (C13). */
    public long arrivals() {
        return counts[ARRIVALS];
    }

    /** Demand to capacity: arrivals for each departure to done, 0 or more; absent without such a departure. */
    public Measured<Ratio> demandToCapacity() {
        long done = departures(Departure.DONE);
        return ratio(
                arrivals(),
                done,
                done,
                "arrivals per departure",
                "C13: arrivals to departures done",
                "No item departed as done.");
    }

    /** Where an item goes that leaves progress. */
    public enum Departure {
        /** Completed, at least for now. */
        DONE,
        /** Given up. */
        CANCELLED,
        /** Put back. */
        NEW
    }

    /** How many times an item left progress in the window (C13). */
    public long departures() {
        return departures(Departure.DONE) + departures(Departure.CANCELLED) + departures(Departure.NEW);
    }

    /** How many of these times it went there. */
    public long departures(Departure destination) {
        return switch (destination) {
            case DONE -> counts[DEPARTURES_DONE];
            case CANCELLED -> counts[DEPARTURES_CANCELLED];
            case NEW -> counts[DEPARTURES_NEW];
        };
    }

    /** Flow load at the start of the window: how many items are in progress (C12). */
    public long loadAtStart() {
        return loadAtStart;
    }

    /** Flow load at its end: {@code loadAtStart + arrivals - departures}. */
    public long loadAtEnd() {
        return loadAtStart + arrivals() - departures();
    }

    /** Item-milliseconds in progress inside the window (C12). */
    public long loadTime() {
        return counts[LOAD_TIME];
    }

    /** Flow load weighted by time: the average number of items in progress, 0 or more (C12). */
    public Ratio averageLoad() {
        return Ratio.of(loadTime(), window.length().toMillis());
    }

    /** The flow times of the items completed in the window that have one, in milliseconds (C6). */
    public Histogram flowTimes() {
        return flowTimes;
    }

    /**
     * A nearest-rank percentile of the flow time (C15); absent when no item has one.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> flowTime(int percent) {
        return FLOW_TIMES.measured(horizon, percent, flowTimes.nearestRank(percent), flowTimes.n());
    }

    /**
     * A percentile of the flow time by linear interpolation (C15), exact; absent when no item has one.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> flowTimeLinear(int percent) {
        Basis basis = basis("milliseconds", "C6, C15: flow time, p" + percent + " by linear interpolation");
        return flowTimes
                .linear(percent)
                .map(millis -> Measured.value(millis.times(Duration.ofMillis(1)), flowTimes.n(), basis))
                .orElseGet(() -> Measured.absent(NO_FLOW_TIME, 0, basis));
    }

    /** The mean of the flow times in milliseconds, exact; absent when no item has one. */
    public Measured<Ratio> meanFlowTime() {
        Basis basis = basis("milliseconds", "C6: mean flow time");
        return flowTimes
                .mean()
                .map(mean -> Measured.value(mean, flowTimes.n(), basis))
                .orElseGet(() -> Measured.absent(NO_FLOW_TIME, 0, basis));
    }

    /** The sum of the flow times, in milliseconds. */
    public long totalFlowTime() {
        return counts[FLOW_TIME];
    }

    /** How much of it was active, in milliseconds. */
    public long totalActiveTime() {
        return counts[ACTIVE_TIME];
    }

    /**
     * Flow efficiency: the share of the flow time that was active, 0 to 1 (C11), a ratio of sums.
     *
     * <p>Absent when no completed item has a flow time, or all of them are zero.
     */
    public Measured<Ratio> efficiency() {
        return ratio(
                totalActiveTime(),
                totalFlowTime(),
                flowTimes.n(),
                "fraction",
                EFFICIENCY,
                "No completed item has a flow time above zero.");
    }

    /**
     * The mean of the items' own efficiencies, for comparison only: it lets short items count as much as long ones.
     *
     * <p>Exact to 2^-52 for each item. Absent when no completed item has a flow time above zero.
     */
    public Measured<Ratio> meanOfEfficiencies() {
        long n = timed();
        Basis basis = basis("fraction", "C11: active time to flow time, mean of ratios");
        if (n == 0) {
            return Measured.absent("No completed item has a flow time above zero.", 0, basis);
        }
        return Measured.value(new Ratio(efficiencies(), BigInteger.valueOf(n).shiftLeft(RATIO_BITS)), n, basis);
    }

    /** How many items have an efficiency: those that took some time. */
    private long timed() {
        return flowTimes.n() - flowTimes.countAtMost(0);
    }

    /** The sum of their efficiencies, in units of 2^-52. */
    private BigInteger efficiencies() {
        return BigInteger.valueOf(counts[RATIOS_HIGH])
                .shiftLeft(Integer.SIZE)
                .add(BigInteger.valueOf(counts[RATIOS_LOW]));
    }

    /** The ages at the end of the window of the items in progress there, in milliseconds (C14). */
    public Histogram ages() {
        return ages.histogram();
    }

    /**
     * A nearest-rank percentile of the age at the end of the window of the items in progress there (C14, C15); absent when
     * there are none.
     *
     * @param percent 1 to 100; 100 is the age of the oldest
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Measured<Duration> age(int percent) {
        return AGES.measured(horizon, percent, ages.nearestRank(percent), ages.n());
    }

    /**
     * The flow of both groups of items in the same window.
     *
     * @throws IllegalArgumentException if the windows or horizons differ
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public WindowFlow plus(WindowFlow other) {
        if (!window.equals(other.window) || !horizon.equals(other.horizon)) {
            throw new IllegalArgumentException("other must be of '" + window + "' as of '" + horizon + "', but was of '"
                    + other.window + "' as of '" + other.horizon + "'. Join adjoining windows with then().");
        }
        return new WindowFlow(
                window,
                horizon,
                Math.addExact(loadAtStart, other.loadAtStart),
                sums(counts, other.counts),
                flowTimes.plus(other.flowTimes),
                ages.plus(other.ages));
    }

    /**
     * The flow of the same items in this window and the next, as one window.
     *
     * @throws IllegalArgumentException if the next does not start where this ends, with the same load, or the horizons
     *     differ
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public WindowFlow then(WindowFlow next) {
        if (!window.to().equals(next.window.from())
                || !horizon.equals(next.horizon)
                || loadAtEnd() != next.loadAtStart) {
            throw new IllegalArgumentException("next must start at '" + window.to() + "' with a load of " + loadAtEnd()
                    + " as of '" + horizon + "', but starts at '" + next.window.from() + "' with " + next.loadAtStart
                    + " as of '" + next.horizon + "'. Join other items with plus().");
        }
        return new WindowFlow(
                new Window(window.from(), next.window.to()),
                horizon,
                loadAtStart,
                sums(counts, next.counts),
                flowTimes.plus(next.flowTimes),
                next.ages);
    }

    /** The flow of all groups of a window; what cannot be summed up is given. */
    static WindowFlow total(List<WindowFlow> groups, Histogram flowTimes, Ages ages) {
        WindowFlow any = groups.get(0);
        long load = 0;
        long[] counts = new long[COUNTS];
        for (WindowFlow group : groups) {
            load = Math.addExact(load, group.loadAtStart);
            counts = sums(counts, group.counts);
        }
        return new WindowFlow(any.window, any.horizon, load, counts, flowTimes, ages);
    }

    private static long[] sums(long[] left, long[] right) {
        long[] sums = new long[COUNTS];
        for (int i = 0; i < COUNTS; i++) {
            sums[i] = Math.addExact(left[i], right[i]);
        }
        return sums;
    }

    private Basis basis(String measuredIn, String convention) {
        return Basis.asOf(horizon, measuredIn, convention);
    }

    private Measured<Ratio> ratio(long part, long whole, long n, String measuredIn, String convention, String reason) {
        Basis basis = basis(measuredIn, convention);
        return whole == 0 ? Measured.absent(reason, n, basis) : Measured.value(Ratio.of(part, whole), n, basis);
    }

    /** What is read must be what rows can come to. */
    private Object readResolve() {
        if (counts.length != COUNTS) {
            throw unmeasured("counts must be " + COUNTS, counts.length);
        }
        WindowFlow read = new WindowFlow(window, horizon, loadAtStart, counts.clone(), flowTimes, ages);
        Guard.notNegative("WindowFlow.loadAtStart", loadAtStart);
        for (long count : read.counts) {
            Guard.notNegative("WindowFlow.counts", count);
        }
        if (window.to().isAfter(horizon)) {
            throw unmeasured("window must end at the horizon '" + horizon + "' or before it", window);
        }
        long completed = 0;
        for (int type = 0; type < TYPES; type++) {
            completed = Math.addExact(completed, read.counts[type]);
        }
        if (read.counts[TIMED] > completed) {
            throw unmeasured("flowTimes must be those of at most " + completed + " items", read.counts[TIMED]);
        }
        if (flowTimes.n() != read.counts[TIMED] || flowTimes.countAtMost(-1) > 0) {
            throw unmeasured("flowTimes must be " + read.counts[TIMED] + " numbers from 0 on", flowTimes);
        }
        if (!flowTimes.sum().equals(BigInteger.valueOf(read.totalFlowTime()))) {
            throw unmeasured("totalFlowTime must be " + flowTimes.sum(), read.totalFlowTime());
        }
        if (read.totalActiveTime() > read.totalFlowTime()) {
            throw unmeasured("totalActiveTime must be at most " + read.totalFlowTime(), read.totalActiveTime());
        }
        if (read.efficiencies().compareTo(BigInteger.valueOf(read.timed()).shiftLeft(RATIO_BITS)) > 0) {
            throw unmeasured("meanOfEfficiencies must be at most 1", read.efficiencies());
        }
        long departed = Math.addExact(
                Math.addExact(read.counts[DEPARTURES_DONE], read.counts[DEPARTURES_CANCELLED]),
                read.counts[DEPARTURES_NEW]);
        long left = Math.addExact(loadAtStart, read.arrivals()) - departed;
        if (ages.n() != left || read.ages().countAtMost(-1) > 0) {
            throw unmeasured("ages must be " + left + " numbers from 0 on", read.ages());
        }
        return read;
    }

    private static IllegalArgumentException unmeasured(String must, Object but) {
        return new IllegalArgumentException("WindowFlow." + must + ", but was '" + but + "'. Measure it again.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WindowFlow that
                && window.equals(that.window)
                && horizon.equals(that.horizon)
                && loadAtStart == that.loadAtStart
                && Arrays.equals(counts, that.counts)
                && flowTimes.equals(that.flowTimes)
                && ages.equals(that.ages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(window, horizon, loadAtStart, Arrays.hashCode(counts), flowTimes, ages);
    }

    @Override
    public String toString() {
        return "WindowFlow[" + window + ", velocity=" + velocity() + ", cancelled=" + cancelled() + ", proposed="
                + proposed() + ", arrivals=" + arrivals() + ", departures=" + departures() + ", load=" + loadAtStart
                + " to " + loadAtEnd() + ", efficiency="
                + efficiency().toOptional().map(Ratio::toString).orElse("undefined") + "]";
    }
}
