package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What a product was billed for periods that overlap a window, over all charge categories.
 *
 * <p>It exists only where it is defined: {@link RunCosts} makes one when the cost feed is alive.
 *
 * @param productId the product
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param amount the sum of the billed charges, exact; negative when credits outweigh them
 * @param currency the ISO 4217 code of the amount
 * @param rows how many charges it sums up; 0 only when the feed was seen alive and none was the product's
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record RunCost(
        ProductId productId, Instant from, Instant to, BigDecimal amount, String currency, int rows, String convention)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if the currency is no code, rows negative, the end not after the start, or the text blank */
    public RunCost {
        Objects.requireNonNull(productId, "RunCost.productId");
        Guard.inOrder("RunCost.from", from, "RunCost.to", Objects.requireNonNull(to, "RunCost.to"));
        new Money(amount, currency);
        Guard.notNegative("RunCost.rows", rows);
        Guard.text("RunCost.convention", convention);
    }

    /** Whether there is a charge in it; without one, nobody knows who bears what the product costs. */
    public boolean charged() {
        return rows > 0;
    }

    /** Whether it is at most the limit and in the limit's currency; another currency is never within a limit. */
    @InRules("run cost of at most {0}")
    public boolean within(Money limit) {
        return currency.equals(limit.currency()) && amount.compareTo(limit.amount()) <= 0;
    }
}
