package org.operatingmodel.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with the files of one portfolio. */
final class Violations {
    private static final Comparator<InputViolation> ORDER = Comparator.comparing(InputViolation::file)
            .thenComparingInt(InputViolation::line)
            .thenComparingInt(InputViolation::column);

    private final List<InputViolation> violations = new ArrayList<>();

    /** Reports that what stands at the place is not as it must be; the message starts with its name. */
    void add(Place place, String mustAndFix) {
        addMessage(place, place.path(), place.subject() + " " + mustAndFix);
    }

    /** Reports a whole message. */
    void addMessage(Place place, String path, String message) {
        violations.add(new InputViolation(place.file(), place.line(), place.column(), path, message));
    }

    /** How many there are so far. */
    int size() {
        return violations.size();
    }

    /** Whether nothing is wrong so far. */
    boolean none() {
        return violations.isEmpty();
    }

    /** The exception that says it all. */
    PortfolioException exception() {
        return new PortfolioException(violations.stream().sorted(ORDER).toList());
    }
}
