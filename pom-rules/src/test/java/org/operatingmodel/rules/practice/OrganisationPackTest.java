package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.practice.PracticeCases.practice;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.TradeOff;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceId;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.cadence.Meeting;
import org.operatingmodel.cadence.MeetingId;
import org.operatingmodel.cadence.RaisedItem;
import org.operatingmodel.cadence.RaisedKind;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.discovery.ExperimentPlan;
import org.operatingmodel.discovery.ExperimentPlanId;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.funding.AllocationShare;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.AllocationTargetId;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Body;
import org.operatingmodel.organisation.BodyId;
import org.operatingmodel.organisation.Discipline;
import org.operatingmodel.organisation.Membership;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.TeamKind;
import org.operatingmodel.organisation.TeamSkill;
import org.operatingmodel.organisation.ToolPurpose;
import org.operatingmodel.organisation.Toolset;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Incentive;
import org.operatingmodel.outcome.IncentiveId;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricKind;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.testing.SuiteCase;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class OrganisationPackTest {
    private static final ProductId PORTAL = new ProductId("portal");
    private static final ProductId OTHER = new ProductId("other");
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final ValueStreamId ELSEWHERE = new ValueStreamId("elsewhere");
    private static final TeamId TEAM = new TeamId("portal-team");
    private static final TeamId SECOND = new TeamId("second-team");
    private static final OutcomeId START = new OutcomeId("sooner-start");
    private static final MetricId DAYS_TO_START = new MetricId("days-to-start");
    private static final MetricId FEATURES = new MetricId("features");

    /** A row of a decision that is none of the shipped ones, and the beginning of the next row. */
    private static final String RELEASE = "release,engineer,decides,Why.\n";

    private static PersonId person(RoleId role) {
        return new PersonId("a-" + role.value());
    }

    /** One product of which everything about its people is as it should be, and one that has nothing. */
    static Given healthy() {
        List<Record> facts = new ArrayList<>(List.of(
                new ValueStream(STREAM, "Growth"),
                new ValueStream(ELSEWHERE, "Elsewhere"),
                product(PORTAL, STREAM, person(RoleId.PRODUCT_MANAGER), List.of(START)),
                product(OTHER, ELSEWHERE, null, List.of()),
                new Outcome(
                        START,
                        "Partners start sooner",
                        OutcomeKind.ADOPTION,
                        Direction.DECREASE,
                        "days",
                        new BigDecimal("20"),
                        new BigDecimal("5"),
                        LocalDate.of(2026, 12, 31),
                        person(RoleId.EXECUTIVE),
                        DAYS_TO_START),
                metric("days-to-start", MetricKind.OUTCOME),
                metric("features", MetricKind.OUTPUT),
                new Team(
                        TEAM,
                        "Portal team",
                        STREAM,
                        List.of(person(RoleId.ENGINEER), person(RoleId.DESIGNER)),
                        TeamKind.CROSS_FUNCTIONAL),
                new TeamSkill(TEAM, STREAM, "Java", List.of(person(RoleId.ENGINEER))),
                new Toolset(TEAM, STREAM, EnumSet.allOf(ToolPurpose.class)),
                new Ownership(PORTAL, TEAM, EnumSet.allOf(WorkPhase.class), daysBefore(100), null),
                new Body(
                        new BodyId("portfolio-core"),
                        "Portfolio Core",
                        RoleId.PORTFOLIO_LEAD,
                        List.of(
                                new Membership(person(RoleId.PRODUCT_LEAD), Discipline.PRODUCT),
                                new Membership(person(RoleId.DESIGNER), Discipline.DESIGN),
                                new Membership(person(RoleId.ARCHITECT), Discipline.ARCHITECTURE),
                                new Membership(person(RoleId.OPERATIONS), Discipline.OPERATIONS))),
                cadence("stand-ups", CadenceKind.STAND_UP, 3),
                cadence("plannings", CadenceKind.TEAM_PLANNING, 62),
                cadence("share-outs", CadenceKind.SHARE_OUT, 31),
                cadence("reviews", CadenceKind.REVIEW, 92),
                cadence("research", CadenceKind.RESEARCH, 31),
                meeting("stand-up", "stand-ups", CadenceKind.STAND_UP, 3, RaisedKind.BOTTLENECK),
                meeting("planning", "plannings", CadenceKind.TEAM_PLANNING, 62, RaisedKind.DEPENDENCY),
                meeting("share-out", "share-outs", CadenceKind.SHARE_OUT, 31, RaisedKind.OTHER),
                meeting("review", "reviews", CadenceKind.REVIEW, 92, RaisedKind.RISK),
                meeting("interviews", "research", CadenceKind.RESEARCH, 31, RaisedKind.OTHER),
                new Evidence(
                        new EvidenceId("EV-1"),
                        PORTAL,
                        EvidenceKind.USER_RESEARCH,
                        null,
                        null,
                        URI.create("https://evidence.example/1"),
                        person(RoleId.DESIGNER),
                        daysBefore(31),
                        null,
                        null,
                        null),
                decision("sponsorship", "portfolio-sponsorship", RoleId.EXECUTIVE, 366, null),
                decision(
                        "trade-off",
                        "portfolio-trade-off",
                        RoleId.PRODUCT_LEAD,
                        30,
                        new TradeOff("Speed", List.of("Scope"), List.of("Time"), "It is due.")),
                incentive("for-product", RoleId.PRODUCT_MANAGER, Discipline.PRODUCT),
                incentive("for-engineering", RoleId.ENGINEER, Discipline.ENGINEERING),
                incentive("for-business", RoleId.PRODUCT_MARKETING_MANAGER, Discipline.BUSINESS),
                new Budget(
                        new BudgetId("B-1"),
                        PORTAL,
                        daysBefore(30),
                        AS_OF.plusSeconds(1),
                        new Money(new BigDecimal("100"), "EUR"),
                        null),
                new AllocationTarget(
                        new AllocationTargetId("focus"),
                        PORTAL,
                        List.of(new AllocationShare("INNOVATION", Set.of(FlowItemType.FEATURE), BigDecimal.ONE)),
                        BigDecimal.TEN,
                        5,
                        null),
                new ExperimentPlan(
                        new ExperimentPlanId("X-1"), PORTAL, "Less asked", "days-to-start", List.of(), null, START)));
        for (int days = 6; days <= 15; days += 3) {
            facts.add(changed(
                    meeting("stand-up-" + days, "stand-ups", CadenceKind.STAND_UP, days, RaisedKind.OTHER),
                    "raised",
                    List.of()));
        }
        for (RoleId role : RoleId.standard()) {
            facts.add(new Person(person(role), role.value()));
            facts.add(new RoleHolding(person(role), role, daysBefore(700), null));
        }
        return new Given(facts);
    }

    private static Product product(
            ProductId id, ValueStreamId stream, @Nullable PersonId owner, List<OutcomeId> outcomes) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(Channel.WEB),
                stream,
                null,
                owner,
                outcomes,
                List.of(),
                null);
    }

    private static MetricDefinition metric(String id, MetricKind kind) {
        return new MetricDefinition(new MetricId(id), id, "counted", "days", 1, null, kind);
    }

    private static Cadence cadence(String id, CadenceKind kind, int days) {
        return new Cadence(new CadenceId(id), kind, STREAM, days, daysBefore(300), null);
    }

    private static Meeting meeting(String id, String cadence, CadenceKind kind, int daysAgo, RaisedKind raised) {
        return new Meeting(
                new MeetingId(id),
                new CadenceId(cadence),
                kind,
                STREAM,
                daysBefore(daysAgo),
                Arrays.stream(Discipline.values())
                        .map(each -> new Membership(person(RoleId.ENGINEER), each))
                        .toList(),
                List.of(new RaisedItem(raised, "Something", person(RoleId.ENGINEER))),
                List.of(new DecisionRecordId("trade-off")));
    }

    private static DecisionRecord decision(
            String id, String decision, RoleId decider, int daysAgo, @Nullable TradeOff tradeOff) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId(decision),
                "This or that?",
                null,
                null,
                null,
                person(RoleId.PORTFOLIO_LEAD),
                daysBefore(daysAgo),
                null,
                null,
                List.of(new Vote(person(decider), RightKind.DECIDES, null, daysBefore(1))),
                tradeOff);
    }

    private static Incentive incentive(String id, RoleId role, Discipline discipline) {
        return new Incentive(new IncentiveId(id), role, discipline, DAYS_TO_START, Direction.DECREASE, START);
    }

    /** Those who were there, but for one discipline. */
    private static List<Membership> without(Discipline absent) {
        return Arrays.stream(Discipline.values())
                .filter(each -> each != absent)
                .map(each -> new Membership(person(RoleId.ENGINEER), each))
                .toList();
    }

    private static Given held(String meeting, Instant at) {
        return healthy().but(meeting, "heldAt", at);
    }

    /** The shipped rights with another row. */
    private static RulePack roles(String row, String other) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        String rights = resource("roles/rights.csv");
        assertThat(rights).contains(row);
        files.put("rights.csv", rights.replace(row, other).getBytes(StandardCharsets.UTF_8));
        return RulePack.of(RulePack.shipped("roles").manifest(), Map.copyOf(files));
    }

    /** What a practice comes to for the portal, its stream or the portfolio when the shipped rights have another row. */
    private static PracticeVerdict withRight(String row, String other, String practice) {
        return verdict(practice, healthy(), roles(row, other));
    }

    /** Rows in which security decides what a row lets another decide, and then another row. */
    private static String instead(String right, String row) {
        return right.split(",")[0] + ",security,decides,Why.\n" + row;
    }

    /** What it comes to when a shipped right holds only where that is so of the product of the decision. */
    private static PracticeVerdict withRightOnlyWhere(String condition, String right, String practice) {
        String[] words = right.split(",");
        return verdict(
                practice,
                healthy(),
                roles(right, words[0] + "," + words[1] + ",informed"),
                rules("// Why\nrule \"Only there\"\n@right( \"" + words[2] + "\" )\n@decision( \"" + words[0]
                        + "\" )\n@by( \"" + words[1] + "\" )\nwhen\nPendingDecision( " + condition
                        + " )\nthen\nend\n"));
    }

    private static RulePack rules(String text) {
        String file = "package words\nimport org.operatingmodel.authority.PendingDecision;\n" + text;
        return RulePack.of(
                new PackManifest(
                        new PackId("words"), "1.0.0", "test", PackLayer.ORGANISATION, List.of(), List.of(), List.of()),
                Map.of("words.drl", file.getBytes(StandardCharsets.UTF_8)));
    }

    private static PracticeVerdict verdict(String practice, Given given, RulePack... rights) {
        List<RulePack> packs = new ArrayList<>(List.of(RulePack.standard(), RulePack.shipped("organisation")));
        packs.addAll(List.of(rights));
        return verdict(practice, given, packs);
    }

    private static PracticeVerdict verdict(String practice, Given given, List<RulePack> packs) {
        PracticeVerdict verdict = verdict(practice, SuiteCase.loaded(packs), given.portfolio());
        SuiteCase.of(
                "organisation",
                packs,
                practice + " with other rights",
                given,
                (service, portfolio) ->
                        assertThat(verdict(practice, service, portfolio)).isEqualTo(verdict));
        return verdict;
    }

    private static PracticeVerdict verdict(String practice, DecisionService service, Portfolio portfolio) {
        return service.assess(portfolio, AS_OF).of(new PracticeId(practice)).stream()
                .filter(result ->
                        !result.about().endsWith("other") && !result.about().endsWith("elsewhere"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is asked about " + practice + "."))
                .verdict();
    }

    private static Given heldByNobodyBut(RoleId... roles) {
        return new Given(healthy().facts().stream()
                .filter(fact ->
                        !(fact instanceof RoleHolding holding) || List.of(roles).contains(holding.roleId()))
                .toList());
    }

    private static String resource(String name) {
        try (InputStream in = RulePack.class.getResourceAsStream("packs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void packs_load_without_a_word() {
        assertThat(RulePack.shipped("roles").findings()).isEmpty();
        assertThat(RulePack.shipped("organisation").findings()).isEmpty();
    }

    @Test
    void everything_is_met_where_all_is_well_and_nothing_where_there_is_nothing() {
        Governance governance =
                Governance.load(RulePack.standard(), RulePack.shipped("roles"), RulePack.shipped("organisation"));
        assertThat(governance.assess(healthy().portfolio(), AS_OF).results())
                .filteredOn(result ->
                        !result.about().endsWith("other") && !result.about().endsWith("elsewhere"))
                .filteredOn(result -> result.verdict() != PracticeVerdict.MET)
                .isEmpty();
        assertThat(governance.assess(Given.nothing().portfolio(), AS_OF).results())
                .filteredOn(result -> result.verdict() == PracticeVerdict.MET)
                .isEmpty();
    }

    @TestFactory
    List<DynamicTest> each_outcome_is_owned_by_an_executive_who_decides() {
        return practice("organisation.outcome-owner")
                .met("an executive owns it", healthy())
                .unmet(
                        "there is none",
                        new Given(healthy()
                                .without("sooner-start", "X-1", "for-product", "for-engineering", "for-business")
                                .but("portal", "outcomeIds", List.of())
                                .facts()),
                        "exists Outcome")
                .unmet("nobody owns it", healthy().but("sooner-start", "owner", null), "forall")
                .unmet(
                        "nobody owns a second one",
                        healthy().with(healthy().copyOf("sooner-start", new OutcomeId("cheaper"), "owner", null)),
                        "forall")
                .unmet(
                        "another owns it",
                        healthy().but("sooner-start", "owner", person(RoleId.PRODUCT_MANAGER)),
                        "forall")
                .unmet("the executive has left", healthy().but("executive", "to", AS_OF), "forall", "ResolvedDecision")
                .tests();
    }

    @Test
    @Tag("makes-cases")
    void two_who_decide_about_outcomes_are_no_owner() {
        String practice = "organisation.outcome-owner";
        String row = "outcome-target,product-lead,consulted";
        String right = "outcome-target,executive,decides";
        assertThat(List.of(
                        withRight(row, "outcome-target,product-lead,decides", practice),
                        withRight(right, instead(right, "board-meeting,executive,decides"), practice),
                        withRight(right, "outcome-target,portfolio-lead,decides", practice),
                        withRightOnlyWhere("product != null", right, practice)))
                .containsOnly(PracticeVerdict.UNMET);
    }

    @TestFactory
    List<DynamicTest> trade_offs_are_decided_by_product_leadership() {
        return practice("organisation.trade-off-owner")
                .met("the product lead decides", healthy())
                .unmet("nobody leads products", healthy().without("product-lead", "portfolio-core"), "ResolvedDecision")
                .tests();
    }

    @Test
    @Tag("makes-cases")
    void a_conflict_about_trade_offs_is_no_owner() {
        String practice = "organisation.trade-off-owner";
        String row = "portfolio-trade-off,product-manager,consulted";
        String right = "portfolio-trade-off,product-lead,decides";
        assertThat(List.of(
                        withRight(row, "portfolio-trade-off,product-manager,decides", practice),
                        withRight(right, instead(right, "board-meeting,product-lead,decides"), practice),
                        withRight(right, "portfolio-trade-off,executive,decides", practice),
                        withRightOnlyWhere("product != null", right, practice)))
                .containsOnly(PracticeVerdict.UNMET);
    }

    @Test
    void a_conflict_about_trade_offs_is_escalated() {
        String row = "portfolio-trade-off,product-manager,consulted";
        Governance governance =
                Governance.load(RulePack.standard(), roles(row, "portfolio-trade-off,product-manager,decides"));
        Given open = healthy().but("trade-off", "votes", List.of());
        assertThat(governance.escalations(open.portfolio(), AS_OF).escalations())
                .filteredOn(each -> each.summary().contains("trade-off"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.summary()).contains("conflict");
                    assertThat(each.stages().get(0).people()).containsExactly(person(RoleId.PRODUCT_LEAD));
                });
        assertThat(Governance.load(RulePack.shipped("roles"))
                        .escalations(open.portfolio(), AS_OF)
                        .escalations())
                .noneMatch(each -> each.summary().contains("conflict"));
    }

    @TestFactory
    List<DynamicTest> architecture_and_design_shape_standards() {
        return practice("organisation.standards-shaped")
                .about("portal")
                .met("both are there", healthy())
                .unmet("nobody is architect", healthy().but("architect", "to", AS_OF), "AppliedRight", "AppliedRight")
                .unmet("nobody designs", healthy().but("designer", "to", AS_OF), "AppliedRight")
                .unmet(
                        "the architect is another product's",
                        healthy().but("architect", "productId", OTHER),
                        "AppliedRight",
                        "AppliedRight")
                .unmet(
                        "the designer is another product's",
                        healthy().but("designer", "productId", OTHER),
                        "AppliedRight")
                .notApplicable("it is retired", healthy().but("portal", "stage", Stage.RETIRED))
                .tests();
    }

    @Test
    @Tag("makes-cases")
    void standards_that_design_cannot_defend_are_not_shaped() {
        String practice = "organisation.standards-shaped";
        String set = "shared-standard,architect,decides";
        assertThat(List.of(
                        withRight(
                                "standard-deviation,designer,vetoes",
                                "standard-deviation,designer,consulted",
                                practice),
                        withRight("standard-deviation,designer,vetoes", RELEASE + "release,designer,vetoes", practice),
                        withRight("standard-deviation,architect,vetoes", "standard-deviation,finance,vetoes", practice),
                        withRight(
                                "standard-deviation,architect,vetoes", RELEASE + "release,architect,vetoes", practice),
                        withRight(
                                "standard-deviation,architect,vetoes",
                                "standard-deviation,architect,consulted",
                                practice),
                        withRight(set, instead(set, "shared-standard,architect,consulted"), practice),
                        withRight(set, "shared-standard,finance,decides", practice),
                        withRight(set, instead(set, "release,architect,decides"), practice),
                        withRight("shared-standard,designer,consulted", "shared-standard,designer,informed", practice),
                        withRightOnlyWhere("product == null", "standard-deviation,designer,vetoes", practice),
                        withRightOnlyWhere("product == null", "standard-deviation,architect,vetoes", practice),
                        withRightOnlyWhere("product == null", "shared-standard,architect,decides", practice),
                        withRightOnlyWhere("product == null", "shared-standard,designer,consulted", practice),
                        withRight("shared-standard,designer,consulted", "shared-standard,finance,consulted", practice)))
                .containsOnly(PracticeVerdict.UNMET);
    }

    @Test
    void a_veto_against_a_breach_of_a_standard_beats_the_approval() {
        Vote approval = new Vote(person(RoleId.PRODUCT_MANAGER), RightKind.DECIDES, null, daysBefore(1));
        Vote veto = new Vote(person(RoleId.ARCHITECT), RightKind.VETOES, null, daysBefore(2));
        DecisionRecord breach = changed(
                decision("breach", "standard-deviation", RoleId.PRODUCT_MANAGER, 30, null), "productId", PORTAL);
        Governance governance = Governance.load(RulePack.shipped("roles"));
        DecisionRecordId id = new DecisionRecordId("breach");
        assertThat(governance
                        .standing(
                                healthy()
                                        .with(changed(breach, "votes", List.of(approval)))
                                        .portfolio(),
                                id,
                                AS_OF)
                        .ruling())
                .isEqualTo(Ruling.DECIDED);
        assertThat(governance
                        .standing(
                                healthy()
                                        .with(changed(breach, "votes", List.of(approval, veto)))
                                        .portfolio(),
                                id,
                                AS_OF)
                        .ruling())
                .isEqualTo(Ruling.STOPPED);
    }

    @TestFactory
    List<DynamicTest> the_portfolio_core_has_four_voices_and_decides() {
        return Stream.concat(
                        practice("organisation.portfolio-core")
                                .met("it is complete", healthy())
                                .unmet("there is none", healthy().without("portfolio-core"), "Body")
                                .unmet(
                                        "another body is",
                                        healthy().but("portfolio-core", "id", new BodyId("board")),
                                        "Body")
                                .unmet(
                                        "its role decides nothing",
                                        healthy().but("portfolio-core", "roleId", RoleId.SECURITY),
                                        "exists AppliedRight")
                                .unmet(
                                        "its role is only consulted",
                                        healthy().but("portfolio-core", "roleId", RoleId.FINANCE),
                                        "exists AppliedRight")
                                .unmet(
                                        "nobody holds its role",
                                        healthy().but("portfolio-lead", "to", AS_OF),
                                        "exists AppliedRight")
                                .tests()
                                .stream(),
                        Stream.of(Discipline.PRODUCT, Discipline.DESIGN, Discipline.ARCHITECTURE, Discipline.OPERATIONS)
                                .flatMap(vacant -> practice("organisation.portfolio-core")
                                        .unmet(
                                                "nobody speaks for " + vacant,
                                                healthy().but("portfolio-core", "members", without(vacant)),
                                                "Body")
                                        .tests()
                                        .stream()))
                .toList();
    }

    @TestFactory
    List<DynamicTest> the_product_manager_decides() {
        return practice("organisation.product-manager-decides")
                .about("portal")
                .met("the rights are granted", healthy())
                .unmet(
                        "nobody has the role",
                        healthy().but("product-manager", "to", AS_OF),
                        "AppliedRight",
                        "AppliedRight",
                        "AppliedRight")
                .met("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .notApplicable("it is retired", healthy().but("portal", "stage", Stage.RETIRED))
                .tests();
    }

    @Test
    @Tag("makes-cases")
    void a_title_without_rights_decides_nothing() {
        for (String decision : List.of("lifecycle-change", "product-strategy", "product-outcome")) {
            String practice = "organisation.product-manager-decides";
            String right = decision + ",product-manager,decides";
            assertThat(List.of(
                            withRight(right, decision + ",finance,decides", practice),
                            withRight(right, instead(right, decision + ",product-manager,consulted"), practice),
                            withRightOnlyWhere("product == null", right, practice)))
                    .containsOnly(PracticeVerdict.UNMET);
        }
    }

    @Test
    @Tag("makes-cases")
    void operations_that_decide_alone_are_a_gatehouse() {
        String practice = "organisation.enablers-not-gatehouses";
        assertThat(withRight("acceptance,product-owner,decides", "acceptance,operations,decides", practice))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(withRight("technical-solution,engineer,decides", "technical-solution,operations,decides", practice))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(withRight("acceptance,product-owner,decides", "acceptance,support,decides", practice))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(withRight("acceptance,product-owner,decides", "acceptance,finance,decides", practice))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(
                        List.of(
                                withRight("acceptance,designer,consulted", "acceptance,operations,vetoes", practice),
                                withRight("acceptance,designer,consulted", "acceptance,designer,decides", practice),
                                verdict(
                                        practice,
                                        healthy(),
                                        RulePack.shipped("roles"),
                                        rules(
                                                "// Why\nrule \"Elsewhere\"\n@right( \"decides\" )\n@decision( \"budget-year\" )\n"
                                                        + "@by( \"finance\" )\nwhen\nPendingDecision( product == null )\nthen\nend\n"))))
                .containsOnly(PracticeVerdict.MET);
        assertThat(verdict(practice, heldByNobodyBut(), RulePack.shipped("roles")))
                .isEqualTo(PracticeVerdict.UNMET);
    }

    @TestFactory
    List<DynamicTest> who_may_decide_is_asked_until_a_product_is_retired() {
        return Stream.of("organisation.enablers-not-gatehouses", "organisation.central-vision-local-execution")
                .flatMap(id -> practice(id)
                        .about("portal")
                        .met("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                        .notApplicable("it is retired", healthy().but("portal", "stage", Stage.RETIRED))
                        .tests()
                        .stream())
                .toList();
    }

    @Test
    @Tag("makes-cases")
    void a_team_that_decides_why_or_a_centre_that_decides_how_is_inverted() {
        String practice = "organisation.central-vision-local-execution";
        assertThat(List.of(
                        withRight("outcome-target,executive,decides", "outcome-target,engineer,decides", practice),
                        withRight(
                                "outcome-funding,portfolio-lead,decides", "outcome-funding,engineer,decides", practice),
                        withRight(
                                "technical-solution,engineer,decides",
                                "technical-solution,executive,decides",
                                practice),
                        withRight("user-experience,designer,decides", "user-experience,executive,decides", practice),
                        withRight("way-of-working,scrum-master,decides", "way-of-working,executive,decides", practice),
                        withRightOnlyWhere("product == null", "outcome-target,executive,decides", practice),
                        withRightOnlyWhere("product == null", "outcome-funding,portfolio-lead,decides", practice),
                        withRightOnlyWhere("product == null", "technical-solution,engineer,decides", practice),
                        withRightOnlyWhere("product == null", "user-experience,designer,decides", practice),
                        withRightOnlyWhere("product == null", "way-of-working,scrum-master,decides", practice)))
                .containsOnly(PracticeVerdict.UNMET);
        for (String central : List.of("executive", "portfolio-lead", "product-lead")) {
            assertThat(List.of(
                            withRight(
                                    "outcome-target,executive,decides",
                                    "outcome-target," + central + ",decides",
                                    practice),
                            withRight(
                                    "outcome-funding,portfolio-lead,decides",
                                    "outcome-funding," + central + ",decides",
                                    practice)))
                    .as(central)
                    .containsOnly(PracticeVerdict.MET);
        }
        for (String near : List.of("engineer", "designer", "product-owner", "scrum-master")) {
            assertThat(List.of(
                            withRight(
                                    "technical-solution,engineer,decides",
                                    "technical-solution," + near + ",decides",
                                    practice),
                            withRight(
                                    "user-experience,designer,decides",
                                    "user-experience," + near + ",decides",
                                    practice),
                            withRight(
                                    "way-of-working,scrum-master,decides",
                                    "way-of-working," + near + ",decides",
                                    practice)))
                    .as(near)
                    .containsOnly(PracticeVerdict.MET);
        }
    }

    @TestFactory
    List<DynamicTest> an_executive_sponsor_decides_every_year() {
        return practice("organisation.sponsor-decides")
                .met("it is 366 days old", healthy())
                .unmet(
                        "it is a second older",
                        healthy().but("sponsorship", "requestedAt", justOver(366)),
                        "StandingDecision")
                .unmet(
                        "it is another decision",
                        healthy().but("sponsorship", "decisionId", new DecisionId("outcome-target")),
                        "StandingDecision")
                .unmet("nobody has voted", healthy().but("sponsorship", "votes", List.of()), "StandingDecision")
                .unmet("none is on record", healthy().without("sponsorship"), "StandingDecision")
                .tests();
    }

    @Test
    @Tag("makes-cases")
    void a_sponsor_who_is_no_executive_is_none() {
        Vote vote = new Vote(person(RoleId.PORTFOLIO_LEAD), RightKind.DECIDES, null, daysBefore(1));
        String practice = "organisation.sponsor-decides";
        assertThat(verdict(
                        practice,
                        healthy()
                                .but("sponsorship", "requestedBy", person(RoleId.PRODUCT_LEAD))
                                .but("sponsorship", "votes", List.of(vote)),
                        RulePack.of(
                                RulePack.shipped("roles").manifest(),
                                Map.of(
                                        "rights.csv",
                                        (resource("roles/rights.csv")
                                                        .replace(
                                                                "portfolio-sponsorship,executive,decides",
                                                                "portfolio-sponsorship,executive,informed")
                                                        .replace(
                                                                "portfolio-sponsorship,portfolio-lead,consulted",
                                                                "portfolio-sponsorship,portfolio-lead,decides"))
                                                .getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(PracticeVerdict.UNMET);
    }

    @Test
    @Tag("makes-cases")
    void a_role_that_is_asked_and_decides_nothing_is_not_filled() {
        for (String right : List.of(
                "technical-solution,engineer,decides",
                "user-experience,designer,decides",
                "way-of-working,scrum-master,decides",
                "requirement,business-analyst,decides",
                "shared-standard,architect,decides",
                "market-launch,product-marketing-manager,decides")) {
            assertThat(List.of(
                            withRight(
                                    right,
                                    instead(right, right.replace("decides", "consulted")),
                                    "organisation.roles-filled"),
                            withRightOnlyWhere("product == null", right, "organisation.roles-filled")))
                    .as(right)
                    .containsOnly(PracticeVerdict.UNMET);
        }
    }

    private static final List<RoleId> AROUND_A_PRODUCT = List.of(
            RoleId.PRODUCT_MANAGER,
            RoleId.PRODUCT_OWNER,
            RoleId.ENGINEER,
            RoleId.DESIGNER,
            RoleId.SCRUM_MASTER,
            RoleId.BUSINESS_ANALYST,
            RoleId.ARCHITECT,
            RoleId.PRODUCT_MARKETING_MANAGER);

    @TestFactory
    List<DynamicTest> all_eight_roles_are_filled() {
        PracticeCases cases = practice("organisation.roles-filled")
                .about("portal")
                .met("all are", healthy())
                .met("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .notApplicable("it is in discovery", healthy().but("portal", "stage", Stage.DISCOVERY))
                .notApplicable("it is retired", healthy().but("portal", "stage", Stage.RETIRED));
        for (RoleId role : AROUND_A_PRODUCT) {
            cases.unmet("nobody is " + role, healthy().but(role.value(), "to", AS_OF), "exists AppliedRight")
                    .met(role + " is somebody for the product", healthy().but(role.value(), "productId", PORTAL))
                    .unmet(
                            role + " is somebody for another product only",
                            healthy().but(role.value(), "productId", OTHER),
                            "exists AppliedRight");
        }
        return cases.tests();
    }

    @Test
    @Tag("makes-cases")
    void a_role_that_decides_nothing_is_not_filled() {
        for (RoleId role : AROUND_A_PRODUCT) {
            RulePack others = roles("," + role + ",decides,", ",security,decides,");
            assertThat(verdict("organisation.roles-filled", healthy(), others))
                    .as(role.value())
                    .isEqualTo(PracticeVerdict.UNMET);
        }
    }

    @Test
    @Tag("makes-cases")
    void two_deciders_of_one_decision_are_found() {
        String practice = "organisation.no-duplicate-authority";
        assertThat(withRight("acceptance,designer,consulted", "acceptance,designer,decides", practice))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(verdict(practice, healthy().but("product-owner", "to", AS_OF), RulePack.shipped("roles")))
                .isEqualTo(PracticeVerdict.MET);
        assertThat(verdict(practice, heldByNobodyBut(), RulePack.shipped("roles")))
                .isEqualTo(PracticeVerdict.UNMET);
    }

    @TestFactory
    List<DynamicTest> every_team_has_the_skills_it_needs() {
        return practice("organisation.skills-covered")
                .about("growth")
                .met("it has", healthy())
                .unmet("a skill is missing", healthy().but("TeamSkill", "people", List.of()), "forall")
                .unmet(
                        "only somebody outside the team has it",
                        healthy().but("TeamSkill", "people", List.of(person(RoleId.ARCHITECT))),
                        "forall")
                .met(
                        "somebody outside the team has it, too",
                        healthy()
                                .but("TeamSkill", "people", List.of(person(RoleId.ARCHITECT), person(RoleId.ENGINEER))))
                .unmet("who had it has left", healthy().but("portal-team", "members", List.of()), "forall")
                .unmet(
                        "a second skill is missing",
                        healthy().with(new TeamSkill(TEAM, STREAM, "Law", List.of())),
                        "forall")
                .unmet(
                        "another team has who has it",
                        healthy()
                                .with(
                                        new Team(SECOND, "Second", STREAM, List.of(person(RoleId.SUPPORT))),
                                        new TeamSkill(SECOND, STREAM, "Java", List.of(person(RoleId.ENGINEER)))),
                        "forall")
                .unmet(
                        "there is no team",
                        healthy().but("portal-team", "valueStreamId", ELSEWHERE),
                        "exists Team",
                        "forall")
                .unmet(
                        "there is neither team nor skill",
                        healthy().but("portal-team", "valueStreamId", ELSEWHERE).without("TeamSkill"),
                        "exists Team")
                .unmet("no team says what it needs", healthy().without("TeamSkill"), "forall")
                .unmet("another team does not", healthy().with(new Team(SECOND, "Second", STREAM, List.of())), "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> teams_are_cut_by_product() {
        return practice("organisation.teams-cut-by-product")
                .about("growth")
                .met("they are", healthy())
                .met("one is of a platform", healthy().but("portal-team", "kind", TeamKind.PLATFORM))
                .unmet("there is no team", healthy().but("portal-team", "valueStreamId", ELSEWHERE), "exists Team")
                .unmet("one is of a discipline", healthy().but("portal-team", "kind", TeamKind.FUNCTIONAL), "forall")
                .unmet("one is of features", healthy().but("portal-team", "kind", TeamKind.FEATURE), "forall")
                .unmet(
                        "a second one is of a discipline",
                        healthy().with(new Team(SECOND, "Second", STREAM, List.of(), TeamKind.FUNCTIONAL)),
                        "forall")
                .unmet("nobody says", healthy().but("portal-team", "kind", null), "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> tools_are_supplied() {
        return practice("organisation.tools-supplied")
                .about("growth")
                .met("they are", healthy())
                .unmet("there is no team", healthy().but("portal-team", "valueStreamId", ELSEWHERE), "exists Team")
                .unmet(
                        "one purpose has none",
                        healthy().but("Toolset", "purposes", Set.of(ToolPurpose.FEEDBACK, ToolPurpose.DEVELOPMENT)),
                        "forall")
                .unmet("another team has none", healthy().with(new Team(SECOND, "Second", STREAM, List.of())), "forall")
                .tests();
    }

    /** The portal uses the other product, whose facts are looked at with its own. */
    private static Given dependent() {
        return healthy().but("portal", "consumes", List.of(OTHER));
    }

    @TestFactory
    List<DynamicTest> one_team_answers_from_design_to_maintenance() {
        Ownership split = new Ownership(PORTAL, TEAM, Set.of(WorkPhase.MAINTAIN), daysBefore(10), null);
        return practice("organisation.ownership-spans")
                .about("portal")
                .met("one does", healthy())
                .met("a split has ended", healthy().with(changed(split, "to", AS_OF)))
                .unmet(
                        "two teams do",
                        healthy()
                                .with(
                                        new Team(SECOND, "Second", STREAM, List.of()),
                                        new Ownership(
                                                PORTAL, SECOND, EnumSet.allOf(WorkPhase.class), daysBefore(10), null)),
                        "not")
                .unmet("it is split", healthy().with(split), "forall")
                .unmet(
                        "a phase is missing",
                        healthy()
                                .but(
                                        "Ownership",
                                        "phases",
                                        Set.of(WorkPhase.DESIGN, WorkPhase.BUILD, WorkPhase.DEPLOY)),
                        "forall")
                .unmet("it is of another product", healthy().but("Ownership", "productId", OTHER), "exists Ownership")
                .met(
                        "another team answers for what it uses",
                        dependent()
                                .with(
                                        new Team(SECOND, "Second", STREAM, List.of()),
                                        new Ownership(OTHER, SECOND, Set.of(WorkPhase.BUILD), daysBefore(10), null)))
                .unmet("it is of what it uses", dependent().but("Ownership", "productId", OTHER), "exists Ownership")
                .notApplicable("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> users_are_researched_every_month() {
        return practice("organisation.continuous-research")
                .about("portal")
                .met("they are", healthy())
                .unmet("the evidence is stale", healthy().but("EV-1", "observedAt", justOver(31)), "Evidence")
                .unmet(
                        "the evidence is of another kind",
                        healthy().but("EV-1", "kind", EvidenceKind.DOCUMENT),
                        "Evidence")
                .unmet("the evidence is of another product", healthy().but("EV-1", "productId", OTHER), "Evidence")
                .unmet("nobody met since", held("interviews", justOver(31)), "Meeting")
                .unmet(
                        "the last is of another cadence",
                        healthy().but("interviews", "cadenceId", new CadenceId("reviews")),
                        "Meeting")
                .unmet(
                        "what was held was for something else",
                        healthy().but("interviews", "kind", CadenceKind.LEADERSHIP),
                        "Meeting")
                .unmet(
                        "no designer was there",
                        healthy().but("interviews", "attendees", without(Discipline.DESIGN)),
                        "Meeting")
                .unmet("the cadence is slower", healthy().but("research", "everyDays", 32), "$cadence : Cadence")
                .unmet(
                        "the cadence is for other things",
                        healthy().but("research", "kind", CadenceKind.LEADERSHIP),
                        "$cadence : Cadence")
                .unmet("the evidence is of what it uses", dependent().but("EV-1", "productId", OTHER), "Evidence")
                .notApplicable("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> stand_ups_surface_trouble() {
        return practice("organisation.stand-ups")
                .about("growth")
                .met("they do", healthy())
                .met(
                        "a risk came up",
                        healthy()
                                .replacing(
                                        "stand-up",
                                        meeting -> meeting(
                                                "stand-up", "stand-ups", CadenceKind.STAND_UP, 3, RaisedKind.RISK)))
                .unmet("the last is too long ago", held("stand-up", justOver(3)), "Meeting")
                .unmet("one was left out", healthy().without("stand-up-9"), "forall")
                .unmet(
                        "one was held a second late",
                        held("stand-up-6", daysBefore(6).minusSeconds(1)),
                        "forall")
                .unmet("the one before the fortnight was left out", healthy().without("stand-up-15"), "forall")
                .unmet(
                        "one was for something else",
                        healthy().but("stand-up-9", "kind", CadenceKind.LEADERSHIP),
                        "forall")
                .unmet(
                        "one was of another cadence",
                        healthy().but("stand-up-9", "cadenceId", new CadenceId("reviews")),
                        "forall")
                .met(
                        "they began in the fortnight",
                        healthy().without("stand-up-12", "stand-up-15").but("stand-ups", "from", daysBefore(12)))
                .unmet(
                        "they began late",
                        healthy()
                                .without("stand-up-12", "stand-up-15")
                                .but("stand-ups", "from", daysBefore(12).minusSeconds(1)),
                        "forall")
                .met(
                        "a stand-up of another cadence was held before they began",
                        healthy()
                                .without("stand-up-12", "stand-up-15")
                                .but("stand-ups", "from", daysBefore(12))
                                .with(meeting("huddle", "reviews", CadenceKind.STAND_UP, 13, RaisedKind.OTHER)))
                .met(
                        "another kind of meeting was held before they began",
                        healthy()
                                .without("stand-up-12", "stand-up-15")
                                .but("stand-ups", "from", daysBefore(12))
                                .with(meeting("huddle", "stand-ups", CadenceKind.LEADERSHIP, 13, RaisedKind.OTHER)))
                .met(
                        "another kind of meeting has no other before it",
                        healthy().with(meeting("huddle", "stand-ups", CadenceKind.LEADERSHIP, 14, RaisedKind.OTHER)))
                .unmet("they are too rare", healthy().but("stand-ups", "everyDays", 4), "$cadence : Cadence")
                .unmet(
                        "the cadence is for something else",
                        healthy().but("stand-ups", "kind", CadenceKind.LEADERSHIP),
                        "$cadence : Cadence")
                .unmet(
                        "the last is of another cadence",
                        healthy().but("stand-up", "cadenceId", new CadenceId("reviews")),
                        "Meeting",
                        "exists Meeting")
                .unmet(
                        "trouble came up in another cadence",
                        healthy()
                                .but("stand-up", "raised", List.of())
                                .with(meeting("other", "reviews", CadenceKind.STAND_UP, 1, RaisedKind.BOTTLENECK)),
                        "exists Meeting")
                .unmet(
                        "trouble came up too long ago",
                        healthy()
                                .but("stand-up", "raised", List.of())
                                .with(changed(
                                        meeting("old", "stand-ups", CadenceKind.STAND_UP, 32, RaisedKind.RISK),
                                        "heldAt",
                                        justOver(31))),
                        "exists Meeting")
                .unmet("nothing comes up", healthy().but("stand-up", "raised", List.of()), "exists Meeting")
                .unmet(
                        "what was held was for something else",
                        healthy().but("stand-up", "kind", CadenceKind.LEADERSHIP),
                        "Meeting",
                        "exists Meeting")
                .unmet(
                        "trouble came up in something else",
                        healthy()
                                .but("stand-up", "raised", List.of())
                                .with(meeting("huddle", "stand-ups", CadenceKind.LEADERSHIP, 1, RaisedKind.BOTTLENECK)),
                        "exists Meeting")
                .unmet(
                        "they are of another stream",
                        healthy().but("stand-ups", "valueStreamId", ELSEWHERE),
                        "$cadence : Cadence")
                .unmet("they have ended", healthy().but("stand-ups", "to", AS_OF), "$cadence : Cadence")
                .met(
                        "trouble came up 31 days ago",
                        healthy()
                                .but("stand-up", "raised", List.of())
                                .with(meeting("old", "stand-ups", CadenceKind.STAND_UP, 31, RaisedKind.RISK)))
                .unmet(
                        "nothing was held before one of 14 days ago",
                        healthy()
                                .without("stand-up-15")
                                .with(meeting("old", "stand-ups", CadenceKind.STAND_UP, 14, RaisedKind.OTHER)),
                        "forall")
                .met(
                        "nothing was held before one of a second earlier",
                        healthy().but("stand-up-15", "heldAt", justOver(14)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> teams_plan_together() {
        return practice("organisation.team-planning")
                .about("growth")
                .met("they do", healthy())
                .unmet(
                        "what was held was for something else",
                        healthy().but("planning", "kind", CadenceKind.REVIEW),
                        "Meeting")
                .unmet("the last is too long ago", held("planning", justOver(62)), "Meeting")
                .unmet(
                        "the last is of another cadence",
                        healthy().but("planning", "cadenceId", new CadenceId("reviews")),
                        "Meeting")
                .unmet("it is too rare", healthy().but("plannings", "everyDays", 63), "$cadence : Cadence")
                .unmet(
                        "it is something else",
                        healthy().but("plannings", "kind", CadenceKind.REVIEW),
                        "$cadence : Cadence")
                .tests();
    }

    @TestFactory
    List<DynamicTest> cycles_end_with_a_share_out() {
        return practice("organisation.share-outs")
                .about("growth")
                .met("they do", healthy())
                .unmet(
                        "what was held was for something else",
                        healthy().but("share-out", "kind", CadenceKind.REVIEW),
                        "Meeting")
                .unmet("the last is too long ago", held("share-out", justOver(31)), "Meeting")
                .unmet(
                        "the last is of another cadence",
                        healthy().but("share-out", "cadenceId", new CadenceId("reviews")),
                        "Meeting")
                .unmet("it is too rare", healthy().but("share-outs", "everyDays", 32), "$cadence : Cadence")
                .unmet(
                        "it is something else",
                        healthy().but("share-outs", "kind", CadenceKind.REVIEW),
                        "$cadence : Cadence")
                .tests();
    }

    /** The only meeting was then. */
    private static Given met(Instant at) {
        return new Given(healthy().facts().stream()
                        .filter(fact -> !(fact instanceof Meeting meeting)
                                || meeting.id().equals(new MeetingId("stand-up")))
                        .toList())
                .but("stand-up", "heldAt", at);
    }

    @TestFactory
    List<DynamicTest> what_is_raised_is_owned() {
        List<RaisedItem> unowned = List.of(new RaisedItem(RaisedKind.RISK, "Nobody's", null));
        return practice("organisation.raised-items-owned")
                .about("growth")
                .met("it is", healthy())
                .met("it is long ago", healthy().but("planning", "raised", unowned))
                .unmet("it is not", healthy().but("share-out", "raised", unowned), "forall")
                .unmet(
                        "nobody has met for a month",
                        new Given(healthy().facts().stream()
                                .filter(fact -> !(fact instanceof Meeting meeting)
                                        || meeting.heldAt().isBefore(daysBefore(31)))
                                .toList()),
                        "exists Meeting")
                .unmet("one of 31 days ago is not", healthy().but("share-out", "raised", unowned), "forall")
                .met(
                        "one of a second earlier is not",
                        healthy().but("share-out", "raised", unowned).but("share-out", "heldAt", justOver(31)))
                .unmet("nobody has met for a second more", met(justOver(31)), "exists Meeting")
                .met("somebody met 31 days ago", met(daysBefore(31)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> business_and_product_review_together() {
        return practice("organisation.unified-review")
                .about("growth")
                .met("they do", healthy())
                .unmet("the last is too long ago", held("review", justOver(92)), "Meeting")
                .unmet(
                        "business was not there",
                        healthy().but("review", "attendees", without(Discipline.BUSINESS)),
                        "Meeting")
                .unmet(
                        "product was not there",
                        healthy().but("review", "attendees", without(Discipline.PRODUCT)),
                        "Meeting")
                .unmet("nothing was decided", healthy().but("review", "decisions", List.of()), "Meeting")
                .unmet("it was something else", healthy().but("review", "kind", CadenceKind.LEADERSHIP), "Meeting")
                .unmet("it was of another stream", healthy().but("review", "valueStreamId", ELSEWHERE), "Meeting")
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_stream_plans_in_one_cadence() {
        return practice("organisation.one-planning-cadence")
                .about("growth")
                .met("it does", healthy())
                .met(
                        "another has ended",
                        healthy().with(changed(cadence("rolling", CadenceKind.TEAM_PLANNING, 14), "to", AS_OF)))
                .unmet("it has two", healthy().with(cadence("rolling", CadenceKind.TEAM_PLANNING, 14)), "accumulate")
                .unmet("it has none", healthy().but("plannings", "kind", CadenceKind.REVIEW), "accumulate")
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_stream_reviews_in_one_rhythm() {
        return practice("organisation.one-review-rhythm")
                .about("growth")
                .met("it does", healthy())
                .met(
                        "another has ended",
                        healthy().with(changed(cadence("monthly", CadenceKind.REVIEW, 31), "to", AS_OF)))
                .met(
                        "another stream has another",
                        healthy().with(changed(cadence("monthly", CadenceKind.REVIEW, 31), "valueStreamId", ELSEWHERE)))
                .unmet("it has two", healthy().with(cadence("monthly", CadenceKind.REVIEW, 31)), "accumulate")
                .unmet(
                        "it has two of the same length",
                        healthy().with(cadence("more", CadenceKind.REVIEW, 92)),
                        "accumulate")
                .unmet("it has none", healthy().but("reviews", "kind", CadenceKind.LEADERSHIP), "accumulate")
                .tests();
    }

    /** Two who overrule the architect in one decision about the portal, and perhaps one above the other. */
    private static PracticeVerdict withLastWords(String... rights) {
        StringBuilder rules = new StringBuilder();
        for (String right : rights) {
            String[] words = right.split(" ");
            rules.append("// Why\nrule \"")
                    .append(right)
                    .append("\"\n@right( \"overrules\" )\n@decision( \"")
                    .append(words[0])
                    .append("\" )\n@by( \"")
                    .append(words[1])
                    .append("\" )\n@over( \"")
                    .append(words[2])
                    .append("\" )\nwhen\nPendingDecision( product!.id == \"")
                    .append(words[3])
                    .append("\" )\nthen\nend\n");
        }
        return verdict("organisation.one-last-word", healthy(), RulePack.shipped("roles"), rules(rules.toString()));
    }

    @Test
    @Tag("makes-cases")
    void two_last_words_over_one_role_are_found() {
        String executive = "standard-deviation executive architect portal";
        assertThat(withLastWords(executive)).isEqualTo(PracticeVerdict.MET);
        assertThat(withLastWords(executive, "standard-deviation portfolio-lead architect portal"))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(List.of(
                        withLastWords(executive, "standard-deviation portfolio-lead designer portal"),
                        withLastWords(executive, "shared-standard portfolio-lead architect portal"),
                        withLastWords(executive, "standard-deviation portfolio-lead architect other"),
                        withLastWords(
                                executive,
                                "standard-deviation portfolio-lead architect portal",
                                "standard-deviation executive portfolio-lead portal"),
                        withLastWords(
                                executive,
                                "standard-deviation portfolio-lead architect portal",
                                "standard-deviation portfolio-lead executive portal")))
                .containsOnly(PracticeVerdict.MET);
        assertThat(List.of(
                        withLastWords(
                                executive,
                                "standard-deviation portfolio-lead architect portal",
                                "standard-deviation executive portfolio-lead other"),
                        withLastWords(
                                executive,
                                "standard-deviation portfolio-lead architect portal",
                                "shared-standard executive portfolio-lead portal")))
                .containsOnly(PracticeVerdict.UNMET);
        for (String beside : List.of(
                "standard-deviation security executive portal",
                "standard-deviation security portfolio-lead portal",
                "standard-deviation executive designer portal",
                "standard-deviation portfolio-lead designer portal")) {
            assertThat(withLastWords(executive, "standard-deviation portfolio-lead architect portal", beside))
                    .as(beside)
                    .isEqualTo(PracticeVerdict.UNMET);
        }
    }

    @Test
    @Tag("makes-cases")
    void neither_a_third_role_nor_other_decisions_say_who_of_two_is_above() {
        String[] both = {
            "standard-deviation executive architect portal", "standard-deviation portfolio-lead architect portal"
        };
        assertThat(withLastWords(
                        both[0],
                        both[1],
                        "standard-deviation security executive portal",
                        "standard-deviation security portfolio-lead portal"))
                .isEqualTo(PracticeVerdict.UNMET);
        assertThat(withLastWords(
                        both[0],
                        both[1],
                        "shared-standard executive portfolio-lead portal",
                        "technical-solution portfolio-lead executive portal"))
                .isEqualTo(PracticeVerdict.UNMET);
    }

    @TestFactory
    List<DynamicTest> one_last_word_needs_somebody_who_decides() {
        return practice("organisation.one-last-word")
                .about("portal")
                .met("somebody decides", healthy())
                .unmet("nobody decides", heldByNobodyBut(), "exists AppliedRight")
                .unmet("who is there decides nothing", heldByNobodyBut(RoleId.FINANCE), "exists AppliedRight")
                .met("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .notApplicable("it is retired", healthy().but("portal", "stage", Stage.RETIRED))
                .tests();
    }

    @TestFactory
    List<DynamicTest> nobody_works_in_two_teams() {
        return practice("organisation.one-team-each")
                .met("nobody does", healthy())
                .met(
                        "a team is of one person",
                        healthy().but("portal-team", "members", List.of(person(RoleId.ENGINEER))))
                .met(
                        "two teams are there",
                        healthy().with(new Team(SECOND, "Second", ELSEWHERE, List.of(person(RoleId.SUPPORT)))))
                .unmet(
                        "somebody does",
                        healthy().with(new Team(SECOND, "Second", ELSEWHERE, List.of(person(RoleId.ENGINEER)))),
                        "not")
                .unmet(
                        "somebody does in one value stream",
                        healthy().with(new Team(SECOND, "Second", STREAM, List.of(person(RoleId.ENGINEER)))),
                        "not")
                .unmet("no team has people", healthy().but("portal-team", "members", List.of()), "exists Team")
                .tests();
    }

    @TestFactory
    List<DynamicTest> business_and_engineering_answer_together() {
        return practice("organisation.leadership-alignment")
                .about("growth")
                .met("they do", healthy())
                .unmet("the last review is too long ago", held("review", justOver(92)), "Meeting")
                .unmet(
                        "business was absent",
                        healthy().but("review", "attendees", without(Discipline.BUSINESS)),
                        "Meeting")
                .unmet(
                        "product was absent",
                        healthy().but("review", "attendees", without(Discipline.PRODUCT)),
                        "Meeting")
                .unmet(
                        "engineering was absent",
                        healthy().but("review", "attendees", without(Discipline.ENGINEERING)),
                        "Meeting")
                .unmet(
                        "business is paid by no outcome",
                        healthy().but("for-business", "outcomeId", null),
                        "$business : Incentive")
                .unmet(
                        "engineering is paid by no outcome",
                        healthy().but("for-engineering", "outcomeId", null),
                        "$engineering : Incentive")
                .unmet(
                        "engineering is paid by another outcome",
                        healthy()
                                .with(healthy().copyOf("sooner-start", new OutcomeId("fewer-calls"), "name", "Calls"))
                                .but("for-engineering", "outcomeId", new OutcomeId("fewer-calls")),
                        "$engineering : Incentive")
                .unmet(
                        "what was held was for something else",
                        healthy().but("review", "kind", CadenceKind.LEADERSHIP),
                        "Meeting")
                .unmet(
                        "the outcome is of another stream",
                        healthy().but("portal", "valueStreamId", ELSEWHERE),
                        "$product : Product")
                .unmet(
                        "no product of the stream serves the outcome",
                        healthy().but("portal", "outcomeIds", List.of()),
                        "$business : Incentive")
                .unmet(
                        "a product of another stream serves the outcome",
                        healthy()
                                .but("portal", "outcomeIds", List.of())
                                .with(Given.changed(
                                        healthy().copyOf("portal", new ProductId("elsewhere"), "name", "Elsewhere"),
                                        "valueStreamId",
                                        ELSEWHERE)),
                        "$business : Incentive")
                .unmet(
                        "the product that serves it is being retired",
                        healthy().but("portal", "stage", Stage.RETIREMENT),
                        "$product : Product")
                .tests();
    }

    @TestFactory
    List<DynamicTest> incentives_do_not_oppose_each_other() {
        return practice("organisation.incentives-do-not-oppose")
                .met("they do not", healthy())
                .met(
                        "they go different ways on different metrics",
                        healthy()
                                .but("for-product", "direction", Direction.INCREASE)
                                .but("for-product", "metricId", FEATURES))
                .unmet(
                        "one is paid for more and one for less",
                        healthy().but("for-product", "direction", Direction.INCREASE),
                        "not")
                .unmet(
                        "there is none",
                        healthy().without("for-product", "for-engineering", "for-business"),
                        "exists Incentive")
                .tests();
    }

    @TestFactory
    List<DynamicTest> incentives_reward_outcomes() {
        return practice("organisation.incentives-reward-outcomes")
                .met("they do", healthy())
                .unmet(
                        "there is none",
                        healthy().without("for-product", "for-engineering", "for-business"),
                        "exists Incentive")
                .unmet("one counts features", healthy().but("for-engineering", "outcomeId", null), "forall")
                .unmet(
                        "one counts features in the name of an outcome",
                        healthy().but("for-engineering", "metricId", FEATURES),
                        "forall")
                .unmet("nobody has said what its metric says", healthy().but("days-to-start", "kind", null), "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> three_sides_share_an_outcome_metric() {
        OutcomeId other = new OutcomeId("fewer-calls");
        Given two = healthy().with(healthy().copyOf("sooner-start", other, "name", "Fewer calls"));
        return practice("organisation.shared-outcome-metric")
                .met("they do", healthy())
                .met("another outcome has the same metric", two)
                .unmet("product has another metric", healthy().but("for-product", "metricId", FEATURES), "Incentive")
                .unmet(
                        "engineering has another metric",
                        healthy().but("for-engineering", "metricId", FEATURES),
                        "Incentive")
                .unmet("business has another metric", healthy().but("for-business", "metricId", FEATURES), "Incentive")
                .unmet("product has no outcome", healthy().but("for-product", "outcomeId", null), "Incentive")
                .unmet("engineering has no outcome", healthy().but("for-engineering", "outcomeId", null), "Incentive")
                .unmet("business has no outcome", healthy().but("for-business", "outcomeId", null), "Incentive")
                .unmet("business has another outcome", two.but("for-business", "outcomeId", other), "Incentive")
                .unmet(
                        "the metric counts output",
                        healthy().but("days-to-start", "kind", MetricKind.OUTPUT),
                        "MetricDefinition")
                .unmet(
                        "nobody has said what the metric says",
                        healthy().but("days-to-start", "kind", null),
                        "MetricDefinition")
                .unmet(
                        "the outcome is measured by nothing",
                        healthy().but("sooner-start", "metricId", null),
                        "$shared : Outcome")
                .unmet(
                        "the outcome is measured by another",
                        healthy().but("sooner-start", "metricId", FEATURES),
                        "MetricDefinition",
                        "Incentive",
                        "Incentive",
                        "Incentive")
                .tests();
    }

    @TestFactory
    List<DynamicTest> a_method_alone_is_no_operating_model() {
        return practice("organisation.method-is-not-the-model")
                .about("growth")
                .met("there is more", healthy())
                .unmet("there is no budget", healthy().without("B-1"), "exists Budget")
                .met("it begins now", healthy().but("B-1", "from", AS_OF))
                .met("it is small", healthy().but("B-1", "limit", new Money(new BigDecimal("0.01"), "EUR")))
                .unmet("it ended now", healthy().but("B-1", "to", AS_OF), "exists Budget")
                .unmet(
                        "it begins a nanosecond later",
                        healthy().but("B-1", "from", AS_OF.plusNanos(1)),
                        "exists Budget")
                .unmet(
                        "it is of nothing",
                        healthy().but("B-1", "limit", new Money(BigDecimal.ZERO, "EUR")),
                        "exists Budget")
                .unmet(
                        "no method is declared",
                        new Given(healthy().facts().stream()
                                .filter(fact -> !(fact instanceof Cadence))
                                .filter(fact -> !(fact instanceof Meeting))
                                .toList()),
                        "exists Cadence")
                .unmet(
                        "there is no incentive",
                        healthy().without("for-product", "for-engineering", "for-business"),
                        "exists Incentive")
                .unmet("nobody decides", heldByNobodyBut(), "exists ResolvedDecision")
                .tests();
    }

    @Test
    void the_design_review_is_of_five_practices() {
        assertThat(RulePack.shipped().stream()
                        .flatMap(id -> RulePack.shipped(id.value()).practices().stream())
                        .filter(rule -> rule.topics().contains(Topic.DESIGN_REVIEW))
                        .map(rule -> rule.id().value()))
                .containsExactlyInAnyOrder(
                        "organisation.escalation-paths",
                        "organisation.outcome-accountability",
                        "organisation.discovery-connected",
                        "organisation.budget-flexible",
                        "organisation.trade-offs-transparent");
    }

    @TestFactory
    List<DynamicTest> escalation_paths_are_explicit() {
        return practice("organisation.escalation-paths")
                .met("they are", healthy())
                .unmet("nobody is there at a step", healthy().but("product-lead", "to", AS_OF), "forall")
                .unmet("nobody is there at the last step", healthy().but("executive", "to", AS_OF), "forall")
                .tests();
    }

    @Test
    @Tag("makes-cases")
    void a_conflict_without_a_path_is_not_explicit() {
        assertThat(verdict("organisation.escalation-paths", healthy(), List.of(RulePack.shipped("organisation"))))
                .isEqualTo(PracticeVerdict.UNMET);
    }

    @TestFactory
    List<DynamicTest> nobody_need_decide_about_a_retired_product() {
        return Stream.of(
                        "standards-shaped",
                        "product-manager-decides",
                        "enablers-not-gatehouses",
                        "central-vision-local-execution",
                        "one-last-word")
                .flatMap(id -> practice("organisation." + id)
                        .about("portal")
                        .met("all is well", healthy())
                        .met("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                        .notApplicable("it is retired", healthy().but("portal", "stage", Stage.RETIRED))
                        .tests()
                        .stream())
                .toList();
    }

    @TestFactory
    List<DynamicTest> somebody_answers_for_a_product_by_an_outcome() {
        return practice("organisation.outcome-accountability")
                .about("portal")
                .met("somebody does", healthy())
                .unmet("nobody owns it", healthy().but("portal", "owner", null), "Product")
                .unmet("it serves no outcome", healthy().but("portal", "outcomeIds", List.of()), "Outcome")
                .unmet("the outcome has no target", healthy().but("sooner-start", "target", null), "Outcome")
                .unmet(
                        "only an outcome of another product is quantified",
                        healthy()
                                .with(healthy().copyOf("sooner-start", new OutcomeId("fewer-calls"), "name", "Calls"))
                                .but("sooner-start", "target", null),
                        "Outcome")
                .notApplicable("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> discovery_serves_an_outcome() {
        return practice("organisation.discovery-connected")
                .about("portal")
                .met("it does", healthy())
                .unmet("it serves none", healthy().but("X-1", "outcomeId", null), "forall")
                .unmet("the product serves another", healthy().but("portal", "outcomeIds", List.of()), "forall")
                .unmet("it is of another product", healthy().but("X-1", "productId", OTHER), "exists ExperimentPlan")
                .unmet(
                        "a second plan serves none",
                        healthy().with(healthy().copyOf("X-1", new ExperimentPlanId("X-2"), "outcomeId", null)),
                        "forall")
                .notApplicable("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .tests();
    }

    @TestFactory
    List<DynamicTest> money_can_be_moved_for_a_purpose() {
        return practice("organisation.budget-flexible")
                .about("portal")
                .met("it can", healthy())
                .unmet("nobody can move it", healthy().but("portfolio-lead", "to", AS_OF), "ResolvedDecision")
                .unmet("it has no focus", healthy().without("focus"), "AllocationTarget")
                .unmet(
                        "the focus is of another product",
                        healthy().but("focus", "productId", OTHER),
                        "AllocationTarget")
                .notApplicable("it is in discovery", healthy().but("portal", "stage", Stage.DISCOVERY))
                .notApplicable("it is being retired", healthy().but("portal", "stage", Stage.RETIREMENT))
                .tests();
    }

    /** The portal and its stream have it all, which proves nothing of the product and the stream that have nothing. */
    @TestFactory
    Stream<DynamicTest> what_others_have_proves_nothing() {
        return Stream.of(
                        elsewhere("skills-covered", "exists Team"),
                        elsewhere("teams-cut-by-product", "exists Team"),
                        elsewhere("tools-supplied", "exists Team"),
                        elsewhere("stand-ups", "$cadence : Cadence"),
                        elsewhere("team-planning", "$cadence : Cadence"),
                        elsewhere("share-outs", "$cadence : Cadence"),
                        elsewhere("raised-items-owned", "exists Meeting"),
                        elsewhere("unified-review", "Meeting"),
                        elsewhere("leadership-alignment", "$business : Incentive", "Meeting"),
                        elsewhere("method-is-not-the-model", "exists Cadence", "exists Budget"),
                        other("outcome-accountability", "Product"),
                        other("discovery-connected", "exists ExperimentPlan"),
                        other("budget-flexible", "AllocationTarget"))
                .flatMap(List::stream);
    }

    private static List<DynamicTest> elsewhere(String practice, String... failed) {
        return practice("organisation." + practice)
                .about("elsewhere")
                .unmet(practice + " is so in another stream only", healthy(), failed)
                .tests();
    }

    private static List<DynamicTest> other(String practice, String... failed) {
        return practice("organisation." + practice)
                .about("other")
                .unmet(
                        practice + " is so of another product only",
                        healthy().but("other", "consumes", List.of(PORTAL)),
                        failed)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> what_others_lack_breaks_nothing() {
        TeamId idle = new TeamId("idle-team");
        Meeting unowned = changed(
                meeting("other-review", "other-reviews", CadenceKind.REVIEW, 3, RaisedKind.RISK),
                "raised",
                List.of(new RaisedItem(RaisedKind.RISK, "Something", null)));
        Given lacking = dependent()
                .with(
                        new Team(idle, "Idle team", ELSEWHERE, List.of(), TeamKind.FUNCTIONAL),
                        new TeamSkill(idle, ELSEWHERE, "Java", List.of()),
                        changed(cadence("other-reviews", CadenceKind.REVIEW, 92), "valueStreamId", ELSEWHERE),
                        changed(cadence("other-plans", CadenceKind.TEAM_PLANNING, 62), "valueStreamId", ELSEWHERE),
                        changed(unowned, "valueStreamId", ELSEWHERE),
                        new ExperimentPlan(
                                new ExperimentPlanId("X-9"), OTHER, "More", "features", List.of(), null, null));
        return Stream.concat(
                Stream.of(
                                "skills-covered",
                                "teams-cut-by-product",
                                "tools-supplied",
                                "raised-items-owned",
                                "one-planning-cadence",
                                "one-review-rhythm")
                        .flatMap(id -> practice("organisation." + id)
                                .about("growth")
                                .met(id + " is not so in another stream", lacking)
                                .tests()
                                .stream()),
                practice("organisation.discovery-connected")
                        .about("portal")
                        .met("discovery of another product serves no outcome", lacking)
                        .tests()
                        .stream());
    }

    @TestFactory
    List<DynamicTest> trade_offs_say_why() {
        return practice("organisation.trade-offs-transparent")
                .met("they do", healthy())
                .unmet("one does not", healthy().but("trade-off", "tradeOff", null), "forall")
                .unmet(
                        "one of two does not",
                        healthy().with(decision("second", "portfolio-trade-off", RoleId.PRODUCT_LEAD, 20, null)),
                        "forall")
                .unmet("there is none", healthy().but("trade-off", "votes", List.of()), "exists StandingDecision")
                .tests();
    }
}
