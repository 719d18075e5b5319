package org.operatingmodel.testkit.law;

import java.nio.file.Path;
import org.operatingmodel.rules.RulePack;

/** Packs that are about few products, tighten, override and say who may waive keep the laws, and are reached by them. */
class LayeredLawsTest extends PolicyLaws {
    LayeredLawsTest() {
        super(
                RulePack.standard(),
                RulePack.from(Path.of("../examples/packs/partner-business")),
                RulePack.from(Path.of("../examples/packs/rights")),
                RulePack.from(Path.of("../examples/packs/rights-table")));
    }
}
