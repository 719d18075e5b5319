package org.operatingmodel.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read, and the records in it.
 *
 * <p>Whoever reads it says what a member must be; one that is something else, or is not there, is refused with its place.
 *
 * @since 0.1
 */
public final class JsonObject {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final Node.Members members;

    private JsonObject(Node.Members members) {
        this.members = members;
    }

    /**
     * The object that a text holds.
     *
     * @param name the name of the file that it is from, for messages
     * @param text JSON
     * @throws PortfolioException if it is not one JSON object; it names the place
     * @throws IllegalStateException if the library that reads JSON is not on the class path; the message names it
     */
    public static JsonObject parse(String name, String text) {
        return parse(Place.start(name), text, Integer.MAX_VALUE, new Violations());
    }

    /**
     * The object that bytes hold, which somebody else made: as {@link #parse(String, String)}.
     *
     * @param name what messages call it
     * @param bytes UTF-8 text
     * @param limit the most bytes
     * @throws PortfolioException if it is not one JSON object in UTF-8, or too large; it names the place
     * @throws IllegalStateException if the library that reads JSON is not on the class path; the message names it
     */
    public static JsonObject parse(String name, byte[] bytes, int limit) {
        Libraries.requireJson();
        Violations violations = new Violations();
        Place start = Place.start(name);
        String text = new InputFile(limit, violations).text(bytes, start);
        if (text == null) {
            throw violations.exception();
        }
        return parse(start, text, limit, violations);
    }

    private static JsonObject parse(Place start, String text, int limit, Violations violations) {
        Libraries.requireJson();
        Node node = NodeParser.json(text, start, limit, violations);
        if (node instanceof Node.Members members && violations.none()) {
            return new JsonObject(members);
        }
        if (node != null && !(node instanceof Node.Members)) {
            violations.add(node.place(), "must hold an object, but was " + node.shown() + ". Start with '{'.");
        }
        throw violations.exception();
    }

    /** Its keys, in the order of the text. */
    public List<String> keys() {
        return List.copyOf(members.members().keySet());
    }

    /** Whether it has a member of that name. */
    public boolean has(String key) {
        return members.members().containsKey(key);
    }

    /**
     * A text.
     *
     * @throws PortfolioException if there is none
     */
    public String text(String key) {
        return scalar(key, Node.Kind.TEXT, "a text");
    }

    /** A text; empty when there is no such member. */
    public Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /**
     * A whole number.
     *
     * @throws PortfolioException if there is none
     */
    public long number(String key) {
        String digits = scalar(key, Node.Kind.NUMBER, "a whole number");
        if (!WHOLE.matcher(digits).matches()) {
            throw refusal(member(key), "must be a whole number from 0, but was '" + digits + "'. Write digits only.");
        }
        return Long.parseLong(digits);
    }

    /**
     * Whether something holds.
     *
     * @throws PortfolioException if there is neither {@code true} nor {@code false}
     */
    public boolean truth(String key) {
        return scalar(key, Node.Kind.BOOLEAN, "true or false").equals("true");
    }

    /**
     * An object.
     *
     * @throws PortfolioException if there is none
     */
    public JsonObject object(String key) {
        return object(member(key));
    }

    /**
     * A list of objects.
     *
     * @throws PortfolioException if there is none
     */
    public List<JsonObject> objects(String key) {
        List<JsonObject> objects = new ArrayList<>();
        elements(key).forEach(element -> objects.add(object(element)));
        return objects;
    }

    /**
     * A list of texts.
     *
     * @throws PortfolioException if there is none
     */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node element : elements(key)) {
            if (!(element instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.TEXT) {
                throw refusal(element, "must be a text, but was " + element.shown() + ". Put it into quotes.");
            }
            texts.add(scalar.text());
        }
        return texts;
    }

    /**
     * The member as a record, read as strictly as a portfolio is.
     *
     * @throws PortfolioException if it is none; it names all that is wrong
     */
    public <T extends Record> T record(String key, Class<T> type) {
        Violations violations = new Violations();
        T record = new Binder(null, violations).bind(type, member(key));
        if (record == null || !violations.none()) {
            throw violations.exception();
        }
        return record;
    }

    /**
     * The elements of a list as records, read as strictly as a portfolio is.
     *
     * @throws PortfolioException if one is none; it names all that is wrong
     */
    public <T extends Record> List<T> records(String key, Class<T> type) {
        Violations violations = new Violations();
        Binder binder = new Binder(null, violations);
        List<T> records = new ArrayList<>();
        for (Node element : elements(key)) {
            T record = binder.bind(type, element);
            if (record != null) {
                records.add(record);
            }
        }
        if (!violations.none()) {
            throw violations.exception();
        }
        return records;
    }

    /**
     * This object, with each object in it that has one member of this name and a text in it replaced by the JSON that stands
     * for that text.
     *
     * @throws PortfolioException if what stands for a text is no JSON
     */
    public JsonObject replacing(String name, UnaryOperator<String> standsFor) {
        return new JsonObject((Node.Members) replaced(members, name, standsFor));
    }

    private static Node replaced(Node node, String name, UnaryOperator<String> standsFor) {
        if (node instanceof Node.Members object) {
            Node.@Nullable Member only = object.members().get(name);
            if (object.members().size() == 1 && only != null && only.value() instanceof Node.Scalar text) {
                Violations violations = new Violations();
                Node value = NodeParser.json(standsFor.apply(text.text()), node.place(), Integer.MAX_VALUE, violations);
                if (value == null || !violations.none()) {
                    throw violations.exception();
                }
                return value;
            }
            Map<String, Node.Member> members = new LinkedHashMap<>();
            object.members()
                    .forEach((key, member) ->
                            members.put(key, new Node.Member(member.key(), replaced(member.value(), name, standsFor))));
            return new Node.Members(object.place(), members);
        }
        return node instanceof Node.Elements list
                ? new Node.Elements(
                        list.place(),
                        list.elements().stream()
                                .map(element -> replaced(element, name, standsFor))
                                .toList())
                : node;
    }

    /**
     * It as maps in the order of the text, lists, texts, {@link BigDecimal}s, truth values and nulls.
     *
     * @throws PortfolioException if a number is none that a computer can hold; it names all of them
     */
    public Map<String, @Nullable Object> tree() {
        Violations violations = new Violations();
        Map<String, @Nullable Object> tree = tree(members, violations);
        if (!violations.none()) {
            throw violations.exception();
        }
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Node.Members node, Violations violations) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        node.members().forEach((key, member) -> tree.put(key, value(member.value(), violations)));
        return tree;
    }

    private static @Nullable Object value(Node node, Violations violations) {
        if (node instanceof Node.Members object) {
            return tree(object, violations);
        }
        if (node instanceof Node.Elements elements) {
            List<@Nullable Object> list = new ArrayList<>();
            elements.elements().forEach(element -> list.add(value(element, violations)));
            return list;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case NULL -> null;
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NUMBER -> decimal(scalar, violations);
            default -> scalar.text();
        };
    }

    private static @Nullable Object decimal(Node.Scalar scalar, Violations violations) {
        try {
            return new BigDecimal(scalar.text());
        } catch (NumberFormatException e) {
            violations.add(scalar.place(), "must be a number, but was " + scalar.shown() + ". Write digits.");
            return null;
        }
    }

    private String scalar(String key, Node.Kind kind, String what) {
        Node node = member(key);
        if (node instanceof Node.Scalar scalar && scalar.kind() == kind) {
            return scalar.text();
        }
        throw refusal(node, "must be " + what + ", but was " + node.shown() + ". Write " + what + ".");
    }

    private List<Node> elements(String key) {
        Node node = member(key);
        if (node instanceof Node.Elements list) {
            return list.elements();
        }
        throw refusal(node, "must be a list, but was " + node.shown() + ". Write it in brackets.");
    }

    private JsonObject object(Node node) {
        if (node instanceof Node.Members object) {
            return new JsonObject(object);
        }
        throw refusal(node, "must be an object, but was " + node.shown() + ". Write it in braces.");
    }

    private Node member(String key) {
        Node.@Nullable Member member = members.members().get(key);
        if (member == null) {
            throw refusal(members, "must have '" + key + "', but has " + keys() + ". Add it.");
        }
        return member.value();
    }

    private static PortfolioException refusal(Node node, String mustAndFix) {
        Violations violations = new Violations();
        violations.add(node.place(), mustAndFix);
        return violations.exception();
    }
}
