package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Histogram;

/**
 * How old items are at an instant, as which of them are there: one bit an item, from the youngest on.
 *
 * <p>Most hosts ask for a percentile or two. So ages are counted only when the histogram itself is asked for.
 */
final class Ages implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Nobody. */
    static final Ages NONE = new Ages(Histogram.EMPTY);

    private final long now;
    /** When the items started, the latest first; what is before the first bit belongs to others. */
    private final long[] starts;
    /** To which start the first bit belongs. */
    private final int first;

    private final long[] present;
    private final long n;
    private transient volatile @Nullable Histogram histogram;

    Ages(long now, long[] starts, int first, long[] present) {
        this.now = now;
        this.starts = starts;
        this.first = first;
        this.present = present;
        long count = 0;
        for (long bits : present) {
            count += Long.bitCount(bits);
        }
        this.n = count;
    }

    Ages(Histogram histogram) {
        this.now = 0;
        this.starts = new long[0];
        this.first = 0;
        this.present = new long[0];
        this.n = histogram.n();
        this.histogram = histogram;
    }

    long n() {
        return n;
    }

    Histogram histogram() {
        Histogram known = histogram;
        if (known == null) {
            long[] ages = new long[(int) n];
            int place = 0;
            for (int word = 0; word < present.length; word++) {
                for (long bits = present[word]; bits != 0; bits &= bits - 1) {
                    ages[place++] = age(word, bits);
                }
            }
            known = Histogram.ofSorted(ages, 0, place);
            histogram = known;
        }
        return known;
    }

    private long age(int word, long bits) {
        return now - starts[first + (word << 6) + Long.numberOfTrailingZeros(bits)];
    }

    OptionalLong nearestRank(int percent) {
        Histogram known = histogram;
        if (known != null || n == 0 || percent < 1 || percent > 100) {
            return histogram().nearestRank(percent);
        }
        long before = (n * percent + 99) / 100 - 1;
        int word = 0;
        for (int count = Long.bitCount(present[0]); count <= before; count = Long.bitCount(present[word])) {
            before -= count;
            word++;
        }
        long bits = present[word];
        for (; before > 0; before--) {
            bits &= bits - 1;
        }
        return OptionalLong.of(age(word, bits));
    }

    Ages plus(Ages other) {
        return other.n == 0 ? this : n == 0 ? other : new Ages(histogram().plus(other.histogram()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ages that && n == that.n && histogram().equals(that.histogram());
    }

    @Override
    public int hashCode() {
        return histogram().hashCode();
    }

    /** Only the ages themselves go out, not which item had them. */
    private Object writeReplace() {
        return new Counted(histogram());
    }

    private record Counted(Histogram histogram) implements Serializable {
        private Object readResolve() {
            return new Ages(histogram);
        }
    }
}
