package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * The values of indicators over one window, as they were retrieved from where they are measured.
 *
 * @param id names the retrieval and its evaluation
 * @param subject what was measured
 * @param release the version of the product that ran; absent where nobody knows
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param observedAt when the values were retrieved, not before the window's end
 * @param failure why the retrieval as a whole failed, as a sentence; absent when it did not
 * @param indicators what was measured, each indicator once
 * @since 0.1
 */
public record Retrieval(
        String id,
        Subject subject,
        @Nullable String release,
        Instant from,
        Instant to,
        Instant observedAt,
        @Nullable String failure,
        List<IndicatorValue> indicators)
        implements Serializable {
    /** @throws IllegalArgumentException if a text has another form, times are not in order or an indicator comes twice */
    public Retrieval {
        Guard.foreign("Retrieval.id", id);
        Objects.requireNonNull(subject, "Retrieval.subject");
        Guard.textOrAbsent("Retrieval.release", release);
        Guard.inOrder("Retrieval.from", from, "Retrieval.to", Objects.requireNonNull(to, "Retrieval.to"));
        if (observedAt.isBefore(to)) {
            throw new IllegalArgumentException("Retrieval.observedAt must not be before to '" + to + "', but was '"
                    + observedAt + "'. Wait for the end of the window, or end it earlier.");
        }
        Guard.textOrAbsent("Retrieval.failure", failure);
        indicators = eachOnce("Retrieval.indicators", indicators);
    }

    /** What was measured of the indicator; empty when it was not asked for. */
    public Optional<IndicatorValue> of(String indicator) {
        return find(indicators, indicator);
    }

    static Optional<IndicatorValue> find(List<IndicatorValue> values, String indicator) {
        return values.stream()
                .filter(value -> value.indicator().equals(indicator))
                .findFirst();
    }

    static List<IndicatorValue> eachOnce(String what, List<IndicatorValue> values) {
        Set<String> seen = new HashSet<>();
        for (IndicatorValue value : values) {
            if (!seen.add(value.indicator())) {
                throw new IllegalArgumentException(
                        what + " must hold each once, but held '" + value.indicator() + "' again. Remove one.");
            }
        }
        return List.copyOf(values);
    }
}
