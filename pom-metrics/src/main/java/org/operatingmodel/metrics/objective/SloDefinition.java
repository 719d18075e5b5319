package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloId;

/**
 * A versioned set of objectives, and how an evaluation of them is scored.
 *
 * <p>Definition: each objective earns its weight for pass, half of it for warning and nothing else; the score is the points
 * in percent of the weights. The score decides against the limits, unless a key objective fails.
 * <p>Limits: nothing is rounded, so a score just below a limit is below it.
 *
 * @param version its version
 * @param metrics the version of the metric definition, which says how indicators are measured; only values of the same one
 *     are compared
 * @param subject what is evaluated
 * @param window how long a stretch an evaluation must cover
 * @param objectives the objectives
 * @param comparison how baselines are found
 * @param limits what the score must reach
 * @see <a href="https://github.com/keptn/spec/blob/master/service_level_objective.md">Keptn specification, Service Level
 *     Objectives</a>
 * @since 0.1
 */
public record SloDefinition(
        String version,
        String metrics,
        Subject subject,
        Duration window,
        List<Objective> objectives,
        BaselineSelection comparison,
        Limits limits)
        implements Serializable {
    private static final Comparator<EarlierEvaluation> NEWEST_FIRST =
            Comparator.comparing(EarlierEvaluation::observedAt).reversed().thenComparing(EarlierEvaluation::id);

    /** @throws IllegalArgumentException if a text is blank, the window is not positive or two objectives share an id */
    public SloDefinition {
        Guard.text("SloDefinition.version", version);
        Guard.text("SloDefinition.metrics", metrics);
        Objects.requireNonNull(subject, "SloDefinition.subject");
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException(
                    "SloDefinition.window must be longer than nothing, but was '" + window + "'. Write it like PT24H.");
        }
        Set<SloId> seen = new HashSet<>();
        for (Objective objective : objectives) {
            if (!seen.add(objective.id())) {
                throw new IllegalArgumentException("SloDefinition.objectives must have different ids, but held '"
                        + objective.id() + "' again. Rename one.");
            }
        }
        objectives = List.copyOf(objectives);
        Objects.requireNonNull(comparison, "SloDefinition.comparison");
        Objects.requireNonNull(limits, "SloDefinition.limits");
    }

    /**
     * Evaluates the objectives.
     *
     * @param retrieval the measured values
     * @param history earlier evaluations, in any order; those of other subjects, metric definitions and verdicts, invalidated
     *     ones and those that are not older than the retrieval are no candidates for a baseline
     * @throws IllegalArgumentException if the retrieval is of another subject, or the history names an evaluation twice
     */
    public Evaluation evaluate(Retrieval retrieval, Collection<EarlierEvaluation> history) {
        if (!retrieval.subject().equals(subject)) {
            throw new IllegalArgumentException("Retrieval.subject must be " + subject + ", but was "
                    + retrieval.subject() + ". Evaluate it with its own definition.");
        }
        Set<String> ids = new HashSet<>();
        for (EarlierEvaluation earlier : history) {
            if (!ids.add(earlier.id())) {
                throw new IllegalArgumentException(
                        "history must hold each evaluation once, but held '" + earlier.id() + "' again. Remove one.");
            }
        }
        List<EarlierEvaluation> chosen = history.stream()
                .filter(earlier -> comparable(earlier, retrieval))
                .sorted(NEWEST_FIRST)
                .limit(comparison.results())
                .toList();
        List<ObjectiveResult> results = objectives.stream()
                .map(objective -> result(objective, retrieval, chosen))
                .toList();
        return new Evaluation(
                this, retrieval, chosen.stream().map(EarlierEvaluation::id).toList(), results);
    }

    /** What is wrong with it, as {@link #findings(Map)} says it, where nobody was promised anything. */
    public List<ObjectiveFinding> findings() {
        return findings(Map.of());
    }

    /**
     * Everything that is wrong with it: with the set first, then with the objectives in their order, each with the agreements
     * that it guards by id; empty when all is well.
     *
     * @param agreed what agreements promise: an objective with the id and indicator of the one that guards the promise, whose
     *     pass thresholds are the promise; those of other objectives are ignored
     * @throws IllegalArgumentException if an agreement and the objective that guards it have different indicators
     */
    public List<ObjectiveFinding> findings(Map<SlaId, Objective> agreed) {
        return ObjectiveFindings.of(this, agreed);
    }

    private boolean comparable(EarlierEvaluation earlier, Retrieval retrieval) {
        return earlier.subject().equals(subject)
                && earlier.metrics().equals(metrics)
                && !earlier.invalidated()
                && earlier.observedAt().isBefore(retrieval.observedAt())
                && comparison.which().includes(earlier.verdict());
    }

    private ObjectiveResult result(Objective objective, Retrieval retrieval, List<EarlierEvaluation> chosen) {
        IndicatorValue indicator = retrieval
                .of(objective.indicator())
                .orElseGet(() -> IndicatorValue.absent(
                        objective.indicator(), "Indicator '" + objective.indicator() + "' was not measured."));
        return ObjectiveResult.of(objective, indicator, Baseline.of(comparison, chosen, indicator), comparison);
    }

    /**
     * What a score must reach, in percent.
     *
     * @param pass to pass, inclusive, above 0 and at most 100
     * @param warning to be worth a warning, inclusive, above 0 and below {@code pass}; absent when only passing counts
     */
    public record Limits(BigDecimal pass, @Nullable BigDecimal warning) implements Serializable {
        /** @throws IllegalArgumentException if a limit is out of range, or the warning limit not below the pass limit */
        public Limits {
            percent("Limits.pass", pass);
            if (warning != null) {
                percent("Limits.warning", warning);
                if (warning.compareTo(pass) >= 0) {
                    throw new IllegalArgumentException("Limits.warning must be below pass '" + pass.toPlainString()
                            + "', but was '" + warning.toPlainString() + "'. Lower it, or leave it out.");
                }
            }
        }

        private static void percent(String what, BigDecimal limit) {
            Numbers.exact(what, limit);
            if (limit.signum() <= 0 || limit.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException(what + " must be above 0 and at most 100, but was '"
                        + limit.toPlainString() + "'. Write 90 percent as 90.");
            }
        }
    }
}
