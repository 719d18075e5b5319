package org.operatingmodel.metrics.investment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.product.ProductId;

/**
 * Run costs from a cost feed.
 *
 * <p>Definition: the sum of the billed charges of a product that are known ({@code to <= asOf}) and whose charge period
 * overlaps the window ({@code from < window.to} and {@code to > window.from}), over all charge categories.
 * <p>Empty cases: no charge of any product overlaps the last 24 hours of the window, because a feed that is missing or
 * has stopped is not a cost of zero; the product's charges, or without any those of that last day, are in more than one
 * currency; one id occurs twice among the product's charges.
 * <p>Merging: over adjoining windows, amounts and rows of the same product and currency add up to those of the whole plus
 * once more those of the charges whose period reaches over the cut; without such charges, they add up.
 * <p>Limits: a charge belongs whole to every window that its period overlaps, it is not spread. So a window never misses
 * a charge for a part of it, and one that is shorter than the periods overstates the cost.
 *
 * @see <a href="https://focus.finops.org/focus-specification/v1-0/">FinOps Open Cost and Usage Specification 1.0,
 *     columns BilledCost, ChargePeriodStart, ChargePeriodEnd</a>
 * @since 0.1
 */
public final class RunCosts {
    private static final String CONVENTION = "run-cost: billed, by the overlap of the charge period";
    private static final Duration DAY = Duration.ofHours(24);

    private RunCosts() {}

    /**
     * The run cost of a product in a window.
     *
     * @param productId the product
     * @param feed the charges of all products, those allocated to none among them: they show that the feed is alive
     * @param from the start of the window, included
     * @param to its end, excluded
     * @param asOf the instant of the decision, not before {@code to}
     * @throws IllegalArgumentException if the end is not after the start, or after {@code asOf}
     */
    public static Measured<RunCost> of(
            ProductId productId, Collection<Cost> feed, Instant from, Instant to, Instant asOf) {
        List<Cost> rows = behind(productId, feed, from, to, asOf);
        Basis basis = Basis.asOf(asOf, "money", CONVENTION);
        Instant lastDay = Duration.between(from, to).minus(DAY).isNegative() ? from : to.minus(DAY);
        List<Cost> alive =
                feed.stream().filter(cost -> overlaps(cost, lastDay, to, asOf)).toList();
        if (alive.isEmpty()) {
            return Measured.absent(
                    "There is no cost feed in the last day of the window, [" + lastDay + ", " + to + ").",
                    rows.size(),
                    basis);
        }
        List<String> currencies = (rows.isEmpty() ? alive : rows)
                .stream().map(Cost::currency).distinct().sorted().toList();
        if (currencies.size() > 1) {
            return Measured.absent(
                    "The charges must be in one currency, but are in " + String.join(", ", currencies) + ".",
                    rows.size(),
                    basis);
        }
        List<String> repeated = repeatedIds(rows);
        if (!repeated.isEmpty()) {
            return Measured.absent(
                    "Charges of '" + productId + "' are counted twice: '" + String.join("', '", repeated) + "'.",
                    rows.size(),
                    basis);
        }
        BigDecimal amount = rows.stream().map(Cost::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
        String currency = currencies.get(0);
        return Measured.value(
                new RunCost(productId, from, to, amount, currency, rows.size(), CONVENTION),
                rows.size(),
                Basis.asOf(asOf, currency, CONVENTION));
    }

    /**
     * The run cost of a product in a window that was charged at least once, for figures that take it as known: a feed that is
     * alive does not say whether somebody else bears what was never charged. Absent as {@link #of}, and without a charge of
     * the product.
     *
     * @param productId the product
     * @param feed the charges of all products
     * @param from the start of the window, included
     * @param to its end, excluded
     * @param asOf the instant of the decision, not before {@code to}
     * @throws IllegalArgumentException if the end is not after the start, or after {@code asOf}
     */
    public static Measured<RunCost> charged(
            ProductId productId, Collection<Cost> feed, Instant from, Instant to, Instant asOf) {
        Measured<RunCost> cost = of(productId, feed, from, to, asOf);
        return cost.flatMap(known -> known.charged()
                ? cost
                : Measured.absent(
                        "No charge of '" + productId + "' is in the window [" + from + ", " + to + ").",
                        0,
                        cost.basis()));
    }

    /**
     * The charges behind {@link #of}, in the order of the feed: those that it adds up, or would if there were no reason
     * against it.
     *
     * @param productId the product
     * @param feed the charges of all products
     * @param from the start of the window, included
     * @param to its end, excluded
     * @param asOf the instant of the decision, not before {@code to}
     * @throws IllegalArgumentException if the end is not after the start, or after {@code asOf}
     */
    public static List<Cost> behind(
            ProductId productId, Collection<Cost> feed, Instant from, Instant to, Instant asOf) {
        Guard.inOrder("from", from, "to", to);
        if (to.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "to must be at most asOf '" + asOf + "', but was '" + to + "'. End the window at asOf.");
        }
        return feed.stream()
                .filter(cost -> productId.equals(cost.productId()) && overlaps(cost, from, to, asOf))
                .toList();
    }

    private static boolean overlaps(Cost cost, Instant from, Instant to, Instant asOf) {
        return !cost.to().isAfter(asOf) && cost.from().isBefore(to) && cost.to().isAfter(from);
    }

    private static List<String> repeatedIds(List<Cost> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream()
                .map(Cost::id)
                .filter(id -> !seen.add(id))
                .distinct()
                .sorted()
                .toList();
    }
}
