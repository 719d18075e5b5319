package org.operatingmodel.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A charge for running products, after the FinOps Open Cost and Usage Specification (FOCUS) 1.0.
 *
 * <p>Amounts of any sign are legal: credits, refunds and corrections are negative. It is known from {@code to} on.
 *
 * @param id the charge's id at its source, unique among the charges
 * @param productId the product that it is allocated to; absent while it is allocated to none
 * @param from the start of the charge period, included
 * @param to its end, excluded
 * @param category what the charge is for
 * @param billed what is invoiced ({@code BilledCost})
 * @param effective what the use is worth after discounts and spread purchases ({@code EffectiveCost})
 * @param currency the ISO 4217 code of both amounts
 * @param provider who charges
 * @param service what was used
 * @param tags the tags of the resource, ordered by key; empty when it has none
 * @since 0.1
 */
public record Cost(
        @NotBlank String id,
        @Nullable ProductId productId,
        Instant from,
        Instant to,
        ChargeCategory category,
        BigDecimal billed,
        BigDecimal effective,
        @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotBlank String provider,
        @NotBlank String service,
        Map<String, String> tags)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a text is blank, the currency no code, or the end not after the start */
    public Cost {
        Guard.text("Cost.id", id);
        Guard.inOrder("Cost.from", from, "Cost.to", Objects.requireNonNull(to, "Cost.to"));
        Objects.requireNonNull(category, "Cost.category");
        new Money(billed, currency);
        new Money(effective, currency);
        Guard.text("Cost.provider", provider);
        Guard.text("Cost.service", service);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    @Override
    public Instant countsFrom() {
        return to;
    }
}
