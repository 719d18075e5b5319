package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

class BlindSpotsTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant AS_OF = START.plusSeconds(9);
    private static final List<FlowItem> ITEMS = List.of(
            item("whole", FlowState.NEW, FlowState.WAITING, FlowState.ACTIVE, FlowState.DONE),
            item("without-wait", FlowState.NEW, FlowState.ACTIVE, FlowState.DONE),
            item("never-proposed", FlowState.ACTIVE, FlowState.DONE),
            item("never-worked-on", FlowState.NEW, FlowState.WAITING, FlowState.DONE),
            item("open", FlowState.ACTIVE),
            item("dropped", FlowState.NEW, FlowState.CANCELLED));

    @Test
    void completed_items_that_miss_a_state_are_blind_spots() {
        assertThat(BlindSpots.of(ITEMS, AS_OF).share())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 4),
                        4,
                        Basis.asOf(
                                AS_OF, "fraction", "blind-spots: completed and never seen new or active / completed")));
        assertThat(BlindSpots.behind(Share.Count.PART, ITEMS, AS_OF))
                .extracting(item -> item.id().value())
                .containsExactly("never-proposed", "never-worked-on");
    }

    @Test
    void what_is_completed_at_the_horizon_is_not_known_yet() {
        // never-proposed is done at START + 1 s
        assertThat(BlindSpots.of(ITEMS, START.plusSeconds(1)).unseen()).isEqualTo(Share.EMPTY);
        assertThat(BlindSpots.of(ITEMS, START.plusSeconds(1).plusNanos(1)).unseen())
                .isEqualTo(new Share(1, 1));
    }

    @Test
    void parts_add_up_to_the_whole() {
        BlindSpots parts = BlindSpots.of(ITEMS.subList(0, 3), AS_OF).plus(BlindSpots.of(ITEMS.subList(3, 6), AS_OF));
        assertThat(parts).isEqualTo(BlindSpots.of(ITEMS, AS_OF));
        assertThat(parts.plus(BlindSpots.EMPTY)).isEqualTo(parts);
        assertThat(reasonOf(BlindSpots.EMPTY.share())).isEqualTo("No item was completed.");
    }

    private static FlowItem item(String id, FlowState... states) {
        List<FlowTransition> transitions = IntStream.range(0, states.length)
                .mapToObj(i -> new FlowTransition("state", states[i], START.plusSeconds(i), 0))
                .toList();
        return new FlowItem(new FlowItemId(id), null, null, FlowItemType.FEATURE, transitions);
    }
}
