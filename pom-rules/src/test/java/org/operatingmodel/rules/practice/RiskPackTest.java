package org.operatingmodel.rules.practice;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.OLGA;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.control;
import static org.operatingmodel.rules.gate.Given.cost;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.CostAnomaly;
import org.operatingmodel.funding.CostAnomalyId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.measurement.Dashboard;
import org.operatingmodel.measurement.DashboardAudience;
import org.operatingmodel.measurement.DashboardId;
import org.operatingmodel.measurement.DashboardSubject;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.risk.ControlKind;
import org.operatingmodel.risk.DataField;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.gate.Given;

class RiskPackTest {
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
        return Given.nothing().but("partner-portal", "stage", Stage.OPERATION);
    }

    private static Given in(Stage stage) {
        return healthy().but("partner-portal", "stage", stage);
    }

    private static Given healthy() {
        Set<DashboardSubject> both = Set.of(DashboardSubject.RUN_COST, DashboardSubject.RISKS);
        return nothing()
                .with(
                        new Person(OLGA, "Olga"),
                        new Person(CARL, "Carl"),
                        new RiskRegister(PORTAL, daysBefore(30)),
                        new ProductRisk(
                                new RiskId("stolen-session"),
                                PORTAL,
                                "A session is stolen",
                                Severity.HIGH,
                                true,
                                OLGA,
                                List.of(new Milestone("short sessions", AS_OF.plusSeconds(1), false)),
                                daysBefore(100)),
                        evidence("looked-again", new EvidenceKind("RISK_UPDATE"), "stolen-session", 90),
                        new DataInventory(PORTAL, daysBefore(90)),
                        new DataField(PORTAL, "e-mail", "to sign in", 30, 30),
                        control("sign-in", ControlKind.SECURITY),
                        control("deletion", ControlKind.PRIVACY),
                        control("audit-log", ControlKind.COMPLIANCE),
                        new Budget(
                                new BudgetId("run-2026"),
                                PORTAL,
                                AS_OF,
                                AS_OF.plusSeconds(1),
                                new Money(BigDecimal.TEN, "EUR"),
                                OLGA),
                        evidence("bill-read", new EvidenceKind("COST_REVIEW"), null, 30),
                        anomaly("doubled", 7, null),
                        anomaly("halved", 70, daysBefore(1)),
                        Given.changed(cost("bill", BigDecimal.ONE), "tags", Map.of("team", "portal")),
                        new UsageCount(PORTAL, UsageMeasure.ACTIVE_USERS, daysBefore(30), AS_OF, 1))
                .with(
                        new Dashboard(
                                new DashboardId("board"),
                                "Board",
                                DashboardAudience.EXECUTIVES,
                                both,
                                List.of(PORTAL),
                                List.of()),
                        new Dashboard(
                                new DashboardId("team"),
                                "Team",
                                DashboardAudience.TEAMS,
                                both,
                                List.of(PORTAL),
                                List.of()));
    }

    private static CostAnomaly anomaly(String id, int daysAgo, @Nullable Instant reviewedAt) {
        PersonId reviewer = reviewedAt == null ? null : OLGA;
        return new CostAnomaly(new CostAnomalyId(id), PORTAL, id, daysBefore(daysAgo), reviewedAt, reviewer);
    }

    @TestFactory
    List<DynamicTest> personal_data_stays_minimised() {
        String inventory = "$inventory : DataInventory";
        return practice("risk.personal-data-minimised", Stage.MVP)
                .unmet("nothing is known", nothing(), inventory)
                .met("nothing is collected", healthy().without("e-mail"))
                .unmet(
                        "somebody looked 90 days and a second ago",
                        healthy().but("DataInventory", "reviewedAt", justOver(90)),
                        inventory)
                .unmet("it is another product's list", healthy().but("DataInventory", "productId", IDENTITY), inventory)
                .unmet("a field has no purpose", healthy().but("e-mail", "purpose", null), "forall")
                .met(
                        "a field of another product has none",
                        healthy().with(new DataField(IDENTITY, "name", null, 30, 30)))
                .unmet("a field is kept for ever", healthy().but("e-mail", "retentionDays", null), "forall")
                .unmet("a field is kept a day too long", healthy().but("e-mail", "retentionDays", 31), "forall")
                .unmet(
                        "one of two fields has no purpose",
                        healthy().with(new DataField(PORTAL, "name", null, 30, 30)),
                        "forall")
                .tests();
    }

    @TestFactory
    List<DynamicTest> every_open_risk_has_an_owner_and_is_on_track() {
        String register = "$register : RiskRegister";
        return practice("risk.backlog-on-track", Stage.MVP)
                .unmet("nothing is known", nothing(), register)
                .unmet("nobody has looked", healthy().without("RiskRegister"), register)
                .unmet(
                        "somebody looked a second too long ago",
                        healthy().but("RiskRegister", "reviewedAt", justOver(30)),
                        register)
                .unmet(
                        "it is another product's register",
                        healthy().but("RiskRegister", "productId", IDENTITY),
                        register)
                .unmet("it has no owner", healthy().but("stolen-session", "owner", null), "forall")
                .unmet("it has no milestone", healthy().but("stolen-session", "milestones", List.of()), "forall")
                .unmet(
                        "a milestone is due at that instant",
                        healthy().but("stolen-session", "milestones", List.of(new Milestone("late", AS_OF, false))),
                        "forall")
                .met("there is no risk", healthy().without("stolen-session", "looked-again"))
                .met(
                        "it is closed",
                        healthy().but("stolen-session", "owner", null).but("stolen-session", "open", false))
                .unmet("a second risk has no owner", healthy().with(second()), "forall")
                .met(
                        "another product's risk has no owner",
                        healthy().with(Given.changed(second(), "productId", IDENTITY)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> risks_are_updated_as_they_occur() {
        return practice("risk.updated-as-occurs", Stage.MVP)
                .unmet("nothing is known", nothing(), "$register : RiskRegister")
                .unmet(
                        "the last look was a year ago",
                        healthy().but("looked-again", "observedAt", daysBefore(365)),
                        "forall")
                .unmet(
                        "it was a second too long ago",
                        healthy().but("looked-again", "observedAt", justOver(90)),
                        "forall")
                .unmet("it was at another risk", healthy().but("looked-again", "subject", "other"), "forall")
                .unmet("it is another product's", healthy().but("looked-again", "productId", IDENTITY), "forall")
                .met(
                        "it was raised 90 days ago",
                        healthy().without("looked-again").but("stolen-session", "raisedAt", daysBefore(90)))
                .unmet(
                        "it was raised a second earlier",
                        healthy().without("looked-again").but("stolen-session", "raisedAt", justOver(90)),
                        "forall")
                .met("it is closed", healthy().without("looked-again").but("stolen-session", "open", false))
                .unmet(
                        "the register is too old",
                        healthy().but("RiskRegister", "reviewedAt", justOver(90)),
                        "$register : RiskRegister")
                .unmet(
                        "another product has the register",
                        healthy().but("RiskRegister", "productId", IDENTITY),
                        "$register : RiskRegister")
                .unmet(
                        "it is other evidence",
                        healthy().but("looked-again", "kind", new EvidenceKind("COST_REVIEW")),
                        "forall")
                .unmet("a second risk is not updated", healthy().with(second()), "forall")
                .met(
                        "another product's risk is not updated",
                        healthy().with(Given.changed(second(), "productId", IDENTITY)))
                .met("the register is 90 days old", healthy().but("RiskRegister", "reviewedAt", daysBefore(90)))
                .tests();
    }

    @TestFactory
    List<DynamicTest> controls_are_planned_from_discovery_on() {
        String security = "$security : Control";
        return practice("risk.controls-from-discovery", Stage.MVP)
                .unmet("nothing is known", nothing(), security, "$privacy : Control", "$compliance : Control")
                .unmet("security comes with the MVP", healthy().but("sign-in", "plannedIn", Stage.MVP), security)
                .unmet("privacy is missing", healthy().without("deletion"), "$privacy : Control")
                .unmet(
                        "compliance is another product's",
                        healthy().but("audit-log", "productId", IDENTITY),
                        "$compliance : Control")
                .unmet(
                        "one more was bolted on, and nobody knows when",
                        healthy().with(late(null)),
                        "forall")
                .unmet("it was bolted on 180 days ago", healthy().with(late(daysBefore(180))), "forall")
                .met("it was bolted on a second before that", healthy().with(late(justOver(180))))
                .met("it came 30 days after the risk that it is for", quick(daysBefore(10)))
                .unmet("it came a second later", quick(daysBefore(10).plusSeconds(1)), "forall")
                .unmet("nobody knows when it came after the risk", quick(null), "forall")
                .unmet(
                        "the risk is another product's",
                        quick(daysBefore(10)).but("leaked-key", "productId", IDENTITY),
                        "forall")
                .unmet(
                        "it is for another risk",
                        quick(daysBefore(10)).but("late", "riskId", new RiskId("stolen-session")),
                        "forall")
                .unmet("it is for no risk", quick(daysBefore(10)).but("late", "riskId", null), "forall")
                .met("what was missed in discovery was caught up more than 180 days ago", caughtUp(justOver(180)))
                .unmet(
                        "it was caught up 180 days ago",
                        caughtUp(daysBefore(180)),
                        security,
                        "$privacy : Control",
                        "$compliance : Control")
                .met(
                        "one more came with the MVP",
                        healthy().with(Given.changed(control("late", ControlKind.SECURITY), "plannedIn", Stage.MVP)))
                .unmet("security is another product's", healthy().but("sign-in", "productId", IDENTITY), security)
                .unmet(
                        "privacy is another product's",
                        healthy().but("deletion", "productId", IDENTITY),
                        "$privacy : Control")
                .unmet(
                        "privacy comes with the MVP",
                        healthy().but("deletion", "plannedIn", Stage.MVP),
                        "$privacy : Control")
                .unmet(
                        "compliance comes with the MVP",
                        healthy().but("audit-log", "plannedIn", Stage.MVP),
                        "$compliance : Control")
                .unmet(
                        "all of them protect privacy",
                        healthy()
                                .but("sign-in", "kind", ControlKind.PRIVACY)
                                .but("audit-log", "kind", ControlKind.PRIVACY),
                        security,
                        "$compliance : Control")
                .unmet(
                        "all of them protect security",
                        healthy()
                                .but("deletion", "kind", ControlKind.SECURITY)
                                .but("audit-log", "kind", ControlKind.SECURITY),
                        "$privacy : Control",
                        "$compliance : Control")
                .met(
                        "another product has a late one",
                        healthy()
                                .with(Given.changed(
                                        Given.changed(
                                                control("late", ControlKind.SECURITY), "plannedIn", Stage.OPERATION),
                                        "productId",
                                        IDENTITY)))
                .unmet(
                        "one came in time for the same risk, and one a second late",
                        quick(daysBefore(10).plusSeconds(1))
                                .with(Given.changed(
                                        Given.changed(
                                                control("in-time", ControlKind.SECURITY), "plannedAt", daysBefore(10)),
                                        "riskId",
                                        new RiskId("leaked-key"))),
                        "forall")
                .tests();
    }

    private static Record late(@Nullable Instant plannedAt) {
        Record late = Given.changed(control("late", ControlKind.SECURITY), "plannedIn", Stage.LIMITED_LAUNCH);
        return Given.changed(late, "plannedAt", plannedAt);
    }

    /** One more control, for a risk that was raised 40 days ago. */
    private static Given quick(@Nullable Instant plannedAt) {
        return healthy()
                .with(
                        new ProductRisk(
                                new RiskId("leaked-key"),
                                PORTAL,
                                "A key leaks",
                                Severity.HIGH,
                                false,
                                null,
                                List.of(),
                                daysBefore(40)),
                        Given.changed(late(plannedAt), "riskId", new RiskId("leaked-key")));
    }

    /** All controls came with the MVP. */
    private static Given caughtUp(Instant plannedAt) {
        Given given = healthy();
        for (String control : List.of("sign-in", "deletion", "audit-log")) {
            given = given.but(control, "plannedIn", Stage.MVP).but(control, "plannedAt", plannedAt);
        }
        return given;
    }

    @TestFactory
    List<DynamicTest> charges_are_allocated_and_tagged() {
        return portfolio("risk.costs-tagged")
                .unmet("nothing is known", nothing(), "accumulate")
                .met("19 of 20 are tagged", charges(19, 1))
                .unmet("18 of 19 are tagged", charges(18, 1), "accumulate")
                .unmet("it is allocated to no product", healthy().but("bill", "productId", null), "accumulate")
                .unmet("it is older than 30 days", old(), "accumulate")
                .met(
                        "one ended a second less than 30 days ago",
                        nothing()
                                .with(Given.changed(
                                        Given.changed(old("young", Map.of("team", "portal")), "from", justOver(30)),
                                        "to",
                                        daysBefore(30).plusSeconds(1))))
                .met("an old one is not tagged", healthy().with(old("old", Map.of())))
                .unmet(
                        "only old ones are tagged",
                        charges(18, 1).with(old("old", Map.of("team", "portal"))),
                        "accumulate")
                .tests();
    }

    private static Given charges(int tagged, int untagged) {
        Given given = nothing();
        for (int i : IntStream.range(0, tagged + untagged).toArray()) {
            Map<String, String> tags = i < tagged ? Map.of("team", "portal") : Map.of();
            given = given.with(Given.changed(cost("bill-" + i, BigDecimal.ONE), "tags", tags));
        }
        return given;
    }

    private static Record old(String id, Map<String, String> tags) {
        return Given.changed(
                Given.changed(Given.changed(cost(id, BigDecimal.ONE), "tags", tags), "from", daysBefore(40)),
                "to",
                daysBefore(30));
    }

    private static ProductRisk second() {
        return new ProductRisk(
                new RiskId("second"), PORTAL, "Data is lost", Severity.LOW, true, null, List.of(), daysBefore(100));
    }

    private static Given old() {
        return healthy().but("bill", "from", daysBefore(40)).but("bill", "to", daysBefore(30));
    }

    @TestFactory
    List<DynamicTest> each_product_has_a_budget_with_an_owner() {
        String budget = "$budget : Budget";
        return practice("risk.budget-owned", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), budget)
                .unmet("it has no owner", healthy().but("run-2026", "owner", null), budget)
                .unmet("it begins a second later", later(), budget)
                .unmet(
                        "it has ended",
                        healthy().but("run-2026", "from", daysBefore(1)).but("run-2026", "to", AS_OF),
                        budget)
                .unmet("it is another product's", healthy().but("run-2026", "productId", IDENTITY), budget)
                .tests();
    }

    private static Given later() {
        return healthy().but("run-2026", "to", AS_OF.plusSeconds(9)).but("run-2026", "from", AS_OF.plusSeconds(1));
    }

    @TestFactory
    List<DynamicTest> anomalies_are_looked_into() {
        String review = "$review : Evidence";
        return practice("risk.anomalies-reviewed", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), review)
                .met("there is none", healthy().without("doubled", "halved"))
                .unmet("nobody reads the bill", healthy().without("bill-read"), review)
                .unmet(
                        "it was read a second too long ago",
                        healthy().but("bill-read", "observedAt", justOver(30)),
                        review)
                .unmet("one is open a second too long", healthy().but("doubled", "detectedAt", justOver(7)), "forall")
                .met("one is looked into at that instant", healthy().with(anomaly("now", 70, AS_OF)))
                .unmet(
                        "one is looked into a second later",
                        healthy().with(anomaly("late", 70, AS_OF.plusSeconds(1))),
                        "forall")
                .met(
                        "another product's is open",
                        healthy().but("doubled", "detectedAt", justOver(7)).but("doubled", "productId", IDENTITY))
                .unmet("another product's bill was read", healthy().but("bill-read", "productId", IDENTITY), review)
                .unmet(
                        "something else was looked at",
                        healthy().but("bill-read", "kind", new EvidenceKind("RISK_UPDATE")),
                        review)
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_cost_of_running_a_product_is_known() {
        String cost = "$cost : RunCost";
        return practice("risk.cost-known", Stage.LIMITED_LAUNCH)
                .unmet("nothing is known", nothing(), cost)
                .unmet("the feed is missing", healthy().without("bill"), cost)
                .unmet(
                        "only another product is charged: that is no cost of zero",
                        healthy().but("bill", "productId", IDENTITY),
                        cost)
                .met("it is charged nothing, and says so", healthy().but("bill", "billed", BigDecimal.ZERO))
                .met("nobody counts its users", healthy().without("UsageCount"))
                .tests();
    }

    @TestFactory
    List<DynamicTest> executives_and_teams_see_run_costs_and_risks() {
        Set<DashboardSubject> cost = Set.of(DashboardSubject.RUN_COST);
        Set<DashboardSubject> risks = Set.of(DashboardSubject.RISKS);
        return portfolio("risk.dashboards-show")
                .unmet("nothing is known", Given.nothing(), "$product : Product")
                .unmet("executives see no risks", healthy().but("board", "subjects", cost), "forall")
                .unmet("executives see no costs", healthy().but("board", "subjects", risks), "forall")
                .unmet(
                        "executives see another product only",
                        healthy().but("board", "productIds", List.of(Given.IDENTITY)),
                        "forall")
                .unmet("teams see no risks", healthy().but("team", "subjects", cost), "forall")
                .unmet("teams see no costs", healthy().but("team", "subjects", risks), "forall")
                .unmet(
                        "one product is shown to executives only",
                        healthy()
                                .but("identity", "stage", Stage.LIMITED_LAUNCH)
                                .but("board", "productIds", List.of(PORTAL, Given.IDENTITY)),
                        "forall")
                .unmet("teams have none", healthy().without("team"), "forall")
                .met("one that is being retired is not shown", healthy().but("identity", "stage", Stage.RETIREMENT))
                .unmet(
                        "executives have the dashboard of teams",
                        healthy().but("team", "audience", DashboardAudience.EXECUTIVES),
                        "forall")
                .unmet(
                        "teams have the dashboard of executives",
                        healthy().but("board", "audience", DashboardAudience.TEAMS),
                        "forall")
                .unmet(
                        "no product is alive",
                        healthy().but("partner-portal", "stage", Stage.RETIREMENT),
                        "$product : Product")
                .unmet(
                        "one that is launched to few is shown to nobody",
                        healthy().but("identity", "stage", Stage.LIMITED_LAUNCH),
                        "forall",
                        "forall")
                .met("the only one is launched to few", healthy().but("partner-portal", "stage", Stage.LIMITED_LAUNCH))
                .tests();
    }
}
