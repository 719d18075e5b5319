package org.operatingmodel.testkit;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in records. */
final class Records {
    /** The components of each type, found once; absent of a type that is no record. */
    static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Records() {}

    /** The components of a record's type. */
    static Stream<RecordComponent> components(Record record) {
        return Arrays.stream(COMPONENTS.get(record.getClass()));
    }

    /** The value of a component. */
    static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The record " + record.getClass().getName() + " must be public, so that it can be read.", e);
        }
    }

    /** Whether a component is the id of what the record is about. */
    static boolean isId(RecordComponent component) {
        return component.getName().equals("id") && component.getType().isRecord();
    }

    /** The id of a fact; empty where facts of its type have none. */
    static Optional<Record> id(Record fact) {
        return components(fact).filter(Records::isId).findFirst().map(id -> (Record) read(id, fact));
    }
}
