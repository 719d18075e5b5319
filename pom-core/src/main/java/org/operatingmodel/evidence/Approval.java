package org.operatingmodel.evidence;

import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A person has looked at a piece of evidence and stands by it.
 *
 * @param id its id, unique among the approvals
 * @param productId the product that it is about
 * @param evidenceId the evidence that was looked at
 * @param approver who looked
 * @param approvedAt when
 * @since 0.1
 */
public record Approval(ApprovalId id, ProductId productId, EvidenceId evidenceId, PersonId approver, Instant approvedAt)
        implements ProductScoped, Dated {
    /** @throws NullPointerException if a part is missing */
    public Approval {
        Objects.requireNonNull(id, "Approval.id");
        Objects.requireNonNull(productId, "Approval.productId");
        Objects.requireNonNull(evidenceId, "Approval.evidenceId");
        Objects.requireNonNull(approver, "Approval.approver");
        Objects.requireNonNull(approvedAt, "Approval.approvedAt");
    }

    @Override
    public Instant countsFrom() {
        return approvedAt;
    }
}
