package org.operatingmodel.decision;

import java.util.Objects;

/**
 * The facts that a {@code not}, {@code forall} or {@code accumulate} looked at.
 *
 * @param text the condition as its author wrote it
 * @param line its line, from 1
 * @param column its column, from 1
 * @param type the name of the fact type
 * @param size how many facts of the type were looked at
 * @since 0.1
 */
public record Population(String text, int line, int column, String type, int size) {
    /** @throws NullPointerException if a part is missing */
    public Population {
        Objects.requireNonNull(text, "Population.text");
        Objects.requireNonNull(type, "Population.type");
    }
}
