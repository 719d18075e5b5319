package org.operatingmodel.rules.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.WithheldRight;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.FailedConstraint;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.testing.RuleCoverage.OfCondition;
import org.operatingmodel.rules.testing.RuleCoverage.OfConstraint;
import org.operatingmodel.rules.testing.RuleCoverage.OfStatement;

/**
 * A service that passes the answers of another one on, and counts for each rule of some packs what it came to in them.
 *
 * <p>Safe for use by several threads. What the other service asks itself in between is not seen.
 *
 * @since 0.1
 */
public final class ObservedDecisions implements DecisionService {
    private final DecisionService service;
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Place, Tally> byPlace = new HashMap<>();

    ObservedDecisions(DecisionService service, Collection<RulePack> packs) {
        this.service = Objects.requireNonNull(service, "service");
        for (OfStatement statement : RuleCoverage.none(packs).statements()) {
            Tally tally = new Tally(statement);
            tallies.add(tally);
            byPlace.put(new Place(statement.packId(), statement.file(), statement.line()), tally);
        }
    }

    /** Where a rule stands, by which answers name it. */
    private record Place(PackId packId, String file, int line) {}

    /** What has been seen so far. */
    public RuleCoverage coverage() {
        return new RuleCoverage(tallies.stream().map(Tally::seen).toList());
    }

    @Override
    public List<PackReference> packs() {
        return service.packs();
    }

    @Override
    public List<Gate> gates() {
        return service.gates();
    }

    @Override
    public List<Criterion> criteria(GateId gateId) {
        return service.criteria(gateId);
    }

    @Override
    public Set<DecisionId> decisions() {
        return service.decisions();
    }

    @Override
    public List<Practice> practices() {
        return service.practices();
    }

    @Override
    public GateDecision decide(Portfolio portfolio, HostFacts hostFacts, GateRequest request, Instant asOf) {
        GateDecision decision = service.decide(portfolio, hostFacts, request, asOf);
        decision.results().forEach(this::count);
        return decision;
    }

    @Override
    public PortfolioReview review(Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        PortfolioReview review = service.review(portfolio, hostFacts, asOf);
        review.decisions().forEach(decision -> decision.results().forEach(this::count));
        return review;
    }

    @Override
    public Assessment assess(Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        Assessment assessment = service.assess(portfolio, hostFacts, asOf);
        assessment.results().forEach(this::count);
        return assessment;
    }

    @Override
    public Authority whoDecides(Portfolio portfolio, HostFacts hostFacts, DecisionRequest request, Instant asOf) {
        return counted(service.whoDecides(portfolio, hostFacts, request, asOf));
    }

    @Override
    public DecisionStanding standing(
            Portfolio portfolio, HostFacts hostFacts, DecisionRecordId decision, Instant asOf) {
        DecisionStanding standing = service.standing(portfolio, hostFacts, decision, asOf);
        counted(standing.authority());
        return standing;
    }

    @Override
    public EscalationAgenda escalations(Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        EscalationAgenda agenda = service.escalations(portfolio, hostFacts, asOf);
        for (Escalation escalation : agenda.escalations()) {
            for (EscalationStage stage : escalation.stages()) {
                String result = stage.skipped() == null ? "asked" : "skipped";
                with(stage.packId(), stage.file(), stage.line(), tally -> tally.result(result));
            }
        }
        return agenda;
    }

    private Authority counted(Authority authority) {
        for (GrantedRight right : authority.granted()) {
            with(right.packId(), right.file(), right.line(), tally -> {
                tally.result("granted");
                tally.holds();
            });
        }
        for (WithheldRight right : authority.withheld()) {
            with(right.packId(), right.file(), right.line(), tally -> tally.result("not granted"));
        }
        return authority;
    }

    private void with(PackId packId, String file, int line, java.util.function.Consumer<Tally> counted) {
        Tally tally = byPlace.get(new Place(packId, file, line));
        if (tally != null) {
            counted.accept(tally);
        }
    }

    private void count(CriterionResult result) {
        Criterion criterion = result.criterion();
        with(criterion.packId(), criterion.file(), criterion.line(), tally -> {
            tally.result(result.word());
            count(result, tally);
        });
    }

    private static void count(CriterionResult result, Tally tally) {
        if (result instanceof Met) {
            tally.holds();
        } else if (result instanceof Waived waived) {
            count(waived.unmet(), tally);
        } else if (result instanceof InGrace inGrace) {
            count(inGrace.shortfall(), tally);
        } else if (result instanceof Unmet unmet) {
            unmet.refusedWaivers().forEach(refused -> tally.result("waiver refused"));
            tally.fails(unmet.failedConditions(), true);
        } else if (result instanceof NotApplicable notApplicable) {
            tally.fails(List.of(notApplicable.scope()), false);
        }
    }

    private void count(PracticeResult result) {
        Practice practice = result.practice();
        with(practice.packId(), practice.file(), practice.line(), tally -> {
            tally.result(result.verdict().word());
            if (result.verdict() == PracticeVerdict.MET) {
                tally.holds();
            } else {
                tally.fails(result.failedConditions(), result.verdict() == PracticeVerdict.UNMET);
            }
        });
    }

    /** The counts of one rule. */
    private static final class Tally {
        private OfStatement seen;

        Tally(OfStatement none) {
            this.seen = none;
        }

        synchronized OfStatement seen() {
            return seen;
        }

        synchronized void result(String word) {
            Map<String, Long> results = new HashMap<>(seen.results());
            results.merge(word, 1L, Long::sum);
            become(results, seen.conditions());
        }

        private void become(Map<String, Long> results, List<OfCondition> conditions) {
            seen = new OfStatement(
                    seen.packId(), seen.kind(), seen.label(), seen.file(), seen.line(), results, conditions);
        }

        synchronized void holds() {
            become(
                    seen.results(),
                    seen.conditions().stream()
                            .map(each -> with(each, true, null))
                            .toList());
        }

        /** @param inScope whether the scope holds, so that every condition before the first that fails does */
        synchronized void fails(List<FailedCondition> failed, boolean inScope) {
            List<OfCondition> conditions = new ArrayList<>();
            boolean before = inScope;
            for (OfCondition condition : seen.conditions()) {
                FailedCondition here = failed.stream()
                        .filter(each -> each.kind() != FailedCondition.Kind.NOT_IN_FORCE)
                        .filter(each -> within(condition, each.line(), each.column()))
                        .findFirst()
                        .orElse(null);
                before &= here == null;
                conditions.add(here != null || before ? with(condition, before, here) : condition);
            }
            become(seen.results(), conditions);
        }

        private static boolean within(OfCondition condition, int line, int column) {
            List<String> lines = condition.text().lines().toList();
            int last = condition.line() + lines.size() - 1;
            boolean starts = line > condition.line() || line == condition.line() && column >= condition.column();
            int end = lines.get(lines.size() - 1).length() + (lines.size() == 1 ? condition.column() : 1);
            return starts && (line < last || line == last && column < end);
        }

        private static OfCondition with(OfCondition condition, boolean holds, @Nullable FailedCondition failed) {
            return new OfCondition(
                    condition.line(),
                    condition.column(),
                    condition.text(),
                    condition.counted(),
                    condition.matched() + (holds ? 1 : 0),
                    condition.decisive() + (failed == null ? 0 : 1),
                    failed == null
                            ? condition.constraints()
                            : condition.constraints().stream()
                                    .map(each -> missed(each, failed))
                                    .toList());
        }

        private static OfConstraint missed(OfConstraint constraint, FailedCondition failed) {
            for (NearMiss near : failed.nearest()) {
                for (FailedConstraint each : near.failed()) {
                    if (each.line() == constraint.line() && each.column() == constraint.column()) {
                        return new OfConstraint(
                                constraint.line(), constraint.column(), constraint.text(), constraint.missed() + 1);
                    }
                }
            }
            return constraint;
        }
    }
}
