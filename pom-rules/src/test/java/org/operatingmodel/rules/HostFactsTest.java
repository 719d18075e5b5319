package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.security.Depth;
import example.security.PenTest;
import example.security.PenTestId;
import example.security.ThreatModel;
import example.security.Weakness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Facts of a host's own types, from the vocabulary to the explanation. */
class HostFactsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Vocabulary VOCABULARY = Vocabulary.standard().withFacts(PenTest.class, ThreatModel.class);
    private static final ProductId PORTAL = new ProductId("portal");
    private static final ProductId SHOP = new ProductId("shop");
    private static final PersonId LEA = new PersonId("lea");
    private static final GateRequest REQUEST = GateRequest.of("portal", "mvp-exit");
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final Gate GATE = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), Duration.ZERO);
    private static final Portfolio PORTFOLIO = Portfolio.builder()
            .valueStreams(new ValueStream(STREAM, "Growth"))
            .people(new Person(LEA, "Lea"))
            .roleHoldings(new RoleHolding(LEA, RoleId.SECURITY, AS_OF.minus(days(999)), null))
            .products(product(PORTAL), product(SHOP))
            .build();

    private static final String DEEP = "$test : PenTest( productId == $product, depth == Depth.DEEP, open() == 0,"
            + " testedWithin( Duration.ofDays( 90 ), $asOf ) )";

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static Product product(ProductId id) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                STREAM,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static PenTest test(String id, ProductId product, Depth depth, int daysAgo, Weakness... weaknesses) {
        return test(id, product, depth, daysAgo, null, 5, weaknesses);
    }

    private static PenTest test(
            String id,
            ProductId product,
            Depth depth,
            int daysAgo,
            @Nullable Instant expires,
            int days,
            Weakness... weaknesses) {
        return new PenTest(
                new PenTestId(id),
                product,
                LEA,
                depth,
                AS_OF.minus(days(daysAgo)),
                expires,
                days,
                List.of(weaknesses),
                Map.of("tools", new BigDecimal("12.50")));
    }

    private static RulePack pack(String... conditions) {
        return pack(VOCABULARY, conditions);
    }

    private static RulePack pack(Vocabulary vocabulary, String... conditions) {
        StringBuilder text = new StringBuilder("""
                package test
                import example.security.*
                import java.time.Duration
                import org.operatingmodel.gate.GateReview
                import org.operatingmodel.organisation.*
                """);
        for (int i = 0; i < conditions.length; i++) {
            text.append("rule \"Rule " + i + "\" @gate( \"mvp-exit\" ) @criterion( \"acme.c" + i + "\" )\nwhen\n")
                    .append("    GateReview( $product : productId, $asOf : asOf )\n    ")
                    .append(conditions[i])
                    .append("\nthen\nend\n");
        }
        PackManifest manifest = new PackManifest(
                new PackId("acme"), "1.0.0", "test", PackLayer.BASE, List.of(), List.of(), List.of(GATE));
        return RulePack.of(manifest, Map.of("rules.drl", text.toString().getBytes(StandardCharsets.UTF_8)), vocabulary);
    }

    private static CriterionResult only(String condition, PenTest... tests) {
        return Governance.load(pack(condition))
                .decide(PORTFOLIO, HostFacts.of(tests), REQUEST, AS_OF)
                .results()
                .get(0);
    }

    @Test
    void met_by_a_fact_of_the_host_which_the_decision_shows() {
        PenTest fresh = test("P1", PORTAL, Depth.DEEP, 90, new Weakness("open redirect", true));
        GateDecision decision = Governance.load(pack(DEEP)).decide(PORTFOLIO, HostFacts.of(fresh), REQUEST, AS_OF);
        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.results())
                .singleElement()
                .isInstanceOfSatisfying(
                        Met.class, met -> assertThat(met.facts().toString()).isEqualTo("[$test = PenTest P1]"));
        assertThat(decision.facts()).contains(fresh);
        assertThat(DecisionJson.text(decision))
                .contains("\"testedAt\": \"2026-03-23T00:00:00Z\"", "\"depth\": \"DEEP\"");
    }

    @Test
    void unmet_with_the_nearest_misses() {
        GateDecision decision = Governance.load(pack(DEEP))
                .decide(
                        PORTFOLIO,
                        HostFacts.of(
                                test("old", PORTAL, Depth.DEEP, 91),
                                test("shallow", PORTAL, Depth.SURFACE, 1),
                                test("other", SHOP, Depth.DEEP, 1)),
                        REQUEST,
                        AS_OF);
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(decision.results()).singleElement().isInstanceOf(Unmet.class);
        assertThat(decision.explanation().text()).startsWith("""
                        Gate 'mvp-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 1 criterion that can block is unmet.
                          acme.c0  unmet  Rule 0
                            why        no PenTest with depth DEEP and open 0, tested within 90 days before 2026-06-21T00:00:00Z
                            at         rules.drl:9:5
                            nearest    PenTest old; testedAt 2026-03-22T00:00:00Z, must be: tested within 90 days before 2026-06-21T00:00:00Z
                            nearest    PenTest shallow, of 2026-06-20T00:00:00Z; depth SURFACE, must be: depth DEEP
                            rule       "Rule 0" (acme: rules.drl:6)
                        """);
    }

    @Test
    void unmet_without_any_fact() {
        assertThat(only(DEEP)).isInstanceOf(Unmet.class);
        assertThat(Governance.load(pack(DEEP)).decide(PORTFOLIO, REQUEST, AS_OF).verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void unevaluable_when_a_method_of_the_fact_throws_while_other_criteria_are_judged() {
        GateDecision decision = Governance.load(
                        pack("$test : PenTest( productId == $product, weaknessesPerDay() < 3 )", DEEP))
                .decide(PORTFOLIO, HostFacts.of(test("P1", PORTAL, Depth.DEEP, 1, null, 0)), REQUEST, AS_OF);
        assertThat(decision.results().get(0)).isInstanceOfSatisfying(Unevaluable.class, unevaluable -> {
            assertThat(unevaluable.cause()).isEqualTo("ArithmeticException: / by zero");
            assertThat(unevaluable.text()).isEqualTo("weaknessesPerDay() < 3");
            assertThat(unevaluable.facts().toString()).isEqualTo("[$test = PenTest P1]");
        });
        assertThat(decision.results().get(1)).isInstanceOf(Met.class);
    }

    @Test
    void a_fact_counts_from_its_start_to_its_end() {
        assertThat(only(DEEP, test("now", PORTAL, Depth.DEEP, 0))).isInstanceOf(Met.class);
        assertThat(only(DEEP, test("later", PORTAL, Depth.DEEP, -1))).isInstanceOf(Unmet.class);
        assertThat(only(DEEP, test("ended", PORTAL, Depth.DEEP, 1, AS_OF, 1))).isInstanceOf(Unmet.class);
        assertThat(only(DEEP, test("ends", PORTAL, Depth.DEEP, 1, AS_OF.plusNanos(1), 1)))
                .isInstanceOf(Met.class);
    }

    @Test
    void nested_records_lists_maps_and_ids_can_be_read() {
        PenTest fact = test("P1", PORTAL, Depth.DEEP, 1, new Weakness("open redirect", true));
        assertThat(only("PenTest( productId == $product, costs.get( \"tools\" ) >= 12.5 )", fact))
                .isInstanceOf(Met.class);
        assertThat(only("$t : PenTest( productId == $product ) Weakness( mended ) from $t.weaknesses", fact))
                .isInstanceOf(Met.class);
        assertThat(only("PenTest( id == \"P1\", weaknesses.size() == 1, days * 2 == 10, expires == null )", fact))
                .isInstanceOf(Met.class);
        assertThat(only("PenTest( productId == $product, depth >= Depth.DEEP )", fact))
                .isInstanceOf(Met.class);
        assertThat(only("accumulate( PenTest( productId == $product, $d : days ); $sum : sum( $d ); $sum > 5 )", fact))
                .isInstanceOf(Unmet.class);
    }

    @Test
    void people_whom_a_fact_of_the_host_names_are_seen_in_their_roles() {
        assertThat(only(
                        "$t : PenTest( productId == $product )"
                                + " RoleHolding( personId == $t.tester, roleId == RoleId.SECURITY, heldAt( $asOf ) )",
                        test("P1", PORTAL, Depth.DEEP, 1)))
                .isInstanceOf(Met.class);
    }

    @Test
    void a_fact_about_nothing_in_particular_is_seen_by_every_product() {
        Governance governance = Governance.load(pack("ThreatModel( threats contains \"theft\" )"));
        HostFacts facts = HostFacts.of(new ThreatModel("base", Set.of("theft")), test("P1", SHOP, Depth.DEEP, 1));
        assertThat(governance.review(PORTFOLIO, facts, AS_OF).decisions())
                .hasSize(2)
                .allMatch(decision -> decision.verdict() == Verdict.PASSED)
                .allMatch(decision -> decision.facts().stream().noneMatch(PenTest.class::isInstance));
    }

    @Test
    void the_order_of_the_facts_and_equal_ones_do_not_matter() {
        List<Record> tests = new ArrayList<>(List.of(
                new ThreatModel("base", Set.of("theft")),
                test("P1", PORTAL, Depth.DEEP, 3),
                test("P2", PORTAL, Depth.DEEP, 2),
                test("P3", PORTAL, Depth.SURFACE, 1),
                test("P4", SHOP, Depth.DEEP, 1)));
        Governance governance = Governance.load(pack(DEEP, "ThreatModel( threats contains \"theft\" )"));
        GateDecision first = governance.decide(PORTFOLIO, HostFacts.of(tests), REQUEST, AS_OF);
        Collections.reverse(tests);
        tests.add(new ThreatModel("base", Set.of("theft")));
        GateDecision second = governance.decide(PORTFOLIO, HostFacts.of(tests), REQUEST, AS_OF);
        assertThat(second).isEqualTo(first);
        assertThat(DecisionJson.text(second)).isEqualTo(DecisionJson.text(first));
    }

    @Test
    void facts_of_types_that_no_pack_knows_are_refused() {
        Governance governance = Governance.load(pack(DEEP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> governance.decide(
                        PORTFOLIO, HostFacts.of(new Weakness("x", true), new Person(LEA, "Lea")), REQUEST, AS_OF))
                .withMessage(String.join(
                        "\n",
                        "hostFacts must be of types that the vocabulary of a loaded pack knows, but 1 of"
                                + " 'example.security.Weakness' are there. Load the packs with"
                                + " Vocabulary.standard().withFacts(Weakness.class).",
                        "hostFacts must be of types that the vocabulary of a loaded pack knows, but 1 of"
                                + " 'org.operatingmodel.organisation.Person' are there. Put them into the portfolio."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Governance.load(RulePack.standard())
                        .review(PORTFOLIO, HostFacts.of(test("P1", PORTAL, Depth.DEEP, 1)), AS_OF))
                .withMessage("hostFacts must be of types that the vocabulary of a loaded pack knows, but 1 of"
                        + " 'example.security.PenTest' are there. Load the packs with"
                        + " Vocabulary.standard().withFacts(PenTest.class).");
    }

    @Test
    void ids_of_facts_are_unique_and_refer_to_something() {
        Governance governance = Governance.load(pack(DEEP));
        HostFacts facts = HostFacts.of(
                test("P1", PORTAL, Depth.DEEP, 1),
                test("P1", PORTAL, Depth.DEEP, 2),
                test("P2", new ProductId("portall"), Depth.DEEP, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> governance.decide(PORTFOLIO, facts, REQUEST, AS_OF))
                .withMessage(String.join(
                        "\n",
                        "PenTest[1].id: id must be unique, but 'P1' is already PenTest[0]. Use another id.",
                        "PenTest[2].productId: productId must name something in the portfolio, but 'portall' is not"
                                + " there; did you mean 'portal'?"));
    }

    @Test
    void a_rule_over_a_type_that_is_not_registered_does_not_load() {
        assertThatThrownBy(() -> pack(Vocabulary.standard(), DEEP))
                .isInstanceOfSatisfying(
                        RulePackException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(finding -> finding.slug())
                                .contains("unknown-import", "unknown-type"));
    }

    @Test
    void packs_of_different_vocabularies_go_together() {
        Governance governance = Governance.load(standardLike(), pack(DEEP));
        GateDecision decision =
                governance.decide(PORTFOLIO, HostFacts.of(test("P1", PORTAL, Depth.DEEP, 1)), REQUEST, AS_OF);
        assertThat(decision.results()).extracting(Object::getClass).containsExactly(Met.class, Met.class);
    }

    private static RulePack standardLike() {
        PackManifest manifest =
                new PackManifest(new PackId("plain"), "1.0.0", "test", PackLayer.BASE, List.of(), List.of(), List.of());
        String text = """
                import org.operatingmodel.gate.GateReview
                rule "Any" @gate( "mvp-exit" ) @criterion( "plain.any" ) when GateReview( $p : productId ) then end
                """;
        return RulePack.of(manifest, Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_name_means_the_same_type_in_all_packs() throws ClassNotFoundException {
        Class<?> twin = new Twins().loadClass(PenTest.class.getName());
        PackManifest manifest = new PackManifest(new PackId("twin"), "1.0.0", "test", List.of(), List.of(), List.of());
        String text = """
                import org.operatingmodel.gate.GateReview
                rule "Any" @gate( "mvp-exit" ) @criterion( "twin.any" ) when GateReview( $p : productId ) then end
                """;
        RulePack other = RulePack.of(
                manifest,
                Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)),
                Vocabulary.standard().withFacts(twin));
        assertThatThrownBy(() -> Governance.load(pack(DEEP), other))
                .isInstanceOfSatisfying(
                        RulePackException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Object::toString)
                                .containsExactly(
                                        "pack.yaml:1:1: fact-types-differ: A fact type must be the same in all packs, but"
                                                + " 'PenTest' of pack 'twin' is example.security.PenTest, and was"
                                                + " example.security.PenTest of another class loader. Read all packs with one vocabulary."));
    }

    /** Defines the types of the host again. */
    private static final class Twins extends ClassLoader {
        Twins() {
            super(HostFactsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("example.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
