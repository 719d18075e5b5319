package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * What an objective allows over some stretch of time, and what was used of it.
 *
 * <p>Counted in events (occurrences) or in slices of time; the arithmetic is the same. {@link Tally#use},
 * {@link SliceTally#use} and {@link SliceRatios#use} make one where enough was counted.
 * <p>Merging: merge what was counted, then make a new one.
 * <p>Limits: a target of 1 allows nothing. It is met or missed, but it has no budget, so every share of it is absent.
 *
 * @param target the share of good ones that is aimed at, above 0 and at most 1, with at most 18 decimal places
 * @param bad how many were bad, 0 to {@code total}; a fraction for a ratio of slices
 * @param total how many there were, from 1
 * @param horizon up to when they were known; absent where they have no dates, such as in a plan
 * @see <a href="https://sre.google/workbook/alerting-on-slos/">Google, The Site Reliability Workbook, 2018, chapter 5,
 *     Alerting on SLOs</a>
 * @since 0.1
 */
public record BudgetUse(
        BigDecimal target, Ratio bad, long total, @Nullable Instant horizon) implements Serializable {
    private static final int MAX_DECIMALS = 18;

    /** @throws IllegalArgumentException if a number is out of range or the target has more than 18 decimal places */
    public BudgetUse {
        checkTarget("BudgetUse.target", target);
        Guard.positive("BudgetUse.total", total);
        if (bad.signum() < 0 || bad.compareTo(Ratio.of(total, 1)) > 0) {
            throw new IllegalArgumentException(
                    "BudgetUse.bad must lie between 0 and total '" + total + "', but was '" + bad + "'.");
        }
    }

    /** Share of good ones, 0 to 1 (the service level indicator). */
    public Ratio sli() {
        return Ratio.ONE.minus(bad.dividedBy(Ratio.of(total, 1)));
    }

    /** Whether the objective is met: the share of good ones is at least the target. A budget exactly used up is met. */
    public boolean met() {
        return remaining().signum() >= 0;
    }

    /** How many may be bad: (1 - target) x total, exact. */
    public BigDecimal allowed() {
        return BigDecimal.ONE.subtract(target).multiply(BigDecimal.valueOf(total));
    }

    /** How many more may be bad: allowed less bad; negative when overspent. */
    public Ratio remaining() {
        return Ratio.of(allowed()).minus(bad);
    }

    /**
     * Share of the budget that is used: bad / allowed.
     *
     * <p>Range: 0 to 1 / (1 - target); above 1 exactly when the objective is missed. Absent when the target is 1.
     */
    public Measured<Ratio> consumed() {
        return shareUsedIn(this);
    }

    /** Share of the budget that is left: 1 - consumed; negative when overspent. Absent when the target is 1. */
    public Measured<Ratio> remainingShare() {
        return ofBudget("fraction", "remaining-share: 1 - bad / ((1 - target) x total)", remaining());
    }

    /**
     * How many times faster than sustainable the budget is used: (bad / total) / (1 - target).
     *
     * <p>Unit and range: a multiple of the pace that uses the budget up exactly at the end of the window; 0 to
     * 1 / (1 - target). Absent when the target is 1. Over its own stretch it equals {@link #consumed}.
     */
    public Measured<Ratio> burnRate() {
        return ofBudget("ratio", "burn-rate: (bad / total) / (1 - target)", bad);
    }

    /**
     * Share of this budget that the bad ones of a part of the stretch used: bad of the part / allowed. Absent when the
     * target is 1.
     *
     * @param lookback the same objective over a part of the stretch, up to the same horizon
     * @throws IllegalArgumentException if the horizons differ
     */
    public Measured<Ratio> shareUsedIn(BudgetUse lookback) {
        Guard.same("BudgetUse.horizon of the lookback", horizon, lookback.horizon, "Take both as of the same instant.");
        return ofBudget("fraction", "consumed: bad / ((1 - target) x total)", lookback.bad);
    }

    /**
     * Time until the budget is used up if errors go on as they did of late: remaining share x window / burn rate.
     *
     * <p>A projection in which nothing ages out of the window. Already when nothing is left, never when the lookback has
     * no bad ones. Absent when the target is 1.
     *
     * @param window the length of the objective's window
     * @param lookback the same objective of late, up to the same horizon
     * @throws IllegalArgumentException if the horizons differ
     */
    public Measured<Projection> timeToEmpty(Duration window, BudgetUse lookback) {
        Guard.same("BudgetUse.horizon of the lookback", horizon, lookback.horizon, "Take both as of the same instant.");
        Basis basis = new Basis("nanoseconds", "time-to-empty: remaining share x window / burn rate", horizon);
        return remainingShare()
                .flatMap(left -> lookback.burnRate().flatMap(burn -> {
                    if (left.signum() <= 0) {
                        return Measured.value(new Projection.Already(), total, basis);
                    }
                    if (burn.signum() == 0) {
                        return Measured.value(new Projection.Never(), total, basis);
                    }
                    return Measured.value(
                            new Projection.After(left.dividedBy(burn).times(window)), total, basis);
                }));
    }

    private Measured<Ratio> ofBudget(String measuredIn, String convention, Ratio part) {
        Basis basis = new Basis(measuredIn, convention, horizon);
        BigDecimal allowed = allowed();
        return allowed.signum() == 0
                ? Measured.absent("A target of 1 leaves no error budget to take a share of.", total, basis)
                : Measured.value(part.dividedBy(Ratio.of(allowed)), total, basis);
    }

    static void checkTarget(String what, BigDecimal target) {
        Objects.requireNonNull(target, what);
        Guard.share(what, target);
        if (tooFine(target)) {
            throw new IllegalArgumentException(what + " must have at most 18 decimal places, but had '"
                    + target.stripTrailingZeros().scale() + "'. Round it.");
        }
    }

    /** Whether the target has more decimal places than are computed with. */
    static boolean tooFine(BigDecimal target) {
        return target.stripTrailingZeros().scale() > MAX_DECIMALS;
    }
}
