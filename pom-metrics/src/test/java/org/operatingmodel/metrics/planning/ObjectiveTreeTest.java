package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.outcome.KeyResult;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;
import org.operatingmodel.outcome.ObjectiveId;
import org.operatingmodel.outcome.OutcomeId;

class ObjectiveTreeTest {
    static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    static Objective objective(
            String id, @Nullable String parent, @Nullable String contribution, KeyResult... results) {
        return new Objective(
                new ObjectiveId(id),
                id,
                parent == null ? null : new ObjectiveId(parent),
                contribution == null ? null : new BigDecimal(contribution),
                parent == null ? new OutcomeId("growth") : null,
                null,
                null,
                List.of(results));
    }

    private static KeyResult result(String metric, String baseline, String target) {
        return new KeyResult(new MetricId(metric), new BigDecimal(baseline), new BigDecimal(target));
    }

    static MetricValue value(String metric, String value, int daysAgo) {
        return new MetricValue(new MetricId(metric), new BigDecimal(value), JULY.minusSeconds(daysAgo * 24L * 60 * 60));
    }

    static final List<Objective> CASCADE = List.of(
            objective("grow", null, null),
            objective("start", "grow", "0.75", result("signups", "0", "10"), result("minutes", "60", "20")),
            objective("stay", "grow", "0.25", result("retention", "50", "60")));

    static final List<MetricValue> VALUES = List.of(
            value("signups", "4", 30),
            value("signups", "5", 0),
            value("signups", "9", -1),
            value("minutes", "50", 2),
            value("retention", "65", 2));

    private static Measured<Ratio> progress(ObjectiveTree tree, String id) {
        Measured<Ratio> progress = tree.progress().get(new ObjectiveId(id));
        assertThat(progress).isNotNull();
        return progress;
    }

    @Test
    void progress_rolls_up_by_contribution() {
        ObjectiveTree tree = ObjectiveTree.of(CASCADE, VALUES, JULY);
        assertThat(tree.faults()).isEmpty();
        // signups 5 of 10, minutes 10 of 40: (1/2 + 1/4) / 2 = 3/8; retention went past: 1
        assertThat(present(progress(tree, "start"))).isEqualTo(Ratio.of(3, 8));
        assertThat(present(progress(tree, "stay"))).isEqualTo(Ratio.ONE);
        // 3/4 x 3/8 + 1/4 x 1 = 9/32 + 8/32
        assertThat(present(progress(tree, "grow"))).isEqualTo(Ratio.of(17, 32));
    }

    @Test
    void what_moved_away_has_come_no_way() {
        ObjectiveTree tree = ObjectiveTree.of(
                List.of(objective("stay", null, null, result("retention", "50", "60"))),
                List.of(value("retention", "40", 0)),
                JULY);
        assertThat(present(progress(tree, "stay"))).isEqualTo(Ratio.ZERO);
    }

    @Test
    void an_objective_that_serves_nothing_is_an_orphan() {
        Objective orphan = new Objective(new ObjectiveId("hobby"), "Hobby", null, null, null, null, null, List.of());
        assertThat(ObjectiveTree.of(List.of(orphan), List.of(), JULY).faults())
                .containsExactly("Objective 'hobby' serves no objective and no outcome.");
    }

    @Test
    void a_cycle_is_named_and_has_no_progress() {
        ObjectiveTree tree = ObjectiveTree.of(
                List.of(
                        objective("one", "two", "1", result("signups", "0", "1")),
                        objective("two", "one", "1"),
                        objective("aside", "one", null, result("signups", "0", "10"))),
                VALUES,
                JULY);
        assertThat(tree.faults())
                .containsExactly(
                        "Objective 'one' serves itself in a cycle.",
                        "Objective 'one' does not know the contribution of 'aside'.",
                        "Objective 'two' serves itself in a cycle.");
        assertThat(progress(tree, "one"))
                .isInstanceOfSatisfying(
                        Measured.Absent.class,
                        absent -> assertThat(absent.reason()).isEqualTo("Objective 'one' serves itself in a cycle."));
        assertThat(present(progress(tree, "aside"))).isEqualTo(Ratio.of(1, 2));
    }

    @Test
    void contributions_must_sum_to_exactly_1() {
        List<Objective> short0 = List.of(
                CASCADE.get(0), CASCADE.get(1), objective("stay", "grow", "0.24", result("retention", "50", "60")));
        ObjectiveTree tree = ObjectiveTree.of(short0, VALUES, JULY);
        assertThat(tree.faults())
                .containsExactly("The contributions to objective 'grow' must sum to exactly 1, but sum to 0.99.");
        assertThat(progress(tree, "grow").toOptional()).isEmpty();
        assertThat(progress(tree, "start").toOptional()).isPresent();
    }

    @Test
    void what_is_not_measured_leaves_all_above_it_without_progress() {
        ObjectiveTree tree = ObjectiveTree.of(CASCADE, VALUES.subList(0, 4), JULY);
        String reason = "Objective 'stay' has a key result without a value of metric 'retention'.";
        for (String id : List.of("grow", "stay")) {
            assertThat(progress(tree, id))
                    .isInstanceOfSatisfying(
                            Measured.Absent.class,
                            absent -> assertThat(absent.reason()).isEqualTo(reason));
        }
        ObjectiveTree bare = ObjectiveTree.of(List.of(objective("grow", null, null)), List.of(), JULY);
        assertThat(progress(bare, "grow"))
                .isInstanceOfSatisfying(
                        Measured.Absent.class,
                        absent -> assertThat(absent.reason()).isEqualTo("Objective 'grow' has no key result."));
    }

    @Test
    void two_values_at_one_instant_are_none() {
        List<MetricValue> doubtful = new ArrayList<>(VALUES);
        doubtful.add(value("retention", "65.0", 2));
        assertThat(progress(ObjectiveTree.of(CASCADE, doubtful, JULY), "stay").toOptional())
                .isPresent();
        doubtful.add(value("retention", "66", 2));
        assertThat(progress(ObjectiveTree.of(CASCADE, doubtful, JULY), "stay").toOptional())
                .isEmpty();
        doubtful.add(value("retention", "60", 1));
        assertThat(progress(ObjectiveTree.of(CASCADE, doubtful, JULY), "stay").toOptional())
                .isPresent();
    }

    @Test
    void ids_are_unique_and_known() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectiveTree.of(List.of(CASCADE.get(0), CASCADE.get(0)), VALUES, JULY))
                .withMessage("objectives must hold each id once, but held 'grow' twice. Give each its own id.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectiveTree.of(CASCADE.subList(1, 2), VALUES, JULY))
                .withMessage("Objective 'start' must serve a known objective, but serves 'grow'. Add that objective.");
    }
}
