package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.TARGET;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.present;
import static org.operatingmodel.metrics.balance.Samples.reasonOf;
import static org.operatingmodel.metrics.balance.Samples.week;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.balance.AllocationGuardrail.Condition;
import org.operatingmodel.metrics.balance.AllocationGuardrail.Reading;

class AllocationGuardrailTest {
    private static final AllocationGuardrail STANDARD = AllocationGuardrail.of(TARGET);
    private static final AllocationGuardrail PERSISTENT =
            new AllocationGuardrail(TARGET, BigDecimal.TEN, 30, new BigDecimal("0.05"), new Persistence(2, 3));
    /** 39, 16, 9 and 36 percent, with a chance of 0.016. */
    private static final Allocation SIGNAL = counts(17, 7, 4, 16);

    private static final Allocation ON_TARGET = counts(40, 20, 25, 15);

    private static Map<Instant, Allocation> weeks(Allocation... allocations) {
        Map<Instant, Allocation> weeks = new HashMap<>();
        for (int i = 0; i < allocations.length; i++) {
            weeks.put(week(i), allocations[i]);
        }
        return weeks;
    }

    @Test
    void it_fires_on_a_signal() {
        Reading reading = STANDARD.read(weeks(ON_TARGET, SIGNAL));
        assertThat(reading.signal()).isEqualTo(Signal.FIRES);
        assertThat(present(reading.drift()).breaches()).hasToString("[DEBT:UNDER, RISK:OVER]");
        assertThat(reading.missing()).isEmpty();
        assertThat(reading.persistence()).isEmpty();
        assertThat(reading.chance()).isEqualTo(Samples.drift(SIGNAL).chance());
    }

    @Test
    void it_does_not_fire_on_chance() {
        // 47, 17, 7 and 30 percent of 30 items: 18 and 15 points off, but with a chance of 0.068
        Reading reading = STANDARD.read(weeks(counts(14, 5, 2, 9)));
        assertThat(reading.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(present(reading.drift()).breaches()).hasToString("[DEBT:UNDER, RISK:OVER]");
        assertThat(reading.missing()).containsOnlyKeys(Condition.CHANCE);
        assertThat(reading.missing().get(Condition.CHANCE))
                .isEqualTo("The chance must be below 0.05, but is 0.06784996862662589740510636.");
    }

    @Test
    void it_does_not_fire_within_the_tolerance() {
        // 800 items with 5 points more features and 5 less debt are no chance, but within 10 points
        Reading reading = STANDARD.read(weeks(SIGNAL, counts(360, 160, 160, 120)));
        assertThat(reading.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(reading.missing())
                .containsExactly(Map.entry(Condition.TOLERANCE, "Every category is within 10 points of its target."));
    }

    @Test
    void below_the_least_sample_it_is_undefined() {
        Reading reading = STANDARD.read(weeks(SIGNAL, counts(0, 0, 29, 0)));
        assertThat(reading.signal()).isEqualTo(Signal.UNDEFINED);
        assertThat(reading.missing())
                .containsExactly(Map.entry(Condition.SAMPLE, "The sample must be at least 30, but was 29."));
        assertThat(reasonOf(reading.drift())).isEqualTo("The sample must be at least 30, but was 29.");
        assertThat(reading.drift().n()).isEqualTo(29);
        assertThat(reading.drift().basis().convention()).isEqualTo("drift: share - target, of COUNT");
        assertThat(reading.chance()).isNull();
        assertThat(STANDARD.read(weeks(counts(0, 0, 30, 0))).signal()).isEqualTo(Signal.FIRES);
    }

    @Test
    void all_that_is_missing_is_named() {
        Reading reading = PERSISTENT.read(weeks(ON_TARGET));
        assertThat(reading.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(reading.missing())
                .containsExactly(
                        Map.entry(Condition.TOLERANCE, "Every category is within 10 points of its target."),
                        Map.entry(Condition.CHANCE, "The chance must be below 0.05, but is 1."),
                        Map.entry(
                                Condition.PERSISTENCE,
                                "A breach must be seen in 2 of the last 3 windows, but none was."));
    }

    @Test
    void a_breach_must_persist_where_that_is_asked_for() {
        Drift.Breach debt = new Drift.Breach("DEBT", DriftStatus.UNDER);
        Drift.Breach risk = new Drift.Breach("RISK", DriftStatus.OVER);
        // risk was over already two weeks ago, debt was not under
        Reading fires = PERSISTENT.read(weeks(counts(20, 20, 25, 35), ON_TARGET, SIGNAL));
        assertThat(fires.signal()).isEqualTo(Signal.FIRES);
        assertThat(fires.persistence())
                .containsExactly(
                        Map.entry(debt, new Persistence.Result(Signal.DOES_NOT_FIRE, List.of(week(2)), List.of(), 0)),
                        Map.entry(risk, new Persistence.Result(Signal.FIRES, List.of(week(0), week(2)), List.of(), 0)));

        Reading once = PERSISTENT.read(weeks(SIGNAL, ON_TARGET, ON_TARGET, SIGNAL));
        assertThat(once.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(once.missing())
                .containsExactly(Map.entry(
                        Condition.PERSISTENCE, "A breach must be seen in 2 of the last 3 windows, but none was."));
    }

    @Test
    void a_window_below_the_least_sample_leaves_persistence_open() {
        Reading reading = PERSISTENT.read(weeks(ON_TARGET, counts(1, 0, 0, 1), SIGNAL));
        assertThat(reading.signal()).isEqualTo(Signal.UNDEFINED);
        assertThat(reading.missing())
                .containsExactly(Map.entry(
                        Condition.PERSISTENCE,
                        "A breach must be seen in 2 of the last 3 windows, but too few windows are known."));
        // what is known not to hold decides
        assertThat(PERSISTENT.read(weeks(counts(14, 5, 2, 9))).signal()).isEqualTo(Signal.DOES_NOT_FIRE);
    }

    @Test
    void money_has_no_chance_so_it_must_not_be_asked_for() {
        Allocation spent = Allocation.money(
                CategoryScheme.FLOW_ITEMS, AllocationBasis.MONEY_SPENT, "EUR", Map.of("DEBT", BigDecimal.ONE), 30);
        Reading asked = STANDARD.read(weeks(spent));
        assertThat(asked.signal()).isEqualTo(Signal.UNDEFINED);
        assertThat(asked.missing())
                .containsExactly(Map.entry(
                        Condition.CHANCE,
                        "A chance is known for COUNT, of independent items, but the basis is MONEY_SPENT."));
        Reading reading = new AllocationGuardrail(TARGET, BigDecimal.TEN, 30, null, null).read(weeks(spent));
        assertThat(reading.signal()).isEqualTo(Signal.FIRES);
        assertThat(reading.chance()).isNull();
    }

    @Test
    void charges_that_sum_to_nothing_are_undefined() {
        Allocation nothing = Allocation.money(
                CategoryScheme.FLOW_ITEMS, AllocationBasis.MONEY_SPENT, "EUR", Map.of("DEBT", BigDecimal.ZERO), 30);
        assertThat(STANDARD.read(weeks(nothing)).missing())
                .containsExactly(Map.entry(Condition.SAMPLE, "There is nothing to take a share of: the total is 0."));
    }

    @Test
    void a_bound_fires_when_it_is_low_and_is_undefined_when_it_is_not() {
        assertThat(STANDARD.read(weeks(counts(1_000, 1_000, 500, 500))).signal())
                .isEqualTo(Signal.FIRES);
        AllocationGuardrail strict = new AllocationGuardrail(TARGET, BigDecimal.ZERO, 1, new BigDecimal("0.05"), null);
        Reading reading = strict.read(weeks(counts(1_201, 600, 750, 449)));
        assertThat(reading.signal()).isEqualTo(Signal.UNDEFINED);
        assertThat(reading.missing())
                .containsExactly(Map.entry(
                        Condition.CHANCE, "The chance must be below 0.05, but is only known to be at most 1."));
    }

    @Test
    void the_defaults_are_ten_points_thirty_items_and_five_percent() {
        assertThat(AllocationGuardrail.of(TARGET))
                .isEqualTo(new AllocationGuardrail(TARGET, BigDecimal.TEN, 30, new BigDecimal("0.05"), null));
    }

    @Test
    void arguments_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.read(Map.of()))
                .withMessage("allocationByStart must not be empty, but was '{}'. Give a window.");
        Allocation time = Allocation.times(CategoryScheme.FLOW_ITEMS, AllocationBasis.LOAD, Map.of(), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.read(weeks(time, SIGNAL)))
                .withMessage("The basis of both allocations must be equal, but was 'COUNT' and 'LOAD'. "
                        + "Keep them apart.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationGuardrail(TARGET, new BigDecimal("101"), 30, null, null))
                .withMessage("tolerancePoints must lie between 0 and 100, but was '101'. "
                        + "Write 10 percentage points as 10.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationGuardrail(TARGET, BigDecimal.TEN, 0, null, null))
                .withMessage("AllocationGuardrail.minimumSample must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationGuardrail(TARGET, BigDecimal.TEN, 1, BigDecimal.ZERO, null))
                .withMessage("AllocationGuardrail.significance must be above 0 and at most 1, but was '0'. "
                        + "Write 99.5 percent as 0.995.");
        Reading fires = STANDARD.read(weeks(SIGNAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(Signal.UNDEFINED, fires.drift(), null, Map.of(), Map.of()))
                .withMessage("Reading.missing must be empty exactly when it fires, but was '{}' for 'UNDEFINED'. "
                        + "Say which condition is missing.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(
                        Signal.FIRES, fires.drift(), null, Map.of(), Map.of(Condition.CHANCE, "It may be chance.")))
                .withMessage("Reading.missing must be empty exactly when it fires, but was "
                        + "'{CHANCE=It may be chance.}' for 'FIRES'. Say which condition is missing.");
    }
}
