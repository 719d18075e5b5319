package org.operatingmodel.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;

class RolloutTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Rollout ROLLOUT = rollout(Duration.ofDays(2), "1", "10", "100");
    private static final RolloutStep FIRST = step("R-1", "1", false, Duration.ofDays(2));

    @Test
    void it_begins_with_the_first_stage_and_goes_on_to_the_next() {
        assertThat(ROLLOUT.next(List.of(), GuardrailState.CLEAR, AS_OF)).isEqualTo(advance("1"));
        assertThat(ROLLOUT.next(List.of(FIRST), GuardrailState.CLEAR, AS_OF)).isEqualTo(advance("10"));
        assertThat(ROLLOUT.next(List.of(step("R-1", "7", false, Duration.ofDays(2))), GuardrailState.CLEAR, AS_OF))
                .isEqualTo(advance("10"));
    }

    @Test
    void a_stage_bakes_to_its_last_second() {
        Instant early = AS_OF.minusSeconds(1);
        assertThat(ROLLOUT.next(List.of(FIRST), GuardrailState.CLEAR, early))
                .isEqualTo(new RolloutMove(
                        RolloutMove.Kind.HOLD, null, "The stage of 2026-06-19T00:00:00Z bakes for PT48H."));
    }

    @Test
    void the_stage_before_a_share_is_the_largest_below_it() {
        assertThat(ROLLOUT.stageBefore(new BigDecimal("100"))).isEqualTo(new BigDecimal("10"));
        assertThat(ROLLOUT.stageBefore(new BigDecimal("10.1"))).isEqualTo(new BigDecimal("10"));
        assertThat(ROLLOUT.stageBefore(new BigDecimal("10.0"))).isEqualTo(new BigDecimal("1"));
        assertThat(ROLLOUT.stageBefore(new BigDecimal("1"))).isNull();
        assertThat(ROLLOUT.stageBefore(BigDecimal.ZERO)).isNull();
    }

    @Test
    void a_breach_halts_it_for_good() {
        assertThat(ROLLOUT.next(List.of(FIRST), GuardrailState.BREACHED, AS_OF))
                .isEqualTo(new RolloutMove(RolloutMove.Kind.HALT, null, "A guardrail is breached."));
        RolloutStep halted = step("R-1", "0", true, Duration.ofDays(1));
        assertThat(ROLLOUT.next(List.of(FIRST, halted), GuardrailState.CLEAR, AS_OF.plus(Duration.ofDays(99))))
                .isEqualTo(new RolloutMove(
                        RolloutMove.Kind.HALT, null, "It was halted. Mend it, and plan another rollout."));
    }

    @Test
    void what_nobody_has_read_holds_it() {
        assertThat(ROLLOUT.next(List.of(FIRST), GuardrailState.UNKNOWN, AS_OF))
                .isEqualTo(new RolloutMove(RolloutMove.Kind.HOLD, null, "Nobody has read the guardrails."));
    }

    @Test
    void it_is_complete_when_everybody_has_it() {
        List<RolloutStep> all = List.of(FIRST, step("R-1", "100", false, Duration.ZERO));
        assertThat(ROLLOUT.next(all, GuardrailState.UNKNOWN, AS_OF))
                .isEqualTo(new RolloutMove(RolloutMove.Kind.COMPLETE, null, "It has reached everybody."));
    }

    @Test
    void steps_of_others_and_later_ones_do_not_count() {
        List<RolloutStep> others =
                List.of(step("R-2", "10", true, Duration.ZERO), step("R-1", "100", true, Duration.ofSeconds(-1)));
        assertThat(ROLLOUT.next(others, GuardrailState.CLEAR, AS_OF)).isEqualTo(advance("1"));
    }

    @Test
    void a_plan_that_does_not_rise_to_everybody_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollout(Duration.ofDays(2), "10", "10", "100"))
                .withMessage("Rollout.stages must rise from above 0, but '10' came after '10'. List the shares of users"
                        + " from the smallest on.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollout(Duration.ofDays(2), "0", "100"))
                .withMessage("Rollout.stages must rise from above 0, but '0' came after '0'. List the shares of users"
                        + " from the smallest on.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollout(Duration.ofDays(2), "10", "99.9"))
                .withMessage("Rollout.stages must end with 100, but ended with '99.9'. Add the stage that reaches"
                        + " everybody.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollout(Duration.ZERO, "100"))
                .withMessage("Rollout.bakeTime must be above 0, but was 'PT0S'. Say how long a stage is watched.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step("R-1", "100.1", false, Duration.ZERO))
                .withMessage(
                        "RolloutStep.percent must lie between 0 and 100, but was '100.1'. Write half of all as 50.");
    }

    @Test
    void a_move_has_a_share_exactly_when_it_advances() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RolloutMove(RolloutMove.Kind.HOLD, BigDecimal.ONE, "Because."))
                .withMessage(
                        "RolloutMove.percent must be there exactly when the kind is ADVANCE, but was '1' for 'HOLD'."
                                + " Name the next stage of one that advances.");
    }

    private static RolloutMove advance(String percent) {
        return new RolloutMove(RolloutMove.Kind.ADVANCE, new BigDecimal(percent), "The guardrails are clear.");
    }

    private static Rollout rollout(Duration bakeTime, String... stages) {
        return new Rollout(
                new RolloutId("R-1"),
                new ProductId("portal"),
                "2.0",
                Arrays.stream(stages).map(BigDecimal::new).toList(),
                bakeTime,
                null);
    }

    private static RolloutStep step(String rollout, String percent, boolean halted, Duration ago) {
        return new RolloutStep(
                new RolloutId(rollout), new ProductId("portal"), new BigDecimal(percent), halted, AS_OF.minus(ago));
    }
}
