package org.operatingmodel.rules.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.testing.RuleCoverage.OfCondition;
import org.operatingmodel.rules.testing.RuleCoverage.OfStatement;

/** The coverage of rules as one page: the text of each rule, each line by what was seen of the condition on it. */
final class CoveragePage {
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
            pre { margin: 0; border: 1px solid #ccc; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; }
            pre span { display: block; padding: 0 .5rem; white-space: pre; border-left: .4rem solid transparent; }
            pre i { color: #666; font-style: normal; display: inline-block; width: 3.5rem; user-select: none; }
            pre b { font-weight: normal; color: #444; float: right; padding-left: 2rem; }
            .covered { background: #e3f4e3; border-left-color: #2e7d32 !important; }
            .partly { background: #fff3cd; border-left-color: #b26a00 !important; }
            .never { background: #fbdcdc; border-left-color: #b71c1c !important; }
            .legend span { padding: .1rem .5rem; margin-right: .5rem; border-left: .4rem solid; }
            """;

    private CoveragePage() {}

    static String of(RuleCoverage coverage, Collection<RulePack> packs) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Coverage of rules</title>\n")
                .append("<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>Coverage of rules</h1>\n<p>")
                .append(escaped(coverage.headline()))
                .append("</p>\n<p class=\"legend\"><span class=\"covered\">seen to hold and to decide</span>")
                .append("<span class=\"partly\">seen to hold or to decide only</span>")
                .append("<span class=\"never\">never judged</span></p>\n");
        for (RulePack pack : packs) {
            List<OfStatement> own = coverage.statements().stream()
                    .filter(each -> each.packId().equals(pack.id()))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            page.append("<h2>").append(escaped(pack.toString())).append("</h2>\n");
            table(own, page);
            for (Map.Entry<String, String> file : pack.texts().entrySet()) {
                page.append("<h2>")
                        .append(escaped(pack.id() + ": " + file.getKey()))
                        .append("</h2>\n");
                file(
                        file.getValue(),
                        own.stream()
                                .filter(each -> each.file().equals(file.getKey()))
                                .toList(),
                        page);
            }
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void table(List<OfStatement> statements, StringBuilder page) {
        page.append("<table>\n<tr><th>rule</th><th>states</th><th>came to</th><th>conditions</th></tr>\n");
        for (OfStatement each : statements) {
            long counted =
                    each.conditions().stream().filter(OfCondition::counted).count();
            long covered = each.conditions().stream()
                    .filter(OfCondition::counted)
                    .filter(OfCondition::covered)
                    .count();
            page.append("<tr><td>")
                    .append(escaped(each.label()))
                    .append("</td><td>")
                    .append(escaped(each.kind()))
                    .append("</td><td>")
                    .append(escaped(RuleCoverage.told(each)))
                    .append("</td><td>")
                    .append(counted == 0 ? "" : covered + " of " + counted)
                    .append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private static void file(String text, List<OfStatement> statements, StringBuilder page) {
        List<String> lines = text.lines().toList();
        List<String> classes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        lines.forEach(line -> {
            classes.add("");
            notes.add("");
        });
        for (OfStatement statement : statements) {
            if (!statement.tried() && statement.line() <= lines.size()) {
                classes.set(statement.line() - 1, "never");
                notes.set(statement.line() - 1, "never judged");
            }
            for (OfCondition condition : statement.conditions()) {
                int last = condition.line() + (int) condition.text().lines().count() - 1;
                for (int line = condition.line(); line <= Math.min(last, lines.size()); line++) {
                    classes.set(line - 1, shade(condition));
                }
                if (condition.line() <= lines.size()) {
                    notes.set(
                            condition.line() - 1,
                            condition.counted()
                                    ? "holds " + condition.matched() + ", decides " + condition.decisive()
                                    : condition.matched() == 0 ? "" : "holds " + condition.matched());
                }
                condition.constraints().forEach(each -> {
                    if (each.missed() > 0 && each.line() <= lines.size()) {
                        String before = notes.get(each.line() - 1);
                        notes.set(each.line() - 1, (before.isEmpty() ? "" : before + "; ") + "misses " + each.missed());
                    }
                });
            }
        }
        page.append("<pre>");
        for (int i = 0; i < lines.size(); i++) {
            page.append("<span")
                    .append(classes.get(i).isEmpty() ? "" : " class=\"" + classes.get(i) + "\"")
                    .append("><i>")
                    .append(i + 1)
                    .append("</i>")
                    .append(notes.get(i).isEmpty() ? "" : "<b>" + escaped(notes.get(i)) + "</b>")
                    .append(escaped(lines.get(i)))
                    .append("</span>");
        }
        page.append("</pre>\n");
    }

    private static String shade(OfCondition condition) {
        if (condition.matched() == 0 && condition.decisive() == 0) {
            return "never";
        }
        return condition.covered() || !condition.counted() ? "covered" : "partly";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
