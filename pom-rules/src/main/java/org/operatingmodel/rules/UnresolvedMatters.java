package org.operatingmodel.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.valuestream.ValueStreamId;

/** Finds what nobody has resolved in a portfolio, as of an instant; each matter with what it is, in a sentence. */
final class UnresolvedMatters {
    /** How long before its end a waiver that a gate rests on becomes a matter. */
    static final Duration WAIVER_NOTICE = Duration.ofDays(14);

    /** How long the review of an incident may be open before it is a matter. */
    static final Duration LONGEST_REVIEW = Duration.ofDays(14);

    private final Portfolio portfolio;
    private final Instant asOf;
    private final Map<ProductId, Product> products = new LinkedHashMap<>();
    private final Map<UnresolvedMatter, String> found = new LinkedHashMap<>();

    private UnresolvedMatters(Portfolio portfolio, Instant asOf) {
        this.portfolio = portfolio;
        this.asOf = asOf;
        portfolio.products().forEach(product -> products.put(product.id(), product));
    }

    /**
     * What nobody has resolved.
     *
     * @param decide what a gate says of a product
     * @param standing whether a decision that was asked for stands
     * @param breaches the guardrails of packs that are breached, and since when
     */
    static Map<UnresolvedMatter, String> of(
            Portfolio portfolio,
            Instant asOf,
            BiFunction<Product, GateId, GateDecision> decide,
            Function<DecisionRecord, DecisionStanding> standing,
            List<Assessor.Breach> breaches) {
        UnresolvedMatters matters = new UnresolvedMatters(portfolio, asOf);
        matters.submissions(decide);
        matters.decisions(standing);
        matters.risks();
        matters.waivers(decide);
        matters.budgets();
        matters.guardrails(breaches);
        matters.reviews();
        return matters.found;
    }

    private void submissions(BiFunction<Product, GateId, GateDecision> decide) {
        for (GateSubmission submission : portfolio.submissions()) {
            if (submission.presenceAt(asOf) == Presence.COUNTS) {
                Product product = products.get(submission.productId());
                GateDecision decision = decide.apply(product, submission.gateId());
                if (decision.blocked()) {
                    boolean unevaluable = decision.results().stream()
                            .filter(CriterionResult::blocks)
                            .anyMatch(Unevaluable.class::isInstance);
                    String headline = decision.explanation().headline();
                    add(
                            new UnresolvedMatter(
                                    unevaluable ? MatterKind.GATE_UNEVALUABLE : MatterKind.GATE_BLOCKED,
                                    product,
                                    submission.gateId(),
                                    null,
                                    submission.id().value(),
                                    submission.submittedAt(),
                                    asOf),
                            headline.substring(0, headline.length() - 1) + "; submitted by " + submission.submittedBy()
                                    + " at " + submission.submittedAt());
                }
            }
        }
    }

    private void decisions(Function<DecisionRecord, DecisionStanding> standing) {
        for (DecisionRecord decision : portfolio.decisions()) {
            if (decision.presenceAt(asOf) != Presence.COUNTS) {
                continue;
            }
            DecisionStanding found = standing.apply(decision);
            String headline = found.authority().headline();
            String why = headline.substring(0, headline.length() - 1);
            Instant due = decision.dueAt();
            if (found.ruling() == Ruling.UNRESOLVED) {
                boolean conflict = found.authority().resolution() instanceof Resolution.Conflict;
                add(
                        matter(
                                conflict ? MatterKind.SEVERAL_DECIDE : MatterKind.NOBODY_DECIDES,
                                decision,
                                decision.requestedAt()),
                        asked(decision) + ", but it cannot be told whether it stands: " + why);
            } else if (found.ruling() == Ruling.STOPPED) {
                Vote stopping = found.counted().stream()
                        .filter(vote -> vote.say() == RightKind.VETOES || vote.say() == RightKind.OVERRULES)
                        .min(Comparator.comparing((Vote vote) -> vote.say() != RightKind.VETOES)
                                .thenComparing(Vote::castAt))
                        .orElseThrow();
                add(
                        matter(MatterKind.VETOED, decision, stopping.castAt()),
                        asked(decision) + ", but " + stopping.personId()
                                + (stopping.say() == RightKind.VETOES ? " vetoed it at " : " overruled it at ")
                                + stopping.castAt());
            } else if (found.ruling() == Ruling.PENDING && due != null && !due.isAfter(asOf)) {
                add(
                        matter(MatterKind.DEADLINE_MISSED, decision, due),
                        asked(decision) + " and due at " + due + ", but not decided: " + why);
            }
        }
    }

    private UnresolvedMatter matter(MatterKind kind, DecisionRecord decision, Instant raisedAt) {
        ProductId product = decision.productId();
        return new UnresolvedMatter(
                kind,
                product == null ? null : products.get(product),
                decision.gateId(),
                decision.decisionId(),
                decision.id().value(),
                raisedAt,
                asOf);
    }

    private static String asked(DecisionRecord decision) {
        return "decision " + decision.id() + " '" + decision.decisionId() + "' was asked for by "
                + decision.requestedBy();
    }

    private void risks() {
        for (ProductRisk risk : portfolio.live(portfolio.risks())) {
            Milestone overdue = risk.milestones().stream()
                    .filter(step -> !step.done() && !step.due().isAfter(asOf))
                    .min(Comparator.comparing(Milestone::due))
                    .orElse(null);
            if (overdue != null && risk.open() && risk.presenceAt(asOf) == Presence.COUNTS) {
                add(
                        new UnresolvedMatter(
                                MatterKind.RISK_OVERDUE,
                                products.get(risk.productId()),
                                null,
                                null,
                                risk.id().value(),
                                later(overdue.due(), risk.raisedAt()),
                                asOf),
                        "milestone '" + overdue.name() + "' of risk " + risk.id() + " of '" + risk.productId()
                                + "' was due at " + overdue.due());
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void waivers(BiFunction<Product, GateId, GateDecision> decide) {
        for (Waiver waiver : portfolio.waivers()) {
            Instant notice = later(waiver.expires().minus(WAIVER_NOTICE), waiver.grantedAt());
            if (waiver.presenceAt(asOf) == Presence.COUNTS && !notice.isAfter(asOf)) {
                Product product = products.get(waiver.productId());
                boolean rests = decide.apply(product, waiver.gateId()).results().stream()
                        .anyMatch(result -> result instanceof Waived waived
                                && waived.waiver().id().equals(waiver.id()));
                if (rests) {
                    add(
                            new UnresolvedMatter(
                                    MatterKind.WAIVER_EXPIRING,
                                    product,
                                    waiver.gateId(),
                                    null,
                                    waiver.id().value(),
                                    notice,
                                    asOf),
                            "waiver " + waiver.id() + " for '" + waiver.criterionId() + "' of '" + waiver.productId()
                                    + "' ends at " + waiver.expires());
                }
            }
        }
    }

    private void budgets() {
        for (Budget budget : portfolio.budgets()) {
            List<Cost> charges = portfolio.costs().stream()
                    .filter(cost -> budget.productId().equals(cost.productId()))
                    .filter(cost -> !cost.from().isBefore(budget.from())
                            && !cost.to().isAfter(budget.to())
                            && !cost.to().isAfter(asOf))
                    .sorted(Comparator.comparing(Cost::to).thenComparing(Cost::id))
                    .toList();
            BigDecimal sum = BigDecimal.ZERO;
            @Nullable Instant since = null;
            String other = null;
            for (int i = 0; i < charges.size(); i++) {
                Cost charge = charges.get(i);
                if (!charge.currency().equals(budget.limit().currency())) {
                    since = since == null ? charge.to() : since;
                    other = charge.currency();
                } else {
                    sum = sum.add(charge.effective());
                }
                boolean last =
                        i == charges.size() - 1 || charges.get(i + 1).to().isAfter(charge.to());
                boolean above = sum.compareTo(budget.limit().amount()) > 0;
                if (last && other == null) {
                    since = above ? since == null ? charge.to() : since : null;
                }
            }
            if (since != null) {
                add(
                        new UnresolvedMatter(
                                MatterKind.GUARDRAIL_BREACHED,
                                products.get(budget.productId()),
                                null,
                                null,
                                budget.id().value(),
                                since,
                                asOf),
                        "budget " + budget.id() + " of '" + budget.productId() + "' is " + budget.limit()
                                + (other == null
                                        ? ", but " + sum.toPlainString() + " "
                                                + budget.limit().currency() + " was charged"
                                        : ", and charges in " + other + " are not compared with it"));
            }
        }
    }

    private void reviews() {
        for (Incident incident : portfolio.live(portfolio.incidents())) {
            Instant due = incident.occurredAt().plus(LONGEST_REVIEW);
            if (incident.presenceAt(asOf) == Presence.COUNTS && !incident.reviewedInTime(LONGEST_REVIEW, asOf)) {
                add(
                        new UnresolvedMatter(
                                MatterKind.REVIEW_OVERDUE,
                                products.get(incident.productId()),
                                null,
                                null,
                                incident.id().value(),
                                due,
                                asOf),
                        "incident " + incident.id() + " of '" + incident.productId() + "' occurred at "
                                + incident.occurredAt() + ", and its review is open");
            }
        }
    }

    /** Guardrails that packs state; the portfolio's product is absent where one is asked of a stream or the portfolio. */
    private void guardrails(List<Assessor.Breach> breaches) {
        breaches.forEach(found -> {
            PracticeResult breach = found.result();
            ProductId product = breach.productId();
            ValueStreamId stream = breach.valueStreamId();
            String cause = breach.cause();
            add(
                    new UnresolvedMatter(
                            MatterKind.GUARDRAIL_BREACHED,
                            product == null ? null : products.get(product),
                            null,
                            null,
                            breach.practice().id() + (stream == null ? "" : " of " + stream),
                            found.since(),
                            found.fromTheStart(),
                            asOf),
                    "guardrail '" + breach.practice().id() + "' of " + breach.about() + " is "
                            + (cause == null
                                    ? "breached: "
                                            + breach.failedConditions().get(0).summary()
                                    : "unevaluable: " + cause));
        });
    }

    private void add(UnresolvedMatter matter, String summary) {
        found.put(matter, summary);
    }
}
