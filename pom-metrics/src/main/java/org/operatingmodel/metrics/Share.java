package org.operatingmodel.metrics;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.operatingmodel.internal.Guard;

/**
 * A part of a whole, both counted.
 *
 * <p>Definition: the ratio is part / whole, a ratio of sums once parts are merged, not a mean of ratios.
 * <p>Unit and range: counts, 0 to {@link Long#MAX_VALUE}; the ratio 0 to 1. Empty case: an empty whole has no ratio.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 *
 * @param part how many have the property, 0 to {@code whole}
 * @param whole how many there are
 * @since 0.1
 */
public record Share(long part, long whole) implements Serializable {
    /** Nothing of nothing. */
    public static final Share EMPTY = new Share(0, 0);

    /** @throws IllegalArgumentException if a count is negative or the part exceeds the whole */
    public Share {
        Guard.notNegative("Share.part", part);
        if (part > whole) {
            throw new IllegalArgumentException("Share.part must be at most whole '" + whole + "', but was '" + part
                    + "'. Count each of them in whole, and those with the property in part too.");
        }
    }

    /** Those of the items that have the property. */
    public static <T> Share of(Collection<T> items, Predicate<? super T> property) {
        return new Share(items.stream().filter(property).count(), items.size());
    }

    /** The items of {@link #of} that a count consists of, in their order. */
    public static <T> List<T> behind(Count count, Collection<T> items, Predicate<? super T> property) {
        return items.stream()
                .filter(item -> property.test(item) == (count == Count.PART))
                .toList();
    }

    /**
     * What makes up the whole.
     *
     * @since 0.1
     */
    public enum Count {
        /** Those that have the property. */
        PART,
        /** Those that have it not. */
        REST
    }

    /**
     * The share of both together.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public Share plus(Share other) {
        return new Share(part + other.part, Math.addExact(whole, other.whole));
    }

    /**
     * Part / whole. Absent when the whole is empty; n is the whole.
     *
     * @param basis how it is measured
     * @param none why there is no ratio when the whole is empty, as a sentence
     */
    public Measured<Ratio> ratio(Basis basis, String none) {
        return whole == 0 ? Measured.absent(none, 0, basis) : Measured.value(Ratio.of(part, whole), whole, basis);
    }
}
