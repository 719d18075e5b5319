package org.operatingmodel.rules.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that a place in a rule sees. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Meaning> own = new LinkedHashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /**
     * What a variable means.
     *
     * @param type the type of its value
     * @param name its name in the tree
     * @param argument what a call gives for it; absent when it is bound to something
     */
    record Meaning(ValueType type, String name, @Nullable Expression argument) {}

    @Nullable
    Meaning find(String name) {
        Meaning meaning = own.get(name);
        return meaning != null || outer == null ? meaning : outer.find(name);
    }

    void put(String name, Meaning meaning) {
        own.put(name, meaning);
    }

    /** A variable that both bind, to values of different types; absent when there is none. */
    @Nullable
    String clash(Scope other) {
        for (Map.Entry<String, Meaning> entry : own.entrySet()) {
            Meaning there = other.own.get(entry.getKey());
            if (there != null && !there.type().equals(entry.getValue().type())) {
                return entry.getKey();
            }
        }
        return null;
    }

    void moveInto(Scope other) {
        other.own.putAll(own);
    }

    /** Moves what all of the scopes, this one among them, bind to values of one type. */
    void moveShared(List<Scope> all, Scope other) {
        own.forEach((name, meaning) -> {
            if (all.stream().allMatch(each -> meaning.equals(each.own.get(name)))) {
                other.own.put(name, meaning);
            }
        });
    }

    void names(Set<String> into) {
        if (outer != null) {
            outer.names(into);
        }
        into.addAll(own.keySet());
    }
}
