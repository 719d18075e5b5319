package org.operatingmodel.benchmarks;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
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
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloId;
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

/**
 * Products in turn at each stage that has a standard gate; each with the facts that all gates ask for, so that four of
 * five pass, and every fifth lacks fresh evidence.
 */
final class StandardPortfolio {
    private static final Instant AS_OF = Workload.AS_OF;
    private static final OutcomeId OUTCOME = new OutcomeId("onboarding-time");
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");
    private static final PersonId AUTHOR = new PersonId("carl");
    private static final int PEOPLE = 50;
    static final int PRODUCTS_OF_A_TEAM = 4;
    private static final List<Stage> STAGES =
            List.of(Stage.DISCOVERY, Stage.MVP, Stage.LIMITED_LAUNCH, Stage.GENERAL_AVAILABILITY, Stage.RETIREMENT);

    private final Portfolio.Builder portfolio = Portfolio.builder();

    private StandardPortfolio() {}

    static Portfolio of(int products) {
        StandardPortfolio here = new StandardPortfolio();
        here.organisation();
        for (int i = 0; i < products; i++) {
            here.product(i);
        }
        return here.portfolio.build();
    }

    /** The portfolio of so many teams, each of which answers for four products. */
    static Portfolio ofTeams(int teams) {
        Portfolio plain = of(PRODUCTS_OF_A_TEAM * teams);
        List<Record> added = new ArrayList<>();
        List<Record> replaced = new ArrayList<>();
        for (int i = 0; i < teams; i++) {
            TeamId team = new TeamId("team-" + i);
            added.add(new Team(team, "Team " + i, STREAM, List.of(AUTHOR)));
            for (Product product : plain.products().subList(PRODUCTS_OF_A_TEAM * i, PRODUCTS_OF_A_TEAM * (i + 1))) {
                replaced.add(new Product(
                        product.id(),
                        product.name(),
                        product.kind(),
                        product.stage(),
                        product.channels(),
                        product.valueStreamId(),
                        team,
                        product.owner(),
                        product.outcomeIds(),
                        product.consumes(),
                        product.releasedVersion()));
            }
        }
        return new PortfolioPatch(Map.of("teams", added), Map.of("products", replaced), Map.of()).applyTo(plain);
    }

    private void organisation() {
        portfolio.valueStreams(new ValueStream(STREAM, "Partner growth"));
        portfolio.people(new Person(AUTHOR, "Carl"));
        for (int i = 0; i < PEOPLE; i++) {
            portfolio.people(new Person(operator(i), "Operator " + i));
            portfolio.roleHoldings(
                    new RoleHolding(operator(i), RoleId.OPERATIONS, daysBefore(700), null),
                    new RoleHolding(operator(i), RoleId.PRODUCT_LEAD, daysBefore(700), null));
        }
        portfolio.outcomes(new Outcome(
                OUTCOME,
                "Partners start sooner",
                OutcomeKind.ADOPTION,
                Direction.DECREASE,
                "days",
                new BigDecimal("20"),
                new BigDecimal("5"),
                LocalDate.of(2026, 12, 31),
                AUTHOR));
        for (String metric : List.of("time-to-first-order", "error-rate", "latency")) {
            portfolio.metrics(
                    new MetricDefinition(new MetricId(metric), metric, "counted daily", "percent", 1, AUTHOR));
        }
    }

    private void product(int number) {
        ProductId id = Workload.id(number);
        PersonId operator = operator(number % PEOPLE);
        int late = number % 5 == 4 ? 1_000 : 0;
        portfolio.products(new Product(
                id,
                "Product " + number,
                ProductKind.APPLICATION,
                STAGES.get(number / 5 % STAGES.size()),
                Set.of(Channel.WEB),
                STREAM,
                null,
                operator,
                List.of(OUTCOME),
                List.of(),
                "1.0"));
        discovery(id, operator, late);
        mvp(id, operator, late);
        launch(id, late);
    }

    private void discovery(ProductId id, PersonId operator, int late) {
        portfolio.problems(new ProblemStatement(
                new ProblemId(id + "-slow"), id, "Partners wait weeks for access.", List.of("new partners")));
        portfolio.userSegments(new UserSegment(new UserSegmentId(id + "-new"), id, "New partners"));
        portfolio.optionAssessments(new OptionAssessment(
                new AssessmentId(id + "-sourcing"),
                id,
                Set.of(SourcingOption.BUILD, SourcingOption.BUY),
                List.of("cost over three years"),
                SourcingOption.BUILD,
                operator,
                daysBefore(250)));
        portfolio.dataInventories(new DataInventory(id, daysBefore(10 + late)));
        portfolio.dataFields(new DataField(id, "e-mail", "to sign in", 30, 30));
        for (ControlKind kind : ControlKind.values()) {
            portfolio.controls(new Control(new ControlId(id + "-" + kind), id, kind, "Control", Stage.DISCOVERY));
        }
        portfolio.evidence(
                evidence(id, "seen", EvidenceKind.PROBLEM_EVIDENCE, id + "-slow", null, 300, null, null),
                evidence(id, "interviews", EvidenceKind.USER_RESEARCH, id + "-new", null, 10 + late, null, null));
    }

    private void mvp(ProductId id, PersonId operator, int late) {
        AssumptionId assumption = new AssumptionId(id + "-alone");
        portfolio.assumptions(new Assumption(assumption, id, "Partners need no help.", true));
        portfolio.experiments(new Experiment(
                new ExperimentId(id + "-pilot"), id, assumption, ExperimentResult.VALIDATED, daysBefore(150)));
        portfolio.events(
                new EventSchema(new EventId(id + ".signed-in"), id, "A partner signed in.", operator),
                new EventSchema(new EventId(id + ".ordered"), id, "A partner ordered.", operator));
        portfolio.evidence(
                evidence(id, "build", EvidenceKind.RUNNABLE_BUILD, null, null, 200, null, null),
                evidence(id, "signed-in", EvidenceKind.TELEMETRY, id + ".signed-in", null, 1 + late, null, null),
                evidence(id, "ordered", EvidenceKind.TELEMETRY, id + ".ordered", null, 1, null, null),
                evidence(id, "runbook", EvidenceKind.RUNBOOK, null, "3", 200, null, null),
                evidence(id, "drill", EvidenceKind.RUNBOOK_EXERCISE, id + "-runbook", null, 20, null, null));
        portfolio.approvals(new Approval(
                new ApprovalId(id + "-approval"), id, new EvidenceId(id + "-runbook"), operator, daysBefore(190)));
        portfolio.riskRegisters(new RiskRegister(id, daysBefore(10 + late)));
        portfolio.risks(new ProductRisk(
                new RiskId(id + "-session"),
                id,
                "A session is stolen",
                Severity.HIGH,
                true,
                operator,
                List.of(new Milestone("short sessions", AS_OF.plusSeconds(1), false)),
                daysBefore(100)));
    }

    private void launch(ProductId id, int late) {
        SloId slo = new SloId(id + "-availability");
        BigDecimal one = BigDecimal.ONE;
        portfolio.slos(new Slo(slo, id, "requests answered", new BigDecimal("0.999"), 30));
        portfolio.slas(new Sla(new SlaId(id + "-promise"), id, slo, new BigDecimal("0.995")));
        portfolio.sloCounts(new SloCount(id, slo, daysBefore(30), AS_OF, 9_995, 10_000));
        portfolio.experimentPlans(new ExperimentPlan(
                new ExperimentPlanId(id + "-plan"),
                id,
                "A guided start halves the time to the first order.",
                "time-to-first-order",
                List.of("error-rate", "latency"),
                "error rate doubles",
                OUTCOME));
        portfolio.evidence(
                evidence(id, "rota", EvidenceKind.ON_CALL, null, null, 5, null, null),
                evidence(id, "form", EvidenceKind.SUPPORT_CHANNEL, null, null, 5 + late, null, null),
                evidence(id, "escalation", EvidenceKind.SUPPORT_ESCALATION, null, null, 5, null, null),
                evidence(id, "support", EvidenceKind.TRAINING, "support", null, 5, one, null),
                evidence(id, "sales", EvidenceKind.TRAINING, "sales", null, 5, one, null),
                evidence(id, "users", EvidenceKind.TRAINING, "users", null, 5 + late, one, null),
                evidence(
                        id,
                        "test",
                        EvidenceKind.CONTROL_TEST,
                        id + "-session",
                        null,
                        5,
                        null,
                        Environment.PRODUCTION_LIKE),
                evidence(id, "manual", EvidenceKind.CUSTOMER_DOCUMENTATION, null, "1.0", 5, null, null),
                evidence(id, "deleted", EvidenceKind.DATA_DISPOSITION, null, null, 5, null, null),
                evidence(id, "moved", EvidenceKind.CUSTOMER_MIGRATION, null, null, 5 + late, BigDecimal.ZERO, null));
        portfolio.costs(new Cost(
                id + "-bill",
                id,
                daysBefore(1),
                AS_OF,
                ChargeCategory.USAGE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "EUR",
                "cloud",
                "compute",
                Map.of()));
    }

    private static PersonId operator(int number) {
        return new PersonId("operator-" + number);
    }

    private static Evidence evidence(
            ProductId product,
            String name,
            EvidenceKind kind,
            @Nullable String subject,
            @Nullable String version,
            int daysAgo,
            @Nullable BigDecimal value,
            @Nullable Environment environment) {
        return new Evidence(
                new EvidenceId(product + "-" + name),
                product,
                kind,
                subject,
                version,
                URI.create("https://evidence.example/" + product + "/" + name),
                AUTHOR,
                daysBefore(daysAgo),
                null,
                environment,
                value);
    }

    private static Instant daysBefore(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }
}
