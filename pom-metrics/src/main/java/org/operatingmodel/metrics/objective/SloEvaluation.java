package org.operatingmodel.metrics.objective;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact that the objectives of a product were evaluated, for rules that ask for the verdict.
 *
 * @param productId the product
 * @param evaluationId the id of the evaluation
 * @param environment where it was observed
 * @param definitionVersion the version of the definition
 * @param release the version of the product that ran; absent where nobody knows
 * @param verdict what it came to
 * @param score the least score possible in percent, to 34 digits; absent without an objective that is scored
 * @param objectives how many objectives are scored
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param observedAt when its values were retrieved
 * @since 0.1
 */
public record SloEvaluation(
        ProductId productId,
        String evaluationId,
        Environment environment,
        String definitionVersion,
        @Nullable String release,
        SloVerdict verdict,
        @Nullable BigDecimal score,
        long objectives,
        Instant from,
        Instant to,
        Instant observedAt)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text has another form, the number is negative or the end not after the start */
    public SloEvaluation {
        Objects.requireNonNull(productId, "SloEvaluation.productId");
        Guard.foreign("SloEvaluation.evaluationId", evaluationId);
        Objects.requireNonNull(environment, "SloEvaluation.environment");
        Guard.text("SloEvaluation.definitionVersion", definitionVersion);
        Guard.textOrAbsent("SloEvaluation.release", release);
        Objects.requireNonNull(verdict, "SloEvaluation.verdict");
        Guard.notNegative("SloEvaluation.objectives", objectives);
        Guard.inOrder("SloEvaluation.from", from, "SloEvaluation.to", Objects.requireNonNull(to, "SloEvaluation.to"));
        Objects.requireNonNull(observedAt, "SloEvaluation.observedAt");
    }

    /** The fact of an evaluation. */
    public static SloEvaluation of(Evaluation evaluation) {
        Retrieval retrieval = evaluation.retrieval();
        return new SloEvaluation(
                retrieval.subject().productId(),
                retrieval.id(),
                retrieval.subject().environment(),
                evaluation.definition().version(),
                retrieval.release(),
                evaluation.verdict(),
                evaluation.score().toOptional().map(Ratio::decimal).orElse(null),
                evaluation.score().n(),
                retrieval.from(),
                retrieval.to(),
                retrieval.observedAt());
    }
}
