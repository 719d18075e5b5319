package org.operatingmodel.rules.report;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.practice.Topic;

/**
 * What shows that a principle is kept or a purpose is served: the criteria, practices and metrics that speak for it, and which
 * of them are met.
 *
 * @param asOf the instant of the review
 * @param rows one for each principle, then one for each purpose
 * @since 0.1
 */
public record TopicEvidence(Instant asOf, List<Row> rows) {
    /** The criteria of the standard gates that speak for a topic. */
    private static final Map<Topic, List<String>> CRITERIA = Map.ofEntries(
            entry(
                    Topic.CUSTOMER_CENTRICITY,
                    List.of("discovery.users-researched", "discovery.problem-framed", "ga.documentation-published")),
            entry(Topic.AGILITY, List.of("mvp.assumption-validated")),
            entry(Topic.DATA_DRIVEN, List.of("mvp.telemetry-live", "discovery.outcome-measurable")),
            entry(Topic.COLLABORATION, List.of("limited-launch.support-ready", "ga.training-delivered")),
            entry(Topic.CONTINUOUS_IMPROVEMENT, List.of("ga.experiment-planned", "mvp.runbook-exercised")),
            entry(Topic.TRANSPARENCY, List.of("discovery.options-assessed", "mvp.risks-on-track", "ga.risks-on-track")),
            entry(Topic.SCALABILITY, List.of("limited-launch.slo-aligned")),
            entry(Topic.ALIGNMENT, List.of("discovery.outcome-measurable")),
            entry(Topic.STREAMLINED_WORKFLOW, List.of("limited-launch.support-ready", "mvp.runbook-exercised")),
            entry(Topic.QUALITY_AND_INNOVATION, List.of("limited-launch.controls-tested", "ga.experiment-planned")),
            entry(
                    Topic.RESOURCE_AND_RISK_MANAGEMENT,
                    List.of("ga.risks-on-track", "ga.error-budget-left", "retirement.costs-stopped")),
            entry(Topic.ADAPTABILITY, List.of("mvp.assumption-validated")));

    /** The benefits whose metric says how far a topic has come. */
    private static final Map<Topic, List<Benefit>> METRICS = Map.of(
            Topic.AGILITY, List.of(Benefit.ADAPTIVENESS),
            Topic.DATA_DRIVEN, List.of(Benefit.DATA_DRIVEN),
            Topic.COLLABORATION, List.of(Benefit.COLLABORATION),
            Topic.SCALABILITY, List.of(Benefit.SCALABILITY),
            Topic.ALIGNMENT, List.of(Benefit.ALIGNMENT),
            Topic.STREAMLINED_WORKFLOW, List.of(Benefit.PRODUCTIVITY),
            Topic.QUALITY_AND_INNOVATION, List.of(Benefit.SATISFACTION),
            Topic.ADAPTABILITY, List.of(Benefit.ADAPTIVENESS));

    /** @throws NullPointerException if a part is missing */
    public TopicEvidence {
        Objects.requireNonNull(asOf, "TopicEvidence.asOf");
        rows = List.copyOf(rows);
    }

    /**
     * What speaks for one topic.
     *
     * @param topic the principle or purpose
     * @param asked the criteria, then the practices, that speak for it, by their ids
     * @param metrics the benefits whose metric does, too
     * @param met those of {@code asked} that at least one product, value stream or the portfolio meets
     * @since 0.1
     */
    public record Row(Topic topic, List<String> asked, List<Benefit> metrics, List<String> met) {
        /** @throws NullPointerException if a part is missing */
        public Row {
            Objects.requireNonNull(topic, "Row.topic");
            asked = List.copyOf(asked);
            metrics = List.copyOf(metrics);
            met = List.copyOf(met);
        }
    }

    /**
     * What a review and an assessment show.
     *
     * @param review what the gates decided
     * @param assessment what the practices of the loaded packs came to
     */
    public static TopicEvidence of(PortfolioReview review, Assessment assessment) {
        Set<String> met = review.decisions().stream()
                .flatMap(decision -> decision.results().stream())
                .filter(Met.class::isInstance)
                .map(result -> result.criterion().id().value())
                .collect(Collectors.toSet());
        List<Row> rows = new ArrayList<>();
        Stream.concat(Topic.of(Topic.Group.PRINCIPLE).stream(), Topic.of(Topic.Group.PURPOSE).stream())
                .forEach(topic -> {
                    Set<String> asked = new LinkedHashSet<>(CRITERIA.getOrDefault(topic, List.of()));
                    Set<String> shown = new LinkedHashSet<>(asked);
                    shown.retainAll(met);
                    assessment.of(topic).forEach(result -> {
                        String practice = result.practice().id().value();
                        asked.add(practice);
                        if (result.verdict() == PracticeVerdict.MET) {
                            shown.add(practice);
                        }
                    });
                    rows.add(new Row(
                            topic, List.copyOf(asked), METRICS.getOrDefault(topic, List.of()), List.copyOf(shown)));
                });
        return new TopicEvidence(review.asOf(), rows);
    }

    /** The criteria of the standard gates that speak for a principle or purpose. */
    public static List<CriterionId> criteria(Topic topic) {
        return CRITERIA.getOrDefault(topic, List.of()).stream()
                .map(CriterionId::new)
                .toList();
    }

    /** The principles and purposes that nothing shows. */
    public List<Topic> withoutEvidence() {
        return rows.stream().filter(row -> row.met().isEmpty()).map(Row::topic).toList();
    }

    /** The table for people, each line ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append(row.topic().word())
                    .append(": ")
                    .append(row.met().isEmpty() ? "no evidence" : "shown by " + String.join(", ", row.met()))
                    .append(" (")
                    .append(row.met().size())
                    .append(" of ")
                    .append(row.asked().size())
                    .append(")\n");
        }
        return text.toString();
    }
}
