package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.FROM;
import static org.operatingmodel.metrics.unitcost.Samples.TO;
import static org.operatingmodel.metrics.unitcost.Samples.present;
import static org.operatingmodel.metrics.unitcost.Samples.reasonOf;
import static org.operatingmodel.metrics.unitcost.Samples.usd;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;

class UnitCostTest {
    private static final ProductId PORTAL = new ProductId("partner-portal");
    private static final String CONVENTION = "unit-cost: run cost / active users";
    private static final Basis COST_BASIS = Basis.asOf(TO, "USD", "billed");
    private static final Basis BASIS = Basis.asOf(TO, "USD per unit", CONVENTION);

    @Test
    void the_cost_is_divided_by_the_units_of_the_same_window() {
        Measured<UnitCost> figure = UnitCost.of(cost("100"), users(3));
        assertThat(figure.n()).isEqualTo(3);
        assertThat(figure.basis()).isEqualTo(BASIS);
        UnitCost unitCost = present(figure);
        assertThat(unitCost.convention()).isEqualTo(CONVENTION);
        assertThat(unitCost.productId()).isEqualTo(PORTAL);
        assertThat(unitCost.currency()).isEqualTo("USD");
        assertThat(unitCost.amount()).isEqualTo(Ratio.of(100, 3));
        assertThat(present(UnitCost.of(cost("-1"), users(2))).amount()).isEqualTo(Ratio.of(-1, 2));
    }

    @Test
    void a_limit_is_compared_with_exactly() {
        // 100 / 3 = 33.333..., which is more than 33.3333333333333333333333
        UnitCost unitCost = present(UnitCost.of(cost("100"), users(3)));
        assertThat(unitCost.within(usd("33.3333333333333333333334"))).isTrue();
        assertThat(unitCost.within(usd("33.3333333333333333333333"))).isFalse();
        assertThat(present(UnitCost.of(cost("99"), users(3))).within(usd("33.00")))
                .isTrue();
        assertThat(unitCost.within(new Money(new BigDecimal("1000"), "EUR"))).isFalse();
        assertThat(unitCost.atMost(new BigDecimal("34"), "USD")).isTrue();
        assertThat(unitCost.atMost(new BigDecimal("33"), "USD")).isFalse();
        assertThat(unitCost.atMost(new BigDecimal("34"), "no code")).isFalse();
    }

    @Test
    void undefined_without_users_whose_number_is_known() {
        assertThat(UnitCost.of(cost("100"), users(0)))
                .isEqualTo(Measured.absent("There were no active users.", 0, BASIS));
        Measured<UsageCount> unknown = Measured.absent("Nobody counted.", 0, Basis.timeless("active users", "MAU"));
        assertThat(reasonOf(UnitCost.of(cost("100"), unknown))).isEqualTo("Nobody counted.");
        Measured<RunCost> noFeed = Measured.absent("There is no cost feed.", 0, COST_BASIS);
        assertThat(reasonOf(UnitCost.of(noFeed, users(3)))).isEqualTo("There is no cost feed.");
    }

    @Test
    void undefined_without_a_charge_which_is_no_cost_of_0() {
        RunCost uncharged = new RunCost(PORTAL, FROM, TO, BigDecimal.ZERO, "USD", 0, "billed");
        assertThat(UnitCost.of(Measured.value(uncharged, 0, COST_BASIS), users(3)))
                .isEqualTo(Measured.absent(
                        "No charge of 'partner-portal' is in the window [2024-09-01T00:00:00Z, 2024-10-01T00:00:00Z).",
                        0,
                        BASIS));
        assertThat(present(UnitCost.of(cost("0"), users(3))).amount()).isEqualTo(Ratio.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCost(uncharged, present(users(3)), CONVENTION))
                .withMessage("UnitCost.cost.rows must be positive, but was '0'. Use 1 or more.");
    }

    @Test
    void undefined_when_the_windows_differ() {
        assertThat(UnitCost.of(cost("100"), users(3, FROM.plusSeconds(1), TO)))
                .isEqualTo(Measured.absent(
                        "The cost is of [2024-09-01T00:00:00Z, 2024-10-01T00:00:00Z), but the active users are of"
                                + " [2024-09-01T00:00:01Z, 2024-10-01T00:00:00Z).",
                        3,
                        BASIS));
        assertThat(UnitCost.of(cost("100"), users(3, FROM, TO.plusSeconds(1))).toOptional())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCost(
                        present(cost("100")),
                        new UsageCount(PORTAL, UsageMeasure.ACTIVE_USERS, FROM, TO.plusSeconds(1), 3),
                        CONVENTION))
                .withMessage(
                        "UnitCost.units must be of the window [2024-09-01T00:00:00Z, 2024-10-01T00:00:00Z), but was of"
                                + " [2024-09-01T00:00:00Z, 2024-10-01T00:00:01Z). Count in the window of the cost.");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCost(present(cost("100")), present(users(0)), CONVENTION))
                .withMessage("UnitCost.units.count must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users(-1))
                .withMessage("UsageCount.count must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users(1, TO, TO))
                .withMessage("UsageCount.to must be after UsageCount.from '2024-10-01T00:00:00Z', but was"
                        + " '2024-10-01T00:00:00Z'.");
        UsageCount another = new UsageCount(new ProductId("billing"), UsageMeasure.ACTIVE_USERS, FROM, TO, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCost(present(cost("100")), another, CONVENTION))
                .withMessage(
                        "UnitCost.units must be of the product 'partner-portal', but was of 'billing'. Count the use"
                                + " of the product that was charged.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCost(present(cost("100")), present(users(3)), ""))
                .withMessage("UnitCost.convention must not be blank, but was ''. Write a text.");
    }

    private static final Instant AS_OF = Instant.parse("2024-11-15T00:00:00Z"); // 45 days after TO

    private static UsageCount count(UsageMeasure measure, Instant from, Instant to, long count) {
        return new UsageCount(PORTAL, measure, from, to, count);
    }

    private static Measured<UsageCount> newest(Instant asOf, UsageCount... counts) {
        return UnitCost.newest(PORTAL, UsageMeasure.ACTIVE_USERS, List.of(counts), asOf);
    }

    @Test
    void the_newest_count_that_is_known_is_divided_by() {
        UsageCount month = count(UsageMeasure.ACTIVE_USERS, FROM, TO, 3);
        UsageCount quarter = count(UsageMeasure.ACTIVE_USERS, FROM.minus(Duration.ofDays(61)), TO, 5);
        UsageCount earlier = count(UsageMeasure.ACTIVE_USERS, FROM.minus(Duration.ofDays(31)), FROM, 4);
        UsageCount later = count(UsageMeasure.ACTIVE_USERS, TO, TO.plus(Duration.ofDays(31)), 6);
        UsageCount paid = count(UsageMeasure.TRANSACTIONS, FROM, TO, 900);
        UsageCount another = new UsageCount(new ProductId("billing"), UsageMeasure.ACTIVE_USERS, FROM, TO, 7);
        assertThat(newest(TO, quarter, later, month, paid, month, another, earlier))
                .isEqualTo(Measured.value(
                        month, 3, Basis.asOf(TO, "active users", "newest-count: the newest one that is known")));
        assertThat(present(newest(AS_OF, month))).isEqualTo(month);
        assertThat(present(newest(TO.minusNanos(1), month, earlier))).isEqualTo(earlier);
    }

    @Test
    void undefined_when_the_newest_count_is_missing_too_old_or_there_are_two() {
        UsageCount month = count(UsageMeasure.ACTIVE_USERS, FROM, TO, 3);
        UsageCount again = count(UsageMeasure.ACTIVE_USERS, FROM, TO, 4);
        Basis basis = Basis.asOf(TO, "active users", "newest-count: the newest one that is known");
        assertThat(newest(TO.minusNanos(1), month).n()).isZero();
        assertThat(newest(TO))
                .isEqualTo(Measured.absent("No count of active users of 'partner-portal' is known.", 0, basis));
        assertThat(reasonOf(newest(AS_OF.plusNanos(1), month)))
                .isEqualTo(
                        "The newest count of active users of 'partner-portal' ended at 2024-10-01T00:00:00Z, more than"
                                + " 45 days before 2024-11-15T00:00:00.000000001Z.");
        assertThat(newest(TO, again, month))
                .isEqualTo(Measured.absent(
                        "The counts of active users of 'partner-portal' in [2024-09-01T00:00:00Z, 2024-10-01T00:00:00Z)"
                                + " differ: 3, 4.",
                        4,
                        basis));
    }

    private static Measured<RunCost> cost(String amount) {
        return Measured.value(new RunCost(PORTAL, FROM, TO, new BigDecimal(amount), "USD", 5, "billed"), 5, COST_BASIS);
    }

    private static Measured<UsageCount> users(long count) {
        return users(count, FROM, TO);
    }

    private static Measured<UsageCount> users(long count, Instant from, Instant to) {
        return Measured.value(
                new UsageCount(PORTAL, UsageMeasure.ACTIVE_USERS, from, to, count),
                count,
                Basis.timeless("active users", "MAU"));
    }
}
