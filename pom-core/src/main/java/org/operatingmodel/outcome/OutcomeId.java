package org.operatingmodel.outcome;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names an outcome of the portfolio.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record OutcomeId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<OutcomeId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public OutcomeId {
        Guard.kebab("outcomeId", value);
    }

    @Override
    public int compareTo(OutcomeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
