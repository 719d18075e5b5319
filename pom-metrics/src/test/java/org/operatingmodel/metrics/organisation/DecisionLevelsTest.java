package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

class DecisionLevelsTest {
    @Test
    void decisions_at_the_lowest_level_with_the_right_are_counted() {
        List<DecisionTaken> decisions = List.of(
                new DecisionTaken("D-1", 0, List.of(0, 1)),
                new DecisionTaken("D-2", 1, List.of(2, 1)),
                new DecisionTaken("D-3", 1, List.of(1)),
                new DecisionTaken("D-4", 2, List.of(1, 2)), // above
                new DecisionTaken("D-5", 0, List.of(1)), // below, without the right
                new DecisionTaken("D-6", 0, List.of())); // nobody's right
        DecisionLevels levels = DecisionLevels.of(decisions);
        assertThat(levels).isEqualTo(new DecisionLevels(new Share(3, 5), 1));
        assertThat(DecisionLevels.behind(Share.Count.PART, decisions))
                .extracting(DecisionTaken::id)
                .containsExactly("D-1", "D-2", "D-3");
        assertThat(DecisionLevels.behind(Share.Count.REST, decisions))
                .extracting(DecisionTaken::id)
                .containsExactly("D-4", "D-5");
        assertThat(DecisionLevels.behindWithoutRight(decisions))
                .extracting(DecisionTaken::id)
                .containsExactly("D-6");
        assertThat(levels.share())
                .isEqualTo(Measured.value(
                        Ratio.of(3, 5),
                        5,
                        Basis.timeless(
                                "fraction", "lowest-level: taken at the lowest level with the right / all with one")));
    }

    @Test
    void decisions_merge() {
        assertThat(new DecisionLevels(new Share(1, 2), 3).plus(new DecisionLevels(new Share(4, 5), 6)))
                .isEqualTo(new DecisionLevels(new Share(5, 7), 9));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> new DecisionLevels(Share.EMPTY, Long.MAX_VALUE).plus(new DecisionLevels(Share.EMPTY, 1)));
    }

    @Test
    void absent_when_nobody_held_the_right() {
        assertThat(reasonOf(DecisionLevels.of(List.of(new DecisionTaken("D-1", 0, List.of())))
                        .share()))
                .isEqualTo("There is no decision that a level held the right for.");
        assertThat(DecisionLevels.of(List.of())).isEqualTo(DecisionLevels.EMPTY);
    }

    @Test
    void levels_and_counts_are_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionTaken("", 0, List.of()))
                .withMessage("DecisionTaken.id must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was ''. "
                        + "Use letters, digits and '.', '_', ':', '/', '-'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionTaken("D-1", -1, List.of()))
                .withMessage("DecisionTaken.level must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionTaken("D-1", 0, List.of(-1)))
                .withMessage("DecisionTaken.entitled must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionLevels(Share.EMPTY, -1))
                .withMessage("DecisionLevels.withoutRight must not be negative, but was '-1'. Use 0 or more.");
    }
}
