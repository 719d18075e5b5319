package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;

/** L2: same portfolio, packs and instant, same decision, same bytes. */
class PurityProperties {
    @Domain(TrialDomain.class)
    @Property(tries = 20)
    void of_loading(@ForAll Trial trial) {
        Governance again = Governance.load(RulePacks.pack(trial.text));

        for (Situation situation : trial.situations) {
            same(trial.decide(situation), again.decide(situation.portfolio(), situation.request(), situation.asOf()));
        }
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 60)
    void of_reviews(@ForAll Situation situation) {
        Portfolio shuffled = Changed.shuffled(situation.portfolio(), situation.hashCode());

        var review = Standard.GOVERNANCE.review(situation.portfolio(), situation.asOf());

        assertThat(Standard.GOVERNANCE.review(shuffled, situation.asOf())).isEqualTo(review);
        for (GateDecision decision : review.decisions()) {
            same(decision, Standard.GOVERNANCE.decide(situation.portfolio(), decision.request(), situation.asOf()));
        }
    }

    private static void same(GateDecision one, GateDecision other) {
        assertThat(other.explanation().text()).isEqualTo(one.explanation().text());
        assertThat(other.explanation().text(60)).isEqualTo(one.explanation().text(60));
        assertThat(other).isEqualTo(one);
    }
}
