package org.operatingmodel.metrics.learning;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.product.ProductId;

/**
 * From when to when loops of a portfolio were open, for {@link org.operatingmodel.metrics.CensoredTimes} to count.
 *
 * <p>Empty case: no spells. What an order of events makes impossible, such as a change before its feedback, is closed at
 * once.
 *
 * @since 0.1
 */
public final class LoopTimes {
    /** An idea for an interface was written down; its subject names the concept. */
    public static final EvidenceKind CONCEPT = new EvidenceKind("CONCEPT");

    /** A concept can be tried out in code; its subject names the concept. */
    public static final EvidenceKind CODED_PROTOTYPE = new EvidenceKind("CODED_PROTOTYPE");

    private LoopTimes() {}

    /**
     * From the first evidence of each {@link #CONCEPT} of a product to the first {@link #CODED_PROTOTYPE} of it, by product
     * and subject. Evidence without a subject names no concept and is left out.
     *
     * @param evidence evidence, in any order
     * @see org.operatingmodel.metrics.Turnaround#CONCEPT_TO_PROTOTYPE
     */
    public static List<Spell> conceptToPrototype(Collection<Evidence> evidence) {
        record Concept(ProductId productId, String subject) {}
        Map<Concept, Instant> thought = new HashMap<>();
        Map<Concept, Instant> coded = new HashMap<>();
        for (Evidence each : evidence) {
            String subject = each.subject();
            if (subject != null && each.kind().equals(CONCEPT)) {
                thought.merge(new Concept(each.productId(), subject), each.observedAt(), LoopTimes::earlier);
            } else if (subject != null && each.kind().equals(CODED_PROTOTYPE)) {
                coded.merge(new Concept(each.productId(), subject), each.observedAt(), LoopTimes::earlier);
            }
        }
        return thought.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Concept::productId).thenComparing(Concept::subject)))
                .map(concept -> spell(concept.getValue(), Optional.ofNullable(coded.get(concept.getKey()))))
                .toList();
    }

    /**
     * From each piece of customer feedback to the delivery of the change that it led to, in the order of the insights; what
     * was declined by then is left out, and what is declined later is still open, as is what names an item that was done
     * before it.
     *
     * @param insights insights, in any order
     * @param items items of work, in any order
     * @param asOf the instant as of which the times are told
     * @see org.operatingmodel.metrics.Turnaround#FEEDBACK_TO_CHANGE
     */
    public static List<Spell> feedbackToChange(Collection<Insight> insights, Collection<FlowItem> items, Instant asOf) {
        Map<FlowItemId, Instant> done = new HashMap<>();
        items.forEach(item -> item.doneAt().ifPresent(at -> done.put(item.id(), at)));
        return insights.stream()
                .filter(insight -> insight.source() == InsightSource.CUSTOMER && !declined(insight, asOf))
                .map(insight -> spell(
                        insight.gainedAt(),
                        Optional.ofNullable(insight.flowItemId())
                                .flatMap(item -> Optional.ofNullable(done.get(item)))
                                .filter(at -> !at.isBefore(insight.gainedAt()))))
                .toList();
    }

    /**
     * From each piece of evidence that is no document to the first review of its product that was held from then on, in the
     * order of the evidence.
     *
     * @param evidence evidence, in any order
     * @param reviews the reviews that gates held, in any order
     * @see org.operatingmodel.metrics.Turnaround#EVIDENCE_TO_REVIEW
     */
    public static List<Spell> evidenceToReview(Collection<Evidence> evidence, Collection<HeldReview> reviews) {
        return evidence.stream()
                .filter(each -> !each.kind().equals(EvidenceKind.DOCUMENT))
                .map(each -> spell(
                        each.observedAt(),
                        reviews.stream()
                                .filter(review -> review.productId().equals(each.productId())
                                        && !review.heldAt().isBefore(each.observedAt()))
                                .map(HeldReview::heldAt)
                                .min(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * From the first request of each product at each gate to the first review that passed it, by product and gate.
     *
     * @param reviews the reviews that gates held, in any order
     * @see org.operatingmodel.metrics.Turnaround#REVIEW_TO_PASSED_GATE
     */
    public static List<Spell> requestToPassed(Collection<HeldReview> reviews) {
        record Passage(ProductId productId, GateId gateId) {}
        return reviews.stream()
                .map(review -> new Passage(review.productId(), review.gateId()))
                .distinct()
                .sorted(Comparator.comparing(Passage::productId)
                        .thenComparing(passage -> passage.gateId().value()))
                .map(passage -> {
                    List<HeldReview> held = reviews.stream()
                            .filter(review -> passage.equals(new Passage(review.productId(), review.gateId())))
                            .toList();
                    Instant first = held.stream()
                            .map(HeldReview::requestedAt)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
                    return spell(
                            first,
                            held.stream()
                                    .filter(HeldReview::passed)
                                    .map(HeldReview::heldAt)
                                    .min(Comparator.naturalOrder()));
                })
                .toList();
    }

    private static boolean declined(Insight insight, Instant asOf) {
        Instant at = insight.declinedAt();
        return at != null && !at.isAfter(asOf);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Spell spell(Instant start, Optional<Instant> end) {
        return new Spell(start, end.map(at -> at.isBefore(start) ? start : at).orElse(null));
    }
}
