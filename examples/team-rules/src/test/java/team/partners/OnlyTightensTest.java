package team.partners;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.GovernanceDomain;
import org.operatingmodel.testkit.Situation;

/** Whatever there may be: with our pack, no product passes that would not pass without it. */
// snippet:start first-property
class OnlyTightensTest {
    private static final RulePack OURS = RulePack.from(Path.of("partner-api.drl"));
    private static final DecisionService BEFORE = Governance.load(RulePack.standard());
    private static final DecisionService AFTER = Governance.load(RulePack.standard(), OURS);

    static class WithOurPack extends GovernanceDomain {
        WithOurPack() {
            super(RulePack.standard(), OURS);
        }
    }

    @Property(tries = 200)
    @Domain(WithOurPack.class)
    void our_pack_only_tightens(@ForAll Situation any) {
        GateDecision before = BEFORE.decide(any.portfolio(), any.request(), any.asOf());
        GateDecision after = AFTER.decide(any.portfolio(), any.request(), any.asOf());

        assertTrue(after.verdict().compareTo(before.verdict()) <= 0, () -> after.explanation().text());
    }
}
// snippet:end first-property
