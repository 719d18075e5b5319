package org.operatingmodel.testkit.law;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L2: same portfolio, packs and instant, same decision, same words. */
final class Purity {
    private static final String ELSEWHERE = "in Turkish, with Arabic digits, in Kathmandu";
    private static final Executor OTHER_THREAD = task -> new Thread(task, "other").start();

    private Purity() {}

    static void check(Policy policy, Situation situation) {
        DecisionService service = policy.service();
        Portfolio portfolio = situation.portfolio();
        if (policy.asksAt(situation.request().gateId())) {
            gate(service, situation);
        }
        if (!service.practices().isEmpty()) {
            practices(service, situation);
        }
        for (DecisionId decision : service.decisions()) {
            authority(service, situation, decision);
        }
        for (GateDecision reviewed : service.review(portfolio, situation.asOf()).decisions()) {
            GateRequest request = reviewed.request();
            if (policy.asksAt(request.gateId())) {
                same(reviewed, "decided alone", service.decide(portfolio, request, situation.asOf()));
            }
        }
    }

    private static void gate(DecisionService service, Situation situation) {
        Portfolio portfolio = situation.portfolio();
        GateDecision decision = Decided.decide(service, situation);
        same(decision, "asked once more", Decided.decide(service, situation));
        for (long seed = 1; seed <= 3; seed++) {
            Situation shuffled = situation.with(Changed.shuffled(portfolio, seed));
            same(decision, "with the facts in another order", Decided.decide(service, shuffled));
        }
        same(decision, "with the facts in reverse order", Decided.decide(service, situation.with(reversed(portfolio))));
        same(
                decision,
                "on another thread",
                CompletableFuture.supplyAsync(() -> Decided.decide(service, situation), OTHER_THREAD)
                        .join());
        String text = decision.explanation().text();
        GateDecision there = elsewhere(() -> Decided.decide(
                service, situation.with(situation.portfolio().toBuilder().build())));
        same(decision, ELSEWHERE, there);
        sameText(text, elsewhere(() -> there.explanation().text()));
    }

    private static Portfolio reversed(Portfolio portfolio) {
        return Changed.eachList(portfolio, list -> {
            Collections.reverse(list);
            return list;
        });
    }

    private static void practices(DecisionService service, Situation situation) {
        Instant asOf = situation.asOf();
        Portfolio portfolio = situation.portfolio();
        Assessment assessment = service.assess(portfolio, asOf);
        same(assessment, "with the facts in reverse order", service.assess(reversed(portfolio), asOf));
        String text = assessment.text();
        Assessment there = elsewhere(() -> service.assess(portfolio.toBuilder().build(), asOf));
        same(assessment, ELSEWHERE, there);
        sameText(text, elsewhere(there::text));
    }

    private static void authority(DecisionService service, Situation situation, DecisionId decision) {
        Instant asOf = situation.asOf();
        DecisionRequest request = DecisionRequest.of(
                        decision.value(), situation.request().productId().value())
                .at(situation.request().gateId());
        Authority authority = service.whoDecides(situation.portfolio(), request, asOf);
        Authority other = service.whoDecides(reversed(situation.portfolio()), request, asOf);
        if (!other.equals(authority) || !other.text().equals(authority.text())) {
            throw new Breach("who decides is another with the facts in reverse order")
                    .with("in reverse order", other)
                    .with("who decides", authority);
        }
    }

    private static void sameText(String here, String there) {
        if (!there.equals(here)) {
            throw new Breach("the text is another " + ELSEWHERE)
                    .with("here", here)
                    .with("there", there);
        }
    }

    /** An answer of a machine in another country. */
    private static <T> T elsewhere(Supplier<T> answer) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            return answer.get();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static void same(Assessment assessment, String how, Assessment other) {
        if (!other.equals(assessment) || !other.text().equals(assessment.text())) {
            throw new Breach("practices are judged otherwise " + how)
                    .with("assessment", assessment)
                    .with("the same " + how, other);
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
