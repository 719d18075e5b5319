package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;

/** L3: a pack beside the standard gates never raises a verdict and touches no criterion of theirs. */
class TighteningProperties {
    @Provide
    Arbitrary<String> texts() {
        return RulePacks.texts();
    }

    @Provide
    Arbitrary<List<Situation>> situations() {
        return Portfolios.around(Portfolios.AS_OF, RulePack.standard())
                .situations()
                .list()
                .ofSize(40);
    }

    @Property(tries = 10)
    void by_random_rules(@ForAll("texts") String text, @ForAll("situations") List<Situation> situations) {
        PackManifest manifest =
                new PackManifest(new PackId("random"), "1.0.0", "test kit", List.of(), List.of(), List.of());
        RulePack pack = RulePack.of(manifest, Map.of("random.drl", text.getBytes(StandardCharsets.UTF_8)));
        Governance governance = Governance.load(RulePack.standard(), pack);

        for (Situation situation : situations) {
            GateDecision before = Standard.decide(situation);
            GateDecision after = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
            assertThat(after.verdict()).isLessThanOrEqualTo(before.verdict());
            assertThat(after.results().subList(0, before.results().size())).isEqualTo(before.results());
        }
    }
}
