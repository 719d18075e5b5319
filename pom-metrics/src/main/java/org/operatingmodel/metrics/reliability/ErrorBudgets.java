package org.operatingmodel.metrics.reliability;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;

/**
 * Error budgets from what was counted for an objective.
 *
 * <p>Definition: the counts whose stretch lies inside the window are added up. A stretch that crosses the start of the
 * window is left out; one that ends after the window is not known yet.
 * <p>Empty cases: no counts; counts that overlap, whose events would be counted twice; counts that cover too little of
 * the window; too few events; more events than a {@code long} can hold; a target too fine to compute with.
 * <p>Merging: the counts of a stretch may be split into counts of its parts without a change of the figure, as long as
 * no part is cut off by the window's start.
 *
 * @since 0.1
 */
public final class ErrorBudgets {
    private static final String CONVENTION = "occurrences: whole counts inside the window";
    private static final Duration DAY = Duration.ofHours(24);

    private ErrorBudgets() {}

    /** The budget over the objective's rolling window, which ends at {@code asOf}, with {@link MinimumData#DEFAULT}. */
    public static Measured<ErrorBudget> of(Slo slo, Collection<SloCount> counts, Instant asOf) {
        return of(slo, counts, asOf, MinimumData.DEFAULT);
    }

    /** The budget over the objective's rolling window: {@code windowDays} times 24 hours before {@code asOf}. */
    public static Measured<ErrorBudget> of(Slo slo, Collection<SloCount> counts, Instant asOf, MinimumData minimum) {
        return between(slo, counts, asOf.minus(DAY.multipliedBy(slo.windowDays())), asOf, minimum);
    }

    /**
     * The budget over any window: a lookback, or a calendar window to date, whose end is the decision's instant.
     *
     * @param slo the objective
     * @param counts what was counted; those of other objectives are ignored
     * @param from the start of the window, included
     * @param to its end, excluded
     * @param minimum how much must have been counted
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static Measured<ErrorBudget> between(
            Slo slo, Collection<SloCount> counts, Instant from, Instant to, MinimumData minimum) {
        Guard.inOrder("from", from, "to", to);
        Basis basis = Basis.asOf(to, "events", CONVENTION);
        if (BudgetUse.tooFine(slo.target())) {
            return Measured.absent("The target of '" + slo.id() + "' has more than 18 decimal places.", 0, basis);
        }
        List<SloCount> inside = behind(slo, counts, from, to).stream()
                .sorted(Comparator.comparing(SloCount::from).thenComparing(SloCount::to))
                .toList();
        if (inside.isEmpty()) {
            return Measured.absent("No count of '" + slo.id() + "' lies in " + stretch(from, to) + ".", 0, basis);
        }
        Tally tally = Tally.EMPTY;
        Duration covered = Duration.ZERO;
        Instant end = from;
        for (SloCount count : inside) {
            if (count.from().isBefore(end)) {
                return Measured.absent(
                        "Events of '" + slo.id() + "' are counted twice: the count of "
                                + stretch(count.from(), count.to()) + " overlaps one that ends at " + end + ".",
                        tally.total(),
                        basis);
            }
            end = count.to();
            covered = covered.plus(Duration.between(count.from(), count.to()));
            if (count.total() > Long.MAX_VALUE - tally.total()) {
                return Measured.absent(
                        "The counts of '" + slo.id() + "' sum up to more than " + Long.MAX_VALUE + " events.",
                        tally.total(),
                        basis);
            }
            tally = tally.plus(new Tally(count.good(), count.total(), to));
        }
        Duration window = Duration.between(from, to);
        if (Ratio.of(covered, window).compareTo(Ratio.of(minimum.coverage())) < 0) {
            return Measured.absent(
                    "The counts of '" + slo.id() + "' cover " + covered + " of " + window + ", but must cover at least "
                            + minimum.coverage().toPlainString() + " of it.",
                    tally.total(),
                    basis);
        }
        if (tally.total() < minimum.events()) {
            return Measured.absent(
                    "The counts of '" + slo.id() + "' hold " + tally.total() + " events, but must hold at least "
                            + minimum.events() + ".",
                    tally.total(),
                    basis);
        }
        return Measured.value(
                new ErrorBudget(
                        slo.productId(), slo.id(), from, to, tally.good(), tally.total(), slo.target(), CONVENTION),
                tally.total(),
                basis);
    }

    /**
     * The counts that the budget over a window adds up, in their order: its good events, and all of its events, are the
     * sums of theirs.
     *
     * @param slo the objective
     * @param counts what was counted; those of other objectives are ignored
     * @param from the start of the window, included
     * @param to its end, excluded
     */
    public static List<SloCount> behind(Slo slo, Collection<SloCount> counts, Instant from, Instant to) {
        return counts.stream()
                .filter(count -> count.sloId().equals(slo.id())
                        && count.productId().equals(slo.productId())
                        && !count.from().isBefore(from)
                        && !count.to().isAfter(to))
                .toList();
    }

    private static String stretch(Instant from, Instant to) {
        return "[" + from + ", " + to + ")";
    }
}
