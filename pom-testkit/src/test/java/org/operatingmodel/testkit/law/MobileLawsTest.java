package org.operatingmodel.testkit.law;

import java.nio.file.Path;
import org.operatingmodel.rules.RulePack;

/** An example pack of a team, roles and rights beside the standard gates keep the laws. */
class MobileLawsTest extends PolicyLaws {
    MobileLawsTest() {
        super(
                RulePack.standard(),
                RulePack.shipped("roles"),
                RulePack.from(Path.of("../examples/packs/mobile-phased-rollout")));
    }
}
