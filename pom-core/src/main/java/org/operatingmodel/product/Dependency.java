package org.operatingmodel.product;

import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;

/**
 * Something that one product needs from another.
 *
 * @param id its id, unique among the dependencies
 * @param productId the product that needs
 * @param dependsOn the product that is needed
 * @param need what is needed
 * @param due the day by which it is needed
 * @param state how far it is
 * @since 0.1
 */
public record Dependency(
        DependencyId id,
        ProductId productId,
        ProductId dependsOn,
        @NotBlank String need,
        LocalDate due,
        DependencyState state)
        implements ProductScoped {
    /** @throws IllegalArgumentException if the need is blank or a product depends on itself */
    public Dependency {
        Objects.requireNonNull(id, "Dependency.id");
        Objects.requireNonNull(productId, "Dependency.productId");
        Objects.requireNonNull(dependsOn, "Dependency.dependsOn");
        Guard.text("Dependency.need", need);
        Objects.requireNonNull(due, "Dependency.due");
        Objects.requireNonNull(state, "Dependency.state");
        if (productId.equals(dependsOn)) {
            throw new IllegalArgumentException("Dependency.dependsOn must be another product than productId, but was '"
                    + dependsOn + "'. Name the product that is needed.");
        }
    }
}
