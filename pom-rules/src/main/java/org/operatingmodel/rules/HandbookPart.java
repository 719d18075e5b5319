package org.operatingmodel.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a handbook, which knows how it looks in Markdown and in HTML. Its texts are plain: nothing in them is markup. */
sealed interface HandbookPart
        permits HandbookPart.Heading, HandbookPart.Text, HandbookPart.Items, HandbookPart.Table, Flowchart {
    /** The part with the line feeds that end it. */
    String markdown();

    /** The part as well-formed HTML. */
    String html();

    /**
     * A heading.
     *
     * @param level 1 to 4
     * @param text its text
     * @param anchor what links name it by
     */
    record Heading(int level, String text, String anchor) implements HandbookPart {
        @Override
        public String markdown() {
            return "#".repeat(level) + " " + inMarkdown(text) + "\n";
        }

        @Override
        public String html() {
            return "<h" + level + " id=\"" + inHtml(anchor) + "\">" + inHtml(text) + "</h" + level + ">\n";
        }
    }

    /** A paragraph. */
    record Text(String text) implements HandbookPart {
        @Override
        public String markdown() {
            return inMarkdown(text) + "\n";
        }

        @Override
        public String html() {
            return "<p>" + inHtml(text) + "</p>\n";
        }
    }

    /** A list. */
    record Items(List<String> items) implements HandbookPart {
        @Override
        public String markdown() {
            return items.stream().map(item -> "- " + inMarkdown(item) + "\n").collect(Collectors.joining());
        }

        @Override
        public String html() {
            return items.stream()
                    .map(item -> "<li>" + inHtml(item) + "</li>\n")
                    .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
        }
    }

    /**
     * A table.
     *
     * @param head its head; empty when the first cell of each row is one
     * @param rows its rows
     */
    record Table(List<String> head, List<List<String>> rows) implements HandbookPart {
        @Override
        public String markdown() {
            int columns = head.isEmpty() ? rows.get(0).size() : head.size();
            String first = head.isEmpty() ? "| ".repeat(columns) + "|\n" : line(head);
            return first + "|---".repeat(columns) + "|\n"
                    + rows.stream().map(Table::line).collect(Collectors.joining());
        }

        private static String line(List<String> cells) {
            return cells.stream().map(HandbookPart::inMarkdown).collect(Collectors.joining(" | ", "| ", " |\n"));
        }

        @Override
        public String html() {
            StringBuilder table = new StringBuilder("<div class=\"wide\"><table>\n");
            if (!head.isEmpty()) {
                table.append("<thead>").append(row(head, false, "col")).append("</thead>\n");
            }
            table.append("<tbody>\n");
            rows.forEach(cells -> table.append(row(cells, true, "row")));
            return table.append("</tbody>\n</table></div>\n").toString();
        }

        private static String row(List<String> cells, boolean data, String scope) {
            StringBuilder row = new StringBuilder("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                boolean cell = data && i > 0;
                row.append(cell ? "<td>" : "<th scope=\"" + scope + "\">")
                        .append(inHtml(cells.get(i)))
                        .append(cell ? "</td>" : "</th>");
            }
            return row.append("</tr>\n").toString();
        }
    }

    /** All parts, a blank line between them. */
    static String markdown(List<HandbookPart> parts) {
        return parts.stream().map(HandbookPart::markdown).collect(Collectors.joining("\n"));
    }

    /** All parts as one page, with links to its gates and sections. */
    static String html(String title, List<HandbookPart> parts) {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>""" + inHtml(title) + """
                </title>
                <style>
                body { max-width: 50rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
                h1, h2, h3, h4 { line-height: 1.2; }
                h2 { margin-top: 2.5rem; border-bottom: 2px solid #1a1a1a; }
                h4 { margin-bottom: 0.25rem; }
                .wide { overflow-x: auto; }
                table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
                th, td { border: 1px solid #999; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
                th { background: #eee; font-weight: 600; }
                tbody th { width: 9rem; }
                a { color: #00439c; }
                @media print {
                  body { max-width: none; padding: 0; font-size: 10pt; }
                  nav { display: none; }
                  h2, h3, h4 { break-after: avoid; }
                  tr { break-inside: avoid; }
                  th, td { overflow-wrap: anywhere; }
                  svg { max-width: 100%; height: auto; }
                }
                </style>
                </head>
                <body>
                """);
        boolean first = true;
        for (HandbookPart part : parts) {
            page.append(part.html());
            if (first) {
                page.append(contents(parts));
                first = false;
            }
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String contents(List<HandbookPart> parts) {
        return parts.stream()
                .filter(Heading.class::isInstance)
                .map(Heading.class::cast)
                .filter(heading -> heading.level() == 2 || heading.level() == 3)
                .map(heading ->
                        "<li><a href=\"#" + inHtml(heading.anchor()) + "\">" + inHtml(heading.text()) + "</a></li>\n")
                .collect(Collectors.joining("", "<nav>\n<ul>\n", "</ul>\n</nav>\n"));
    }

    /** The text with what Markdown would take for markup escaped. */
    private static String inMarkdown(String text) {
        String escaped = text.replaceAll("\\s+", " ").strip().replaceAll("[\\\\`*_\\[\\]<>|~&#]", "\\\\$0");
        return escaped.replaceFirst("^([-+]) ", "\\\\$1 ").replaceFirst("^(\\d+)([.)]) ", "$1\\\\$2 ");
    }

    /** The text with what HTML would take for markup escaped. */
    static String inHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
