package org.operatingmodel.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Instants around the one as of which is decided, and around those from which on something is too old.
 *
 * @param asOf the instant as of which is decided
 * @param ages how old something may be beside what is usual, from what packs name
 */
record Moments(Instant asOf, List<Duration> ages) {
    /** The ages that rules of gates ask for, in days. */
    private static final List<Integer> USUAL_AGES = List.of(1, 14, 30, 90, 180);

    private static final Duration USUAL = Duration.ofHours(-12);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    Moments {
        ages = ages.stream()
                .filter(age -> USUAL_AGES.stream().map(Duration::ofDays).noneMatch(age::equals))
                .toList();
    }

    /** Mostly half a day before the instant; else around a boundary. */
    Arbitrary<Instant> around() {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(asOf.plus(USUAL))), Tuple.of(2, boundaries()));
    }

    /** On a boundary, or next to it; where packs name ages of their own, every second time around one of these. */
    Arbitrary<Instant> boundaries() {
        Arbitrary<Instant> usual = Arbitraries.of(usual());
        return ages.isEmpty()
                ? usual
                : Arbitraries.frequencyOf(Tuple.of(1, usual), Tuple.of(1, Arbitraries.of(around(ages))));
    }

    /** All boundaries, and the instants next to them. */
    List<Instant> all() {
        List<Instant> instants = new ArrayList<>(usual());
        instants.addAll(around(ages));
        return List.copyOf(instants);
    }

    /** Instants of those ages, before and after the instant as of which is decided: exactly, and a unit less or more. */
    List<Instant> around(List<Duration> some) {
        List<Instant> instants = new ArrayList<>();
        for (Duration age : some) {
            Instant past = asOf.minus(age);
            instants.addAll(List.of(
                    past,
                    past.minus(NANO),
                    past.plus(NANO),
                    past.minus(SECOND),
                    past.plus(SECOND),
                    past.minus(DAY),
                    past.plus(DAY)));
            Instant ahead = asOf.plus(age);
            instants.addAll(List.of(ahead, ahead.minus(NANO), ahead.plus(NANO)));
        }
        return instants;
    }

    /** The days of the ages that packs name, before and after the day as of which is decided, and the days beside them. */
    List<LocalDate> days() {
        LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        List<LocalDate> days = new ArrayList<>();
        for (Duration age : ages) {
            for (int beside = -1; beside <= 1; beside++) {
                days.add(today.minusDays(age.toDays() + beside));
                days.add(today.plusDays(age.toDays() + beside));
            }
        }
        return days;
    }

    private List<Instant> usual() {
        List<Instant> instants = new ArrayList<>();
        instants.add(asOf);
        instants.add(asOf.plus(NANO));
        instants.add(asOf.minus(NANO));
        instants.add(asOf.plus(SECOND));
        instants.add(asOf.minus(SECOND));
        for (int days : USUAL_AGES) {
            Instant edge = asOf.minus(Duration.ofDays(days));
            instants.addAll(List.of(edge, edge.minus(SECOND), edge.minus(NANO), edge.plus(NANO)));
        }
        instants.add(asOf.minus(Duration.ofDays(400)));
        instants.add(asOf.plus(Duration.ofDays(30)));
        return instants;
    }

    /** An end of a stretch that started; at the earliest a nanosecond after its start. */
    static Instant end(Instant start, Instant end) {
        return end.isAfter(start) ? end : start.plus(NANO);
    }
}
