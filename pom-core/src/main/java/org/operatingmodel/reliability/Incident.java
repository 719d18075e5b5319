package org.operatingmodel.reliability;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.risk.Severity;

/**
 * Something went wrong with a product, and what its review agreed to do; all products have the same kind of review.
 *
 * <p>It counts from {@code occurredAt}; its review is open from then until {@code reviewedAt}.
 *
 * @param id its id, unique among the incidents
 * @param productId the product
 * @param title what went wrong
 * @param severity how bad that was; {@code HIGH} and worse are major incidents
 * @param occurredAt when it began
 * @param reviewedAt when its review was closed; absent while it is open
 * @param actions what the review agreed on; empty while it has agreed on nothing
 * @since 0.1
 */
public record Incident(
        IncidentId id,
        ProductId productId,
        @NotBlank String title,
        Severity severity,
        Instant occurredAt,
        @Nullable Instant reviewedAt,
        List<IncidentAction> actions)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the title is blank or it was reviewed before it occurred */
    public Incident {
        Objects.requireNonNull(id, "Incident.id");
        Objects.requireNonNull(productId, "Incident.productId");
        Guard.text("Incident.title", title);
        Objects.requireNonNull(severity, "Incident.severity");
        Guard.inOrder("Incident.occurredAt", occurredAt, "Incident.reviewedAt", reviewedAt);
        actions = List.copyOf(actions);
    }

    /** Whether its review is closed at {@code asOf}, or open for at most {@code limit}. */
    @InRules("reviewed, or at most {0} old, at {1}")
    public boolean reviewedInTime(Duration limit, Instant asOf) {
        return reviewedAt != null && !reviewedAt.isAfter(asOf) || Freshness.within(occurredAt, limit, asOf);
    }

    /** Whether none of its actions that were agreed at {@code asOf} or before is an orphan; so it is without any action. */
    @InRules("has no action that is linked to no item at {0}")
    public boolean everyActionLinked(Instant asOf) {
        return actions.stream()
                .allMatch(action ->
                        action.flowItemId() != null || action.agreedAt().isAfter(asOf));
    }

    /** Whether one of its actions was agreed at {@code asOf} or before, at most {@code age} earlier, and became an item. */
    @InRules("changed the roadmap within {0} before {1}")
    public boolean changedRoadmapWithin(Duration age, Instant asOf) {
        return actions.stream()
                .anyMatch(action -> action.flowItemId() != null && Freshness.within(action.agreedAt(), age, asOf));
    }

    @Override
    public Instant countsFrom() {
        return occurredAt;
    }
}
