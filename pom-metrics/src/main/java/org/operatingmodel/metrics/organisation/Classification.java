package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.flow.FlowItemId;

/**
 * The class that a flow item has from an instant on, until it is classified again.
 *
 * @param itemId the item
 * @param workClass the class
 * @param at from when on
 * @since 0.1
 */
public record Classification(FlowItemId itemId, WorkClass workClass, Instant at) implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public Classification {
        Objects.requireNonNull(itemId, "Classification.itemId");
        Objects.requireNonNull(workClass, "Classification.workClass");
        Objects.requireNonNull(at, "Classification.at");
    }
}
