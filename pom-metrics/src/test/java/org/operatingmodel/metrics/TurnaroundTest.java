package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnaroundTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant START = AS_OF.minus(Duration.ofDays(30));
    private static final Spell OPEN = new Spell(START, null);

    @Test
    void the_median_time_to_a_prototype_counts_concepts_that_wait() {
        // 90 min, 8 h, 30 h and one that waits: rank ceil(0.5 * 4) = 2 after a merge
        CensoredTimes one = CensoredTimes.of(List.of(closed(Duration.ofHours(30)), OPEN), AS_OF);
        CensoredTimes other =
                CensoredTimes.of(List.of(closed(Duration.ofMinutes(90)), closed(Duration.ofHours(8))), AS_OF);
        assertThat(one.plus(other).percentile(50, Turnaround.CONCEPT_TO_PROTOTYPE.convention()))
                .isEqualTo(Measured.value(
                        Duration.ofHours(8),
                        4,
                        Basis.asOf(
                                AS_OF,
                                "milliseconds",
                                "time-to-prototype: from concept to coded prototype, nearest rank")));
    }

    @Test
    void an_open_defect_is_the_longest_to_remediate() {
        // 1 h to 6 h closed, two open: rank ceil(0.5 * 8) = 4, ceil(0.85 * 8) = 7
        CensoredTimes defects = CensoredTimes.of(
                IntStream.rangeClosed(1, 6)
                        .mapToObj(hours -> closed(Duration.ofHours(hours)))
                        .toList(),
                AS_OF);
        String convention = Turnaround.DEFECT_TO_REMEDIATION.convention();
        assertThat(convention).isEqualTo("remediation-time: from report to remediation, nearest rank");
        CensoredTimes all = defects.plus(CensoredTimes.of(List.of(OPEN, OPEN), AS_OF));
        assertThat(present(all.percentile(50, convention))).isEqualTo(Duration.ofHours(4));
        assertThat(reasonOf(all.percentile(85, convention)))
                .isEqualTo("Percentile 85 falls among the 2 open of 8 items; it is at least PT720H.");
    }

    @Test
    void feedback_without_a_change_counts_in_both_percentiles() {
        // delivered after 1 to 9 days, one open: rank ceil(0.5 * 10) = 5, ceil(0.85 * 10) = 9
        CensoredTimes ten = CensoredTimes.of(
                        IntStream.rangeClosed(1, 9)
                                .mapToObj(days -> closed(Duration.ofDays(days)))
                                .toList(),
                        AS_OF)
                .plus(CensoredTimes.of(List.of(OPEN), AS_OF));
        String convention = Turnaround.FEEDBACK_TO_CHANGE.convention();
        assertThat(convention).isEqualTo("feedback-to-change: from feedback to delivered change, nearest rank");
        assertThat(present(ten.percentile(50, convention))).isEqualTo(Duration.ofDays(5));
        assertThat(present(ten.percentile(85, convention))).isEqualTo(Duration.ofDays(9));
    }

    @Test
    void the_lead_time_of_a_gate_runs_from_the_first_request() {
        assertThat(Turnaround.REVIEW_TO_PASSED_GATE.convention())
                .isEqualTo("gate-lead-time: from first request to passed, nearest rank");
    }

    private static Spell closed(Duration length) {
        return new Spell(START, START.plus(length));
    }
}
