package org.operatingmodel.risk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A field of personal data that a product collects.
 *
 * @param productId the product
 * @param name the field's name, unique within the product
 * @param purpose what it is needed for; absent while nobody has said
 * @param retentionDays after how many days it is deleted; absent while nobody has said
 * @param retentionLimitDays after how many days law or policy wants it deleted at the latest
 * @since 0.1
 */
public record DataField(
        ProductId productId,
        @NotBlank String name,
        @Nullable String purpose,
        @Nullable @PositiveOrZero Integer retentionDays,
        @PositiveOrZero int retentionLimitDays)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank or a number of days is negative */
    public DataField {
        Objects.requireNonNull(productId, "DataField.productId");
        Guard.text("DataField.name", name);
        Guard.textOrAbsent("DataField.purpose", purpose);
        if (retentionDays != null) {
            Guard.notNegative("DataField.retentionDays", retentionDays);
        }
        Guard.notNegative("DataField.retentionLimitDays", retentionLimitDays);
    }
}
