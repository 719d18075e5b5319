package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.InputViolation;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;

class PackTestsTest {
    private static final Path MOBILE = Path.of("../examples/packs/mobile-phased-rollout");
    private static final String PORTFOLIO = """
            portfolio:
              valueStreams: [{id: growth, name: Growth}]
              products: [{id: portal, name: Portal, kind: APPLICATION, stage: DISCOVERY, channels: [WEB], valueStreamId: growth}]
            asOf: 2026-06-21T00:00:00Z
            """;

    @TempDir
    private Path pack;

    private List<PackTests.Result> run(String text) throws IOException {
        write("case.yaml", text);
        return PackTests.read(pack, List.of()).run(Governance.load(RulePack.standard()));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(pack.resolve("tests"));
        Files.writeString(pack.resolve("tests").resolve(file), text);
    }

    private List<String> refused(String file, String text) throws IOException {
        write(file, text);
        PortfolioException wrong =
                catchThrowableOfType(PortfolioException.class, () -> PackTests.read(pack, List.of()));
        return wrong.violations().stream()
                .map(InputViolation::toString)
                .map(line -> line.replace(pack.toString(), "pack"))
                .toList();
    }

    @Test
    void tests_of_the_example_pack_pass() {
        RulePack mobile = RulePack.from(MOBILE);
        PackTests tests = PackTests.read(MOBILE, mobile.evidenceKinds());
        assertThat(tests.run(Governance.load(RulePack.standard(), mobile)))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(result -> assertThat(result.differences())
                        .as(result.test().name())
                        .isEmpty());
    }

    @Test
    void says_what_was_expected_what_it_was_and_why() throws IOException {
        PackTests.Result result = run(PORTFOLIO + """
                productId: portal
                gateId: discovery-exit
                cases:
                - name: nothing is known
                  verdict: passed
                  criteria: {discovery.users-researched: met, discovery.nowhere: unmet}
                  because: {discovery.users-researched: "not"}
                  practices: [{practiceId: delivery.builds, verdict: met}]
                  decisions: [{decisionId: release, decidedBy: product-lead}, {decisionId: release, resolution: decider}]
                  escalations: [{matter: gate-blocked, productId: portal, asked: [product-lead, portfolio-lead]}]
                """).get(0);
        assertThat(result.passed()).isFalse();
        assertThat(result.differences())
                .extracting(DecisionTest.Difference::toString)
                .containsExactly(
                        "gate 'discovery-exit' of 'portal' must be passed, but was blocked.",
                        "criterion 'discovery.nowhere' must be unmet, but was not asked.",
                        "criterion 'discovery.users-researched' must be met, but was unmet.",
                        "what fails of criterion 'discovery.users-researched' must be 'not', but was '$segment : UserSegment( productId == $product )'.",
                        "practice 'delivery.builds' must be met, but was not asked.",
                        "decision 'release' must be decided by 'product-lead', but was gap.",
                        "decision 'release' must be decider, but was gap.",
                        "matter 'gate-blocked' of 'portal' must be asked of product-lead, then of portfolio-lead, but was resolved.");
        assertThat(result.differences().get(0).why())
                .startsWith("Gate 'discovery-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z");
    }

    private static RulePack rights() {
        String rules = """
                import org.operatingmodel.authority.PendingDecision
                import org.operatingmodel.escalation.UnresolvedMatter
                rule "Two leads decide about scope" @right( "decides" ) @decision( "scope" ) @by( "product-lead" ) @quorum( "2" )
                when PendingDecision( )
                then end
                rule "Design is asked" @right( "consulted" ) @decision( "scope" ) @by( "designer" )
                when PendingDecision( )
                then end
                rule "Operations may stop it" @right( "vetoes" ) @decision( "scope" ) @by( "operations" )
                when PendingDecision( )
                then end
                rule "The lead first" @escalation( "own.first" ) @to( "product-lead" ) @within( "P5D" ) @then( "own.last" )
                when UnresolvedMatter( )
                then end
                rule "Executives last" @escalation( "own.last" ) @to( "executive" ) @within( "P30D" )
                when UnresolvedMatter( )
                then end
                """;
        return RulePack.of(
                new PackManifest(new PackId("own"), "1.0.0", "test", List.of(), List.of(), List.of()),
                Map.of("own.drl", rules.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String ASKED = """
            portfolio:
              valueStreams: [{id: growth, name: Growth}]
              people: [{id: ann, name: Ann}, {id: bob, name: Bob}]
              roleHoldings:
              - {personId: ann, roleId: product-lead, from: 2026-01-01T00:00:00Z}
              - {personId: bob, roleId: executive, from: 2026-01-01T00:00:00Z}
              products: [{id: portal, name: Portal, kind: APPLICATION, stage: DISCOVERY, channels: [WEB], valueStreamId: growth}]
              decisions: [{id: smaller, decisionId: scope, question: Make it smaller, productId: portal, requestedBy: ann, requestedAt: 2026-06-01T00:00:00Z}]
            asOf: 2026-06-21T00:00:00Z
            """;

    private PackTests asked(String expected) throws IOException {
        write("case.yaml", ASKED + expected);
        return PackTests.read(pack, List.of());
    }

    @Test
    void everybody_who_has_a_say_how_many_agree_and_by_when_can_be_expected() throws IOException {
        PackTests wrong = asked("""
                cases:
                - name: scope
                  decisions:
                  - decisionId: scope
                    productId: portal
                    rights:
                    - {right: DECIDES, roles: [product-lead], quorum: 3}
                    - {right: CONSULTED, roles: [designer, engineer]}
                    - {right: VETOES, roles: []}
                    - {right: INFORMED, roles: [executive]}
                  escalations: [{matter: nobody-decides, productId: portal, asked: [product-lead], dueAt: [2026-06-08T00:00:00Z]}]
                """);
        assertThat(wrong.run(Governance.load(rights())).get(0).differences())
                .extracting(DecisionTest.Difference::toString)
                .containsExactly(
                        "right 'decides' in decision 'scope' of 'portal' must be with product-lead, 3 together, but was"
                                + " with product-lead, 2 together.",
                        "right 'consulted' in decision 'scope' of 'portal' must be with designer and engineer, but was"
                                + " with designer.",
                        "right 'vetoes' in decision 'scope' of 'portal' must be with nobody, but was with operations.",
                        "right 'informed' in decision 'scope' of 'portal' must be with executive, but was with nobody.",
                        "matter 'nobody-decides' of 'portal' must be asked of product-lead, but was asked of"
                                + " product-lead, then of executive.",
                        "matter 'nobody-decides' of 'portal' must be due at 2026-06-08T00:00:00Z, but was due at"
                                + " 2026-06-06T00:00:00Z, then at 2026-07-01T00:00:00Z.");
    }

    private static List<String> survivors(PackTests tests) {
        return MutationScore.of(List.of(rights()), Set.of(new PackId("own")), tests.tests()).survivors().stream()
                .filter(mutant -> mutant.kind() == Mutant.Kind.CHANGE_RIGHT || mutant.kind() == Mutant.Kind.CHANGE_STEP)
                .map(mutant -> mutant.stated().label())
                .toList();
    }

    @Test
    void what_rights_and_deadlines_are_expected_no_change_of_them_passes() throws IOException {
        String few = """
                cases:
                - name: scope
                  decisions: [{decisionId: scope, productId: portal, resolution: gap}]
                  escalations: [{matter: nobody-decides, productId: portal, asked: [product-lead, executive]}]
                """;
        String all = few.replace("resolution: gap}]", """
                resolution: gap, rights: [
                      {right: DECIDES, roles: [product-lead], quorum: 2},
                      {right: CONSULTED, roles: [designer], quorum: 1}, {right: VETOES, roles: [operations], quorum: 1}]}]
                """.strip())
                .replace("executive]}]", "executive], dueAt: [2026-06-06T00:00:00Z, 2026-07-01T00:00:00Z]}]");
        assertThat(survivors(asked(few))).contains("scope", "own.first", "own.last");
        assertThat(survivors(asked(all))).isEmpty();
        assertThat(asked(all).run(Governance.load(rights())))
                .extracting(PackTests.Result::differences)
                .containsExactly(List.of());
    }

    @Test
    void a_quorum_is_positive_and_a_right_is_one_of_those_there_are() throws IOException {
        assertThat(refused("a.yaml", ASKED + """
                cases:
                - name: scope
                  decisions:
                  - decisionId: scope
                    rights: [{right: CONSULTED, roles: [designer], quorum: 0}]
                  - decisionId: scope
                    rights: [{right: CONSULTS, roles: [designer]}]
                  - decisionId: scope
                    rights: [{right: INFORMED, roles: [], quorum: 3}]
                """))
                .containsExactly(
                        "pack/tests/a.yaml:14:60: cases[0].decisions[0].rights[0].quorum: quorum must be positive, but was"
                                + " '0'. Use 1 or more.",
                        "pack/tests/a.yaml:16:22: cases[0].decisions[1].rights[0].right: right must be one of DECIDES,"
                                + " VETOES, OVERRULES, CONSULTED, INFORMED, but was 'CONSULTS'; did you mean 'CONSULTED'?",
                        "pack/tests/a.yaml:18:14: cases[0].decisions[2].rights[0]: quorum must be left out where no role is"
                                + " named, but was '3'. Name the roles, or leave it out.");
    }

    @Test
    void a_change_is_applied_to_one_case_only() throws IOException {
        List<PackTests.Result> results = run(PORTFOLIO + """
                gateId: discovery-exit
                productId: portal
                cases:
                - name: a segment is named
                  change: {add: {userSegments: [{id: new-partners, productId: portal, name: New partners}]}}
                  because: {discovery.users-researched: "$research : Evidence("}
                - name: none is
                  because: {discovery.users-researched: "$segment : UserSegment("}
                """);
        assertThat(results).extracting(PackTests.Result::differences).containsExactly(List.of(), List.of());
    }

    @Test
    void what_the_packs_refuse_to_answer_is_a_difference() throws IOException {
        PackTests.Result result = run(PORTFOLIO + """
                productId: portal
                gateId: mvp-exits
                cases: [{name: a gate that is not there, verdict: blocked}]
                """).get(0);
        assertThat(result.differences())
                .extracting(DecisionTest.Difference::toString)
                .containsExactly(
                        "what is asked must be answered, but was refused: gateId must name a gate of the loaded packs,"
                                + " but was 'mvp-exits'; did you mean 'mvp-exit'?.");
    }

    @Test
    void everything_that_is_wrong_with_the_files_is_told_at_once() throws IOException {
        write("b.yaml", "cases: []\nportfolioFile: nowhere.yaml\n");
        assertThat(refused("a.yaml", PORTFOLIO + """
                productId: portl
                gateId: discovery-exit
                cases:
                - name: one
                  verdict: pased
                  criteria: {discovery.users-researched: umet}
                - name: one
                - name: change
                  productId: portal
                  change: {remove: {products: [shop]}}
                  practices: [{practiceId: delivery.builds, verdict: waived}]
                  decisions: [{decisionId: release}]
                """))
                .containsExactly(
                        "pack/tests/a.yaml:5:12: productId: productId must name a product of the portfolio, but was"
                                + " 'portl'; did you mean 'portal'?",
                        "pack/tests/a.yaml:9:12: cases[0].verdict: verdict must be one of passed, passed-with-waivers,"
                                + " blocked, but was 'pased'; did you mean 'passed'?",
                        "pack/tests/a.yaml:10:42: cases[0].criteria.'discovery.users-researched':"
                                + " discovery.users-researched must be one of met, unmet, waived, in-grace, unevaluable,"
                                + " not-applicable, but was 'umet'; did you mean 'met'?",
                        "pack/tests/a.yaml:11:3: cases[1]: case must expect something, but 'one' expects nothing. Add a"
                                + " verdict, criteria, practices, decisions or escalations.",
                        "pack/tests/a.yaml:11:9: cases[1].name: name must be given once in a file, but 'one' is given"
                                + " again. Say what is different.",
                        "pack/tests/a.yaml:14:32: cases[2].change.remove.products[0]: id must name something in the"
                                + " portfolio, but 'shop' is not there.",
                        "pack/tests/a.yaml:15:54: cases[2].practices[0].verdict: verdict must be one of met, unmet,"
                                + " unevaluable, not-applicable, but was 'waived'.",
                        "pack/tests/a.yaml:16:15: cases[2].decisions[0]: decidedBy, resolution or rights must be given,"
                                + " but none is. Say who decides, that nobody does, or who has a say.",
                        "pack/tests/b.yaml:1:8: cases: cases must hold at least one test, but hold none. Add one.",
                        "pack/tests/b.yaml:2:16: portfolioFile: portfolioFile must name a file, by its path from this"
                                + " one, but was 'nowhere.yaml'. Check the path.");
    }

    @Test
    void a_blank_reason_would_expect_nothing_and_is_refused() throws IOException {
        assertThat(refused("a.yaml", PORTFOLIO + """
                productId: portal
                gateId: discovery-exit
                cases:
                - name: one
                  because: {discovery.users-researched: " "}
                  practices: [{practiceId: delivery.builds, verdict: unmet, because: ""}]
                """))
                .containsExactly(
                        "pack/tests/a.yaml:9:41: cases[0].because.'discovery.users-researched': because must say how the"
                                + " condition that fails begins, but was ' '. Write the beginning of the condition, or leave"
                                + " it out.",
                        "pack/tests/a.yaml:10:70: cases[0].practices[0].because: because must say how the condition that"
                                + " fails begins, but was ''. Write the beginning of the condition, or leave it out.");
    }

    @Test
    void a_pack_without_tests_is_refused() {
        PortfolioException wrong =
                catchThrowableOfType(PortfolioException.class, () -> PackTests.read(pack, List.of()));
        assertThat(wrong)
                .hasMessage(pack + ":1:1: folder must hold a folder 'tests', but does not. Name the folder of a pack,"
                        + " and put its tests below tests/.");
    }

    @Test
    void tests_are_no_part_of_what_the_pack_says() throws IOException {
        Files.writeString(pack.resolve("pack.yaml"), Files.readString(MOBILE.resolve("pack.yaml")));
        Files.writeString(pack.resolve("rollout.drl"), Files.readString(MOBILE.resolve("rollout.drl")));
        String before = RulePack.from(pack).digest();
        write("case.yaml", PORTFOLIO + "cases: []\n");
        write("orders.csv", "");
        RulePack after = RulePack.from(pack);
        assertThat(Map.of("digest", after.digest(), "findings", after.findings()))
                .isEqualTo(Map.of("digest", before, "findings", List.of()));
    }
}
