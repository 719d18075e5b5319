package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

class MutationScoreTest {
    private static RulePack pack(String conditions) {
        String text = """
                package sample
                import java.time.Duration;
                import org.operatingmodel.evidence.Evidence;
                import org.operatingmodel.evidence.EvidenceKind;
                import org.operatingmodel.gate.GateReview;
                import org.operatingmodel.risk.ProductRisk;
                import org.operatingmodel.risk.RiskRegister;
                import org.operatingmodel.risk.Severity;
                // Why.
                rule "MVP exit: a sample"
                    @gate( "mvp-exit" )
                    @criterion( "sample.rule" )
                    @enforcement( "waivable" )
                when
                    GateReview( $product : productId, $asOf : asOf )
                """ + conditions.indent(4) + "then\nend\n";
        return sample(text);
    }

    private static RulePack sample(String text) {
        return RulePack.of(
                new PackManifest(new PackId("sample"), "1.0.0", "test", List.of(), List.of(), List.of()),
                Map.of("sample.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What stands in the place of a line, or that the line is gone. */
    private static List<String> changes(String conditions) {
        return Mutants.of(pack(conditions)).stream()
                .filter(mutant -> mutant.kind() != Mutant.Kind.CHANGE_ENFORCEMENT && !Mutants.asksForTheSame(mutant))
                .map(mutant -> mutant.kind().words() + ": " + added(mutant))
                .toList();
    }

    private static String added(Mutant mutant) {
        return String.join(
                " | ",
                mutant.diff()
                        .lines()
                        .skip(3)
                        .filter(line -> line.startsWith("+"))
                        .map(line -> line.substring(1).replaceAll("\\s+", " ").strip())
                        .toList());
    }

    @Test
    void constraints_comparisons_and_bounds_are_changed_one_at_a_time() {
        assertThat(changes("$run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >= 99.5,"
                        + " observedWithin( Duration.ofDays( 14 ), $asOf ) )"))
                .containsExactlyInAnyOrder(
                        "condition left out: ",
                        "constraint left out: $run : Evidence( kind == EvidenceKind.RUNBOOK, value >= 99.5, observedWithin("
                                + " Duration.ofDays( 14 ), $asOf ) )",
                        "comparison changed: $run : Evidence( productId != $product, kind == EvidenceKind.RUNBOOK, value >="
                                + " 99.5, observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "constraint left out: $run : Evidence( productId == $product, value >= 99.5, observedWithin("
                                + " Duration.ofDays( 14 ), $asOf ) )",
                        "comparison changed: $run : Evidence( productId == $product, kind != EvidenceKind.RUNBOOK, value >="
                                + " 99.5, observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "constraint left out: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK,"
                                + " observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "comparison changed: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >"
                                + " 99.5, observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "bound shifted: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >= 99.4,"
                                + " observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "bound shifted: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >= 99.6,"
                                + " observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "constraint left out: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >="
                                + " 99.5 )",
                        "negated: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >= 99.5,"
                                + " !observedWithin( Duration.ofDays( 14 ), $asOf ) )",
                        "bound shifted: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >= 99.5,"
                                + " observedWithin( Duration.ofDays( 13 ), $asOf ) )",
                        "bound shifted: $run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK, value >= 99.5,"
                                + " observedWithin( Duration.ofDays( 15 ), $asOf ) )");
    }

    @Test
    void conditions_connectives_and_negations_are_changed_one_at_a_time() {
        assertThat(changes("""
                        $register : RiskRegister( productId == $product )
                        not( ProductRisk( productId == $product, open || owner == null ) )"""))
                .contains(
                        "and and or swapped: not( ProductRisk( productId == $product, open && owner == null ) )",
                        "constraint left out: not( ProductRisk( productId == $product, owner == null ) )",
                        "constraint left out: not( ProductRisk( productId == $product, open ) )",
                        "negated: exists( ProductRisk( productId == $product, open || owner == null ) )",
                        "negated: not( ProductRisk( productId == $product, !open || owner == null ) )",
                        "comparison changed: not( ProductRisk( productId == $product, open || owner != null ) )");
    }

    @Test
    void what_would_not_load_or_asks_for_the_same_is_no_change() {
        // without the first condition nothing binds the variable that the second one reads
        assertThat(changes("""
                        $register : RiskRegister( productId == $product )
                        not ProductRisk( productId == $register.productId )"""))
                .filteredOn(change -> change.startsWith("condition left out"))
                .hasSize(1);
        // a second pattern that the first one implies
        assertThat(changes("""
                        $one : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )
                        exists Evidence( productId == $product )"""))
                .noneMatch(change -> change.startsWith("condition left out: $one")
                        || change.equals("constraint left out: exists Evidence( )"));
    }

    @Test
    void a_comment_is_never_changed_and_hides_nothing() {
        assertThat(changes("""
                        $register : RiskRegister( productId == $product )
                        not( ProductRisk( productId == $product, /* && 7 */ open || // && or 8
                             owner == null ) )"""))
                .contains(
                        "and and or swapped: not( ProductRisk( productId == $product, /* && 7 */ open && // && or 8",
                        "constraint left out: not( ProductRisk( /* && 7 */ open || // && or 8")
                .noneMatch(change -> change.contains("|| 7") || change.contains("|| or"));
        assertThat(changes("$run : Evidence( productId == $product /* , */ , value >= /* 3 */ 99.5 /* 4 */ )"))
                .contains(
                        "comparison changed: $run : Evidence( productId == $product /* , */ , value > /* 3 */ 99.5 /* 4 */ )",
                        "bound shifted: $run : Evidence( productId == $product /* , */ , value >= /* 3 */ 99.6 /* 4 */ )",
                        "constraint left out: $run : Evidence( productId == $product /* , */ /* 4 */ )");
    }

    /** A pack with one rule or table, and what is changed in it. */
    private static List<String> changed(String file, String text) {
        RulePack pack = RulePack.of(
                new PackManifest(new PackId("sample"), "1.0.0", "test", List.of(), List.of(), List.of()),
                Map.of(file, text.getBytes(StandardCharsets.UTF_8)));
        return Mutants.of(pack).stream()
                .map(mutant -> mutant.kind().words() + ": " + added(mutant))
                .toList();
    }

    @Test
    void a_right_is_given_to_another_role_in_another_kind_and_by_more_or_fewer() {
        assertThat(changed("sample.drl", """
                package sample
                import org.operatingmodel.authority.PendingDecision;
                // Why.
                rule "Release: two engineers decide"
                    @right( "decides" ) // never @right( "vetoes" )
                    @decision( "release" )
                    @by( "engineer" )
                    @quorum( "2" )
                when
                    PendingDecision( )
                then
                end
                """))
                .containsExactlyInAnyOrder(
                        "right changed: @right( \"vetoes\" ) // never @right( \"vetoes\" )",
                        "right changed: @by( \"designer\" )",
                        "right changed: @quorum( \"1\" )",
                        "right changed: @quorum( \"3\" )");
        assertThat(changed(
                        "rights.csv",
                        "role,decision,right,why\n\"engineer\",release,decides,\"Who builds, releases.\"\n"))
                .containsExactlyInAnyOrder(
                        "right changed: \"designer\",release,decides,\"Who builds, releases.\"",
                        "right changed: \"engineer\",release,vetoes,\"Who builds, releases.\"",
                        "right changed: \"engineer\",release,consulted,\"Who builds, releases.\"",
                        "right changed: \"engineer\",release,informed,\"Who builds, releases.\"");
    }

    @Test
    void a_step_asks_another_role_by_another_deadline_or_is_the_last() {
        assertThat(changed("sample.drl", """
                package sample
                import org.operatingmodel.escalation.UnresolvedMatter;
                // Why.
                rule "First the product lead"
                    @escalation( "sample.first" )
                    @to( "product-lead" )
                    @within( "P5D" )
                    @then( "sample.second" )
                when
                    UnresolvedMatter( )
                then
                end
                // Why.
                rule "Then an executive"
                    @escalation( "sample.second" )
                    @to( "executive" )
                    @within( "P9D" )
                when
                    UnresolvedMatter( )
                then
                end
                """))
                .containsExactlyInAnyOrder(
                        "step changed: @to( \"product-manager\" )",
                        "step changed: @within( \"P6D\" )",
                        "step changed: @within( \"P4D\" )",
                        "step changed: ",
                        "step changed: @to( \"portfolio-lead\" )",
                        "step changed: @within( \"P10D\" )",
                        "step changed: @within( \"P8D\" )");
    }

    @Test
    void a_test_that_quotes_the_rule_does_not_notice_that_its_text_is_changed() {
        RulePack sample = pack("$run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )");
        DecisionTest quotes = SuiteCase.of(
                "sample",
                "quotes",
                Given.nothing(),
                (service, portfolio) -> assertThat(
                                service.decide(portfolio, GateRequest.of("partner-portal", "mvp-exit"), Given.AS_OF)
                                        .results())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Unmet.class,
                                unmet -> assertThat(unmet.failedConditions())
                                        .extracting(FailedCondition::text)
                                        .containsExactly(
                                                "$run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )")));
        // nothing is known, so that each change of the condition fails in the same place; without it, the criterion is
        // met
        MutationScore score = MutationScore.of(List.of(sample), Set.of(sample.id()), List.of(quotes));
        assertThat(score.killed()).extracting(Mutant::kind).containsExactly(Mutant.Kind.DROP_CONDITION);
        assertThat(score.survivors())
                .extracting(Mutant::kind)
                .contains(Mutant.Kind.DROP_CONSTRAINT, Mutant.Kind.CHANGE_COMPARISON);
    }

    @Test
    void where_there_is_nothing_to_change_nothing_is_known() {
        MutationScore score = new MutationScore(List.of(), List.of(), 3);
        assertThat(score.percent()).isNull();
        assertThat(score.atLeast(0)).isTrue();
        assertThat(score.atLeast(1)).isFalse();
        assertThat(score.headline())
                .isEqualTo(
                        "There is nothing to change in the rules, so that nothing is known of the tests. Name packs with"
                                + " rules, or ask for a score of 0.");
    }

    @Test
    void an_enforcement_is_noticed_by_a_test_of_what_it_weighs() {
        RulePack sample = pack("$run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )");
        DecisionTest verdict = SuiteCase.of("sample", "blocks", Given.nothing(), (service, portfolio) -> {
            assertThat(service.decide(portfolio, GateRequest.of("partner-portal", "mvp-exit"), Given.AS_OF)
                            .verdict())
                    .isEqualTo(Verdict.BLOCKED);
            assertThat(service.criteria(sample.rules().get(0).gateId())
                            .get(0)
                            .enforcement()
                            .word())
                    .isEqualTo("waivable");
        });
        MutationScore score = MutationScore.of(List.of(sample), Set.of(sample.id()), List.of(verdict));
        assertThat(score.killed())
                .extracting(Mutant::kind)
                .containsOnly(Mutant.Kind.CHANGE_ENFORCEMENT)
                .hasSize(2);
        assertThat(score.headline()).isEqualTo("2 of 7 changes of rules are noticed by 1 test: 28 percent.");
        assertThat(score.survivors().get(0).place()).isEqualTo("sample.drl:16");
    }

    @Test
    void what_a_test_of_several_rules_notices_in_one_alone_is_not_noticed_beside_the_others() {
        RulePack both = practices("one", "two");
        DecisionTest open = SuiteCase.of(
                "sample",
                "something is open",
                Given.nothing(),
                (service, portfolio) -> assertThat(
                                service.assess(portfolio, Given.AS_OF).open())
                        .isNotEmpty());
        MutationScore score = MutationScore.of(List.of(both), Set.of(both.id()), List.of(open));
        assertThat(score.mutants()).isPositive();
        // whatever one of them asks, the other stays open
        assertThat(score.killed()).isEmpty();
        assertThat(MutationScore.of(List.of(practices("one")), Set.of(both.id()), List.of(open))
                        .killed())
                .isNotEmpty();
    }

    private static RulePack practices(String... ids) {
        StringBuilder rules = new StringBuilder("""
                import org.operatingmodel.evidence.Evidence
                import org.operatingmodel.practice.ReviewedProduct
                """);
        for (String id : ids) {
            rules.append("""
                    rule "There is evidence %1$s" @practice( "sample.%1$s" ) @area( "business-alignment" )
                    when ReviewedProduct( $product : productId )
                    Evidence( productId == $product, value > 1 )
                    then end
                    """.formatted(id));
        }
        return sample(rules.toString());
    }

    @Test
    void tests_must_pass_first_and_packs_be_loaded() {
        RulePack sample = pack("$run : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )");
        DecisionTest fails = SuiteCase.of("sample", "fails", Given.nothing(), (service, portfolio) -> {
            throw new AssertionError("so it is");
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutationScore.of(List.of(sample), Set.of(sample.id()), List.of(fails)))
                .withMessage(
                        "tests must pass before a rule is changed, but 'fails' fails: fails must be as asserted, but"
                                + " was so it is. Mend the test or the rule first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutationScore.of(List.of(sample), Set.of(new PackId("other")), List.of()))
                .withMessage(
                        "mutated must name packs that are loaded, but was '[other]'. Load them, or leave them out.");
    }
}
