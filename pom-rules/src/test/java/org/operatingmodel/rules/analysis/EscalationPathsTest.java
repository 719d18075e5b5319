package org.operatingmodel.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

class EscalationPathsTest {
    private static String step(String id, String within, String then) {
        return "rule \"" + id + " " + within + "\" @escalation( \"" + id + "\" ) @to( \"executive\" ) @within( \""
                + within
                + "\" ) " + (then.isEmpty() ? "" : "@then( \"" + then + "\" )")
                + " when UnresolvedMatter( ) then end\n";
    }

    private static List<Stated<EscalationStep>> steps(String pack, String... rules) {
        RuleParser.Parsed parsed = RuleParser.parse(
                pack + ".drl", String.join("", rules).getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return parsed.statements().stream()
                .map(EscalationStep.class::cast)
                .map(step -> new Stated<>(new PackId(pack), EffectivePeriod.ALWAYS, List.of(), List.of(), step))
                .toList();
    }

    private static List<String> together(String... rules) {
        return EscalationPaths.together(steps("acme", rules)).stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void a_path_that_ends_and_takes_ever_longer_is_well() {
        assertThat(together(step("a", "PT4H", "b"), step("b", "P1D", "c"), step("c", "P1W", ""), step("d", "P2D", "c")))
                .isEmpty();
    }

    @Test
    void a_step_that_is_not_there_is_told_with_the_nearest_one() {
        assertThat(together(step("first", "P1D", "secnd"), step("second", "P2D", "")))
                .containsExactly("acme.drl:1:1: escalation-ends-nowhere: '@then' must name a step that a loaded pack "
                        + "states, but was 'secnd'; did you mean 'second'? Name a step, or leave '@then' out where the "
                        + "path ends.");
        assertThat(EscalationPaths.ofPack(steps("acme", step("first", "P1D", "elsewhere"))))
                .as("another pack may state it")
                .isEmpty();
    }

    @Test
    void a_loop_is_told_once_at_its_last_step() {
        assertThat(together(
                        step("in", "P1D", "a"), step("a", "P2D", "b"), step("b", "P3D", "c"), step("c", "P4D", "a")))
                .containsExactly("acme.drl:4:1: escalation-loop: An escalation path must end, but this one comes back: "
                        + "a -> b -> c -> a. Leave '@then' out of its last step.");
        assertThat(together(step("a", "P2D", "a"))).singleElement().asString().contains("comes back: a -> a.");
    }

    @ParameterizedTest
    @CsvSource({"P5D, P4D", "P5D, P5D", "P1W, P7D", "P1D, PT23H"})
    void a_later_step_must_be_due_later(String first, String second) {
        List<Stated<EscalationStep>> steps = steps("acme", step("a", first, "b"), step("b", second, ""));
        assertThat(together(step("a", first, "b"), step("b", second, "")))
                .containsExactly("acme.drl:2:1: deadline-order: A later step must be due later, but 'b' is due "
                        + steps.get(1).statement().within() + " after the matter came up, and 'a' before it "
                        + steps.get(0).statement().within() + ": \"a " + first
                        + "\" (acme.drl:1:1). Count both from when "
                        + "the matter came up, and give the later step more time.");
    }

    @Test
    void a_minute_more_is_later() {
        assertThat(together(step("a", "P5D", "b"), step("b", "P5DT1M", ""))).isEmpty();
    }

    @Test
    void a_step_is_stated_once_among_all_packs() {
        List<Stated<EscalationStep>> both = new ArrayList<>(steps("acme", step("a", "P1D", "")));
        both.addAll(steps("team", step("a", "P2D", "")));
        assertThat(EscalationPaths.together(both))
                .singleElement()
                .hasToString(
                        "team.drl:1:1: escalation-stated-twice: A step of an escalation path must be stated once, but "
                                + "'a' is stated by \"a P1D\" (acme.drl:1:1 of pack 'acme') already. Use an id of its own, and "
                                + "let a step go on to it.");
    }

    @Test
    void a_step_goes_on_to_one_that_is_in_force_on_the_same_days() {
        String told = "acme.drl:1:1: escalation-gap: A step must go on to one that is in force on the same days, but "
                + "\"b P2D\" (acme.drl:2:1) is not in force%s. Give both the same days, or go on to another step.";
        String first = step("a", "P1D", "b");
        String last = step("b", "P2D", "");
        assertThat(together(first, dated(last, "@effective( \"2026-07-01\" )")))
                .containsExactly(told.formatted(" before 2026-07-01"));
        assertThat(together(first, dated(last, "@effective( \"2026-07-01\" ) @expires( \"2026-09-01\" )")))
                .containsExactly(told.formatted(" before 2026-07-01"), told.formatted(" from 2026-09-01 on"));
        String later = dated(last, "@effective( \"2026-09-01\" )");
        assertThat(together(dated(first, "@effective( \"2026-07-01\" )"), later))
                .containsExactly(told.formatted(" from 2026-07-01 until before 2026-09-01"));
        assertThat(together(dated(first, "@effective( \"2026-09-01\" )"), later))
                .isEmpty();
    }

    private static String dated(String step, String days) {
        return step.replace("@within", days + " @within");
    }

    @Test
    void a_step_goes_on_to_one_for_the_same_products() {
        Stated<EscalationStep> first = steps("acme", step("a", "P1D", "b")).get(0);
        Stated<EscalationStep> last = steps("team", step("b", "P2D", "")).get(0);
        ProductId portal = new ProductId("portal");
        ValueStreamId lending = new ValueStreamId("lending");
        String told = "acme.drl:1:1: escalation-gap: A step must go on to one that is for the same products, but the "
                + "pack of \"b P2D\" (team.drl:1:1 of pack 'team') is for some of them only. State that step in a pack "
                + "for all of them, or go on to another step.";
        assertThat(EscalationPaths.together(List.of(first, about(last, List.of(portal), List.of()))))
                .extracting(Finding::toString)
                .containsExactly(told);
        Stated<EscalationStep> ofStream = about(first, List.of(), List.of(lending));
        assertThat(EscalationPaths.together(List.of(ofStream, about(last, List.of(portal), List.of()))))
                .extracting(Finding::toString)
                .containsExactly(told);
        assertThat(EscalationPaths.together(List.of(ofStream, about(last, List.of(portal), List.of(lending)))))
                .isEmpty();
        assertThat(EscalationPaths.together(List.of(ofStream, last))).isEmpty();
    }

    private static Stated<EscalationStep> about(
            Stated<EscalationStep> step, List<ProductId> products, List<ValueStreamId> valueStreams) {
        return new Stated<>(step.pack(), step.packPeriod(), products, valueStreams, step.statement());
    }

    @Test
    void each_kind_of_matter_is_for_some_step() {
        String vetoed =
                step("a", "P1D", "b").replace("UnresolvedMatter( )", "UnresolvedMatter( kind == MatterKind.VETOED )");
        String others = step("b", "P2D", "")
                .replace(
                        "UnresolvedMatter( )",
                        "UnresolvedMatter( kind not in ( MatterKind.VETOED, MatterKind.RISK_OVERDUE ) )");
        assertThat(together(vetoed, others))
                .containsExactly(
                        "acme.drl:2:1: escalation-gap: Each kind of matter must be escalated to somebody, but no "
                                + "step is for RISK_OVERDUE. Write a step for what is left, or let one ask for less.");
        assertThat(together(vetoed, step("b", "P2D", ""))).isEmpty();
    }

    @Test
    void a_step_that_is_never_taken_is_told() {
        String text = step("a", "P1D", "")
                .replace(
                        "UnresolvedMatter( )",
                        "UnresolvedMatter( kind == MatterKind.VETOED, kind == MatterKind.RISK_OVERDUE )");
        assertThat(EscalationPaths.ofPack(steps("acme", text)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo(
                                "The first pattern must match some matter, but 'kind == MatterKind.RISK_OVERDUE' never "
                                        + "holds beside 'kind == MatterKind.VETOED', so the step is never taken."));
    }
}
