package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.outcome.KeyResult;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;
import org.operatingmodel.outcome.ObjectiveId;

/**
 * Cascading objectives: what is wrong with how they hang together, and how far each has come.
 *
 * <p>Definition: the progress of an objective that others serve is the sum of theirs, each times its contribution; that of
 * any other is the mean of its key results. A key result has come (value - baseline) / (target - baseline) of the way, no
 * less than 0 and no more than 1.
 * <p>Unit and range: share of the way, 0 to 1. Empty cases: no key result, no value of its metric, contributions that do
 * not sum to exactly 1, a cycle, or a progress below it that is absent.
 * <p>Merging: none; make one of all objectives. The order of objectives, key results and values does not matter.
 *
 * @param faults what is wrong, as sentences, by objective: orphans, cycles, contributions; empty when nothing is
 * @param progress the progress of each objective, by id
 * @see <a href="https://www.whatmatters.com/faqs/how-to-grade-okrs">Doerr, Measure What Matters, 2018: grading of key
 *     results</a>
 * @since 0.1
 */
public record ObjectiveTree(List<String> faults, SortedMap<ObjectiveId, Measured<Ratio>> progress)
        implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public ObjectiveTree {
        faults = List.copyOf(faults);
        progress = Collections.unmodifiableSortedMap(new TreeMap<>(progress));
    }

    /**
     * The tree of the objectives, with the latest value of each metric that is known at the instant.
     *
     * @param objectives all objectives
     * @param values what metrics came to; later ones are not looked at, and of several at one instant, none is believed
     *     where they differ
     * @param asOf the instant
     * @throws IllegalArgumentException if an id is there twice, or an objective serves one that is not there
     */
    public static ObjectiveTree of(Collection<Objective> objectives, Collection<MetricValue> values, Instant asOf) {
        TreeMap<ObjectiveId, Objective> byId = new TreeMap<>();
        for (Objective objective : objectives) {
            if (byId.put(objective.id(), objective) != null) {
                throw new IllegalArgumentException("objectives must hold each id once, but held '" + objective.id()
                        + "' twice. Give each its own id.");
            }
        }
        Map<ObjectiveId, List<Objective>> below = new HashMap<>();
        for (Objective objective : byId.values()) {
            ObjectiveId parent = objective.parentId();
            if (parent != null && !byId.containsKey(parent)) {
                throw new IllegalArgumentException("Objective '" + objective.id()
                        + "' must serve a known objective, but serves '" + parent + "'. Add that objective.");
            }
            if (parent != null) {
                below.computeIfAbsent(parent, id -> new ArrayList<>()).add(objective);
            }
        }
        Run run = new Run(byId, below, latest(values, asOf), asOf);
        List<String> faults = new ArrayList<>();
        for (Objective objective : byId.values()) {
            if (objective.parentId() == null && objective.outcomeId() == null) {
                faults.add("Objective '" + objective.id() + "' serves no objective and no outcome.");
            }
            if (run.cyclic(objective.id())) {
                faults.add("Objective '" + objective.id() + "' serves itself in a cycle.");
            }
            String contributions = run.contributionFault(objective.id());
            if (contributions != null) {
                faults.add(contributions);
            }
        }
        byId.keySet().forEach(run::progress);
        return new ObjectiveTree(faults, run.progress);
    }

    /** What is wrong, then the progress of each objective, one a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        faults.forEach(fault -> text.append(fault).append('\n'));
        progress.forEach((id, way) -> text.append(id)
                .append(": ")
                .append(
                        way instanceof Measured.Absent<Ratio> absent
                                ? absent.reason()
                                : way.toOptional().orElseThrow() + " of the way")
                .append('\n'));
        return text.toString();
    }

    /** The latest value of each metric that is known at the instant; none where several differ. */
    static Map<MetricId, MetricValue> latest(Collection<MetricValue> values, Instant asOf) {
        Map<MetricId, MetricValue> latest = new HashMap<>();
        Map<MetricId, Instant> doubtful = new HashMap<>();
        for (MetricValue value : values) {
            if (value.observedAt().isAfter(asOf)) {
                continue;
            }
            MetricValue other = latest.get(value.metricId());
            if (other == null || value.observedAt().isAfter(other.observedAt())) {
                latest.put(value.metricId(), value);
            } else if (value.observedAt().equals(other.observedAt())
                    && value.value().compareTo(other.value()) != 0) {
                doubtful.put(value.metricId(), value.observedAt());
            }
        }
        doubtful.forEach((metric, at) -> latest.computeIfPresent(
                metric, (id, value) -> value.observedAt().equals(at) ? null : value));
        return latest;
    }

    /** One pass over the objectives. */
    private static final class Run {
        private final Map<ObjectiveId, Objective> byId;
        private final Map<ObjectiveId, List<Objective>> below;
        private final Map<MetricId, MetricValue> values;
        private final Basis basis;
        private final TreeMap<ObjectiveId, Measured<Ratio>> progress = new TreeMap<>();

        Run(
                Map<ObjectiveId, Objective> byId,
                Map<ObjectiveId, List<Objective>> below,
                Map<MetricId, MetricValue> values,
                Instant asOf) {
            this.byId = byId;
            this.below = below;
            this.values = values;
            this.basis = Basis.asOf(asOf, "fraction", "objective-progress: contributions times progress, 0 to 1");
        }

        boolean cyclic(ObjectiveId start) {
            Set<ObjectiveId> seen = new HashSet<>();
            for (ObjectiveId at = parent(start); at != null && seen.add(at); at = parent(at)) {
                if (at.equals(start)) {
                    return true;
                }
            }
            return false;
        }

        private @Nullable ObjectiveId parent(ObjectiveId id) {
            return Objects.requireNonNull(byId.get(id)).parentId();
        }

        @Nullable
        String contributionFault(ObjectiveId id) {
            List<Objective> children = below.getOrDefault(id, List.of());
            if (children.isEmpty()) {
                return null;
            }
            String silent = children.stream()
                    .filter(child -> child.contribution() == null)
                    .map(child -> "'" + child.id() + "'")
                    .collect(Collectors.joining(", "));
            if (!silent.isEmpty()) {
                return "Objective '" + id + "' does not know the contribution of " + silent + ".";
            }
            BigDecimal sum = children.stream()
                    .map(Objective::contribution)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return sum.compareTo(BigDecimal.ONE) == 0
                    ? null
                    : "The contributions to objective '" + id + "' must sum to exactly 1, but sum to "
                            + sum.toPlainString() + ".";
        }

        Measured<Ratio> progress(ObjectiveId id) {
            Measured<Ratio> known = progress.get(id);
            if (known == null) {
                known = cyclic(id)
                        ? Measured.absent("Objective '" + id + "' serves itself in a cycle.", 0, basis)
                        : computed(Objects.requireNonNull(byId.get(id)));
                progress.put(id, known);
            }
            return known;
        }

        private Measured<Ratio> computed(Objective objective) {
            List<Objective> children = below.getOrDefault(objective.id(), List.of());
            if (children.isEmpty()) {
                return ofKeyResults(objective);
            }
            String fault = contributionFault(objective.id());
            if (fault != null) {
                return Measured.absent(fault, children.size(), basis);
            }
            Ratio sum = Ratio.ZERO;
            for (Objective child : children) {
                Measured<Ratio> part = progress(child.id());
                if (part instanceof Measured.Absent<Ratio> absent) {
                    return Measured.absent(absent.reason(), children.size(), basis);
                }
                BigDecimal contribution = Objects.requireNonNull(child.contribution());
                sum = sum.plus(Ratio.of(contribution).times(part.toOptional().orElseThrow()));
            }
            return Measured.value(sum, children.size(), basis);
        }

        private Measured<Ratio> ofKeyResults(Objective objective) {
            List<KeyResult> results = objective.keyResults();
            if (results.isEmpty()) {
                return Measured.absent("Objective '" + objective.id() + "' has no key result.", 0, basis);
            }
            Ratio sum = Ratio.ZERO;
            List<MetricId> missing = results.stream()
                    .map(KeyResult::metricId)
                    .filter(metric -> !values.containsKey(metric))
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                return Measured.absent(
                        "Objective '" + objective.id() + "' has a key result without a value of metric '"
                                + missing.get(0) + "'.",
                        results.size(),
                        basis);
            }
            for (KeyResult result : results) {
                sum = sum.plus(way(
                        result,
                        Objects.requireNonNull(values.get(result.metricId())).value()));
            }
            return Measured.value(sum.dividedBy(Ratio.of(results.size(), 1)), results.size(), basis);
        }

        private static Ratio way(KeyResult result, BigDecimal value) {
            Ratio start = Ratio.of(result.baseline());
            Ratio way = Ratio.of(value)
                    .minus(start)
                    .dividedBy(Ratio.of(result.target()).minus(start));
            if (way.signum() < 0) {
                return Ratio.ZERO;
            }
            return way.compareTo(Ratio.ONE) > 0 ? Ratio.ONE : way;
        }
    }
}
