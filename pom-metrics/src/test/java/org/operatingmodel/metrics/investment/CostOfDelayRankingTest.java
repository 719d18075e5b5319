package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

class CostOfDelayRankingTest {
    private static final Basis BASIS = Basis.timeless("EUR per week and week", "CD3: cost of delay / duration");

    @Test
    void the_second_machine_comes_before_the_super_spoon() {
        // https://blackswanfarming.com/cd3-and-proportionality-to-outcomes/: 10 a week in 2 weeks is 5, 30 in 4 is 7.5
        CostOfDelay spoon = item("super-spoon", "10", 14);
        CostOfDelay machine = item("second-machine", "30", 28);
        CostOfDelayRanking ranking = CostOfDelayRanking.of(List.of(spoon, machine));
        assertThat(ranking)
                .isEqualTo(new CostOfDelayRanking(
                        List.of(
                                new CostOfDelayRanking.Ranked(machine, Ratio.of(15, 2)),
                                new CostOfDelayRanking.Ranked(spoon, Ratio.of(5, 1))),
                        List.of()));
        assertThat(spoon.dividedByDuration()).isEqualTo(Measured.value(Ratio.of(5, 1), 1, BASIS));
    }

    @Test
    void equal_ones_go_by_id_and_close_ones_by_exact_comparison() {
        // 1/3 and 2/6 are equal; 3333333333333333333 of 10^19 is a little less
        assertThat(CostOfDelayRanking.of(List.of(
                                item("b", "2", 42),
                                item("less", "0.3333333333333333333", 7),
                                item("a", "1", 21),
                                item("negative", "-1", 7)))
                        .ranked())
                .extracting(ranked -> ranked.item().id())
                .containsExactly("a", "b", "less", "negative");
    }

    @Test
    void what_has_no_score_is_not_ranked() {
        CostOfDelay instant = item("instant", "1", 0);
        CostOfDelay unvalued = new CostOfDelay("unvalued", null, Duration.ofDays(1));
        CostOfDelay endless = new CostOfDelay("endless", new Money(BigDecimal.ONE, "EUR"), null);
        CostOfDelayRanking ranking = CostOfDelayRanking.of(List.of(instant, unvalued, endless, item("x", "0", 7)));
        assertThat(ranking.unranked())
                .containsExactly(
                        new CostOfDelayRanking.Unranked(endless, "The duration of 'endless' is not known."),
                        new CostOfDelayRanking.Unranked(instant, "The duration of 'instant' is 0."),
                        new CostOfDelayRanking.Unranked(unvalued, "The cost of delay of 'unvalued' is not known."));
        assertThat(ranking.ranked())
                .extracting(CostOfDelayRanking.Ranked::score)
                .containsExactly(Ratio.ZERO);
        assertThat(instant.dividedByDuration()).isEqualTo(Measured.absent("The duration of 'instant' is 0.", 1, BASIS));
        assertThat(unvalued.dividedByDuration().basis())
                .isEqualTo(Basis.timeless("money per week and week", "CD3: cost of delay / duration"));
        assertThat(unvalued.dividedByDuration().n()).isZero();
        assertThat(endless.dividedByDuration().n()).isZero();
    }

    @Test
    void what_cannot_be_ranked_together_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostOfDelayRanking.of(List.of(item("a", "1", 7), item("a", "2", 7))))
                .withMessage("The ids must differ, but 'a' occurs twice. Use another id.");
        CostOfDelay usd = new CostOfDelay("b", new Money(BigDecimal.ONE, "USD"), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostOfDelayRanking.of(List.of(usd, item("a", "1", 7))))
                .withMessage("The costs of delay must be in one currency, but are in EUR, USD. Convert them first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> item("a", "1", -1))
                .withMessage("CostOfDelay.duration must not be negative, but was 'PT-24H'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostOfDelay(" ", null, null))
                .withMessage("CostOfDelay.id must not be blank, but was ' '. Write a text.");
    }

    private static CostOfDelay item(String id, String perWeek, int days) {
        return new CostOfDelay(id, new Money(new BigDecimal(perWeek), "EUR"), Duration.ofDays(days));
    }
}
