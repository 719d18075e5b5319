package org.operatingmodel.rules.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the words of the standard vocabulary mean, each in a sentence.
 *
 * <p>The file {@code meanings.txt} repeats the Javadoc of the records, which is not there at run time; a test keeps the two
 * equal. The file {@code members.txt} says it for types of the JDK.
 */
final class Meanings {
    private static final Map<String, String> ALL = read();

    private Meanings() {}

    /** The meaning of a word, such as {@code Evidence.kind}; empty for a word of a host. */
    static String of(String key) {
        return ALL.getOrDefault(key, "");
    }

    private static Map<String, String> read() {
        Map<String, String> all = new HashMap<>();
        for (String line : lines("meanings.txt")) {
            int colon = line.indexOf(": ");
            all.put(line.substring(0, colon), line.substring(colon + 2));
        }
        for (String line : lines("members.txt")) {
            int colon = line.indexOf(": ");
            String member = line.substring(0, colon);
            all.put(
                    member.replaceAll("[a-z]+\\.", "")
                            .replace("?", "")
                            .replace('#', '.')
                            .replace(",", ", "),
                    line.substring(colon + 2));
        }
        return Collections.unmodifiableMap(all);
    }

    /** The lines of a file beside this class, but for blank ones and comments. */
    static List<String> lines(String file) {
        try (InputStream stream = Objects.requireNonNull(Meanings.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The library's " + file + " cannot be read.", e);
        }
    }
}
