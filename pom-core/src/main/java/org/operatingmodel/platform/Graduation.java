package org.operatingmodel.platform;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The way of a feature that outgrows its product into a capability that a platform provides.
 *
 * <p>It begins as a candidate and goes from state to state without leaving one out. It counts from its first step,
 * included, to {@code withdrawnAt}, excluded.
 *
 * @param id its id, unique among the graduations
 * @param productId the product in which the feature has grown
 * @param feature what outgrows it
 * @param capabilityId the capability that it becomes
 * @param platformId the product that is to provide it; absent while that is open
 * @param consumers the products that need it; empty while none is known
 * @param steps the states that it entered, in their order, from candidate on; at least one
 * @param withdrawnAt from when on it is given up; absent while it is not
 * @since 0.1
 */
public record Graduation(
        GraduationId id,
        ProductId productId,
        @NotBlank String feature,
        CapabilityId capabilityId,
        @Nullable ProductId platformId,
        Set<ProductId> consumers,
        @NotEmpty List<GraduationStep> steps,
        @Nullable Instant withdrawnAt)
        implements ProductScoped, Dated {
    /**
     * @throws IllegalArgumentException if the feature is blank, the steps do not begin with candidate, leave out or repeat
     *     a state or go back in time, or it is withdrawn before it begins
     */
    public Graduation {
        Objects.requireNonNull(id, "Graduation.id");
        Objects.requireNonNull(productId, "Graduation.productId");
        Guard.text("Graduation.feature", feature);
        Objects.requireNonNull(capabilityId, "Graduation.capabilityId");
        consumers = Collections.unmodifiableSet(new TreeSet<>(consumers));
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.get(0).state() != GraduationState.CANDIDATE) {
            throw new IllegalArgumentException("Graduation.steps must begin with 'CANDIDATE', but "
                    + (steps.isEmpty()
                            ? "there is none"
                            : "begins with '" + steps.get(0).state() + "'")
                    + ". Say when it became a candidate.");
        }
        for (int i = 1; i < steps.size(); i++) {
            GraduationStep before = steps.get(i - 1);
            GraduationStep step = steps.get(i);
            if (!before.state().mayBecome(step.state())) {
                throw new IllegalArgumentException("Graduation.steps must go from '" + before.state() + "' to "
                        + before.state().next().map(next -> "'" + next + "'").orElse("nothing") + ", but was '"
                        + step.state() + "'. Leave no state out, and enter none twice.");
            }
            if (step.enteredAt().isBefore(before.enteredAt())) {
                throw new IllegalArgumentException("Graduation.steps must be in the order of time, but '"
                        + step.state() + "' was entered at '" + step.enteredAt() + "' and '" + before.state() + "' at '"
                        + before.enteredAt() + "'. Enter each state after the one before.");
            }
        }
        Guard.inOrder("Graduation.steps[0].enteredAt", steps.get(0).enteredAt(), "Graduation.withdrawnAt", withdrawnAt);
    }

    /** Whether it has entered the state at {@code asOf} or before. */
    @InRules("{0} by {1}")
    public boolean reached(GraduationState state, Instant asOf) {
        return steps.stream()
                .anyMatch(step -> step.state() == state && !step.enteredAt().isAfter(asOf));
    }

    /** Whether it entered the state at {@code start} or later, and at most {@code time} after. */
    @InRules("{0} within {1} after {2}")
    public boolean reachedWithin(GraduationState state, Duration time, Instant start) {
        return steps.stream()
                .anyMatch(step -> step.state() == state
                        && !step.enteredAt().isBefore(start)
                        && Duration.between(start, step.enteredAt()).compareTo(time) <= 0);
    }

    @Override
    public Instant countsFrom() {
        return steps.get(0).enteredAt();
    }

    @Override
    public @Nullable Instant expires() {
        return withdrawnAt;
    }
}
