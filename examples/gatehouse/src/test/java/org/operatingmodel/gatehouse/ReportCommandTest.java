package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportCommandTest {
    private static final String JULY = "examples/data/planning/july.yaml";
    private static final String AS_OF = "--as-of=2026-07-01T00:00:00Z";
    private static final String BASELINE = "--baseline=examples/data/planning/january.yaml";

    @Test
    void it_shows_how_the_portfolio_hangs_together_and_has_drifted() {
        Run run = Run.of("report", JULY, AS_OF, BASELINE, "--baseline-as-of=2026-01-01T00:00:00Z");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(Gatehouse.GOOD);
        // retention 66: 6 of 10; partners 8: 3 of 15; 0.6 x 0.6 + 0.4 x 0.2 = 0.44. Defects: 1 of 3, then 1 of 2
        assertThat(run.out()).isEqualTo("""
                Alignment
                  customer-orders -> customers-stay: web-shop; 1 in progress
                  partner-orders -> partners-order: partner-portal; 0 in progress
                  shared-services -> no outcome: identity; 1 in progress
                  Outcome 'cheaper-service' is served by no product, and no item of a roadmap is for it.
                  Value stream 'shared-services' has no product that serves an outcome.
                  Product 'identity' serves no outcome.
                  Flow item 'ID-4' is in progress for no outcome.
                Objectives
                  grow: 0.44 of the way
                  keep-customers: 0.6 of the way
                  win-partners: 0.2 of the way
                Dependencies
                  unresolved: DEP-1, DEP-2
                  overdue: DEP-1, DEP-2
                  due before what it waits for: DEP-2
                  longest chain: DEP-1, DEP-2
                Funded too early
                  'partner-portal' is funded from 2026-04-01T00:00:00Z, but 'identity', which it consumes, only
                      from 2026-05-01T00:00:00Z.
                  'web-shop' is funded from 2026-04-01T00:00:00Z, but 'identity', which it consumes, only from
                      2026-05-01T00:00:00Z.
                Cost and value
                  identity: costs 380 EUR; margin unknown ('identity' is cost-only: no value is stated for
                      [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); only costs
                  partner-portal: costs 0 EUR; margin unknown ('partner-portal' is cost-only: no value is stated
                      for [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); partners-order 0.2
                  web-shop: costs 1150 EUR; margin unknown ('web-shop' is cost-only: no value is stated for
                      [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); customers-stay 0.6
                Drift
                  identity: quality unknown, run cost better, roadmap unknown
                  partner-portal: quality unknown, run cost unknown, roadmap unknown
                  web-shop: quality worse, run cost worse, roadmap worse
                  partner-portal: added
                  fax-orders: removed
                """);
    }

    @Test
    void without_an_instant_it_says_by_which_clock() {
        Run run = Run.of("report", JULY);
        assertThat(run.exitCode()).isEqualTo(Gatehouse.GOOD);
        assertThat(run.out())
                .startsWith("Alignment\n")
                .endsWith("As of 2024-10-03T07:08:09Z, by the clock of this host.\n");
    }

    @Test
    void what_does_not_go_together_is_refused() {
        assertThat(Run.of("report", JULY, AS_OF, "--format=json").err())
                .isEqualTo("--format must be text for a report, but was 'json'. Leave it out.\n");
        assertThat(Run.of("report", JULY, AS_OF, BASELINE).err())
                .isEqualTo("--baseline must come with --baseline-as-of, but one was alone. Write both, or neither.\n");
        assertThat(Run.of("report", JULY, AS_OF, BASELINE, "--baseline-as-of=2026-07-01T00:00:00Z")
                        .err())
                .isEqualTo("--baseline-as-of must be before --as-of '2026-07-01T00:00:00Z', but was"
                        + " '2026-07-01T00:00:00Z'. Name an earlier instant.\n");
        assertThat(Run.of(
                                "report",
                                JULY,
                                AS_OF,
                                "--baseline=examples/data/planning/janury.yaml",
                                "--baseline-as-of=2026-01-01T00:00:00Z")
                        .exitCode())
                .isEqualTo(Gatehouse.WRONG);
    }
}
