package org.operatingmodel.metrics.outcome;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * The flow of each value stream beside the outcomes that it is for, with what is missing to tie the two.
 *
 * <p>Definition: a stream has the outcomes that its products are linked to; a retired product links nothing. A stream is
 * there when a product belongs to it that is not retired, or its flow is measured.
 * <p>Unit and range: those of the figures. Empty case: no streams.
 * <p>Merging: none; join all products together.
 * <p>Limits: beside is not because of; {@link org.operatingmodel.metrics.organisation.LaggedCorrelation} says how closely
 * one follows the other. An outcome that several streams are for is shown at each, undivided.
 *
 * @param streams the streams, by id
 * @param unlinked the outcomes that are measured, but that no product is linked to that is not retired, by id
 * @see <a href="https://itrevolution.com/product/project-to-product/">Kersten, Project to Product, 2018: connecting flow
 *     metrics to business results</a>
 * @since 0.1
 */
public record FlowAndOutcomes(List<Stream> streams, SortedSet<OutcomeId> unlinked) implements Serializable {
    /** Of 100 completed items, so many took the flow time that is told at most. */
    private static final int USUAL = 85;

    /** @throws NullPointerException if a part is missing */
    public FlowAndOutcomes {
        streams = List.copyOf(streams);
        unlinked = Collections.unmodifiableSortedSet(new TreeSet<>(unlinked));
    }

    /**
     * Joins flow and outcomes.
     *
     * @param products the products, which link value streams to outcomes
     * @param flow the flow of each value stream, as of that instant
     * @param progress the progress of each outcome, as of that instant
     * @param asOf the instant
     * @throws IllegalArgumentException if a flow or a progress is as of another instant
     */
    public static FlowAndOutcomes of(
            Collection<Product> products,
            Map<ValueStreamId, WindowFlow> flow,
            Map<OutcomeId, Measured<OutcomeProgress>> progress,
            Instant asOf) {
        flow.forEach((stream, figures) -> check("flow", stream, figures.horizon(), asOf));
        progress.forEach(
                (outcome, figure) -> check("progress", outcome, figure.basis().horizon(), asOf));
        SortedMap<ValueStreamId, SortedMap<OutcomeId, Measured<OutcomeProgress>>> outcomes = new TreeMap<>();
        flow.keySet().forEach(stream -> outcomes.put(stream, new TreeMap<>()));
        SortedSet<OutcomeId> unlinked = new TreeSet<>(progress.keySet());
        for (Product product : products) {
            if (product.stage() == Stage.RETIRED) {
                continue;
            }
            SortedMap<OutcomeId, Measured<OutcomeProgress>> ofStream =
                    outcomes.computeIfAbsent(product.valueStreamId(), stream -> new TreeMap<>());
            for (OutcomeId outcome : product.outcomeIds()) {
                Measured<OutcomeProgress> known = progress.get(outcome);
                ofStream.put(
                        outcome,
                        known == null
                                ? Measured.absent(
                                        "Outcome '" + outcome + "' is not measured.", 0, OutcomeProgress.basis(asOf))
                                : known);
                unlinked.remove(outcome);
            }
        }
        List<Stream> streams = new ArrayList<>();
        outcomes.forEach((stream, ofStream) -> streams.add(new Stream(stream, flow.get(stream), ofStream)));
        return new FlowAndOutcomes(streams, unlinked);
    }

    private static void check(String what, Object id, @Nullable Instant horizon, Instant asOf) {
        if (!asOf.equals(horizon)) {
            throw new IllegalArgumentException(what + " of '" + id + "' must be as of '" + asOf + "', but was as of '"
                    + horizon + "'. Take all figures as of the same instant.");
        }
    }

    /** The streams, one a line, then what is missing. */
    public String text() {
        StringBuilder text = new StringBuilder();
        streams.forEach(stream -> text.append(stream.text()).append('\n'));
        missing().forEach(sentence -> text.append(sentence).append('\n'));
        return text.toString();
    }

    /** What is missing to tie flow to outcomes, as sentences: stream by stream, then the outcomes without a stream. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        streams.forEach(stream -> missing.addAll(stream.missing()));
        unlinked.forEach(outcome -> missing.add("Outcome '" + outcome + "' is linked to no product."));
        return List.copyOf(missing);
    }

    /**
     * A value stream beside its outcomes.
     *
     * @param id the stream
     * @param flow its flow; absent when it is not measured
     * @param outcomes the progress of each of its outcomes, by id; a figure that is absent says why
     * @since 0.1
     */
    public record Stream(
            ValueStreamId id, @Nullable WindowFlow flow, SortedMap<OutcomeId, Measured<OutcomeProgress>> outcomes)
            implements Serializable {
        /** @throws NullPointerException if the id or the outcomes are missing */
        public Stream {
            Objects.requireNonNull(id, "Stream.id");
            outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        }

        private String text() {
            StringBuilder text = new StringBuilder(id.value()).append(": ");
            if (flow == null) {
                text.append("flow unknown");
            } else {
                text.append(flow.velocity())
                        .append(" completed, ")
                        .append(flow.loadAtEnd())
                        .append(" in progress, flow time ")
                        .append(flow.flowTime(USUAL)
                                .toOptional()
                                .map(Duration::toString)
                                .orElse("unknown"));
            }
            outcomes.forEach((outcome, progress) -> text.append("; ")
                    .append(outcome)
                    .append(' ')
                    .append(progress.toOptional()
                            .map(known -> known.way().toString())
                            .orElse("unknown")));
            return text.toString();
        }

        private List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (flow == null) {
                missing.add("The flow of value stream '" + id + "' is not measured.");
            }
            if (outcomes.isEmpty()) {
                missing.add("Value stream '" + id + "' has no product that is linked to an outcome.");
            }
            for (Measured<OutcomeProgress> progress : outcomes.values()) {
                if (progress instanceof Measured.Absent<OutcomeProgress> absent) {
                    missing.add("Value stream '" + id + "': " + absent.reason());
                }
            }
            return missing;
        }
    }
}
