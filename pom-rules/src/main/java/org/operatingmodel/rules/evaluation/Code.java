package org.operatingmodel.rules.evaluation;

import org.jspecify.annotations.Nullable;

/** An expression, ready to be evaluated. */
@FunctionalInterface
interface Code {
    /**
     * Its value over what stands in the slots.
     *
     * @throws Throwable whatever a member of a host's record throws
     */
    @Nullable
    Object value(@Nullable Object[] slots) throws Throwable;

    /**
     * Its value as a condition.
     *
     * @throws IllegalArgumentException if it is absent
     */
    default boolean holds(@Nullable Object[] slots) throws Throwable {
        Object value = value(slots);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("condition must be true or false, but was "
                + (value == null ? "absent" : "'" + value + "'") + ". Ask first whether the value is there.");
    }
}
