package org.operatingmodel.decision;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a result speaks of.
 *
 * @param variable the variable that the rule binds it to; absent when it binds none
 * @param fact the fact itself
 * @since 0.1
 */
public record FactReference(@Nullable String variable, Record fact) {
    /** @throws NullPointerException if the fact is missing */
    public FactReference {
        Objects.requireNonNull(fact, "FactReference.fact");
    }

    /** The name of the fact's type in rules, such as {@code Evidence}. */
    public String type() {
        return fact.getClass().getSimpleName();
    }

    /** The text of the fact's component {@code id}; of a type without one, all its components. */
    public String id() {
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (component.getName().equals("id")) {
                try {
                    return String.valueOf(component.getAccessor().invoke(fact));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(
                            "The fact type " + type() + " must be public, so that its id can be read.", e);
                }
            }
        }
        return fact.toString();
    }

    @Override
    public String toString() {
        return (variable == null ? "" : variable + " = ") + type() + " " + id();
    }
}
