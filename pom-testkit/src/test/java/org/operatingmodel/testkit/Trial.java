package org.operatingmodel.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.testkit.law.Policy;

/** The text of a random pack, and many situations for it, because loading a pack is what takes time. */
final class Trial {
    final String text;
    final List<Situation> situations;
    private @Nullable RulePack pack;
    private @Nullable Policy policy;

    Trial(String text, List<Situation> situations) {
        this.text = text;
        this.situations = List.copyOf(situations);
    }

    RulePack pack() {
        if (pack == null) {
            pack = RulePacks.pack(text);
        }
        return pack;
    }

    Policy policy() {
        if (policy == null) {
            policy = Policy.of(pack());
        }
        return policy;
    }

    Governance governance() {
        return (Governance) policy().service();
    }

    GateDecision decide(Situation situation) {
        return governance().decide(situation.portfolio(), situation.request(), situation.asOf());
    }

    /** The rule that states a criterion. */
    Rule rule(String criterion) {
        return pack().rules().stream()
                .filter(rule -> rule.criterionId().value().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return text;
    }
}
