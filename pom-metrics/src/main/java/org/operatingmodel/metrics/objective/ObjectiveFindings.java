package org.operatingmodel.metrics.objective;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.operatingmodel.metrics.Ratio;

/**
 * What is wrong with how a set of objectives is defined.
 *
 * @since 0.1
 */
public final class ObjectiveFindings {
    private static final Ratio HALF = Ratio.of(1, 2);

    private ObjectiveFindings() {}

    /** Everything that is wrong: with the set first, then with the objectives in their order; empty when all is well. */
    public static List<ObjectiveFinding> of(SloDefinition definition) {
        List<ObjectiveFinding> findings = new ArrayList<>();
        if (definition.objectives().stream().allMatch(Objective::informational)) {
            findings.add(new ObjectiveFinding(
                    ObjectiveFinding.Kind.NO_SCORED_OBJECTIVE,
                    definition.version(),
                    null,
                    "Definition '" + definition.version()
                            + "' must have an objective with pass criteria, but had none. "
                            + "Say what must hold to pass."));
        }
        for (Objective objective : definition.objectives()) {
            if (objective.key() && objective.informational()) {
                findings.add(new ObjectiveFinding(
                        ObjectiveFinding.Kind.KEY_INFORMATIONAL,
                        definition.version(),
                        objective.id(),
                        "Key objective '" + objective.id()
                                + "' must have pass criteria, but had none, so it never fails."
                                + " Say what must hold to pass, or make it no key objective."));
            }
            if (!objective.informational() && !objective.warning().isEmpty() && !warningReachable(objective)) {
                findings.add(new ObjectiveFinding(
                        ObjectiveFinding.Kind.WARNING_UNREACHABLE,
                        definition.version(),
                        objective.id(),
                        "The warning criteria of '" + objective.id()
                                + "' must hold for a value that does not pass, but " + objective.warning()
                                + " holds for none. Ask for less, or leave them out."));
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Whether the warning criteria hold for a value that does not pass, for any baseline from 0 on.
     *
     * <p>Each target is a line over the baseline. Between their crossings nothing changes, so one baseline of each stretch,
     * and one value of each stretch between the targets there, stand for all others.
     */
    private static boolean warningReachable(Objective objective) {
        List<Criterion> criteria = Stream.of(objective.pass(), objective.warning())
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
        TreeSet<Ratio> crossings = new TreeSet<>(List.of(Ratio.ZERO));
        for (Criterion one : criteria) {
            for (Criterion other : criteria) {
                Ratio slope = slope(one).minus(slope(other));
                if (slope.signum() != 0) {
                    crossings.add(target(other, Ratio.ZERO)
                            .minus(target(one, Ratio.ZERO))
                            .dividedBy(slope));
                }
            }
        }
        for (Ratio baseline : withBetween(crossings)) {
            if (baseline.signum() >= 0) {
                List<Ratio> targets = criteria.stream()
                        .map(criterion -> target(criterion, baseline))
                        .toList();
                for (Ratio value : withBetween(targets)) {
                    if (holds(objective.warning(), value, baseline) && !holds(objective.pass(), value, baseline)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean holds(List<List<Criterion>> groups, Ratio value, Ratio baseline) {
        return groups.stream()
                .anyMatch(group -> group.stream()
                        .allMatch(criterion -> criterion.operator().holds(value, target(criterion, baseline))));
    }

    /** The target for a baseline from 0 on, which always exists. */
    private static Ratio target(Criterion criterion, Ratio baseline) {
        return criterion.target(baseline).orElseThrow();
    }

    private static Ratio slope(Criterion criterion) {
        return target(criterion, Ratio.ONE).minus(target(criterion, Ratio.ZERO));
    }

    /** The points, one between each two neighbours, one before and one after them. */
    private static List<Ratio> withBetween(Collection<Ratio> points) {
        List<Ratio> sorted = List.copyOf(new TreeSet<>(points));
        List<Ratio> all = new ArrayList<>(sorted);
        all.add(sorted.get(0).minus(Ratio.ONE));
        all.add(sorted.get(sorted.size() - 1).plus(Ratio.ONE));
        for (int i = 1; i < sorted.size(); i++) {
            all.add(sorted.get(i - 1).plus(sorted.get(i)).times(HALF));
        }
        return all;
    }
}
