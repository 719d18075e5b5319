package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.OLGA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.AccessibilityDefectId;
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
import org.operatingmodel.metrics.learning.LoopTimes;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.release.Release;
import org.operatingmodel.release.ReleaseId;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.IncidentAction;
import org.operatingmodel.reliability.IncidentId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStreamId;

class FigureReportTest {
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");

    @Test
    void nothing_is_0_where_nothing_is_known() {
        FigureReport report = FigureReport.of(Portfolio.builder().build(), AS_OF);
        assertThat(report.rows())
                .hasSizeGreaterThan(20)
                .allSatisfy(row ->
                        assertThat(row.value().toOptional()).as(row.figure()).isEmpty());
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
                        "  ideas from outside of product teams: 0.5 (n 2)");
    }

    private static Incident incident(String id, Severity severity, Instant occurredAt, IncidentAction... actions) {
        return new Incident(new IncidentId(id), PORTAL, id, severity, occurredAt, null, List.of(actions));
    }

    private static IncidentAction action(String id, @Nullable String item) {
        return new IncidentAction(id, daysBefore(30), item == null ? null : new FlowItemId(item));
    }

    private static FlowItem item(String id, FlowTransition... transitions) {
        return new FlowItem(new FlowItemId(id), PORTAL, null, FlowItemType.FEATURE, List.of(transitions));
    }

    private static FlowTransition entered(FlowState state, int daysAgo) {
        return new FlowTransition(state.name(), state, daysBefore(daysAgo), 0);
    }

    private static Insight led(String id, InsightSource source, int daysAgo, @Nullable String item) {
        return new Insight(
                new InsightId(id),
                PORTAL,
                source,
                id,
                daysBefore(daysAgo),
                item == null ? null : new FlowItemId(item),
                null);
    }

    private static Experiment learnt(String id, int daysAgo) {
        return new Experiment(
                new ExperimentId(id),
                PORTAL,
                new AssumptionId("self-service"),
                ExperimentResult.VALIDATED,
                daysBefore(daysAgo));
    }

    private static DecisionRecord decided(String id, int daysAgo) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId("scope"),
                "And now?",
                PORTAL,
                null,
                null,
                CARL,
                daysBefore(60),
                null,
                null,
                List.of(new Vote(CARL, RightKind.DECIDES, null, daysBefore(daysAgo))),
                null);
    }

    @Test
    void delivery_and_learning_are_measured_exactly() {
        Given given = Given.nothing()
                .with(
                        new Person(CARL, "Carl"),
                        incident(
                                "now",
                                Severity.HIGH,
                                daysBefore(31),
                                action("retry", "mended"),
                                action("alarm", null),
                                action("later", "begun")),
                        incident("at-the-start", Severity.CRITICAL, daysBefore(90)),
                        incident("before", Severity.HIGH, daysBefore(91)),
                        incident("small", Severity.MEDIUM, daysBefore(1)),
                        item(
                                "mended",
                                entered(FlowState.NEW, 20),
                                entered(FlowState.ACTIVE, 19),
                                entered(FlowState.DONE, 18)),
                        item("begun", entered(FlowState.NEW, 10)),
                        item("sudden", entered(FlowState.DONE, 5)),
                        evidence("rota", EvidenceKind.ON_CALL, null, 10),
                        new HeldReview(PORTAL, GateId.GA_EXIT, daysBefore(9), daysBefore(8), true),
                        new Assumption(new AssumptionId("self-service"), PORTAL, "Partners need no help.", true),
                        learnt("pilot", 15),
                        learnt("former", 100),
                        led("wish", InsightSource.CUSTOMER, 40, "mended"),
                        led("hint", InsightSource.OTHER_TEAM, 20, null),
                        led("own", InsightSource.PRODUCT_TEAM, 5, null),
                        decided("act", 39),
                        decided("stay", 10),
                        new Trace(
                                new TraceId("whole"),
                                PORTAL,
                                new InsightId("wish"),
                                new DecisionRecordId("act"),
                                new FlowItemId("mended"),
                                new ExperimentId("pilot"),
                                new DecisionRecordId("stay")),
                        new Trace(new TraceId("begun"), PORTAL, new InsightId("hint"), null, null, null, null));
        // 2 major incidents in 90 days, 1 in the 90 before; 1 of 3 actions delivered and 1 on no list; 2 of 3 items
        // that came in; 1 of 2 completed was never seen begun; from 40 to 18 and to 10 days ago: 22 and 30 days in
        // hours
        assertThat(FigureReport.of(given.portfolio(), AS_OF).text().lines().filter(line -> !line.contains("not known")))
                .containsSubsequence(
                        "delivery-governance",
                        "  major incidents a day: 0.022 (n 2)",
                        "  trend of major incidents: 2 (n 3)",
                        "  actions of incidents delivered: 0.333 (n 3)",
                        "  actions of incidents on no list: 0.333 (n 3)",
                        "  work that incidents led to: 0.667 (n 3)",
                        "  completed work with blind spots: 0.5 (n 2)",
                        "  evidence to the next review, median: 48 hours (n 1)",
                        "  request to passed gate, median: 24 hours (n 1)",
                        "business-alignment",
                        "  feedback to change, median: 528 hours (n 1)",
                        "  feedback to change, p85: 528 hours (n 1)",
                        "  ideas from outside of product teams: 0.667 (n 3)",
                        "  experiments a day: 0.011 (n 1)",
                        "  trend of experiments: 1 (n 2)",
                        "  traces from insight to strategy: 0.5 (n 2)",
                        "  insight to strategy, median: 720 hours (n 2)");
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

    private static Release release(String id, int daysAgo) {
        return new Release(new ReleaseId(id), PORTAL, "1.0", null, null, daysBefore(daysAgo));
    }

    private static Insight insight(String id, InsightSource source) {
        return new Insight(new InsightId(id), PORTAL, source, id, daysBefore(5), null, null);
    }
}
