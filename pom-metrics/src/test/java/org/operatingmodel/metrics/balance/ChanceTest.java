package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.drift;
import static org.operatingmodel.metrics.balance.Samples.present;
import static org.operatingmodel.metrics.balance.Samples.reasonOf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class ChanceTest {
    private static final Target HALVES = target("FEATURE=50, DEFECT=50");

    private static Target target(String percents) {
        return Target.parse(CategoryScheme.FLOW_ITEMS, percents);
    }

    @Test
    void the_chance_of_one_category_counts_both_tails() {
        // of 16 outcomes of 4 fair coins: 4 or 0 heads 2, 3 or 1 heads 8, 2 heads 6
        assertThat(present(drift(counts(4, 0, 0, 0), HALVES).chance("FEATURE"))).isEqualTo(Ratio.of(2, 16));
        assertThat(present(drift(counts(3, 1, 0, 0), HALVES).chance("FEATURE"))).isEqualTo(Ratio.of(10, 16));
        assertThat(present(drift(counts(1, 3, 0, 0), HALVES).chance("DEFECT"))).isEqualTo(Ratio.of(10, 16));
        assertThat(present(drift(counts(2, 2, 0, 0), HALVES).chance("FEATURE"))).isEqualTo(Ratio.ONE);
    }

    @Test
    void tails_of_unequal_length_count_by_their_distance() {
        // share 1/4 of 4 items: 1 is expected; 3 is 2 away, which only 3 (4 x 3 = 12) and 4 (1) reach, out of 256
        Target quarter = target("FEATURE=25, DEFECT=75");
        assertThat(present(drift(counts(3, 1, 0, 0), quarter).chance("FEATURE")))
                .isEqualTo(Ratio.of(13, 256));
        // 2 is 1 away, and so is 0: 6 x 9 + 12 + 1 + 81 = 148
        assertThat(present(drift(counts(2, 2, 0, 0), quarter).chance("FEATURE")))
                .isEqualTo(Ratio.of(148, 256));
    }

    @Test
    void a_category_without_target_has_no_chance_but_to_stay_empty() {
        assertThat(present(drift(counts(1, 1, 1, 0), HALVES).chance("DEBT"))).isEqualTo(Ratio.ZERO);
        assertThat(present(drift(counts(1, 1, 1, 0), HALVES).chance("RISK"))).isEqualTo(Ratio.ONE);
        // all three items in the two halves stay within 1/2 of the target; the observed distance is 1/3
        // |1/3 - 1/2| + |1/3 - 1/2| + 1/3 = 2/3, so 1/3; only 3 : 0 is so far away, 2 of 8
        assertThat(present(drift(counts(1, 1, 1, 0), HALVES).chance())).isEqualTo(new Chance(Ratio.of(2, 8), true));
        Target all = target("FEATURE=100");
        assertThat(present(drift(counts(5, 0, 0, 0), all).chance())).isEqualTo(new Chance(Ratio.ONE, true));
        assertThat(present(drift(counts(5, 0, 0, 0), all).chance("FEATURE"))).isEqualTo(Ratio.ONE);
        assertThat(present(drift(counts(4, 1, 0, 0), all).chance())).isEqualTo(new Chance(Ratio.ZERO, true));
        assertThat(present(drift(counts(4, 1, 0, 0), all).chance("FEATURE"))).isEqualTo(Ratio.ZERO);
    }

    @Test
    void the_chance_of_all_categories_counts_outcomes() {
        Ratio third = Ratio.of(1, 3);
        Target thirds = new Target(CategoryScheme.FLOW_ITEMS, Map.of("FEATURE", third, "DEFECT", third, "DEBT", third));
        // 27 outcomes: 6 are 1 : 1 : 1, and 3 are all in one
        assertThat(present(drift(counts(3, 0, 0, 0), thirds).chance())).isEqualTo(new Chance(Ratio.of(3, 27), true));
        assertThat(present(drift(counts(2, 1, 0, 0), thirds).chance())).isEqualTo(new Chance(Ratio.of(21, 27), true));
        assertThat(present(drift(counts(1, 1, 1, 0), thirds).chance())).isEqualTo(new Chance(Ratio.ONE, true));
    }

    /** Enumerated outcome by outcome with rational numbers, in another language. */
    @ParameterizedTest
    @CsvSource({
        "7,  3,  3,  4,  0.85606068448",
        "2,  1,  0,  2,  0.666",
        "1,  2,  1,  0,  0.7024",
        "4,  2,  10, 4,  0.03727601815484931974",
        "12, 6,  5,  7,  0.81529283765599206757",
        "10, 10, 5,  5,  0.33778399695166915940",
        "9,  3,  15, 3,  0.023690586170125637056",
        "14, 5,  2,  9,  0.067849968626625897405",
        "17, 7,  4,  16, 0.016265271865604540440",
        "23, 14, 11, 28, 0.00040945297353007916812"
    })
    void the_chance_of_all_categories_is_that_of_an_enumeration(
            long feature, long defect, long debt, long risk, BigDecimal expected) {
        Chance chance = present(drift(counts(feature, defect, debt, risk)).chance());
        assertThat(chance.exact()).isTrue();
        assertThat(chance.probability().decimal().subtract(expected).abs()).isLessThan(expected.movePointLeft(18));
    }

    /** As above. */
    @ParameterizedTest
    @CsvSource({
        "FEATURE, 0.10059934259775497672",
        "DEFECT,  0.77711019651041481059",
        "DEBT,    0.045722844523836575038",
        "RISK,    0.0000024345676595608479468"
    })
    void the_chance_of_a_category_is_that_of_a_sum(String category, BigDecimal expected) {
        Ratio chance = present(drift(counts(23, 14, 11, 28)).chance(category));
        assertThat(chance.decimal().subtract(expected).abs()).isLessThan(expected.movePointLeft(18));
    }

    @Test
    void figures_say_how_they_are_measured() {
        Drift drift = drift(counts(1, 2, 1, 0));
        assertThat(drift.chance("RISK").basis())
                .isEqualTo(Basis.timeless("fraction", "binomial-tail: P(|x/n - target| >= |drift|), exact, of COUNT"));
        assertThat(drift.chance().basis())
                .isEqualTo(Basis.timeless(
                        "fraction", "multinomial-tail: P(tvd >= observed), exact or as an upper bound, of COUNT"));
        assertThat(drift.chance().n()).isEqualTo(4);
        assertThat(drift.chance("RISK").n()).isEqualTo(4);
    }

    @Test
    void above_2_000_items_in_four_categories_it_is_a_bound() {
        assertThat(present(drift(counts(900, 360, 500, 240)).chance()).exact()).isTrue();
        Chance bound = present(drift(counts(900, 361, 500, 240)).chance());
        assertThat(bound.exact()).isFalse();
        assertThat(bound.probability()).isBetween(Ratio.ZERO, Ratio.of(1, 1_000));
        // on target, everything is at least as far away; a sum of tails may exceed 1, but no chance does
        assertThat(present(drift(counts(1_200, 600, 750, 450)).chance())).isEqualTo(new Chance(Ratio.ONE, false));
        assertThat(present(drift(counts(1_201, 600, 750, 449)).chance())).isEqualTo(new Chance(Ratio.ONE, false));
    }

    @Test
    void for_two_categories_it_is_the_chance_of_either_whether_exact_or_bound() {
        // 4 denominators of 1,000 need 10 bits: 1,400 items are 14,000
        Target target = target("FEATURE=49.9, DEFECT=50.1");
        for (long feature : new long[] {750, 751}) {
            Drift drift = drift(counts(feature, 650, 0, 0), target);
            assertThat(present(drift.chance()))
                    .isEqualTo(new Chance(present(drift.chance("DEFECT")), feature + 650 <= 1_400));
        }
        // 8,000 items in 2 categories
        Target all = target("FEATURE=100");
        assertThat(present(drift(counts(16_000, 0, 0, 0), all).chance()).exact())
                .isFalse();
        assertThat(present(drift(counts(14_000, 0, 0, 0), all).chance()).exact())
                .isTrue();
        assertThat(present(drift(counts(14_001, 0, 0, 0), all).chance()).exact())
                .isFalse();
    }

    @Test
    void five_categories_are_exact_for_half_as_many_items() {
        Target fifths = target("FEATURE=20, DEFECT=20, DEBT=20, RISK=20, OTHER=20");
        assertThat(present(drift(counts(250, 250, 250, 250), fifths).chance()).exact())
                .isTrue();
        assertThat(present(drift(counts(251, 250, 250, 250), fifths).chance()).exact())
                .isFalse();
    }

    @Test
    void beyond_the_bits_there_is_none() {
        // twentieths need 5 bits: 40,000 items are 200,000
        assertThat(present(drift(counts(40_000, 0, 0, 0)).chance("FEATURE")).signum())
                .isEqualTo(1);
        assertThat(present(drift(counts(40_000, 0, 0, 0)).chance()).exact()).isFalse();
        String reason =
                "The chance is computed up to 200000 as items x bits of the targets' denominator, but there are ";
        assertThat(reasonOf(drift(counts(40_001, 0, 0, 0)).chance("FEATURE"))).isEqualTo(reason + "40001 x 5.");
        assertThat(reasonOf(drift(counts(40_001, 0, 0, 0)).chance())).isEqualTo(reason + "40001 x 5.");
        // a whole needs 1 bit
        Target all = target("FEATURE=100");
        assertThat(present(drift(counts(200_000, 0, 0, 0), all).chance())).isEqualTo(new Chance(Ratio.ONE, false));
        assertThat(reasonOf(drift(counts(200_001, 0, 0, 0), all).chance())).isEqualTo(reason + "200001 x 1.");
        Measured<Chance> most = drift(counts(Long.MAX_VALUE, 0, 0, 0)).chance();
        assertThat(reasonOf(most)).isEqualTo(reason + "9223372036854775807 x 5.");
        assertThat(most.n()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void there_is_none_for_more_than_five_categories() {
        CategoryScheme letters = CategoryScheme.of("letters", List.of("A", "B", "C", "D", "E"));
        Allocation one = Allocation.counts(letters, Map.of("A", 1L));
        assertThat(reasonOf(drift(one, Target.parse(letters, "A=50, B=10, C=10, D=10, E=10, OTHER=10"))
                        .chance()))
                .isEqualTo("The chance is computed for at most 5 categories with a target above 0, but there are 6.");
        assertThat(present(drift(one, Target.parse(letters, "A=50, B=10, C=10, D=10, E=20"))
                        .chance()))
                .isEqualTo(new Chance(Ratio.ONE, true));
    }

    @Test
    void there_is_none_for_anything_but_counts() {
        Allocation active =
                Allocation.times(CategoryScheme.FLOW_ITEMS, AllocationBasis.ACTIVE_TIME, Map.of("DEBT", 5L), 2);
        String reason = "A chance is known for COUNT, of independent items, but the basis is ACTIVE_TIME.";
        assertThat(reasonOf(drift(active).chance())).isEqualTo(reason);
        assertThat(reasonOf(drift(active).chance("DEBT"))).isEqualTo(reason);
    }

    @Test
    void a_chance_is_below_a_significance_or_not() {
        Chance exact = new Chance(Ratio.of(1, 20), true);
        assertThat(exact.below(new BigDecimal("0.05"))).isFalse();
        assertThat(exact.below(new BigDecimal("0.0500001"))).isTrue();
        String message = "Chance.probability must lie between 0 and 1, but was '";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chance(Ratio.of(-1, 2), true))
                .withMessage(message + "-0.5'. Divide the outcomes by all outcomes.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chance(new Ratio(BigInteger.valueOf(3), BigInteger.TWO), false))
                .withMessage(message + "1.5'. Divide the outcomes by all outcomes.");
    }
}
