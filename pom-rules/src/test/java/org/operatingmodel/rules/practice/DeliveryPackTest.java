package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.OLGA;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
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
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.learning.Trace;
import org.operatingmodel.learning.TraceId;
import org.operatingmodel.measurement.GuardrailAspect;
import org.operatingmodel.measurement.MetricReading;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
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
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.AppliesTo;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.testing.SuiteCase;

class DeliveryPackTest {
    /** The train of 15 June 2026 left at 9:00 in Vienna, which is 7:00 UTC; boarding ended three days before. */
    private static final Instant DEPARTURE = Instant.parse("2026-06-15T07:00:00Z");

    private static final Instant CUTOFF = Instant.parse("2026-06-12T07:00:00Z");
    private static final ReleaseTrainId WEB = new ReleaseTrainId("web");
    private static final SloId SPEED = new SloId("speed");
    private static final RolloutId ROLLOUT = new RolloutId("rollout-2");
    private static final SloId AVAILABILITY = new SloId("availability");
    private static final MetricId CRASH_FREE = new MetricId("crash-free");
    private static final RolloutStep FIRST = step("1", false, daysBefore(9));
    private static final RolloutStep ALL = step("100", false, daysBefore(7));
    private static final MetricReading BEFORE_FIRST = read(daysBefore(10), "99.9");
    private static final MetricReading BEFORE_ALL = read(daysBefore(7), "99.5");

    /** Asked from one stage to operation, and met in both. */
    private static PracticeCases practice(String id, Stage first) {
        return PracticeCases.practice(id)
                .about("partner-portal")
                .met("all is well", healthy())
                .met("it is in " + first, in(first))
                .notApplicable("it is before " + first, in(Stage.values()[first.ordinal() - 1]))
                .notApplicable("it is being retired", in(Stage.RETIREMENT));
    }

    private static PracticeCases portfolio(String id) {
        return PracticeCases.practice(id).met("all is well", healthy());
    }

    private static Given nothing() {
        return Given.nothing()
                .but("partner-portal", "stage", Stage.OPERATION)
                .but("partner-portal", "channels", Set.of(Channel.WEB, Channel.MOBILE));
    }

    private static Given in(Stage stage) {
        return healthy().but("partner-portal", "stage", stage);
    }

    private static Given healthy() {
        return nothing()
                .but("partner-portal", "releasedVersion", "2.0")
                .with(
                        new Person(PIA, "Pia"),
                        new Person(CARL, "Carl"),
                        new ReleaseTrain(WEB, "Europe/Vienna", 15, 9, 3, List.of(PORTAL)),
                        release("release-2", CUTOFF.minusSeconds(1), DEPARTURE),
                        new Rollout(
                                ROLLOUT,
                                PORTAL,
                                "2.0",
                                List.of(BigDecimal.ONE, BigDecimal.valueOf(100)),
                                Duration.ofDays(2),
                                "crashes double"),
                        FIRST,
                        ALL,
                        new MetricDefinition(CRASH_FREE, "Crash-free", "sessions without a crash", "percent", 1, PIA),
                        new ProductMetric(
                                PORTAL,
                                CRASH_FREE,
                                MetricUse.GUARDRAIL,
                                GuardrailAspect.ERROR_RATE,
                                new BigDecimal("99.5"),
                                null),
                        BEFORE_FIRST,
                        BEFORE_ALL,
                        new Slo(AVAILABILITY, PORTAL, "requests answered", new BigDecimal("0.999"), 30),
                        new SloCount(PORTAL, AVAILABILITY, daysBefore(30), AS_OF, 9_995, 10_000))
                .with(
                        item("mended", FlowState.NEW, FlowState.ACTIVE, FlowState.DONE),
                        kind("log-read", "INCIDENT_LOG", null, 30, null),
                        kind("log-read-before", "INCIDENT_LOG", null, 90, null),
                        new Incident(
                                new IncidentId("lost-orders"),
                                PORTAL,
                                "Orders were lost",
                                Severity.HIGH,
                                daysBefore(95),
                                daysBefore(94),
                                List.of(new IncidentAction("retry", daysBefore(90), new FlowItemId("mended")))),
                        incident("slow-orders", Severity.HIGH, 14),
                        kind("asked", "CUSTOMER_SATISFACTION", null, 90, "100"),
                        kind("rota", "ON_CALL", null, 30, null),
                        kind("form-tried", "SUPPORT_CHANNEL", null, 90, null),
                        kind("support-trained", "TRAINING", "support", 180, "1"),
                        kind("path-tried", "SUPPORT_ESCALATION", null, 90, null),
                        kind("tickets-may", "SUPPORT_TICKETS", null, 31, "40"),
                        kind("tickets-june", "SUPPORT_TICKETS", null, 1, "40"))
                .with(
                        new HeldReview(PORTAL, GateId.GA_EXIT, justOver(90), daysBefore(90), true),
                        new Assumption(new AssumptionId("self-service"), PORTAL, "Partners need no help.", true),
                        new Experiment(
                                new ExperimentId("pilot"),
                                PORTAL,
                                new AssumptionId("self-service"),
                                ExperimentResult.REFUTED,
                                daysBefore(90)),
                        insight("wish", InsightSource.CUSTOMER, 90, null, null),
                        insight("complaint", InsightSource.CUSTOMER, 170, "mended", null),
                        insight("joke", InsightSource.CUSTOMER, 170, null, AS_OF),
                        insight("hint", InsightSource.OTHER_TEAM, 90, null, null),
                        kind("mix-unplanned", "WORK_MIX", "unplanned", 31, "0"),
                        kind("mix-pivoted", "WORK_MIX", "pivoted", 31, "100"),
                        kind("mix-abandoned", "WORK_MIX", "abandoned", 31, "5"),
                        decision("act"),
                        decision("stay"),
                        new Trace(
                                new TraceId("complaint-to-plan"),
                                PORTAL,
                                new InsightId("complaint"),
                                new DecisionRecordId("act"),
                                new FlowItemId("mended"),
                                new ExperimentId("pilot"),
                                new DecisionRecordId("stay")),
                        new AllocationTarget(
                                new AllocationTargetId("mix-2026"),
                                PORTAL,
                                List.of(
                                        new AllocationShare("new", Set.of(FlowItemType.FEATURE), new BigDecimal("0.5")),
                                        new AllocationShare("old", Set.of(FlowItemType.DEBT), new BigDecimal("0.5"))),
                                BigDecimal.TEN,
                                1,
                                null),
                        Given.changed(
                                item("tidied", FlowState.NEW, FlowState.ACTIVE, FlowState.DONE),
                                "type",
                                FlowItemType.DEBT));
    }

    private static Release release(String id, @Nullable Instant readyAt, Instant releasedAt) {
        return new Release(new ReleaseId(id), PORTAL, "2.0", WEB, readyAt, releasedAt);
    }

    private static RolloutStep step(String percent, boolean halted, Instant reachedAt) {
        return new RolloutStep(ROLLOUT, PORTAL, new BigDecimal(percent), halted, reachedAt);
    }

    private static MetricReading read(Instant to, String value) {
        return new MetricReading(PORTAL, CRASH_FREE, 1, daysBefore(300), to, new BigDecimal(value));
    }

    private static FlowItem item(String id, FlowState... states) {
        List<FlowTransition> transitions = IntStream.range(0, states.length)
                .mapToObj(i -> new FlowTransition(states[i].name(), states[i], daysBefore(20 - i), 0))
                .toList();
        return new FlowItem(new FlowItemId(id), PORTAL, null, FlowItemType.FEATURE, transitions);
    }

    /** An item of which nobody saw anything but that it was done. */
    private static FlowItem completed(Instant at) {
        return new FlowItem(
                new FlowItemId("sudden"),
                PORTAL,
                null,
                FlowItemType.FEATURE,
                List.of(new FlowTransition("done", FlowState.DONE, at, 0)));
    }

    private static Evidence kind(
            String id, String kind, @Nullable String subject, int daysAgo, @Nullable String value) {
        return Given.changed(
                evidence(id, new EvidenceKind(kind), subject, daysAgo),
                "value",
                value == null ? null : new BigDecimal(value));
    }

    private static Incident incident(String id, Severity severity, int daysAgo) {
        return new Incident(new IncidentId(id), PORTAL, id, severity, daysBefore(daysAgo), null, List.of());
    }

    private static Insight insight(
            String id, InsightSource source, int daysAgo, @Nullable String item, @Nullable Instant declinedAt) {
        FlowItemId led = item == null ? null : new FlowItemId(item);
        return new Insight(new InsightId(id), PORTAL, source, id, daysBefore(daysAgo), led, declinedAt);
    }

    private static DecisionRecord decision(String id) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId("scope"),
                "And now?",
                PORTAL,
                null,
                null,
                PIA,
                daysBefore(100),
                null,
                null,
                List.of(),
                null);
    }

    /** The same facts, with one replaced by others. */
    private static Given swapping(Record old, Record... others) {
        List<Record> facts = new ArrayList<>(healthy().facts());
        if (!facts.remove(old)) {
            throw new IllegalArgumentException("old must be one of the facts, but was '" + old + "'.");
        }
        return new Given(List.copyOf(facts)).with(others);
    }

    @TestFactory
    List<DynamicTest> products_for_the_web_leave_by_a_train() {
        return practice("delivery.web-on-train", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$train : ReleaseTrain", "exists Release")
                .unmet(
                        "the train is for another product",
                        healthy().but("web", "productIds", List.of(IDENTITY)),
                        "$train : ReleaseTrain",
                        "forall")
                .unmet("nothing was ever released", healthy().without("release-2"), "exists Release")
                .unmet(
                        "a release left by a train that it is not on",
                        healthy()
                                .with(new ReleaseTrain(new ReleaseTrainId("other"), "UTC", 15, 9, 3, List.of(IDENTITY)))
                                .but("release-2", "trainId", new ReleaseTrainId("other")),
                        "forall")
                .unmet("a release left alone", alone(), "forall")
                .met(
                        "another product's release left alone",
                        healthy()
                                .with(new Release(
                                        new ReleaseId("release-1"), IDENTITY, "1.0", null, null, daysBefore(2))))
                .met("it has an exception", alone().with(EXCEPTION, approved("let-go", "urgent", OLGA, 2)))
                .unmet(
                        "the exception was written a second after the release",
                        alone().with(
                                        Given.changed(
                                                EXCEPTION,
                                                "observedAt",
                                                daysBefore(2).plusSeconds(1)),
                                        approved("let-go", "urgent", OLGA, 2)),
                        "forall")
                .unmet(
                        "the exception was approved a second after the release",
                        alone().with(
                                        EXCEPTION,
                                        Given.changed(
                                                approved("let-go", "urgent", OLGA, 2),
                                                "approvedAt",
                                                daysBefore(2).plusSeconds(1))),
                        "forall")
                .met(
                        "a release left alone 90 days and a second ago",
                        alone().but("release-3", "releasedAt", justOver(90)))
                .unmet(
                        "a release left alone 90 days ago",
                        alone().but("release-3", "releasedAt", daysBefore(90)),
                        "forall")
                .unmet(
                        "the last release was 90 days and a second ago",
                        healthy().but("release-2", "releasedAt", justOver(90)),
                        "exists Release")
                .met(
                        "a release left by a train that it was not on 90 days and a second ago",
                        healthy()
                                .with(
                                        new ReleaseTrain(
                                                new ReleaseTrainId("other"), "UTC", 15, 9, 3, List.of(IDENTITY)),
                                        new Release(
                                                new ReleaseId("release-1"),
                                                PORTAL,
                                                "1.0",
                                                new ReleaseTrainId("other"),
                                                null,
                                                justOver(90))))
                .unmet("nobody approved the exception", alone().with(EXCEPTION), "forall")
                .unmet(
                        "its author approved the exception",
                        alone().with(EXCEPTION, approved("let-go", "urgent", CARL, 2)),
                        "forall")
                .unmet(
                        "another exception was approved",
                        alone().with(EXCEPTION, approved("let-go", "rota", OLGA, 2)),
                        "forall")
                .unmet(
                        "the exception is for another release",
                        alone().with(
                                        Given.changed(EXCEPTION, "subject", "release-2"),
                                        approved("let-go", "urgent", OLGA, 2)),
                        "forall")
                .unmet(
                        "the exception is of another kind",
                        alone().with(
                                        Given.changed(EXCEPTION, "kind", EvidenceKind.DOCUMENT),
                                        approved("let-go", "urgent", OLGA, 2)),
                        "forall")
                .unmet(
                        "the exception is another product's",
                        alone().with(ofIdentity(EXCEPTION), approved("let-go", "urgent", OLGA, 2)),
                        "forall")
                .notApplicable(
                        "it is not for the web", healthy().but("partner-portal", "channels", Set.of(Channel.API)))
                .notApplicable("it is an MVP", in(Stage.MVP))
                .met("the last release was 90 days ago", healthy().but("release-2", "releasedAt", daysBefore(90)))
                .unmet(
                        "a release left by a train that it was not on 90 days ago",
                        healthy()
                                .with(
                                        new ReleaseTrain(
                                                new ReleaseTrainId("other"), "UTC", 15, 9, 3, List.of(IDENTITY)),
                                        new Release(
                                                new ReleaseId("release-1"),
                                                PORTAL,
                                                "1.0",
                                                new ReleaseTrainId("other"),
                                                null,
                                                daysBefore(90))),
                        "forall")
                .met(
                        "the exception was written and approved at the instant of the release",
                        alone().with(
                                        Given.changed(EXCEPTION, "observedAt", daysBefore(2)),
                                        approved("let-go", "urgent", OLGA, 2)))
                .met(
                        "another product's release left by its own train",
                        healthy()
                                .with(
                                        new ReleaseTrain(
                                                new ReleaseTrainId("other"), "UTC", 15, 9, 3, List.of(IDENTITY)),
                                        new Release(
                                                new ReleaseId("release-1"),
                                                IDENTITY,
                                                "1.0",
                                                new ReleaseTrainId("other"),
                                                null,
                                                daysBefore(2))))
                .unmet(
                        "the exception was approved for another product",
                        alone().with(EXCEPTION, ofIdentity(approved("let-go", "urgent", OLGA, 2))),
                        "forall")
                .tests();
    }

    private static final Evidence EXCEPTION = kind("urgent", "TRAIN_EXCEPTION", "release-3", 3, null);

    private static Given alone() {
        return healthy()
                .with(
                        new Person(OLGA, "Olga"),
                        new Release(new ReleaseId("release-3"), PORTAL, "2.1", null, null, daysBefore(2)));
    }

    private static Approval approved(String id, String evidence, PersonId approver, int daysAgo) {
        return new Approval(new ApprovalId(id), PORTAL, new EvidenceId(evidence), approver, daysBefore(daysAgo));
    }

    private static final Evidence FREEZE = kind("freeze", "RELEASE_FREEZE", null, 5, null);
    private static final Evidence WAIVER = kind("waiver", "ERROR_BUDGET_WAIVER", null, 10, null);
    private static final Approval GRANTED = approved("granted", "waiver", OLGA, 9);

    /** Allowed are (1 - 0.999) x 10,000 = 10 bad events, and 10 were seen. */
    private static Given spent() {
        return healthy()
                .but("SloCount", "good", 9_990L)
                .with(new Person(OLGA, "Olga"), new RoleHolding(OLGA, RoleId.PRODUCT_LEAD, daysBefore(700), null));
    }

    @TestFactory
    List<DynamicTest> releases_stop_where_no_error_budget_is_left() {
        Given waived = spent().with(WAIVER, GRANTED);
        Given frozen = spent().with(FREEZE);
        Given released = frozen.with(release("release-3", null, daysBefore(5)));
        return practice("delivery.error-budget-respected", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "exists Slo")
                .met("9 of 10 allowed bad events were seen", healthy().but("SloCount", "good", 9_991L))
                .unmet("all 10 allowed bad events were seen", spent(), "not")
                .unmet("nothing was counted", healthy().without("SloCount"), "forall")
                .unmet("the count is another product's", healthy().but("SloCount", "productId", IDENTITY), "forall")
                .met("releases stopped", frozen)
                .met(
                        "releases stopped when the window began",
                        spent().with(Given.changed(FREEZE, "observedAt", daysBefore(30)))
                                .but("release-2", "releasedAt", daysBefore(31)))
                .unmet(
                        "releases stopped a second before the window began",
                        spent().with(Given.changed(FREEZE, "observedAt", justOver(30))),
                        "not")
                .unmet("another product's releases stopped", spent().with(ofIdentity(FREEZE)), "not")
                .unmet("something was released at the instant of the stop", released, "not")
                .met(
                        "something was released a second before the stop",
                        frozen.with(release("release-3", null, justOver(5))))
                .met(
                        "another product was released after the stop",
                        frozen.with(ofIdentity(release("release-3", null, daysBefore(5)))))
                .unmet(
                        "releases stopped again after a release in between",
                        released.with(kind("freeze-again", "RELEASE_FREEZE", null, 1, null)),
                        "not")
                .met("a waiver covers it", waived)
                .met("a waiver covers the release after the stop", released.with(WAIVER, GRANTED))
                .met(
                        "the waiver was 90 days old at the release after the stop",
                        released.with(
                                Given.changed(WAIVER, "observedAt", daysBefore(95)),
                                Given.changed(GRANTED, "approvedAt", daysBefore(94))))
                .unmet(
                        "the waiver was 90 days and a second old at the release after the stop",
                        released.with(
                                Given.changed(WAIVER, "observedAt", justOver(95)),
                                Given.changed(GRANTED, "approvedAt", daysBefore(94))),
                        "not")
                .unmet(
                        "the waiver of the release after the stop has expired",
                        released.with(Given.changed(WAIVER, "expires", AS_OF), GRANTED),
                        "not")
                .unmet(
                        "the waiver came after the release after the stop",
                        released.with(
                                Given.changed(WAIVER, "observedAt", daysBefore(4)),
                                Given.changed(GRANTED, "approvedAt", daysBefore(4))),
                        "not")
                .unmet("nobody granted the waiver", spent().with(WAIVER), "not")
                .unmet("its author granted the waiver", waived.but("waiver", "author", OLGA), "not")
                .unmet(
                        "somebody without the right granted the waiver",
                        waived.but("product-lead", "roleId", RoleId.ENGINEER),
                        "not")
                .unmet("an executive granted the waiver", waived.but("product-lead", "roleId", RoleId.EXECUTIVE), "not")
                .met(
                        "the lead of the portfolio granted the waiver",
                        waived.but("product-lead", "roleId", RoleId.PORTFOLIO_LEAD))
                .unmet(
                        "the right came a second after the grant",
                        waived.but("product-lead", "from", daysBefore(9).plusSeconds(1)),
                        "not")
                .met("the right ended after the grant", waived.but("product-lead", "to", daysBefore(8)))
                .unmet("the right ended at the grant", waived.but("product-lead", "to", daysBefore(9)), "not")
                .unmet("the right is for another product", waived.but("product-lead", "productId", IDENTITY), "not")
                .met("the right is for this product", waived.but("product-lead", "productId", PORTAL))
                .unmet("the waiver is another product's", spent().with(ofIdentity(WAIVER), GRANTED), "not")
                .unmet("the waiver is of another kind", waived.but("waiver", "kind", EvidenceKind.DOCUMENT), "not")
                .unmet("the waiver has expired", waived.but("waiver", "expires", AS_OF), "not")
                .met("the waiver is 90 days old", waived.but("waiver", "observedAt", daysBefore(90)))
                .unmet(
                        "the waiver is 90 days and a second old",
                        waived.but("waiver", "observedAt", justOver(90)),
                        "not")
                .unmet(
                        "a second objective is not observed",
                        healthy().with(new Slo(SPEED, PORTAL, "answered fast", new BigDecimal("0.9"), 30)),
                        "forall")
                .met(
                        "something was released after a stop, and one bad event is left",
                        healthy()
                                .but("SloCount", "good", 9_991L)
                                .with(FREEZE, release("release-3", null, daysBefore(5))))
                .unmet(
                        "releases stopped when the window began, and something was released",
                        spent().with(Given.changed(FREEZE, "observedAt", daysBefore(30))),
                        "not")
                .met(
                        "the waiver was written and granted at the instant of the release after the stop",
                        released.with(
                                Given.changed(WAIVER, "observedAt", daysBefore(5)),
                                Given.changed(GRANTED, "approvedAt", daysBefore(5))))
                .unmet(
                        "the waiver was written after the release after the stop",
                        released.with(Given.changed(WAIVER, "observedAt", daysBefore(4)), GRANTED),
                        "not")
                .unmet(
                        "the waiver was granted after the release after the stop",
                        released.with(WAIVER, Given.changed(GRANTED, "approvedAt", daysBefore(4))),
                        "not")
                .unmet("something else was granted", spent().with(WAIVER, approved("granted", "rota", OLGA, 9)), "not")
                .unmet(
                        "somebody granted it, and somebody else has the right",
                        spent().with(WAIVER, approved("granted", "waiver", PIA, 9)),
                        "not")
                .unmet(
                        "another product alone has an objective",
                        healthy().but("availability", "productId", IDENTITY),
                        "exists Slo")
                .met(
                        "another product's objective is not observed",
                        healthy().with(ofIdentity(new Slo(SPEED, PORTAL, "answered fast", new BigDecimal("0.9"), 30))))
                .met(
                        "another product has no error budget left",
                        healthy()
                                .with(
                                        new Slo(SPEED, IDENTITY, "answered fast", new BigDecimal("0.9"), 30),
                                        new SloCount(IDENTITY, SPEED, daysBefore(30), AS_OF, 0, 10_000)))
                .met(
                        "another product has no error budget left, and something was released after a stop",
                        healthy()
                                .with(
                                        new Slo(SPEED, IDENTITY, "answered fast", new BigDecimal("0.9"), 30),
                                        new SloCount(IDENTITY, SPEED, daysBefore(30), AS_OF, 0, 10_000),
                                        FREEZE,
                                        release("release-3", null, daysBefore(5))))
                .met(
                        "another product's releases stopped before something was released",
                        frozen.with(
                                Given.changed(
                                        ofIdentity(kind("freeze-there", "RELEASE_FREEZE", null, 8, null)),
                                        "author",
                                        PIA),
                                release("release-3", null, justOver(5))))
                .unmet("the waiver was granted for another product", spent().with(WAIVER, ofIdentity(GRANTED)), "not")
                .unmet(
                        "somebody granted it, and somebody else who is there has the right",
                        spent().with(WAIVER, approved("granted", "waiver", PIA, 9))
                                .but("rota", "author", OLGA),
                        "not")
                .tests();
    }

    @TestFactory
    List<DynamicTest> nothing_boards_after_the_cutoff() {
        String boarded = "$boarded : Release";
        return practice("delivery.boards-before-cutoff", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), boarded)
                .unmet("it was ready at the cutoff", healthy().but("release-2", "readyAt", CUTOFF), "forall")
                .unmet(
                        "it left a second too early",
                        healthy().but("release-2", "releasedAt", DEPARTURE.minusSeconds(1)),
                        "forall")
                .met(
                        "what was ready at the cutoff left by the next train",
                        healthy().but("release-2", "readyAt", daysBefore(36)).but("release-2", "releasedAt", DEPARTURE))
                .unmet(
                        "it left with the train after the one that it boarded",
                        healthy()
                                .but("release-2", "readyAt", Instant.parse("2026-05-12T06:59:59Z"))
                                .but("release-2", "releasedAt", DEPARTURE),
                        "forall")
                .unmet("nobody knows when it was ready", healthy().but("release-2", "readyAt", null), "forall")
                .unmet("it left alone", healthy().but("release-2", "trainId", null), boarded)
                .unmet(
                        "it left a second later than now",
                        healthy().but("release-2", "releasedAt", AS_OF.plusSeconds(1)),
                        boarded)
                .unmet(
                        "the train is for another product",
                        healthy().but("web", "productIds", List.of(IDENTITY)),
                        "forall")
                .notApplicable(
                        "it is for telephones", healthy().but("partner-portal", "channels", Set.of(Channel.MOBILE)))
                .unmet(
                        "of a second one nobody knows when it was ready",
                        healthy().with(release("release-3", null, DEPARTURE)),
                        "forall")
                .unmet(
                        "its own train leaves later",
                        healthy()
                                .with(new ReleaseTrain(new ReleaseTrainId("late"), "UTC", 20, 9, 3, List.of(PORTAL)))
                                .but("release-2", "trainId", new ReleaseTrainId("late")),
                        "forall")
                .unmet(
                        "of one of 90 days ago nobody knows when it was ready",
                        healthy().with(release("release-1", null, daysBefore(90))),
                        "forall")
                .met(
                        "of one a second older nobody knows when it was ready",
                        healthy().with(release("release-1", null, justOver(90))))
                .unmet(
                        "nothing boarded for 90 days and a second",
                        healthy().but("release-2", "releasedAt", justOver(90)),
                        boarded)
                .met(
                        "the last one boarded 90 days ago",
                        healthy()
                                .with(new ReleaseTrain(new ReleaseTrainId("night"), "UTC", 23, 0, 3, List.of(PORTAL)))
                                .but("release-2", "trainId", new ReleaseTrainId("night"))
                                .but("release-2", "readyAt", daysBefore(94))
                                .but("release-2", "releasedAt", daysBefore(90)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_calendar_covers_all_products() {
        return portfolio("delivery.calendar-covers-all")
                .unmet("nothing is known", Given.nothing(), "$product : Product")
                .unmet("there is no calendar", nothing(), "forall")
                .unmet("one is left out", healthy().but("identity", "stage", Stage.LIMITED_LAUNCH), "forall")
                .met("the one left out is an MVP", healthy().but("identity", "stage", Stage.MVP))
                .met("the only one has just been launched", in(Stage.LIMITED_LAUNCH))
                .met(
                        "both are on it",
                        healthy()
                                .but("identity", "stage", Stage.LIMITED_LAUNCH)
                                .but("web", "productIds", List.of(PORTAL, IDENTITY)))
                .met("the one left out is being retired", healthy().but("identity", "stage", Stage.RETIREMENT))
                .unmet("all are being retired", in(Stage.RETIREMENT), "$product : Product")
                .tests();
    }

    @TestFactory
    List<DynamicTest> mobile_versions_are_rolled_out_in_stages() {
        String rollout = "$rollout : Rollout";
        return practice("delivery.mobile-rollout-staged", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$released : Product")
                .unmet("it is of another version", healthy().but("rollout-2", "version", "1.0"), rollout)
                .unmet(
                        "it has one stage",
                        healthy().but("rollout-2", "stages", List.of(BigDecimal.valueOf(100))),
                        rollout)
                .unmet("nothing halts it", healthy().but("rollout-2", "haltRule", null), rollout)
                .unmet("it is another product's", healthy().but("rollout-2", "productId", IDENTITY), rollout)
                .notApplicable("it is for the web", healthy().but("partner-portal", "channels", Set.of(Channel.WEB)))
                .unmet(
                        "only another product is released",
                        healthy()
                                .but("partner-portal", "releasedVersion", null)
                                .but("identity", "releasedVersion", "2.0"),
                        "$released : Product")
                .tests();
    }

    @TestFactory
    List<DynamicTest> stages_bake_and_none_follows_a_halt() {
        return practice("delivery.stages-baked", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$started : RolloutStep")
                .unmet("a stage is not in the plan", swapping(FIRST, step("2", false, daysBefore(9))), "forall", "not")
                .met("it baked for exactly two days", healthy())
                .unmet(
                        "it baked for a second less",
                        swapping(ALL, step("100", false, daysBefore(7).minusSeconds(1))),
                        "not")
                .unmet("it went down without a halt", healthy().with(step("1", false, daysBefore(2))), "not")
                .met("it went down with a halt", healthy().with(step("0", true, daysBefore(2))))
                .unmet("it went up after a halt", healthy().with(step("1", true, daysBefore(8))), "not", "not")
                .unmet("it was halted from the start", swapping(FIRST, step("1", true, daysBefore(20))), "not", "not")
                .unmet("it went to everybody at once", swapping(FIRST), "not")
                .unmet(
                        "it reached the first stage and everybody at once",
                        swapping(FIRST, step("1", false, daysBefore(7))),
                        "not",
                        "not",
                        "not")
                .unmet(
                        "the first stage was only halted, after everybody had it",
                        swapping(FIRST, step("1", true, daysBefore(6))),
                        "not")
                .unmet("the second of three stages was left out", threeStages("1"), "not")
                .unmet("the first of three stages was left out", threeStages("10"), "not")
                .met("no stage of three was left out", threeStages("10.0").with(step("1", false, daysBefore(11))))
                .unmet("another rollout alone reached the first stage", leapt("1", daysBefore(181)), "not")
                .met("another one left a stage out 180 days and a second ago", leapt("100", justOver(180)))
                .unmet("another one left a stage out 180 days ago", leapt("100", daysBefore(180)), "not")
                .met(
                        "another one was halted where it had not begun",
                        new Given(leapt("100", daysBefore(5)).facts().stream()
                                .map(fact -> fact instanceof RolloutStep step
                                                && step.rolloutId().equals(new RolloutId("second"))
                                        ? Given.changed(step, "halted", true)
                                        : fact)
                                .toList()))
                .notApplicable("it is for the web", healthy().but("partner-portal", "channels", Set.of(Channel.WEB)))
                .unmet("a stage is in the plan of another rollout only", secondRollout(), "forall")
                .met("it was halted before it had baked", healthy().with(step("0", true, daysBefore(6))))
                .met(
                        "another plan bakes longer",
                        healthy()
                                .with(new Rollout(
                                        new RolloutId("slow"),
                                        PORTAL,
                                        "1.0",
                                        List.of(BigDecimal.valueOf(100)),
                                        Duration.ofDays(99),
                                        null)))
                .met(
                        "another rollout went up further, a day before",
                        healthy()
                                .with(
                                        new Rollout(
                                                new RolloutId("slow"),
                                                PORTAL,
                                                "1.0",
                                                List.of(BigDecimal.valueOf(100)),
                                                Duration.ofDays(99),
                                                null),
                                        new RolloutStep(
                                                new RolloutId("slow"),
                                                PORTAL,
                                                BigDecimal.valueOf(100),
                                                false,
                                                daysBefore(10))))
                .unmet("a stage of 180 days ago is not in the plan", earlier(daysBefore(180), "0.5"), "forall")
                .met("the only stage was reached 180 days ago", only(daysBefore(180)))
                .met("a stage a second older is not in the plan", earlier(justOver(180), "0.5"))
                .unmet(
                        "180 days ago it had baked for a second less than two days",
                        earlier(daysBefore(180), "1")
                                .with(step("1", false, daysBefore(182).plusSeconds(1))),
                        "not")
                .met(
                        "a second longer ago it had baked for a second less",
                        earlier(justOver(180), "1").with(step("1", false, daysBefore(182))))
                .met("a second longer ago another one went up after a halt", haltedBefore(justOver(180)))
                .unmet("180 days ago another one went up after a halt", haltedBefore(daysBefore(180)), "not")
                .unmet("nothing went up for 180 days and a second", only(justOver(180)), "$started : RolloutStep")
                .met("another product's rollout went on as planned", besideAnother(30))
                .tests();
    }

    /** Another product's rollout that went on as planned. */
    private static Given besideAnother(int daysAgo) {
        RolloutId other = new RolloutId("other");
        return healthy()
                .with(
                        new Rollout(
                                other,
                                IDENTITY,
                                "1.0",
                                List.of(BigDecimal.ONE, BigDecimal.valueOf(100)),
                                Duration.ofDays(2),
                                null),
                        new RolloutStep(other, IDENTITY, BigDecimal.ONE, false, daysBefore(daysAgo)),
                        new RolloutStep(other, IDENTITY, BigDecimal.valueOf(100), false, daysBefore(daysAgo - 2)));
    }

    /** A plan of 1, 10 and 100 percent, of which everybody and one stage before were reached. */
    private static Given threeStages(String before) {
        return swapping(FIRST, step(before, false, daysBefore(9)))
                .but("rollout-2", "stages", List.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.valueOf(100)));
    }

    /** Another rollout in two stages, of which one was reached at that instant; where it is the first, ours leapt over it. */
    private static Given leapt(String percent, Instant reachedAt) {
        RolloutId second = new RolloutId("second");
        Given given = percent.equals("1") ? swapping(FIRST) : healthy();
        return given.with(
                new Rollout(
                        second,
                        PORTAL,
                        "1.0",
                        List.of(BigDecimal.ONE, BigDecimal.valueOf(100)),
                        Duration.ofDays(2),
                        null),
                new RolloutStep(second, PORTAL, new BigDecimal(percent), false, reachedAt));
    }

    /** The first stage, and nothing since. */
    private static Given only(Instant reachedAt) {
        return new Given(healthy().facts().stream()
                        .filter(fact -> !(fact instanceof RolloutStep))
                        .toList())
                .with(step("1", false, reachedAt));
    }

    /** An earlier stage of the same rollout. */
    private static Given earlier(Instant reachedAt, String percent) {
        return healthy().with(step(percent, false, reachedAt));
    }

    /** Another rollout, which was halted and went up nevertheless, for the last time at that instant. */
    private static Given haltedBefore(Instant reachedAt) {
        RolloutId second = new RolloutId("second");
        return healthy()
                .with(
                        new Rollout(second, PORTAL, "1.0", List.of(BigDecimal.valueOf(100)), Duration.ofDays(2), null),
                        new RolloutStep(second, PORTAL, BigDecimal.ZERO, true, daysBefore(250)),
                        new RolloutStep(second, PORTAL, BigDecimal.valueOf(100), false, reachedAt));
    }

    /** A second guardrail, which nobody has read, in use since that instant. */
    private static Given guarded(Instant from) {
        return healthy()
                .with(
                        new MetricDefinition(new MetricId("orders"), "Orders", "counted", "1", 1, PIA),
                        new ProductMetric(
                                PORTAL,
                                new MetricId("orders"),
                                MetricUse.GUARDRAIL,
                                GuardrailAspect.OTHER,
                                BigDecimal.ONE,
                                null,
                                from));
    }

    private static Given secondRollout() {
        RolloutId second = new RolloutId("second");
        return healthy()
                .with(
                        new Rollout(
                                second,
                                PORTAL,
                                "1.0",
                                List.of(BigDecimal.valueOf(5), BigDecimal.valueOf(100)),
                                Duration.ofDays(2),
                                null),
                        new RolloutStep(second, PORTAL, BigDecimal.ONE, false, daysBefore(40)));
    }

    @TestFactory
    List<DynamicTest> a_rollout_goes_up_only_while_all_guardrails_are_clear() {
        return practice("delivery.stages-guardrails-clear", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$started : RolloutStep")
                .unmet("nobody read it before the first stage", swapping(BEFORE_FIRST), "not")
                .unmet(
                        "it was read a second after the stage",
                        swapping(BEFORE_FIRST, read(daysBefore(9).plusSeconds(1), "99.9")),
                        "not")
                .unmet(
                        "it was read a second too early",
                        swapping(BEFORE_FIRST, read(daysBefore(16).minusSeconds(1), "99.9")),
                        "not")
                .met("it was read 7 days before", swapping(BEFORE_FIRST, read(daysBefore(16), "99.9")))
                .unmet("it was below its limit", swapping(BEFORE_ALL, read(daysBefore(7), "99.4")), "not")
                .met("it fell after the last stage", healthy().with(read(daysBefore(6), "90")))
                .unmet(
                        "a second guardrail was not read",
                        healthy()
                                .with(new ProductMetric(
                                        PORTAL,
                                        CRASH_FREE,
                                        MetricUse.GUARDRAIL,
                                        GuardrailAspect.LATENCY,
                                        null,
                                        BigDecimal.ONE)),
                        "not",
                        "not")
                .notApplicable("it is for the web", healthy().but("partner-portal", "channels", Set.of(Channel.WEB)))
                .unmet(
                        "there is no guardrail",
                        healthy()
                                .replacing(
                                        "ProductMetric",
                                        fact -> new ProductMetric(
                                                PORTAL, CRASH_FREE, MetricUse.INDICATOR, null, BigDecimal.ONE, null)),
                        "forall")
                .met(
                        "a second guardrail came a second after the last stage",
                        guarded(daysBefore(7).plusSeconds(1)))
                .met(
                        "a second guardrail, which came after the last stage, was below its limit before it",
                        guarded(daysBefore(7).plusSeconds(1))
                                .with(new MetricReading(
                                        PORTAL,
                                        new MetricId("orders"),
                                        1,
                                        daysBefore(30),
                                        daysBefore(8),
                                        BigDecimal.ZERO)))
                .met(
                        "the only stage was reached 180 days ago",
                        only(daysBefore(180)).with(read(daysBefore(181), "99.9")))
                .unmet("a second guardrail came with the last stage", guarded(daysBefore(7)), "not")
                .unmet(
                        "the first guardrail came a second after the first stage",
                        healthy().but("ProductMetric", "from", daysBefore(9).plusSeconds(1)),
                        "forall")
                .met("it came with the first stage", healthy().but("ProductMetric", "from", daysBefore(9)))
                .met(
                        "a stage of more than 180 days ago had no guardrail",
                        earlier(justOver(180), "1").but("ProductMetric", "from", daysBefore(9)))
                .unmet(
                        "a stage of 180 days ago had no guardrail",
                        earlier(daysBefore(180), "1")
                                .with(read(daysBefore(181), "99.9"))
                                .but("ProductMetric", "from", daysBefore(9)),
                        "forall")
                .met(
                        "it was halted without a guardrail",
                        healthy().with(step("0", true, daysBefore(30))).but("ProductMetric", "from", daysBefore(9)))
                .unmet("a stage was not read 180 days ago", earlier(daysBefore(180), "1"), "not")
                .met("a stage was not read a second before that", earlier(justOver(180), "1"))
                .unmet(
                        "it was below its limit 180 days ago",
                        earlier(daysBefore(180), "1").with(read(daysBefore(181), "99.4")),
                        "not",
                        "not")
                .met(
                        "it was below its limit a second before that",
                        earlier(justOver(180), "1").with(read(daysBefore(181), "99.4")))
                .met("only the first stage is older than 180 days", swapping(FIRST, step("1", false, justOver(180))))
                .unmet("nothing went up for 180 days and a second", only(justOver(180)), "$started : RolloutStep")
                .met("it was halted without a reading", healthy().with(step("0", true, daysBefore(30))))
                .met(
                        "it was halted because of a reading",
                        healthy().with(read(daysBefore(6), "90"), step("0", true, daysBefore(6))))
                .unmet(
                        "a guardrail of another metric was not read",
                        healthy()
                                .with(
                                        new MetricDefinition(new MetricId("orders"), "Orders", "counted", "1", 1, PIA),
                                        new ProductMetric(
                                                PORTAL,
                                                new MetricId("orders"),
                                                MetricUse.GUARDRAIL,
                                                GuardrailAspect.OTHER,
                                                BigDecimal.ONE,
                                                null)),
                        "not")
                .met(
                        "another product's rollout went on before there was a guardrail",
                        besideAnother(30).but("ProductMetric", "from", daysBefore(9)))
                .unmet("it was below its limit 7 days before", healthy().with(read(daysBefore(16), "99.4")), "not")
                .met(
                        "it was below its limit 7 days and a second before",
                        healthy().with(read(daysBefore(16).minusSeconds(1), "99.4")))
                .tests();
    }

    @TestFactory
    List<DynamicTest> no_review_of_an_incident_is_open_too_long() {
        String log = "$log : Evidence";
        return practice("delivery.incidents-reviewed", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), log)
                .met("there was none", healthy().without("slow-orders", "lost-orders"))
                .unmet("nobody read the log", healthy().without("log-read"), log)
                .unmet("it was read a second too long ago", healthy().but("log-read", "observedAt", justOver(30)), log)
                .unmet(
                        "one is open a second too long",
                        healthy().but("slow-orders", "occurredAt", justOver(14)),
                        "forall")
                .met(
                        "it is another product's",
                        healthy()
                                .but("slow-orders", "occurredAt", justOver(14))
                                .but("slow-orders", "productId", IDENTITY))
                .unmet(
                        "one is closed a second later",
                        healthy().but("lost-orders", "reviewedAt", AS_OF.plusSeconds(1)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> every_action_of_a_review_is_on_a_list() {
        IncidentAction orphan = new IncidentAction("alarm", daysBefore(90), null);
        IncidentAction linked = new IncidentAction("retry", daysBefore(90), new FlowItemId("mended"));
        return practice("delivery.incident-actions-linked", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$log : Evidence")
                .unmet("one is an orphan", healthy().but("lost-orders", "actions", List.of(linked, orphan)), "forall")
                .unmet(
                        "one is agreed at that instant",
                        healthy().but("lost-orders", "actions", List.of(new IncidentAction("alarm", AS_OF, null))),
                        "forall")
                .met(
                        "one is agreed a second later",
                        healthy()
                                .but(
                                        "lost-orders",
                                        "actions",
                                        List.of(new IncidentAction("alarm", AS_OF.plusSeconds(1), null))))
                .met("both are linked", healthy().but("lost-orders", "actions", List.of(linked, linked)))
                .unmet(
                        "nobody read the log lately",
                        healthy().but("log-read", "observedAt", justOver(30)),
                        "$log : Evidence")
                .met("there is one incident", healthy().without("slow-orders"))
                .tests();
    }

    @TestFactory
    List<DynamicTest> incidents_change_the_roadmap() {
        String incident = "$incident : Incident";
        return portfolio("delivery.incidents-change-roadmap")
                .unmet("nothing is known", nothing(), incident)
                .unmet("no action was agreed", healthy().but("lost-orders", "actions", List.of()), incident)
                .unmet(
                        "the action is on no list",
                        healthy()
                                .but(
                                        "lost-orders",
                                        "actions",
                                        List.of(new IncidentAction("alarm", daysBefore(1), null))),
                        incident)
                .unmet(
                        "it was agreed a second too long ago",
                        healthy()
                                .but(
                                        "lost-orders",
                                        "actions",
                                        List.of(new IncidentAction("retry", justOver(90), new FlowItemId("mended")))),
                        incident)
                .tests();
    }

    @TestFactory
    List<DynamicTest> major_incidents_do_not_become_more() {
        return practice("delivery.incidents-not-rising", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$log : Evidence", "$earlierLog : Evidence")
                .met("they become fewer", healthy().without("slow-orders"))
                .unmet("there is one more", healthy().with(incident("again", Severity.HIGH, 90)), "accumulate")
                .met("one more is small", healthy().with(incident("again", Severity.MEDIUM, 90)))
                .unmet(
                        "the earlier one was longer ago",
                        healthy()
                                .but("lost-orders", "reviewedAt", null)
                                .but("lost-orders", "occurredAt", justOver(180)),
                        "accumulate")
                .unmet("nobody read the log before", healthy().without("log-read-before"), "$earlierLog : Evidence")
                .unmet(
                        "nobody read the log lately",
                        healthy().but("log-read", "observedAt", justOver(30)),
                        "$log : Evidence")
                .met("the log was read 180 days ago", healthy().but("log-read-before", "observedAt", daysBefore(180)))
                .met(
                        "the earlier one was 180 days ago",
                        healthy()
                                .but("lost-orders", "reviewedAt", null)
                                .but("lost-orders", "occurredAt", daysBefore(180)))
                .met(
                        "the only earlier one was 90 days and a second ago",
                        healthy()
                                .without("lost-orders")
                                .with(incident("again", Severity.HIGH, 90))
                                .but("again", "occurredAt", justOver(90)))
                .met(
                        "one more was before the last quarter",
                        healthy().with(incident("again", Severity.HIGH, 90)).but("again", "occurredAt", justOver(90)))
                .unmet(
                        "it was read a second too late for that",
                        healthy()
                                .but(
                                        "log-read-before",
                                        "observedAt",
                                        daysBefore(90).plusSeconds(1)),
                        "$earlierLog : Evidence")
                .unmet(
                        "the earlier one was small",
                        healthy().but("lost-orders", "severity", Severity.MEDIUM),
                        "accumulate")
                .unmet(
                        "the log was read a second too long ago",
                        healthy().but("log-read-before", "observedAt", justOver(180)),
                        "$earlierLog : Evidence")
                .met("another product has one more", healthy().with(ofIdentity(incident("again", Severity.HIGH, 90))))
                .unmet(
                        "another product had the earlier one",
                        healthy().but("lost-orders", "productId", IDENTITY).but("mended", "productId", IDENTITY),
                        "accumulate")
                .unmet(
                        "another product's log was read",
                        healthy().but("log-read", "productId", IDENTITY).but("log-read-before", "productId", IDENTITY),
                        "$log : Evidence",
                        "$earlierLog : Evidence")
                .tests();
    }

    @TestFactory
    List<DynamicTest> changes_do_not_become_fewer() {
        return practice("delivery.changes-not-falling", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "accumulate")
                .met("there was one before, too", healthy().with(release("old", CUTOFF, daysBefore(91))))
                .met("the only one was 90 days ago", healthy().but("release-2", "releasedAt", daysBefore(90)))
                .met(
                        "one of two was 90 days ago",
                        healthy().with(release("old", CUTOFF, daysBefore(91)), release("new", CUTOFF, daysBefore(90))))
                .unmet(
                        "there were two before",
                        healthy()
                                .with(
                                        release("old", CUTOFF, daysBefore(91)),
                                        release("older", CUTOFF, daysBefore(180))),
                        "accumulate")
                .met(
                        "the second was longer ago",
                        healthy().with(release("old", CUTOFF, daysBefore(91)), release("older", CUTOFF, justOver(180))))
                .unmet(
                        "nothing was released since",
                        healthy().but("release-2", "releasedAt", justOver(90)),
                        "accumulate")
                .met(
                        "there was one in each quarter, the later 90 days ago",
                        healthy()
                                .but("release-2", "releasedAt", daysBefore(90))
                                .with(release("old", CUTOFF, daysBefore(91))))
                .met(
                        "another product had two before",
                        healthy()
                                .with(
                                        ofIdentity(release("old", CUTOFF, daysBefore(91))),
                                        ofIdentity(release("older", CUTOFF, daysBefore(180)))))
                .unmet(
                        "another product was released since",
                        healthy()
                                .with(ofIdentity(release("new", CUTOFF, daysBefore(5))))
                                .but("release-2", "releasedAt", justOver(90)),
                        "accumulate")
                .tests();
    }

    @TestFactory
    List<DynamicTest> customer_satisfaction_is_measured() {
        String asked = "$asked : Evidence";
        return practice("delivery.satisfaction-measured", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), asked)
                .unmet("nothing came of it", healthy().but("asked", "value", null), asked)
                .unmet("it is no percentage", healthy().but("asked", "value", new BigDecimal("100.1")), asked)
                .unmet("it is below zero", healthy().but("asked", "value", new BigDecimal("-1")), asked)
                .met("nobody is glad of it", healthy().but("asked", "value", BigDecimal.ZERO))
                .unmet("it was a second too long ago", healthy().but("asked", "observedAt", justOver(90)), asked)
                .unmet("it is another product's", healthy().but("asked", "productId", IDENTITY), asked)
                .tests();
    }

    @TestFactory
    List<DynamicTest> support_stays_ready_and_tickets_do_not_become_more() {
        String before = "$before : Evidence";
        return PracticeCases.practice("delivery.support-ready")
                .about("partner-portal")
                .met("all is well", healthy())
                .unmet(
                        "nothing is known",
                        nothing(),
                        "$onCall : Evidence",
                        "$channel : Evidence",
                        "$trained : Evidence",
                        "$escalation : Evidence",
                        "$tickets : Evidence")
                .unmet(
                        "nobody was on call lately",
                        healthy().but("rota", "observedAt", justOver(30)),
                        "$onCall : Evidence")
                .unmet(
                        "no channel was tried lately",
                        healthy().but("form-tried", "observedAt", justOver(90)),
                        "$channel : Evidence")
                .unmet(
                        "nobody came to the training",
                        healthy().but("support-trained", "value", BigDecimal.ZERO),
                        "$trained : Evidence")
                .unmet(
                        "sales were trained",
                        healthy().but("support-trained", "subject", "sales"),
                        "$trained : Evidence")
                .unmet(
                        "support has a document on it",
                        healthy().but("support-trained", "kind", EvidenceKind.DOCUMENT),
                        "$trained : Evidence")
                .met("no ticket came in", healthy().but("tickets-june", "value", BigDecimal.ZERO))
                .unmet(
                        "the training was too long ago",
                        healthy().but("support-trained", "observedAt", justOver(180)),
                        "$trained : Evidence")
                .unmet(
                        "no escalation was tried lately",
                        healthy().but("path-tried", "observedAt", justOver(90)),
                        "$escalation : Evidence")
                .unmet("nobody counted tickets before", healthy().without("tickets-may"), before)
                .unmet("there is one ticket more", healthy().but("tickets-june", "value", new BigDecimal("41")), before)
                .met("there are fewer", healthy().but("tickets-june", "value", new BigDecimal("39")))
                .unmet(
                        "the same month was counted twice",
                        healthy().but("tickets-may", "observedAt", daysBefore(2)),
                        before)
                .notApplicable("it is not in operation", in(Stage.GENERAL_AVAILABILITY))
                .unmet(
                        "there are more than last month, though fewer than before that",
                        healthy()
                                .but("tickets-june", "value", new BigDecimal("41"))
                                .with(kind("tickets-april", "SUPPORT_TICKETS", null, 60, "50")),
                        "not Evidence")
                .unmet(
                        "the newest count says nothing",
                        healthy().with(kind("tickets-late", "SUPPORT_TICKETS", null, 0, null)),
                        "not Evidence")
                .unmet(
                        "two counts are of one instant",
                        healthy().with(kind("tickets-again", "SUPPORT_TICKETS", null, 1, "39")),
                        "not Evidence")
                .met("the month was 27 days long", healthy().but("tickets-may", "observedAt", daysBefore(28)))
                .unmet(
                        "it was a second less",
                        healthy()
                                .but("tickets-may", "observedAt", daysBefore(28).plusSeconds(1)),
                        before)
                .met("it was 31 days long", healthy().but("tickets-may", "observedAt", daysBefore(32)))
                .unmet("it was a second more", healthy().but("tickets-may", "observedAt", justOver(32)), before)
                .unmet(
                        "the tickets of June are fewer than none",
                        healthy().but("tickets-june", "value", new BigDecimal("-1")),
                        before,
                        "not Evidence")
                .met("something else was observed later", healthy().with(kind("rota-again", "ON_CALL", null, 0, null)))
                .unmet(
                        "the newest count is a second too old",
                        healthy()
                                .but("tickets-june", "observedAt", justOver(31))
                                .but("tickets-may", "observedAt", daysBefore(60)),
                        "$tickets : Evidence")
                .tests();
    }

    @TestFactory
    List<DynamicTest> gates_are_used() {
        String decided = "$decided : HeldReview";
        String evidence = "$evidence : Evidence";
        Given review = nothing()
                .with(
                        new Person(CARL, "Carl"),
                        new HeldReview(PORTAL, GateId.GA_EXIT, daysBefore(11), daysBefore(10), true));
        return portfolio("delivery.gates-used")
                .unmet("nothing is known", nothing(), decided)
                .unmet("no gate decided", healthy().without("HeldReview"), decided)
                .unmet("the last decision is a second too old", held(justOver(90)), decided)
                .unmet("it is a second later", held(AS_OF.plusSeconds(1)), decided)
                .unmet(
                        "it was at a gate that no pack defines",
                        healthy().but("HeldReview", "gateId", new GateId("board")),
                        "$used : GateUse")
                .met(
                        "what was reviewed was observed 30 days before",
                        review.with(kind("rota", "ON_CALL", null, 40, null)))
                .unmet(
                        "it was a second too old",
                        review.with(Given.changed(kind("rota", "ON_CALL", null, 40, null), "observedAt", justOver(40))),
                        evidence)
                .unmet(
                        "it was observed after the review",
                        review.with(kind("rota", "ON_CALL", null, 9, null)),
                        evidence)
                .unmet(
                        "it is another product's",
                        review.with(ofIdentity(kind("rota", "ON_CALL", null, 40, null))),
                        evidence)
                .unmet(
                        "only a document was there",
                        review.with(evidence("deck", EvidenceKind.DOCUMENT, null, 11)),
                        evidence)
                .unmet(
                        "the review with evidence is a second too old",
                        review.but("HeldReview", "requestedAt", daysBefore(99))
                                .but("HeldReview", "heldAt", justOver(90))
                                .with(
                                        kind("rota", "ON_CALL", null, 91, null),
                                        new HeldReview(PORTAL, GateId.GA_EXIT, daysBefore(11), daysBefore(10), true)),
                        evidence)
                .tests();
    }

    /** The gate of the standard pack asks 4 criteria. */
    @TestFactory
    List<DynamicTest> a_gate_that_asks_more_than_8_criteria_of_a_product_is_not_light() {
        return List.of(
                light(4, "", healthy(), PracticeVerdict.MET),
                light(5, "", healthy(), PracticeVerdict.UNMET),
                light(5, "", healthy().but("identity", "stage", Stage.RETIREMENT), PracticeVerdict.UNMET),
                light(5, "", healthy().but("identity", "stage", Stage.RETIRED), PracticeVerdict.MET),
                light(4, "partner-portal", healthy(), PracticeVerdict.MET),
                light(4, "identity", healthy(), PracticeVerdict.UNMET));
    }

    private static DynamicTest light(int more, String other, Given given, PracticeVerdict verdict) {
        List<RulePack> packs = new ArrayList<>(
                List.of(RulePack.standard(), RulePack.shipped("delivery"), asking("more", "identity", more)));
        if (!other.isEmpty()) {
            packs.add(asking("others", other, 1));
        }
        String name =
                verdict.word() + " where " + more + " more are asked" + (other.isEmpty() ? "" : ", and of " + other)
                        + given.portfolio().products().stream()
                                .filter(product -> product.id().value().equals("identity"))
                                .map(product -> ", and identity is at " + product.stage())
                                .collect(Collectors.joining());
        SuiteCase test = SuiteCase.of(
                "delivery",
                packs,
                "delivery.gates-used: " + name,
                given,
                (service, portfolio) -> assertThat(
                                service.assess(portfolio, AS_OF).of(new PracticeId("delivery.gates-used")))
                        .extracting(PracticeResult::verdict)
                        .containsExactly(verdict));
        return DynamicTest.dynamicTest(name, () -> test.check(SuiteCase.loaded(packs)));
    }

    /** A pack that asks criteria of one product at the exit of its MVP. */
    private static RulePack asking(String id, String product, int criteria) {
        String rules = IntStream.range(0, criteria)
                .mapToObj(i -> "rule \"" + id + " " + i + "\" @gate( \"mvp-exit\" ) @criterion( \"" + id + "." + i
                        + "\" ) when GateReview( ) then end\n")
                .collect(Collectors.joining());
        return RulePack.of(
                new PackManifest(
                        new PackId(id),
                        "1.0.0",
                        "test",
                        PackLayer.TEAM,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        new AppliesTo(List.of(new ProductId(product)), List.of()),
                        List.of(),
                        List.of(),
                        List.of()),
                Map.of("rules.drl", rules.getBytes(StandardCharsets.UTF_8)));
    }

    private static Given held(Instant at) {
        return healthy().but("HeldReview", "requestedAt", daysBefore(99)).but("HeldReview", "heldAt", at);
    }

    @TestFactory
    List<DynamicTest> plans_are_followed_by_learning() {
        String learnt = "$learnt : Experiment";
        return PracticeCases.practice("delivery.learns")
                .about("partner-portal")
                .met("it is an MVP", in(Stage.MVP))
                .met("it is being made available", in(Stage.GENERAL_AVAILABILITY))
                .unmet("nothing is known", nothing().but("partner-portal", "stage", Stage.MVP), learnt)
                .unmet(
                        "the last test is a second too old",
                        in(Stage.MVP).but("pilot", "completedAt", justOver(90)),
                        learnt)
                .unmet("it is another product's", in(Stage.MVP).but("pilot", "productId", IDENTITY), learnt, "forall")
                .unmet("an assumption is not tested", in(Stage.MVP).with(assumption(true)), "forall")
                .met("it is not critical", in(Stage.MVP).with(assumption(false)))
                .met(
                        "it is another product's",
                        in(Stage.MVP).with(Given.changed(assumption(true), "productId", IDENTITY)))
                .notApplicable("it is in operation", healthy())
                .notApplicable("it is in discovery", in(Stage.DISCOVERY))
                .tests();
    }

    private static Assumption assumption(boolean critical) {
        return new Assumption(new AssumptionId("price"), PORTAL, "Partners pay.", critical);
    }

    @TestFactory
    List<DynamicTest> customer_feedback_is_answered() {
        return practice("delivery.feedback-answered", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$heard : Insight")
                .unmet("one is open a second too long", healthy().but("wish", "gainedAt", justOver(90)), "forall")
                .unmet(
                        "its item is not done",
                        healthy()
                                .with(item("begun", FlowState.NEW, FlowState.ACTIVE))
                                .but("complaint", "flowItemId", new FlowItemId("begun")),
                        "forall")
                .unmet(
                        "its item was done a second before it came",
                        healthy()
                                .with(completed(daysBefore(170).minusSeconds(1)))
                                .but("complaint", "flowItemId", new FlowItemId("sudden")),
                        "forall")
                .met(
                        "its item was done when it came",
                        healthy()
                                .with(completed(daysBefore(170)))
                                .but("complaint", "flowItemId", new FlowItemId("sudden")))
                .unmet(
                        "it is declined a second later",
                        healthy().but("joke", "declinedAt", AS_OF.plusSeconds(1)),
                        "forall")
                .met("a colleague waits longer", healthy().but("hint", "gainedAt", justOver(90)))
                .unmet(
                        "nobody asked customers lately",
                        healthy()
                                .without("wish")
                                .but("complaint", "gainedAt", justOver(180))
                                .but("joke", "gainedAt", justOver(180)),
                        "$heard : Insight")
                .met(
                        "somebody asked customers 180 days ago",
                        healthy()
                                .without("wish")
                                .but("complaint", "gainedAt", daysBefore(180))
                                .but("joke", "gainedAt", justOver(180)))
                .met(
                        "feedback about another product waits longer",
                        healthy().with(ofIdentity(insight("other", InsightSource.CUSTOMER, 170, null, null))))
                .tests();
    }

    @TestFactory
    List<DynamicTest> completed_work_was_seen_in_each_state() {
        return practice("delivery.states-stamped", Stage.MVP)
                .unmet("nothing is known", nothing(), "$done : FlowItem")
                .unmet(
                        "one was never proposed",
                        healthy().with(item("open", FlowState.ACTIVE, FlowState.DONE)),
                        "forall")
                .unmet("one was never worked on", healthy().with(item("open", FlowState.NEW, FlowState.DONE)), "forall")
                .met("one is still open", healthy().with(item("open", FlowState.ACTIVE)))
                .unmet(
                        "nothing is completed yet",
                        nothing().with(item("open", FlowState.NEW, FlowState.ACTIVE)),
                        "$done : FlowItem")
                .unmet(
                        "one that was completed 90 days ago was never proposed",
                        healthy().with(completed(daysBefore(90))),
                        "forall")
                .met(
                        "one that was completed a second before was never proposed",
                        healthy().with(completed(justOver(90))))
                .unmet(
                        "nothing was completed for 90 days and a second",
                        nothing().with(completed(justOver(90))),
                        "$done : FlowItem")
                .met(
                        "all was completed 90 days ago",
                        nothing()
                                .with(new FlowItem(
                                        new FlowItemId("old"),
                                        PORTAL,
                                        null,
                                        FlowItemType.FEATURE,
                                        List.of(
                                                new FlowTransition("new", FlowState.NEW, daysBefore(92), 0),
                                                new FlowTransition("active", FlowState.ACTIVE, daysBefore(91), 0),
                                                new FlowTransition("done", FlowState.DONE, daysBefore(90), 0)))))
                .met("one of another product was never proposed", healthy().with(ofIdentity(completed(daysBefore(90)))))
                .unmet(
                        "another product has completed something",
                        nothing().with(ofIdentity(item("open", FlowState.NEW, FlowState.ACTIVE, FlowState.DONE))),
                        "$done : FlowItem")
                .tests();
    }

    @TestFactory
    List<DynamicTest> unplanned_pivoted_and_abandoned_work_is_looked_at() {
        PracticeCases cases = practice("delivery.huddle-held", Stage.MVP)
                .unmet(
                        "nothing is known",
                        nothing(),
                        "$unplanned : Evidence",
                        "$pivoted : Evidence",
                        "$abandoned : Evidence");
        for (String share : List.of("unplanned", "pivoted", "abandoned")) {
            String failed = "$" + share + " : Evidence";
            cases.unmet(share + " is missing", healthy().without("mix-" + share), failed)
                    .unmet(
                            share + " is other evidence",
                            healthy().but("mix-" + share, "kind", EvidenceKind.USER_RESEARCH),
                            failed)
                    .met(share + " is nothing", healthy().but("mix-" + share, "value", BigDecimal.ZERO))
                    .met(share + " is all", healthy().but("mix-" + share, "value", new BigDecimal("100")))
                    .unmet(
                            share + " is a second too old",
                            healthy().but("mix-" + share, "observedAt", justOver(31)),
                            failed)
                    .unmet(
                            share + " is no share",
                            healthy().but("mix-" + share, "value", new BigDecimal("101")),
                            failed)
                    .unmet(
                            share + " is less than nothing",
                            healthy().but("mix-" + share, "value", new BigDecimal("-1")),
                            failed)
                    .unmet(
                            share + " is another product's",
                            healthy().but("mix-" + share, "productId", IDENTITY),
                            failed);
        }
        return cases.tests();
    }

    @TestFactory
    List<DynamicTest> the_way_from_insight_to_strategy_is_complete() {
        String trace = "$trace : Trace";
        return practice("delivery.trace-complete", Stage.MVP)
                .unmet("nothing is known", nothing(), trace)
                .unmet("no decision is linked", healthy().but("complaint-to-plan", "decisionId", null), trace)
                .unmet(
                        "another experiment was learnt from",
                        healthy()
                                .with(new Experiment(
                                        new ExperimentId("old"),
                                        PORTAL,
                                        new AssumptionId("self-service"),
                                        ExperimentResult.REFUTED,
                                        daysBefore(200)))
                                .but("complaint-to-plan", "experimentId", new ExperimentId("old")),
                        "$learnt : Experiment")
                .met(
                        "it was learnt 180 days ago",
                        healthy()
                                .but("complaint", "gainedAt", daysBefore(300))
                                .but("pilot", "completedAt", daysBefore(180)))
                .met(
                        "it was learnt at the instant of the insight",
                        healthy().but("complaint", "gainedAt", daysBefore(90)))
                .unmet("no item is linked", healthy().but("complaint-to-plan", "flowItemId", null), trace)
                .unmet("nothing was learnt", healthy().but("complaint-to-plan", "experimentId", null), trace)
                .unmet(
                        "strategy did not take it up",
                        healthy().but("complaint-to-plan", "strategyDecisionId", null),
                        trace)
                .unmet("it is another product's", healthy().but("complaint-to-plan", "productId", IDENTITY), trace)
                .unmet(
                        "the insight is of a product that it has nothing to do with",
                        healthy()
                                .with(healthy().copyOf("identity", new ProductId("shop"), "name", "Shop"))
                                .but("complaint", "productId", new ProductId("shop")),
                        "$insight : Insight")
                .unmet(
                        "the item is not done",
                        healthy()
                                .with(item("begun", FlowState.NEW))
                                .but("complaint-to-plan", "flowItemId", new FlowItemId("begun")),
                        "$executed : FlowItem")
                .unmet(
                        "it was learnt before the insight",
                        healthy().but("complaint", "gainedAt", daysBefore(89)),
                        "$learnt : Experiment")
                .unmet(
                        "it was learnt a second too long ago",
                        healthy()
                                .but("complaint", "gainedAt", daysBefore(300))
                                .but("pilot", "completedAt", justOver(180)),
                        "$learnt : Experiment")
                .tests();
    }

    @TestFactory
    List<DynamicTest> no_link_is_missing() {
        return practice("delivery.traces-unbroken", Stage.MVP)
                .unmet("nothing is known", nothing(), "$trace : Trace")
                .unmet("the decision is missing", healthy().but("complaint-to-plan", "decisionId", null), "forall")
                .unmet("the item is missing", healthy().but("complaint-to-plan", "flowItemId", null), "forall")
                .unmet("the experiment is missing", healthy().but("complaint-to-plan", "experimentId", null), "forall")
                .met("the last one is not there yet", healthy().but("complaint-to-plan", "strategyDecisionId", null))
                .met(
                        "nothing came of it",
                        healthy()
                                .with(new Trace(
                                        new TraceId("idle"), PORTAL, new InsightId("wish"), null, null, null, null)))
                .unmet(
                        "a second one has a gap",
                        healthy()
                                .with(new Trace(
                                        new TraceId("gap"),
                                        PORTAL,
                                        new InsightId("wish"),
                                        null,
                                        new FlowItemId("mended"),
                                        null,
                                        null)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> ideas_come_from_customers_and_from_outside() {
        return portfolio("delivery.ideas-from-outside")
                .unmet("nothing is known", nothing(), "$customer : Insight", "$other : Insight", "$tried : Experiment")
                .unmet(
                        "customers said nothing lately",
                        healthy().but("wish", "gainedAt", justOver(90)),
                        "$customer : Insight")
                .unmet(
                        "colleagues said nothing lately",
                        healthy().but("hint", "gainedAt", justOver(90)),
                        "$other : Insight")
                .unmet(
                        "they are from the product team",
                        healthy().but("hint", "source", InsightSource.PRODUCT_TEAM),
                        "$other : Insight")
                .unmet(
                        "nothing was tried lately",
                        healthy().but("pilot", "completedAt", justOver(90)),
                        "$tried : Experiment")
                .tests();
    }

    @TestFactory
    List<DynamicTest> work_is_balanced_as_meant() {
        return practice("delivery.investment-balanced", Stage.MVP)
                .unmet("nothing is known", nothing(), "$target : AllocationTarget")
                .unmet(
                        "nothing was completed",
                        healthy().but("mended", "productId", IDENTITY).but("tidied", "productId", IDENTITY),
                        "forall")
                .unmet("all of it is new", healthy().but("tidied", "type", FlowItemType.FEATURE), "forall")
                .unmet("there are too few items to tell", healthy().but("mix-2026", "minimumSample", 3L), "forall")
                .met("there are just enough", healthy().but("mix-2026", "minimumSample", 2L))
                .unmet(
                        "a second target is for new work only",
                        healthy()
                                .with(new AllocationTarget(
                                        new AllocationTargetId("all-new"),
                                        PORTAL,
                                        List.of(
                                                new AllocationShare(
                                                        "new", Set.of(FlowItemType.FEATURE), BigDecimal.ONE),
                                                new AllocationShare("old", Set.of(FlowItemType.DEBT), BigDecimal.ZERO)),
                                        BigDecimal.TEN,
                                        1,
                                        null)),
                        "forall")
                .tests();
    }

    @Test
    void no_fact_of_another_product_proves_anything_but_of_the_portfolio() {
        List<String> portfolioWide = List.of(
                "calendar-covers-all", "gates-used", "ideas-from-outside", "incidents-change-roadmap", "web-on-train");
        assertThat(UnmetPractices.of("delivery", UnmetPractices.moved(healthy())))
                .containsAll(UnmetPractices.of("delivery", nothing()).stream()
                        .filter(id -> !portfolioWide.contains(id))
                        .toList());
        assertThat(UnmetPractices.of("delivery", UnmetPractices.moved(healthy(), "mended", "tidied")))
                .contains("states-stamped", "investment-balanced");
    }

    @TestFactory
    Stream<DynamicTest> facts_of_another_product_prove_nothing() {
        return Stream.of(
                unmet(
                        "of another: release-2",
                        UnmetPractices.moved(healthy(), "release-2"),
                        "boards-before-cutoff",
                        "changes-not-falling",
                        "web-on-train"),
                unmet(
                        "of another: rollout-2",
                        UnmetPractices.moved(healthy(), "rollout-2"),
                        "mobile-rollout-staged",
                        "stages-baked"),
                unmet(
                        "of another: log-read",
                        UnmetPractices.moved(healthy(), "log-read"),
                        "incident-actions-linked",
                        "incidents-not-rising",
                        "incidents-reviewed"),
                unmet(
                        "of another: log-read-before",
                        UnmetPractices.moved(healthy(), "log-read-before"),
                        "incidents-not-rising"),
                unmet(
                        "of another: lost-orders",
                        UnmetPractices.moved(healthy(), "lost-orders"),
                        "incidents-not-rising"),
                unmet("of another: rota", UnmetPractices.moved(healthy(), "rota"), "support-ready"),
                unmet("of another: form-tried", UnmetPractices.moved(healthy(), "form-tried"), "support-ready"),
                unmet(
                        "of another: support-trained",
                        UnmetPractices.moved(healthy(), "support-trained"),
                        "support-ready"),
                unmet("of another: path-tried", UnmetPractices.moved(healthy(), "path-tried"), "support-ready"),
                unmet("of another: tickets-may", UnmetPractices.moved(healthy(), "tickets-may"), "support-ready"),
                unmet("of another: tickets-june", UnmetPractices.moved(healthy(), "tickets-june"), "support-ready"),
                unmet(
                        "of another: tickets-june and tickets-may",
                        UnmetPractices.moved(healthy(), "tickets-june", "tickets-may"),
                        "support-ready"),
                unmet("of another: mix-2026", UnmetPractices.moved(healthy(), "mix-2026"), "investment-balanced"),
                unmet(
                        "of another: complaint-to-plan",
                        UnmetPractices.moved(healthy(), "complaint-to-plan"),
                        "trace-complete",
                        "traces-unbroken"),
                unmet("of another: pilot", UnmetPractices.moved(healthy(), "pilot")),
                unmet(
                        "of another: wish and complaint and joke",
                        UnmetPractices.moved(healthy(), "wish", "complaint", "joke"),
                        "feedback-answered"),
                unmet("of another: the first stage", swapping(FIRST, ofIdentity(FIRST)), "stages-baked"),
                unmet(
                        "of another: RolloutStep",
                        UnmetPractices.moved(healthy(), "RolloutStep"),
                        "stages-baked",
                        "stages-guardrails-clear"),
                unmet(
                        "of another: ProductMetric",
                        UnmetPractices.moved(healthy(), "ProductMetric"),
                        "stages-guardrails-clear"),
                unmet(
                        "of another: the reading before it",
                        swapping(BEFORE_FIRST, ofIdentity(BEFORE_FIRST)),
                        "stages-guardrails-clear"));
    }

    @TestFactory
    Stream<DynamicTest> a_rollout_that_was_only_halted_has_reached_nobody() {
        Given halted = new Given(healthy().facts().stream()
                        .filter(fact -> !(fact instanceof RolloutStep))
                        .toList())
                .with(step("0", true, daysBefore(7)));
        return Stream.of(unmet("it was only halted", halted, "stages-baked", "stages-guardrails-clear"));
    }

    private static DynamicTest unmet(String when, Given given, String... practices) {
        return UnmetPractices.test("delivery", when, given, practices);
    }

    @TestFactory
    Stream<DynamicTest> other_evidence_proves_nothing() {
        return Stream.concat(
                Stream.of("rota", "form-tried", "support-trained", "path-tried", "tickets-may")
                        .map(proof -> otherKind(proof, "support-ready")),
                Stream.of(
                        otherKind("asked", "satisfaction-measured"),
                        otherKind("log-read-before", "incidents-not-rising"),
                        otherKind("log-read", "incident-actions-linked", "incidents-not-rising", "incidents-reviewed"),
                        otherKind("mix-pivoted", "huddle-held"),
                        unmet(
                                "sales was trained",
                                healthy().but("support-trained", "subject", "sales"),
                                "support-ready")));
    }

    private static DynamicTest otherKind(String proof, String... practices) {
        return unmet("of another kind: " + proof, healthy().but(proof, "kind", EvidenceKind.USER_RESEARCH), practices);
    }

    @TestFactory
    Stream<DynamicTest> facts_of_another_product_break_nothing() {
        RolloutId other = new RolloutId("other");
        BigDecimal far = new BigDecimal("1000");
        Given broken = healthy()
                .with(
                        new Release(new ReleaseId("other"), IDENTITY, "2.0", WEB, AS_OF, DEPARTURE),
                        new Release(new ReleaseId("other-old"), IDENTITY, "1.0", null, null, daysBefore(120)),
                        new Release(new ReleaseId("other-older"), IDENTITY, "0.9", null, null, daysBefore(130)),
                        new Release(new ReleaseId("other-oldest"), IDENTITY, "0.8", null, null, daysBefore(140)),
                        // one that left alone and of which nobody knows when it was ready
                        new Release(new ReleaseId("alone"), PORTAL, "1.9", null, null, daysBefore(1)),
                        kind("alone-let-go", "TRAIN_EXCEPTION", "alone", 2, null),
                        approved("alone-approved", "alone-let-go", PIA, 2),
                        new Rollout(
                                other, IDENTITY, "2.0", List.of(BigDecimal.valueOf(100)), Duration.ofDays(99), null),
                        new RolloutStep(other, IDENTITY, BigDecimal.valueOf(7), false, daysBefore(9)),
                        new RolloutStep(other, IDENTITY, BigDecimal.valueOf(100), true, daysBefore(9)),
                        new RolloutStep(other, IDENTITY, BigDecimal.valueOf(3), false, daysBefore(8)),
                        new RolloutStep(other, IDENTITY, BigDecimal.valueOf(3), false, daysBefore(100)),
                        new RolloutStep(other, IDENTITY, BigDecimal.valueOf(3), false, daysBefore(6)),
                        read(daysBefore(6), "90"),
                        new ProductMetric(
                                IDENTITY, CRASH_FREE, MetricUse.GUARDRAIL, GuardrailAspect.ERROR_RATE, far, null),
                        new ProductMetric(PORTAL, CRASH_FREE, MetricUse.INDICATOR, null, far, null),
                        new MetricReading(IDENTITY, CRASH_FREE, 1, daysBefore(30), daysBefore(10), BigDecimal.ONE),
                        new MetricDefinition(new MetricId("orders"), "Orders", "counted", "1", 1, PIA),
                        new MetricReading(
                                PORTAL, new MetricId("orders"), 1, daysBefore(30), daysBefore(10), BigDecimal.ONE))
                .with(
                        ofIdentity(incident("other", Severity.CRITICAL, 60)),
                        ofIdentity(Given.changed(
                                incident("other-orphan", Severity.CRITICAL, 61),
                                "actions",
                                List.of(new IncidentAction("alarm", daysBefore(1), null)))),
                        ofIdentity(kind("other-tickets", "SUPPORT_TICKETS", null, 1, "99")),
                        ofIdentity(insight("other", InsightSource.CUSTOMER, 170, null, null)),
                        ofIdentity(new Trace(
                                new TraceId("other"),
                                PORTAL,
                                new InsightId("wish"),
                                null,
                                null,
                                null,
                                new DecisionRecordId("stay"))),
                        ofIdentity(Given.changed(item("other", FlowState.DONE), "type", FlowItemType.RISK)),
                        new AllocationTarget(
                                new AllocationTargetId("other"),
                                IDENTITY,
                                List.of(new AllocationShare("all", Set.of(FlowItemType.FEATURE), BigDecimal.ONE)),
                                BigDecimal.ZERO,
                                1,
                                null));
        return Stream.of(unmet("nothing, though another product has it all", broken));
    }

    private static Record ofIdentity(Record fact) {
        return Given.changed(fact, "productId", IDENTITY);
    }
}
