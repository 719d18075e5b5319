package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.all;
import static org.operatingmodel.metrics.objective.Samples.any;
import static org.operatingmodel.metrics.objective.Samples.definition;
import static org.operatingmodel.metrics.objective.Samples.id;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.objective.ObjectiveFinding.Kind;
import org.operatingmodel.reliability.SlaId;

class ObjectiveFindingsTest {
    private static List<Kind> kinds(Objective... objectives) {
        return definition(objectives).findings().stream()
                .map(ObjectiveFinding::kind)
                .toList();
    }

    /** Groups joined by {@code |}, thresholds joined by {@code &}. */
    private static List<List<Threshold>> groups(String text) {
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
        "<0, =+0 & >100 & <200, true", // for baselines between 100 and 200 only
        "<=+10, <=+8%, true", // for baselines above 125
        "<=+10, <=-8%, false", // only for baselines below 0, which have no percentage
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
        assertThat(definition(objective).findings())
                .containsExactly(new ObjectiveFinding(
                        Kind.WARNING_UNREACHABLE,
                        "slo-7",
                        id("latency"),
                        "The warning thresholds of 'latency' must hold for a value that does not pass, but [[<200]] "
                                + "hold for none. Ask for less, or leave them out."));
    }

    @Test
    void nothing_is_wrong_without_warning_thresholds() {
        assertThat(kinds(Objective.of(id("latency"), "p95", any("<300")).asKey()))
                .isEmpty();
    }

    @Test
    void no_objective_is_scored() {
        assertThat(definition().findings())
                .containsExactly(new ObjectiveFinding(
                        Kind.NO_SCORED_OBJECTIVE,
                        "slo-7",
                        null,
                        "Definition 'slo-7' must have an objective with pass thresholds, but had none. Say what must hold "
                                + "to pass."));
        assertThat(kinds(Objective.informational(id("load"), "load").withWarning(any("<3"))))
                .containsExactly(Kind.NO_SCORED_OBJECTIVE);
    }

    @Test
    void a_key_objective_is_informational() {
        assertThat(definition(
                                Objective.of(id("latency"), "p95", any("<300")),
                                Objective.informational(id("load"), "load").asKey())
                        .findings())
                .containsExactly(new ObjectiveFinding(
                        Kind.KEY_INFORMATIONAL,
                        "slo-7",
                        id("load"),
                        "Key objective 'load' must have pass thresholds, but had none, so it never fails. Say what must "
                                + "hold to pass, or make it no key objective."));
    }

    private static List<ObjectiveFinding> findings(Objective objective, String... promises) {
        Map<SlaId, Objective> agreed = new HashMap<>();
        for (String promise : promises) {
            agreed.put(
                    new SlaId("sla-" + agreed.size()),
                    Objective.of(objective.id(), objective.indicator(), groups(promise)));
        }
        return definition(objective).findings(agreed);
    }

    @ParameterizedTest
    @CsvSource({
        "<=500, <=500, false",
        "<=500, <=499, true",
        "<=500, <500, true", // 500 itself
        "<=500, <=600, false",
        ">=99.9, >=99.95, true",
        ">=99.9, >=99.5, false",
        "<=+8% & <420, <=420, false",
        "<=+8% & <420, <400, true", // 410 for a baseline of 400
        "<=+8%, <=500, true", // for baselines above 462.96
        "<=500 | =700, <=500, true", // 700 itself
        "=0, <=0, false",
        "=0, <0 | >0, true"
    })
    void an_agreement_stricter_than_the_objective(String asked, String promised, boolean stricter) {
        Objective objective = Objective.of(id("latency"), "p95", groups(asked));
        assertThat(findings(objective, promised))
                .extracting(ObjectiveFinding::kind)
                .isEqualTo(stricter ? List.of(Kind.SLA_STRICTER_THAN_SLO) : List.of());
    }

    @Test
    void a_stricter_agreement_is_explained_in_the_order_of_the_agreements() {
        Objective objective = Objective.of(id("latency"), "p95", groups("<=500"));
        assertThat(findings(objective, "<=400", "<=600", "<=300"))
                .containsExactly(
                        new ObjectiveFinding(
                                Kind.SLA_STRICTER_THAN_SLO,
                                "slo-7",
                                id("latency"),
                                "The thresholds of agreement 'sla-0' must hold for whatever passes 'latency', [[<=500]], "
                                        + "but were '[[<=400]]'. Promise less, or aim higher."),
                        new ObjectiveFinding(
                                Kind.SLA_STRICTER_THAN_SLO,
                                "slo-7",
                                id("latency"),
                                "The thresholds of agreement 'sla-2' must hold for whatever passes 'latency', [[<=500]], "
                                        + "but were '[[<=300]]'. Promise less, or aim higher."));
    }

    @Test
    void an_objective_that_asks_for_nothing_guards_no_promise() {
        Objective objective = Objective.informational(id("load"), "load");
        assertThat(findings(objective, "<=500"))
                .extracting(ObjectiveFinding::kind)
                .containsExactly(Kind.NO_SCORED_OBJECTIVE, Kind.SLA_STRICTER_THAN_SLO);
        assertThat(findings(objective, "<=500 | >500"))
                .extracting(ObjectiveFinding::kind)
                .containsExactly(Kind.NO_SCORED_OBJECTIVE);
    }

    @Test
    void agreements_of_other_objectives_and_those_that_promise_nothing_are_ignored() {
        SloDefinition definition = definition(Objective.of(id("latency"), "p95", any("<=500")));
        assertThat(definition.findings(Map.of(
                        new SlaId("other"), Objective.of(id("uptime"), "p95", any("<=400")),
                        new SlaId("nothing"), Objective.informational(id("latency"), "p95"))))
                .isEmpty();
    }

    @Test
    void an_agreement_is_on_the_indicator_of_its_objective() {
        SloDefinition definition = definition(Objective.of(id("latency"), "p95", any("<=500")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definition.findings(
                        Map.of(new SlaId("gold"), Objective.of(id("latency"), "p99", any("<=500")))))
                .withMessage("agreed must be on the indicator 'p95' of 'latency', but 'gold' was on 'p99'. "
                        + "Promise what the objective measures.");
    }

    @Test
    void as_many_thresholds_as_there_may_be_are_compared_quickly() {
        // 16 and 16 lines of different slopes, all pairs of which cross
        List<Threshold> pass = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> Threshold.parse("<=+" + i + "%"))
                .toList();
        List<Threshold> warning = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> Threshold.parse("<=-" + i * i + "%"))
                .toList();
        Objective objective = Objective.of(id("latency"), "p95", List.of(pass)).withWarning(List.of(warning));
        assertThat(kinds(objective)).containsExactly(Kind.WARNING_UNREACHABLE);
    }

    @Test
    void slugs() {
        assertThat(Kind.values())
                .extracting(Kind::slug)
                .containsExactly(
                        "slo-warning-unreachable",
                        "slo-no-scored-objective",
                        "slo-key-informational",
                        "sla-stricter-than-slo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectiveFinding(Kind.NO_SCORED_OBJECTIVE, "1", null, " "))
                .withMessage("ObjectiveFinding.message must not be blank, but was ' '. Write a text.");
    }
}
