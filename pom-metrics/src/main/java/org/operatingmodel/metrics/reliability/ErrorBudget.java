package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.SloId;

/**
 * The error budget of an objective over a window, counted in events (occurrences).
 *
 * <p>It exists only where it is defined: {@link ErrorBudgets} makes one when enough was counted. "Budget is left" is
 * {@code remaining > 0}; a budget that is exactly used up is {@link #met} all the same. A target of 1 never leaves any.
 *
 * @param productId the product
 * @param sloId the objective
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param good how many events were good, 0 to {@code total}
 * @param total how many events there were, from 1: what the figure rests on
 * @param target the share of good events that is aimed at, above 0 and at most 1, with at most 18 decimal places
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record ErrorBudget(
        ProductId productId,
        SloId sloId,
        Instant from,
        Instant to,
        long good,
        long total,
        BigDecimal target,
        String convention)
        implements ProductScoped, Serializable {
    /** @throws IllegalArgumentException if a number is out of range, the text blank or the end not after the start */
    public ErrorBudget {
        Objects.requireNonNull(productId, "ErrorBudget.productId");
        Objects.requireNonNull(sloId, "ErrorBudget.sloId");
        Guard.inOrder("ErrorBudget.from", from, "ErrorBudget.to", Objects.requireNonNull(to, "ErrorBudget.to"));
        Guard.positive("ErrorBudget.total", total);
        new Tally(good, total, to);
        BudgetUse.checkTarget("ErrorBudget.target", target);
        Guard.text("ErrorBudget.convention", convention);
    }

    /** How many events were not good. */
    @InRules
    public long bad() {
        return total - good;
    }

    /** How many events may be bad: (1 - target) x total, exact. */
    @InRules
    public BigDecimal allowed() {
        return use().allowed();
    }

    /** How many more events may be bad: allowed less bad, exact; negative when overspent. */
    @InRules
    public BigDecimal remaining() {
        return allowed().subtract(BigDecimal.valueOf(bad()));
    }

    /** Whether the objective is met: good is at least target x total. */
    @InRules
    public boolean met() {
        return use().met();
    }

    /** Share of the budget that is used, see {@link BudgetUse#consumed}. */
    public Measured<Ratio> consumed() {
        return use().consumed();
    }

    /** Every figure of the budget, as of the end of the window. */
    public BudgetUse use() {
        return new BudgetUse(target, Ratio.of(bad(), 1), total, to);
    }
}
