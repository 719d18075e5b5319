package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.rules.Governance;

/** A governance whose questions Drools is rarely asked answers them alike, to the word. */
class CrossCheckProperties {
    private static final double RARELY = 1e-9;
    private static final Governance STANDARD = Standard.GOVERNANCE.crossCheck(RARELY);

    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void at_the_standard_gates(@ForAll Situation situation) {
        same(Standard.GOVERNANCE, STANDARD, situation);
    }

    @Domain(TrialDomain.class)
    @Property(tries = 60)
    void of_random_rules(@ForAll Trial trial) {
        Governance rarely = trial.governance().crossCheck(RARELY);

        trial.situations.forEach(situation -> same(trial.governance(), rarely, situation));
    }

    private static void same(Governance always, Governance rarely, Situation situation) {
        GateDecision decision = always.decide(situation.portfolio(), situation.request(), situation.asOf());
        GateDecision alone = rarely.decide(situation.portfolio(), situation.request(), situation.asOf());

        assertThat(alone).isEqualTo(decision);
        assertThat(alone.explanation().text()).isEqualTo(decision.explanation().text());
    }

    @Example
    void a_rate_is_a_share() {
        assertThat(Standard.GOVERNANCE.crossCheckRate()).isEqualTo(1);
        assertThat(STANDARD.crossCheckRate()).isEqualTo(RARELY);
        assertThat(STANDARD.packs()).isEqualTo(Standard.GOVERNANCE.packs());
        for (double rate : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Standard.GOVERNANCE.crossCheck(rate))
                    .withMessage("crossCheck.rate must be more than 0 and at most 1, but was '" + rate
                            + "'. Give the share of the questions that both evaluators judge, such as 0.05.");
        }
    }
}
