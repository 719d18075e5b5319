package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;

/** What {@code docs/write-a-rule.md} says about facts of a host's own. */
class OwnFactsTest {
    @Test
    void a_rule_over_a_type_of_the_host_is_met_by_its_facts() {
        Portfolio portfolio = PortfolioReader.standard().read(Path.of("examples/data/suite/portfolio.yaml"));
        Instant asOf = Instant.parse("2024-10-01T00:00:00Z");
        // snippet:start decide
        Vocabulary vocabulary = Vocabulary.standard().withFacts(PenTest.class);
        RulePack own = RulePack.from(Path.of("docs/src/test/rules/pen-test.drl"), vocabulary);
        Governance governance = Governance.load(RulePack.standard(), own);

        HostFacts tests = HostFacts.of(
                new PenTest("autumn", new ProductId("partner-portal"), Instant.parse("2024-09-02T00:00:00Z"), 0));
        GateDecision decision = governance.decide(portfolio, tests, GateRequest.of("partner-portal", "mvp-exit"), asOf);
        // snippet:end decide
        assertThat(decision.results())
                .filteredOn(result -> result.criterion().packId().equals(own.id()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Met.class,
                        met -> assertThat(met.facts())
                                .singleElement()
                                .hasToString("$test = PenTest autumn partner-portal"));
        assertThat(governance
                        .decide(portfolio, GateRequest.of("partner-portal", "mvp-exit"), asOf)
                        .results())
                .filteredOn(result -> result.criterion().packId().equals(own.id()))
                .singleElement()
                .matches(CriterionResult::blocks);
    }
}
