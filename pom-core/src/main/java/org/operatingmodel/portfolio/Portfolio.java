package org.operatingmodel.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentPlan;
import org.operatingmodel.discovery.OptionAssessment;
import org.operatingmodel.discovery.ProblemStatement;
import org.operatingmodel.discovery.UserSegment;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.Waiver;
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
 * @param valueStreams the value streams
 * @param teams the teams
 * @param people the people
 * @param roles the roles beside the standard ones
 * @param roleHoldings who holds which role, and when
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
 * @param waivers the waivers
 * @param overrideDecisions the decisions that packs of the organisation may override others
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
        List<ValueStream> valueStreams,
        List<Team> teams,
        List<Person> people,
        List<Role> roles,
        List<RoleHolding> roleHoldings,
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
        List<Waiver> waivers,
        List<OverrideDecision> overrideDecisions,
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
    /** @throws IllegalArgumentException if an id is taken twice or refers to nothing; the message names all of them */
    public Portfolio {
        outcomes = List.copyOf(outcomes);
        metrics = List.copyOf(metrics);
        valueStreams = List.copyOf(valueStreams);
        teams = List.copyOf(teams);
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        roleHoldings = List.copyOf(roleHoldings);
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
        waivers = List.copyOf(waivers);
        overrideDecisions = List.copyOf(overrideDecisions);
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
        check.add("valueStreams", valueStreams);
        check.add("teams", teams);
        check.add("people", people);
        check.add("roles", roles);
        check.add("roleHoldings", roleHoldings);
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
        check.add("waivers", waivers);
        check.add("overrideDecisions", overrideDecisions);
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

    /** An empty portfolio to add to. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that holds all of this. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.outcomes.addAll(outcomes);
        builder.metrics.addAll(metrics);
        builder.valueStreams.addAll(valueStreams);
        builder.teams.addAll(teams);
        builder.people.addAll(people);
        builder.roles.addAll(roles);
        builder.roleHoldings.addAll(roleHoldings);
        builder.products.addAll(products);
        builder.dependencies.addAll(dependencies);
        builder.problems.addAll(problems);
        builder.userSegments.addAll(userSegments);
        builder.optionAssessments.addAll(optionAssessments);
        builder.assumptions.addAll(assumptions);
        builder.experiments.addAll(experiments);
        builder.experimentPlans.addAll(experimentPlans);
        builder.events.addAll(events);
        builder.evidence.addAll(evidence);
        builder.approvals.addAll(approvals);
        builder.waivers.addAll(waivers);
        builder.overrideDecisions.addAll(overrideDecisions);
        builder.riskRegisters.addAll(riskRegisters);
        builder.risks.addAll(risks);
        builder.controls.addAll(controls);
        builder.dataInventories.addAll(dataInventories);
        builder.dataFields.addAll(dataFields);
        builder.slos.addAll(slos);
        builder.slas.addAll(slas);
        builder.sloCounts.addAll(sloCounts);
        builder.sloEvaluations.addAll(sloEvaluations);
        builder.budgets.addAll(budgets);
        builder.allocationTargets.addAll(allocationTargets);
        builder.costs.addAll(costs);
        builder.usageCounts.addAll(usageCounts);
        builder.flowItems.addAll(flowItems);

        return builder;
    }

    /** Collects the parts of a portfolio; not safe for use by several threads. */
    public static final class Builder {
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<MetricDefinition> metrics = new ArrayList<>();
        private final List<ValueStream> valueStreams = new ArrayList<>();
        private final List<Team> teams = new ArrayList<>();
        private final List<Person> people = new ArrayList<>();
        private final List<Role> roles = new ArrayList<>();
        private final List<RoleHolding> roleHoldings = new ArrayList<>();
        private final List<Product> products = new ArrayList<>();
        private final List<Dependency> dependencies = new ArrayList<>();
        private final List<ProblemStatement> problems = new ArrayList<>();
        private final List<UserSegment> userSegments = new ArrayList<>();
        private final List<OptionAssessment> optionAssessments = new ArrayList<>();
        private final List<Assumption> assumptions = new ArrayList<>();
        private final List<Experiment> experiments = new ArrayList<>();
        private final List<ExperimentPlan> experimentPlans = new ArrayList<>();
        private final List<EventSchema> events = new ArrayList<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<Approval> approvals = new ArrayList<>();
        private final List<Waiver> waivers = new ArrayList<>();
        private final List<OverrideDecision> overrideDecisions = new ArrayList<>();
        private final List<RiskRegister> riskRegisters = new ArrayList<>();
        private final List<ProductRisk> risks = new ArrayList<>();
        private final List<Control> controls = new ArrayList<>();
        private final List<DataInventory> dataInventories = new ArrayList<>();
        private final List<DataField> dataFields = new ArrayList<>();
        private final List<Slo> slos = new ArrayList<>();
        private final List<Sla> slas = new ArrayList<>();
        private final List<SloCount> sloCounts = new ArrayList<>();
        private final List<SloEvaluation> sloEvaluations = new ArrayList<>();
        private final List<Budget> budgets = new ArrayList<>();
        private final List<AllocationTarget> allocationTargets = new ArrayList<>();
        private final List<Cost> costs = new ArrayList<>();
        private final List<UsageCount> usageCounts = new ArrayList<>();
        private final List<FlowItem> flowItems = new ArrayList<>();

        private Builder() {}

        /** Adds to what the portfolio is for. */
        public Builder outcomes(Outcome... added) {
            outcomes.addAll(List.of(added));
            return this;
        }

        /** Adds to the metrics catalogue. */
        public Builder metrics(MetricDefinition... added) {
            metrics.addAll(List.of(added));
            return this;
        }

        /** Adds to the value streams. */
        public Builder valueStreams(ValueStream... added) {
            valueStreams.addAll(List.of(added));
            return this;
        }

        /** Adds to the teams. */
        public Builder teams(Team... added) {
            teams.addAll(List.of(added));
            return this;
        }

        /** Adds to the people. */
        public Builder people(Person... added) {
            people.addAll(List.of(added));
            return this;
        }

        /** Adds to the roles beside the standard ones. */
        public Builder roles(Role... added) {
            roles.addAll(List.of(added));
            return this;
        }

        /** Adds to who holds which role, and when. */
        public Builder roleHoldings(RoleHolding... added) {
            roleHoldings.addAll(List.of(added));
            return this;
        }

        /** Adds to the products and shared capabilities. */
        public Builder products(Product... added) {
            products.addAll(List.of(added));
            return this;
        }

        /** Adds to what products need from each other. */
        public Builder dependencies(Dependency... added) {
            dependencies.addAll(List.of(added));
            return this;
        }

        /** Adds to the problems that products are to solve. */
        public Builder problems(ProblemStatement... added) {
            problems.addAll(List.of(added));
            return this;
        }

        /** Adds to the groups of users that products are for. */
        public Builder userSegments(UserSegment... added) {
            userSegments.addAll(List.of(added));
            return this;
        }

        /** Adds to the comparisons of build, buy and partner. */
        public Builder optionAssessments(OptionAssessment... added) {
            optionAssessments.addAll(List.of(added));
            return this;
        }

        /** Adds to what products rest on. */
        public Builder assumptions(Assumption... added) {
            assumptions.addAll(List.of(added));
            return this;
        }

        /** Adds to the tests of assumptions. */
        public Builder experiments(Experiment... added) {
            experiments.addAll(List.of(added));
            return this;
        }

        /** Adds to what is to be learnt after launch. */
        public Builder experimentPlans(ExperimentPlan... added) {
            experimentPlans.addAll(List.of(added));
            return this;
        }

        /** Adds to the telemetry events of the catalogue. */
        public Builder events(EventSchema... added) {
            events.addAll(List.of(added));
            return this;
        }

        /** Adds to the evidence. */
        public Builder evidence(Evidence... added) {
            evidence.addAll(List.of(added));
            return this;
        }

        /** Adds to the approvals of evidence. */
        public Builder approvals(Approval... added) {
            approvals.addAll(List.of(added));
            return this;
        }

        /** Adds to the waivers. */
        public Builder waivers(Waiver... added) {
            waivers.addAll(List.of(added));
            return this;
        }

        /** Adds to the decisions that packs of the organisation may override others. */
        public Builder overrideDecisions(OverrideDecision... added) {
            overrideDecisions.addAll(List.of(added));
            return this;
        }

        /** Adds to proofs that somebody looked for risks. */
        public Builder riskRegisters(RiskRegister... added) {
            riskRegisters.addAll(List.of(added));
            return this;
        }

        /** Adds to the risks. */
        public Builder risks(ProductRisk... added) {
            risks.addAll(List.of(added));
            return this;
        }

        /** Adds to the safeguards. */
        public Builder controls(Control... added) {
            controls.addAll(List.of(added));
            return this;
        }

        /** Adds to proofs that somebody looked for personal data. */
        public Builder dataInventories(DataInventory... added) {
            dataInventories.addAll(List.of(added));
            return this;
        }

        /** Adds to the fields of personal data. */
        public Builder dataFields(DataField... added) {
            dataFields.addAll(List.of(added));
            return this;
        }

        /** Adds to the service level objectives. */
        public Builder slos(Slo... added) {
            slos.addAll(List.of(added));
            return this;
        }

        /** Adds to the service level agreements. */
        public Builder slas(Sla... added) {
            slas.addAll(List.of(added));
            return this;
        }

        /** Adds to what was counted against the objectives. */
        public Builder sloCounts(SloCount... added) {
            sloCounts.addAll(List.of(added));
            return this;
        }

        /** Adds to what sets of objectives came to. */
        public Builder sloEvaluations(SloEvaluation... added) {
            sloEvaluations.addAll(List.of(added));
            return this;
        }

        /** Adds to the budgets. */
        public Builder budgets(Budget... added) {
            budgets.addAll(List.of(added));
            return this;
        }

        /** Adds to how the work of products is meant to be divided. */
        public Builder allocationTargets(AllocationTarget... added) {
            allocationTargets.addAll(List.of(added));
            return this;
        }

        /** Adds to the charges. */
        public Builder costs(Cost... added) {
            costs.addAll(List.of(added));
            return this;
        }

        /** Adds to how much products were used. */
        public Builder usageCounts(UsageCount... added) {
            usageCounts.addAll(List.of(added));
            return this;
        }

        /** Adds to the units of work. */
        public Builder flowItems(FlowItem... added) {
            flowItems.addAll(List.of(added));
            return this;
        }

        /**
         * The portfolio of what was added.
         *
         * @throws IllegalArgumentException if an id is taken twice or refers to nothing; the message names all of them
         */
        public Portfolio build() {
            return new Portfolio(
                    outcomes,
                    metrics,
                    valueStreams,
                    teams,
                    people,
                    roles,
                    roleHoldings,
                    products,
                    dependencies,
                    problems,
                    userSegments,
                    optionAssessments,
                    assumptions,
                    experiments,
                    experimentPlans,
                    events,
                    evidence,
                    approvals,
                    waivers,
                    overrideDecisions,
                    riskRegisters,
                    risks,
                    controls,
                    dataInventories,
                    dataFields,
                    slos,
                    slas,
                    sloCounts,
                    sloEvaluations,
                    budgets,
                    allocationTargets,
                    costs,
                    usageCounts,
                    flowItems);
        }
    }
}
