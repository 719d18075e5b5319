package org.operatingmodel.authority;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A decision that somebody asked for, and what was said to it.
 *
 * <p>By itself it is a protocol and no more: whether it stands is found out with the decision rights of the loaded packs.
 *
 * @param id its id, unique among the decisions that were asked for
 * @param decisionId which kind of decision it is
 * @param question what is to be decided
 * @param productId the product that it is about; absent where it is about no single one
 * @param gateId the gate that it is about; absent where it is about none
 * @param amount how much money it commits; absent where that is not said, which is not zero
 * @param requestedBy who asked
 * @param requestedAt when
 * @param dueAt by when it must be decided; absent where nobody said
 * @param withdrawnAt from when on nobody asks for it any more; absent while somebody does
 * @param votes what was said, in no order that matters; empty as long as nobody has answered
 * @param tradeOff what was chosen instead of what; absent where nothing was weighed
 * @since 0.1
 */
public record DecisionRecord(
        DecisionRecordId id,
        DecisionId decisionId,
        @NotBlank String question,
        @Nullable ProductId productId,
        @Nullable GateId gateId,
        @Nullable Money amount,
        PersonId requestedBy,
        Instant requestedAt,
        @Nullable Instant dueAt,
        @Nullable Instant withdrawnAt,
        List<Vote> votes,
        @Nullable TradeOff tradeOff)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if the question is blank, or a vote was cast, it is due or it was withdrawn before it was asked */
    public DecisionRecord {
        Objects.requireNonNull(id, "DecisionRecord.id");
        Objects.requireNonNull(decisionId, "DecisionRecord.decisionId");
        Guard.text("DecisionRecord.question", question);
        Objects.requireNonNull(requestedBy, "DecisionRecord.requestedBy");
        Objects.requireNonNull(requestedAt, "DecisionRecord.requestedAt");
        Guard.inOrder("DecisionRecord.requestedAt", requestedAt, "DecisionRecord.dueAt", dueAt);
        Guard.inOrder("DecisionRecord.requestedAt", requestedAt, "DecisionRecord.withdrawnAt", withdrawnAt);
        votes = List.copyOf(votes);
        for (Vote vote : votes) {
            if (vote.castAt().isBefore(requestedAt)) {
                throw new IllegalArgumentException("DecisionRecord.votes must be cast from '" + requestedAt
                        + "' on, but that of '" + vote.personId() + "' was cast at '" + vote.castAt() + "'.");
            }
        }
    }

    /** The question who decides this. */
    public DecisionRequest request() {
        return new DecisionRequest(decisionId, productId, gateId, amount, requestedBy);
    }

    @Override
    public Instant countsFrom() {
        return requestedAt;
    }

    @Override
    public @Nullable Instant expires() {
        return withdrawnAt;
    }
}
