package org.operatingmodel.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    @ParameterizedTest
    @CsvSource({
        "P5D, 5, PT0S, P5D",
        "P2W, 14, PT0S, P14D",
        "P1W2D, 9, PT0S, P9D",
        "PT4H, 0, PT4H, PT4H",
        "P1DT23H59M, 1, PT23H59M, P1DT23H59M",
        "P3660D, 3660, PT0S, P3660D"
    })
    void weeks_days_hours_and_minutes_are_read(String text, int days, Duration time, String written) {
        Deadline deadline = Deadline.parse(text);
        assertThat(deadline).isEqualTo(new Deadline(days, time)).hasToString(written);
        assertThat(Deadline.parse(written)).isEqualTo(deadline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P1DT", "5D", "P1M", "P1Y", "P-1D", "P1D2W", "PT1S", "P10000D", "p5d"})
    void another_form_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadline.parse(text))
                .withMessage("Deadline must be weeks, days, hours and minutes, but was '" + text
                        + "'. Write one such as P5D, P2W or PT4H.");
    }

    @ParameterizedTest
    @CsvSource({"P0D, 0 days and PT0S", "P3661D, 3661 days and PT0S", "P1DT24H, 1 days and PT24H"})
    void what_is_out_of_range_is_refused(String text, String was) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadline.parse(text))
                .withMessage("Deadline must be above zero, with at most 3660 days and less than 24 hours beside them, "
                        + "but was '" + was + "'. Write one such as P5D, P2W or PT4H.");
    }

    @Test
    void the_order_takes_a_day_for_24_hours() {
        List<Deadline> rising = List.of(
                Deadline.parse("PT23H"), Deadline.parse("P1D"), Deadline.parse("P1DT1M"), Deadline.parse("P1W"));
        assertThat(rising).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_matter_does_not_come_up_after_it_is_looked_at() {
        Instant asOf = Instant.parse("2026-06-21T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new UnresolvedMatter(MatterKind.VETOED, null, null, null, null, asOf.plusNanos(1), asOf))
                .withMessage("UnresolvedMatter.raisedAt must not be after asOf '2026-06-21T00:00:00Z', but was "
                        + "'2026-06-21T00:00:00.000000001Z'. Look at it as of a later instant.");
        assertThat(new UnresolvedMatter(MatterKind.VETOED, null, null, null, null, asOf, asOf).productId())
                .isNull();
    }

    @Test
    void the_key_of_a_matter_names_the_second_by_which_it_had_come_up_unless_it_was_so_from_the_start() {
        Instant asOf = Instant.parse("2026-06-21T00:00:00Z");
        UnresolvedMatter matter =
                new UnresolvedMatter(MatterKind.VETOED, null, null, null, "D-1", asOf.minusMillis(1500), asOf);
        assertThat(matter.key()).isEqualTo("vetoed/D-1/2026-06-20T23:59:59Z");
        assertThat(new UnresolvedMatter(MatterKind.VETOED, null, null, null, "D-1", asOf, asOf).key())
                .isEqualTo("vetoed/D-1/2026-06-21T00:00:00Z");
        assertThat(new UnresolvedMatter(MatterKind.VETOED, null, null, null, "D-1", asOf, true, asOf).key())
                .isEqualTo("vetoed/D-1");
    }
}
