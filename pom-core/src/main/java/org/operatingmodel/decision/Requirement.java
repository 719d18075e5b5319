package org.operatingmodel.decision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a fact must have to satisfy a condition.
 *
 * @param property the property of the fact, or the method that is asked
 * @param operator how it is compared, such as {@code ==} or {@code >=}; {@code is} for a method or flag that must be true
 * @param value the value that it is compared with; absent where none is known or needed
 * @param text the requirement in words, with values
 * @since 0.1
 */
public record Requirement(
        String property, String operator, @Nullable Object value, String text) {
    /** @throws NullPointerException if a part is missing */
    public Requirement {
        Objects.requireNonNull(property, "Requirement.property");
        Objects.requireNonNull(operator, "Requirement.operator");
        Objects.requireNonNull(text, "Requirement.text");
    }
}
