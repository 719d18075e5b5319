package org.operatingmodel.rules.gate;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
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
 * The facts of a portfolio, and the ways to make them differ by one.
 *
 * <p>A fact is named by its id; one without by its role or its name, else by its type.
 */
public record Given(List<Record> facts) {
    public static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    public static final ProductId PORTAL = new ProductId("partner-portal");
    /** Consumed by the portal, so that its facts are seen by decisions about the portal. */
    public static final ProductId IDENTITY = new ProductId("identity");

    public static final PersonId PIA = new PersonId("pia");
    public static final PersonId OLGA = new PersonId("olga");
    public static final PersonId CARL = new PersonId("carl");
    private static final OutcomeId ONBOARDING = new OutcomeId("onboarding-time");
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");

    /** Two products of which nothing is known. */
    public static Given nothing() {
        return new Given(List.of(
                new ValueStream(STREAM, "Partner growth"),
                product(PORTAL, List.of(), List.of(IDENTITY), null),
                product(IDENTITY, List.of(), List.of(), null)));
    }

    /** One product that meets every criterion of every gate, and one that it consumes. */
    public static Given healthy() {
        return new Given(List.of(
                new ValueStream(STREAM, "Partner growth"),
                product(PORTAL, List.of(ONBOARDING), List.of(IDENTITY), "1.0"),
                product(IDENTITY, List.of(), List.of(), null),
                new Person(PIA, "Pia"),
                new Person(OLGA, "Olga"),
                new Person(CARL, "Carl"),
                new RoleHolding(PIA, RoleId.PRODUCT_LEAD, daysBefore(700), null),
                new RoleHolding(OLGA, RoleId.OPERATIONS, daysBefore(700), null),
                new Outcome(
                        ONBOARDING,
                        "Partners start sooner",
                        OutcomeKind.ADOPTION,
                        Direction.DECREASE,
                        "days",
                        new BigDecimal("20"),
                        new BigDecimal("5"),
                        LocalDate.of(2026, 12, 31),
                        PIA),
                metric("time-to-first-order"),
                metric("error-rate"),
                metric("latency"),
                // discovery
                new ProblemStatement(
                        new ProblemId("slow-start"),
                        PORTAL,
                        "Partners wait weeks for access.",
                        List.of("new partners")),
                evidence("slow-start-seen", EvidenceKind.PROBLEM_EVIDENCE, "slow-start", 300),
                new UserSegment(new UserSegmentId("new-partners"), PORTAL, "New partners"),
                evidence("interviews", EvidenceKind.USER_RESEARCH, "new-partners", 10),
                new OptionAssessment(
                        new AssessmentId("sourcing"),
                        PORTAL,
                        Set.of(SourcingOption.BUILD, SourcingOption.BUY),
                        List.of("cost over three years"),
                        SourcingOption.BUILD,
                        PIA,
                        daysBefore(250)),
                new DataInventory(PORTAL, daysBefore(10)),
                new DataField(PORTAL, "e-mail", "to sign in", 30, 30),
                control("sign-in", ControlKind.SECURITY),
                control("deletion", ControlKind.PRIVACY),
                control("audit-log", ControlKind.COMPLIANCE),
                // MVP
                evidence("build-41", EvidenceKind.RUNNABLE_BUILD, null, 200),
                new Assumption(new AssumptionId("partners-serve-themselves"), PORTAL, "Partners need no help.", true),
                new Experiment(
                        new ExperimentId("pilot"),
                        PORTAL,
                        new AssumptionId("partners-serve-themselves"),
                        ExperimentResult.VALIDATED,
                        daysBefore(150)),
                new EventSchema(new EventId("partner.signed-in"), PORTAL, "A partner signed in.", PIA),
                new EventSchema(new EventId("partner.ordered"), PORTAL, "A partner ordered.", PIA),
                evidence("signed-in-received", EvidenceKind.TELEMETRY, "partner.signed-in", 1),
                evidence("ordered-received", EvidenceKind.TELEMETRY, "partner.ordered", 1),
                changed(evidence("runbook-3", EvidenceKind.RUNBOOK, null, 200), "subjectVersion", "3"),
                new Approval(
                        new ApprovalId("runbook-approval"), PORTAL, new EvidenceId("runbook-3"), OLGA, daysBefore(190)),
                evidence("runbook-drill", EvidenceKind.RUNBOOK_EXERCISE, "runbook-3", 20),
                new RiskRegister(PORTAL, daysBefore(10)),
                new ProductRisk(
                        new RiskId("stolen-session"),
                        PORTAL,
                        "A session is stolen",
                        Severity.HIGH,
                        true,
                        OLGA,
                        List.of(new Milestone("short sessions", AS_OF.plusSeconds(1), false)),
                        daysBefore(100)),
                // limited launch
                evidence("rota", EvidenceKind.ON_CALL, null, 5),
                evidence("support-form-tried", EvidenceKind.SUPPORT_CHANNEL, null, 5),
                evidence("escalation-tried", EvidenceKind.SUPPORT_ESCALATION, null, 5),
                training("support-trained", "support"),
                new Slo(new SloId("portal-availability"), PORTAL, "requests answered", new BigDecimal("0.999"), 30),
                new Sla(new SlaId("portal-promise"), PORTAL, new SloId("portal-availability"), new BigDecimal("0.995")),
                // allowed: (1 - 0.999) x 10,000 = 10 bad events; bad: 5; remaining: 5
                new SloCount(PORTAL, new SloId("portal-availability"), daysBefore(30), AS_OF, 9_995, 10_000),
                changed(
                        evidence("session-test", EvidenceKind.CONTROL_TEST, "stolen-session", 5),
                        "environment",
                        Environment.PRODUCTION_LIKE),
                // general availability
                changed(evidence("manual", EvidenceKind.CUSTOMER_DOCUMENTATION, null, 5), "subjectVersion", "1.0"),
                training("sales-trained", "sales"),
                training("users-trained", "users"),
                new ExperimentPlan(
                        new ExperimentPlanId("guided-start"),
                        PORTAL,
                        "A guided start halves the time to the first order.",
                        "time-to-first-order",
                        List.of("error-rate", "latency"),
                        "error rate doubles",
                        ONBOARDING),
                // retirement
                evidence("data-deleted", EvidenceKind.DATA_DISPOSITION, null, 5),
                changed(evidence("all-moved", EvidenceKind.CUSTOMER_MIGRATION, null, 5), "value", BigDecimal.ZERO),
                cost("last-bill", BigDecimal.ZERO)));
    }

    public static Instant daysBefore(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }

    /** A second more than that many days before: just too old. */
    public static Instant justOver(int days) {
        return daysBefore(days).minusSeconds(1);
    }

    public static Evidence evidence(String id, EvidenceKind kind, @Nullable String subject, int daysAgo) {
        URI reference = URI.create("https://evidence.example/" + id);
        return new Evidence(
                new EvidenceId(id),
                PORTAL,
                kind,
                subject,
                null,
                reference,
                CARL,
                daysBefore(daysAgo),
                null,
                null,
                null);
    }

    public static Control control(String id, ControlKind kind) {
        return new Control(new ControlId(id), PORTAL, kind, id, Stage.DISCOVERY);
    }

    public static Cost cost(String id, BigDecimal billed) {
        return new Cost(
                id,
                PORTAL,
                daysBefore(1),
                AS_OF,
                ChargeCategory.USAGE,
                billed,
                billed,
                "EUR",
                "cloud",
                "compute",
                Map.of());
    }

    private static Evidence training(String id, String audience) {
        return changed(evidence(id, EvidenceKind.TRAINING, audience, 5), "value", BigDecimal.ONE);
    }

    private static MetricDefinition metric(String id) {
        return new MetricDefinition(new MetricId(id), id, "counted daily", "percent", 1, PIA);
    }

    private static Product product(
            ProductId id, List<OutcomeId> outcomes, List<ProductId> consumes, @Nullable String version) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                Stage.DISCOVERY,
                Set.of(Channel.WEB),
                STREAM,
                null,
                null,
                outcomes,
                consumes,
                version);
    }

    /** The same facts, with another value of one component of the named fact. */
    public Given but(String name, String component, @Nullable Object value) {
        return replacing(name, fact -> changed(fact, component, value));
    }

    /** The same facts, with another in place of the named one. */
    public Given replacing(String name, UnaryOperator<Record> change) {
        List<Record> changed = new ArrayList<>(facts);
        changed.set(indexOf(name), change.apply(facts.get(indexOf(name))));
        return new Given(List.copyOf(changed));
    }

    /** The same facts, without the named ones. */
    public Given without(String... names) {
        List<Record> left = new ArrayList<>(facts);
        Arrays.stream(names).forEach(name -> left.remove(facts.get(indexOf(name))));
        return new Given(List.copyOf(left));
    }

    /** The same facts, and more. */
    public Given with(Record... more) {
        List<Record> all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        return new Given(List.copyOf(all));
    }

    /** The fact of that name, with another id and another value of one component. */
    public Record copyOf(String name, Object id, String component, @Nullable Object value) {
        return changed(changed(facts.get(indexOf(name)), "id", id), component, value);
    }

    private int indexOf(String name) {
        List<String> names = facts.stream().map(Given::nameOf).toList();
        if (!names.contains(name) || names.indexOf(name) != names.lastIndexOf(name)) {
            throw new IllegalArgumentException("name must name exactly one of " + names + ", but was '" + name + "'.");
        }
        return names.indexOf(name);
    }

    public static String nameOf(Record fact) {
        List<RecordComponent> components = List.of(fact.getClass().getRecordComponents());
        for (String word : List.of("id", "roleId", "name")) {
            for (RecordComponent component : components) {
                if (component.getName().equals(word)) {
                    return String.valueOf(read(component, fact));
                }
            }
        }
        return fact.getClass().getSimpleName();
    }

    public Portfolio portfolio() {
        RecordComponent[] lists = Portfolio.class.getRecordComponents();
        Object[] arguments = new Object[lists.length];
        for (int i = 0; i < lists.length; i++) {
            Class<?> type = (Class<?>) ((ParameterizedType) lists[i].getGenericType()).getActualTypeArguments()[0];
            arguments[i] = facts.stream().filter(type::isInstance).toList();
        }
        return construct(Portfolio.class, arguments);
    }

    /** A feature of the portal that was begun and done. */
    public static FlowItem done(String id, Instant begun, Instant done) {
        return new FlowItem(
                new FlowItemId(id),
                PORTAL,
                null,
                FlowItemType.FEATURE,
                List.of(
                        new FlowTransition("doing", FlowState.ACTIVE, begun, 0),
                        new FlowTransition("done", FlowState.DONE, done, 1)));
    }

    /** The record with another value of one component. */
    public static <T extends Record> T changed(T fact, String name, @Nullable Object value) {
        RecordComponent[] components = fact.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            boolean here = components[i].getName().equals(name);
            arguments[i] = here ? value : read(components[i], fact);
            found |= here;
        }
        if (!found) {
            throw new IllegalArgumentException("name must be a component of " + fact + ", but was '" + name + "'.");
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) fact.getClass();
        return construct(type, arguments);
    }

    private static @Nullable Object read(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T extends Record> T construct(Class<T> type, Object[] arguments) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (java.lang.reflect.InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
