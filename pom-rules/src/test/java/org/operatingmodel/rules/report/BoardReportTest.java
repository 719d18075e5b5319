package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.TeamKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Accountability;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductStrategy;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.OperatingModelProfile;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class BoardReportTest {
    private static final Governance STANDARD = Governance.load(RulePack.standard());

    private static BoardReport report(Given given) {
        return BoardReport.of(STANDARD.review(given.portfolio(), Given.AS_OF), given.portfolio());
    }

    @Test
    void each_number_has_its_definition_and_how_far_it_can_be_relied_on() {
        assertThat(report(Given.healthy()).text()).isEqualTo("""
                Board report as of 2026-06-21T00:00:00Z

                  gates-passed         1 of 2 products before a gate
                    Products that pass the gate they stand before, with waivers or without.
                    confidence high: 2 of 2 known

                  criteria-waived      0 criteria
                    Criteria that are not met and that a waiver covers.
                    confidence high: 2 of 2 known

                  outcomes-quantified  1 of 1 outcomes
                    Outcomes with a baseline, a target and a date.
                    confidence high: 1 of 1 known

                  budget               not known
                    Sum of the limits of the product's budgets that are in force, of all products.
                    confidence none: 0 of 2 known

                  run-cost             0 EUR
                    Billed charges whose period overlaps the last 30 days, of all products.
                    confidence medium: 1 of 2 known

                  load                 not known
                    Flow items in progress, of all products.
                    confidence none: 0 of 2 known

                  age                  not known
                    Days since the first start that 85 of 100 flow items in progress do not exceed, of the slowest product.
                    confidence none: 0 of 2 known

                  velocity             not known
                    Flow items completed in the last 30 days, of all products.
                    confidence none: 0 of 2 known
                """);
    }

    @Test
    void the_same_is_there_as_data() {
        assertThat(ReportJson.text(report(Given.healthy()))).startsWith("""
                {
                  "asOf": "2026-06-21T00:00:00Z",
                  "lines": [
                    {
                      "figure": "gates-passed",
                      "definition": "Products that pass the gate they stand before, with waivers or without",
                      "value": 1,
                      "unit": "of 2 products before a gate",
                      "confidence": "high",
                      "known": 2,
                      "asked": 2
                    },
                """).contains("""
                      "value": 0,
                      "unit": "EUR",
                      "confidence": "medium",
                      "known": 1,
                      "asked": 2
                """);
    }

    @Test
    void what_is_not_known_is_no_number() {
        assertThat(report(Given.nothing()).lines())
                .filteredOn(
                        line -> line.figure().equals("budget") || line.figure().equals("load"))
                .allSatisfy(line -> {
                    assertThat(line.value()).isNull();
                    assertThat(line.confidence()).isEqualTo(BoardReport.Confidence.NONE);
                });
        assertThatThrownBy(() -> new BoardReport.Line("load", "Items", BigDecimal.ONE, "items", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line.value must be absent where nothing is known, but was '1'. Leave it out.");
        assertThatThrownBy(() -> new BoardReport.Line("load", "Items", BigDecimal.ONE, "items", 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line.known must be at most asked '1', but was '2'. Count each once.");
    }

    private static BoardReport.Line line(BoardReport report, String figure) {
        return report.lines().stream()
                .filter(line -> line.figure().equals(figure))
                .reduce((one, other) -> {
                    throw new AssertionError("Two lines of " + figure);
                })
                .orElseThrow();
    }

    private static GateDecision decision(String product, Function<Criterion, CriterionResult> result) {
        Criterion criterion = new Criterion(
                GateId.MVP_EXIT,
                new CriterionId("mvp.asked"),
                Enforcement.WAIVABLE,
                "MVP exit: asked",
                new PackId("standard"),
                "gate.drl",
                10,
                null);
        return new GateDecision(
                GateRequest.of(product, "mvp-exit"),
                Given.AS_OF,
                new PackId("standard"),
                List.of(),
                List.of(result.apply(criterion)),
                List.of());
    }

    private static Unmet unmet(Criterion criterion) {
        return new Unmet(
                criterion,
                List.of(new FailedCondition(FailedCondition.Kind.MISSING, "E( )", 1, 1, "no", List.of(), List.of(), 0)),
                List.of());
    }

    private static Waived waived(Criterion criterion) {
        return new Waived(
                unmet(criterion),
                new Waiver(
                        new WaiverId("W-1"),
                        Given.PORTAL,
                        GateId.MVP_EXIT,
                        criterion.id(),
                        "Soon.",
                        Given.PIA,
                        Given.OLGA,
                        Given.daysBefore(1),
                        Given.AS_OF.plusSeconds(1)));
    }

    private static Unevaluable broken(Criterion criterion) {
        return new Unevaluable(criterion, "it broke", "E( )", 1, 1, List.of());
    }

    private static BoardReport of(GateDecision... decisions) {
        return BoardReport.of(
                new PortfolioReview(Given.AS_OF, List.of(decisions), List.of()),
                Portfolio.builder().build());
    }

    /** A waiver lets a product pass and is told; what broke blocks, and says nothing of how the product is. */
    @Test
    void who_passes_and_what_is_waived_is_counted_of_all_and_known_of_those_that_could_be_judged() {
        BoardReport report = of(
                decision("portal", each -> new Met(each, List.of(), 1, List.of())),
                decision("desk", BoardReportTest::waived),
                decision("mobile", BoardReportTest::unmet),
                decision("bench", BoardReportTest::broken));
        assertThat(line(report, "gates-passed").value()).isEqualByComparingTo("2");
        assertThat(line(report, "gates-passed").measuredIn()).isEqualTo("of 4 products before a gate");
        assertThat(line(report, "criteria-waived").value()).isEqualByComparingTo("1");
        for (String figure : List.of("gates-passed", "criteria-waived")) {
            assertThat(line(report, figure).known()).isEqualTo(3);
            assertThat(line(report, figure).asked()).isEqualTo(4);
        }
        assertThat(line(of(decision("bench", BoardReportTest::broken)), "gates-passed")
                        .value())
                .isNull();
        assertThat(ReportJson.text(report)).contains("\"confidence\": \"medium\"", "\"confidence\": \"none\"");
    }

    @Test
    void an_outcome_without_a_date_is_not_quantified() {
        BoardReport.Line quantified =
                line(report(Given.healthy().but("onboarding-time", "due", null)), "outcomes-quantified");
        assertThat(quantified.value()).isEqualByComparingTo("0");
        assertThat(quantified.measuredIn()).isEqualTo("of 1 outcomes");
    }

    private static Budget budget(String id, ProductId product, Instant from, Instant to, Money limit) {
        return new Budget(new BudgetId(id), product, from, to, limit, null);
    }

    private static Money money(int amount, String currency) {
        return new Money(BigDecimal.valueOf(amount), currency);
    }

    @Test
    void budgets_are_those_in_force_of_products_that_live_and_each_currency_has_its_line() {
        Instant next = Given.AS_OF.plusSeconds(1);
        Given given = Given.healthy()
                .with(
                        Given.healthy().copyOf("identity", new ProductId("ended"), "stage", Stage.RETIRED),
                        budget("B-1", Given.PORTAL, Given.AS_OF, next, money(10, "EUR")),
                        budget("B-2", Given.PORTAL, Given.daysBefore(9), next, money(5, "EUR")),
                        budget("B-3", Given.PORTAL, Given.daysBefore(9), Given.AS_OF, money(100, "EUR")),
                        budget("B-4", Given.PORTAL, next, next.plusSeconds(1), money(1000, "EUR")),
                        budget("B-5", Given.IDENTITY, Given.AS_OF, next, money(20, "USD")),
                        budget("B-6", new ProductId("ended"), Given.AS_OF, next, money(40, "USD")));
        assertThat(report(given).lines())
                .filteredOn(line -> line.figure().equals("budget"))
                .extracting(
                        BoardReport.Line::value,
                        BoardReport.Line::measuredIn,
                        BoardReport.Line::known,
                        BoardReport.Line::asked)
                .containsExactly(
                        tuple(new BigDecimal("15"), "EUR", 1L, 2L), tuple(new BigDecimal("20"), "USD", 1L, 2L));
    }

    @Test
    void costs_and_completed_work_are_those_of_the_last_30_days() {
        Instant first = Given.daysBefore(30);
        Given given = Given.healthy()
                .with(
                        charge("in", BigDecimal.valueOf(7), first.plusSeconds(1)),
                        charge("out", BigDecimal.valueOf(70), first),
                        Given.done("in", first.minusSeconds(60), first),
                        Given.done("out", Given.daysBefore(31), Given.justOver(30)));
        assertThat(line(report(given), "run-cost").value()).isEqualByComparingTo("7");
        assertThat(line(report(given), "velocity").value()).isEqualByComparingTo("1");
    }

    private static Cost charge(String id, BigDecimal billed, Instant to) {
        return Given.changed(Given.changed(Given.cost(id, billed), "from", to.minusSeconds(60)), "to", to);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, NONE", "1, 4, LOW", "2, 4, MEDIUM", "3, 4, MEDIUM", "4, 4, HIGH"})
    void confidence_is_how_many_are_known(long known, long asked, BoardReport.Confidence confidence) {
        assertThat(new BoardReport.Line("load", "Items", null, "items", known, asked).confidence())
                .isEqualTo(confidence);
    }

    @Test
    void three_axes_compare_the_operating_model_with_the_traditional_way() {
        Governance hybrid = Governance.load(
                OperatingModelProfile.of(OperatingModelType.HYBRID).packs());

        assertThat(OperatingModelAxes.of(
                                hybrid,
                                OperatingModelClassificationTest.golden(
                                        OperatingModelType.HYBRID, UnaryOperator.identity()),
                                OperatingModelClassificationTest.AS_OF)
                        .text())
                .isEqualTo("""
                        Product operating model and traditional, as of 2026-06-21T00:00:00Z
                          structure
                            5 of 5 not known: products of which nobody says which team answers for them
                          decision-making
                            0.50  decisions that a role near the product takes
                            0.50  decisions that a role of the whole portfolio takes
                          success-metrics
                            5 of 5 not known: products of which nobody says what success is
                        """);
        OperatingModelAxes healthy =
                OperatingModelAxes.of(STANDARD, Given.healthy().portfolio(), Given.AS_OF);
        assertThat(healthy.text()).isEqualTo("""
                Product operating model and traditional, as of 2026-06-21T00:00:00Z
                  structure
                    2 of 2 not known: products of which nobody says which team answers for them
                  decision-making
                    not known: There is nothing to take the share of decisions that a role near the product takes from.
                  success-metrics
                    1.00  products that serve an outcome with a baseline, a target and a date
                    0.00  other products, of which those who run them answer for delivery
                    1 of 2 not known: products of which nobody says what success is
                """);
        assertThat(ReportJson.text(healthy))
                .contains("\"name\": \"success-metrics\"", "\"value\": 1.0000", "\"unknownCount\": 1");
    }

    private static FlowItem begun(String id, ProductId product, int daysAgo) {
        return new FlowItem(
                new FlowItemId(id),
                product,
                null,
                FlowItemType.FEATURE,
                List.of(new FlowTransition("doing", FlowState.ACTIVE, Given.daysBefore(daysAgo), 0)));
    }

    /** Work adds up over products; what is oldest in one product does not get older by another. */
    @Test
    void the_age_is_that_of_the_slowest_product_and_the_load_that_of_all() {
        List<BoardReport.Line> lines = report(
                        Given.healthy().with(begun("quick", Given.PORTAL, 5), begun("slow", Given.IDENTITY, 9)))
                .lines();
        assertThat(lines)
                .filteredOn(line -> line.figure().equals("age"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.value()).isEqualByComparingTo("9");
                    assertThat(line.known()).isEqualTo(2);
                });
        assertThat(lines)
                .filteredOn(line -> line.figure().equals("load"))
                .singleElement()
                .satisfies(line -> assertThat(line.value()).isEqualByComparingTo("2"));
    }

    private static final TeamId TEAM = new TeamId("portal-team");

    private static Given withTeam(String stream, @Nullable TeamKind kind) {
        ValueStreamId other = new ValueStreamId("other");
        return Given.healthy()
                .with(
                        new ValueStream(other, "Other"),
                        new Team(TEAM, "Portal team", new ValueStreamId(stream), List.of(), kind))
                .but("partner-portal", "teamId", TEAM);
    }

    private static OperatingModelAxes.Axis axis(Given given, int index) {
        return OperatingModelAxes.of(STANDARD, given.portfolio(), Given.AS_OF)
                .axes()
                .get(index);
    }

    /** The portal has the team, the identity service has none and stays unknown. */
    @Test
    void a_team_shows_the_structure_and_no_team_shows_nothing() {
        assertThat(axis(Given.healthy(), 0).share().toOptional()).isEmpty();
        for (@Nullable TeamKind kind : new @Nullable TeamKind[] {null, TeamKind.CROSS_FUNCTIONAL, TeamKind.PLATFORM}) {
            assertThat(axis(withTeam("partner-growth", kind), 0).share().toOptional())
                    .as("%s", kind)
                    .contains(new BigDecimal("1.0000"));
        }
        for (TeamKind kind : List.of(TeamKind.FUNCTIONAL, TeamKind.FEATURE)) {
            assertThat(axis(withTeam("partner-growth", kind), 0).share().toOptional())
                    .as("%s", kind)
                    .contains(new BigDecimal("0.0000"));
        }
        assertThat(axis(withTeam("other", null), 0).share().toOptional()).contains(new BigDecimal("0.0000"));
        assertThat(axis(withTeam("other", null), 0).unknownCount()).isEqualTo(1);
        assertThat(axis(withTeam("other", null).but("identity", "stage", Stage.RETIRED), 0)
                        .unknownCount())
                .isZero();
    }

    private static ProductStrategy strategy(String product, Accountability accountability, Instant reviewedAt) {
        return new ProductStrategy(new ProductId(product), "Vision", List.of(), null, accountability, null, reviewedAt);
    }

    /** An outcome without a baseline, a target or a date measures nothing, and says nothing of delivery either. */
    @Test
    void only_who_answers_for_delivery_is_measured_by_it() {
        for (String part : List.of("baseline", "target", "due")) {
            OperatingModelAxes.Axis unquantified = axis(Given.healthy().but("onboarding-time", part, null), 2);
            assertThat(unquantified.share().toOptional()).as(part).isEmpty();
            assertThat(unquantified.unknownCount()).as(part).isEqualTo(2);
        }
        Given delivery = Given.healthy().with(strategy("identity", Accountability.DELIVERY, Given.daysBefore(9)));
        assertThat(axis(delivery, 2).share().toOptional()).contains(new BigDecimal("0.5000"));
        assertThat(axis(delivery, 2).unknownCount()).isZero();
        // the newest strategy of this product that is not of the future counts, and outcomes are no delivery
        assertThat(axis(delivery.with(strategy("identity", Accountability.OUTCOME, Given.daysBefore(8))), 2)
                        .unknownCount())
                .isEqualTo(1);
        assertThat(axis(delivery.with(strategy("identity", Accountability.OUTCOME, Given.daysBefore(10))), 2)
                        .unknownCount())
                .isZero();
        assertThat(axis(delivery.with(strategy("identity", Accountability.OUTCOME, Given.AS_OF.plusSeconds(1))), 2)
                        .unknownCount())
                .isZero();
        // two that were reviewed at one instant, and differ, say nothing
        assertThat(axis(delivery.with(strategy("identity", Accountability.OUTCOME, Given.daysBefore(9))), 2)
                        .unknownCount())
                .isEqualTo(1);
        assertThat(axis(Given.healthy().with(strategy("partner-portal", Accountability.DELIVERY, Given.AS_OF)), 2)
                        .unknownCount())
                .isEqualTo(1);
    }

    @Test
    void a_decision_that_nobody_takes_is_not_known() {
        Governance hybrid = Governance.load(
                OperatingModelProfile.of(OperatingModelType.HYBRID).packs());
        OperatingModelAxes.Axis decisions = OperatingModelAxes.of(
                        hybrid, Given.healthy().portfolio(), Given.AS_OF)
                .axes()
                .get(1);
        // of six decisions about each of two products, staffing alone has a decider: the product lead
        assertThat(decisions.share().toOptional()).contains(new BigDecimal("1.0000"));
        assertThat(decisions.share().n()).isEqualTo(2);
        assertThat(decisions.unknownCount()).isEqualTo(10);
    }
}
