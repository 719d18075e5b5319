package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;

class RightsTogetherTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private static RulePack pack(String id, PackLayer layer, @Nullable LocalDate from, String... rules) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                layer,
                List.of(),
                null,
                from,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return RulePack.of(manifest, Map.of(id + ".drl", String.join("", rules).getBytes(StandardCharsets.UTF_8)));
    }

    private static String right(String kind, String decision, String role, String more) {
        return "rule \"" + role + " " + kind + " " + decision + "\" @right( \"" + kind + "\" ) @decision( \"" + decision
                + "\" ) @by( \"" + role + "\" ) " + more + "\nwhen PendingDecision( ) then end\n";
    }

    private static String step(String id, String role, String more) {
        return "rule \"" + id + "\" @escalation( \"" + id + "\" ) @to( \"" + role + "\" ) " + more
                + "\nwhen UnresolvedMatter( ) then end\n";
    }

    private static List<String> findings(RulePack... packs) {
        return GovernanceLoader.ANY.findings(List.of(packs)).stream()
                .map(Finding::toString)
                .toList();
    }

    private static RulePack organisation() {
        return pack("house", PackLayer.ORGANISATION, null, right("decides", "trade-off", "executive", ""));
    }

    @Test
    void a_pack_of_nothing_but_rights_and_steps_loads() {
        RulePack pack = RulePack.from(Path.of("../examples/packs/rights"));
        assertThat(pack.findings()).isEmpty();
        assertThat(findings(RulePack.standard(), pack)).isEmpty();
        assertThat(pack.rules()).isEmpty();
        assertThat(pack.rights()).hasSize(15).extracting(DecisionRight::kind).contains(RightKind.values());
        assertThat(pack.escalations())
                .extracting(step -> step.id() + " " + step.to() + " " + step.within() + " " + step.then())
                .containsExactly(
                        "unresolved.first product-lead P5D unresolved.second",
                        "unresolved.second portfolio-lead P10D unresolved.last",
                        "unresolved.last executive P30D null",
                        "urgent.first portfolio-lead P2D unresolved.last");
        assertThat(pack.escalations()).extracting(EscalationStep::why).noneMatch(String::isEmpty);
    }

    @ParameterizedTest
    @CsvSource({"vetoes", "consulted", "informed"})
    void a_team_may_add_who_else_is_asked(String kind) {
        assertThat(findings(
                        organisation(), pack("team", PackLayer.TEAM, null, right(kind, "trade-off", "engineer", ""))))
                .isEmpty();
    }

    @Test
    void a_team_may_not_say_who_decides_what_a_lower_layer_states() {
        RulePack team = pack(
                "team",
                PackLayer.TEAM,
                null,
                right("overrules", "trade-off", "engineer", "@over( \"executive\" )"),
                right("decides", "retrospective", "scrum-master", ""));
        assertThat(findings(organisation(), team))
                .containsExactly(
                        "team.drl:1:1: right-of-lower-layer: A team pack must not say who decides or overrules in "
                                + "what others state, but 'trade-off' is stated by pack 'house' of layer organisation. Let the "
                                + "role veto, be consulted or informed, or have the right granted there.");
        assertThatExceptionOfType(RulePackException.class).isThrownBy(() -> Governance.load(organisation(), team));
    }

    @ParameterizedTest
    @CsvSource({"waiver", "override"})
    void who_may_waive_is_never_said_by_a_team(String decision) {
        assertThat(findings(pack("team", PackLayer.TEAM, null, right("decides", decision, "engineer", ""))))
                .containsExactly(
                        "team.drl:1:1: right-of-lower-layer: A team pack must not say who decides or overrules in "
                                + "what others state, but '" + decision
                                + "' is for packs of the base and the organisation only. "
                                + "Let the role veto, be consulted or informed, or have the right granted there.");
        assertThat(findings(pack("house", PackLayer.ORGANISATION, null, right("decides", decision, "engineer", ""))))
                .isEmpty();
    }

    @Test
    void packs_of_one_layer_that_both_decide_are_told_to_overlap() {
        RulePack other = pack("other", PackLayer.ORGANISATION, null, right("decides", "trade-off", "finance", ""));
        assertThat(findings(organisation(), other))
                .containsExactly("other.drl:1:1: right-overlap: A decision must have one decider, but both this and "
                        + "\"executive decides trade-off\" (house.drl:1:1 of pack 'house') decide 'trade-off'. Let one of "
                        + "them ask for the opposite of what the other asks for.");
    }

    @Test
    void what_is_said_of_a_pack_alone_is_not_said_again() {
        RulePack pack = pack(
                "house",
                PackLayer.ORGANISATION,
                null,
                right("decides", "trade-off", "executive", ""),
                right("decides", "trade-off", "finance", ""));
        assertThat(pack.findings()).extracting(Finding::kind).containsExactly(FindingKind.RIGHT_OVERLAP);
        assertThat(findings(pack)).isEmpty();
    }

    @Test
    void a_path_may_go_on_in_another_pack() {
        RulePack first =
                pack("first", PackLayer.ORGANISATION, null, step("a", "engineer", "@within( \"P1D\" ) @then( \"b\" )"));
        RulePack second = pack("second", PackLayer.ORGANISATION, null, step("b", "executive", "@within( \"P2D\" )"));
        assertThat(findings(first, second)).isEmpty();
        assertThat(findings(first)).singleElement().asString().contains("escalation-ends-nowhere");
    }

    private static Portfolio portfolio(RoleHolding... holdings) {
        return Portfolio.builder()
                .people(new Person(new PersonId("ada"), "Ada"), new Person(new PersonId("bob"), "Bob"))
                .roleHoldings(holdings)
                .build();
    }

    private static RoleHolding holds(String person, RoleId role, Instant from, @Nullable Instant to) {
        return new RoleHolding(new PersonId(person), role, from, to);
    }

    @Test
    void a_role_that_nobody_holds_at_the_instant_is_told() {
        Governance governance = Governance.load(pack(
                "house",
                PackLayer.ORGANISATION,
                null,
                right("decides", "trade-off", "executive", ""),
                step("a", "architect", "@within( \"P1D\" )")));
        Instant before = AS_OF.minusSeconds(1);
        Portfolio portfolio =
                portfolio(holds("ada", RoleId.EXECUTIVE, before, AS_OF), holds("bob", RoleId.ARCHITECT, AS_OF, null));
        assertThat(governance.findings(portfolio, AS_OF))
                .singleElement()
                .hasToString(
                        "house.drl:1:1: nobody-holds-role: A role that has a say must be held by somebody, but nobody "
                                + "holds 'executive' as of 2026-06-21T00:00:00Z, so in 'trade-off' it is granted to nobody. Give "
                                + "the role to somebody, or name another one.");
        assertThat(governance.findings(portfolio, before))
                .singleElement()
                .hasToString("house.drl:3:1: nobody-holds-role: A role that a matter is escalated to must be held by "
                        + "somebody, but nobody holds 'architect' as of 2026-06-20T23:59:59Z, so a matter at 'a' waits in "
                        + "vain. Give the role to somebody, or name another one.");
    }

    @Test
    void a_quorum_needs_as_many_people_as_must_agree() {
        Governance governance = Governance.load(pack(
                "house", PackLayer.ORGANISATION, null, right("decides", "trade-off", "executive", "@quorum( \"2\" )")));
        RoleHolding ada = holds("ada", RoleId.EXECUTIVE, AS_OF.minusSeconds(9), null);
        RoleHolding adaAgain = holds("ada", RoleId.EXECUTIVE, AS_OF.minusSeconds(5), null);
        RoleHolding bob = holds("bob", RoleId.EXECUTIVE, AS_OF, null);
        assertThat(governance.findings(portfolio(ada, adaAgain), AS_OF))
                .singleElement()
                .hasToString(
                        "house.drl:1:1: dead-end-quorum: A quorum must be at most the number of people who hold the "
                                + "role, but 'trade-off' asks for 2 of 'executive', which 1 person holds as of "
                                + "2026-06-21T00:00:00Z. Ask for fewer, or give the role to more people.");
        assertThat(governance.findings(portfolio(ada, bob), AS_OF)).isEmpty();
        assertThat(governance.findings(portfolio(), AS_OF))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.NOBODY_HOLDS_ROLE);
    }

    @Test
    void what_is_not_in_force_needs_nobody() {
        Portfolio nobody = portfolio();
        LocalDate tomorrow = LocalDate.parse("2026-06-22");
        for (String days : List.of("@effective( \"2026-06-22\" )", "@expires( \"2026-06-21\" )")) {
            Governance governance = Governance.load(
                    pack("house", PackLayer.ORGANISATION, null, right("decides", "trade-off", "executive", days)));
            assertThat(governance.findings(nobody, AS_OF)).as(days).isEmpty();
        }
        Governance later = Governance.load(
                pack("house", PackLayer.ORGANISATION, tomorrow, right("decides", "trade-off", "executive", "")));
        assertThat(later.findings(nobody, AS_OF)).isEmpty();
        assertThat(later.findings(nobody, AS_OF.plusSeconds(86_400))).hasSize(1);
    }

    @Test
    void rights_are_part_of_the_digest() {
        String text = right("decides", "trade-off", "executive", "");
        assertThat(pack("house", PackLayer.ORGANISATION, null, text).digest())
                .isNotEqualTo(pack("house", PackLayer.ORGANISATION, null, text.replace("executive", "finance"))
                        .digest());
    }
}
