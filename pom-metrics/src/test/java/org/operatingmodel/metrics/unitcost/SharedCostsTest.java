package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.present;
import static org.operatingmodel.metrics.unitcost.Samples.usd;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;

class SharedCostsTest {
    @Test
    void the_largest_remainders_get_what_is_left() {
        // the textbook example of the Hare quota: 100,000 votes for 10 seats at 47,000, 16,000, 15,800, 12,000, 6,100,
        // 3,100
        // gives 5, 2, 1, 1, 1, 0: whole 4, 1, 1, 1, 0, 0, then the remainders 0.7, 0.61 and 0.6
        Map<String, BigDecimal> votes = Map.of(
                "yellow", new BigDecimal("47000"),
                "white", new BigDecimal("16000"),
                "red", new BigDecimal("15800"),
                "green", new BigDecimal("12000"),
                "blue", new BigDecimal("6100"),
                "pink", new BigDecimal("3100"));
        assertThat(amounts("10", 0, votes))
                .isEqualTo("{blue=1 USD, green=1 USD, pink=0 USD, red=1 USD, white=2 USD, yellow=5 USD}");
    }

    @Test
    void equal_remainders_go_by_key_and_a_negative_amount_like_the_positive_one() {
        Map<String, BigDecimal> equal = Map.of("c", BigDecimal.ONE, "a", BigDecimal.ONE, "b", BigDecimal.ONE);
        assertThat(amounts("100.00", 2, equal)).isEqualTo("{a=33.34 USD, b=33.33 USD, c=33.33 USD}");
        assertThat(amounts("-100.00", 2, equal)).isEqualTo("{a=-33.34 USD, b=-33.33 USD, c=-33.33 USD}");
        assertThat(amounts("0.02", 2, equal)).isEqualTo("{a=0.01 USD, b=0.01 USD, c=0.00 USD}");
        assertThat(amounts("0", 2, equal)).isEqualTo("{a=0.00 USD, b=0.00 USD, c=0.00 USD}");
        assertThat(amounts("1E+1", 0, Map.of("a", new BigDecimal("0.5"), "b", BigDecimal.ZERO)))
                .isEqualTo("{a=10 USD, b=0 USD}");
    }

    @Test
    void undefined_without_a_weight_above_0() {
        Basis basis = Basis.timeless("USD", "largest-remainder: by weight");
        assertThat(SharedCosts.allocate(usd("1"), 2, Map.<String, BigDecimal>of()))
                .isEqualTo(Measured.absent("No weight is above 0.", 0, basis));
        assertThat(SharedCosts.allocate(usd("1"), 2, Map.of("a", new BigDecimal("0.00"))))
                .isEqualTo(Measured.absent("No weight is above 0.", 1, basis));
        Measured<SortedMap<String, Money>> defined = SharedCosts.allocate(usd("1"), 2, Map.of("a", BigDecimal.ONE));
        assertThat(defined.n()).isEqualTo(1);
        assertThat(defined.basis()).isEqualTo(basis);
    }

    @Test
    void what_cannot_be_shared_out_is_refused() {
        Map<String, BigDecimal> one = Map.of("a", BigDecimal.ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedCosts.allocate(usd("1.005"), 2, one))
                .withMessage("amount must have at most 2 decimal places, but was '1.005'. Round it first.");
        assertThat(amounts("1.00500", 3, one)).isEqualTo("{a=1.005 USD}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedCosts.allocate(usd("1"), 2, Map.of("a", new BigDecimal("-0.1"))))
                .withMessage("The weight of 'a' must not be negative, but was '-0.1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedCosts.allocate(
                        usd("1"), 2, Map.of("a", BigDecimal.ONE, "b", new BigDecimal("1E+999999999"))))
                .withMessage("The scale of a number must lie between -1000 and 1000, but was '-999999999'.");
        for (int decimals : new int[] {-1, 101}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SharedCosts.allocate(usd("1"), decimals, one))
                    .withMessage("decimals must lie between 0 and 100, but was '" + decimals + "'. Use 2 for EUR.");
        }
        assertThat(present(SharedCosts.allocate(usd("1"), 100, one))).containsOnlyKeys("a");
    }

    private static String amounts(String amount, int decimals, Map<String, BigDecimal> weights) {
        return present(SharedCosts.allocate(usd(amount), decimals, weights)).toString();
    }
}
