package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.funding.AllocationShare;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.AllocationTargetId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowDistribution;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * The fact how the completed work of a product is balanced against an allocation target, for rules that ask whether a
 * drift is a signal.
 *
 * <p>Definition: the items of a {@link FlowDistribution} by the categories of the target, and what an
 * {@link AllocationGuardrail} without persistence says of them. It exists where an item was completed; below the least
 * sample it says only that: the signal is undefined, and there are no drifts that a rule could take for good ones.
 * <p>Limits: those of {@link Drift#chance()}.
 *
 * @param productId the product
 * @param targetId the allocation target
 * @param from the start of the window, included
 * @param to its end, excluded
 * @param items how many items were completed, from 1
 * @param minimumSample the least number of items that anything is said of
 * @param categories the drift of each category, in the order of the target, and of what is in none of them, where there is
 *     some; empty below the least sample
 * @param chance how likely a drift of that size is, 0 to 1, to 34 digits; absent where it is not known or not asked for
 * @param signal whether the guardrail fires: the balance is outside, inside, or not known; compared exactly
 * @param reason why it does not fire, or is undefined, as sentences; absent when it fires
 * @param convention the definition, as {@link org.operatingmodel.metrics.Basis#convention} says it
 * @since 0.1
 */
public record AllocationBalance(
        ProductId productId,
        AllocationTargetId targetId,
        Instant from,
        Instant to,
        long items,
        long minimumSample,
        List<CategoryDrift> categories,
        @Nullable BigDecimal chance,
        Signal signal,
        @Nullable String reason,
        String convention)
        implements ProductScoped, Serializable {
    private static final String CONVENTION = "allocation-balance: completed by category, share - target";
    private static final Ratio HUNDRED = Ratio.of(100, 1);

    /**
     * @throws IllegalArgumentException if a number is out of range, a text blank, the end not after the start, a
     *     category, a chance or a signal of a sample that is too small is given, or a reason is given when it fires, or none when it does not
     */
    public AllocationBalance {
        Objects.requireNonNull(productId, "AllocationBalance.productId");
        Objects.requireNonNull(targetId, "AllocationBalance.targetId");
        Guard.inOrder(
                "AllocationBalance.from",
                from,
                "AllocationBalance.to",
                Objects.requireNonNull(to, "AllocationBalance.to"));
        Guard.positive("AllocationBalance.items", items);
        Guard.positive("AllocationBalance.minimumSample", minimumSample);
        categories = List.copyOf(categories);
        if (categories.isEmpty() != items < minimumSample) {
            throw new IllegalArgumentException("AllocationBalance.categories must be empty exactly below the least"
                    + " sample '" + minimumSample + "', but was '" + categories + "' of '" + items
                    + "' items. Make it with AllocationBalance.of.");
        }
        if (items < minimumSample && (signal != Signal.UNDEFINED || chance != null)) {
            throw new IllegalArgumentException("AllocationBalance.signal must be UNDEFINED, without a chance, below the"
                    + " least sample '" + minimumSample + "', but was '" + signal + "' with '" + chance + "' of '"
                    + items + "' items. Make it with AllocationBalance.of.");
        }
        if (chance != null && (chance.signum() < 0 || chance.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("AllocationBalance.chance must lie between 0 and 1, but was '"
                    + chance.toPlainString() + "'. Write 5 percent as 0.05.");
        }
        Guard.textOrAbsent("AllocationBalance.reason", reason);
        if ((reason == null) != (signal == Signal.FIRES)) {
            throw new IllegalArgumentException(
                    "AllocationBalance.reason must be absent exactly when it fires, but was '" + reason + "' for '"
                            + signal + "'. Say why it does not.");
        }
        Guard.text("AllocationBalance.convention", convention);
    }

    /**
     * The balance of a product's completed items. Absent when the distribution is, because none was completed.
     *
     * @param target what their shares are meant to be
     * @param distribution how they spread over the types
     * @throws IllegalArgumentException if the products differ
     */
    public static Measured<AllocationBalance> of(AllocationTarget target, Measured<FlowDistribution> distribution) {
        if (!(distribution instanceof Measured.Value<FlowDistribution> known)) {
            return Measured.absent(
                    ((Measured.Absent<FlowDistribution>) distribution).reason(),
                    distribution.n(),
                    new Basis("items", CONVENTION, distribution.basis().horizon()));
        }
        FlowDistribution completed = known.value();
        if (!target.productId().equals(completed.productId())) {
            throw new IllegalArgumentException("distribution must be of the product '" + target.productId()
                    + "', but was of '" + completed.productId() + "'. Measure the product of the target.");
        }
        CategoryScheme scheme = scheme(target);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (FlowItemType type : FlowItemType.values()) {
            counts.put(type.name(), completed.completed(type));
        }
        Allocation allocation = Allocation.counts(scheme, counts).asOf(completed.to());
        Map<String, Ratio> shares = new LinkedHashMap<>();
        target.shares().forEach(share -> shares.put(share.category(), Ratio.of(share.share())));
        AllocationGuardrail.Reading reading = new AllocationGuardrail(
                        new Target(scheme, shares),
                        target.tolerancePoints(),
                        target.minimumSample(),
                        target.significance(),
                        null)
                .read(Map.of(completed.from(), allocation));
        String convention = CONVENTION;
        BigDecimal chance = null;
        if (reading.chance() instanceof Measured.Value<Chance> likely) {
            chance = likely.value().probability().decimal();
            convention += likely.value().exact() ? "; chance: exact" : "; chance: upper bound";
        }
        return Measured.value(
                new AllocationBalance(
                        target.productId(),
                        target.id(),
                        completed.from(),
                        completed.to(),
                        completed.items(),
                        target.minimumSample(),
                        reading.drift()
                                .toOptional()
                                .map(drift -> categories(target, drift))
                                .orElse(List.of()),
                        chance,
                        reading.signal(),
                        reading.signal() == Signal.FIRES
                                ? null
                                : String.join(" ", reading.missing().values()),
                        convention),
                completed.items(),
                Basis.asOf(completed.to(), "items", convention));
    }

    private static CategoryScheme scheme(AllocationTarget target) {
        List<String> names = new ArrayList<>();
        Map<String, String> categoryByType = new LinkedHashMap<>();
        for (AllocationShare share : target.shares()) {
            names.add(share.category());
            share.types().forEach(type -> categoryByType.put(type.name(), share.category()));
        }
        return new CategoryScheme(target.id().value(), names, categoryByType);
    }

    private static List<CategoryDrift> categories(AllocationTarget target, Drift drift) {
        List<CategoryDrift> categories = new ArrayList<>();
        target.shares().forEach(share -> categories.add(category(share.category(), share.share(), drift)));
        CategoryDrift other = category(CategoryScheme.OTHER, BigDecimal.ZERO, drift);
        if (other.items() > 0) {
            categories.add(other);
        }
        return categories;
    }

    private static CategoryDrift category(String category, BigDecimal target, Drift drift) {
        return new CategoryDrift(
                category,
                Objects.requireNonNull(drift.allocation().amounts().get(category))
                        .longValueExact(),
                target,
                drift.drift(category)
                        .map(share -> share.times(HUNDRED).decimal())
                        .toOptional()
                        .orElseThrow(),
                drift.status(category));
    }

    /**
     * Whether the category is at most so many percentage points from its target, to either side, compared exactly; no
     * category is, that the target does not name or that there are too few items to speak of.
     */
    @InRules("with {0} within {1} points of its target")
    public boolean within(String category, BigDecimal points) {
        return categories.stream()
                .filter(drift -> drift.category().equals(category))
                .map(drift -> Ratio.of(drift.items(), items).minus(Ratio.of(drift.target())))
                .anyMatch(drift -> {
                    Ratio distance = drift.signum() < 0 ? Ratio.ZERO.minus(drift) : drift;
                    return distance.compareTo(Ratio.of(points).dividedBy(HUNDRED)) <= 0;
                });
    }
}
