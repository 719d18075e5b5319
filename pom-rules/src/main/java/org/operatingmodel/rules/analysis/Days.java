package org.operatingmodel.rules.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days on which some rules are in force, and none of others that should be.
 *
 * @param from the first of them
 * @param until the first day after them
 */
record Days(LocalDate from, LocalDate until) {
    static final Days ALL = new Days(LocalDate.MIN, LocalDate.MAX);

    /** Those from the first to the last on which some rules are in force, and none of the others is; all days when there is no other. */
    static List<Days> without(List<? extends Stated<?>> some, List<? extends Stated<?>> others) {
        List<? extends Stated<?>> inForce = some.stream()
                .filter(right -> right.from().isBefore(right.until()))
                .toList();
        if (inForce.isEmpty()) {
            return List.of();
        } else if (others.isEmpty()) {
            return List.of(ALL);
        }
        LocalDate day = inForce.stream().map(Stated::from).reduce(LocalDate.MAX, Days::earlier);
        LocalDate end = inForce.stream().map(Stated::until).reduce(LocalDate.MIN, Days::later);
        List<Days> gaps = new ArrayList<>();
        while (day.isBefore(end)) {
            LocalDate today = day;
            LocalDate covered = others.stream()
                    .filter(right -> right.on(today))
                    .map(Stated::until)
                    .reduce(today, Days::later);
            if (covered.equals(today)) {
                LocalDate next = others.stream()
                        .filter(right -> right.from().isBefore(right.until()))
                        .map(Stated::from)
                        .filter(from -> from.isAfter(today))
                        .reduce(end, Days::earlier);
                gaps.add(new Days(today, next));
                day = next;
            } else {
                day = covered;
            }
        }
        return gaps;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The end of a sentence on what is not on these days; empty for all days. */
    String words() {
        if (from.equals(LocalDate.MIN)) {
            return until.equals(LocalDate.MAX) ? "" : " before " + until;
        }
        return " from " + from + (until.equals(LocalDate.MAX) ? " on" : " until before " + until);
    }
}
