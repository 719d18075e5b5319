package org.operatingmodel.benchmarks.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowState;

class FlowRowsTest {
    private static final FlowRows ROWS = FlowRows.byTime(10_000);

    @Test
    void rows_come_in_the_order_of_time_and_end_before_the_horizon() {
        assertThat(ROWS.enteredAt).isSorted();
        assertThat(ROWS.enteredAt[0]).isGreaterThanOrEqualTo(FlowRows.FROM.toEpochMilli());
        assertThat(ROWS.enteredAt[ROWS.size() - 1]).isLessThan(FlowRows.AS_OF.toEpochMilli());
    }

    @Test
    void shuffled_rows_are_the_same_rows_in_another_order() {
        FlowRows shuffled = FlowRows.shuffled(10_000);
        assertThat(lines(shuffled)).isNotEqualTo(lines(ROWS));
        assertThat(sorted(shuffled)).isEqualTo(sorted(ROWS));
    }

    @Test
    void equal_arguments_give_equal_rows() {
        assertThat(lines(FlowRows.byTime(10_000))).isEqualTo(lines(ROWS));
    }

    @Test
    void all_that_is_hard_to_count_occurs() {
        int[][] rowsOfItem = new int[10_000][0];
        for (int row = 0; row < ROWS.size(); row++) {
            int[] known = rowsOfItem[ROWS.item[row]];
            rowsOfItem[ROWS.item[row]] =
                    IntStream.concat(Arrays.stream(known), IntStream.of(row)).toArray();
        }
        int[] followed = new int[25];
        int ties = 0;
        int open = 0;
        for (int[] rows : rowsOfItem) {
            assertThat(rows.length).isBetween(1, 12);
            for (int i = 1; i < rows.length; i++) {
                followed[ROWS.state[rows[i - 1]] * 5 + ROWS.state[rows[i]]]++;
                ties += ROWS.enteredAt[rows[i - 1]] == ROWS.enteredAt[rows[i]] ? 1 : 0;
            }
            open += FlowState.values()[ROWS.state[rows[rows.length - 1]]].inProgress() ? 1 : 0;
        }
        assertThat(ties).isPositive();
        assertThat(open).isPositive();
        for (FlowState from : FlowState.values()) {
            assertThat(followed[from.ordinal() * 5 + FlowState.DONE.ordinal()] > 0)
                    .as("%s to DONE", from)
                    .isEqualTo(from != FlowState.CANCELLED);
            assertThat(followed[from.ordinal() * 5 + FlowState.ACTIVE.ordinal()])
                    .as("%s to ACTIVE", from)
                    .isPositive();
        }
        assertThat(followed[FlowState.ACTIVE.ordinal() * 5 + FlowState.NEW.ordinal()])
                .isPositive();
        assertThat(followed[FlowState.WAITING.ordinal() * 5 + FlowState.CANCELLED.ordinal()])
                .isPositive();
    }

    private static String[] lines(FlowRows rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> rows.item[row] + " " + rows.sequence[row] + " " + rows.type[row] + " "
                        + rows.state[row] + " " + rows.enteredAt[row])
                .toArray(String[]::new);
    }

    private static String[] sorted(FlowRows rows) {
        String[] lines = lines(rows);
        Arrays.sort(lines);
        return lines;
    }
}
