package org.operatingmodel.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

class DecisionRightsTest {
    private static final PackId ACME = new PackId("acme");

    static String right(String kind, String role, String annotations, String conditions) {
        return "rule \"" + role + " " + kind + " " + Integer.toHexString(conditions.hashCode()) + "\" @right( \"" + kind
                + "\" ) @decision( \"trade-off\" ) @by( \"" + role + "\" ) " + annotations + "\nwhen\n" + conditions
                + "\nthen end\n";
    }

    static List<Stated<DecisionRight>> rights(String... rules) {
        RuleParser.Parsed parsed = RuleParser.parse(
                "rights.drl", String.join("", rules).getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        return parsed.statements().stream()
                .map(DecisionRight.class::cast)
                .map(right -> new Stated<>(ACME, EffectivePeriod.ALWAYS, List.of(), List.of(), right))
                .toList();
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static List<String> together(String... rules) {
        return told(DecisionRights.together(rights(rules), Set.of()));
    }

    private static List<String> deciders(String one, String other) {
        return together(right("decides", "executive", "", one), right("decides", "finance", "", other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "PendingDecision( )#PendingDecision( )#",
                "PendingDecision( gateId == \"ga-exit\" )#PendingDecision( )#, for example with gateId ga-exit",
                "PendingDecision( product!.stage == Stage.MVP )#PendingDecision( product!.channels contains Channel.API )#, for example with product.stage MVP, product.channels [API]",
                "PendingDecision( amount!.amount <= 10 )#PendingDecision( amount!.amount >= 10 )#, for example with amount.amount 10",
                "PendingDecision( amount!.amount < 11 )#PendingDecision( amount!.amount > 10 )#, for example with amount.amount 10.5",
                "PendingDecision( product != null )#PendingDecision( product!.owner == null )#, for example with no product.owner",
                "PendingDecision( gateId != \"ga-exit\" )#PendingDecision( product!.stage in ( Stage.MVP, Stage.OPERATION ) )#, for example with gateId another, product.stage MVP",
                "PendingDecision( !( amount!.amount > 5 ) )#PendingDecision( !( amount!.amount <= 5 ) )#, for example with no amount",
                "PendingDecision( $p : productId ) Product( id == $p, stage == Stage.MVP )#PendingDecision( product!.kind == ProductKind.PLATFORM )#, for example with product.stage MVP, product.kind PLATFORM",
                "PendingDecision( gateId!.value == \"ga-exit\" )#PendingDecision( product!.id!.value != \"a\" )#, unless what they ask for never holds together",
                "PendingDecision( product!.name matches \"a.*\" )#PendingDecision( product!.releasedVersion == \"1\" )#, unless what they ask for never holds together",
                "PendingDecision( product!.outcomeIds!.size() > 2 )#PendingDecision( asOf > Instant.parse( \"2026-06-21T00:00:00Z\" ) )#, unless what they ask for never holds together",
                "PendingDecision( asOf >= Instant.parse( \"2026-06-21T00:00:00Z\" ) )#PendingDecision( asOf <= Instant.parse( \"2026-06-21T00:00:00Z\" ) )#, for example with asOf 2026-06-21T00:00:00Z",
                "PendingDecision( $p : productId ) Evidence( productId == $p )#PendingDecision( )#, unless what they ask for never holds together",
                "PendingDecision( $p : productId ) exists Evidence( productId == $p )#PendingDecision( ) not Evidence( )#, unless what they ask for never holds together",
                "PendingDecision( $p : productId ) Evidence( productId == $p, $k : kind ) exists Evidence( kind == $k )#PendingDecision( $p : productId ) Evidence( productId == $p, $k : kind ) not Evidence( kind == $k, productId != $p )#, unless what they ask for never holds together",
                "PendingDecision( product!.name str[startsWith] \"AB\" )#PendingDecision( product!.name str[startsWith] \"A\" )#, unless what they ask for never holds together",
                "PendingDecision( product!.name str[startsWith] \"A\" )#PendingDecision( !( product!.name str[startsWith] \"AB\" ) )#, unless what they ask for never holds together",
                "PendingDecision( product!.name str[startsWith] \"A\" )#PendingDecision( product!.name str[endsWith] \"B\" )#, unless what they ask for never holds together"
            })
    void two_roles_that_decide_in_one_case_overlap(String one, String other, String example) {
        String end = example == null ? "" : example;
        assertThat(deciders(one, other).stream().filter(text -> text.contains("right-overlap")))
                .singleElement()
                .asString()
                .isEqualTo(
                        "rights.drl:5:1: right-overlap: A decision must have one decider, but both this and \"executive"
                                + " decides " + Integer.toHexString(one.hashCode())
                                + "\" (rights.drl:1:1) decide 'trade-off'"
                                + end
                                + ". Let one of them ask for the opposite of what the other asks for.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "PendingDecision( product!.stage == Stage.MVP )#PendingDecision( product!.stage != Stage.MVP )",
                "PendingDecision( amount!.amount <= 10 )#PendingDecision( amount!.amount > 10.0 )",
                "PendingDecision( gateId == \"ga-exit\" )#PendingDecision( gateId != GateId.GA_EXIT )",
                "PendingDecision( product!.channels contains Channel.API )#PendingDecision( product!.channels not contains Channel.API )",
                "PendingDecision( product == null )#PendingDecision( product!.stage <= Stage.MVP )",
                "PendingDecision( $p : productId ) Product( id == $p, stage == Stage.MVP )#PendingDecision( product!.stage == Stage.OPERATION )",
                "PendingDecision( $p : productId ) Product( productId == $p, stage == Stage.MVP )#PendingDecision( $q : product!.id ) Product( id == $q, stage == Stage.OPERATION )",
                "PendingDecision( product!.stage == Stage.MVP ) Evidence( )#PendingDecision( product!.stage != Stage.MVP ) Evidence( )",
                "PendingDecision( $p : productId ) exists Evidence( productId == $p )#PendingDecision( $q : productId ) not Evidence( productId == $q )",
                "PendingDecision( $p : productId ) Evidence( productId == $p )#PendingDecision( $q : productId ) not Evidence( productId == $q )",
                "PendingDecision( product!.name str[startsWith] \"A\" )#PendingDecision( !( product!.name str[startsWith] \"A\" ) )",
                "PendingDecision( product!.name str[startsWith] \"A\" )#PendingDecision( product!.name str[startsWith] \"BC\" )",
                "PendingDecision( product!.name str[startsWith] \"AB\" )#PendingDecision( !( product!.name str[startsWith] \"A\" ) )",
                "PendingDecision( product!.name str[endsWith] \"A\" )#PendingDecision( product!.name str[endsWith] \"B\" )",
                "PendingDecision( product!.channels!.isEmpty() )#PendingDecision( !product!.channels!.isEmpty() )",
                "PendingDecision( product!.name matches \"a.*\" )#PendingDecision( !( product!.name matches \"a.*\" ) )",
                "PendingDecision( amount!.currency == \"EUR\", amount!.amount <= 9 )#PendingDecision( amount != null, amount!.currency != \"EUR\" || amount!.amount > 9 )"
            })
    void deciders_that_exclude_each_other_do_not_overlap(String one, String other) {
        assertThat(deciders(one, other)).noneMatch(text -> text.contains("right-overlap"));
    }

    @Test
    void one_role_may_decide_by_several_rules() {
        assertThat(together(
                        right("decides", "executive", "", "PendingDecision( )"),
                        right("decides", "executive", "", "PendingDecision( gateId == \"ga-exit\" )")))
                .isEmpty();
    }

    @Test
    void a_right_that_ends_where_the_next_begins_does_not_overlap() {
        String until = right("decides", "executive", "@expires( \"2026-07-01\" )", "PendingDecision( )");
        assertThat(together(until, right("decides", "finance", "@effective( \"2026-07-01\" )", "PendingDecision( )")))
                .isEmpty();
        assertThat(together(until, right("decides", "finance", "@effective( \"2026-06-30\" )", "PendingDecision( )")))
                .singleElement()
                .asString()
                .contains("right-overlap");
    }

    @Test
    void the_first_of_several_that_overlap_is_named() {
        assertThat(together(
                        right("decides", "executive", "", "PendingDecision( )"),
                        right("decides", "finance", "", "PendingDecision( product == null )"),
                        right("decides", "architect", "", "PendingDecision( gateId == null )")))
                .hasSize(2)
                .last()
                .asString()
                .contains("(rights.drl:1:1), and 1 more, decide 'trade-off', for example with no gateId.");
    }

    @Test
    void a_decision_that_nobody_decides_is_a_gap() {
        assertThat(together(
                        right("vetoes", "security", "", "PendingDecision( )"),
                        right("consulted", "finance", "", "PendingDecision( )")))
                .containsExactly("rights.drl:1:1: right-gap: A decision must have a decider, but nobody decides "
                        + "'trade-off'. Write who does, with a right 'decides'.");
    }

    @Test
    void what_the_roles_of_a_gate_decide_needs_no_decider() {
        String vetoes = right("vetoes", "security", "", "PendingDecision( )");
        String decides = right("decides", "executive", "", "PendingDecision( gateId == \"ga-exit\" )");
        Set<DecisionId> ofGates = Set.of(new DecisionId("trade-off"));
        assertThat(together(vetoes)).hasSize(1);
        assertThat(together(vetoes, decides)).hasSize(1);
        assertThat(DecisionRights.together(rights(vetoes), ofGates)).isEmpty();
        assertThat(DecisionRights.together(rights(vetoes, decides), ofGates)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"decisionId == \"trade-off\"", "decisionId in ( \"trade-off\", \"pricing\" )"})
    void no_case_is_of_another_kind_of_decision(String asked) {
        assertThat(together(right("decides", "executive", "", "PendingDecision( " + asked + " )")))
                .isEmpty();
    }

    @Test
    void a_gap_names_the_decision_that_was_probably_meant() {
        String decided = right("decides", "executive", "", "PendingDecision( )").replace("trade-off", "trade-offs");
        assertThat(together(decided, right("informed", "finance", "", "PendingDecision( )")))
                .containsExactly("rights.drl:5:1: right-gap: A decision must have a decider, but nobody decides "
                        + "'trade-off'; did you mean 'trade-offs'? Write who does, with a right 'decides'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "PendingDecision( amount!.amount < 10 )#PendingDecision( amount!.amount > 10 )#amount.amount 10",
                "PendingDecision( product!.kind == ProductKind.PLATFORM )#PendingDecision( product == null )#product.kind APPLICATION",
                "PendingDecision( gateId == \"ga-exit\" )#PendingDecision( gateId == \"mvp-exit\" )#gateId another",
                "PendingDecision( gateId == \"ga-exit\" )#PendingDecision( gateId != \"ga-exit\", gateId != null )#",
                "PendingDecision( gateId == null )#PendingDecision( gateId == \"ga-exit\" )#gateId another",
                "PendingDecision( amount!.amount > 5 )#PendingDecision( amount == null )#amount.amount 4",
                "PendingDecision( product!.stage < Stage.OPERATION )#PendingDecision( product!.stage > Stage.OPERATION )#product.stage OPERATION",
                "PendingDecision( product!.stage < Stage.OPERATION )#PendingDecision( product!.stage >= Stage.OPERATION )#",
                "PendingDecision( product!.stage < Stage.OPERATION )#PendingDecision( $p : productId ) Evidence( productId == $p )#"
            })
    void a_case_that_no_decider_asks_for_is_told_where_that_is_decidable(String one, String other, String example) {
        List<String> told = new ArrayList<>(deciders(one, other));
        told.removeIf(text -> text.contains("right-overlap"));
        if (example == null) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told)
                    .containsExactly(
                            "rights.drl:5:1: undecided-case: A decision must have a decider in every case, but "
                                    + "nobody decides 'trade-off', for example with " + example
                                    + ". Write who decides there, too.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "@expires( \"2026-07-01\" )#@effective( \"2026-08-01\" )# from 2026-07-01 until before 2026-08-01",
                "@effective( \"2026-08-01\" )#@expires( \"2026-07-01\" )# from 2026-07-01 until before 2026-08-01",
                "@expires( \"2026-07-01\" )#@effective( \"2026-07-01\" )#",
                "@effective( \"2026-01-01\" ) @expires( \"2026-07-01\" )#@effective( \"2026-07-02\" ) @expires( \"2027-01-01\" )# from 2026-07-01 until before 2026-07-02"
            })
    void days_between_two_rights_on_which_nobody_decides_are_told(String one, String other, String days) {
        String told =
                "rights.drl:5:1: undecided-case: A decision must have a decider in every case, but nobody decides "
                        + "'trade-off'%s. Write who decides on these days, too.";
        assertThat(together(
                        right("decides", "executive", one, "PendingDecision( )"),
                        right("decides", "finance", other, "PendingDecision( )")))
                .isEqualTo(days == null ? List.of() : List.of(told.formatted(" " + days.strip())));
    }

    @Test
    void where_somebody_still_has_a_say_the_days_after_the_last_decider_are_told() {
        String veto = right("vetoes", "security", "", "PendingDecision( )");
        String told =
                "rights.drl:1:1: undecided-case: A decision must have a decider in every case, but nobody decides "
                        + "'trade-off'%s. Write who decides on these days, too.";
        String until = right("decides", "executive", "@expires( \"2026-07-01\" )", "PendingDecision( )");
        String from = right("decides", "executive", "@effective( \"2026-07-01\" )", "PendingDecision( )");
        assertThat(together(until)).isEmpty();
        assertThat(together(from)).isEmpty();
        assertThat(together(until, veto)).containsExactly(told.formatted(" from 2026-07-01 on"));
        assertThat(together(from, veto)).containsExactly(told.formatted(" before 2026-07-01"));
    }

    @Test
    void a_case_is_undecided_on_the_days_on_which_its_own_decider_is_not_in_force() {
        assertThat(together(
                        right("decides", "executive", "", "PendingDecision( amount!.amount <= 10 )"),
                        right(
                                "decides",
                                "finance",
                                "@expires( \"2026-07-01\" )",
                                "PendingDecision( amount!.amount > 10 )"),
                        right("consulted", "architect", "", "PendingDecision( )")))
                .containsExactly(
                        "rights.drl:5:1: undecided-case: A decision must have a decider in every case, but nobody "
                                + "decides 'trade-off' from 2026-07-01 on, for example with amount.amount 11. Write who "
                                + "decides on these days, too.");
    }

    @Test
    void days_are_told_where_what_deciders_ask_is_not_understood() {
        String evidence = "PendingDecision( $p : productId ) Evidence( productId == $p )";
        assertThat(together(
                        right("decides", "executive", "@expires( \"2026-07-01\" )", evidence),
                        right("decides", "executive", "@effective( \"2026-07-03\" )", "PendingDecision( )")))
                .containsExactly(
                        "rights.drl:5:1: undecided-case: A decision must have a decider in every case, but nobody "
                                + "decides 'trade-off' from 2026-07-01 until before 2026-07-03. Write who decides on "
                                + "these days, too.");
    }

    @Test
    void a_right_that_asks_for_the_instant_is_compared_with_the_days_of_others() {
        String after = "PendingDecision( asOf >= Instant.parse( \"2026-07-0%dT00:00:00Z\" ) )";
        String until = right("decides", "executive", "@expires( \"2026-07-02\" )", "PendingDecision( )");
        assertThat(together(until, right("decides", "finance", "", after.formatted(2))))
                .isEmpty();
        assertThat(together(until, right("decides", "finance", "", after.formatted(3))))
                .containsExactly(
                        "rights.drl:5:1: undecided-case: A decision must have a decider in every case, but nobody "
                                + "decides 'trade-off', for example with asOf 2026-07-02T00:00:00Z. Write who decides "
                                + "there, too.");
        assertThat(together(until, right("decides", "finance", "", after.formatted(1))))
                .containsExactly("rights.drl:5:1: right-overlap: A decision must have one decider, but both this and "
                        + "\"executive decides " + Integer.toHexString("PendingDecision( )".hashCode())
                        + "\" (rights.drl:1:1) decide 'trade-off', for example with asOf "
                        + "2026-07-01T00:00:00Z. Let one of them ask for the opposite of what the other asks for.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void the_first_and_the_last_instant_may_be_asked_for(String instant) {
        assertThat(together(right(
                        "decides",
                        "executive",
                        "@expires( \"2026-07-02\" )",
                        "PendingDecision( asOf != Instant.parse( \"" + instant + "\" ) )")))
                .noneMatch(text -> text.contains("right-overlap"));
    }

    @ParameterizedTest
    @CsvSource({
        "PendingDecision( gateId == \"another\" ), gateId another-2",
        "PendingDecision( amount!.currency == \"XXX\" ), amount.currency XXY"
    })
    void a_case_is_tried_that_no_right_names(String asked, String example) {
        assertThat(together(right("decides", "executive", "", asked)))
                .containsExactly(
                        "rights.drl:1:1: undecided-case: A decision must have a decider in every case, but nobody "
                                + "decides 'trade-off', for example with " + example
                                + ". Write who decides there, too.");
    }

    @Test
    void a_role_has_one_quorum_in_each_case() {
        String one = right("decides", "executive", "", "PendingDecision( amount!.amount <= 10 )");
        String two = right("decides", "executive", "@quorum( \"2\" )", "PendingDecision( amount!.amount %s 10 )");
        assertThat(together(one, two.formatted(">"))).isEmpty();
        assertThat(together(one, two.formatted(">=")))
                .containsExactly(
                        "rights.drl:5:1: quorum-conflict: A role must have one quorum in each case, but in 'trade-off' "
                                + "this asks for 2 of 'executive', and \"executive decides "
                                + Integer.toHexString("PendingDecision( amount!.amount <= 10 )".hashCode())
                                + "\" (rights.drl:1:1) for 1, for example with amount.amount 10. Ask for one number, or "
                                + "let one of them ask for the opposite of what the other asks for.");
        assertThat(together(
                        right("decides", "executive", "", "PendingDecision( )"),
                        right("vetoes", "executive", "@quorum( \"2\" )", "PendingDecision( )")))
                .as("another say")
                .isEmpty();
    }

    @Test
    void roles_that_overrule_each_other_have_no_last_word() {
        assertThat(together(
                        right("decides", "finance", "", "PendingDecision( )"),
                        right("overrules", "executive", "@over( \"portfolio-lead\" )", "PendingDecision( )"),
                        right("overrules", "portfolio-lead", "@over( \"finance\" )", "PendingDecision( )"),
                        right(
                                "overrules",
                                "finance",
                                "@over( \"executive\" )",
                                "PendingDecision( product!.stage == Stage.MVP )")))
                .containsExactly(
                        "rights.drl:13:1: overrule-cycle: Roles must not overrule each other in a circle, but in "
                                + "'trade-off' these do: executive -> portfolio-lead -> finance -> executive, for example with "
                                + "product.stage MVP. Remove one of these rights.");
    }

    @Test
    void a_role_must_not_overrule_itself() {
        assertThat(together(
                        right("decides", "finance", "", "PendingDecision( )"),
                        right("overrules", "finance", "@over( \"finance\" )", "PendingDecision( )")))
                .singleElement()
                .asString()
                .contains("these do: finance -> finance.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PendingDecision( product!.stage != Stage.MVP )", "PendingDecision( product == null )"})
    void overrules_that_never_meet_are_no_circle(String other) {
        assertThat(together(
                        right("decides", "finance", "", "PendingDecision( )"),
                        right(
                                "overrules",
                                "executive",
                                "@over( \"finance\" )",
                                "PendingDecision( product!.stage == Stage.MVP )"),
                        right("overrules", "finance", "@over( \"executive\" )", other)))
                .isEmpty();
    }

    @Test
    void a_right_that_names_a_person_is_bound_to_them() {
        assertThat(told(DecisionRights.ofPack(rights(
                        right("decides", "executive", "", "PendingDecision( product!.owner == \"ada-lovelace\" )")))))
                .containsExactly("rights.drl:3:18: person-bound-right: A right must be bound to a role, but "
                        + "'product!.owner == \"ada-lovelace\"' binds this one to a person. Let the role say who it is, "
                        + "and record who holds it.");
        assertThat(DecisionRights.ofPack(rights(right(
                        "decides",
                        "executive",
                        "",
                        "PendingDecision( $asOf : asOf )"
                                + " not RoleHolding( personId in ( \"ada\", \"bob\" ), heldAt( $asOf ) )"))))
                .hasSize(1);
        assertThat(DecisionRights.ofPack(
                        rights(right("decides", "executive", "", "PendingDecision( product!.owner != null )"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"decides,", "vetoes,", "consulted,", "informed,", "overrules,architect"})
    void a_right_of_any_kind_may_be_bound_to_a_person(String kind, @Nullable String over) {
        assertThat(DecisionRights.ofPack(rights(right(
                        kind,
                        "executive",
                        over == null ? "" : "@over( \"" + over + "\" )",
                        "PendingDecision( product!.owner == \"ada\" )"))))
                .extracting(Finding::kind)
                .contains(FindingKind.PERSON_BOUND_RIGHT);
    }

    @Test
    void a_right_that_names_a_person_by_a_text_is_bound_to_them_too() {
        for (String bound : List.of(
                "PendingDecision( product!.owner!.value == \"ada-lovelace\" )",
                "PendingDecision( product!.owner!.value matches \"ada-.*\" )",
                "PendingDecision( product!.owner!.value!.startsWith( \"ada\" ) )",
                "PendingDecision( product!.owner!.value in ( \"ada\", \"bob\" ) )",
                "PendingDecision( $asOf : asOf ) RoleHolding( personId.value == \"ada\", heldAt( $asOf ) )",
                "PendingDecision( ) Person( name == \"Ada Lovelace\" )",
                "PendingDecision( ) Person( id.value == \"ada\" )",
                "PendingDecision( ) Person( $name : name, $name == \"Ada Lovelace\" )",
                "PendingDecision( $owner : product!.owner!.value ) Product( $owner matches \"ada-.*\" )")) {
            assertThat(DecisionRights.ofPack(rights(right("decides", "executive", "", bound))))
                    .as(bound)
                    .extracting(Finding::kind)
                    .containsExactly(FindingKind.PERSON_BOUND_RIGHT);
        }
        assertThat(DecisionRights.ofPack(rights(right(
                        "decides",
                        "executive",
                        "",
                        "PendingDecision( productId!.value == \"portal\", $owner : product!.owner )"
                                + " Person( id == $owner )"))))
                .isEmpty();
        assertThat(DecisionRights.ofPack(rights(right(
                        "decides",
                        "executive",
                        "",
                        "PendingDecision( $owner : product!.owner!.value, $id : productId!.value, $id == \"portal\" )"
                                + " Person( id.value == $owner )"))))
                .isEmpty();
    }

    @Test
    void a_right_that_is_never_granted_is_a_contradiction() {
        assertThat(told(DecisionRights.ofPack(rights(right(
                        "decides", "executive", "", "PendingDecision( amount!.amount > 5, amount!.amount < 3 )")))))
                .containsExactly(
                        "rights.drl:3:38: scope-never-matches: The first pattern must match some decision, but "
                                + "'amount!.amount < 3' never holds beside 'amount!.amount > 5', so the right is never granted. "
                                + "Mend one of them; where either is meant, write '||'.");
    }
}
