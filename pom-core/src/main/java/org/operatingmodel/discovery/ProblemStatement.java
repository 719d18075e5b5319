package org.operatingmodel.discovery;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The problem that a product is to solve.
 *
 * @param id its id, unique among the problem statements
 * @param productId the product that is to solve it
 * @param statement the problem, in the words of those who have it
 * @param affectedUsers who has it; empty while nobody is named
 * @since 0.1
 */
public record ProblemStatement(
        ProblemId id, ProductId productId, @NotBlank String statement, List<@NotBlank String> affectedUsers)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank */
    public ProblemStatement {
        Objects.requireNonNull(id, "ProblemStatement.id");
        Objects.requireNonNull(productId, "ProblemStatement.productId");
        Guard.text("ProblemStatement.statement", statement);
        affectedUsers = Guard.texts("ProblemStatement.affectedUsers", affectedUsers);
    }
}
