package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/** L4: facts about other products change nothing. */
class LocalityProperties {
    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void of_the_standard_gates(@ForAll Situation situation) {
        local(Standard.GOVERNANCE, situation);
    }

    @Domain(TrialDomain.class)
    @Property(tries = 40)
    void of_random_rules(@ForAll Trial trial) {
        trial.situations.forEach(situation -> local(trial.governance(), situation));
    }

    private static void local(Governance governance, Situation situation) {
        Portfolio portfolio = situation.portfolio();
        Set<ProductId> near = new HashSet<>();
        near.add(situation.request().productId());
        portfolio.dependencies().stream()
                .filter(dependency ->
                        dependency.productId().equals(situation.request().productId()))
                .forEach(dependency -> near.add(dependency.dependsOn()));
        portfolio.product(situation.request().productId()).stream()
                .map(Product::consumes)
                .forEach(near::addAll);
        // Charges of any product show that the cost feed is alive: a figure of the whole portfolio.
        Portfolio alone = Changed.without(
                portfolio,
                fact -> fact instanceof ProductScoped scoped
                        && !(fact instanceof Product)
                        && !(fact instanceof Cost)
                        && !near.contains(scoped.productId())
                        && Objects.nonNull(scoped.productId()));

        GateDecision decision = governance.decide(portfolio, situation.request(), situation.asOf());
        GateDecision decisionAlone = governance.decide(alone, situation.request(), situation.asOf());

        assertThat(decisionAlone).isEqualTo(decision);
        assertThat(decisionAlone.explanation().text())
                .isEqualTo(decision.explanation().text());
        assertThat(decision.facts())
                .allSatisfy(
                        fact -> assertThat(!(fact instanceof ProductScoped scoped) || near.contains(scoped.productId()))
                                .isTrue());
    }
}
