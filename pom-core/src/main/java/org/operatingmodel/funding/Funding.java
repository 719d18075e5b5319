package org.operatingmodel.funding;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Money that is approved for a stretch of time; how much of it has been released, its {@link Tranche}s say.
 *
 * <p>It counts from {@code from}, included, to {@code to}, excluded.
 *
 * @param id its id, unique among the fundings
 * @param target what is funded
 * @param valueStreamId the value stream, where one is funded; absent for all others
 * @param productId the product that is the capability, where one is funded; absent for all others
 * @param project the name of the project, where one is funded; absent for all others
 * @param amount how much is approved, 0 or more
 * @param from the start of the stretch, included
 * @param to its end, excluded
 * @param mode how it is given
 * @param outcomeIds the outcomes that it is for; empty while it is for none
 * @since 0.1
 */
public record Funding(
        FundingId id,
        FundingTarget target,
        @Nullable ValueStreamId valueStreamId,
        @Nullable ProductId productId,
        @NotBlank @Nullable String project,
        Money amount,
        Instant from,
        Instant to,
        FundingMode mode,
        List<OutcomeId> outcomeIds)
        implements Dated {
    /**
     * @throws IllegalArgumentException if what is funded is not named, or something else is; if the amount is negative, the
     *     name blank or the end not after the start
     */
    public Funding {
        Objects.requireNonNull(id, "Funding.id");
        named("valueStreamId", valueStreamId, target, FundingTarget.VALUE_STREAM);
        named("productId", productId, target, FundingTarget.CAPABILITY);
        named("project", project, target, FundingTarget.PROJECT);
        Guard.textOrAbsent("Funding.project", project);
        Guard.notNegative("Funding.amount.amount", amount.amount());
        Guard.inOrder("Funding.from", from, "Funding.to", Objects.requireNonNull(to, "Funding.to"));
        Objects.requireNonNull(mode, "Funding.mode");
        outcomeIds = List.copyOf(outcomeIds);
    }

    private static void named(String what, @Nullable Object name, FundingTarget target, FundingTarget wanted) {
        Objects.requireNonNull(target, "Funding.target");
        if ((name != null) != (target == wanted)) {
            throw new IllegalArgumentException("Funding." + what + " must be " + (name == null ? "there" : "absent")
                    + " where a " + target + " is funded, but was " + (name == null ? "absent" : "'" + name + "'")
                    + ". Name what is funded, and nothing else.");
        }
    }

    @Override
    public Instant countsFrom() {
        return from;
    }

    @Override
    public Instant expires() {
        return to;
    }
}
