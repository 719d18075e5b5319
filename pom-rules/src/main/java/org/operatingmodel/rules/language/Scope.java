package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables that a place in a rule sees. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Meaning> own = new LinkedHashMap<>();
    /** What each variable is bound to, by its key, where that may be read otherwise as well. */
    private final Map<String, String> same = new HashMap<>();
    /** The keys of what is there, though it might not be. */
    private final Set<String> there = new HashSet<>();

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
    record Meaning(ValueType type, String name, @Nullable Expression argument) {
        /** The same of what is known to be there. */
        Meaning present() {
            return new Meaning(type.nullable(false), name, argument);
        }
    }

    @Nullable
    Meaning find(String name) {
        Meaning meaning = own.get(name);
        return meaning != null || outer == null ? meaning : outer.find(name);
    }

    void put(String name, Meaning meaning) {
        own.put(name, meaning);
    }

    /** Notes that a variable is bound to what has that key. */
    void same(String variable, String key) {
        same.put(variable, key);
    }

    /** The key of what a variable is bound to. */
    String same(String variable) {
        String key = same.get(variable);
        return key != null ? key : outer == null ? variable : outer.same(variable);
    }

    /** Notes what is there for all that sees this scope from now on. */
    void holds(Set<String> keys) {
        there.addAll(keys);
    }

    /** Whether it is known that what has the key is there. */
    boolean isThere(String key) {
        return Presence.among(there, key) || outer != null && outer.isThere(key);
    }

    /** A variable that both bind, to values of different types, be they absent or not; absent when there is none. */
    @Nullable
    String clash(Scope other) {
        for (Map.Entry<String, Meaning> entry : own.entrySet()) {
            Meaning there = other.own.get(entry.getKey());
            if (there != null
                    && !there.type()
                            .nullable(false)
                            .equals(entry.getValue().type().nullable(false))) {
                return entry.getKey();
            }
        }
        return null;
    }

    void moveInto(Scope other) {
        other.own.putAll(own);
        other.same.putAll(same);
        other.there.addAll(there);
    }

    /** Moves what all of the scopes, this one among them, bind to values of one type, and what is there in all of them. */
    void moveShared(List<Scope> all, Scope other) {
        own.forEach((variable, meaning) -> {
            List<Meaning> meanings = new ArrayList<>();
            for (Scope each : all) {
                Meaning there = each.own.get(variable);
                if (there != null) {
                    meanings.add(each.isThere(each.same(there.name())) ? there.present() : there);
                }
            }
            boolean absent = meanings.stream().anyMatch(each -> each.type().nullable());
            Meaning shared = new Meaning(meaning.type().nullable(absent), meaning.name(), meaning.argument());
            if (meanings.size() == all.size()
                    && meanings.stream().allMatch(each -> shared.present().equals(each.present()))) {
                other.own.put(variable, shared);
            }
        });
        there.stream()
                .filter(key -> all.stream().allMatch(each -> Presence.among(each.there, key)))
                .forEach(other.there::add);
    }

    void names(Set<String> into) {
        if (outer != null) {
            outer.names(into);
        }
        into.addAll(own.keySet());
    }
}
