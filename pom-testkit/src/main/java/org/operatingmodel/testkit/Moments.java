package org.operatingmodel.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Instants around the one as of which is decided, and around those from which on something is too old. */
final class Moments {
    /** The ages that rules of gates ask for, in days. */
    static final List<Integer> AGES = List.of(1, 14, 30, 90, 180);

    private static final Duration USUAL = Duration.ofHours(-12);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Moments() {}

    /** Mostly half a day before the instant; else around a boundary. */
    static Arbitrary<Instant> around(Instant asOf) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(asOf.plus(USUAL))), Tuple.of(2, boundaries(asOf)));
    }

    /** On a boundary, or next to it. */
    static Arbitrary<Instant> boundaries(Instant asOf) {
        return Arbitraries.of(all(asOf));
    }

    /** All boundaries, and the instants next to them. */
    static List<Instant> all(Instant asOf) {
        List<Instant> instants = new ArrayList<>();
        instants.add(asOf);
        instants.add(asOf.plus(NANO));
        instants.add(asOf.minus(NANO));
        instants.add(asOf.plus(SECOND));
        instants.add(asOf.minus(SECOND));
        for (int days : AGES) {
            Instant edge = asOf.minus(Duration.ofDays(days));
            instants.addAll(List.of(edge, edge.minus(SECOND), edge.minus(NANO), edge.plus(NANO)));
        }
        instants.add(asOf.minus(Duration.ofDays(400)));
        instants.add(asOf.plus(Duration.ofDays(30)));
        return List.copyOf(instants);
    }

    /** An end of a stretch that started; at the earliest a nanosecond after its start. */
    static Instant end(Instant start, Instant end) {
        return end.isAfter(start) ? end : start.plus(NANO);
    }
}
