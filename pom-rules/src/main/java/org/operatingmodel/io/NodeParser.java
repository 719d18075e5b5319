package org.operatingmodel.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses JSON and YAML into {@link Node}s; what the notation allows and a portfolio does not is a violation. */
final class NodeParser {
    private static final int DEEPEST = 50;
    /** No value of a portfolio takes fewer bytes than this with its key; a bound on memory for files made to hurt. */
    private static final int BYTES_PER_VALUE = 8;
    /** Made once, as it remembers the names that it has read: a log is read in many small texts. */
    private static final JsonFactory UNLIMITED = factory(Integer.MAX_VALUE);

    private final JsonParser parser;
    private final Notation notation;
    private final String text;
    private final int mostValues;
    private final Violations violations;
    private int values;

    private NodeParser(JsonParser parser, Notation notation, String text, int limit, Violations violations) {
        this.parser = parser;
        this.notation = notation;
        this.text = text;
        this.mostValues = Math.max(1000, limit / BYTES_PER_VALUE);
        this.violations = violations;
    }

    /** What differs between the two notations. */
    interface Notation {
        /** Its name. */
        String name();

        /** What to do about a syntax error. */
        String fix();

        /** Where the error is; null where nobody knows. */
        @Nullable
        JsonLocation location(JsonProcessingException error);

        /** The anchor, alias or tag at the current token; null where there is none. */
        @Nullable
        String extra(JsonParser parser) throws IOException;
    }

    private enum Json implements Notation {
        JSON;

        @Override
        public String fix() {
            return "Check quotes, commas and brackets here and just before.";
        }

        @Override
        public @Nullable JsonLocation location(JsonProcessingException error) {
            return error.getLocation();
        }

        @Override
        public @Nullable String extra(JsonParser parser) {
            return null;
        }
    }

    /** The value that the JSON text holds; null if there is none, after a reported violation. */
    static @Nullable Node json(String text, Place start, int limit, Violations violations) {
        JsonFactory factory = limit == Integer.MAX_VALUE ? UNLIMITED : factory(limit);
        return parse(factory, Json.JSON, text, start, limit, violations);
    }

    private static JsonFactory factory(int limit) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(constraints(limit))
                .build();
    }

    /** What Jackson is to refuse: nothing that is not refused here with a place. */
    static StreamReadConstraints constraints(int limit) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(2 * DEEPEST)
                .maxNumberLength(limit)
                .maxStringLength(limit)
                .maxNameLength(limit)
                .build();
    }

    static @Nullable Node parse(
            JsonFactory factory, Notation notation, String text, Place start, int limit, Violations violations) {
        try (JsonParser parser = factory.createParser(text)) {
            return new NodeParser(parser, notation, text, limit, violations).document(start);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    private @Nullable Node document(Place start) throws IOException {
        Place here = start;
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                violations.add(start, "must hold an object, but is empty. Write keys and values.");
                return null;
            }
            Node node = value(token, at(start));
            here = start;
            if (parser.nextToken() != null) {
                violations.add(at(start), "must end after its first document, but goes on here. Remove the rest.");
                return null;
            }
            return node;
        } catch (Unreadable e) {
            return null;
        } catch (JsonProcessingException e) {
            JsonLocation location = notation.location(e);
            if (location != null && location.getLineNr() > 0) {
                here = new Place(
                        start.file(), location.getLineNr(), location.getColumnNr(), start.parent(), start.name(), -1);
            }
            violations.add(
                    here,
                    "must be valid " + notation.name() + ", but " + rest(here.line(), here.column()) + ". "
                            + notation.fix());
            return null;
        }
    }

    private Node value(JsonToken token, Place place) throws IOException {
        if (++values > mostValues) {
            violations.add(
                    place, "must be among the first " + mostValues + " values, but comes after. Split the file.");
            throw new Unreadable();
        }
        String extra = notation.extra(parser);
        if (extra != null) {
            violations.add(
                    place,
                    "must be written out, but was " + Node.Scalar.quoted(extra) + ". Use no anchors, aliases or tags.");
            if (token.isScalarValue()) {
                return new Node.Built(place, null);
            }
        }
        return switch (token) {
            case START_OBJECT -> members(deeper(place));
            case START_ARRAY -> elements(deeper(place));
            case VALUE_NULL -> new Node.Scalar(place, Node.Kind.NULL, "");
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(place, Node.Kind.BOOLEAN, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Scalar(place, Node.Kind.NUMBER, parser.getText());
            default -> new Node.Scalar(place, Node.Kind.TEXT, parser.getText());
        };
    }

    private Place deeper(Place place) {
        int depth = 0;
        for (Place p = place; p != null; p = p.parent()) {
            depth++;
        }
        if (depth > DEEPEST) {
            violations.add(place, "must be nested at most " + DEEPEST + " levels deep, but is deeper. Flatten it.");
            throw new Unreadable();
        }
        return place;
    }

    private Node members(Place place) throws IOException {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonLocation location = parser.currentTokenLocation();
            Place keyPlace = place.member(key, location.getLineNr(), location.getColumnNr());
            JsonToken token = parser.nextToken();
            location = parser.currentTokenLocation();
            Node value = value(token, place.member(key, location.getLineNr(), location.getColumnNr()));
            if (members.putIfAbsent(key, new Node.Member(keyPlace, value)) != null) {
                violations.add(keyPlace, "must be given once, but is given again. Remove one.");
            }
        }
        return new Node.Members(place, members);
    }

    private Node elements(Place place) throws IOException {
        List<Node> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            JsonLocation location = parser.currentTokenLocation();
            elements.add(value(token, place.element(elements.size(), location.getLineNr(), location.getColumnNr())));
        }
        return new Node.Elements(place, elements);
    }

    private Place at(Place root) {
        JsonLocation location = parser.currentTokenLocation();
        return new Place(root.file(), location.getLineNr(), location.getColumnNr(), root.parent(), root.name(), -1);
    }

    /** How the text goes on at the place. */
    private String rest(int line, int column) {
        String[] lines = text.split("\\R", -1);
        if (line <= lines.length && column <= lines[line - 1].length()) {
            String rest = lines[line - 1].substring(column - 1).strip();
            if (!rest.isEmpty()) {
                return "cannot be read from " + Node.Scalar.quoted(rest.substring(0, Math.min(20, rest.length())))
                        + " on";
            }
        }
        return "ends too early";
    }

    /** Ends the parsing of a file; the violation has been reported. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super(null, null, false, false);
        }
    }
}
