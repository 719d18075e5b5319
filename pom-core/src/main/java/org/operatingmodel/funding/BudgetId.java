package org.operatingmodel.funding;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a budget.
 *
 * @param value letters, digits and {@code . _ : / -}, 1 to 128 characters
 * @since 0.1
 */
public record BudgetId(@Pattern(regexp = Guard.FOREIGN) String value) implements Comparable<BudgetId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public BudgetId {
        Guard.foreign("budgetId", value);
    }

    @Override
    public int compareTo(BudgetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
