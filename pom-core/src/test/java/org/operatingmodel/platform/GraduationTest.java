package org.operatingmodel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operatingmodel.platform.GraduationState.CANDIDATE;
import static org.operatingmodel.platform.GraduationState.FUNDED;
import static org.operatingmodel.platform.GraduationState.PROPOSED;
import static org.operatingmodel.platform.GraduationState.RETIRED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;

class GraduationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Graduation graduation(@Nullable Instant withdrawnAt, GraduationStep... steps) {
        return new Graduation(
                new GraduationId("G-1"),
                new ProductId("portal"),
                "Letters",
                CapabilityId.NOTIFICATIONS,
                null,
                Set.of(),
                List.of(steps),
                withdrawnAt);
    }

    @Test
    void it_begins_as_a_candidate() {
        assertThatThrownBy(() -> graduation(null, new GraduationStep(PROPOSED, START)))
                .hasMessage("Graduation.steps must begin with 'CANDIDATE', but begins with 'PROPOSED'."
                        + " Say when it became a candidate.");
        assertThatThrownBy(() -> graduation(null))
                .hasMessage("Graduation.steps must begin with 'CANDIDATE', but there is none."
                        + " Say when it became a candidate.");
    }

    @Test
    void it_leaves_no_state_out_and_enters_none_twice() {
        GraduationStep candidate = new GraduationStep(CANDIDATE, START);
        assertThatThrownBy(() -> graduation(null, candidate, new GraduationStep(FUNDED, START)))
                .hasMessage("Graduation.steps must go from 'CANDIDATE' to 'PROPOSED', but was 'FUNDED'."
                        + " Leave no state out, and enter none twice.");
        assertThatThrownBy(() -> graduation(null, candidate, candidate))
                .hasMessage("Graduation.steps must go from 'CANDIDATE' to 'PROPOSED', but was 'CANDIDATE'."
                        + " Leave no state out, and enter none twice.");
        assertThat(RETIRED.next()).isEmpty();
    }

    @Test
    void it_does_not_go_back_in_time() {
        assertThatThrownBy(() -> graduation(
                        null,
                        new GraduationStep(CANDIDATE, START),
                        new GraduationStep(PROPOSED, START.minusSeconds(1))))
                .hasMessage("Graduation.steps must be in the order of time, but 'PROPOSED' was entered at"
                        + " '2025-12-31T23:59:59Z' and 'CANDIDATE' at '2026-01-01T00:00:00Z'."
                        + " Enter each state after the one before.");
        assertThatThrownBy(() -> graduation(START, new GraduationStep(CANDIDATE, START)))
                .hasMessage("Graduation.withdrawnAt must be after Graduation.steps[0].enteredAt"
                        + " '2026-01-01T00:00:00Z', but was '2026-01-01T00:00:00Z'.");
    }

    @Test
    void a_state_is_reached_from_the_instant_on() {
        Graduation graduation = graduation(
                null, new GraduationStep(CANDIDATE, START), new GraduationStep(PROPOSED, START.plusSeconds(9)));
        assertThat(graduation.reached(PROPOSED, START.plusSeconds(8))).isFalse();
        assertThat(graduation.reached(PROPOSED, START.plusSeconds(9))).isTrue();
        assertThat(graduation.reached(CANDIDATE, START.plusSeconds(9))).isTrue();
    }

    @Test
    void a_state_is_reached_within_a_time_after_a_start() {
        Graduation graduation = graduation(null, new GraduationStep(CANDIDATE, START));
        assertThat(graduation.reachedWithin(CANDIDATE, Duration.ZERO, START)).isTrue();
        assertThat(graduation.reachedWithin(CANDIDATE, Duration.ofSeconds(9), START.minusSeconds(9)))
                .isTrue();
        assertThat(graduation.reachedWithin(CANDIDATE, Duration.ofSeconds(9), START.minusSeconds(10)))
                .isFalse();
        assertThat(graduation.reachedWithin(CANDIDATE, Duration.ofSeconds(9), START.plusSeconds(1)))
                .isFalse();
        assertThat(graduation.reachedWithin(PROPOSED, Duration.ofSeconds(9), START))
                .isFalse();
    }
}
