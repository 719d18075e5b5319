package org.operatingmodel.rules.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that a place in a rule sees. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, ValueType> own = new LinkedHashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    @Nullable
    ValueType find(String name) {
        ValueType type = own.get(name);
        return type != null || outer == null ? type : outer.find(name);
    }

    void put(String name, ValueType type) {
        own.put(name, type);
    }

    /** A variable that both bind, to values of different types; absent when there is none. */
    @Nullable
    String clash(Scope other) {
        for (Map.Entry<String, ValueType> entry : own.entrySet()) {
            ValueType there = other.own.get(entry.getKey());
            if (there != null && !there.equals(entry.getValue())) {
                return entry.getKey();
            }
        }
        return null;
    }

    void moveInto(Scope other) {
        other.own.putAll(own);
    }

    void names(Set<String> into) {
        if (outer != null) {
            outer.names(into);
        }
        into.addAll(own.keySet());
    }
}
