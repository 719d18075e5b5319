package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloVerdict;

/**
 * How the baseline of relative thresholds is found among earlier evaluations.
 *
 * <p>The newest ones are taken, whose verdict is in the set; their values of the indicator are aggregated. Fewer than
 * asked for are enough.
 *
 * @param results how many evaluations to take at most, from 1
 * @param which what their overall verdict may be
 * @param aggregate how their values become one
 * @param whenNoBaseline what a relative threshold is worth when no value is left
 * @see <a href="https://github.com/keptn/spec/blob/master/service_level_objective.md">Keptn specification, Service Level
 *     Objectives, Comparison</a>
 * @since 0.1
 */
public record BaselineSelection(int results, Which which, Aggregate aggregate, WhenNoBaseline whenNoBaseline)
        implements Serializable {
    /** The newest evaluation of any verdict; a relative threshold without a baseline is unknown. */
    public static final BaselineSelection STANDARD =
            new BaselineSelection(1, Which.ALL, Aggregate.AVG, WhenNoBaseline.UNKNOWN);

    /** @throws IllegalArgumentException if {@code results} is not positive */
    public BaselineSelection {
        Guard.positive("BaselineSelection.results", results);
        Objects.requireNonNull(which, "BaselineSelection.which");
        Objects.requireNonNull(aggregate, "BaselineSelection.aggregate");
        Objects.requireNonNull(whenNoBaseline, "BaselineSelection.whenNoBaseline");
    }

    /** With which earlier evaluations to compare, by their overall verdict. */
    public enum Which {
        /** Those that passed. */
        PASS,
        /** Those that passed, with a warning or without. */
        PASS_OR_WARN,
        /** All of them. */
        ALL;

        boolean includes(SloVerdict verdict) {
            return this == ALL || verdict == SloVerdict.PASS || (this == PASS_OR_WARN && verdict == SloVerdict.WARNING);
        }
    }

    /** What a relative threshold is worth without a baseline. */
    public enum WhenNoBaseline {
        /** It is unknown. */
        UNKNOWN,
        /** It holds, for a first release. */
        ACCEPT
    }

    /**
     * How values become one.
     *
     * <p>Definition: the mean; or the value at position p (n + 1) of the n sorted values: at or above n the largest,
     * else linear between its neighbours. No position is below 1, as p is from one half on.
     * <p>Limits: other percentiles of this library follow other conventions, see {@link org.operatingmodel.metrics.Histogram}.
     *
     * @see <a href="https://www.itl.nist.gov/div898/handbook/prc/section2/prc262.htm">NIST/SEMATECH e-Handbook of Statistical
     *     Methods, 7.2.6.2 Percentiles</a>
     */
    public enum Aggregate {
        /** The arithmetic mean. */
        AVG(0),
        /** The median. */
        P50(50),
        /** The 90th percentile. */
        P90(90),
        /** The 95th percentile. */
        P95(95);

        private final int percent;

        Aggregate(int percent) {
            this.percent = percent;
        }

        /**
         * The aggregate, exact.
         *
         * @throws IllegalArgumentException if there are no values
         */
        public Ratio of(List<BigDecimal> values) {
            if (values.isEmpty()) {
                throw new IllegalArgumentException(
                        "values must hold at least one, but held none. Say that there is no baseline instead.");
            }
            List<Ratio> sorted = values.stream().map(Ratio::of).sorted().toList();
            int n = sorted.size();
            if (this == AVG) {
                return sorted.stream().reduce(Ratio.ZERO, Ratio::plus).dividedBy(Ratio.of(n, 1));
            }
            long hundredths = percent * (n + 1L);
            int before = (int) (hundredths / 100);
            if (before >= n) {
                return sorted.get(n - 1);
            }
            Ratio lower = sorted.get(before - 1);
            return lower.plus(sorted.get(before).minus(lower).times(Ratio.of(hundredths % 100, 100)));
        }
    }
}
