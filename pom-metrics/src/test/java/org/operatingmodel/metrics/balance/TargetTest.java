package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.metrics.Ratio;

class TargetTest {
    private static final CategoryScheme RUN = CategoryScheme.RUN_GROW_TRANSFORM;

    @Test
    void a_percentage_is_an_exact_share_and_what_is_not_named_has_none() {
        Target target = Target.parse(RUN, " RUN = 66.5,GROW=33.50 ");
        assertThat(target.shares())
                .containsExactly(
                        Map.entry("RUN", Ratio.of(133, 200)),
                        Map.entry("GROW", Ratio.of(67, 200)),
                        Map.entry("TRANSFORM", Ratio.ZERO),
                        Map.entry("OTHER", Ratio.ZERO));
        assertThat(Target.ofPercent(RUN, Map.of("RUN", new BigDecimal("66.5"), "GROW", new BigDecimal("33.5"))))
                .isEqualTo(target);
    }

    @Test
    void a_third_is_a_share() {
        Ratio third = Ratio.of(1, 3);
        assertThat(new Target(RUN, Map.of("RUN", third, "GROW", third, "TRANSFORM", third)).shares())
                .containsEntry("GROW", third);
        assertThat(Target.parse(RUN, "OTHER=100").shares()).containsEntry("OTHER", Ratio.ONE);
    }

    @Test
    void shares_that_do_not_sum_to_one_are_refused_with_the_sum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(RUN, "RUN=60, GROW=30, TRANSFORM=5"))
                .withMessage("Target.shares must sum to exactly 1, but the sum was '0.95' (19/20). "
                        + "Divide all of the investment, and no more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(
                        RUN,
                        "RUN=33.333333333333333333, GROW=33.333333333333333333, " + "TRANSFORM=33.333333333333333333"))
                .withMessage("Target.shares must sum to exactly 1, but the sum was '0.99999999999999999999' "
                        + "(99999999999999999999/100000000000000000000). Divide all of the investment, and no more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(RUN, Map.of()))
                .withMessage("Target.shares must sum to exactly 1, but the sum was '0' (0/1). "
                        + "Divide all of the investment, and no more.");
    }

    @Test
    void shares_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(RUN, Map.of("RUN", Ratio.of(-1, 10), "GROW", Ratio.of(11, 10))))
                .withMessage("Target.shares.RUN must not be negative, but was '-0.1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(RUN, "WALK=100"))
                .withMessage("Target.shares must name one of [RUN, GROW, TRANSFORM] or OTHER, but was 'WALK'. "
                        + "Use a category of the scheme.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RUN", "RUN=", "=100", "RUN=100%", "RUN=-5", "RUN=1e2", "RUN=1000", "RUN=1=2", "R N=1"})
    void another_form_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(RUN, text))
                .withMessage(
                        "A target must match CATEGORY=PERCENT, but was '" + text + "'. Write FEATURE=40, DEBT=60.");
    }

    @Test
    void a_category_that_is_named_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(RUN, "RUN=50,RUN=50"))
                .withMessage("A target must name each category once, but was 'RUN=50,RUN=50' with 'RUN' twice.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(RUN, "RUN=100, "))
                .withMessage("A target must match CATEGORY=PERCENT, but was ''. Write FEATURE=40, DEBT=60.");
    }
}
