package org.operatingmodel.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.product.ProductId;

/**
 * The computed fact that a decision on record stands, as of the instant of an assessment.
 *
 * @param recordId the decision on record
 * @param decisionId which kind of decision it is
 * @param productId the product that it is about; absent where it is about no single one
 * @param decider the role that decides such; absent where none does as of the instant
 * @param requestedAt when it was asked for
 * @param tradeOff what was chosen instead of what; absent where nothing was weighed
 * @since 0.1
 */
public record StandingDecision(
        DecisionRecordId recordId,
        DecisionId decisionId,
        @Nullable ProductId productId,
        @Nullable RoleId decider,
        Instant requestedAt,
        @Nullable TradeOff tradeOff) {
    /** @throws NullPointerException if a part is missing */
    public StandingDecision {
        Objects.requireNonNull(recordId, "StandingDecision.recordId");
        Objects.requireNonNull(decisionId, "StandingDecision.decisionId");
        Objects.requireNonNull(requestedAt, "StandingDecision.requestedAt");
    }

    /** The decision of a standing that is {@code DECIDED}. */
    public static StandingDecision of(DecisionStanding standing) {
        DecisionRecord decision = standing.decision();
        return new StandingDecision(
                decision.id(),
                decision.decisionId(),
                decision.productId(),
                ResolvedDecision.of(standing.authority()).decider(),
                decision.requestedAt(),
                decision.tradeOff());
    }

    /** Whether it says what was chosen instead of what, and by which criteria. */
    @InRules("says what was chosen instead of what")
    public boolean weighed() {
        return tradeOff != null;
    }

    /** Whether it was asked for at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("asked for within {0} before {1}")
    public boolean requestedWithin(Duration age, Instant asOf) {
        return Freshness.within(requestedAt, age, asOf);
    }
}
