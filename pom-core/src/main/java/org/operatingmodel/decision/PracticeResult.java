package org.operatingmodel.decision;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.practice.Subject;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What a practice comes to for one subject, and why.
 *
 * @param practice the practice
 * @param productId the product that it was asked about; absent unless it is asked of products
 * @param valueStreamId the value stream that it was asked about; absent unless it is asked of value streams
 * @param verdict what it comes to
 * @param facts where it is met, the facts of the first match in the order of the rule's patterns; where it is unevaluable,
 *     the facts at which it is
 * @param lookedAt where it is met, what its negations and aggregates looked at
 * @param failedConditions where it is unmet, every condition that fails and can be judged, in the order of the rule; where it
 *     is not applicable, the one that leaves the subject out, or the time in which the rule is in force
 * @param cause where it is unevaluable, what went wrong; absent otherwise
 * @since 0.1
 */
public record PracticeResult(
        Practice practice,
        @Nullable ProductId productId,
        @Nullable ValueStreamId valueStreamId,
        PracticeVerdict verdict,
        List<FactReference> facts,
        List<Population> lookedAt,
        List<FailedCondition> failedConditions,
        @Nullable String cause) {
    /** @throws IllegalArgumentException if the subject is of another kind than the practice asks about, or a reason is missing */
    public PracticeResult {
        Objects.requireNonNull(practice, "PracticeResult.practice");
        Objects.requireNonNull(verdict, "PracticeResult.verdict");
        facts = List.copyOf(facts);
        lookedAt = List.copyOf(lookedAt);
        failedConditions = List.copyOf(failedConditions);
        if ((productId != null) != (practice.subject() == Subject.PRODUCT)
                || (valueStreamId != null) != (practice.subject() == Subject.VALUE_STREAM)) {
            throw new IllegalArgumentException("PracticeResult must be about one "
                    + practice.subject().word() + ", as '" + practice.id() + "' is, but was about product "
                    + productId + " and value stream " + valueStreamId + ".");
        }
        boolean explained = verdict == PracticeVerdict.UNMET || verdict == PracticeVerdict.NOT_APPLICABLE;
        if (explained == failedConditions.isEmpty() || (cause != null) != (verdict == PracticeVerdict.UNEVALUABLE)) {
            throw new IllegalArgumentException("PracticeResult must say why '" + practice.id() + "' is "
                    + verdict.word() + ": failed conditions where it is unmet or not applicable, a cause where it is"
                    + " unevaluable, and neither where it is met.");
        }
    }

    /** Whether it is neither met nor not applicable. */
    public boolean open() {
        return verdict == PracticeVerdict.UNMET || verdict == PracticeVerdict.UNEVALUABLE;
    }

    /** The subject in words, such as {@code product partner-portal}. */
    public String about() {
        return productId != null
                ? "product " + productId
                : valueStreamId != null ? "value stream " + valueStreamId : "the portfolio";
    }
}
