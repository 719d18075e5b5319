package org.operatingmodel.testkit;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import org.operatingmodel.rules.RulePack;

/** Trials, and situations for the criteria {@code random.r0} to {@code random.r6}. */
class TrialDomain extends GovernanceDomain {
    static final int PER_PACK = 12;

    TrialDomain() {
        super(criteria());
    }

    private static RulePack criteria() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            text.append(rule(i, "waivable", ""));
        }
        return RulePacks.pack(text.toString());
    }

    /** The text of a rule over the product and the instant. */
    static String rule(int number, String enforcement, String conditions) {
        return """
                rule "Rule %d"
                    @gate( "mvp-exit" )
                    @criterion( "random.r%d" )
                    @enforcement( "%s" )
                when
                    GateReview( $product : productId, $asOf : asOf )
                    %s
                then
                end
                """.formatted(number, number, enforcement, conditions);
    }

    @Provide
    Arbitrary<Trial> trials() {
        return Combinators.combine(RulePacks.texts(), situations().list().ofSize(PER_PACK))
                .as(Trial::new);
    }
}
