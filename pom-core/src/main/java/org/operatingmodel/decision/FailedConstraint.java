package org.operatingmodel.decision;

import java.util.Objects;

/**
 * A constraint that a fact does not satisfy.
 *
 * @param text the constraint as its author wrote it
 * @param line its line, from 1
 * @param column its column, from 1
 * @param actual what the fact has, as text
 * @param required what the constraint asks for, in words
 * @since 0.1
 */
public record FailedConstraint(String text, int line, int column, String actual, String required) {
    /** @throws NullPointerException if a part is missing */
    public FailedConstraint {
        Objects.requireNonNull(text, "FailedConstraint.text");
        Objects.requireNonNull(actual, "FailedConstraint.actual");
        Objects.requireNonNull(required, "FailedConstraint.required");
    }
}
