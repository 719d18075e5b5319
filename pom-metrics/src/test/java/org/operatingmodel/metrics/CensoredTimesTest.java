package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CensoredTimesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    @Test
    void open_items_count_as_longer_than_all_closed_ones() {
        // closed 1 h, 2 h, 3 h; open for 1 min: rank ceil(0.5 * 4) = 2 and ceil(0.75 * 4) = 3, ceil(0.76 * 4) = 4
        CensoredTimes times = CensoredTimes.of(List.of(closed(3), closed(1), closed(2), open(60)), AS_OF);
        assertThat(times.percentile(50, "test"))
                .isEqualTo(Measured.value(Duration.ofHours(2), 4, Basis.asOf(AS_OF, "milliseconds", "test")));
        assertThat(present(times.percentile(75, "test"))).isEqualTo(Duration.ofHours(3));
        assertThat(reasonOf(times.percentile(76, "test")))
                .isEqualTo("Percentile 76 falls among the 1 open of 4 items; it is at least PT3H.");
        // sorted with the open one at its age: 1 min, 1 h, 2 h, 3 h
        assertThat(present(times.atLeast(50, "test"))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_happens_at_the_horizon_or_later_is_not_known() {
        Spell endsAtHorizon = new Spell(AS_OF.minusSeconds(5), AS_OF);
        Spell endsBefore = new Spell(AS_OF.minusSeconds(5), AS_OF.minusMillis(1));
        Spell endsLater = new Spell(AS_OF.minusSeconds(7), AS_OF.plusSeconds(9));
        Spell startsAtHorizon = new Spell(AS_OF, null);
        Spell startsAndEndsLater = new Spell(AS_OF.plusSeconds(1), AS_OF.plusSeconds(2));
        assertThat(CensoredTimes.of(
                        List.of(endsAtHorizon, endsBefore, endsLater, startsAtHorizon, startsAndEndsLater), AS_OF))
                .isEqualTo(new CensoredTimes(Histogram.of(4999), Histogram.of(5000, 7000), AS_OF));
    }

    @Test
    void no_items_have_no_percentile() {
        assertThat(CensoredTimes.EMPTY.percentile(50, "test"))
                .isEqualTo(Measured.absent("There are no items.", 0, Basis.timeless("milliseconds", "test")));
        assertThat(reasonOf(CensoredTimes.of(List.of(), AS_OF).atLeast(1, "test")))
                .isEqualTo("There are no items.");
    }

    @Test
    void only_times_of_one_horizon_are_merged() {
        CensoredTimes now = CensoredTimes.of(List.of(closed(1)), AS_OF);
        CensoredTimes later = CensoredTimes.of(List.of(closed(1)), AS_OF.plusSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(later))
                .withMessage("CensoredTimes.horizon must be '2026-06-21T00:00:00Z' as well, but was "
                        + "'2026-06-21T00:00:01Z'. Take both as of the same instant.");
        assertThat(now.plus(CensoredTimes.EMPTY)).isEqualTo(now);
        assertThat(CensoredTimes.EMPTY.plus(now)).isEqualTo(now);
        CensoredTimes undated = new CensoredTimes(Histogram.of(1), Histogram.EMPTY, null);
        assertThat(undated.plus(undated)).isEqualTo(new CensoredTimes(Histogram.of(1, 1), Histogram.EMPTY, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(undated))
                .withMessage("CensoredTimes.horizon must be '2026-06-21T00:00:00Z' as well, but was 'null'. "
                        + "Take both as of the same instant.");
        CensoredTimes nothingYet = CensoredTimes.of(List.of(), AS_OF);
        assertThat(now.plus(nothingYet)).isEqualTo(now);
        assertThatIllegalArgumentException().isThrownBy(() -> later.plus(nothingYet));
    }

    @Test
    void times_are_not_negative_and_percentages_have_a_range() {
        assertThat(new CensoredTimes(Histogram.of(0), Histogram.of(0), null).n())
                .isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CensoredTimes(Histogram.of(-1, 5), Histogram.EMPTY, null))
                .withMessage("CensoredTimes.closed must hold no negative time, but held '-1'. Swap start and end.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CensoredTimes(Histogram.EMPTY, Histogram.of(-1, 5), null))
                .withMessage("CensoredTimes.open must hold no negative time, but held '-1'. Swap start and end.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CensoredTimes.EMPTY.percentile(0, "test"))
                .withMessage("percent must lie between 1 and 100, but was '0'. Write the 85th percentile as 85.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spell(AS_OF, AS_OF.minusMillis(1)))
                .withMessage("Spell.end must not be before start '2026-06-21T00:00:00Z', but was "
                        + "'2026-06-20T23:59:59.999Z'. Swap them.");
        assertThat(new Spell(AS_OF, AS_OF).end()).isEqualTo(AS_OF);
    }

    @Test
    void more_items_than_can_be_counted_are_an_error() {
        Histogram many = Histogram.of(1);
        for (int i = 0; i < 62; i++) {
            many = many.plus(many);
        }
        // 2^62 + (2^62 - 1) still fits, 2^62 + 2^62 does not
        Histogram most = many;
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new CensoredTimes(most, most, null));
    }

    @Test
    void the_items_behind_a_count_are_listed() {
        Map<String, Spell> defects = Map.of(
                "D-1",
                closed(3),
                "D-2",
                open(60),
                "D-3",
                new Spell(AS_OF.minusSeconds(5), AS_OF),
                "D-4",
                new Spell(AS_OF, null));
        List<String> ids = List.of("D-4", "D-3", "D-2", "D-1");
        assertThat(CensoredTimes.behind(CensoredTimes.Count.CLOSED, ids, defects::get, AS_OF))
                .containsExactly("D-1");
        assertThat(CensoredTimes.behind(CensoredTimes.Count.OPEN, ids, defects::get, AS_OF))
                .containsExactly("D-3", "D-2");
    }

    private static Spell closed(int hours) {
        return new Spell(
                AS_OF.minus(Duration.ofDays(9)), AS_OF.minus(Duration.ofDays(9)).plus(Duration.ofHours(hours)));
    }

    private static Spell open(int seconds) {
        return new Spell(AS_OF.minusSeconds(seconds), null);
    }
}
