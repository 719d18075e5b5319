package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.valuestream.ValueStreamId;

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

    private static RulePack pack(
            String id,
            @Nullable String from,
            @Nullable String expires,
            @Nullable AppliesTo appliesTo,
            List<ParameterDefinition> parameters,
            String... rules) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                from == null ? null : LocalDate.parse(from),
                null,
                expires == null ? null : LocalDate.parse(expires),
                List.of(),
                List.of(),
                List.of(),
                appliesTo,
                parameters,
                List.of(),
                List.of());
        return RulePack.of(manifest, Map.of(id + ".drl", String.join("", rules).getBytes(StandardCharsets.UTF_8)));
    }

    private static AppliesTo products(String... ids) {
        return new AppliesTo(Stream.of(ids).map(ProductId::new).toList(), List.of());
    }

    private static AppliesTo streams(String... ids) {
        return new AppliesTo(List.of(), Stream.of(ids).map(ValueStreamId::new).toList());
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

    @ParameterizedTest
    @CsvSource({"consulted, waiver", "vetoes, waiver", "vetoes, override"})
    void a_team_may_have_a_say_in_what_the_roles_of_gates_decide(String kind, String decision) {
        RulePack team = pack("team", PackLayer.TEAM, null, right(kind, decision, "engineer", ""));
        assertThat(findings(RulePack.standard(), team)).isEmpty();
        assertThat(findings(team))
                .containsExactly("team.drl:1:1: right-gap: A decision must have a decider, but nobody decides '"
                        + decision + "'. Write who does, with a right 'decides'.");
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
    void the_days_of_a_pack_are_those_of_its_rights() {
        RulePack until =
                pack("until", null, "2026-07-01", null, List.of(), right("decides", "trade-off", "executive", ""));
        String finance = right("decides", "trade-off", "finance", "");
        assertThat(findings(until, pack("from", "2026-07-01", null, null, List.of(), finance)))
                .isEmpty();
        assertThat(findings(until, pack("from", "2026-06-30", null, null, List.of(), finance)))
                .containsExactly("from.drl:1:1: right-overlap: A decision must have one decider, but both this and "
                        + "\"executive decides trade-off\" (until.drl:1:1 of pack 'until') decide 'trade-off'. Let one of "
                        + "them ask for the opposite of what the other asks for.");
        assertThat(findings(until, pack("from", "2026-07-02", null, null, List.of(), finance)))
                .containsExactly(
                        "from.drl:1:1: undecided-case: A decision must have a decider in every case, but nobody "
                                + "decides 'trade-off' from 2026-07-01 until before 2026-07-02. Write who decides on these days, "
                                + "too.");
    }

    @Test
    void a_right_holds_for_the_products_of_its_pack_only() {
        RulePack portal = pack(
                "portal",
                null,
                null,
                products("partner-portal"),
                List.of(),
                right("decides", "trade-off", "executive", ""));
        String finance = right("decides", "trade-off", "finance", "");
        assertThat(findings(portal)).as("no pack has a say for other products").isEmpty();
        assertThat(findings(portal, pack("app", null, null, products("app"), List.of(), finance)))
                .isEmpty();
        assertThat(findings(portal, pack("lending", null, null, streams("lending"), List.of(), finance)))
                .containsExactly("lending.drl:1:1: right-overlap: A decision must have one decider, but both this and "
                        + "\"executive decides trade-off\" (portal.drl:1:1 of pack 'portal') decide 'trade-off', for "
                        + "example with product.id partner-portal, product.valueStreamId lending. Let one of them ask for "
                        + "the opposite of what the other asks for.");
        assertThat(findings(
                        pack("house", null, null, null, List.of(), right("consulted", "trade-off", "architect", "")),
                        portal))
                .containsExactly("portal.drl:1:1: undecided-case: A decision must have a decider in every case, but "
                        + "nobody decides 'trade-off', for example with product.id another, product.valueStreamId another. "
                        + "Write who decides there, too.");
    }

    @Test
    void packs_about_other_value_streams_do_not_meet_whatever_they_ask() {
        String evidence = right("decides", "trade-off", "%s", "")
                .replace("PendingDecision( )", "PendingDecision( $p : productId ) Evidence( productId == $p )");
        assertThat(findings(
                        pack(
                                "one",
                                null,
                                null,
                                streams("lending"),
                                List.of(),
                                evidence.formatted("executive", "executive")),
                        pack(
                                "two",
                                null,
                                null,
                                streams("saving"),
                                List.of(),
                                evidence.formatted("finance", "finance"))))
                .isEmpty();
    }

    @Test
    void nobody_decides_for_all_products_by_a_right_for_some() {
        assertThat(findings(pack(
                        "portal",
                        null,
                        null,
                        products("partner-portal"),
                        List.of(),
                        right("decides", "trade-off", "executive", "")
                                .replace("PendingDecision( )", "PendingDecision( product == null )"))))
                .containsExactly("portal.drl:1:1: undecided-case: A decision must have a decider in every case, but "
                        + "nobody decides 'trade-off', for example with product.id partner-portal, product.valueStreamId "
                        + "another. Write who decides there, too.");
    }

    @Test
    void who_decides_does_not_hang_on_a_parameter() {
        ParameterDefinition limit = new ParameterDefinition(
                new ParameterId("limit"),
                ParameterType.COUNT,
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                "How much a product lead may decide on.");
        String[] rules = {
            right("decides", "trade-off", "executive", "")
                    .replace(
                            "PendingDecision( )",
                            "PendingDecision( $a : asOf ) Parameter( name == \"limit\", $limit : count )"
                                    + " PendingDecision( asOf == $a, amount!.amount <= $limit )"),
            step("a", "executive", "@within( \"P1D\" )")
                    .replace(
                            "UnresolvedMatter( )",
                            "UnresolvedMatter( ) not( Parameter( name == \"limit\", count > 3 ) )")
        };
        assertThatExceptionOfType(RulePackException.class)
                .isThrownBy(() -> pack("house", null, null, null, List.of(limit), rules))
                .satisfies(refused -> assertThat(refused.findings())
                        .extracting(Finding::toString)
                        .containsExactly(
                                "house.drl:2:35: parameter-use: A parameter must be read by criteria only, because other "
                                        + "packs may change its value, but here a decision right reads 'Parameter( name == "
                                        + "\"limit\", $limit : count )'. Write the number itself.",
                                "house.drl:4:31: parameter-use: A parameter must be read by criteria only, because other "
                                        + "packs may change its value, but here a step of an escalation path reads "
                                        + "'Parameter( name == \"limit\", count > 3 )'. Write the number itself."));
    }

    @Test
    void a_rule_whose_days_its_pack_does_not_know_is_in_force_on_none() {
        String told =
                "house.drl:1:1: never-in-force: A rule must be in force on some day, but %s. Mend one of the days, "
                        + "or remove the rule.";
        assertThat(pack(
                                "house",
                                null,
                                "2026-07-01",
                                null,
                                List.of(),
                                right("decides", "trade-off", "executive", "@effective( \"2026-07-01\" )"))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(told.formatted("this one begins on 2026-07-01 and its pack expires on 2026-07-01"));
        assertThat(pack(
                                "house",
                                "2026-07-01",
                                null,
                                null,
                                List.of(),
                                step("a", "executive", "@within( \"P1D\" ) @expires( \"2026-06-01\" )"))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        told.formatted("this one expires on 2026-06-01 and its pack is in force only from 2026-07-01"));
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
                .hasSize(2)
                .first()
                .as("who stops to hold it is known before")
                .hasToString(governance.findings(portfolio, AS_OF).get(0).toString());
        assertThat(governance.findings(portfolio, before))
                .last()
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
        Governance ended = Governance.load(pack(
                "house",
                PackLayer.ORGANISATION,
                null,
                right("decides", "trade-off", "executive", "@expires( \"2026-06-21\" )")));
        assertThat(ended.findings(nobody, AS_OF)).isEmpty();
        Governance forgotten = Governance.load(
                pack("house", null, "2026-06-21", null, List.of(), right("decides", "trade-off", "executive", "")));
        assertThat(forgotten.findings(nobody, AS_OF)).isEmpty();
        Governance later = Governance.load(
                pack("house", PackLayer.ORGANISATION, tomorrow, right("decides", "trade-off", "executive", "")));
        assertThat(later.findings(nobody, AS_OF))
                .singleElement()
                .asString()
                .contains("nobody holds 'executive' as of 2026-06-22T00:00:00Z");
        Portfolio until = portfolio(holds("ada", RoleId.EXECUTIVE, AS_OF, AS_OF.plusSeconds(86_400)));
        assertThat(ended.findings(until, AS_OF)).isEmpty();
        assertThat(later.findings(until, AS_OF)).hasSize(1);
        assertThat(later.findings(portfolio(holds("ada", RoleId.EXECUTIVE, AS_OF.plusSeconds(86_400), null)), AS_OF))
                .isEmpty();
    }

    @Test
    void rights_are_part_of_the_digest() {
        String text = right("decides", "trade-off", "executive", "");
        assertThat(pack("house", PackLayer.ORGANISATION, null, text).digest())
                .isNotEqualTo(pack("house", PackLayer.ORGANISATION, null, text.replace("executive", "finance"))
                        .digest());
    }
}
