package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;

/**
 * A charge as unit economics needs it: with all four amounts, its billing period and what it is grouped by.
 *
 * <p>Unit and range: amounts of any sign; credits, refunds and corrections are negative.
 * <p>Limits: it knows no product. What products cost to run is computed from {@link org.operatingmodel.funding.Cost}.
 *
 * @param billingFrom the start of the billing period, included
 * @param billingTo its end, excluded
 * @param from the start of the charge period, included
 * @param to its end, excluded
 * @param category what the charge is for
 * @param correction whether it corrects one of an earlier billing period ({@code ChargeClass})
 * @param billed what is invoiced
 * @param effective what the use is worth after discounts and spread purchases
 * @param list what it would cost at list prices; absent where it is not given
 * @param contracted what it would cost at negotiated prices; absent where it is not given
 * @param currency the ISO 4217 code of the amounts
 * @param serviceCategory the kind of service; absent where it is not given
 * @param tags the tags of the resource, ordered by key, blanks in keys included; empty when it has none
 * @see <a href="https://focus.finops.org/focus-specification/v1-0/">FinOps Open Cost and Usage Specification 1.0,
 *     columns</a>
 * @since 0.1
 */
public record Charge(
        Instant billingFrom,
        Instant billingTo,
        Instant from,
        Instant to,
        ChargeCategory category,
        boolean correction,
        BigDecimal billed,
        BigDecimal effective,
        @Nullable BigDecimal list,
        @Nullable BigDecimal contracted,
        String currency,
        @Nullable String serviceCategory,
        Map<String, String> tags)
        implements Serializable {
    private static final int MAX_SCALE = 100;

    /**
     * @throws IllegalArgumentException if an end is not after its start, the currency no code, the service category blank,
     *     or the scale of an amount outside -100 to 100
     */
    public Charge {
        Objects.requireNonNull(billingTo, "Charge.billingTo");
        Objects.requireNonNull(to, "Charge.to");
        Guard.inOrder("Charge.billingFrom", billingFrom, "Charge.billingTo", billingTo);
        Guard.inOrder("Charge.from", from, "Charge.to", to);
        Objects.requireNonNull(category, "Charge.category");
        new Money(checked("Charge.billed", billed), currency);
        checked("Charge.effective", effective);
        if (list != null) {
            checked("Charge.list", list);
        }
        if (contracted != null) {
            checked("Charge.contracted", contracted);
        }
        Guard.textOrAbsent("Charge.serviceCategory", serviceCategory);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Sums stay short only where no amount is absurdly fine or large. */
    private static BigDecimal checked(String what, BigDecimal amount) {
        Objects.requireNonNull(amount, what);
        if (Math.abs((long) amount.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException(
                    what + " must have a scale of -100 to 100, but had '" + amount.scale() + "'. Round it.");
        }
        return amount;
    }

    /** The amount on a basis; absent where it is not given. */
    public @Nullable BigDecimal amount(CostBasis basis) {
        return switch (basis) {
            case BILLED -> billed;
            case EFFECTIVE -> effective;
            case LIST -> list;
            case CONTRACTED -> contracted;
        };
    }

    /** The value of the tag; absent where there is no such tag, or a blank one. */
    public @Nullable String tag(String key) {
        String value = tags.get(key);
        return value == null || value.isBlank() ? null : value;
    }
}
