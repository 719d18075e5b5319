package org.operatingmodel.metrics.flow;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** What is kept for each window, or for each group in it. */
final class Cells {
    private Cells() {}

    /**
     * A copy of the cells.
     *
     * @throws IllegalArgumentException if there are not as many as windows or groups
     */
    static <T> List<T> copy(String what, List<T> cells, int wanted, String of) {
        if (cells.size() != wanted) {
            throw new IllegalArgumentException(what + " must be as many as the " + of + ", " + wanted + ", but were '"
                    + cells.size() + "'. Give one for each.");
        }
        return List.copyOf(cells);
    }

    /** The cells of both, one by one. */
    static <T> List<T> merged(List<T> left, List<T> right, BinaryOperator<T> plus) {
        return IntStream.range(0, left.size())
                .mapToObj(i -> plus.apply(left.get(i), right.get(i)))
                .toList();
    }
}
