package org.operatingmodel.metrics.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloId;

/**
 * What is wrong with how a set of objectives is defined.
 *
 * <p>It takes time in the order of the third power of the number of thresholds of an objective.
 */
final class ObjectiveFindings {
    private static final Ratio HALF = Ratio.of(1, 2);
    /** Thresholds that hold for whatever value. */
    private static final List<List<Threshold>> ANY = List.of(List.of());

    private final SloDefinition definition;
    private final Map<SlaId, Objective> agreed;
    private final List<ObjectiveFinding> found = new ArrayList<>();

    private ObjectiveFindings(SloDefinition definition, Map<SlaId, Objective> agreed) {
        this.definition = definition;
        this.agreed = new TreeMap<>(agreed);
    }

    static List<ObjectiveFinding> of(SloDefinition definition, Map<SlaId, Objective> agreed) {
        ObjectiveFindings findings = new ObjectiveFindings(definition, agreed);
        findings.look();
        return List.copyOf(findings.found);
    }

    private void look() {
        if (definition.objectives().stream().allMatch(Objective::informational)) {
            add(
                    ObjectiveFinding.Kind.NO_SCORED_OBJECTIVE,
                    null,
                    "Definition '" + definition.version()
                            + "' must have an objective with pass thresholds, but had none. "
                            + "Say what must hold to pass.");
        }
        for (Objective objective : definition.objectives()) {
            if (objective.key() && objective.informational()) {
                add(
                        ObjectiveFinding.Kind.KEY_INFORMATIONAL,
                        objective.id(),
                        "Key objective '" + objective.id()
                                + "' must have pass thresholds, but had none, so it never fails."
                                + " Say what must hold to pass, or make it no key objective.");
            }
            if (!objective.informational()
                    && !objective.warning().isEmpty()
                    && !holdWithout(objective.warning(), objective.pass())) {
                add(
                        ObjectiveFinding.Kind.WARNING_UNREACHABLE,
                        objective.id(),
                        "The warning thresholds of '" + objective.id()
                                + "' must hold for a value that does not pass, but " + objective.warning()
                                + " hold for none. Ask for less, or leave them out.");
            }
            agreed.forEach((agreement, promise) -> {
                if (promise.id().equals(objective.id())) {
                    compare(agreement, promise, objective);
                }
            });
        }
    }

    private void compare(SlaId agreement, Objective promise, Objective objective) {
        if (!promise.indicator().equals(objective.indicator())) {
            throw new IllegalArgumentException("agreed must be on the indicator '" + objective.indicator() + "' of '"
                    + objective.id() + "', but '" + agreement + "' was on '" + promise.indicator()
                    + "'. Promise what the objective measures.");
        }
        List<List<Threshold>> asked = objective.informational() ? ANY : objective.pass();
        if (!promise.informational() && holdWithout(asked, promise.pass())) {
            add(
                    ObjectiveFinding.Kind.SLA_STRICTER_THAN_SLO,
                    objective.id(),
                    "The thresholds of agreement '" + agreement + "' must hold for whatever passes '" + objective.id()
                            + "', " + objective.pass() + ", but were '" + promise.pass()
                            + "'. Promise less, or aim higher.");
        }
    }

    private void add(ObjectiveFinding.Kind kind, @Nullable SloId objective, String message) {
        found.add(new ObjectiveFinding(kind, definition.version(), objective, message));
    }

    /**
     * Whether some thresholds hold for a value for which the others do not, for any baseline from 0 on.
     *
     * <p>Each target is a line over the baseline. Between their crossings nothing changes, so one baseline of each stretch,
     * and one value of each stretch between the targets there, stand for all others. Only the order of values and targets
     * matters, so both are numbered.
     */
    private static boolean holdWithout(List<List<Threshold>> some, List<List<Threshold>> others) {
        List<Threshold> thresholds = Stream.of(some, others)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .distinct()
                .toList();
        for (Ratio baseline : baselines(thresholds)) {
            TreeSet<Ratio> different = new TreeSet<>();
            thresholds.forEach(threshold -> different.add(target(threshold, baseline)));
            List<Ratio> targets = List.copyOf(different);
            List<List<Placed>> placed = placed(some, targets, baseline);
            List<List<Placed>> placedOthers = placed(others, targets, baseline);
            for (int value = 0; value <= 2 * targets.size(); value++) {
                if (hold(placed, value) && !hold(placedOthers, value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Baselines from 0 on: 0, where targets cross, one between each two of them and one after the last. */
    private static List<Ratio> baselines(List<Threshold> thresholds) {
        TreeSet<Ratio> crossings = new TreeSet<>(List.of(Ratio.ZERO));
        for (int i = 0; i < thresholds.size(); i++) {
            for (Threshold other : thresholds.subList(0, i)) {
                Ratio slope = slope(thresholds.get(i)).minus(slope(other));
                if (slope.signum() != 0) {
                    Ratio crossing = target(other, Ratio.ZERO)
                            .minus(target(thresholds.get(i), Ratio.ZERO))
                            .dividedBy(slope);
                    if (crossing.signum() > 0) {
                        crossings.add(crossing);
                    }
                }
            }
        }
        List<Ratio> sorted = List.copyOf(crossings);
        List<Ratio> all = new ArrayList<>(sorted);
        all.add(sorted.get(sorted.size() - 1).plus(Ratio.ONE));
        for (int i = 1; i < sorted.size(); i++) {
            all.add(sorted.get(i - 1).plus(sorted.get(i)).times(HALF));
        }
        return all;
    }

    private static List<List<Placed>> placed(List<List<Threshold>> groups, List<Ratio> targets, Ratio baseline) {
        return groups.stream()
                .map(group -> group.stream()
                        .map(threshold -> new Placed(
                                threshold.operator(),
                                2 * Collections.binarySearch(targets, target(threshold, baseline)) + 1))
                        .toList())
                .toList();
    }

    private static boolean hold(List<List<Placed>> groups, int value) {
        return groups.stream()
                .anyMatch(group -> group.stream()
                        .allMatch(placed -> placed.operator().holds(Integer.compare(value, placed.target()))));
    }

    /** The target for a baseline from 0 on, which always exists. */
    private static Ratio target(Threshold threshold, Ratio baseline) {
        return threshold.target(baseline).orElseThrow();
    }

    private static Ratio slope(Threshold threshold) {
        return target(threshold, Ratio.ONE).minus(target(threshold, Ratio.ZERO));
    }

    /** A threshold whose target is the place of one among all targets, 1, 3, 5 and so on; values lie there or between. */
    private record Placed(Threshold.Operator operator, int target) {}
}
