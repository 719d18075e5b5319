package org.operatingmodel.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The part of the {@link NodeParser} that needs the YAML library. */
final class YamlParser {
    /** The library takes time in the square of a line's length. */
    private static final int LONGEST_LINE = 100_000;

    private YamlParser() {}

    private enum Yaml implements NodeParser.Notation {
        YAML;

        @Override
        public String fix() {
            return "Check indentation, quotes and brackets here and just before; indent with blanks.";
        }

        @Override
        public @Nullable JsonLocation location(JsonProcessingException error) {
            if (error.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                Mark mark = marked.getProblemMark();
                return new JsonLocation(
                        ContentReference.unknown(), mark.getIndex(), mark.getLine() + 1, mark.getColumn() + 1);
            }
            return error.getLocation();
        }

        @Override
        public @Nullable String extra(JsonParser parser) throws IOException {
            if (((YAMLParser) parser).isCurrentAlias()) {
                return "*" + parser.getText();
            }
            if (parser.getObjectId() != null) {
                return "&" + parser.getObjectId();
            }
            return parser.getTypeId() == null ? null : "!" + parser.getTypeId();
        }
    }

    /** The value that the YAML text holds; null if there is none, after a reported violation. */
    static @Nullable Node yaml(String text, Place start, int limit, Violations violations) {
        int line = lineTooLong(text);
        if (line > 0) {
            Place at = new Place(start.file(), line, 1, start.parent(), start.name(), -1);
            violations.add(
                    at,
                    "must have lines of at most " + LONGEST_LINE
                            + " characters, but this one is longer. Break it, or write JSON.");
            return null;
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(limit);
        YAMLFactory factory = YAMLFactory.builder()
                .loaderOptions(options)
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .streamReadConstraints(NodeParser.constraints(limit))
                .build();
        return NodeParser.parse(factory, Yaml.YAML, text, start, limit, violations);
    }

    /** The first line that is too long, from 1; 0 if there is none. */
    private static int lineTooLong(String text) {
        int line = 1;
        for (int start = 0; text.length() - start > LONGEST_LINE; line++) {
            int end = text.indexOf('\n', start);
            if (end < 0 || end - start > LONGEST_LINE) {
                return line;
            }
            start = end + 1;
        }
        return 0;
    }
}
