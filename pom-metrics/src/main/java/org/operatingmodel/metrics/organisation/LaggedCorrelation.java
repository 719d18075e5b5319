package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * How closely one series follows another some periods later: a correlation, which is no cause.
 *
 * <p>Definition: Pearson's r of the pairs (first[i], second[i + lag]), with
 * {@code r = numerator / sqrt(squaredDenominator)}, numerator {@code n sum(xy) - sum(x) sum(y)} and squared denominator
 * {@code (n sum(xx) - sum(x)^2) (n sum(yy) - sum(y)^2)}; both are exact.
 * <p>Unit and range: -1 to 1. Empty case: absent with too few pairs, and when a series does not vary.
 * <p>Merging: none. A correlation over parts may point the other way than that of each part.
 * The values come without dates, so the figure has no horizon; the lag counts periods.
 * <p>Limits: linear only. Of many lags that are tried, the best one is flattered by chance.
 *
 * @param lag by how many periods the second series comes later
 * @param numerator what is divided
 * @param squaredDenominator the square of what it is divided by, above 0
 * @see <a href="https://doi.org/10.1098/rspl.1895.0041">Pearson, Note on Regression and Inheritance in the Case of Two
 *     Parents, Proceedings of the Royal Society of London 58, 1895</a>
 * @since 0.1
 */
public record LaggedCorrelation(int lag, Ratio numerator, Ratio squaredDenominator) implements Serializable {
    private static final int MAX_DIGITS = 1000;
    /** A product of four values has four times as many decimal places, and a ratio takes {@link #MAX_DIGITS}. */
    private static final int MAX_SCALE = MAX_DIGITS / 4;

    /** @throws IllegalArgumentException if the lag is negative, or the numbers make no r between -1 and 1 */
    public LaggedCorrelation {
        Guard.notNegative("LaggedCorrelation.lag", lag);
        if (numerator.times(numerator).compareTo(squaredDenominator) > 0 || squaredDenominator.signum() == 0) {
            throw new IllegalArgumentException("LaggedCorrelation.squaredDenominator must be above 0 and at least the "
                    + "square of numerator '" + numerator + "', but was '" + squaredDenominator
                    + "'. Take both from the same pairs.");
        }
    }

    /**
     * The correlation of two series of values at even intervals. Absent with fewer than the least number of pairs, and when
     * a series does not vary over them; n counts pairs.
     *
     * @param first the series that may lead
     * @param second the series that may follow; its first value is of the same period as that of the first series
     * @param lag by how many periods the second series comes later, from 0
     * @param minimumPairs the least number of pairs, from 3: any two points lie on a line
     * @throws IllegalArgumentException if the lag or the least number is out of range, or the scale of a value that is
     *     paired lies outside -250 to 250
     */
    public static Measured<LaggedCorrelation> of(
            List<BigDecimal> first, List<BigDecimal> second, int lag, int minimumPairs) {
        Guard.notNegative("lag", lag);
        if (minimumPairs < 3) {
            throw new IllegalArgumentException(
                    "minimumPairs must be at least 3, but was '" + minimumPairs + "'. Any two points lie on a line.");
        }
        Basis basis = Basis.timeless(
                "correlation, not cause", "lagged-correlation: Pearson's r of (first[i], second[i + " + lag + "])");
        int pairs = Math.max(0, Math.min(first.size(), second.size() - lag));
        if (pairs < minimumPairs) {
            return Measured.absent(
                    "There must be at least " + minimumPairs + " pairs, but there were " + pairs + ".", pairs, basis);
        }
        List<BigDecimal> leading = values("first", first.subList(0, pairs));
        List<BigDecimal> following = values("second", second.subList(lag, lag + pairs));
        BigDecimal x = BigDecimal.ZERO;
        BigDecimal y = BigDecimal.ZERO;
        BigDecimal xx = BigDecimal.ZERO;
        BigDecimal yy = BigDecimal.ZERO;
        BigDecimal xy = BigDecimal.ZERO;
        for (int i = 0; i < pairs; i++) {
            BigDecimal one = leading.get(i);
            BigDecimal other = following.get(i);
            x = x.add(one);
            y = y.add(other);
            xx = xx.add(one.multiply(one));
            yy = yy.add(other.multiply(other));
            xy = xy.add(one.multiply(other));
        }
        BigDecimal n = BigDecimal.valueOf(pairs);
        BigDecimal squared =
                n.multiply(xx).subtract(x.multiply(x)).multiply(n.multiply(yy).subtract(y.multiply(y)));
        return squared.signum() == 0
                ? Measured.absent("One of the series does not vary over the " + pairs + " pairs.", pairs, basis)
                : Measured.value(
                        new LaggedCorrelation(lag, Ratio.of(n.multiply(xy).subtract(x.multiply(y))), Ratio.of(squared)),
                        pairs,
                        basis);
    }

    private static List<BigDecimal> values(String what, List<BigDecimal> values) {
        List<BigDecimal> copy = List.copyOf(values);
        for (BigDecimal value : copy) {
            if (Math.abs((long) value.scale()) > MAX_SCALE) {
                throw new IllegalArgumentException(what + " must hold numbers of a scale between -" + MAX_SCALE
                        + " and " + MAX_SCALE + ", but held one of '" + value.scale() + "'. Round it.");
            }
        }
        return copy;
    }

    /**
     * The coefficient, rounded half away from zero to some decimal places.
     *
     * @param decimals how many decimal places, 0 to 1000
     * @throws IllegalArgumentException if the number of places is out of range
     */
    public BigDecimal r(int decimals) {
        if (decimals < 0 || decimals > MAX_DIGITS) {
            throw new IllegalArgumentException("decimals must lie between 0 and 1000, but was '" + decimals + "'.");
        }
        Ratio square = numerator.times(numerator).dividedBy(squaredDenominator);
        // floor(2 |r| 10^d), so that adding 1 and halving rounds to the nearest
        BigInteger twice = square.numerator()
                .multiply(BigInteger.TEN.pow(2 * decimals).shiftLeft(2))
                .divide(square.denominator())
                .sqrt();
        BigDecimal size = new BigDecimal(twice.add(BigInteger.ONE).shiftRight(1), decimals);
        return numerator.signum() < 0 ? size.negate() : size;
    }
}
