package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;

class FlowFindingTest {
    private static final Instant AT = Instant.parse("2004-01-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2024-02-01T00:00:00Z");
    private static final Row ACTIVE = new Row(0, FlowItemType.FEATURE, FlowState.ACTIVE, AT, 1);
    private static final Row DONE = new Row(0, FlowItemType.FEATURE, FlowState.DONE, AT.plusSeconds(1), 2);

    private static List<String> messages(Row... rows) {
        return messages(List.of(rows));
    }

    private static List<String> messages(List<Row> rows) {
        return Row.ledger(rows, AS_OF).findings().stream()
                .map(FlowFinding::message)
                .toList();
    }

    @Test
    void nothing_is_odd_about_plain_rows() {
        assertThat(messages(ACTIVE, DONE)).isEmpty();
        assertThat(messages(ACTIVE, ACTIVE, DONE)).isEmpty(); // the same row twice says nothing new
        assertThat(messages(new Row(0, FlowItemType.RISK, FlowState.NEW, AT, 0)))
                .isEmpty();
        assertThat(messages(new Row(0, FlowItemType.RISK, FlowState.CANCELLED, AT, 0)))
                .isEmpty();
    }

    @Test
    void completed_without_a_start() {
        assertThat(messages(DONE))
                .containsExactly("flow-done-without-start: items completed without ever being in progress: 1 ('#0')."
                        + " They count in velocity but have no flow time.");
    }

    @Test
    void completed_twice_without_a_start_is_one_item() {
        assertThat(messages(DONE, DONE.with(3)))
                .containsExactly(
                        "flow-done-without-start: items completed without ever being in progress: 1 ('#0')."
                                + " They count in velocity but have no flow time.",
                        "flow-same-instant: items that entered several states at one instant: 1 ('#0'). The sequence"
                                + " orders them; all but the last take no time.");
    }

    @Test
    void several_states_at_one_instant() {
        assertThat(messages(ACTIVE, DONE.movedTo(AT)))
                .containsExactly("flow-same-instant: items that entered several states at one instant: 1 ('#0'). The"
                        + " sequence orders them; all but the last take no time.");
        assertThat(messages(ACTIVE, DONE.movedTo(AT).with(1)))
                .containsExactly(
                        "flow-ambiguous-order: items with rows of the same instant and sequence: 1 ('#0'). They are"
                                + " ordered as new, waiting, active, done, cancelled. Number them.");
        assertThat(messages(ACTIVE, DONE.movedTo(AT.plusNanos(1)))).isEmpty();
    }

    @Test
    void rows_at_or_after_the_horizon() {
        assertThat(messages(ACTIVE, DONE.movedTo(AS_OF)))
                .containsExactly("flow-after-horizon: rows at or after the horizon: 1. They do not exist as of the"
                        + " horizon (C1).");
    }

    @Test
    void states_that_are_not_mapped() {
        TransitionRows rows =
                TransitionRows.builder().add(0, FlowItemType.RISK, null, AT, 0).build();
        assertThat(FlowLedger.of(rows, AS_OF).findings())
                .containsExactly(new FlowFinding(FlowFinding.Kind.UNMAPPED_STATE, 1, List.of()))
                .extracting(FlowFinding::message)
                .containsExactly(
                        "flow-unmapped-state: rows in a state that is mapped to no flow state: 1. They are left out."
                                + " Map the state.");
    }

    @Test
    void types_that_change() {
        assertThat(messages(ACTIVE, DONE.with(FlowItemType.RISK)))
                .containsExactly("flow-type-changed: items that changed their type: 1 ('#0'). They count as the type"
                        + " of their last row.");
        assertThat(messages(ACTIVE, DONE, DONE.later(Duration.ofDays(1)).with(FlowItemType.RISK)))
                .containsExactly(
                        "flow-type-changed: items that changed their type: 1 ('#0'). They count as the type of their"
                                + " last row.",
                        "flow-type-changed-after-completion: items that changed their type after they had been"
                                + " completed: 1 ('#0'). Distributions that were published before have changed.");
    }

    @Test
    void clocks_that_went_back() {
        assertThat(messages(ACTIVE.with(3), DONE))
                .containsExactly("flow-clock-went-back: items with rows whose sequence contradicts their time: 1"
                        + " ('#0'). Time orders them. Check the clock of the source.");
        // Where numbers occur twice, they only tell rows of one instant apart
        assertThat(messages(ACTIVE.with(3), DONE, DONE.with(2).later(Duration.ofDays(1))))
                .isEmpty();
        assertThat(messages(ACTIVE, DONE.with(1))).isEmpty();
    }

    @Test
    void clocks_of_items_far_apart() {
        // Items 4096 and 4097 are kept apart from item 0
        assertThat(messages(ACTIVE, ACTIVE.of(4096), ACTIVE.of(4097).with(3), DONE.of(4097)))
                .containsExactly("flow-clock-went-back: items with rows whose sequence contradicts their time:"
                        + " 1 ('#4097'). Time orders them. Check the clock of the source.");
        assertThat(messages(
                        ACTIVE,
                        ACTIVE.of(4096).with(4),
                        ACTIVE.of(4097).with(3),
                        DONE.of(4097),
                        DONE.of(4097).with(2).later(Duration.ofDays(1))))
                .isEmpty();
    }

    @Test
    void clocks_that_jumped() {
        assertThat(messages(ACTIVE, DONE.movedTo(AT.plus(Duration.ofDays(3653)))))
                .isEmpty();
        assertThat(messages(ACTIVE, DONE.movedTo(AT.plus(Duration.ofDays(3653)).plusMillis(1))))
                .containsExactly("flow-clock-jumped: items with neighbouring rows more than ten years apart: 1 ('#0')."
                        + " They count as they are. Check the clock of the source.");
    }

    @Test
    void ten_items_are_named() {
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < 10; item++) {
            rows.add(DONE.of(item));
        }
        String first =
                "flow-done-without-start: items completed without ever being in progress: 10 ('#0', '#1', '#2', '#3',"
                        + " '#4', '#5', '#6', '#7', '#8', '#9'). They count in velocity but have no flow time.";
        assertThat(messages(rows)).containsExactly(first);
        rows.add(0, DONE.of(10));
        String more = first.replace(": 10 (", ": 11 (").replace("'#9')", "'#9' and more)");
        assertThat(messages(rows)).containsExactly(more);
        FlowLedger parallel = FlowLedger.of(Row.compact(rows), AS_OF, 3);
        assertThat(parallel.findings()).extracting(FlowFinding::message).containsExactly(more);
    }

    @Test
    void the_first_ten_items_are_named_whoever_found_them() {
        // 6 items in each of three blocks
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < 18; item++) {
            rows.add(DONE.of(item / 6 * 4096 + item % 6));
        }
        assertThat(FlowLedger.of(Row.compact(rows), AS_OF, 3).findings())
                .containsExactly(new FlowFinding(
                        FlowFinding.Kind.DONE_WITHOUT_START,
                        18,
                        List.of("#0", "#1", "#2", "#3", "#4", "#5", "#4096", "#4097", "#4098", "#4099")));
    }

    @Test
    void slugs_are_different() {
        assertThat(FlowFinding.Kind.values())
                .extracting(FlowFinding.Kind::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("flow-[a-z-]+"));
    }

    @Test
    void a_finding_is_about_something() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowFinding(FlowFinding.Kind.CLOCK_JUMPED, 0, List.of()))
                .withMessage("FlowFinding.count must be positive, but was '0'. Use 1 or more.");
    }
}
