package org.operatingmodel.portfolio;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.Meeting;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignSystemRelease;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.InterfaceAudit;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentPlan;
import org.operatingmodel.discovery.OptionAssessment;
import org.operatingmodel.discovery.ProblemStatement;
import org.operatingmodel.discovery.UserSegment;
import org.operatingmodel.escalation.BusinessCalendar;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.CostAnomaly;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.Tranche;
import org.operatingmodel.funding.UnitCostTarget;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.Trace;
import org.operatingmodel.measurement.Dashboard;
import org.operatingmodel.measurement.DataContract;
import org.operatingmodel.measurement.MetricReading;
import org.operatingmodel.measurement.MetricReview;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.Body;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamSkill;
import org.operatingmodel.organisation.Toolset;
import org.operatingmodel.outcome.Incentive;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.partner.PartnerEngagement;
import org.operatingmodel.planning.Bet;
import org.operatingmodel.planning.BusinessReview;
import org.operatingmodel.planning.PlanningEvent;
import org.operatingmodel.planning.Roadmap;
import org.operatingmodel.planning.RoadmapItem;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.planning.Theme;
import org.operatingmodel.platform.Capability;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.DeliveryPath;
import org.operatingmodel.platform.GoldenPath;
import org.operatingmodel.platform.GoldenPathDeviation;
import org.operatingmodel.platform.GoldenPathUse;
import org.operatingmodel.platform.Graduation;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductStrategy;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.release.Release;
import org.operatingmodel.release.ReleaseTrain;
import org.operatingmodel.release.Rollout;
import org.operatingmodel.release.RolloutStep;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.risk.Control;
import org.operatingmodel.risk.DataField;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.valuestream.ValueStream;

/**
 * Everything that a host knows about its portfolio, as an immutable snapshot.
 *
 * <p>Ids are unique within each list and refer to something in the snapshot; the constructor refuses anything else and
 * names all of it. The order of the lists has no meaning. Build one with {@link #builder()}.
 *
 * @param outcomes what the portfolio is for
 * @param metrics the metrics catalogue
 * @param incentives what people in roles are rewarded for
 * @param productMetrics the metrics that products are measured by
 * @param metricReadings what those metrics came to
 * @param metricReviews when somebody looked at them
 * @param dashboards the views of figures
 * @param metricValues what the metrics came to
 * @param objectives what the organisation and its parts aim at
 * @param operatingModels what the organisation says about how it works
 * @param valueStreams the value streams
 * @param streamMaps the versions of the map of value streams
 * @param roadmaps the revisions of the roadmaps of value streams
 * @param roadmapItems what is on roadmaps
 * @param themes what the portfolio concentrates on, half a year each
 * @param bets what value streams try
 * @param planningEvents when teams planned together
 * @param businessReviews when value streams were reviewed
 * @param teams the teams
 * @param teamSkills the skills that the work of teams needs
 * @param toolsets what teams have tools for
 * @param people the people
 * @param roles the roles beside the standard ones
 * @param roleHoldings who holds which role, and when
 * @param bodies the bodies that decide
 * @param absences when people cannot act
 * @param delegations who may act for whom
 * @param calendars the days on which the organisation works, at most one
 * @param cadences what people meet for again and again
 * @param meetings the meetings that were held
 * @param roadmapStarts when the organisation began to adopt the operating model, at most one
 * @param products the products and shared capabilities
 * @param productStrategies what products are to become
 * @param dependencies what products need from each other
 * @param ownerships which teams answer for products
 * @param engagements the partners who work on products
 * @param capabilities the capabilities beside the standard ones
 * @param capabilityInventories proofs that somebody looked which capabilities products provide
 * @param providedCapabilities the capabilities that products provide
 * @param graduations the ways of features into shared capabilities
 * @param goldenPaths the golden paths
 * @param goldenPathUses which products are on which golden path, and when
 * @param goldenPathDeviations which products may be off the golden paths, and until when
 * @param deliveryPaths the ways of changes into production
 * @param designSystemReleases the versions of design systems
 * @param designTokens the tokens of design systems
 * @param designComponents the components of design systems
 * @param interfaceAudits what user interfaces are built from
 * @param accessibilityAudits how far products follow the accessibility guidelines
 * @param accessibilityDefects what keeps people with a disability from using products
 * @param problems the problems that products are to solve
 * @param userSegments the groups of users that products are for
 * @param optionAssessments the comparisons of build, buy and partner
 * @param assumptions what products rest on
 * @param experiments the tests of assumptions
 * @param experimentPlans what is to be learnt after launch
 * @param insights the feedback, ideas and findings
 * @param traces what was made of insights
 * @param events the telemetry events of the catalogue
 * @param dataContracts what users of data may rely on
 * @param evidence the evidence
 * @param approvals the approvals of evidence
 * @param submissions what was submitted to which gate
 * @param heldReviews what gates decided
 * @param waivers the waivers
 * @param overrideDecisions the decisions that packs of the organisation may override others
 * @param decisions the decisions that were asked for, and what was said to them
 * @param riskRegisters proofs that somebody looked for risks
 * @param risks the risks
 * @param controls the safeguards
 * @param dataInventories proofs that somebody looked for personal data
 * @param dataFields the fields of personal data
 * @param slos the service level objectives
 * @param slas the service level agreements
 * @param sloCounts what was counted against the objectives
 * @param sloEvaluations what sets of objectives came to
 * @param incidents what went wrong, and the reviews of that
 * @param releaseTrains the calendars by which versions leave together
 * @param releases the versions that went out
 * @param rollouts the plans by which versions reach more and more users
 * @param rolloutSteps what those plans reached
 * @param budgets the budgets
 * @param fundings the money that is approved
 * @param tranches the parts in which it is released
 * @param unitCostTargets what products may cost for each unit of their use
 * @param allocationTargets how the work of products is meant to be divided
 * @param costs the charges
 * @param costAnomalies costs that nobody expected
 * @param usageCounts how much products were used
 * @param flowItems the units of work
 * @since 0.1
 */
public record Portfolio(
        List<Outcome> outcomes,
        List<MetricDefinition> metrics,
        List<Incentive> incentives,
        List<ProductMetric> productMetrics,
        List<MetricReading> metricReadings,
        List<MetricReview> metricReviews,
        List<Dashboard> dashboards,
        List<MetricValue> metricValues,
        List<Objective> objectives,
        List<DeclaredOperatingModel> operatingModels,
        List<ValueStream> valueStreams,
        List<StreamMap> streamMaps,
        List<Roadmap> roadmaps,
        List<RoadmapItem> roadmapItems,
        List<Theme> themes,
        List<Bet> bets,
        List<PlanningEvent> planningEvents,
        List<BusinessReview> businessReviews,
        List<Team> teams,
        List<TeamSkill> teamSkills,
        List<Toolset> toolsets,
        List<Person> people,
        List<Role> roles,
        List<RoleHolding> roleHoldings,
        List<Body> bodies,
        List<Absence> absences,
        List<Delegation> delegations,
        List<BusinessCalendar> calendars,
        List<Cadence> cadences,
        List<Meeting> meetings,
        List<RoadmapStart> roadmapStarts,
        List<Product> products,
        List<ProductStrategy> productStrategies,
        List<Dependency> dependencies,
        List<Ownership> ownerships,
        List<PartnerEngagement> engagements,
        List<Capability> capabilities,
        List<CapabilityInventory> capabilityInventories,
        List<ProvidedCapability> providedCapabilities,
        List<Graduation> graduations,
        List<GoldenPath> goldenPaths,
        List<GoldenPathUse> goldenPathUses,
        List<GoldenPathDeviation> goldenPathDeviations,
        List<DeliveryPath> deliveryPaths,
        List<DesignSystemRelease> designSystemReleases,
        List<DesignToken> designTokens,
        List<DesignComponent> designComponents,
        List<InterfaceAudit> interfaceAudits,
        List<AccessibilityAudit> accessibilityAudits,
        List<AccessibilityDefect> accessibilityDefects,
        List<ProblemStatement> problems,
        List<UserSegment> userSegments,
        List<OptionAssessment> optionAssessments,
        List<Assumption> assumptions,
        List<Experiment> experiments,
        List<ExperimentPlan> experimentPlans,
        List<Insight> insights,
        List<Trace> traces,
        List<EventSchema> events,
        List<DataContract> dataContracts,
        List<Evidence> evidence,
        List<Approval> approvals,
        List<GateSubmission> submissions,
        List<HeldReview> heldReviews,
        List<Waiver> waivers,
        List<OverrideDecision> overrideDecisions,
        List<DecisionRecord> decisions,
        List<RiskRegister> riskRegisters,
        List<ProductRisk> risks,
        List<Control> controls,
        List<DataInventory> dataInventories,
        List<DataField> dataFields,
        List<Slo> slos,
        List<Sla> slas,
        List<SloCount> sloCounts,
        List<SloEvaluation> sloEvaluations,
        List<Incident> incidents,
        List<ReleaseTrain> releaseTrains,
        List<Release> releases,
        List<Rollout> rollouts,
        List<RolloutStep> rolloutSteps,
        List<Budget> budgets,
        List<Funding> fundings,
        List<Tranche> tranches,
        List<UnitCostTarget> unitCostTargets,
        List<AllocationTarget> allocationTargets,
        List<Cost> costs,
        List<CostAnomaly> costAnomalies,
        List<UsageCount> usageCounts,
        List<FlowItem> flowItems) {
    static final RecordComponent[] COMPONENTS = Portfolio.class.getRecordComponents();
    private static final Constructor<Portfolio> CONSTRUCTOR = constructor();

    /** @throws IllegalArgumentException if an id is taken twice or refers to nothing; the message names all of them */
    public Portfolio {
        outcomes = List.copyOf(outcomes);
        metrics = List.copyOf(metrics);
        incentives = List.copyOf(incentives);
        productMetrics = List.copyOf(productMetrics);
        metricReadings = List.copyOf(metricReadings);
        metricReviews = List.copyOf(metricReviews);
        dashboards = List.copyOf(dashboards);
        metricValues = List.copyOf(metricValues);
        objectives = List.copyOf(objectives);
        operatingModels = List.copyOf(operatingModels);
        valueStreams = List.copyOf(valueStreams);
        streamMaps = List.copyOf(streamMaps);
        roadmaps = List.copyOf(roadmaps);
        roadmapItems = List.copyOf(roadmapItems);
        themes = List.copyOf(themes);
        bets = List.copyOf(bets);
        planningEvents = List.copyOf(planningEvents);
        businessReviews = List.copyOf(businessReviews);
        teams = List.copyOf(teams);
        teamSkills = List.copyOf(teamSkills);
        toolsets = List.copyOf(toolsets);
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        roleHoldings = List.copyOf(roleHoldings);
        bodies = List.copyOf(bodies);
        absences = List.copyOf(absences);
        delegations = List.copyOf(delegations);
        calendars = List.copyOf(calendars);
        cadences = List.copyOf(cadences);
        meetings = List.copyOf(meetings);
        roadmapStarts = List.copyOf(roadmapStarts);
        products = List.copyOf(products);
        productStrategies = List.copyOf(productStrategies);
        dependencies = List.copyOf(dependencies);
        ownerships = List.copyOf(ownerships);
        engagements = List.copyOf(engagements);
        capabilities = List.copyOf(capabilities);
        capabilityInventories = List.copyOf(capabilityInventories);
        providedCapabilities = List.copyOf(providedCapabilities);
        graduations = List.copyOf(graduations);
        goldenPaths = List.copyOf(goldenPaths);
        goldenPathUses = List.copyOf(goldenPathUses);
        goldenPathDeviations = List.copyOf(goldenPathDeviations);
        deliveryPaths = List.copyOf(deliveryPaths);
        designSystemReleases = List.copyOf(designSystemReleases);
        designTokens = List.copyOf(designTokens);
        designComponents = List.copyOf(designComponents);
        interfaceAudits = List.copyOf(interfaceAudits);
        accessibilityAudits = List.copyOf(accessibilityAudits);
        accessibilityDefects = List.copyOf(accessibilityDefects);
        problems = List.copyOf(problems);
        userSegments = List.copyOf(userSegments);
        optionAssessments = List.copyOf(optionAssessments);
        assumptions = List.copyOf(assumptions);
        experiments = List.copyOf(experiments);
        experimentPlans = List.copyOf(experimentPlans);
        insights = List.copyOf(insights);
        traces = List.copyOf(traces);
        events = List.copyOf(events);
        dataContracts = List.copyOf(dataContracts);
        evidence = List.copyOf(evidence);
        approvals = List.copyOf(approvals);
        submissions = List.copyOf(submissions);
        heldReviews = List.copyOf(heldReviews);
        waivers = List.copyOf(waivers);
        overrideDecisions = List.copyOf(overrideDecisions);
        decisions = List.copyOf(decisions);
        riskRegisters = List.copyOf(riskRegisters);
        risks = List.copyOf(risks);
        controls = List.copyOf(controls);
        dataInventories = List.copyOf(dataInventories);
        dataFields = List.copyOf(dataFields);
        slos = List.copyOf(slos);
        slas = List.copyOf(slas);
        sloCounts = List.copyOf(sloCounts);
        sloEvaluations = List.copyOf(sloEvaluations);
        incidents = List.copyOf(incidents);
        releaseTrains = List.copyOf(releaseTrains);
        releases = List.copyOf(releases);
        rollouts = List.copyOf(rollouts);
        rolloutSteps = List.copyOf(rolloutSteps);
        budgets = List.copyOf(budgets);
        fundings = List.copyOf(fundings);
        tranches = List.copyOf(tranches);
        unitCostTargets = List.copyOf(unitCostTargets);
        allocationTargets = List.copyOf(allocationTargets);
        costs = List.copyOf(costs);
        costAnomalies = List.copyOf(costAnomalies);
        usageCounts = List.copyOf(usageCounts);
        flowItems = List.copyOf(flowItems);
        ReferenceCheck check = new ReferenceCheck();
        check.add("outcomes", outcomes);
        check.add("metrics", metrics);
        check.add("incentives", incentives);
        check.add("productMetrics", productMetrics);
        check.add("metricReadings", metricReadings);
        check.add("metricReviews", metricReviews);
        check.add("dashboards", dashboards);
        check.add("metricValues", metricValues);
        check.add("objectives", objectives);
        check.add("operatingModels", operatingModels);
        check.add("valueStreams", valueStreams);
        check.add("streamMaps", streamMaps);
        check.add("roadmaps", roadmaps);
        check.add("roadmapItems", roadmapItems);
        check.add("themes", themes);
        check.add("bets", bets);
        check.add("planningEvents", planningEvents);
        check.add("businessReviews", businessReviews);
        check.add("teams", teams);
        check.add("teamSkills", teamSkills);
        check.add("toolsets", toolsets);
        check.add("people", people);
        check.add("roles", roles);
        check.add("roleHoldings", roleHoldings);
        check.add("bodies", bodies);
        check.add("absences", absences);
        check.add("delegations", delegations);
        check.add("calendars", calendars);
        check.add("cadences", cadences);
        check.add("meetings", meetings);
        check.add("roadmapStarts", roadmapStarts);
        check.add("products", products);
        check.add("productStrategies", productStrategies);
        check.add("dependencies", dependencies);
        check.add("ownerships", ownerships);
        check.add("engagements", engagements);
        check.add("capabilities", capabilities);
        check.add("capabilityInventories", capabilityInventories);
        check.add("providedCapabilities", providedCapabilities);
        check.add("graduations", graduations);
        check.add("goldenPaths", goldenPaths);
        check.add("goldenPathUses", goldenPathUses);
        check.add("goldenPathDeviations", goldenPathDeviations);
        check.add("deliveryPaths", deliveryPaths);
        check.add("designSystemReleases", designSystemReleases);
        check.add("designTokens", designTokens);
        check.add("designComponents", designComponents);
        check.add("interfaceAudits", interfaceAudits);
        check.add("accessibilityAudits", accessibilityAudits);
        check.add("accessibilityDefects", accessibilityDefects);
        check.add("problems", problems);
        check.add("userSegments", userSegments);
        check.add("optionAssessments", optionAssessments);
        check.add("assumptions", assumptions);
        check.add("experiments", experiments);
        check.add("experimentPlans", experimentPlans);
        check.add("insights", insights);
        check.add("traces", traces);
        check.add("events", events);
        check.add("dataContracts", dataContracts);
        check.add("evidence", evidence);
        check.add("approvals", approvals);
        check.add("submissions", submissions);
        check.add("heldReviews", heldReviews);
        check.add("waivers", waivers);
        check.add("overrideDecisions", overrideDecisions);
        check.add("decisions", decisions);
        check.add("riskRegisters", riskRegisters);
        check.add("risks", risks);
        check.add("controls", controls);
        check.add("dataInventories", dataInventories);
        check.add("dataFields", dataFields);
        check.add("slos", slos);
        check.add("slas", slas);
        check.add("sloCounts", sloCounts);
        check.add("sloEvaluations", sloEvaluations);
        check.add("incidents", incidents);
        check.add("releaseTrains", releaseTrains);
        check.add("releases", releases);
        check.add("rollouts", rollouts);
        check.add("rolloutSteps", rolloutSteps);
        check.add("budgets", budgets);
        check.add("fundings", fundings);
        check.add("tranches", tranches);
        check.add("unitCostTargets", unitCostTargets);
        check.add("allocationTargets", allocationTargets);
        check.add("costs", costs);
        check.add("costAnomalies", costAnomalies);
        check.add("usageCounts", usageCounts);
        check.add("flowItems", flowItems);
        List<PortfolioViolation> violations = check.violations();
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(violations.stream()
                    .map(violation -> violation.path() + ": " + violation.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** The product of that id; empty when there is none. */
    public Optional<Product> product(ProductId id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }

    private static Constructor<Portfolio> constructor() {
        try {
            return Portfolio.class.getDeclaredConstructor(
                    Arrays.stream(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record must have its canonical constructor.", e);
        }
    }

    /** The facts of one of the lists. */
    List<Record> of(RecordComponent list) {
        try {
            return ((List<?>) list.getAccessor().invoke(this))
                    .stream().map(Record.class::cast).toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The lists of a portfolio must be readable.", e);
        }
    }

    /** The products that are not retired, in their order. */
    public List<Product> liveProducts() {
        return products.stream()
                .filter(product -> product.stage() != Stage.RETIRED)
                .toList();
    }

    /**
     * Those of the facts that are not about a retired product, in their order; a fact about no product is one of them.
     *
     * @param facts facts of this portfolio, in any order
     */
    public <T extends ProductScoped> List<T> live(Collection<T> facts) {
        Set<ProductId> retired = products.stream()
                .filter(product -> product.stage() == Stage.RETIRED)
                .map(Product::id)
                .collect(Collectors.toSet());
        return facts.stream()
                .filter(fact -> fact.productId() == null || !retired.contains(fact.productId()))
                .toList();
    }

    /** An empty portfolio to add to. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that holds all of this. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        for (RecordComponent list : COMPONENTS) {
            builder.lists.put(list.getName(), new ArrayList<>(of(list)));
        }
        return builder;
    }

    /** Collects the parts of a portfolio; not safe for use by several threads. */
    public static final class Builder {

        private final Map<String, List<Record>> lists = new HashMap<>();

        private Builder() {}

        Builder add(String name, Record... added) {
            lists.computeIfAbsent(name, list -> new ArrayList<>()).addAll(List.of(added));
            return this;
        }

        /** Adds to what the portfolio is for. */
        public Builder outcomes(Outcome... added) {
            return add("outcomes", added);
        }

        /** Adds to the metrics catalogue. */
        public Builder metrics(MetricDefinition... added) {
            return add("metrics", added);
        }

        /** Adds to what people in roles are rewarded for. */
        public Builder incentives(Incentive... added) {
            return add("incentives", added);
        }

        /** Adds to the metrics that products are measured by. */
        public Builder productMetrics(ProductMetric... added) {
            return add("productMetrics", added);
        }

        /** Adds to what metrics came to. */
        public Builder metricReadings(MetricReading... added) {
            return add("metricReadings", added);
        }

        /** Adds to when somebody looked at metrics. */
        public Builder metricReviews(MetricReview... added) {
            return add("metricReviews", added);
        }

        /** Adds to the views of figures. */
        public Builder dashboards(Dashboard... added) {
            return add("dashboards", added);
        }

        /** Adds to what the metrics came to. */
        public Builder metricValues(MetricValue... added) {
            return add("metricValues", added);
        }

        /** Adds to what the organisation and its parts aim at. */
        public Builder objectives(Objective... added) {
            return add("objectives", added);
        }

        /** Adds to what the organisation says about how it works. */
        public Builder operatingModels(DeclaredOperatingModel... added) {
            return add("operatingModels", added);
        }

        /** Adds to the value streams. */
        public Builder valueStreams(ValueStream... added) {
            return add("valueStreams", added);
        }

        /** Adds to the versions of the map of value streams. */
        public Builder streamMaps(StreamMap... added) {
            return add("streamMaps", added);
        }

        /** Adds to the revisions of the roadmaps of value streams. */
        public Builder roadmaps(Roadmap... added) {
            return add("roadmaps", added);
        }

        /** Adds to what is on roadmaps. */
        public Builder roadmapItems(RoadmapItem... added) {
            return add("roadmapItems", added);
        }

        /** Adds to what the portfolio concentrates on. */
        public Builder themes(Theme... added) {
            return add("themes", added);
        }

        /** Adds to what value streams try. */
        public Builder bets(Bet... added) {
            return add("bets", added);
        }

        /** Adds to when teams planned together. */
        public Builder planningEvents(PlanningEvent... added) {
            return add("planningEvents", added);
        }

        /** Adds to when value streams were reviewed. */
        public Builder businessReviews(BusinessReview... added) {
            return add("businessReviews", added);
        }

        /** Adds to the teams. */
        public Builder teams(Team... added) {
            return add("teams", added);
        }

        /** Adds to the skills that the work of teams needs. */
        public Builder teamSkills(TeamSkill... added) {
            return add("teamSkills", added);
        }

        /** Adds to what teams have tools for. */
        public Builder toolsets(Toolset... added) {
            return add("toolsets", added);
        }

        /** Adds to the people. */
        public Builder people(Person... added) {
            return add("people", added);
        }

        /** Adds to the roles beside the standard ones. */
        public Builder roles(Role... added) {
            return add("roles", added);
        }

        /** Adds to who holds which role, and when. */
        public Builder roleHoldings(RoleHolding... added) {
            return add("roleHoldings", added);
        }

        /** Adds to the bodies that decide. */
        public Builder bodies(Body... added) {
            return add("bodies", added);
        }

        /** Adds to when people cannot act. */
        public Builder absences(Absence... added) {
            return add("absences", added);
        }

        /** Adds to who may act for whom. */
        public Builder delegations(Delegation... added) {
            return add("delegations", added);
        }

        /** Adds the days on which the organisation works. */
        public Builder calendars(BusinessCalendar... added) {
            return add("calendars", added);
        }

        /** Adds to what people meet for again and again. */
        public Builder cadences(Cadence... added) {
            return add("cadences", added);
        }

        /** Adds to the meetings that were held. */
        public Builder meetings(Meeting... added) {
            return add("meetings", added);
        }

        /** Adds when the organisation began to adopt the operating model. */
        public Builder roadmapStarts(RoadmapStart... added) {
            return add("roadmapStarts", added);
        }

        /** Adds to the products and shared capabilities. */
        public Builder products(Product... added) {
            return add("products", added);
        }

        /** Adds to what products are to become. */
        public Builder productStrategies(ProductStrategy... added) {
            return add("productStrategies", added);
        }

        /** Adds to what products need from each other. */
        public Builder dependencies(Dependency... added) {
            return add("dependencies", added);
        }

        /** Adds to which teams answer for products. */
        public Builder ownerships(Ownership... added) {
            return add("ownerships", added);
        }

        /** Adds to the partners who work on products. */
        public Builder engagements(PartnerEngagement... added) {
            return add("engagements", added);
        }

        /** Adds to the capabilities beside the standard ones. */
        public Builder capabilities(Capability... added) {
            return add("capabilities", added);
        }

        /** Adds to proofs that somebody looked which capabilities products provide. */
        public Builder capabilityInventories(CapabilityInventory... added) {
            return add("capabilityInventories", added);
        }

        /** Adds to the capabilities that products provide. */
        public Builder providedCapabilities(ProvidedCapability... added) {
            return add("providedCapabilities", added);
        }

        /** Adds to the ways of features into shared capabilities. */
        public Builder graduations(Graduation... added) {
            return add("graduations", added);
        }

        /** Adds to the golden paths. */
        public Builder goldenPaths(GoldenPath... added) {
            return add("goldenPaths", added);
        }

        /** Adds to which products are on which golden path, and when. */
        public Builder goldenPathUses(GoldenPathUse... added) {
            return add("goldenPathUses", added);
        }

        /** Adds to which products may be off the golden paths, and until when. */
        public Builder goldenPathDeviations(GoldenPathDeviation... added) {
            return add("goldenPathDeviations", added);
        }

        /** Adds to the ways of changes into production. */
        public Builder deliveryPaths(DeliveryPath... added) {
            return add("deliveryPaths", added);
        }

        /** Adds to the versions of design systems. */
        public Builder designSystemReleases(DesignSystemRelease... added) {
            return add("designSystemReleases", added);
        }

        /** Adds to the tokens of design systems. */
        public Builder designTokens(DesignToken... added) {
            return add("designTokens", added);
        }

        /** Adds to the components of design systems. */
        public Builder designComponents(DesignComponent... added) {
            return add("designComponents", added);
        }

        /** Adds to what user interfaces are built from. */
        public Builder interfaceAudits(InterfaceAudit... added) {
            return add("interfaceAudits", added);
        }

        /** Adds to how far products follow the accessibility guidelines. */
        public Builder accessibilityAudits(AccessibilityAudit... added) {
            return add("accessibilityAudits", added);
        }

        /** Adds to what keeps people with a disability from using products. */
        public Builder accessibilityDefects(AccessibilityDefect... added) {
            return add("accessibilityDefects", added);
        }

        /** Adds to the problems that products are to solve. */
        public Builder problems(ProblemStatement... added) {
            return add("problems", added);
        }

        /** Adds to the groups of users that products are for. */
        public Builder userSegments(UserSegment... added) {
            return add("userSegments", added);
        }

        /** Adds to the comparisons of build, buy and partner. */
        public Builder optionAssessments(OptionAssessment... added) {
            return add("optionAssessments", added);
        }

        /** Adds to what products rest on. */
        public Builder assumptions(Assumption... added) {
            return add("assumptions", added);
        }

        /** Adds to the tests of assumptions. */
        public Builder experiments(Experiment... added) {
            return add("experiments", added);
        }

        /** Adds to what is to be learnt after launch. */
        public Builder experimentPlans(ExperimentPlan... added) {
            return add("experimentPlans", added);
        }

        /** Adds to the feedback, ideas and findings. */
        public Builder insights(Insight... added) {
            return add("insights", added);
        }

        /** Adds to what was made of insights. */
        public Builder traces(Trace... added) {
            return add("traces", added);
        }

        /** Adds to the telemetry events of the catalogue. */
        public Builder events(EventSchema... added) {
            return add("events", added);
        }

        /** Adds to what users of data may rely on. */
        public Builder dataContracts(DataContract... added) {
            return add("dataContracts", added);
        }

        /** Adds to the evidence. */
        public Builder evidence(Evidence... added) {
            return add("evidence", added);
        }

        /** Adds to the approvals of evidence. */
        public Builder approvals(Approval... added) {
            return add("approvals", added);
        }

        /** Adds to what was submitted to gates. */
        public Builder submissions(GateSubmission... added) {
            return add("submissions", added);
        }

        /** Adds to what gates decided. */
        public Builder heldReviews(HeldReview... added) {
            return add("heldReviews", added);
        }

        /** Adds to the waivers. */
        public Builder waivers(Waiver... added) {
            return add("waivers", added);
        }

        /** Adds to the decisions that packs of the organisation may override others. */
        public Builder overrideDecisions(OverrideDecision... added) {
            return add("overrideDecisions", added);
        }

        /** Adds to the decisions that were asked for. */
        public Builder decisions(DecisionRecord... added) {
            return add("decisions", added);
        }

        /** Adds to proofs that somebody looked for risks. */
        public Builder riskRegisters(RiskRegister... added) {
            return add("riskRegisters", added);
        }

        /** Adds to the risks. */
        public Builder risks(ProductRisk... added) {
            return add("risks", added);
        }

        /** Adds to the safeguards. */
        public Builder controls(Control... added) {
            return add("controls", added);
        }

        /** Adds to proofs that somebody looked for personal data. */
        public Builder dataInventories(DataInventory... added) {
            return add("dataInventories", added);
        }

        /** Adds to the fields of personal data. */
        public Builder dataFields(DataField... added) {
            return add("dataFields", added);
        }

        /** Adds to the service level objectives. */
        public Builder slos(Slo... added) {
            return add("slos", added);
        }

        /** Adds to the service level agreements. */
        public Builder slas(Sla... added) {
            return add("slas", added);
        }

        /** Adds to what was counted against the objectives. */
        public Builder sloCounts(SloCount... added) {
            return add("sloCounts", added);
        }

        /** Adds to what sets of objectives came to. */
        public Builder sloEvaluations(SloEvaluation... added) {
            return add("sloEvaluations", added);
        }

        /** Adds to what went wrong. */
        public Builder incidents(Incident... added) {
            return add("incidents", added);
        }

        /** Adds to the calendars by which versions leave together. */
        public Builder releaseTrains(ReleaseTrain... added) {
            return add("releaseTrains", added);
        }

        /** Adds to the versions that went out. */
        public Builder releases(Release... added) {
            return add("releases", added);
        }

        /** Adds to the plans by which versions reach more and more users. */
        public Builder rollouts(Rollout... added) {
            return add("rollouts", added);
        }

        /** Adds to what rollouts reached. */
        public Builder rolloutSteps(RolloutStep... added) {
            return add("rolloutSteps", added);
        }

        /** Adds to the budgets. */
        public Builder budgets(Budget... added) {
            return add("budgets", added);
        }

        /** Adds to the money that is approved. */
        public Builder fundings(Funding... added) {
            return add("fundings", added);
        }

        /** Adds to the parts in which money is released. */
        public Builder tranches(Tranche... added) {
            return add("tranches", added);
        }

        /** Adds to what products may cost for each unit of their use. */
        public Builder unitCostTargets(UnitCostTarget... added) {
            return add("unitCostTargets", added);
        }

        /** Adds to how the work of products is meant to be divided. */
        public Builder allocationTargets(AllocationTarget... added) {
            return add("allocationTargets", added);
        }

        /** Adds to the charges. */
        public Builder costs(Cost... added) {
            return add("costs", added);
        }

        /** Adds to costs that nobody expected. */
        public Builder costAnomalies(CostAnomaly... added) {
            return add("costAnomalies", added);
        }

        /** Adds to how much products were used. */
        public Builder usageCounts(UsageCount... added) {
            return add("usageCounts", added);
        }

        /** Adds to the units of work. */
        public Builder flowItems(FlowItem... added) {
            return add("flowItems", added);
        }

        /**
         * The portfolio of what was added.
         *
         * @throws IllegalArgumentException if an id is taken twice or refers to nothing; the message names all of them
         */
        public Portfolio build() {
            Object[] all = Arrays.stream(COMPONENTS)
                    .map(list -> lists.getOrDefault(list.getName(), List.of()))
                    .toArray();
            try {
                return CONSTRUCTOR.newInstance(all);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IllegalArgumentException refused) {
                    throw refused;
                }
                throw new IllegalStateException("A portfolio must be built or refused.", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The constructor of a portfolio must be callable.", e);
            }
        }
    }
}
