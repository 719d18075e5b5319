package org.operatingmodel.metrics.reliability;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloCount;

/** What both ways to budget by slices share. */
final class Slices {
    private Slices() {}

    /** The slices that are known: those that ended by then. */
    static Stream<SloCount> known(Collection<SloCount> slices, Instant asOf) {
        return slices.stream().filter(slice -> !slice.to().isAfter(asOf));
    }

    static SliceStatus status(SloCount slice, BigDecimal sliceTarget) {
        if (slice.total() == 0) {
            return SliceStatus.EMPTY;
        }
        BigDecimal least = sliceTarget.multiply(BigDecimal.valueOf(slice.total()));
        return BigDecimal.valueOf(slice.good()).compareTo(least) < 0 ? SliceStatus.BAD : SliceStatus.GOOD;
    }

    static List<SloCount> behind(
            SliceStatus status, Collection<SloCount> slices, BigDecimal sliceTarget, Instant asOf) {
        return known(slices, asOf)
                .filter(slice -> status(slice, sliceTarget) == status)
                .toList();
    }

    static Measured<Ratio> coverage(long measured, long empty, @Nullable Instant horizon) {
        Basis basis = new Basis("fraction", "coverage: slices with events / all slices", horizon);
        long all = measured + empty;
        return all == 0
                ? Measured.absent("There are no slices.", 0, basis)
                : Measured.value(Ratio.of(measured, all), all, basis);
    }

    static Measured<BudgetUse> use(
            BigDecimal target,
            Ratio bad,
            long measured,
            long empty,
            BigDecimal minimumCoverage,
            String convention,
            @Nullable Instant horizon) {
        BudgetUse.checkTarget("target", target);
        MinimumData.checkCoverage(minimumCoverage);
        Basis basis = new Basis("slices", convention, horizon);
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
        return Measured.value(new BudgetUse(target, bad, measured, horizon), measured, basis);
    }
}
