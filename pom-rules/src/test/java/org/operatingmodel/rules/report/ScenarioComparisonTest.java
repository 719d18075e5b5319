package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.report.ScenarioComparison.DeciderChange;
import org.operatingmodel.rules.report.ScenarioComparison.MatterChange;
import org.operatingmodel.rules.report.ScenarioComparison.PracticeChange;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class ScenarioComparisonTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Governance GOVERNANCE = Governance.load(RulePack.standard());
    private static final ProductId PORTAL = new ProductId("portal");
    private static final Portfolio BEFORE = Portfolio.builder()
            .valueStreams(new ValueStream(new ValueStreamId("partners"), "Partners"))
            .products(product("portal"))
            .budgets(budget("b-1", "100.00", "EUR"))
            .costs(cost("c-1", "40.00"))
            .flowItems(item("F-1", 10, FlowState.ACTIVE), item("F-2", 4, FlowState.ACTIVE))
            .build();

    private static Product product(String id) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Budget budget(String id, String limit, String currency) {
        return new Budget(
                new BudgetId(id),
                PORTAL,
                AS_OF.minus(Duration.ofDays(10)),
                AS_OF.plusSeconds(1),
                new Money(new BigDecimal(limit), currency),
                null);
    }

    private static Cost cost(String id, String billed) {
        return cost(id, PORTAL, billed);
    }

    private static Cost cost(String id, ProductId product, String billed) {
        return new Cost(
                id,
                product,
                AS_OF.minus(Duration.ofHours(1)),
                AS_OF,
                ChargeCategory.USAGE,
                new BigDecimal(billed),
                new BigDecimal(billed),
                "EUR",
                "provider",
                "service",
                Map.of());
    }

    private static FlowItem item(String id, int daysAgo, FlowState last) {
        Instant start = AS_OF.minus(Duration.ofDays(daysAgo));
        FlowTransition started = new FlowTransition("doing", FlowState.ACTIVE, start, 0);
        return new FlowItem(
                new FlowItemId(id),
                PORTAL,
                null,
                FlowItemType.FEATURE,
                last == FlowState.ACTIVE
                        ? List.of(started)
                        : List.of(started, new FlowTransition("done", last, AS_OF.minusSeconds(60), 1)));
    }

    private static ScenarioComparison comparison(PortfolioPatch patch) {
        return ScenarioComparison.of(GOVERNANCE, BEFORE, HostFacts.NONE, patch, AS_OF);
    }

    @Test
    void load_age_and_velocity_change_with_the_state_of_items() {
        PortfolioPatch patch =
                new PortfolioPatch(Map.of(), Map.of("flowItems", List.of(item("F-1", 10, FlowState.DONE))), Map.of());

        assertThat(comparison(patch).text()).isEqualTo("""
                What would be different as of 2026-06-21T00:00:00Z: 0 verdicts, 3 figures, of 1 product.
                  portal  load  2 items -> 1 items
                  portal  age  10.0 days -> 4.0 days
                  portal  velocity  0 items -> 1 items
                """);
        assertThat(comparison(patch).isEmpty()).isFalse();
    }

    @Test
    void budgets_and_costs_change_what_is_funded() {
        PortfolioPatch patch = new PortfolioPatch(
                Map.of("costs", List.of(cost("c-2", "2.50"))),
                Map.of("budgets", List.of(budget("b-1", "120.00", "EUR"))),
                Map.of());

        assertThat(comparison(patch).text()).isEqualTo("""
                What would be different as of 2026-06-21T00:00:00Z: 0 verdicts, 2 figures, of 1 product.
                  portal  budget  100.00 EUR -> 120.00 EUR
                  portal  run-cost  40.00 EUR -> 42.50 EUR
                """);
    }

    @Test
    void budgets_in_force_are_added_up_and_no_charge_is_no_cost_of_0() {
        Budget later = new Budget(
                new BudgetId("b-3"),
                PORTAL,
                AS_OF.plusSeconds(1),
                AS_OF.plusSeconds(2),
                new Money(new BigDecimal("7.00"), "EUR"),
                null);
        PortfolioPatch patch = new PortfolioPatch(
                Map.of(
                        "budgets", List.of(budget("b-2", "20.00", "EUR"), later),
                        "products", List.of(product("shop")),
                        "costs", List.of(cost("c-2", new ProductId("shop"), "1.00"))),
                Map.of(),
                Map.of("costs", List.of(cost("c-1", "40.00"))));

        assertThat(comparison(patch).text())
                .contains(
                        "  portal  budget  100.00 EUR -> 120.00 EUR\n",
                        "  portal  run-cost  40.00 EUR -> undefined (No charge of 'portal' is in the window"
                                + " [2026-05-22T00:00:00Z, 2026-06-21T00:00:00Z).)\n");
    }

    @Test
    void budgets_in_two_currencies_have_no_sum() {
        PortfolioPatch patch =
                new PortfolioPatch(Map.of("budgets", List.of(budget("b-2", "1", "USD"))), Map.of(), Map.of());

        assertThat(comparison(patch).figures())
                .singleElement()
                .satisfies(change -> assertThat(ProductFigure.shown(change.after()))
                        .isEqualTo("undefined (The budgets of 'portal' are in EUR, USD.)"));
    }

    @Test
    void a_product_that_would_come_in_would_be_before_its_gate() {
        PortfolioPatch patch = new PortfolioPatch(Map.of("products", List.of(product("mobile"))), Map.of(), Map.of());

        assertThat(comparison(patch).verdicts())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.key()).isEqualTo("mobile/mvp-exit#not-asked>blocked@2026-06-21T00:00:00Z"));
        assertThat(comparison(patch).products()).isEqualTo(2);
        assertThat(comparison(patch).isEmpty()).isFalse();
    }

    @Test
    void another_decider_alone_is_a_difference() {
        assertThat(new ScenarioComparison(
                                AS_OF,
                                1,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new ScenarioComparison.DeciderChange(
                                        DecisionRequest.of("scope"), null, "'architect' (ana)")),
                                List.of())
                        .isEmpty())
                .isFalse();
    }

    @Test
    void a_patch_that_changes_nothing_makes_no_difference() {
        assertThat(comparison(PortfolioPatch.EMPTY).isEmpty()).isTrue();
        PortfolioPatch same =
                new PortfolioPatch(Map.of(), Map.of("budgets", List.of(budget("b-1", "100.00", "EUR"))), Map.of());
        assertThat(comparison(same).isEmpty()).isTrue();
    }

    private static final PersonId ANA = new PersonId("ana");
    private static final Governance HOUSE = Governance.load(RulePack.of(
            new PackManifest(
                    new PackId("house"),
                    "1.0.0",
                    "test",
                    PackLayer.ORGANISATION,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of()),
            Map.of("house.drl", """
                    import org.operatingmodel.authority.PendingDecision;
                    import org.operatingmodel.escalation.UnresolvedMatter;
                    import org.operatingmodel.practice.ReviewedProduct;
                    import org.operatingmodel.risk.RiskRegister;
                    // Who writes risks down can be asked about them.
                    rule "There is a register of risks"
                        @guardrail( "house.register" )
                    when
                        ReviewedProduct( $product : productId )
                        RiskRegister( productId == $product )
                    then
                    end
                    // One person answers for the price.
                    rule "The product lead decides the price"
                        @right( "decides" )
                        @decision( "price" )
                        @by( "product-lead" )
                    when
                        PendingDecision( )
                    then
                    end
                    // Somebody is asked.
                    rule "What is unresolved goes to the product lead"
                        @escalation( "lead" )
                        @to( "product-lead" )
                        @within( "P5D" )
                    when
                        UnresolvedMatter( )
                    then
                    end
                    """.getBytes(StandardCharsets.UTF_8))));

    @Test
    void practices_deciders_and_matters_that_would_be_different_are_told_and_back_again() {
        Portfolio before = BEFORE.toBuilder().people(new Person(ANA, "Ana")).build();
        Instant now = AS_OF.minusSeconds(1);
        PortfolioPatch patch = new PortfolioPatch(
                Map.of(
                        "riskRegisters",
                        List.of(new RiskRegister(PORTAL, now)),
                        "roleHoldings",
                        List.of(new RoleHolding(ANA, RoleId.PRODUCT_LEAD, PORTAL, null, now, null))),
                Map.of(),
                Map.of());
        ScenarioComparison there = ScenarioComparison.of(HOUSE, before, HostFacts.NONE, patch, AS_OF);

        assertThat(there.text()).isEqualTo("""
                What would be different as of 2026-06-21T00:00:00Z: 0 verdicts, 0 figures, 1 practice, 1 decider, 1 matter, of 1 product.
                  product portal  house.register  unmet -> met
                  portal  price  decided by nobody, nobody holds the role -> 'product-lead' (ana)
                  resolved  guardrail 'house.register' of product portal is breached: no RiskRegister
                """);
        assertThat(ReportJson.text(there)).contains("""
                  "practices": [
                    {
                      "practice": "house.register",
                      "about": "product portal",
                      "before": "unmet",
                      "after": "met"
                    }
                  ],
                  "deciders": [
                    {
                      "decision": "price",
                      "product": "portal",
                      "gate": null,
                      "amount": null,
                      "requestedBy": null,
                      "before": "nobody, nobody holds the role",
                      "after": "'product-lead' (ana)"
                    }
                  ],
                  "matters": [
                    {
                      "key": "guardrail-breached/portal/house.register",
                """);
        ScenarioComparison back =
                ScenarioComparison.of(HOUSE, patch.applyTo(before), HostFacts.NONE, patch.inverse(before), AS_OF);
        assertThat(back.practices())
                .containsExactly(new PracticeChange(
                        new PracticeId("house.register"),
                        "product portal",
                        PracticeVerdict.MET,
                        PracticeVerdict.UNMET));
        assertThat(back.matters())
                .containsExactly(new MatterChange(
                        there.matters().get(0).key(), there.matters().get(0).summary(), true));
        assertThat(back.deciders()).hasSize(1);
    }

    @Test
    void who_would_decide_what_was_asked_for_is_told_with_its_amount() {
        DecisionRequest request = DecisionRequest.of("price", "portal")
                .over(new Money(new BigDecimal("5"), "EUR"))
                .askedBy(ANA);
        DecisionRecord asked = new DecisionRecord(
                new DecisionRecordId("D-1"),
                request.decisionId(),
                "How much may it cost?",
                PORTAL,
                null,
                request.amount(),
                ANA,
                AS_OF.minusSeconds(9),
                null,
                null,
                List.of(),
                null);
        Portfolio before = BEFORE.toBuilder()
                .people(new Person(ANA, "Ana"))
                .decisions(asked)
                .build();
        PersonId ben = new PersonId("ben");
        PortfolioPatch patch = new PortfolioPatch(
                Map.of(
                        "people",
                        List.of(new Person(ben, "Ben")),
                        "roleHoldings",
                        List.of(new RoleHolding(ben, RoleId.PRODUCT_LEAD, PORTAL, null, AS_OF.minusSeconds(1), null))),
                Map.of(),
                Map.of());

        assertThat(ScenarioComparison.of(HOUSE, before, HostFacts.NONE, patch, AS_OF)
                        .deciders())
                .contains(new DeciderChange(request, "nobody, nobody holds the role", "'product-lead' (ben)"));

        // what only the patch asks for, by somebody who comes with it, was no question before
        PortfolioPatch asking = new PortfolioPatch(
                Map.of("people", List.of(new Person(ANA, "Ana")), "decisions", List.of(asked)), Map.of(), Map.of());
        assertThat(ScenarioComparison.of(HOUSE, BEFORE, HostFacts.NONE, asking, AS_OF)
                        .deciders())
                .containsExactly(new DeciderChange(request, null, "nobody, nobody holds the role"));
    }
}
