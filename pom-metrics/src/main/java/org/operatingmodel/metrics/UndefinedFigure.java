package org.operatingmodel.metrics;

import java.io.Serializable;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact that a figure of a product has no value.
 *
 * <p>It stands where the figure's own fact is missing, so that an explanation can say why.
 *
 * @param productId the product
 * @param figure the name of the figure's fact type, such as {@code ErrorBudget}
 * @param subject what the figure is about, such as the id of an objective
 * @param reason why it has no value, as a sentence
 * @since 0.1
 */
public record UndefinedFigure(ProductId productId, String figure, String subject, String reason)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if a text is blank */
    public UndefinedFigure {
        Objects.requireNonNull(productId, "UndefinedFigure.productId");
        Guard.text("UndefinedFigure.figure", figure);
        Guard.text("UndefinedFigure.subject", subject);
        Guard.text("UndefinedFigure.reason", reason);
    }

    /** The fact for an absent figure. */
    public static UndefinedFigure of(ProductId productId, String figure, String subject, Measured.Absent<?> absent) {
        return new UndefinedFigure(productId, figure, subject, absent.reason());
    }
}
