package org.operatingmodel.testkit.law;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloVerdict;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.testkit.Situation;

/** L6: nothing dated after the instant counts, nor what ended at it. */
final class Freshness {
    private Freshness() {}

    static void check(Policy policy, Situation situation) {
        GateDecision decision = Decided.decide(policy.service(), situation);
        for (Record fact : decision.facts()) {
            if (fact instanceof Dated dated) {
                Instant end = dated.expires();
                // a role that has ended stays a fact: each rule says at which instant it must be held
                if (dated.countsFrom().isAfter(situation.asOf())
                        || !(fact instanceof RoleHolding)
                                && end != null
                                && !situation.asOf().isBefore(end)) {
                    throw new Breach("a fact that does not count as of " + situation.asOf()
                                    + " is among those that the criteria could read: " + fact)
                            .with("decision", decision);
                }
            }
        }
        Portfolio more = withWhatDoesNotCount(situation.portfolio(), situation.asOf());
        GateDecision decisionMore = Decided.decide(policy.service(), situation.with(more));
        Map<String, CriterionResult> results = Decided.results(decisionMore);
        for (CriterionResult result : decision.results()) {
            CriterionResult then = results.get(Decided.key(result.criterion()));
            if (then == null || !then.word().equals(result.word())) {
                throw new Breach(
                                "the criterion is " + (then == null ? "gone" : then.word())
                                        + " with facts that are dated after the instant or ended at it",
                                result.criterion())
                        .with("decision", decision)
                        .with("with facts that do not count", decisionMore);
            }
        }
    }

    /** Copies of the facts: of a nanosecond later than the instant, or with an end exactly at it. */
    private static Portfolio withWhatDoesNotCount(Portfolio portfolio, Instant asOf) {
        Instant later = asOf.plusNanos(1);
        Portfolio.Builder builder = portfolio.toBuilder();
        List<Evidence> added = new ArrayList<>();
        for (Evidence one : portfolio.evidence()) {
            added.add(dated(one, "later-" + one.id(), later, null));
            // Its author recorded evidence before, so that this changes nothing about who may grant a waiver.
            if (!one.observedAt().isAfter(asOf) && one.observedAt().isBefore(asOf)) {
                added.add(dated(one, "ended-" + one.id(), one.observedAt(), asOf));
            }
        }
        added.forEach(builder::evidence);
        for (Approval one : portfolio.approvals()) {
            builder.approvals(new Approval(
                    new ApprovalId("later-" + one.id()), one.productId(), one.evidenceId(), one.approver(), later));
        }
        for (ProductRisk one : portfolio.risks()) {
            builder.risks(new ProductRisk(
                    new RiskId("later-" + one.id()),
                    one.productId(),
                    one.title(),
                    one.severity(),
                    one.open(),
                    one.owner(),
                    one.milestones(),
                    later));
        }
        portfolio.products().forEach(product -> {
            builder.riskRegisters(new RiskRegister(product.id(), later));
            builder.dataInventories(new DataInventory(product.id(), later));
        });
        for (RoleHolding one : portfolio.roleHoldings()) {
            builder.roleHoldings(new RoleHolding(one.personId(), one.roleId(), later, null));
        }
        for (SloCount one : portfolio.sloCounts()) {
            builder.sloCounts(
                    new SloCount(one.productId(), one.sloId(), one.from(), asOf.plusSeconds(1), 0, 1_000_000));
        }
        for (SloEvaluation one : portfolio.sloEvaluations()) {
            builder.sloEvaluations(new SloEvaluation(
                    new SloEvaluationId("later-" + one.id()),
                    one.productId(),
                    one.environment(),
                    one.definitionVersion(),
                    one.release(),
                    SloVerdict.PASS,
                    null,
                    0,
                    one.from(),
                    one.to(),
                    later));
        }
        for (UsageCount one : portfolio.usageCounts()) {
            builder.usageCounts(new UsageCount(
                    one.productId(), one.measure(), asOf.minus(Duration.ofDays(7)), later, one.count() + 1));
        }
        for (FlowItem one : portfolio.flowItems()) {
            builder.flowItems(new FlowItem(
                    new FlowItemId("later-" + one.id()),
                    one.productId(),
                    null,
                    one.type(),
                    List.of(new FlowTransition("Doing", FlowState.ACTIVE, asOf, 0))));
        }
        for (Cost one : portfolio.costs()) {
            builder.costs(new Cost(
                    "later-" + one.id(),
                    one.productId(),
                    one.from(),
                    one.from().isAfter(asOf) ? one.to() : later,
                    one.category(),
                    BigDecimal.TEN,
                    BigDecimal.TEN,
                    "CHF",
                    one.provider(),
                    one.service(),
                    one.tags()));
        }
        return builder.build();
    }

    private static Evidence dated(Evidence one, String id, Instant at, @Nullable Instant end) {
        return new Evidence(
                new EvidenceId(id),
                one.productId(),
                one.kind(),
                one.subject(),
                one.subjectVersion(),
                one.reference(),
                one.author(),
                at,
                end,
                one.environment(),
                one.value());
    }
}
