package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.product.ProductId;

/**
 * The flow of one product as of an instant, in the form in which rules ask for it.
 *
 * <p>Definition: the product's own items in windows that end at the instant, cut to the millisecond; days have 24 hours.
 * Thirty days show how work flows now, ninety are a quarter, in which a product that completes little shows a distribution.
 * <p>Empty cases: no item of the product is known; none is in progress, or completed in the window; times before the year 0, or too long to add up.
 * <p>Merging: none. Figures of several products are taken from their rows, see {@link FlowFigures}.
 *
 * @since 0.1
 */
public final class ProductFlow implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How many days {@link #efficiency} looks back. */
    public static final int EFFICIENCY_DAYS = 30;
    /** How many days {@link #distribution} looks back. */
    public static final int DISTRIBUTION_DAYS = 90;

    private static final Duration DAY = Duration.ofHours(24);
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final int USUAL = 85;

    private final ProductId productId;
    private final Instant asOf;
    private final long items;
    /** How many items are waiting. */
    private final long waiting;
    /** Why nothing can be said; else empty. */
    private final String reason;
    /** The last {@link #EFFICIENCY_DAYS}; absent where nothing can be said. */
    private final @Nullable WindowFlow recent;
    /** The last {@link #DISTRIBUTION_DAYS}; absent where nothing can be said. */
    private final @Nullable WindowFlow quarter;

    private ProductFlow(
            ProductId productId,
            Instant asOf,
            long items,
            long waiting,
            String reason,
            @Nullable WindowFlow recent,
            @Nullable WindowFlow quarter) {
        this.productId = productId;
        this.asOf = asOf;
        this.items = items;
        this.waiting = waiting;
        this.reason = reason;
        this.recent = recent;
        this.quarter = quarter;
    }

    /**
     * The flow of a product.
     *
     * @param productId the product
     * @param items flow items; those of other products are ignored
     * @param asOf up to when rows exist, excluded
     */
    public static ProductFlow of(ProductId productId, Collection<FlowItem> items, Instant asOf) {
        Objects.requireNonNull(productId, "productId");
        Instant end = asOf.truncatedTo(ChronoUnit.MILLIS);
        List<FlowItem> known = known(productId, items, end);
        if (known.isEmpty()) {
            return undefined(productId, end, known.size(), "No flow item of '" + productId + "' is known.");
        }
        if (known.stream()
                .anyMatch(item -> item.transitions().get(0).enteredAt().isBefore(EARLIEST))) {
            return undefined(
                    productId,
                    end,
                    known.size(),
                    "A flow item of '" + productId + "' entered a state before the year 0.");
        }
        try {
            Instant split = end.minus(DAY.multipliedBy(EFFICIENCY_DAYS));
            Instant start = end.minus(DAY.multipliedBy(DISTRIBUTION_DAYS));
            FlowFigures figures = FlowFigures.of(
                    FlowLedger.of(known, end),
                    new Windows(List.of(new Window(start, split), new Window(split, end)), true),
                    Groups.all());
            long waiting = known.stream()
                    .filter(item -> item.flowState() == FlowState.WAITING)
                    .count();
            return new ProductFlow(productId, end, known.size(), waiting, "", figures.total(1), figures.overall());
        } catch (ArithmeticException e) {
            return undefined(
                    productId,
                    end,
                    known.size(),
                    "The times of the flow items of '" + productId + "' cannot be added up.");
        }
    }

    private static List<FlowItem> known(ProductId productId, Collection<FlowItem> items, Instant end) {
        return items.stream()
                .filter(item -> productId.equals(item.productId()))
                .flatMap(item -> item.asOf(end).stream())
                .toList();
    }

    /**
     * The items of the product that a count of the last days consists of, in the order of the items.
     *
     * <p>{@link #load} and {@link #age} rest on {@link FlowCount#IN_PROGRESS_AT_END}, {@link #efficiency} and
     * {@link #distribution} on {@link FlowCount#COMPLETED} in their days; efficiency leaves out those without a flow time.
     *
     * @param count what is counted
     * @param days how many days of 24 hours before the instant, from 1
     * @param productId the product
     * @param items flow items; those of other products are ignored
     * @param asOf up to when rows exist, excluded
     * @throws IllegalArgumentException if the number of days is not positive
     * @throws ArithmeticException if times lie further from 1970 than rows can
     */
    public static List<FlowEntry> behind(
            FlowCount count, int days, ProductId productId, Collection<FlowItem> items, Instant asOf) {
        Guard.positive("days", days);
        Instant end = asOf.truncatedTo(ChronoUnit.MILLIS);
        return FlowLedger.of(known(productId, items, end), end).behind(count, last(days, end), Groups.all(), 0);
    }

    private static Window last(int days, Instant end) {
        return new Window(end.minus(DAY.multipliedBy(days)), end);
    }

    private static ProductFlow undefined(ProductId productId, Instant asOf, long items, String reason) {
        return new ProductFlow(productId, asOf, items, 0, reason, null, null);
    }

    /** How many items are in progress; absent when no item of the product is known. */
    public Measured<FlowLoad> load() {
        String convention = "C12: items in progress";
        WindowFlow flow = recent;
        return flow == null
                ? absent("items", convention)
                : Measured.value(
                        new FlowLoad(productId, asOf, items, flow.loadAtEnd(), waiting, convention),
                        items,
                        basis("items", convention));
    }

    /** How old they are; absent when none is in progress. */
    public Measured<FlowAge> age() {
        WindowFlow flow = recent;
        return flow == null
                ? absent("milliseconds", WindowFlow.AGES.convention(USUAL))
                : flow.age(USUAL)
                        .map(usual -> new FlowAge(
                                productId,
                                asOf,
                                flow.ages().n(),
                                usual,
                                Duration.ofMillis(flow.ages().max().orElseThrow()),
                                WindowFlow.AGES.convention(USUAL)));
    }

    /**
     * In which share of their flow time the items completed in the last {@value #EFFICIENCY_DAYS} days were active; absent
     * when none has a flow time above zero.
     */
    public Measured<FlowEfficiency> efficiency() {
        WindowFlow flow = recent;
        return flow == null
                ? absent("fraction", WindowFlow.EFFICIENCY)
                : flow.efficiency()
                        .map(share -> new FlowEfficiency(
                                productId,
                                flow.window().from(),
                                asOf,
                                flow.flowTimes().n(),
                                Duration.ofMillis(flow.totalActiveTime()),
                                Duration.ofMillis(flow.totalFlowTime()),
                                WindowFlow.EFFICIENCY));
    }

    /** How the items completed in the last {@value #DISTRIBUTION_DAYS} days spread over the types; absent without any. */
    public Measured<FlowDistribution> distribution() {
        WindowFlow flow = quarter;
        return flow == null
                ? absent("fraction", WindowFlow.DISTRIBUTION)
                : flow.distribution(FlowItemType.FEATURE)
                        .map(share -> new FlowDistribution(
                                productId,
                                flow.window().from(),
                                asOf,
                                flow.velocity(FlowItemType.FEATURE),
                                flow.velocity(FlowItemType.DEFECT),
                                flow.velocity(FlowItemType.RISK),
                                flow.velocity(FlowItemType.DEBT),
                                WindowFlow.DISTRIBUTION));
    }

    /** What is read must be what items can come to. */
    private Object readResolve() {
        Guard.notNegative("ProductFlow.items", items);
        checkLast("recent", recent, EFFICIENCY_DAYS);
        checkLast("quarter", quarter, DISTRIBUTION_DAYS);
        if (load() instanceof Measured.Absent) { // says no reason that is blank, and no load that cannot be
            return undefined(productId, asOf, items, reason);
        }
        return this;
    }

    private void checkLast(String what, @Nullable WindowFlow flow, int days) {
        if (reason.isEmpty() ? flow == null || !flow.window().equals(last(days, asOf)) : flow != null) {
            throw new IllegalArgumentException(
                    "ProductFlow." + what + " must be the last " + days + " days up to '" + asOf
                            + "', or there must be a reason why not, but was '" + flow + "' and '" + reason
                            + "'. Measure it again.");
        }
    }

    private <T> Measured<T> absent(String measuredIn, String convention) {
        return Measured.absent(reason, items, basis(measuredIn, convention));
    }

    private Basis basis(String measuredIn, String convention) {
        return Basis.asOf(asOf, measuredIn, convention);
    }
}
