package org.operatingmodel.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A half of a calendar year.
 *
 * @since 0.1
 */
public enum Half {
    /** January to June. */
    H1,
    /** July to December. */
    H2;

    Instant startsIn(int year) {
        return LocalDate.of(year, this == H1 ? 1 : 7, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    Instant endsIn(int year) {
        return this == H1 ? H2.startsIn(year) : H1.startsIn(year + 1);
    }
}
