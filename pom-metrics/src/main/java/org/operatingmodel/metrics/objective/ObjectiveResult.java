package org.operatingmodel.metrics.objective;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloVerdict;

/**
 * What an objective came to, with each of its criteria.
 *
 * @param objective the objective
 * @param indicator what was measured
 * @param baseline what relative criteria refer to
 * @param pass its pass criteria, in its groups
 * @param warning its warning criteria, in its groups
 * @since 0.1
 */
public record ObjectiveResult(
        Objective objective,
        IndicatorValue indicator,
        Baseline baseline,
        List<List<CriterionReading>> pass,
        List<List<CriterionReading>> warning) {
    private static final Ratio HALF = Ratio.of(1, 2);

    /** @throws IllegalArgumentException if the criteria are not those of the objective */
    public ObjectiveResult {
        Objects.requireNonNull(indicator, "ObjectiveResult.indicator");
        Objects.requireNonNull(baseline, "ObjectiveResult.baseline");
        pass = readingsOf("ObjectiveResult.pass", objective, objective.pass(), pass);
        warning = readingsOf("ObjectiveResult.warning", objective, objective.warning(), warning);
    }

    static ObjectiveResult of(Objective objective, IndicatorValue indicator, Baseline baseline, Comparison comparison) {
        return new ObjectiveResult(
                objective,
                indicator,
                baseline,
                read(objective.pass(), indicator, baseline, comparison),
                read(objective.warning(), indicator, baseline, comparison));
    }

    private static List<List<CriterionReading>> read(
            List<List<Criterion>> groups, IndicatorValue indicator, Baseline baseline, Comparison comparison) {
        return groups.stream()
                .map(group -> group.stream()
                        .map(criterion ->
                                CriterionReading.of(criterion, indicator, baseline, comparison.whenNoBaseline()))
                        .toList())
                .toList();
    }

    private static List<List<CriterionReading>> readingsOf(
            String what, Objective objective, List<List<Criterion>> criteria, List<List<CriterionReading>> readings) {
        List<List<CriterionReading>> copy = readings.stream().map(List::copyOf).toList();
        List<List<Criterion>> read = copy.stream()
                .map(group -> group.stream().map(CriterionReading::criterion).toList())
                .toList();
        if (!read.equals(criteria)) {
            throw new IllegalArgumentException(what + " must hold the criteria of '" + objective.id() + "', " + criteria
                    + ", but held '" + read + "'. Evaluate the definition anew.");
        }
        return copy;
    }

    /** Its status: what it is however the missing values turn out, else unevaluable; info when informational. */
    public SloVerdict status() {
        SloVerdict worst = worst();
        return worst == best() ? worst : SloVerdict.UNEVALUABLE;
    }

    /** Its status with every unknown criterion read as not holding. */
    public SloVerdict worst() {
        return status(false);
    }

    /** Its status with every unknown criterion read as holding. */
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

    private static boolean holds(List<List<CriterionReading>> groups, boolean unknown) {
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

    /** What is missing, each reason once, in the order of the criteria; empty when nothing is. */
    public List<String> missing() {
        Stream<String> ofCriteria = Stream.of(pass, warning)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(reading -> reading.truth() == CriterionReading.Truth.UNKNOWN)
                .flatMap(reading -> Stream.ofNullable(reading.note()));
        return Stream.concat(Stream.ofNullable(indicator.reason()), ofCriteria)
                .distinct()
                .toList();
    }
}
