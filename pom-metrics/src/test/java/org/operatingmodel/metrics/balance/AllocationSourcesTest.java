package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.present;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowCount;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.Window;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.metrics.unitcost.Charge;
import org.operatingmodel.metrics.unitcost.CostBasis;
import org.operatingmodel.metrics.unitcost.CostBreakdown;
import org.operatingmodel.product.ProductId;

/** Allocations in one step from flow and from bills. */
class AllocationSourcesTest {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-01-11T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2024-01-20T00:00:00Z");
    private static final CategoryScheme MIX = CategoryScheme.INVESTMENT_MIX;
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);

    /** Ten days: a feature of 2 active days; a defect of 1 waiting and 1 active; a debt that never was in progress; a risk that is. */
    private static FlowFigures flow(Groups groups) {
        return FlowFigures.of(ledger(), Windows.of(FROM, TO), groups);
    }

    private static FlowLedger ledger() {
        List<FlowItem> items = List.of(
                item("F1", FlowItemType.FEATURE, to(FlowState.ACTIVE, 0), to(FlowState.DONE, 2)),
                item(
                        "D1",
                        FlowItemType.DEFECT,
                        to(FlowState.WAITING, 1),
                        to(FlowState.ACTIVE, 2),
                        to(FlowState.DONE, 3)),
                item("T1", FlowItemType.DEBT, to(FlowState.NEW, 0), to(FlowState.DONE, 4)),
                item("R1", FlowItemType.RISK, to(FlowState.ACTIVE, -5)));
        return FlowLedger.of(items, AS_OF);
    }

    private static FlowItem item(String id, FlowItemType type, FlowTransition... transitions) {
        return new FlowItem(new FlowItemId(id), new ProductId("portal"), null, type, List.of(transitions));
    }

    private static FlowTransition to(FlowState state, int day) {
        return new FlowTransition(state.name(), state, FROM.plus(Duration.ofDays(day)), 0);
    }

    private static Allocation ofFlow(AllocationBasis basis) {
        return Allocation.flow(MIX, basis, flow(Groups.byType()), 0);
    }

    @Test
    void completed_items_are_counted_by_category() {
        assertThat(ofFlow(AllocationBasis.COUNT))
                .isEqualTo(Allocation.counts(MIX, Map.of("INNOVATION", 1L, "MAINTENANCE", 1L, "TECHNICAL_DEBT", 1L))
                        .asOf(AS_OF));
        Groups groups = Groups.byType();
        for (int group = 0; group < groups.names().size(); group++) {
            assertThat(ledger().behind(FlowCount.COMPLETED, new Window(FROM, TO), groups, group))
                    .hasSize(ofFlow(AllocationBasis.COUNT)
                            .amounts()
                            .get(MIX.category(groups.names().get(group)))
                            .intValueExact());
        }
    }

    @Test
    void active_time_is_that_of_completed_items_with_a_flow_time() {
        Allocation active = ofFlow(AllocationBasis.ACTIVE_TIME);
        // 2 days and 1
        assertThat(active.amounts().get("INNOVATION")).isEqualByComparingTo(DAY.multiply(BigDecimal.valueOf(2)));
        assertThat(active.amounts().get("MAINTENANCE")).isEqualByComparingTo(DAY);
        assertThat(active.n()).isEqualTo(2);
        assertThat(active.share("INNOVATION"))
                .isEqualTo(Measured.value(
                        Ratio.of(2, 3), 2, Basis.asOf(AS_OF, "fraction", "share: amount / total, of ACTIVE_TIME")));
    }

    @Test
    void load_is_that_of_all_items_in_progress() {
        Allocation load = ofFlow(AllocationBasis.LOAD);
        // 2, 1 + 1 and 10 item-days; one at the start, two that came
        assertThat(present(load.shares()))
                .containsEntry("INNOVATION", Ratio.of(2, 14))
                .containsEntry("MAINTENANCE", Ratio.of(2, 14))
                .containsEntry("TECHNICAL_DEBT", Ratio.ZERO)
                .containsEntry("RISK", Ratio.of(10, 14));
        assertThat(load.total()).isEqualByComparingTo(DAY.multiply(BigDecimal.valueOf(14)));
        assertThat(load.n()).isEqualTo(3);
        assertThat(load.measuredIn()).isEqualTo("item-milliseconds");
    }

    @Test
    void a_group_that_the_scheme_does_not_know_is_other_and_money_is_not_in_flow() {
        assertThat(present(Allocation.flow(MIX, AllocationBasis.COUNT, flow(Groups.all()), 0)
                        .share("OTHER")))
                .isEqualTo(Ratio.ONE);
        for (AllocationBasis money : List.of(AllocationBasis.MONEY_SPENT, AllocationBasis.MONEY_COMMITTED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ofFlow(money))
                    .withMessage(
                            "basis must be COUNT, ACTIVE_TIME or LOAD, but was '" + money + "'. Flow has no price.");
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Allocation.flow(MIX, AllocationBasis.COUNT, flow(Groups.all()), 1));
    }

    private static final CategoryScheme TEAMS =
            new CategoryScheme("teams", List.of("GROW", "RUN"), Map.of("web", "GROW", "app", "GROW", "ops", "RUN"));

    private static Charge charge(@Nullable String team, String billed, String effective) {
        Instant from = Instant.parse("2024-09-01T00:00:00Z");
        return new Charge(
                from,
                from.plus(Duration.ofDays(30)),
                from,
                from.plus(Duration.ofHours(1)),
                ChargeCategory.USAGE,
                false,
                new BigDecimal(billed),
                new BigDecimal(effective),
                null,
                null,
                "EUR",
                null,
                team == null ? Map.of() : Map.of("team", team));
    }

    private static @Nullable String team(Charge charge) {
        return charge.tag("team");
    }

    private static final List<Charge> CHARGES = List.of(
            charge("web", "1.50", "0"),
            charge("app", "0.50", "1"),
            charge("ops", "5", "2"),
            charge("ops", "-4", "-4"),
            charge(null, "1", "1"));

    private static CostBreakdown byTeam(List<Charge> charges) {
        return CostBreakdown.of("team", charges, AllocationSourcesTest::team);
    }

    @Test
    void money_is_what_was_charged_and_what_is_given_back_is_not_netted() {
        Instant horizon = Instant.parse("2024-09-01T01:00:00Z");
        // billed: 1.50 + 0.50, 5, 1 of 8; the refund is no fifth charge
        assertThat(Allocation.spent(TEAMS, byTeam(CHARGES), CostBasis.BILLED))
                .isEqualTo(Measured.value(
                        Allocation.money(
                                        TEAMS,
                                        AllocationBasis.MONEY_SPENT,
                                        "EUR",
                                        Map.of(
                                                "web",
                                                new BigDecimal("2"),
                                                "ops",
                                                new BigDecimal("5"),
                                                "",
                                                new BigDecimal("1")),
                                        4)
                                .asOf(horizon),
                        4,
                        Basis.asOf(horizon, "EUR", "spent: charged amounts by category")));
        Allocation effective = present(Allocation.spent(TEAMS, byTeam(CHARGES), CostBasis.EFFECTIVE));
        assertThat(present(effective.share("RUN"))).isEqualTo(Ratio.of(2, 4));
        assertThat(effective.n()).isEqualTo(4);
    }

    @Test
    void the_charges_behind_a_category_are_listed() {
        assertThat(behind("GROW", CostBasis.EFFECTIVE, CHARGES)).isEqualTo(CHARGES.subList(0, 2));
        assertThat(behind("RUN", CostBasis.BILLED, CHARGES)).containsExactly(CHARGES.get(2));
        assertThat(behind("OTHER", CostBasis.BILLED, CHARGES)).containsExactly(CHARGES.get(4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> behind("WALK", CostBasis.BILLED, CHARGES))
                .withMessage("category must name one of [GROW, RUN] or OTHER, but was 'WALK'. "
                        + "Use a category of the scheme.");
    }

    private static List<Charge> behind(String category, CostBasis basis, List<Charge> charges) {
        return Allocation.behind(TEAMS, category, basis, charges, AllocationSourcesTest::team);
    }

    @Test
    void without_charges_nothing_is_spent_and_prices_never_are() {
        assertThat(Allocation.spent(TEAMS, CostBreakdown.empty("team"), CostBasis.BILLED))
                .isEqualTo(Measured.absent(
                        "There are no charges.", 0, Basis.timeless("money", "spent: charged amounts by category")));
        for (CostBasis price : List.of(CostBasis.LIST, CostBasis.CONTRACTED)) {
            String message = "costBasis must be BILLED or EFFECTIVE, but was '" + price
                    + "'. What something would cost is not spent.";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Allocation.spent(TEAMS, byTeam(CHARGES), price))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> behind("RUN", price, CHARGES))
                    .withMessage(message);
        }
    }

    @Property
    void what_is_behind_the_categories_adds_up_to_the_allocation(@ForAll("charges") List<Charge> charges) {
        Allocation.spent(TEAMS, byTeam(charges), CostBasis.BILLED).toOptional().ifPresent(spent -> {
            long n = 0;
            for (String category : TEAMS.withOther()) {
                List<Charge> behind = behind(category, CostBasis.BILLED, charges);
                assertThat(behind.stream().map(Charge::billed).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(spent.amounts().get(category));
                n += behind.size();
            }
            assertThat(n).isEqualTo(spent.n());
        });
    }

    @Provide
    Arbitrary<List<Charge>> charges() {
        Arbitrary<String> amounts = Arbitraries.of("0", "-2.50", "3", "0.1");
        return Combinators.combine(Arbitraries.of("web", "app", "ops", "shop").injectNull(0.2), amounts, amounts)
                .as(AllocationSourcesTest::charge)
                .list()
                .ofMaxSize(6);
    }

    @Test
    void what_is_known_up_to_another_horizon_is_not_merged() {
        Allocation first = counts(1, 2, 3, 4).asOf(FROM);
        assertThat(first.plus(counts(1, 0, 0, 0).asOf(FROM)))
                .isEqualTo(counts(2, 2, 3, 4).asOf(FROM));
        assertThat(first.plus(counts(0, 0, 0, 0).asOf(FROM))).isEqualTo(first);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.plus(counts(1, 2, 3, 4).asOf(TO)))
                .withMessage("Allocation.horizon must be '2024-01-01T00:00:00Z' as well, but was"
                        + " '2024-01-11T00:00:00Z'. Take both as of the same instant, or say with asOf() up to when both"
                        + " are known.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.plus(counts(1, 2, 3, 4)))
                .withMessage(
                        "Allocation.horizon must be '2024-01-01T00:00:00Z' as well, but was 'null'. Take both as of"
                                + " the same instant, or say with asOf() up to when both are known.");
    }

    @Test
    void every_figure_of_an_allocation_has_its_horizon() {
        Allocation items = counts(1, 2, 3, 4).asOf(TO);
        Concentration concentration = present(items.concentration());
        Drift drift = Samples.drift(items);
        for (Measured<?> figure : List.of(
                items.shares(),
                items.concentration(),
                concentration.normalised(),
                concentration.effectiveNumber(),
                drift.drift("DEBT"),
                drift.totalVariation(),
                drift.largest(),
                drift.chance(),
                drift.chance("DEBT"),
                AllocationGuardrail.of(Samples.TARGET).drift(items))) {
            assertThat(figure.basis().horizon()).isEqualTo(TO);
        }
        // windows of a guardrail end at different times
        assertThat(AllocationGuardrail.of(Samples.TARGET)
                        .read(Map.of(FROM, items, TO, items.asOf(AS_OF)))
                        .drift()
                        .basis()
                        .horizon())
                .isEqualTo(AS_OF);
        assertThat(Concentration.of(Map.of("a", BigDecimal.ONE), "EUR", 1, TO).basis())
                .isEqualTo(Basis.asOf(TO, "fraction", "hhi: sum of squared shares, of EUR"));
    }
}
