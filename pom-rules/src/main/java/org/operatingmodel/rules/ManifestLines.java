package org.operatingmodel.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the fields of a manifest stand in its text, for findings that only show when packs are together.
 *
 * @param lines the lines of the text; none when the manifest was made without one
 */
record ManifestLines(List<String> lines) {
    static final ManifestLines NONE = new ManifestLines(List.of());

    ManifestLines {
        lines = List.copyOf(lines);
    }

    static ManifestLines of(byte[] text) {
        return new ManifestLines(
                new String(text, StandardCharsets.UTF_8).lines().toList());
    }

    /** The line of a field, from 1; 1 when it stands nowhere. */
    int line(String field) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(field)
                    && line.substring(field.length()).stripLeading().startsWith(":")) {
                return i + 1;
            }
        }
        return 1;
    }

    /** The line below a field, or its own, that holds a word; the line of the field when none does. */
    int line(String field, String word) {
        int start = line(field);
        for (int i = start - 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i >= start && line.matches("[A-Za-z].*")) {
                break;
            }
            if (List.of(line.split("[^a-z0-9.-]+")).contains(word)) {
                return i + 1;
            }
        }
        return start;
    }
}
