package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.organisation.WorkClass.ABANDONED;
import static org.operatingmodel.metrics.organisation.WorkClass.PIVOTED;
import static org.operatingmodel.metrics.organisation.WorkClass.PLANNED;
import static org.operatingmodel.metrics.organisation.WorkClass.UNPLANNED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class WorkClassesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    @Test
    void an_item_counts_once_in_its_class_at_the_horizon() {
        WorkClasses classes = WorkClasses.of(
                List.of(
                        classified("A-1", ABANDONED, 1),
                        classified("A-1", PLANNED, 9),
                        classified("A-2", UNPLANNED, 5),
                        classified("A-3", PLANNED, 5),
                        classified("A-3", PLANNED, 4),
                        classified("A-4", UNPLANNED, 7)),
                AS_OF);
        // of 4 items: A-1 ended abandoned, A-2 and A-4 unplanned, A-3 planned; only A-1 changed
        assertThat(classes).isEqualTo(new WorkClasses(Map.of(ABANDONED, 1L, UNPLANNED, 2L, PLANNED, 1L), 1, AS_OF));
        assertThat(classes.share(UNPLANNED))
                .isEqualTo(Measured.value(
                        Ratio.of(1, 2),
                        4,
                        Basis.asOf(AS_OF, "fraction", "work-class: items of class UNPLANNED / all items")));
        assertThat(present(classes.share(ABANDONED))).isEqualTo(Ratio.of(1, 4));
        assertThat(present(classes.share(PIVOTED))).isEqualTo(Ratio.ZERO);
        assertThat(classes.reclassifiedShare())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 4),
                        4,
                        Basis.asOf(AS_OF, "fraction", "reclassified: items that changed their class / all items")));
    }

    @Test
    void a_class_from_the_horizon_on_is_not_known() {
        List<Classification> history = List.of(classified("A-1", PLANNED, 1), classified("A-1", ABANDONED, 0));
        assertThat(WorkClasses.of(history, AS_OF)).isEqualTo(new WorkClasses(Map.of(PLANNED, 1L), 0, AS_OF));
        assertThat(WorkClasses.of(history, AS_OF.plusSeconds(1)))
                .isEqualTo(new WorkClasses(Map.of(ABANDONED, 1L), 1, AS_OF.plusSeconds(1)));
    }

    @Test
    void the_items_behind_a_class_are_listed() {
        List<Classification> history = List.of(
                classified("A-2", UNPLANNED, 5),
                classified("A-1", ABANDONED, 1),
                classified("A-3", PLANNED, 5),
                classified("A-1", PLANNED, 9),
                classified("A-0", UNPLANNED, 7));
        assertThat(WorkClasses.behind(UNPLANNED, history, AS_OF))
                .extracting(FlowItemId::value)
                .containsExactly("A-2", "A-0");
        assertThat(WorkClasses.behind(PLANNED, history, AS_OF))
                .extracting(FlowItemId::value)
                .containsExactly("A-3");
        assertThat(WorkClasses.behindReclassified(history, AS_OF))
                .extracting(FlowItemId::value)
                .containsExactly("A-1");
        assertThat(WorkClasses.behindReclassified(history, AS_OF.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void no_items_have_no_share() {
        assertThat(reasonOf(WorkClasses.EMPTY.share(PLANNED))).isEqualTo("There are no items.");
        assertThat(reasonOf(WorkClasses.EMPTY.reclassifiedShare())).isEqualTo("There are no items.");
    }

    @Test
    void different_items_merge() {
        WorkClasses one = new WorkClasses(Map.of(PLANNED, 3L, PIVOTED, 1L), 1, AS_OF);
        WorkClasses other = new WorkClasses(Map.of(PLANNED, 2L, ABANDONED, 4L), 2, AS_OF);
        assertThat(one.plus(other))
                .isEqualTo(other.plus(one))
                .isEqualTo(new WorkClasses(Map.of(PLANNED, 5L, PIVOTED, 1L, ABANDONED, 4L), 3, AS_OF));
        assertThat(one.plus(WorkClasses.EMPTY)).isEqualTo(one).isEqualTo(WorkClasses.EMPTY.plus(one));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.plus(WorkClasses.of(List.of(), AS_OF.plusSeconds(1))))
                .withMessage("WorkClasses.horizon must be '2026-06-21T00:00:00Z' as well, but was "
                        + "'2026-06-21T00:00:01Z'. Take both as of the same instant.");
        assertThatNullPointerException()
                .isThrownBy(() -> new WorkClasses(Map.of(PLANNED, 1L), 0, null))
                .withMessage("WorkClasses.horizon");
    }

    @Test
    void two_classes_at_one_instant_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WorkClasses.of(List.of(classified("A-1", ABANDONED, 1), classified("A-1", PLANNED, 1)), AS_OF))
                .withMessage("Item 'A-1' must be of one class at '2026-06-20T23:59:59Z', but was 'PLANNED' and "
                        + "'ABANDONED'. Give the later one a later time.");
        assertThat(WorkClasses.of(List.of(classified("A-1", PLANNED, 1), classified("A-1", PLANNED, 1)), AS_OF))
                .isEqualTo(new WorkClasses(Map.of(PLANNED, 1L), 0, AS_OF));
    }

    @Test
    void counts_fit_together() {
        assertThat(new WorkClasses(Map.of(PLANNED, 1L), 1, AS_OF).reclassified())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkClasses(Map.of(PLANNED, 1L), 2, AS_OF))
                .withMessage("WorkClasses.reclassified must be at most all items '1', but was '2'. "
                        + "Count an item once, however often it changed.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkClasses(Map.of(PLANNED, -1L), 0, AS_OF))
                .withMessage("WorkClasses.counts must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkClasses(Map.of(), -1, AS_OF))
                .withMessage("WorkClasses.reclassified must not be negative, but was '-1'. Use 0 or more.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new WorkClasses(Map.of(PLANNED, Long.MAX_VALUE, UNPLANNED, 1L), 0, AS_OF));
    }

    private static Classification classified(String item, WorkClass workClass, int secondsAgo) {
        return new Classification(new FlowItemId(item), workClass, AS_OF.minusSeconds(secondsAgo));
    }
}
