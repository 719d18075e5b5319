package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.OCTOBER;
import static org.operatingmodel.metrics.unitcost.Samples.SEPTEMBER;
import static org.operatingmodel.metrics.unitcost.Samples.charge;
import static org.operatingmodel.metrics.unitcost.Samples.present;
import static org.operatingmodel.metrics.unitcost.Samples.reasonOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class CostBreakdownTest {
    /** The end of the latest charge. */
    private static final Instant HORIZON = Instant.parse("2024-09-02T01:00:00Z");

    private static final Charge A = charge("2024-09-01", "6", "0", Map.of("team", "a"));
    private static final Charge BACK = charge("2024-09-01", "-100", "0", Map.of("team", "a"));
    private static final Charge UNTAGGED = charge("2024-09-02", "2", "0", Map.of("Team", "a"));

    @Test
    void every_charge_counts_under_one_key() {
        CostBreakdown byTeam = byTeam(A, UNTAGGED, BACK);
        assertThat(byTeam.byKey()).containsOnlyKeys("(untagged)", "a");
        assertThat(byTeam.byKey().get("a")).isEqualTo(CostSummary.of(List.of(A, BACK)));
        assertThat(byTeam.untagged()).isEqualTo(CostSummary.of(UNTAGGED));
        assertThat(byTeam.total()).isEqualTo(CostSummary.of(List.of(A, BACK, UNTAGGED)));
        assertThat(byTeam(A).untagged()).isEqualTo(CostSummary.EMPTY);
    }

    @Test
    void the_tagged_share_is_of_what_is_charged() {
        // 6 of 6 + 2; what is given back is netted into neither
        assertThat(byTeam(A, UNTAGGED, BACK).taggedShare(CostBasis.BILLED))
                .isEqualTo(Measured.value(
                        Ratio.of(3, 4),
                        3,
                        Basis.asOf(HORIZON, "fraction", "charged amounts with a key / charged amounts, billed")));
        assertThat(byTeam(A, UNTAGGED, BACK).taggedRows())
                .isEqualTo(Measured.value(
                        Ratio.of(2, 3), 3, Basis.asOf(HORIZON, "fraction", "charges with a key / charges")));
        assertThat(present(byTeam(UNTAGGED).taggedShare(CostBasis.BILLED))).isEqualTo(Ratio.ZERO);
        assertThat(present(byTeam(A).taggedShare(CostBasis.BILLED))).isEqualTo(Ratio.ONE);
    }

    @Test
    void the_charges_behind_a_key_and_behind_none_are_listed() {
        List<Charge> charges = List.of(BACK, UNTAGGED, A);
        assertThat(CostBreakdown.behind("a"::equals, charges, charge -> charge.tag("team")))
                .containsExactly(BACK, A);
        assertThat(CostBreakdown.behind(CostBreakdown.UNTAGGED::equals, charges, charge -> charge.tag("team")))
                .containsExactly(UNTAGGED);
        assertThat(CostBreakdown.behind(
                        Predicate.not(CostBreakdown.UNTAGGED::equals), charges, charge -> charge.tag("team")))
                .hasSize((int) (byTeam(BACK, UNTAGGED, A).total().rows()
                        - byTeam(BACK, UNTAGGED, A).untagged().rows()));
        assertThat(CostBreakdown.behind("b"::equals, charges, charge -> charge.tag("team")))
                .isEmpty();
    }

    @Test
    void no_share_of_nothing() {
        assertThat(reasonOf(byTeam(BACK).taggedShare(CostBasis.BILLED))).isEqualTo("Nothing is charged.");
        assertThat(reasonOf(byTeam().taggedShare(CostBasis.EFFECTIVE))).isEqualTo("Nothing is charged.");
        assertThat(byTeam().taggedRows())
                .isEqualTo(Measured.absent(
                        "There are no charges.", 0, Basis.timeless("fraction", "charges with a key / charges")));
        Charge listed = charge("2024-09-01", ChargeCategory.USAGE, "1", "1", "1", null, "USD", Map.of());
        Measured<Ratio> share = byTeam(A, listed, listed).taggedShare(CostBasis.LIST);
        assertThat(reasonOf(share)).isEqualTo("1 of 3 charges do not give the list amount.");
        assertThat(share.n()).isEqualTo(2);
    }

    @Test
    void keys_and_days_are_in_their_own_order_whatever_the_order_of_the_map() {
        SortedMap<String, CostSummary> byKey = new TreeMap<>(Comparator.reverseOrder());
        byKey.putAll(byTeam(A, UNTAGGED).byKey());
        assertThat(new CostBreakdown("team", byKey).byKey())
                .containsExactlyEntriesOf(byTeam(A, UNTAGGED).byKey());
        BudgetBurn burn = BudgetBurn.of(SEPTEMBER, OCTOBER, List.of(UNTAGGED, A));
        SortedMap<LocalDate, CostSummary> daily = new TreeMap<>(Comparator.reverseOrder());
        daily.putAll(burn.daily());
        assertThat(new BudgetBurn(SEPTEMBER, OCTOBER, daily, 0).daily()).containsExactlyEntriesOf(burn.daily());
    }

    @Test
    void only_like_is_merged_with_like() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostBreakdown.empty("team").plus(CostBreakdown.empty("stage")))
                .withMessage("CostBreakdown.dimension must be 'team' in both, but was 'stage'. Merge like with like.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostBreakdown.empty(" "))
                .withMessage("CostBreakdown.dimension must not be blank, but was ' '. Write a text.");
        Charge eur = charge("2024-09-01", ChargeCategory.USAGE, "1", "1", null, null, "EUR", Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byTeam(A, eur))
                .withMessage(
                        "CostSummary.currency must be 'EUR' in both, but was 'USD'. Keep one summary per currency.");
    }

    private static CostBreakdown byTeam(Charge... charges) {
        return CostBreakdown.of("team", List.of(charges), charge -> charge.tag("team"));
    }
}
