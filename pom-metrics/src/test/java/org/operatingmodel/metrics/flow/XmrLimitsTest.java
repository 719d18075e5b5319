package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.XmrLimits.Rule;
import org.operatingmodel.metrics.flow.XmrLimits.Signal;

class XmrLimitsTest {
    /** Limits 10 +- 2.66, half-way to them 1.33, ranges up to 3.268. */
    private static final XmrLimits LIMITS = new XmrLimits(Ratio.of(10, 1), Ratio.ONE, 6);

    private static final Instant HORIZON = Instant.parse("2024-02-01T00:00:00Z");
    private static final Basis OF = Basis.asOf(HORIZON, "items", "C9: completed in a week");
    private static final Basis BASIS =
            Basis.asOf(HORIZON, "items", "XmR: mean +- 2.66 x average moving range of C9: completed in a week");

    private static List<BigDecimal> series(String values) {
        return Stream.of(values.split(" ")).map(BigDecimal::new).toList();
    }

    @Test
    void the_limits_of_the_flow_rate_of_the_nist_handbook() {
        // NIST/SEMATECH e-Handbook 6.3.2.2: mean 50.81, average moving range 1.8778
        List<BigDecimal> rates = series("49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1");
        XmrLimits limits = present(XmrLimits.of(rates, OF));
        assertThat(limits.mean()).isEqualTo(Ratio.of(new BigDecimal("50.81")));
        assertThat(limits.averageMovingRange()).isEqualTo(Ratio.of(169, 90));
        // 50.81 +- 2.66 x 16.9 / 9 = 50.81 +- 4.99489; 3.268 x 16.9 / 9 = 6.13658
        assertThat(limits.upper().decimal().doubleValue()).isEqualTo(55.80488888888889);
        assertThat(limits.lower().decimal().doubleValue()).isEqualTo(45.81511111111111);
        assertThat(limits.rangeLimit().decimal().doubleValue()).isEqualTo(6.136577777777778);
        assertThat(limits.signals(rates)).isEmpty();
    }

    @Test
    void a_lower_limit_is_at_least_zero_only_for_a_figure_that_cannot_be_negative() {
        // 2, 4, 2, 4, ...: mean 3, ranges 2: 3 - 5.32
        XmrLimits limits = present(XmrLimits.of(series("2 4 2 4 2 4"), OF));
        assertThat(limits).isEqualTo(new XmrLimits(Ratio.of(3, 1), Ratio.of(2, 1), 6));
        assertThat(limits.lower()).isEqualTo(Ratio.of(-232, 100));
        assertThat(limits.lowerAtLeastZero()).isEqualTo(Ratio.ZERO);
        assertThat(LIMITS.lowerAtLeastZero()).isEqualTo(LIMITS.lower()).isEqualTo(Ratio.of(734, 100));
    }

    @Test
    void fewer_points_than_the_least_number_give_no_limits() {
        assertThat(XmrLimits.of(series("1 2 3 4 5"), OF))
                .isEqualTo(Measured.absent("There must be at least 6 points, but there were 5.", 5, BASIS));
        assertThat(present(XmrLimits.of(series("1 2 3 4 5 6"), OF)).n()).isEqualTo(6);
        assertThat(XmrLimits.of(series("-1 1"), OF, 2))
                .isEqualTo(Measured.value(new XmrLimits(Ratio.ZERO, Ratio.of(2, 1), 2), 2, BASIS));
        assertThat(reasonOf(XmrLimits.of(List.of(), OF, 2)))
                .isEqualTo("There must be at least 2 points, but there were 0.");
    }

    @Test
    void a_point_beyond_a_limit_is_a_signal() {
        assertThat(LIMITS.signals(series("12.66 9.5 7.34"))).isEmpty();
        assertThat(LIMITS.signals(series("12.67"))).containsExactly(new Signal(0, Rule.OUTSIDE_LIMITS));
        assertThat(LIMITS.signals(series("10 7.33"))).containsExactly(new Signal(1, Rule.OUTSIDE_LIMITS));
    }

    @Test
    void a_leap_beyond_the_range_limit_is_a_signal() {
        assertThat(LIMITS.signals(series("8.4 11.668"))).isEmpty();
        assertThat(LIMITS.signals(series("8.4 11.669"))).containsExactly(new Signal(1, Rule.RANGE_OUTSIDE_LIMIT));
        assertThat(LIMITS.signals(series("11.669 8.4"))).containsExactly(new Signal(1, Rule.RANGE_OUTSIDE_LIMIT));
    }

    @Test
    void eight_in_a_row_on_one_side_are_a_signal() {
        assertThat(LIMITS.signals(series("11 11 11 11 11 11 11"))).isEmpty();
        assertThat(LIMITS.signals(series("9 11 11 11 11 11 11 11 11 11")))
                .containsExactly(new Signal(8, Rule.EIGHT_ON_ONE_SIDE), new Signal(9, Rule.EIGHT_ON_ONE_SIDE));
        assertThat(LIMITS.signals(series("9 9 9 9 9 9 9 9"))).containsExactly(new Signal(7, Rule.EIGHT_ON_ONE_SIDE));
        // A point on the mean is on neither side
        assertThat(LIMITS.signals(series("11 11 11 11 10 11 11 11 11"))).isEmpty();
        assertThat(LIMITS.signals(series("10 10 10 10 10 10 10 10"))).isEmpty();
    }

    @Test
    void three_of_four_nearer_to_a_limit_than_to_the_mean_are_a_signal() {
        assertThat(LIMITS.signals(series("11.34 11.34 10 11.34")))
                .containsExactly(new Signal(3, Rule.THREE_OF_FOUR_NEAR_LIMIT));
        assertThat(LIMITS.signals(series("8.66 8.66 8.66")))
                .containsExactly(new Signal(2, Rule.THREE_OF_FOUR_NEAR_LIMIT));
        // half-way is not nearer; on both sides; the latest is not one of them; five points
        assertThat(LIMITS.signals(series("11.34 11.34 10 11.33"))).isEmpty();
        assertThat(LIMITS.signals(series("11.34 11.33 10 11.34"))).isEmpty();
        assertThat(LIMITS.signals(series("11.34 11.34 11.34 11.33")))
                .containsExactly(new Signal(2, Rule.THREE_OF_FOUR_NEAR_LIMIT));
        assertThat(LIMITS.signals(series("11.34 11.34 8.66 10"))).isEmpty();
        assertThat(LIMITS.signals(series("11.34 10 10 11.34 11.34"))).isEmpty();
    }

    @Test
    void one_point_can_be_several_signals() {
        assertThat(LIMITS.signals(series("12 12 9 13")))
                .containsExactly(
                        new Signal(3, Rule.OUTSIDE_LIMITS),
                        new Signal(3, Rule.RANGE_OUTSIDE_LIMIT),
                        new Signal(3, Rule.THREE_OF_FOUR_NEAR_LIMIT));
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmrLimits.of(List.of(), OF, 1))
                .withMessage("minimumPoints must be at least 2, but was '1'. A moving range takes 2 points.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XmrLimits(Ratio.ONE, Ratio.ONE, 1))
                .withMessage("XmrLimits.n must be at least 2, but was '1'. A moving range takes 2 points.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XmrLimits(Ratio.ONE, Ratio.of(-1, 2), 2))
                .withMessage("XmrLimits.averageMovingRange must not be negative, but was '-0.5'."
                        + " Use the mean of absolute differences.");
        assertThat(new XmrLimits(Ratio.ONE, Ratio.ZERO, 2).upper()).isEqualTo(Ratio.ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Signal(-1, Rule.OUTSIDE_LIMITS))
                .withMessage("Signal.index must not be negative, but was '-1'. Use 0 or more.");
    }
}
