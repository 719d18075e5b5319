package org.operatingmodel.funding;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * How the completed work of a product is meant to be divided, and when a drift from that is a signal.
 *
 * <p>Unit and range: the shares sum to exactly 1. A type of flow item that no category names is meant to have none.
 *
 * @param id its id, unique among the allocation targets
 * @param productId the product
 * @param shares the categories, the types of flow items that belong to each, and the shares
 * @param tolerancePoints by how many percentage points a share may be off, 0 to 100
 * @param minimumSample below how many completed items nothing is said, from 1
 * @param significance below which chance a drift is taken for a signal, above 0 and at most 1; absent where chance is not
 *     asked for
 * @see <a href="https://scaledagileframework.com/guardrails">Scaled Agile Framework, Lean Budget Guardrails: capacity
 *     allocation</a>
 * @since 0.1
 */
public record AllocationTarget(
        AllocationTargetId id,
        ProductId productId,
        @NotEmpty List<AllocationShare> shares,
        @DecimalMin("0") @DecimalMax("100") BigDecimal tolerancePoints,
        @Positive long minimumSample,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Nullable
        BigDecimal significance)
        implements ProductScoped {
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);

    /**
     * @throws IllegalArgumentException if a number is out of range or has more than 18 decimal places, a category or a type occurs twice, or the shares do not
     *     sum to exactly 1
     */
    public AllocationTarget {
        Objects.requireNonNull(id, "AllocationTarget.id");
        Objects.requireNonNull(productId, "AllocationTarget.productId");
        shares = List.copyOf(shares);
        Set<String> categories = new HashSet<>();
        Set<FlowItemType> types = EnumSet.noneOf(FlowItemType.class);
        BigDecimal sum = BigDecimal.ZERO;
        for (AllocationShare share : shares) {
            if (!categories.add(share.category())) {
                throw new IllegalArgumentException("AllocationTarget.shares must name each category once, but was '"
                        + share.category() + "' twice. Join the two.");
            }
            for (FlowItemType type : share.types()) {
                if (!types.add(type)) {
                    throw new IllegalArgumentException(
                            "AllocationTarget.shares must have each type in one category, but was '" + type
                                    + "' in two. Count each item once.");
                }
            }
            sum = sum.add(share.share());
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("AllocationTarget.shares must sum to exactly 1, but was '"
                    + sum.toPlainString() + "'. Divide all of the work, and no more.");
        }
        AllocationShare.checkScale("AllocationTarget.tolerancePoints", tolerancePoints);
        if (tolerancePoints.signum() < 0 || tolerancePoints.compareTo(MOST_POINTS) > 0) {
            throw new IllegalArgumentException("AllocationTarget.tolerancePoints must lie between 0 and 100, but was '"
                    + tolerancePoints.toPlainString() + "'. Write 10 percentage points as 10.");
        }
        Guard.positive("AllocationTarget.minimumSample", minimumSample);
        if (significance != null) {
            AllocationShare.checkScale("AllocationTarget.significance", significance);
            Guard.share("AllocationTarget.significance", significance);
        }
    }
}
