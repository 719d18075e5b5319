package org.operatingmodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.kie.internal.io.ResourceFactory;

/** Rules as a user of Drools would write and run them: one knowledge base, a new session for each decision. */
final class PlainDrools {
    private final InternalKnowledgeBase base;

    private PlainDrools(InternalKnowledgeBase base) {
        this.base = base;
    }

    static PlainDrools compile(byte[]... files) {
        KnowledgeBuilderConfiguration configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
        configuration.setProperty("drools.dialect.default", "mvel");
        configuration.setOption(LanguageLevelOption.DRL6);
        configuration.setOption(ParallelRulesBuildThresholdOption.get(-1));
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        for (byte[] file : files) {
            builder.add(ResourceFactory.newByteArrayResource(file), ResourceType.DRL);
        }
        if (builder.hasErrors()) {
            throw new IllegalStateException(builder.getErrors().toString());
        }
        KieBaseConfiguration baseConfiguration = RuleBaseFactory.newKnowledgeBaseConfiguration();
        baseConfiguration.setOption(ConstraintJittingThresholdOption.get(-1));
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(baseConfiguration);
        base.addPackages(builder.getKnowledgePackages());
        return new PlainDrools(base);
    }

    /** The names of the rules that fire. */
    List<String> met(List<Record> facts) {
        List<String> met = new ArrayList<>(Workload.CRITERIA);
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    met.add(event.getMatch().getRule().getName());
                }
            });
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return met;
    }
}
