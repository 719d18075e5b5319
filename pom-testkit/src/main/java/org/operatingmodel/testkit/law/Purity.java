package org.operatingmodel.testkit.law;

import java.util.Collections;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L2: same portfolio, packs and instant, same decision, same words. */
final class Purity {
    private static final Executor OTHER_THREAD = task -> new Thread(task, "other").start();

    private Purity() {}

    static void check(Policy policy, Situation situation) {
        DecisionService service = policy.service();
        Portfolio portfolio = situation.portfolio();
        GateDecision decision = Decided.decide(service, situation);
        same(decision, "asked once more", Decided.decide(service, situation));
        for (long seed = 1; seed <= 3; seed++) {
            Situation shuffled = situation.with(Changed.shuffled(portfolio, seed));
            same(decision, "with the facts in another order", Decided.decide(service, shuffled));
        }
        Situation reversed = situation.with(Changed.eachList(portfolio, list -> {
            Collections.reverse(list);
            return list;
        }));
        same(decision, "with the facts in reverse order", Decided.decide(service, reversed));
        same(
                decision,
                "on another thread",
                CompletableFuture.supplyAsync(() -> Decided.decide(service, situation), OTHER_THREAD)
                        .join());
        elsewhere(service, situation, decision);
        practices(service, situation);
        for (GateDecision reviewed : service.review(portfolio, situation.asOf()).decisions()) {
            GateRequest request = reviewed.request();
            if (policy.asksAt(request.gateId())) {
                same(reviewed, "decided alone", service.decide(portfolio, request, situation.asOf()));
            }
        }
    }

    private static void practices(DecisionService service, Situation situation) {
        if (!service.practices().isEmpty()) {
            Assessment assessment = service.assess(situation.portfolio(), situation.asOf());
            Portfolio shuffled = Changed.shuffled(situation.portfolio(), 1);
            if (!service.assess(shuffled, situation.asOf()).equals(assessment)) {
                throw new Breach("practices are judged otherwise with the facts in another order")
                        .with("assessment", assessment.toString())
                        .with(
                                "in another order",
                                service.assess(shuffled, situation.asOf()).toString());
            }
        }
    }

    private static void elsewhere(DecisionService service, Situation situation, GateDecision decision) {
        String text = decision.explanation().text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            GateDecision there = Decided.decide(
                    service, situation.with(situation.portfolio().toBuilder().build()));
            same(decision, "in Turkish, with Arabic digits, in Kathmandu", there);
            if (!there.explanation().text().equals(text)) {
                throw new Breach("the explanation is another in Turkish, with Arabic digits, in Kathmandu")
                        .with("here", text)
                        .with("there", there.explanation().text());
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static void same(GateDecision decision, String how, GateDecision other) {
        if (!other.equals(decision)
                || !other.explanation().text().equals(decision.explanation().text())) {
            throw new Breach("the decision is another when it is made " + how)
                    .with("decision", decision)
                    .with("the same " + how, other);
        }
    }
}
