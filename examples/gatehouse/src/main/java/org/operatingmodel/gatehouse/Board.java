package org.operatingmodel.gatehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;

/** Decisions as a table: product, stage, gate, verdict, what blocks and what is overridden; what does not fit moves below its row. */
final class Board {
    static final Comparator<Product> BY_ID = Comparator.comparing(Product::id);

    private static final String GAP = "  ";
    private static final int PRODUCT = 0;
    private static final int STAGE = 1;
    private static final int GATE = 2;
    private static final int VERDICT = 3;
    private static final int REASON = 4;
    private static final Row HEADER = new Row(List.of("PRODUCT", "STAGE", "GATE", "VERDICT", "WHAT BLOCKS"), null);

    private final Map<ProductId, Stage> stages = new HashMap<>();
    private final int width;
    private final boolean coloured;

    Board(Portfolio portfolio, int width, boolean coloured) {
        portfolio.products().forEach(product -> stages.put(product.id(), product.stage()));
        this.width = width;
        this.coloured = coloured;
    }

    /** How many decisions came to what, in a sentence. */
    static String summary(PortfolioReview review) {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long n = review.decisions().stream()
                    .filter(decision -> decision.verdict() == verdict)
                    .count();
            counts.add(n + " " + spoken(verdict));
        }
        int without = review.withoutGate().size();
        return String.join(", ", counts) + ", " + without + (without == 1 ? " product" : " products") + " at no gate.";
    }

    /** The table, one row per decision and product without a gate, by product. */
    String of(List<GateDecision> decisions, List<ProductId> withoutGate) {
        List<Row> rows = new ArrayList<>();
        decisions.forEach(decision -> rows.add(row(decision)));
        withoutGate.forEach(
                id -> rows.add(new Row(List.of(id.value(), stage(id), "-", "-", "no gate ends this stage"), null)));
        rows.sort(Comparator.comparing(row -> row.cells().get(PRODUCT)));
        rows.add(0, HEADER);
        return table(rows);
    }

    private Row row(GateDecision decision) {
        ProductId product = decision.request().productId();
        Verdict verdict = decision.verdict();
        return new Row(
                List.of(
                        product.value(),
                        stage(product),
                        decision.request().gateId().value(),
                        spoken(verdict),
                        Stream.of(reason(decision), overrides(decision))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("; "))),
                verdict);
    }

    private static String reason(GateDecision decision) {
        return switch (decision.verdict()) {
            case PASSED -> "";
            case PASSED_WITH_WAIVERS ->
                decision.results().stream()
                        .filter(Waived.class::isInstance)
                        .map(result -> "waived: " + result.criterion().id())
                        .collect(Collectors.joining(", "));
            case BLOCKED -> {
                String blocking = decision.results().stream()
                        .filter(CriterionResult::blocks)
                        .map(result ->
                                result.criterion().id() + (result instanceof Unevaluable ? " (unevaluable)" : ""))
                        .collect(Collectors.joining(", "));
                String unproven = decision.definedBy() == null
                        ? "no pack defines the gate"
                        : "no criterion that can block applies";
                yield blocking.isEmpty() ? unproven : blocking;
            }
        };
    }

    /** The overrides that hold, and what they loosen. */
    private static String overrides(GateDecision decision) {
        return decision.terms().overrides().stream()
                .map(override -> Objects.requireNonNull(override.overriding()).decisionId() + " overrides "
                        + override.criteria().stream().map(CriterionId::value).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private String stage(ProductId id) {
        return String.valueOf(stages.get(id)).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String spoken(Verdict verdict) {
        return verdict.word().replace('-', ' ');
    }

    /** With all columns where they fit; else without the stage, which the gate implies; else with the reasons below. */
    private String table(List<Row> rows) {
        int[] widths = {0, 0, 0, 0};
        int widestWord = 0; // of the reasons: no id is to be cut
        for (Row row : rows) {
            for (int column = PRODUCT; column <= VERDICT; column++) {
                widths[column] =
                        Math.max(widths[column], row.cells().get(column).length());
            }
            for (String word : row.cells().get(REASON).split(" ")) {
                widestWord = Math.max(widestWord, word.length());
            }
        }
        List<Integer> columns = List.of(PRODUCT, STAGE, GATE, VERDICT);
        if (sum(columns, widths) + widestWord > width) {
            columns = List.of(PRODUCT, GATE, VERDICT);
        }
        int left = sum(columns, widths);
        boolean below = left + widestWord > width;
        boolean paint = coloured && left <= width; // a line that is cut must not be cut within a colour
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            StringBuilder cells = new StringBuilder();
            for (int column : columns) {
                cells.append(cell(row, column, widths[column], paint)).append(GAP);
            }
            String reason = row.cells().get(REASON);
            if (below) {
                table.append(Text.fit(cells.toString().stripTrailing(), paint ? Integer.MAX_VALUE : width));
                if (!reason.isEmpty()) {
                    table.append("    ").append(Text.hanging(4, reason, width));
                }
            } else {
                String line = cells + Text.hanging(left, reason, width);
                table.append(line.stripTrailing()).append('\n');
            }
        }
        return table.toString();
    }

    private static int sum(List<Integer> columns, int[] widths) {
        return columns.stream()
                .mapToInt(column -> widths[column] + GAP.length())
                .sum();
    }

    private static String cell(Row row, int column, int columnWidth, boolean paint) {
        String text = row.cells().get(column);
        String padded = text + " ".repeat(columnWidth - text.length());
        Verdict verdict = row.verdict();
        return paint && column == VERDICT && verdict != null
                ? "\u001b[" + colour(verdict) + "m" + text + "\u001b[0m" + padded.substring(text.length())
                : padded;
    }

    private static int colour(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> 32;
            case PASSED_WITH_WAIVERS -> 33;
            case BLOCKED -> 31;
        };
    }

    /** An explanation, cut to the width, its headline bold where there are colours. */
    static String explained(String explanation, int width, boolean coloured) {
        String fitted = Text.fit(Text.printable(explanation), width);
        if (!coloured) {
            return fitted;
        }
        StringBuilder text = new StringBuilder();
        boolean headline = true;
        for (String line : fitted.lines().toList()) {
            headline &= text.isEmpty() || !line.startsWith(" ");
            text.append(headline ? "\u001b[1m" + line + "\u001b[0m" : line).append('\n');
        }
        return text.toString();
    }

    /**
     * A line of the table before it is laid out.
     *
     * @param cells product, stage, gate, verdict, reason
     * @param verdict what gives the verdict its colour; absent when it has none
     */
    private record Row(List<String> cells, @Nullable Verdict verdict) {}
}
