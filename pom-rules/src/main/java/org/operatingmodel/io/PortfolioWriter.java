package org.operatingmodel.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.operatingmodel.portfolio.Portfolio;

/**
 * Writes a portfolio in the one form that {@link PortfolioReader} reads back as an equal portfolio.
 *
 * <p>The file names the version of the schema. The lists keep their order; absent values and empty lists are left out. It needs no library.
 *
 * @since 0.1
 */
public final class PortfolioWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private PortfolioWriter() {}

    /** The portfolio as JSON. */
    public static String json(Portfolio portfolio) {
        return RecordJson.treeText(versioned(portfolio));
    }

    /** The portfolio as YAML; the reader refuses lines above 100,000 characters, so longer texts need JSON. */
    public static String yaml(Portfolio portfolio) {
        StringBuilder out = new StringBuilder();
        entries(versioned(portfolio), "", "", out);
        return out.append('\n').toString().stripLeading();
    }

    /** The lists after the version of their shape. */
    private static Map<String, Object> versioned(Portfolio portfolio) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(PortfolioSchema.VERSION_KEY, PortfolioSchema.VERSION);
        ((Map<?, ?>) RecordJson.tree(portfolio)).forEach((list, facts) -> tree.put((String) list, facts));
        return tree;
    }

    private static void entries(Map<?, ?> map, String first, String indent, StringBuilder out) {
        String before = first;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before).append(text((String) entry.getKey())).append(':');
            value(entry.getValue(), indent, out);
            before = "\n" + indent;
        }
    }

    private static void value(Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            entries(map, "\n" + indent + "  ", indent + "  ", out);
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                out.append('\n').append(indent).append("  -");
                if (element instanceof Map<?, ?> map) {
                    entries(map, " ", indent + "    ", out);
                } else {
                    value(element, indent + "    ", out);
                }
            }
        } else {
            out.append(' ').append(value instanceof String text ? text(text) : RecordJson.number(value));
        }
    }

    /** A word as it is, everything else in quotes. */
    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : RecordJson.quoted(text);
    }
}
