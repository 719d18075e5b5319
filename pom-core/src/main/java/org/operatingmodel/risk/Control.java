package org.operatingmodel.risk;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;

/**
 * A safeguard in the design or the backlog of a product.
 *
 * @param id its id, unique among the controls
 * @param productId the product
 * @param kind what it protects
 * @param title what it is
 * @param plannedIn the stage in which it first stood in design or backlog
 * @since 0.1
 */
public record Control(
        ControlId id,
        ProductId productId,
        ControlKind kind,
        @NotBlank String title,
        Stage plannedIn) implements ProductScoped {
    /** @throws IllegalArgumentException if the title is blank */
    public Control {
        Objects.requireNonNull(id, "Control.id");
        Objects.requireNonNull(productId, "Control.productId");
        Objects.requireNonNull(kind, "Control.kind");
        Guard.text("Control.title", title);
        Objects.requireNonNull(plannedIn, "Control.plannedIn");
    }

    /** Whether it was thought of only after the MVP stage. */
    @InRules("was first planned after the MVP stage")
    public boolean boltedOn() {
        return plannedIn.compareTo(Stage.MVP) > 0;
    }
}
