package org.operatingmodel.io;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical JSON form of records: same values in, same bytes out.
 *
 * <p>A record is an object of its components in the order of their declaration, an id its text. Absent components and
 * empty collections are left out, enums are their names, instants, days, durations and periods ISO-8601 texts, numbers exact,
 * map keys sorted. It needs no library.
 *
 * @since 0.1
 */
public final class RecordJson {
    private RecordJson() {}

    /**
     * The value as a tree of maps, lists, texts, numbers and truth values, with all maps in the order of the canonical
     * form.
     *
     * @throws IllegalArgumentException if there is a value in it that has no canonical form
     */
    public static Object tree(Object value) {
        if (value instanceof Record item) {
            return record(item);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(tree(key)), tree(each)));
            return sorted;
        }
        if (value instanceof Collection<?> collection) {
            List<Object> elements = new ArrayList<>();
            collection.forEach(element -> elements.add(tree(element)));
            return elements;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Instant
                || value instanceof LocalDate
                || value instanceof Duration
                || value instanceof Period
                || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof Integer
                || value instanceof Long) {
            return value;
        }
        throw new IllegalArgumentException("value must be a record or a part of one, but was '"
                + value.getClass().getName() + "'. Turn it into one first.");
    }

    /**
     * The value as JSON text, indented by two blanks, with a line feed after each line.
     *
     * @throws IllegalArgumentException if there is a value in it that has no canonical form
     */
    public static String text(Object value) {
        return treeText(tree(value));
    }

    /** A tree, as {@link #tree} makes one, as JSON text with its maps in their own order. */
    public static String treeText(Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, "\n", out);
        return out.append('\n').toString();
    }

    /** A tree, as {@link #tree} makes one, as JSON text on one line, without blanks and line feeds. */
    public static String line(@Nullable Object tree) {
        StringBuilder out = new StringBuilder();
        line(tree, out);
        return out.toString();
    }

    private static void line(@Nullable Object tree, StringBuilder out) {
        if (tree instanceof Map<?, ?> map) {
            char separator = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                quoted((String) entry.getKey(), out.append(separator));
                line(entry.getValue(), out.append(':'));
                separator = ',';
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (tree instanceof List<?> list) {
            char separator = '[';
            for (Object element : list) {
                line(element, out.append(separator));
                separator = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (tree instanceof String text) {
            quoted(text, out);
        } else {
            out.append(number(tree));
        }
    }

    /**
     * Appends a record as JSON on one line: what {@link #line} makes of its {@link #tree}.
     *
     * @throws IllegalArgumentException if there is a value in it that has no canonical form
     */
    public static void line(Record item, StringBuilder out) {
        append(item, out);
    }

    private static void append(Object value, StringBuilder out) {
        if (value instanceof Record item) {
            RecordShape shape = RecordShape.of(item.getClass());
            Object only = shape.wrapsOneValue() ? shape.components().get(0).of(item) : null;
            if (only != null && !isEmpty(only)) {
                append(only, out);
                return;
            }
            char separator = '{';
            for (RecordShape.Component component : shape.components()) {
                Object member = component.of(item);
                if (member != null && !isEmpty(member)) {
                    out.append(separator).append('"').append(component.name()).append("\":");
                    append(member, out);
                    separator = ',';
                }
            }
            out.append(separator == '{' ? "{}" : "}");
        } else if (value instanceof Collection<?> collection) {
            char separator = '[';
            for (Object element : collection) {
                append(element, out.append(separator));
                separator = ',';
            }
            out.append(collection.isEmpty() ? "[]" : "]");
        } else {
            line(tree(value), out);
        }
    }

    private static Object record(Record item) {
        RecordShape shape = RecordShape.of(item.getClass());
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordShape.Component component : shape.components()) {
            Object value = component.of(item);
            if (value != null && !isEmpty(value)) {
                members.put(component.name(), tree(value));
            }
        }
        Object only = members.get("value");
        return shape.wrapsOneValue() && only != null ? only : members;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> collection
                ? collection.isEmpty()
                : value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static void write(@Nullable Object tree, String newLine, StringBuilder out) {
        if (tree instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator)
                        .append(newLine)
                        .append("  ")
                        .append(quoted((String) entry.getKey()))
                        .append(": ");
                write(entry.getValue(), newLine + "  ", out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : newLine + "}");
        } else if (tree instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator).append(newLine).append("  ");
                write(element, newLine + "  ", out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : newLine + "]");
        } else {
            out.append(tree instanceof String text ? quoted(text) : number(tree));
        }
    }

    /** A number or truth value; a decimal keeps its scale, so that it is read back as it was. */
    static String number(@Nullable Object value) {
        return value instanceof BigDecimal decimal && decimal.scale() >= 0
                ? decimal.toPlainString()
                : String.valueOf(value);
    }

    /** The text in double quotes, which JSON and YAML read alike; what is no plain character is escaped. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        quoted(text, out);
        return out.toString();
    }

    /** Appends the text in double quotes, as {@link #line} does. */
    public static void quoted(String text, StringBuilder out) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') {
                escaped(text, out);
                return;
            }
        }
        out.append('"').append(text).append('"');
    }

    private static void escaped(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (plain(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        out.append('"');
    }

    /** Whether both notations take the character as it is: no control, line separator, half of a pair or byte order mark. */
    private static boolean plain(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || c >= 0x10000;
    }
}
