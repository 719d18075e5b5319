package org.operatingmodel.authority;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

/**
 * The question who decides.
 *
 * @param decisionId which kind of decision
 * @param productId the product that it is about; absent where it is about no single one
 * @param gateId the gate that it is about; absent where it is about none
 * @param amount how much money it commits; absent where that is not said, which is not zero
 * @param requestedBy who asks for it, who cannot decide it; absent where nobody does yet
 * @since 0.1
 */
public record DecisionRequest(
        DecisionId decisionId,
        @Nullable ProductId productId,
        @Nullable GateId gateId,
        @Nullable Money amount,
        @Nullable PersonId requestedBy) {
    /** @throws NullPointerException if the kind of decision is missing */
    public DecisionRequest {
        Objects.requireNonNull(decisionId, "DecisionRequest.decisionId");
    }

    /**
     * The question about a decision that is about no single product.
     *
     * @throws IllegalArgumentException if the text is not the form of an id
     */
    public static DecisionRequest of(String decisionId) {
        return new DecisionRequest(new DecisionId(decisionId), null, null, null, null);
    }

    /**
     * The question about a decision for a product.
     *
     * @throws IllegalArgumentException if a text is not the form of an id
     */
    public static DecisionRequest of(String decisionId, String productId) {
        return new DecisionRequest(new DecisionId(decisionId), new ProductId(productId), null, null, null);
    }

    /** The same question about a gate. */
    public DecisionRequest at(GateId gate) {
        return new DecisionRequest(decisionId, productId, gate, amount, requestedBy);
    }

    /** The same question about an amount of money. */
    public DecisionRequest over(Money money) {
        return new DecisionRequest(decisionId, productId, gateId, money, requestedBy);
    }

    /** The same question, asked by somebody. */
    public DecisionRequest askedBy(PersonId person) {
        return new DecisionRequest(decisionId, productId, gateId, amount, person);
    }

    /** The question in words: the kind of decision, and what it is about, such as {@code 'release' of 'portal' at 'ga-exit'}. */
    public String words() {
        return "'" + decisionId + "'"
                + (productId == null ? "" : " of '" + productId + "'")
                + (gateId == null ? "" : " at '" + gateId + "'")
                + (amount == null ? "" : " over " + amount);
    }
}
