package org.operatingmodel.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** The part of the {@link NodeParser} that needs the YAML library. */
final class YamlParser {
    private YamlParser() {}

    private enum Yaml implements NodeParser.Notation {
        YAML;

        @Override
        public String fix() {
            return "Check indentation, quotes and brackets here and just before; indent with blanks.";
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
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(limit);
        YAMLFactory factory = YAMLFactory.builder()
                .loaderOptions(options)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .streamReadConstraints(NodeParser.constraints(limit))
                .build();
        return NodeParser.parse(factory, Yaml.YAML, text, start, limit, violations);
    }
}
