package org.operatingmodel.metrics.reliability;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;

/**
 * Burn-rate alerts, read from what was counted for an objective.
 *
 * <p>Limits: a window sees only counts that lie inside it whole, so counts must be at least as fine as the short window
 * and end close to {@code asOf}; otherwise the burn rate is absent and the alert unknown.
 *
 * @since 0.1
 */
public final class BurnRates {
    private BurnRates() {}

    /** The {@link BurnRateAlert#standard} alerts, in their order, with {@link MinimumData#DEFAULT}. */
    public static List<BurnRateReading> of(Slo slo, Collection<SloCount> counts, Instant asOf) {
        return BurnRateAlert.standard().stream()
                .map(alert -> read(alert, slo, counts, asOf, MinimumData.DEFAULT))
                .toList();
    }

    /**
     * One alert, as of an instant.
     *
     * @param alert the alert
     * @param slo the objective
     * @param counts what was counted; those of other objectives are ignored
     * @param asOf where both windows end, excluded
     * @param minimum how much must have been counted in each window
     */
    public static BurnRateReading read(
            BurnRateAlert alert, Slo slo, Collection<SloCount> counts, Instant asOf, MinimumData minimum) {
        Duration sloWindow = Duration.ofDays(slo.windowDays());
        Measured<Ratio> longBurn = over(alert.longWindow(), slo, counts, asOf, minimum);
        Measured<Ratio> shortBurn = over(alert.shortWindow(), slo, counts, asOf, minimum);
        return new BurnRateReading(
                alert, alert.factor(sloWindow), longBurn, shortBurn, alert.state(sloWindow, longBurn, shortBurn));
    }

    /** The burn rate over a lookback that ends at {@code asOf}, see {@link BudgetUse#burnRate}. */
    public static Measured<Ratio> over(
            Duration lookback, Slo slo, Collection<SloCount> counts, Instant asOf, MinimumData minimum) {
        return ErrorBudgets.between(slo, counts, asOf.minus(lookback), asOf, minimum)
                .flatMap(budget -> budget.use().burnRate());
    }
}
