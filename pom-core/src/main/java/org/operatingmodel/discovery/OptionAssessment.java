package org.operatingmodel.discovery;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A comparison of building, buying and partnering.
 *
 * @param id its id, unique among the assessments
 * @param productId the product that it is about
 * @param options the ways that were compared
 * @param criteria what they were compared by; empty when nothing was written down
 * @param chosen the way that was chosen; absent while none is
 * @param decidedBy who chose; absent while nobody has
 * @param assessedAt when the comparison was made
 * @since 0.1
 */
public record OptionAssessment(
        AssessmentId id,
        ProductId productId,
        Set<SourcingOption> options,
        List<@NotBlank String> criteria,
        @Nullable SourcingOption chosen,
        @Nullable PersonId decidedBy,
        Instant assessedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a criterion is blank or the choice is none of the options */
    public OptionAssessment {
        Objects.requireNonNull(id, "OptionAssessment.id");
        Objects.requireNonNull(productId, "OptionAssessment.productId");
        options = Collections.unmodifiableSet(new TreeSet<>(options));
        criteria = Guard.texts("OptionAssessment.criteria", criteria);
        Objects.requireNonNull(assessedAt, "OptionAssessment.assessedAt");
        if (chosen != null && !options.contains(chosen)) {
            throw new IllegalArgumentException("OptionAssessment.chosen must be one of the options " + options
                    + ", but was '" + chosen + "'. Compare it, or choose another.");
        }
    }

    @Override
    public Instant countsFrom() {
        return assessedAt;
    }
}
