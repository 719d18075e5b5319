package org.operatingmodel.metrics.measurement;

import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.operatingmodel.measurement.MetricReading;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.outcome.MetricId;

/**
 * Readings of one metric by one version of its definition over one stretch of time: like compared with like.
 *
 * <p>Unit and range: that of the metric. Empty case: refused.
 * <p>Merging: none.
 *
 * @param readings the readings, from the largest to the least, then by product
 * @see <a href="https://www.iso.org/standard/44344.html">ISO/IEC/IEEE 15939:2017, Measurement process</a>
 * @since 0.1
 */
public record MetricComparison(List<MetricReading> readings) implements Serializable {
    /**
     * @throws IllegalArgumentException if there is no reading, or they differ in metric, version or stretch, or a product
     *     has two
     */
    public MetricComparison {
        readings = readings.stream()
                .sorted(Comparator.comparing(MetricReading::value, Comparator.reverseOrder())
                        .thenComparing(MetricReading::productId))
                .toList();
        if (readings.isEmpty()) {
            throw new IllegalArgumentException(
                    "MetricComparison.readings must not be empty, but was '[]'. Give the readings of two products.");
        }
        MetricReading first = readings.get(0);
        for (MetricReading reading : readings) {
            same("metric", first.metricId(), first, reading.metricId(), reading, "Compare one metric at a time.");
            same("version", first.version(), first, reading.version(), reading, "Read both by one definition.");
            same("start", first.from(), first, reading.from(), reading, "Read both over the same stretch of time.");
            same("end", first.to(), first, reading.to(), reading, "Read both over the same stretch of time.");
        }
        if (readings.stream().map(MetricReading::productId).distinct().count() < readings.size()) {
            throw new IllegalArgumentException(
                    "MetricComparison.readings must be one of each product, but a product has two. Leave one out.");
        }
    }

    private static void same(
            String what, Object expected, MetricReading first, Object found, MetricReading reading, String fix) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("MetricComparison.readings must have the same " + what + ", but was '"
                    + expected + "' of '" + first.productId() + "' and '" + found + "' of '" + reading.productId()
                    + "'. " + fix);
        }
    }

    /** The readings, compared. */
    public static MetricComparison of(Collection<MetricReading> readings) {
        return new MetricComparison(List.copyOf(readings));
    }

    /** The metric that is compared. */
    public MetricId metricId() {
        return readings.get(0).metricId();
    }

    /** How far the largest and the least reading are apart, 0 or more, exact. */
    public Ratio spread() {
        return Ratio.of(readings.get(0).value())
                .minus(Ratio.of(readings.get(readings.size() - 1).value()));
    }
}
