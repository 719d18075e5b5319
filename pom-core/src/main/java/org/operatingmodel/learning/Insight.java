package org.operatingmodel.learning;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Feedback, an idea or a finding about a product, and what became of it.
 *
 * <p>It counts from {@code gainedAt}.
 *
 * @param id its id, unique among the insights
 * @param productId the product
 * @param source where it came from
 * @param statement what it says
 * @param gainedAt when it was heard or found
 * @param flowItemId the item of work that it led to; absent while it has led to none
 * @param declinedAt when somebody said that nothing will follow from it; absent while nobody has
 * @since 0.1
 */
public record Insight(
        InsightId id,
        ProductId productId,
        InsightSource source,
        @NotBlank String statement,
        Instant gainedAt,
        @Nullable FlowItemId flowItemId,
        @Nullable Instant declinedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the statement is blank or it was declined before it was heard */
    public Insight {
        Objects.requireNonNull(id, "Insight.id");
        Objects.requireNonNull(productId, "Insight.productId");
        Objects.requireNonNull(source, "Insight.source");
        Guard.text("Insight.statement", statement);
        Guard.inOrder("Insight.gainedAt", gainedAt, "Insight.declinedAt", declinedAt);
    }

    @Override
    public Instant countsFrom() {
        return gainedAt;
    }
}
