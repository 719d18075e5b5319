package org.operatingmodel.design;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The evaluation of one WCAG success criterion for one product.
 *
 * @param criterion its number, such as {@code 1.4.3}
 * @param level the level at which it counts
 * @param outcome what the evaluation came to
 * @since 0.1
 */
public record CriterionEvaluation(String criterion, WcagLevel level, CriterionOutcome outcome) implements Serializable {
    private static final Pattern NUMBER = Pattern.compile("[1-4]\\.[1-9][0-9]?\\.[1-9][0-9]?");

    /** @throws IllegalArgumentException if the criterion is not three numbers of the guidelines */
    public CriterionEvaluation {
        Objects.requireNonNull(level, "CriterionEvaluation.level");
        Objects.requireNonNull(outcome, "CriterionEvaluation.outcome");
        if (!NUMBER.matcher(criterion).matches()) {
            throw new IllegalArgumentException(
                    "CriterionEvaluation.criterion must be the number of a success criterion," + " but was '"
                            + criterion + "'. Write it as 1.4.3.");
        }
    }
}
