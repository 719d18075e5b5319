package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;

/** L1 fail closed, L14 undefined. */
class FailClosedProperties {
    private static final Set<String> NEED_A_BUDGET =
            Set.of("limited-launch.slo-aligned", "limited-launch.error-budget-left", "ga.error-budget-left");

    @Domain(GovernanceDomain.class)
    @Property(tries = 100)
    void without_facts_about_products_no_standard_gate_is_passed(@ForAll Situation situation) {
        Portfolio bare = Changed.without(
                situation.portfolio(), fact -> fact instanceof ProductScoped && !(fact instanceof Product));

        for (Gate gate : Standard.GOVERNANCE.gates()) {
            GateRequest request = new GateRequest(situation.request().productId(), gate.id());
            assertThat(Standard.GOVERNANCE
                            .decide(bare, request, situation.asOf())
                            .verdict())
                    .isEqualTo(Verdict.BLOCKED);
        }
    }

    @Domain(TrialDomain.class)
    @Property(tries = 30)
    void advice_alone_passes_nothing(@ForAll Trial trial) {
        String advisory = trial.text.replaceAll("@enforcement\\( \"\\w+\" \\)", "@enforcement( \"advisory\" )");
        Governance governance = Governance.load(RulePacks.pack(advisory));

        for (Situation situation : trial.situations) {
            assertThat(governance
                            .decide(situation.portfolio(), situation.request(), situation.asOf())
                            .verdict())
                    .isEqualTo(Verdict.BLOCKED);
        }
    }

    @Domain(TrialDomain.class)
    @Property(tries = 30)
    void a_rule_that_breaks_is_never_met_or_waived_and_leaves_the_others_alone(@ForAll Trial trial) {
        String broken = "$asOf.minus( Duration.ofDays( 100000000000000 ) )";
        String condition = "not Product( id == $product, $asOf > " + broken + " )";
        Governance governance =
                Governance.load(RulePacks.pack(trial.text + TrialDomain.rule(6, "waivable", condition)));

        for (Situation situation : trial.situations) {
            GateDecision decision = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
            Map<String, String> words = Standard.words(decision);
            assertThat(words.remove("random.r6")).isEqualTo("unevaluable");
            assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
            assertThat(words).isEqualTo(Standard.words(trial.decide(situation)));
        }
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 100)
    void a_gate_without_criteria_is_never_passed(@ForAll Situation situation) {
        Gate empty = new Gate(new GateId("empty-exit"), "Empty", List.of(), Duration.ZERO);
        PackManifest manifest =
                new PackManifest(new PackId("empty"), "1.0.0", "test", List.of(), List.of(), List.of(empty));
        Governance governance = Governance.load(RulePack.of(
                manifest,
                Map.of(
                        "a.drl",
                        TrialDomain.rule(0, "mandatory", "Product( id == $product )")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        GateRequest request = new GateRequest(situation.request().productId(), empty.id());

        assertThat(governance
                        .decide(situation.portfolio(), request, situation.asOf())
                        .blocked())
                .isTrue();
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void what_blocks_is_never_passed(@ForAll Situation situation) {
        GateDecision decision = Standard.decide(situation);

        boolean all = decision.results().stream().noneMatch(CriterionResult::blocks);
        boolean any = decision.results().stream()
                .anyMatch(result -> Set.of("met", "waived").contains(result.word())
                        && result.criterion().enforcement() != org.operatingmodel.gate.Enforcement.ADVISORY);
        assertThat(decision.blocked()).isEqualTo(!(all && any));
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void a_standard_criterion_that_needs_a_figure_is_not_met_without_it(@ForAll Situation situation) {
        Portfolio unmeasured =
                Changed.without(situation.portfolio(), fact -> fact instanceof SloCount || fact instanceof Cost);

        for (Gate gate : Standard.GOVERNANCE.gates()) {
            GateRequest request = new GateRequest(situation.request().productId(), gate.id());
            for (CriterionResult result : Standard.GOVERNANCE
                    .decide(unmeasured, request, situation.asOf())
                    .results()) {
                String id = result.criterion().id().value();
                if (NEED_A_BUDGET.contains(id) || id.equals("retirement.costs-stopped")) {
                    assertThat(result).isNotInstanceOf(Met.class);
                }
            }
        }
    }

    @Example
    void unevaluable_counts_at_its_enforcement() {
        Portfolio portfolio =
                Portfolios.around(Portfolios.AS_OF, RulePack.standard()).any().sample();
        GateRequest request = new GateRequest(portfolio.products().get(0).id(), GateId.MVP_EXIT);
        String broken = "Product( id == $product, $asOf > $asOf.minus( Duration.ofDays( 100000000000000 ) ) )";
        String sound = TrialDomain.rule(0, "mandatory", "Product( id == $product )");

        GateDecision advised = Governance.load(RulePacks.pack(sound + TrialDomain.rule(1, "advisory", broken)))
                .decide(portfolio, request, Portfolios.AS_OF);
        GateDecision asked = Governance.load(RulePacks.pack(sound + TrialDomain.rule(1, "mandatory", broken)))
                .decide(portfolio, request, Portfolios.AS_OF);

        assertThat(advised.results().get(1)).isInstanceOf(Unevaluable.class);
        assertThat(advised.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(asked.verdict()).isEqualTo(Verdict.BLOCKED);
    }
}
