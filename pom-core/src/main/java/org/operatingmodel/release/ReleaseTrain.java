package org.operatingmodel.release;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.product.ProductId;

/**
 * Releases that leave together once a month, with whatever has passed its gate before the cutoff.
 *
 * <p>Departure and cutoff are times of the clock on the wall of the train's zone. A time of day that a change of clocks
 * leaves out is moved on by the gap; of one that it repeats, the first is meant.
 *
 * @param id its id, unique among the trains
 * @param zone the id of the time zone, such as {@code Europe/Vienna}
 * @param dayOfMonth the day on which it leaves, 1 to 28
 * @param hour the hour of that day at which it leaves, 0 to 23
 * @param cutoffDays how many days before, at the same time of day, boarding ends, 0 to 27
 * @param productIds the products that may board it; empty while there are none
 * @since 0.1
 */
public record ReleaseTrain(
        ReleaseTrainId id,
        @NotBlank String zone,
        @DecimalMin("1") @DecimalMax("28") int dayOfMonth,
        @DecimalMin("0") @DecimalMax("23") int hour,
        @DecimalMin("0") @DecimalMax("27") int cutoffDays,
        List<ProductId> productIds) {
    /** @throws IllegalArgumentException if the zone is none, or a number is out of range */
    public ReleaseTrain {
        Objects.requireNonNull(id, "ReleaseTrain.id");
        Objects.requireNonNull(zone, "ReleaseTrain.zone");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "ReleaseTrain.zone must be the id of a time zone, but was '" + zone
                            + "'. Write one such as Europe/Vienna.",
                    e);
        }
        Guard.between("ReleaseTrain.dayOfMonth", dayOfMonth, 1, 28);
        Guard.between("ReleaseTrain.hour", hour, 0, 23);
        Guard.between("ReleaseTrain.cutoffDays", cutoffDays, 0, 27);
        productIds = List.copyOf(productIds);
    }

    /** When the train of a month leaves. */
    public Instant departure(YearMonth month) {
        return local(month).toInstant();
    }

    /** When boarding for the train of a month ends: who is ready at that instant is too late. */
    public Instant cutoff(YearMonth month) {
        return local(month)
                .toLocalDateTime()
                .minusDays(cutoffDays)
                .atZone(ZoneId.of(zone))
                .toInstant();
    }

    private ZonedDateTime local(YearMonth month) {
        return month.atDay(dayOfMonth).atTime(hour, 0).atZone(ZoneId.of(zone));
    }

    /**
     * The month of the first train whose boarding ends after an instant: the one that what is ready then leaves with.
     *
     * @param readyAt when the gate was passed
     * @throws DateTimeException if no calendar reaches that far
     */
    public YearMonth boards(Instant readyAt) {
        YearMonth month = YearMonth.from(readyAt.atZone(ZoneId.of(zone))).minusMonths(1);
        while (!cutoff(month).isAfter(readyAt)) {
            month = month.plusMonths(1);
        }
        return month;
    }

    /**
     * Whether what was ready at one instant and went out at the other went out with the train that it boards: from the
     * departure of that train, included, to that of the next, excluded. Nothing does at a time that no calendar reaches.
     */
    @InRules("takes what is ready at {0} along at {1}")
    public boolean carries(Instant readyAt, Instant releasedAt) {
        try {
            YearMonth month = boards(readyAt);
            return !releasedAt.isBefore(departure(month)) && releasedAt.isBefore(departure(month.plusMonths(1)));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
