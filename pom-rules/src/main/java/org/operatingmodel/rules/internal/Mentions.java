package org.operatingmodel.rules.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.PersonId;

/** The values of one type that facts name in their components, at any depth. */
final class Mentions<T> {
    /** The people. */
    static final Mentions<PersonId> PEOPLE = new Mentions<>(PersonId.class);

    private final Class<T> wanted;

    private final ClassValue<List<RecordComponent>> mentioning = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> mayMention(component.getGenericType()))
                    .toList();
        }
    };

    Mentions(Class<T> wanted) {
        this.wanted = wanted;
    }

    boolean possible(Class<?> type) {
        return !mentioning.get(type).isEmpty();
    }

    private boolean mayMention(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(this::mayMention);
        }
        return type == wanted || type instanceof Class<?> raw && raw.isRecord() && possible(raw);
    }

    void collect(@Nullable Object value, Set<T> found) {
        if (wanted.isInstance(value)) {
            found.add(wanted.cast(value));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> collect(element, found));
        } else if (value instanceof Record fact) {
            for (RecordComponent component : mentioning.get(fact.getClass())) {
                collect(read(component, fact), found);
            }
        }
    }

    /** The values that a fact names. */
    Set<T> of(Record fact) {
        Set<T> found = new HashSet<>();
        collect(fact, found);
        return found;
    }

    static @Nullable Object read(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The record " + fact.getClass().getName() + " must be public, so that it can be read.", e);
        }
    }
}
