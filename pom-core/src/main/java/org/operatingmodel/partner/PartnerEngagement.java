package org.operatingmodel.partner;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A partner works on a product until an agreed end, and hands over what it can do.
 *
 * <p>It counts from its start on, and its end does not make it less of a fact: what was not handed over by then is still
 * missing.
 *
 * @param id its id, unique among the engagements
 * @param productId the product
 * @param partner what people call the partner
 * @param from when it starts, included
 * @param to when it ends, excluded
 * @param milestones what is handed over; empty while nothing is agreed
 * @since 0.1
 */
public record PartnerEngagement(
        EngagementId id,
        ProductId productId,
        @NotBlank String partner,
        Instant from,
        Instant to,
        List<TransferMilestone> milestones)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the partner is blank, or the end is not after the start */
    public PartnerEngagement {
        Objects.requireNonNull(id, "PartnerEngagement.id");
        Objects.requireNonNull(productId, "PartnerEngagement.productId");
        Guard.text("PartnerEngagement.partner", partner);
        Guard.inOrder(
                "PartnerEngagement.from",
                from,
                "PartnerEngagement.to",
                Objects.requireNonNull(to, "PartnerEngagement.to"));
        milestones = List.copyOf(milestones);
    }

    /**
     * Whether the transfer is where it must be: at least one capability is to be handed over, each that is due at {@code asOf}
     * or before has been, and all of them have once the engagement has ended.
     */
    @InRules("has handed over what is due at {0}")
    public boolean transferOnTrackAt(Instant asOf) {
        boolean ended = !asOf.isBefore(to);
        return !milestones.isEmpty()
                && milestones.stream()
                        .allMatch(each ->
                                each.doneAt(asOf) || !ended && each.due().isAfter(asOf));
    }

    @Override
    public Instant countsFrom() {
        return from;
    }
}
