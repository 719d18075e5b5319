package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.all;
import static org.operatingmodel.metrics.objective.Samples.any;
import static org.operatingmodel.metrics.objective.Samples.definition;
import static org.operatingmodel.metrics.objective.Samples.id;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.objective.ObjectiveFinding.Kind;

class ObjectiveFindingsTest {
    private static List<Kind> kinds(Objective... objectives) {
        return ObjectiveFindings.of(definition(objectives)).stream()
                .map(ObjectiveFinding::kind)
                .toList();
    }

    /** Groups joined by {@code |}, criteria joined by {@code &}. */
    private static List<List<Criterion>> groups(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(group -> all(group.split("&")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "<300, <=300, true", // 300 itself
        "<=300, <300, false",
        "<300, <300, false",
        "<300, =300, true",
        "<300, =299, false",
        "<300 | >400, <=350, true",
        "<300 | >400, <300 | >500, false",
        "<300 | >=300, <500, false",
        "<300 | >300, <500, true", // 300 itself
        "<300 | >301, <301 & >300, true", // between them
        "<=+8% & <420, <=500, true",
        "<=+8%, <=+5%, false",
        "<=+5%, <=+8%, true",
        "<=+8%, <=-8%, false",
        "<=-8%, <=+0, true",
        "<=+8%, <=300, true", // for baselines below 277.78
        "<=+5, <=+8%, true", // for baselines above 62.5
        "<=+5 | <=+8%, <=+8%, false",
        "<=+5 & <=+8%, <=+5, true",
        "<=+5 & <=+8%, <=+4 & <=+8%, false",
        ">=+8%, >=+5%, true",
        ">=+8%, >=+10%, false",
        "<=300 | <=+8% & >10, <=+8% & >20, false",
        "<=-100%, <0, false",
        "<0 | <=+0 & >10, <=+0 & >10 & <20, false"
    })
    void a_warning_that_never_comes(String pass, String warning, boolean reachable) {
        Objective objective = Objective.of(id("latency"), "p95", groups(pass)).withWarning(groups(warning));
        assertThat(kinds(objective)).isEqualTo(reachable ? List.of() : List.of(Kind.WARNING_UNREACHABLE));
    }

    @Test
    void a_warning_stricter_than_pass_is_explained() {
        Objective objective = Objective.of(id("latency"), "p95", any("<300")).withWarning(any("<200"));
        assertThat(ObjectiveFindings.of(definition(objective)))
                .containsExactly(new ObjectiveFinding(
                        Kind.WARNING_UNREACHABLE,
                        "slo-7",
                        id("latency"),
                        "The warning criteria of 'latency' must hold for a value that does not pass, but [[<200]] "
                                + "holds for none. Ask for less, or leave them out."));
    }

    @Test
    void nothing_is_wrong_without_warning_criteria() {
        assertThat(kinds(Objective.of(id("latency"), "p95", any("<300")).asKey()))
                .isEmpty();
    }

    @Test
    void no_objective_is_scored() {
        assertThat(ObjectiveFindings.of(definition()))
                .containsExactly(new ObjectiveFinding(
                        Kind.NO_SCORED_OBJECTIVE,
                        "slo-7",
                        null,
                        "Definition 'slo-7' must have an objective with pass criteria, but had none. Say what must hold "
                                + "to pass."));
        assertThat(kinds(Objective.informational(id("load"), "load").withWarning(any("<3"))))
                .containsExactly(Kind.NO_SCORED_OBJECTIVE);
    }

    @Test
    void a_key_objective_is_informational() {
        assertThat(ObjectiveFindings.of(definition(
                        Objective.of(id("latency"), "p95", any("<300")),
                        Objective.informational(id("load"), "load").asKey())))
                .containsExactly(new ObjectiveFinding(
                        Kind.KEY_INFORMATIONAL,
                        "slo-7",
                        id("load"),
                        "Key objective 'load' must have pass criteria, but had none, so it never fails. Say what must "
                                + "hold to pass, or make it no key objective."));
    }

    @Test
    void slugs() {
        assertThat(Kind.values())
                .extracting(Kind::slug)
                .containsExactly("slo-warning-unreachable", "slo-no-scored-objective", "slo-key-informational");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectiveFinding(Kind.NO_SCORED_OBJECTIVE, "1", null, " "))
                .withMessage("ObjectiveFinding.message must not be blank, but was ' '. Write a text.");
    }
}
