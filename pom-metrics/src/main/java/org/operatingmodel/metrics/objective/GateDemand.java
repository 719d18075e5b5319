package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * What a gate asks of evaluations before one of them is evidence.
 *
 * @param subject what must have been evaluated
 * @param asOf the moment of the decision; what was observed later does not exist yet
 * @param freshness how long an evaluation counts; absent when age does not matter
 * @param release the version that must have run; absent when any will do
 * @param kinds what objectives must cover, such as {@code latency}; sorted, each once
 * @since 0.1
 */
public record GateDemand(
        Subject subject,
        Instant asOf,
        @Nullable Duration freshness,
        @Nullable String release,
        List<String> kinds) implements Serializable {
    /** @throws IllegalArgumentException if a text has another form or the freshness is not positive */
    public GateDemand {
        Objects.requireNonNull(subject, "GateDemand.subject");
        Objects.requireNonNull(asOf, "GateDemand.asOf");
        if (freshness != null && (freshness.isZero() || freshness.isNegative())) {
            throw new IllegalArgumentException("GateDemand.freshness must be longer than nothing, but was '" + freshness
                    + "'. Write it like P7D, or leave it out.");
        }
        Guard.textOrAbsent("GateDemand.release", release);
        kinds.forEach(kind -> Guard.kebab("GateDemand.kinds", kind));
        kinds = List.copyOf(new TreeSet<>(kinds));
    }

    /**
     * The newest evaluation that is evidence; where none is, the nearest: the one that least speaks against, and the newest
     * of those.
     */
    public Answer answer(Collection<Evaluation> evaluations) {
        Evaluation nearest = evaluations.stream()
                .filter(evaluation -> evaluation.definition().subject().equals(subject))
                .filter(evaluation -> !evaluation.retrieval().observedAt().isAfter(asOf))
                .min(Comparator.comparingInt((Evaluation evaluation) ->
                                reasonsAgainst(evaluation).size())
                        .thenComparing(evaluation -> evaluation.retrieval().observedAt(), Comparator.reverseOrder())
                        .thenComparing(evaluation -> evaluation.retrieval().id()))
                .orElse(null);
        if (nearest == null) {
            return new Answer(null, List.of("There is no evaluation of " + subject + " up to " + asOf + "."), kinds);
        }
        SortedSet<String> uncovered = new TreeSet<>(kinds);
        for (Objective objective : nearest.definition().objectives()) {
            String kind = objective.kind();
            if (kind != null && !objective.informational()) {
                uncovered.remove(kind);
            }
        }
        return new Answer(nearest, reasonsAgainst(nearest), List.copyOf(uncovered));
    }

    private List<String> reasonsAgainst(Evaluation evaluation) {
        List<String> reasons = new ArrayList<>();
        String id = "'" + evaluation.retrieval().id() + "'";
        Instant observedAt = evaluation.retrieval().observedAt();
        if (freshness != null && Duration.between(observedAt, asOf).compareTo(freshness) >= 0) {
            reasons.add("Evaluation " + id + " must be less than " + freshness + " old at " + asOf
                    + ", but was observed at '" + observedAt + "'. Evaluate again.");
        }
        String released = evaluation.retrieval().release();
        if (release != null && !release.equals(released)) {
            reasons.add("Evaluation " + id + " must be of version '" + release + "', but was of "
                    + (released == null ? "an unknown one" : "'" + released + "'") + ". Evaluate that version.");
        }
        Duration window = evaluation.definition().window();
        if (evaluation.covered().compareTo(window) < 0) {
            reasons.add("Evaluation " + id + " must cover a window of " + window + ", but covered '"
                    + evaluation.covered() + "'. Measure for longer.");
        }
        return reasons;
    }

    /**
     * What evaluations have to say to a gate.
     *
     * @param nearest the evaluation that is evidence, or comes nearest to it; absent when there is none
     * @param reasons why it is not evidence, one sentence each; empty when it is
     * @param uncovered the kinds asked for that none of its scored objectives covers, in alphabetical order
     */
    public record Answer(@Nullable Evaluation nearest, List<String> reasons, List<String> uncovered)
            implements Serializable {
        /** @throws IllegalArgumentException if there is no evaluation and no reason why */
        public Answer {
            reasons = List.copyOf(reasons);
            uncovered = List.copyOf(uncovered);
            if (nearest == null && reasons.isEmpty()) {
                throw new IllegalArgumentException(
                        "Answer.reasons must say why there is no evidence, but was empty. Write a sentence.");
            }
        }

        /** The evaluation that is evidence; empty when none is. Its verdict is not looked at. */
        public Optional<Evaluation> evidence() {
            return reasons.isEmpty() ? Optional.ofNullable(nearest) : Optional.empty();
        }
    }
}
