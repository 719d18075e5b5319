package org.operatingmodel.gate;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A time-limited exception from one criterion for one product.
 *
 * <p>It can count from {@code grantedAt}, included, to {@code expires}, excluded, and only for an unmet criterion that
 * is waivable; who may grant it, and for how long at most, is said by the {@link Gate}.
 *
 * @param id its id, unique among the waivers
 * @param productId the product
 * @param gateId the gate
 * @param criterionId the criterion that it covers
 * @param reason why the exception is acceptable
 * @param requestedBy who asked for it
 * @param grantedBy who granted it
 * @param grantedAt when
 * @param expires when it ends
 * @since 0.1
 */
public record Waiver(
        WaiverId id,
        ProductId productId,
        GateId gateId,
        CriterionId criterionId,
        @NotBlank String reason,
        PersonId requestedBy,
        PersonId grantedBy,
        Instant grantedAt,
        Instant expires)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the reason is blank or the end is not after the grant */
    public Waiver {
        Objects.requireNonNull(id, "Waiver.id");
        Objects.requireNonNull(productId, "Waiver.productId");
        Objects.requireNonNull(gateId, "Waiver.gateId");
        Objects.requireNonNull(criterionId, "Waiver.criterionId");
        Guard.text("Waiver.reason", reason);
        Objects.requireNonNull(requestedBy, "Waiver.requestedBy");
        Objects.requireNonNull(grantedBy, "Waiver.grantedBy");
        Guard.inOrder(
                "Waiver.grantedAt", grantedAt, "Waiver.expires", Objects.requireNonNull(expires, "Waiver.expires"));
    }

    @Override
    public Instant countsFrom() {
        return grantedAt;
    }
}
