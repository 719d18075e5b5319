package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * How far an allocation is from its target.
 *
 * <p>Definition: per category, share - target. A category is under or over its target when that is more than the
 * tolerance; exactly on the edge it is within.
 * <p>Unit and range: fraction, -1 to 1; the tolerance is in percentage points. Empty case: {@link #of} is absent when the
 * allocation's total is 0. Merging: merge the allocations, then make a new one.
 * <p>Limits: a chance is known for counts only, as if each item's category were drawn independently with the target
 * shares. Items that are planned together are not, and then a given drift may be more likely than that.
 *
 * @param allocation what was allocated, with a total above 0
 * @param target what it is meant to be, in the same scheme
 * @param tolerancePoints the tolerance, 0 to 100 percentage points
 * @see <a href="https://doi.org/10.1090/mbk/107">Levin, Peres, Markov Chains and Mixing Times, 2nd edition, 2017,
 *     section 4.1: total variation distance</a>
 * @since 0.1
 */
public record Drift(Allocation allocation, Target target, BigDecimal tolerancePoints) implements Serializable {
    private static final String DRIFT = "drift: share - target";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MAX_BITS = 200_000;
    private static final int MAX_EXACT_BITS = 14_000;
    private static final int MAX_EXACT_STATES = 32_000;
    private static final int MAX_CATEGORIES = 5;

    /** @throws IllegalArgumentException if the total is 0, the schemes differ or the tolerance is out of range */
    public Drift {
        check(allocation, target, tolerancePoints);
        if (allocation.total().signum() == 0) {
            throw new IllegalArgumentException(
                    "Drift.allocation must have a total above 0, but was '0'. Use Drift.of.");
        }
    }

    /**
     * The drift of an allocation. Absent when its total is 0.
     *
     * @throws IllegalArgumentException if the schemes differ or the tolerance is out of range
     */
    public static Measured<Drift> of(Allocation allocation, Target target, BigDecimal tolerancePoints) {
        check(allocation, target, tolerancePoints);
        Measured<Map<String, Ratio>> shares = allocation.shares();
        return shares.flatMap(known -> Measured.value(
                new Drift(allocation, target, tolerancePoints), shares.n(), allocation.basis("fraction", DRIFT)));
    }

    static void check(Target target, BigDecimal tolerancePoints) {
        Objects.requireNonNull(target, "target");
        if (tolerancePoints.signum() < 0 || tolerancePoints.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("tolerancePoints must lie between 0 and 100, but was '"
                    + tolerancePoints.toPlainString() + "'. Write 10 percentage points as 10.");
        }
        Ratio.of(tolerancePoints);
    }

    private static void check(Allocation allocation, Target target, BigDecimal tolerancePoints) {
        check(target, tolerancePoints);
        if (!allocation.scheme().equals(target.scheme())) {
            throw new IllegalArgumentException("target must be in the allocation's scheme '"
                    + allocation.scheme().id() + "', but was '"
                    + target.scheme().id()
                    + "'. Use one scheme for both.");
        }
    }

    /**
     * Share - target of one category.
     *
     * @throws IllegalArgumentException if the scheme has no such category
     */
    public Measured<Ratio> drift(String category) {
        allocation.scheme().check("category", category);
        return measured(DRIFT, Objects.requireNonNull(drifts().get(category)));
    }

    /**
     * On which side of its target a category lies.
     *
     * @throws IllegalArgumentException if the scheme has no such category
     */
    public DriftStatus status(String category) {
        allocation.scheme().check("category", category);
        return status(Objects.requireNonNull(drifts().get(category)));
    }

    private DriftStatus status(Ratio drift) {
        Ratio tolerance = Ratio.of(tolerancePoints).dividedBy(Ratio.of(HUNDRED));
        if (absolute(drift).compareTo(tolerance) <= 0) {
            return DriftStatus.WITHIN;
        }
        return drift.signum() < 0 ? DriftStatus.UNDER : DriftStatus.OVER;
    }

    /** The categories outside the tolerance, by name in alphabetical order; empty when there are none. */
    public List<Breach> breaches() {
        List<Breach> breaches = new ArrayList<>();
        new TreeMap<>(drifts()).forEach((category, drift) -> {
            DriftStatus status = status(drift);
            if (status != DriftStatus.WITHIN) {
                breaches.add(new Breach(category, status));
            }
        });
        return Collections.unmodifiableList(breaches);
    }

    /** The total variation distance, 0 to 1: which share would have to move to another category to be on target. */
    public Measured<Ratio> totalVariation() {
        Ratio sum = Ratio.ZERO;
        for (Ratio drift : drifts().values()) {
            sum = sum.plus(absolute(drift));
        }
        return measured("tvd: half the sum of |share - target|", sum.times(Ratio.of(1, 2)));
    }

    /** The largest |share - target| of a category, 0 to 1. */
    public Measured<Ratio> largest() {
        return measured(
                "largest-drift: greatest |share - target|",
                drifts().values().stream()
                        .map(Drift::absolute)
                        .reduce(Ratio.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one));
    }

    /**
     * How likely the category drifts at least so far, to either side, if every item belongs to it with the target share:
     * the exact binomial tail.
     *
     * <p>Unit and range: fraction, 0 to 1. Absent for anything but counts, and where the number of items times the bits
     * of the targets' common denominator is above 200,000: 28,571 items for targets in whole percent.
     *
     * @throws IllegalArgumentException if the scheme has no such category
     */
    public Measured<Ratio> chance(String category) {
        allocation.scheme().check("category", category);
        Basis basis = allocation.basis("fraction", "binomial-tail: P(|x/n - target| >= |drift|), exact");
        Lattice lattice = Lattice.of(target);
        return items(lattice, basis).flatMap(n -> {
            int place = List.copyOf(target.shares().keySet()).indexOf(category);
            BigInteger share = lattice.shares().get(place);
            BigInteger distance = lattice.distance(n, share, count(category));
            BigInteger ways = BinomialTail.ways(n, share, lattice.denominator(), distance);
            return Measured.value(new Ratio(ways, lattice.denominator().pow(n)), n, basis);
        });
    }

    /**
     * How likely the total variation distance is at least so large, if every item's category is drawn with the target
     * shares: the exact multinomial tail.
     *
     * <p>Exact up to 2,000 items for 4 categories with a target above 0, half as many for each category more, twice as many
     * for each less, and as long as items times the bits of the targets' common denominator is at most 14,000. Above that
     * an upper bound: the sum of the exact binomial tails over every way to divide the categories in two. Absent for
     * anything but counts, for more than 5 categories with a target above 0, and where {@link #chance(String)} is.
     *
     * @see <a href="https://doi.org/10.1007/978-1-4612-4578-0">Read, Cressie, Goodness-of-Fit Statistics for Discrete
     *     Multivariate Data, 1988: exact tests</a>
     */
    public Measured<Chance> chance() {
        Basis basis = allocation.basis("fraction", "multinomial-tail: P(tvd >= observed), exact or as an upper bound");
        Lattice lattice = Lattice.of(target);
        if (lattice.positive().size() > MAX_CATEGORIES) {
            return Measured.absent(
                    "The chance is computed for at most " + MAX_CATEGORIES
                            + " categories with a target above 0, but there are "
                            + lattice.positive().size() + ".",
                    allocation.n(),
                    basis);
        }
        return items(lattice, basis).flatMap(n -> {
            BigInteger twice = BigInteger.ZERO;
            int place = 0;
            for (String category : target.shares().keySet()) {
                twice = twice.add(lattice.distance(n, lattice.shares().get(place++), count(category)));
            }
            BigInteger distance = twice.shiftRight(1);
            boolean exact = lattice.bits(n) <= MAX_EXACT_BITS
                    && (long) n << lattice.positive().size() <= MAX_EXACT_STATES;
            BigInteger ways = exact
                    ? MultinomialTail.ways(n, lattice.positive(), lattice.denominator(), distance)
                    : MultinomialTail.bound(n, lattice.positive(), lattice.denominator(), distance);
            BigInteger all = lattice.denominator().pow(n);
            Ratio probability = new Ratio(ways.min(all), all);
            return Measured.value(new Chance(probability, exact), n, basis);
        });
    }

    /** How many items there are, where a chance can be computed. */
    private Measured<Integer> items(Lattice lattice, Basis basis) {
        long n = allocation.n();
        if (allocation.basis() != AllocationBasis.COUNT) {
            return Measured.absent(
                    "A chance is known for COUNT, of independent items, but the basis is " + allocation.basis() + ".",
                    n,
                    basis);
        }
        if (n > MAX_BITS || lattice.bits(n) > MAX_BITS) {
            return Measured.absent(
                    "The chance is computed up to " + MAX_BITS
                            + " as items x bits of the targets' denominator, but there are " + n + " x "
                            + lattice.denominator().bitLength() + ".",
                    n,
                    basis);
        }
        return Measured.value((int) n, n, basis);
    }

    private BigInteger count(String category) {
        return amount(category).toBigIntegerExact();
    }

    private BigDecimal amount(String category) {
        return Objects.requireNonNull(allocation.amounts().get(category));
    }

    /** Share - target of every category, in the order of the scheme. */
    private Map<String, Ratio> drifts() {
        Ratio total = Ratio.of(allocation.total());
        Map<String, Ratio> drifts = new LinkedHashMap<>();
        target.shares()
                .forEach((category, share) -> drifts.put(
                        category, Ratio.of(amount(category)).dividedBy(total).minus(share)));
        return drifts;
    }

    private static Ratio absolute(Ratio ratio) {
        return ratio.signum() < 0 ? Ratio.ZERO.minus(ratio) : ratio;
    }

    private Measured<Ratio> measured(String convention, Ratio value) {
        return Measured.value(value, allocation.n(), allocation.basis("fraction", convention));
    }

    /**
     * A category that is not within the tolerance.
     *
     * @param category the category
     * @param status under or over its target
     */
    public record Breach(String category, DriftStatus status) implements Serializable {
        /** @throws IllegalArgumentException if the category is blank or the status is within */
        public Breach {
            Guard.text("Breach.category", category);
            if (status == DriftStatus.WITHIN) {
                throw new IllegalArgumentException(
                        "Breach.status must be UNDER or OVER, but was 'WITHIN'. A share within the tolerance is no breach.");
            }
        }

        /** The category and the side, such as {@code DEBT:UNDER}. */
        @Override
        public String toString() {
            return category + ":" + status;
        }
    }
}
