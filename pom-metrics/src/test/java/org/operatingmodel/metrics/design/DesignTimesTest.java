package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;

class DesignTimesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Basis HOURS =
            Basis.asOf(AS_OF, "hours", "time-to-prototype: from concept to coded prototype, nearest rank");

    @Test
    void time_to_prototype_is_a_median_in_hours() {
        // 90 min, 8 h, 30 h and one that waits: rank ceil(0.5 * 4) = 2 after a merge
        TimeToPrototype one = TimeToPrototype.of(List.of(closed(Duration.ofHours(30)), open()), AS_OF);
        TimeToPrototype other = TimeToPrototype.of(List.of(closed(Duration.ofMinutes(90)), closed(hours(8))), AS_OF);
        assertThat(one.plus(other).medianHours()).isEqualTo(Measured.value(Ratio.of(8, 1), 4, HOURS));
        // rank ceil(0.5 * 2) = 1: 90 min
        assertThat(present(other.medianHours())).isEqualTo(Ratio.of(3, 2));
    }

    @Test
    void time_to_prototype_is_absent_when_most_concepts_wait() {
        assertThat(TimeToPrototype.of(List.of(closed(hours(8)), open(), open()), AS_OF)
                        .medianHours())
                .isEqualTo(Measured.absent(
                        "Percentile 50 falls among the 2 open of 3 items; it is at least PT48H.", 3, HOURS));
        assertThat(reasonOf(TimeToPrototype.EMPTY.medianHours())).isEqualTo("There are no items.");
    }

    @Test
    void remediation_time_counts_open_defects() {
        // 1 h to 6 h closed, one open: rank ceil(0.5 * 7) = 4, ceil(0.85 * 7) = 6; with two open ceil(0.85 * 8) = 7
        RemediationTime seven = RemediationTime.of(
                List.of(
                        closed(hours(1)),
                        closed(hours(2)),
                        closed(hours(3)),
                        closed(hours(4)),
                        closed(hours(5)),
                        closed(hours(6)),
                        open()),
                AS_OF);
        assertThat(seven.median())
                .isEqualTo(Measured.value(
                        hours(4),
                        7,
                        Basis.asOf(AS_OF, "time", "remediation-time: from report to remediation, nearest rank")));
        assertThat(present(seven.percentile85())).isEqualTo(hours(6));
        assertThat(reasonOf(
                        seven.plus(RemediationTime.of(List.of(open()), AS_OF)).percentile85()))
                .isEqualTo("Percentile 85 falls among the 2 open of 8 items; it is at least PT48H.");
        assertThat(seven.plus(RemediationTime.EMPTY)).isEqualTo(seven);
        assertThat(TimeToPrototype.EMPTY.plus(TimeToPrototype.EMPTY)).isEqualTo(TimeToPrototype.EMPTY);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private static Spell closed(Duration length) {
        return new Spell(
                AS_OF.minus(Duration.ofDays(9)), AS_OF.minus(Duration.ofDays(9)).plus(length));
    }

    private static Spell open() {
        return new Spell(AS_OF.minus(Duration.ofDays(2)), null);
    }
}
