package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;

/** L2: same portfolio, packs and instant, same decision, same bytes. */
class PurityProperties {
    private static final Executor OTHER_THREAD = task -> new Thread(task, "other").start();

    @Domain(GovernanceDomain.class)
    @Property(tries = 150)
    void of_the_standard_gates(@ForAll Situation situation) {
        pure(Standard.GOVERNANCE, situation);
    }

    @Domain(TrialDomain.class)
    @Property(tries = 40)
    void of_random_rules(@ForAll Trial trial) {
        for (Situation situation : trial.situations) {
            pure(trial.governance(), situation);
        }
    }

    @Domain(TrialDomain.class)
    @Property(tries = 20)
    void of_loading(@ForAll Trial trial) {
        Governance again = Governance.load(RulePacks.pack(trial.text));

        for (Situation situation : trial.situations) {
            same(trial.decide(situation), again.decide(situation.portfolio(), situation.request(), situation.asOf()));
        }
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 60)
    void of_reviews(@ForAll Situation situation) {
        Portfolio shuffled = Changed.shuffled(situation.portfolio(), situation.hashCode());

        var review = Standard.GOVERNANCE.review(situation.portfolio(), situation.asOf());

        assertThat(Standard.GOVERNANCE.review(shuffled, situation.asOf())).isEqualTo(review);
        for (GateDecision decision : review.decisions()) {
            same(decision, Standard.GOVERNANCE.decide(situation.portfolio(), decision.request(), situation.asOf()));
        }
    }

    private static void pure(Governance governance, Situation situation) {
        GateDecision decision = decide(governance, situation);

        same(decision, decide(governance, situation));
        same(
                decision,
                decide(governance, situation.with(Changed.shuffled(situation.portfolio(), situation.hashCode()))));
        same(
                decision,
                CompletableFuture.supplyAsync(() -> decide(governance, situation), OTHER_THREAD)
                        .join());
        String text = decision.explanation().text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            GateDecision elsewhere = decide(
                    governance, situation.with(situation.portfolio().toBuilder().build()));
            assertThat(elsewhere).isEqualTo(decision);
            assertThat(elsewhere.explanation().text()).isEqualTo(text);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static GateDecision decide(Governance governance, Situation situation) {
        return governance.decide(situation.portfolio(), situation.request(), situation.asOf());
    }

    private static void same(GateDecision one, GateDecision other) {
        assertThat(other.explanation().text()).isEqualTo(one.explanation().text());
        assertThat(other.explanation().text(60)).isEqualTo(one.explanation().text(60));
        assertThat(other).isEqualTo(one);
    }
}
