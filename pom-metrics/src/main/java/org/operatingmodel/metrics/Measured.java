package org.operatingmodel.metrics;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.operatingmodel.internal.Guard;

/**
 * A figure: a value, or the reason why there is none.
 *
 * <p>An undefined figure is never 0, NaN or null, so nothing can take it for a good one.
 *
 * <p>It is serialisable where its value is.
 *
 * @param <T> the type of the value
 * @since 0.1
 */
public sealed interface Measured<T> extends Serializable {
    /** How many observations it rests on, in the unit that the figure's definition says; 0 or more. */
    long n();

    /** How it is measured. */
    Basis basis();

    /** The value; empty when the figure is absent. */
    Optional<T> toOptional();

    /** The same figure with another form of its value; the same absence when there is none. */
    default <R> Measured<R> map(Function<? super T, ? extends R> form) {
        return flatMap(value -> value(form.apply(value), n(), basis()));
    }

    /** The figure that is derived from the value; the same absence when there is none. */
    <R> Measured<R> flatMap(Function<? super T, ? extends Measured<R>> derive);

    /** A figure that has a value. */
    static <T> Measured<T> value(T value, long n, Basis basis) {
        return new Value<>(value, n, basis);
    }

    /** A figure that has none, for a reason. */
    static <T> Measured<T> absent(String reason, long n, Basis basis) {
        return new Absent<>(reason, n, basis);
    }

    /**
     * A figure that has a value.
     *
     * @param value the value
     * @param n how many observations it rests on
     * @param basis how it is measured
     * @param <T> the type of the value
     */
    record Value<T>(T value, long n, Basis basis) implements Measured<T> {
        /** @throws IllegalArgumentException if {@code n} is negative */
        public Value {
            Objects.requireNonNull(value, "Measured.value");
            Guard.notNegative("Measured.n", n);
            Objects.requireNonNull(basis, "Measured.basis");
        }

        @Override
        public Optional<T> toOptional() {
            return Optional.of(value);
        }

        @Override
        public <R> Measured<R> flatMap(Function<? super T, ? extends Measured<R>> derive) {
            return derive.apply(value);
        }
    }

    /**
     * A figure that has no value.
     *
     * @param reason why, as a sentence
     * @param n how many observations there were, which did not suffice
     * @param basis how it would have been measured
     * @param <T> the type of the missing value
     */
    record Absent<T>(String reason, long n, Basis basis) implements Measured<T> {
        /** @throws IllegalArgumentException if the reason is blank or {@code n} is negative */
        public Absent {
            Guard.text("Measured.reason", reason);
            Guard.notNegative("Measured.n", n);
            Objects.requireNonNull(basis, "Measured.basis");
        }

        @Override
        public Optional<T> toOptional() {
            return Optional.empty();
        }

        @Override
        public <R> Measured<R> flatMap(Function<? super T, ? extends Measured<R>> derive) {
            return new Absent<>(reason, n, basis);
        }
    }
}
