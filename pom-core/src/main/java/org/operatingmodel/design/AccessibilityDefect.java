package org.operatingmodel.design;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Something that keeps people with a disability from using a product.
 *
 * <p>It counts from {@code foundAt}; a remediated one stays in the portfolio.
 *
 * @param id its id, unique among the accessibility defects
 * @param productId the product
 * @param foundAt when it was found
 * @param remediatedAt when it was mended; absent while it is not
 * @since 0.1
 */
public record AccessibilityDefect(
        AccessibilityDefectId id,
        ProductId productId,
        Instant foundAt,
        @Nullable Instant remediatedAt) implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if it was not mended after it was found */
    public AccessibilityDefect {
        Objects.requireNonNull(id, "AccessibilityDefect.id");
        Objects.requireNonNull(productId, "AccessibilityDefect.productId");
        Guard.inOrder("AccessibilityDefect.foundAt", foundAt, "AccessibilityDefect.remediatedAt", remediatedAt);
    }

    /** Whether it is not mended at {@code asOf}. */
    @InRules("open at {0}")
    public boolean openAt(Instant asOf) {
        return !foundAt.isAfter(asOf) && (remediatedAt == null || remediatedAt.isAfter(asOf));
    }

    /** Whether it was found at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("found within {0} before {1}")
    public boolean foundWithin(Duration age, Instant asOf) {
        return Freshness.within(foundAt, age, asOf);
    }

    /** Whether at {@code asOf} it had been there for at most {@code time}: until it was mended, or still. */
    @InRules("there for at most {0}, as of {1}")
    public boolean withinTime(Duration time, Instant asOf) {
        Instant until = remediatedAt == null || remediatedAt.isAfter(asOf) ? asOf : remediatedAt;
        return Duration.between(foundAt, until).compareTo(time) <= 0;
    }

    @Override
    public Instant countsFrom() {
        return foundAt;
    }
}
