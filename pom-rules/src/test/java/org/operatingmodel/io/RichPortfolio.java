package org.operatingmodel.io;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
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
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceId;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.cadence.Meeting;
import org.operatingmodel.cadence.MeetingId;
import org.operatingmodel.cadence.RaisedItem;
import org.operatingmodel.cadence.RaisedKind;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.AccessibilityDefectId;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignComponentId;
import org.operatingmodel.design.DesignSystemRelease;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.DesignTokenId;
import org.operatingmodel.design.InterfaceAudit;
import org.operatingmodel.design.TokenValue;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.design.WcagVersion;
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
import org.operatingmodel.funding.CostAnomaly;
import org.operatingmodel.funding.CostAnomalyId;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.funding.Tranche;
import org.operatingmodel.funding.TrancheId;
import org.operatingmodel.funding.UnitCostTarget;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.GateSubmissionId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.learning.Trace;
import org.operatingmodel.learning.TraceId;
import org.operatingmodel.measurement.Dashboard;
import org.operatingmodel.measurement.DashboardAudience;
import org.operatingmodel.measurement.DashboardId;
import org.operatingmodel.measurement.DashboardSubject;
import org.operatingmodel.measurement.DataContract;
import org.operatingmodel.measurement.DataContractId;
import org.operatingmodel.measurement.GuardrailAspect;
import org.operatingmodel.measurement.MetricReading;
import org.operatingmodel.measurement.MetricReview;
import org.operatingmodel.measurement.MetricReviewId;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.Body;
import org.operatingmodel.organisation.BodyId;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.DevelopmentMethod;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.TeamKind;
import org.operatingmodel.organisation.TeamSkill;
import org.operatingmodel.organisation.ToolPurpose;
import org.operatingmodel.organisation.Toolset;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Incentive;
import org.operatingmodel.outcome.IncentiveId;
import org.operatingmodel.outcome.KeyResult;
import org.operatingmodel.outcome.MetricBound;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricKind;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;
import org.operatingmodel.outcome.ObjectiveId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.partner.EngagementId;
import org.operatingmodel.partner.PartnerEngagement;
import org.operatingmodel.partner.TransferMilestone;
import org.operatingmodel.planning.Bet;
import org.operatingmodel.planning.BetEnding;
import org.operatingmodel.planning.BetId;
import org.operatingmodel.planning.BetResult;
import org.operatingmodel.planning.BusinessReview;
import org.operatingmodel.planning.Commitment;
import org.operatingmodel.planning.Half;
import org.operatingmodel.planning.MappedStream;
import org.operatingmodel.planning.PlanningEvent;
import org.operatingmodel.planning.Roadmap;
import org.operatingmodel.planning.RoadmapItem;
import org.operatingmodel.planning.RoadmapItemId;
import org.operatingmodel.planning.RunCostCategory;
import org.operatingmodel.planning.RunCostEstimate;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.planning.Theme;
import org.operatingmodel.planning.ThemeId;
import org.operatingmodel.platform.Capability;
import org.operatingmodel.platform.CapabilityConsumer;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.ConsumptionMode;
import org.operatingmodel.platform.DeliveryPath;
import org.operatingmodel.platform.GoldenPath;
import org.operatingmodel.platform.GoldenPathDeviation;
import org.operatingmodel.platform.GoldenPathId;
import org.operatingmodel.platform.GoldenPathUse;
import org.operatingmodel.platform.Graduation;
import org.operatingmodel.platform.GraduationId;
import org.operatingmodel.platform.GraduationState;
import org.operatingmodel.platform.GraduationStep;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.platform.ProvidedCapabilityId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.RoadmapStart;
import org.operatingmodel.product.Accountability;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.ProductStrategy;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.release.Release;
import org.operatingmodel.release.ReleaseId;
import org.operatingmodel.release.ReleaseTrain;
import org.operatingmodel.release.ReleaseTrainId;
import org.operatingmodel.release.Rollout;
import org.operatingmodel.release.RolloutId;
import org.operatingmodel.release.RolloutStep;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.IncidentAction;
import org.operatingmodel.reliability.IncidentId;
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
                                ADA,
                                new MetricId("orders")),
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
                        new MetricDefinition(
                                new MetricId("orders"),
                                "Orders",
                                "# of orders\nper day",
                                "1",
                                3,
                                ADA,
                                MetricKind.OUTCOME),
                        new MetricDefinition(new MetricId("errors"), "Errors", "- all", "%", 1, null))
                .metricValues(new MetricValue(new MetricId("orders"), new BigDecimal("-0.50"), LATE))
                .objectives(
                        new Objective(
                                new ObjectiveId("partners-stay"),
                                "Partners stay: all",
                                null,
                                null,
                                ADOPTION,
                                ADA,
                                BOB,
                                List.of(new KeyResult(new MetricId("orders"), BigDecimal.ONE, BigDecimal.TEN))),
                        new Objective(
                                new ObjectiveId("faster-start"),
                                "- start",
                                new ObjectiveId("partners-stay"),
                                new BigDecimal("0.50"),
                                null,
                                null,
                                null,
                                List.of()))
                .streamMaps(new StreamMap(
                        2, MARCH, List.of(new MappedStream(SALES, List.of(PORTAL, LOGIN), List.of(TEAM)))))
                .roadmaps(new Roadmap(SALES, MARCH, List.of(PROOF)))
                .roadmapItems(
                        new RoadmapItem(
                                new RoadmapItemId("R-1"),
                                "Orders: by app",
                                List.of(SALES),
                                ADOPTION,
                                PORTAL,
                                List.of(new RunCostEstimate(
                                        RunCostCategory.DATA_PLATFORM, new Money(new BigDecimal("1E+3"), "EUR")))),
                        new RoadmapItem(new RoadmapItemId("R-2"), "~", List.of(), null, null, List.of()))
                .themes(new Theme(new ThemeId("trust"), "Trust", 2026, Half.H1))
                .bets(
                        new Bet(
                                new BetId("B-1"),
                                "Guided start",
                                SALES,
                                new ThemeId("trust"),
                                ADOPTION,
                                MARCH,
                                APRIL,
                                List.of(new MetricBound(
                                        new MetricId("orders"),
                                        Direction.INCREASE,
                                        new BigDecimal("2.50"),
                                        LocalDate.parse("2026-03-31"))),
                                new BetEnding(BetResult.PIVOT, LATE, "Partners: skip it")),
                        new Bet(new BetId("B-2"), "null", SALES, null, null, MARCH, APRIL, List.of(), null))
                .planningEvents(new PlanningEvent(
                        MARCH, List.of(new Commitment(TEAM, "Sign-on")), List.of(new DependencyId("D-1"))))
                .businessReviews(new BusinessReview(APRIL, List.of(SALES)))
                .productStrategies(
                        new ProductStrategy(
                                PORTAL,
                                "Partners serve themselves",
                                List.of("Orders", "Returns: all"),
                                new ObjectiveId("partners-stay"),
                                Accountability.OUTCOME,
                                LocalDate.parse("2027-12-31"),
                                MARCH),
                        new ProductStrategy(LOGIN, "~", List.of(), null, null, null, MARCH))
                .fundings(
                        new Funding(
                                new FundingId("F-1"),
                                FundingTarget.VALUE_STREAM,
                                SALES,
                                null,
                                null,
                                new Money(new BigDecimal("100000.00"), "EUR"),
                                MARCH,
                                APRIL,
                                FundingMode.OUTCOME,
                                List.of(ADOPTION)),
                        new Funding(
                                new FundingId("F-2"),
                                FundingTarget.CAPABILITY,
                                null,
                                LOGIN,
                                null,
                                new Money(BigDecimal.ZERO, "EUR"),
                                MARCH,
                                APRIL,
                                FundingMode.FIXED,
                                List.of()),
                        new Funding(
                                new FundingId("F-3"),
                                FundingTarget.PROJECT,
                                null,
                                null,
                                "Relaunch: web",
                                new Money(BigDecimal.TEN, "EUR"),
                                MARCH,
                                APRIL,
                                FundingMode.FIXED,
                                List.of()))
                .tranches(
                        new Tranche(
                                new TrancheId("F-1/1"),
                                new FundingId("F-1"),
                                new Money(new BigDecimal("40000"), "EUR"),
                                null,
                                MARCH,
                                ADA),
                        new Tranche(
                                new TrancheId("F-1/2"),
                                new FundingId("F-1"),
                                new Money(new BigDecimal("60000"), "EUR"),
                                new MetricBound(
                                        new MetricId("errors"),
                                        Direction.DECREASE,
                                        new BigDecimal("0.10"),
                                        LocalDate.parse("2026-03-15")),
                                null,
                                null))
                .unitCostTargets(
                        new UnitCostTarget(PORTAL, UsageMeasure.ACTIVE_USERS, new Money(new BigDecimal("0.25"), "EUR")))
                .valueStreams(new ValueStream(SALES, "Partner sales"))
                .teams(
                        new Team(TEAM, "Portal team", SALES, List.of(BOB, ADA), TeamKind.CROSS_FUNCTIONAL),
                        new Team(new TeamId("empty-team"), "~", SALES, List.of()))
                .incentives(
                        new Incentive(
                                new IncentiveId("I-1"),
                                RoleId.ENGINEER,
                                Discipline.ENGINEERING,
                                new MetricId("errors"),
                                Direction.DECREASE,
                                ADOPTION),
                        new Incentive(
                                new IncentiveId("I-2"),
                                RoleId.PRODUCT_MANAGER,
                                Discipline.PRODUCT,
                                new MetricId("orders"),
                                Direction.INCREASE,
                                null))
                .teamSkills(
                        new TeamSkill(TEAM, SALES, "Mobile: \"apps\"", List.of(BOB)),
                        new TeamSkill(TEAM, SALES, "Research", List.of()))
                .toolsets(
                        new Toolset(TEAM, SALES, EnumSet.allOf(ToolPurpose.class)),
                        new Toolset(new TeamId("empty-team"), SALES, Set.of()))
                .bodies(
                        new Body(
                                new BodyId("portfolio-core"),
                                "Portfolio Core",
                                RoleId.PORTFOLIO_LEAD,
                                List.of(new Membership(ADA, Discipline.PRODUCT))),
                        new Body(new BodyId("empty"), "~", RoleId.EXECUTIVE, List.of()))
                .cadences(
                        new Cadence(new CadenceId("C-1"), CadenceKind.STAND_UP, SALES, 3, MARCH, APRIL),
                        new Cadence(new CadenceId("C-2"), CadenceKind.REVIEW, SALES, 91, MARCH, null))
                .meetings(
                        new Meeting(
                                new MeetingId("M-1"),
                                new CadenceId("C-1"),
                                CadenceKind.STAND_UP,
                                SALES,
                                MARCH,
                                List.of(new Membership(BOB, Discipline.ENGINEERING)),
                                List.of(
                                        new RaisedItem(RaisedKind.BOTTLENECK, "Test data", ADA),
                                        new RaisedItem(RaisedKind.OTHER, "Coffee", null)),
                                List.of(new DecisionRecordId("DR-1"))),
                        new Meeting(
                                new MeetingId("M-2"),
                                new CadenceId("C-2"),
                                CadenceKind.REVIEW,
                                SALES,
                                LATE,
                                List.of(),
                                List.of(),
                                List.of()))
                .ownerships(
                        new Ownership(PORTAL, TEAM, EnumSet.allOf(WorkPhase.class), MARCH, null),
                        new Ownership(LOGIN, TEAM, Set.of(WorkPhase.DEPLOY), MARCH, APRIL))
                .engagements(
                        new PartnerEngagement(
                                new EngagementId("PE-1"),
                                PORTAL,
                                "Agency: \"North\"",
                                MARCH,
                                APRIL,
                                List.of(
                                        new TransferMilestone("Pipelines", MARCH, TEAM, APRIL),
                                        new TransferMilestone("Design", APRIL, null, null))),
                        new PartnerEngagement(new EngagementId("PE-2"), LOGIN, "Bureau", MARCH, APRIL, List.of()))
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
                .controls(new Control(
                        new ControlId("C-1"),
                        PORTAL,
                        ControlKind.PRIVACY,
                        "Deletion",
                        Stage.MVP,
                        MARCH,
                        new RiskId("R-1")))
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
                .roadmapStarts(new RoadmapStart(MARCH))
                .capabilities(new Capability(new CapabilityId("price-lists"), "Price lists"))
                .capabilityInventories(new CapabilityInventory(PORTAL, LATE))
                .providedCapabilities(
                        new ProvidedCapability(
                                new ProvidedCapabilityId("login-sso"),
                                LOGIN,
                                CapabilityId.SINGLE_SIGN_ON,
                                ConsumptionMode.SHARED_SERVICE,
                                MARCH,
                                List.of(new CapabilityConsumer(PORTAL, APRIL)),
                                MARCH,
                                APRIL),
                        new ProvidedCapability(
                                new ProvidedCapabilityId("portal-prices"),
                                PORTAL,
                                new CapabilityId("price-lists"),
                                null,
                                null,
                                List.of(),
                                LATE,
                                null))
                .graduations(
                        new Graduation(
                                new GraduationId("G/1"),
                                PORTAL,
                                "Price lists",
                                new CapabilityId("price-lists"),
                                LOGIN,
                                Set.of(PORTAL, LOGIN),
                                List.of(
                                        new GraduationStep(GraduationState.CANDIDATE, MARCH),
                                        new GraduationStep(GraduationState.PROPOSED, APRIL)),
                                LATE),
                        new Graduation(
                                new GraduationId("G/2"),
                                PORTAL,
                                "Letters",
                                CapabilityId.NOTIFICATIONS,
                                null,
                                Set.of(),
                                List.of(new GraduationStep(GraduationState.CANDIDATE, LATE)),
                                null))
                .goldenPaths(new GoldenPath(new GoldenPathId("web"), "Web", "1.10", List.of("build", "deploy"), MARCH))
                .goldenPathUses(
                        new GoldenPathUse(PORTAL, new GoldenPathId("web"), "1.10", MARCH, APRIL),
                        new GoldenPathUse(LOGIN, new GoldenPathId("web"), "2", LATE, null))
                .goldenPathDeviations(new GoldenPathDeviation(LOGIN, "Written before", ADA, MARCH, APRIL))
                .deliveryPaths(new DeliveryPath(PORTAL, List.of("build"), List.of("sign-off"), Set.of(LOGIN), LATE))
                .designSystemReleases(
                        new DesignSystemRelease(LOGIN, "1.0.0", URI.create("https://example.org/notes"), MARCH),
                        new DesignSystemRelease(LOGIN, "next", null, LATE))
                .designTokens(new DesignToken(
                        new DesignTokenId("color.text"),
                        LOGIN,
                        "#000000",
                        "1.0.0",
                        List.of(new TokenValue(Channel.MOBILE, "#000001"))))
                .designComponents(
                        new DesignComponent(
                                new DesignComponentId("button"),
                                LOGIN,
                                "1.10",
                                URI.create("https://example.org/button"),
                                "1.9"),
                        new DesignComponent(new DesignComponentId("card"), LOGIN, "1", null, null))
                .interfaceAudits(
                        new InterfaceAudit(PORTAL, List.of(new ComponentUse("Button", true, 9_000_000_000L)), MARCH))
                .accessibilityAudits(new AccessibilityAudit(
                        PORTAL,
                        WcagVersion.WCAG_2_2,
                        List.of(new CriterionEvaluation("1.4.3", WcagLevel.AA, CriterionOutcome.CANT_TELL)),
                        MARCH))
                .accessibilityDefects(
                        new AccessibilityDefect(new AccessibilityDefectId("A11Y-1"), PORTAL, MARCH, APRIL),
                        new AccessibilityDefect(new AccessibilityDefectId("A11Y-2"), PORTAL, LATE, null))
                .heldReviews(new HeldReview(PORTAL, GateId.MVP_EXIT, MARCH, APRIL, true))
                .productMetrics(
                        new ProductMetric(
                                PORTAL,
                                new MetricId("errors"),
                                MetricUse.GUARDRAIL,
                                GuardrailAspect.ERROR_RATE,
                                new BigDecimal("0.00"),
                                new BigDecimal("0.50"),
                                MARCH),
                        new ProductMetric(PORTAL, new MetricId("orders"), MetricUse.NORTH_STAR, null, null, null))
                .metricReadings(
                        new MetricReading(PORTAL, new MetricId("orders"), 3, MARCH, APRIL, new BigDecimal("-1.50")))
                .metricReviews(
                        new MetricReview(
                                new MetricReviewId("MR/1"), PORTAL, new MetricId("orders"), APRIL, "Keep: it rises"),
                        new MetricReview(new MetricReviewId("MR/2"), PORTAL, new MetricId("errors"), LATE, null))
                .dashboards(
                        new Dashboard(
                                new DashboardId("board"),
                                "Board: all",
                                DashboardAudience.EXECUTIVES,
                                EnumSet.allOf(DashboardSubject.class),
                                List.of(PORTAL, LOGIN),
                                List.of(new MetricId("orders"), new MetricId("errors"))),
                        new Dashboard(
                                new DashboardId("team"), "1", DashboardAudience.TEAMS, Set.of(), List.of(), List.of()))
                .insights(
                        new Insight(
                                new InsightId("I-1"),
                                PORTAL,
                                InsightSource.CUSTOMER,
                                "Export: too slow",
                                MARCH,
                                new FlowItemId("INC0000045"),
                                null),
                        new Insight(new InsightId("I-2"), PORTAL, InsightSource.OTHER_TEAM, "no", MARCH, null, APRIL))
                .traces(
                        new Trace(
                                new TraceId("T-1"),
                                PORTAL,
                                new InsightId("I-1"),
                                new DecisionRecordId("DR-1"),
                                new FlowItemId("INC0000045"),
                                new ExperimentId("E-1"),
                                new DecisionRecordId("DR-2")),
                        new Trace(new TraceId("T-2"), PORTAL, new InsightId("I-2"), null, null, null, null))
                .dataContracts(
                        new DataContract(
                                new DataContractId("orders-feed"),
                                PORTAL,
                                List.of(new EventId("order.placed")),
                                List.of("orderId", "42"),
                                ADA,
                                new SlaId("promise"),
                                Duration.ofHours(36),
                                MARCH,
                                LATE),
                        new DataContract(
                                new DataContractId("other-feed"),
                                LOGIN,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null))
                .incidents(
                        new Incident(
                                new IncidentId("INC-7"),
                                PORTAL,
                                "Orders were lost",
                                Severity.HIGH,
                                MARCH,
                                APRIL,
                                List.of(
                                        new IncidentAction("Retry", APRIL, new FlowItemId("INC0000045")),
                                        new IncidentAction("Alarm", LATE, null))),
                        new Incident(new IncidentId("8"), LOGIN, "no", Severity.LOW, MARCH, null, List.of()))
                .releaseTrains(
                        new ReleaseTrain(new ReleaseTrainId("web"), "Europe/Vienna", 15, 9, 3, List.of(PORTAL, LOGIN)))
                .releases(
                        new Release(
                                new ReleaseId("portal-1.10"), PORTAL, "1.10", new ReleaseTrainId("web"), MARCH, APRIL),
                        new Release(new ReleaseId("login-2"), LOGIN, "2", null, null, APRIL))
                .rollouts(
                        new Rollout(
                                new RolloutId("RO-1"),
                                PORTAL,
                                "1.10",
                                List.of(new BigDecimal("0.5"), new BigDecimal("100")),
                                Duration.ofDays(2),
                                "Crashes double"),
                        new Rollout(
                                new RolloutId("RO-2"),
                                LOGIN,
                                "2",
                                List.of(new BigDecimal("100")),
                                Duration.ofHours(1),
                                null))
                .rolloutSteps(
                        new RolloutStep(new RolloutId("RO-1"), PORTAL, new BigDecimal("0.50"), false, MARCH),
                        new RolloutStep(new RolloutId("RO-1"), PORTAL, new BigDecimal("0"), true, APRIL))
                .costAnomalies(
                        new CostAnomaly(new CostAnomalyId("CA-1"), PORTAL, "Twice as much", MARCH, APRIL, ADA),
                        new CostAnomaly(new CostAnomalyId("CA-2"), LOGIN, "~", MARCH, null, null))
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
