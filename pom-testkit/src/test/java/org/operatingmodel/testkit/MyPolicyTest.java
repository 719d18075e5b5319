package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** The example of the README. */
// snippet:start first-property
class MyPolicyTest {
    static final RulePack MOBILE = RulePack.from(Path.of("src/test/resources/mobile-rollout.drl"));
    static final Governance BEFORE = Governance.load(RulePack.standard());
    static final Governance AFTER = Governance.load(RulePack.standard(), MOBILE);

    static class MyDomain extends GovernanceDomain {
        MyDomain() {
            super(RulePack.standard(), MOBILE);
        }
    }

    @Property(tries = 200)
    @Domain(MyDomain.class)
    void our_pack_only_tightens(@ForAll Situation any) {
        GateDecision before = BEFORE.decide(any.portfolio(), any.request(), any.asOf());
        GateDecision after = AFTER.decide(any.portfolio(), any.request(), any.asOf());

        assertThat(after.verdict()).isLessThanOrEqualTo(before.verdict());
    }
}
// snippet:end first-property
