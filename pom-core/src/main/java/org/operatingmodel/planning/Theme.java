package org.operatingmodel.planning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;

/**
 * What the portfolio concentrates on during half a year; bets cite it.
 *
 * <p>It counts from the first instant of its half, in UTC, to the last.
 *
 * @param id its id, unique among the themes
 * @param name what people call it
 * @param year the calendar year, 1970 to 9998
 * @param half the half of the year
 * @since 0.1
 */
public record Theme(
        ThemeId id, @NotBlank String name, @Positive int year, Half half) implements Dated {
    /** @throws IllegalArgumentException if the name is blank or the year is out of range */
    public Theme {
        Objects.requireNonNull(id, "Theme.id");
        Guard.text("Theme.name", name);
        if (year < 1970 || year > 9998) {
            throw new IllegalArgumentException(
                    "Theme.year must lie between 1970 and 9998, but was '" + year + "'. Write all four digits.");
        }
        Objects.requireNonNull(half, "Theme.half");
    }

    @Override
    public Instant countsFrom() {
        return half.startsIn(year);
    }

    @Override
    public Instant expires() {
        return half.endsIn(year);
    }
}
