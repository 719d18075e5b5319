package org.operatingmodel.io;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something that is wrong with an input file.
 *
 * @param file the file, by the path that it was read from
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @param path the place in the data, such as {@code evidence[3].productId}; empty for the file as a whole
 * @param message what must hold, what was found and how to fix it
 * @since 0.1
 */
public record InputViolation(String file, int line, int column, String path, String message) implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public InputViolation {
        Objects.requireNonNull(file, "InputViolation.file");
        Objects.requireNonNull(path, "InputViolation.path");
        Objects.requireNonNull(message, "InputViolation.message");
    }

    /** The violation as one line: {@code file:line:column: path: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
