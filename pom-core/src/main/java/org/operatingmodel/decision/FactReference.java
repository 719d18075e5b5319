package org.operatingmodel.decision;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a result speaks of.
 *
 * @param variable the variable that the rule binds it to; absent when it binds none
 * @param fact the fact itself
 * @since 0.1
 */
public record FactReference(@Nullable String variable, Record fact) {
    private static final ClassValue<List<RecordComponent>> NAMING = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return naming(type);
        }
    };

    /** @throws NullPointerException if the fact is missing */
    public FactReference {
        Objects.requireNonNull(fact, "FactReference.fact");
    }

    /** The name of the fact's type in rules, such as {@code Evidence}. */
    public String type() {
        return fact.getClass().getSimpleName();
    }

    /**
     * What tells the fact from others of its type: its component {@code id}; else those of its ids and its {@code name} that are there, joined by
     * spaces; else all its components.
     */
    public String id() {
        List<RecordComponent> naming = NAMING.get(fact.getClass());
        Object first = naming.isEmpty() ? null : read(naming.get(0));
        if (naming.size() == 1 && first != null && !first.toString().isEmpty()) {
            return first.toString();
        }
        StringJoiner ids = new StringJoiner(" ");
        for (RecordComponent component : naming) {
            Object value = read(component);
            if (component.getName().equals("id")) {
                return String.valueOf(value);
            }
            if (value != null) {
                ids.add(value.toString());
            }
        }
        return ids.length() == 0 ? fact.toString() : ids.toString();
    }

    /** The component {@code id}; without it, all that name something. */
    private static List<RecordComponent> naming(Class<?> type) {
        List<RecordComponent> naming = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals("id")) {
                return List.of(component);
            }
            if (component.getName().equals("name") || names(component.getType())) {
                naming.add(component);
            }
        }
        return List.copyOf(naming);
    }

    private static boolean names(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }

    private @Nullable Object read(RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The fact type " + type() + " must be public, so that its id can be read.", e);
        }
    }

    @Override
    public String toString() {
        return (variable == null ? "" : variable + " = ") + type() + " " + id();
    }
}
