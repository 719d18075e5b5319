package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * What is billed in a period, by day, and how fast it uses up a budget.
 *
 * <p>Definition: the billed amounts of the charges whose billing period starts in the period, on the UTC day on which
 * their charge period starts. Charges of such a billing period for days outside the period are counted, not burnt.
 * <p>Unit and range: money per day, any sign. Empty case: no days.
 * <p>Merging: {@link #plus} of the same period is associative and commutative, the one of no charges is neutral; exact.
 * <p>The horizon of a figure is the end of its day.
 * <p>Limits: projections are straight lines through the start of the period.
 *
 * @param from the first day of the period
 * @param to the day after its last
 * @param daily the charges of each day that has some, ordered by day
 * @param outside how many charges of the billing period are for days outside the period
 * @see <a href="https://www.finops.org/framework/capabilities/budgeting/">FinOps Foundation, FinOps Framework, capability
 *     Budgeting</a>
 * @since 0.1
 */
public record BudgetBurn(LocalDate from, LocalDate to, SortedMap<LocalDate, CostSummary> daily, long outside)
        implements Serializable {
    /** @throws IllegalArgumentException if the end is not after the start, a day lies outside, or currencies differ */
    public BudgetBurn {
        Objects.requireNonNull(from, "BudgetBurn.from");
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("BudgetBurn.to must be after BudgetBurn.from '" + from + "', but was '"
                    + to + "'. Write the day after the last.");
        }
        daily = Collections.unmodifiableSortedMap(new TreeMap<>((Map<LocalDate, CostSummary>) daily));
        for (LocalDate day : daily.keySet()) {
            inPeriod("BudgetBurn.daily", day, from, to);
        }
        CostSummary.sum(daily.values());
        Guard.notNegative("BudgetBurn.outside", outside);
    }

    private static void inPeriod(String what, LocalDate day, LocalDate from, LocalDate to) {
        if (!within(day, from, to)) {
            throw new IllegalArgumentException(
                    what + " must lie in [" + from + ", " + to + "), but was '" + day + "'. Name a day of the period.");
        }
    }

    /**
     * The charges of the period, by day.
     *
     * @param from the first day of the period
     * @param to the day after its last
     * @param charges the charges, those of other billing periods among them
     * @throws IllegalArgumentException if the end is not after the start, or those of the period are in more than one
     *     currency
     */
    public static BudgetBurn of(LocalDate from, LocalDate to, Collection<Charge> charges) {
        SortedMap<LocalDate, CostSummary> daily = new TreeMap<>();
        long outside = 0;
        for (Charge charge : charges) {
            if (within(billingDay(charge), from, to)) {
                if (within(day(charge), from, to)) {
                    daily.merge(day(charge), CostSummary.of(charge), CostSummary::plus);
                } else {
                    outside++;
                }
            }
        }
        return new BudgetBurn(from, to, daily, outside);
    }

    private static LocalDate billingDay(Charge charge) {
        return LocalDate.ofInstant(charge.billingFrom(), ZoneOffset.UTC);
    }

    private static LocalDate day(Charge charge) {
        return LocalDate.ofInstant(charge.from(), ZoneOffset.UTC);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /**
     * The charges behind {@link #upTo}, in their order.
     *
     * @param day the last day that counts
     * @param charges the charges that were added up, those of other billing periods among them
     * @throws IllegalArgumentException if the day is not in the period
     */
    public List<Charge> behind(LocalDate day, Collection<Charge> charges) {
        inPeriod("day", day, from, to);
        return charges.stream()
                .filter(charge -> within(billingDay(charge), from, to) && within(day(charge), from, day.plusDays(1)))
                .toList();
    }

    /** The charges behind {@link #outside}, in their order. */
    public List<Charge> behindOutside(Collection<Charge> charges) {
        return charges.stream()
                .filter(charge -> within(billingDay(charge), from, to) && !within(day(charge), from, to))
                .toList();
    }

    /**
     * The charges of both.
     *
     * @throws IllegalArgumentException if the periods or the currencies differ
     */
    public BudgetBurn plus(BudgetBurn other) {
        if (!from.equals(other.from) || !to.equals(other.to)) {
            throw new IllegalArgumentException("The period must be [" + from + ", " + to + ") in both, but was ["
                    + other.from + ", " + other.to + "). Merge burns of one period.");
        }
        SortedMap<LocalDate, CostSummary> sum = new TreeMap<>(daily);
        other.daily.forEach((day, charges) -> sum.merge(day, charges, CostSummary::plus));
        return new BudgetBurn(from, to, sum, Math.addExact(outside, other.outside));
    }

    /**
     * The charges up to the end of the day.
     *
     * @throws IllegalArgumentException if the day is not in the period
     */
    public CostSummary upTo(LocalDate day) {
        inPeriod("day", day, from, to);
        return CostSummary.sum(daily.headMap(day.plusDays(1)).values());
    }

    /**
     * Share of the budget that is used up to the end of the day: billed / budget; negative when more is given back than
     * charged. Absent without charges up to then, with a budget of 0, or in another currency.
     *
     * @throws IllegalArgumentException if the budget is negative or the day is not in the period
     */
    public Measured<Ratio> used(Money budget, LocalDate day) {
        return ofBudget(budget, day, basis(day, "fraction", "budget-used: billed / budget"));
    }

    /**
     * How many times faster than evenly the budget is used: (billed / budget) / (elapsed days / days of the period).
     * Absent when {@link #used} is.
     *
     * @throws IllegalArgumentException if the budget is negative or the day is not in the period
     */
    public Measured<Ratio> burnRate(Money budget, LocalDate day) {
        Basis basis = basis(day, "fraction", "budget-burn-rate: (billed / budget) / (elapsed days / days)");
        return ofBudget(budget, day, basis)
                .map(used -> used.dividedBy(Ratio.of(elapsed(day), ChronoUnit.DAYS.between(from, to))));
    }

    /**
     * When the budget is used up at the pace of the period up to the end of the day: at elapsed days x budget / billed
     * from the start. Already when nothing is left, never when nothing is billed or more is given back. Absent when
     * {@link #used} is.
     *
     * @throws IllegalArgumentException if the budget is negative or the day is not in the period
     */
    public Measured<RunOut> runOut(Money budget, LocalDate day) {
        Basis basis = basis(day, "days", "run-out: elapsed days x budget / billed from the start");
        return ofBudget(budget, day, basis).map(used -> runOut(used, day));
    }

    private RunOut runOut(Ratio used, LocalDate day) {
        if (used.compareTo(Ratio.ONE) >= 0) {
            return new RunOut.Already();
        }
        if (used.signum() <= 0) {
            return new RunOut.Never();
        }
        Ratio days = Ratio.of(elapsed(day), 1).dividedBy(used);
        BigInteger before = days.numerator().subtract(BigInteger.ONE).divide(days.denominator()); // full days before it
        BigInteger most = BigInteger.valueOf(ChronoUnit.DAYS.between(from, LocalDate.MAX));
        return before.compareTo(most) > 0 ? new RunOut.Never() : new RunOut.On(from.plusDays(before.longValue()));
    }

    private long elapsed(LocalDate day) {
        return ChronoUnit.DAYS.between(from, day) + 1;
    }

    private static Basis basis(LocalDate day, String unit, String convention) {
        return Basis.asOf(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), unit, convention);
    }

    private Measured<Ratio> ofBudget(Money budget, LocalDate day, Basis basis) {
        Guard.notNegative("budget", budget.amount());
        CostSummary charges = upTo(day);
        if (charges.rows() == 0) {
            return Measured.absent("There are no charges from " + from + " to " + day + ".", 0, basis);
        }
        if (!budget.currency().equals(charges.currency())) {
            return Measured.absent(
                    "The budget is in " + budget.currency() + ", but the charges are in " + charges.currency() + ".",
                    charges.rows(),
                    basis);
        }
        BigDecimal amount = budget.amount();
        return amount.signum() == 0
                ? Measured.absent("A budget of 0 has no share.", charges.rows(), basis)
                : Measured.value(Ratio.of(charges.billed().net()).dividedBy(Ratio.of(amount)), charges.rows(), basis);
    }
}
