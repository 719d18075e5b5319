package org.operatingmodel.evidence;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * An observed fact about a product, with a reference to where it can be seen.
 *
 * <p>It counts from {@code observedAt}, included, to {@code expires}, excluded.
 *
 * @param id its id, unique among the evidence
 * @param productId the product that it is about
 * @param kind what it shows
 * @param subject the thing of the product that it is about, by its id or name; absent when it is about the product
 * @param subjectVersion the version of that thing; absent when it has none
 * @param reference where it can be seen
 * @param author who recorded it
 * @param observedAt when it was observed
 * @param expires from when it no longer counts; absent when it does not expire by itself
 * @param environment where it was observed; absent when that does not matter
 * @param value what was measured, in the unit that the kind says; absent when nothing was
 * @since 0.1
 */
public record Evidence(
        EvidenceId id,
        ProductId productId,
        EvidenceKind kind,
        @Nullable String subject,
        @Nullable String subjectVersion,
        URI reference,
        PersonId author,
        Instant observedAt,
        @Nullable Instant expires,
        @Nullable Environment environment,
        @Nullable BigDecimal value)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a text is blank or {@code expires} is not after {@code observedAt} */
    public Evidence {
        Objects.requireNonNull(id, "Evidence.id");
        Objects.requireNonNull(productId, "Evidence.productId");
        Objects.requireNonNull(kind, "Evidence.kind");
        Guard.textOrAbsent("Evidence.subject", subject);
        Guard.textOrAbsent("Evidence.subjectVersion", subjectVersion);
        Objects.requireNonNull(reference, "Evidence.reference");
        Objects.requireNonNull(author, "Evidence.author");
        Guard.inOrder("Evidence.observedAt", observedAt, "Evidence.expires", expires);
    }

    /** Whether it was observed at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("observed within {0} before {1}")
    public boolean observedWithin(Duration age, Instant asOf) {
        return Freshness.within(observedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return observedAt;
    }
}
