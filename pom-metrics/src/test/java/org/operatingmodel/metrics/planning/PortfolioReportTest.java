package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.product;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.stream;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.flow.FlowBoard;
import org.operatingmodel.metrics.investment.ProductValue;
import org.operatingmodel.metrics.network.ValueStreamNetwork.Link;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.KeyResult;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;
import org.operatingmodel.outcome.ObjectiveId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.valuestream.ValueStreamId;

class PortfolioReportTest {
    static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant JUNE = JULY.minus(Duration.ofDays(30));
    private static final MetricId RETENTION = new MetricId("retention");

    /** A charge of the last day of June. */
    static Cost cost(String product, String amount) {
        return new Cost(
                "bill-" + product,
                new ProductId(product),
                JULY.minus(Duration.ofDays(1)),
                JULY,
                ChargeCategory.USAGE,
                new BigDecimal(amount),
                new BigDecimal(amount),
                "EUR",
                "cloud",
                "compute",
                Map.of());
    }

    @Test
    void it_says_of_each_part_what_there_is() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("sales"), stream("shared"))
                .metrics(new MetricDefinition(RETENTION, "Retention", "counted", "percent", 1, null))
                .metricValues(new MetricValue(RETENTION, new BigDecimal("55"), JUNE))
                .outcomes(new Outcome(
                        new OutcomeId("stay"),
                        "Partners stay",
                        OutcomeKind.RETENTION,
                        Direction.INCREASE,
                        "percent",
                        new BigDecimal("50"),
                        new BigDecimal("60"),
                        LocalDate.parse("2026-12-31"),
                        null,
                        RETENTION))
                .objectives(new Objective(
                        new ObjectiveId("keep"),
                        "Keep partners",
                        null,
                        null,
                        new OutcomeId("stay"),
                        null,
                        null,
                        List.of(new KeyResult(RETENTION, new BigDecimal("50"), new BigDecimal("70")))))
                .products(product("portal", "sales", List.of("login"), "stay"), product("login", "shared", List.of()))
                .dependencies(new Dependency(
                        new DependencyId("sign-on"),
                        new ProductId("portal"),
                        new ProductId("login"),
                        "Sign-on",
                        LocalDate.parse("2026-06-30"),
                        DependencyState.OPEN))
                .fundings(new Funding(
                        new FundingId("F-1"),
                        FundingTarget.VALUE_STREAM,
                        new ValueStreamId("sales"),
                        null,
                        null,
                        new Money(BigDecimal.TEN, "EUR"),
                        JUNE,
                        JULY,
                        FundingMode.FIXED,
                        List.of()))
                .costs(cost("portal", "30"), cost("login", "5"))
                .usageCounts(new UsageCount(new ProductId("portal"), UsageMeasure.ACTIVE_USERS, JUNE, JULY, 120))
                .teams(new Team(new TeamId("shared-team"), "Shared", new ValueStreamId("shared"), List.of()))
                .flowItems(
                        item("1", "portal", FlowState.DONE),
                        item("2", "portal", FlowState.ACTIVE),
                        new FlowItem(
                                new FlowItemId("3"),
                                null,
                                new TeamId("shared-team"),
                                FlowItemType.DEBT,
                                List.of(new FlowTransition(
                                        "doing", FlowState.ACTIVE, JULY.minus(Duration.ofDays(2)), 0))),
                        new FlowItem(
                                new FlowItemId("4"),
                                null,
                                null,
                                FlowItemType.DEBT,
                                List.of(new FlowTransition(
                                        "doing", FlowState.ACTIVE, JULY.minus(Duration.ofDays(2)), 0))))
                .build();
        List<ProductValue> values = List.of(new ProductValue(
                new ProductId("portal"), JUNE, JULY, new Money(new BigDecimal("100"), "EUR"), "invoices"));
        // retention 55: 5 of 10 to the outcome, 5 of 20 to the objective; 100 - 30 of the portal
        assertThat(PortfolioReport.of(portfolio, values, JULY).text()).isEqualTo("""
                Alignment
                  sales -> stay: portal; 1 in progress
                  shared -> no outcome: login; 0 in progress
                  Value stream 'shared' has no product that serves an outcome.
                  Product 'login' serves no outcome.
                  Flow item '3' is in progress for no outcome.
                  Flow item '4' is in progress for no outcome.
                Objectives
                  keep: 0.25 of the way
                Dependencies
                  unresolved: sign-on
                  overdue: sign-on
                  longest chain: sign-on
                Funded too early
                  'portal' is funded from 2026-06-01T00:00:00Z, but 'login', which it consumes, is not.
                Cost and value
                  login: costs 5 EUR; margin unknown ('login' is cost-only: no value is stated for [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); only costs
                  portal: costs 30 EUR; margin 70 EUR; stay 0.5
                Unit costs
                  portal, active users: 0.25 EUR each; no target
                  login: no target, and nobody counts its use
                Flow and outcomes
                  sales: 1 completed, 1 in progress, flow time PT72H; stay 0.5
                  shared: 0 completed, 1 in progress, flow time unknown
                  Value stream 'shared' has no product that is linked to an outcome.
                Flow by team
                  (none): 1 completed, 2 in progress, efficiency 1, flow time PT72H
                  shared-team: 0 completed, 1 in progress, efficiency unknown, flow time unknown
                  all teams: 1 completed, 3 in progress, efficiency 1, flow time PT72H
                Network
                  sales: can do 1 of 2, betweenness 0
                  shared: can do 0 of 1, betweenness 0
                  bottleneck: shared, 0 of the demand
                Event taxonomy
                  new: 0 of 0 products
                  existing: 0 of 2 products
                  fill first: portal, login
                """);
    }

    /** Begun five days before, and in that state two days before. */
    private static FlowItem item(String id, String product, FlowState state) {
        return new FlowItem(
                new FlowItemId(id),
                new ProductId(product),
                null,
                FlowItemType.FEATURE,
                List.of(
                        new FlowTransition("doing", FlowState.ACTIVE, JULY.minus(Duration.ofDays(5)), 0),
                        new FlowTransition("now", state, JULY.minus(Duration.ofDays(2)), 1)));
    }

    @Test
    void an_item_without_a_team_is_of_the_team_of_its_product() {
        Team team = new Team(new TeamId("team-a"), "A", new ValueStreamId("sales"), List.of());
        Product portal = product("portal", "sales", List.of());
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("sales"))
                .teams(team)
                .products(new Product(
                        portal.id(),
                        portal.name(),
                        portal.kind(),
                        portal.stage(),
                        portal.channels(),
                        portal.valueStreamId(),
                        team.id(),
                        null,
                        List.of(),
                        List.of(),
                        null))
                .events(new EventSchema(new EventId("order.placed"), portal.id(), "An order", new PersonId("pia")))
                .people(new Person(new PersonId("pia"), "Pia"))
                .flowItems(item("1", "portal", FlowState.DONE))
                .build();
        PortfolioReport report = PortfolioReport.of(portfolio, List.of(), JULY);
        assertThat(report.flowBoard().teams())
                .extracting(FlowBoard.Row::name, FlowBoard.Row::completed)
                .containsExactly(tuple("team-a", 1L));
        assertThat(report.taxonomy().existing()).isEqualTo(new Share(1, 1));
        assertThat(report.backfill()).isEmpty();
    }

    @Test
    void what_a_product_needed_that_has_ended_is_no_dependency_and_no_way() {
        PortfolioReport live = needing(Stage.OPERATION);
        assertThat(live.dependencies().unresolved()).containsExactly(new DependencyId("sign-on"));
        assertThat(live.network().toOptional().orElseThrow().links())
                .containsExactly(new Link(new ValueStreamId("shared"), new ValueStreamId("sales"), 1));
        PortfolioReport ended = needing(Stage.RETIRED);
        assertThat(ended.dependencies().unresolved()).isEmpty();
        assertThat(ended.network().toOptional().orElseThrow().links()).isEmpty();
    }

    /** Of a portal in that stage, which consumes a log-in of another value stream and waits for it. */
    private static PortfolioReport needing(Stage stage) {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("sales"), stream("shared"))
                .products(product("portal", "sales", stage, List.of("login")), product("login", "shared", List.of()))
                .dependencies(new Dependency(
                        new DependencyId("sign-on"),
                        new ProductId("portal"),
                        new ProductId("login"),
                        "Sign-on",
                        LocalDate.parse("2026-06-30"),
                        DependencyState.OPEN))
                .build();
        return PortfolioReport.of(portfolio, List.of(), JULY);
    }

    @Test
    void an_instant_within_a_millisecond_is_reported_on() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("portal", "sales", List.of()))
                .flowItems(item("1", "portal", FlowState.DONE))
                .build();
        assertThat(PortfolioReport.of(portfolio, List.of(), JULY.plusNanos(1))
                        .flowAndOutcomes()
                        .text())
                .startsWith("sales: 1 completed, 0 in progress, flow time PT72H\n");
    }

    @Test
    void an_empty_portfolio_has_nothing() {
        assertThat(PortfolioReport.of(Portfolio.builder().build(), List.of(), JULY)
                        .text())
                .isEqualTo("""
                Alignment
                  nothing
                Objectives
                  nothing
                Dependencies
                  nothing
                Funded too early
                  nothing
                Cost and value
                  nothing
                Unit costs
                  nothing
                Flow and outcomes
                  nothing
                Flow by team
                  (none): 0 completed, 0 in progress, efficiency unknown, flow time unknown
                  all teams: 0 completed, 0 in progress, efficiency unknown, flow time unknown
                Network
                  nothing
                Event taxonomy
                  new: 0 of 0 products
                  existing: 0 of 0 products
                """);
    }
}
