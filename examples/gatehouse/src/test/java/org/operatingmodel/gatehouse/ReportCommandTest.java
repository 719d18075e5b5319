package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportCommandTest {
    private static final String JULY = "examples/data/planning/july.yaml";
    private static final String AS_OF = "--as-of=2026-07-01T00:00:00Z";
    private static final String BASELINE_AS_OF = "--baseline-as-of=2026-01-01T00:00:00Z";
    private static final String BASELINE = "--baseline=examples/data/planning/january.yaml";

    @Test
    void figures_of_the_ways_of_working_are_shown() throws IOException {
        String[] figures = {
            "report",
            "examples/data/company/portfolio.yaml",
            "--with=practices",
            "--as-of=2026-06-30T00:00:00Z",
            "--view=figures"
        };
        Run run = Run.of(figures);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(Gatehouse.GOOD);
        // drawn on 3 February at 9:00, tried on 10 February at 15:00: 7 x 24 + 6 hours; 14 tokens and components in
        // parity
        assertThat(run.out())
                .startsWith("platforms\n  golden-path adoption: 0.75 (n 4)\n")
                .contains("\ndesign-ops\n  time to prototype, median: 174 hours (n 1)\n")
                .contains("\n  design parity on web and mobile: 1 (n 14)\n")
                .contains(
                        "\n  trend of experiments: not known. There were no events in the earlier window to compare with.\n");
        JsonNode first = json(figures).path("figures").get(0);
        assertThat(first.path("figure").asText()).isEqualTo("golden-path adoption");
        assertThat(first.path("value").path("value").decimalValue()).isEqualByComparingTo("0.75");
        // of two hand-overs one is beside the longest chain
        assertThat(run.out()).contains("\n  hand-overs that can go on at once: 0.5 (n 2)\n");
    }

    @Test
    void it_shows_how_the_portfolio_hangs_together_and_has_drifted() {
        Run run = Run.of("report", JULY, AS_OF, BASELINE, BASELINE_AS_OF);
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
                  partner-portal: costs unknown (No charge of 'partner-portal' is in the window
                      [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); margin unknown (No charge of 'partner-portal'
                      is in the window [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); partners-order 0.2
                  web-shop: costs 1150 EUR; margin unknown ('web-shop' is cost-only: no value is stated for
                      [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); customers-stay 0.6
                Unit costs
                  web-shop, active users: 0.25 EUR each; target 0.24 EUR is missed
                  web-shop, transactions: unknown (No count of transactions of 'web-shop' is known.); target
                      0.10 EUR
                  identity: no target, and nobody counts its use
                Flow and outcomes
                  customer-orders: 2 completed, 1 in progress, flow time unknown; customers-stay 0.6
                  partner-orders: flow unknown; partners-order 0.2
                  shared-services: 0 completed, 1 in progress, flow time unknown
                  The flow of value stream 'partner-orders' is not measured.
                  Value stream 'shared-services' has no product that is linked to an outcome.
                  Outcome 'cheaper-service' is linked to no product.
                Flow by team
                  (none): 2 completed, 2 in progress, efficiency unknown, flow time unknown
                  all teams: 2 completed, 2 in progress, efficiency unknown, flow time unknown
                Network
                  customer-orders: can do 2 of 1, betweenness 0
                  partner-orders: flow unknown, betweenness 0
                  shared-services: can do 0 of 1, betweenness 0
                  bottleneck: shared-services, 0 of the demand
                Event taxonomy
                  new: 0 of 1 products
                  existing: 0 of 2 products
                  fill first: web-shop, identity
                Drift
                  identity: quality unknown, run cost better, roadmap unknown
                  partner-portal: quality unknown, run cost unknown, roadmap unknown
                  web-shop: quality worse, run cost worse, roadmap worse
                  partner-portal: added
                  fax-orders: removed
                  map of value streams: product 'fax-orders' of 'customer-orders' is gone
                  map of value streams: 'partner-orders' is new
                  map of value streams: product 'partner-portal' of 'partner-orders' is new
                """);
    }

    @Test
    void as_json_it_says_the_same() throws IOException {
        JsonNode report = json("report", JULY, AS_OF, BASELINE, BASELINE_AS_OF);
        assertThat(report.path("asOf").asText()).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(report.path("asOfFrom").asText()).isEqualTo("option");
        assertThat(report.at("/alignment/unservedOutcomes/0").asText()).isEqualTo("cheaper-service");
        assertThat(report.at("/objectives/progress/grow"))
                .hasToString("{\"value\":0.44,\"unit\":\"fraction\",\"n\":2}");
        assertThat(report.at("/dependencies/criticalChain")).hasToString("[\"DEP-1\",\"DEP-2\"]");
        assertThat(report.at("/fundingOrder/tooEarly/0/capability").asText()).isEqualTo("identity");
        assertThat(report.at("/profitCentres/2/cost")).hasToString("{\"value\":1150,\"unit\":\"EUR\",\"n\":1}");
        assertThat(report.at("/profitCentres/2/margin/absent").asText()).startsWith("'web-shop' is cost-only");
        assertThat(report.at("/profitCentres/2/outcomes/customers-stay/value").asDouble())
                .isEqualTo(0.6);
        assertThat(report.at("/unitEconomics/rows/0"))
                .hasToString("{\"product\":\"web-shop\",\"measure\":\"ACTIVE_USERS\",\"cost\":{\"value\":0.25,"
                        + "\"unit\":\"EUR per unit\",\"n\":4600},\"target\":{\"amount\":0.24,\"currency\":\"EUR\"},"
                        + "\"held\":false}");
        assertThat(report.at("/unitEconomics/rows/1/held").isNull()).isTrue();
        assertThat(report.at("/unitEconomics/unmeasured")).hasToString("[\"identity\"]");
        assertThat(report.at("/flowAndOutcomes/streams/0/completed").asInt()).isEqualTo(2);
        assertThat(report.at("/flowAndOutcomes/streams/0/outcomes/customers-stay/value")
                        .asDouble())
                .isEqualTo(0.6);
        assertThat(report.at("/flowAndOutcomes/missing/0").asText())
                .isEqualTo("The flow of value stream 'partner-orders' is not measured.");
        assertThat(report.at("/flowBoard/executives/inProgress").asInt()).isEqualTo(2);
        assertThat(report.at("/flowBoard/teams/0/flowTime/absent").asText()).isNotEmpty();
        assertThat(report.at("/network/streams/0/capacity").asInt()).isEqualTo(2);
        assertThat(report.at("/network/bottleneck/streams")).hasToString("[\"shared-services\"]");
        assertThat(report.at("/network/bottleneck/capacityPerDemand/value").asInt())
                .isZero();
        assertThat(report.at("/taxonomy/existing/value").asInt()).isZero();
        assertThat(report.at("/taxonomy/backfill")).hasToString("[\"web-shop\",\"identity\"]");
        assertThat(report.at("/drift/streamMap/1")).hasToString("""
                {"valueStreamId":"partner-orders","part":"VALUE_STREAM","id":"partner-orders","added":true}""");
        assertThat(report.path("baselineAsOf").asText()).isEqualTo("2026-01-01T00:00:00Z");
        // defects: 1 of 3, then 1 of 2
        assertThat(report.at("/drift/products/2/quality/after"))
                .hasToString("{\"value\":0.5,\"unit\":\"fraction\",\"n\":2}");
        assertThat(report.at("/drift/products/2/quality/trend").asText()).isEqualTo("worse");
        assertThat(report.at("/drift/removed")).hasToString("[\"fax-orders\"]");
        assertThat(json("report", JULY, AS_OF).has("drift")).isFalse();
    }

    @Test
    void the_board_sees_one_page() throws IOException {
        Run run = Run.of("report", JULY, AS_OF, "--view=board");
        assertThat(run.exitCode()).isEqualTo(Gatehouse.GOOD);
        assertThat(run.out()).startsWith("""
                Board report as of 2026-07-01T00:00:00Z

                  gates-passed         0 of 1 products before a gate
                    Products that pass the gate they stand before, with waivers or without.
                    confidence high: 1 of 1 known
                """);
        assertThat(json("report", JULY, AS_OF, "--view=board")
                        .at("/lines/0/figure")
                        .asText())
                .isEqualTo("gates-passed");
    }

    @Test
    void the_axes_say_how_much_is_a_product_operating_model() throws IOException {
        assertThat(Run.of("report", JULY, AS_OF, "--view=axes").out()).startsWith("""
                Product operating model and traditional, as of 2026-07-01T00:00:00Z
                  structure
                    3 of 3 not known: products of which nobody says which team answers for them
                  decision-making
                    not known: There is nothing to take the share of decisions that a role near the product
                        takes from.
                  success-metrics
                    1.00  products that serve an outcome with a baseline, a target and a date
                    0.00  other products, of which those who run them answer for delivery
                    1 of 3 not known: products of which nobody says what success is
                Roles around products
                """);
        JsonNode axes = json("report", JULY, AS_OF, "--view=axes").path("axes");
        assertThat(axes.at("/0/share/value").isMissingNode()).isTrue();
        assertThat(axes.at("/0/unknownCount").asInt()).isEqualTo(3);
        assertThat(axes.at("/2/share/value").asDouble()).isEqualTo(1);
    }

    @Test
    void the_axes_say_who_holds_the_roles_and_how_much_is_asked_of_people() throws IOException {
        String[] command = {
            "report",
            "examples/data/company/portfolio.yaml",
            "--as-of=2026-06-30T00:00:00Z",
            "--with=roles,practices",
            "--pack=examples/data/company/rights",
            "--view=axes"
        };
        assertThat(Run.of(command).out()).contains("""
                Roles around products
                  As of 2026-06-30T00:00:00Z: 0 unfilled, 0 overloaded, 0 double-hatted.
                Complexity
                  5 gates,\
                """);
        JsonNode tree = json(command);
        assertThat(tree.at("/roles/unfilled")).isEmpty();
        assertThat(tree.at("/complexity/gates").asInt()).isEqualTo(5);
        assertThat(tree.at("/complexity/perTeam/n").asInt()).isEqualTo(4);
        assertThat(tree.at("/complexity/warnings").get(0).asText())
                .startsWith("An operating model should have at most 120 rules, but has ");
        String[] without = {"report", JULY, AS_OF, "--with=roles", "--view=axes"};
        assertThat(Run.of(without).out()).contains("  unfilled  architect of identity\n");
        assertThat(json(without).at("/roles/unfilled/0/product").asText()).isEqualTo("identity");
        assertThat(json(without).at("/roles/unfilled/0/role").asText()).isEqualTo("architect");
    }

    @Test
    void benefits_are_those_since_the_baseline() throws IOException {
        Run run = Run.of("report", JULY, AS_OF, "--view=benefits", BASELINE, BASELINE_AS_OF);
        // 1 of 3 products served a quantified outcome, now 2 of 3 do
        assertThat(run.out()).startsWith("alignment        0.3333 ->   0.6667  better ");
        JsonNode first = json("report", JULY, AS_OF, "--view=benefits", BASELINE, BASELINE_AS_OF)
                .at("/benefits/0");
        assertThat(first.path("benefit").asText()).isEqualTo("alignment");
        assertThat(first.path("change").asText()).isEqualTo("better");
    }

    @Test
    void a_leader_sees_what_waits_for_them() throws IOException {
        String[] command = {
            "report",
            "examples/data/company/portfolio.yaml",
            "--as-of=2026-06-30T00:00:00Z",
            "--with=roles,practices",
            "--pack=examples/data/company/rights",
            "--view=leader",
            "--person=portfolio-lead"
        };
        assertThat(Run.of(command).out())
                .startsWith("'portfolio-lead' as of 2026-06-30T00:00:00Z: 0 decisions wait, 0 matters are escalated.\n"
                        + "  role  portfolio-lead\n"
                        + "  can  decides 'gate-pass'\n");
        assertThat(json(command).at("/decides/0/decisionId").asText()).isEqualTo("gate-pass");
    }

    private static JsonNode json(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--format=json");
        return new ObjectMapper().readTree(Run.of(all.toArray(String[]::new)).out());
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
        assertThat(Run.of("report", JULY, AS_OF, "--view=axis").err())
                .isEqualTo(
                        "--view must be one of portfolio, board, axes, benefits, figures, leader, but was 'axis'; did you mean"
                                + " 'axes'?\n");
        assertThat(Run.of("report", JULY, AS_OF, "--view=benefits").err())
                .isEqualTo(
                        "--view benefits must come with --baseline and --baseline-as-of, but was alone. Name an earlier"
                                + " portfolio to compare with.\n");
        assertThat(Run.of("report", JULY, AS_OF, "--view=board", BASELINE, BASELINE_AS_OF)
                        .err())
                .isEqualTo(
                        "--baseline must come with --view portfolio or benefits, but came with 'board', which compares"
                                + " nothing. Leave it out.\n");
        assertThat(Run.of("report", JULY, AS_OF, "--view=leader").err())
                .isEqualTo("--view leader must come with --person, but was alone. Name the leader by their id.\n");
        assertThat(Run.of("report", JULY, AS_OF, "--person=ana").err())
                .isEqualTo(
                        "--person must come with --view leader, but came with 'portfolio', which is about nobody alone."
                                + " Leave it out.\n");
        assertThat(Run.of("report", JULY, AS_OF, "--view=leader", "--person=nobody-here")
                        .err())
                .isEqualTo("--person must name a person of the portfolio, but was 'nobody-here'.\n");
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
