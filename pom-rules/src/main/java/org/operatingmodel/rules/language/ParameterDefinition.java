package org.operatingmodel.rules.language;

import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;

/**
 * A number that a pack leaves open: what it is by itself, and how far other packs may go.
 *
 * @param id its id, unique within the pack
 * @param type what the number counts
 * @param value the value that it has while no other pack says another
 * @param least the least value that another pack may give it
 * @param most the greatest value that another pack may give it
 * @param tighter which way asks for more; absent when other packs cannot tighten it
 * @param meaning what the number is about, as a sentence
 * @since 0.1
 */
public record ParameterDefinition(
        ParameterId id,
        ParameterType type,
        BigDecimal value,
        BigDecimal least,
        BigDecimal most,
        @Nullable Tighter tighter,
        @NotBlank String meaning) {
    /**
     * @throws IllegalArgumentException if a number is none of the type, the value is not in the range, or the meaning is
     *     blank
     */
    public ParameterDefinition {
        Objects.requireNonNull(id, "ParameterDefinition.id");
        Objects.requireNonNull(type, "ParameterDefinition.type");
        accepted(type, "least", least);
        accepted(type, "most", most);
        accepted(type, "value", value);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("ParameterDefinition.value must be from least '" + least.toPlainString()
                    + "' to most '" + most.toPlainString() + "', but was '" + value.toPlainString()
                    + "'. Change it, or the range.");
        }
        if (meaning.isBlank()) {
            throw new IllegalArgumentException(
                    "ParameterDefinition.meaning must not be blank, but was '" + meaning + "'. Say what it is about.");
        }
    }

    private static void accepted(ParameterType type, String name, BigDecimal value) {
        if (!type.accepts(value)) {
            throw new IllegalArgumentException("ParameterDefinition." + name + " must be " + type.allowed()
                    + " for type " + type.word() + ", but was '" + value.toPlainString() + "'. Write one.");
        }
    }

    /** Whether other packs may give it the value. */
    public boolean inRange(BigDecimal other) {
        return type.accepts(other) && other.compareTo(least) >= 0 && other.compareTo(most) <= 0;
    }

    /** The values that other packs may give it, such as {@code 30 to 365 days}. */
    public String range() {
        return type.words(least) + " to " + type.words(most);
    }

    /**
     * How much more one value asks than another: above 0 when it asks for more, below 0 when for less; 0 when they are
     * equal.
     *
     * @throws IllegalStateException if no way is tighter
     */
    public int compareStrictness(BigDecimal one, BigDecimal other) {
        if (tighter == null) {
            throw new IllegalStateException("Parameter '" + id + "' must say which way is tighter, but does not.");
        }
        return tighter == Tighter.LOWER ? other.compareTo(one) : one.compareTo(other);
    }

    /** Which way a parameter asks for more. */
    public enum Tighter {
        /** A lower value asks for more. */
        LOWER,
        /** A higher value asks for more. */
        HIGHER;

        /** Its word in manifests and messages: the constant in lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
