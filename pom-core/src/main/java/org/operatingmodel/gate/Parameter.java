package org.operatingmodel.gate;

import java.math.BigDecimal;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;

/**
 * A number that a rule pack leaves open, such as an age in days, with the value that it has in one decision.
 *
 * <p>A rule reads it as {@code Parameter( name == "exercise-age", $age : days )}, by the property of its type.
 *
 * @param name its id, unique within its pack
 * @param packId the pack that states it
 * @param type what the number counts
 * @param value the value, of that type
 * @param origin where the value comes from, in words: the pack itself, or what another pack says
 * @since 0.1
 */
public record Parameter(ParameterId name, PackId packId, ParameterType type, BigDecimal value, String origin) {
    /** @throws IllegalArgumentException if the type does not have the value, or the origin is blank */
    public Parameter {
        Objects.requireNonNull(name, "Parameter.name");
        Objects.requireNonNull(packId, "Parameter.packId");
        Objects.requireNonNull(type, "Parameter.type");
        if (!type.accepts(value)) {
            throw new IllegalArgumentException(
                    "Parameter.value must be " + type.allowed() + ", but was '" + value.toPlainString() + "'.");
        }
        Guard.text("Parameter.origin", origin);
    }

    /** The value in days of 24 hours, from 0 to 36500. */
    @InRules
    public long days() {
        return value.longValue();
    }

    /** The value as a count, from 0 to 1000000000. */
    @InRules
    public long count() {
        return value.longValue();
    }

    /** The value as a share of 100, from 0 to 100. */
    @InRules
    public BigDecimal percentage() {
        return value;
    }

    /** The value as an amount, from 0 to 1000000000000000. */
    @InRules
    public BigDecimal amount() {
        return value;
    }

    /** Name, value and origin, such as {@code exercise-age = 180 days (stated by pack 'standard')}. */
    public String described() {
        return name + " = " + type.words(value) + " (" + origin + ")";
    }
}
