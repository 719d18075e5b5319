package org.operatingmodel.metrics.reliability;

/** Sums of counts that refuse to overflow. */
final class Sums {
    private Sums() {}

    /** The sum of two counts that are not negative. */
    static long exact(String what, long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException e) {
            throw new ArithmeticException(what + " must be at most '" + Long.MAX_VALUE + "', but was the sum of '" + one
                    + "' and '" + other + "'. Count in larger units, or over less time.");
        }
    }
}
