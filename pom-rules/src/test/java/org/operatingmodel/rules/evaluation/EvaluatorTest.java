package org.operatingmodel.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operatingmodel.rules.evaluation.Given.AS_OF;
import static org.operatingmodel.rules.evaluation.Given.daysAgo;
import static org.operatingmodel.rules.evaluation.Given.evaluate;
import static org.operatingmodel.rules.evaluation.Given.evidence;
import static org.operatingmodel.rules.evaluation.Given.facts;
import static org.operatingmodel.rules.evaluation.Given.milestone;
import static org.operatingmodel.rules.evaluation.Given.risk;
import static org.operatingmodel.rules.evaluation.Given.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Member;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.ValueType;

class EvaluatorTest {
    private static final Evidence EARLIER = evidence("EV-1", EvidenceKind.TELEMETRY, "a", daysAgo(10));
    private static final Evidence LATER = evidence("EV-2", EvidenceKind.TELEMETRY, "b", daysAgo(3));
    private static final Evidence RUNBOOK = evidence("EV-3", EvidenceKind.RUNBOOK, null, daysAgo(3));

    private static long matches(String conditions, Record... facts) {
        return evaluate(conditions, facts) instanceof Evaluation.Matched matched ? matched.matches() : 0;
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static Evidence measured(String id, String value) {
        return evidence(
                id, Given.PORTAL, EvidenceKind.TRAINING, null, daysAgo(1), null, value == null ? null : decimal(value));
    }

    @Test
    void the_first_match_is_that_of_the_first_facts_and_all_matches_are_counted() {
        Evaluation.Matched matched = (Evaluation.Matched) evaluate(
                "$t : Evidence( kind == EvidenceKind.TELEMETRY ) $any : Evidence( this != $t )",
                EARLIER,
                LATER,
                RUNBOOK);
        assertThat(matched.facts().subList(1, 3))
                .containsExactly(new FactReference("$t", EARLIER), new FactReference("$any", LATER));
        // Two telemetry facts, each with two others.
        assertThat(matched.matches()).isEqualTo(4);
    }

    @Test
    void no_facts_match_nothing() {
        assertThat(evaluate("Evidence()")).isEqualTo(new Evaluation.Unmatched(true));
        assertThat(Evaluator.evaluate(rule("Evidence()"), Facts.of(AS_OF, List.of(), List.of())))
                .isEqualTo(new Evaluation.Unmatched(false));
    }

    @Test
    void a_review_of_another_gate_is_out_of_scope() {
        GateReview review = new GateReview(GateId.GA_EXIT, Given.portal(), AS_OF);
        assertThat(Evaluator.evaluate(rule("Evidence()"), Facts.of(AS_OF, List.of(review, EARLIER), List.of())))
                .isEqualTo(new Evaluation.Unmatched(false));
    }

    @Test
    void not_and_exists_bind_nothing_and_count_once() {
        assertThat(matches("exists Evidence()", EARLIER, LATER, RUNBOOK)).isEqualTo(1);
        assertThat(matches("not Evidence( kind == EvidenceKind.ON_CALL )", EARLIER))
                .isEqualTo(1);
        assertThat(matches("not Evidence( kind == EvidenceKind.TELEMETRY )", EARLIER))
                .isZero();
        assertThat(matches(
                        "exists( $e : Evidence( subject != null ) and Evidence( subject == $e.subject,"
                                + " this != $e ) )",
                        EARLIER,
                        LATER))
                .isZero();
    }

    @Test
    void each_alternative_counts_its_own_matches() {
        assertThat(matches(
                        "( Evidence( subject == \"a\" ) or Evidence( kind == EvidenceKind.TELEMETRY ) )",
                        EARLIER,
                        LATER))
                .isEqualTo(3);
    }

    @Test
    void forall_holds_for_none_and_fails_for_one() {
        String conditions = "forall( ProductRisk( owner != null ) )";
        assertThat(matches(conditions)).isEqualTo(1);
        assertThat(matches(conditions, risk("R-1", Severity.LOW, true, "ada"))).isEqualTo(1);
        assertThat(matches(conditions, risk("R-1", Severity.LOW, true, "ada"), risk("R-2", Severity.LOW, true, null)))
                .isZero();
    }

    @Test
    void from_looks_at_the_elements_of_a_list() {
        ProductRisk risk = risk(
                "R-1",
                Severity.LOW,
                true,
                null,
                milestone("design", daysAgo(3), true),
                milestone("build", daysAgo(-3), false));
        String conditions = "$r : ProductRisk() Milestone( done ) from $r.milestones";
        assertThat(matches(conditions, risk)).isEqualTo(1);
        assertThat(matches(conditions, risk("R-2", Severity.LOW, true, null))).isZero();
    }

    @Test
    void accumulate_computes_exactly_and_leaves_out_what_is_absent() {
        Evidence[] trainings = {
            measured("EV-1", "2000000000"), measured("EV-2", "2000000000.00"), measured("EV-3", null)
        };
        String over = "accumulate( Evidence( $v : value ); $sum : sum( $v ), $n : count( $v ), $max : max( $v ); ";
        assertThat(matches(over + "$sum == 4000000000, $n == 2 )", trainings)).isEqualTo(1);
        assertThat(matches(over + "$max > 2000000000 )", trainings)).isZero();
        assertThat(matches(over + "$sum == 0, $n == 0, $max == null )")).isEqualTo(1);
        assertThat(matches(over + "$max <= 0 )")).isZero();
    }

    @Test
    void a_binding_may_be_computed_and_read_in_the_same_pattern() {
        assertThat(matches(
                        "Evidence( $v : value, $v != null ) Evidence( value == $v )",
                        measured("EV-1", "0"),
                        measured("EV-2", "0.00")))
                .isEqualTo(4);
    }

    /** A host's record with a method that is not total. */
    public record Probe(String name) {
        public boolean healthy() {
            if (name.equals("broken")) {
                throw new IllegalStateException("no connection to " + name);
            } else if (name.equals("unlinked")) {
                throw new NoClassDefFoundError(name);
            } else if (name.equals("endless")) {
                throw new StackOverflowError();
            } else if (name.equals("full")) {
                throw new OutOfMemoryError(name);
            }
            return true;
        }
    }

    private static Source source(String text) {
        return new Source("team.drl", 9, 5, text);
    }

    /** {@code Probe( healthy() )} after a condition that nothing matches, or asked of a bound probe. */
    private static Rule probing(boolean joining) throws NoSuchMethodException {
        Rule rule = rule("Evidence( kind == EvidenceKind.ON_CALL )");
        ValueType probe = new ValueType(ValueType.Kind.RECORD, Probe.class, null, false);
        Expression target = joining ? new Expression.Variable(source("$p"), probe, "$p") : null;
        Member healthy =
                new Member("healthy", Probe.class.getMethod("healthy"), List.of(), ValueType.BOOLEAN, false, "");
        Expression call =
                new Expression.Access(source("healthy()"), ValueType.BOOLEAN, target, healthy, List.of(), false);
        Condition.Item item = new Condition.Constraint(source("healthy()"), call);
        List<Condition> conditions = new ArrayList<>();
        if (joining) {
            conditions.add(new Condition.Pattern(source("$p : Probe()"), Probe.class, "$p", List.of(), null));
            conditions.add(
                    new Condition.Pattern(source("Probe( $p.healthy() )"), Probe.class, null, List.of(item), null));
        } else {
            conditions.addAll(rule.conditions());
            conditions.add(new Condition.Pattern(source("Probe( healthy() )"), Probe.class, "$q", List.of(item), null));
        }
        return new Rule(
                rule.source(),
                rule.name(),
                rule.why(),
                rule.gateId(),
                rule.criterionId(),
                rule.enforcement(),
                rule.area(),
                rule.remedy(),
                rule.effectivePeriod(),
                rule.scope(),
                conditions);
    }

    @Test
    void a_method_that_throws_for_any_fact_faults_the_rule_whatever_the_others_say() throws NoSuchMethodException {
        Probe broken = new Probe("broken");
        Evaluation.Faulted faulted =
                (Evaluation.Faulted) Evaluator.evaluate(probing(false), facts(new Probe("fine"), broken));
        assertThat(faulted)
                .isEqualTo(new Evaluation.Faulted(
                        source("healthy()"),
                        "IllegalStateException: no connection to broken",
                        List.of(new FactReference("$q", broken))));
        assertThat(Evaluator.evaluate(probing(false), facts(new Probe("fine"))))
                .isEqualTo(new Evaluation.Unmatched(true));
    }

    @Test
    void a_criterion_whose_rule_faults_is_unevaluable() throws NoSuchMethodException {
        Probe broken = new Probe("broken");
        Rule rule = probing(false);
        assertThat(Given.explain(rule, broken))
                .isEqualTo(new Unevaluable(
                        Given.criterion(rule),
                        "IllegalStateException: no connection to broken",
                        "healthy()",
                        9,
                        5,
                        List.of(new FactReference("$q", broken))));
    }

    @Test
    void a_method_that_throws_while_patterns_are_joined_faults_the_rule() throws NoSuchMethodException {
        Probe broken = new Probe("broken");
        Evaluation.Faulted faulted = (Evaluation.Faulted) Evaluator.evaluate(probing(true), facts(broken));
        assertThat(faulted.cause()).isEqualTo("IllegalStateException: no connection to broken");
        assertThat(faulted.facts().subList(1, 3))
                .containsExactly(new FactReference("$p", broken), new FactReference(null, broken));
    }

    @ParameterizedTest
    @CsvSource({"unlinked, NoClassDefFoundError: unlinked", "endless, StackOverflowError"})
    void errors_that_a_rule_can_cause_fault_it(String name, String cause) throws NoSuchMethodException {
        for (boolean joining : new boolean[] {false, true}) {
            Evaluation evaluation = Evaluator.evaluate(probing(joining), facts(new Probe(name)));
            assertThat(((Evaluation.Faulted) evaluation).cause()).isEqualTo(cause);
        }
    }

    @Test
    void no_memory_left_is_no_rules_fault() throws NoSuchMethodException {
        for (boolean joining : new boolean[] {false, true}) {
            Rule rule = probing(joining);
            assertThatThrownBy(() -> Evaluator.evaluate(rule, facts(new Probe("full"))))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("full");
        }
    }

    @Test
    void too_many_combinations_fault_the_rule() {
        List<Evidence> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(evidence("EV-" + i, EvidenceKind.TELEMETRY, null, daysAgo(1)));
        }
        // 101 + 101 * 101 + 101 * 101 * 101 is more than a million.
        Evaluation evaluation = Evaluator.evaluate(rule("Evidence() Evidence() Evidence()"), facts(many));
        assertThat(((Evaluation.Faulted) evaluation).cause())
                .isEqualTo(
                        "exceeded the step budget of 1000000 constraint evaluations; join the patterns by comparing a"
                                + " property of one with a variable of another");
    }

    @Test
    void absent_values_meet_no_order_and_no_match() {
        Evidence bare = measured("EV-1", null);
        assertThat(matches("Evidence( value > 0 )", bare)).isZero();
        assertThat(matches("Evidence( value <= 0 )", bare)).isZero();
        assertThat(matches("Evidence( value == 0 )", bare)).isZero();
        assertThat(matches("Evidence( value == null )", bare)).isEqualTo(1);
        assertThat(matches("Evidence( subject!.startsWith( \"a\" ) )", bare)).isZero();
        assertThat(matches("Evidence( subject matches \".*\" )", bare)).isZero();
        assertThat(matches("Evidence( subject in ( \"a\", \"b\" ) )", bare)).isZero();
    }
}
