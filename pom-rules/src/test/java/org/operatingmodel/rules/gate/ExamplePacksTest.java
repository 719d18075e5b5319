package org.operatingmodel.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.discovery.UserSegment;
import org.operatingmodel.discovery.UserSegmentId;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** Rows 174 to 179 of the operating model: six ways of working as packs, each decided at its edges. */
class ExamplePacksTest {
    private static final Map<String, Governance> GOVERNANCE = new HashMap<>();
    private static final Set<String> TRIED = new HashSet<>();

    private final List<DynamicTest> tests = new ArrayList<>();

    private static Governance governance(String pack) {
        return GOVERNANCE.computeIfAbsent(
                pack, id -> Governance.load(RulePack.standard(), RulePack.from(Path.of("../examples/packs", id))));
    }

    private static Evidence proof(String id, String kind, @Nullable String subject, int daysAgo) {
        return Given.evidence(id, new EvidenceKind(kind), subject, daysAgo);
    }

    private static Evidence value(Evidence evidence, String value) {
        return changed(evidence, "value", new BigDecimal(value));
    }

    private static Evidence version(Evidence evidence, String version) {
        return changed(evidence, "subjectVersion", version);
    }

    /** What the criterion comes to in each portfolio, as the word that is expected of it. */
    private void criterion(String gate, String id, Map<String, Map<String, Given>> expected) {
        TRIED.add(id);
        expected.forEach((word, cases) -> cases.forEach((when, given) -> tests.add(DynamicTest.dynamicTest(
                id + " is " + word + " when " + when,
                () -> assertThat(word(gate, id, given)).isEqualTo(word)))));
        tests.add(DynamicTest.dynamicTest(
                id + " is not met when nothing is known",
                () -> assertThat(word(gate, id, nothing())).isIn("unmet", "not-applicable")));
    }

    /** A proof counts only for its own product, as what it is, and from the instant on at which it was seen. */
    private void proofs(String gate, String id, Given met, String... proofs) {
        for (String proof : proofs) {
            Map.of(
                            "of another product", met.but(proof, "productId", IDENTITY),
                            "of another kind", met.but(proof, "kind", new EvidenceKind("SOMETHING_ELSE")),
                            "seen a second after the instant", met.but(proof, "observedAt", AS_OF.plusSeconds(1)))
                    .forEach((what, given) -> tests.add(DynamicTest.dynamicTest(
                            id + " is unmet when " + proof + " is " + what,
                            () -> assertThat(word(gate, id, given)).isEqualTo("unmet"))));
        }
        Given[] now = {met};
        for (String proof : proofs) {
            now[0] = now[0].but(proof, "observedAt", AS_OF);
        }
        tests.add(DynamicTest.dynamicTest(
                id + " is met when all is seen at the instant",
                () -> assertThat(word(gate, id, now[0])).isEqualTo("met")));
    }

    private static String word(String gate, String id, Given given) {
        GateDecision decision = governance(id.substring(0, id.indexOf('.')))
                .decide(given.portfolio(), GateRequest.of(PORTAL.value(), gate), AS_OF);
        return decision.results().stream()
                .filter(result -> result.criterion().id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .word();
    }

    @TestFactory
    List<DynamicTest> the_agile_product_model() {
        Given owned = healthy()
                .with(
                        proof("order", "BACKLOG_ORDERED", "first order in a day", 14),
                        new RoleHolding(Given.CARL, RoleId.PRODUCT_OWNER, daysBefore(100), null));
        criterion(
                "mvp-exit",
                "agile-product-model.backlog-ordered",
                Map.of(
                        "met", Map.of("the product owner ordered it 14 days ago", owned),
                        "unmet",
                                Map.of(
                                        "that was a second longer ago", owned.but("order", "observedAt", justOver(14)),
                                        "no goal comes first", owned.but("order", "subject", null),
                                        "somebody else ordered it", owned.but("order", "author", Given.OLGA),
                                        "it was another product", owned.but("order", "productId", IDENTITY),
                                        "the owner left",
                                                healthy()
                                                        .with(
                                                                proof("order", "BACKLOG_ORDERED", "goal", 1),
                                                                new RoleHolding(
                                                                        Given.CARL,
                                                                        RoleId.PRODUCT_OWNER,
                                                                        daysBefore(100),
                                                                        AS_OF)))));
        proofs("mvp-exit", "agile-product-model.backlog-ordered", owned, "order");
        Given reviewed = healthy().with(version(proof("review", "SPRINT_REVIEW", null, 14), "0.9"));
        criterion(
                "mvp-exit",
                "agile-product-model.increment-reviewed",
                Map.of(
                        "met", Map.of("it was shown 14 days ago", reviewed),
                        "unmet",
                                Map.of(
                                        "that was a second longer ago",
                                                reviewed.but("review", "observedAt", justOver(14)),
                                        "no increment is named", reviewed.but("review", "subjectVersion", null),
                                        "it was another product", reviewed.but("review", "productId", IDENTITY))));
        proofs("mvp-exit", "agile-product-model.increment-reviewed", reviewed, "review");
        Given lookedBack = healthy().with(value(proof("retro", "RETROSPECTIVE", null, 30), "1"));
        criterion(
                "limited-launch-exit",
                "agile-product-model.retrospective-acted-on",
                Map.of(
                        "met", Map.of("it led to one action 30 days ago", lookedBack),
                        "unmet",
                                Map.of(
                                        "it led to none", lookedBack.but("retro", "value", BigDecimal.ZERO),
                                        "nobody counted", lookedBack.but("retro", "value", null),
                                        "it was a second longer ago",
                                                lookedBack.but("retro", "observedAt", justOver(30)))));
        proofs("limited-launch-exit", "agile-product-model.retrospective-acted-on", lookedBack, "retro");
        return tests;
    }

    @TestFactory
    List<DynamicTest> lean_startup() {
        Given assuming = healthy()
                .with(healthy()
                        .copyOf("partners-serve-themselves", new AssumptionId("second-assumption"), "critical", true));
        criterion(
                "mvp-exit",
                "lean-startup.assumptions-tested",
                Map.of(
                        "met",
                                Map.of(
                                        "it was validated", healthy(),
                                        "it was refuted", healthy().but("pilot", "result", ExperimentResult.REFUTED),
                                        "one that is not critical was not",
                                                assuming.but("second-assumption", "critical", false),
                                        "one of another product was not",
                                                assuming.but("second-assumption", "productId", IDENTITY)),
                        "unmet",
                                Map.of(
                                        "the result says nothing",
                                                healthy().but("pilot", "result", ExperimentResult.INCONCLUSIVE),
                                        "there is no experiment", healthy().without("pilot"),
                                        "a second one was not", assuming,
                                        "another product tested it", healthy().but("pilot", "productId", IDENTITY),
                                        "the assumption is another product's",
                                                healthy().but("partners-serve-themselves", "productId", IDENTITY),
                                        "no assumption is critical",
                                                healthy().but("partners-serve-themselves", "critical", false))));
        Given persevered = healthy().with(proof("ended", "BET_ENDED", "PERSEVERE", 150));
        Experiment again = (Experiment) changed(
                healthy().copyOf("pilot", new ExperimentId("again"), "completedAt", daysBefore(149)),
                "result",
                ExperimentResult.VALIDATED);
        criterion(
                "mvp-exit",
                "lean-startup.bet-ended",
                Map.of(
                        "met",
                                Map.of(
                                        "it goes on, decided with the last experiment",
                                        persevered,
                                        "it goes another way",
                                        persevered.but("ended", "subject", "PIVOT"),
                                        "it goes on, after it had been stopped",
                                        persevered.with(proof("stopped", "BET_ENDED", "STOP", 151)),
                                        "it goes on, and another product is stopped later",
                                        persevered.with(changed(
                                                proof("stopped", "BET_ENDED", "STOP", 10), "productId", IDENTITY)),
                                        "another product tries something later",
                                        persevered.with(changed(again, "productId", IDENTITY)),
                                        "it goes on, and later another way",
                                        persevered.with(proof("turned", "BET_ENDED", "PIVOT", 10))),
                        "unmet",
                                Map.of(
                                        "it is stopped", persevered.but("ended", "subject", "STOP"),
                                        "something was tried after it", persevered.with(again),
                                        "only another product tried something",
                                                persevered.but("pilot", "productId", IDENTITY),
                                        "it was decided a second before the experiment",
                                                persevered.but("ended", "observedAt", justOver(150)),
                                        "a later decision stopped it",
                                                persevered.with(proof("stopped", "BET_ENDED", "STOP", 10)),
                                        "a decision at the same instant stopped it",
                                                persevered.with(proof("stopped", "BET_ENDED", "STOP", 150)),
                                        "a later decision says nothing",
                                                persevered.with(proof("silent", "BET_ENDED", null, 10)),
                                        "nothing was tried", persevered.without("pilot"))));
        proofs("mvp-exit", "lean-startup.bet-ended", persevered, "ended");
        Given refuted = healthy().but("pilot", "result", ExperimentResult.REFUTED);
        criterion(
                "mvp-exit",
                "lean-startup.refuted-means-pivot",
                Map.of(
                        "met",
                                Map.of(
                                        "nothing was refuted", healthy(),
                                        "another product's was refuted",
                                                healthy()
                                                        .with(changed(
                                                                changed(again, "result", ExperimentResult.REFUTED),
                                                                "productId",
                                                                IDENTITY)),
                                        "the course changed with it",
                                                refuted.with(proof("ended", "BET_ENDED", "PIVOT", 150))),
                        "unmet",
                                Map.of(
                                        "it went on", refuted.with(proof("ended", "BET_ENDED", "PERSEVERE", 10)),
                                        "another product changed course",
                                                refuted.with(changed(
                                                        proof("ended", "BET_ENDED", "PIVOT", 10),
                                                        "productId",
                                                        IDENTITY)),
                                        "something else was said",
                                                refuted.with(proof("ended", "SOMETHING_ELSE", "PIVOT", 10)),
                                        "only another product tried something",
                                                healthy().but("pilot", "productId", IDENTITY),
                                        "the course had changed before",
                                                refuted.with(proof("ended", "BET_ENDED", "PIVOT", 151)))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> design_thinking() {
        Given defined = healthy().with(proof("empathy", "EMPATHISE", null, 180), proof("defined", "DEFINE", null, 180));
        criterion(
                "discovery-exit",
                "design-thinking.defined-after-empathy",
                Map.of(
                        "met", Map.of("it was defined when people had been heard", defined),
                        "unmet",
                                Map.of(
                                        "it was defined a second before",
                                                defined.but("defined", "observedAt", justOver(180)),
                                        "listening is a second too long ago",
                                                defined.but("empathy", "observedAt", justOver(180)),
                                        "another product was defined", defined.but("defined", "productId", IDENTITY))));
        proofs("discovery-exit", "design-thinking.defined-after-empathy", defined, "empathy", "defined");
        Given prototyped = healthy()
                .with(
                        proof("empathy", "EMPATHISE", null, 120),
                        proof("defined", "DEFINE", null, 110),
                        value(proof("ideas", "IDEATE", null, 100), "3"),
                        proof("prototype", "PROTOTYPE", null, 100));
        criterion(
                "discovery-exit",
                "design-thinking.prototyped-after-ideas",
                Map.of(
                        "met",
                                Map.of(
                                        "there were three ideas before",
                                        prototyped,
                                        "the ideas are as old as the definition",
                                        prototyped.but("defined", "observedAt", daysBefore(100))),
                        "unmet",
                                Map.of(
                                        "there were two", prototyped.but("ideas", "value", new BigDecimal("2")),
                                        "the prototype came first",
                                                prototyped.but("prototype", "observedAt", justOver(100)),
                                        "the ideas came a second before the definition",
                                                prototyped.but(
                                                        "defined",
                                                        "observedAt",
                                                        daysBefore(100).plusSeconds(1)),
                                        "nothing was defined", prototyped.without("defined"),
                                        "there is none", prototyped.without("prototype"))));
        proofs("discovery-exit", "design-thinking.prototyped-after-ideas", prototyped, "defined", "ideas", "prototype");
        Given tested = prototyped.with(proof("test", "TEST", "new-partners", 90));
        Map<String, Given> unmet = new HashMap<>(Map.of(
                "it was a second longer ago", tested.but("test", "observedAt", justOver(90)),
                "a segment is left out",
                        tested.with(new UserSegment(new UserSegmentId("resellers"), PORTAL, "Resellers")),
                "no segment is known", tested.without("new-partners"),
                "only segments of another product are known", tested.but("new-partners", "productId", IDENTITY),
                "the test came a second before the prototype",
                        tested.but("prototype", "observedAt", daysBefore(90).plusSeconds(1)),
                "the prototype came a second before the ideas", tested.but("prototype", "observedAt", justOver(100)),
                "the ideas came a second before the definition",
                        tested.but("defined", "observedAt", daysBefore(100).plusSeconds(1)),
                "the definition came a second before listening",
                        tested.but("empathy", "observedAt", daysBefore(110).plusSeconds(1))));
        for (String step : List.of("empathy", "defined", "ideas", "prototype", "test")) {
            unmet.put("there is no " + step, tested.without(step));
            unmet.put("another product has " + step, tested.but(step, "productId", IDENTITY));
        }
        criterion(
                "discovery-exit",
                "design-thinking.tested-with-every-segment",
                Map.of(
                        "met",
                        Map.of(
                                "the only segment used it 90 days ago",
                                tested,
                                "a segment of another product is left out",
                                tested.with(new UserSegment(new UserSegmentId("resellers"), IDENTITY, "Resellers")),
                                "all steps were on one day",
                                tested.but("empathy", "observedAt", daysBefore(90))
                                        .but("defined", "observedAt", daysBefore(90))
                                        .but("ideas", "observedAt", daysBefore(90))
                                        .but("prototype", "observedAt", daysBefore(90))),
                        "unmet",
                        unmet));
        proofs(
                "discovery-exit",
                "design-thinking.tested-with-every-segment",
                tested,
                "empathy",
                "defined",
                "ideas",
                "prototype",
                "test");
        return tests;
    }

    @TestFactory
    List<DynamicTest> the_platform_product() {
        Given open = healthy().but("partner-portal", "channels", Set.of(Channel.API));
        Given second = open.with(
                open.copyOf("portal-promise", new SlaId("second-promise"), "target", new BigDecimal("0.999")));
        criterion(
                "ga-exit",
                "platform-product.service-level-agreed",
                Map.of(
                        "met",
                                Map.of(
                                        "the objective backs the agreement",
                                        open,
                                        "an objective backs the second agreement, too",
                                        second,
                                        "a second agreement of another product is backed by nothing",
                                        second.but("second-promise", "productId", IDENTITY)
                                                .but("second-promise", "target", BigDecimal.ONE)),
                        "unmet",
                                Map.of(
                                        "nothing is agreed", open.without("portal-promise"),
                                        "only another product agreed to something",
                                                open.but("portal-promise", "productId", IDENTITY),
                                        "another objective is high enough, not that which backs it",
                                                open.but("portal-availability", "target", new BigDecimal("0.9"))
                                                        .with(open.copyOf(
                                                                "portal-availability",
                                                                new SloId("portal-other"),
                                                                "target",
                                                                BigDecimal.ONE)),
                                        "more is agreed than aimed at in a second one",
                                                second.but("second-promise", "target", new BigDecimal("0.9991")),
                                        "the objective is another product's",
                                                open.but("portal-availability", "productId", IDENTITY),
                                        "more is agreed than aimed at",
                                                open.but("portal-promise", "target", new BigDecimal("0.9991"))),
                        "not-applicable", Map.of("there is no interface", healthy())));
        Given ready = open.with(
                version(proof("reference", "INTERFACE_REFERENCE", null, 200), "1.0"),
                proof("sandbox", "DEVELOPER_SANDBOX", "https", 30));
        criterion(
                "ga-exit",
                "platform-product.third-party-ready",
                Map.of(
                        "met", Map.of("reference and sandbox are there", ready),
                        "unmet",
                                Map.of(
                                        "the reference is of another version",
                                                ready.but("reference", "subjectVersion", "0.9"),
                                        "the sandbox was not seen for a second more than 30 days",
                                                ready.but("sandbox", "observedAt", justOver(30)),
                                        "nothing is released", ready.but("partner-portal", "releasedVersion", null),
                                        "nothing is released, and the reference is of nothing",
                                                ready.but("partner-portal", "releasedVersion", null)
                                                        .but("reference", "subjectVersion", null)),
                        "not-applicable",
                                Map.of("there is no interface", ready.but("partner-portal", "channels", Set.of()))));
        proofs("ga-exit", "platform-product.third-party-ready", ready, "reference", "sandbox");
        Given announced = open.with(value(proof("policy", "DEPRECATION_NOTICE_POLICY", null, 400), "180"));
        criterion(
                "ga-exit",
                "platform-product.deprecation-announced",
                Map.of(
                        "met", Map.of("180 days are promised", announced),
                        "unmet",
                                Map.of(
                                        "179 days are promised",
                                                announced.but("policy", "value", new BigDecimal("179")),
                                        "it is another product's", announced.but("policy", "productId", IDENTITY)),
                        "not-applicable",
                                Map.of(
                                        "there is no interface",
                                        announced.but("partner-portal", "channels", Set.of()))));
        proofs("ga-exit", "platform-product.deprecation-announced", announced, "policy");
        return tests;
    }

    @TestFactory
    List<DynamicTest> continuous_delivery() {
        Given piped = healthy()
                .with(changed(
                        version(value(proof("run", "PIPELINE_RUN", null, 3), "60"), "1.0"),
                        "environment",
                        Environment.PRODUCTION));
        criterion(
                "limited-launch-exit",
                "continuous-delivery.pipeline-automated",
                Map.of(
                        "met", Map.of("it took an hour", piped),
                        "unmet",
                                Map.of(
                                        "it took longer", piped.but("run", "value", new BigDecimal("60.1")),
                                        "it was another version", piped.but("run", "subjectVersion", "0.9"),
                                        "nothing is released, and it was of nothing",
                                                piped.but("partner-portal", "releasedVersion", null)
                                                        .but("run", "subjectVersion", null),
                                        "it went elsewhere",
                                                piped.but("run", "environment", Environment.PRODUCTION_LIKE))));
        proofs("limited-launch-exit", "continuous-delivery.pipeline-automated", piped, "run");
        Given tested = healthy().with(version(value(proof("tests", "AUTOMATED_TESTS", null, 3), "1"), "1.0"));
        criterion(
                "limited-launch-exit",
                "continuous-delivery.tests-automated",
                Map.of(
                        "met", Map.of("one ran", tested),
                        "unmet",
                                Map.of(
                                        "none ran", tested.but("tests", "value", BigDecimal.ZERO),
                                        "nothing is released, and they were of nothing",
                                                tested.but("partner-portal", "releasedVersion", null)
                                                        .but("tests", "subjectVersion", null),
                                        "another version was tested", tested.but("tests", "subjectVersion", "0.9"))));
        proofs("limited-launch-exit", "continuous-delivery.tests-automated", tested, "tests");
        Given rolledBack = healthy()
                .with(changed(
                        proof("back", "ROLLBACK_EXERCISE", null, 90), "environment", Environment.PRODUCTION_LIKE));
        criterion(
                "limited-launch-exit",
                "continuous-delivery.rollback-exercised",
                Map.of(
                        "met",
                                Map.of(
                                        "it was exercised 90 days ago",
                                        rolledBack,
                                        "it was exercised in production",
                                        rolledBack.but("back", "environment", Environment.PRODUCTION)),
                        "unmet",
                                Map.of(
                                        "it was a second longer ago",
                                                rolledBack.but("back", "observedAt", justOver(90)),
                                        "nobody says where", rolledBack.but("back", "environment", null))));
        proofs("limited-launch-exit", "continuous-delivery.rollback-exercised", rolledBack, "back");
        return tests;
    }

    @TestFactory
    List<DynamicTest> product_led_growth() {
        Given started = healthy().with(value(proof("started", "SELF_SERVICE_ONBOARDING", null, 30), "60"));
        criterion(
                "ga-exit",
                "product-led-growth.self-service-onboarding",
                Map.of(
                        "met",
                                Map.of(
                                        "60 percent start without help",
                                        started,
                                        "fewer start with another product",
                                        started.with(changed(
                                                value(proof("other", "SELF_SERVICE_ONBOARDING", null, 1), "20"),
                                                "productId",
                                                IDENTITY)),
                                        "fewer did something else",
                                        started.with(value(proof("other", "SOMETHING_ELSE", null, 1), "20")),
                                        "fewer did before",
                                        started.with(
                                                value(proof("before", "SELF_SERVICE_ONBOARDING", null, 31), "20"))),
                        "unmet",
                                Map.of(
                                        "fewer do", started.but("started", "value", new BigDecimal("59.9")),
                                        "fewer do by now",
                                                started.with(value(
                                                        proof("now", "SELF_SERVICE_ONBOARDING", null, 1), "59.9")),
                                        "the last count says nothing",
                                                started.with(proof("now", "SELF_SERVICE_ONBOARDING", null, 1)),
                                        "it was measured a second too long ago",
                                                started.but("started", "observedAt", justOver(30)))));
        proofs("ga-exit", "product-led-growth.self-service-onboarding", started, "started");
        Given active = healthy().with(value(proof("active", "ACTIVATION", "partner.ordered", 30), "1"));
        criterion(
                "ga-exit",
                "product-led-growth.activation-measured",
                Map.of(
                        "met", Map.of("an event of the catalogue shows it", active),
                        "unmet",
                                Map.of(
                                        "the event is unknown", active.but("active", "subject", "partner.left"),
                                        "nobody was active", active.but("active", "value", BigDecimal.ZERO),
                                        "the event is another product's",
                                                active.but("partner.ordered", "productId", IDENTITY),
                                        "it was measured a second too long ago",
                                                active.but("active", "observedAt", justOver(30)))));
        proofs("ga-exit", "product-led-growth.activation-measured", active, "active");
        Given guided = healthy().with(version(proof("tutorial", "TUTORIAL", "new-partners", 30), "1.0"));
        criterion(
                "ga-exit",
                "product-led-growth.tutorials-for-every-segment",
                Map.of(
                        "met",
                                Map.of(
                                        "the only segment has one",
                                        guided,
                                        "a segment of another product has none",
                                        guided.with(new UserSegment(
                                                new UserSegmentId("resellers"), IDENTITY, "Resellers"))),
                        "unmet",
                                Map.of(
                                        "it is of another version", guided.but("tutorial", "subjectVersion", "0.9"),
                                        "a segment has none",
                                                guided.with(new UserSegment(
                                                        new UserSegmentId("resellers"), PORTAL, "Resellers")),
                                        "it is for another segment", guided.but("tutorial", "subject", "resellers"),
                                        "nothing is released, and it is of nothing",
                                                guided.but("partner-portal", "releasedVersion", null)
                                                        .but("tutorial", "subjectVersion", null),
                                        "only segments of another product are known",
                                                guided.but("new-partners", "productId", IDENTITY),
                                        "no segment is known", guided.without("new-partners"))));
        proofs("ga-exit", "product-led-growth.tutorials-for-every-segment", guided, "tutorial");
        return tests;
    }

    @AfterAll
    static void every_criterion_was_tried() {
        assertThat(GOVERNANCE.keySet()).hasSize(6);
        Set<String> asked = new HashSet<>();
        GOVERNANCE
                .values()
                .forEach(governance -> governance.gates().stream()
                        .flatMap(gate -> governance.criteria(gate.id()).stream())
                        .filter(criterion -> !criterion.packId().value().equals("standard"))
                        .map(Criterion::id)
                        .forEach(id -> asked.add(id.value())));
        assertThat(TRIED).isEqualTo(asked);
    }
}
