package org.operatingmodel.io;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        components = Arrays.stream(declared)
                .map(component -> new Component(component, new Slot(component.getAnnotatedType())))
                .toList();
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

    /** A component of a record. */
    record Component(RecordComponent declared, Slot slot) {
        /** Its name, which is its key in a file. */
        String name() {
            return declared.getName();
        }

        /** Whether a file must give it. */
        boolean required() {
            return !slot.nullable() && !slot.many() && !slot.keyed();
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

    /**
     * A type with its annotations: of a component, or of the elements of one.
     *
     * @param annotated the type as declared
     */
    record Slot(AnnotatedType annotated) {
        /** The class of its values. */
        Class<?> type() {
            Type type = annotated.getType();
            return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        }

        /** Whether a value may be absent. */
        boolean nullable() {
            return annotated.isAnnotationPresent(Nullable.class);
        }

        /** Whether it holds many values. */
        boolean many() {
            return Collection.class.isAssignableFrom(type());
        }

        /** Whether it holds values by text keys. */
        boolean keyed() {
            return Map.class.isAssignableFrom(type());
        }

        /** The slot of its elements or values. */
        Slot of() {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            return new Slot(arguments[arguments.length - 1]);
        }
    }
}
