package org.operatingmodel.funding;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What a product may cost to run during a stretch of time.
 *
 * @param id its id, unique among the budgets
 * @param productId the product
 * @param from the start of the stretch, included
 * @param to its end, excluded
 * @param limit the most that it may cost, 0 or more
 * @param owner who answers for it; absent while nobody does
 * @since 0.1
 */
public record Budget(
        BudgetId id,
        ProductId productId,
        Instant from,
        Instant to,
        Money limit,
        @Nullable PersonId owner) implements ProductScoped {
    /** @throws IllegalArgumentException if the limit is negative or the end is not after the start */
    public Budget {
        Objects.requireNonNull(id, "Budget.id");
        Objects.requireNonNull(productId, "Budget.productId");
        Guard.inOrder("Budget.from", from, "Budget.to", Objects.requireNonNull(to, "Budget.to"));
        Guard.notNegative("Budget.limit.amount", limit.amount());
    }
}
