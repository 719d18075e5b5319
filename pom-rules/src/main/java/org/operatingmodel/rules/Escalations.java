package org.operatingmodel.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Seat;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.escalation.BusinessCalendar;
import org.operatingmodel.escalation.Deadline;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.AgreedRules;
import org.operatingmodel.rules.internal.AgreedRules.Judgement;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.internal.RuleEngine;
import org.operatingmodel.rules.language.EscalationStep;

/**
 * Finds the one path of each unresolved matter, by the escalation steps of the loaded packs.
 *
 * <p>A path starts at a step that no other goes on to. Of those that are for a matter it takes the one of the rank that comes
 * first: those with a condition of base and organisation packs; those without of organisation packs; those of team packs with
 * and then without a condition; those without of base packs, which are the last resort. Within a rank it takes the one that
 * is due first, then the one whose id comes first. So a team's pack leads nothing away that its organisation routes.
 */
final class Escalations {
    private final List<Part> parts = new ArrayList<>();
    private final Set<Class<? extends Record>> types = new LinkedHashSet<>();

    /** What one pack states. */
    private record Part(RulePack pack, List<EscalationStep> steps, AgreedRules judged) {}

    /**
     * A step, and what it makes of a matter.
     *
     * @param skipped why the matter goes on from it at once; absent when it does not
     */
    private record Judged(
            RulePack pack, EscalationStep step, @Nullable String skipped) {
        int rank() {
            boolean conditional =
                    !step.conditions().isEmpty() || !step.scope().items().isEmpty();
            return switch (pack.manifest().layer()) {
                case BASE -> conditional ? 0 : 4;
                case ORGANISATION -> conditional ? 0 : 1;
                case TEAM -> conditional ? 2 : 3;
            };
        }
    }

    Escalations(List<RulePack> packs, Governance.Engines engines) {
        List<EscalationStep> all =
                packs.stream().flatMap(pack -> pack.escalations().stream()).toList();
        types.addAll(PackCriteria.factTypes(all));
        RuleEngine engine = engines.over(types);
        for (RulePack pack : packs) {
            if (!pack.escalations().isEmpty()) {
                parts.add(new Part(pack, pack.escalations(), new AgreedRules(pack.escalations(), engine)));
            }
        }
    }

    /** The agenda of the matters. */
    EscalationAgenda agenda(PortfolioIndex index, Map<UnresolvedMatter, String> matters, Instant asOf) {
        BusinessCalendar calendar =
                index.portfolio().calendars().stream().findFirst().orElse(null);
        List<Escalation> escalations = new ArrayList<>();
        matters.forEach((matter, summary) ->
                escalations.add(Escalation.of(matter, summary, stages(index, matter, calendar, asOf))));
        escalations.sort(Comparator.comparing((Escalation each) -> each.deadEnd() == null)
                .thenComparing(
                        each -> each.current().map(EscalationStage::dueAt).orElse(Instant.MIN))
                .thenComparing(each -> each.matter().key()));
        return new EscalationAgenda(asOf, escalations);
    }

    private List<EscalationStage> stages(
            PortfolioIndex index, UnresolvedMatter matter, @Nullable BusinessCalendar calendar, Instant asOf) {
        Map<EscalationId, Judged> judged = judged(index, matter, asOf);
        Set<EscalationId> gone = judged.values().stream()
                .map(each -> each.step().then())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Judged next = judged.values().stream()
                .filter(each ->
                        each.skipped() == null && !gone.contains(each.step().id()))
                .min(Comparator.comparing(Judged::rank)
                        .thenComparing(each -> each.step().within())
                        .thenComparing(each -> each.step().id()))
                .orElse(null);
        List<EscalationStage> stages = new ArrayList<>();
        Set<EscalationId> seen = new HashSet<>();
        while (next != null && seen.add(next.step().id())) {
            stages.add(stage(index, next, matter, calendar, asOf));
            EscalationId then = next.step().then();
            next = then == null ? null : judged.get(then);
        }
        return stages;
    }

    private Map<EscalationId, Judged> judged(PortfolioIndex index, UnresolvedMatter matter, Instant asOf) {
        Facts facts = index.slice(matter.product(), matter, asOf, types);
        Map<EscalationId, Judged> judged = new LinkedHashMap<>();
        for (Part part : parts) {
            List<Judgement> judgements = part.judged().over(facts);
            for (int i = 0; i < judgements.size(); i++) {
                EscalationStep step = part.steps().get(i);
                String skipped = Outside.of(part.pack().manifest(), step.effectivePeriod(), matter.product(), asOf);
                if (skipped == null && judgements.get(i).evaluation() instanceof Evaluation.Unmatched unmatched) {
                    skipped =
                            Explainer.whyNot(
                                            Objects.requireNonNull(
                                                    judgements.get(i).evaluator()),
                                            facts,
                                            unmatched)
                                    .stream()
                                    .map(FailedCondition::summary)
                                    .collect(Collectors.joining("; "));
                }
                judged.putIfAbsent(step.id(), new Judged(part.pack(), step, skipped));
            }
        }
        return judged;
    }

    private static EscalationStage stage(
            PortfolioIndex index,
            Judged judged,
            UnresolvedMatter matter,
            @Nullable BusinessCalendar calendar,
            Instant asOf) {
        EscalationStep step = judged.step();
        List<Seat> seats = index.seats(step.to(), matter.product(), matter.decisionId(), null, asOf);
        Set<PersonId> people = new TreeSet<>();
        seats.forEach(seat -> people.addAll(seat.actors()));
        String skipped = judged.skipped();
        if (skipped == null && people.isEmpty()) {
            skipped = seats.isEmpty() ? "nobody holds the role" : "everybody who holds the role is away";
        }
        return new EscalationStage(
                step.id(),
                step.to(),
                step.within(),
                due(matter.raisedAt(), step.within(), calendar),
                List.copyOf(people),
                judged.pack().id(),
                step.name(),
                step.source().file(),
                step.source().line(),
                skipped);
    }

    private static Instant due(Instant raisedAt, Deadline within, @Nullable BusinessCalendar calendar) {
        return calendar == null
                ? raisedAt.plus(Duration.ofHours(24L * within.days())).plus(within.time())
                : calendar.due(raisedAt, within);
    }
}
