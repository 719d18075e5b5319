package org.operatingmodel.testkit.law;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L4: facts about products that have nothing to do with the one in question change nothing. */
final class Locality {
    private Locality() {}

    static void check(Policy policy, Situation situation) {
        Portfolio portfolio = situation.portfolio();
        Set<ProductId> near = near(portfolio, situation.request().productId());
        // Charges of any product show that the feed of costs is alive: a figure of the whole portfolio.
        Portfolio alone = Changed.withoutUnnamed(
                portfolio,
                fact -> fact instanceof ProductScoped scoped
                        && !(fact instanceof Product)
                        && !(fact instanceof Cost)
                        && scoped.productId() != null
                        && !near.contains(scoped.productId()));
        GateDecision decision = Decided.decide(policy.service(), situation);
        for (Record fact : decision.facts()) {
            if (fact instanceof ProductScoped scoped && !near.contains(scoped.productId())) {
                throw new Breach("a fact about another product is among those that the criteria could read: " + fact)
                        .with("decision", decision);
            }
        }
        GateDecision decisionAlone = Decided.decide(policy.service(), situation.with(alone));
        if (!recorded(decisionAlone).equals(recorded(decision))) {
            throw new Breach("other facts could be read without facts about other products")
                    .with("decision", decision)
                    .with("without facts about other products", decisionAlone);
        } else if (!decisionAlone.facts().equals(decision.facts())) {
            return; // a figure over the whole portfolio is another one now
        }
        Map<String, CriterionResult> results = Decided.results(decisionAlone);
        for (CriterionResult result : decision.results()) {
            if (!result.equals(results.get(Decided.key(result.criterion())))) {
                throw new Breach("the result is another without facts about other products", result.criterion())
                        .with("decision", decision)
                        .with("without facts about other products", decisionAlone);
            }
        }
    }

    /** The facts of the portfolio that could be read, without what was computed from them. */
    private static List<Record> recorded(GateDecision decision) {
        return decision.facts().stream()
                .filter(fact -> !Vocabulary.figureTypes().contains(fact.getClass()))
                .toList();
    }

    /** The product, and those that it consumes or depends on. */
    private static Set<ProductId> near(Portfolio portfolio, ProductId product) {
        Set<ProductId> near = new HashSet<>();
        near.add(product);
        portfolio.dependencies().stream()
                .filter(dependency -> dependency.productId().equals(product))
                .forEach(dependency -> near.add(dependency.dependsOn()));
        portfolio.product(product).stream().map(Product::consumes).forEach(near::addAll);
        return near;
    }
}
