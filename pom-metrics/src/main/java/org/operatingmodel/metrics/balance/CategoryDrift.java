package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * How far one category is from its target, as a part of the fact {@link AllocationBalance}.
 *
 * @param category the category
 * @param items how many completed items are in it
 * @param target the share that it is meant to have, 0 to 1
 * @param points share - target in percentage points, -100 to 100, to 34 digits
 * @param status under, within or over, compared exactly
 * @since 0.1
 */
public record CategoryDrift(String category, long items, BigDecimal target, BigDecimal points, DriftStatus status)
        implements Serializable {
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);

    /** @throws IllegalArgumentException if the category is blank or a number out of range */
    public CategoryDrift {
        Guard.text("CategoryDrift.category", category);
        Guard.notNegative("CategoryDrift.items", items);
        if (target.signum() < 0 || target.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("CategoryDrift.target must lie between 0 and 1, but was '"
                    + target.toPlainString() + "'. Write 40 percent as 0.4.");
        }
        if (points.abs().compareTo(MOST_POINTS) > 0) {
            throw new IllegalArgumentException("CategoryDrift.points must lie between -100 and 100, but was '"
                    + points.toPlainString() + "'. Write 10 percentage points as 10.");
        }
        Objects.requireNonNull(status, "CategoryDrift.status");
    }
}
