package org.operatingmodel.rules.language;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * Something about a rule pack that its author should know.
 *
 * <p>Its texts are one line each and can be seen as a whole: a character that cannot stands there as its number, such as
 * {@code [U+000A]} for a line feed in a file's name.
 *
 * <p>The natural order is by file, line, column, slug and message.
 *
 * @param kind what kind of thing it is, with its severity
 * @param file the file, relative to the pack
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message what must hold and what was found
 * @param fix what to write instead
 * @since 0.1
 */
public record Finding(FindingKind kind, String file, int line, int column, String message, String fix)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::slug)
            .thenComparing(Finding::message);

    /** @throws NullPointerException if a part is missing */
    public Finding {
        Objects.requireNonNull(kind, "Finding.kind");
        file = TextGate.shown(Objects.requireNonNull(file, "Finding.file"));
        message = TextGate.shown(Objects.requireNonNull(message, "Finding.message"));
        fix = TextGate.shown(Objects.requireNonNull(fix, "Finding.fix"));
    }

    /** The word of its kind, such as {@code unknown-type}. */
    public String slug() {
        return kind.slug();
    }

    /** How bad it is. */
    public Severity severity() {
        return kind.severity();
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: slug: message fix}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + slug() + ": " + message + " " + fix;
    }

    /** How bad a finding is. */
    public enum Severity {
        /** The pack does not load. */
        ERROR,
        /** The pack loads, and probably does not do what its author wants. */
        WARNING;

        /** Its word in data and messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
