package org.operatingmodel.testkit.law;

import org.operatingmodel.rules.RulePack;

/** The standard gates keep the laws. */
class StandardLawsTest extends PolicyLaws {
    StandardLawsTest() {
        super(RulePack.standard());
    }
}
