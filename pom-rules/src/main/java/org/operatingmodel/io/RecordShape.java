package org.operatingmodel.io;

import jakarta.validation.Constraint;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record type looks like in a file: the one model that reader, writer and schema share. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final List<Component> components;
    private final List<String> names;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        components = Arrays.stream(declared)
                .map(component -> new Component(component, new Slot(component.getAnnotatedType())))
                .toList();
        names = components.stream().map(Component::name).toList();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a canonical constructor, but " + type + " has none.", e);
        }
    }

    /** The shape of a record type. */
    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The components, in the order of their declaration. */
    List<Component> components() {
        return components;
    }

    /** The names of the components, in the order of their declaration. */
    List<String> names() {
        return names;
    }

    /** Whether the record is written as its only component, like an id. */
    boolean wrapsOneValue() {
        return components.size() == 1 && components.get(0).name().equals("value");
    }

    /** The canonical constructor. */
    Constructor<?> constructor() {
        return constructor;
    }

    /**
     * The record of the arguments.
     *
     * @throws RuntimeException what the constructor throws
     */
    Record create(@Nullable Object[] arguments) {
        try {
            return (Record) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(constructor + " failed.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " must be accessible.", e);
        }
    }

    /**
     * A component of a record.
     *
     * @param required whether a file must give it
     */
    record Component(RecordComponent declared, Slot slot, boolean required) {
        private Component(RecordComponent declared, Slot slot) {
            this(
                    declared,
                    slot,
                    !slot.annotated().isAnnotationPresent(Nullable.class) && !slot.many() && !slot.keyed());
        }

        /** Its name, which is its key in a file. */
        String name() {
            return declared.getName();
        }

        /** Its value in a record. */
        @Nullable
        Object of(Record item) {
            try {
                return declared.getAccessor().invoke(item);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(declared + " must be readable.", e);
            }
        }
    }

    /** The type of a component, or of the elements of one. */
    static final class Slot {
        private final AnnotatedType annotated;
        private final Class<?> type;
        private final @Nullable Slot of;
        private final boolean constrained;

        private Slot(AnnotatedType annotated) {
            this.annotated = annotated;
            this.type = (Class<?>)
                    (annotated.getType() instanceof ParameterizedType generic
                            ? generic.getRawType()
                            : annotated.getType());
            AnnotatedType[] arguments = annotated instanceof AnnotatedParameterizedType generic
                    ? generic.getAnnotatedActualTypeArguments()
                    : new AnnotatedType[0];
            this.of = many() || keyed() ? new Slot(arguments[arguments.length - 1]) : null;
            this.constrained = (of != null && of.constrained)
                    || Arrays.stream(annotated.getAnnotations())
                            .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class));
        }

        /** The type as declared, with its annotations. */
        AnnotatedType annotated() {
            return annotated;
        }

        /** The class of its values. */
        Class<?> type() {
            return type;
        }

        /** Whether it holds many values. */
        boolean many() {
            return Collection.class.isAssignableFrom(type);
        }

        /** Whether it holds values by text keys. */
        boolean keyed() {
            return Map.class.isAssignableFrom(type);
        }

        /** The slot of its elements or values, if it holds any. */
        Slot of() {
            return Objects.requireNonNull(of, "of");
        }

        /** Whether it or its elements have a constraint. */
        boolean constrained() {
            return constrained;
        }
    }
}
