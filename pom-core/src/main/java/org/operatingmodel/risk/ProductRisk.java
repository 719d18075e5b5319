package org.operatingmodel.risk;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Something that may go wrong with a product.
 *
 * <p>It counts from {@code raisedAt}. A closed risk stays in the portfolio with {@code open} false.
 *
 * @param id its id, unique among the risks
 * @param productId the product that it is about
 * @param title what may go wrong
 * @param severity how bad that would be
 * @param open whether it still may
 * @param owner who works on it; absent while nobody does
 * @param milestones the steps of its mitigation; empty while none is planned
 * @param raisedAt when it was raised
 * @since 0.1
 */
public record ProductRisk(
        RiskId id,
        ProductId productId,
        @NotBlank String title,
        Severity severity,
        boolean open,
        @Nullable PersonId owner,
        List<Milestone> milestones,
        Instant raisedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the title is blank */
    public ProductRisk {
        Objects.requireNonNull(id, "ProductRisk.id");
        Objects.requireNonNull(productId, "ProductRisk.productId");
        Guard.text("ProductRisk.title", title);
        Objects.requireNonNull(severity, "ProductRisk.severity");
        milestones = List.copyOf(milestones);
        Objects.requireNonNull(raisedAt, "ProductRisk.raisedAt");
    }

    /** Whether it has at least one milestone, and none that is due at {@code asOf} or before and not done. */
    @InRules("has a milestone and none overdue at {0}")
    public boolean onTrackAt(Instant asOf) {
        return !milestones.isEmpty()
                && milestones.stream()
                        .allMatch(step -> step.done() || step.due().isAfter(asOf));
    }

    @Override
    public Instant countsFrom() {
        return raisedAt;
    }
}
