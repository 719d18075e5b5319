package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.ProductId;

class ProductFlowTest {
    static final ProductId PORTAL = new ProductId("portal");
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant LAST_30_DAYS = Instant.parse("2026-05-22T00:00:00Z");
    private static final Instant LAST_90_DAYS = Instant.parse("2026-03-23T00:00:00Z");
    private static final FlowItem FEATURE = item("F1", FlowItemType.FEATURE, active(20), done(10));
    private static final FlowItem DEBT = item("F2", FlowItemType.DEBT, waiting(16), active(10), done(6));
    private static final FlowItem EARLIER = item("F3", FlowItemType.FEATURE, active(70), done(60));
    private static final FlowItem OPEN = item("F4", FlowItemType.DEFECT, active(10));
    private static final FlowItem WAITS = item("F5", FlowItemType.RISK, waiting(5));
    private static final FlowItem ELSEWHERE =
            new FlowItem(new FlowItemId("F6"), new ProductId("billing"), null, FlowItemType.RISK, List.of(active(50)));
    private static final FlowItem NOBODY_S =
            new FlowItem(new FlowItemId("F7"), null, null, FlowItemType.RISK, List.of(active(50)));

    static FlowItem item(String id, FlowItemType type, FlowTransition... transitions) {
        return new FlowItem(new FlowItemId(id), PORTAL, null, type, List.of(transitions));
    }

    static FlowTransition active(long daysAgo) {
        return new FlowTransition("Doing", FlowState.ACTIVE, daysAgo(daysAgo), 0);
    }

    static FlowTransition waiting(long daysAgo) {
        return new FlowTransition("Waiting", FlowState.WAITING, daysAgo(daysAgo), 0);
    }

    static FlowTransition done(long daysAgo) {
        return new FlowTransition("Done", FlowState.DONE, daysAgo(daysAgo), 1);
    }

    private static Instant daysAgo(long days) {
        return AS_OF.minus(Duration.ofDays(days));
    }

    private static ProductFlow flow(FlowItem... items) {
        return ProductFlow.of(PORTAL, List.of(items), AS_OF);
    }

    private static <T> @Nullable T present(Measured<T> figure) {
        return figure.toOptional().orElse(null);
    }

    private static String reasonOf(Measured<?> figure) {
        return ((Measured.Absent<?>) figure).reason();
    }

    private final ProductFlow all = flow(WAITS, FEATURE, ELSEWHERE, DEBT, EARLIER, NOBODY_S, OPEN);

    @Test
    void the_load_counts_the_products_own_items_in_progress() {
        String convention = "C12: items in progress";
        assertThat(all.load())
                .isEqualTo(Measured.value(
                        new FlowLoad(PORTAL, AS_OF, 5, 2, 1, convention), 5, Basis.asOf(AS_OF, "items", convention)));
        assertThat(flow(FEATURE).load().toOptional()).contains(new FlowLoad(PORTAL, AS_OF, 1, 0, 0, convention));
    }

    @Test
    void the_ages_are_those_of_the_items_in_progress() {
        // Ages 5 and 10 days: the 85th percentile is the ceil(0.85 x 2) = 2nd smallest.
        String convention = "C14, C15: age in progress, p85 by nearest rank";
        assertThat(all.age())
                .isEqualTo(Measured.value(
                        new FlowAge(PORTAL, AS_OF, 2, Duration.ofDays(10), Duration.ofDays(10), convention),
                        2,
                        Basis.asOf(AS_OF, "milliseconds", convention)));
        FlowItem[] seven = {
            OPEN,
            item("A1", FlowItemType.DEBT, active(1)),
            item("A2", FlowItemType.DEBT, active(2)),
            item("A3", FlowItemType.DEBT, active(3)),
            item("A4", FlowItemType.DEBT, active(4)),
            item("A5", FlowItemType.DEBT, active(5)),
            item("A6", FlowItemType.DEBT, active(6))
        };
        // ceil(0.85 x 7) = ceil(5.95) = 6th smallest of 1, 2, 3, 4, 5, 6, 10
        assertThat(present(flow(seven).age()))
                .isEqualTo(new FlowAge(PORTAL, AS_OF, 7, Duration.ofDays(6), Duration.ofDays(10), convention));
    }

    @Test
    void efficiency_is_active_time_to_flow_time_of_the_last_30_days() {
        // Feature: active 10 of 10 days; debt: active 4 of 10 days.
        String convention = "C11: active time to flow time, ratio of sums";
        FlowEfficiency efficiency = new FlowEfficiency(
                PORTAL, LAST_30_DAYS, AS_OF, 2, Duration.ofDays(14), Duration.ofDays(20), convention);
        assertThat(all.efficiency())
                .isEqualTo(Measured.value(efficiency, 2, Basis.asOf(AS_OF, "fraction", convention)));
        assertThat(efficiency.share()).isEqualTo(Ratio.of(7, 10));
        assertThat(efficiency.atLeast(70)).isTrue();
        assertThat(efficiency.atLeast(71)).isFalse();
        assertThat(efficiency.atLeast(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void the_distribution_counts_what_was_completed_in_the_last_90_days() {
        String convention = "C10: completed by type";
        FlowDistribution distribution = new FlowDistribution(PORTAL, LAST_90_DAYS, AS_OF, 2, 0, 0, 1, convention);
        assertThat(all.distribution())
                .isEqualTo(Measured.value(distribution, 3, Basis.asOf(AS_OF, "fraction", convention)));
        assertThat(distribution.items()).isEqualTo(3);
        assertThat(distribution.share(FlowItemType.DEBT)).isEqualTo(Ratio.of(1, 3));
        assertThat(distribution.shareWithin(FlowItemType.DEBT, 33, 34)).isTrue();
        assertThat(distribution.shareWithin(FlowItemType.DEBT, 34, 100)).isFalse();
        assertThat(distribution.shareWithin(FlowItemType.DEBT, 0, 33)).isFalse();
        assertThat(distribution.shareWithin(FlowItemType.RISK, 0, 0)).isTrue();

        FlowDistribution other = new FlowDistribution(PORTAL, LAST_90_DAYS, AS_OF, 1, 2, 3, 4, convention);
        assertThat(List.of(FlowItemType.values())).extracting(other::completed).containsExactly(1L, 2L, 3L, 4L);
        assertThat(other.shareWithin(FlowItemType.DEBT, 40, 40)).isTrue();
    }

    @Test
    void windows_include_their_start_and_exclude_their_end() {
        FlowItem first = item("W1", FlowItemType.FEATURE, active(40), done(30));
        FlowItem oldest = item("W2", FlowItemType.FEATURE, active(100), done(90));
        FlowItem now = item("W3", FlowItemType.FEATURE, active(1), done(0));
        FlowItem justBefore = item(
                "W4",
                FlowItemType.FEATURE,
                active(40),
                new FlowTransition("Done", FlowState.DONE, LAST_30_DAYS.minusMillis(1), 1));
        FlowItem tooOld = item(
                "W5",
                FlowItemType.FEATURE,
                active(100),
                new FlowTransition("Done", FlowState.DONE, LAST_90_DAYS.minusMillis(1), 1));
        ProductFlow flow = flow(first, oldest, now, justBefore, tooOld);
        assertThat(present(flow.efficiency())).extracting("items").isEqualTo(1L);
        assertThat(present(flow.distribution())).extracting("features").isEqualTo(3L);
        assertThat(present(flow.load())).extracting("inProgress").isEqualTo(1L);
    }

    @Test
    void undefined_when_no_item_of_the_product_is_known() {
        FlowItem later = item("F1", FlowItemType.DEBT, active(0));
        ProductFlow flow = flow(later, ELSEWHERE, NOBODY_S);
        String reason = "No flow item of 'portal' is known.";
        assertThat(flow.load())
                .isEqualTo(Measured.absent(reason, 0, Basis.asOf(AS_OF, "items", "C12: items in progress")));
        assertThat(flow.age())
                .isEqualTo(Measured.absent(
                        reason,
                        0,
                        Basis.asOf(AS_OF, "milliseconds", "C14, C15: age in progress, p85 by nearest rank")));
        assertThat(flow.efficiency())
                .isEqualTo(Measured.absent(
                        reason, 0, Basis.asOf(AS_OF, "fraction", "C11: active time to flow time, ratio of sums")));
        assertThat(flow.distribution())
                .isEqualTo(Measured.absent(reason, 0, Basis.asOf(AS_OF, "fraction", "C10: completed by type")));
    }

    @Test
    void undefined_when_nothing_is_in_progress_or_was_completed() {
        assertThat(reasonOf(flow(FEATURE).age())).isEqualTo("No item is in progress.");
        assertThat(reasonOf(flow(OPEN).efficiency())).isEqualTo("No completed item has a flow time above zero.");
        assertThat(reasonOf(flow(EARLIER).efficiency())).isEqualTo("No completed item has a flow time above zero.");
        assertThat(reasonOf(flow(OPEN).distribution())).isEqualTo("No item was completed.");
    }

    @Test
    void undefined_when_times_cannot_be_measured() {
        FlowItem ancient = item("F1", FlowItemType.DEBT, new FlowTransition("Doing", FlowState.ACTIVE, Instant.MIN, 0));
        assertThat(flow(ancient, OPEN).load())
                .isEqualTo(Measured.absent(
                        "A flow item of 'portal' entered a state before the year 0.",
                        2,
                        Basis.asOf(AS_OF, "items", "C12: items in progress")));
        FlowItem old = item(
                "F1",
                FlowItemType.DEBT,
                new FlowTransition("Doing", FlowState.ACTIVE, Instant.parse("0000-01-01T00:00:00Z"), 0));
        assertThat(present(flow(old).load())).isNotNull();
        assertThat(reasonOf(ProductFlow.of(PORTAL, List.of(OPEN), Instant.MAX).age()))
                .isEqualTo("The times of the flow items of 'portal' cannot be added up.");
    }

    @Test
    void as_many_items_stand_behind_a_figure_as_it_counts() {
        List<FlowItem> items = List.of(WAITS, FEATURE, ELSEWHERE, DEBT, EARLIER, NOBODY_S, OPEN);
        assertThat(ProductFlow.behind(FlowCount.IN_PROGRESS_AT_END, 1, PORTAL, items, AS_OF))
                .extracting(FlowEntry::id)
                .containsExactly("F5", "F4");
        assertThat(ProductFlow.behind(FlowCount.COMPLETED, ProductFlow.EFFICIENCY_DAYS, PORTAL, items, AS_OF))
                .extracting(FlowEntry::id)
                .containsExactly("F1", "F2")
                .hasSize((int) all.efficiency().n());
        assertThat(ProductFlow.behind(FlowCount.COMPLETED, ProductFlow.DISTRIBUTION_DAYS, PORTAL, items, AS_OF))
                .extracting(FlowEntry::id)
                .containsExactly("F1", "F2", "F3")
                .hasSize((int) all.distribution().n());
        assertThat(ProductFlow.behind(FlowCount.COMPLETED, 30, PORTAL, items, AS_OF.plusNanos(999_999)))
                .hasSize(2);
        assertThat(ProductFlow.behind(FlowCount.PROPOSED, 99, PORTAL, List.of(ELSEWHERE), AS_OF))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductFlow.behind(FlowCount.COMPLETED, 0, PORTAL, items, AS_OF))
                .withMessage("days must be positive, but was '0'. Use 1 or more.");
    }

    @Test
    void facts_and_flows_survive_a_round_trip() throws IOException, ClassNotFoundException {
        for (ProductFlow flow : List.of(all, flow(), flow(OPEN))) {
            ProductFlow read = Row.readBack(flow);
            assertThat(read.load()).isEqualTo(flow.load());
            assertThat(read.age()).isEqualTo(flow.age());
            assertThat(read.efficiency()).isEqualTo(flow.efficiency());
            assertThat(read.distribution()).isEqualTo(flow.distribution());
            assertThat(Row.readBack(flow.load())).isEqualTo(flow.load());
            assertThat(Row.readBack(flow.age())).isEqualTo(flow.age());
            assertThat(Row.readBack(flow.efficiency())).isEqualTo(flow.efficiency());
            assertThat(Row.readBack(flow.distribution())).isEqualTo(flow.distribution());
        }
    }

    @Test
    void a_flow_that_no_items_can_come_to_is_not_read() throws ReflectiveOperationException, IOException {
        String lasting = " up to '2026-06-21T00:00:00Z', or there must be a reason why not, but was 'null' and ''."
                + " Measure it again.";
        assertNotRead("items", -1L, "ProductFlow.items must not be negative, but was '-1'. Use 0 or more.");
        assertNotRead("recent", null, "ProductFlow.recent must be the last 30 days" + lasting);
        assertNotRead("quarter", null, "ProductFlow.quarter must be the last 90 days" + lasting);
        assertNotRead(
                "waiting",
                3L,
                "FlowLoad.inProgress must lie between waiting '3' and items '5', but was '2'. Count each item once.");
        for (String other : List.of("reason", "asOf")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> Row.readBack(with(other, other.equals("asOf") ? AS_OF.plusMillis(1) : "Why not.")))
                    .withMessageStartingWith("ProductFlow.recent must be the last 30 days up to '2026-06-21T00:00:00")
                    .withMessageEndingWith("Measure it again.");
        }
    }

    private static void assertNotRead(String field, @Nullable Object value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Row.readBack(with(field, value)))
                .withMessage(message);
    }

    /** A flow of which one field has been tampered with. */
    private static ProductFlow with(String field, @Nullable Object value) throws ReflectiveOperationException {
        ProductFlow flow = flow(WAITS, FEATURE, DEBT, EARLIER, OPEN);
        Field tampered = ProductFlow.class.getDeclaredField(field);
        tampered.setAccessible(true);
        tampered.set(flow, value);
        return flow;
    }

    @Test
    void the_instant_is_cut_to_the_millisecond() {
        assertThat(present(ProductFlow.of(PORTAL, List.of(OPEN), AS_OF.plusNanos(999_999))
                        .load()))
                .isEqualTo(present(flow(OPEN).load()));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowLoad(PORTAL, AS_OF, 3, 1, 2, "C12"))
                .withMessage("FlowLoad.inProgress must lie between waiting '2' and items '3', but was '1'. Count each"
                        + " item once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowLoad(PORTAL, AS_OF, 3, 4, 2, "C12"))
                .withMessage("FlowLoad.inProgress must lie between waiting '2' and items '3', but was '4'. Count each"
                        + " item once.");
        assertThat(new FlowLoad(PORTAL, AS_OF, 3, 3, 3, "C12").waiting()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowLoad(PORTAL, AS_OF, 0, 0, 0, "C12"))
                .withMessage("FlowLoad.items must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowLoad(PORTAL, AS_OF, 1, 0, -1, "C12"))
                .withMessage("FlowLoad.waiting must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowLoad(PORTAL, AS_OF, 1, 0, 0, ""))
                .withMessage("FlowLoad.convention must not be blank, but was ''. Write a text.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> age(1, Duration.ofDays(2), Duration.ofDays(1), "C14"))
                .withMessage("FlowAge.p85 must lie between 0 and oldest 'PT24H', but was 'PT48H'. Take both from the"
                        + " same ages.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> age(1, Duration.ofDays(-1), Duration.ofDays(1), "C14"))
                .withMessage("FlowAge.p85 must lie between 0 and oldest 'PT24H', but was 'PT-24H'. Take both from the"
                        + " same ages.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> age(0, Duration.ZERO, Duration.ZERO, "C14"))
                .withMessage("FlowAge.items must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> age(1, Duration.ZERO, Duration.ZERO, " "))
                .withMessage("FlowAge.convention must not be blank, but was ' '. Write a text.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> efficiency(1, Duration.ZERO, Duration.ZERO, "C11"))
                .withMessage("FlowEfficiency.flowTime must be above zero, but was 'PT0S'. Say that the figure is absent"
                        + " instead.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> efficiency(1, Duration.ZERO, Duration.ofDays(-1), "C11"))
                .withMessage("FlowEfficiency.flowTime must be above zero, but was 'PT-24H'. Say that the figure is"
                        + " absent instead.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> efficiency(1, Duration.ofDays(2), Duration.ofDays(1), "C11"))
                .withMessage("FlowEfficiency.activeTime must lie between 0 and flowTime 'PT24H', but was 'PT48H'. Take"
                        + " both from the same items.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> efficiency(1, Duration.ofDays(-1), Duration.ofDays(1), "C11"))
                .withMessage("FlowEfficiency.activeTime must lie between 0 and flowTime 'PT24H', but was 'PT-24H'. Take"
                        + " both from the same items.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> efficiency(0, Duration.ZERO, Duration.ofDays(1), "C11"))
                .withMessage("FlowEfficiency.items must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> efficiency(1, Duration.ZERO, Duration.ofDays(1), ""))
                .withMessage("FlowEfficiency.convention must not be blank, but was ''. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowEfficiency(PORTAL, AS_OF, AS_OF, 1, Duration.ZERO, Duration.ofDays(1), "C11"))
                .withMessage("FlowEfficiency.to must be after FlowEfficiency.from '2026-06-21T00:00:00Z', but was"
                        + " '2026-06-21T00:00:00Z'.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution(0, 0, 0, 0, "C10"))
                .withMessage("FlowDistribution.items must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution(-1, 2, 2, 2, "C10"))
                .withMessage("FlowDistribution.features must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution(2, -1, 2, 2, "C10"))
                .withMessage("FlowDistribution.defects must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution(2, 2, -1, 2, "C10"))
                .withMessage("FlowDistribution.risks must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution(2, 2, 2, -1, "C10"))
                .withMessage("FlowDistribution.debts must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distribution(1, 0, 0, 0, ""))
                .withMessage("FlowDistribution.convention must not be blank, but was ''. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowDistribution(PORTAL, AS_OF, AS_OF, 1, 0, 0, 0, "C10"))
                .withMessage("FlowDistribution.to must be after FlowDistribution.from '2026-06-21T00:00:00Z', but was"
                        + " '2026-06-21T00:00:00Z'.");
    }

    private static FlowAge age(long items, Duration p85, Duration oldest, String convention) {
        return new FlowAge(PORTAL, AS_OF, items, p85, oldest, convention);
    }

    private static FlowEfficiency efficiency(long items, Duration active, Duration flow, String convention) {
        return new FlowEfficiency(PORTAL, LAST_30_DAYS, AS_OF, items, active, flow, convention);
    }

    private static FlowDistribution distribution(
            long features, long defects, long risks, long debts, String convention) {
        return new FlowDistribution(PORTAL, LAST_90_DAYS, AS_OF, features, defects, risks, debts, convention);
    }
}
