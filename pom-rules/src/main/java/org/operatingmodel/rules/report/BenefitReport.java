package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.portfolio.Portfolio;

/**
 * What a way of working has brought: the metric of each {@link Benefit} before and after.
 *
 * @param rows one for each benefit, in their order
 * @since 0.1
 */
public record BenefitReport(List<Row> rows) {
    /** @throws NullPointerException if a part is missing */
    public BenefitReport {
        rows = List.copyOf(rows);
    }

    /**
     * What became of a benefit.
     *
     * @since 0.1
     */
    public enum Change {
        /** It is more than before. */
        BETTER,
        /** It is what it was. */
        SAME,
        /** It is less than before. */
        WORSE,
        /** It is not known before or after, so nobody may claim it. */
        UNKNOWN;

        /** Its word in data and messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A benefit before and after.
     *
     * @param benefit the benefit
     * @param before its metric before, or why there is none
     * @param after its metric after, or why there is none
     * @since 0.1
     */
    public record Row(Benefit benefit, Measured<BigDecimal> before, Measured<BigDecimal> after) {
        /** @throws NullPointerException if a part is missing */
        public Row {
            Objects.requireNonNull(benefit, "Row.benefit");
            Objects.requireNonNull(before, "Row.before");
            Objects.requireNonNull(after, "Row.after");
        }

        /** What became of it. */
        public Change change() {
            Optional<BigDecimal> was = before.toOptional();
            Optional<BigDecimal> is = after.toOptional();
            if (was.isEmpty() || is.isEmpty()) {
                return Change.UNKNOWN;
            }
            int more = is.get().compareTo(was.get());
            return more > 0 ? Change.BETTER : more < 0 ? Change.WORSE : Change.SAME;
        }
    }

    /**
     * The benefits between two snapshots.
     *
     * @param before what was known before
     * @param then the instant of that
     * @param after what is known after
     * @param now the instant of that
     * @throws IllegalArgumentException if {@code now} is before {@code then}
     */
    public static BenefitReport of(Portfolio before, Instant then, Portfolio after, Instant now) {
        if (now.isBefore(then)) {
            throw new IllegalArgumentException(
                    "now must be at or after then '" + then + "', but was '" + now + "'. Swap the snapshots.");
        }
        return new BenefitReport(Arrays.stream(Benefit.values())
                .map(benefit -> new Row(benefit, benefit.of(before, then), benefit.of(after, now)))
                .toList());
    }

    /** The table for people, each line ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %8s -> %8s  %-7s  %s%n",
                    row.benefit().word(),
                    shown(row.before()),
                    shown(row.after()),
                    row.change().word(),
                    row.benefit().metric()));
        }
        return text.toString().replace("\r", "");
    }

    private static String shown(Measured<BigDecimal> metric) {
        return metric.toOptional().map(BigDecimal::toPlainString).orElse("-");
    }
}
