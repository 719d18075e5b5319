package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.FROM;
import static org.operatingmodel.metrics.unitcost.Samples.TO;
import static org.operatingmodel.metrics.unitcost.Samples.present;
import static org.operatingmodel.metrics.unitcost.Samples.reasonOf;
import static org.operatingmodel.metrics.unitcost.Samples.usd;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.product.ProductId;

class UnitCostTest {
    private static final ProductId PORTAL = new ProductId("partner-portal");
    private static final Basis COST_BASIS = Basis.asOf(TO, "money", "billed");
    private static final Basis BASIS = Basis.asOf(TO, "money per unit", "run cost / active users");

    @Test
    void the_cost_is_divided_by_the_units_of_the_same_window() {
        Measured<UnitCost> figure = UnitCost.of(cost("100"), users(3));
        assertThat(figure.n()).isEqualTo(3);
        assertThat(figure.basis()).isEqualTo(BASIS);
        UnitCost unitCost = present(figure);
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
    }

    @Test
    void undefined_without_users_whose_number_is_known() {
        assertThat(UnitCost.of(cost("100"), users(0)))
                .isEqualTo(Measured.absent("There were no active users.", 0, BASIS));
        Measured<UnitCount> unknown = Measured.absent("Nobody counted.", 0, Basis.timeless("active users", "MAU"));
        assertThat(reasonOf(UnitCost.of(cost("100"), unknown))).isEqualTo("Nobody counted.");
        Measured<RunCost> noFeed = Measured.absent("There is no cost feed.", 0, COST_BASIS);
        assertThat(reasonOf(UnitCost.of(noFeed, users(3)))).isEqualTo("There is no cost feed.");
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
                .isThrownBy(() ->
                        new UnitCost(present(cost("100")), new UnitCount("active users", FROM, TO.plusSeconds(1), 3)))
                .withMessage(
                        "UnitCost.units must be of the window [2024-09-01T00:00:00Z, 2024-10-01T00:00:00Z), but was of"
                                + " [2024-09-01T00:00:00Z, 2024-10-01T00:00:01Z). Count in the window of the cost.");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCost(present(cost("100")), present(users(0))))
                .withMessage("UnitCost.units.count must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users(-1))
                .withMessage("UnitCount.count must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users(1, TO, TO))
                .withMessage("UnitCount.to must be after UnitCount.from '2024-10-01T00:00:00Z', but was"
                        + " '2024-10-01T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCount(" ", FROM, TO, 1))
                .withMessage("UnitCount.measuredIn must not be blank, but was ' '. Write a text.");
    }

    private static Measured<RunCost> cost(String amount) {
        return Measured.value(new RunCost(PORTAL, FROM, TO, new BigDecimal(amount), "USD", 5), 5, COST_BASIS);
    }

    private static Measured<UnitCount> users(long count) {
        return users(count, FROM, TO);
    }

    private static Measured<UnitCount> users(long count, Instant from, Instant to) {
        return Measured.value(
                new UnitCount("active users", from, to, count), count, Basis.timeless("active users", "MAU"));
    }
}
