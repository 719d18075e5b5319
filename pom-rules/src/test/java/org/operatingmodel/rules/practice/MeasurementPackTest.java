package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.discovery.ExperimentPlan;
import org.operatingmodel.discovery.ExperimentPlanId;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.EvidenceKind;
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
import org.operatingmodel.organisation.Person;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.gate.Given;

class MeasurementPackTest {
    private static final ProductMetric STAR =
            new ProductMetric(PORTAL, new MetricId("orders"), MetricUse.NORTH_STAR, null, null, null);
    private static final ProductMetric UPTIME = guardrail("uptime", GuardrailAspect.UPTIME);
    private static final ProductMetric ERRORS = guardrail("errors", GuardrailAspect.ERROR_RATE);
    private static final ProductMetric LATENCY = guardrail("latency", GuardrailAspect.LATENCY);
    private static final ProductMetric ACCESS = guardrail("access", GuardrailAspect.ACCESSIBILITY);
    private static final MetricReading UP = reading("uptime", 1, "99.5");
    private static final MetricReading ACCESSIBLE = reading("access", 1, "99");

    /** Asked from one stage to operation, and met in both. */
    private static PracticeCases practice(String id, Stage first) {
        return PracticeCases.practice(id)
                .about("partner-portal")
                .met("all is well", healthy())
                .met("it is in " + first, in(first))
                .met("another product does nothing of it", besideAnother())
                .notApplicable("it is before " + first, in(Stage.values()[first.ordinal() - 1]))
                .notApplicable("it is being retired", in(Stage.RETIREMENT));
    }

    /** The product, and one that it consumes and of which nothing is as it should be. */
    private static Given besideAnother() {
        Given others = healthy()
                .with(
                        new MetricDefinition(new MetricId("old"), "Old", "counted daily", "percent", 2, null),
                        new EventSchema(new EventId("lost"), IDENTITY, "Something was lost.", null),
                        new DataContract(
                                new DataContractId("logins"),
                                IDENTITY,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                Duration.ofDays(1),
                                null,
                                null),
                        new ExperimentPlan(
                                new ExperimentPlanId("guess"),
                                IDENTITY,
                                "It helps.",
                                "made-up",
                                List.of("made-up-too"),
                                null,
                                null));
        for (GuardrailAspect aspect : GuardrailAspect.values()) {
            others = others.with(Given.changed(guardrail("old", aspect), "productId", IDENTITY));
        }
        return others.with(Given.changed(reading("old", 1, "1"), "productId", IDENTITY));
    }

    /** What the product has of a type is another one's. */
    private static Given allOfAnother(Class<?> type) {
        return new Given(healthy().facts().stream()
                .map(fact -> type.isInstance(fact) ? Given.changed(fact, "productId", IDENTITY) : fact)
                .toList());
    }

    private static PracticeCases portfolio(String id) {
        return PracticeCases.practice(id).met("all is well", healthy());
    }

    private static Given nothing() {
        return Given.nothing().but("partner-portal", "stage", Stage.OPERATION);
    }

    private static Given in(Stage stage) {
        return healthy().but("partner-portal", "stage", stage);
    }

    private static Given healthy() {
        return nothing()
                .with(
                        new Person(PIA, "Pia"),
                        metric("orders"),
                        metric("uptime"),
                        metric("errors"),
                        metric("latency"),
                        metric("access"),
                        STAR,
                        UPTIME,
                        ERRORS,
                        LATENCY,
                        ACCESS,
                        UP,
                        reading("errors", 1, "99.9"),
                        reading("latency", 1, "100"),
                        ACCESSIBLE,
                        review("orders"),
                        review("uptime"),
                        review("errors"),
                        review("latency"),
                        review("access"),
                        new ExperimentPlan(
                                new ExperimentPlanId("guided-start"),
                                PORTAL,
                                "A guided start brings orders.",
                                "orders",
                                List.of("errors", "latency"),
                                null,
                                null),
                        new EventSchema(new EventId("order.placed"), PORTAL, "An order was placed.", PIA),
                        new EventSchema(new EventId("portal.order.lost"), PORTAL, "An order was lost.", PIA),
                        new Slo(new SloId("delivery"), PORTAL, "delivered daily", new BigDecimal("0.99"), 30),
                        new Sla(new SlaId("daily"), PORTAL, new SloId("delivery"), new BigDecimal("0.98")),
                        new DataContract(
                                new DataContractId("orders-feed"),
                                PORTAL,
                                List.of(new EventId("order.placed"), new EventId("portal.order.lost")),
                                List.of("order-id"),
                                PIA,
                                new SlaId("daily"),
                                Duration.ofDays(1),
                                daysBefore(1),
                                null))
                .with(
                        new Dashboard(
                                new DashboardId("board"),
                                "Board",
                                DashboardAudience.EXECUTIVES,
                                EnumSet.allOf(DashboardSubject.class),
                                List.of(PORTAL),
                                List.of(new MetricId("orders"), new MetricId("uptime"))),
                        new Dashboard(
                                new DashboardId("team"),
                                "Team",
                                DashboardAudience.TEAMS,
                                Set.of(),
                                List.of(PORTAL),
                                List.of(new MetricId("uptime"), new MetricId("errors"), new MetricId("orders"))),
                        new Person(Given.CARL, "Carl"),
                        evidence("reached", new EvidenceKind("DATA_ACCESSIBLE"), "orders-feed", 180),
                        evidence("compared", new EvidenceKind("DATA_ACCURATE"), "orders-feed", 180),
                        evidence("acted-on", new EvidenceKind("DATA_ACTIONABLE"), "orders-feed", 180),
                        evidence("trained", EvidenceKind.TRAINING, "data", 365))
                .but("trained", "value", BigDecimal.ONE);
    }

    private static MetricDefinition metric(String id) {
        return new MetricDefinition(new MetricId(id), id, "counted daily", "percent", 1, PIA);
    }

    private static ProductMetric guardrail(String metric, GuardrailAspect aspect) {
        return new ProductMetric(
                PORTAL, new MetricId(metric), MetricUse.GUARDRAIL, aspect, new BigDecimal("99"), new BigDecimal("100"));
    }

    /** A guardrail of another product for the same metric, which only a reading of 100 meets. */
    private static ProductMetric guardedMoreClosely(ProductMetric guardrail) {
        return Given.changed(Given.changed(guardrail, "productId", IDENTITY), "least", new BigDecimal("100"));
    }

    private static MetricReading reading(String metric, int version, String value) {
        return new MetricReading(
                PORTAL, new MetricId(metric), version, daysBefore(9), daysBefore(7), new BigDecimal(value));
    }

    private static MetricReview review(String metric) {
        return new MetricReview(
                new MetricReviewId("r/" + metric), PORTAL, new MetricId(metric), daysBefore(35), "Left as it is");
    }

    /** The same facts, with one replaced by others. */
    private static Given swapping(Record old, Record... others) {
        List<Record> facts = new ArrayList<>(healthy().facts());
        if (!facts.remove(old)) {
            throw new IllegalArgumentException("old must be one of the facts, but was '" + old + "'.");
        }
        return new Given(List.copyOf(facts)).with(others);
    }

    private static ProductMetric soon(ProductMetric metric) {
        return later(metric, AS_OF.plusSeconds(1));
    }

    private static ProductMetric later(ProductMetric metric, Instant from) {
        return Given.changed(metric, "from", from);
    }

    private static MetricReading at(MetricReading reading, @Nullable String value, Instant to) {
        return new MetricReading(
                reading.productId(),
                reading.metricId(),
                reading.version(),
                daysBefore(200),
                to,
                value == null ? reading.value() : new BigDecimal(value));
    }

    @TestFactory
    List<DynamicTest> there_is_one_north_star() {
        ProductMetric second =
                new ProductMetric(PORTAL, new MetricId("errors"), MetricUse.NORTH_STAR, null, null, null);
        return practice("measurement.one-north-star", Stage.MVP)
                .unmet("nothing is known", nothing(), "accumulate")
                .unmet("there is none", swapping(STAR), "accumulate")
                .unmet("there are two", healthy().with(second), "accumulate")
                .met(
                        "the second is another product's",
                        healthy().with(new ProductMetric(IDENTITY, STAR.metricId(), STAR.use(), null, null, null)))
                .met("it is recorded twice", healthy().with(later(STAR, daysBefore(9))))
                .unmet("the second begins at that instant", healthy().with(later(second, AS_OF)), "accumulate")
                .met("the second begins a second later", healthy().with(later(second, AS_OF.plusSeconds(1))))
                .unmet("the only one begins a second later", swapping(STAR, soon(STAR)), "accumulate")
                .unmet(
                        "it is another product's",
                        swapping(STAR, new ProductMetric(IDENTITY, STAR.metricId(), STAR.use(), null, null, null)),
                        "accumulate")
                .unmet(
                        "it is an indicator only",
                        swapping(
                                STAR,
                                new ProductMetric(PORTAL, STAR.metricId(), MetricUse.INDICATOR, null, null, null)),
                        "accumulate")
                .met("it is an MVP", in(Stage.MVP))
                .notApplicable("it is in discovery", in(Stage.DISCOVERY))
                .notApplicable("it is retired", in(Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_few_guardrails_stand_beside_it() {
        Given six = healthy()
                .with(
                        metric("refunds"),
                        metric("calls"),
                        guardrail("refunds", GuardrailAspect.OTHER),
                        guardrail("calls", GuardrailAspect.OTHER));
        ProductMetric seventh = guardrail("orders", GuardrailAspect.OTHER);
        return practice("measurement.few-guardrails", Stage.MVP)
                .unmet("nothing is known", nothing(), "accumulate")
                .met("there is one", nothing().with(new Person(PIA, "Pia"), metric("uptime"), UPTIME))
                .met("there are six", six)
                .met("one of six protects two things", six.with(guardrail("refunds", GuardrailAspect.LATENCY)))
                .met("the seventh begins a second later", six.with(soon(seventh)))
                .unmet("there are seven", six.with(seventh), "accumulate")
                .met("the seventh is another product's", six.with(Given.changed(seventh, "productId", IDENTITY)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> uptime_error_rate_and_latency_are_within_their_limits() {
        String uptime = "$uptime : ProductMetric";
        ProductMetric open =
                new ProductMetric(PORTAL, UPTIME.metricId(), MetricUse.GUARDRAIL, GuardrailAspect.UPTIME, null, null);
        return practice("measurement.guardrails-kept", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), uptime, "$errors : ProductMetric", "$latency : ProductMetric")
                .unmet("there is no uptime", swapping(UPTIME), uptime)
                .unmet("there is no error rate", swapping(ERRORS), "$errors : ProductMetric")
                .unmet("there is no latency", swapping(LATENCY), "$latency : ProductMetric")
                .unmet("uptime is guarded a second later", swapping(UPTIME, soon(UPTIME)), uptime)
                .unmet("errors are guarded a second later", swapping(ERRORS, soon(ERRORS)), "$errors : ProductMetric")
                .unmet(
                        "latency is guarded a second later",
                        swapping(LATENCY, soon(LATENCY)),
                        "$latency : ProductMetric")
                .met(
                        "one that begins a second later is not read yet",
                        healthy().with(soon(guardrail("orders", GuardrailAspect.OTHER))))
                .unmet(
                        "one of another kind is not read",
                        healthy().with(guardrail("orders", GuardrailAspect.OTHER)),
                        "forall")
                .met("accessibility was read 90 days ago", swapping(ACCESSIBLE, at(ACCESSIBLE, null, daysBefore(90))))
                .met("accessibility is below its limit", swapping(ACCESSIBLE, at(ACCESSIBLE, "98", daysBefore(7))))
                .unmet("it has no limits", swapping(UPTIME, open), "forall", "not")
                .met("it is exactly at the limit", swapping(UP, at(UP, "99", daysBefore(7))))
                .unmet("it is just below", swapping(UP, at(UP, "98.9", daysBefore(7))), "forall", "not")
                .met("it is exactly at the upper limit", swapping(UP, at(UP, "100", daysBefore(7))))
                .unmet("it is just above", swapping(UP, at(UP, "100.1", daysBefore(7))), "forall", "not")
                .unmet("nobody has read it", swapping(UP), "forall")
                .unmet(
                        "only another product's is read",
                        swapping(UP, Given.changed(UP, "productId", IDENTITY)),
                        "forall")
                .met(
                        "that of another product is below its limit",
                        healthy().with(Given.changed(at(UP, "98", daysBefore(1)), "productId", IDENTITY)))
                .unmet(
                        "the guardrails are another product's",
                        swapping(UPTIME, Given.changed(UPTIME, "productId", IDENTITY)),
                        uptime)
                .unmet(
                        "that of errors is another product's",
                        swapping(ERRORS, Given.changed(ERRORS, "productId", IDENTITY)),
                        "$errors : ProductMetric")
                .unmet(
                        "that of latency is another product's",
                        swapping(LATENCY, Given.changed(LATENCY, "productId", IDENTITY)),
                        "$latency : ProductMetric")
                .unmet("it was read a second too long ago", swapping(UP, at(UP, null, justOver(7))), "forall")
                .unmet("it is read a second later", swapping(UP, at(UP, null, AS_OF.plusSeconds(1))), "forall")
                .unmet("a newer reading is below", healthy().with(at(UP, "98", daysBefore(1))), "not")
                .met("an older reading was below", healthy().with(at(UP, "98", justOver(7))))
                .met(
                        "one that begins a second later is below",
                        healthy().with(soon(guardrail("orders", GuardrailAspect.OTHER)), reading("orders", 1, "98")))
                .notApplicable("it is an MVP", in(Stage.MVP))
                .met(
                        "another product guards the same metric more closely",
                        healthy().with(guardedMoreClosely(UPTIME)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> accessibility_is_guarded() {
        String guarded = "exists ProductMetric";
        ProductMetric second = guardrail("orders", GuardrailAspect.ACCESSIBILITY);
        MetricReading good = reading("orders", 1, "99");
        return practice("measurement.accessibility-guarded", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), guarded)
                .unmet("there is no such guardrail", swapping(ACCESS), guarded)
                .unmet("it begins a second later", swapping(ACCESS, soon(ACCESS)), guarded)
                .unmet("nobody has read it", swapping(ACCESSIBLE), "forall")
                .unmet(
                        "it is another product's",
                        swapping(ACCESS, Given.changed(ACCESS, "productId", IDENTITY)),
                        guarded)
                .unmet(
                        "only another product's is read",
                        swapping(ACCESSIBLE, Given.changed(ACCESSIBLE, "productId", IDENTITY)),
                        "forall")
                .met(
                        "that of another product is below its limit",
                        healthy().with(Given.changed(at(ACCESSIBLE, "98", daysBefore(6)), "productId", IDENTITY)))
                .met(
                        "a reading that is below ends a second later",
                        healthy().with(at(ACCESSIBLE, "98", AS_OF.plusSeconds(1))))
                .unmet(
                        "a reading that is below ends at that instant",
                        healthy().with(at(ACCESSIBLE, "98", AS_OF)),
                        "not")
                .unmet(
                        "one that is below was read, and is read better a second later",
                        healthy().with(at(ACCESSIBLE, "98", daysBefore(6)), at(ACCESSIBLE, "99", AS_OF.plusSeconds(1))),
                        "not")
                .unmet(
                        "one that is below was read, and another product's is better",
                        healthy()
                                .with(
                                        at(ACCESSIBLE, "98", daysBefore(6)),
                                        Given.changed(at(ACCESSIBLE, "99", daysBefore(5)), "productId", IDENTITY)),
                        "not")
                .unmet(
                        "one that is below was read, and another metric is better",
                        healthy().with(at(ACCESSIBLE, "98", daysBefore(6)), at(UP, "99", daysBefore(5))),
                        "not")
                .met(
                        "one that was below is read better at that instant",
                        healthy().with(at(ACCESSIBLE, "98", daysBefore(6)), at(ACCESSIBLE, "99", AS_OF)))
                .met("it was read 90 days ago", swapping(ACCESSIBLE, at(ACCESSIBLE, null, daysBefore(90))))
                .unmet(
                        "it was read 90 days and a second ago",
                        swapping(ACCESSIBLE, at(ACCESSIBLE, null, justOver(90))),
                        "forall")
                .unmet(
                        "it is below the limit",
                        swapping(ACCESSIBLE, at(ACCESSIBLE, "98", daysBefore(7))),
                        "forall",
                        "not")
                .unmet("a newer reading is below", healthy().with(at(ACCESSIBLE, "98", daysBefore(6))), "not")
                .unmet(
                        "another reading of that instant is below",
                        healthy().with(at(ACCESSIBLE, "98", daysBefore(7))),
                        "not")
                .unmet("a second one is not read", healthy().with(second), "forall")
                .unmet("a second one is below", healthy().with(second, good, at(good, "98", daysBefore(6))), "not")
                .met("a second one is within its limits, too", healthy().with(second, good))
                .met("a second one begins a second later", healthy().with(soon(second)))
                .met("an older reading was below", healthy().with(at(ACCESSIBLE, "98", daysBefore(8))))
                .met(
                        "one that begins a second later is below",
                        healthy().with(soon(second), reading("orders", 1, "98")))
                .unmet("it is below just now", healthy().with(at(ACCESSIBLE, "98", AS_OF)), "not")
                .met(
                        "it was below, and is good just now",
                        healthy().with(at(ACCESSIBLE, "98", daysBefore(6)), at(ACCESSIBLE, "99", AS_OF)))
                .unmet(
                        "it is below, and another metric was read since",
                        healthy().with(at(ACCESSIBLE, "98", daysBefore(6)), at(good, null, daysBefore(5))),
                        "not")
                .unmet(
                        "it is below, and that of another product was read since",
                        healthy()
                                .with(
                                        at(ACCESSIBLE, "98", daysBefore(6)),
                                        Given.changed(at(ACCESSIBLE, null, daysBefore(5)), "productId", IDENTITY)),
                        "not")
                .met("it is for telephones", healthy().but("partner-portal", "channels", Set.of(Channel.MOBILE)))
                .met("it is for computers", healthy().but("partner-portal", "channels", Set.of(Channel.DESKTOP)))
                .notApplicable("nobody sees it", healthy().but("partner-portal", "channels", Set.of(Channel.API)))
                .met(
                        "another product guards the same metric more closely",
                        healthy().with(guardedMoreClosely(ACCESS)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> experiments_use_metrics_of_the_catalogue() {
        return practice("measurement.experiments-use-catalogue", Stage.MVP)
                .unmet("nothing is known", nothing(), "$plan : ExperimentPlan")
                .unmet("it is made up", healthy().but("guided-start", "metric", "happiness"), "forall")
                .unmet(
                        "a guardrail is made up",
                        healthy().but("guided-start", "guardrails", List.of("errors", "mood")),
                        "forall")
                .unmet(
                        "a second plan is made up",
                        healthy()
                                .with(new ExperimentPlan(
                                        new ExperimentPlanId("x"), PORTAL, "More", "mood", List.of(), null, null)),
                        "forall")
                .unmet(
                        "the plan is another product's",
                        healthy().but("guided-start", "productId", IDENTITY),
                        "$plan : ExperimentPlan")
                .unmet(
                        "a second plan has a guardrail that is made up",
                        healthy()
                                .with(new ExperimentPlan(
                                        new ExperimentPlanId("x"),
                                        PORTAL,
                                        "More",
                                        "orders",
                                        List.of("mood"),
                                        null,
                                        null)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> events_are_named_by_one_pattern() {
        PracticeCases cases = practice("measurement.events-named", Stage.MVP)
                .unmet("nothing is known", nothing(), "$event : EventSchema")
                .unmet("all are another product's", allOfAnother(EventSchema.class), "$event : EventSchema")
                .unmet("one has no owner", healthy().but("order.placed", "owner", null), "forall");
        for (String bad : List.of("placed", "order.", "order..placed", "o.placed", "order.1st", "a-b", "order.a.b.c")) {
            cases.unmet(
                    "one is named " + bad,
                    healthy().with(new EventSchema(new EventId(bad), PORTAL, "Something", PIA)),
                    "forall");
        }
        for (String good : List.of("order.placed-again", "order-2.placed", "portal.order.placed2")) {
            cases.met(
                    "one is named " + good,
                    healthy().with(new EventSchema(new EventId(good), PORTAL, "Something", PIA)));
        }
        return cases.tests();
    }

    @TestFactory
    List<DynamicTest> data_is_under_contract() {
        return practice("measurement.contracts-kept", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$contract : DataContract")
                .unmet("it has no owner", healthy().but("orders-feed", "owner", null), "forall")
                .unmet("it promises no service level", healthy().but("orders-feed", "slaId", null), "forall")
                .unmet(
                        "its service level is another product's",
                        healthy().but("daily", "productId", IDENTITY),
                        "forall")
                .unmet(
                        "it promises the service level of another product",
                        healthy()
                                .with(
                                        new Slo(new SloId("other"), IDENTITY, "answers", new BigDecimal("0.99"), 30),
                                        new Sla(
                                                new SlaId("other"),
                                                IDENTITY,
                                                new SloId("other"),
                                                new BigDecimal("0.98")))
                                .but("orders-feed", "slaId", new SlaId("other")),
                        "forall")
                .unmet("it names no property", healthy().but("orders-feed", "properties", List.of()), "forall")
                .unmet("it says no freshness", healthy().but("orders-feed", "freshness", null), "forall")
                .unmet("nothing was delivered", healthy().but("orders-feed", "deliveredAt", null), "forall")
                .unmet("it is a second late", healthy().but("orders-feed", "deliveredAt", justOver(1)), "forall")
                .unmet("it is broken", healthy().but("orders-feed", "brokenSince", AS_OF), "forall")
                .met("it breaks a second later", healthy().but("orders-feed", "brokenSince", AS_OF.plusSeconds(1)))
                .unmet(
                        "an event is not covered",
                        healthy().but("orders-feed", "events", List.of(new EventId("order.placed"))),
                        "forall")
                .unmet(
                        "it is another product's",
                        healthy().but("orders-feed", "productId", IDENTITY),
                        "$contract : DataContract",
                        "forall")
                .unmet(
                        "a second contract has no owner",
                        healthy().with(healthy().copyOf("orders-feed", new DataContractId("second"), "owner", null)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> readings_follow_the_current_definitions() {
        return practice("measurement.definitions-current", Stage.MVP)
                .unmet("nothing is known", nothing(), "$reading : MetricReading")
                .unmet("all are another product's", allOfAnother(MetricReading.class), "$reading : MetricReading")
                .unmet("one is by an older version", healthy().but("uptime", "version", 2), "forall")
                .met(
                        "an older version was right 30 days and a second ago",
                        healthy()
                                .with(new MetricReading(
                                        PORTAL, UP.metricId(), 7, daysBefore(99), justOver(30), UP.value())))
                .unmet(
                        "an older version was read 30 days ago",
                        healthy()
                                .with(new MetricReading(
                                        PORTAL, UP.metricId(), 7, daysBefore(99), daysBefore(30), UP.value())),
                        "forall")
                .met(
                        "the only one is 30 days old",
                        nothing()
                                .with(
                                        new Person(PIA, "Pia"),
                                        metric("uptime"),
                                        new MetricReading(
                                                PORTAL, UP.metricId(), 1, daysBefore(99), daysBefore(30), UP.value())))
                .unmet(
                        "all of them are old",
                        nothing()
                                .with(
                                        new Person(PIA, "Pia"),
                                        metric("uptime"),
                                        new MetricReading(
                                                PORTAL, UP.metricId(), 1, daysBefore(99), justOver(30), UP.value())),
                        "$reading : MetricReading")
                .tests();
    }

    @TestFactory
    List<DynamicTest> each_metric_has_an_owner() {
        return practice("measurement.indicators-owned", Stage.MVP)
                .unmet("nothing is known", nothing(), "$metric : ProductMetric")
                .unmet("all are another product's", allOfAnother(ProductMetric.class), "$metric : ProductMetric")
                .unmet("one has none", healthy().but("orders", "owner", null), "forall")
                .met(
                        "one of another product has none",
                        healthy().with(new MetricDefinition(new MetricId("other"), "X", "x", "1", 1, null)))
                .tests();
    }

    /** Where the star is in use from that instant on, and was never reviewed. */
    private static Given since(Instant from) {
        return swapping(STAR, Given.changed(STAR, "from", from)).without("r/orders");
    }

    @TestFactory
    List<DynamicTest> each_metric_is_reviewed_and_acted_on() {
        return practice("measurement.indicators-reviewed", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$metric : ProductMetric")
                .unmet("all are another product's", allOfAnother(ProductMetric.class), "$metric : ProductMetric")
                .unmet("one is not reviewed", healthy().without("r/orders"), "forall")
                .met("it is in use a nanosecond later", since(AS_OF.plusNanos(1)))
                .unmet("it is in use from now on", since(AS_OF), "forall")
                .unmet(
                        "none is in use yet",
                        new Given(healthy().facts().stream()
                                .map(fact -> fact instanceof ProductMetric metric
                                        ? Given.changed(metric, "from", AS_OF.plusNanos(1))
                                        : fact)
                                .toList()),
                        "$metric : ProductMetric")
                .unmet("nothing was done", healthy().but("r/orders", "action", null), "forall")
                .unmet(
                        "one was reviewed a second earlier",
                        healthy().but("r/orders", "reviewedAt", justOver(35)),
                        "forall")
                .unmet(
                        "one is reviewed a second later",
                        healthy().but("r/orders", "reviewedAt", AS_OF.plusSeconds(1)),
                        "forall")
                .unmet("it is another product's", healthy().but("r/orders", "productId", IDENTITY), "forall")
                .unmet(
                        "it is of another metric",
                        healthy().but("r/orders", "metricId", new MetricId("errors")),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> new_products_are_in_the_taxonomy() {
        return PracticeCases.practice("measurement.taxonomy-for-new")
                .about("partner-portal")
                .met("it is an MVP", in(Stage.MVP))
                .met("it is in limited launch", in(Stage.LIMITED_LAUNCH))
                .unmet("nothing is known", nothing().but("partner-portal", "stage", Stage.MVP), "$event : EventSchema")
                .unmet(
                        "no event has an owner",
                        in(Stage.MVP).but("order.placed", "owner", null).but("portal.order.lost", "owner", null),
                        "$event : EventSchema")
                .notApplicable("it is in operation", healthy())
                .unmet(
                        "the events are another product's",
                        UnmetPractices.moved(in(Stage.MVP), "order.placed", "portal.order.lost"),
                        "$event : EventSchema")
                .notApplicable("it is in discovery", in(Stage.DISCOVERY))
                .notApplicable("it is being made available", in(Stage.GENERAL_AVAILABILITY))
                .tests();
    }

    @TestFactory
    List<DynamicTest> taxonomy_and_dashboards_are_the_same_everywhere() {
        Given second = healthy().but("identity", "stage", Stage.MVP);
        Given measured = second.with(new EventSchema(new EventId("signed.in"), IDENTITY, "Signed in.", PIA));
        return portfolio("measurement.taxonomy-standard")
                .unmet("nothing is known", Given.nothing(), "$product : Product")
                .unmet("one product is not measured", second, "forall")
                .unmet("one product is on no dashboard", measured, "forall")
                .met("all are on one", measured.but("team", "productIds", List.of(PORTAL, IDENTITY)))
                .unmet(
                        "the dashboard is for executives",
                        healthy().but("team", "audience", DashboardAudience.EXECUTIVES),
                        "forall")
                .unmet(
                        "no event of one has an owner",
                        measured.but("team", "productIds", List.of(PORTAL, IDENTITY))
                                .but("signed.in", "owner", null),
                        "forall")
                .met("one that is being retired is not asked", healthy().but("identity", "stage", Stage.RETIREMENT))
                .unmet(
                        "all are being retired",
                        healthy().but("partner-portal", "stage", Stage.RETIREMENT),
                        "$product : Product")
                .met("the only product is an MVP", healthy().but("partner-portal", "stage", Stage.MVP))
                .tests();
    }

    @TestFactory
    List<DynamicTest> executives_and_teams_see_the_same_figures() {
        return portfolio("measurement.same-figures")
                .unmet("nothing is known", nothing(), "$executives : Dashboard", "$teams : Dashboard", "accumulate")
                .unmet(
                        "executives see no figure",
                        healthy().but("board", "metricIds", List.of()),
                        "$executives : Dashboard")
                .met("executives see one figure", healthy().but("board", "metricIds", List.of(new MetricId("orders"))))
                .unmet(
                        "a team does not see one of them",
                        healthy().but("team", "metricIds", List.of(new MetricId("uptime"))),
                        "forall")
                .unmet(
                        "there are two views for executives",
                        healthy()
                                .with(new Dashboard(
                                        new DashboardId("second"),
                                        "X",
                                        DashboardAudience.EXECUTIVES,
                                        Set.of(),
                                        List.of(),
                                        List.of(new MetricId("orders")))),
                        "accumulate")
                .unmet("teams see nothing", healthy().without("team"), "$teams : Dashboard")
                .tests();
    }

    @TestFactory
    List<DynamicTest> data_is_accessible_accurate_and_actionable() {
        PracticeCases cases = practice("measurement.data-governed", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), "$contract : DataContract", "$upskilled : Evidence")
                .unmet("all are another product's", allOfAnother(DataContract.class), "$contract : DataContract")
                .unmet(
                        "people of another product were trained",
                        healthy().but("trained", "productId", IDENTITY),
                        "$upskilled : Evidence");
        for (String proof : List.of("reached", "compared", "acted-on")) {
            cases.unmet(proof + " is missing", healthy().without(proof), "forall")
                    .unmet(proof + " is a second too old", healthy().but(proof, "observedAt", justOver(180)), "forall")
                    .unmet(proof + " is of another contract", healthy().but(proof, "subject", "other"), "forall")
                    .unmet(proof + " is another product's", healthy().but(proof, "productId", IDENTITY), "forall");
        }
        return cases.unmet("nobody came", healthy().but("trained", "value", BigDecimal.ZERO), "$upskilled : Evidence")
                .unmet(
                        "training is too old",
                        healthy().but("trained", "observedAt", justOver(365)),
                        "$upskilled : Evidence")
                .unmet("it was about sales", healthy().but("trained", "subject", "sales"), "$upskilled : Evidence")
                .unmet(
                        "it was no training",
                        healthy().but("trained", "kind", EvidenceKind.USER_RESEARCH),
                        "$upskilled : Evidence")
                .tests();
    }

    @Test
    void facts_of_another_product_prove_nothing() {
        List<String> all = UnmetPractices.of("measurement", nothing());
        assertThat(UnmetPractices.of("measurement", UnmetPractices.moved(healthy())))
                .containsAll(all.stream()
                        .filter(id -> !id.equals("same-figures") && !id.equals("taxonomy-standard"))
                        .toList());
        assertThat(unmetWithout("orders-feed")).containsExactly("contracts-kept", "data-governed");
        assertThat(unmetWithout("guided-start")).containsExactly("experiments-use-catalogue");
        assertThat(unmetWithout("r/uptime")).containsExactly("indicators-reviewed");
        assertThat(unmetWithout("trained")).containsExactly("data-governed");
        assertThat(unmetMoving(STAR)).containsExactly("one-north-star");
        assertThat(unmetMoving(UPTIME)).containsExactly("guardrails-kept");
        assertThat(unmetMoving(ERRORS)).containsExactly("guardrails-kept");
        assertThat(unmetMoving(LATENCY)).containsExactly("guardrails-kept");
        assertThat(unmetMoving(ACCESS)).containsExactly("accessibility-guarded");
        assertThat(unmetMoving(UP)).containsExactly("guardrails-kept");
        assertThat(unmetMoving(ACCESSIBLE)).containsExactly("accessibility-guarded");
    }

    private static List<String> unmetWithout(String name) {
        return UnmetPractices.of("measurement", UnmetPractices.moved(healthy(), name));
    }

    private static List<String> unmetMoving(Record fact) {
        return UnmetPractices.of("measurement", swapping(fact, Given.changed(fact, "productId", IDENTITY)));
    }

    @Test
    void facts_of_another_product_break_nothing() {
        BigDecimal far = new BigDecimal("1000");
        Given broken = healthy()
                .with(
                        new MetricDefinition(new MetricId("unowned"), "X", "x", "1", 9, null),
                        new ProductMetric(IDENTITY, new MetricId("unowned"), MetricUse.NORTH_STAR, null, null, null),
                        new EventSchema(new EventId("bad"), IDENTITY, "Something", null),
                        new DataContract(
                                new DataContractId("other-feed"),
                                IDENTITY,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null),
                        new ExperimentPlan(
                                new ExperimentPlanId("guess"), IDENTITY, "More", "mood", List.of("mood"), null, null),
                        new MetricReading(IDENTITY, UP.metricId(), 7, daysBefore(9), daysBefore(1), far),
                        new MetricReading(IDENTITY, ACCESSIBLE.metricId(), 7, daysBefore(9), daysBefore(1), far),
                        // what the portal reads of a metric that is no guardrail
                        new MetricReading(PORTAL, STAR.metricId(), 1, daysBefore(9), daysBefore(1), far),
                        new ProductMetric(PORTAL, UP.metricId(), MetricUse.INDICATOR, null, far, null));
        for (GuardrailAspect aspect : GuardrailAspect.values()) {
            broken = broken.with(
                    new ProductMetric(IDENTITY, UP.metricId(), MetricUse.GUARDRAIL, aspect, far, null),
                    new ProductMetric(IDENTITY, new MetricId("unowned"), MetricUse.GUARDRAIL, aspect, null, null));
        }
        assertThat(UnmetPractices.of("measurement", broken)).isEmpty();
    }
}
