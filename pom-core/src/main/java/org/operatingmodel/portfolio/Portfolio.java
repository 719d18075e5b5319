package org.operatingmodel.portfolio;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.Delegation;
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
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageCount;
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
 * @param operatingModels what the organisation says about how it works
 * @param valueStreams the value streams
 * @param teams the teams
 * @param people the people
 * @param roles the roles beside the standard ones
 * @param roleHoldings who holds which role, and when
 * @param absences when people cannot act
 * @param delegations who may act for whom
 * @param calendars the days on which the organisation works, at most one
 * @param products the products and shared capabilities
 * @param dependencies what products need from each other
 * @param problems the problems that products are to solve
 * @param userSegments the groups of users that products are for
 * @param optionAssessments the comparisons of build, buy and partner
 * @param assumptions what products rest on
 * @param experiments the tests of assumptions
 * @param experimentPlans what is to be learnt after launch
 * @param events the telemetry events of the catalogue
 * @param evidence the evidence
 * @param approvals the approvals of evidence
 * @param submissions what was submitted to which gate
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
 * @param budgets the budgets
 * @param allocationTargets how the work of products is meant to be divided
 * @param costs the charges
 * @param usageCounts how much products were used
 * @param flowItems the units of work
 * @since 0.1
 */
public record Portfolio(
        List<Outcome> outcomes,
        List<MetricDefinition> metrics,
        List<DeclaredOperatingModel> operatingModels,
        List<ValueStream> valueStreams,
        List<Team> teams,
        List<Person> people,
        List<Role> roles,
        List<RoleHolding> roleHoldings,
        List<Absence> absences,
        List<Delegation> delegations,
        List<BusinessCalendar> calendars,
        List<Product> products,
        List<Dependency> dependencies,
        List<ProblemStatement> problems,
        List<UserSegment> userSegments,
        List<OptionAssessment> optionAssessments,
        List<Assumption> assumptions,
        List<Experiment> experiments,
        List<ExperimentPlan> experimentPlans,
        List<EventSchema> events,
        List<Evidence> evidence,
        List<Approval> approvals,
        List<GateSubmission> submissions,
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
        List<Budget> budgets,
        List<AllocationTarget> allocationTargets,
        List<Cost> costs,
        List<UsageCount> usageCounts,
        List<FlowItem> flowItems) {
    static final RecordComponent[] COMPONENTS = Portfolio.class.getRecordComponents();
    private static final Constructor<Portfolio> CONSTRUCTOR = constructor();

    /** @throws IllegalArgumentException if an id is taken twice or refers to nothing; the message names all of them */
    public Portfolio {
        outcomes = List.copyOf(outcomes);
        metrics = List.copyOf(metrics);
        operatingModels = List.copyOf(operatingModels);
        valueStreams = List.copyOf(valueStreams);
        teams = List.copyOf(teams);
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        roleHoldings = List.copyOf(roleHoldings);
        absences = List.copyOf(absences);
        delegations = List.copyOf(delegations);
        calendars = List.copyOf(calendars);
        products = List.copyOf(products);
        dependencies = List.copyOf(dependencies);
        problems = List.copyOf(problems);
        userSegments = List.copyOf(userSegments);
        optionAssessments = List.copyOf(optionAssessments);
        assumptions = List.copyOf(assumptions);
        experiments = List.copyOf(experiments);
        experimentPlans = List.copyOf(experimentPlans);
        events = List.copyOf(events);
        evidence = List.copyOf(evidence);
        approvals = List.copyOf(approvals);
        submissions = List.copyOf(submissions);
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
        budgets = List.copyOf(budgets);
        allocationTargets = List.copyOf(allocationTargets);
        costs = List.copyOf(costs);
        usageCounts = List.copyOf(usageCounts);
        flowItems = List.copyOf(flowItems);
        ReferenceCheck check = new ReferenceCheck();
        check.add("outcomes", outcomes);
        check.add("metrics", metrics);
        check.add("operatingModels", operatingModels);
        check.add("valueStreams", valueStreams);
        check.add("teams", teams);
        check.add("people", people);
        check.add("roles", roles);
        check.add("roleHoldings", roleHoldings);
        check.add("absences", absences);
        check.add("delegations", delegations);
        check.add("calendars", calendars);
        check.add("products", products);
        check.add("dependencies", dependencies);
        check.add("problems", problems);
        check.add("userSegments", userSegments);
        check.add("optionAssessments", optionAssessments);
        check.add("assumptions", assumptions);
        check.add("experiments", experiments);
        check.add("experimentPlans", experimentPlans);
        check.add("events", events);
        check.add("evidence", evidence);
        check.add("approvals", approvals);
        check.add("submissions", submissions);
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
        check.add("budgets", budgets);
        check.add("allocationTargets", allocationTargets);
        check.add("costs", costs);
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

        /** Adds to what the organisation says about how it works. */
        public Builder operatingModels(DeclaredOperatingModel... added) {
            return add("operatingModels", added);
        }

        /** Adds to the value streams. */
        public Builder valueStreams(ValueStream... added) {
            return add("valueStreams", added);
        }

        /** Adds to the teams. */
        public Builder teams(Team... added) {
            return add("teams", added);
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

        /** Adds to the products and shared capabilities. */
        public Builder products(Product... added) {
            return add("products", added);
        }

        /** Adds to what products need from each other. */
        public Builder dependencies(Dependency... added) {
            return add("dependencies", added);
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

        /** Adds to the telemetry events of the catalogue. */
        public Builder events(EventSchema... added) {
            return add("events", added);
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

        /** Adds to the budgets. */
        public Builder budgets(Budget... added) {
            return add("budgets", added);
        }

        /** Adds to how the work of products is meant to be divided. */
        public Builder allocationTargets(AllocationTarget... added) {
            return add("allocationTargets", added);
        }

        /** Adds to the charges. */
        public Builder costs(Cost... added) {
            return add("costs", added);
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
