package org.operatingmodel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowItemTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void it_is_done_from_the_first_of_its_last_run_of_done() {
        assertThat(item(FlowState.NEW, FlowState.DONE, FlowState.ACTIVE, FlowState.DONE, FlowState.DONE)
                        .doneAt())
                .contains(START.plusSeconds(3));
        assertThat(item(FlowState.DONE).doneAt()).contains(START);
        assertThat(item(FlowState.DONE, FlowState.ACTIVE).doneAt()).isEmpty();
        assertThat(item(FlowState.DONE, FlowState.CANCELLED).doneAt()).isEmpty();
    }

    @Test
    void it_was_completed_within_an_age() {
        FlowItem item = item(FlowState.NEW, FlowState.DONE, FlowState.DONE);
        Duration minute = Duration.ofSeconds(60);
        assertThat(item.completedWithin(minute, START)).isFalse();
        assertThat(item.completedWithin(minute, START.plusSeconds(1))).isTrue();
        assertThat(item.completedWithin(minute, START.plusSeconds(61))).isTrue();
        assertThat(item.completedWithin(minute, START.plusSeconds(61).plusNanos(1)))
                .isFalse();
        assertThat(item(FlowState.DONE, FlowState.ACTIVE).completedWithin(minute, START.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void it_was_completed_since_an_instant() {
        FlowItem item = item(FlowState.NEW, FlowState.DONE, FlowState.DONE);
        assertThat(item.completedSince(START.plusSeconds(1))).isTrue();
        assertThat(item.completedSince(START.plusSeconds(1).plusNanos(1))).isFalse();
        assertThat(item(FlowState.DONE, FlowState.ACTIVE).completedSince(START)).isFalse();
    }

    @Test
    void it_was_in_the_states_that_it_entered() {
        FlowItem item = item(FlowState.NEW, FlowState.DONE);
        assertThat(item.wasIn(FlowState.NEW)).isTrue();
        assertThat(item.wasIn(FlowState.DONE)).isTrue();
        assertThat(item.wasIn(FlowState.ACTIVE)).isFalse();
    }

    private static FlowItem item(FlowState... states) {
        List<FlowTransition> transitions = IntStream.range(0, states.length)
                .mapToObj(i -> new FlowTransition("state", states[i], START.plusSeconds(i), 0))
                .toList();
        return new FlowItem(new FlowItemId("F"), null, null, FlowItemType.FEATURE, transitions);
    }
}
