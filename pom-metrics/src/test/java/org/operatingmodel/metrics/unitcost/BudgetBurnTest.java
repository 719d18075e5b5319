package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.OCTOBER;
import static org.operatingmodel.metrics.unitcost.Samples.SEPTEMBER;
import static org.operatingmodel.metrics.unitcost.Samples.charge;
import static org.operatingmodel.metrics.unitcost.Samples.present;
import static org.operatingmodel.metrics.unitcost.Samples.reasonOf;
import static org.operatingmodel.metrics.unitcost.Samples.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class BudgetBurnTest {
    private static final LocalDate TENTH = LocalDate.parse("2024-09-10");

    @Test
    void charges_burn_on_the_day_on_which_they_start() {
        BudgetBurn burn = burn(
                charge("2024-09-01", "1", "0", Map.of()),
                charge("2024-09-10", "2", "0", Map.of()),
                charge("2024-09-10", "-0.5", "0", Map.of()),
                charge("2024-09-30", "4", "0", Map.of()));
        assertThat(burn.daily()).containsOnlyKeys(SEPTEMBER, TENTH, LocalDate.parse("2024-09-30"));
        assertThat(burn.upTo(SEPTEMBER).billed().net()).isEqualTo("1");
        assertThat(burn.upTo(TENTH.minusDays(1)).billed().net()).isEqualTo("1");
        assertThat(burn.upTo(TENTH).billed().net()).isEqualTo("2.5");
        assertThat(burn.upTo(OCTOBER.minusDays(1)).billed().net()).isEqualTo("6.5");
        // 2.5 of 25; a third of the days
        assertThat(burn.used(usd("25"), TENTH))
                .isEqualTo(Measured.value(Ratio.of(1, 10), 3, basis("fraction", "budget-used: billed / budget")));
        assertThat(burn.burnRate(usd("25"), TENTH))
                .isEqualTo(Measured.value(
                        Ratio.of(3, 10),
                        3,
                        basis("fraction", "budget-burn-rate: (billed / budget) / (elapsed days / days)")));
    }

    @Test
    void other_billing_periods_do_not_count_and_other_days_are_only_counted() {
        Charge late = charge("2024-08-31", "1", "0", Map.of());
        Charge early = charge("2024-10-01", "1", "0", Map.of());
        assertThat(burn(late, early)).isEqualTo(new BudgetBurn(SEPTEMBER, OCTOBER, new TreeMap<>(), 2));
        Charge september = charge("2024-09-10", "1", "0", Map.of());
        for (LocalDate other : new LocalDate[] {SEPTEMBER.minusMonths(1), OCTOBER}) {
            assertThat(BudgetBurn.of(other, other.plusMonths(1), List.of(september)))
                    .isEqualTo(new BudgetBurn(other, other.plusMonths(1), new TreeMap<>(), 0));
        }
    }

    @Test
    void the_charges_behind_a_burn_are_listed() {
        Charge late = charge("2024-08-31", "1", "0", Map.of());
        Charge early = charge("2024-10-01", "1", "0", Map.of());
        Charge first = charge("2024-09-01", "1", "0", Map.of());
        Charge tenth = charge("2024-09-10", "1", "0", Map.of());
        Charge eleventh = charge("2024-09-11", "1", "0", Map.of());
        List<Charge> charges = List.of(tenth, late, eleventh, early, first);
        BudgetBurn burn = burn(tenth, late, eleventh, early, first);
        assertThat(burn.behind(TENTH, charges)).containsExactly(tenth, first);
        assertThat(burn.behind(SEPTEMBER, charges)).containsExactly(first);
        assertThat(burn.behindOutside(charges)).containsExactly(late, early);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> burn.behind(OCTOBER, charges))
                .withMessage(
                        "day must lie in [2024-09-01, 2024-10-01), but was '2024-10-01'. Name a day of the period.");
        BudgetBurn august = BudgetBurn.of(SEPTEMBER.minusMonths(1), SEPTEMBER, charges);
        assertThat(august.behindOutside(charges)).isEmpty();
        assertThat(august.behind(SEPTEMBER.minusDays(1), charges)).isEmpty();
    }

    @Test
    void the_day_on_which_it_runs_out_is_on_a_straight_line() {
        // 2 of 10 in 10 days: 50 days, so up to the end of 2024-10-20
        assertThat(runOut("2", "10")).isEqualTo(new RunOut.On(LocalDate.parse("2024-10-20")));
        // 10 x 10.01 / 2 = 50.05 days, so during the 51st
        assertThat(runOut("2", "10.01")).isEqualTo(new RunOut.On(LocalDate.parse("2024-10-21")));
        // 10 x 2.01 / 2 = 10.05 days, so during the 11th
        assertThat(runOut("2", "2.01")).isEqualTo(new RunOut.On(LocalDate.parse("2024-09-11")));
        assertThat(runOut("2", "2")).isEqualTo(new RunOut.Already());
        assertThat(runOut("2", "1.99")).isEqualTo(new RunOut.Already());
        assertThat(runOut("0", "10")).isEqualTo(new RunOut.Never());
        assertThat(runOut("-1", "10")).isEqualTo(new RunOut.Never());
    }

    @Test
    void a_day_that_no_calendar_has_is_never() {
        // the last day of java.time is 999999999-12-31
        long days = LocalDate.MAX.toEpochDay() - SEPTEMBER.toEpochDay() + 1; // LocalDate.MAX included
        BigDecimal perDay = new BigDecimal("0.1");
        assertThat(runOut("1", perDay.multiply(BigDecimal.valueOf(days)).toPlainString()))
                .isEqualTo(new RunOut.On(LocalDate.MAX));
        assertThat(runOut(
                        "1",
                        perDay.multiply(BigDecimal.valueOf(days))
                                .add(new BigDecimal("0.01"))
                                .toPlainString()))
                .isEqualTo(new RunOut.Never());
    }

    private static RunOut runOut(String billed, String budget) {
        return present(burn(charge("2024-09-10", billed, "0", Map.of())).runOut(usd(budget), TENTH));
    }

    @Test
    void undefined_without_charges_or_a_budget_to_compare_with() {
        BudgetBurn burn = burn(charge("2024-09-10", "1", "0", Map.of()));
        Measured<Ratio> none = burn.used(usd("25"), TENTH.minusDays(1));
        assertThat(reasonOf(none)).isEqualTo("There are no charges from 2024-09-01 to 2024-09-09.");
        assertThat(none.n()).isZero();
        assertThat(burn.burnRate(usd("0.00"), TENTH))
                .isEqualTo(Measured.absent(
                        "A budget of 0 has no share.",
                        1,
                        basis("fraction", "budget-burn-rate: (billed / budget) / (elapsed days / days)")));
        assertThat(burn.runOut(new Money(BigDecimal.TEN, "EUR"), TENTH))
                .isEqualTo(Measured.absent(
                        "The budget is in EUR, but the charges are in USD.",
                        1,
                        basis("days", "run-out: elapsed days x budget / billed from the start")));
    }

    @Test
    void what_cannot_be_is_refused() {
        BudgetBurn burn = burn();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> burn.used(usd("-1"), TENTH))
                .withMessage("budget must not be negative, but was '-1'. Use 0 or more.");
        for (String outside : new String[] {"2024-08-31", "2024-10-01"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> burn.upTo(LocalDate.parse(outside)))
                    .withMessage("day must lie in [2024-09-01, 2024-10-01), but was '" + outside
                            + "'. Name a day of the period.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetBurn.of(SEPTEMBER, SEPTEMBER, List.of()))
                .withMessage(
                        "BudgetBurn.to must be after BudgetBurn.from '2024-09-01', but was '2024-09-01'. Write the day"
                                + " after the last.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BudgetBurn(SEPTEMBER, OCTOBER, new TreeMap<>(Map.of(OCTOBER, CostSummary.EMPTY)), 0))
                .withMessage(
                        "BudgetBurn.daily must lie in [2024-09-01, 2024-10-01), but was '2024-10-01'. Name a day of the"
                                + " period.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BudgetBurn(SEPTEMBER, OCTOBER, new TreeMap<>(), -1))
                .withMessage("BudgetBurn.outside must not be negative, but was '-1'. Use 0 or more.");
        for (BudgetBurn other : new BudgetBurn[] {
            BudgetBurn.of(SEPTEMBER, OCTOBER.plusDays(1), List.of()),
            BudgetBurn.of(SEPTEMBER.minusDays(1), OCTOBER, List.of())
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> burn.plus(other))
                    .withMessage("The period must be [2024-09-01, 2024-10-01) in both, but was [" + other.from() + ", "
                            + other.to() + "). Merge burns of one period.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BudgetBurn(
                        SEPTEMBER,
                        OCTOBER,
                        new TreeMap<>(Map.of(
                                SEPTEMBER,
                                CostSummary.of(charge("2024-09-01", "1", "1", Map.of())),
                                TENTH,
                                CostSummary.of(charge(
                                        "2024-09-10", ChargeCategory.TAX, "1", "1", null, null, "EUR", Map.of())))),
                        0))
                .withMessage(
                        "CostSummary.currency must be 'USD' in both, but was 'EUR'. Keep one summary per currency.");
    }

    /** As of the end of the tenth. */
    private static Basis basis(String unit, String convention) {
        return Basis.asOf(Samples.at("2024-09-11"), unit, convention);
    }

    private static BudgetBurn burn(Charge... charges) {
        return BudgetBurn.of(SEPTEMBER, OCTOBER, Arrays.asList(charges));
    }
}
