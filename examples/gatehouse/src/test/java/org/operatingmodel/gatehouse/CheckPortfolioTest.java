package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckPortfolioTest {
    private static final String RIGHTS = "examples/packs/rights";
    private static final String SUITE = "examples/data/suite/portfolio.yaml";

    @Test
    void a_right_that_nobody_in_the_portfolio_holds_is_told() {
        assertThat(Run.of("check", RIGHTS, "--portfolio", SUITE, "--as-of", "2024-10-01T00:00:00Z"))
                .isEqualTo(new Run(0, """
                        examples/packs/rights loads: 1 finding.
                          examples/packs/rights/decisions.drl:32:1: nobody-holds-role: A role that has a say must be
                            held by somebody, but nobody holds 'product-marketing-manager' as of 2024-10-01T00:00:00Z, so
                            in 'scope-trade-off' it is granted to nobody. Give the role to somebody, or name another one.
                            (warning)
                        """, ""));
        assertThat(Run.of("check", RIGHTS).out()).isEqualTo("examples/packs/rights loads: nothing to mend.\n");
    }

    @Test
    void a_quorum_that_the_portfolio_cannot_reach_is_told() {
        assertThat(Run.of("check", RIGHTS, "--portfolio", SUITE, "--as-of", "2023-06-30T00:00:00Z")
                        .out())
                .contains("dead-end-quorum", "'funding-tranche' asks for 2 of 'executive'");
    }

    @Test
    void an_instant_needs_a_portfolio_and_a_portfolio_must_be_there() {
        assertThat(Run.of("check", RIGHTS, "--as-of", "2024-10-01T00:00:00Z"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--as-of must come with --portfolio, but was alone. Name a portfolio, or leave it out.\n"));
        assertThat(Run.of("check", RIGHTS, "--portfolio", "examples/data/suite/portfolo.yaml"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--portfolio must be a path to something, but 'examples/data/suite/portfolo.yaml' is not there; "
                                + "did you mean 'examples/data/suite/portfolio.yaml'?\n"));
    }
}
