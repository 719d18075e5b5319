package org.operatingmodel.testkit.law;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/** L7: a waiver covers what it may, and what covers nothing is as good as none. */
final class WaiverCover {
    private WaiverCover() {}

    static void check(Policy policy, Situation situation) {
        GateDecision decision = Decided.decide(policy.service(), situation);
        GateDecision bare = Decided.decide(
                policy.service(), situation.with(Changed.without(situation.portfolio(), Waiver.class::isInstance)));
        unwaivedTheSame(decision, bare);
        boolean waives = decision.results().stream().anyMatch(Waived.class::isInstance);
        if (waives && decision.verdict() == Verdict.PASSED) {
            throw new Breach("the gate is passed without a word of its waivers").with("decision", decision);
        }
        Optional<Gate> gate = policy.service().gates().stream()
                .filter(each -> each.id().equals(situation.request().gateId()))
                .findFirst();
        for (CriterionResult result : decision.results()) {
            if (result instanceof Waived waived) {
                covered(policy, situation, decision, waived, gate);
            } else if (result instanceof Unmet && gate.isPresent()) {
                notCovered(policy, situation, decision, result.criterion(), gate.get());
            }
        }
    }

    private static void unwaivedTheSame(GateDecision decision, GateDecision bare) {
        Map<String, CriterionResult> results = Decided.results(bare);
        for (CriterionResult result : decision.results()) {
            CriterionResult without = results.get(Decided.key(result.criterion()));
            if (without == null || !Decided.unwaived(result).equals(Decided.unwaived(without))) {
                throw new Breach(
                                "a waiver changes what a criterion comes to otherwise than by covering it",
                                result.criterion())
                        .with("decision", decision)
                        .with("without waivers", bare);
            }
        }
    }

    private static void covered(
            Policy policy, Situation situation, GateDecision decision, Waived waived, Optional<Gate> gate) {
        Criterion criterion = waived.criterion();
        Waiver waiver = waived.waiver();
        if (!situation.portfolio().waivers().contains(waiver)) {
            throw new Breach("the waiver is not one of the portfolio: " + waiver, criterion).with("decision", decision);
        }
        String fault = gate.isEmpty()
                ? "the gate that it is for is not defined"
                : fault(policy, waiver, criterion, situation, gate.get());
        Optional<Rule> rule = policy.rule(criterion);
        for (Evidence evidence : situation.portfolio().evidence()) {
            if (fault == null
                    && rule.isPresent()
                    && reads(rule.get(), evidence.kind())
                    && vouched(situation.portfolio(), evidence, waiver, situation.asOf())) {
                fault = "who granted it recorded or approved evidence that the criterion reads, '" + evidence.id()
                        + "'";
            }
        }
        if (fault != null) {
            throw new Breach("the waiver '" + waiver.id() + "' covers the criterion, though " + fault, criterion)
                    .with("decision", decision);
        }
    }

    private static void notCovered(
            Policy policy, Situation situation, GateDecision decision, Criterion criterion, Gate gate) {
        Portfolio portfolio = situation.portfolio();
        for (Waiver waiver : portfolio.waivers()) {
            if (fault(policy, waiver, criterion, situation, gate) == null
                    && portfolio.evidence().stream()
                            .noneMatch(evidence -> vouched(portfolio, evidence, waiver, situation.asOf()))) {
                throw new Breach(
                                "the waiver '" + waiver.id() + "' does not cover the criterion, though nothing is wrong"
                                        + " with it",
                                criterion)
                        .with("decision", decision);
            }
        }
    }

    private static boolean reads(Rule rule, EvidenceKind kind) {
        return Pattern.compile("EvidenceKind\\." + kind.value() + "\\b|\"" + kind.value() + "\"")
                .matcher(rule.source().text())
                .find();
    }

    /** Whether the granter of a waiver recorded or approved a piece of evidence of the product. */
    private static boolean vouched(Portfolio portfolio, Evidence evidence, Waiver waiver, Instant asOf) {
        boolean approved = portfolio.approvals().stream()
                .anyMatch(approval -> approval.approver().equals(waiver.grantedBy())
                        && approval.productId().equals(waiver.productId())
                        && approval.evidenceId().equals(evidence.id())
                        && !approval.approvedAt().isAfter(asOf));
        return (approved || evidence.author().equals(waiver.grantedBy()))
                && evidence.productId().equals(waiver.productId())
                && !evidence.observedAt().isAfter(asOf);
    }

    /** What is wrong with a waiver for a criterion, without a full stop; null when nothing is. */
    private static @Nullable String fault(
            Policy policy, Waiver waiver, Criterion criterion, Situation situation, Gate gate) {
        Instant asOf = situation.asOf();
        if (criterion.enforcement() != Enforcement.WAIVABLE) {
            return "it is " + criterion.enforcement().word();
        } else if (!waiver.productId().equals(situation.request().productId())
                || !waiver.gateId().equals(situation.request().gateId())
                || !waiver.criterionId().equals(criterion.id())) {
            return "it is about something else";
        } else if (waiver.grantedAt().isAfter(asOf)) {
            return "it is granted only at " + waiver.grantedAt();
        } else if (!waiver.expires().isAfter(asOf)) {
            return "it ended at " + waiver.expires();
        } else if (Duration.between(waiver.grantedAt(), waiver.expires()).compareTo(gate.longestWaiver()) > 0) {
            return "it lasts longer than " + gate.longestWaiver();
        } else if (waiver.grantedBy().equals(waiver.requestedBy())) {
            return "who granted it asked for it";
        }
        return grant(policy, waiver, situation, gate);
    }

    /** Why who granted a waiver may not, without a full stop; null when they may: by the rights of packs, or else by the gate. */
    private static @Nullable String grant(Policy policy, Waiver waiver, Situation situation, Gate gate) {
        PersonId granter = waiver.grantedBy();
        if (policy.service().decisions().contains(DecisionId.WAIVER)) {
            Resolution resolution = policy.service()
                    .whoDecides(
                            situation.portfolio(),
                            new DecisionRequest(
                                    DecisionId.WAIVER, waiver.productId(), gate.id(), null, waiver.requestedBy()),
                            waiver.grantedAt())
                    .resolution();
            if (resolution instanceof Resolution.Decider decider) {
                GrantedRight right = decider.right();
                return right.actors().contains(granter) && right.seatsFilledBy(Set.of(granter)) >= right.quorum()
                        ? null
                        : "by the rights that packs state, '" + granter + "' could not grant it alone at "
                                + waiver.grantedAt();
            } else if (!(resolution instanceof Resolution.Gap gap)
                    || gap.reason() != Resolution.GapReason.ROLES_OF_GATE) {
                return "by the rights that packs state, nobody could grant it at " + waiver.grantedAt();
            }
        }
        Product product = situation.portfolio().product(waiver.productId()).orElseThrow();
        boolean held = situation.portfolio().roleHoldings().stream()
                .anyMatch(holding -> holding.personId().equals(granter)
                        && gate.waiverGranters().contains(holding.roleId())
                        && holding.isFor(product)
                        && holding.heldAt(waiver.grantedAt()));
        return held ? null : "who granted it held no role that may when it was granted";
    }
}
