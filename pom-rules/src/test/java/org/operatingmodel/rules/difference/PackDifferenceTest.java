package org.operatingmodel.rules.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;

class PackDifferenceTest {
    private static final String SCOPE = "GateReview( $product : productId, $asOf : asOf )";
    private static final String TELEMETRY = "Evidence( productId == $product, kind == EvidenceKind.TELEMETRY )";
    private static final String REGISTER = "RiskRegister( productId == $product )";

    static Stream<Arguments> conditions() {
        return Stream.of(
                pair("a conjunct more", TELEMETRY, telemetry("subject == \"api\""), ChangeKind.TIGHTENED),
                pair("a conjunct less", telemetry("subject == \"api\""), TELEMETRY, ChangeKind.LOOSENED),
                pair("a pattern more", TELEMETRY, TELEMETRY + "\n" + REGISTER, ChangeKind.TIGHTENED),
                pair("a pattern less", TELEMETRY + "\n" + REGISTER, REGISTER, ChangeKind.LOOSENED),
                pair(
                        "patterns in another order",
                        TELEMETRY + "\n" + REGISTER,
                        REGISTER + "\n" + TELEMETRY,
                        ChangeKind.EQUIVALENT),
                pair("another name of a variable", "$e : " + TELEMETRY, "$seen : " + TELEMETRY, ChangeKind.EQUIVALENT),
                pair("a higher least count", count(">= 4"), count(">= 5"), ChangeKind.TIGHTENED),
                pair("a lower least count", count(">= 4"), count(">= 3"), ChangeKind.LOOSENED),
                pair("whole numbers above 3 are those from 4", count("> 3"), count(">= 4"), ChangeKind.EQUIVALENT),
                pair("a lower most count", count("<= 4"), count("<= 3"), ChangeKind.TIGHTENED),
                pair(
                        "a count over fewer facts",
                        count(">= 4"),
                        count(">= 4").replace("$product )", "$product, subject == \"api\" )"),
                        ChangeKind.TIGHTENED),
                pair(
                        "a most count over fewer facts",
                        count("<= 4"),
                        count("<= 4").replace("$product )", "$product, subject == \"api\" )"),
                        ChangeKind.LOOSENED),
                pair("a higher least value", telemetry("value >= 4"), telemetry("value >= 5"), ChangeKind.TIGHTENED),
                pair("a bound that is out", telemetry("value >= 4"), telemetry("value > 4"), ChangeKind.TIGHTENED),
                pair(
                        "the constant on the left",
                        telemetry("value >= 4"),
                        telemetry("4 <= value"),
                        ChangeKind.EQUIVALENT),
                pair("a shorter age", within(14), within(7), ChangeKind.TIGHTENED),
                pair("a longer age", within(14), within(30), ChangeKind.LOOSENED),
                pair(
                        "two bounds in two ways",
                        telemetry("value >= 4, value < 9"),
                        telemetry("value >= 5, value < 10"),
                        ChangeKind.CHANGED),
                pair(
                        "one shorter and one lower",
                        telemetry("value >= 4, observedWithin( Duration.ofDays( 9 ), $asOf )"),
                        telemetry("value >= 3, observedWithin( Duration.ofDays( 8 ), $asOf )"),
                        ChangeKind.CHANGED),
                pair(
                        "more constants",
                        kinds("TELEMETRY"),
                        kinds("TELEMETRY, EvidenceKind.RUNBOOK"),
                        ChangeKind.LOOSENED),
                pair(
                        "fewer constants",
                        kinds("TELEMETRY, EvidenceKind.RUNBOOK"),
                        kinds("RUNBOOK"),
                        ChangeKind.TIGHTENED),
                pair("other constants", kinds("TELEMETRY"), kinds("RUNBOOK"), ChangeKind.CHANGED),
                pair(
                        "a higher severity must not be there",
                        noRisk("severity >= Severity.HIGH"),
                        noRisk("severity == Severity.CRITICAL"),
                        ChangeKind.LOOSENED),
                pair(
                        "a lower severity must not be there",
                        noRisk("severity == Severity.CRITICAL"),
                        noRisk("severity >= Severity.MEDIUM"),
                        ChangeKind.TIGHTENED),
                pair(
                        "a conjunct more of what must not be there",
                        noRisk("open"),
                        noRisk("open, owner != null"),
                        ChangeKind.LOOSENED),
                pair(
                        "what must be there must not",
                        "exists( " + TELEMETRY + " )",
                        "not( " + TELEMETRY + " )",
                        ChangeKind.CHANGED),
                pair(
                        "some becomes some and every",
                        some("open"),
                        some("open") + "\n" + every("open"),
                        ChangeKind.TIGHTENED),
                pair(
                        "of more every is asked",
                        every("open"),
                        every("open")
                                .replace("$product,", "$product,")
                                .replace(
                                        "$r : ProductRisk( productId == $product, severity >= Severity.HIGH )",
                                        "$r : ProductRisk( productId == $product, severity >= Severity.MEDIUM )"),
                        ChangeKind.TIGHTENED),
                pair("of every more is asked", every("open"), every("open, owner != null"), ChangeKind.TIGHTENED),
                pair(
                        "an alternative more",
                        TELEMETRY,
                        "( " + TELEMETRY + " or " + REGISTER + " )",
                        ChangeKind.LOOSENED),
                pair(
                        "an alternative less",
                        "( " + TELEMETRY + " or " + REGISTER + " )",
                        REGISTER,
                        ChangeKind.TIGHTENED),
                pair(
                        "another expression for texts",
                        telemetry("subject matches \"a.*\""),
                        telemetry("subject matches \"ab.*\""),
                        ChangeKind.CHANGED),
                pair("layout", TELEMETRY, TELEMETRY.replace(", ", ",\n        "), ChangeKind.REFORMATTED));
    }

    private static Arguments pair(String what, String before, String after, ChangeKind expected) {
        return Arguments.of(what, before, after, expected);
    }

    private static String telemetry(String more) {
        return TELEMETRY.replace(" )", ", " + more + " )");
    }

    private static String within(int days) {
        return telemetry("observedWithin( Duration.ofDays( " + days + " ), $asOf )");
    }

    private static String kinds(String kinds) {
        return "Evidence( productId == $product, kind in ( EvidenceKind." + kinds + " ) )";
    }

    private static String count(String bound) {
        return "accumulate( Evidence( productId == $product ) ; $n : count( 1 ) ; $n " + bound + " )";
    }

    private static String noRisk(String constraints) {
        return REGISTER + "\nnot( ProductRisk( productId == $product, " + constraints + " ) )";
    }

    private static String some(String constraints) {
        return "exists( ProductRisk( productId == $product, " + constraints + " ) )";
    }

    private static String every(String constraints) {
        return REGISTER
                + "\nforall( $r : ProductRisk( productId == $product, severity >= Severity.HIGH ) ProductRisk( this == $r, "
                + constraints + " ) )";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void a_condition_changes_one_way(String what, String before, String after, ChangeKind expected) {
        assertThat(between(rule(SCOPE, before), rule(SCOPE, after)).changes())
                .as(what)
                .extracting(PackChange::kind)
                .containsExactly(expected);
    }

    @Test
    void the_same_packs_have_no_changes() {
        PackDifference same = between(rule(SCOPE, TELEMETRY), rule(SCOPE, TELEMETRY));

        assertThat(same.text()).isEqualTo("team 1.0.0 -> team 1.0.0: nothing differs.\n");
    }

    @Test
    void fewer_products_asked_is_looser() {
        String narrow = SCOPE.replace(" )", ", product.stage == Stage.MVP )");

        assertThat(kinds(between(rule(SCOPE, TELEMETRY), rule(narrow, TELEMETRY))))
                .containsExactly(ChangeKind.LOOSENED);
        assertThat(kinds(between(rule(narrow, TELEMETRY), rule(SCOPE, TELEMETRY))))
                .containsExactly(ChangeKind.TIGHTENED);
    }

    @Test
    void more_asked_of_fewer_is_changed() {
        String narrow = SCOPE.replace(" )", ", product.stage == Stage.MVP )");

        assertThat(kinds(between(rule(SCOPE, TELEMETRY), rule(narrow, telemetry("subject == \"api\"")))))
                .containsExactly(ChangeKind.CHANGED);
    }

    @Test
    void the_text_shows_places_and_the_conjuncts_that_differ() {
        PackDifference difference = between(rule(SCOPE, within(14)), rule(SCOPE, within(7)));

        assertThat(difference.text()).isEqualTo("""
                        team 1.0.0 -> team 1.0.0: 1 tightened.
                        tightened  criterion mvp-exit/team.it  (gate/mvp-exit.drl:2)
                          asks for all that it asked for before, and maybe for more
                          - Evidence: observedWithin( Duration.ofDays( 14 ), $asOf )  (gate/mvp-exit.drl:6)
                          + Evidence: observedWithin( Duration.ofDays( 7 ), $asOf )  (gate/mvp-exit.drl:6)
                        """);
    }

    @Test
    void json_has_the_same_as_data() {
        PackDifference difference = between(rule(SCOPE, TELEMETRY), rule(SCOPE, TELEMETRY, "waivable", "Look."));

        assertThat(difference.json()).contains("""
                          "changes": [
                            {
                              "kind": "LOOSENED",
                              "subject": "criterion",
                              "id": "mvp-exit/team.it",
                              "before": "gate/mvp-exit.drl:2",
                              "after": "gate/mvp-exit.drl:2",
                              "reasons": [
                                "enforcement was 'mandatory', is 'waivable'",
                                "remedy was 'Do it.', is 'Look.'"
                              ]
                            }
                          ]
                        """);
    }

    @Test
    void a_new_remedy_rewords() {
        assertThat(kinds(between(rule(SCOPE, TELEMETRY), rule(SCOPE, TELEMETRY, "mandatory", "Look."))))
                .containsExactly(ChangeKind.REWORDED);
    }

    @Test
    void a_rule_that_comes_and_one_that_goes_are_told() {
        String other = rule(SCOPE, TELEMETRY).replace("team.it", "team.other");

        assertThat(between(rule(SCOPE, TELEMETRY), other).text()).isEqualTo("""
                        team 1.0.0 -> team 1.0.0: 1 added, 1 removed.
                        added  criterion mvp-exit/team.other  (gate/mvp-exit.drl:2)
                        removed  criterion mvp-exit/team.it  (gate/mvp-exit.drl:2)
                        """);
    }

    @Test
    void a_later_day_a_grace_period_and_an_end_loosen_a_criterion() {
        String always = rule(SCOPE, TELEMETRY);

        for (String period : List.of("@effective( \"2026-07-01\" )", "@expires( \"2027-01-01\" )")) {
            String dated = always.replace("@criterion", period + " @criterion");
            assertThat(kinds(between(always, dated))).containsExactly(ChangeKind.LOOSENED);
            assertThat(kinds(between(dated, always))).containsExactly(ChangeKind.TIGHTENED);
        }
        String from = always.replace("@criterion", "@effective( \"2026-07-01\" ) @criterion");
        String grace = always.replace("@criterion", "@effective( \"2026-07-01\" ) @grace( \"P30D\" ) @criterion");
        assertThat(kinds(between(from, grace))).containsExactly(ChangeKind.LOOSENED);
    }

    @Test
    void decision_rights_change_by_who_and_by_when() {
        String right = right("decides", "portfolio-lead", "");

        assertThat(kinds(between(right, right("decides", "product-lead", "")))).containsExactly(ChangeKind.CHANGED);
        assertThat(kinds(between(right, right("decides", "portfolio-lead", ", product!.stage == Stage.MVP"))))
                .containsExactly(ChangeKind.CHANGED);
        String veto = right("vetoes", "portfolio-lead", "");
        assertThat(kinds(between(veto, right("vetoes", "portfolio-lead", ", product!.stage == Stage.MVP"))))
                .containsExactly(ChangeKind.LOOSENED);
    }

    @Test
    void rights_that_share_an_id_are_told_apart_by_their_sentence() {
        String one = right("vetoes", "portfolio-lead", ", product!.stage == Stage.MVP");
        String two = right("vetoes", "portfolio-lead", ", product!.stage == Stage.OPERATION")
                .replace("Scope: who", "Scope: who later");
        String changed = two.replace("Stage.OPERATION", "Stage.OPERATION, amount != null");

        PackDifference difference = between(one + two, changed + one);

        assertThat(kinds(difference)).containsExactly(ChangeKind.LOOSENED);
        assertThat(difference.changes().get(0).before()).isEqualTo("gate/mvp-exit.drl:7");
        assertThat(difference.changes().get(0).after()).isEqualTo("gate/mvp-exit.drl:1");
    }

    @Test
    void a_shorter_deadline_tightens_a_step() {
        String step = step("P5D");

        assertThat(between(step, step("P3D")).text()).isEqualTo("""
                        team 1.0.0 -> team 1.0.0: 1 tightened.
                        tightened  escalation step first  (gate/mvp-exit.drl:1)
                          deadline was 'P5D', is 'P3D'
                        """);
        assertThat(kinds(between(step("P3D"), step))).containsExactly(ChangeKind.LOOSENED);
    }

    @Test
    void each_field_of_the_manifest_goes_its_way(@TempDir Path folder) throws Exception {
        String before = """
                id: team
                version: 1.0.0
                publisher: Team
                layer: base
                effectiveFrom: 2026-01-01
                expires: 2027-01-01
                evidenceKinds: [ PEN_TEST ]
                appliesTo: { products: [ a-product, b-product ] }
                gates:
                  - { id: team-exit, name: Team exit, waiverGranters: [ product-lead ], longestWaiver: P30D }
                parameters:
                  - { id: age, type: days, value: 30, least: 10, most: 60, tighter: lower, meaning: How old it may be. }
                """;
        String after = """
                id: team
                version: 1.1.0
                publisher: Team
                layer: base
                effectiveFrom: 2026-02-01
                expires: 2026-12-01
                roles: [ pen-tester ]
                appliesTo: { products: [ a-product ] }
                gates:
                  - { id: team-exit, name: Team exit, waiverGranters: [], longestWaiver: P30D }
                parameters:
                  - { id: age, type: days, value: 20, least: 10, most: 60, tighter: lower, meaning: How old it may be. }
                """;

        PackDifference difference = PackDifference.between(pack(folder, "a", before), pack(folder, "b", after));

        assertThat(difference.text()).isEqualTo("""
                        team 1.0.0 -> team 1.1.0: 1 added, 1 removed, 3 tightened, 2 loosened, 1 reworded.
                        reworded  manifest version  (pack.yaml:2)
                          version was '1.0.0', is '1.1.0'
                        loosened  manifest effectiveFrom  (pack.yaml:5)
                          effectiveFrom was '2026-01-01', is '2026-02-01'
                        tightened  manifest expires  (pack.yaml:6)
                          expires was '2027-01-01', is '2026-12-01'; from that day on nothing that the pack asks for can be evaluated
                        loosened  manifest appliesTo  (pack.yaml:8)
                          products were 'a-product, b-product', are 'a-product'
                        tightened  gate team-exit  (pack.yaml:10)
                          waiverGranters were '[product-lead]', are '[]'
                        tightened  parameter age  (pack.yaml:12)
                          value was '30', is '20'
                        removed  evidence kind PEN_TEST  (pack.yaml:7)
                        added  role pen-tester  (pack.yaml:7)
                        """);
    }

    private static RulePack pack(Path folder, String name, String manifest) throws Exception {
        Path pack = Files.createDirectories(folder.resolve(name));
        Files.writeString(pack.resolve("pack.yaml"), manifest);
        Files.writeString(
                pack.resolve("it.drl"),
                rule(
                        SCOPE,
                        "Parameter( name == \"age\", $age : days )\n"
                                + telemetry("observedWithin( Duration.ofDays( $age ), $asOf )")));
        return RulePack.from(pack);
    }

    private static List<ChangeKind> kinds(PackDifference difference) {
        return difference.changes().stream().map(PackChange::kind).toList();
    }

    private static PackDifference between(String before, String after) {
        return PackDifference.between(pack(before), pack(after));
    }

    private static RulePack pack(String text) {
        PackManifest manifest = new PackManifest(new PackId("team"), "1.0.0", "Team", List.of(), List.of(), List.of());
        return RulePack.of(manifest, Map.of("gate/mvp-exit.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String rule(String scope, String conditions) {
        return rule(scope, conditions, "mandatory", "Do it.");
    }

    private static String rule(String scope, String conditions, String enforcement, String remedy) {
        return """
                // Why.
                rule "MVP exit: as it must be"
                    @gate( "mvp-exit" ) @criterion( "team.it" ) @enforcement( "%s" ) @remedy( "%s" )
                when
                    %s
                    %s
                then
                end
                """.formatted(enforcement, remedy, scope, conditions);
    }

    private static String right(String kind, String role, String more) {
        return """
                rule "Scope: who"
                    @decision( "scope-trade-off" ) @right( "%s" ) @by( "%s" )
                when
                    PendingDecision( $asOf : asOf%s )
                then
                end
                """.formatted(kind, role, more);
    }

    private static String step(String within) {
        return """
                rule "First: who is asked"
                    @escalation( "first" ) @to( "product-lead" ) @within( "%s" )
                when
                    UnresolvedMatter()
                then
                end
                """.formatted(within);
    }
}
