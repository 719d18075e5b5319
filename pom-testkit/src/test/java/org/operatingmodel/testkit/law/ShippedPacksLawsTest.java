package org.operatingmodel.testkit.law;

import java.util.stream.Stream;
import org.operatingmodel.rules.RulePack;

/** The standard gates with default rights and the packs of practices keep the laws. */
class ShippedPacksLawsTest extends PolicyLaws {
    ShippedPacksLawsTest() {
        super(Stream.concat(
                        Stream.of(RulePack.standard()),
                        Stream.of(
                                        "roles",
                                        "outcomes",
                                        "funding",
                                        "platform",
                                        "design",
                                        "measurement",
                                        "delivery",
                                        "risk",
                                        "organisation",
                                        "partner")
                                .map(RulePack::shipped))
                .toArray(RulePack[]::new));
    }
}
