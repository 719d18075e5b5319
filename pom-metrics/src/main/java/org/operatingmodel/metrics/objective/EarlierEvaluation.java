package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.reliability.SloVerdict;

/**
 * What a later evaluation needs to know of an earlier one to find its baseline.
 *
 * @param id its id
 * @param subject what was evaluated
 * @param metrics the version of the metric definition, see {@link SloDefinition#metrics}
 * @param observedAt when its values were retrieved
 * @param verdict what it came to overall
 * @param invalidated whether it was found later to be no good for comparison
 * @param indicators what was measured, each indicator once
 * @since 0.1
 */
public record EarlierEvaluation(
        String id,
        Subject subject,
        String metrics,
        Instant observedAt,
        SloVerdict verdict,
        boolean invalidated,
        List<IndicatorValue> indicators)
        implements Serializable {
    /** @throws IllegalArgumentException if a text has another form, or an indicator comes twice */
    public EarlierEvaluation {
        Guard.foreign("EarlierEvaluation.id", id);
        Objects.requireNonNull(subject, "EarlierEvaluation.subject");
        Guard.text("EarlierEvaluation.metrics", metrics);
        Objects.requireNonNull(observedAt, "EarlierEvaluation.observedAt");
        Objects.requireNonNull(verdict, "EarlierEvaluation.verdict");
        if (verdict == SloVerdict.INFO) {
            throw new IllegalArgumentException(
                    "EarlierEvaluation.verdict must be PASS, WARNING, FAIL or UNEVALUABLE, but was 'INFO'."
                            + " Only an objective can be informational.");
        }
        indicators = Retrieval.eachOnce("EarlierEvaluation.indicators", indicators);
    }
}
