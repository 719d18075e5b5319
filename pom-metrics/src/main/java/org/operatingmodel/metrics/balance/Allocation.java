package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.unitcost.Charge;
import org.operatingmodel.metrics.unitcost.CostBasis;
import org.operatingmodel.metrics.unitcost.CostBreakdown;
import org.operatingmodel.metrics.unitcost.CostSum;
import org.operatingmodel.metrics.unitcost.CostSummary;

/**
 * How much of an investment went to each category of a scheme.
 *
 * <p>Definition: every amount has a source key, and the scheme puts it into the one category of that key.
 * <p>Unit and range: that of the basis, and for money the currency; exact, 0 or more per category.
 * <p>Empty case: without an amount above 0 there is no share.
 * <p>Merging: {@link #plus} is associative and commutative; an allocation of the same scheme, basis, currency and horizon
 * without amounts is neutral. Exact.
 * <p>Limits: a credit is no investment. Report credits apart; netted, they would hide what was spent. Bare amounts have no
 * horizon, because nothing says up to when they were known; {@link #asOf} does.
 *
 * @param scheme the categories
 * @param basis what is counted
 * @param currency the ISO 4217 code; present for money and for nothing else
 * @param amounts the amount by category; a category that is not given has 0
 * @param n how many items, or charges, it rests on; for counts their sum
 * @param horizon up to when the amounts were known; absent where that is not said
 * @see <a href="https://flowframework.org/faq/">Kersten, Project to Product, 2018, and the Flow Framework: flow
 *     distribution</a>
 * @since 0.1
 */
public record Allocation(
        CategoryScheme scheme,
        AllocationBasis basis,
        @Nullable String currency,
        Map<String, BigDecimal> amounts,
        long n,
        @Nullable Instant horizon)
        implements Serializable {
    private static final String SPENT = "spent: charged amounts by category";

    /**
     * @throws IllegalArgumentException if an amount is negative or of no category of the scheme, the currency is missing
     *     for money, given for anything else or no code, {@code n} is negative, or the counts are not whole numbers that
     *     sum to {@code n}
     */
    public Allocation {
        Objects.requireNonNull(scheme, "Allocation.scheme");
        Objects.requireNonNull(basis, "Allocation.basis");
        if ((currency != null) != basis.money()) {
            throw new IllegalArgumentException("Allocation.currency must be given exactly for money, but was '"
                    + currency + "' for '" + basis + "'. "
                    + (basis.money() ? "Give the ISO 4217 code, such as EUR." : "Leave it out."));
        }
        if (currency != null) {
            new Money(BigDecimal.ZERO, currency);
        }
        Guard.notNegative("Allocation.n", n);
        Map<String, BigDecimal> ordered = new LinkedHashMap<>();
        scheme.withOther().forEach(category -> ordered.put(category, BigDecimal.ZERO));
        for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
            scheme.check("Allocation.amounts", amount.getKey());
            ordered.put(
                    amount.getKey(),
                    checked("Allocation.amounts." + amount.getKey(), amount.getValue())
                            .stripTrailingZeros());
        }
        amounts = Collections.unmodifiableMap(ordered);
        if (basis == AllocationBasis.COUNT
                && (sum(amounts).compareTo(BigDecimal.valueOf(n)) != 0
                        || amounts.values().stream().anyMatch(amount -> amount.scale() > 0))) {
            throw new IllegalArgumentException("Allocation.amounts must be whole numbers that sum to n '" + n
                    + "' for 'COUNT', but was '" + plain(amounts) + "'. Count every item in n and in one category.");
        }
    }

    /**
     * Counted items.
     *
     * @param scheme the categories
     * @param countByKey how many items have a source key
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} items
     */
    public static Allocation counts(CategoryScheme scheme, Map<String, Long> countByKey) {
        Map<String, BigDecimal> amounts = byCategory(scheme, countByKey, BigDecimal::valueOf);
        return new Allocation(
                scheme, AllocationBasis.COUNT, null, amounts, sum(amounts).longValueExact(), null);
    }

    /**
     * Time.
     *
     * @param scheme the categories
     * @param basis active time or load
     * @param millisByKey the milliseconds of a source key
     * @param n how many items spent it
     * @throws IllegalArgumentException if an amount or {@code n} is negative, or the basis is not one of time
     */
    public static Allocation times(
            CategoryScheme scheme, AllocationBasis basis, Map<String, Long> millisByKey, long n) {
        if (basis == AllocationBasis.COUNT) {
            throw new IllegalArgumentException(
                    "basis must be ACTIVE_TIME or LOAD, but was 'COUNT'. Use Allocation.counts.");
        }
        return new Allocation(scheme, basis, null, byCategory(scheme, millisByKey, BigDecimal::valueOf), n, null);
    }

    /**
     * Money.
     *
     * @param scheme the categories
     * @param basis money spent or committed
     * @param currency the ISO 4217 code
     * @param amountByKey the amount of a source key
     * @param n how many charges it is the sum of
     * @throws IllegalArgumentException if an amount or {@code n} is negative, or the basis is not one of money
     */
    public static Allocation money(
            CategoryScheme scheme,
            AllocationBasis basis,
            String currency,
            Map<String, BigDecimal> amountByKey,
            long n) {
        return new Allocation(scheme, basis, currency, byCategory(scheme, amountByKey, Function.identity()), n, null);
    }

    /**
     * Flow: completed items, active time or load of a window.
     *
     * <p>Source keys are the names of the groups, such as those of {@link org.operatingmodel.metrics.flow.Groups#byType}.
     * Counts are of the completed items; active time is that of the completed items, and {@code n} those of them with a flow
     * time; load is that of all items in progress, and {@code n} how often one was, at the start or from an arrival on.
     * {@link org.operatingmodel.metrics.flow.FlowLedger#behind} lists the completed items of each group.
     *
     * @param scheme the categories
     * @param basis counts, active time or load
     * @param figures the flow by window and group
     * @param window the index of the window
     * @throws IllegalArgumentException if the basis is money
     * @throws IndexOutOfBoundsException if there is no such window
     */
    public static Allocation flow(CategoryScheme scheme, AllocationBasis basis, FlowFigures figures, int window) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        long n = 0;
        for (int group = 0; group < figures.groups().size(); group++) {
            WindowFlow flow = figures.cell(window, group);
            String key = figures.groups().get(group);
            switch (basis) {
                case COUNT -> {
                    amounts.put(key, flow.velocity());
                    n = Math.addExact(n, flow.velocity());
                }
                case ACTIVE_TIME -> {
                    amounts.put(key, flow.totalActiveTime());
                    n = Math.addExact(n, flow.flowTimes().n());
                }
                case LOAD -> {
                    amounts.put(key, flow.loadTime());
                    n = Math.addExact(n, Math.addExact(flow.loadAtStart(), flow.arrivals()));
                }
                case MONEY_SPENT, MONEY_COMMITTED ->
                    throw new IllegalArgumentException(
                            "basis must be COUNT, ACTIVE_TIME or LOAD, but was '" + basis + "'. Flow has no price.");
            }
        }
        return new Allocation(
                scheme,
                basis,
                null,
                byCategory(scheme, amounts, BigDecimal::valueOf),
                n,
                figures.total(window).horizon());
    }

    /**
     * Money spent: the charged amounts of a breakdown, what is given back left out.
     *
     * <p>Source keys are those of the breakdown, {@link CostBreakdown#UNTAGGED} among them. Absent without charges. Parts of
     * a bill are merged as breakdowns first: each part reaches to the end of its own last charge.
     *
     * @param scheme the categories
     * @param breakdown the charges by key
     * @param costBasis billed or effective
     * @throws IllegalArgumentException if the cost basis is one of prices, which nobody spent
     */
    public static Measured<Allocation> spent(CategoryScheme scheme, CostBreakdown breakdown, CostBasis costBasis) {
        spendable(costBasis);
        CostSummary total = breakdown.total();
        String currency = total.currency();
        if (currency == null) {
            return Measured.absent("There are no charges.", 0, Basis.timeless("money", SPENT));
        }
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        breakdown
                .byKey()
                .forEach((key, charges) ->
                        amounts.put(key, charges.sum(costBasis).positive()));
        CostSum sum = total.sum(costBasis);
        long n = sum.n() - sum.negatives();
        return Measured.value(
                new Allocation(
                        scheme,
                        AllocationBasis.MONEY_SPENT,
                        currency,
                        byCategory(scheme, amounts, Function.identity()),
                        n,
                        total.horizon()),
                n,
                new Basis(currency, SPENT, total.horizon()));
    }

    /**
     * The charges behind a category of {@link #spent}, in their order.
     *
     * @param scheme the categories
     * @param category the category
     * @param costBasis billed or effective
     * @param charges the charges
     * @param key the key of a charge, by which the breakdown was made; absent where it has none
     * @throws IllegalArgumentException if the scheme has no such category, or the cost basis is one of prices
     */
    public static List<Charge> behind(
            CategoryScheme scheme,
            String category,
            CostBasis costBasis,
            Collection<Charge> charges,
            Function<Charge, @Nullable String> key) {
        scheme.check("category", category);
        spendable(costBasis);
        return CostBreakdown.behind(own -> scheme.category(own).equals(category), charges, key).stream()
                .filter(charge ->
                        Objects.requireNonNull(charge.amount(costBasis)).signum() >= 0)
                .toList();
    }

    private static void spendable(CostBasis costBasis) {
        if (costBasis != CostBasis.BILLED && costBasis != CostBasis.EFFECTIVE) {
            throw new IllegalArgumentException("costBasis must be BILLED or EFFECTIVE, but was '" + costBasis
                    + "'. What something would cost is not spent.");
        }
    }

    /** The same amounts, known up to the horizon. */
    public Allocation asOf(Instant known) {
        return new Allocation(scheme, basis, currency, amounts, n, Objects.requireNonNull(known, "known"));
    }

    private static <T> Map<String, BigDecimal> byCategory(
            CategoryScheme scheme, Map<String, T> byKey, Function<T, BigDecimal> exact) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        byKey.forEach((key, value) -> {
            BigDecimal amount = checked("The amount of '" + key + "'", exact.apply(value));
            amounts.merge(scheme.category(key), amount, BigDecimal::add);
        });
        return amounts;
    }

    static BigDecimal checked(String what, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(what + " must not be negative, but was '" + amount.toPlainString()
                    + "'. Report credits apart, and only what was spent here.");
        }
        Ratio.of(amount);
        return amount;
    }

    static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> plain = new LinkedHashMap<>();
        amounts.forEach((category, amount) -> plain.put(category, amount.toPlainString()));
        return plain;
    }

    /**
     * The amounts of both.
     *
     * @throws IllegalArgumentException if scheme, basis, currency or horizon differ
     * @throws ArithmeticException if they rest on more than {@link Long#MAX_VALUE} items or charges
     */
    public Allocation plus(Allocation other) {
        comparable(other);
        Guard.same(
                "Allocation.horizon",
                horizon,
                other.horizon,
                "Take both as of the same instant, or say with asOf() up to when both are known.");
        Map<String, BigDecimal> sums = new LinkedHashMap<>(amounts);
        other.amounts.forEach((category, amount) -> sums.merge(category, amount, BigDecimal::add));
        return new Allocation(scheme, basis, currency, sums, Math.addExact(n, other.n), horizon);
    }

    /** Refuses an allocation whose shares are not comparable. */
    void comparable(Allocation other) {
        same("scheme", scheme.id(), other.scheme.id(), scheme.equals(other.scheme));
        same("basis", basis, other.basis, basis == other.basis);
        same("currency", currency, other.currency, Objects.equals(currency, other.currency));
    }

    private static void same(String what, @Nullable Object one, @Nullable Object other, boolean equal) {
        if (!equal) {
            throw new IllegalArgumentException("The " + what + " of both allocations must be equal, but was '" + one
                    + "' and '" + other + "'. Keep them apart.");
        }
    }

    /** The sum over all categories, exact. */
    public BigDecimal total() {
        return sum(amounts);
    }

    /** The share of each category, in the order of the scheme; they sum to exactly 1. Absent when the total is 0. */
    public Measured<Map<String, Ratio>> shares() {
        Basis share = basis("fraction", "share: amount / total");
        if (total().signum() == 0) {
            return Measured.absent("There is nothing to take a share of: the total is 0.", n, share);
        }
        Ratio total = Ratio.of(total());
        Map<String, Ratio> shares = new LinkedHashMap<>();
        amounts.forEach(
                (category, amount) -> shares.put(category, Ratio.of(amount).dividedBy(total)));
        return Measured.value(Collections.unmodifiableMap(shares), n, share);
    }

    /**
     * The share of one category, 0 to 1. Absent when the total is 0.
     *
     * @throws IllegalArgumentException if the scheme has no such category
     */
    public Measured<Ratio> share(String category) {
        scheme.check("category", category);
        return shares().map(shares -> Objects.requireNonNull(shares.get(category)));
    }

    /**
     * How concentrated it is, over the named categories, and {@link CategoryScheme#OTHER} where that has an amount.
     * Absent when the total is 0.
     */
    public Measured<Concentration> concentration() {
        Map<String, BigDecimal> used = new LinkedHashMap<>(amounts);
        used.remove(CategoryScheme.OTHER, BigDecimal.ZERO);
        return Concentration.of(used, counted(), n, horizon);
    }

    /** The basis of a figure of it: shares of money are not those of items. */
    Basis basis(String unit, String convention) {
        return new Basis(unit, convention + ", of " + counted(), horizon);
    }

    private String counted() {
        return currency == null ? basis.name() : basis + " in " + currency;
    }

    /** Its unit, such as {@code items} or {@code EUR}. */
    public String measuredIn() {
        return currency == null ? basis.measuredIn() : currency;
    }
}
