package org.operatingmodel.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Slo;
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
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Twenty criteria of one gate, and products with 22 facts each: the review, the product, an outcome and 19 more. */
public final class Workload {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    static final GateId GATE = GateId.MVP_EXIT;
    static final int CRITERIA = 20;
    static final int FACTS = 22;

    private static final OutcomeId OUTCOME = new OutcomeId("onboarding-time");
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");
    private static final PersonId AUTHOR = new PersonId("carl");
    private static final int PEOPLE = 50;

    private Workload() {}

    /** The rules as a pack of this library. */
    static RulePack pack() {
        return RulePack.of(manifest(), files());
    }

    static PackManifest manifest() {
        Gate gate = new Gate(GATE, "MVP exit", List.of(RoleId.PRODUCT_LEAD), Duration.ofDays(90));
        return new PackManifest(
                new PackId("workload"), "1.0.0", "benchmarks", PackLayer.BASE, List.of(), List.of(), List.of(gate));
    }

    static Map<String, byte[]> files() {
        return Map.of("workload.drl", resource("workload.drl"));
    }

    static byte[] resource(String name) {
        try (InputStream in = Workload.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The benchmarks must hold " + name + ", but do not.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GateRequest request(int product) {
        return new GateRequest(id(product), GATE);
    }

    static ProductId id(int product) {
        return new ProductId("product-" + product);
    }

    /** A portfolio of that many products which all meet 20 criteria, or 15 of them. */
    static Portfolio portfolio(int products, boolean allMet) {
        Portfolio.Builder portfolio = Portfolio.builder()
                .outcomes(outcome())
                .valueStreams(new ValueStream(STREAM, "Partner growth"))
                .people(new Person(AUTHOR, "Carl"));
        for (int i = 0; i < PEOPLE; i++) {
            portfolio.people(new Person(operator(i), "Operator " + i)).roleHoldings(holding(i));
        }
        for (int i = 0; i < products; i++) {
            for (Record fact : ofProduct(i, allMet)) {
                add(portfolio, fact);
            }
        }
        return portfolio.build();
    }

    private static void add(Portfolio.Builder portfolio, Record fact) {
        if (fact instanceof Product product) {
            portfolio.products(product);
        } else if (fact instanceof Evidence evidence) {
            portfolio.evidence(evidence);
        } else if (fact instanceof Approval approval) {
            portfolio.approvals(approval);
        } else if (fact instanceof EventSchema event) {
            portfolio.events(event);
        } else if (fact instanceof RiskRegister register) {
            portfolio.riskRegisters(register);
        } else if (fact instanceof ProductRisk risk) {
            portfolio.risks(risk);
        } else if (fact instanceof Control control) {
            portfolio.controls(control);
        } else if (fact instanceof DataInventory inventory) {
            portfolio.dataInventories(inventory);
        } else if (fact instanceof DataField field) {
            portfolio.dataFields(field);
        } else if (fact instanceof Slo slo) {
            portfolio.slos(slo);
        } else if (fact instanceof Budget budget) {
            portfolio.budgets(budget);
        } else {
            portfolio.costs((Cost) fact);
        }
    }

    /** What a decision about the product reads. */
    static List<Record> slice(int product, boolean allMet) {
        List<Record> facts = new ArrayList<>(ofProduct(product, allMet));
        facts.add(0, new GateReview(GATE, (Product) facts.get(0), AS_OF));
        facts.add(outcome());
        facts.add(holding(product % PEOPLE));
        if (facts.size() != FACTS) {
            throw new IllegalStateException("A slice must have " + FACTS + " facts, but has " + facts.size() + ".");
        }
        return facts;
    }

    private static List<Record> ofProduct(int product, boolean allMet) {
        ProductId id = id(product);
        PersonId operator = operator(product % PEOPLE);
        EvidenceId runbook = new EvidenceId(id + "-runbook");
        return List.of(
                new Product(
                        id,
                        "Product " + product,
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(Channel.WEB, Channel.MOBILE),
                        STREAM,
                        null,
                        null,
                        List.of(OUTCOME),
                        List.of(),
                        "1.4"),
                evidence(id, "build", EvidenceKind.RUNNABLE_BUILD, null, "1.4", 20, null),
                evidence(id, "runbook", EvidenceKind.RUNBOOK, null, "3", 190, null),
                evidence(id, "exercise", EvidenceKind.RUNBOOK_EXERCISE, runbook.value(), null, 15, null),
                evidence(id, "telemetry", EvidenceKind.TELEMETRY, id + ".signed-in", null, 1, null),
                evidence(id, "on-call", EvidenceKind.ON_CALL, null, null, allMet ? 5 : 50, null),
                evidence(
                        id,
                        "training",
                        EvidenceKind.TRAINING,
                        "support",
                        null,
                        40,
                        allMet ? new BigDecimal("12") : BigDecimal.ZERO),
                new Approval(new ApprovalId(id + "-approval"), id, runbook, operator, daysBefore(180)),
                new EventSchema(new EventId(id + ".signed-in"), id, "A partner signed in.", null),
                new RiskRegister(id, daysBefore(10)),
                risk(id, "stolen-session", Severity.HIGH, true, operator),
                risk(id, "lost-orders", Severity.CRITICAL, !allMet, operator),
                new Control(new ControlId(id + "-sign-in"), id, ControlKind.SECURITY, "Sign-in", Stage.DISCOVERY),
                new DataInventory(id, daysBefore(10)),
                new DataField(id, "e-mail", "to sign in", 30, 30),
                new Slo(
                        new SloId(id + "-availability"),
                        id,
                        "requests answered",
                        new BigDecimal(allMet ? "0.999" : "0.99"),
                        30),
                new Budget(
                        new BudgetId(id + "-budget"),
                        id,
                        daysBefore(100),
                        AS_OF.plus(Duration.ofDays(100)),
                        new Money(new BigDecimal("1000"), "EUR"),
                        null),
                cost(id, "compute", allMet ? "400.25" : "650.25"),
                cost(id, "storage", "300.50"));
    }

    private static Outcome outcome() {
        return new Outcome(
                OUTCOME,
                "Partners start sooner",
                OutcomeKind.ADOPTION,
                Direction.DECREASE,
                "days",
                new BigDecimal("20"),
                new BigDecimal("5"),
                LocalDate.of(2026, 12, 31),
                null);
    }

    private static PersonId operator(int number) {
        return new PersonId("operator-" + number);
    }

    private static RoleHolding holding(int number) {
        return new RoleHolding(operator(number), RoleId.OPERATIONS, daysBefore(700), null);
    }

    private static ProductRisk risk(ProductId product, String name, Severity severity, boolean open, PersonId owner) {
        return new ProductRisk(
                new RiskId(product + "-" + name),
                product,
                name,
                severity,
                open,
                owner,
                List.of(
                        new Milestone("found", daysBefore(50), true),
                        new Milestone("mended", AS_OF.plusSeconds(1), false)),
                daysBefore(100));
    }

    private static Cost cost(ProductId product, String service, String billed) {
        BigDecimal amount = new BigDecimal(billed);
        return new Cost(
                product + "-" + service,
                product,
                daysBefore(2),
                daysBefore(1),
                ChargeCategory.USAGE,
                amount,
                amount,
                "EUR",
                "cloud",
                service,
                Map.of());
    }

    private static Evidence evidence(
            ProductId product,
            String name,
            EvidenceKind kind,
            @Nullable String subject,
            @Nullable String version,
            int daysAgo,
            @Nullable BigDecimal value) {
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
                null,
                value);
    }

    private static Instant daysBefore(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }
}
