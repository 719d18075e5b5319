package org.operatingmodel.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.product.ProductId;

/**
 * What became different for one product before one gate, between two reviews.
 *
 * @param productId the product
 * @param gateId the gate
 * @param before the verdict of the earlier review; absent when the product was not before this gate
 * @param after the verdict of the later review; absent when the product is no longer before this gate
 * @param criteria the criteria that came to something else, in the order of packs and rules; empty only when the verdict changed
 * @param asOf the instant of the later review
 * @since 0.1
 */
public record VerdictChange(
        ProductId productId,
        GateId gateId,
        @Nullable Verdict before,
        @Nullable Verdict after,
        List<CriterionChange> criteria,
        Instant asOf) {
    /** @throws IllegalArgumentException if neither the verdict nor a criterion changed */
    public VerdictChange {
        Objects.requireNonNull(productId, "VerdictChange.productId");
        Objects.requireNonNull(gateId, "VerdictChange.gateId");
        criteria = List.copyOf(criteria);
        Objects.requireNonNull(asOf, "VerdictChange.asOf");
        if (before == after && criteria.isEmpty()) {
            throw new IllegalArgumentException("VerdictChange.after must differ from before, or a criterion must have"
                    + " changed, but both verdicts were '" + before + "'. Leave the change out.");
        }
    }

    /**
     * A criterion that came to something else.
     *
     * @param criterionId the criterion
     * @param before what it came to, as {@link CriterionResult#word()}; absent when it was not asked
     * @param after what it comes to; absent when it is no longer asked
     * @since 0.1
     */
    public record CriterionChange(
            CriterionId criterionId,
            @Nullable String before,
            @Nullable String after) {
        /** @throws IllegalArgumentException if it came to the same */
        public CriterionChange {
            Objects.requireNonNull(criterionId, "CriterionChange.criterionId");
            if (Objects.equals(before, after)) {
                throw new IllegalArgumentException("CriterionChange.after must differ from before, but both were '"
                        + before + "'. Leave the change out.");
            }
        }

        @Override
        public String toString() {
            return criterionId + ": " + Objects.requireNonNullElse(before, "not asked") + " -> "
                    + Objects.requireNonNullElse(after, "not asked");
        }
    }

    /** The change between two decisions about one request; empty when there is none. */
    static Optional<VerdictChange> of(
            GateRequest request, @Nullable GateDecision before, @Nullable GateDecision after, Instant asOf) {
        Verdict was = before == null ? null : before.verdict();
        Verdict is = after == null ? null : after.verdict();
        Map<CriterionId, String> then = words(before);
        Map<CriterionId, String> now = words(after);
        Map<CriterionId, String> all = new LinkedHashMap<>(now);
        all.putAll(then);
        List<CriterionChange> criteria = new ArrayList<>();
        for (CriterionId criterion : all.keySet()) {
            if (!Objects.equals(then.get(criterion), now.get(criterion))) {
                criteria.add(new CriterionChange(criterion, then.get(criterion), now.get(criterion)));
            }
        }
        return was == is && criteria.isEmpty()
                ? Optional.empty()
                : Optional.of(new VerdictChange(request.productId(), request.gateId(), was, is, criteria, asOf));
    }

    private static Map<CriterionId, String> words(@Nullable GateDecision decision) {
        Map<CriterionId, String> words = new LinkedHashMap<>();
        if (decision != null) {
            decision.results().forEach(result -> words.put(result.criterion().id(), result.word()));
        }
        return words;
    }

    /** Whether the verdict itself changed, and not only what led to it: the event that somebody waits for. */
    public boolean ofVerdict() {
        return before != after;
    }

    /**
     * What a host delivers exactly once: the product, the gate, both verdicts and the instant of the later review. It is the
     * same whenever the same change is found again.
     */
    public String key() {
        return productId + "/" + gateId + "#" + word(before) + ">" + word(after) + "@" + asOf;
    }

    /** The change for people: the verdicts, and below them the criteria, each line ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(productId + "  " + gateId + "  " + word(before));
        if (ofVerdict()) {
            text.append(" -> ").append(word(after));
        }
        text.append('\n');
        criteria.forEach(change -> text.append("  ").append(change).append('\n'));
        return text.toString();
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "not-asked" : verdict.word();
    }
}
