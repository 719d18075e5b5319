package org.operatingmodel.metrics.reliability;

import java.math.BigDecimal;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/** What both ways to budget by slices share. */
final class Slices {
    private Slices() {}

    static Measured<Ratio> coverage(long measured, long empty) {
        Basis basis = Basis.timeless("share of the slices", "slices with events / all slices");
        long all = measured + empty;
        return all == 0
                ? Measured.absent("There are no slices.", 0, basis)
                : Measured.value(Ratio.of(measured, all), all, basis);
    }

    static Measured<BudgetUse> use(
            BigDecimal target, Ratio bad, long measured, long empty, BigDecimal minimumCoverage, Basis basis) {
        BudgetUse.checkTarget("target", target);
        MinimumData.checkCoverage(minimumCoverage);
        if (measured == 0) {
            return Measured.absent("None of " + empty + " slices has events.", 0, basis);
        }
        BigDecimal least = minimumCoverage.multiply(BigDecimal.valueOf(measured + empty));
        if (BigDecimal.valueOf(measured).compareTo(least) < 0) {
            return Measured.absent(
                    "At least " + minimumCoverage.toPlainString() + " of the slices must have events, but " + measured
                            + " of " + (measured + empty) + " have.",
                    measured,
                    basis);
        }
        return Measured.value(new BudgetUse(target, bad, measured), measured, basis);
    }
}
