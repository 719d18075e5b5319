package org.operatingmodel.testkit.opinion;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Runs rules as an executable model. */
public final class ExecutableRules {
    private final KieBase base;

    public ExecutableRules(SecondOpinion opinion) {
        this.base = opinion.knowledgeBase();
    }

    /** How often each rule fires, by its name; a rule that does not is not in it. */
    public Map<String, Long> fired(Collection<? extends Record> facts) {
        Map<String, Long> fired = new HashMap<>();
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    fired.merge(event.getMatch().getRule().getName(), 1L, Long::sum);
                }
            });
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return fired;
    }
}
