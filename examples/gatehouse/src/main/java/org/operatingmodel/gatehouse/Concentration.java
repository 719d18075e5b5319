package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.unitcost.CostBasis;
import org.operatingmodel.metrics.unitcost.CostBreakdown;

/**
 * How the charged money of a breakdown is spread over its keys; what is given back is never netted into a share.
 *
 * @param keys how many keys there are
 * @param total the charged money of all of them
 * @param squares the sum of the squares of the charged money of each
 * @param amounts the charged money by key
 */
record Concentration(int keys, BigDecimal total, BigDecimal squares, Map<String, BigDecimal> amounts) {
    static Concentration of(CostBreakdown breakdown, CostBasis basis) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        breakdown
                .byKey()
                .forEach((key, summary) -> amounts.put(key, summary.sum(basis).positive()));
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal amount : amounts.values()) {
            total = total.add(amount);
            squares = squares.add(amount.multiply(amount));
        }
        return new Concentration(amounts.size(), total, squares, amounts);
    }

    /** The Herfindahl-Hirschman index, above 0 to 1; absent when nothing is charged. */
    Optional<Ratio> index() {
        return total.signum() == 0
                ? Optional.empty()
                : Optional.of(Ratio.of(squares).dividedBy(Ratio.of(total.multiply(total))));
    }

    /** How many keys of equal size are as concentrated, from 1; absent when nothing is charged. */
    Optional<Ratio> effectiveNumber() {
        return index().map(Ratio.ONE::dividedBy);
    }

    /**
     * The total variation distance from the target shares, 0 to 1: half the sum of the absolute differences; absent when
     * nothing is charged. A key without a target is to have nothing; a target without charges has nothing.
     */
    Optional<Ratio> distance(Map<String, Ratio> target) {
        if (total.signum() == 0) {
            return Optional.empty();
        }
        TreeSet<String> all = new TreeSet<>(amounts.keySet());
        all.addAll(target.keySet());
        Ratio sum = Ratio.ZERO;
        for (String key : all) {
            Ratio share = Ratio.of(amounts.getOrDefault(key, BigDecimal.ZERO)).dividedBy(Ratio.of(total));
            Ratio difference = share.minus(target.getOrDefault(key, Ratio.ZERO));
            sum = sum.plus(new Ratio(difference.numerator().abs(), difference.denominator()));
        }
        return Optional.of(sum.dividedBy(new Ratio(BigInteger.TWO, BigInteger.ONE)));
    }
}
