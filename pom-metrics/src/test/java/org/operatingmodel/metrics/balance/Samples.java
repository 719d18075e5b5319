package org.operatingmodel.metrics.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/** Allocations of flow items against a target of 40, 20, 25 and 15 percent. */
final class Samples {
    static final Target TARGET = Target.parse(CategoryScheme.FLOW_ITEMS, "FEATURE=40, DEFECT=20, DEBT=25, RISK=15");

    private Samples() {}

    static Allocation counts(long feature, long defect, long debt, long risk) {
        return Allocation.counts(
                CategoryScheme.FLOW_ITEMS, Map.of("FEATURE", feature, "DEFECT", defect, "DEBT", debt, "RISK", risk));
    }

    static Drift drift(Allocation allocation) {
        return drift(allocation, TARGET);
    }

    static Drift drift(Allocation allocation, Target target) {
        return new Drift(allocation, target, BigDecimal.TEN);
    }

    /** The start of a week, from 0. */
    static Instant week(int index) {
        return Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(7L * index));
    }

    static Ratio ratio(String decimal) {
        return Ratio.of(new BigDecimal(decimal));
    }

    static BigDecimal nineDigits(Ratio ratio) {
        return new BigDecimal(ratio.numerator()).divide(new BigDecimal(ratio.denominator()), 9, RoundingMode.HALF_UP);
    }

    static <T> T present(Measured<T> figure) {
        return figure.toOptional().orElseThrow(() -> new AssertionError(figure));
    }

    static String reasonOf(Measured<?> figure) {
        if (figure instanceof Measured.Absent<?> absent) {
            return absent.reason();
        }
        throw new AssertionError(figure);
    }
}
