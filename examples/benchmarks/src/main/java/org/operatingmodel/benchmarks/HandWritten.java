package org.operatingmodel.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.risk.Control;
import org.operatingmodel.risk.ControlKind;
import org.operatingmodel.risk.DataField;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.risk.Severity;

/** The twenty criteria as a programmer would write them by hand, over a small index of the facts: what is possible. */
final class HandWritten {
    private static final BigDecimal OBJECTIVE = new BigDecimal("0.995");
    private static final BigDecimal RESERVE = new BigDecimal("1.1");
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final Duration FRESH = Duration.ofDays(200);

    private final List<Evidence> evidence = new ArrayList<>(8);
    private final List<Approval> approvals = new ArrayList<>(2);
    private final List<RoleHolding> holdings = new ArrayList<>(2);
    private final List<EventSchema> events = new ArrayList<>(2);
    private final List<ProductRisk> risks = new ArrayList<>(2);
    private final List<Control> controls = new ArrayList<>(2);
    private final List<DataField> fields = new ArrayList<>(2);
    private final List<Slo> slos = new ArrayList<>(2);
    private final List<Budget> budgets = new ArrayList<>(2);
    private final List<Cost> costs = new ArrayList<>(2);
    private final List<Outcome> outcomes = new ArrayList<>(2);
    private final List<RiskRegister> registers = new ArrayList<>(2);
    private final List<DataInventory> inventories = new ArrayList<>(2);
    private final GateReview review;
    private final ProductId product;
    private final Instant asOf;

    private HandWritten(List<Record> facts) {
        GateReview found = null;
        for (Record fact : facts) {
            if (fact instanceof GateReview one) {
                found = one;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("facts must have a review, but have none.");
        }
        review = found;
        product = review.productId();
        asOf = review.asOf();
        for (Record fact : facts) {
            index(fact);
        }
    }

    private void index(Record fact) {
        if (fact instanceof Evidence one && one.productId().equals(product)) {
            evidence.add(one);
        } else if (fact instanceof Approval one && one.productId().equals(product)) {
            approvals.add(one);
        } else if (fact instanceof RoleHolding one) {
            holdings.add(one);
        } else if (fact instanceof EventSchema one && one.productId().equals(product)) {
            events.add(one);
        } else if (fact instanceof ProductRisk one && one.productId().equals(product)) {
            risks.add(one);
        } else if (fact instanceof Control one && one.productId().equals(product)) {
            controls.add(one);
        } else if (fact instanceof DataField one && one.productId().equals(product)) {
            fields.add(one);
        } else if (fact instanceof Slo one && one.productId().equals(product)) {
            slos.add(one);
        } else if (fact instanceof Budget one && one.productId().equals(product)) {
            budgets.add(one);
        } else if (fact instanceof Cost one && product.equals(one.productId())) {
            costs.add(one);
        } else if (fact instanceof Outcome one) {
            outcomes.add(one);
        } else if (fact instanceof RiskRegister one && one.productId().equals(product)) {
            registers.add(one);
        } else if (fact instanceof DataInventory one && one.productId().equals(product)) {
            inventories.add(one);
        }
    }

    /** The criteria that the facts meet. */
    static List<String> met(List<Record> facts) {
        HandWritten here = new HandWritten(facts);
        List<String> met = new ArrayList<>(Workload.CRITERIA);
        add(met, "workload.build-runs", here.of(EvidenceKind.RUNNABLE_BUILD) != null);
        add(met, "workload.build-is-released", here.buildIsReleased());
        add(met, "workload.runbook-approved", here.runbookApproved());
        add(met, "workload.runbook-exercised", here.runbookExercised());
        add(met, "workload.operations-approves", here.operationsApproves());
        add(met, "workload.telemetry-live", here.telemetryLive());
        add(met, "workload.on-call", here.onCall());
        add(met, "workload.support-trained", here.supportTrained());
        add(met, "workload.no-critical-risk", here.noCriticalRisk());
        add(met, "workload.risks-on-track", here.risksOnTrack());
        add(met, "workload.risk-worked-on", here.riskWorkedOn());
        add(met, "workload.security-control", here.securityControl());
        add(met, "workload.no-late-control", here.noLateControl());
        add(met, "workload.personal-data", here.personalData());
        add(met, "workload.objective", here.objective());
        add(met, "workload.within-budget", here.withinBudget(BigDecimal.ONE));
        add(met, "workload.reserve", here.withinBudget(RESERVE));
        add(met, "workload.mobile", here.review.product().channels().contains(Channel.MOBILE));
        add(met, "workload.outcome", here.outcome());
        add(met, "workload.enough-evidence", here.enoughEvidence());
        return met;
    }

    private static void add(List<String> met, String criterion, boolean holds) {
        if (holds) {
            met.add(criterion);
        }
    }

    private @Nullable Evidence of(EvidenceKind kind) {
        return first(evidence, one -> one.kind().equals(kind));
    }

    private static <T> @Nullable T first(List<T> all, Predicate<T> asked) {
        for (T one : all) {
            if (asked.test(one)) {
                return one;
            }
        }
        return null;
    }

    private static <T> boolean any(List<T> all, Predicate<T> asked) {
        return first(all, asked) != null;
    }

    private boolean buildIsReleased() {
        String version = review.product().releasedVersion();
        return version != null
                && any(
                        evidence,
                        one -> one.kind().equals(EvidenceKind.RUNNABLE_BUILD) && version.equals(one.subjectVersion()));
    }

    private boolean runbookApproved() {
        return any(
                evidence,
                runbook -> runbook.kind().equals(EvidenceKind.RUNBOOK)
                        && runbook.subjectVersion() != null
                        && any(
                                approvals,
                                approval -> approval.evidenceId().equals(runbook.id())
                                        && !approval.approver().equals(runbook.author())));
    }

    private boolean runbookExercised() {
        return any(
                evidence,
                runbook -> runbook.kind().equals(EvidenceKind.RUNBOOK)
                        && any(
                                evidence,
                                exercise -> exercise.kind().equals(EvidenceKind.RUNBOOK_EXERCISE)
                                        && runbook.id().value().equals(exercise.subject())
                                        && exercise.observedWithin(HALF_A_YEAR, asOf)));
    }

    private boolean operationsApproves() {
        return any(
                approvals,
                approval -> any(
                        holdings,
                        holding -> holding.personId().equals(approval.approver())
                                && holding.roleId().equals(RoleId.OPERATIONS)
                                && holding.heldAt(asOf)));
    }

    private boolean telemetryLive() {
        return !events.isEmpty()
                && !any(
                        events,
                        event -> !any(
                                evidence,
                                one -> one.kind().equals(EvidenceKind.TELEMETRY)
                                        && event.id().value().equals(one.subject())
                                        && one.observedWithin(TWO_WEEKS, asOf)));
    }

    private boolean onCall() {
        return any(evidence, one -> one.kind().equals(EvidenceKind.ON_CALL) && one.observedWithin(MONTH, asOf));
    }

    private boolean supportTrained() {
        return any(evidence, one -> {
            BigDecimal value = one.value();
            return one.kind().equals(EvidenceKind.TRAINING)
                    && "support".equals(one.subject())
                    && value != null
                    && value.signum() > 0;
        });
    }

    private boolean registerReviewed() {
        return any(registers, register -> register.reviewedWithin(MONTH, asOf));
    }

    private boolean noCriticalRisk() {
        return registerReviewed() && !any(risks, risk -> risk.open() && risk.severity() == Severity.CRITICAL);
    }

    private boolean risksOnTrack() {
        return registerReviewed()
                && !any(risks, risk -> risk.open() && (risk.owner() == null || !risk.onTrackAt(asOf)));
    }

    private boolean riskWorkedOn() {
        return any(risks, risk -> risk.open() && any(risk.milestones(), Milestone::done));
    }

    private boolean securityControl() {
        return any(controls, control -> control.kind() == ControlKind.SECURITY && !control.boltedOn());
    }

    private boolean noLateControl() {
        return any(controls, control -> !control.boltedOn()) && !any(controls, Control::boltedOn);
    }

    private boolean personalData() {
        return any(inventories, inventory -> inventory.reviewedWithin(QUARTER, asOf))
                && !any(fields, field -> {
                    Integer days = field.retentionDays();
                    return field.purpose() == null || days == null || days > field.retentionLimitDays();
                });
    }

    private boolean objective() {
        return any(slos, slo -> slo.target().compareTo(OBJECTIVE) >= 0);
    }

    private boolean withinBudget(BigDecimal reserve) {
        return any(budgets, budget -> {
            BigDecimal spent = BigDecimal.ZERO;
            for (Cost cost : costs) {
                if (cost.currency().equals(budget.limit().currency())) {
                    spent = spent.add(cost.billed());
                }
            }
            return spent.multiply(reserve).compareTo(budget.limit().amount()) <= 0;
        });
    }

    private boolean outcome() {
        return any(
                outcomes,
                outcome -> outcome.quantified() && review.product().outcomeIds().contains(outcome.id()));
    }

    private boolean enoughEvidence() {
        int count = 0;
        for (Evidence one : evidence) {
            if (one.observedWithin(FRESH, asOf)) {
                count++;
            }
        }
        return count >= 5;
    }
}
