package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;

class TransitionRowsTest {
    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");
    private static final long LATEST = 288_230_376_151_711_743L; // 2^58 - 1

    private static TransitionRows.Builder add(int item, long millis, int sequence) {
        return TransitionRows.builder().add(item, FlowItemType.RISK, FlowState.NEW, millis, sequence);
    }

    @Test
    void rows_without_a_meaning_for_flow_are_counted_and_left_out() {
        TransitionRows.Builder builder = TransitionRows.builder()
                .add(3, FlowItemType.RISK, FlowState.CANCELLED, AT, 0)
                .add(5, FlowItemType.RISK, null, AT.plusNanos(1), 0)
                .add(4, FlowItemType.RISK, null, 0, 0);
        assertThat(builder.count()).isEqualTo(1);
        TransitionRows rows = builder.build();
        assertThat(rows.count()).isEqualTo(1);
        assertThat(rows.unmapped()).isEqualTo(2);
        assertThat(rows.itemCount()).isEqualTo(6);
        assertThat(TransitionRows.builder().build().itemCount()).isZero();
    }

    @Test
    void every_state_type_and_instant_comes_back() {
        for (long millis : new long[] {-LATEST, -1, 0, LATEST}) {
            for (FlowState state : FlowState.values()) {
                for (FlowItemType type : FlowItemType.values()) {
                    long change = TransitionRows.change(millis, state, type);
                    assertThat(TransitionRows.millis(change)).isEqualTo(millis);
                    assertThat(TransitionRows.flowState(change)).isEqualTo(state);
                    assertThat(TransitionRows.itemType(change)).isEqualTo(type);
                }
            }
        }
    }

    @Test
    void items_have_the_ids_of_the_host_or_their_numbers() {
        assertThat(add(7, 0, 0).build().names().apply(7)).isEqualTo("#7");
        assertThat(add(7, 0, 0).names(item -> "ITEM-" + item).build().names().apply(7))
                .isEqualTo("ITEM-7");
    }

    @Test
    void a_row_out_of_range_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(-1, 0, 0))
                .withMessage("item must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(0, 0, -1))
                .withMessage("sequence must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(0, LATEST + 1, 0))
                .withMessage("enteredAtMillis must lie between -288230376151711743 and 288230376151711743, but was"
                        + " '288230376151711744'. Give milliseconds.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add(0, -LATEST - 1, 0))
                .withMessage("enteredAtMillis must lie between -288230376151711743 and 288230376151711743, but was"
                        + " '-288230376151711744'. Give milliseconds.");
        assertThat(add(0, LATEST, 0)
                        .add(0, FlowItemType.RISK, FlowState.NEW, -LATEST, 0)
                        .count())
                .isEqualTo(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> add(Integer.MAX_VALUE, 0, 0))
                .withMessage("There must be fewer than 2147483647 items and rows. Split by item.");
        assertThat(add(Integer.MAX_VALUE - 1, 0, 0).build().itemCount()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void rows_do_not_change_once_built() {
        TransitionRows.Builder builder = add(0, 0, 0);
        builder.build();
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add(0, FlowItemType.RISK, FlowState.DONE, 1, 0))
                .withMessage("The rows must not change once built. Make another builder.");
    }

    @Test
    void two_rows_in_one_millisecond_are_ordered_by_their_nanoseconds() {
        TransitionRows rows = TransitionRows.builder()
                .add(0, FlowItemType.RISK, FlowState.DONE, AT.plusNanos(300), 0)
                .add(0, FlowItemType.RISK, FlowState.NEW, AT, 2)
                .add(0, FlowItemType.DEBT, FlowState.ACTIVE, AT.plusNanos(200), 1)
                .build();
        FlowEntry entry = FlowLedger.of(rows, AT.plusSeconds(1)).entry(0).orElseThrow();
        assertThat(entry.outcome()).isEqualTo(FlowOutcome.COMPLETED);
        assertThat(entry.type()).isEqualTo(FlowItemType.RISK);
        assertThat(entry.endedAt()).isEqualTo(AT);
        assertThat(entry.flowTime().orElseThrow()).isZero();
    }

    @Test
    void a_horizon_has_nanoseconds_too() {
        TransitionRows rows = TransitionRows.builder()
                .add(0, FlowItemType.RISK, FlowState.ACTIVE, AT, 0)
                .add(0, FlowItemType.RISK, FlowState.DONE, AT.plusNanos(500), 0)
                .build();
        assertThat(FlowLedger.of(rows, AT).rowCount()).isZero();
        assertThat(FlowLedger.of(rows, AT.plusNanos(1)).rowCount()).isEqualTo(1);
        assertThat(FlowLedger.of(rows, AT.plusNanos(500)).rowCount()).isEqualTo(1);
        assertThat(FlowLedger.of(rows, AT.plusNanos(501)).rowCount()).isEqualTo(2);
        assertThat(FlowLedger.of(rows, AT.plusNanos(501)).horizon()).isEqualTo(AT.plusNanos(501));
    }

    @Test
    void many_rows_keep_their_nanoseconds() {
        // Row i of each item is i seconds and i nanoseconds after the first: all are told apart by seconds alone, and
        // the
        // twin of each, a nanosecond earlier in the same millisecond, says that the item was active before
        TransitionRows.Builder builder = TransitionRows.builder();
        int rows = 70_000;
        for (int i = 1; i <= rows; i++) {
            builder.add(i, FlowItemType.RISK, FlowState.DONE, AT.plusSeconds(i).plusNanos(i % 3), 0);
            builder.add(
                    i, FlowItemType.RISK, FlowState.ACTIVE, AT.plusSeconds(i).minusMillis(1), 0);
            builder.add(i, FlowItemType.RISK, FlowState.NEW, AT.plusSeconds(i).plusNanos(2 - i % 3), 0);
        }
        FlowLedger ledger = FlowLedger.of(builder.build(), AT.plusSeconds(rows + 1));
        assertThat(ledger.rowCount()).isEqualTo(3 * rows);
        assertThat(ledger.entries()).hasSize(rows).allSatisfy(entry -> {
            // done at 0, new at 2: new is last; 2 and 0: done is last; both at 1: done comes after new
            int second = Integer.parseInt(entry.id().substring(1));
            assertThat(entry.outcome())
                    .isEqualTo(second % 3 == 0 ? FlowOutcome.NOT_IN_PROGRESS : FlowOutcome.COMPLETED);
        });
    }
}
