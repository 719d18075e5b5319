package org.operatingmodel.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class CriticalPathTest {
    @Test
    void the_longest_chain_bounds_what_can_go_on_at_once() {
        // A 3 h, then B 2 h or C 4 h, then D 1 h; E 2 h on its own: path 3 + 4 + 1 = 8 of 12 h, a third beside it
        Measured<CriticalPath> path = CriticalPath.of(
                List.of(task("D", 1, "B", "C"), task("C", 4, "A"), task("B", 2, "A"), task("A", 3), task("E", 2)));
        assertThat(path)
                .isEqualTo(Measured.value(
                        new CriticalPath(ids("A", "C", "D"), hours(8), hours(12)),
                        5,
                        Basis.timeless("nanoseconds", "critical-path: longest chain of dependent tasks")));
        assertThat(present(path).parallelisableShare()).isEqualTo(Ratio.of(1, 3));
    }

    @Test
    void a_single_chain_leaves_nothing_and_independent_tasks_much_to_do_at_once() {
        assertThat(present(CriticalPath.of(List.of(task("A", 1), task("B", 1, "A"))))
                        .parallelisableShare())
                .isEqualTo(Ratio.ZERO);
        // 4 tasks of an hour: 1 - 1/4
        CriticalPath four = present(CriticalPath.of(List.of(task("D", 1), task("B", 1), task("A", 1), task("C", 1))));
        assertThat(four.parallelisableShare()).isEqualTo(Ratio.of(3, 4));
        assertThat(four.tasks()).isEqualTo(ids("A"));
    }

    @Test
    void of_equally_long_chains_the_first_by_id_is_the_path() {
        assertThat(present(CriticalPath.of(List.of(task("D", 1, "C", "B"), task("C", 2), task("B", 2))))
                        .tasks())
                .isEqualTo(ids("B", "D"));
        assertThat(present(CriticalPath.of(List.of(task("B", 1, "A"), task("A", 0))))
                        .tasks())
                .isEqualTo(ids("A", "B"));
    }

    @Test
    void a_cycle_is_named() {
        List<Task> tasks =
                List.of(task("A", 1), task("B", 1, "C"), task("C", 1, "A", "E"), task("D", 1, "B"), task("E", 1, "B"));
        assertThat(CriticalPath.of(tasks))
                .isEqualTo(Measured.absent(
                        "Tasks wait for each other in a cycle: 'B' after 'C' after 'E' after 'B'.",
                        5,
                        Basis.timeless("nanoseconds", "critical-path: longest chain of dependent tasks")));
        // the one behind the cycle is not in it
        assertThat(reasonOf(CriticalPath.of(List.of(task("A", 1, "B"), task("B", 1, "B")))))
                .isEqualTo("Tasks wait for each other in a cycle: 'B' after 'B'.");
    }

    @Test
    void no_work_has_no_path() {
        assertThat(reasonOf(CriticalPath.of(List.of()))).isEqualTo("The tasks take no work.");
        assertThat(reasonOf(CriticalPath.of(List.of(task("A", 0))))).isEqualTo("The tasks take no work.");
    }

    @Test
    void tasks_fit_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticalPath.of(List.of(task("A", 1), task("A", 2))))
                .withMessage("tasks must hold each id once, but held 'A' twice. Give each task its own id.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriticalPath.of(List.of(task("A", 1, "Z", "Y"))))
                .withMessage("Task 'A' must come after known tasks, but was after 'Y'. Add that task.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task("A", -1))
                .withMessage("Task.work must not be negative, but was 'PT-1H'. Use zero or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CriticalPath(List.of(), hours(2), hours(1)))
                .withMessage("CriticalPath.length must lie between zero and a work above zero 'PT1H', but was 'PT2H'. "
                        + "Count the work of every task.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CriticalPath(List.of(), hours(0), hours(0)))
                .withMessage("CriticalPath.length must lie between zero and a work above zero 'PT0S', but was 'PT0S'. "
                        + "Count the work of every task.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CriticalPath(List.of(), hours(-1), hours(1)))
                .withMessage("CriticalPath.length must lie between zero and a work above zero 'PT1H', but was 'PT-1H'. "
                        + "Count the work of every task.");
    }

    private static Task task(String id, int hours, String... after) {
        return new Task(
                new FlowItemId(id),
                hours(hours),
                Arrays.stream(after).map(FlowItemId::new).collect(Collectors.toSet()));
    }

    private static List<FlowItemId> ids(String... ids) {
        return Arrays.stream(ids).map(FlowItemId::new).toList();
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
