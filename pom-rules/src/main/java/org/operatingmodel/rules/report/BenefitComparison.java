package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.organisation.TeamKind;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;

/**
 * What an operating model is expected to bring, measured in a portfolio at two instants.
 *
 * <p>It says what changed and not why: what else happened between the instants is in the figures, too.
 *
 * @param before the earlier instant
 * @param after the later one
 * @param lines one for each benefit, in their order
 * @since 0.1
 */
public record BenefitComparison(Instant before, Instant after, List<Line> lines) {
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofDays(90);

    /** @throws IllegalArgumentException if {@code after} is not after {@code before} */
    public BenefitComparison {
        Objects.requireNonNull(before, "BenefitComparison.before");
        Objects.requireNonNull(after, "BenefitComparison.after");
        lines = List.copyOf(lines);
        if (!after.isAfter(before)) {
            throw new IllegalArgumentException("BenefitComparison.after must be after before '" + before
                    + "', but was '" + after + "'. Swap them.");
        }
    }

    /**
     * One benefit at both instants.
     *
     * @param benefit the benefit
     * @param before its figure at the earlier instant; absent where nothing is known that it could be of, never 0 for that
     * @param after its figure at the later one; likewise
     */
    public record Line(
            Benefit benefit,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {
        /** @throws NullPointerException if the benefit is missing */
        public Line {
            Objects.requireNonNull(benefit, "Line.benefit");
        }

        /** Whether it is better than before; empty where a figure is absent or both are equal. */
        public Optional<Boolean> better() {
            int change = before == null || after == null ? 0 : after.compareTo(before);
            return change == 0 ? Optional.empty() : Optional.of(change > 0 == (benefit.better() == Direction.INCREASE));
        }
    }

    /**
     * The benefits in two snapshots of a portfolio, or in one that knows its past.
     *
     * @throws IllegalArgumentException if {@code after} is not after {@code before}
     */
    public static BenefitComparison of(Portfolio earlier, Instant before, Portfolio later, Instant after) {
        return new BenefitComparison(
                before,
                after,
                Arrays.stream(Benefit.values())
                        .map(benefit ->
                                new Line(benefit, figure(benefit, earlier, before), figure(benefit, later, after)))
                        .toList());
    }

    private static @Nullable BigDecimal figure(Benefit benefit, Portfolio portfolio, Instant asOf) {
        return switch (benefit) {
            case ALIGNMENT ->
                share(
                        portfolio.products().stream()
                                .filter(product -> !product.outcomeIds().isEmpty())
                                .count(),
                        portfolio.products().size());
            case PRODUCTIVITY -> portfolio.flowItems().isEmpty() ? null : BigDecimal.valueOf(done(portfolio, asOf));
            case SATISFACTION -> satisfaction(portfolio, asOf);
            case ADAPTIVENESS ->
                CensoredTimes.of(Obstacles.feedback(portfolio, asOf), asOf)
                        .percentile(50, Turnaround.FEEDBACK_TO_CHANGE.convention())
                        .toOptional()
                        .map(median -> BigDecimal.valueOf(median.toMillis()))
                        .orElse(null);
            case COLLABORATION ->
                share(
                        portfolio.teams().stream()
                                .filter(team -> team.kind() == TeamKind.CROSS_FUNCTIONAL)
                                .count(),
                        portfolio.teams().size());
            case SCALABILITY ->
                share(
                        portfolio.products().stream()
                                .filter(product -> product.teamId() != null)
                                .count(),
                        portfolio.products().stream()
                                .map(Product::teamId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count());
            case DATA_DRIVEN -> {
                List<Product> delivered = Doctor.delivered(portfolio);
                yield share(
                        delivered.stream()
                                .filter(product -> portfolio.productMetrics().stream()
                                                .filter(metric -> metric.use() == MetricUse.NORTH_STAR
                                                        && metric.productId().equals(product.id()))
                                                .count()
                                        == 1)
                                .count(),
                        delivered.size());
            }
        };
    }

    /** A part of a whole, exact to 34 digits; absent where the whole is empty. */
    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128);
    }

    private static long done(Portfolio portfolio, Instant asOf) {
        return portfolio.flowItems().stream()
                .flatMap(item -> item.asOf(asOf).stream())
                .filter(item -> item.flowState() == FlowState.DONE
                        && !Obstacles.lastMove(item).isBefore(asOf.minus(WINDOW)))
                .count();
    }

    /** The mean of the newest answer about each product; absent where nobody answered. */
    private static @Nullable BigDecimal satisfaction(Portfolio portfolio, Instant asOf) {
        List<BigDecimal> newest = new ArrayList<>();
        for (Product product : portfolio.products()) {
            portfolio.evidence().stream()
                    .filter(evidence -> evidence.productId().equals(product.id())
                            && evidence.kind().value().equals("CUSTOMER_SATISFACTION")
                            && evidence.presenceAt(asOf) == Presence.COUNTS
                            && !evidence.observedAt().isBefore(asOf.minus(FRESH)))
                    .max(Comparator.comparing(Evidence::observedAt)
                            .thenComparing(evidence -> evidence.id().value()))
                    .map(Evidence::value)
                    .ifPresent(newest::add);
        }
        return newest.isEmpty()
                ? null
                : newest.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(newest.size()), MathContext.DECIMAL128);
    }

    /** The comparison for people, one line for each benefit, ending with a line feed; figures to four digits. */
    public String text() {
        StringBuilder text = new StringBuilder("Benefits as of " + before + " and " + after + "\n");
        for (Line line : lines) {
            text.append("  ")
                    .append(line.benefit().word())
                    .append(": ")
                    .append(line.benefit().metric())
                    .append(", in ")
                    .append(line.benefit().unit())
                    .append(": ")
                    .append(shown(line.before()))
                    .append(" -> ")
                    .append(shown(line.after()))
                    .append(line.better()
                            .map(better -> better ? ", better" : ", worse")
                            .orElse(""))
                    .append('\n');
        }
        return text.toString();
    }

    private static String shown(@Nullable BigDecimal figure) {
        return figure == null
                ? "unknown"
                : figure.round(new MathContext(
                                Math.max(4, figure.precision() - figure.scale()), RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
