package org.operatingmodel.design;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A component of a design system, as it was designed and as it is in code.
 *
 * @param id its id, such as {@code button}, unique among the components
 * @param productId the design system that it belongs to
 * @param version the version of its design
 * @param code where its code is; absent while it is only drawn
 * @param codeVersion the version of the design that the code follows; absent while nobody says so
 * @since 0.1
 */
public record DesignComponent(
        DesignComponentId id,
        ProductId productId,
        @NotBlank String version,
        @Nullable URI code,
        @Nullable String codeVersion)
        implements ProductScoped {
    /** @throws IllegalArgumentException if a text is blank, or there is a version of code that is nowhere */
    public DesignComponent {
        Objects.requireNonNull(id, "DesignComponent.id");
        Objects.requireNonNull(productId, "DesignComponent.productId");
        Guard.text("DesignComponent.version", version);
        Guard.textOrAbsent("DesignComponent.codeVersion", codeVersion);
        if (code == null && codeVersion != null) {
            throw new IllegalArgumentException("DesignComponent.codeVersion must be absent where there is no code,"
                    + " but was '" + codeVersion + "'. Say where the code is.");
        }
    }

    /** Whether it is in code, and the code follows the version that was designed. */
    @InRules("in code as designed")
    public boolean asDesigned() {
        return code != null && version.equals(codeVersion);
    }
}
