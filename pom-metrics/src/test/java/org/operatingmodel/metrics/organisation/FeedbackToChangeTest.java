package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Spell;

class FeedbackToChangeTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant START = AS_OF.minus(Duration.ofDays(30));

    @Test
    void open_feedback_counts_in_both_percentiles() {
        // delivered after 1 to 9 days, one open: rank ceil(0.5 * 10) = 5, ceil(0.85 * 10) = 9
        FeedbackToChange ten = FeedbackToChange.of(delivered(9), AS_OF)
                .plus(FeedbackToChange.of(List.of(new Spell(START, null)), AS_OF));
        assertThat(ten.median())
                .isEqualTo(Measured.value(
                        Duration.ofDays(5),
                        10,
                        Basis.asOf(
                                AS_OF, "time", "feedback-to-change: from feedback to delivered change, nearest rank")));
        assertThat(present(ten.percentile85())).isEqualTo(Duration.ofDays(9));
        assertThat(ten.plus(FeedbackToChange.EMPTY)).isEqualTo(ten);
    }

    @Test
    void absent_where_the_data_do_not_reach() {
        // delivered after 1 day, one open for 30: rank ceil(0.85 * 2) = 2
        FeedbackToChange two = FeedbackToChange.of(delivered(1), AS_OF)
                .plus(FeedbackToChange.of(List.of(new Spell(START, null)), AS_OF));
        assertThat(present(two.median())).isEqualTo(Duration.ofDays(1));
        assertThat(reasonOf(two.percentile85()))
                .isEqualTo("Percentile 85 falls among the 1 open of 2 items; it is at least PT720H.");
    }

    private static List<Spell> delivered(int days) {
        return IntStream.rangeClosed(1, days)
                .mapToObj(day -> new Spell(START, START.plus(Duration.ofDays(day))))
                .toList();
    }
}
