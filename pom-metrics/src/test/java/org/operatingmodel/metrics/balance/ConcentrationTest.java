package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.nineDigits;
import static org.operatingmodel.metrics.balance.Samples.present;
import static org.operatingmodel.metrics.balance.Samples.reasonOf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Ratio;

class ConcentrationTest {
    /**
     * Sums of the positive charges by environment in the FOCUS 1.0 sample data, September 2024 (CC BY 4.0), and their
     * figures, computed with DuckDB.
     */
    @ParameterizedTest
    @CsvSource({
        "3.04983578676, 18.20324140013, 2.0428208422, 23.29589802909, 0.635403232, 1.573803767, 0.512309848",
        "2.13848548596, 16,             0,            18.13848548596, 0.792004355, 1.26261932,  0.6"
    })
    void figures_of_cloud_charges_by_environment(
            BigDecimal untagged,
            BigDecimal dev,
            BigDecimal prod,
            BigDecimal total,
            BigDecimal hhi,
            BigDecimal effective,
            BigDecimal tvd) {
        Map<String, BigDecimal> charges = Map.of("", untagged, "dev", dev, "prod", prod);
        Concentration byKey = present(Concentration.of(charges, "USD", 1_000));
        assertThat(nineDigits(byKey.hhi())).isEqualByComparingTo(hhi);
        assertThat(nineDigits(present(byKey.effectiveNumber()))).isEqualByComparingTo(effective);

        CategoryScheme environments = CategoryScheme.of("environments", List.of("prod", "dev"));
        Allocation spent = Allocation.money(environments, AllocationBasis.MONEY_SPENT, "USD", charges, 1_000);
        assertThat(spent.total()).isEqualByComparingTo(total);
        assertThat(present(spent.concentration())).isEqualTo(byKey);
        Drift drift = Samples.drift(spent, Target.parse(environments, "prod=60, dev=30, OTHER=10"));
        assertThat(nineDigits(present(drift.totalVariation()))).isEqualByComparingTo(tvd);
    }

    @Test
    void equal_amounts_are_not_concentrated_at_all() {
        Map<String, BigDecimal> applications = new TreeMap<>();
        for (int i = 0; i < 338; i++) {
            applications.put("application-" + i, new BigDecimal("0.07"));
        }
        Concentration concentration = present(Concentration.of(applications, "USD", 338));
        // 338 x (1/338)^2
        assertThat(concentration).isEqualTo(new Concentration(Ratio.of(1, 338), 338, 338, null));
        assertThat(present(concentration.normalised())).isEqualTo(Ratio.ZERO);
        assertThat(present(concentration.effectiveNumber())).isEqualTo(Ratio.of(338, 1));
    }

    @Test
    void one_key_with_everything_is_as_concentrated_as_can_be() {
        Concentration concentration =
                present(Concentration.of(Map.of("a", BigDecimal.TEN, "b", BigDecimal.ZERO), "EUR", 3));
        assertThat(concentration).isEqualTo(new Concentration(Ratio.ONE, 2, 3, null));
        assertThat(present(concentration.normalised())).isEqualTo(Ratio.ONE);
        assertThat(present(concentration.effectiveNumber())).isEqualTo(Ratio.ONE);
        assertThat(reasonOf(present(Concentration.of(Map.of("a", BigDecimal.TEN), "EUR", 3))
                        .normalised()))
                .isEqualTo("A single key leaves no range between even and concentrated.");
    }

    @Test
    void other_counts_as_a_category_only_where_it_has_an_amount() {
        // (4 + 0 + 1 + 1) / 16 = 3/8; (3/8 - 1/4) / (3/4) = 1/6
        Concentration named = present(counts(2, 0, 1, 1).concentration());
        assertThat(named).isEqualTo(new Concentration(Ratio.of(3, 8), 4, 4, null));
        assertThat(present(named.normalised())).isEqualTo(Ratio.of(1, 6));
        // five categories with one item each
        Allocation withOther =
                counts(1, 1, 1, 1).plus(Allocation.counts(CategoryScheme.FLOW_ITEMS, Map.of("CHORE", 1L)));
        assertThat(present(withOther.concentration())).isEqualTo(new Concentration(Ratio.of(1, 5), 5, 5, null));
    }

    @Test
    void each_figure_says_how_it_is_measured() {
        assertThat(counts(2, 0, 1, 1).concentration().basis())
                .isEqualTo(Basis.timeless("fraction", "hhi: sum of squared shares, of COUNT"));
        Concentration concentration = present(counts(2, 0, 1, 1).concentration());
        assertThat(concentration.normalised().basis())
                .isEqualTo(Basis.timeless("fraction", "hhi-normalised: (hhi - 1/k) / (1 - 1/k)"));
        assertThat(concentration.effectiveNumber().basis())
                .isEqualTo(Basis.timeless("keys", "effective-number: 1 / hhi, keys of equal amounts"));
        assertThat(concentration.effectiveNumber().n()).isEqualTo(4);
    }

    @Test
    void without_an_amount_there_is_none() {
        assertThat(reasonOf(Concentration.of(Map.of(), "EUR", 0)))
                .isEqualTo("There is nothing to take a share of: the total is 0.");
        assertThat(reasonOf(counts(0, 0, 0, 0).concentration()))
                .isEqualTo("There is nothing to take a share of: the total is 0.");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.of(Map.of("a", BigDecimal.ONE.negate()), "EUR", 1))
                .withMessage("The amount of 'a' must not be negative, but was '-1'. "
                        + "Report credits apart, and only what was spent here.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.of(Map.of(), "EUR", -1))
                .withMessage("n must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concentration(Ratio.of(2, 5), 2, 1, null))
                .withMessage("Concentration.hhi must lie between 1 / keys '2' and 1, but was '0.4'. "
                        + "Sum the squared shares.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concentration(Ratio.of(11, 10), 2, 1, null))
                .withMessage("Concentration.hhi must lie between 1 / keys '2' and 1, but was '1.1'. "
                        + "Sum the squared shares.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concentration(Ratio.ONE, 0, 1, null))
                .withMessage("Concentration.keys must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concentration(Ratio.ONE, 1, -1, null))
                .withMessage("Concentration.n must not be negative, but was '-1'. Use 0 or more.");
    }
}
