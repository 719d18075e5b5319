package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;

/**
 * An action that an incident review agreed on, and the item of the roadmap or the design backlog that it became.
 *
 * @param id its id in the record of reviews: letters, digits and {@code . _ : / -}
 * @param agreedAt when the review agreed on it
 * @param itemId the item that it became; absent for an orphan, which is on nobody's list
 * @param deliveredAt when that item was delivered; absent while it is not
 * @since 0.1
 */
public record ReviewAction(
        String id,
        Instant agreedAt,
        @Nullable FlowItemId itemId,
        @Nullable Instant deliveredAt) implements Serializable {
    /** @throws IllegalArgumentException if the id has another form, or it was delivered before it was agreed or as no item */
    public ReviewAction {
        Guard.foreign("ReviewAction.id", id);
        Objects.requireNonNull(agreedAt, "ReviewAction.agreedAt");
        if (deliveredAt != null && deliveredAt.isBefore(agreedAt)) {
            throw new IllegalArgumentException("ReviewAction.deliveredAt must not be before agreedAt '" + agreedAt
                    + "', but was '" + deliveredAt + "'. Swap them.");
        }
        if (deliveredAt != null && itemId == null) {
            throw new IllegalArgumentException("ReviewAction.deliveredAt must be absent for an orphan, but was '"
                    + deliveredAt + "'. Name the item that was delivered.");
        }
    }
}
