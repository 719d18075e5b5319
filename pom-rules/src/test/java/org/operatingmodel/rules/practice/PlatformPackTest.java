package org.operatingmodel.rules.practice;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.practice.PracticeCases.practice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
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
import org.operatingmodel.portfolio.RoadmapStart;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PlatformPackTest {
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final PersonId NOBODY_WHO_OWNS = new PersonId("otto");
    private static final String PORTAL = "portal";
    private static final String SHOP = "shop";
    private static final String LOGIN = "login";
    private static final String EVENTS = "events";
    private static final GoldenPathId WEB = new GoldenPathId("web");
    private static final CapabilityId INVOICING = new CapabilityId("invoicing");
    private static final Instant START = daysBefore(300);
    private static final Instant LATER = AS_OF.plusSeconds(1);

    /** Two applications that consume two platforms, of which one consumes the other; nothing else is known. */
    private static Given nothing() {
        return new Given(List.of(
                new ValueStream(STREAM, "Growth"),
                new Person(PIA, "Pia"),
                new Person(NOBODY_WHO_OWNS, "Otto"),
                product(PORTAL, ProductKind.APPLICATION, Stage.MVP, null, LOGIN, EVENTS),
                product(SHOP, ProductKind.APPLICATION, Stage.OPERATION, null, LOGIN, EVENTS),
                product(LOGIN, ProductKind.PLATFORM, Stage.OPERATION, null, EVENTS),
                product(EVENTS, ProductKind.PLATFORM, Stage.OPERATION, null)));
    }

    /** The applications share what both platforms provide, and are on the golden path. */
    private static Given healthy() {
        Given owned = nothing().but(LOGIN, "owner", PIA).but(EVENTS, "owner", PIA);
        return owned.with(
                        backlog(LOGIN),
                        roadmap(LOGIN),
                        budget(LOGIN),
                        backlog(EVENTS),
                        roadmap(EVENTS),
                        budget(EVENTS),
                        inventory(PORTAL),
                        inventory(SHOP),
                        inventory(LOGIN),
                        inventory(EVENTS))
                .with(
                        provided(LOGIN, CapabilityId.IDENTITY),
                        provided(EVENTS, CapabilityId.EVENT_BUS),
                        provided(EVENTS, CapabilityId.DESIGN_TOKENS),
                        provided(EVENTS, CapabilityId.OBSERVABILITY))
                .with(
                        new GoldenPath(WEB, "Web", "2", List.of("build", "deploy"), START.plus(Duration.ofDays(60))),
                        use(PORTAL, "2"),
                        use(SHOP, "2"),
                        use(LOGIN, "2"),
                        path(PORTAL, daysBefore(90)),
                        path(SHOP, daysBefore(90)),
                        path(LOGIN, daysBefore(90)),
                        path(EVENTS, daysBefore(90)),
                        evidence(PORTAL, "TELEMETRY", 14, null))
                .with(
                        new RoadmapStart(START),
                        graduation("sign-on", LOGIN, 10, 20, 30, 40, 50),
                        graduation("event-stream", EVENTS, 60),
                        new Slo(
                                new SloId("login-answers"),
                                new ProductId(LOGIN),
                                "answers",
                                new BigDecimal("0.99"),
                                30),
                        new Sla(
                                new SlaId("login-promise"),
                                new ProductId(LOGIN),
                                new SloId("login-answers"),
                                new BigDecimal("0.9")));
    }

    private static Product product(
            String id, ProductKind kind, Stage stage, @Nullable PersonId owner, String... consumes) {
        return new Product(
                new ProductId(id),
                id,
                kind,
                stage,
                Set.of(),
                STREAM,
                null,
                owner,
                List.of(),
                Arrays.stream(consumes).map(ProductId::new).toList(),
                null);
    }

    private static Evidence evidence(String productId, String kind, int daysAgo, @Nullable BigDecimal value) {
        Evidence evidence = Given.evidence(productId + "-" + kind, new EvidenceKind(kind), null, daysAgo);
        return Given.changed(
                Given.changed(Given.changed(evidence, "productId", new ProductId(productId)), "author", PIA),
                "value",
                value);
    }

    private static Evidence backlog(String productId) {
        return evidence(productId, "BACKLOG", 90, BigDecimal.ONE);
    }

    private static Evidence roadmap(String productId) {
        return evidence(productId, "PRODUCT_ROADMAP", 90, null);
    }

    private static Budget budget(String productId) {
        return new Budget(
                new BudgetId(productId + "-budget"),
                new ProductId(productId),
                AS_OF,
                LATER,
                new Money(BigDecimal.ONE, "EUR"),
                null);
    }

    private static CapabilityInventory inventory(String productId) {
        return new CapabilityInventory(new ProductId(productId), daysBefore(180));
    }

    private static ProvidedCapability provided(String productId, CapabilityId capability) {
        return new ProvidedCapability(
                new ProvidedCapabilityId(productId + "/" + capability),
                new ProductId(productId),
                capability,
                ConsumptionMode.PLATFORM_API,
                daysBefore(200),
                List.of(
                        new CapabilityConsumer(new ProductId(PORTAL), daysBefore(250)),
                        new CapabilityConsumer(
                                new ProductId(SHOP), daysBefore(200).plusSeconds(1))),
                daysBefore(300),
                null);
    }

    /** What a product provides for itself alone. */
    private static ProvidedCapability own(String productId, CapabilityId capability) {
        return new ProvidedCapability(
                new ProvidedCapabilityId(productId + "/" + capability),
                new ProductId(productId),
                capability,
                ConsumptionMode.INTERNAL_PACKAGE,
                AS_OF,
                List.of(),
                daysBefore(300),
                null);
    }

    private static GoldenPathUse use(String productId, String version) {
        return new GoldenPathUse(new ProductId(productId), WEB, version, daysBefore(100), null);
    }

    private static DeliveryPath path(String productId, Instant observedAt) {
        return new DeliveryPath(new ProductId(productId), List.of("build", "deploy"), List.of(), Set.of(), observedAt);
    }

    /** A graduation to a platform that entered its states so many days after the start, in their order. */
    private static Graduation graduation(String id, String platform, int... days) {
        List<GraduationStep> steps = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            steps.add(new GraduationStep(GraduationState.values()[i], START.plus(Duration.ofDays(days[i]))));
        }
        return new Graduation(
                new GraduationId(id),
                new ProductId(PORTAL),
                id,
                CapabilityId.IDENTITY,
                new ProductId(platform),
                Set.of(new ProductId(PORTAL), new ProductId(SHOP)),
                steps,
                null);
    }

    /** The same facts but one. */
    private static Given less(Given given, Record fact) {
        List<Record> left = new ArrayList<>(given.facts());
        if (!left.remove(fact)) {
            throw new IllegalArgumentException("fact must be given, but was not: " + fact);
        }
        return new Given(List.copyOf(left));
    }

    /** The same facts, with another in place of one. */
    private static Given instead(Given given, Record fact, Record other) {
        return less(given, fact).with(other);
    }

    @TestFactory
    List<DynamicTest> platforms_are_run_as_products() {
        String owned = "$owned : Product";
        String backlog = "$backlog : Evidence";
        String roadmap = "$roadmap : Evidence";
        String funding = "$funding : Budget";
        return practice("platform.run-as-product")
                .about(LOGIN)
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), owned, backlog, roadmap, funding)
                .notApplicable("it is in discovery", healthy().but(LOGIN, "stage", Stage.DISCOVERY))
                .met("it is an MVP", healthy().but(LOGIN, "stage", Stage.MVP))
                .unmet("nobody owns it", healthy().but(LOGIN, "owner", null), owned)
                .unmet("there is no backlog", healthy().without("login-BACKLOG"), backlog)
                .unmet(
                        "the backlog is another product's",
                        healthy().but("login-BACKLOG", "productId", new ProductId(EVENTS)),
                        backlog)
                .unmet("the backlog is empty", healthy().but("login-BACKLOG", "value", BigDecimal.ZERO), backlog)
                .unmet("the backlog is of unknown length", healthy().but("login-BACKLOG", "value", null), backlog)
                .unmet(
                        "the backlog is 90 days and a second old",
                        healthy().but("login-BACKLOG", "observedAt", justOver(90)),
                        backlog)
                .unmet(
                        "the backlog is a document",
                        healthy().but("login-BACKLOG", "kind", EvidenceKind.DOCUMENT),
                        backlog)
                .unmet("there is no roadmap", healthy().without("login-PRODUCT_ROADMAP"), roadmap)
                .unmet(
                        "the roadmap is another product's",
                        healthy().but("login-PRODUCT_ROADMAP", "productId", new ProductId(PORTAL)),
                        roadmap)
                .unmet(
                        "the roadmap is 90 days and a second old",
                        healthy().but("login-PRODUCT_ROADMAP", "observedAt", justOver(90)),
                        roadmap)
                .unmet("there is no budget", healthy().without("login-budget"), funding)
                .unmet(
                        "the budget is another product's",
                        healthy().but("login-budget", "productId", new ProductId(EVENTS)),
                        funding)
                .unmet(
                        "the budget begins a second later",
                        less(healthy(), budget(LOGIN)).with(later(budget(LOGIN))),
                        funding)
                .unmet("the budget has ended", less(healthy(), budget(LOGIN)).with(ended(budget(LOGIN))), funding)
                .unmet(
                        "the budget is zero",
                        healthy().but("login-budget", "limit", new Money(BigDecimal.ZERO, "EUR")),
                        funding)
                .notApplicable("it is being retired", healthy().but(LOGIN, "stage", Stage.RETIREMENT))
                .notApplicable("it is an application", healthy().but(LOGIN, "kind", ProductKind.APPLICATION))
                .tests();
    }

    private static Budget later(Budget budget) {
        return Given.changed(Given.changed(budget, "to", LATER.plusSeconds(1)), "from", LATER);
    }

    private static Budget ended(Budget budget) {
        return Given.changed(Given.changed(budget, "from", daysBefore(1)), "to", AS_OF);
    }

    @TestFactory
    List<DynamicTest> two_shared_capabilities_are_run_as_products() {
        Given two = nothing()
                .but(LOGIN, "owner", PIA)
                .but(EVENTS, "owner", PIA)
                .with(
                        backlog(LOGIN),
                        backlog(EVENTS),
                        provided(LOGIN, CapabilityId.IDENTITY),
                        provided(EVENTS, CapabilityId.EVENT_BUS));
        return practice("platform.two-run-as-products")
                .met("two platforms provide one each", two)
                .met(
                        "one platform provides two",
                        two.without("events/event-bus").with(provided(LOGIN, CapabilityId.PERMISSIONS)))
                .met(
                        "one platform provides two, and the other has neither owner nor backlog",
                        two.without("events/event-bus", "events-BACKLOG")
                                .but(EVENTS, "owner", null)
                                .with(provided(LOGIN, CapabilityId.PERMISSIONS)))
                .unmet("nothing is known", nothing(), "accumulate")
                .unmet("there is one", two.without("events/event-bus"), "accumulate")
                .unmet(
                        "both provide the same",
                        two.without("events/event-bus").with(provided(EVENTS, CapabilityId.IDENTITY)),
                        "accumulate")
                .unmet("one is an application's", two.but(EVENTS, "kind", ProductKind.APPLICATION), "accumulate")
                .unmet("one is being retired", two.but(EVENTS, "stage", Stage.RETIREMENT), "accumulate")
                .unmet("one is in discovery", two.but(EVENTS, "stage", Stage.DISCOVERY), "accumulate")
                .met("both are MVPs", two.but(EVENTS, "stage", Stage.MVP).but(LOGIN, "stage", Stage.MVP))
                .unmet(
                        "one product alone uses one of them",
                        two.but(
                                "events/event-bus",
                                "consumers",
                                List.of(new CapabilityConsumer(new ProductId(SHOP), daysBefore(200)))),
                        "accumulate")
                .unmet(
                        "the second comes to one a second later",
                        two.but(
                                "events/event-bus",
                                "consumers",
                                List.of(
                                        new CapabilityConsumer(new ProductId(SHOP), daysBefore(200)),
                                        new CapabilityConsumer(new ProductId(PORTAL), LATER))),
                        "accumulate")
                .unmet("one has no owner", two.but(EVENTS, "owner", null), "accumulate")
                .unmet("one has no backlog", two.without("events-BACKLOG"), "accumulate")
                .unmet("one has an empty backlog", two.but("events-BACKLOG", "value", BigDecimal.ZERO), "accumulate")
                .unmet(
                        "one backlog is 90 days and a second old",
                        two.but("events-BACKLOG", "observedAt", justOver(90)),
                        "accumulate")
                .unmet(
                        "one backlog is another kind of evidence",
                        two.but("events-BACKLOG", "kind", new EvidenceKind("PRODUCT_ROADMAP")),
                        "accumulate")
                .unmet("one is no longer provided", two.but("events/event-bus", "to", AS_OF), "accumulate")
                .tests();
    }

    @TestFactory
    List<DynamicTest> somebody_looked_which_capabilities_a_product_provides() {
        return practice("platform.capabilities-reviewed")
                .about(SHOP)
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "$inventory : CapabilityInventory")
                .unmet("nobody looked", less(healthy(), inventory(SHOP)), "$inventory : CapabilityInventory")
                .unmet(
                        "somebody looked 180 days and a second ago",
                        instead(
                                healthy(),
                                inventory(SHOP),
                                new CapabilityInventory(new ProductId(SHOP), justOver(180))),
                        "$inventory : CapabilityInventory")
                .unmet(
                        "somebody looks a second later",
                        instead(healthy(), inventory(SHOP), new CapabilityInventory(new ProductId(SHOP), LATER)),
                        "$inventory : CapabilityInventory")
                .met("it is in discovery", healthy().but(SHOP, "stage", Stage.DISCOVERY))
                .met("it is being retired", healthy().but(SHOP, "stage", Stage.RETIREMENT))
                .notApplicable("it is retired", healthy().but(SHOP, "stage", Stage.RETIRED))
                .tests();
    }

    private static List<DynamicTest> solvedOnce(String practice, String provider, CapabilityId... group) {
        CapabilityId capability = group[0];
        String name = Arrays.stream(group)
                .map(each -> provider + "/" + each)
                .filter(each -> healthy().facts().stream().map(Given::nameOf).anyMatch(each::equals))
                .findFirst()
                .orElseThrow();
        Given healthy = healthy().without(name).with(provided(provider, capability));
        String here = provider + "/" + capability;
        PracticeCases cases = practice(practice)
                .met("all is well", healthy)
                .unmet("nothing is known", nothing(), "ProvidedCapability", "forall")
                .unmet("nobody provides it", healthy.without(here), "ProvidedCapability")
                .unmet(
                        "an application alone provides it",
                        healthy.without(here).with(own(SHOP, capability)),
                        "Product",
                        "forall")
                .unmet(
                        "another platform provides it, too",
                        healthy.with(own(SHOP, capability)).but(SHOP, "kind", ProductKind.PLATFORM),
                        "not")
                .unmet("the platform is being retired", healthy.but(provider, "stage", Stage.RETIREMENT), "Product")
                .unmet("it is provided from a second later on", healthy.but(here, "from", LATER), "ProvidedCapability")
                .unmet("somebody did not look", less(healthy, inventory(SHOP)), "forall")
                .unmet(
                        "somebody looked 180 days and a second ago",
                        instead(healthy, inventory(SHOP), new CapabilityInventory(new ProductId(SHOP), justOver(180))),
                        "forall")
                .met(
                        "nobody looked at a product that is retired",
                        less(healthy, inventory(SHOP)).but(SHOP, "stage", Stage.RETIRED))
                .met("a second one is no longer provided", healthy.with(gone(own(SHOP, capability))))
                .met(
                        "the second provider is retired",
                        healthy.with(own(SHOP, capability)).but(SHOP, "stage", Stage.RETIRED))
                .met("the same platform provides it twice", healthy.with(again(provided(provider, capability))));
        for (CapabilityId each : group) {
            cases.unmet(
                    "a second product provides " + each,
                    each.equals(capability)
                            ? healthy.with(own(SHOP, each))
                            : healthy.with(own(SHOP, each), own(PORTAL, each)),
                    "forall",
                    "not");
            if (!each.equals(capability)) {
                cases.unmet("an application provides " + each, healthy.with(own(SHOP, each)), "forall")
                        .met("a platform provides " + each, healthy.with(provided(provider, each)))
                        .met(
                                "a platform provides " + each + " alone",
                                healthy.without(here).with(provided(provider, each)))
                        .met(
                                "an application that is retired provided " + each,
                                healthy.with(own(SHOP, each)).but(SHOP, "stage", Stage.RETIRED));
            }
        }
        return cases.tests();
    }

    private static ProvidedCapability gone(ProvidedCapability provided) {
        return Given.changed(provided, "to", AS_OF);
    }

    private static ProvidedCapability again(ProvidedCapability provided) {
        return Given.changed(provided, "id", new ProvidedCapabilityId("again"));
    }

    @TestFactory
    List<DynamicTest> identity_and_access_is_solved_once() {
        return solvedOnce(
                "platform.identity-solved-once",
                LOGIN,
                CapabilityId.IDENTITY,
                CapabilityId.PERMISSIONS,
                CapabilityId.ACCOUNT_HIERARCHY,
                CapabilityId.SINGLE_SIGN_ON);
    }

    @TestFactory
    List<DynamicTest> shared_data_is_solved_once() {
        return solvedOnce(
                "platform.shared-data-solved-once",
                EVENTS,
                CapabilityId.REFERENCE_DATA,
                CapabilityId.AUDIT_LOG,
                CapabilityId.EVENT_BUS,
                CapabilityId.REPORTING);
    }

    @TestFactory
    List<DynamicTest> the_experience_layer_is_solved_once() {
        return solvedOnce(
                "platform.experience-solved-once",
                EVENTS,
                CapabilityId.COMPONENT_LIBRARY,
                CapabilityId.CONTENT_MODELS,
                CapabilityId.DESIGN_TOKENS);
    }

    @TestFactory
    List<DynamicTest> delivery_tooling_is_solved_once() {
        return solvedOnce(
                "platform.delivery-tooling-solved-once",
                EVENTS,
                CapabilityId.CI_CD_TEMPLATES,
                CapabilityId.OBSERVABILITY,
                CapabilityId.SECURE_SDLC);
    }

    @TestFactory
    List<DynamicTest> each_group_looks_at_its_own_capabilities() {
        Given other = healthy().with(own(SHOP, CapabilityId.NOTIFICATIONS), own(PORTAL, CapabilityId.NOTIFICATIONS));
        List<DynamicTest> tests = new ArrayList<>();
        for (String group : List.of("identity", "shared-data", "experience", "delivery-tooling")) {
            tests.addAll(practice("platform." + group + "-solved-once")
                    .met("another group is solved twice", other)
                    .tests());
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> no_capability_is_provided_by_two_products() {
        Given reviewed = nothing().with(inventory(PORTAL), inventory(SHOP), inventory(LOGIN), inventory(EVENTS));
        Given shared = reviewed.with(provided(LOGIN, CapabilityId.NOTIFICATIONS));
        PracticeCases cases = practice("platform.capabilities-solved-once")
                .met("all is well", healthy())
                .met("one is shared", shared)
                .unmet("nothing is known", nothing(), "ProvidedCapability", "forall")
                .unmet("nothing is provided", reviewed, "ProvidedCapability")
                .unmet(
                        "an application alone provides something",
                        reviewed.with(own(SHOP, CapabilityId.NOTIFICATIONS)),
                        "Product")
                .unmet("the only platform is being retired", shared.but(LOGIN, "stage", Stage.RETIREMENT), "Product")
                .unmet("somebody did not look", less(shared, inventory(SHOP)), "forall")
                .unmet(
                        "somebody looked 180 days and a second ago",
                        instead(shared, inventory(SHOP), new CapabilityInventory(new ProductId(SHOP), justOver(180))),
                        "forall")
                .met(
                        "nobody looked at a product that is retired",
                        less(shared, inventory(SHOP)).but(SHOP, "stage", Stage.RETIRED))
                .met("a second one is no longer provided", shared.with(gone(own(SHOP, CapabilityId.NOTIFICATIONS))))
                .met(
                        "the second provider is retired",
                        shared.with(own(SHOP, CapabilityId.NOTIFICATIONS)).but(SHOP, "stage", Stage.RETIRED))
                .met(
                        "the same platform provides it twice",
                        shared.with(again(provided(LOGIN, CapabilityId.NOTIFICATIONS))))
                .unmet(
                        "two applications provide what no platform does",
                        shared.with(own(SHOP, CapabilityId.ANALYTICS), own(PORTAL, CapabilityId.ANALYTICS)),
                        "not")
                .unmet(
                        "two products provide something that only the house has a name for",
                        shared.with(
                                new Capability(INVOICING, "Invoicing"),
                                own(SHOP, INVOICING),
                                provided(LOGIN, INVOICING)),
                        "not")
                .unmet(
                        "the second provider is being retired",
                        shared.with(own(SHOP, CapabilityId.NOTIFICATIONS)).but(SHOP, "stage", Stage.RETIREMENT),
                        "not");
        for (CapabilityId capability : CapabilityId.standard()) {
            cases.unmet(
                    capability + " is solved twice",
                    reviewed.with(provided(LOGIN, capability), own(SHOP, capability)),
                    "not");
        }
        return cases.tests();
    }

    @TestFactory
    List<DynamicTest> a_consumption_mode_is_decided_before_the_second_consumer() {
        return practice("platform.consumption-mode-decided")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "ProvidedCapability")
                .unmet(
                        "two products use it and no mode is decided",
                        healthy().replacing("login/identity", PlatformPackTest::undecided),
                        "forall")
                .unmet(
                        "the second one came 180 days ago, and then it was decided",
                        shared(daysBefore(180)).but("login/identity", "modeDecidedAt", daysBefore(180)),
                        "forall")
                .met(
                        "it was decided a second before the second one came",
                        shared(daysBefore(180)).but("login/identity", "modeDecidedAt", justOver(180)))
                .met(
                        "the second one came a second earlier, and then it was decided",
                        shared(justOver(180)).but("login/identity", "modeDecidedAt", justOver(180)))
                .met("it was decided just now, long after the second one came", decidedAt(AS_OF))
                .unmet("it will be decided in a second", decidedAt(LATER), "forall")
                .met("the only one is decided at that instant", nothing().with(own(LOGIN, CapabilityId.IDENTITY)))
                .unmet(
                        "each will be decided in a second",
                        nothing().with(Given.changed(own(LOGIN, CapabilityId.IDENTITY), "modeDecidedAt", LATER)),
                        "ProvidedCapability")
                .met(
                        "one product uses it",
                        healthy()
                                .replacing("login/identity", PlatformPackTest::undecided)
                                .but(
                                        "login/identity",
                                        "consumers",
                                        List.of(new CapabilityConsumer(new ProductId(PORTAL), START))))
                .met(
                        "the second one comes a second later",
                        healthy()
                                .replacing("login/identity", PlatformPackTest::undecided)
                                .but(
                                        "login/identity",
                                        "consumers",
                                        List.of(
                                                new CapabilityConsumer(new ProductId(PORTAL), START),
                                                new CapabilityConsumer(new ProductId(SHOP), LATER))))
                .unmet(
                        "no mode was ever decided",
                        nothing().with(undecided(own(LOGIN, CapabilityId.IDENTITY))),
                        "ProvidedCapability")
                .unmet(
                        "the second one came, then it was decided, and another product is retired",
                        shared(daysBefore(180))
                                .but("login/identity", "modeDecidedAt", daysBefore(180))
                                .but(SHOP, "stage", Stage.RETIRED),
                        "forall")
                .met("the provider of what has no mode is retired", undecided(Stage.RETIRED))
                .unmet("it is being retired", undecided(Stage.RETIREMENT), "forall", "forall")
                .unmet(
                        "the provider of the only one that is decided is retired",
                        nothing().with(own(LOGIN, CapabilityId.IDENTITY)).but(LOGIN, "stage", Stage.RETIRED),
                        "Product")
                .unmet(
                        "another product is retired",
                        healthy()
                                .replacing("login/identity", PlatformPackTest::undecided)
                                .but(SHOP, "stage", Stage.RETIRED),
                        "forall")
                .tests();
    }

    /** The second product came 180 days ago to what a product in that stage provides, and there is no mode. */
    private static Given undecided(Stage stage) {
        return shared(daysBefore(180))
                .replacing("login/identity", PlatformPackTest::undecided)
                .but(LOGIN, "stage", stage);
    }

    private static Given shared(Instant second) {
        return healthy()
                .but(
                        "login/identity",
                        "consumers",
                        List.of(
                                new CapabilityConsumer(new ProductId(PORTAL), START),
                                new CapabilityConsumer(new ProductId(SHOP), second)));
    }

    private static Given decidedAt(Instant decided) {
        return healthy().but("login/identity", "modeDecidedAt", decided);
    }

    private static ProvidedCapability undecided(Record provided) {
        ProvidedCapability decided = (ProvidedCapability) provided;
        return new ProvidedCapability(
                decided.id(),
                decided.productId(),
                decided.capabilityId(),
                null,
                null,
                decided.consumers(),
                decided.from(),
                decided.to());
    }

    @TestFactory
    List<DynamicTest> every_platform_is_funded() {
        return practice("platform.every-platform-funded")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "forall")
                .unmet(
                        "there is no platform",
                        nothing()
                                .but(LOGIN, "kind", ProductKind.APPLICATION)
                                .but(EVENTS, "kind", ProductKind.APPLICATION),
                        "exists Product")
                .unmet("one has no budget", healthy().without("events-budget"), "forall")
                .unmet(
                        "one budget begins a second later",
                        instead(healthy(), budget(EVENTS), later(budget(EVENTS))),
                        "forall")
                .unmet("one budget has ended", instead(healthy(), budget(EVENTS), ended(budget(EVENTS))), "forall")
                .unmet(
                        "one budget is zero",
                        healthy().but("events-budget", "limit", new Money(BigDecimal.ZERO, "EUR")),
                        "forall")
                .unmet(
                        "all platforms are being retired",
                        healthy().but(LOGIN, "stage", Stage.RETIREMENT).but(EVENTS, "stage", Stage.RETIREMENT),
                        "exists Product")
                .met("one is being retired", healthy().without("events-budget").but(EVENTS, "stage", Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_product_is_on_a_golden_path_or_has_a_dated_deviation() {
        GoldenPathDeviation deviation =
                new GoldenPathDeviation(new ProductId(PORTAL), "Bought software", PIA, AS_OF, LATER);
        Given off = less(healthy(), use(PORTAL, "2"));
        return practice("platform.on-golden-path")
                .about(PORTAL)
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "")
                .unmet("it is on none", off, "")
                .unmet("it is on an old version", off.with(use(PORTAL, "1")), "")
                .unmet("it was on it", off.with(Given.changed(use(PORTAL, "2"), "to", AS_OF)), "")
                .unmet(
                        "it is on that version of another path",
                        off.with(
                                new GoldenPath(new GoldenPathId("mobile"), "Mobile", "7", List.of("build"), START),
                                Given.changed(use(PORTAL, "2"), "goldenPathId", new GoldenPathId("mobile"))),
                        "")
                .met("the path has one step", healthy().but("web", "steps", List.of("build")))
                .unmet("the path is a name only", healthy().but("web", "steps", List.of()), "")
                .unmet("the path is published a second later", healthy().but("web", "publishedAt", LATER), "")
                .met("it has a deviation", off.with(deviation))
                .met(
                        "the deviation is for 365 days",
                        off.with(Given.changed(deviation, "to", AS_OF.plus(Duration.ofDays(365)))))
                .unmet(
                        "the deviation is for 365 days and a second",
                        off.with(Given.changed(
                                deviation,
                                "to",
                                AS_OF.plus(Duration.ofDays(365)).plusSeconds(1))),
                        "")
                .unmet(
                        "the deviation has ended",
                        off.with(Given.changed(Given.changed(deviation, "from", daysBefore(1)), "to", AS_OF)),
                        "")
                .unmet(
                        "the deviation is another product's",
                        off.with(Given.changed(deviation, "productId", new ProductId(LOGIN))),
                        "")
                .notApplicable("it is an idea", off.but(PORTAL, "stage", Stage.DISCOVERY))
                .notApplicable("it is being retired", off.but(PORTAL, "stage", Stage.RETIREMENT))
                .notApplicable("it is a platform", off.but(PORTAL, "kind", ProductKind.PLATFORM))
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_way_into_production_is_automated_and_independent() {
        DeliveryPath own = path(PORTAL, daysBefore(90));
        Given unknown = less(healthy(), own);
        String path = "$path : DeliveryPath";
        return practice("platform.automated-delivery")
                .about(PORTAL)
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), path)
                .unmet("nobody looked", unknown, path)
                .unmet(
                        "a step is done by hand",
                        unknown.with(Given.changed(own, "manualSteps", List.of("sign-off"))),
                        path)
                .unmet("there is no step", unknown.with(Given.changed(own, "automatedSteps", List.of())), path)
                .unmet(
                        "another product must be deployed with it",
                        unknown.with(Given.changed(own, "deployedWith", Set.of(new ProductId(SHOP)))),
                        path)
                .unmet("it was observed 90 days and a second ago", unknown.with(path(PORTAL, justOver(90))), path)
                .unmet("it is observed a second later", unknown.with(path(PORTAL, LATER)), path)
                .unmet(
                        "a later observation shows a step by hand",
                        healthy().with(Given.changed(path(PORTAL, AS_OF), "manualSteps", List.of("sign-off"))),
                        "not DeliveryPath")
                .unmet(
                        "another observation of that instant shows a step by hand",
                        healthy().with(Given.changed(own, "manualSteps", List.of("sign-off"))),
                        "not DeliveryPath")
                .unmet(
                        "a later observation shows that it waits for another product",
                        healthy().with(Given.changed(path(PORTAL, AS_OF), "deployedWith", Set.of(new ProductId(SHOP)))),
                        "not DeliveryPath")
                .met(
                        "a later observation of another product shows a step by hand",
                        healthy().with(Given.changed(path(LOGIN, AS_OF), "manualSteps", List.of("sign-off"))))
                .met(
                        "an earlier observation shows a step by hand",
                        healthy().with(Given.changed(path(PORTAL, justOver(90)), "manualSteps", List.of("sign-off"))))
                .notApplicable("it is an idea", healthy().but(PORTAL, "stage", Stage.DISCOVERY))
                .notApplicable("it is being retired", healthy().but(PORTAL, "stage", Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> telemetry_is_live_through_the_baseline_of_a_platform() {
        String baseline = "$baseline : ProvidedCapability";
        String consumer = "CapabilityConsumer";
        String telemetry = "$telemetry : Evidence";
        return practice("platform.telemetry-through-platform")
                .about(PORTAL)
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), baseline, telemetry)
                .unmet("an application provides it", healthy().but(EVENTS, "kind", ProductKind.APPLICATION), "Product")
                .unmet("its platform is given up", healthy().but(EVENTS, "stage", Stage.RETIREMENT), "Product")
                .unmet("nobody provides it", healthy().without("events/observability"), baseline)
                .unmet(
                        "it provides it for itself",
                        healthy().without("events/observability").with(own(PORTAL, CapabilityId.OBSERVABILITY)),
                        "Product",
                        consumer)
                .unmet(
                        "it uses another capability",
                        healthy()
                                .without("events/observability", "events/event-bus")
                                .with(provided(EVENTS, CapabilityId.AUDIT_LOG)),
                        baseline)
                .unmet(
                        "it uses it from a second later on",
                        healthy()
                                .but(
                                        "events/observability",
                                        "consumers",
                                        List.of(new CapabilityConsumer(new ProductId(PORTAL), LATER))),
                        consumer)
                .unmet(
                        "another product alone uses it",
                        healthy()
                                .but(
                                        "events/observability",
                                        "consumers",
                                        List.of(new CapabilityConsumer(new ProductId(SHOP), START))),
                        consumer)
                .met(
                        "it uses it from that instant on",
                        healthy()
                                .but(
                                        "events/observability",
                                        "consumers",
                                        List.of(new CapabilityConsumer(new ProductId(PORTAL), AS_OF))))
                .unmet("nothing was received", healthy().without("portal-TELEMETRY"), telemetry)
                .unmet(
                        "it was received 14 days and a second ago",
                        healthy().but("portal-TELEMETRY", "observedAt", justOver(14)),
                        telemetry)
                .unmet(
                        "it was received of another product",
                        healthy().but("portal-TELEMETRY", "productId", new ProductId(EVENTS)),
                        telemetry)
                .unmet(
                        "a document says so",
                        healthy().but("portal-TELEMETRY", "kind", EvidenceKind.DOCUMENT),
                        telemetry)
                .notApplicable("it is an idea", healthy().but(PORTAL, "stage", Stage.DISCOVERY))
                .notApplicable("it is being retired", healthy().but(PORTAL, "stage", Stage.RETIREMENT))
                .notApplicable("it is a platform", healthy().but(PORTAL, "kind", ProductKind.PLATFORM))
                .tests();
    }

    @TestFactory
    List<DynamicTest> first_candidates_and_a_golden_path_within_sixty_days() {
        String start = "RoadmapStart";
        String path = "$path : GoldenPath";
        Given three = healthy().with(graduation("letters", EVENTS, 0));
        return practice("platform.first-candidates")
                .met("there are two", healthy())
                .met("there are three", three)
                .unmet("nothing is known", nothing(), start)
                .unmet("nobody has begun", less(healthy(), new RoadmapStart(START)), start)
                .unmet("there is one", healthy().without("event-stream"), "accumulate")
                .unmet("there are four", three.with(graduation("documents", EVENTS, 60)), "accumulate")
                .met("a fourth comes after 60 days", three.with(graduation("documents", EVENTS, 61)))
                .unmet(
                        "the second one came a second after 60 days",
                        healthy()
                                .but(
                                        "event-stream",
                                        "steps",
                                        List.of(new GraduationStep(
                                                GraduationState.CANDIDATE,
                                                START.plus(Duration.ofDays(60)).plusSeconds(1)))),
                        "accumulate")
                .unmet(
                        "the second one was there before",
                        healthy()
                                .but(
                                        "event-stream",
                                        "steps",
                                        List.of(new GraduationStep(GraduationState.CANDIDATE, START.minusSeconds(1)))),
                        "accumulate")
                .unmet(
                        "the path came a second after 60 days",
                        healthy()
                                .but(
                                        "web",
                                        "publishedAt",
                                        START.plus(Duration.ofDays(60)).plusSeconds(1)),
                        path)
                .unmet("the path is a name only", healthy().but("web", "steps", List.of()), path)
                .met("the path has one step", healthy().but("web", "steps", List.of("build")))
                .tests();
    }

    @TestFactory
    List<DynamicTest> what_graduates_meets_the_criteria() {
        return practice("platform.graduation-criteria")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Graduation")
                .unmet("none is funded yet", healthy().without("sign-on"), "exists Graduation")
                .unmet(
                        "one product needs it",
                        healthy().but("sign-on", "consumers", Set.of(new ProductId(PORTAL))),
                        "forall")
                .unmet("it has no platform", healthy().but("sign-on", "platformId", null), "forall")
                .unmet("the platform has no owner", healthy().but(LOGIN, "owner", null), "forall")
                .unmet("it is an application", healthy().but(LOGIN, "kind", ProductKind.APPLICATION), "forall")
                .unmet("there is no agreement", healthy().without("login-promise"), "forall")
                .unmet(
                        "the agreement is another product's",
                        healthy().but("login-promise", "productId", new ProductId(EVENTS)),
                        "forall")
                .unmet("there is no budget", healthy().without("login-budget"), "forall")
                .unmet(
                        "the budget begins a second later",
                        instead(healthy(), budget(LOGIN), later(budget(LOGIN))),
                        "forall")
                .unmet("the budget has ended", instead(healthy(), budget(LOGIN), ended(budget(LOGIN))), "forall")
                .unmet(
                        "the budget is zero",
                        healthy().but("login-budget", "limit", new Money(BigDecimal.ZERO, "EUR")),
                        "forall")
                .unmet("a second one meets none", healthy().with(graduation("letters", PORTAL, 1, 2, 3)), "forall")
                .met("a second one is only proposed", healthy().with(graduation("letters", PORTAL, 1, 2)))
                .met(
                        "a second one is given up",
                        healthy().with(Given.changed(graduation("letters", PORTAL, 1, 2, 3), "withdrawnAt", AS_OF)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_duplicated_feature_has_graduated_with_an_agreement() {
        String graduation = "$graduation : Graduation";
        String agreement = "$agreement : Sla";
        return practice("platform.graduated-with-agreement")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), graduation)
                .unmet("there is no agreement", healthy().without("login-promise"), agreement)
                .unmet("it moved to an application", healthy().but(LOGIN, "kind", ProductKind.APPLICATION), "Product")
                .unmet("the platform is being retired", healthy().but(LOGIN, "stage", Stage.RETIREMENT), "Product")
                .unmet(
                        "the agreement is another product's",
                        healthy().but("login-promise", "productId", new ProductId(EVENTS)),
                        agreement)
                .unmet(
                        "it is funded, not migrated",
                        healthy().without("sign-on").with(graduation("sign-on", LOGIN, 10, 20, 30)),
                        graduation)
                .unmet(
                        "it is migrated a second later",
                        healthy()
                                .but(
                                        "sign-on",
                                        "steps",
                                        List.of(
                                                new GraduationStep(GraduationState.CANDIDATE, START),
                                                new GraduationStep(GraduationState.PROPOSED, START),
                                                new GraduationStep(GraduationState.FUNDED, START),
                                                new GraduationStep(GraduationState.MIGRATED, LATER))),
                        graduation)
                .unmet(
                        "one product alone needs it",
                        healthy().but("sign-on", "consumers", Set.of(new ProductId(PORTAL))),
                        graduation)
                .unmet("it has no platform", healthy().but("sign-on", "platformId", null), graduation)
                .tests();
    }
}
