package org.operatingmodel.discovery;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Something that must be true for a product to succeed, and that nobody knows yet.
 *
 * @param id its id, unique among the assumptions
 * @param productId the product that rests on it
 * @param statement what is assumed
 * @param critical whether the product fails if it is wrong
 * @since 0.1
 */
public record Assumption(
        AssumptionId id, ProductId productId, @NotBlank String statement, boolean critical) implements ProductScoped {
    /** @throws IllegalArgumentException if the statement is blank */
    public Assumption {
        Objects.requireNonNull(id, "Assumption.id");
        Objects.requireNonNull(productId, "Assumption.productId");
        Guard.text("Assumption.statement", statement);
    }
}
