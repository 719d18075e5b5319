package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;

/**
 * How often a breach must have been seen of late: in {@code breaches} of the last {@code windows} windows.
 *
 * <p>Definition: a window whose drift is absent keeps its place among the last ones, and so does one that is missing
 * because there are too few. Either may hide a breach. So it fires when there are enough breaches without them, does not
 * fire when there are too few even with them, and is undefined in between: lost data neither fires nor silences it.
 * <p>Limits: whether the drifts are from the same target, with the same tolerance, is for the caller to see to;
 * {@link AllocationGuardrail} does.
 *
 * @param breaches how many windows must breach, 1 to {@code windows}
 * @param windows how many windows are looked at
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc32.htm">NIST/SEMATECH e-Handbook of Statistical
 *     Methods, section 6.3.2: Western Electric rules, k out of m consecutive points</a>
 * @since 0.1
 */
public record Persistence(int breaches, int windows) implements Serializable {
    /** @throws IllegalArgumentException if a number is out of range */
    public Persistence {
        Guard.positive("Persistence.breaches", breaches);
        if (windows < breaches) {
            throw new IllegalArgumentException("Persistence.windows must be at least breaches '" + breaches
                    + "', but was '" + windows + "'. Ask for 3 of the last 4 as breaches 3, windows 4.");
        }
    }

    /**
     * Whether any category breached often enough.
     *
     * @param driftByStart the drifts by the start of their window; only the last ones are looked at
     */
    public Result of(Map<Instant, Measured<Drift>> driftByStart) {
        return of(driftByStart, drift -> !drift.breaches().isEmpty());
    }

    /**
     * Whether one category breached often enough, on the same side.
     *
     * @param driftByStart the drifts by the start of their window; only the last ones are looked at
     * @param breach the category and the side
     */
    public Result of(Map<Instant, Measured<Drift>> driftByStart, Drift.Breach breach) {
        return of(driftByStart, drift -> drift.breaches().contains(breach));
    }

    private Result of(Map<Instant, Measured<Drift>> driftByStart, Predicate<Drift> breach) {
        List<Instant> breached = new ArrayList<>();
        List<Instant> undefined = new ArrayList<>();
        int missing = windows;
        for (Map.Entry<Instant, Measured<Drift>> window :
                new TreeMap<>(driftByStart).descendingMap().entrySet()) {
            if (missing == 0) {
                break;
            }
            missing--;
            if (window.getValue().toOptional().isEmpty()) {
                undefined.add(0, window.getKey());
            } else if (window.getValue().toOptional().filter(breach).isPresent()) {
                breached.add(0, window.getKey());
            }
        }
        int possible = breached.size() + undefined.size() + missing;
        Signal signal = breached.size() >= breaches
                ? Signal.FIRES
                : possible < breaches ? Signal.DOES_NOT_FIRE : Signal.UNDEFINED;
        return new Result(signal, breached, undefined, missing);
    }

    /**
     * What the last windows say.
     *
     * @param signal whether there were enough breaches
     * @param breached the starts of the windows with a breach, oldest first
     * @param undefined the starts of those without a drift, oldest first
     * @param missing how many windows there were too few
     */
    public record Result(Signal signal, List<Instant> breached, List<Instant> undefined, int missing)
            implements Serializable {
        /** @throws IllegalArgumentException if {@code missing} is negative */
        public Result {
            breached = List.copyOf(breached);
            undefined = List.copyOf(undefined);
            Guard.notNegative("Result.missing", missing);
        }
    }
}
