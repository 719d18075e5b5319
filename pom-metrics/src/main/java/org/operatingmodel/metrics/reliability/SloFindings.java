package org.operatingmodel.metrics.reliability;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.Slo;

/**
 * What is wrong with how an objective, its alerts and its agreements are defined.
 *
 * @since 0.1
 */
public final class SloFindings {
    private SloFindings() {}

    /**
     * Everything that is wrong: with the target first, then with the alerts in their order, then with the agreements by
     * id; empty when all is well.
     *
     * @param slo the objective
     * @param alerts the alerts on its budget
     * @param slas the agreements; those that another objective guards are ignored
     * @throws IllegalArgumentException if the target has more than 18 decimal places
     */
    public static List<SloFinding> of(Slo slo, List<BurnRateAlert> alerts, Collection<Sla> slas) {
        BudgetUse.checkTarget("Slo.target", slo.target());
        List<SloFinding> findings = new ArrayList<>();
        BigDecimal budget = BigDecimal.ONE.subtract(slo.target());
        if (budget.signum() == 0) {
            findings.add(finding(
                    SloFinding.Kind.NO_ERROR_BUDGET,
                    slo,
                    "The target of '" + slo.id() + "' must be below 1 to leave an error budget, but was '"
                            + slo.target().toPlainString() + "'. Lower it, or look at every bad event."));
        } else {
            alerts.forEach(alert -> check(alert, slo, Ratio.ONE.dividedBy(Ratio.of(budget)), findings));
        }
        slas.stream()
                .filter(sla -> sla.sloId().equals(slo.id()) && sla.target().compareTo(slo.target()) > 0)
                .sorted(Comparator.comparing(Sla::id))
                .map(sla -> finding(
                        SloFinding.Kind.SLA_STRICTER_THAN_SLO,
                        slo,
                        "The target of agreement '" + sla.id() + "' must be at most that of '" + slo.id() + "', "
                                + slo.target().toPlainString() + ", but was '"
                                + sla.target().toPlainString() + "'. Promise less, or aim higher."))
                .forEach(findings::add);
        return List.copyOf(findings);
    }

    private static void check(BurnRateAlert alert, Slo slo, Ratio greatest, List<SloFinding> findings) {
        Ratio factor = alert.factor(Duration.ofDays(slo.windowDays()));
        String subject =
                "The factor of the " + alert.severity().word() + " over " + alert.longWindow() + " of '" + slo.id();
        if (factor.compareTo(greatest) >= 0) {
            findings.add(finding(
                    SloFinding.Kind.BURN_FACTOR_UNREACHABLE,
                    slo,
                    subject + "' must be below " + greatest + ", the greatest possible burn rate, but was '" + factor
                            + "'. Take a smaller share of the budget or a longer window."));
        }
        if (factor.compareTo(Ratio.ONE) < 0) {
            findings.add(finding(
                    SloFinding.Kind.BURN_FACTOR_BELOW_ONE,
                    slo,
                    subject + "' must be at least 1, or a sustainable pace alerts, but was '" + factor
                            + "'. Take a larger share of the budget or a shorter window."));
        }
    }

    private static SloFinding finding(SloFinding.Kind kind, Slo slo, String message) {
        return new SloFinding(kind, slo.productId(), slo.id(), message);
    }
}
