package org.operatingmodel.rules.language;

import java.util.Objects;

/**
 * A piece of rule text and where it stands.
 *
 * @param file the file, relative to its pack
 * @param line the line of its first character, from 1
 * @param column the column of its first character, from 1
 * @param text the text as its author wrote it
 * @since 0.1
 */
public record Source(String file, int line, int column, String text) {
    /** @throws NullPointerException if a part is missing */
    public Source {
        Objects.requireNonNull(file, "Source.file");
        Objects.requireNonNull(text, "Source.text");
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
