package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloVerdict;

/**
 * What an objective came to, with each of its thresholds.
 *
 * @param objective the objective
 * @param indicator what was measured
 * @param baseline what relative thresholds refer to
 * @param pass its pass thresholds, in its groups
 * @param warning its warning thresholds, in its groups
 * @since 0.1
 */
public record ObjectiveResult(
        Objective objective,
        IndicatorValue indicator,
        Baseline baseline,
        List<List<ThresholdReading>> pass,
        List<List<ThresholdReading>> warning)
        implements Serializable {
    private static final Ratio HALF = Ratio.of(1, 2);

    /** @throws IllegalArgumentException if the thresholds are not those of the objective */
    public ObjectiveResult {
        Objects.requireNonNull(indicator, "ObjectiveResult.indicator");
        Objects.requireNonNull(baseline, "ObjectiveResult.baseline");
        pass = readingsOf("ObjectiveResult.pass", objective, objective.pass(), pass);
        warning = readingsOf("ObjectiveResult.warning", objective, objective.warning(), warning);
    }

    static ObjectiveResult of(
            Objective objective, IndicatorValue indicator, Baseline baseline, BaselineSelection comparison) {
        return new ObjectiveResult(
                objective,
                indicator,
                baseline,
                read(objective.pass(), indicator, baseline, comparison),
                read(objective.warning(), indicator, baseline, comparison));
    }

    private static List<List<ThresholdReading>> read(
            List<List<Threshold>> groups, IndicatorValue indicator, Baseline baseline, BaselineSelection comparison) {
        return groups.stream()
                .map(group -> group.stream()
                        .map(threshold ->
                                ThresholdReading.of(threshold, indicator, baseline, comparison.whenNoBaseline()))
                        .toList())
                .toList();
    }

    private static List<List<ThresholdReading>> readingsOf(
            String what, Objective objective, List<List<Threshold>> thresholds, List<List<ThresholdReading>> readings) {
        List<List<ThresholdReading>> copy = readings.stream().map(List::copyOf).toList();
        List<List<Threshold>> read = copy.stream()
                .map(group -> group.stream().map(ThresholdReading::threshold).toList())
                .toList();
        if (!read.equals(thresholds)) {
            throw new IllegalArgumentException(what + " must hold the thresholds of '" + objective.id() + "', "
                    + thresholds + ", but held '" + read + "'. Evaluate the definition anew.");
        }
        return copy;
    }

    /** Its status: what it is however the missing values turn out, else unevaluable; info when informational. */
    public SloVerdict status() {
        SloVerdict worst = worst();
        return worst == best() ? worst : SloVerdict.UNEVALUABLE;
    }

    /** Its status with every unknown threshold read as not holding. */
    public SloVerdict worst() {
        return status(false);
    }

    /** Its status with every unknown threshold read as holding. */
    public SloVerdict best() {
        return status(true);
    }

    private SloVerdict status(boolean unknown) {
        if (objective.informational()) {
            return SloVerdict.INFO;
        }
        if (holds(pass, unknown)) {
            return SloVerdict.PASS;
        }
        return holds(warning, unknown) ? SloVerdict.WARNING : SloVerdict.FAIL;
    }

    private static boolean holds(List<List<ThresholdReading>> groups, boolean unknown) {
        return groups.stream().anyMatch(group -> group.stream().allMatch(reading -> reading.holds(unknown)));
    }

    /** Its points in the worst case: the weight for pass, half of it for warning, else 0. */
    public Ratio points() {
        return points(worst());
    }

    Ratio points(SloVerdict status) {
        Ratio weight = Ratio.of(objective.weight());
        return switch (status) {
            case PASS -> weight;
            case WARNING -> weight.times(HALF);
            case FAIL, UNEVALUABLE, INFO -> Ratio.ZERO;
        };
    }

    /** What is missing, each reason once, in the order of the thresholds; empty when nothing is. */
    public List<String> missing() {
        Stream<String> ofThresholds = Stream.of(pass, warning)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(reading -> reading.truth() == ThresholdReading.Truth.UNKNOWN)
                .flatMap(reading -> Stream.ofNullable(reading.note()));
        return Stream.concat(Stream.ofNullable(indicator.reason()), ofThresholds)
                .distinct()
                .toList();
    }
}
