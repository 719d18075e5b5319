package org.operatingmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

class TeamRatiosTest {
    @Test
    void each_of_750_teams_answers_for_four_products() {
        Portfolio portfolio = StandardPortfolio.ofTeams(750);

        assertThat(portfolio.teams()).hasSize(750);
        assertThat(portfolio.products()).hasSize(3_000).allMatch(product -> product.teamId() != null);
    }

    /** Row 134 of the operating model: what a decision looks at does not grow with the portfolio; TeamRatios measures the time. */
    @Test
    void a_decision_about_a_product_of_750_teams_looks_at_as_many_facts_as_one_of_ten() {
        assertThat(facts(750)).isEqualTo(facts(10)).isPositive();
    }

    @Test
    void ten_a_hundred_and_750_teams_are_compared_and_a_team_of_750_costs_at_most_twice_what_one_of_ten_costs()
            throws NoSuchFieldException {
        Map<Integer, Double> micros = TeamRatios.micros(1);

        assertThat(micros).containsOnlyKeys(10, 100, 750);
        // 0.9 when it was measured
        assertThat(micros.getOrDefault(750, Double.NaN) / micros.getOrDefault(10, Double.NaN))
                .isPositive()
                .isLessThan(2);
        assertThat(TeamsBenchmark.class.getField("teams").getAnnotation(Param.class))
                .extracting(Param::value)
                .isEqualTo(new String[] {"10", "100", "750"});
    }

    private static int facts(int teams) {
        PortfolioReview review =
                Governance.load(RulePack.standard()).review(StandardPortfolio.ofTeams(teams), Workload.AS_OF);
        return review.decisions().stream()
                .mapToInt(decision -> decision.facts().size())
                .max()
                .orElse(0);
    }
}
