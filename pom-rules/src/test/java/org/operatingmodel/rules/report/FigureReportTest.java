package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.OLGA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceId;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.cadence.Meeting;
import org.operatingmodel.cadence.MeetingId;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.AccessibilityDefectId;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignComponentId;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.DesignTokenId;
import org.operatingmodel.design.InterfaceAudit;
import org.operatingmodel.design.TokenValue;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.design.WcagVersion;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.learning.Trace;
import org.operatingmodel.learning.TraceId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.metrics.learning.LoopTimes;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.DeliveryPath;
import org.operatingmodel.platform.GoldenPath;
import org.operatingmodel.platform.GoldenPathId;
import org.operatingmodel.platform.GoldenPathUse;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.platform.ProvidedCapabilityId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.release.Release;
import org.operatingmodel.release.ReleaseId;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.IncidentAction;
import org.operatingmodel.reliability.IncidentId;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStreamId;

class FigureReportTest {
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");

    @Test
    void nothing_is_0_where_nothing_is_known() {
        FigureReport report = FigureReport.of(Portfolio.builder().build(), AS_OF);
        assertThat(report.rows()).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(row.value().toOptional()).as(row.figure()).isEmpty();
            assertThat(row.value().n()).as(row.figure()).isZero();
        });
        assertThat(report.text()).contains("  releases a day: not known. Nothing of the kind was ever recorded.\n");
    }

    @Test
    void each_figure_is_told_under_its_area() {
        Given given = Given.nothing()
                .with(
                        new Person(CARL, "Carl"),
                        evidence("drawn", LoopTimes.CONCEPT, "one-click", 10),
                        evidence("tried", LoopTimes.CODED_PROTOTYPE, "one-click", 8),
                        new AccessibilityDefect(
                                new AccessibilityDefectId("contrast"), PORTAL, daysBefore(20), daysBefore(10)),
                        release("now", 1),
                        release("before", 91),
                        release("then", 180),
                        insight("wish", InsightSource.CUSTOMER),
                        insight("own", InsightSource.PRODUCT_TEAM));
        String text = FigureReport.of(given.portfolio(), AS_OF).text();
        // 2 days and 10 days in hours; 1 release in 90 days, 2 in the 90 before; 1 of 2 ideas from outside
        assertThat(text.lines().filter(line -> !line.contains("not known")))
                .containsExactly(
                        "platforms",
                        "  Nobody looked within 180 days which capabilities 'identity' provides.",
                        "  Nobody looked within 180 days which capabilities 'partner-portal' provides.",
                        "design-ops",
                        "  time to prototype, median: 48 hours (n 1)",
                        "  accessibility remediation, median: 240 hours (n 1)",
                        "  accessibility remediation, p85: 240 hours (n 1)",
                        "delivery-governance",
                        "  releases a day: 0.011 (n 1)",
                        "  trend of releases: 0.5 (n 3)",
                        "business-alignment",
                        "  ideas from outside of product teams: 0.5 (n 2)",
                        "run-cost-and-risk");
    }

    /** All that the figures ask for, of four products. */
    private static Given everything() {
        ProductId shop = new ProductId("shop");
        ProductId desk = new ProductId("desk");
        GoldenPathId path = new GoldenPathId("web");
        Given given = operated()
                .with(
                        product(shop),
                        product(desk),
                        new Person(CARL, "Carl"),
                        new Person(OLGA, "Olga"),
                        new CapabilityInventory(PORTAL, daysBefore(1)),
                        new CapabilityInventory(IDENTITY, daysBefore(1)),
                        new CapabilityInventory(desk, daysBefore(1)),
                        provides("log-in", IDENTITY),
                        provides("own-log-in", PORTAL),
                        // two of three applications: identity is a platform, desk is on an older version
                        new GoldenPath(path, "Web", "2", List.of("generate"), daysBefore(100)),
                        new GoldenPathUse(PORTAL, path, "2", daysBefore(50), null),
                        new GoldenPathUse(shop, path, "2", daysBefore(50), null),
                        new GoldenPathUse(desk, path, "1", daysBefore(50), null),
                        // one of four products: identity is deployed by hand, shop with the portal, desk is unknown
                        new DeliveryPath(PORTAL, List.of("test", "deploy"), List.of(), Set.of(), daysBefore(5)),
                        new DeliveryPath(IDENTITY, List.of("test"), List.of("deploy"), Set.of(), daysBefore(5)),
                        new DeliveryPath(shop, List.of("test", "deploy"), List.of(), Set.of(PORTAL), daysBefore(5)),
                        // concepts of 12, 10 and 11 days before: coded after 4 days, after 2 days, not yet
                        evidence("drawn-a", LoopTimes.CONCEPT, "a", 12),
                        evidence("tried-a", LoopTimes.CODED_PROTOTYPE, "a", 8),
                        evidence("drawn-b", LoopTimes.CONCEPT, "b", 10),
                        evidence("tried-b", LoopTimes.CODED_PROTOTYPE, "b", 8),
                        evidence("drawn-c", LoopTimes.CONCEPT, "c", 11),
                        // (60 + 10) of (80 + 20) uses
                        new InterfaceAudit(PORTAL, List.of(use("button", true, 60), use("Own", false, 20)), AS_OF),
                        new InterfaceAudit(shop, List.of(use("card", true, 10), use("Own", false, 10)), AS_OF),
                        // two tokens on two channels and a component: one value of five has drifted
                        token("space", "8", "9"),
                        token("radius", "8", "8"),
                        new DesignComponent(
                                new DesignComponentId("button"),
                                IDENTITY,
                                "3",
                                URI.create("https://code.example"),
                                "3"),
                        new AccessibilityAudit(PORTAL, WcagVersion.WCAG_2_2, evaluated(), daysBefore(3)),
                        defect("contrast", 20, 10),
                        defect("focus", 30, 10),
                        defect("label", 40, 10),
                        // evidence of 12 to 8 days before waits for the review of 7 days before
                        review(GateId.DISCOVERY_EXIT, 40, 30, true),
                        review(GateId.MVP_EXIT, 20, 13, true),
                        review(GateId.LIMITED_LAUNCH_EXIT, 8, 7, false),
                        review(GateId.LIMITED_LAUNCH_EXIT, 6, 3, true),
                        review(GateId.GA_EXIT, 2, 1, false),
                        // done after 20, 25 and 45 days; what was declined waits for nothing
                        insight("slow", InsightSource.CUSTOMER, 50, "F-1", null),
                        insight("dull", InsightSource.CUSTOMER, 40, "F-2", null),
                        insight("hard", InsightSource.CUSTOMER, 60, "F-2", null),
                        insight("odd", InsightSource.CUSTOMER, 100, null, daysBefore(99)),
                        insight("resold", InsightSource.PARTNER, 5, null, null),
                        insight("shared", InsightSource.OTHER_TEAM, 5, null, null),
                        insight("own", InsightSource.PRODUCT_TEAM, 5, null, null),
                        insight("ours", InsightSource.PRODUCT_TEAM, 5, null, null),
                        insight("seen", InsightSource.MEASUREMENT, 5, null, null),
                        item("F-1", 45, FlowState.ACTIVE, 44, FlowState.DONE, 30),
                        item("F-2", 45, FlowState.ACTIVE, 44, FlowState.DONE, 15),
                        item("unseen", 45, FlowState.WAITING, 44, FlowState.DONE, 15),
                        item("old", 91, FlowState.WAITING, 44, FlowState.ACTIVE, 15),
                        // heard 50, 40 and 60 days before, taken up 6 days before; one is open
                        new Assumption(new AssumptionId("A-1"), PORTAL, "Partners pay", true),
                        decided("act", 35),
                        decided("stay", 6),
                        trace("T-1", "slow", "F-1"),
                        trace("T-2", "dull", "F-2"),
                        trace("T-3", "hard", "F-2"),
                        trace("T-4", "own", null))
                .with(events(9, at -> release("now-" + at, at)))
                .with(events(6, at -> release("then-" + at, at + 90)))
                .with(events(3, at -> experiment("now-" + at, at + 9)))
                .with(events(4, at -> experiment("then-" + at, at + 90)))
                // 8 actions: 3 delivered, 4 that wait, 1 on no list; a medium incident is no major one
                .with(
                        incident("down", Severity.CRITICAL, 20, action("A-1"), action("A-2"), action("A-3")),
                        incident("slow", Severity.HIGH, 20, action("B-1"), action("B-2"), action("B-3")),
                        incident("typo", Severity.MEDIUM, 20, action("B-4"), action(null)))
                .with(events(5, at -> incident("then-" + at, Severity.HIGH, at + 90)))
                // 20 items of the last 90 days: F-1, F-2 and unseen, 7 of actions, 10 others
                .with(events(3, at -> item("A-" + at, 19, FlowState.ACTIVE, 18, FlowState.DONE, 17)))
                .with(events(4, at -> item("B-" + at, 19, FlowState.WAITING, 18, FlowState.ACTIVE, 17)))
                .with(events(10, at -> item("C-" + at, 19, FlowState.WAITING, 18, FlowState.ACTIVE, 17)));
        return given.with(
                // of three steps from phase to phase the last goes to another team; of desk nobody answers for two
                // phases
                new Team(new TeamId("front"), "Front", STREAM, List.of(CARL)),
                new Team(new TeamId("back"), "Back", STREAM, List.of(OLGA)),
                owns(PORTAL, "front", WorkPhase.DESIGN, WorkPhase.BUILD, WorkPhase.DEPLOY),
                owns(PORTAL, "back", WorkPhase.MAINTAIN),
                owns(IDENTITY, "back", WorkPhase.DESIGN),
                owns(shop, "front", WorkPhase.DESIGN),
                // back answers for both ends of the first; the teams of the second never met; neither waits for the
                // other
                needs("log-in", PORTAL, IDENTITY),
                needs("sign-up", shop, IDENTITY),
                // updated 10 and 100 days before, which is evidence for the next review, too
                risk("fire"),
                risk("flood"),
                evidence("fire-seen", new EvidenceKind("RISK_UPDATE"), "fire", 10),
                evidence("flood-seen", new EvidenceKind("RISK_UPDATE"), "flood", 100));
    }

    @Test
    void every_figure_is_known_where_everything_is_recorded() {
        assertThat(FigureReport.of(everything().portfolio(), AS_OF).text()).isEqualTo("""
                platforms
                  Capability 'identity' is provided by 2 products: 'identity', 'partner-portal'.
                  Platform 'identity' has no budget.
                  Nobody looked within 180 days which capabilities 'shop' provides.
                  golden-path adoption: 0.667 (n 3)
                  automated, independent delivery: 0.25 (n 4)
                design-ops
                  time to prototype, median: 96 hours (n 3)
                  component reuse: 0.7 (n 100)
                  design parity on web and mobile: 0.8 (n 5)
                  accessibility, level A: 0.9 (n 30)
                  accessibility, level AA: 0.75 (n 24)
                  accessibility, level AAA: 0.2 (n 10)
                  accessibility remediation, median: 480 hours (n 3)
                  accessibility remediation, p85: 720 hours (n 3)
                delivery-governance
                  releases a day: 0.1 (n 9)
                  trend of releases: 1.5 (n 15)
                  major incidents a day: 0.022 (n 2)
                  trend of major incidents: 0.4 (n 7)
                  actions of incidents delivered: 0.375 (n 8)
                  actions of incidents on no list: 0.125 (n 8)
                  work that incidents led to: 0.35 (n 20)
                  completed work with blind spots: 0.167 (n 6)
                  evidence to the next review, median: 72 hours (n 7)
                  request to passed gate, median: 168 hours (n 4)
                  request to passed discovery-exit, median: 240 hours (n 1)
                  request to passed ga-exit, median: not known. Percentile 50 falls among the 1 open of 1 items; it is at least PT48H.
                  request to passed limited-launch-exit, median: 120 hours (n 1)
                  request to passed mvp-exit, median: 168 hours (n 1)
                  work handed over between phases: 0.333 (n 3)
                business-alignment
                  feedback to change, median: 600 hours (n 3)
                  feedback to change, p85: 1080 hours (n 3)
                  ideas from outside of product teams: 0.625 (n 8)
                  experiments a day: 0.033 (n 3)
                  trend of experiments: 0.75 (n 7)
                  traces from insight to strategy: 0.75 (n 4)
                  insight to strategy, median: 1056 hours (n 4)
                  dependencies whose teams talk: 0.5 (n 2)
                  hand-overs that can go on at once: 0.5 (n 2)
                  people whose leaving takes most products with them: 2 (n 3)
                run-cost-and-risk
                  open risks since their last update, median: 240 hours (n 2)
                  open risks updated within 90 days: 0.5 (n 2)
                """);
    }

    @Test
    void each_time_names_its_definition() {
        assertThat(FigureReport.of(
                                Given.nothing()
                                        .with(review(GateId.MVP_EXIT, 2, 1, true))
                                        .portfolio(),
                                AS_OF)
                        .rows())
                .filteredOn(
                        row -> row.figure().contains("median") || row.figure().contains("p85"))
                .extracting(FigureReport.Row::figure, row -> row.value().basis().convention())
                .containsExactly(
                        tuple("time to prototype, median", Turnaround.CONCEPT_TO_PROTOTYPE.convention()),
                        tuple("accessibility remediation, median", Turnaround.DEFECT_TO_REMEDIATION.convention()),
                        tuple("accessibility remediation, p85", Turnaround.DEFECT_TO_REMEDIATION.convention()),
                        tuple("evidence to the next review, median", Turnaround.EVIDENCE_TO_REVIEW.convention()),
                        tuple("request to passed gate, median", Turnaround.REVIEW_TO_PASSED_GATE.convention()),
                        tuple("request to passed mvp-exit, median", Turnaround.REVIEW_TO_PASSED_GATE.convention()),
                        tuple("feedback to change, median", Turnaround.FEEDBACK_TO_CHANGE.convention()),
                        tuple("feedback to change, p85", Turnaround.FEEDBACK_TO_CHANGE.convention()),
                        tuple("insight to strategy, median", Turnaround.INSIGHT_TO_STRATEGY.convention()),
                        tuple(
                                "open risks since their last update, median",
                                "risk-age: since the last update, of updated risks, nearest rank"));
    }

    @Test
    void nothing_is_told_of_products_that_have_ended() {
        Given ended = everything();
        for (String product : List.of("partner-portal", "identity", "shop", "desk")) {
            ended = ended.but(product, "stage", Stage.RETIRED);
        }
        FigureReport report = FigureReport.of(ended.portfolio(), AS_OF);
        assertThat(report.rows())
                .allSatisfy(row ->
                        assertThat(row.value().toOptional()).as(row.figure()).isEmpty());
        assertThat(report.rows())
                .extracting(FigureReport.Row::figure)
                .containsExactlyElementsOf(FigureReport.of(Given.nothing().portfolio(), AS_OF).rows().stream()
                        .map(FigureReport.Row::figure)
                        .toList());
        assertThat(report.sprawl()).isEmpty();
    }

    /** What is told of 1 to 100 days, each once: the median is the 50th of them, and the 85th percentile the 85th. */
    private static String ofHundred(String figure, IntFunction<List<? extends Record>> ofDays, Record... beside) {
        Given given = Given.nothing().with(new Person(CARL, "Carl")).with(beside);
        for (int days = 1; days <= 100; days++) {
            given = given.with(ofDays.apply(days).toArray(Record[]::new));
        }
        return FigureReport.of(given.portfolio(), AS_OF)
                .text()
                .lines()
                .filter(line -> line.startsWith("  " + figure + ": "))
                .findFirst()
                .map(line -> line.substring(figure.length() + 4))
                .orElseThrow();
    }

    @Test
    void what_is_still_to_come_is_not_counted() {
        Given planned = Given.nothing().with(release("later", -1));
        assertThat(FigureReport.of(planned.portfolio(), AS_OF).text())
                .contains("  releases a day: not known. Nothing of the kind was ever recorded.\n");
        assertThat(FigureReport.of(planned.with(release("now", 1)).portfolio(), AS_OF)
                        .text())
                .contains("  releases a day: 0.011 (n 1)\n");
    }

    /** Whoever takes a figure on reads of it from what to what its time was taken. */
    @Test
    void times_are_told_to_the_tenth_of_an_hour() {
        Given given = Given.nothing()
                .with(
                        new Person(CARL, "Carl"),
                        new AccessibilityDefect(
                                new AccessibilityDefectId("focus"),
                                PORTAL,
                                daysBefore(2),
                                daysBefore(2).plusSeconds(6_000)));
        assertThat(FigureReport.of(given.portfolio(), AS_OF).text())
                .contains("accessibility remediation, median: 1.7 hours (n 1)");
    }

    @Test
    void medians_and_percentiles_are_told_of_what_they_say() {
        String median = "1200 hours (n 100)";
        String p85 = "2040 hours (n 100)";
        assertThat(ofHundred(
                        "time to prototype, median",
                        days -> List.of(
                                evidence("drawn-" + days, LoopTimes.CONCEPT, "c" + days, 150),
                                evidence("tried-" + days, LoopTimes.CODED_PROTOTYPE, "c" + days, 150 - days))))
                .isEqualTo(median);
        IntFunction<List<? extends Record>> mended = days -> List.of(defect("d-" + days, 150, 150 - days));
        assertThat(ofHundred("accessibility remediation, median", mended)).isEqualTo(median);
        assertThat(ofHundred("accessibility remediation, p85", mended)).isEqualTo(p85);
        assertThat(ofHundred(
                        "evidence to the next review, median",
                        days -> List.of(evidence("seen-" + days, EvidenceKind.TELEMETRY, null, days + 1)),
                        review(GateId.MVP_EXIT, 150, 1, true)))
                .isEqualTo(median);
        IntFunction<List<? extends Record>> passed = days -> {
            ProductId product = new ProductId("p" + days);
            return List.of(
                    Given.nothing().copyOf("partner-portal", product, "name", "Product " + days),
                    new HeldReview(product, GateId.MVP_EXIT, daysBefore(150), daysBefore(150 - days), true));
        };
        assertThat(ofHundred("request to passed gate, median", passed)).isEqualTo(median);
        assertThat(ofHundred("request to passed mvp-exit, median", passed)).isEqualTo(median);
        IntFunction<List<? extends Record>> answered = days -> List.of(
                insight("wish-" + days, InsightSource.CUSTOMER, 150, "F-" + days, null),
                item("F-" + days, 150, FlowState.ACTIVE, 150, FlowState.DONE, 150 - days));
        assertThat(ofHundred("feedback to change, median", answered)).isEqualTo(median);
        assertThat(ofHundred("feedback to change, p85", answered)).isEqualTo(p85);
        // heard 34 days earlier than the others, as what is learnt comes before what is decided
        assertThat(ofHundred(
                        "insight to strategy, median",
                        days -> List.of(
                                insight("seen-" + days, InsightSource.MEASUREMENT, days + 40, "F-1", null),
                                trace("T-" + days, "seen-" + days, "F-1")),
                        item("F-1", 45, FlowState.ACTIVE, 44, FlowState.DONE, 30),
                        new Assumption(new AssumptionId("A-1"), PORTAL, "Partners pay", true),
                        experiment("now-1", 9),
                        decided("act", 35),
                        decided("stay", 6)))
                .isEqualTo("2016 hours (n 100)");
        assertThat(ofHundred(
                        "open risks since their last update, median",
                        days -> List.of(
                                risk("r" + days),
                                evidence("seen-" + days, new EvidenceKind("RISK_UPDATE"), "r" + days, days)),
                        Given.changed(risk("closed"), "open", false),
                        evidence("closed-seen", new EvidenceKind("RISK_UPDATE"), "closed", 1),
                        Given.changed(risk("closed-too"), "open", false),
                        evidence("closed-too-seen", new EvidenceKind("RISK_UPDATE"), "closed-too", 1)))
                .isEqualTo(median);
    }

    private static Ownership owns(ProductId product, String team, WorkPhase... phases) {
        return new Ownership(product, new TeamId(team), Set.of(phases), daysBefore(400), null);
    }

    private static ProductRisk risk(String id) {
        return new ProductRisk(new RiskId(id), PORTAL, id, Severity.HIGH, true, CARL, List.of(), daysBefore(200));
    }

    private static Ownership answersFor(ProductId product, String team, @Nullable Instant to) {
        return new Ownership(product, new TeamId(team), Set.of(WorkPhase.DESIGN), daysBefore(400), to);
    }

    private static Meeting met(String id, int daysAgo, PersonId... people) {
        return new Meeting(
                new MeetingId(id),
                new CadenceId("weekly"),
                CadenceKind.TEAM_PLANNING,
                STREAM,
                daysBefore(daysAgo),
                Stream.of(people)
                        .map(person -> new Membership(person, Discipline.ENGINEERING))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Dependency needs(String id, ProductId from, ProductId to) {
        return new Dependency(
                new DependencyId(id), from, to, "Log-in", LocalDate.of(2026, 7, 1), DependencyState.COMMITTED);
    }

    private static List<String> ofTeams(Given given) {
        return FigureReport.of(given.portfolio(), AS_OF)
                .text()
                .lines()
                .filter(line -> line.contains("talk") || line.contains("at once") || line.contains("leaving"))
                .toList();
    }

    @Test
    void teams_are_measured_by_whom_they_talk_to_and_what_they_know() {
        Given given = Given.nothing()
                .with(
                        new Person(CARL, "Carl"),
                        new Person(OLGA, "Olga"),
                        new Team(new TeamId("front"), "Front", STREAM, List.of(CARL)),
                        new Team(new TeamId("back"), "Back", STREAM, List.of(OLGA)),
                        new Cadence(
                                new CadenceId("weekly"), CadenceKind.TEAM_PLANNING, STREAM, 7, daysBefore(400), null),
                        answersFor(PORTAL, "front", null),
                        answersFor(IDENTITY, "back", null),
                        needs("log-in", PORTAL, IDENTITY));
        // nobody met; the one hand-over is the whole chain; of two products, each known by one, both must leave
        assertThat(ofTeams(given))
                .containsExactly(
                        "  dependencies whose teams talk: 0 (n 1)",
                        "  hand-overs that can go on at once: 0 (n 1)",
                        "  people whose leaving takes most products with them: 2 (n 2)");
        assertThat(ofTeams(given.with(met("now", 90, CARL, OLGA))))
                .contains("  dependencies whose teams talk: 1 (n 1)");
        assertThat(ofTeams(given.with(met("long-ago", 91, CARL, OLGA))))
                .contains("  dependencies whose teams talk: 0 (n 1)");
        // a team that answers no more, and one without people, know nothing: one product is known, by one
        assertThat(ofTeams(Given.nothing()
                        .with(
                                new Person(CARL, "Carl"),
                                new Person(OLGA, "Olga"),
                                new Team(new TeamId("front"), "Front", STREAM, List.of(CARL)),
                                new Team(new TeamId("back"), "Back", STREAM, List.of(OLGA)),
                                new Team(new TeamId("empty"), "Empty", STREAM, List.of()),
                                answersFor(PORTAL, "front", null),
                                answersFor(PORTAL, "back", AS_OF),
                                answersFor(IDENTITY, "empty", null))))
                .contains("  people whose leaving takes most products with them: 1 (n 1)");
        // what two teams answer for is known by the people of both
        assertThat(ofTeams(given.with(answersFor(PORTAL, "back", null), answersFor(IDENTITY, "front", null))))
                .contains("  people whose leaving takes most products with them: 2 (n 2)");
        assertThat(ofTeams(Given.nothing()
                        .with(
                                new Person(CARL, "Carl"),
                                new Person(OLGA, "Olga"),
                                new Team(new TeamId("front"), "Front", STREAM, List.of(CARL)),
                                new Team(new TeamId("back"), "Back", STREAM, List.of(OLGA)),
                                answersFor(PORTAL, "front", null),
                                answersFor(PORTAL, "back", null))))
                .contains("  people whose leaving takes most products with them: 2 (n 1)");
        assertThat(ofTeams(given.but("partner-portal", "stage", Stage.RETIRED)))
                .contains("  people whose leaving takes most products with them: 1 (n 1)");
    }

    @Test
    void it_is_data_too() {
        FigureReport report = new FigureReport(
                AS_OF,
                List.of(new FigureReport.Row(
                        Area.PLATFORMS,
                        "reach",
                        Measured.value(new BigDecimal("0.5"), 4, Basis.timeless("fraction", "a / b")))),
                List.of("two log-ins"));
        Map<String, ?> tree = ReportJson.tree(report);
        assertThat(RecordJson.treeText(tree)).isEqualTo("""
                {
                  "asOf": "2026-06-21T00:00:00Z",
                  "figures": [
                    {
                      "area": "platforms",
                      "figure": "reach",
                      "definition": "a / b",
                      "value": {
                        "value": 0.5,
                        "unit": "fraction",
                        "n": 4
                      }
                    }
                  ],
                  "sprawl": [
                    "two log-ins"
                  ]
                }
                """);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FigureReport.Row(
                        Area.PLATFORMS, " ", report.rows().get(0).value()))
                .withMessage("Row.figure must not be blank, but was ' '. Write a text.");
    }

    /** The portal and a platform that it consumes, in operation. */
    private static Given operated() {
        return Given.nothing()
                .but("partner-portal", "stage", Stage.OPERATION)
                .but("identity", "stage", Stage.OPERATION)
                .but("identity", "kind", ProductKind.PLATFORM);
    }

    private static Record product(ProductId id) {
        return operated().copyOf("partner-portal", id, "name", id.value());
    }

    private static Record[] events(int many, IntFunction<Record> event) {
        return IntStream.rangeClosed(1, many).mapToObj(event).toArray(Record[]::new);
    }

    private static ProvidedCapability provides(String id, ProductId product) {
        return new ProvidedCapability(
                new ProvidedCapabilityId(id),
                product,
                CapabilityId.IDENTITY,
                null,
                null,
                List.of(),
                daysBefore(50),
                null);
    }

    private static ComponentUse use(String component, boolean approved, long uses) {
        return new ComponentUse(component, approved, uses);
    }

    private static DesignToken token(String id, String web, String mobile) {
        return new DesignToken(
                new DesignTokenId(id),
                IDENTITY,
                "8",
                "2.0.0",
                List.of(new TokenValue(Channel.WEB, web), new TokenValue(Channel.MOBILE, mobile)));
    }

    /** Of level A 27 of 31 passed and one does not apply; of AA 18 of 24; of AAA 2 of 31, and 21 do not apply. */
    private static List<CriterionEvaluation> evaluated() {
        List<CriterionEvaluation> all = new ArrayList<>();
        for (int i = 1; i <= 31; i++) {
            CriterionOutcome other = i == 31 ? CriterionOutcome.INAPPLICABLE : CriterionOutcome.FAILED;
            all.add(new CriterionEvaluation("1.1." + i, WcagLevel.A, i <= 27 ? CriterionOutcome.PASSED : other));
        }
        for (int i = 1; i <= 18; i++) {
            all.add(new CriterionEvaluation("1.2." + i, WcagLevel.AA, CriterionOutcome.PASSED));
        }
        for (int i = 1; i <= 23; i++) {
            all.add(new CriterionEvaluation(
                    "1.3." + i, WcagLevel.AAA, i <= 2 ? CriterionOutcome.PASSED : CriterionOutcome.INAPPLICABLE));
        }
        return all;
    }

    private static AccessibilityDefect defect(String id, int found, int mended) {
        return new AccessibilityDefect(new AccessibilityDefectId(id), PORTAL, daysBefore(found), daysBefore(mended));
    }

    private static HeldReview review(GateId gate, int requested, int held, boolean passed) {
        return new HeldReview(PORTAL, gate, daysBefore(requested), daysBefore(held), passed);
    }

    private static FlowItem item(String id, int raised, FlowState second, int entered, FlowState last, int since) {
        return new FlowItem(
                new FlowItemId(id),
                PORTAL,
                null,
                FlowItemType.FEATURE,
                List.of(
                        new FlowTransition("to do", FlowState.NEW, daysBefore(raised), 0),
                        new FlowTransition("taken", second, daysBefore(entered), 0),
                        new FlowTransition("on", last, daysBefore(since), 0)));
    }

    private static Incident incident(String id, Severity severity, int daysAgo, IncidentAction... actions) {
        return new Incident(
                new IncidentId(id), PORTAL, id, severity, daysBefore(daysAgo), daysBefore(19), List.of(actions));
    }

    private static IncidentAction action(@Nullable String item) {
        return new IncidentAction("act", daysBefore(19), item == null ? null : new FlowItemId(item));
    }

    private static Experiment experiment(String id, int daysAgo) {
        return new Experiment(
                new ExperimentId(id), PORTAL, new AssumptionId("A-1"), ExperimentResult.VALIDATED, daysBefore(daysAgo));
    }

    private static DecisionRecord decided(String id, int daysAgo) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId("roadmap-item"),
                id,
                PORTAL,
                null,
                null,
                CARL,
                daysBefore(daysAgo + 1),
                null,
                null,
                List.of(new Vote(CARL, RightKind.DECIDES, null, daysBefore(daysAgo))),
                null);
    }

    /** From an insight over an item to the strategy, or nothing after the insight. */
    private static Trace trace(String id, String insight, @Nullable String item) {
        return new Trace(
                new TraceId(id),
                PORTAL,
                new InsightId(insight),
                item == null ? null : new DecisionRecordId("act"),
                item == null ? null : new FlowItemId(item),
                item == null ? null : new ExperimentId("now-1"),
                item == null ? null : new DecisionRecordId("stay"));
    }

    private static Release release(String id, int daysAgo) {
        return new Release(new ReleaseId(id), PORTAL, "1.0", null, null, daysBefore(daysAgo));
    }

    private static Insight insight(String id, InsightSource source) {
        return insight(id, source, 5, null, null);
    }

    private static Insight insight(
            String id, InsightSource source, int daysAgo, @Nullable String item, @Nullable Instant declinedAt) {
        return new Insight(
                new InsightId(id),
                PORTAL,
                source,
                id,
                daysBefore(daysAgo),
                item == null ? null : new FlowItemId(item),
                declinedAt);
    }
}
