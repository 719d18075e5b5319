package org.operatingmodel.escalation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * The subject of every escalation step: one matter that nobody has resolved, as of an instant.
 *
 * <p>The first pattern of a step is about it and says which of these matters the step is for.
 *
 * @param kind why it cannot be left as it is
 * @param product the product that it is about; absent where it is about no single one
 * @param gateId the gate that it is about; absent where it is about none
 * @param decisionId the decision that it is about; absent where it is about none
 * @param subject what else tells it from others: the id of a submission, a decision that was asked for, a risk, a waiver or a
 *     budget; absent where nothing does
 * @param raisedAt when it came up, from when deadlines count
 * @param fromTheStart whether nothing that is known shows that it was ever otherwise: then {@code raisedAt} is when it was known
 *     first, and no part of its key
 * @param asOf the instant as of which is looked
 * @since 0.1
 */
public record UnresolvedMatter(
        MatterKind kind,
        @Nullable Product product,
        @Nullable GateId gateId,
        @Nullable DecisionId decisionId,
        @Nullable String subject,
        Instant raisedAt,
        boolean fromTheStart,
        Instant asOf)
        implements ProductScoped {
    /** @throws IllegalArgumentException if it came up after the instant */
    public UnresolvedMatter {
        Objects.requireNonNull(kind, "UnresolvedMatter.kind");
        Objects.requireNonNull(raisedAt, "UnresolvedMatter.raisedAt");
        Objects.requireNonNull(asOf, "UnresolvedMatter.asOf");
        if (raisedAt.isAfter(asOf)) {
            throw new IllegalArgumentException("UnresolvedMatter.raisedAt must not be after asOf '" + asOf
                    + "', but was '" + raisedAt + "'. Look at it as of a later instant.");
        }
    }

    /** A matter that came up when something happened. */
    public UnresolvedMatter(
            MatterKind kind,
            @Nullable Product product,
            @Nullable GateId gateId,
            @Nullable DecisionId decisionId,
            @Nullable String subject,
            Instant raisedAt,
            Instant asOf) {
        this(kind, product, gateId, decisionId, subject, raisedAt, false, asOf);
    }

    /**
     * Its id: the same whenever one looks, so that a host can deliver each matter exactly once; of kind, product, gate,
     * decision, subject and when it came up, in seconds, rounded up. What was so from the start has an id without that, as
     * nothing tells when it came up; once it was resolved, it comes up under another.
     */
    public String key() {
        StringJoiner key = new StringJoiner("/");
        key.add(kind.word());
        for (Object part : Arrays.asList(productId(), gateId, decisionId, subject)) {
            if (part != null) {
                key.add(part.toString());
            }
        }
        if (!fromTheStart) {
            Instant second = raisedAt.truncatedTo(ChronoUnit.SECONDS);
            key.add((second.equals(raisedAt) ? second : second.plusSeconds(1)).toString());
        }
        return key.toString();
    }

    @Override
    public @Nullable ProductId productId() {
        return product == null ? null : product.id();
    }
}
