package org.operatingmodel.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of any shape, with the same strictness as a portfolio: one object, each key once, nothing after it.
 *
 * @since 0.1
 */
public final class JsonTree {
    private JsonTree() {}

    /**
     * The object that bytes hold, as maps in the order of the text, lists, texts, {@link BigDecimal}s, truth values and
     * nulls.
     *
     * @param name what messages call it
     * @param bytes UTF-8 text
     * @param limit the most bytes
     * @throws PortfolioException if anything is wrong with the text; it names all of it
     * @throws IllegalStateException if a library that the text needs is not on the class path; the message names it
     */
    public static Map<String, @Nullable Object> object(String name, byte[] bytes, int limit) {
        Libraries.requireJson();
        Violations violations = new Violations();
        Place start = Place.start(name);
        String text = new InputFile(limit, violations).text(bytes, start);
        Node root = text == null ? null : NodeParser.json(text, start, limit, violations);
        if (root != null && !(root instanceof Node.Members)) {
            violations.add(root.place(), "must hold an object, but was " + root.shown() + ". Start with '{'.");
        }
        Map<String, @Nullable Object> object =
                root instanceof Node.Members members ? members(members, violations) : Map.of();
        if (!violations.none()) {
            throw violations.exception();
        }
        return object;
    }

    private static Map<String, @Nullable Object> members(Node.Members node, Violations violations) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        node.members().forEach((key, member) -> object.put(key, value(member.value(), violations)));
        return object;
    }

    private static @Nullable Object value(Node node, Violations violations) {
        if (node instanceof Node.Members members) {
            return members(members, violations);
        } else if (node instanceof Node.Elements elements) {
            List<@Nullable Object> list = new ArrayList<>();
            elements.elements().forEach(element -> list.add(value(element, violations)));
            return list;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case NULL -> null;
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NUMBER -> number(scalar, violations);
            default -> scalar.text();
        };
    }

    private static @Nullable Object number(Node.Scalar scalar, Violations violations) {
        try {
            return new BigDecimal(scalar.text());
        } catch (NumberFormatException e) {
            violations.add(scalar.place(), "must be a number, but was " + scalar.shown() + ". Write digits.");
            return null;
        }
    }
}
