package org.operatingmodel.metrics.reliability;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloId;

final class Samples {
    static final ProductId PORTAL = new ProductId("partner-portal");
    static final SloId AVAILABILITY = new SloId("availability");
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    static final Duration WINDOW = Duration.ofDays(28);

    private Samples() {}

    static Slo slo(String target, int windowDays) {
        return new Slo(AVAILABILITY, PORTAL, "requests without server error", new BigDecimal(target), windowDays);
    }

    /** What was counted from some time before {@link #AS_OF} to some time before it. */
    static SloCount count(Duration from, Duration to, long bad, long total) {
        return new SloCount(PORTAL, AVAILABILITY, AS_OF.minus(from), AS_OF.minus(to), total - bad, total);
    }

    /** A slice of five minutes that ended at {@link #AS_OF}. */
    static SloCount slice(long good, long total) {
        return count(Duration.ofMinutes(5), Duration.ZERO, total - good, total);
    }

    static BudgetUse use(String target, long bad, long total) {
        return new BudgetUse(new BigDecimal(target), Ratio.of(bad, 1), total, null);
    }

    static Ratio ratio(String decimal) {
        return Ratio.of(new BigDecimal(decimal));
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
