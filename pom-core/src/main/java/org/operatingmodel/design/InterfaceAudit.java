package org.operatingmodel.design;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Somebody, or a tool, counted which components the user interface of a product is built from.
 *
 * @param productId the product
 * @param components the components and how often each is used; empty when there is none
 * @param auditedAt when they were counted
 * @since 0.1
 */
public record InterfaceAudit(ProductId productId, List<ComponentUse> components, Instant auditedAt)
        implements ProductScoped, Dated {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** @throws NullPointerException if a part is missing */
    public InterfaceAudit {
        Objects.requireNonNull(productId, "InterfaceAudit.productId");
        components = List.copyOf(components);
        Objects.requireNonNull(auditedAt, "InterfaceAudit.auditedAt");
    }

    private BigDecimal uses(Predicate<ComponentUse> which) {
        return new BigDecimal(components.stream()
                .filter(which)
                .map(component -> BigInteger.valueOf(component.uses()))
                .reduce(BigInteger.ZERO, BigInteger::add));
    }

    /** Whether at least so many percent of the uses are of approved components, compared exactly; not without uses. */
    @InRules("at least {0} percent approved components")
    public boolean reuseAtLeast(BigDecimal percent) {
        BigDecimal all = uses(component -> true);
        return all.signum() > 0
                && uses(ComponentUse::approved).multiply(HUNDRED).compareTo(percent.multiply(all)) >= 0;
    }

    /** Whether it was made at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("audited within {0} before {1}")
    public boolean auditedWithin(Duration age, Instant asOf) {
        return Freshness.within(auditedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return auditedAt;
    }
}
