package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.valuestream.ValueStreamId;

class AssessmentTest {
    private static final String OUTCOMES = """
            // Few outcomes can be remembered.
            rule "There are one to eight outcomes"
                @practice( "test.few-outcomes" )
                @area( "business-alignment" )
                @topic( "planning, who-decides" )
                @remedy( "Name what matters most." )
            when
                ReviewedPortfolio( )
                accumulate( Outcome( $id : id ); $n : count( $id ); $n >= 1, $n <= 8 )
            then
            end
            """;
    private static final String EVERY_PRODUCT = """
            rule "Every product has looked for risks"
                @guardrail( "test.risks-looked-for" )
                @area( "run-cost-and-risk" )
            when
                ReviewedProduct( $product : productId )
                RiskRegister( productId == $product )
            then
            end
            """;
    private static final String EVERY_STREAM = """
            rule "Every value stream has a product with evidence"
                @practice( "test.stream-evidence" )
            when
                ReviewedStream( $stream : valueStreamId )
                Product( $product : id, valueStreamId == $stream )
                Evidence( productId == $product )
            then
            end
            """;

    private static RulePack pack(String rules) {
        return pack(rules, null, null);
    }

    private static RulePack pack(String rules, @Nullable AppliesTo appliesTo, @Nullable LocalDate expires) {
        PackManifest manifest = new PackManifest(
                new PackId("test"),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                null,
                null,
                expires,
                List.of(),
                List.of(),
                List.of(),
                appliesTo,
                List.of(),
                List.of(),
                List.of());
        String imports = """
                package test
                import org.operatingmodel.practice.ReviewedPortfolio;
                import org.operatingmodel.practice.ReviewedProduct;
                import org.operatingmodel.practice.ReviewedStream;
                import org.operatingmodel.evidence.Evidence;
                import org.operatingmodel.gate.GateReview;
                import org.operatingmodel.metrics.investment.RunCost;
                import org.operatingmodel.outcome.Outcome;
                import org.operatingmodel.product.Product;
                import org.operatingmodel.risk.RiskRegister;
                """;
        return RulePack.of(manifest, Map.of("test.drl", (imports + rules).getBytes(StandardCharsets.UTF_8)));
    }

    private static Assessment assess(Given given, RulePack... packs) {
        return Governance.load(packs).assess(given.portfolio(), Given.AS_OF);
    }

    private static List<String> told(Assessment assessment) {
        return assessment.results().stream()
                .map(result -> result.practice().id() + " of " + result.about() + ": "
                        + result.verdict().word())
                .toList();
    }

    private static List<Finding> refused(String rules) {
        return refused(rules, null);
    }

    private static List<Finding> refused(String rules, @Nullable AppliesTo appliesTo) {
        try {
            pack(rules, appliesTo, null);
        } catch (RulePackException e) {
            return e.findings();
        }
        throw new AssertionError("The pack was not refused.");
    }

    @Test
    void a_practice_is_asked_once_of_each_stream_and_of_each_product() {
        Assessment assessment = assess(Given.healthy(), pack(OUTCOMES + EVERY_PRODUCT + EVERY_STREAM));
        assertThat(told(assessment))
                .containsExactly(
                        "test.few-outcomes of the portfolio: met",
                        "test.stream-evidence of value stream partner-growth: met",
                        "test.risks-looked-for of product identity: unmet",
                        "test.risks-looked-for of product partner-portal: met");
        assertThat(assessment.breaches()).extracting(PracticeResult::productId).containsExactly(Given.IDENTITY);
        assertThat(assessment.open()).hasSize(1);
        assertThat(assessment.of(Topic.PLANNING))
                .extracting(result -> result.practice().id())
                .containsExactly(new PracticeId("test.few-outcomes"));
        assertThat(assessment.byArea())
                .containsEntry(Area.BUSINESS_ALIGNMENT, Map.of(PracticeVerdict.MET, 1L))
                .containsEntry(Area.RUN_COST_AND_RISK, Map.of(PracticeVerdict.MET, 1L, PracticeVerdict.UNMET, 1L))
                .containsEntry(Area.PLATFORMS, Map.of());
    }

    @Test
    void what_is_open_is_told_first_with_its_reason() {
        assertThat(assess(Given.nothing(), pack(OUTCOMES + EVERY_PRODUCT)).text(100))
                .isEqualTo("""
                        0 of 2 practices that apply are met as of 2026-06-21T00:00:00Z.
                          test.few-outcomes  unmet  There are one to eight outcomes
                            of         the portfolio
                            why        over Outcome: count was 0, must be at least 1
                            at         test.drl:19:5
                            fix        Name what matters most.
                            rule       "There are one to eight outcomes" (test: test.drl:12)
                          test.risks-looked-for  unmet  Every product has looked for risks
                            of         product identity
                            why        no RiskRegister
                            at         test.drl:27:5
                            of         product partner-portal
                            why        no RiskRegister
                            at         test.drl:27:5
                            rule       "Every product has looked for risks" (test: test.drl:22)
                        """);
    }

    @Test
    void what_one_product_lacks_is_not_made_up_for_by_another() {
        assertThat(assess(Given.healthy(), pack(EVERY_PRODUCT)).text(100)).startsWith("""
                0 of 1 practice that applies is met as of 2026-06-21T00:00:00Z.
                  test.risks-looked-for  unmet  Every product has looked for risks
                    of         product identity
                """);
    }

    @Test
    void of_many_products_that_lack_something_three_are_shown() {
        Given given = Given.nothing();
        for (int i = 0; i < 3; i++) {
            given = given.with(given.copyOf("identity", new ProductId("more-" + i), "name", "More"));
        }
        assertThat(assess(given, pack(EVERY_PRODUCT)).text(100)).isEqualTo("""
                0 of 1 practice that applies is met as of 2026-06-21T00:00:00Z.
                  test.risks-looked-for  unmet  Every product has looked for risks
                    of         product identity
                    why        no RiskRegister
                    at         test.drl:16:5
                    of         product more-0
                    why        no RiskRegister
                    at         test.drl:16:5
                    of         product more-1
                    why        no RiskRegister
                    at         test.drl:16:5
                    and        2 more of 5
                    rule       "Every product has looked for risks" (test: test.drl:11)
                """);
    }

    @Test
    void a_pack_for_one_product_asks_nothing_of_others() {
        AppliesTo portal = new AppliesTo(List.of(Given.PORTAL), List.of());
        assertThat(told(assess(Given.nothing(), pack(EVERY_PRODUCT, portal, null))))
                .containsExactly(
                        "test.risks-looked-for of product identity: not-applicable",
                        "test.risks-looked-for of product partner-portal: unmet");
    }

    @Test
    void a_pack_for_one_value_stream_asks_it_and_its_products() {
        AppliesTo stream = new AppliesTo(List.of(), List.of(new ValueStreamId("partner-growth")));
        assertThat(told(assess(Given.nothing(), pack(EVERY_PRODUCT + EVERY_STREAM, stream, null))))
                .containsExactly(
                        "test.stream-evidence of value stream partner-growth: unmet",
                        "test.risks-looked-for of product identity: unmet",
                        "test.risks-looked-for of product partner-portal: unmet");
    }

    @Test
    void a_practice_that_its_pack_would_ask_of_nobody_is_refused() {
        AppliesTo portal = new AppliesTo(List.of(Given.PORTAL), List.of());
        AppliesTo stream = new AppliesTo(List.of(), List.of(new ValueStreamId("partner-growth")));
        String ofPortfolio = OUTCOMES + EVERY_PRODUCT + EVERY_STREAM.replace("@practice", "@guardrail");
        assertThat(refused(ofPortfolio, portal))
                .extracting(Finding::toString)
                .containsExactly(
                        "test.drl:12:1: never-asked: A practice must be about somebody whom its pack applies to, but"
                                + " 'test.few-outcomes' is about the whole portfolio and the pack applies only to"
                                + " product 'partner-portal'. Begin the rule with ReviewedProduct, or move it to a"
                                + " pack without appliesTo.",
                        "test.drl:30:1: never-asked: A guardrail must be about somebody whom its pack applies to, but"
                                + " 'test.stream-evidence' is about value streams and the pack applies only to product"
                                + " 'partner-portal'. Name value streams in appliesTo, or begin the rule with"
                                + " ReviewedProduct.");
        assertThat(refused(ofPortfolio, stream)).extracting(Finding::kind).containsExactly(FindingKind.NEVER_ASKED);
    }

    @Test
    void a_practice_that_looks_like_one_of_another_pack_is_told() {
        RulePack team = RulePack.of(
                new PackManifest(new PackId("team"), "1.0.0", "team", List.of(), List.of(), List.of()),
                Map.of(
                        "team.drl",
                        EVERY_PRODUCT
                                .replace("@guardrail( \"test.", "@guardrail( \"funding.")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(PacksTogether.findings(List.of(RulePack.shipped("funding"), team), true)
                        .all())
                .extracting(Finding::toString)
                .contains(
                        "team.drl:1:1: foreign-criterion: A guardrail's id must begin with a word of its own pack, but"
                                + " 'funding.risks-looked-for' begins with 'funding', a word of pack 'funding'. Write"
                                + " 'team.risks-looked-for'.");
    }

    @Test
    void a_pack_that_has_expired_proves_nothing() {
        Assessment assessment = assess(Given.healthy(), pack(OUTCOMES, null, LocalDate.of(2026, 6, 21)));
        assertThat(assessment.results()).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(PracticeVerdict.UNEVALUABLE);
            assertThat(result.cause())
                    .isEqualTo("pack 'test' 1.0.0 expired at 2026-06-21T00:00:00Z; load a newer version of it");
        });
        assertThat(assessment.headline())
                .isEqualTo("0 of 1 practice that applies is met as of 2026-06-21T00:00:00Z; 1 cannot be evaluated.");
    }

    @Test
    void a_practice_blocks_no_gate() {
        RulePack pack = pack(OUTCOMES);
        Governance with = Governance.load(RulePack.standard(), pack);
        assertThat(with.practices()).hasSize(1);
        with.gates()
                .forEach(gate -> assertThat(with.criteria(gate.id()))
                        .isEqualTo(Governance.load(RulePack.standard()).criteria(gate.id())));
    }

    @Test
    void figures_are_for_what_is_about_products_alone() {
        assertThat(refused(EVERY_STREAM.replace("Evidence( productId", "RunCost( productId")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.NOT_IN_PROFILE);
                    assertThat(finding.message())
                            .isEqualTo("Figures are computed for one product, so only what is about ReviewedProduct may"
                                    + " look for them, but here is RunCost.");
                });
    }

    @Test
    void what_another_kind_of_rule_is_about_is_refused() {
        assertThat(refused(EVERY_PRODUCT.replace("ReviewedProduct(", "GateReview(")))
                .extracting(Finding::message)
                .contains("The first pattern must say whom the rule is about, but is not over ReviewedProduct or"
                        + " ReviewedStream or ReviewedPortfolio.");
        assertThat(refused(EVERY_PRODUCT.replace("RiskRegister(", "GateReview(")))
                .extracting(Finding::message)
                .contains("A guardrail must not look for what other rules are about, but here is GateReview.");
    }

    @Test
    void a_topic_is_a_known_word_and_named_once() {
        assertThat(refused(OUTCOMES.replace("planning, who-decides", "planing, who-decides")))
                .extracting(Finding::message)
                .containsExactly("'planing' is not a topic; did you mean 'planning'?");
        assertThat(refused(OUTCOMES.replace("planning, who-decides", "planning, planning")))
                .extracting(Finding::message)
                .containsExactly("'@topic' must name each topic once, but names 'planning' twice.");
        assertThat(refused(OUTCOMES.replace("@remedy(", "@enforcement(")))
                .extracting(Finding::message)
                .contains("A practice must say nothing but @area, @effective, @expires, @practice, @remedy, @topic, but"
                        + " says '@enforcement'.");
    }

    @Test
    void a_misspelt_annotation_is_told_once_and_a_missing_one_by_what_the_rule_is_about() {
        assertThat(refused(EVERY_PRODUCT.replace("@guardrail(", "@guardrial(")))
                .extracting(Finding::message)
                .containsExactly("'@guardrial' is not an annotation of rules; did you mean 'guardrail'?");
        assertThat(refused(EVERY_PRODUCT.replace("@guardrail( \"test.risks-looked-for\" )", "")))
                .extracting(finding -> finding.message() + " " + finding.fix())
                .containsExactly("A practice must say '@practice', but this one does not. Write '@practice("
                        + " \"outcomes.four-to-eight\" )' above 'when'.");
    }

    @Test
    void a_practice_is_stated_once() {
        assertThat(refused(OUTCOMES + OUTCOMES.replace("There are", "Once more, there are")))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.CRITERION_CLAIMED_TWICE);
    }

    @Test
    void a_practice_that_asks_nothing_is_told() {
        assertThat(pack(EVERY_PRODUCT.replace("RiskRegister( productId == $product )", "Product( id == $product )"))
                        .findings())
                .extracting(Finding::message)
                .containsExactly("A rule must ask for something, but this one asks for nothing but its scope, so"
                        + " 'test.risks-looked-for' is met by every product that it is about.");
    }

    @Test
    void a_shipped_pack_is_found_by_its_id() {
        assertThatThrownBy(() -> RulePack.shipped("outcome"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id must name a pack of the library, but was 'outcome'");
        RulePack.shipped()
                .forEach(id -> assertThat(RulePack.shipped(id.value()).id()).isEqualTo(id));
    }

    @Test
    void the_index_of_shipped_packs_names_every_file() throws IOException {
        Path packs = Path.of("src/main/resources/org/operatingmodel/rules/packs");
        try (Stream<Path> files = Files.walk(packs);
                InputStream index = RulePack.class.getResourceAsStream("packs/index.txt")) {
            assertThat(new String(Objects.requireNonNull(index).readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> packs.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.equals("index.txt"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void a_result_is_about_what_its_practice_asks() {
        PracticeResult met = assess(Given.healthy(), pack(OUTCOMES)).results().get(0);
        assertThat(met.facts()).isEmpty();
        assertThat(met.lookedAt()).isNotEmpty();
        assertThatThrownBy(() -> new PracticeResult(
                        met.practice(),
                        new ProductId("portal"),
                        new ValueStreamId("growth"),
                        PracticeVerdict.MET,
                        List.of(),
                        List.of(),
                        List.of(),
                        null))
                .hasMessage("PracticeResult must be about one portfolio, as 'test.few-outcomes' is, but was about"
                        + " product portal and value stream growth.");
        assertThatThrownBy(() -> new PracticeResult(
                        met.practice(), null, null, PracticeVerdict.UNMET, List.of(), List.of(), List.of(), null))
                .hasMessageStartingWith("PracticeResult must say why 'test.few-outcomes' is unmet");
    }
}
