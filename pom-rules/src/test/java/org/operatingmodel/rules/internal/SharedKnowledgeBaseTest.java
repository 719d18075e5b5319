package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/**
 * Why each pack has a knowledge base of its own: packages that share one can lose matches in silence.
 *
 * @see <a href="https://github.com/apache/incubator-kie-drools/issues/7115">the defect</a>
 */
class SharedKnowledgeBaseTest {
    private static final long SEED = 7115;
    private static final int MOST = 400;

    @Test
    void packs_in_one_knowledge_base_lose_matches_and_do_not_without_shared_nodes() {
        for (long seed = SEED; seed < SEED + MOST; seed++) {
            RandomRules source = new RandomRules(new Random(seed));
            List<List<Rule>> packs = List.of(source.nested(), source.nested(), source.nested());
            List<Facts> samples = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                samples.add(source.facts());
            }
            if (!agrees(packs, samples, true)) {
                assertThat(agrees(packs, samples, false)).as("seed %d", seed).isTrue();
                return;
            }
        }
        throw new AssertionError("No match was lost in " + MOST + " knowledge bases from seed " + SEED
                + ": the defect is mended, or the packs are no longer like those that show it.");
    }

    private static boolean agrees(List<List<Rule>> packs, List<Facts> samples, boolean shared) {
        InternalKnowledgeBase base = together(packs, shared);
        for (Facts facts : samples) {
            TreeSet<String> expected = new TreeSet<>();
            for (int p = 0; p < packs.size(); p++) {
                for (int r = 0; r < packs.get(p).size(); r++) {
                    if (Evaluator.evaluate(packs.get(p).get(r), facts) instanceof Evaluation.Matched) {
                        expected.add("shared" + p + ".r" + r);
                    }
                }
            }
            if (!fired(base, facts).equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private static InternalKnowledgeBase together(List<List<Rule>> packs, boolean shared) {
        KnowledgeBuilderConfiguration configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
        configuration.setProperty("drools.dialect.default", "mvel");
        configuration.setOption(LanguageLevelOption.DRL6);
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        for (int p = 0; p < packs.size(); p++) {
            String text = CanonicalPrint.file("shared" + p, packs.get(p));
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
