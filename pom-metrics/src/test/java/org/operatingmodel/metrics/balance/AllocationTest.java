package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.present;
import static org.operatingmodel.metrics.balance.Samples.reasonOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Ratio;

class AllocationTest {
    private static final CategoryScheme RUN = CategoryScheme.RUN_GROW_TRANSFORM;

    @Test
    void shares_are_exact_and_sum_to_one() {
        Allocation items = counts(7, 3, 3, 4);
        // 7 + 3 + 3 + 4 = 17
        assertThat(items.total()).isEqualByComparingTo("17");
        assertThat(items.n()).isEqualTo(17);
        assertThat(present(items.shares()))
                .containsExactly(
                        Map.entry("FEATURE", Ratio.of(7, 17)),
                        Map.entry("DEFECT", Ratio.of(3, 17)),
                        Map.entry("DEBT", Ratio.of(3, 17)),
                        Map.entry("RISK", Ratio.of(4, 17)),
                        Map.entry("OTHER", Ratio.ZERO));
        assertThat(present(items.share("RISK"))).isEqualTo(Ratio.of(4, 17));
        assertThat(items.shares().n()).isEqualTo(17);
        assertThat(items.shares().basis()).isEqualTo(Basis.timeless("fraction", "share: amount / total, of COUNT"));
    }

    @Test
    void what_is_not_mapped_is_in_other_and_not_dropped() {
        Allocation items =
                Allocation.counts(CategoryScheme.FLOW_ITEMS, Map.of("FEATURE", 2L, "CHORE", 1L, "SPIKE", 3L));
        assertThat(present(items.share("OTHER"))).isEqualTo(Ratio.of(2, 3));
    }

    @Test
    void without_an_amount_there_is_no_share() {
        assertThat(reasonOf(counts(0, 0, 0, 0).share("DEBT")))
                .isEqualTo("There is nothing to take a share of: the total is 0.");
        Allocation nothingSpent =
                Allocation.money(RUN, AllocationBasis.MONEY_SPENT, "EUR", Map.of("RUN", BigDecimal.ZERO), 4);
        assertThat(reasonOf(nothingSpent.shares())).isEqualTo("There is nothing to take a share of: the total is 0.");
        assertThat(nothingSpent.shares().n()).isEqualTo(4);
    }

    @Test
    void money_is_exact_and_measured_in_its_currency() {
        Allocation spent = Allocation.money(
                RUN,
                AllocationBasis.MONEY_SPENT,
                "EUR",
                Map.of("RUN", new BigDecimal("0.10"), "GROW", new BigDecimal("0.2"), "grow", new BigDecimal("0.3")),
                5);
        assertThat(spent.total()).isEqualByComparingTo("0.6");
        assertThat(present(spent.share("RUN"))).isEqualTo(Ratio.of(1, 6));
        assertThat(spent.measuredIn()).isEqualTo("EUR");
        assertThat(spent.shares().basis())
                .isEqualTo(Basis.timeless("fraction", "share: amount / total, of MONEY_SPENT in EUR"));
    }

    @Test
    void time_is_in_milliseconds() {
        Allocation active = Allocation.times(RUN, AllocationBasis.ACTIVE_TIME, Map.of("RUN", 1_500L, "GROW", 500L), 2);
        assertThat(present(active.share("RUN"))).isEqualTo(Ratio.of(3, 4));
        assertThat(active.measuredIn()).isEqualTo("milliseconds");
        assertThat(Allocation.times(RUN, AllocationBasis.LOAD, Map.of(), 0).measuredIn())
                .isEqualTo("item-milliseconds");
    }

    @Test
    void merged_amounts_add_up() {
        assertThat(counts(1, 2, 3, 4).plus(counts(10, 20, 30, 40))).isEqualTo(counts(11, 22, 33, 44));
        Allocation committed =
                Allocation.money(RUN, AllocationBasis.MONEY_COMMITTED, "EUR", Map.of("RUN", new BigDecimal("1.50")), 1);
        Allocation twice = committed.plus(committed);
        assertThat(twice)
                .isEqualTo(Allocation.money(
                        RUN, AllocationBasis.MONEY_COMMITTED, "EUR", Map.of("RUN", new BigDecimal("3")), 2));
        assertThat(committed.plus(Allocation.money(RUN, AllocationBasis.MONEY_COMMITTED, "EUR", Map.of(), 0)))
                .isEqualTo(committed);
    }

    @Test
    void what_is_not_comparable_is_not_merged() {
        Allocation euros = Allocation.money(RUN, AllocationBasis.MONEY_SPENT, "EUR", Map.of(), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.plus(Allocation.money(RUN, AllocationBasis.MONEY_SPENT, "USD", Map.of(), 0)))
                .withMessage("The currency of both allocations must be equal, but was 'EUR' and 'USD'. "
                        + "Keep them apart.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> euros.plus(Allocation.money(RUN, AllocationBasis.MONEY_COMMITTED, "EUR", Map.of(), 0)))
                .withMessage("The basis of both allocations must be equal, but was 'MONEY_SPENT' and "
                        + "'MONEY_COMMITTED'. Keep them apart.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.plus(counts(0, 0, 0, 0)))
                .withMessage("The scheme of both allocations must be equal, but was 'run-grow-transform' and "
                        + "'flow-items'. Keep them apart.");
    }

    @Test
    void a_credit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.money(
                        RUN,
                        AllocationBasis.MONEY_SPENT,
                        "EUR",
                        Map.of("RUN", BigDecimal.TEN, "run", new BigDecimal("-0.01")),
                        2))
                .withMessage("The amount of 'run' must not be negative, but was '-0.01'. "
                        + "Report credits apart, and only what was spent here.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Allocation(
                        RUN, AllocationBasis.LOAD, null, Map.of("RUN", BigDecimal.ONE.negate()), 1, null))
                .withMessage("Allocation.amounts.RUN must not be negative, but was '-1'. "
                        + "Report credits apart, and only what was spent here.");
    }

    @Test
    void numbers_that_do_not_fit_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Allocation(
                        RUN,
                        AllocationBasis.COUNT,
                        null,
                        Map.of("RUN", new BigDecimal("0.5"), "GROW", new BigDecimal("0.5")),
                        1,
                        null))
                .withMessage("Allocation.amounts must be whole numbers that sum to n '1' for 'COUNT', but was "
                        + "'{RUN=0.5, GROW=0.5, TRANSFORM=0, OTHER=0}'. Count every item in n and in one category.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Allocation(RUN, AllocationBasis.COUNT, null, Map.of("RUN", BigDecimal.TEN), 9, null))
                .withMessage("Allocation.amounts must be whole numbers that sum to n '9' for 'COUNT', but was "
                        + "'{RUN=10, GROW=0, TRANSFORM=0, OTHER=0}'. Count every item in n and in one category.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.times(RUN, AllocationBasis.LOAD, Map.of(), -1))
                .withMessage("Allocation.n must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Allocation(RUN, AllocationBasis.LOAD, null, Map.of("WALK", BigDecimal.ONE), 1, null))
                .withMessage("Allocation.amounts must name one of [RUN, GROW, TRANSFORM] or OTHER, but was 'WALK'. "
                        + "Use a category of the scheme.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.money(
                        RUN, AllocationBasis.MONEY_SPENT, "EUR", Map.of("RUN", new BigDecimal("1e-1001")), 1))
                .withMessage("The scale of a number must lie between -1000 and 1000, but was '1001'.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> counts(Long.MAX_VALUE, 0, 0, 0).plus(counts(1, 0, 0, 0)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> counts(Long.MAX_VALUE, 1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts(1, 0, 0, 0).share("CHORE"))
                .withMessage("category must name one of [FEATURE, DEFECT, DEBT, RISK] or OTHER, but was 'CHORE'. "
                        + "Use a category of the scheme.");
    }

    @Test
    void a_basis_is_used_for_what_it_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.times(RUN, AllocationBasis.COUNT, Map.of("RUN", 1L), 1))
                .withMessage("basis must be ACTIVE_TIME or LOAD, but was 'COUNT'. Use Allocation.counts.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.times(RUN, AllocationBasis.MONEY_SPENT, Map.of("RUN", 1L), 1))
                .withMessage("Allocation.currency must be given exactly for money, but was 'null' for 'MONEY_SPENT'. "
                        + "Give the ISO 4217 code, such as EUR.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.money(RUN, AllocationBasis.LOAD, "EUR", Map.of(), 0))
                .withMessage("Allocation.currency must be given exactly for money, but was 'EUR' for 'LOAD'. "
                        + "Leave it out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allocation.money(RUN, AllocationBasis.MONEY_SPENT, "euro", Map.of(), 0))
                .withMessage("Money.currency must match [A-Z]{3}, but was 'euro'. Use the ISO 4217 code, such as EUR.");
    }

    @Test
    void it_survives_serialisation() throws IOException, ClassNotFoundException {
        List<Object> values = List.of(
                counts(1, 2, 3, 4),
                Samples.drift(counts(1, 2, 3, 4)),
                counts(1, 2, 3, 4).shares(),
                counts(1, 2, 3, 4).asOf(Samples.week(0)),
                counts(1, 2, 3, 4).concentration(),
                Samples.drift(counts(1, 2, 3, 4)).chance(),
                AllocationGuardrail.of(Samples.TARGET),
                AllocationGuardrail.of(Samples.TARGET).read(Map.of(Samples.week(0), counts(20, 0, 0, 10))),
                new Persistence(1, 2).of(Map.of()));
        for (Object value : values) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(value);
            }
        }
    }
}
