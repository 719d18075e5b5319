package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.reliability.SloVerdict;

/**
 * What a set of objectives came to at one moment, with everything that led to it.
 *
 * <p>Definition: the verdict is the one that the worst case gives, except that a fail is unevaluable where the best case is
 * none. So pass and warning are only said if they hold however the missing values turn out.
 * <p>Empty case: without an objective that is scored there is no score, and the verdict is unevaluable.
 *
 * @param definition what was evaluated
 * @param retrieval the values
 * @param comparedWith the ids of the earlier evaluations that baselines were taken from, newest first
 * @param results what each objective came to, in the order of the definition
 * @see <a href="https://github.com/keptn/keptn/blob/master/lighthouse-service/README.md">Keptn, Lighthouse service</a>
 * @since 0.1
 */
public record Evaluation(
        SloDefinition definition, Retrieval retrieval, List<String> comparedWith, List<ObjectiveResult> results)
        implements Serializable {
    private static final Ratio HUNDRED = Ratio.of(100, 1);

    /** @throws IllegalArgumentException if the results are not those of the definition's objectives */
    public Evaluation {
        Objects.requireNonNull(retrieval, "Evaluation.retrieval");
        comparedWith = List.copyOf(comparedWith);
        results = List.copyOf(results);
        List<Objective> objectives =
                results.stream().map(ObjectiveResult::objective).toList();
        if (!objectives.equals(definition.objectives())) {
            throw new IllegalArgumentException("Evaluation.results must be those of the "
                    + definition.objectives().size()
                    + " objectives in their order, but were those of '"
                    + objectives.stream().map(Objective::id).toList() + "'. Evaluate the definition anew.");
        }
    }

    /** What it came to. A retrieval that failed as a whole never passes. */
    public SloVerdict verdict() {
        if (scored().isEmpty()) {
            return SloVerdict.UNEVALUABLE;
        }
        SloVerdict worst = verdict(ObjectiveResult::worst);
        if (worst == SloVerdict.FAIL) {
            return verdict(ObjectiveResult::best) == SloVerdict.FAIL ? SloVerdict.FAIL : SloVerdict.UNEVALUABLE;
        }
        return retrieval.failure() == null ? worst : SloVerdict.UNEVALUABLE;
    }

    /** The least score possible: 100 x points / sum of the weights. Absent without an objective that is scored. */
    public Measured<Ratio> score() {
        return score(ObjectiveResult::worst);
    }

    /** The greatest score possible, should all that is missing turn out well. Absent as {@link #score} is. */
    public Measured<Ratio> greatestScore() {
        return score(ObjectiveResult::best);
    }

    /** The key objectives that fail: with one of them, the score does not matter. */
    public List<SloId> failedKeys() {
        return results.stream()
                .filter(result -> failsAsKey(result, result.status()))
                .map(result -> result.objective().id())
                .toList();
    }

    /** What each objective that is scored lacks, each reason once; empty when nothing is missing. */
    public List<String> missing() {
        return scored().stream()
                .filter(result -> result.status() == SloVerdict.UNEVALUABLE)
                .flatMap(result -> result.missing().stream())
                .distinct()
                .toList();
    }

    /** The indicators that were measured and that no objective uses, in the order of the retrieval. */
    public List<String> unused() {
        List<String> used =
                results.stream().map(result -> result.objective().indicator()).toList();
        return retrieval.indicators().stream()
                .map(IndicatorValue::indicator)
                .filter(indicator -> !used.contains(indicator))
                .toList();
    }

    /** How long a stretch was measured. */
    public Duration covered() {
        return Duration.between(retrieval.from(), retrieval.to());
    }

    /** Why it came to its verdict, in a sentence; a score is rounded to two places. */
    public String reason() {
        SloVerdict verdict = verdict();
        List<SloId> keys = failedKeys();
        if (scored().isEmpty()) {
            return "There is no objective that is scored, so there is no score.";
        }
        if (!keys.isEmpty()) {
            return (keys.size() == 1 ? "Key objective " : "Key objectives ")
                    + String.join(", ", keys.stream().map(id -> "'" + id + "'").toList())
                    + (keys.size() == 1 ? " fails." : " fail.");
        }
        if (retrieval.failure() != null && verdict == SloVerdict.UNEVALUABLE) {
            return "The retrieval failed as a whole: " + retrieval.failure();
        }
        String limits = "pass is from " + definition.limits().pass().toPlainString() + " % on";
        BigDecimal warning = definition.limits().warning();
        if (warning != null) {
            limits += ", warning from " + warning.toPlainString() + " % on";
        }
        Ratio least = ratio(ObjectiveResult::worst);
        Ratio greatest = ratio(ObjectiveResult::best);
        return (verdict == SloVerdict.UNEVALUABLE ? "It depends on what is missing. " : "") + "The score is "
                + Numbers.shown(least) + (least.equals(greatest) ? "" : " to " + Numbers.shown(greatest))
                + " %; " + limits + ".";
    }

    /** What a later evaluation needs to know of this one. */
    public EarlierEvaluation earlier() {
        return new EarlierEvaluation(
                retrieval.id(),
                retrieval.subject(),
                definition.metrics(),
                retrieval.observedAt(),
                verdict(),
                false,
                retrieval.indicators());
    }

    /** The fact that a portfolio keeps of it, for rules that ask for the verdict. */
    public SloEvaluation fact() {
        return new SloEvaluation(
                new SloEvaluationId(retrieval.id()),
                retrieval.subject().productId(),
                retrieval.subject().environment(),
                definition.version(),
                retrieval.release(),
                verdict(),
                score().toOptional().map(Ratio::decimal).orElse(null),
                score().n(),
                retrieval.from(),
                retrieval.to(),
                retrieval.observedAt());
    }

    private List<ObjectiveResult> scored() {
        return results.stream()
                .filter(result -> !result.objective().informational())
                .toList();
    }

    private static boolean failsAsKey(ObjectiveResult result, SloVerdict status) {
        return result.objective().key() && status == SloVerdict.FAIL;
    }

    private SloVerdict verdict(Function<ObjectiveResult, SloVerdict> reading) {
        if (results.stream().anyMatch(result -> failsAsKey(result, reading.apply(result)))) {
            return SloVerdict.FAIL;
        }
        Ratio score = ratio(reading);
        if (score.compareTo(Ratio.of(definition.limits().pass())) >= 0) {
            return SloVerdict.PASS;
        }
        BigDecimal warning = definition.limits().warning();
        return warning != null && score.compareTo(Ratio.of(warning)) >= 0 ? SloVerdict.WARNING : SloVerdict.FAIL;
    }

    private Measured<Ratio> score(Function<ObjectiveResult, SloVerdict> reading) {
        Basis basis = Basis.asOf(
                retrieval.observedAt(), "percent", "slo-score: 100 x points / sum of the weights of scored objectives");
        long n = scored().size();
        return n == 0
                ? Measured.absent("There is no objective that is scored.", n, basis)
                : Measured.value(ratio(reading), n, basis);
    }

    private Ratio ratio(Function<ObjectiveResult, SloVerdict> reading) {
        Ratio points = Ratio.ZERO;
        Ratio weights = Ratio.ZERO;
        for (ObjectiveResult result : scored()) {
            points = points.plus(result.points(reading.apply(result)));
            weights = weights.plus(Ratio.of(result.objective().weight()));
        }
        return points.times(HUNDRED).dividedBy(weights);
    }
}
