package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Ratio;

class LittlesLawOfWindowTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** One item from day 5 to 9, one from 8 to 10, one cancelled from 7 to 8, one still open since 6, one never begun, one put back. */
    private static FlowFigures twoWeeks() {
        TransitionRows.Builder rows = TransitionRows.builder();
        add(rows, 0, FlowState.ACTIVE, 5);
        add(rows, 0, FlowState.DONE, 9);
        add(rows, 1, FlowState.WAITING, 8);
        add(rows, 1, FlowState.DONE, 10);
        add(rows, 2, FlowState.ACTIVE, 7);
        add(rows, 2, FlowState.CANCELLED, 8);
        add(rows, 3, FlowState.ACTIVE, 6);
        add(rows, 4, FlowState.NEW, 8);
        add(rows, 4, FlowState.DONE, 9);
        add(rows, 5, FlowState.ACTIVE, 9);
        add(rows, 5, FlowState.NEW, 10);
        Instant horizon = MONDAY.plusMillis(14 * DAY);
        return FlowFigures.of(
                FlowLedger.of(rows.build(), horizon), Windows.weeks(MONDAY, horizon, ZoneOffset.UTC), Groups.all());
    }

    private static void add(TransitionRows.Builder rows, int item, FlowState state, long day) {
        rows.add(item, FlowItemType.FEATURE, state, MONDAY.toEpochMilli() + day * DAY, 0);
    }

    @Test
    void a_window_gives_what_the_law_is_about() {
        FlowFigures weeks = twoWeeks();
        LittlesLaw law = LittlesLaw.of(weeks.total(0), weeks.total(1));
        assertThat(law.window()).isEqualTo(weeks.windows().window(1));
        assertThat(law.horizon()).isEqualTo(MONDAY.plusMillis(14 * DAY));
        // In the second week: 2 days of item 0, 2 of item 1, 1 of item 2, 7 of item 3, 1 of item 5.
        assertThat(law.load()).isEqualTo(BigInteger.valueOf(13 * DAY));
        assertThat(law.averageLoad()).isEqualTo(Ratio.of(13, 7));
        assertThat(law.arrivals()).isEqualTo(3); // items 1, 2 and 5; item 2 comes at the very start
        assertThat(law.departures()).isEqualTo(2); // items 0 and 1; item 4 never was in progress
        assertThat(law.lost()).isEqualTo(2); // items 2 and 5
        assertThat(law.flowTime()).isEqualTo(BigInteger.valueOf(6 * DAY));
        // At the start items 0 and 3, 2 days and 1 day old; at the end item 3, 8 days old.
        assertThat(law.start()).isEqualTo(new LittlesLaw.InProgress(2, BigInteger.valueOf(3 * DAY)));
        assertThat(law.end()).isEqualTo(new LittlesLaw.InProgress(1, BigInteger.valueOf(8 * DAY)));
        // 13 item-days for 2 completions are 6.5 days each; they took 3 days each.
        assertThat(present(law.predictedFlowTime())).isEqualTo(Ratio.of(13 * DAY, 2));
        assertThat(present(law.flowDebt())).isEqualTo(Ratio.of(7 * DAY, 2));
    }

    @Test
    void the_windows_must_adjoin() {
        FlowFigures weeks = twoWeeks();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LittlesLaw.of(weeks.total(1), weeks.total(0)))
                .withMessage("next must start at '2024-01-15T00:00:00Z' with a load of 1 as of '2024-01-15T00:00:00Z',"
                        + " but starts at '2024-01-01T00:00:00Z' with 0 as of '2024-01-15T00:00:00Z'. Join other items"
                        + " with plus().");
    }
}
