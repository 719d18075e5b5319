package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.count;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.slice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SloCount;

class SliceTallyTest {
    private static final BigDecimal TARGET = new BigDecimal("0.998");
    private static final BigDecimal SLICE_TARGET = new BigDecimal("0.98");
    private static final BigDecimal COVERAGE = new BigDecimal("0.9");

    @Test
    void a_week_in_slices_of_5_minutes() {
        // SLO-EVALUATION 7, example 10: 2,016 slices, 36 without traffic, 4 bad, so 2,016 - 36 - 4 = 1,976 good
        List<SloCount> slices = new ArrayList<>(Collections.nCopies(1_976, slice(98, 100)));
        slices.addAll(Collections.nCopies(4, slice(97, 100)));
        slices.addAll(Collections.nCopies(36, slice(0, 0)));
        SliceTally week = SliceTally.of(slices, SLICE_TARGET, AS_OF);
        assertThat(week).isEqualTo(new SliceTally(1_976, 4, 36, AS_OF));

        // 1,980 / 2,016 = 98.2 %
        assertThat(present(week.coverage())).isEqualTo(Ratio.of(1_980, 2_016));
        assertThat(week.coverage().n()).isEqualTo(2_016);

        // 0.002 x 1,980 = 3.96; 4 / 3.96 = 101 %
        BudgetUse use = present(week.use(TARGET, COVERAGE));
        assertThat(use.allowed()).isEqualByComparingTo("3.96");
        assertThat(present(use.consumed())).isEqualTo(Ratio.of(400, 396));
        assertThat(use.remaining()).isEqualTo(ratio("-0.04"));
        assertThat(use.met()).isFalse();
    }

    @Test
    void a_slice_exactly_on_its_target_is_good() {
        assertThat(SliceTally.of(List.of(slice(98, 100)), SLICE_TARGET, AS_OF))
                .isEqualTo(new SliceTally(1, 0, 0, AS_OF));
    }

    @Test
    void the_use_is_absent_below_the_coverage() {
        assertThat(present(new SliceTally(9, 0, 1, null).use(TARGET, COVERAGE)).total())
                .isEqualTo(9);
        assertThat(reasonOf(new SliceTally(89, 0, 11, null).use(TARGET, COVERAGE)))
                .isEqualTo("At least 0.9 of the slices must have events, but 89 of 100 have.");
        assertThat(reasonOf(new SliceTally(0, 0, 36, null).use(TARGET, BigDecimal.ZERO)))
                .isEqualTo("None of 36 slices has events.");
        assertThat(reasonOf(SliceTally.EMPTY.use(TARGET, BigDecimal.ZERO))).isEqualTo("None of 0 slices has events.");
        assertThat(reasonOf(SliceTally.EMPTY.coverage())).isEqualTo("There are no slices.");
    }

    @Test
    void figures_are_as_of_the_horizon() {
        SliceTally slices = SliceTally.of(List.of(slice(98, 100)), SLICE_TARGET, AS_OF);
        assertThat(slices.coverage().basis())
                .isEqualTo(Basis.asOf(AS_OF, "fraction", "coverage: slices with events / all slices"));
        assertThat(slices.use(TARGET, COVERAGE).basis())
                .isEqualTo(Basis.asOf(AS_OF, "slices", "timeslices: bad slices / slices with events"));
        assertThat(present(slices.use(TARGET, COVERAGE)).consumed().basis())
                .isEqualTo(Basis.asOf(AS_OF, "fraction", "consumed: bad / ((1 - target) x total)"));
        assertThat(SliceTally.EMPTY.coverage().basis().horizon()).isNull();
    }

    @Test
    void a_slice_that_ends_after_the_horizon_is_not_known() {
        SloCount last = slice(1, 1);
        assertThat(SliceTally.of(List.of(last), SLICE_TARGET, last.to())).isEqualTo(new SliceTally(1, 0, 0, last.to()));
        assertThat(SliceTally.of(List.of(last), SLICE_TARGET, last.to().minusNanos(1)))
                .isEqualTo(new SliceTally(0, 0, 0, last.to().minusNanos(1)));
    }

    @Test
    void the_slices_behind_the_counts() {
        SloCount good = count(Duration.ofMinutes(20), Duration.ofMinutes(15), 2, 100);
        SloCount bad = count(Duration.ofMinutes(15), Duration.ofMinutes(10), 3, 100);
        SloCount empty = count(Duration.ofMinutes(10), Duration.ofMinutes(5), 0, 0);
        SloCount unknown = count(Duration.ofMinutes(5), Duration.ofSeconds(-1), 9, 9);
        List<SloCount> slices = List.of(unknown, empty, bad, good);
        assertThat(SliceTally.behind(SliceStatus.GOOD, slices, SLICE_TARGET, AS_OF))
                .containsExactly(good);
        assertThat(SliceTally.behind(SliceStatus.BAD, slices, SLICE_TARGET, AS_OF))
                .containsExactly(bad);
        assertThat(SliceTally.behind(SliceStatus.EMPTY, slices, SLICE_TARGET, AS_OF))
                .containsExactly(empty);
        assertThat(SliceRatios.behind(SliceStatus.GOOD, slices, AS_OF)).isEmpty();
        assertThat(SliceRatios.behind(SliceStatus.BAD, slices, AS_OF)).containsExactly(bad, good);
        assertThat(SliceRatios.behind(SliceStatus.EMPTY, slices, AS_OF)).containsExactly(empty);
    }

    @Test
    void slices_of_different_horizons_are_not_merged() {
        SliceTally now = SliceTally.of(List.of(), SLICE_TARGET, AS_OF);
        assertThat(now.plus(SliceTally.EMPTY)).isEqualTo(now).isEqualTo(SliceTally.EMPTY.plus(now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(SliceTally.of(List.of(), SLICE_TARGET, AS_OF.plusSeconds(1))))
                .withMessage("SliceTally.horizon must be '2026-06-21T00:00:00Z' as well, but was"
                        + " '2026-06-21T00:00:01Z'. Take both as of the same instant.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(new SliceTally(0, 0, 1, null)))
                .withMessage("SliceTally.horizon must be '2026-06-21T00:00:00Z' as well, but was 'null'."
                        + " Take both as of the same instant.");
    }

    @Test
    void a_sum_that_overflows_is_an_error() {
        SliceTally most = new SliceTally(Long.MAX_VALUE, 0, 0, null);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(new SliceTally(0, 1, 0, null)))
                .withMessage("SliceTally must be at most '9223372036854775807', but was the sum of "
                        + "'9223372036854775807' and '1'. Count in larger units, or over less time.");
    }

    @Test
    void numbers_out_of_range_are_refused_even_without_slices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.of(List.of(), BigDecimal.ZERO, AS_OF))
                .withMessage("sliceTarget must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.behind(SliceStatus.BAD, List.of(), BigDecimal.ZERO, AS_OF))
                .withMessage("sliceTarget must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.EMPTY.use(BigDecimal.ZERO, COVERAGE))
                .withMessage("target must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.EMPTY.use(TARGET, BigDecimal.TEN))
                .withMessage("MinimumData.coverage must be at most 1, but was '10'. Write 90 percent as 0.9.");
    }
}
