package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.escalation.BusinessCalendar;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.Escalation.DeadEnd;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.GateSubmissionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.IncidentId;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class EscalationsTest {
    /** A Sunday. */
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private static final Instant LONG_AGO = AS_OF.minus(Duration.ofDays(100));
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BEN = new PersonId("ben");
    private static final ProductId PORTAL = new ProductId("portal");

    private static final String PATH = step("one", "product-lead", "P5D", "two", "")
            + step("two", "portfolio-lead", "P10D", "three", "")
            + step("three", "executive", "P30D", null, "");

    private static String step(String id, String role, String within, @Nullable String then, String conditions) {
        return "rule \"Step " + id + "\" @escalation( \"" + id + "\" ) @to( \"" + role + "\" ) @within( \"" + within
                + "\" ) " + (then == null ? "" : "@then( \"" + then + "\" )") + "\nwhen UnresolvedMatter( " + conditions
                + " ) then end\n";
    }

    private static RulePack pack(String id, PackLayer layer, String rules) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                layer,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return RulePack.of(manifest, Map.of(id + ".drl", rules.getBytes(StandardCharsets.UTF_8)));
    }

    private static Governance governance(String rules) {
        return Governance.load(RulePack.standard(), pack("house", PackLayer.ORGANISATION, rules));
    }

    private static Portfolio.Builder portfolio() {
        return portfolio(Stage.MVP);
    }

    private static Portfolio.Builder portfolio(Stage stage) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("stream"), "Stream"))
                .people(new Person(ANA, "Ana"), new Person(BEN, "Ben"))
                .products(new Product(
                        PORTAL,
                        "Portal",
                        ProductKind.APPLICATION,
                        stage,
                        Set.of(Channel.WEB),
                        new ValueStreamId("stream"),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null));
    }

    private static GateSubmission submitted(int daysAgo) {
        return new GateSubmission(
                new GateSubmissionId("S-1"), PORTAL, GateId.MVP_EXIT, ANA, AS_OF.minus(Duration.ofDays(daysAgo)), null);
    }

    private static RoleHolding holds(PersonId person, RoleId role) {
        return new RoleHolding(person, role, LONG_AGO, null);
    }

    private static Escalation only(EscalationAgenda agenda) {
        assertThat(agenda.escalations()).hasSize(1);
        return agenda.escalations().get(0);
    }

    private static String at(Escalation escalation) {
        return escalation
                .current()
                .map(stage -> stage.stepId() + " " + stage.role() + " " + stage.people() + " " + stage.dueAt())
                .orElseGet(() -> String.valueOf(escalation.deadEnd()));
    }

    @Test
    void a_blocked_submission_goes_up_step_by_step_until_somebody_answers() {
        Governance governance = governance(PATH);
        Portfolio.Builder held =
                portfolio().roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD), holds(BEN, RoleId.EXECUTIVE));
        EscalationAgenda early =
                governance.escalations(held.submissions(submitted(3)).build(), AS_OF);
        assertThat(early.overdue()).isEmpty();
        assertThat(early.deadEnds()).isEmpty();
        Escalation young = only(early);
        assertThat(at(young)).isEqualTo("one product-lead [ana] 2026-06-23T00:00:00Z");
        assertThat(young.key()).isEqualTo("gate-blocked/portal/mvp-exit/S-1/2026-06-18T00:00:00Z#one");
        assertThat(young.next()).map(stage -> stage.stepId().value()).contains("three");
        assertThat(young.overdue()).isEmpty();
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD), holds(BEN, RoleId.EXECUTIVE))
                .submissions(submitted(5))
                .build();
        EscalationAgenda agenda = governance.escalations(portfolio, AS_OF);
        assertThat(agenda.text()).isEqualTo("""
                        1 matter is unresolved as of 2026-06-21T00:00:00Z: 0 at a dead end, 1 overdue.
                          gate-blocked  Gate 'mvp-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 4 of 4 criteria that can block are unmet; submitted by ana at 2026-06-16T00:00:00Z
                            overdue  one  product-lead (ana), due 2026-06-21T00:00:00Z
                            skipped  two  portfolio-lead, due 2026-06-26T00:00:00Z; skipped: nobody holds the role
                            asked    three  executive (ben), due 2026-07-16T00:00:00Z
                        """);
        assertThat(agenda.overdue()).containsExactlyElementsOf(agenda.escalations());
        assertThat(agenda.deadEnds()).isEmpty();
        assertThat(agenda.of(BEN)).containsExactlyElementsOf(agenda.escalations());
        assertThat(agenda.of(ANA)).isEmpty();
    }

    @Test
    void a_matter_that_nobody_can_answer_is_at_a_named_dead_end() {
        String right = "rule \"R\" @right( \"decides\" ) @decision( \"scope\" ) @by( \"executive\" )\n"
                + "when PendingDecision( ) then end\n";
        assertThat(only(Governance.load(pack("house", PackLayer.ORGANISATION, right))
                                .escalations(
                                        portfolio().submissions(submitted(1)).build(), AS_OF))
                        .deadEnd())
                .isEqualTo(DeadEnd.NO_PATH);
        Governance governance = governance(PATH);
        assertThat(only(governance.escalations(
                                portfolio().submissions(submitted(1)).build(), AS_OF))
                        .deadEnd())
                .isEqualTo(DeadEnd.NOBODY_CAN_ANSWER);
        Portfolio away = portfolio()
                .submissions(submitted(1))
                .roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD))
                .absences(new Absence(ANA, LONG_AGO, AS_OF.plus(Duration.ofDays(1))))
                .build();
        Escalation escalation = only(governance.escalations(away, AS_OF));
        assertThat(escalation.deadEnd()).isEqualTo(DeadEnd.NOBODY_CAN_ANSWER);
        assertThat(escalation.stages())
                .extracting(EscalationStage::skipped)
                .containsExactly(
                        "everybody who holds the role is away", "nobody holds the role", "nobody holds the role");
        Portfolio old = portfolio()
                .submissions(submitted(30))
                .roleHoldings(holds(ANA, RoleId.EXECUTIVE))
                .build();
        EscalationAgenda agenda = governance.escalations(old, AS_OF);
        assertThat(only(agenda).deadEnd()).isEqualTo(DeadEnd.NOBODY_ANSWERED);
        assertThat(agenda.deadEnds()).hasSize(1);
        assertThat(only(agenda).key()).endsWith("#NOBODY_ANSWERED");
    }

    @Test
    void a_submission_that_is_withdrawn_or_passes_is_no_matter() {
        GateSubmission withdrawn =
                new GateSubmission(new GateSubmissionId("S-2"), PORTAL, GateId.MVP_EXIT, ANA, LONG_AGO, AS_OF);
        GateSubmission later =
                new GateSubmission(new GateSubmissionId("S-3"), PORTAL, GateId.MVP_EXIT, ANA, AS_OF.plusNanos(1), null);
        EscalationAgenda agenda = governance(PATH)
                .escalations(portfolio().submissions(withdrawn, later).build(), AS_OF);
        assertThat(agenda.escalations()).isEmpty();
        assertThat(agenda.text()).isEqualTo("Nothing is unresolved as of 2026-06-21T00:00:00Z.\n");
        assertThat(governance(PATH)
                        .escalations(portfolio().submissions(withdrawn, later).build(), AS_OF.minusNanos(1))
                        .escalations())
                .hasSize(1);
    }

    @Test
    void a_path_with_a_condition_comes_before_one_for_every_matter() {
        Governance governance =
                governance(PATH + step("risk", "security", "P20D", "three", "kind == MatterKind.RISK_OVERDUE"));
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD), holds(BEN, RoleId.SECURITY))
                .submissions(submitted(1))
                .risks(risk(true, new Milestone("Audit", AS_OF.minus(Duration.ofDays(2)), false)))
                .build();
        assertThat(governance.escalations(portfolio, AS_OF).escalations())
                .extracting(EscalationsTest::at)
                .containsExactly(
                        "one product-lead [ana] 2026-06-25T00:00:00Z", "risk security [ben] 2026-07-09T00:00:00Z");
    }

    @Test
    void a_team_leads_nothing_away_that_its_organisation_routes() {
        String away = step("team.first", "scrum-master", "P3000D", null, "kind == MatterKind.GATE_BLOCKED");
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD), holds(BEN, RoleId.SCRUM_MASTER))
                .submissions(submitted(1))
                .build();
        RulePack team = pack("team", PackLayer.TEAM, away);
        assertThat(at(only(Governance.load(RulePack.standard(), pack("house", PackLayer.ORGANISATION, PATH), team)
                        .escalations(portfolio, AS_OF))))
                .startsWith("one product-lead");
        assertThat(at(only(Governance.load(RulePack.standard(), pack("floor", PackLayer.BASE, PATH), team)
                        .escalations(portfolio, AS_OF))))
                .startsWith("team.first scrum-master");
    }

    @Test
    void deadlines_count_working_days_where_there_is_a_calendar() {
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD))
                .submissions(submitted(3))
                .calendars(new BusinessCalendar("UTC", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of()))
                .build();
        // raised on Thursday, 18 June; the fifth working day after it is Thursday, 25 June
        assertThat(at(only(governance(PATH).escalations(portfolio, AS_OF))))
                .isEqualTo("one product-lead [ana] 2026-06-25T00:00:00Z");
    }

    private static ProductRisk risk(boolean open, Milestone... milestones) {
        return new ProductRisk(
                new RiskId("R-1"), PORTAL, "Leak", Severity.HIGH, open, ANA, List.of(milestones), LONG_AGO);
    }

    private static List<String> kinds(Portfolio portfolio) {
        return governance(PATH
                        + "rule \"Managers decide\" @right( \"decides\" ) @decision( \"scope\" ) @by( \"product-manager\" )\n"
                        + "when PendingDecision( ) then end\n"
                        + "rule \"Security vetoes\" @right( \"vetoes\" ) @decision( \"scope\" ) @by( \"security\" )\n"
                        + "when PendingDecision( ) then end\n")
                .escalations(portfolio, AS_OF)
                .escalations()
                .stream()
                .map(each -> each.matter().kind() + " " + each.matter().raisedAt() + " " + each.summary())
                .toList();
    }

    @Test
    void a_milestone_is_a_matter_from_when_it_is_due() {
        Milestone due = new Milestone("Audit", AS_OF, false);
        assertThat(kinds(portfolio().risks(risk(true, due)).build()))
                .containsExactly(
                        "RISK_OVERDUE 2026-06-21T00:00:00Z milestone 'Audit' of risk R-1 of 'portal' was due at "
                                + "2026-06-21T00:00:00Z");
        assertThat(kinds(portfolio().risks(risk(false, due)).build())).isEmpty();
        assertThat(kinds(portfolio()
                        .risks(risk(true, new Milestone("Audit", AS_OF, true)))
                        .build()))
                .isEmpty();
        assertThat(kinds(portfolio()
                        .risks(risk(true, new Milestone("Audit", AS_OF.plusNanos(1), false)))
                        .build()))
                .isEmpty();
        Milestone before = new Milestone("Test", AS_OF.minus(Duration.ofDays(3)), false);
        assertThat(kinds(portfolio().risks(risk(true, due, before)).build()))
                .as("of several, the one that was due first")
                .containsExactly(
                        "RISK_OVERDUE 2026-06-18T00:00:00Z milestone 'Test' of risk R-1 of 'portal' was due at "
                                + "2026-06-18T00:00:00Z");
    }

    @Test
    void of_several_overdue_milestones_the_one_that_was_due_first_is_told() {
        Milestone later = new Milestone("Audit", AS_OF, false);
        Milestone first = new Milestone("Test", AS_OF.minusSeconds(1), false);
        assertThat(kinds(portfolio().risks(risk(true, later, first)).build()))
                .containsExactly(
                        "RISK_OVERDUE 2026-06-20T23:59:59Z milestone 'Test' of risk R-1 of 'portal' was due at "
                                + "2026-06-20T23:59:59Z");
    }

    @Test
    void what_is_overdue_of_a_retired_product_is_no_matter() {
        ProductRisk overdue = risk(true, new Milestone("Audit", AS_OF, false));
        Incident open = new Incident(
                new IncidentId("outage"), PORTAL, "Nobody could order", Severity.HIGH, LONG_AGO, null, List.of());
        assertThat(kinds(portfolio(Stage.RETIREMENT)
                        .risks(overdue)
                        .incidents(open)
                        .build()))
                .hasSize(2);
        assertThat(kinds(portfolio(Stage.RETIRED).risks(overdue).incidents(open).build()))
                .isEmpty();
    }

    /** A waiver for the error budget at limited launch. */
    private static Waiver waiver(Instant grantedAt, Instant expires) {
        return new Waiver(
                new WaiverId("W-1"),
                Given.PORTAL,
                GateId.LIMITED_LAUNCH_EXIT,
                new CriterionId("limited-launch.error-budget-left"),
                "The window ends soon.",
                Given.CARL,
                Given.PIA,
                grantedAt,
                expires);
    }

    @Test
    void a_waiver_that_a_gate_rests_on_is_a_matter_14_days_before_it_ends() {
        Given spent = Given.healthy().but("SloCount", "good", 9_990L);
        Instant monthAgo = AS_OF.minus(Duration.ofDays(30));
        Instant fortnight = AS_OF.plus(Duration.ofDays(14));
        assertThat(kinds(spent.with(waiver(monthAgo, fortnight)).portfolio()))
                .containsExactly(
                        "WAIVER_EXPIRING 2026-06-21T00:00:00Z waiver W-1 for 'limited-launch.error-budget-left' of"
                                + " 'partner-portal' ends at 2026-07-05T00:00:00Z");
        assertThat(kinds(spent.with(waiver(monthAgo, fortnight.plusNanos(1))).portfolio()))
                .isEmpty();
        // one that was granted for less is a matter since it was granted
        Instant yesterday = AS_OF.minus(Duration.ofDays(1));
        assertThat(kinds(spent.with(waiver(yesterday, AS_OF.plusSeconds(1))).portfolio()))
                .singleElement()
                .asString()
                .startsWith("WAIVER_EXPIRING 2026-06-20T00:00:00Z waiver W-1 ");
        assertThat(kinds(spent.with(waiver(monthAgo, AS_OF)).portfolio())).isEmpty();
        assertThat(kinds(spent.with(waiver(AS_OF.plusNanos(1), fortnight)).portfolio()))
                .isEmpty();
        // it is no matter while the gate rests on another one
        Waiver longer = Given.changed(waiver(monthAgo, fortnight.plus(Duration.ofDays(30))), "id", new WaiverId("W-0"));
        assertThat(kinds(spent.with(longer, waiver(monthAgo, fortnight)).portfolio()))
                .isEmpty();
        // no gate rests on it while there is an error budget
        assertThat(kinds(Given.healthy().with(waiver(monthAgo, fortnight)).portfolio()))
                .isEmpty();
    }

    private static DecisionRecord scope(String kind, @Nullable Instant due, Vote... votes) {
        return new DecisionRecord(
                new DecisionRecordId("D-1"),
                new DecisionId(kind),
                "Drop it?",
                PORTAL,
                null,
                null,
                BEN,
                LONG_AGO,
                due,
                null,
                List.of(votes),
                null);
    }

    @Test
    void a_decision_is_a_matter_when_nobody_decides_it_when_it_is_vetoed_and_when_it_is_overdue() {
        Portfolio.Builder builder = portfolio();
        assertThat(kinds(builder.decisions(scope("scope", null)).build()))
                .containsExactly(
                        "NOBODY_DECIDES 2026-03-13T00:00:00Z decision D-1 'scope' was asked for by ben, but it "
                                + "cannot be told whether it stands: 'scope' of 'portal' is decided by nobody as of "
                                + "2026-06-21T00:00:00Z: nobody holds the role");
        RoleHolding[] held = {holds(ANA, RoleId.PRODUCT_MANAGER), holds(BEN, RoleId.SECURITY)};
        assertThat(kinds(portfolio()
                        .roleHoldings(held)
                        .decisions(scope("scope", null))
                        .build()))
                .isEmpty();
        assertThat(kinds(portfolio()
                        .roleHoldings(held)
                        .decisions(scope("scope", AS_OF))
                        .build()))
                .containsExactly(
                        "DEADLINE_MISSED 2026-06-21T00:00:00Z decision D-1 'scope' was asked for by ben and due "
                                + "at 2026-06-21T00:00:00Z, but not decided: 'scope' of 'portal' is decided by "
                                + "'product-manager' as of 2026-06-21T00:00:00Z: ana");
        Vote yes = new Vote(ANA, RightKind.DECIDES, null, LONG_AGO);
        assertThat(kinds(portfolio()
                        .roleHoldings(held)
                        .decisions(scope("scope", AS_OF, yes))
                        .build()))
                .isEmpty();
        Vote no = new Vote(BEN, RightKind.VETOES, null, LONG_AGO.plusSeconds(5));
        assertThat(kinds(portfolio()
                        .roleHoldings(held)
                        .decisions(scope("scope", AS_OF, yes, no))
                        .build()))
                .containsExactly(
                        "VETOED 2026-03-13T00:00:05Z decision D-1 'scope' was asked for by ben, but ben vetoed "
                                + "it at 2026-03-13T00:00:05Z");
    }

    private static Cost cost(String id, int daysAgo, String amount, String currency) {
        Instant to = AS_OF.minus(Duration.ofDays(daysAgo));
        return new Cost(
                id,
                PORTAL,
                to.minus(Duration.ofDays(1)),
                to,
                ChargeCategory.USAGE,
                new BigDecimal(amount),
                new BigDecimal(amount),
                currency,
                "cloud",
                "compute",
                Map.of());
    }

    @Test
    void a_budget_is_a_matter_from_the_charge_that_exceeds_it_on() {
        Budget budget = new Budget(
                new BudgetId("B-1"),
                PORTAL,
                LONG_AGO,
                AS_OF.plus(Duration.ofDays(100)),
                new Money(new BigDecimal("100"), "EUR"),
                null);
        Portfolio.Builder spent =
                portfolio().budgets(budget).costs(cost("a", 9, "60", "EUR"), cost("b", 5, "40", "EUR"));
        assertThat(kinds(spent.build())).as("spent to the last cent").isEmpty();
        assertThat(kinds(portfolio()
                        .budgets(budget)
                        .costs(cost("tomorrow", -1, "500", "EUR"))
                        .build()))
                .as("charged later")
                .isEmpty();
        spent.costs(cost("c", 4, "0.01", "EUR"), cost("d", 1, "5", "EUR"));
        assertThat(kinds(spent.build()))
                .containsExactly(
                        "GUARDRAIL_BREACHED 2026-06-17T00:00:00Z budget B-1 of 'portal' is 100 EUR, but 105.01 "
                                + "EUR was charged");
        spent.costs(cost("e", 1, "-10", "EUR"));
        assertThat(kinds(spent.build())).as("credited on the same day").isEmpty();
        spent.costs(cost("f", 2, "1", "USD"));
        assertThat(kinds(spent.build()))
                .containsExactly(
                        "GUARDRAIL_BREACHED 2026-06-17T00:00:00Z budget B-1 of 'portal' is 100 EUR, and charges "
                                + "in USD are not compared with it");
    }

    /** A criterion that joins facts until its step budget is spent, and that nothing here meets. */
    private static final String TOO_MUCH = """
            rule "Too much" @gate( "mvp-exit" ) @criterion( "house.too-much" ) @enforcement( "mandatory" )
            when
                GateReview( $p : productId )
                $a : Evidence( productId == $p )
                $b : Evidence( productId == $p )
                $c : Evidence( productId == $p )
                $d : Evidence( productId == $p, observedAt < $c.observedAt )
            then end
            """;

    private static Portfolio.Builder withNotes(int number) {
        Portfolio.Builder builder = portfolio().submissions(submitted(3));
        for (int i = 0; i < number; i++) {
            builder.evidence(new Evidence(
                    new EvidenceId("e-" + i),
                    PORTAL,
                    EvidenceKind.DOCUMENT,
                    "Note",
                    null,
                    URI.create("https://example.org/" + i),
                    ANA,
                    LONG_AGO,
                    null,
                    null,
                    null));
        }
        return builder;
    }

    @Test
    void a_gate_that_cannot_be_evaluated_is_one_matter_and_another_than_one_that_blocks() {
        Governance governance = governance(PATH + TOO_MUCH);
        Escalation failing = only(governance.escalations(withNotes(60).build(), AS_OF));
        assertThat(failing.matter().kind()).isEqualTo(MatterKind.GATE_UNEVALUABLE);
        assertThat(failing.key()).startsWith("gate-unevaluable/portal/mvp-exit/S-1/2026-06-18T00:00:00Z");
        assertThat(only(governance.escalations(withNotes(1).build(), AS_OF))
                        .matter()
                        .kind())
                .isEqualTo(MatterKind.GATE_BLOCKED);
    }

    @Test
    void a_decision_that_two_roles_take_is_one_matter() {
        Governance both = governance(PATH
                + "rule \"Managers\" @right( \"decides\" ) @decision( \"scope\" ) @by( \"product-manager\" )\n"
                + "when PendingDecision( ) then end\n"
                + "rule \"Owners\" @right( \"decides\" ) @decision( \"scope\" ) @by( \"product-owner\" )\n"
                + "when PendingDecision( productId != null ) then end\n");
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER), holds(BEN, RoleId.PRODUCT_OWNER))
                .decisions(scope("scope", null))
                .build();
        assertThat(only(both.escalations(portfolio, AS_OF)).matter().kind()).isEqualTo(MatterKind.SEVERAL_DECIDE);
    }

    @Test
    void every_kind_of_matter_has_a_word() {
        assertThat(MatterKind.values())
                .extracting(MatterKind::word)
                .allMatch(word -> word.matches("[a-z]+(-[a-z]+)*"))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_no_other_pack_routes_takes_the_path_of_the_standard_pack() {
        Portfolio portfolio = portfolio()
                .submissions(submitted(1))
                .roleHoldings(holds(BEN, RoleId.PORTFOLIO_LEAD))
                .build();
        Escalation found = only(Governance.load(RulePack.standard()).escalations(portfolio, AS_OF));
        assertThat(found.stages())
                .extracting(
                        stage -> stage.stepId().value(), stage -> stage.role().value())
                .containsExactly(
                        tuple("default.first", "product-lead"),
                        tuple("default.second", "portfolio-lead"),
                        tuple("default.last", "executive"));
        assertThat(at(found)).isEqualTo("default.second portfolio-lead [ben] 2026-06-30T00:00:00Z");
    }

    @Test
    void a_review_of_an_incident_that_is_open_for_more_than_14_days_is_a_matter_from_then_on() {
        Instant occurred = AS_OF.minus(Duration.ofDays(14));
        Incident open = new Incident(
                new IncidentId("outage"), PORTAL, "Nobody could order", Severity.HIGH, occurred, null, List.of());
        Governance governance = governance(PATH);
        Portfolio portfolio = portfolio().incidents(open).build();
        assertThat(governance.escalations(portfolio, AS_OF).escalations()).isEmpty();
        Escalation found = only(governance.escalations(portfolio, AS_OF.plusSeconds(1)));
        assertThat(found.matter().kind()).isEqualTo(MatterKind.REVIEW_OVERDUE);
        assertThat(found.matter().raisedAt()).isEqualTo(AS_OF);
        assertThat(found.summary())
                .isEqualTo("incident outage of 'portal' occurred at 2026-06-07T00:00:00Z, and its review is open");
        Incident closed =
                new Incident(open.id(), PORTAL, open.title(), Severity.HIGH, occurred, AS_OF.plusSeconds(1), List.of());
        assertThat(governance
                        .escalations(portfolio().incidents(closed).build(), AS_OF.plusSeconds(1))
                        .escalations())
                .isEmpty();
    }

    private static final String FRESH = """
            import java.time.Duration;
            import org.operatingmodel.evidence.Evidence;
            import org.operatingmodel.practice.ReviewedProduct;
            rule "There is fresh evidence"
                @guardrail( "house.fresh" )
            when
                ReviewedProduct( $product : productId, $asOf : asOf )
                Evidence( productId == $product, observedWithin( Duration.ofDays( 10 ), $asOf ) )
            then
            end
            """;

    private static Evidence evidence(String id, int daysAgo, @Nullable Instant expires) {
        return new Evidence(
                new EvidenceId(id),
                PORTAL,
                EvidenceKind.TELEMETRY,
                null,
                null,
                URI.create("https://evidence.example/" + id),
                ANA,
                AS_OF.minus(Duration.ofDays(daysAgo)),
                expires,
                null,
                null);
    }

    @Test
    void a_guardrail_of_a_pack_that_is_breached_is_a_matter_since_it_was_breached_whenever_one_looks() {
        Governance governance = governance(FRESH + PATH);
        Portfolio portfolio = portfolio()
                .evidence(evidence("old", 60, null), evidence("last", 30, null))
                .build();
        Escalation found = only(governance.escalations(portfolio, AS_OF));
        assertThat(found.matter().kind()).isEqualTo(MatterKind.GUARDRAIL_BREACHED);
        assertThat(found.matter().subject()).isEqualTo("house.fresh");
        assertThat(found.matter().raisedAt())
                .isEqualTo(AS_OF.minus(Duration.ofDays(20)).plusSeconds(1));
        assertThat(found.summary()).startsWith("guardrail 'house.fresh' of product portal is breached: no Evidence");
        Instant later = AS_OF.plus(Duration.ofDays(400));
        assertThat(only(governance.escalations(portfolio, later)).matter().key())
                .isEqualTo(found.matter().key());
    }

    @Test
    void a_guardrail_that_held_until_a_fact_ended_is_breached_from_that_instant_on() {
        Instant end = AS_OF.minus(Duration.ofDays(3));
        Portfolio portfolio = portfolio().evidence(evidence("ends", 9, end)).build();
        assertThat(only(governance(FRESH + PATH).escalations(portfolio, AS_OF))
                        .matter()
                        .raisedAt())
                .isEqualTo(end);
    }

    @Test
    void a_guardrail_that_never_held_is_one_matter_whatever_the_quarter() {
        Governance governance = governance(FRESH + PATH);
        Portfolio portfolio = portfolio().build();
        Escalation found = only(governance.escalations(portfolio, AS_OF));
        assertThat(found.matter().raisedAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(found.matter().key()).isEqualTo("guardrail-breached/portal/house.fresh");
        assertThat(only(governance.escalations(portfolio, AS_OF.plus(Duration.ofDays(90))))
                        .matter()
                        .key())
                .isEqualTo(found.matter().key());
    }

    @Test
    void a_guardrail_that_never_held_is_a_matter_since_the_first_that_is_known() {
        String logged = FRESH.replace("observedWithin", "kind == \"ON_CALL\", observedWithin");
        Portfolio portfolio = portfolio()
                .evidence(evidence("first", 30, null), evidence("next", 9, null))
                .build();
        Escalation found = only(governance(logged + PATH).escalations(portfolio, AS_OF));
        assertThat(found.matter().raisedAt()).isEqualTo(AS_OF.minus(Duration.ofDays(30)));
        assertThat(found.matter().key()).isEqualTo("guardrail-breached/portal/house.fresh");
    }

    @Test
    void a_guardrail_that_never_held_is_a_matter_since_it_came_into_force() {
        String inForce = FRESH.replace("@guardrail", "@effective( \"2026-06-01\" )\n    @guardrail");
        Escalation found =
                only(governance(inForce + PATH).escalations(portfolio().build(), AS_OF));
        assertThat(found.matter().raisedAt()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void a_guardrail_is_breached_since_it_held_however_much_has_happened_since() {
        Evidence[] known = IntStream.range(0, 300)
                .mapToObj(hour -> evidence("ends-" + hour, 100, AS_OF.minus(Duration.ofHours(hour + 1))))
                .toArray(Evidence[]::new);
        assertThat(only(governance(FRESH + PATH)
                                .escalations(portfolio().evidence(known).build(), AS_OF))
                        .matter()
                        .raisedAt())
                .isEqualTo(AS_OF.minus(Duration.ofDays(90)).plusSeconds(1));
    }

    @Test
    void a_guardrail_that_two_value_streams_breach_is_two_matters() {
        String teams = """
                import org.operatingmodel.organisation.Team;
                import org.operatingmodel.practice.ReviewedStream;
                rule "There is a team"
                    @guardrail( "house.team" )
                when
                    ReviewedStream( $stream : valueStreamId )
                    exists Team( valueStreamId == $stream )
                then
                end
                """;
        Portfolio portfolio = portfolio()
                .valueStreams(new ValueStream(new ValueStreamId("other"), "Other"))
                .build();
        assertThat(governance(teams + PATH).escalations(portfolio, AS_OF).escalations())
                .extracting(each -> each.matter().key())
                .containsExactlyInAnyOrder(
                        "guardrail-breached/house.team of stream", "guardrail-breached/house.team of other");
    }

    @Test
    void a_guardrail_that_holds_is_no_matter() {
        Portfolio portfolio = portfolio().evidence(evidence("now", 10, null)).build();
        assertThat(governance(FRESH + PATH).escalations(portfolio, AS_OF).escalations())
                .isEmpty();
    }
}
