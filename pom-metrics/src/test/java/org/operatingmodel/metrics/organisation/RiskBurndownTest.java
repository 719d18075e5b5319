package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Spell;

class RiskBurndownTest {
    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    /** Days from 1 April: five risks, of which one is raised late and three are closed. */
    private static final Map<String, Spell> RISKS = new TreeMap<>(Map.of(
            "R-1", risk(-9, 5),
            "R-2", risk(-9, 20),
            "R-3", risk(-1, 10),
            "R-4", risk(-1, null),
            "R-5", risk(12, null)));

    private static final RiskBurndown BURNDOWN = RiskBurndown.of(RISKS.values(), List.of(day(20), day(0), day(10)));

    @Test
    void open_risks_become_fewer_from_instant_to_instant() {
        // day 0: 4 raised; day 10: R-1 is closed, R-3 just then, so not yet; day 20: R-5 too is raised, R-3 is closed
        assertThat(BURNDOWN.closed())
                .containsExactly(
                        Map.entry(day(0), new Share(0, 4)),
                        Map.entry(day(10), new Share(1, 4)),
                        Map.entry(day(20), new Share(2, 5)));
        assertThat(BURNDOWN.open(day(0))).isEqualTo(4);
        assertThat(BURNDOWN.open(day(20))).isEqualTo(3);
        assertThat(BURNDOWN.closedShare(day(10)))
                .isEqualTo(Measured.value(
                        Ratio.of(1, 4), 4, Basis.asOf(day(10), "fraction", "risks-closed: closed / raised")));
    }

    @Test
    void the_burn_rate_is_how_many_fewer_are_open_per_day() {
        // 4 open, then 3, in 20 days
        assertThat(BURNDOWN.burnRate())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 20),
                        5,
                        Basis.asOf(
                                day(20),
                                "risks per day",
                                "risk-burn-rate: (open at the first instant - open at the last) / days between")));
        // from none to 4 in half a day
        assertThat(present(RiskBurndown.of(RISKS.values(), List.of(day(-10), day(-10).plus(Duration.ofHours(36))))
                        .burnRate()))
                .isEqualTo(Ratio.of(-4, 3));
    }

    @Test
    void absent_without_risks_or_instants() {
        assertThat(reasonOf(RiskBurndown.of(List.of(), List.of(day(0))).closedShare(day(0))))
                .isEqualTo("No risk was raised before 2026-04-01T00:00:00Z.");
        Measured<Ratio> rate =
                RiskBurndown.of(RISKS.values(), List.of(day(0), day(0))).burnRate();
        assertThat(reasonOf(rate)).isEqualTo("There must be at least 2 instants, but there were 1.");
        assertThat(rate.n()).isEqualTo(4);
        assertThat(rate.basis().horizon()).isEqualTo(day(0));
        assertThat(reasonOf(RiskBurndown.EMPTY.burnRate()))
                .isEqualTo("There must be at least 2 instants, but there were 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BURNDOWN.open(day(1)))
                .withMessage(
                        "at must be one of [2026-04-01T00:00:00Z, 2026-04-11T00:00:00Z, 2026-04-21T00:00:00Z], but "
                                + "was '2026-04-02T00:00:00Z'. Count the risks there, too.");
    }

    @Test
    void the_risks_behind_an_instant_are_listed() {
        assertThat(RiskBurndown.behind(Share.Count.PART, RISKS.keySet(), RISKS::get, day(20)))
                .containsExactly("R-1", "R-3");
        assertThat(RiskBurndown.behind(Share.Count.REST, RISKS.keySet(), RISKS::get, day(20)))
                .containsExactly("R-2", "R-4", "R-5");
        assertThat(RiskBurndown.behind(Share.Count.REST, RISKS.keySet(), RISKS::get, day(12)))
                .containsExactly("R-2", "R-4");
    }

    @Test
    void only_counts_at_the_same_instants_are_merged() {
        RiskBurndown other = RiskBurndown.of(List.of(risk(-1, 1)), List.of(day(0), day(10), day(20)));
        assertThat(BURNDOWN.plus(other).closed().get(day(10))).isEqualTo(new Share(2, 5));
        assertThat(BURNDOWN.plus(RiskBurndown.EMPTY)).isEqualTo(BURNDOWN).isEqualTo(RiskBurndown.EMPTY.plus(BURNDOWN));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RiskBurndown.of(List.of(), List.of(day(0))).plus(RiskBurndown.of(List.of(), List.of(day(1)))))
                .withMessage("RiskBurndown.closed must be '[2026-04-01T00:00:00Z]' as well, but was "
                        + "'[2026-04-02T00:00:00Z]'. Count both at the same instants.");
    }

    @Test
    void counts_do_not_fall() {
        for (Share later : List.of(new Share(0, 4), new Share(1, 3))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RiskBurndown(new TreeMap<>(Map.of(day(0), new Share(1, 4), day(1), later))))
                    .withMessage("RiskBurndown.closed must not fall, but was '" + later + "' at '2026-04-02T00:00:00Z' "
                            + "after 'Share[part=1, whole=4]'. Count all that were raised, and closed, before it.");
        }
        assertThat(new RiskBurndown(new TreeMap<>(Map.of(day(0), new Share(1, 4), day(1), new Share(1, 4))))
                        .open(day(1)))
                .isEqualTo(3);
    }

    private static Spell risk(int raised, @Nullable Integer closed) {
        return new Spell(day(raised), closed == null ? null : day(closed));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
