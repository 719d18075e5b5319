package org.operatingmodel.funding;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.internal.Guard;

/**
 * The share of the work that one category is meant to have.
 *
 * @param category the name of the category, such as {@code INNOVATION}; {@code OTHER} is what no category has
 * @param types the types of flow items that belong to it; at least one
 * @param share the share, 0 to 1: 40 percent is 0.4
 * @since 0.1
 */
public record AllocationShare(
        @Pattern(regexp = Guard.FOREIGN) String category,
        @NotEmpty Set<FlowItemType> types,
        @DecimalMin("0") @DecimalMax("1") BigDecimal share) {
    private static final int MAX_DECIMALS = 18;

    /** @throws IllegalArgumentException if the name has another form or is {@code OTHER}, there is no type, or the share is out of range or has more than 18 decimal places */
    public AllocationShare {
        Guard.foreign("AllocationShare.category", category);
        if (category.equals("OTHER")) {
            throw new IllegalArgumentException(
                    "AllocationShare.category must not be 'OTHER', but was 'OTHER'. It is what no category has; use another name.");
        }
        types = Collections.unmodifiableSet(new TreeSet<>(types));
        if (types.isEmpty()) {
            throw new IllegalArgumentException("AllocationShare.types must not be empty, but was '[]' for '" + category
                    + "'. Name a type of flow item.");
        }
        checkScale("AllocationShare.share", share);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("AllocationShare.share must lie between 0 and 1, but was '"
                    + share.toPlainString() + "'. Write 40 percent as 0.4.");
        }
    }

    /** Refuses a number that exact figures could not be computed with in good time. */
    static void checkScale(String what, BigDecimal value) {
        if (Math.abs((long) value.scale()) > MAX_DECIMALS) {
            throw new IllegalArgumentException(what + " must have at most " + MAX_DECIMALS
                    + " decimal places, but was '" + value + "'. Round it.");
        }
    }
}
