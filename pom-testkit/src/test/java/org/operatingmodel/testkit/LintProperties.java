package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.analysis.Lint;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

/** What is called impossible is impossible: no facts meet a rule that is refused for contradicting itself. */
@Domain(DomainContext.Global.class)
@Domain(TrialDomain.class)
class LintProperties {
    private static final Set<FindingKind> IMPOSSIBLE =
            Set.of(FindingKind.CONTRADICTION, FindingKind.SCOPE_NEVER_MATCHES);

    @Provide
    Arbitrary<String> texts() {
        return RulePacks.textsOfAllRules();
    }

    @Property(tries = 300)
    void a_contradiction_is_never_met(
            @ForAll("texts") String text, @ForAll Situation one, @ForAll Situation other, @ForAll Situation third) {
        List<Rule> refused =
                RuleParser.parse(RulePacks.FILE, text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard())
                        .rules()
                        .stream()
                        .filter(LintProperties::impossible)
                        .toList();
        Statistics.label("contradictions").collect(refused.isEmpty() ? "none" : "some");
        Statistics.label("contradictions")
                .coverage(coverage -> coverage.check("some").percentage(p -> p > 5));
        for (Rule rule : refused) {
            for (Situation situation : List.of(one, other, third)) {
                assertThat(Evaluator.evaluate(rule, facts(rule, situation)))
                        .as(rule.source().text())
                        .isNotInstanceOf(Evaluation.Matched.class);
            }
        }
    }

    private static boolean impossible(Rule rule) {
        return Lint.findings(List.of(rule)).stream().map(finding -> finding.kind()).collect(Collectors.toSet()).stream()
                .anyMatch(IMPOSSIBLE::contains);
    }

    private static Facts facts(Rule rule, Situation situation) {
        PortfolioIndex index = new PortfolioIndex(situation.portfolio(), HostFacts.NONE);
        Product product = index.product(situation.request().productId()).orElseThrow();
        return index.slice(product, rule.gateId(), situation.asOf(), PackCriteria.factTypes(List.of(rule)));
    }
}
