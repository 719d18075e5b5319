package org.operatingmodel.authority;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a kind of decision, such as {@code scope-trade-off}; the constants are those that change what gates ask.
 *
 * @param value lower-case letters, digits, dots and hyphens, 1 to 64 characters
 * @since 0.1
 */
public record DecisionId(@Pattern(regexp = Guard.DOTTED) String value) implements Comparable<DecisionId>, Serializable {
    /** To except a product from a criterion for some time. */
    public static final DecisionId WAIVER = new DecisionId("waiver");
    /** To loosen what a pack below asks. */
    public static final DecisionId OVERRIDE = new DecisionId("override");

    /** @throws IllegalArgumentException if the value has another form */
    public DecisionId {
        Guard.dotted("decisionId", value);
    }

    @Override
    public int compareTo(DecisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
