package org.operatingmodel.risk;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
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
 * @param plannedAt when that was; absent where nobody recorded it
 * @param riskId the risk that it is for; absent where it is for none in particular
 * @since 0.1
 */
public record Control(
        ControlId id,
        ProductId productId,
        ControlKind kind,
        @NotBlank String title,
        Stage plannedIn,
        @Nullable Instant plannedAt,
        @Nullable RiskId riskId)
        implements ProductScoped {
    /** @throws IllegalArgumentException if the title is blank */
    public Control {
        Objects.requireNonNull(id, "Control.id");
        Objects.requireNonNull(productId, "Control.productId");
        Objects.requireNonNull(kind, "Control.kind");
        Guard.text("Control.title", title);
        Objects.requireNonNull(plannedIn, "Control.plannedIn");
    }

    /** A control of which nobody recorded when it was planned, for no risk in particular. */
    public Control(ControlId id, ProductId productId, ControlKind kind, String title, Stage plannedIn) {
        this(id, productId, kind, title, plannedIn, null, null);
    }

    /** Whether it was thought of only after the MVP stage. */
    @InRules("was first planned after the MVP stage")
    public boolean boltedOn() {
        return plannedIn.compareTo(Stage.MVP) > 0;
    }

    /**
     * Whether it was thought of only after the MVP stage, and that at most {@code age} before {@code asOf}.
     *
     * <p>It may always have been just now where nobody recorded when.
     */
    @InRules("was first planned after the MVP stage, and within {0} before {1}")
    public boolean boltedOnWithin(Duration age, Instant asOf) {
        return boltedOn() && (plannedAt == null || Freshness.within(plannedAt, age, asOf));
    }
}
