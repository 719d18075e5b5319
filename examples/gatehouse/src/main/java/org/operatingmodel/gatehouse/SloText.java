package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.objective.Evaluation;
import org.operatingmodel.metrics.objective.GateDemand;
import org.operatingmodel.metrics.objective.IndicatorValue;
import org.operatingmodel.metrics.objective.ObjectiveFinding;
import org.operatingmodel.metrics.objective.ObjectiveResult;
import org.operatingmodel.metrics.objective.Retrieval;
import org.operatingmodel.metrics.objective.ThresholdReading;

/** An evaluation for people: the verdict, each objective with its thresholds, and what is missing. */
final class SloText {
    private static final int INDENT = 4;
    private static final int LABEL = 10;
    private static final List<String> HEADER = List.of("OBJECTIVE", "STATUS", "POINTS", "VALUE");

    private final int width;
    private final StringBuilder text = new StringBuilder();

    SloText(int width) {
        this.width = width;
    }

    String of(Evaluation evaluation, GateDemand.Answer answer, List<ObjectiveFinding> findings) {
        Retrieval retrieval = evaluation.retrieval();
        line(
                0,
                2,
                "Verdict of '" + retrieval.id() + "': " + evaluation.verdict().word() + ". " + evaluation.reason());
        line(
                0,
                2,
                "Definition '" + evaluation.definition().version() + "' of " + retrieval.subject() + ", "
                        + retrieval.from() + " to " + retrieval.to()
                        + (retrieval.release() == null ? "" : ", version '" + retrieval.release() + "'") + ".");
        if (evaluation.definition().objectives().stream()
                .flatMap(objective -> objective.pass().stream())
                .flatMap(List::stream)
                .anyMatch(threshold -> threshold.relative())) {
            line(
                    0,
                    2,
                    "Compared with " + evaluation.comparedWith().size() + " of "
                            + evaluation.definition().comparison().results() + " earlier evaluations"
                            + listed(": ", evaluation.comparedWith()) + ".");
        }
        text.append('\n');
        objectives(evaluation);
        section("Missing:", evaluation.missing());
        section("Measured, but without an objective:", evaluation.unused());
        section("Not evidence:", answer.reasons());
        section("Asked for, but covered by no objective that is scored:", answer.uncovered());
        section(
                "To mend in the definition:",
                findings.stream().map(SloText::finding).toList());
        return text.toString();
    }

    private static String finding(ObjectiveFinding finding) {
        return finding.kind().slug() + ": " + finding.message();
    }

    private void objectives(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (ObjectiveResult result : evaluation.results()) {
            rows.add(List.of(
                    result.objective().id().value(),
                    result.status().word() + (result.objective().key() ? " (key)" : ""),
                    result.objective().informational()
                            ? "-"
                            : result.points() + " of "
                                    + result.objective().weight().toPlainString(),
                    value(result.indicator())));
        }
        int[] widths = new int[HEADER.size() - 1];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length() + 2);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            StringBuilder cells = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                cells.append(row.get(column))
                        .append(" ".repeat(widths[column] - row.get(column).length()));
            }
            text.append(Text.fit(cells + Text.printable(row.get(widths.length)), width));
            if (i > 0) {
                thresholds(evaluation.results().get(i - 1));
            }
        }
    }

    private static String value(IndicatorValue indicator) {
        BigDecimal value = indicator.value();
        return value == null ? "none" : value.toPlainString() + " " + indicator.measuredIn();
    }

    private void thresholds(ObjectiveResult result) {
        boolean relative = result.pass().stream()
                .flatMap(List::stream)
                .anyMatch(reading -> reading.threshold().relative());
        Ratio baseline = result.baseline().value();
        if (relative) {
            labelled(
                    "baseline",
                    (baseline == null ? "none" : baseline.toString()) + ", from "
                            + result.baseline().used()
                            + listed(": ", result.baseline().evaluations()));
        }
        groups("pass", result.pass());
        groups("warning", result.warning());
        result.missing().forEach(reason -> labelled("missing", reason));
    }

    private void groups(String label, List<List<ThresholdReading>> groups) {
        for (int i = 0; i < groups.size(); i++) {
            labelled(
                    i == 0 ? label : "or",
                    groups.get(i).stream().map(SloText::reading).collect(Collectors.joining(" and ")));
        }
    }

    private static String reading(ThresholdReading reading) {
        Ratio target = reading.target();
        boolean accepted = target == null && reading.truth() == ThresholdReading.Truth.TRUE;
        return reading.threshold()
                + (reading.threshold().relative() && target != null ? " (" + target + ")" : "") + " "
                + reading.truth().name().toLowerCase(Locale.ROOT)
                + (accepted ? " (no baseline, accepted)" : "");
    }

    private static String listed(String before, List<String> ids) {
        return ids.isEmpty() ? "" : before + String.join(", ", ids);
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n');
            line(0, 2, title);
            lines.forEach(each -> line(2, 4, each));
        }
    }

    private void labelled(String label, @Nullable String what) {
        line(INDENT, INDENT + LABEL, label + " ".repeat(LABEL - label.length()) + what);
    }

    private void line(int indent, int hanging, String words) {
        text.append(" ".repeat(indent)).append(Text.hanging(hanging, Text.printable(words), width - indent));
    }
}
