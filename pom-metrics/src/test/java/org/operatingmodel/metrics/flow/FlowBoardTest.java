package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;

class FlowBoardTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(10));

    @Test
    void executives_and_teams_see_rows_of_one_aggregate() {
        TransitionRows.Builder rows = TransitionRows.builder();
        // api: 4 h active, done; portal: 1 h active, 3 h waiting, done; and one in progress
        rows.add(0, FlowItemType.FEATURE, FlowState.ACTIVE, START, 0);
        rows.add(0, FlowItemType.FEATURE, FlowState.DONE, START.plus(Duration.ofHours(4)), 1);
        rows.add(1, FlowItemType.FEATURE, FlowState.ACTIVE, START, 0);
        rows.add(1, FlowItemType.FEATURE, FlowState.WAITING, START.plus(Duration.ofHours(1)), 1);
        rows.add(1, FlowItemType.FEATURE, FlowState.DONE, START.plus(Duration.ofHours(4)), 2);
        rows.add(2, FlowItemType.DEFECT, FlowState.ACTIVE, START, 0);
        FlowLedger ledger = FlowLedger.of(rows.build(), END);
        FlowFigures figures = FlowFigures.of(
                ledger, Windows.of(START, END), Groups.of(new int[] {0, 1, 1}, List.of("api", "portal")));

        FlowBoard board = FlowBoard.of(figures, 0);

        // all teams: 5 of 8 hours active
        assertThat(board.executiveView())
                .isEqualTo("all teams: 2 completed, 1 in progress, efficiency 0.625, flow time PT4H\n");
        assertThat(board.teamView()).isEqualTo("""
                api: 1 completed, 0 in progress, efficiency 1, flow time PT4H
                portal: 1 completed, 1 in progress, efficiency 0.25, flow time PT4H
                all teams: 2 completed, 1 in progress, efficiency 0.625, flow time PT4H
                """);
    }

    @Test
    void the_flow_time_is_that_of_85_of_100_items() {
        TransitionRows.Builder rows = TransitionRows.builder();
        for (int hours = 1; hours <= 100; hours++) {
            rows.add(hours, FlowItemType.FEATURE, FlowState.ACTIVE, START, 0);
            rows.add(hours, FlowItemType.FEATURE, FlowState.DONE, START.plus(Duration.ofHours(hours)), 1);
        }
        FlowFigures figures = FlowFigures.of(FlowLedger.of(rows.build(), END), Windows.of(START, END), Groups.all());
        assertThat(FlowBoard.of(figures, 0).executiveView())
                .isEqualTo("all teams: 100 completed, 0 in progress, efficiency 1, flow time PT85H\n");
    }

    @Test
    void what_is_not_known_is_said_to_be_unknown() {
        TransitionRows.Builder rows = TransitionRows.builder();
        rows.add(0, FlowItemType.FEATURE, FlowState.ACTIVE, START, 0);
        FlowFigures figures = FlowFigures.of(FlowLedger.of(rows.build(), END), Windows.of(START, END), Groups.all());
        assertThat(FlowBoard.of(figures, 0).executiveView())
                .isEqualTo("all teams: 0 completed, 1 in progress, efficiency unknown, flow time unknown\n");
    }

    @Test
    void a_row_without_a_name_is_refused() {
        Basis basis = Basis.timeless("fraction", "none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowBoard.Row(
                        " ", 0, 0, Measured.absent("None.", 0, basis), Measured.absent("None.", 0, basis)))
                .withMessage("FlowBoard.Row.name must not be blank, but was ' '. Write a text.");
    }
}
