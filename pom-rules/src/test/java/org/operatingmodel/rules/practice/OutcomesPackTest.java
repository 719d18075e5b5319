package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.OLGA;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.practice.PracticeCases.practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.KeyResult;
import org.operatingmodel.outcome.MetricBound;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricKind;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;
import org.operatingmodel.outcome.ObjectiveId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.planning.Bet;
import org.operatingmodel.planning.BetEnding;
import org.operatingmodel.planning.BetId;
import org.operatingmodel.planning.BetResult;
import org.operatingmodel.planning.BusinessReview;
import org.operatingmodel.planning.Commitment;
import org.operatingmodel.planning.Half;
import org.operatingmodel.planning.MappedStream;
import org.operatingmodel.planning.PlanningEvent;
import org.operatingmodel.planning.Roadmap;
import org.operatingmodel.planning.RoadmapItem;
import org.operatingmodel.planning.RoadmapItemId;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.planning.Theme;
import org.operatingmodel.planning.ThemeId;
import org.operatingmodel.product.Accountability;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.ProductStrategy;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.testing.SuiteCase;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class OutcomesPackTest {
    private static final ValueStreamId STREAM = new ValueStreamId("partner-growth");
    private static final ValueStreamId OTHER = new ValueStreamId("service");
    private static final ProductId ELSEWHERE = new ProductId("help-desk");
    private static final Governance GOVERNANCE = Governance.load(RulePack.standard(), RulePack.shipped("outcomes"));
    private static final MetricId RETENTION = new MetricId("retention");
    private static final MetricId FEATURES = new MetricId("features");
    private static final DependencyId SIGN_ON = new DependencyId("sign-on");

    private static Product product(ProductId id, List<ProductId> consumes) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                Stage.LIMITED_LAUNCH,
                Set.of(Channel.WEB),
                STREAM,
                null,
                null,
                List.of(new OutcomeId("outcome-1")),
                consumes,
                null);
    }

    private static Given nothing() {
        return new Given(List.of(
                new ValueStream(STREAM, "Partner growth"),
                outcomeless(PORTAL, List.of(IDENTITY)),
                outcomeless(IDENTITY, List.of())));
    }

    private static Product outcomeless(ProductId id, List<ProductId> consumes) {
        return Given.changed(product(id, consumes), "outcomeIds", List.of());
    }

    private static Given healthy() {
        return new Given(List.of(
                new ValueStream(STREAM, "Partner growth"),
                new Team(new TeamId("team-a"), "Portal team", STREAM, List.of()),
                product(PORTAL, List.of(IDENTITY)),
                product(IDENTITY, List.of()),
                new Person(PIA, "Pia"),
                new Person(OLGA, "Olga"),
                new Person(CARL, "Carl"),
                new RoleHolding(PIA, RoleId.EXECUTIVE, daysBefore(700), null),
                new RoleHolding(OLGA, RoleId.PRODUCT_MANAGER, daysBefore(700), null),
                metric(RETENTION, MetricKind.OUTCOME),
                metric(FEATURES, MetricKind.OUTPUT),
                new MetricValue(RETENTION, new BigDecimal("70"), daysBefore(5)),
                outcome("outcome-1"),
                outcome("outcome-2"),
                outcome("outcome-3"),
                outcome("outcome-4"),
                objective("grow", null, null, "outcome-1"),
                objective("start", "grow", "1", null, new KeyResult(RETENTION, BigDecimal.ONE, BigDecimal.TEN)),
                evidence("interviews", EvidenceKind.USER_RESEARCH, null, 40),
                new Roadmap(STREAM, daysBefore(30), List.of(new EvidenceId("interviews"))),
                new RoadmapItem(
                        new RoadmapItemId("item-1"),
                        "Orders by app",
                        List.of(STREAM),
                        new OutcomeId("outcome-1"),
                        PORTAL,
                        List.of()),
                map(1, 30, new TeamId("team-a")),
                new Theme(new ThemeId("trust"), "Trust", 2026, Half.H1),
                bet("open-bet", 60, -31, null),
                bet("past-bet", 90, 1, BetResult.PERSEVERE),
                new Dependency(
                        SIGN_ON, PORTAL, IDENTITY, "Sign-on", LocalDate.parse("2026-07-31"), DependencyState.COMMITTED),
                new PlanningEvent(
                        daysBefore(30), List.of(new Commitment(new TeamId("team-a"), "Sign-on")), List.of(SIGN_ON)),
                new BusinessReview(daysBefore(30), List.of(STREAM)),
                new ProductStrategy(
                        PORTAL,
                        "Partners serve themselves",
                        List.of("Orders"),
                        new ObjectiveId("grow"),
                        Accountability.OUTCOME,
                        null,
                        daysBefore(30)),
                item(0),
                Given.changed(evidence("intake", new EvidenceKind("INTAKE_REVIEW"), null, 3), "author", OLGA),
                evidence("looked", new EvidenceKind("DEPENDENCY_REVIEW"), null, 3)));
    }

    private static StreamMap map(int version, int daysAgo, TeamId... teams) {
        return new StreamMap(
                version, daysBefore(daysAgo), List.of(new MappedStream(STREAM, List.of(), List.of(teams))));
    }

    private static MetricDefinition metric(MetricId id, MetricKind kind) {
        return new MetricDefinition(id, id.value(), "counted daily", "percent", 1, PIA, kind);
    }

    private static Outcome outcome(String id) {
        return new Outcome(
                new OutcomeId(id),
                id,
                OutcomeKind.RETENTION,
                Direction.INCREASE,
                "percent",
                BigDecimal.ONE,
                BigDecimal.TEN,
                LocalDate.parse("2026-12-31"),
                PIA,
                RETENTION);
    }

    private static Objective objective(
            String id,
            @Nullable String parent,
            @Nullable String contribution,
            @Nullable String outcome,
            KeyResult... results) {
        return new Objective(
                new ObjectiveId(id),
                id,
                parent == null ? null : new ObjectiveId(parent),
                contribution == null ? null : new BigDecimal(contribution),
                outcome == null ? null : new OutcomeId(outcome),
                PIA,
                OLGA,
                List.of(results));
    }

    private static Bet bet(String id, int from, int to, @Nullable BetResult result) {
        return new Bet(
                new BetId(id),
                id,
                STREAM,
                new ThemeId("trust"),
                null,
                daysBefore(from),
                daysBefore(to),
                List.of(bound("2026-06-16")),
                result == null ? null : new BetEnding(result, daysBefore(to), "It holds."));
    }

    /** Retention of at least 70 by a day; it was measured on 2026-06-16, five days before. */
    private static MetricBound bound(String due) {
        return new MetricBound(RETENTION, Direction.INCREASE, new BigDecimal("70"), LocalDate.parse(due));
    }

    private static FlowItem item(int number) {
        return new FlowItem(
                new FlowItemId("FI-" + number),
                PORTAL,
                null,
                FlowItemType.FEATURE,
                List.of(new FlowTransition("doing", FlowState.ACTIVE, daysBefore(10), 0)));
    }

    private static Given withOutcomes(int more) {
        return healthy()
                .with(IntStream.range(0, more)
                        .mapToObj(i -> outcome("more-" + i))
                        .toArray(Record[]::new));
    }

    @TestFactory
    List<DynamicTest> there_are_four_to_eight_outcomes() {
        return practice("outcomes.four-to-eight")
                .met("there are four", healthy())
                .unmet("nothing is known", nothing(), "accumulate")
                .unmet("there are three", healthy().without("outcome-4"), "accumulate")
                .met("there are eight", withOutcomes(4))
                .unmet("there are nine", withOutcomes(5), "accumulate")
                .tests();
    }

    @TestFactory
    List<DynamicTest> outcomes_are_quantified() {
        return practice("outcomes.quantified")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Outcome")
                .unmet("one has no baseline", healthy().but("outcome-2", "baseline", null), "forall")
                .unmet("one has no target", healthy().but("outcome-2", "target", null), "forall")
                .unmet("one has no due day", healthy().but("outcome-2", "due", null), "forall")
                .met("one is due on that day", healthy().but("outcome-2", "due", LocalDate.parse("2026-06-21")))
                .unmet(
                        "one was due the day before",
                        healthy().but("outcome-2", "due", LocalDate.parse("2026-06-20")),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> outcomes_are_measured() {
        return practice("outcomes.measured")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Outcome")
                .unmet("one has no metric", healthy().but("outcome-3", "metricId", null), "forall")
                .unmet("one has another metric", healthy().but("outcome-3", "metricId", FEATURES), "forall")
                .met("it was 31 days ago", healthy().but("MetricValue", "observedAt", daysBefore(31)))
                .unmet("it was a second more", healthy().but("MetricValue", "observedAt", justOver(31)), "forall")
                .unmet(
                        "it is a second later",
                        healthy().but("MetricValue", "observedAt", AS_OF.plusSeconds(1)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> outcomes_are_owned_by_an_executive() {
        return practice("outcomes.owned")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Outcome")
                .unmet("one has no owner", healthy().but("outcome-1", "owner", null), "forall")
                .unmet("its owner is no executive", healthy().but("outcome-1", "owner", OLGA), "forall")
                .unmet("the executive left at that instant", healthy().but("executive", "to", AS_OF), "forall")
                .met("the executive leaves later", healthy().but("executive", "to", AS_OF.plusSeconds(1)))
                .unmet("the executive starts later", healthy().but("executive", "from", AS_OF.plusSeconds(1)), "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> metrics_are_about_outcomes() {
        return practice("outcomes.output-metrics")
                .met("half of them are about output", healthy())
                .unmet("nothing is known", nothing(), "exists MetricDefinition")
                .unmet("of one nobody has said", healthy().but("features", "kind", null), "forall")
                .unmet("all are about output", healthy().but("retention", "kind", MetricKind.OUTPUT), "accumulate")
                .unmet(
                        "two of three are",
                        healthy().with(metric(new MetricId("on-time"), MetricKind.OUTPUT)),
                        "accumulate")
                .unmet(
                        "of one of three nobody has said",
                        healthy().with(Given.changed(metric(new MetricId("on-time"), MetricKind.OUTPUT), "kind", null)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> objectives_are_shared() {
        return practice("outcomes.objectives-shared")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Objective")
                .unmet("one is of the business alone", healthy().but("start", "technologyOwner", null), "forall")
                .unmet("one is of technology alone", healthy().but("start", "businessOwner", null), "forall")
                .unmet("one person stands for both", healthy().but("start", "businessOwner", OLGA), "forall")
                .unmet(
                        "one of three is of the business alone",
                        healthy().with(objective("help", "start", "1", null)).but("help", "technologyOwner", null),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> objectives_cascade() {
        BigDecimal half = new BigDecimal("0.50");
        KeyResult result = new KeyResult(RETENTION, BigDecimal.ONE, BigDecimal.TEN);
        return practice("outcomes.objectives-cascade")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Objective")
                .unmet("one serves nothing", healthy().with(objective("hobby", null, null, null)), "forall", "forall")
                .unmet("no contribution is said", healthy().but("start", "contribution", null), "forall", "not")
                .unmet("there is no key result", healthy().but("start", "keyResults", List.of()), "forall")
                .unmet("none is for an outcome", healthy().but("grow", "outcomeId", null), "exists Objective", "forall")
                .unmet("what serves one is half of it", healthy().but("start", "contribution", half), "not")
                .unmet("what serves one is more than it", healthy().with(serves("more", half)), "not")
                .met(
                        "two halves serve one",
                        healthy().but("start", "contribution", half).with(serves("more", half)))
                .met(
                        "one serves one that serves another",
                        healthy().with(objective("help", "start", "1", null, result)))
                .unmet(
                        "two serve each other",
                        healthy()
                                .but("grow", "parentId", new ObjectiveId("start"))
                                .but("grow", "contribution", BigDecimal.ONE),
                        "not")
                .unmet(
                        "one serves itself",
                        healthy()
                                .but("grow", "parentId", new ObjectiveId("grow"))
                                .but("grow", "contribution", half)
                                .but("start", "contribution", half),
                        "not")
                .met(
                        "one without key results is served by one that has some",
                        healthy()
                                .but("start", "keyResults", List.of())
                                .with(objective("help", "start", "1", null, result)))
                .tests();
    }

    private static Objective serves(String id, BigDecimal contribution) {
        return objective(
                id,
                "grow",
                contribution.toPlainString(),
                null,
                new KeyResult(RETENTION, BigDecimal.ONE, BigDecimal.TEN));
    }

    @TestFactory
    List<DynamicTest> the_roadmap_is_revised() {
        String roadmap = "$roadmap : Roadmap";
        return practice("outcomes.roadmap-revised")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), roadmap, "exists RoadmapItem")
                .met("it was 92 days ago", healthy().but("Roadmap", "revisedAt", daysBefore(92)))
                .unmet("it was a second more", healthy().but("Roadmap", "revisedAt", justOver(92)), roadmap)
                .unmet(
                        "it will be a second later",
                        healthy().but("Roadmap", "revisedAt", AS_OF.plusSeconds(1)),
                        roadmap)
                .unmet("nothing is on it", healthy().without("item-1"), "exists RoadmapItem")
                .unmet("an item is for no outcome", healthy().but("item-1", "outcomeId", null), "forall")
                .unmet("one of two items is for no outcome", healthy().with(item("item-2", STREAM)), "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> another_streams_roadmap_does_not_count() {
        Given given = healthy().with(new ValueStream(OTHER, "Service")).but("Roadmap", "valueStreamId", OTHER);
        return practice("outcomes.roadmap-revised")
                .about(STREAM.value())
                .unmet("only another stream has one", given, "$roadmap : Roadmap")
                .unmet(
                        "only another stream has items",
                        healthy()
                                .with(new ValueStream(OTHER, "Service"))
                                .but("item-1", "valueStreamIds", List.of(OTHER)),
                        "exists RoadmapItem")
                .met(
                        "an item of another stream is for no outcome",
                        healthy().with(new ValueStream(OTHER, "Service"), item("item-2", OTHER)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_roadmap_answers_feedback() {
        Given other = healthy()
                .with(
                        new ValueStream(OTHER, "Service"),
                        Given.changed(product(ELSEWHERE, List.of()), "valueStreamId", OTHER));
        return practice("outcomes.roadmap-feedback")
                .about(STREAM.value())
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Roadmap")
                .unmet("it cites none", healthy().but("Roadmap", "feedback", List.of()), "forall")
                .unmet("it cites a document", healthy().but("interviews", "kind", EvidenceKind.DOCUMENT), "forall")
                .met("it was heard at that instant", healthy().but("interviews", "observedAt", daysBefore(30)))
                .unmet(
                        "it was heard a second later",
                        healthy().but("interviews", "observedAt", daysBefore(30).plusSeconds(1)),
                        "forall")
                .unmet(
                        "another revision cites none",
                        healthy().with(new Roadmap(STREAM, daysBefore(1), List.of())),
                        "forall")
                .met("it was heard 180 days before", healthy().but("interviews", "observedAt", daysBefore(210)))
                .unmet(
                        "it was heard a second earlier",
                        healthy().but("interviews", "observedAt", justOver(210)),
                        "forall")
                .unmet(
                        "it is about a product of another stream",
                        other.but("interviews", "productId", ELSEWHERE),
                        "forall")
                .unmet(
                        "a revision of 365 days ago cites none",
                        healthy().with(new Roadmap(STREAM, daysBefore(365), List.of())),
                        "forall")
                .met(
                        "a revision of a second before that cites none",
                        healthy().with(new Roadmap(STREAM, justOver(365), List.of())))
                .unmet(
                        "there was no revision for 365 days and a second",
                        healthy().but("Roadmap", "revisedAt", justOver(365)),
                        "exists Roadmap")
                .met("another stream's cites none", other.with(new Roadmap(OTHER, daysBefore(1), List.of())))
                .met(
                        "the only revision was 365 days ago",
                        healthy()
                                .but("Roadmap", "revisedAt", daysBefore(365))
                                .but("interviews", "observedAt", daysBefore(365)))
                .tests();
    }

    /** For no outcome, on the roadmaps of those value streams. */
    private static RoadmapItem item(String id, ValueStreamId... streams) {
        return new RoadmapItem(new RoadmapItemId(id), "Answers", List.of(streams), null, null, List.of());
    }

    @TestFactory
    List<DynamicTest> items_are_on_one_roadmap() {
        Given two = healthy().with(new ValueStream(OTHER, "Service"));
        return practice("outcomes.items-on-one-roadmap")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists RoadmapItem")
                .unmet("one is on none", healthy().but("item-1", "valueStreamIds", List.of()), "forall")
                .unmet("one of two is on none", healthy().with(item("item-2")), "forall")
                .unmet("one is on two", two.but("item-1", "valueStreamIds", List.of(STREAM, OTHER)), "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> value_streams_are_not_boxes_of_the_organisation() {
        PracticeCases cases = practice("outcomes.streams-by-value")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "accumulate")
                .unmet("there is no value stream", new Given(List.of()), "exists ValueStream", "accumulate")
                .unmet("one is named like a team", healthy().but("team-a", "name", "Partner growth"), "forall")
                .unmet("one is named nearly like a team", healthy().but("team-a", "name", "PARTNER GROWTH"), "forall")
                .met("one only begins so", healthy().with(new ValueStream(OTHER, "Teamwork of partners")));
        for (String box : List.of("Team", "squad", "Tribe", "Department", "DIVISION")) {
            cases.unmet("one is named like a " + box, healthy().with(new ValueStream(OTHER, "Sales " + box)), "forall");
        }
        return cases.tests();
    }

    @TestFactory
    List<DynamicTest> the_stream_map_is_redrawn() {
        String map = "$map : StreamMap";
        return practice("outcomes.stream-map-redrawn")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), map)
                .unmet("there is no value stream", new Given(List.of()), "exists ValueStream", map)
                .met("it was 92 days ago", healthy().but("StreamMap", "drawnAt", daysBefore(92)))
                .unmet("it was a second more", healthy().but("StreamMap", "drawnAt", justOver(92)), map)
                .unmet("a value stream is missing", healthy().with(new ValueStream(OTHER, "Service")), "forall")
                .unmet(
                        "nobody says which teams serve it",
                        healthy().replacing("StreamMap", drawn -> map(1, 30)),
                        "forall")
                .unmet("a newer map names no team", healthy().with(map(2, 29)), "forall")
                .unmet("another map of that instant names no team", healthy().with(map(2, 30)), "not StreamMap")
                .met("an older map names no team", healthy().with(map(2, 31)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> bets_cite_a_live_theme() {
        return practice("outcomes.theme-cited")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Bet")
                .unmet("all bets have ended", healthy().without("open-bet"), "exists Bet")
                .unmet("one cites none", healthy().but("open-bet", "themeId", null), "forall")
                .unmet(
                        "its theme is of the last half",
                        healthy().replacing("trust", theme -> theme(2025, Half.H2)),
                        "forall")
                .unmet(
                        "its theme is of the next half",
                        healthy().replacing("trust", theme -> theme(2026, Half.H2)),
                        "forall")
                .met("a bet that ended cites none", healthy().but("past-bet", "themeId", null))
                .tests();
    }

    private static Theme theme(int year, Half half) {
        return new Theme(new ThemeId("trust"), "Trust", year, half);
    }

    @TestFactory
    List<DynamicTest> bets_have_exit_criteria() {
        return practice("outcomes.bets-decidable")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Bet")
                .unmet("one has none", healthy().but("open-bet", "exitCriteria", List.of()), "forall")
                .unmet(
                        "one is due after its end",
                        healthy().but("open-bet", "exitCriteria", List.of(bound("2026-12-31"))),
                        "forall")
                .met("one lasts 92 days", healthy().but("open-bet", "to", daysBefore(-32)))
                .unmet(
                        "one lasts a second more",
                        healthy().but("open-bet", "to", daysBefore(-32).plusSeconds(1)),
                        "forall")
                .unmet("only a bet that ended has some", healthy().without("open-bet"), "exists Bet")
                .met("a bet that ended has none", healthy().but("past-bet", "exitCriteria", List.of()))
                .tests();
    }

    @TestFactory
    List<DynamicTest> bets_end_in_a_decision() {
        return practice("outcomes.bets-ended")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Bet")
                .unmet("one is over at that instant", healthy().but("open-bet", "to", AS_OF), "forall")
                .met("one is over a second later", healthy().but("open-bet", "to", AS_OF.plusSeconds(1)))
                .unmet(
                        "one goes on below its bound",
                        healthy().but("MetricValue", "value", new BigDecimal("69.9")),
                        "not")
                .met(
                        "one stops below its bound",
                        healthy()
                                .but("MetricValue", "value", new BigDecimal("69.9"))
                                .but("past-bet", "ending", ending(BetResult.STOP)))
                .met(
                        "one pivots below its bound",
                        healthy()
                                .but("MetricValue", "value", new BigDecimal("69.9"))
                                .but("past-bet", "ending", ending(BetResult.PIVOT)))
                .unmet(
                        "one goes on for a value after its due day",
                        healthy().but("past-bet", "exitCriteria", List.of(bound("2026-06-15"))),
                        "not")
                .unmet(
                        "one goes on without exit criteria",
                        healthy().but("past-bet", "exitCriteria", List.of()),
                        "forall")
                .unmet(
                        "one goes on for a criterion that is due after its end",
                        healthy().but("past-bet", "exitCriteria", List.of(bound("2026-06-21"))),
                        "forall")
                .met(
                        "one stops without exit criteria",
                        healthy()
                                .but("past-bet", "exitCriteria", List.of())
                                .but("past-bet", "ending", ending(BetResult.STOP)))
                .met("its value is of the instant of its start", healthy().but("past-bet", "from", daysBefore(5)))
                .unmet(
                        "its value is of a second before its start",
                        healthy()
                                .but("past-bet", "from", daysBefore(5).plusSeconds(1))
                                .but("past-bet", "exitCriteria", List.of(bound("2026-06-17"))),
                        "not")
                .unmet(
                        "a newer value misses the bound",
                        healthy().with(value("69.9", daysBefore(5).plusSeconds(1))),
                        "not")
                .unmet(
                        "another value of that instant misses the bound",
                        healthy().with(value("69.9", daysBefore(5))),
                        "not")
                .met("an older value misses the bound", healthy().with(value("69.9", daysBefore(6))))
                .met(
                        "a value after the ending misses the bound",
                        healthy().with(value("69.9", daysBefore(1).plusSeconds(1))))
                .met(
                        "a value after the due day misses the bound",
                        healthy().with(value("69.9", Instant.parse("2026-06-17T00:00:00Z"))))
                .unmet(
                        "one of its two criteria is not met",
                        healthy()
                                .but(
                                        "past-bet",
                                        "exitCriteria",
                                        List.of(
                                                bound("2026-06-16"),
                                                new MetricBound(
                                                        FEATURES,
                                                        Direction.INCREASE,
                                                        BigDecimal.ONE,
                                                        LocalDate.parse("2026-06-16")))),
                        "not")
                .unmet("nobody measured", healthy().without("MetricValue"), "not")
                .unmet(
                        "one went on at that instant without exit criteria",
                        endedAt(AS_OF).but("past-bet", "exitCriteria", List.of()),
                        "forall")
                .unmet(
                        "one went on at that instant, and nobody measured",
                        endedAt(AS_OF).without("MetricValue"),
                        "not")
                .unmet(
                        "one went on at that instant below its bound",
                        endedAt(AS_OF).but("MetricValue", "value", new BigDecimal("69.9")),
                        "not")
                .met("one will go on without exit criteria", goingOn().but("open-bet", "exitCriteria", List.of()))
                .met(
                        "one will go on, and nobody measured",
                        goingOn().without("MetricValue").but("past-bet", "ending", ending(BetResult.STOP)))
                .met(
                        "one will go on below its bound",
                        goingOn()
                                .but("MetricValue", "value", new BigDecimal("69.9"))
                                .but("past-bet", "ending", ending(BetResult.STOP)))
                .met(
                        "one stops, and nobody measured",
                        healthy().without("MetricValue").but("past-bet", "ending", ending(BetResult.STOP)))
                .met("its value is of the instant of its ending", endedAt(daysBefore(5)))
                .unmet("its value is of a second after its ending", endedAt(justOver(5)), "not")
                .unmet(
                        "its value of the instant of its ending misses the bound",
                        endedAt(daysBefore(5)).but("MetricValue", "value", new BigDecimal("69.9")),
                        "not")
                .met(
                        "a newer value in time, but of a second after its ending, misses the bound",
                        endedAt(justOver(5))
                                .but("MetricValue", "value", new BigDecimal("69.9"))
                                .with(value("70", daysBefore(7))))
                .met(
                        "an older value misses the bound, and the newer is of the instant of its ending",
                        endedAt(daysBefore(5)).with(value("69.9", daysBefore(7))))
                .unmet(
                        "its value misses the bound, and one of a second after its ending reaches it",
                        endedAt(justOver(5)).with(value("69.9", daysBefore(7))),
                        "not")
                .unmet(
                        "its value of the instant of its start misses the bound",
                        healthy()
                                .but("past-bet", "from", daysBefore(5))
                                .but("MetricValue", "value", new BigDecimal("69.9")),
                        "not")
                .unmet(
                        "the only value is of a second before its start, and misses the bound",
                        healthy()
                                .but("past-bet", "from", daysBefore(5).plusSeconds(1))
                                .but("past-bet", "exitCriteria", List.of(bound("2026-06-17")))
                                .but("MetricValue", "value", new BigDecimal("69.9")),
                        "not")
                .unmet(
                        "its value misses the bound, and one of the day after the due day reaches it",
                        healthy()
                                .but("MetricValue", "value", new BigDecimal("69.9"))
                                .with(value("70", daysBefore(4))),
                        "not")
                .met(
                        "the value of another metric misses the bound",
                        healthy()
                                .with(new MetricValue(
                                        FEATURES, BigDecimal.ONE, daysBefore(5).plusSeconds(1))))
                .unmet(
                        "its value misses the bound, and a newer one of another metric reaches it",
                        healthy()
                                .but("MetricValue", "value", new BigDecimal("69.9"))
                                .with(new MetricValue(
                                        FEATURES, BigDecimal.TEN, daysBefore(5).plusSeconds(1))),
                        "not")
                .tests();
    }

    private static MetricValue value(String value, Instant observedAt) {
        return new MetricValue(RETENTION, new BigDecimal(value), observedAt);
    }

    /** The bet that is over was continued at that instant. */
    private static Given endedAt(Instant at) {
        return healthy().but("past-bet", "ending", new BetEnding(BetResult.PERSEVERE, at, "It holds."));
    }

    /** The open bet will be continued a second later than now. */
    private static Given goingOn() {
        return healthy()
                .but("open-bet", "ending", new BetEnding(BetResult.PERSEVERE, AS_OF.plusSeconds(1), "It holds."));
    }

    private static BetEnding ending(BetResult result) {
        return new BetEnding(result, daysBefore(1), "Nobody stays.");
    }

    @TestFactory
    List<DynamicTest> the_quarter_is_planned_together() {
        String event = "$event : PlanningEvent";
        Team second = new Team(new TeamId("team-b"), "Identity team", STREAM, List.of());
        return practice("outcomes.quarter-planned")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "exists Team", event)
                .unmet(
                        "nobody committed to anything",
                        healthy().but("PlanningEvent", "commitments", List.of()),
                        "forall")
                .unmet("one of two teams committed to nothing", healthy().with(second), "forall")
                .met(
                        "both teams committed to something",
                        healthy()
                                .with(second)
                                .but(
                                        "PlanningEvent",
                                        "commitments",
                                        List.of(commitment("team-a"), commitment("team-b"))))
                .unmet(
                        "each team planned on its own",
                        healthy()
                                .with(
                                        second,
                                        new PlanningEvent(
                                                daysBefore(20), List.of(commitment("team-b")), List.of(SIGN_ON))),
                        "forall")
                .met("it was 92 days ago", healthy().but("PlanningEvent", "heldAt", daysBefore(92)))
                .unmet("it was a second more", healthy().but("PlanningEvent", "heldAt", justOver(92)), event)
                .unmet(
                        "a dependency was recorded in the event before",
                        healthy()
                                .but("PlanningEvent", "dependencies", List.of())
                                .with(new PlanningEvent(justOver(92), List.of(commitment("team-a")), List.of(SIGN_ON))),
                        "not")
                .unmet(
                        "a dependency was not recorded",
                        healthy().but("PlanningEvent", "dependencies", List.of()),
                        "not")
                .met(
                        "the one that was not recorded is of a product that has ended",
                        healthy()
                                .but("PlanningEvent", "dependencies", List.of())
                                .but("partner-portal", "stage", Stage.RETIRED))
                .met(
                        "the one that was not recorded is resolved",
                        healthy()
                                .but("PlanningEvent", "dependencies", List.of())
                                .but("sign-on", "state", DependencyState.RESOLVED))
                .tests();
    }

    private static Commitment commitment(String team) {
        return new Commitment(new TeamId(team), "Sign-on");
    }

    @TestFactory
    List<DynamicTest> value_streams_are_reviewed_together() {
        String review = "$review : BusinessReview";
        return practice("outcomes.streams-reviewed")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), review)
                .unmet(
                        "there is no value stream",
                        new Given(List.of(new BusinessReview(daysBefore(20), List.of()))),
                        "exists ValueStream")
                .met("it was 92 days ago", healthy().but("BusinessReview", "heldAt", daysBefore(92)))
                .unmet("it was a second more", healthy().but("BusinessReview", "heldAt", justOver(92)), review)
                .unmet("one was left out", healthy().with(new ValueStream(OTHER, "Service")), "forall")
                .unmet(
                        "each was reviewed on its own",
                        healthy()
                                .with(new ValueStream(OTHER, "Service"))
                                .with(new BusinessReview(daysBefore(20), List.of(OTHER))),
                        "forall")
                .tests();
    }

    private static ProductStrategy strategy(@Nullable LocalDate endsOn, Accountability accountability, int daysAgo) {
        return new ProductStrategy(PORTAL, "Fax", List.of("Faxes"), null, accountability, endsOn, daysBefore(daysAgo));
    }

    @TestFactory
    List<DynamicTest> the_strategy_is_linked() {
        String strategy = "$strategy : ProductStrategy";
        return practice("outcomes.strategy-linked")
                .about(PORTAL.value())
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), strategy, "$item : RoadmapItem")
                .unmet("there is no goal", healthy().but("ProductStrategy", "goals", List.of()), strategy)
                .unmet("it serves no objective", healthy().but("ProductStrategy", "objectiveId", null), strategy)
                .unmet("it is another product's", healthy().but("ProductStrategy", "productId", IDENTITY), strategy)
                .met("it was reviewed 365 days ago", healthy().but("ProductStrategy", "reviewedAt", daysBefore(365)))
                .unmet("it was a second more", healthy().but("ProductStrategy", "reviewedAt", justOver(365)), strategy)
                .unmet(
                        "nothing of it is on a roadmap",
                        healthy().but("item-1", "productId", IDENTITY),
                        "$item : RoadmapItem")
                .unmet(
                        "it is on no roadmap",
                        healthy().but("item-1", "valueStreamIds", List.of()),
                        "$item : RoadmapItem")
                .unmet(
                        "a newer one serves no objective",
                        healthy().with(strategy(null, Accountability.OUTCOME, 29)),
                        "not ProductStrategy")
                .met("an older one does not", healthy().with(strategy(null, Accountability.OUTCOME, 31)))
                .unmet(
                        "one of the same instant serves no objective",
                        healthy().with(strategy(null, Accountability.OUTCOME, 30)),
                        "not ProductStrategy")
                .met("another product has a newer one", healthy().with(otherStrategy(29)))
                .met("it is in operation", healthy().but(PORTAL.value(), "stage", Stage.OPERATION))
                .notApplicable("it is retired", retiring())
                .tests();
    }

    @TestFactory
    List<DynamicTest> people_answer_for_outcomes() {
        String strategy = "$strategy : ProductStrategy";
        return practice("outcomes.accountable")
                .about(PORTAL.value())
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), strategy, "Product")
                .unmet(
                        "they answer for delivery",
                        healthy().but("ProductStrategy", "accountability", Accountability.DELIVERY),
                        strategy)
                .unmet("nobody has said", healthy().but("ProductStrategy", "accountability", null), strategy)
                .unmet(
                        "they answer for delivery at that instant, too",
                        healthy().with(strategy(null, Accountability.DELIVERY, 30)),
                        "not ProductStrategy")
                .met("they answered for delivery before", healthy().with(strategy(null, Accountability.DELIVERY, 31)))
                .unmet(
                        "they answer for delivery now",
                        healthy().with(strategy(null, Accountability.DELIVERY, 29)),
                        "not ProductStrategy")
                .unmet("there is no outcome", healthy().but("partner-portal", "outcomeIds", List.of()), "Product")
                .unmet(
                        "only another product has one",
                        healthy().but("ProductStrategy", "productId", IDENTITY),
                        strategy)
                .met("another product has a newer one", healthy().with(otherStrategy(29)))
                .met("it is in operation", healthy().but(PORTAL.value(), "stage", Stage.OPERATION))
                .notApplicable("it is retired", retiring())
                .tests();
    }

    /** The strategy of a product that the portal consumes. */
    private static ProductStrategy otherStrategy(int daysAgo) {
        return Given.changed(strategy(null, Accountability.OUTCOME, daysAgo), "productId", IDENTITY);
    }

    private static Given retiring() {
        return healthy().but(PORTAL.value(), "stage", Stage.RETIREMENT);
    }

    @TestFactory
    List<DynamicTest> products_have_no_end_date() {
        LocalDate end = LocalDate.parse("2027-12-31");
        EvidenceKind decided = new EvidenceKind("RETIREMENT_DECISION");
        Given ending = healthy().but("ProductStrategy", "endsOn", end);
        Given retired = ending.with(evidence("decided", decided, null, 3), approval(PIA));
        return practice("outcomes.no-end-date")
                .about(PORTAL.value())
                .met("it has none", healthy())
                .unmet("nothing is known", nothing(), "$strategy : ProductStrategy")
                .unmet("it has one", ending, "ProductStrategy")
                .met("its retirement was decided", retired)
                .unmet("nobody approved that", retired.without("approval"), "ProductStrategy")
                .unmet("its author approved that", retired.but("approval", "approver", CARL), "ProductStrategy")
                .unmet(
                        "another product's was decided",
                        retired.but("decided", "productId", IDENTITY),
                        "ProductStrategy")
                .unmet(
                        "another of that instant has one",
                        healthy().with(strategy(end, Accountability.OUTCOME, 30)),
                        "not ProductStrategy")
                .unmet("it has one now", healthy().with(strategy(end, Accountability.OUTCOME, 29)), "ProductStrategy")
                .unmet(
                        "only another product has a strategy",
                        healthy().but("ProductStrategy", "productId", IDENTITY),
                        "$strategy : ProductStrategy")
                .met("another product has a newer one", healthy().with(otherStrategy(29)))
                .unmet(
                        "something else was decided",
                        retired.but("decided", "kind", EvidenceKind.DOCUMENT),
                        "ProductStrategy")
                .unmet(
                        "something else was approved",
                        retired.but("approval", "evidenceId", new EvidenceId("interviews")),
                        "ProductStrategy")
                .notApplicable("it is retired", retiring())
                .unmet(
                        "another of the same instant has one",
                        healthy().with(strategy(end, Accountability.OUTCOME, 30)),
                        "not ProductStrategy")
                .tests();
    }

    private static Approval approval(PersonId approver) {
        return new Approval(new ApprovalId("approval"), PORTAL, new EvidenceId("decided"), approver, daysBefore(2));
    }

    private static Given inProgress(int items) {
        return healthy()
                .with(IntStream.range(1, items).mapToObj(OutcomesPackTest::item).toArray(Record[]::new));
    }

    @TestFactory
    List<DynamicTest> intake_is_limited() {
        String review = "$review : Evidence";
        return practice("outcomes.intake-limited")
                .about(PORTAL.value())
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "$load : FlowLoad", review, "Product")
                .met("20 items are in progress", inProgress(20))
                .unmet("21 items are in progress", inProgress(21), "$load : FlowLoad")
                .notApplicable("it is in discovery", healthy().but(PORTAL.value(), "stage", Stage.DISCOVERY))
                .met("it is an MVP", healthy().but(PORTAL.value(), "stage", Stage.MVP))
                .notApplicable("it is retired", retiring())
                .unmet(
                        "another person is the product manager",
                        healthy().but("product-manager", "personId", CARL),
                        "RoleHolding")
                .unmet(
                        "its author is no product manager",
                        healthy().but("product-manager", "roleId", RoleId.SUPPORT),
                        "RoleHolding")
                .unmet("nobody looked", healthy().without("intake"), review)
                .met("it was 7 days ago", healthy().but("intake", "observedAt", daysBefore(7)))
                .unmet("it was a second more", healthy().but("intake", "observedAt", justOver(7)), review)
                .unmet("somebody else looked", healthy().but("intake", "author", CARL), "RoleHolding")
                .met(
                        "the product manager began at that instant",
                        healthy().but("product-manager", "from", daysBefore(3)))
                .unmet(
                        "the product manager began a second later",
                        healthy().but("product-manager", "from", daysBefore(3).plusSeconds(1)),
                        "RoleHolding")
                .met("it is the product manager of this product", healthy().but("product-manager", "productId", PORTAL))
                .unmet(
                        "it is the product manager of another product",
                        healthy().but("product-manager", "productId", IDENTITY),
                        "RoleHolding")
                .met(
                        "it is the product manager of its value stream",
                        healthy().but("product-manager", "valueStreamId", STREAM))
                .unmet(
                        "it is the product manager of another value stream",
                        healthy()
                                .with(new ValueStream(OTHER, "Service"))
                                .but("product-manager", "valueStreamId", OTHER),
                        "RoleHolding")
                .unmet("another product was looked at", healthy().but("intake", "productId", IDENTITY), review)
                .unmet(
                        "it was looked for something else",
                        healthy().but("intake", "kind", new EvidenceKind("DEPENDENCY_REVIEW")),
                        review)
                .unmet("it serves no outcome", healthy().but("partner-portal", "outcomeIds", List.of()), "Product")
                .unmet(
                        "another product has 1 item in progress",
                        inProgress(21).with(Given.changed(item(99), "productId", IDENTITY)),
                        "$load : FlowLoad")
                .tests();
    }

    private static DynamicTest launch(String expected, String when, Given given) {
        String name = expected + " when " + when;
        SuiteCase launch = SuiteCase.of(
                "outcomes",
                "outcomes.dependencies-resolved: " + name,
                given,
                (service, portfolio) -> assertThat(
                                service.decide(portfolio, GateRequest.of(PORTAL.value(), "limited-launch-exit"), AS_OF)
                                        .results())
                        .filteredOn(result -> result.criterion().id().value().equals("outcomes.dependencies-resolved"))
                        .extracting(
                                CriterionResult::word,
                                result -> result.criterion().enforcement())
                        .containsExactly(tuple(expected, Enforcement.WAIVABLE)));
        return DynamicTest.dynamicTest(name, () -> launch.check(GOVERNANCE));
    }

    @TestFactory
    List<DynamicTest> an_unresolved_dependency_blocks_the_launch() {
        Given resolved = healthy().but("sign-on", "state", DependencyState.RESOLVED);
        DependencyId other = new DependencyId("other");
        return List.of(
                launch("met", "the dependency is resolved", resolved),
                launch("met", "there is none", resolved.without("sign-on", "PlanningEvent")),
                launch("unmet", "it is only committed", healthy()),
                launch("unmet", "nothing is known", nothing()),
                launch("met", "somebody looked 31 days ago", resolved.but("looked", "observedAt", daysBefore(31))),
                launch("unmet", "somebody looked a second before", resolved.but("looked", "observedAt", justOver(31))),
                launch("unmet", "another product was looked at", resolved.but("looked", "productId", IDENTITY)),
                launch("unmet", "nobody looked", resolved.without("looked")),
                launch(
                        "unmet",
                        "somebody looked at something else",
                        resolved.but("looked", "kind", EvidenceKind.DOCUMENT)),
                launch(
                        "unmet",
                        "one of two is only committed",
                        resolved.with(resolved.copyOf("sign-on", other, "state", DependencyState.COMMITTED))),
                launch(
                        "met",
                        "only that of another product is committed",
                        resolved.with(new Dependency(
                                other,
                                IDENTITY,
                                PORTAL,
                                "Orders",
                                LocalDate.parse("2026-07-31"),
                                DependencyState.COMMITTED))));
    }
}
