package org.operatingmodel.metrics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;

/**
 * An exact quotient of two whole numbers, in lowest terms.
 *
 * <p>Range: any sign, no bound; there is no undefined quotient. Arithmetic and comparison are exact; only
 * {@link #decimal} rounds. Equal quotients are equal records.
 *
 * @param numerator what is divided
 * @param denominator by what, above 0 after construction
 * @since 0.1
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio>, Serializable {
    /** The quotient 0. */
    public static final Ratio ZERO = of(0, 1);
    /** The quotient 1. */
    public static final Ratio ONE = of(1, 1);

    private static final int MAX_SCALE = 1000;
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    /** @throws IllegalArgumentException if the denominator is 0 */
    public Ratio {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException(
                    "Ratio.denominator must not be 0, but was '0'. Say that the figure is absent instead.");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** @throws IllegalArgumentException if the denominator is 0 */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * The decimal number as a quotient.
     *
     * @throws IllegalArgumentException if its scale lies outside -1000 to 1000
     */
    public static Ratio of(BigDecimal value) {
        if (value.scale() < -MAX_SCALE || value.scale() > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "The scale of a number must lie between -1000 and 1000, but was '" + value.scale() + "'.");
        }
        return new Ratio(
                value.movePointRight(Math.max(value.scale(), 0)).toBigIntegerExact(),
                BigInteger.TEN.pow(Math.max(value.scale(), 0)));
    }

    /** @throws IllegalArgumentException if the whole is zero */
    public static Ratio of(Duration part, Duration whole) {
        return new Ratio(nanos(part), nanos(whole));
    }

    /** The exact sum. */
    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The exact difference. */
    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    /** The exact product. */
    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** This share of a duration, rounded down to the nanosecond; at most the longest {@link Duration}. */
    public Duration times(Duration whole) {
        BigInteger[] parts =
                nanos(whole).multiply(numerator).divide(denominator).divideAndRemainder(NANOS_PER_SECOND);
        return parts[0].bitLength() > 63 ? LONGEST : Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }

    /**
     * The exact quotient.
     *
     * @throws IllegalArgumentException if the other is 0
     */
    public Ratio dividedBy(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** Whether it is below 0 (-1), 0 (0) or above (1). */
    public int signum() {
        return numerator.signum();
    }

    /** The number to show: exact where 34 digits suffice, else rounded to them, half to even ({@link MathContext#DECIMAL128}). */
    public BigDecimal decimal() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL128);
    }

    /** Compares exactly, by cross-multiplication. */
    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@link #decimal} without an exponent. */
    @Override
    public String toString() {
        return decimal().toPlainString();
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano()));
    }
}
