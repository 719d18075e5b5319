package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Ratio;

class SliceTallyTest {
    private static final BigDecimal TARGET = new BigDecimal("0.998");
    private static final BigDecimal SLICE_TARGET = new BigDecimal("0.98");
    private static final BigDecimal COVERAGE = new BigDecimal("0.9");

    @Test
    void a_week_in_slices_of_5_minutes() {
        // SLO-EVALUATION 7, example 10: 2,016 slices, 36 without traffic, 4 bad, so 2,016 - 36 - 4 = 1,976 good
        List<Tally> slices = new ArrayList<>(Collections.nCopies(1_976, new Tally(98, 100)));
        slices.addAll(Collections.nCopies(4, new Tally(97, 100)));
        slices.addAll(Collections.nCopies(36, Tally.EMPTY));
        SliceTally week = SliceTally.of(slices, SLICE_TARGET);
        assertThat(week).isEqualTo(new SliceTally(1_976, 4, 36));

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
        assertThat(SliceTally.of(List.of(new Tally(98, 100)), SLICE_TARGET)).isEqualTo(new SliceTally(1, 0, 0));
    }

    @Test
    void the_use_is_absent_below_the_coverage() {
        assertThat(present(new SliceTally(9, 0, 1).use(TARGET, COVERAGE)).total())
                .isEqualTo(9);
        assertThat(reasonOf(new SliceTally(89, 0, 11).use(TARGET, COVERAGE)))
                .isEqualTo("At least 0.9 of the slices must have events, but 89 of 100 have.");
        assertThat(reasonOf(new SliceTally(0, 0, 36).use(TARGET, BigDecimal.ZERO)))
                .isEqualTo("None of 36 slices has events.");
        assertThat(reasonOf(SliceTally.EMPTY.use(TARGET, BigDecimal.ZERO))).isEqualTo("None of 0 slices has events.");
        assertThat(reasonOf(SliceTally.EMPTY.coverage())).isEqualTo("There are no slices.");
    }

    @Test
    void a_sum_that_overflows_is_an_error() {
        SliceTally most = new SliceTally(Long.MAX_VALUE, 0, 0);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(new SliceTally(0, 1, 0)))
                .withMessage("SliceTally must be at most '9223372036854775807', but was the sum of "
                        + "'9223372036854775807' and '1'. Count in larger units, or over less time.");
    }

    @Test
    void numbers_out_of_range_are_refused_even_without_slices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.of(List.of(), BigDecimal.ZERO))
                .withMessage("sliceTarget must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.EMPTY.use(BigDecimal.ZERO, COVERAGE))
                .withMessage("target must be above 0 and at most 1, but was '0'. Write 99.5 percent as 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceTally.EMPTY.use(TARGET, BigDecimal.TEN))
                .withMessage("MinimumData.coverage must be at most 1, but was '10'. Write 90 percent as 0.9.");
    }
}
