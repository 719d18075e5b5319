package org.operatingmodel.io;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.DelegationId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.TradeOff;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.discovery.AssessmentId;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentPlan;
import org.operatingmodel.discovery.ExperimentPlanId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.discovery.OptionAssessment;
import org.operatingmodel.discovery.ProblemId;
import org.operatingmodel.discovery.ProblemStatement;
import org.operatingmodel.discovery.SourcingOption;
import org.operatingmodel.discovery.UserSegment;
import org.operatingmodel.discovery.UserSegmentId;
import org.operatingmodel.escalation.BusinessCalendar;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.AllocationShare;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.AllocationTargetId;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.GateSubmissionId;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.DevelopmentMethod;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.reliability.SloVerdict;
import org.operatingmodel.risk.Control;
import org.operatingmodel.risk.ControlId;
import org.operatingmodel.risk.ControlKind;
import org.operatingmodel.risk.DataField;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** A portfolio that uses every component of every record at least once, and leaves out each optional one once. */
final class RichPortfolio {
    static final PersonId ADA = new PersonId("ada");
    static final ProductId PORTAL = new ProductId("partner-portal");

    private static final ProductId LOGIN = new ProductId("login");
    private static final PersonId BOB = new PersonId("bob");
    private static final ValueStreamId SALES = new ValueStreamId("partner-sales");
    private static final TeamId TEAM = new TeamId("portal-team");
    private static final OutcomeId ADOPTION = new OutcomeId("adoption");
    private static final SloId SLO = new SloId("availability");
    private static final EvidenceId PROOF = new EvidenceId("EV-17");
    private static final AssumptionId ASSUMPTION = new AssumptionId("A-1");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-04-02T03:04:05.678901234Z");

    private RichPortfolio() {}

    static Portfolio portfolio() {
        return Portfolio.builder()
                .outcomes(
                        new Outcome(
                                ADOPTION,
                                "Partners use the portal",
                                OutcomeKind.ADOPTION,
                                Direction.INCREASE,
                                "percent",
                                new BigDecimal("12.50"),
                                new BigDecimal("-0.000000000010"),
                                LocalDate.parse("2026-12-31"),
                                ADA),
                        new Outcome(
                                new OutcomeId("cost-to-serve"),
                                "Yes",
                                OutcomeKind.COST_TO_SERVE,
                                Direction.DECREASE,
                                "EUR: per \"order\"",
                                null,
                                new BigDecimal("1E+3"),
                                null,
                                null))
                .metrics(
                        new MetricDefinition(new MetricId("orders"), "Orders", "# of orders\nper day", "1", 3, ADA),
                        new MetricDefinition(new MetricId("errors"), "Errors", "- all", "%", 1, null))
                .valueStreams(new ValueStream(SALES, "Partner sales"))
                .teams(
                        new Team(TEAM, "Portal team", SALES, List.of(BOB, ADA)),
                        new Team(new TeamId("empty-team"), "~", SALES, List.of()))
                .people(new Person(ADA, "Ada L\u00f6velace \ud83d\ude80"), new Person(BOB, "null"))
                .roles(new Role(new RoleId("steward"), "Steward", "Keeps the data: clean"))
                .roleHoldings(
                        new RoleHolding(ADA, RoleId.PRODUCT_MANAGER, MARCH, null),
                        new RoleHolding(BOB, new RoleId("steward"), MARCH, APRIL),
                        new RoleHolding(BOB, RoleId.ENGINEER, PORTAL, null, MARCH, APRIL),
                        new RoleHolding(BOB, RoleId.DESIGNER, null, SALES, MARCH, null))
                .operatingModels(
                        new DeclaredOperatingModel(OperatingModelType.HYBRID, DevelopmentMethod.KANBAN, MARCH, APRIL))
                .absences(new Absence(ADA, MARCH, APRIL))
                .calendars(new BusinessCalendar(
                        "Europe/Vienna",
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-01-01"))))
                .submissions(
                        new GateSubmission(new GateSubmissionId("S/1"), PORTAL, GateId.MVP_EXIT, ADA, MARCH, APRIL),
                        new GateSubmission(new GateSubmissionId("S/2"), PORTAL, GateId.GA_EXIT, BOB, MARCH, null))
                .delegations(
                        new Delegation(new DelegationId("D/1"), ADA, RoleId.PRODUCT_MANAGER, BOB, null, MARCH, APRIL),
                        new Delegation(
                                new DelegationId("D/2"),
                                BOB,
                                new RoleId("steward"),
                                ADA,
                                new DecisionId("scope"),
                                MARCH,
                                APRIL))
                .decisions(
                        new DecisionRecord(
                                new DecisionRecordId("DR-1"),
                                new DecisionId("scope"),
                                "Drop the export: yes or no?",
                                PORTAL,
                                GateId.MVP_EXIT,
                                new Money(new BigDecimal("10.50"), "EUR"),
                                BOB,
                                MARCH,
                                APRIL,
                                null,
                                List.of(
                                        new Vote(ADA, RightKind.DECIDES, null, APRIL),
                                        new Vote(ADA, RightKind.OVERRULES, RoleId.SECURITY, APRIL)),
                                new TradeOff("Less", List.of("Later", "More"), List.of("Time"), "It is due.")),
                        new DecisionRecord(
                                new DecisionRecordId("DR-2"),
                                new DecisionId("pricing"),
                                "~",
                                null,
                                null,
                                null,
                                ADA,
                                MARCH,
                                null,
                                APRIL,
                                List.of(),
                                null))
                .products(
                        new Product(
                                PORTAL,
                                "Partner portal",
                                ProductKind.APPLICATION,
                                Stage.LIMITED_LAUNCH,
                                EnumSet.of(Channel.WEB, Channel.MOBILE),
                                SALES,
                                TEAM,
                                ADA,
                                List.of(ADOPTION, new OutcomeId("cost-to-serve")),
                                List.of(LOGIN),
                                "1.10"),
                        new Product(
                                LOGIN,
                                "Login",
                                ProductKind.PLATFORM,
                                Stage.OPERATION,
                                Set.of(),
                                SALES,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null))
                .dependencies(new Dependency(
                        new DependencyId("D-1"),
                        PORTAL,
                        LOGIN,
                        "Sign-on",
                        LocalDate.parse("2026-05-01"),
                        DependencyState.COMMITTED))
                .problems(
                        new ProblemStatement(
                                new ProblemId("P-1"), PORTAL, "Orders get lost", List.of("Partners", "Desk")),
                        new ProblemStatement(new ProblemId("P-2"), PORTAL, "Slow", List.of()))
                .userSegments(new UserSegment(new UserSegmentId("partners"), PORTAL, "Partners"))
                .optionAssessments(
                        new OptionAssessment(
                                new AssessmentId("O-1"),
                                PORTAL,
                                EnumSet.allOf(SourcingOption.class),
                                List.of("cost", "time"),
                                SourcingOption.BUILD,
                                ADA,
                                MARCH),
                        new OptionAssessment(new AssessmentId("O-2"), PORTAL, Set.of(), List.of(), null, null, MARCH))
                .assumptions(new Assumption(ASSUMPTION, PORTAL, "Partners want it", true))
                .experiments(
                        new Experiment(new ExperimentId("E-1"), PORTAL, ASSUMPTION, ExperimentResult.VALIDATED, MARCH))
                .experimentPlans(
                        new ExperimentPlan(
                                new ExperimentPlanId("X-1"),
                                PORTAL,
                                "Faster",
                                "orders",
                                List.of("errors"),
                                "errors double",
                                ADOPTION),
                        new ExperimentPlan(
                                new ExperimentPlanId("X-2"), PORTAL, "Better", "orders", List.of(), null, null))
                .events(
                        new EventSchema(new EventId("order.placed"), PORTAL, "An order was placed", ADA),
                        new EventSchema(new EventId("order.lost"), PORTAL, "An order was lost", null))
                .evidence(
                        new Evidence(
                                PROOF,
                                PORTAL,
                                EvidenceKind.TELEMETRY,
                                "order.placed",
                                "2",
                                URI.create("https://example.org/d?a=1#b"),
                                ADA,
                                LATE,
                                LATE.plusNanos(1),
                                Environment.PRODUCTION,
                                new BigDecimal("0.10")),
                        new Evidence(
                                new EvidenceId("42"),
                                PORTAL,
                                EvidenceKind.RUNBOOK,
                                null,
                                null,
                                URI.create("runbook.md"),
                                BOB,
                                MARCH,
                                null,
                                null,
                                null))
                .approvals(new Approval(new ApprovalId("AP-1"), PORTAL, PROOF, BOB, APRIL))
                .waivers(new Waiver(
                        new WaiverId("W-1"),
                        PORTAL,
                        GateId.MVP_EXIT,
                        new CriterionId("mvp.telemetry-live"),
                        "Pilot only",
                        BOB,
                        ADA,
                        MARCH,
                        APRIL))
                .overrideDecisions(
                        new OverrideDecision(
                                new OverrideDecisionId("OD-1"),
                                new PackId("standard"),
                                new CriterionId("mvp.telemetry-live"),
                                Enforcement.WAIVABLE,
                                null,
                                null,
                                PORTAL,
                                "Pilot only",
                                BOB,
                                ADA,
                                MARCH,
                                APRIL),
                        new OverrideDecision(
                                new OverrideDecisionId("OD-2"),
                                new PackId("standard"),
                                null,
                                null,
                                new ParameterId("exercise-age"),
                                new BigDecimal("365"),
                                null,
                                "The vendor is slow",
                                BOB,
                                ADA,
                                MARCH,
                                APRIL))
                .riskRegisters(new RiskRegister(PORTAL, MARCH))
                .risks(
                        new ProductRisk(
                                new RiskId("R-1"),
                                PORTAL,
                                "Data leak",
                                Severity.CRITICAL,
                                true,
                                ADA,
                                List.of(new Milestone("Encrypt", APRIL, false), new Milestone("Test", LATE, true)),
                                MARCH),
                        new ProductRisk(
                                new RiskId("R-2"), PORTAL, "Delay", Severity.CRITICAL, false, null, List.of(), MARCH))
                .controls(new Control(new ControlId("C-1"), PORTAL, ControlKind.PRIVACY, "Deletion", Stage.MVP))
                .dataInventories(new DataInventory(PORTAL, MARCH))
                .dataFields(
                        new DataField(PORTAL, "email", "Sign-on", 30, 60),
                        new DataField(PORTAL, "phone", null, null, 0))
                .slos(new Slo(SLO, PORTAL, "HTTP status below 500", new BigDecimal("0.995"), 28))
                .slas(new Sla(new SlaId("promise"), PORTAL, SLO, new BigDecimal("1")))
                .sloCounts(new SloCount(PORTAL, SLO, MARCH, APRIL, 9_000_000_000L, 9_000_000_001L))
                .sloEvaluations(
                        new SloEvaluation(
                                new SloEvaluationId("eval/2026-04:1"),
                                PORTAL,
                                Environment.PRODUCTION,
                                "slo-7",
                                "1.10",
                                SloVerdict.WARNING,
                                new BigDecimal("83.33333333333333333333333333333333"),
                                9_000_000_000L,
                                MARCH,
                                APRIL,
                                LATE),
                        new SloEvaluation(
                                new SloEvaluationId("42"),
                                PORTAL,
                                Environment.STAGING,
                                "1",
                                null,
                                SloVerdict.UNEVALUABLE,
                                null,
                                0,
                                MARCH,
                                APRIL,
                                APRIL))
                .budgets(
                        new Budget(
                                new BudgetId("B-1"),
                                PORTAL,
                                MARCH,
                                APRIL,
                                new Money(new BigDecimal("25.00"), "USD"),
                                ADA),
                        new Budget(
                                new BudgetId("B-2"), LOGIN, MARCH, APRIL, new Money(new BigDecimal("0"), "EUR"), null))
                .allocationTargets(
                        new AllocationTarget(
                                new AllocationTargetId("mix-2026"),
                                PORTAL,
                                List.of(
                                        new AllocationShare(
                                                "INNOVATION", Set.of(FlowItemType.FEATURE), new BigDecimal("0.600")),
                                        new AllocationShare(
                                                "upkeep",
                                                EnumSet.of(FlowItemType.DEBT, FlowItemType.DEFECT),
                                                new BigDecimal("0.4"))),
                                new BigDecimal("7.5"),
                                9_000_000_000L,
                                new BigDecimal("0.05")),
                        new AllocationTarget(
                                new AllocationTargetId("all-risk"),
                                LOGIN,
                                List.of(new AllocationShare("RISK", Set.of(FlowItemType.RISK), BigDecimal.ONE)),
                                BigDecimal.ZERO,
                                1,
                                null))
                .costs(
                        cost("11472", PORTAL, Map.of(" org", "trey", "team", "a: b", "on", "")),
                        cost("11473", null, Map.of()))
                .usageCounts(
                        new UsageCount(PORTAL, UsageMeasure.ACTIVE_USERS, MARCH, APRIL, 9_000_000_000L),
                        new UsageCount(PORTAL, UsageMeasure.TRANSACTIONS, MARCH, APRIL, 0))
                .flowItems(
                        new FlowItem(
                                new FlowItemId("INC0000045"),
                                PORTAL,
                                TEAM,
                                FlowItemType.DEBT,
                                List.of(
                                        new FlowTransition("New", FlowState.NEW, MARCH, 0),
                                        new FlowTransition("Closed", FlowState.DONE, MARCH, 1))),
                        new FlowItem(
                                new FlowItemId("INC0000046"),
                                null,
                                null,
                                FlowItemType.RISK,
                                List.of(new FlowTransition("Active", FlowState.ACTIVE, LATE, 7))))
                .build();
    }

    private static Cost cost(String id, ProductId product, Map<String, String> tags) {
        return new Cost(
                id,
                product,
                MARCH,
                APRIL,
                ChargeCategory.CREDIT,
                new BigDecimal("-0.00000080000"),
                new BigDecimal("0E-11"),
                "USD",
                "AWS",
                "Queue",
                tags);
    }
}
