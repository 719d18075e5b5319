package org.operatingmodel.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Those who lead the business looked at value streams together.
 *
 * <p>It counts from {@code heldAt} on.
 *
 * @param heldAt when
 * @param valueStreamIds the value streams that were reviewed; empty where none was
 * @since 0.1
 */
public record BusinessReview(Instant heldAt, List<ValueStreamId> valueStreamIds) implements Dated {
    /** @throws NullPointerException if a part is missing */
    public BusinessReview {
        Objects.requireNonNull(heldAt, "BusinessReview.heldAt");
        valueStreamIds = List.copyOf(valueStreamIds);
    }

    /** Whether it was held at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("held within {0} before {1}")
    public boolean heldWithin(Duration age, Instant asOf) {
        return Freshness.within(heldAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return heldAt;
    }
}
