package org.operatingmodel.outcome;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.InRules;

/**
 * Something that the organisation or a part of it aims at, with its key results, and the objective that it serves.
 *
 * @param id its id, unique among the objectives
 * @param title what is aimed at
 * @param parentId the objective that it serves; absent at the top
 * @param contribution which share of the objective that it serves comes from it, above 0 and at most 1; absent while
 *     nobody has said, and at the top
 * @param outcomeId the outcome of the portfolio that it is for; absent where it is for none directly
 * @param businessOwner who answers for it in the business; absent while nobody does
 * @param technologyOwner who answers for it in technology; absent while nobody does
 * @param keyResults how one sees that it is reached, in no order that matters; empty while nobody has said
 * @see <a href="https://www.whatmatters.com/faqs/okr-meaning-definition-example">Doerr, Measure What Matters, 2018:
 *     objectives and key results</a>
 * @since 0.1
 */
public record Objective(
        ObjectiveId id,
        @NotBlank String title,
        @Nullable ObjectiveId parentId,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Nullable
        BigDecimal contribution,

        @Nullable OutcomeId outcomeId,
        @Nullable PersonId businessOwner,
        @Nullable PersonId technologyOwner,
        List<KeyResult> keyResults) {
    /** @throws IllegalArgumentException if the title is blank or the contribution is out of range or serves nothing */
    public Objective {
        Objects.requireNonNull(id, "Objective.id");
        Guard.text("Objective.title", title);
        if (contribution != null) {
            Guard.share("Objective.contribution", contribution);
            if (parentId == null) {
                throw new IllegalArgumentException("Objective.contribution must be absent where it serves no objective,"
                        + " but was '" + contribution.toPlainString() + "'. Name the parent, or leave it out.");
            }
        }
        keyResults = List.copyOf(keyResults);
    }

    /** Whether somebody answers for it in the business, and somebody else in technology. */
    @InRules("has one owner in the business and another in technology")
    public boolean jointlyOwned() {
        return businessOwner != null && technologyOwner != null && !businessOwner.equals(technologyOwner);
    }
}
