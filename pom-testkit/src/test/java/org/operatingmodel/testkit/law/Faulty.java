package org.operatingmodel.testkit.law;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.testkit.Changed;

/** What decides as another service does, but for one fault that only an engine could commit. */
class Faulty implements DecisionService {
    private final DecisionService sound;

    Faulty(DecisionService sound) {
        this.sound = sound;
    }

    /** Sees another portfolio than the one it is asked about; hides it where it shows facts and waivers. */
    static Faulty seeing(DecisionService sound, BiFunction<Portfolio, GateDecision, Portfolio> seen) {
        return new Faulty(sound) {
            @Override
            public GateDecision decide(Portfolio portfolio, HostFacts host, GateRequest request, Instant asOf) {
                GateDecision right = super.decide(portfolio, host, request, asOf);
                GateDecision wrong = super.decide(seen.apply(portfolio, right), host, request, asOf);
                return hidden(portfolio, right, wrong);
            }
        };
    }

    /** Says something else about each criterion. */
    static Faulty saying(DecisionService sound, BiFunction<Portfolio, GateDecision, List<CriterionResult>> said) {
        return new Faulty(sound) {
            @Override
            public GateDecision decide(Portfolio portfolio, HostFacts host, GateRequest request, Instant asOf) {
                GateDecision right = super.decide(portfolio, host, request, asOf);
                return with(right, said.apply(portfolio, right), right.facts());
            }
        };
    }

    private static GateDecision with(GateDecision decision, List<CriterionResult> results, List<Record> facts) {
        return new GateDecision(
                decision.request(),
                decision.asOf(),
                decision.definedBy(),
                decision.packs(),
                results,
                facts,
                decision.terms());
    }

    /** The wrong results, over the facts and waivers of the portfolio. */
    private static GateDecision hidden(Portfolio portfolio, GateDecision right, GateDecision wrong) {
        Map<Object, Waiver> waivers = new HashMap<>();
        portfolio.waivers().forEach(waiver -> waivers.put(waiver.id(), waiver));
        List<CriterionResult> results = new ArrayList<>();
        for (CriterionResult result : wrong.results()) {
            results.add(
                    result instanceof Waived waived
                            ? new Waived(
                                    waived.unmet(), waivers.get(waived.waiver().id()))
                            : result);
        }
        return with(right, results, right.facts());
    }

    /** The portfolio with each piece of evidence changed. */
    static Portfolio evidence(Portfolio portfolio, UnaryOperator<Evidence> change) {
        return Changed.eachList(portfolio, list -> {
            list.replaceAll(fact -> fact instanceof Evidence evidence ? change.apply(evidence) : fact);
            return list;
        });
    }

    /** The portfolio with each waiver changed. */
    static Portfolio waivers(Portfolio portfolio, UnaryOperator<Waiver> change) {
        return Changed.eachList(portfolio, list -> {
            list.replaceAll(fact -> fact instanceof Waiver waiver ? change.apply(waiver) : fact);
            return list;
        });
    }

    /** 1: a base rule weighs less than it says. */
    static Faulty looseningABaseRule(DecisionService sound) {
        return saying(
                sound,
                (portfolio, decision) -> decision.results().stream()
                        .map(result -> result instanceof Unmet unmet
                                        && unmet.criterion().enforcement() == Enforcement.MANDATORY
                                ? (CriterionResult) new Unmet(
                                        advisory(unmet.criterion()), unmet.failedConditions(), unmet.refusedWaivers())
                                : result)
                        .toList());
    }

    private static Criterion advisory(Criterion criterion) {
        return new Criterion(
                criterion.gateId(),
                criterion.id(),
                Enforcement.ADVISORY,
                criterion.sentence(),
                criterion.packId(),
                criterion.file(),
                criterion.line(),
                criterion.remedy());
    }

    /** 2: what is not there passes. */
    static Faulty passingWhatIsNotThere(DecisionService sound, String absent) {
        return saying(
                sound,
                (portfolio, decision) -> decision.results().stream()
                        .map(result -> result instanceof Unmet unmet
                                        && unmet.criterion().id().value().equals(absent)
                                        && portfolio.evidence().isEmpty()
                                ? (CriterionResult) new Met(unmet.criterion(), List.of(), 1, List.of())
                                : result)
                        .toList());
    }

    /** 3: evidence counts at its very end. */
    static Faulty offByOneAtTheEnd(DecisionService sound) {
        return seeing(
                sound,
                (portfolio, decision) -> evidence(
                        portfolio, one -> decision.asOf().equals(one.expires()) ? ending(one, decision.asOf()) : one));
    }

    private static Evidence ending(Evidence one, Instant asOf) {
        return new Evidence(
                one.id(),
                one.productId(),
                one.kind(),
                one.subject(),
                one.subjectVersion(),
                one.reference(),
                one.author(),
                one.observedAt(),
                asOf.plusNanos(1),
                one.environment(),
                one.value());
    }

    /** 4: a waiver goes on after its end. */
    static Faulty waiversWithoutEnd(DecisionService sound) {
        return seeing(
                sound,
                (portfolio, decision) -> waivers(
                        portfolio,
                        one -> one.expires().isAfter(decision.asOf())
                                        || !one.grantedAt().isBefore(decision.asOf())
                                ? one
                                : new Waiver(
                                        one.id(),
                                        one.productId(),
                                        one.gateId(),
                                        one.criterionId(),
                                        one.reason(),
                                        one.requestedBy(),
                                        one.grantedBy(),
                                        one.grantedAt(),
                                        decision.asOf().plusNanos(1))));
    }

    /** 5: who asked for a waiver may grant it. */
    static Faulty selfApproval(DecisionService sound) {
        return seeing(
                sound,
                (portfolio, decision) -> waivers(
                        portfolio,
                        one -> one.requestedBy().equals(one.grantedBy())
                                ? askedBy(one, somebodyElse(portfolio, one))
                                : one));
    }

    private static PersonId somebodyElse(Portfolio portfolio, Waiver waiver) {
        return portfolio.people().stream()
                .map(person -> person.id())
                .filter(id -> !id.equals(waiver.grantedBy()))
                .findFirst()
                .orElse(waiver.requestedBy());
    }

    private static Waiver askedBy(Waiver one, PersonId person) {
        return new Waiver(
                one.id(),
                one.productId(),
                one.gateId(),
                one.criterionId(),
                one.reason(),
                person,
                one.grantedBy(),
                one.grantedAt(),
                one.expires());
    }

    /** 6: only the first piece of evidence of a kind is seen. */
    static Faulty seeingTheFirstOnly(DecisionService sound) {
        return seeing(sound, (portfolio, decision) -> {
            Set<String> seen = new HashSet<>();
            return Changed.withoutUnnamed(
                    portfolio,
                    fact -> fact instanceof Evidence evidence
                            && !seen.add(evidence.productId() + " " + evidence.kind()));
        });
    }

    /** 7: evidence of other products is taken for the product's. */
    static Faulty readingOtherProducts(DecisionService sound) {
        return seeing(sound, (portfolio, decision) -> {
            ProductId product = decision.request().productId();
            Portfolio.Builder builder = portfolio.toBuilder();
            portfolio.evidence().stream()
                    .filter(one -> !one.productId().equals(product))
                    .forEach(one -> builder.evidence(new Evidence(
                            new EvidenceId("taken-" + one.id()),
                            product,
                            one.kind(),
                            one.subject(),
                            one.subjectVersion(),
                            one.reference(),
                            one.author(),
                            one.observedAt(),
                            one.expires(),
                            one.environment(),
                            one.value())));
            return builder.build();
        });
    }

    /** 8: a criterion that is unmet has no result. */
    static Faulty leavingOut(DecisionService sound) {
        return saying(
                sound,
                (portfolio, decision) -> decision.results().stream()
                        .filter(result -> !(result instanceof Unmet))
                        .toList());
    }

    /** 9: a path goes round. */
    static Faulty goingRound(DecisionService sound) {
        return new Faulty(sound) {
            @Override
            public EscalationAgenda escalations(Portfolio portfolio, HostFacts host, Instant asOf) {
                EscalationAgenda agenda = super.escalations(portfolio, host, asOf);
                return new EscalationAgenda(
                        asOf, agenda.escalations().stream().map(Faulty::twice).toList());
            }
        };
    }

    private static Escalation twice(Escalation escalation) {
        List<EscalationStage> stages = new ArrayList<>(escalation.stages());
        stages.addAll(escalation.stages());
        return Escalation.of(escalation.matter(), escalation.summary(), stages);
    }

    /** 10: of several that decide, the first does. */
    static Faulty takingTheFirstDecider(DecisionService sound) {
        return new Faulty(sound) {
            @Override
            public Authority whoDecides(Portfolio portfolio, HostFacts host, DecisionRequest request, Instant asOf) {
                Authority authority = super.whoDecides(portfolio, host, request, asOf);
                return authority.resolution() instanceof Resolution.Conflict conflict
                                && conflict.rights().get(0).canBeUsed()
                        ? new Authority(
                                authority.request(),
                                asOf,
                                new Resolution.Decider(conflict.rights().get(0)),
                                authority.granted(),
                                authority.withheld(),
                                authority.packs())
                        : authority;
            }
        };
    }

    /** 11: a criterion is met where it is unmet. */
    static Faulty invertingACriterion(DecisionService sound, String inverted) {
        return saying(
                sound,
                (portfolio, decision) -> decision.results().stream()
                        .map(result -> result instanceof Unmet unmet
                                        && unmet.criterion().id().value().equals(inverted)
                                        && !portfolio.evidence().isEmpty()
                                ? (CriterionResult) new Met(unmet.criterion(), List.of(), 1, List.of())
                                : result)
                        .toList());
    }

    /** 12: values are taken for a hundred times what they are. */
    static Faulty takingSharesForPercents(DecisionService sound) {
        return seeing(
                sound,
                (portfolio, decision) -> evidence(
                        portfolio,
                        one -> one.value() == null
                                ? one
                                : new Evidence(
                                        one.id(),
                                        one.productId(),
                                        one.kind(),
                                        one.subject(),
                                        one.subjectVersion(),
                                        one.reference(),
                                        one.author(),
                                        one.observedAt(),
                                        one.expires(),
                                        one.environment(),
                                        one.value().multiply(BigDecimal.valueOf(100)))));
    }

    /** 13: whoever grants a waiver, it counts as granted by somebody who may. */
    static Faulty takingAnyGranter(DecisionService sound) {
        return seeing(
                sound,
                (portfolio, decision) -> waivers(
                        portfolio,
                        one -> sound
                                .whoDecides(
                                        portfolio,
                                        new DecisionRequest(
                                                DecisionId.WAIVER,
                                                one.productId(),
                                                one.gateId(),
                                                null,
                                                one.requestedBy()),
                                        one.grantedAt())
                                .rights(RightKind.DECIDES)
                                .stream()
                                .flatMap(right -> right.actors().stream())
                                .findFirst()
                                .map(granter -> grantedBy(one, granter))
                                .orElse(one)));
    }

    private static Waiver grantedBy(Waiver one, PersonId person) {
        return new Waiver(
                one.id(),
                one.productId(),
                one.gateId(),
                one.criterionId(),
                one.reason(),
                one.requestedBy(),
                person,
                one.grantedAt(),
                one.expires());
    }

    /** 14: practices are judged by the first piece of evidence of each product. */
    static Faulty assessingTheFirstOnly(DecisionService sound) {
        return new Faulty(sound) {
            @Override
            public Assessment assess(Portfolio portfolio, HostFacts host, Instant asOf) {
                Set<ProductId> seen = new HashSet<>();
                return super.assess(
                        Changed.withoutUnnamed(
                                portfolio,
                                fact -> fact instanceof Evidence evidence && !seen.add(evidence.productId())),
                        host,
                        asOf);
            }
        };
    }

    /** 15: of the items of flow, all but the last are counted. */
    static Faulty countingAllButTheLast(DecisionService sound) {
        return new Faulty(sound) {
            @Override
            public GateDecision decide(Portfolio portfolio, HostFacts host, GateRequest request, Instant asOf) {
                List<FlowItem> items = portfolio.flowItems();
                Portfolio fewer =
                        items.size() < 2 ? portfolio : Changed.without(portfolio, items.get(items.size() - 1)::equals);
                return super.decide(fewer, host, request, asOf);
            }
        };
    }

    @Override
    public List<PackReference> packs() {
        return sound.packs();
    }

    @Override
    public List<Gate> gates() {
        return sound.gates();
    }

    @Override
    public List<Criterion> criteria(GateId gateId) {
        return sound.criteria(gateId);
    }

    @Override
    public Set<DecisionId> decisions() {
        return sound.decisions();
    }

    @Override
    public List<Practice> practices() {
        return sound.practices();
    }

    @Override
    public GateDecision decide(Portfolio portfolio, HostFacts host, GateRequest request, Instant asOf) {
        return sound.decide(portfolio, host, request, asOf);
    }

    @Override
    public PortfolioReview review(Portfolio portfolio, HostFacts host, Instant asOf) {
        return sound.review(portfolio, host, asOf);
    }

    @Override
    public Assessment assess(Portfolio portfolio, HostFacts host, Instant asOf) {
        return sound.assess(portfolio, host, asOf);
    }

    @Override
    public Authority whoDecides(Portfolio portfolio, HostFacts host, DecisionRequest request, Instant asOf) {
        return sound.whoDecides(portfolio, host, request, asOf);
    }

    @Override
    public DecisionStanding standing(Portfolio portfolio, HostFacts host, DecisionRecordId decision, Instant asOf) {
        return sound.standing(portfolio, host, decision, asOf);
    }

    @Override
    public EscalationAgenda escalations(Portfolio portfolio, HostFacts host, Instant asOf) {
        return sound.escalations(portfolio, host, asOf);
    }
}
