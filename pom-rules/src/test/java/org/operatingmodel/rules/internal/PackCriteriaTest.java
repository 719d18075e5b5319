package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.IsolatedRules;
import org.operatingmodel.rules.internal.RuleEngine.Matched;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.internal.RuleEngine.Unmatched;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.ValueType;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

class PackCriteriaTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final PackId PACK = new PackId("team");
    private static final String TOO_MANY_STEPS = "exceeded the step budget of 1000000 constraint evaluations; join the"
            + " patterns by comparing a property of one with a variable of another";

    private static final String MET = "Evidence( kind == EvidenceKind.RUNBOOK, subject == \"0\" )";
    private static final String UNMET = "Evidence( kind == EvidenceKind.TELEMETRY )";

    private static List<CriterionResult> results(Facts facts, Rule... rules) {
        return new PackCriteria(PACK, List.of(rules), new DroolsEngine(List.of())).results(facts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Evidence( ) Evidence( ) Evidence( ) Evidence( )",
                "exists( Evidence( ) and Evidence( ) and Evidence( ) and Evidence( ) )",
                "not( Evidence( ) and Evidence( ) and Evidence( ) and Evidence( ) )",
                "Evidence( ) Evidence( ) forall( $e : Evidence( ) Evidence( this == $e, subject == \"none\" ) )",
                "Evidence( ) exists( Evidence( ) and Evidence( ) and Evidence( ) )",
                "( Evidence( ) or not( Evidence( ) and not( Evidence( ) and Evidence( ) and Evidence( subject != \"none\" ) ) ) )"
            })
    @Timeout(60)
    void a_rule_that_combines_too_many_facts_is_unevaluable_and_takes_no_other_one_down(String conditions) {
        List<CriterionResult> results =
                results(runbooks(300), rule("c1", MET), rule("c2", conditions), rule("c3", UNMET));

        assertThat(results.get(0)).isInstanceOf(Met.class);
        assertThat(results.get(1)).isInstanceOf(Unevaluable.class);
        assertThat(((Unevaluable) results.get(1)).cause()).isEqualTo(TOO_MANY_STEPS);
        assertThat(results.get(2)).isInstanceOf(Unmet.class);
    }

    @Test
    void a_rule_may_have_100000_matches_and_not_one_more() {
        // 316 * 316 = 99,856 and 317 * 317 = 100,489
        Rule pairs = rule("c1", "Evidence( ) Evidence( )");

        assertThat(((Met) results(runbooks(316), pairs).get(0)).matches()).isEqualTo(99_856);
        assertThat(((Unevaluable) results(runbooks(317), pairs).get(0)).cause())
                .isEqualTo("has more than 100000 matches; join the patterns by more properties");
    }

    @Test
    void a_rule_that_the_engine_refuses_is_unevaluable_and_takes_no_other_one_down() {
        Rule twice = rule(
                "c2",
                new Condition.Pattern(source("first"), Evidence.class, "$e", List.of(), null),
                new Condition.Pattern(source("second"), Approval.class, "$e", List.of(), null));
        List<CriterionResult> results = results(runbooks(1), rule("c1", MET), twice, rule("c3", UNMET));

        assertThat(results.get(0)).isInstanceOf(Met.class);
        assertThat(((Unevaluable) results.get(1)).cause())
                .isEqualTo("the canonical print does not compile: Duplicate declaration for variable '$e'");
        assertThat(results.get(2)).isInstanceOf(Unmet.class);
    }

    @Test
    void a_rule_that_is_nested_too_deep_is_unevaluable_and_takes_no_other_one_down() {
        Expression deep = new Expression.Literal(source("true"), ValueType.BOOLEAN, true);
        for (int i = 0; i < 200_000; i++) {
            deep = new Expression.Negation(source("!"), deep);
        }
        Condition.Item item = new Condition.Constraint(source("deep"), deep);
        Rule nested = rule("c2", new Condition.Pattern(source("Evidence"), Evidence.class, null, List.of(item), null));
        List<CriterionResult> results = results(runbooks(1), rule("c1", MET), nested, rule("c3", UNMET));

        assertThat(results.get(0)).isInstanceOf(Met.class);
        assertThat(((Unevaluable) results.get(1)).cause()).isEqualTo("StackOverflowError");
        assertThat(results.get(2)).isInstanceOf(Unmet.class);
    }

    @Test
    void evaluators_that_disagree_leave_a_criterion_unevaluable() {
        assertThat(against(MET, new Matched(List.of(), 1))).isEqualTo("met");
        assertThat(against(MET, new Matched(List.of(), 2))).isEqualTo("the two evaluators disagree");
        assertThat(against(MET, new Unmatched())).isEqualTo("the two evaluators disagree");
        assertThat(against(UNMET, new Unmatched())).isEqualTo("unmet");
        assertThat(against(UNMET, new Matched(List.of(), 1))).isEqualTo("the two evaluators disagree");
    }

    /** What a rule comes to when the engine has its own opinion. */
    private static String against(String conditions, Outcome engine) {
        PackCriteria criteria = new PackCriteria(PACK, List.of(rule("c1", conditions)), rules -> new IsolatedRules() {
            @Override
            public List<Outcome> run(Facts facts) {
                return List.of(engine);
            }

            @Override
            public List<Outcome> run(Facts facts, BitSet leftOut) {
                return run(facts);
            }
        });
        CriterionResult result = criteria.results(runbooks(1)).get(0);
        if (result instanceof Unevaluable unevaluable) {
            return unevaluable.cause();
        }
        return result instanceof Met ? "met" : "unmet";
    }

    private static Source source(String text) {
        return new Source("team.drl", 9, 5, text);
    }

    private static Rule rule(String criterion, Condition... conditions) {
        Rule rule = rule(criterion, MET);
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
                List.of(conditions));
    }

    /** A rule whose conditions need not keep to the limits on unjoined patterns. */
    private static Rule rule(String criterion, String conditions) {
        String text = String.join(
                "\n",
                "package test",
                "import org.operatingmodel.evidence.Evidence",
                "import org.operatingmodel.evidence.EvidenceKind",
                "import org.operatingmodel.gate.GateReview",
                "rule \"Rule " + criterion + "\" @gate( \"mvp-exit\" ) @criterion( \"test." + criterion + "\" )",
                "when GateReview( $product : productId, $asOf : asOf )",
                conditions,
                "then end");
        RuleParser.Parsed parsed =
                RuleParser.parse("team.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return parsed.rules().get(0);
    }

    private static Facts runbooks(int count) {
        ProductId id = new ProductId("portal");
        Product product = new Product(
                id,
                "Portal",
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                new ValueStreamId("stream"),
                null,
                null,
                List.of(),
                List.of(),
                null);
        List<Record> facts = new ArrayList<>();
        facts.add(new GateReview(GateId.MVP_EXIT, product, AS_OF));
        for (int i = 0; i < count; i++) {
            facts.add(new Evidence(
                    new EvidenceId("E" + i),
                    id,
                    EvidenceKind.RUNBOOK,
                    "" + i,
                    null,
                    URI.create("urn:e"),
                    new PersonId("ann"),
                    AS_OF,
                    null,
                    null,
                    null));
        }
        return Facts.of(AS_OF, facts, List.of());
    }
}
