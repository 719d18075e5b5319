package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * An alert on how fast an error budget is used, over a long and a short window.
 *
 * <p>Definition: it fires when the burn rate is strictly above the factor in both windows. The short window, a twelfth
 * of the long one, makes it stop soon after the errors do.
 *
 * @param severity how urgent it is
 * @param budgetShare the share of the budget whose use during the long window is too much, above 0 and at most 1
 * @param longWindow the long window, above zero
 * @see <a href="https://sre.google/workbook/alerting-on-slos/">Google, The Site Reliability Workbook, 2018, chapter 5,
 *     Alerting on SLOs, section 6</a>
 * @since 0.1
 */
public record BurnRateAlert(AlertSeverity severity, BigDecimal budgetShare, Duration longWindow)
        implements Serializable {
    private static final int SHORT_PER_LONG = 12;
    private static final List<BurnRateAlert> STANDARD = List.of(
            new BurnRateAlert(AlertSeverity.PAGE, new BigDecimal("0.02"), Duration.ofHours(1)),
            new BurnRateAlert(AlertSeverity.PAGE, new BigDecimal("0.05"), Duration.ofHours(6)),
            new BurnRateAlert(AlertSeverity.TICKET, new BigDecimal("0.10"), Duration.ofHours(24)),
            new BurnRateAlert(AlertSeverity.TICKET, new BigDecimal("0.10"), Duration.ofHours(72)));

    /** @throws IllegalArgumentException if the share or the window is out of range */
    public BurnRateAlert {
        Objects.requireNonNull(severity, "BurnRateAlert.severity");
        BudgetUse.checkTarget("BurnRateAlert.budgetShare", budgetShare);
        positive("BurnRateAlert.longWindow", longWindow);
    }

    /** 2 percent in an hour and 5 percent in 6 hours page; 10 percent in a day or in 3 days are a ticket. */
    public static List<BurnRateAlert> standard() {
        return STANDARD;
    }

    /** The short window: a twelfth of the long one. */
    public Duration shortWindow() {
        return longWindow.dividedBy(SHORT_PER_LONG);
    }

    /**
     * The burn rate above which it fires: budget share x window of the objective / long window.
     *
     * @throws IllegalArgumentException if the window is not above zero
     */
    public Ratio factor(Duration sloWindow) {
        positive("sloWindow", sloWindow);
        return Ratio.of(budgetShare).times(Ratio.of(sloWindow, longWindow));
    }

    /**
     * What it says.
     *
     * @param sloWindow the length of the objective's window
     * @param longBurn the burn rate over the long window
     * @param shortBurn the burn rate over the short window
     * @throws IllegalArgumentException if the window is not above zero
     */
    public BurnRateState state(Duration sloWindow, Measured<Ratio> longBurn, Measured<Ratio> shortBurn) {
        Ratio factor = factor(sloWindow);
        Optional<Boolean> longAbove = longBurn.toOptional().map(burn -> burn.compareTo(factor) > 0);
        Optional<Boolean> shortAbove = shortBurn.toOptional().map(burn -> burn.compareTo(factor) > 0);
        if (longAbove.isEmpty() || shortAbove.isEmpty()) {
            // One window that is known not to be above is enough to say that the alert does not fire.
            return longAbove.or(() -> shortAbove).orElse(true) ? BurnRateState.UNKNOWN : BurnRateState.CLEAR;
        }
        if (longAbove.get()) {
            return shortAbove.get() ? BurnRateState.FIRING : BurnRateState.RECOVERING;
        }
        return shortAbove.get() ? BurnRateState.RISING : BurnRateState.CLEAR;
    }

    /**
     * Time until it fires if errors set in now at a steady ratio: (1 - target) x factor x long window / error ratio.
     *
     * <p>Never when the error ratio is at most (1 - target) x factor. Absent when the target is 1. A projection of an
     * assumed ratio rests on no data, so it has no horizon and its n is 0.
     *
     * @param target the share of good events that the objective aims at
     * @param sloWindow the length of the objective's window
     * @param errorRatio the share of bad events, 0 to 1
     * @throws IllegalArgumentException if a number is out of range
     */
    public Measured<Projection> timeToFire(BigDecimal target, Duration sloWindow, Ratio errorRatio) {
        BudgetUse.checkTarget("target", target);
        if (errorRatio.signum() < 0 || errorRatio.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("errorRatio must lie between 0 and 1, but was '" + errorRatio + "'.");
        }
        Basis basis = Basis.timeless("nanoseconds", "time-to-fire: (1 - target) x factor x long window / error ratio");
        Ratio threshold = Ratio.of(BigDecimal.ONE.subtract(target)).times(factor(sloWindow));
        if (threshold.signum() == 0) {
            return Measured.absent("A target of 1 leaves no error budget to burn.", 0, basis);
        }
        Projection projection = errorRatio.compareTo(threshold) <= 0
                ? new Projection.Never()
                : new Projection.After(threshold.dividedBy(errorRatio).times(longWindow));
        return Measured.value(projection, 0, basis);
    }

    private static void positive(String what, Duration window) {
        Objects.requireNonNull(window, what);
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(what + " must be above zero, but was '" + window + "'.");
        }
    }
}
