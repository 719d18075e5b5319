package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class LoopClosureTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private static final List<ReviewAction> ACTIONS = List.of(
            action("A-1", 9, "F-1", 1),
            action("A-2", 9, "F-2", null),
            action("A-3", 9, null, null),
            action("A-4", 5, "F-4", 0), // at the horizon: not known yet
            action("A-5", 0, "F-5", null),
            action("A-6", 1, "F-6", 1));

    @Test
    void closure_is_the_share_of_the_actions_that_are_delivered() {
        // of 5 actions: delivered, A-2 and A-4 linked, A-3 an orphan
        LoopClosure closure = LoopClosure.of(ACTIONS, AS_OF);
        assertThat(closure).isEqualTo(new LoopClosure(2, 2, 1, AS_OF));
        assertThat(closure.closureRate())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 5),
                        5,
                        Basis.asOf(AS_OF, "fraction", "loop-closure: actions delivered / actions agreed")));
        assertThat(closure.orphanShare())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 5),
                        5,
                        Basis.asOf(AS_OF, "fraction", "orphan-actions: actions linked to no item / actions agreed")));
    }

    @Test
    void the_actions_behind_a_count_are_listed() {
        assertThat(behind(LoopClosure.Count.DELIVERED)).containsExactly("A-1", "A-6");
        assertThat(behind(LoopClosure.Count.LINKED)).containsExactly("A-2", "A-4");
        assertThat(behind(LoopClosure.Count.ORPHANS)).containsExactly("A-3");
    }

    private static List<String> behind(LoopClosure.Count count) {
        return LoopClosure.behind(count, ACTIONS, AS_OF).stream()
                .map(ReviewAction::id)
                .toList();
    }

    @Test
    void no_actions_have_no_share() {
        assertThat(reasonOf(LoopClosure.EMPTY.closureRate())).isEqualTo("There are no actions.");
        assertThat(reasonOf(LoopClosure.of(List.of(), AS_OF).orphanShare())).isEqualTo("There are no actions.");
    }

    @Test
    void only_actions_as_of_one_instant_are_merged() {
        LoopClosure now = new LoopClosure(1, 2, 3, AS_OF);
        assertThat(now.plus(new LoopClosure(4, 5, 6, AS_OF))).isEqualTo(new LoopClosure(5, 7, 9, AS_OF));
        assertThat(now.plus(LoopClosure.EMPTY)).isEqualTo(now).isEqualTo(LoopClosure.EMPTY.plus(now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.plus(LoopClosure.of(List.of(), AS_OF.plusSeconds(1))))
                .withMessage("LoopClosure.horizon must be '2026-06-21T00:00:00Z' as well, but was "
                        + "'2026-06-21T00:00:01Z'. Take both as of the same instant.");
    }

    @Test
    void counts_and_times_fit_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoopClosure(-1, 0, 0, AS_OF))
                .withMessage("LoopClosure.delivered must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoopClosure(0, -1, 0, AS_OF))
                .withMessage("LoopClosure.linked must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoopClosure(0, 0, -1, AS_OF))
                .withMessage("LoopClosure.orphans must not be negative, but was '-1'. Use 0 or more.");
        assertThatNullPointerException()
                .isThrownBy(() -> new LoopClosure(0, 0, 1, null))
                .withMessage("LoopClosure.horizon");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new LoopClosure(Long.MAX_VALUE, 0, 1, AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> action("A-1", 1, "F-1", 2))
                .withMessage("ReviewAction.deliveredAt must not be before agreedAt '2026-06-20T23:59:59Z', but was "
                        + "'2026-06-20T23:59:58Z'. Swap them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> action("A-1", 2, null, 1))
                .withMessage("ReviewAction.deliveredAt must be absent for an orphan, but was '2026-06-20T23:59:59Z'. "
                        + "Name the item that was delivered.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> action("A 1", 2, null, null))
                .withMessage("ReviewAction.id must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was 'A 1'. "
                        + "Use letters, digits and '.', '_', ':', '/', '-'.");
    }

    private static ReviewAction action(
            String id, int secondsAgo, @Nullable String item, @Nullable Integer deliveredSecondsAgo) {
        return new ReviewAction(
                id,
                AS_OF.minusSeconds(secondsAgo),
                item == null ? null : new FlowItemId(item),
                deliveredSecondsAgo == null ? null : AS_OF.minusSeconds(deliveredSecondsAgo));
    }
}
