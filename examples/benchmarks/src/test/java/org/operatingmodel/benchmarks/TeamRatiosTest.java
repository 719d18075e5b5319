package org.operatingmodel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

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
    void ten_a_hundred_and_750_teams_are_compared() throws NoSuchFieldException {
        assertThat(TeamRatios.TEAMS).containsExactly(10, 100, 750);
        assertThat(TeamsBenchmark.class.getField("teams").getAnnotation(Param.class))
                .extracting(Param::value)
                .isEqualTo(new String[] {"10", "100", "750"});
    }

    /** What TeamRatios says of figures; nothing is timed here. */
    @Test
    void a_team_of_many_that_costs_more_than_twice_what_one_of_ten_costs_is_told() {
        assertThatNoException().isThrownBy(() -> TeamRatios.requireScaling(Map.of(10, 100.0, 100, 110.0, 750, 200.0)));
        assertThatIllegalStateException()
                .isThrownBy(() -> TeamRatios.requireScaling(Map.of(10, 100.0, 100, 110.0, 750, 200.1)))
                .withMessageStartingWith(
                        "Each of 750 teams must cost at most 2 times what one of 10 costs, but they cost");
        assertThatIllegalStateException()
                .isThrownBy(() -> TeamRatios.requireScaling(Map.of(10, 100.0, 100, 201.0, 750, 90.0)));
        assertThatIllegalStateException().isThrownBy(() -> TeamRatios.requireScaling(Map.of(10, 100.0, 100, 110.0)));
        assertThatIllegalStateException().isThrownBy(() -> TeamRatios.requireScaling(Map.of(100, 110.0, 750, 90.0)));
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
