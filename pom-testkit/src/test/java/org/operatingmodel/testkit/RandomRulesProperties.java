package org.operatingmodel.testkit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.testkit.law.Law;
import org.operatingmodel.testkit.law.Policy;

/** Rules that nobody thought of keep the laws. */
class RandomRulesProperties {
    @Domain(TrialDomain.class)
    @Property(tries = 40)
    void keep_each_law(@ForAll Trial trial) {
        Policy policy = trial.policy();
        for (Law law : Law.values()) {
            if (law.appliesTo(policy)) {
                trial.situations.forEach(situation -> law.check(policy, situation));
            }
        }
    }

    /** 250 packs of up to six rules, each over twelve portfolios: about 10,000 pairs. */
    @Domain(TrialDomain.class)
    @Property(tries = 250)
    void come_to_the_same_with_either_evaluator(@ForAll Trial trial) {
        trial.situations.forEach(situation -> Law.AGREEMENT.check(trial.policy(), situation));
    }
}
