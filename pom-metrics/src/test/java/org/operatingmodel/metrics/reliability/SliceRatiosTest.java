package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.slice;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Ratio;

class SliceRatiosTest {
    private static final BigDecimal TARGET = new BigDecimal("0.5");

    @Test
    void every_slice_counts_the_same_whatever_its_traffic() {
        // 1/2 + 2/3 + 999/1,000 over 3 slices; by occurrences 1,002 of 1,005 would be good
        SliceRatios slices = SliceRatios.of(List.of(slice(1, 2), slice(0, 0), slice(2, 3), slice(999, 1_000)), AS_OF);
        // 1/2 + 2/3 = 7/6; 7/6 + 999/1,000 = 3,500/3,000 + 2,997/3,000 = 6,497/3,000
        assertThat(slices).isEqualTo(new SliceRatios(Ratio.of(6_497, 3_000), 3, 1, AS_OF));
        assertThat(present(slices.coverage())).isEqualTo(ratio("0.75"));
        BudgetUse use = present(slices.use(TARGET, ratio("0.75").decimal()));
        // 6,497/9,000; bad 3 - 6,497/3,000 = 2,503/3,000 of allowed 0.5 x 3 = 1.5, that is 2,503/4,500
        assertThat(use.sli()).isEqualTo(Ratio.of(6_497, 9_000));
        assertThat(use.allowed()).isEqualByComparingTo("1.5");
        assertThat(present(use.consumed())).isEqualTo(Ratio.of(2_503, 4_500));
    }

    @Test
    void a_mean_exactly_on_the_target_is_met() {
        // (1/3 + 2/3) / 2 = 0.5; as decimals cut off, 0.333... + 0.666... would fall short
        SliceRatios slices = SliceRatios.of(List.of(slice(1, 3), slice(2, 3)), AS_OF);
        assertThat(present(slices.use(TARGET, BigDecimal.ONE)).met()).isTrue();
    }

    @Test
    void the_use_is_absent_below_the_coverage() {
        assertThat(reasonOf(
                        SliceRatios.of(List.of(slice(1, 1), slice(0, 0)), AS_OF).use(TARGET, new BigDecimal("0.9"))))
                .isEqualTo("At least 0.9 of the slices must have events, but 1 of 2 have.");
        assertThat(reasonOf(SliceRatios.EMPTY.use(TARGET, BigDecimal.ZERO))).isEqualTo("None of 0 slices has events.");
        assertThat(reasonOf(SliceRatios.of(List.of(), AS_OF).coverage())).isEqualTo("There are no slices.");
    }

    @Test
    void the_shares_are_not_more_than_the_slices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SliceRatios(Ratio.of(3, 2), 1, 0, null))
                .withMessage("SliceRatios.good must lie between 0 and measured '1', but was '1.5'.");
    }

    @Test
    void figures_are_as_of_the_horizon() {
        SliceRatios slices = SliceRatios.of(List.of(slice(1, 2)), AS_OF);
        assertThat(slices.use(TARGET, BigDecimal.ONE).basis())
                .isEqualTo(Basis.asOf(AS_OF, "slices", "ratio-timeslices: mean share of bad events"));
        assertThat(present(slices.use(TARGET, BigDecimal.ONE)).horizon()).isEqualTo(AS_OF);
        assertThat(slices.coverage().basis().horizon()).isEqualTo(AS_OF);
        assertThat(SliceRatios.of(List.of(slice(1, 2)), AS_OF.minusNanos(1)).measured())
                .isZero();
        assertThat(slices.plus(SliceRatios.EMPTY)).isEqualTo(slices).isEqualTo(SliceRatios.EMPTY.plus(slices));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slices.plus(SliceRatios.of(List.of(), AS_OF.plusSeconds(1))))
                .withMessage("SliceRatios.horizon must be '2026-06-21T00:00:00Z' as well, but was"
                        + " '2026-06-21T00:00:01Z'. Take both as of the same instant.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slices.plus(new SliceRatios(Ratio.ZERO, 0, 1, null)))
                .withMessage("SliceRatios.horizon must be '2026-06-21T00:00:00Z' as well, but was 'null'."
                        + " Take both as of the same instant.");
    }
}
