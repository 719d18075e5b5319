package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.io.InputViolation;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.rules.Governance;
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
                        "pack/tests/a.yaml:16:15: cases[2].decisions[0]: decidedBy or resolution must be given, but"
                                + " neither is. Say who decides, or that nobody does.",
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
