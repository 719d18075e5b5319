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

/** The people whom a fact names in its components, at any depth. */
final class Mentions {
    private static final ClassValue<List<RecordComponent>> MENTIONING = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> mayMention(component.getGenericType()))
                    .toList();
        }
    };

    static boolean possible(Class<?> type) {
        return !MENTIONING.get(type).isEmpty();
    }

    private static boolean mayMention(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(Mentions::mayMention);
        }
        return type == PersonId.class || type instanceof Class<?> raw && raw.isRecord() && possible(raw);
    }

    /** The people whom a fact names. */
    static Set<PersonId> of(Record fact) {
        Set<PersonId> people = new HashSet<>();
        collect(fact, people);
        return people;
    }

    private static void collect(@Nullable Object value, Set<PersonId> people) {
        if (value instanceof PersonId person) {
            people.add(person);
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> collect(element, people));
        } else if (value instanceof Record fact) {
            for (RecordComponent component : MENTIONING.get(fact.getClass())) {
                collect(read(component, fact), people);
            }
        }
    }

    static @Nullable Object read(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The record " + fact.getClass().getName() + " must be public, so that it can be read.", e);
        }
    }

    private Mentions() {}
}
