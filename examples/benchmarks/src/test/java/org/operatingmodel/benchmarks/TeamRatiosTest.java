package org.operatingmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.operatingmodel.portfolio.Portfolio;

class TeamRatiosTest {
    @Test
    void each_of_750_teams_answers_for_four_products() {
        Portfolio portfolio = StandardPortfolio.ofTeams(750);

        assertThat(portfolio.teams()).hasSize(750);
        assertThat(portfolio.products()).hasSize(3_000).allMatch(product -> product.teamId() != null);
    }

    /** Row 134 of the operating model: twice as much for a team is far below what squares would cost, which is 75 times. */
    @Test
    void a_team_of_750_costs_at_most_twice_what_a_team_of_ten_costs() {
        Map<Integer, Double> micros = TeamRatios.micros(3);

        assertThat(Objects.requireNonNull(micros.get(750))).isLessThan(2 * Objects.requireNonNull(micros.get(10)));
        assertThat(Objects.requireNonNull(micros.get(100))).isLessThan(2 * Objects.requireNonNull(micros.get(10)));
    }
}
