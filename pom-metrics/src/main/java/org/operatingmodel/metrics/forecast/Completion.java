package org.operatingmodel.metrics.forecast;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * When all the work of one or several teams is done, each team on items of its own.
 *
 * <p>Definition: the probability that all are done within some days is the product of those of the teams.
 * <p>Unit and range: days ahead, from 0. Empty case: no work, or 0 items, is already done, on day 0.
 * <p>Merging: {@link #plus} is associative and commutative but for the order of the teams, {@link #EMPTY} is neutral. Only
 * histories known up to the same horizon are merged, which is what days ahead are counted from; one without dates, such as
 * of a team that is only thought of, goes with any.
 * <p>Limits: those of {@link Throughput}. One team's good and bad days are taken not to depend on another's.
 *
 * @param works the work of each team
 * @see <a href="https://leanpub.com/aamfp-10th">Vacanti, Actionable Agile Metrics for Predictability, 2015: Monte Carlo
 *     method</a>
 * @since 0.1
 */
public record Completion(List<Work> works) implements Serializable {
    /** No work. */
    public static final Completion EMPTY = new Completion(List.of());

    private static final String CONVENTION =
            "bootstrap: days drawn independently and uniformly from the history of each team";

    /** @throws IllegalArgumentException if the histories of the teams are known up to different horizons */
    public Completion {
        works = List.copyOf(works);
        horizon(works);
    }

    private static @Nullable Instant horizon(List<Work> works) {
        Instant horizon = null;
        for (Work work : works) {
            horizon = Throughput.sameHorizon(horizon, work.throughput().horizon());
        }
        return horizon;
    }

    /** Up to when the histories are known; empty where they have no dates. */
    public Optional<Instant> horizon() {
        return Optional.ofNullable(horizon(works));
    }

    private Basis basis(String measuredIn) {
        return new Basis(measuredIn, CONVENTION, horizon(works));
    }

    /**
     * The items of one team.
     *
     * @param throughput what the team completes on a day
     * @param items how many are to be done, from 0
     * @since 0.1
     */
    public record Work(Throughput throughput, long items) implements Serializable {
        /** @throws IllegalArgumentException if {@code items} is negative */
        public Work {
            Objects.requireNonNull(throughput, "Work.throughput");
            Guard.notNegative("Work.items", items);
        }

        /** About the day on which it is as likely as not that all are done, where the search starts; at most a limit. */
        private long expected(long atMost) {
            Histogram days = throughput.days();
            return BigInteger.valueOf(items)
                    .multiply(BigInteger.valueOf(days.n()))
                    .divide(days.sum())
                    .min(BigInteger.valueOf(atMost))
                    .longValue();
        }
    }

    /**
     * The work of both, done by different teams.
     *
     * @throws IllegalArgumentException if their histories are known up to different horizons
     */
    public Completion plus(Completion other) {
        List<Work> all = new ArrayList<>(works);
        all.addAll(other.works);
        return new Completion(all);
    }

    /** The work that has items, so that it needs a history. */
    private List<Work> open() {
        return works.stream().filter(work -> work.items() > 0).toList();
    }

    /** How many days of history the work that has items rests on. */
    private long n() {
        return open().stream().mapToLong(work -> work.throughput().days().n()).reduce(0, Math::addExact);
    }

    /**
     * The probability that all is done within some days, 0 to 1.
     *
     * <p>Rises with the days. Absent when a team with items has no history.
     *
     * @param ahead how many days, 0 to 36,500
     * @throws IllegalArgumentException if the number is out of range or the work of a team more than
     *     {@link ForecastLimits#MOST_WORK}
     */
    public Measured<Ratio> within(int ahead) {
        ForecastLimits.checkDays("ahead", ahead);
        open().forEach(work -> work.throughput().check(work.items(), ahead));
        Measured<Ratio> all = Measured.value(Ratio.ONE, n(), basis("fraction"));
        for (Work work : open()) {
            all = all.flatMap(others -> work.throughput()
                    .atLeast(work.items(), ahead)
                    .flatMap(chance -> Measured.value(others.times(chance), n(), basis("fraction"))));
        }
        return all;
    }

    /**
     * The smallest number of days within which all is done with this chance.
     *
     * <p>Rises with the percentage. Absent when too few days of a team's history have a completion, and when it lies
     * further ahead than the limits look.
     *
     * @param percent the chance, 1 to 99
     * @param limits when there is too little history, and how far to look ahead
     * @throws IllegalArgumentException if the percentage is out of range, or the work of a team over the days that are looked
     *     at more than {@link ForecastLimits#MOST_WORK}
     */
    public Measured<Integer> percentile(int percent, ForecastLimits limits) {
        ForecastLimits.checkPercent(percent);
        Basis basis = basis("days");
        long low = 0;
        long high = 0;
        for (Work work : open()) {
            if (work.throughput().productiveDays() < limits.minimumDays()) {
                return Measured.absent(work.throughput().tooFewDays(limits), n(), basis);
            }
            high = Math.max(high, work.expected(limits.maximumDays()));
        }
        Ratio chance = Ratio.of(percent, 100);
        while (high <= limits.maximumDays() && !reaches(chance, high)) {
            low = high + 1;
            high = high < limits.maximumDays() ? Math.min(high + high / 8 + 1, limits.maximumDays()) : low;
        }
        if (high > limits.maximumDays()) {
            return Measured.absent(
                    "The work must be done within " + limits.maximumDays() + " days with a chance of " + percent
                            + " %, but it takes longer.",
                    n(),
                    basis);
        }
        while (low < high) {
            long middle = (low + high) / 2;
            if (reaches(chance, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Measured.value(Math.toIntExact(high), n(), basis);
    }

    private boolean reaches(Ratio chance, long ahead) {
        return within((int) ahead).toOptional().orElseThrow().compareTo(chance) >= 0;
    }

    /** {@link #percentile(int, ForecastLimits)} within {@link ForecastLimits#STANDARD}. */
    public Measured<Integer> percentile(int percent) {
        return percentile(percent, ForecastLimits.STANDARD);
    }
}
