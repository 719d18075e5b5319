package org.operatingmodel.metrics.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;

/** Nearest-rank percentiles of some duration; their bases are kept, for they are asked for in window after window. */
final class Percentiles {
    private final String what;
    private final String reason;
    /** For each percentage, the basis that was last asked for. */
    private final AtomicReferenceArray<Basis> bases = new AtomicReferenceArray<>(101);

    /** @param reason why one can be absent */
    Percentiles(String what, String reason) {
        this.what = what;
        this.reason = reason;
    }

    /** A percentile, which exists, of so many durations in milliseconds; absent when it is of none. */
    Measured<Duration> measured(Instant horizon, int percent, OptionalLong millis, long n) {
        Basis basis = basis(horizon, percent);
        return millis.isPresent()
                ? Measured.value(Duration.ofMillis(millis.getAsLong()), n, basis)
                : Measured.absent(reason, 0, basis);
    }

    private Basis basis(Instant horizon, int percent) {
        Basis known = bases.getAcquire(percent);
        if (known == null || !horizon.equals(known.horizon())) {
            known = Basis.asOf(horizon, "milliseconds", convention(percent));
            bases.setRelease(percent, known);
        }
        return known;
    }

    String convention(int percent) {
        return what + ", p" + percent + " by nearest rank";
    }
}
