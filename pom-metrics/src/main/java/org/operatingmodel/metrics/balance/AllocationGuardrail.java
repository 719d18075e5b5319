package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;

/**
 * A guardrail on how an investment is allocated, which fires on a signal and not on chance.
 *
 * <p>Definition: it fires when a category is outside the tolerance, and the sample is large enough, and a total variation
 * distance of that size is less likely than the significance, and, where asked, the same breach persists. It does not
 * fire when one of these is known not to hold. Below the least sample, and when it depends on a condition that is not
 * known, it is undefined.
 * <p>Limits: the significance holds for one reading. Who reads often, or many guardrails, will see chance fire at times.
 *
 * @param target what the allocation is meant to be
 * @param tolerancePoints the tolerance, 0 to 100 percentage points
 * @param minimumSample the least number of items, or charges, of a window, from 1
 * @param significance below which chance it is taken for a signal, above 0 and at most 1; absent where chance is not
 *     asked for, as for money
 * @param persistence how often the breach must have been seen; absent where the last window is enough
 * @see <a href="https://scaledagileframework.com/guardrails">Scaled Agile Framework, Lean Budget Guardrails: capacity
 *     allocation</a>
 * @since 0.1
 */
public record AllocationGuardrail(
        Target target,
        BigDecimal tolerancePoints,
        long minimumSample,
        @Nullable BigDecimal significance,
        @Nullable Persistence persistence)
        implements Serializable {
    private static final BigDecimal DEFAULT_TOLERANCE = BigDecimal.TEN;
    private static final long DEFAULT_SAMPLE = 30;
    private static final BigDecimal DEFAULT_SIGNIFICANCE = new BigDecimal("0.05");

    /** @throws IllegalArgumentException if a number is out of range */
    public AllocationGuardrail {
        Drift.check(target, tolerancePoints);
        Guard.positive("AllocationGuardrail.minimumSample", minimumSample);
        if (significance != null) {
            Guard.share("AllocationGuardrail.significance", significance);
        }
    }

    /** Of counts, with a tolerance of 10 points, at least 30 items, a significance of 0.05, and no persistence. */
    public static AllocationGuardrail of(Target target) {
        return new AllocationGuardrail(target, DEFAULT_TOLERANCE, DEFAULT_SAMPLE, DEFAULT_SIGNIFICANCE, null);
    }

    /**
     * The drift of an allocation from the target. Absent below the least sample, or when the total is 0.
     *
     * @throws IllegalArgumentException if the allocation is in another scheme
     */
    public Measured<Drift> drift(Allocation allocation) {
        Measured<Drift> drift = Drift.of(allocation, target, tolerancePoints);
        if (allocation.n() >= minimumSample) {
            return drift;
        }
        return Measured.absent(
                "The sample must be at least " + minimumSample + ", but was " + allocation.n() + ".",
                allocation.n(),
                drift.basis());
    }

    /**
     * What it says of the last window.
     *
     * @param allocationByStart the allocations by the start of their window; the last one is judged
     * @throws IllegalArgumentException if there is no window, or scheme, basis or currency of two differ
     */
    public Reading read(Map<Instant, Allocation> allocationByStart) {
        if (allocationByStart.isEmpty()) {
            throw new IllegalArgumentException("allocationByStart must not be empty, but was '{}'. Give a window.");
        }
        NavigableMap<Instant, Allocation> windows = new TreeMap<>(allocationByStart);
        NavigableMap<Instant, Measured<Drift>> drifts = new TreeMap<>();
        windows.forEach((start, allocation) -> {
            windows.lastEntry().getValue().comparable(allocation);
            drifts.put(start, drift(allocation));
        });
        Measured<Drift> last = drifts.lastEntry().getValue();
        if (last instanceof Measured.Absent<Drift> absent) {
            return new Reading(Signal.UNDEFINED, last, null, Map.of(), Map.of(Condition.SAMPLE, absent.reason()));
        }
        Drift drift = last.toOptional().orElseThrow();
        Map<Condition, String> missing = new EnumMap<>(Condition.class);
        List<Signal> signals = new ArrayList<>();
        if (drift.breaches().isEmpty()) {
            signals.add(Signal.DOES_NOT_FIRE);
            missing.put(
                    Condition.TOLERANCE,
                    "Every category is within " + tolerancePoints.toPlainString() + " points of its target.");
        }
        Measured<Chance> chance = null;
        if (significance != null) {
            chance = drift.chance();
            signals.add(byChance(chance, significance, missing));
        }
        Map<Drift.Breach, Persistence.Result> persisting = new LinkedHashMap<>();
        if (persistence != null) {
            for (Drift.Breach breach : drift.breaches()) {
                persisting.put(breach, persistence.of(drifts, breach));
            }
            signals.add(byPersistence(persisting, persistence, missing));
        }
        Signal signal = signals.contains(Signal.DOES_NOT_FIRE)
                ? Signal.DOES_NOT_FIRE
                : signals.contains(Signal.UNDEFINED) ? Signal.UNDEFINED : Signal.FIRES;
        return new Reading(signal, last, chance, persisting, missing);
    }

    private static Signal byChance(Measured<Chance> measured, BigDecimal significance, Map<Condition, String> missing) {
        if (!(measured instanceof Measured.Value<Chance> known)) {
            missing.put(Condition.CHANCE, ((Measured.Absent<Chance>) measured).reason());
            return Signal.UNDEFINED;
        }
        Chance chance = known.value();
        if (chance.below(significance)) {
            return Signal.FIRES;
        }
        missing.put(
                Condition.CHANCE,
                "The chance must be below " + significance.toPlainString() + ", but "
                        + (chance.exact() ? "is " : "is only known to be at most ") + chance.probability() + ".");
        return chance.exact() ? Signal.DOES_NOT_FIRE : Signal.UNDEFINED;
    }

    private static Signal byPersistence(
            Map<Drift.Breach, Persistence.Result> persisting, Persistence asked, Map<Condition, String> missing) {
        List<Signal> signals =
                persisting.values().stream().map(Persistence.Result::signal).toList();
        if (signals.contains(Signal.FIRES)) {
            return Signal.FIRES;
        }
        boolean unknown = signals.contains(Signal.UNDEFINED);
        missing.put(
                Condition.PERSISTENCE,
                "A breach must be seen in " + asked.breaches() + " of the last " + asked.windows() + " windows, but "
                        + (unknown ? "too few windows are known." : "none was."));
        return unknown ? Signal.UNDEFINED : Signal.DOES_NOT_FIRE;
    }

    /** What is asked for before a guardrail fires. */
    public enum Condition {
        /** The last window has the least sample, and a total above 0. */
        SAMPLE,
        /** A category is outside the tolerance. */
        TOLERANCE,
        /** A total variation distance of that size is less likely than the significance. */
        CHANCE,
        /** A breach of the last window was seen often enough. */
        PERSISTENCE
    }

    /**
     * What a guardrail says.
     *
     * @param signal whether it fires
     * @param drift the drift of the last window
     * @param chance how likely a drift of that size is; absent where it was not asked for or there is no drift
     * @param persistence for every breach of the last window how often it was seen; empty where that was not asked for
     * @param missing the conditions that do not hold or are not known, and why, as a sentence; empty when it fires
     */
    public record Reading(
            Signal signal,
            Measured<Drift> drift,
            @Nullable Measured<Chance> chance,
            Map<Drift.Breach, Persistence.Result> persistence,
            Map<Condition, String> missing)
            implements Serializable {
        /** @throws IllegalArgumentException if a condition is missing when it fires, or none when it does not */
        public Reading {
            persistence = Collections.unmodifiableMap(new LinkedHashMap<>(persistence));
            missing = Collections.unmodifiableMap(new TreeMap<>(missing));
            if (missing.isEmpty() != (signal == Signal.FIRES)) {
                throw new IllegalArgumentException("Reading.missing must be empty exactly when it fires, but was '"
                        + missing + "' for '" + signal + "'. Say which condition is missing.");
            }
        }
    }
}
