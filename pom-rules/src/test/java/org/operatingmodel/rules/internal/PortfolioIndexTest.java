package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.metrics.flow.FlowAge;
import org.operatingmodel.metrics.flow.FlowEfficiency;
import org.operatingmodel.metrics.flow.FlowLoad;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.reliability.ErrorBudget;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PortfolioIndexTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Duration NANO = Duration.ofNanos(1);
    private static final PersonId ANN = new PersonId("ann");
    private static final PersonId BOB = new PersonId("bob");
    private static final ValueStreamId GROWTH = new ValueStreamId("growth");
    private static final ValueStreamId OTHER_STREAM = new ValueStreamId("other-stream");
    private static final Product PORTAL = product("portal", GROWTH, List.of(new ProductId("identity")));
    private static final Product IDENTITY = product("identity", OTHER_STREAM, List.of(new ProductId("far")));
    private static final Product PAYMENT = product("payment", OTHER_STREAM, List.of());
    private static final Product FAR = product("far", OTHER_STREAM, List.of());

    private static Product product(String id, ValueStreamId stream, List<ProductId> consumes) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                stream,
                null,
                null,
                List.of(),
                consumes,
                null);
    }

    private static Portfolio.Builder portfolio() {
        return Portfolio.builder()
                .valueStreams(new ValueStream(OTHER_STREAM, "Other"), new ValueStream(GROWTH, "Growth"))
                .people(new Person(BOB, "Bob"), new Person(ANN, "Ann"))
                .products(PAYMENT, PORTAL, FAR, IDENTITY)
                .dependencies(
                        dependency("D1", "portal", "payment"),
                        dependency("D2", "payment", "far"),
                        dependency("D3", "far", "portal"));
    }

    private static Dependency dependency(String id, String from, String to) {
        return new Dependency(
                new DependencyId(id),
                new ProductId(from),
                new ProductId(to),
                "all",
                LocalDate.of(2026, 7, 1),
                DependencyState.values()[0]);
    }

    private static Evidence evidence(String id, Product product, Instant at, @Nullable Instant expires) {
        return new Evidence(
                new EvidenceId(id),
                product.id(),
                EvidenceKind.RUNBOOK,
                null,
                null,
                URI.create("urn:e"),
                ANN,
                at,
                expires,
                null,
                null);
    }

    @SafeVarargs
    private static Facts slice(Portfolio.Builder portfolio, Class<? extends Record>... types) {
        return new PortfolioIndex(portfolio.build(), HostFacts.NONE)
                .slice(PORTAL, GateId.MVP_EXIT, AS_OF, Set.of(types));
    }

    @Test
    void facts_of_the_product_its_dependencies_and_capabilities_are_in_scope_and_of_no_others() {
        Evidence own = evidence("E4", PORTAL, AS_OF, null);
        Evidence needed = evidence("E3", PAYMENT, AS_OF, null);
        Evidence consumed = evidence("E2", IDENTITY, AS_OF, null);
        Evidence far = evidence("E1", FAR, AS_OF, null);

        assertThat(slice(portfolio().evidence(own, far, needed, consumed), Evidence.class)
                        .all())
                .containsExactly(consumed, needed, own, new GateReview(GateId.MVP_EXIT, PORTAL, AS_OF));
    }

    @Test
    void products_are_facts_about_themselves() {
        assertThat(slice(portfolio(), Product.class).ofType(Product.class)).containsExactly(IDENTITY, PAYMENT, PORTAL);
    }

    @Test
    void only_the_own_value_stream_is_in_scope() {
        assertThat(slice(portfolio(), ValueStream.class).ofType(ValueStream.class))
                .containsExactly(new ValueStream(GROWTH, "Growth"));
    }

    @Test
    void facts_about_nothing_in_particular_are_in_scope() {
        Role role = new Role(new RoleId("critic"), "Critic", "doubts");

        assertThat(slice(portfolio().roles(role), Role.class).ofType(Role.class))
                .containsExactly(role);
    }

    @Test
    void a_fact_that_is_allocated_to_no_product_is_in_no_scope() {
        assertThat(slice(portfolio().flowItems(item(null, AS_OF.minus(NANO))), FlowItem.class)
                        .ofType(FlowItem.class))
                .isEmpty();
    }

    @Test
    void only_people_whom_counting_facts_in_scope_mention_are_in_scope() {
        RoleHolding holding = new RoleHolding(ANN, RoleId.OPERATIONS, AS_OF, null);
        Portfolio.Builder nobody =
                portfolio().roleHoldings(holding, new RoleHolding(BOB, RoleId.OPERATIONS, AS_OF, null));

        assertThat(slice(nobody, RoleHolding.class).ofType(RoleHolding.class)).isEmpty();
        assertThat(slice(nobody.evidence(evidence("E1", FAR, AS_OF, null)), RoleHolding.class)
                        .ofType(RoleHolding.class))
                .isEmpty();
        assertThat(slice(nobody.evidence(evidence("E2", PORTAL, AS_OF.plus(NANO), null)), RoleHolding.class)
                        .ofType(RoleHolding.class))
                .isEmpty();
        assertThat(slice(nobody.evidence(evidence("E3", IDENTITY, AS_OF, null)), RoleHolding.class, Person.class)
                        .all())
                .containsExactly(new GateReview(GateId.MVP_EXIT, PORTAL, AS_OF), new Person(ANN, "Ann"), holding);
    }

    @Test
    void a_role_that_has_ended_is_still_a_fact_and_one_that_has_not_begun_is_none() {
        RoleHolding ended = new RoleHolding(ANN, RoleId.OPERATIONS, AS_OF.minus(NANO), AS_OF);
        RoleHolding held = new RoleHolding(ANN, RoleId.DESIGNER, AS_OF, null);
        RoleHolding soon = new RoleHolding(ANN, RoleId.ENGINEER, AS_OF.plus(NANO), null);
        Facts facts = slice(
                portfolio().evidence(evidence("E1", PORTAL, AS_OF, null)).roleHoldings(soon, held, ended),
                RoleHolding.class);

        assertThat(facts.ofType(RoleHolding.class)).containsExactly(ended, held);
        assertThat(facts.notCounting(RoleHolding.class)).containsExactly(soon);
    }

    @Test
    void evidence_counts_from_its_observation_included_to_its_end_excluded() {
        Evidence now = evidence("E1", PORTAL, AS_OF, null);
        Evidence soon = evidence("E2", PORTAL, AS_OF.plus(NANO), null);
        Evidence ends = evidence("E3", PORTAL, AS_OF.minus(NANO), AS_OF);
        Evidence lasts = evidence("E4", PORTAL, AS_OF.minus(NANO), AS_OF.plus(NANO));
        Facts facts = slice(portfolio().evidence(now, soon, ends, lasts), Evidence.class);

        assertThat(facts.ofType(Evidence.class)).containsExactly(lasts, now);
        assertThat(facts.notCounting(Evidence.class)).containsExactly(ends, soon);
    }

    private static FlowItem item(@Nullable ProductId product, Instant... at) {
        return new FlowItem(
                new FlowItemId("F1"),
                product,
                null,
                FlowItemType.DEBT,
                java.util.Arrays.stream(at)
                        .map(t -> new FlowTransition("s", FlowState.ACTIVE, t, 0))
                        .toList());
    }

    @Test
    void flow_items_are_cut_before_the_instant() {
        Facts facts = slice(portfolio().flowItems(item(PORTAL.id(), AS_OF.minus(NANO), AS_OF)), FlowItem.class);
        Facts later = slice(portfolio().flowItems(item(PORTAL.id(), AS_OF)), FlowItem.class);

        assertThat(facts.ofType(FlowItem.class)).containsExactly(item(PORTAL.id(), AS_OF.minus(NANO)));
        assertThat(later.ofType(FlowItem.class)).isEmpty();
        assertThat(later.notCounting(FlowItem.class)).hasSize(1);
    }

    @Test
    void order_and_repetition_in_the_portfolio_do_not_show() {
        RoleHolding first = new RoleHolding(ANN, RoleId.ENGINEER, AS_OF.minus(NANO), null);
        RoleHolding second = new RoleHolding(ANN, RoleId.DESIGNER, AS_OF, null);
        RoleHolding third = new RoleHolding(ANN, RoleId.ENGINEER, AS_OF, null);
        Portfolio.Builder some = portfolio().evidence(evidence("E1", PORTAL, AS_OF, null));

        assertThat(slice(some.roleHoldings(third, second, first, second), RoleHolding.class)
                        .ofType(RoleHolding.class))
                .containsExactly(first, second, third);
    }

    @Test
    void an_error_budget_is_computed_for_each_objective_or_said_to_be_undefined() {
        Slo counted = new Slo(new SloId("counted"), PORTAL.id(), "requests", new BigDecimal("0.9"), 1);
        Slo uncounted = new Slo(new SloId("uncounted"), IDENTITY.id(), "requests", new BigDecimal("0.9"), 1);
        SloCount count =
                new SloCount(PORTAL.id(), counted.id(), AS_OF.minus(Duration.ofDays(1)), AS_OF, 1_000_000, 1_000_000);
        Portfolio.Builder portfolio = portfolio().slos(counted, uncounted).sloCounts(count);
        Facts facts = slice(portfolio, ErrorBudget.class);

        assertThat(facts.ofType(ErrorBudget.class)).extracting("sloId").containsExactly(counted.id());
        assertThat(facts.ofType(UndefinedFigure.class))
                .extracting("figure", "subject")
                .containsExactly(tuple("ErrorBudget", "uncounted"));
        assertThat(slice(portfolio, Evidence.class).all()).hasSize(1);
    }

    private static Cost cost(String id, @Nullable Product product, Instant to, String billed) {
        return new Cost(
                id,
                product == null ? null : product.id(),
                to.minus(Duration.ofHours(1)),
                to,
                ChargeCategory.USAGE,
                new BigDecimal(billed),
                new BigDecimal(billed),
                "EUR",
                "cloud",
                "vm",
                Map.of());
    }

    @Test
    void run_cost_sees_the_feed_alive_by_charges_of_any_product() {
        Portfolio.Builder portfolio = portfolio()
                .costs(
                        cost("c1", PORTAL, AS_OF.minus(Duration.ofDays(3)), "5"),
                        cost("c2", null, AS_OF, "7"),
                        cost("c3", FAR, AS_OF, "8"));
        Facts facts = slice(portfolio, RunCost.class);
        Facts dead = slice(portfolio().costs(cost("c1", PORTAL, AS_OF.minus(Duration.ofDays(3)), "5")), RunCost.class);

        assertThat(facts.ofType(RunCost.class))
                .extracting("amount", "rows")
                .containsExactly(tuple(new BigDecimal("5"), 1));
        assertThat(dead.ofType(RunCost.class)).isEmpty();
        assertThat(dead.ofType(UndefinedFigure.class)).extracting("figure").containsExactly("RunCost");
    }

    private static FlowItem open(String id, Product product, Instant at) {
        return new FlowItem(
                new FlowItemId(id),
                product.id(),
                null,
                FlowItemType.DEBT,
                List.of(new FlowTransition("s", FlowState.ACTIVE, at, 0)));
    }

    @Test
    void flow_figures_are_of_the_products_own_items() {
        Instant before = AS_OF.minus(Duration.ofDays(2));
        Portfolio.Builder portfolio = portfolio().flowItems(open("F1", PORTAL, before), open("F2", PORTAL, AS_OF));
        Facts alone = slice(portfolio, FlowLoad.class, FlowAge.class);
        Facts among = slice(
                portfolio.flowItems(open("F3", IDENTITY, before), open("F4", FAR, before)),
                FlowLoad.class,
                FlowAge.class);

        assertThat(alone.ofType(FlowLoad.class)).extracting("inProgress").containsExactly(1L);
        assertThat(alone.ofType(FlowAge.class)).extracting("oldest").containsExactly(Duration.ofDays(2));
        assertThat(among.all()).isEqualTo(alone.all());
    }

    @Test
    void only_figures_that_are_asked_for_are_computed() {
        Portfolio.Builder portfolio = portfolio()
                .flowItems(open("F1", PORTAL, AS_OF.minus(NANO)), open("F2", PORTAL, AS_OF.minus(Duration.ofDays(1))));

        assertThat(slice(portfolio, FlowLoad.class).all()).hasSize(2);
        assertThat(slice(portfolio, FlowEfficiency.class).ofType(UndefinedFigure.class))
                .extracting("figure")
                .containsExactly("FlowEfficiency");
        assertThat(slice(portfolio, FlowItem.class).ofType(UndefinedFigure.class))
                .isEmpty();
        Facts undefined = slice(portfolio, UndefinedFigure.class);
        assertThat(undefined.ofType(UndefinedFigure.class))
                .extracting("figure", "subject")
                .containsExactlyInAnyOrder(
                        tuple("RunCost", "portal"),
                        tuple("UnitCost", "ACTIVE_USERS"),
                        tuple("UnitCost", "TRANSACTIONS"),
                        tuple("FlowEfficiency", "portal"),
                        tuple("FlowDistribution", "portal"));
        assertThat(undefined.all()).hasSize(6);
    }

    @Test
    void a_unit_cost_sees_the_feed_alive_in_the_last_day_of_its_own_window() {
        Instant end = AS_OF.minus(Duration.ofDays(3));
        UsageCount users =
                new UsageCount(PORTAL.id(), UsageMeasure.ACTIVE_USERS, end.minus(Duration.ofDays(2)), end, 4);
        Cost own = cost("c1", PORTAL, end.minus(Duration.ofHours(30)), "10");

        assertThat(costed(users, own, cost("c2", FAR, end, "1"))).isEqualTo(1);
        assertThat(costed(
                        users,
                        own,
                        cost("c2", null, end.minus(Duration.ofDays(1)).plus(NANO), "1")))
                .isEqualTo(1);
        assertThat(costed(users, own, cost("c2", FAR, end.minus(Duration.ofDays(1)), "1")))
                .isZero();
        assertThat(costed(users, own, cost("c2", FAR, end.plus(Duration.ofHours(1)), "1")))
                .isZero();
        assertThat(costed(users, own, cost("c2", PORTAL, end, "1"), cost("c3", PORTAL, end, "1")))
                .isEqualTo(1);
    }

    private static int costed(UsageCount users, Cost... costs) {
        return slice(portfolio().usageCounts(users).costs(costs), UnitCost.class)
                .ofType(UnitCost.class)
                .size();
    }

    @Test
    void a_currency_of_another_product_shows_however_many_charges_end_then() {
        Cost dollars = new Cost(
                "c9",
                FAR.id(),
                AS_OF.minus(Duration.ofHours(1)),
                AS_OF,
                ChargeCategory.USAGE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                "USD",
                "cloud",
                "vm",
                Map.of());
        Facts facts = slice(
                portfolio().costs(cost("c1", FAR, AS_OF, "1"), cost("c2", PAYMENT, AS_OF, "1"), dollars),
                RunCost.class);

        assertThat(facts.ofType(UndefinedFigure.class))
                .extracting("reason")
                .containsExactly("The charges must be in one currency, but are in EUR, USD.");
    }
}
