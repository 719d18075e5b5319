package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * How many units a product served in a window: active users, transactions.
 *
 * <p>Unit and range: what {@code measuredIn} says, 0 to {@link Long#MAX_VALUE}. Whoever does not know the count has no
 * such record.
 * <p>Merging: none. Transactions of adjoining windows add up, but somebody who is active in both is one user.
 *
 * @param measuredIn what is counted, in the plural, such as {@code active users}
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param count how many there were
 * @since 0.1
 */
public record UnitCount(String measuredIn, Instant from, Instant to, long count) implements Serializable {
    /** @throws IllegalArgumentException if the text is blank, the count negative, or the end not after the start */
    public UnitCount {
        Guard.text("UnitCount.measuredIn", measuredIn);
        Guard.inOrder("UnitCount.from", from, "UnitCount.to", Objects.requireNonNull(to, "UnitCount.to"));
        Guard.notNegative("UnitCount.count", count);
    }
}
