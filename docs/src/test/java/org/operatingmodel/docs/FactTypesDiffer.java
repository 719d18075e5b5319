package org.operatingmodel.docs;

import java.nio.file.Path;
import java.time.Instant;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;

/** Packs whose vocabularies mean different classes by one name. */
public final class FactTypesDiffer {
    private FactTypesDiffer() {}

    /** The record as it was before it moved. */
    public static final class Before {
        private Before() {}

        /** Somebody tried to break into a product. */
        public record PenTest(String name, ProductId productId, Instant testedAt) implements ProductScoped, Dated {
            @Override
            public Instant countsFrom() {
                return testedAt;
            }
        }
    }

    static Governance wrong() {
        // snippet:start wrong
        Vocabulary old = Vocabulary.standard().withFacts(Before.PenTest.class);
        Vocabulary current = Vocabulary.standard().withFacts(PenTest.class);
        return Governance.load(
                RulePack.standard(),
                RulePack.from(Path.of("examples/team-rules/partner-api.drl"), old),
                RulePack.from(Path.of("docs/src/test/rules/pen-test.drl"), current));
        // snippet:end wrong
    }

    static Governance right() {
        // snippet:start right
        Vocabulary current = Vocabulary.standard().withFacts(PenTest.class);
        return Governance.load(
                RulePack.standard(),
                RulePack.from(Path.of("examples/team-rules/partner-api.drl"), current),
                RulePack.from(Path.of("docs/src/test/rules/pen-test.drl"), current));
        // snippet:end right
    }
}
