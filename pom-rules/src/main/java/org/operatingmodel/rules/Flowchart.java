package org.operatingmodel.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Boxes, each with at most one arrow to another, none of which leads back.
 *
 * <p>Drawn from top to bottom. Each way down has a column of its own until it joins another, so no arrow crosses a box.
 *
 * @param title what it shows
 * @param boxes the boxes, in an order in which ways are drawn from left to right
 */
record Flowchart(String title, List<Box> boxes) implements HandbookPart {
    private static final int CHARACTER = 8;
    private static final int PADDING = 16;
    private static final int HEIGHT = 56;
    private static final int GAP = 40;

    Flowchart {
        boxes = List.copyOf(boxes);
    }

    /**
     * A box.
     *
     * @param name its name, unique in the chart: letters, digits, dots, hyphens and blanks
     * @param text what stands below its name; nothing in it is markup
     * @param next the name of the box that its arrow leads to; absent when it has none
     */
    record Box(String name, String text, @Nullable String next) {}

    @Override
    public String markdown() {
        Map<String, Integer> numbers = new HashMap<>();
        boxes.forEach(box -> numbers.put(box.name(), numbers.size() + 1));
        StringBuilder chart = new StringBuilder("```mermaid\nflowchart TD\n");
        for (Box box : boxes) {
            chart.append("    box")
                    .append(numbers.get(box.name()))
                    .append("[\"")
                    .append(box.name())
                    .append("<br/>")
                    .append(box.text().replace("\"", "#quot;"))
                    .append("\"]\n");
        }
        for (Box box : boxes) {
            if (box.next() != null) {
                chart.append("    box")
                        .append(numbers.get(box.name()))
                        .append(" --> box")
                        .append(numbers.get(box.next()))
                        .append("\n");
            }
        }
        return chart.append("```\n").toString();
    }

    /** As a drawing within the page, with the same in words for those who do not see it. */
    @Override
    public String html() {
        Map<String, Place> places = places();
        int width = PADDING
                + boxes.stream()
                        .mapToInt(box -> CHARACTER
                                * Math.max(box.name().length(), box.text().length()))
                        .max()
                        .orElse(0);
        int columns = places.values().stream().mapToInt(Place::column).max().orElse(0) + 1;
        int rows = places.values().stream().mapToInt(Place::row).max().orElse(0) + 1;
        int fullWidth = columns * (width + GAP) - GAP + 2;
        int fullHeight = rows * (HEIGHT + GAP) - GAP + 2;
        StringBuilder drawing = new StringBuilder(
                        "<div class=\"wide\"><svg role=\"img\" aria-labelledby=\"chart-title chart-text\" width=\"")
                .append(fullWidth)
                .append("\" height=\"")
                .append(fullHeight)
                .append("\" viewBox=\"0 0 ")
                .append(fullWidth)
                .append(" ")
                .append(fullHeight)
                .append("\">\n<title id=\"chart-title\">")
                .append(HandbookPart.inHtml(title))
                .append("</title>\n<desc id=\"chart-text\">")
                .append(HandbookPart.inHtml(words()))
                .append("</desc>\n");
        for (Box box : boxes) {
            Place from = place(places, box.name());
            if (box.next() != null) {
                arrow(drawing, from, place(places, box.next()), width);
            }
        }
        for (Box box : boxes) {
            box(drawing, box, place(places, box.name()), width);
        }
        return drawing.append("</svg></div>\n").toString();
    }

    private String words() {
        return boxes.stream()
                .map(box -> box.name() + ": " + box.text() + (box.next() == null ? "." : ", then " + box.next() + "."))
                .collect(Collectors.joining(" "));
    }

    /** Where a box stands, counted from the upper left. */
    private record Place(int column, int row) {
        int left(int width) {
            return 1 + column * (width + GAP);
        }

        int middle(int width) {
            return left(width) + width / 2;
        }

        int top() {
            return 1 + row * (HEIGHT + GAP);
        }
    }

    private static Place place(Map<String, Place> places, String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    private Map<String, Place> places() {
        Map<String, Box> named = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        boxes.forEach(box -> named.put(box.name(), box));
        List<Box> starts = new ArrayList<>(boxes);
        boxes.forEach(box -> starts.removeIf(other -> other.name().equals(box.next())));
        for (Box start : starts) {
            int row = 0;
            for (Box box = start; box != null; box = box.next() == null ? null : named.get(box.next())) {
                rows.merge(box.name(), row, Math::max);
                row = Objects.requireNonNull(rows.get(box.name())) + 1;
            }
        }
        Map<String, Place> places = new HashMap<>();
        int column = 0;
        for (Box start : starts) {
            for (Box box = start;
                    box != null && !places.containsKey(box.name());
                    box = box.next() == null ? null : named.get(box.next())) {
                places.put(box.name(), new Place(column, rows.getOrDefault(box.name(), 0)));
            }
            column++;
        }
        return places;
    }

    private static void arrow(StringBuilder drawing, Place from, Place to, int width) {
        int x = from.middle(width);
        int end = to.middle(width);
        int y = to.top();
        int bend = y - GAP / 2;
        drawing.append("<path d=\"M").append(x).append(" ").append(from.top() + HEIGHT);
        if (x == end) {
            drawing.append(" V").append(y - 8);
        } else {
            drawing.append(" V")
                    .append(bend)
                    .append(" H")
                    .append(end)
                    .append(" V")
                    .append(y - 8);
        }
        drawing.append("\" fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"1.5\"/>\n<path d=\"M")
                .append(end)
                .append(" ")
                .append(y)
                .append(" l-5 -9 h10 z\" fill=\"#1a1a1a\"/>\n");
    }

    private static void box(StringBuilder drawing, Box box, Place place, int width) {
        int x = place.middle(width);
        drawing.append("<rect x=\"")
                .append(place.left(width))
                .append("\" y=\"")
                .append(place.top())
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(HEIGHT)
                .append("\" rx=\"6\" fill=\"#fff\" stroke=\"#1a1a1a\"/>\n")
                .append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(place.top() + 23)
                .append("\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"600\">")
                .append(HandbookPart.inHtml(box.name()))
                .append("</text>\n<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(place.top() + 43)
                .append("\" text-anchor=\"middle\" font-size=\"14\">")
                .append(HandbookPart.inHtml(box.text()))
                .append("</text>\n");
    }
}
