package org.operatingmodel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.product.ProductId;

class GraduationProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** Written down once more, so that the law does not ask the code under test. */
    private static final List<GraduationState> ORDER = List.of(
            GraduationState.CANDIDATE,
            GraduationState.PROPOSED,
            GraduationState.FUNDED,
            GraduationState.MIGRATED,
            GraduationState.RETIRED);

    private static Graduation graduation(List<GraduationStep> steps) {
        return new Graduation(
                new GraduationId("G-1"),
                new ProductId("portal"),
                "Letters",
                CapabilityId.NOTIFICATIONS,
                null,
                Set.of(),
                steps,
                null);
    }

    private static List<GraduationStep> daily(List<GraduationState> states) {
        List<GraduationStep> steps = new ArrayList<>();
        states.forEach(state -> steps.add(new GraduationStep(state, START.plusSeconds(86_400L * steps.size()))));
        return steps;
    }

    @Property
    void no_state_is_skipped(@ForAll @Size(max = 6) List<GraduationState> states) {
        boolean legal =
                !states.isEmpty() && states.size() <= ORDER.size() && states.equals(ORDER.subList(0, states.size()));
        if (legal) {
            assertThat(graduation(daily(states)).steps()).hasSize(states.size());
        } else {
            assertThatThrownBy(() -> graduation(daily(states)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Graduation.steps must ");
        }
    }

    @Property
    void whoever_reached_a_state_has_reached_those_before(
            @ForAll @IntRange(min = 1, max = 5) int length, @ForAll @IntRange(max = 6) int day) {
        Graduation graduation = graduation(daily(ORDER.subList(0, length)));
        Instant asOf = START.plusSeconds(86_400L * day);
        for (int state = 0; state < ORDER.size(); state++) {
            assertThat(graduation.reached(ORDER.get(state), asOf)).isEqualTo(state < length && state <= day);
        }
    }
}
