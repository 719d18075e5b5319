package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.FlowCount;
import org.operatingmodel.metrics.flow.ProductFlow;
import org.operatingmodel.metrics.investment.RunCosts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;

/**
 * A number that reports give for each product, with its definition.
 *
 * @since 0.1
 */
public enum ProductFigure {
    /** What the budgets in force allow; absent without one, and when they are in several currencies. */
    BUDGET("Sum of the limits of the product's budgets that are in force") {
        @Override
        Measured<BigDecimal> measure(ProductId product, Portfolio portfolio, Instant asOf) {
            List<Budget> budgets = portfolio.budgets().stream()
                    .filter(budget -> budget.productId().equals(product)
                            && !asOf.isBefore(budget.from())
                            && asOf.isBefore(budget.to()))
                    .toList();
            List<String> currencies = budgets.stream()
                    .map(budget -> budget.limit().currency())
                    .distinct()
                    .sorted()
                    .toList();
            Basis basis = Basis.asOf(asOf, currencies.size() == 1 ? currencies.get(0) : "money", definition());
            if (currencies.size() != 1) {
                String reason = currencies.isEmpty()
                        ? "No budget of '" + product + "' is in force."
                        : "The budgets of '" + product + "' are in " + String.join(", ", currencies) + ".";
                return Measured.absent(reason, budgets.size(), basis);
            }
            BigDecimal sum =
                    budgets.stream().map(budget -> budget.limit().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
            return Measured.value(sum, budgets.size(), basis);
        }
    },

    /** What the last 30 days were billed, as {@link RunCosts} says; absent without a charge, which is not a cost of 0. */
    RUN_COST("Billed charges whose period overlaps the last 30 days") {
        @Override
        Measured<BigDecimal> measure(ProductId product, Portfolio portfolio, Instant asOf) {
            return RunCosts.charged(product, portfolio.costs(), asOf.minus(WINDOW), asOf, asOf)
                    .flatMap(cost -> Measured.value(
                            cost.amount(), cost.rows(), Basis.asOf(asOf, cost.currency(), definition())));
        }
    },

    /** How many flow items are in progress; absent when no item is known. */
    LOAD("Flow items in progress") {
        @Override
        Measured<BigDecimal> measure(ProductId product, Portfolio portfolio, Instant asOf) {
            return ProductFlow.of(product, portfolio.flowItems(), asOf)
                    .load()
                    .map(load -> BigDecimal.valueOf(load.inProgress()));
        }
    },

    /** How many days 85 of 100 items in progress are at most under way; absent when none is. */
    AGE("Days since the first start that 85 of 100 flow items in progress do not exceed") {
        @Override
        Measured<BigDecimal> measure(ProductId product, Portfolio portfolio, Instant asOf) {
            return ProductFlow.of(product, portfolio.flowItems(), asOf)
                    .age()
                    .flatMap(age ->
                            Measured.value(days(age.p85()), age.items(), Basis.asOf(asOf, "days", definition())));
        }
    },

    /** How many flow items were completed in the last 30 days; absent when no item is known. */
    VELOCITY("Flow items completed in the last 30 days") {
        @Override
        Measured<BigDecimal> measure(ProductId product, Portfolio portfolio, Instant asOf) {
            List<FlowItem> items = portfolio.flowItems();
            return ProductFlow.of(product, items, asOf).load().flatMap(known -> {
                int done = ProductFlow.behind(FlowCount.COMPLETED, 30, product, items, asOf)
                        .size();
                return Measured.value(BigDecimal.valueOf(done), known.items(), Basis.asOf(asOf, "items", definition()));
            });
        }
    };

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private final String definition;

    ProductFigure(String definition) {
        this.definition = definition;
    }

    /** What it counts or adds up, as a sentence without its full stop. */
    public String definition() {
        return definition;
    }

    /** Its word in data and messages, such as {@code run-cost}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The figure of a product, with its unit and how many facts it rests on, or the reason why there is none.
     *
     * @param product the product
     * @param portfolio what is known
     * @param asOf the instant of the report
     */
    public Measured<BigDecimal> of(ProductId product, Portfolio portfolio, Instant asOf) {
        return measure(product, portfolio, asOf);
    }

    abstract Measured<BigDecimal> measure(ProductId product, Portfolio portfolio, Instant asOf);

    private static BigDecimal days(Duration age) {
        return BigDecimal.valueOf(age.toMillis()).divide(DAY, 1, RoundingMode.HALF_UP);
    }

    /** The value with its unit, or the reason why there is none. */
    static String shown(Measured<BigDecimal> figure) {
        return figure instanceof Measured.Value<BigDecimal> known
                ? known.value().toPlainString() + " " + known.basis().measuredIn()
                : "undefined (" + ((Measured.Absent<BigDecimal>) figure).reason() + ")";
    }
}
