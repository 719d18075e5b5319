package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * A portfolio on one page, for those who decide about all of it: each number with its definition and how far it can be relied
 * on.
 *
 * <p>Limits: amounts in several currencies are lines of their own, never one sum.
 *
 * @param asOf the instant of the review
 * @param lines the numbers, in a fixed order
 * @since 0.1
 */
public record BoardReport(Instant asOf, List<Line> lines) {
    /** @throws NullPointerException if a part is missing */
    public BoardReport {
        Objects.requireNonNull(asOf, "BoardReport.asOf");
        lines = List.copyOf(lines);
    }

    /**
     * How far a number can be relied on: how many of those that it is about are known.
     *
     * @since 0.1
     */
    public enum Confidence {
        /** All are known. */
        HIGH,
        /** At least half are known. */
        MEDIUM,
        /** Fewer than half are known. */
        LOW,
        /** None is known, so there is no number. */
        NONE;

        /** Its word in data and messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number of the report.
     *
     * @param figure what it is called
     * @param definition what it counts or adds up
     * @param value the number; absent when nothing is known
     * @param measuredIn its unit
     * @param known how many of those that it is about are known
     * @param asked how many it is about
     * @since 0.1
     */
    public record Line(
            String figure, String definition, @Nullable BigDecimal value, String measuredIn, long known, long asked) {
        /** @throws IllegalArgumentException if a text is blank, more are known than there are, or a value rests on nothing */
        public Line {
            Guard.text("Line.figure", figure);
            Guard.text("Line.definition", definition);
            Guard.text("Line.measuredIn", measuredIn);
            Guard.notNegative("Line.known", known);
            if (known > asked) {
                throw new IllegalArgumentException(
                        "Line.known must be at most asked '" + asked + "', but was '" + known + "'. Count each once.");
            }
            if (value != null && known == 0) {
                throw new IllegalArgumentException(
                        "Line.value must be absent where nothing is known, but was '" + value + "'. Leave it out.");
            }
        }

        /** How far it can be relied on. */
        public Confidence confidence() {
            if (known == 0) {
                return Confidence.NONE;
            }
            return known == asked ? Confidence.HIGH : known * 2 >= asked ? Confidence.MEDIUM : Confidence.LOW;
        }
    }

    /**
     * The report of a review.
     *
     * @param review what the gates decided
     * @param portfolio what they decided about
     */
    public static BoardReport of(PortfolioReview review, Portfolio portfolio) {
        List<Line> lines = new ArrayList<>();
        List<GateDecision> decisions = review.decisions();
        long judged = decisions.stream()
                .filter(decision -> decision.results().stream().noneMatch(Unevaluable.class::isInstance))
                .count();
        lines.add(line(
                "gates-passed",
                "Products that pass the gate they stand before, with waivers or without",
                decisions.stream().filter(decision -> !decision.blocked()).count(),
                "of " + decisions.size() + " products before a gate",
                judged,
                decisions.size()));
        lines.add(line(
                "criteria-waived",
                "Criteria that are not met and that a waiver covers",
                decisions.stream()
                        .flatMap(decision -> decision.results().stream())
                        .filter(Waived.class::isInstance)
                        .count(),
                "criteria",
                judged,
                decisions.size()));
        List<Outcome> outcomes = portfolio.outcomes();
        lines.add(line(
                "outcomes-quantified",
                "Outcomes with a baseline, a target and a date",
                outcomes.stream().filter(OperatingModelAxes::quantified).count(),
                "of " + outcomes.size() + " outcomes",
                outcomes.size(),
                outcomes.size()));
        List<ProductId> live =
                portfolio.liveProducts().stream().map(Product::id).sorted().toList();
        for (ProductFigure figure : ProductFigure.values()) {
            figures(figure, live, portfolio, review.asOf(), lines);
        }
        return new BoardReport(review.asOf(), lines);
    }

    private static Line line(String figure, String definition, long value, String measuredIn, long known, long asked) {
        return new Line(figure, definition, known == 0 ? null : BigDecimal.valueOf(value), measuredIn, known, asked);
    }

    private static void figures(
            ProductFigure figure, List<ProductId> live, Portfolio portfolio, Instant asOf, List<Line> lines) {
        Map<String, BigDecimal> values = new TreeMap<>();
        Map<String, Long> known = new TreeMap<>();
        for (ProductId product : live) {
            if (figure.of(product, portfolio, asOf) instanceof Measured.Value<BigDecimal> measured) {
                String unit = measured.basis().measuredIn();
                values.merge(unit, measured.value(), figure == ProductFigure.AGE ? BigDecimal::max : BigDecimal::add);
                known.merge(unit, 1L, Long::sum);
            }
        }
        String definition =
                figure.definition() + (figure == ProductFigure.AGE ? ", of the slowest product" : ", of all products");
        if (values.isEmpty()) {
            lines.add(new Line(figure.word(), definition, null, "unknown", 0, live.size()));
        }
        values.forEach((unit, value) -> lines.add(new Line(
                figure.word(), definition, value, unit, Objects.requireNonNull(known.get(unit)), live.size())));
    }

    /** The page, each line ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder("Board report as of " + asOf + "\n");
        for (Line line : lines) {
            BigDecimal value = line.value();
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-20s %s%n    %s.%n    confidence %s: %d of %d known%n",
                    line.figure(),
                    value == null ? "not known" : value.toPlainString() + " " + line.measuredIn(),
                    line.definition(),
                    line.confidence().word(),
                    line.known(),
                    line.asked()));
        }
        return text.toString().replace("\r", "");
    }
}
