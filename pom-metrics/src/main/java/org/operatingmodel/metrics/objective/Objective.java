package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.reliability.SloId;

/**
 * What the value of one indicator must be like to pass, and what is still worth a warning.
 *
 * <p>Thresholds come in groups: all thresholds of a group must hold, and one group is enough. An objective without pass
 * thresholds is informational: it is shown and never scored, whatever its weight.
 * <p>Limits: at most {@link #MOST_THRESHOLDS} thresholds, so that findings about them take no time.
 *
 * @param id its id, unique in a definition
 * @param indicator the indicator, by its id; objectives may share one
 * @param kind what it is about, such as {@code latency}; absent where no gate asks for it
 * @param pass the groups of pass thresholds
 * @param warning the groups of warning thresholds, asked when the pass thresholds do not hold
 * @param weight how much it counts, above 0
 * @param key whether the whole evaluation fails with it
 * @see <a href="https://github.com/keptn/spec/blob/master/service_level_objective.md">Keptn specification, Service Level
 *     Objectives</a>
 * @since 0.1
 */
public record Objective(
        SloId id,
        String indicator,
        @Nullable String kind,
        List<List<Threshold>> pass,
        List<List<Threshold>> warning,
        BigDecimal weight,
        boolean key)
        implements Serializable {
    /** The most thresholds that an objective may have, those to pass and those of a warning together. */
    public static final int MOST_THRESHOLDS = 32;

    /**
     * @throws IllegalArgumentException if a text has another form, a group has no threshold, there are more than
     *     {@link #MOST_THRESHOLDS}, or the weight is 0 or less
     */
    public Objective {
        Objects.requireNonNull(id, "Objective.id");
        Guard.foreign("Objective.indicator", indicator);
        if (kind != null) {
            Guard.kebab("Objective.kind", kind);
        }
        pass = groups("Objective.pass", pass);
        warning = groups("Objective.warning", warning);
        int thresholds = Stream.of(pass, warning)
                .flatMap(List::stream)
                .mapToInt(List::size)
                .sum();
        if (thresholds > MOST_THRESHOLDS) {
            throw new IllegalArgumentException("Objective must have at most " + MOST_THRESHOLDS + " thresholds, but '"
                    + id + "' had '" + thresholds + "'. Split it into several objectives.");
        }
        Numbers.exact("Objective.weight", weight);
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("Objective.weight must be above 0, but was '" + weight.toPlainString()
                    + "'. Leave its pass thresholds out to show the objective without scoring it.");
        }
    }

    /** An objective of weight 1 with pass thresholds only. */
    public static Objective of(SloId id, String indicator, List<List<Threshold>> pass) {
        return new Objective(id, indicator, null, pass, List.of(), BigDecimal.ONE, false);
    }

    /** An informational objective. */
    public static Objective informational(SloId id, String indicator) {
        return of(id, indicator, List.of());
    }

    /**
     * An objective of weight 1 that says what must not be: failure wins over warning, and neither means pass. Without
     * both it is informational.
     *
     * @param failure values that fail; absent when none does
     * @param warning values that are worth a warning; absent when none is
     */
    public static Objective failing(
            SloId id, String indicator, @Nullable Unwanted failure, @Nullable Unwanted warning) {
        if (warning == null) {
            return of(id, indicator, failure == null ? List.of() : failure.complement());
        }
        if (failure == null) {
            // nothing fails, so every measured value is worth a warning at least
            List<List<Threshold>> every = Stream.concat(warning.complement().stream(), warning.thresholds().stream())
                    .toList();
            return of(id, indicator, warning.complement()).withWarning(every);
        }
        List<List<Threshold>> neither = new ArrayList<>();
        for (List<Threshold> notFailing : failure.complement()) {
            for (List<Threshold> notWarning : warning.complement()) {
                neither.add(
                        Stream.concat(notFailing.stream(), notWarning.stream()).toList());
            }
        }
        return of(id, indicator, neither).withWarning(failure.complement());
    }

    /** This objective with warning thresholds. */
    public Objective withWarning(List<List<Threshold>> thresholds) {
        return new Objective(id, indicator, kind, pass, thresholds, weight, key);
    }

    /** This objective with another weight. */
    public Objective weighing(BigDecimal otherWeight) {
        return new Objective(id, indicator, kind, pass, warning, otherWeight, key);
    }

    /** This objective as a key one: when it fails, the whole evaluation does. */
    public Objective asKey() {
        return new Objective(id, indicator, kind, pass, warning, weight, true);
    }

    /** This objective as one about a kind of service level, such as {@code latency}. */
    public Objective about(String otherKind) {
        return new Objective(id, indicator, otherKind, pass, warning, weight, key);
    }

    /** Whether it is shown and never scored. */
    public boolean informational() {
        return pass.isEmpty();
    }

    private static List<List<Threshold>> groups(String what, List<List<Threshold>> groups) {
        List<List<Threshold>> copy = groups.stream().map(List::copyOf).toList();
        if (copy.contains(List.<Threshold>of())) {
            throw new IllegalArgumentException(what + " must hold groups of at least one threshold, but group '"
                    + (copy.indexOf(List.<Threshold>of()) + 1) + "' has none. Add a threshold, or remove the group.");
        }
        return copy;
    }
}
