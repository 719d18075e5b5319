package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * What is left of a product's value after its run cost: the product as a profit centre.
 *
 * <p>Definition: the sum of its values less its run cost, of one window and in one currency.
 * <p>Unit and range: money, any sign. Empty cases: no run cost, no value (the product is cost-only, which is not a value
 * of 0), or another currency.
 * <p>Merging: merge the costs and the values, then make a new one.
 * <p>Limits: it does not compare with a budget; keeping to a plan is no value.
 *
 * @param cost the run cost
 * @param revenue the value, in the currency of the cost
 * @see "Anthony, Govindarajan, Management Control Systems, 12th edition, 2007, chapter 5, Profit Centers"
 * @since 0.1
 */
public record Margin(RunCost cost, BigDecimal revenue) implements ProductScoped, Serializable {
    /** @throws NullPointerException if a part is missing */
    public Margin {
        Objects.requireNonNull(cost, "Margin.cost");
        Objects.requireNonNull(revenue, "Margin.revenue");
    }

    /**
     * The margin of the product of a run cost; absent when the cost is not known, or no value of the product is stated for
     * its window, or one is in another currency.
     *
     * @param cost the run cost
     * @param values the values of all products in all windows
     */
    public static Measured<Margin> of(Measured<RunCost> cost, Collection<ProductValue> values) {
        return cost.flatMap(spent -> {
            Basis basis = new Basis(
                    spent.currency(), "margin: value - run cost", cost.basis().horizon());
            List<ProductValue> own = behind(spent, values);
            if (own.isEmpty()) {
                return Measured.absent(
                        "'" + spent.productId() + "' is cost-only: no value is stated for [" + spent.from() + ", "
                                + spent.to() + ").",
                        0,
                        basis);
            }
            List<String> foreign = own.stream()
                    .map(value -> value.amount().currency())
                    .filter(currency -> !currency.equals(spent.currency()))
                    .distinct()
                    .sorted()
                    .toList();
            if (!foreign.isEmpty()) {
                return Measured.absent(
                        "The values must be in " + spent.currency() + " like the cost, but are in "
                                + String.join(", ", foreign) + ".",
                        own.size(),
                        basis);
            }
            BigDecimal revenue =
                    own.stream().map(value -> value.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
            return Measured.value(new Margin(spent, revenue), own.size(), basis);
        });
    }

    /** The values behind {@link #of}, in their order: those of the product in the window of the cost. */
    public static List<ProductValue> behind(RunCost cost, Collection<ProductValue> values) {
        Account account = Account.of(cost);
        return values.stream()
                .filter(value -> Account.of(value).equals(account))
                .toList();
    }

    /**
     * The products that cost something but have no stated value in the window of the cost, ordered by id. A cost of 0 or
     * less counts, too: what runs has charges.
     *
     * @param costs the run costs of products
     * @param values the values of all products in all windows
     */
    public static List<ProductId> costOnly(Collection<RunCost> costs, Collection<ProductValue> values) {
        Set<Account> valued = new HashSet<>();
        values.forEach(value -> valued.add(Account.of(value)));
        return costs.stream()
                .filter(cost -> !valued.contains(Account.of(cost)))
                .map(RunCost::productId)
                .distinct()
                .sorted()
                .toList();
    }

    /** A product in a window. */
    private record Account(ProductId productId, Instant from, Instant to) {
        static Account of(RunCost cost) {
            return new Account(cost.productId(), cost.from(), cost.to());
        }

        static Account of(ProductValue value) {
            return new Account(value.productId(), value.from(), value.to());
        }
    }

    @Override
    public ProductId productId() {
        return cost.productId();
    }

    /** What is left; negative when the product costs more than it is worth. */
    public Money amount() {
        return new Money(revenue.subtract(cost.amount()), cost.currency());
    }

    /**
     * What is left of each unit of value, at most 1 while the cost is not negative; its horizon is the end of the window.
     * Absent when the value is 0 or less.
     */
    public Measured<Ratio> share() {
        Basis basis = Basis.asOf(cost.to(), "fraction", "margin-share: (value - run cost) / value");
        return revenue.signum() <= 0
                ? Measured.absent("A value of 0 or less has no share.", cost.rows(), basis)
                : Measured.value(
                        Ratio.of(revenue.subtract(cost.amount())).dividedBy(Ratio.of(revenue)), cost.rows(), basis);
    }
}
