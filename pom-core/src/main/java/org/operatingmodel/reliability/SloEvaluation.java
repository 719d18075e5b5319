package org.operatingmodel.reliability;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What a set of objectives of a product came to when somebody evaluated it.
 *
 * <p>It counts from {@code observedAt} on and is never overtaken by itself: a rule that asks for a good verdict asks for a
 * fresh one, and that no later evaluation failed.
 *
 * @param id its id, unique among the evaluations
 * @param productId the product
 * @param environment where it was observed
 * @param definitionVersion the version of the set of objectives: by what convention it was judged
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
        SloEvaluationId id,
        ProductId productId,
        Environment environment,
        @NotBlank String definitionVersion,
        @Nullable String release,
        SloVerdict verdict,
        @Nullable BigDecimal score,
        @PositiveOrZero long objectives,
        Instant from,
        Instant to,
        Instant observedAt)
        implements ProductScoped, Dated {
    /**
     * @throws IllegalArgumentException if a text is blank, the verdict one of an objective only, the number negative or
     *     the end not after the start
     */
    public SloEvaluation {
        Objects.requireNonNull(id, "SloEvaluation.id");
        Objects.requireNonNull(productId, "SloEvaluation.productId");
        Objects.requireNonNull(environment, "SloEvaluation.environment");
        Guard.text("SloEvaluation.definitionVersion", definitionVersion);
        Guard.textOrAbsent("SloEvaluation.release", release);
        Objects.requireNonNull(verdict, "SloEvaluation.verdict");
        if (verdict == SloVerdict.INFO) {
            throw new IllegalArgumentException("SloEvaluation.verdict must be one of the whole, but was 'INFO'. Write"
                    + " UNEVALUABLE when no objective is scored.");
        }
        Guard.notNegative("SloEvaluation.objectives", objectives);
        Guard.inOrder("SloEvaluation.from", from, "SloEvaluation.to", Objects.requireNonNull(to, "SloEvaluation.to"));
        Objects.requireNonNull(observedAt, "SloEvaluation.observedAt");
    }

    /** Whether its values were retrieved at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("observed within {0} before {1}")
    public boolean observedWithin(Duration age, Instant asOf) {
        return Freshness.within(observedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return observedAt;
    }
}
