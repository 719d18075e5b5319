package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.kie.internal.conf.ShareBetaNodesOption;
import org.kie.internal.io.ResourceFactory;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Statement;

/**
 * Why each pack has a knowledge base of its own: packages that share one can lose matches in silence.
 *
 * @see <a href="https://github.com/apache/incubator-kie-drools/issues/7115">the defect</a>
 */
class SharedKnowledgeBaseTest {
    private static final List<Rule> PACKS = List.of(
            RandomRules.rule("exists( Evidence() and not Approval() )"),
            RandomRules.rule("exists( Evidence() and ProductRisk() )"));

    @Test
    void packs_in_one_knowledge_base_lose_matches() {
        assertThat(wrong(together(true))).isPositive();
    }

    @Test
    void packs_in_one_knowledge_base_without_shared_nodes_lose_none() {
        assertThat(wrong(together(false))).isZero();
    }

    @Test
    void packs_in_knowledge_bases_of_their_own_lose_none() {
        RuleEngine engine = new DroolsEngine(List.of());
        List<RuleEngine.IsolatedRules> own =
                PACKS.stream().map(rule -> engine.compile(List.of(rule))).toList();
        assertThat(samples().stream()
                        .filter(facts -> {
                            TreeSet<String> fired = new TreeSet<>();
                            for (int p = 0; p < own.size(); p++) {
                                if (own.get(p).run(facts).get(0) instanceof RuleEngine.Matched) {
                                    fired.add("shared" + p + ".r0");
                                }
                            }
                            return !fired.equals(expected(facts));
                        })
                        .count())
                .isZero();
    }

    @Test
    void a_lost_match_makes_its_rule_unevaluable() {
        InternalKnowledgeBase base = together(true);
        int lost = 0;
        for (int p = 0; p < PACKS.size(); p++) {
            String name = "shared" + p + ".r0";
            AgreedRules judged = new AgreedRules(List.of(PACKS.get(p)), rules -> new RuleEngine.IsolatedRules() {
                @Override
                public List<RuleEngine.Outcome> run(Facts facts, BitSet leftOut) {
                    return run(facts);
                }

                @Override
                public List<RuleEngine.Outcome> run(Facts facts) {
                    boolean found = fired(base, facts).contains(name);
                    long matches = found && opinion(rules, facts) instanceof Evaluation.Matched matched
                            ? matched.matches()
                            : 1;
                    return List.of(found ? new RuleEngine.Matched(List.of(), matches) : new RuleEngine.Unmatched());
                }
            });
            for (Facts facts : samples()) {
                boolean same =
                        fired(base, facts).contains(name) == expected(facts).contains(name);
                Evaluation evaluation = judged.over(facts).get(0).evaluation();
                assertThat(evaluation instanceof Evaluation.Faulted).isEqualTo(!same);
                if (!same) {
                    assertThat(((Evaluation.Faulted) evaluation).cause()).isEqualTo("the two evaluators disagree");
                    lost++;
                }
            }
        }
        assertThat(lost).isPositive();
    }

    private static Evaluation opinion(List<? extends Statement> rules, Facts facts) {
        return Evaluator.evaluate(rules.get(0), facts);
    }

    private static List<Facts> samples() {
        List<Facts> samples = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            samples.add(new RandomRules(new Random(seed)).facts());
        }
        return samples;
    }

    private static long wrong(InternalKnowledgeBase base) {
        return samples().stream()
                .filter(facts -> !fired(base, facts).equals(expected(facts)))
                .count();
    }

    private static TreeSet<String> expected(Facts facts) {
        TreeSet<String> expected = new TreeSet<>();
        for (int p = 0; p < PACKS.size(); p++) {
            if (Evaluator.evaluate(PACKS.get(p), facts) instanceof Evaluation.Matched) {
                expected.add("shared" + p + ".r0");
            }
        }
        return expected;
    }

    private static InternalKnowledgeBase together(boolean shared) {
        KnowledgeBuilderConfiguration configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
        configuration.setProperty("drools.dialect.default", "mvel");
        configuration.setOption(LanguageLevelOption.DRL6);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        for (int p = 0; p < PACKS.size(); p++) {
            String text = CanonicalPrint.file("shared" + p, List.of(PACKS.get(p)));
            builder.add(ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        }
        assertThat(builder.getErrors()).isEmpty();
        KieBaseConfiguration base = RuleBaseFactory.newKnowledgeBaseConfiguration();
        base.setOption(ConstraintJittingThresholdOption.get(-1));
        base.setOption(shared ? ShareBetaNodesOption.YES : ShareBetaNodesOption.NO);
        InternalKnowledgeBase knowledge = KnowledgeBaseFactory.newKnowledgeBase(base);
        knowledge.addPackages(builder.getKnowledgePackages());
        return knowledge;
    }

    private static TreeSet<String> fired(InternalKnowledgeBase base, Facts facts) {
        TreeSet<String> fired = new TreeSet<>();
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    org.kie.api.definition.rule.Rule rule = event.getMatch().getRule();
                    fired.add(rule.getPackageName() + "." + rule.getName());
                }
            });
            facts.all().forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return fired;
    }
}
