package org.operatingmodel.rules.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.ValueType;

/**
 * Says where escalation paths do not lead to somebody who can still answer in time.
 *
 * @since 0.1
 */
public final class EscalationPaths {
    private final List<Stated<EscalationStep>> steps;
    private final Map<EscalationId, Stated<EscalationStep>> known = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private EscalationPaths(List<Stated<EscalationStep>> steps) {
        this.steps = List.copyOf(steps);
        this.steps.forEach(step -> known.putIfAbsent(step.statement().id(), step));
    }

    /**
     * What is to be said about the steps of one pack, whatever it is loaded with.
     *
     * @param steps the steps, in the order of files and text
     * @return errors and warnings, ordered by place; empty when there is nothing to say
     */
    public static List<Finding> ofPack(List<Stated<EscalationStep>> steps) {
        EscalationPaths paths = new EscalationPaths(steps);
        steps.forEach(step -> new Consistency(step.statement(), paths.findings).check());
        return paths.order();
    }

    /**
     * What is to be said about the steps of packs that are loaded together.
     *
     * @param steps the steps, in the order of packs, files and text
     * @return errors and warnings, ordered by place; empty when there is nothing to say
     */
    public static List<Finding> together(List<Stated<EscalationStep>> steps) {
        EscalationPaths paths = new EscalationPaths(steps);
        paths.endsNowhere();
        paths.kinds();
        return paths.order();
    }

    private List<Finding> order() {
        statedTwice();
        gaps();
        deadlines(loops());
        return findings.stream().sorted().distinct().toList();
    }

    private void statedTwice() {
        for (Stated<EscalationStep> step : steps) {
            Stated<EscalationStep> first = known.get(step.statement().id());
            if (first != null && !first.equals(step)) {
                findings.add(Lint.at(
                        FindingKind.ESCALATION_STATED_TWICE,
                        step.statement().source(),
                        "A step of an escalation path must be stated once, but '"
                                + step.statement().id() + "' is stated by " + first.seenFrom(step.pack())
                                + " already.",
                        "Use an id of its own, and let a step go on to it."));
            }
        }
    }

    private void endsNowhere() {
        Set<String> names = new TreeSet<>();
        known.keySet().forEach(id -> names.add(id.value()));
        for (Stated<EscalationStep> step : steps) {
            EscalationId then = step.statement().then();
            if (then != null && !known.containsKey(then)) {
                findings.add(Lint.at(
                        FindingKind.ESCALATION_ENDS_NOWHERE,
                        step.statement().source(),
                        "'@then' must name a step that a loaded pack states, but was '" + then + "'"
                                + NearestName.suggestion(then.value(), names),
                        "Name a step, or leave '@then' out where the path ends."));
            }
        }
    }

    /** Tells each loop once and returns the steps that are in one. */
    private Set<EscalationId> loops() {
        Set<EscalationId> inLoops = new HashSet<>();
        for (Stated<EscalationStep> step : steps) {
            List<EscalationId> way = new ArrayList<>();
            EscalationId next = step.statement().id();
            while (next != null && known.containsKey(next) && !way.contains(next)) {
                way.add(next);
                next = known.get(next).statement().then();
            }
            boolean back = step.statement().id().equals(next) && known.containsValue(step);
            if (back && inLoops.add(step.statement().id())) {
                inLoops.addAll(way);
                Stated<EscalationStep> last = steps.stream()
                        .filter(each -> way.contains(each.statement().id()) && known.containsValue(each))
                        .reduce((one, other) -> other)
                        .orElse(step);
                findings.add(Lint.at(
                        FindingKind.ESCALATION_LOOP,
                        last.statement().source(),
                        "An escalation path must end, but this one comes back: "
                                + way.stream().map(EscalationId::value).collect(Collectors.joining(" -> ")) + " -> "
                                + next + ".",
                        "Leave '@then' out of its last step."));
            }
        }
        return inLoops;
    }

    /** A step that is passed over asks nobody: one that is not in force, or whose pack is about other products. */
    private void gaps() {
        for (Stated<EscalationStep> step : steps) {
            EscalationId then = step.statement().then();
            Stated<EscalationStep> later = then == null ? null : known.get(then);
            if (later == null) {
                continue;
            }
            for (Days days : Days.without(List.of(step), List.of(later))) {
                gap(
                        step,
                        "A step must go on to one that is in force on the same days, but " + later.seenFrom(step.pack())
                                + " is not in force" + days.words() + ".",
                        "Give both the same days, or go on to another step.");
            }
            if (!later.coversProductsOf(step)) {
                gap(
                        step,
                        "A step must go on to one that is for the same products, but the pack of "
                                + later.seenFrom(step.pack()) + " is for some of them only.",
                        "State that step in a pack for all of them, or go on to another step.");
            }
        }
    }

    private void gap(Stated<EscalationStep> step, String message, String fix) {
        findings.add(Lint.at(FindingKind.ESCALATION_GAP, step.statement().source(), message, fix));
    }

    /** Where paths are stated, each kind of matter must be for some step of one. */
    private void kinds() {
        List<MatterKind> left = new ArrayList<>(List.of(MatterKind.values()));
        left.removeIf(kind -> steps.stream().anyMatch(step -> canBeFor(step.statement(), kind)));
        if (!steps.isEmpty() && !left.isEmpty()) {
            gap(
                    steps.get(steps.size() - 1),
                    "Each kind of matter must be escalated to somebody, but no step is for "
                            + left.stream().map(MatterKind::name).collect(Collectors.joining(", ")) + ".",
                    "Write a step for what is left, or let one ask for less.");
        }
    }

    private static boolean canBeFor(EscalationStep step, MatterKind kind) {
        Claims claims = new Claims(new Meaning());
        claims.know("#1.kind", new ValueType(ValueType.Kind.ENUM, MatterKind.class, null, false), kind, "");
        step.scope().items().forEach(item -> {
            if (item instanceof Condition.Constraint constraint) {
                claims.add(constraint.expression(), "#1", true);
            }
        });
        return !claims.impossible();
    }

    private void deadlines(Set<EscalationId> inLoops) {
        for (Stated<EscalationStep> step : steps) {
            EscalationId then = step.statement().then();
            Stated<EscalationStep> later = then == null ? null : known.get(then);
            if (later != null
                    && !(inLoops.contains(step.statement().id()) && inLoops.contains(then))
                    && later.statement().within().compareTo(step.statement().within()) <= 0) {
                boolean after = steps.indexOf(later) > steps.indexOf(step);
                Stated<EscalationStep> place = after ? later : step;
                findings.add(Lint.at(
                        FindingKind.DEADLINE_ORDER,
                        place.statement().source(),
                        "A later step must be due later, but '" + then + "' is due "
                                + later.statement().within() + " after the matter came up, and '"
                                + step.statement().id() + "' before it "
                                + step.statement().within() + ": "
                                + (after ? step : later).seenFrom(place.pack()) + ".",
                        "Count both from when the matter came up, and give the later step more time."));
            }
        }
    }
}
