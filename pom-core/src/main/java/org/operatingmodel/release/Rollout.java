package org.operatingmodel.release;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The plan by which a version reaches more and more of the users, such as a mobile version through a store.
 *
 * <p>What was reached are {@link RolloutStep}s.
 *
 * @param id its id, unique among the rollouts
 * @param productId the product
 * @param version the version that is rolled out
 * @param stages the shares of users in percent, each larger than the one before, above 0, the last 100
 * @param bakeTime how long a stage is watched before the next one, above 0
 * @param haltRule when it is halted; absent while nobody has said
 * @since 0.1
 */
public record Rollout(
        RolloutId id,
        ProductId productId,
        @NotBlank String version,
        @NotEmpty List<BigDecimal> stages,
        Duration bakeTime,
        @Nullable String haltRule)
        implements ProductScoped {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** @throws IllegalArgumentException if a text is blank, the bake time not above 0, or the stages do not rise to 100 */
    public Rollout {
        Objects.requireNonNull(id, "Rollout.id");
        Objects.requireNonNull(productId, "Rollout.productId");
        Guard.text("Rollout.version", version);
        stages = List.copyOf(stages);
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal stage : stages) {
            if (stage.compareTo(before) <= 0) {
                throw new IllegalArgumentException("Rollout.stages must rise from above 0, but '"
                        + stage.toPlainString() + "' came after '" + before.toPlainString()
                        + "'. List the shares of users from the smallest on.");
            }
            before = stage;
        }
        if (before.compareTo(ALL) != 0) {
            throw new IllegalArgumentException("Rollout.stages must end with 100, but ended with '"
                    + before.toPlainString() + "'. Add the stage that reaches everybody.");
        }
        Objects.requireNonNull(bakeTime, "Rollout.bakeTime");
        if (bakeTime.isNegative() || bakeTime.isZero()) {
            throw new IllegalArgumentException(
                    "Rollout.bakeTime must be above 0, but was '" + bakeTime + "'. Say how long a stage is watched.");
        }
        Guard.textOrAbsent("Rollout.haltRule", haltRule);
    }

    /**
     * The stage of the plan that comes before a share of users: the largest below it.
     *
     * @param percent the share of users, in percent
     * @return the stage; absent where the first stage already reaches that share
     */
    @InRules
    public @Nullable BigDecimal stageBefore(BigDecimal percent) {
        return stages.stream()
                .filter(stage -> stage.compareTo(percent) < 0)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * What to do now.
     *
     * <p>A rollout that was halted stays halted: mend it and plan another. Guardrails that nobody has read hold it, as they
     * may be breached.
     *
     * @param steps what was reached, in any order; those of other rollouts and those after {@code asOf} are left out
     * @param guardrails how the guardrails of the product stand
     * @param asOf the instant of the decision
     */
    public RolloutMove next(Collection<RolloutStep> steps, GuardrailState guardrails, Instant asOf) {
        List<RolloutStep> known = steps.stream()
                .filter(step -> step.rolloutId().equals(id) && !step.reachedAt().isAfter(asOf))
                .toList();
        if (known.stream().anyMatch(RolloutStep::halted)) {
            return new RolloutMove(RolloutMove.Kind.HALT, null, "It was halted. Mend it, and plan another rollout.");
        }
        if (guardrails == GuardrailState.BREACHED) {
            return new RolloutMove(RolloutMove.Kind.HALT, null, "A guardrail is breached.");
        }
        Optional<RolloutStep> widest = known.stream().max(Comparator.comparing(RolloutStep::percent));
        BigDecimal reached = widest.map(RolloutStep::percent).orElse(BigDecimal.ZERO);
        Optional<BigDecimal> stage =
                stages.stream().filter(each -> each.compareTo(reached) > 0).findFirst();
        if (stage.isEmpty()) {
            return new RolloutMove(RolloutMove.Kind.COMPLETE, null, "It has reached everybody.");
        }
        Optional<Instant> since = known.stream().map(RolloutStep::reachedAt).max(Comparator.naturalOrder());
        if (since.isPresent() && Duration.between(since.get(), asOf).compareTo(bakeTime) < 0) {
            return new RolloutMove(
                    RolloutMove.Kind.HOLD, null, "The stage of " + since.get() + " bakes for " + bakeTime + ".");
        }
        return guardrails == GuardrailState.UNKNOWN
                ? new RolloutMove(RolloutMove.Kind.HOLD, null, "Nobody has read the guardrails.")
                : new RolloutMove(RolloutMove.Kind.ADVANCE, stage.get(), "The guardrails are clear.");
    }
}
