package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.risk.RiskId;

class RiskAgeTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    @Test
    void the_age_is_the_time_since_the_last_update() {
        RiskAge ages = RiskAge.of(List.of(risk(400, 30, 10, 20), risk(400, 364), risk(5)), AS_OF);
        assertThat(ages)
                .isEqualTo(new RiskAge(
                        Histogram.of(
                                Duration.ofDays(10).toMillis(),
                                Duration.ofDays(364).toMillis()),
                        1,
                        AS_OF));
        assertThat(ages.percentile(50))
                .isEqualTo(Measured.value(
                        Duration.ofDays(10),
                        2,
                        Basis.asOf(
                                AS_OF,
                                "milliseconds",
                                "risk-age: since the last update, of updated risks, nearest rank")));
        assertThat(present(ages.percentile(51))).isEqualTo(Duration.ofDays(364));
    }

    @Test
    void risks_that_are_looked_at_once_a_year_or_never_are_not_fresh() {
        RiskAge ages = RiskAge.of(List.of(risk(400, 10), risk(400, 364), risk(5)), AS_OF);
        assertThat(ages.updatedWithin(Duration.ofDays(30)))
                .isEqualTo(Measured.value(
                        Ratio.of(1, 3),
                        3,
                        Basis.asOf(AS_OF, "fraction", "risk-freshness: updated within PT720H / all risks")));
        assertThat(present(ages.updatedWithin(Duration.ofDays(10)))).isEqualTo(Ratio.of(1, 3));
        assertThat(present(ages.updatedWithin(Duration.ofDays(10).minusMillis(1))))
                .isEqualTo(Ratio.ZERO);
        assertThat(present(ages.updatedWithin(Duration.ofDays(364)))).isEqualTo(Ratio.of(2, 3));
    }

    @Test
    void what_happens_at_the_horizon_is_not_known() {
        assertThat(RiskAge.of(List.of(risk(0)), AS_OF)).isEqualTo(new RiskAge(Histogram.EMPTY, 0, AS_OF));
        assertThat(RiskAge.of(List.of(risk(1, 0)), AS_OF)).isEqualTo(new RiskAge(Histogram.EMPTY, 1, AS_OF));
        assertThat(RiskAge.of(List.of(risk(1, 1)), AS_OF).ages().n()).isEqualTo(1);
    }

    @Test
    void absent_without_risks() {
        assertThat(reasonOf(RiskAge.EMPTY.updatedWithin(Duration.ZERO))).isEqualTo("There are no risks.");
        assertThat(reasonOf(new RiskAge(Histogram.EMPTY, 2, AS_OF).percentile(50)))
                .isEqualTo("None of 2 risks was updated.");
    }

    @Test
    void risks_merge() {
        assertThat(new RiskAge(Histogram.of(1, 3), 2, AS_OF).plus(new RiskAge(Histogram.of(2), 5, AS_OF)))
                .isEqualTo(new RiskAge(Histogram.of(1, 2, 3), 7, AS_OF));
    }

    @Test
    void only_risks_as_of_one_instant_are_merged() {
        RiskAge now = new RiskAge(Histogram.of(1), 0, AS_OF);
        assertThat(now.plus(RiskAge.EMPTY)).isEqualTo(now).isEqualTo(RiskAge.EMPTY.plus(now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(RiskAge.of(List.of(), AS_OF.plusSeconds(1))))
                .withMessage("RiskAge.horizon must be '2026-06-21T00:00:00Z' as well, but was "
                        + "'2026-06-21T00:00:01Z'. Take both as of the same instant.");
        assertThatNullPointerException()
                .isThrownBy(() -> new RiskAge(Histogram.EMPTY, 1, null))
                .withMessage("RiskAge.horizon");
    }

    @Test
    void the_risks_behind_a_count_are_listed() {
        RiskUpdate updated = risk(400, 30, 10);
        RiskUpdate raised = risk(5);
        RiskUpdate updatedNow = risk(9, 0);
        RiskUpdate raisedNow = risk(0);
        List<RiskUpdate> open = List.of(raisedNow, raised, updated, updatedNow);
        assertThat(RiskAge.behind(RiskAge.Count.UPDATED, open, AS_OF)).containsExactly(updated);
        assertThat(RiskAge.behind(RiskAge.Count.NEVER_UPDATED, open, AS_OF)).containsExactly(raised, updatedNow);
    }

    @Test
    void ages_and_counts_are_not_negative() {
        assertThat(new RiskAge(Histogram.of(0), 0, AS_OF).ages().n()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskAge(Histogram.of(-1), 0, AS_OF))
                .withMessage("RiskAge.ages must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskAge(Histogram.EMPTY, -1, AS_OF))
                .withMessage("RiskAge.neverUpdated must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risk(1, 2))
                .withMessage("RiskUpdate.updatedAt must not be before raisedAt '2026-06-20T00:00:00Z', but was "
                        + "'2026-06-19T00:00:00Z'. Give only updates of this risk.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new RiskAge(Histogram.of(1), Long.MAX_VALUE, AS_OF));
    }

    private static RiskUpdate risk(int raisedDaysAgo, int... updatedDaysAgo) {
        return new RiskUpdate(
                new RiskId("R-" + raisedDaysAgo),
                AS_OF.minus(Duration.ofDays(raisedDaysAgo)),
                Arrays.stream(updatedDaysAgo)
                        .mapToObj(days -> AS_OF.minus(Duration.ofDays(days)))
                        .toList());
    }
}
