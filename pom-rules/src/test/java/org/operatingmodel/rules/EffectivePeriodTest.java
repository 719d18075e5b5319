package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Days on which packs and rules are in force, judged as of decisions. */
class EffectivePeriodTest {
    private static final ProductId PORTAL = new ProductId("portal");
    private static final Portfolio PORTFOLIO = portfolio().build();
    private static final String MET = "$p : Product( id == $product )";
    private static final String UNMET = "$p : Product( id == $product, name == \"x\" )";

    private static Portfolio.Builder portfolio() {
        ValueStreamId stream = new ValueStreamId("growth");
        return Portfolio.builder()
                .valueStreams(new ValueStream(stream, "Growth"))
                .people(new Person(new PersonId("lea"), "Lea"), new Person(new PersonId("ron"), "Ron"))
                .products(new Product(
                        PORTAL,
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(),
                        stream,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null));
    }

    private static String rule(String criterion, String annotations, String condition) {
        return String.join(
                "\n",
                "import org.operatingmodel.gate.GateReview",
                "import org.operatingmodel.product.Product",
                "rule \"Rule " + criterion + "\" @gate( \"mvp-exit\" ) @criterion( \"" + criterion + "\" ) "
                        + annotations,
                "when GateReview( $product : productId )",
                "    " + condition,
                "then end",
                "");
    }

    /** A pack that defines the gate and has one criterion, which is met. */
    private static RulePack base() {
        Gate gate = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(RoleId.PRODUCT_LEAD), Duration.ofDays(90));
        PackManifest manifest = new PackManifest(
                new PackId("base"), "1.0.0", "test", PackLayer.BASE, List.of(), List.of(), List.of(gate));
        return of(manifest, rule("base.met", "", MET));
    }

    private static RulePack of(PackManifest manifest, String... rules) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String rule : rules) {
            files.put("r" + files.size() + ".drl", rule.getBytes(StandardCharsets.UTF_8));
        }
        return RulePack.of(manifest, files);
    }

    private static PackManifest dated(@Nullable String from, @Nullable String grace, @Nullable String expires) {
        return new PackManifest(
                new PackId("team"),
                "1.0.0",
                "test",
                null,
                List.of(),
                null,
                from == null ? null : LocalDate.parse(from),
                grace == null ? null : Period.parse(grace),
                expires == null ? null : LocalDate.parse(expires),
                List.of(),
                List.of(),
                List.of());
    }

    private static GateDecision decide(RulePack team, String asOf) {
        return Governance.load(base(), team)
                .decide(PORTFOLIO, new GateRequest(PORTAL, GateId.MVP_EXIT), Instant.parse(asOf));
    }

    private static CriterionResult last(GateDecision decision) {
        return decision.results().get(decision.results().size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31T23:59:59.999999999Z, not-applicable, PASSED",
        "2025-01-01T00:00:00Z, in-grace, PASSED",
        "2025-01-30T23:59:59.999999999Z, in-grace, PASSED",
        "2025-01-31T00:00:00Z, unmet, BLOCKED",
        "2025-05-31T23:59:59.999999999Z, unmet, BLOCKED",
        "2025-06-01T00:00:00Z, not-applicable, PASSED"
    })
    void a_rule_is_asked_from_its_first_day_to_its_end_and_blocks_after_its_grace(
            String asOf, String word, Verdict verdict) {
        String dates = "@effective( \"2025-01-01\" ) @grace( \"P30D\" ) @expires( \"2025-06-01\" )";
        GateDecision decision = decide(of(dated(null, null, null), rule("team.x", dates, UNMET)), asOf);
        assertThat(decision.results()).hasSize(2);
        assertThat(last(decision).word()).isEqualTo(word);
        assertThat(decision.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31T23:59:59.999999999Z, not-applicable, not-applicable, PASSED",
        "2025-01-01T00:00:00Z, met, in-grace, PASSED",
        "2025-03-31T23:59:59.999999999Z, met, in-grace, PASSED",
        "2025-04-01T00:00:00Z, met, unmet, BLOCKED",
        "2025-12-31T23:59:59.999999999Z, met, unmet, BLOCKED",
        "2026-01-01T00:00:00Z, unevaluable, unevaluable, BLOCKED"
    })
    void a_pack_is_asked_from_its_first_day_and_blocks_after_its_end(
            String asOf, String met, String unmet, Verdict verdict) {
        PackManifest manifest = dated("2025-01-01", "P3M", "2026-01-01");
        GateDecision decision = decide(of(manifest, rule("team.a", "", MET), rule("team.b", "", UNMET)), asOf);
        assertThat(decision.results()).extracting(CriterionResult::word).containsExactly("met", met, unmet);
        assertThat(decision.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-10T00:00:00Z, not-applicable",
        "2025-01-31T23:59:59Z, not-applicable",
        "2025-02-01T00:00:00Z, in-grace",
        "2025-02-10T23:59:59Z, in-grace",
        "2025-02-11T00:00:00Z, unmet"
    })
    void of_two_first_days_the_later_counts_and_grace_begins_then(String asOf, String word) {
        String early = rule("team.x", "@effective( \"2025-01-01\" ) @grace( \"P10D\" )", UNMET);
        String late = rule("team.x", "@effective( \"2025-02-01\" ) @grace( \"P10D\" )", UNMET);
        assertThat(last(decide(of(dated("2025-02-01", null, null), early), asOf))
                        .word())
                .isEqualTo(word);
        assertThat(last(decide(of(dated("2025-01-01", null, null), late), asOf)).word())
                .isEqualTo(word);
    }

    @Test
    void the_explanation_names_the_day() {
        RulePack ruled = of(dated(null, null, null), rule("team.x", "@effective( \"2025-01-01\" )", UNMET));
        assertThat(decide(ruled, "2024-12-01T00:00:00Z").explanation().text()).contains("""
                          team.x  not-applicable  Rule team.x
                            date       the rule is in force only from 2025-01-01T00:00:00Z
                        """);
        RulePack ended = of(dated(null, null, null), rule("team.x", "@expires( \"2025-01-01\" )", UNMET));
        assertThat(decide(ended, "2025-01-01T00:00:00Z").explanation().text()).contains("""
                          team.x  not-applicable  Rule team.x
                            date       the rule has not been in force since 2025-01-01T00:00:00Z
                        """);
        RulePack packed = of(dated("2025-01-01", "P30D", "2026-01-01"), rule("team.x", "", UNMET));
        assertThat(decide(packed, "2024-12-01T00:00:00Z").explanation().text()).contains("""
                          team.x  not-applicable  Rule team.x
                            date       pack 'team' 1.0.0 is in force only from 2025-01-01T00:00:00Z
                        """);
        assertThat(decide(packed, "2025-01-02T00:00:00Z").explanation().text()).contains("""
                          team.x  unmet (in grace)  Rule team.x
                            grace      does not block until 2025-01-31T00:00:00Z, then mandatory
                            why        no Product with id portal and name 'x'
                        """);
        assertThat(decide(packed, "2026-01-01T00:00:00Z").explanation().text()).contains("""
                          team.x  unevaluable  Rule team.x
                            cause      pack 'team' 1.0.0 expired at 2026-01-01T00:00:00Z; load a newer version of it
                            at         r0.drl:3:1 rule
                            rule       "Rule team.x" (team: r0.drl:3)
                        """);
    }

    @Test
    void the_json_names_the_day_and_what_is_missing() {
        RulePack team = of(dated("2025-01-01", "P30D", null), rule("team.x", "", UNMET));
        assertThat(DecisionJson.text(decide(team, "2025-01-02T00:00:00Z")))
                .contains("\"result\": \"in-grace\",\n      \"blocks\": false,\n      \"enforcement\": \"mandatory\"")
                .contains("\"shortfall\": \"unmet\",\n      \"graceUntil\": \"2025-01-31T00:00:00Z\",\n"
                        + "      \"failedConditions\": [");
        NotApplicable early = (NotApplicable) last(decide(team, "2024-01-02T00:00:00Z"));
        assertThat(early.scope().kind()).isEqualTo(FailedCondition.Kind.NOT_IN_FORCE);
    }

    @Test
    void a_gate_whose_criteria_are_all_in_grace_or_not_in_force_yet_is_not_passed() {
        Gate gate = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), Duration.ZERO);
        PackManifest manifest = new PackManifest(
                new PackId("base"),
                "1.0.0",
                "test",
                PackLayer.BASE,
                List.of(),
                null,
                LocalDate.parse("2025-01-01"),
                Period.ofDays(30),
                null,
                List.of(),
                List.of(),
                List.of(gate));
        Governance governance = Governance.load(of(manifest, rule("base.x", "", UNMET)));
        for (String asOf : List.of("2024-06-01T00:00:00Z", "2025-01-02T00:00:00Z", "2025-06-01T00:00:00Z")) {
            assertThat(governance
                            .decide(PORTFOLIO, new GateRequest(PORTAL, GateId.MVP_EXIT), Instant.parse(asOf))
                            .blocked())
                    .isTrue();
        }
    }

    @Test
    void an_expired_pack_does_not_block_whom_it_never_asked() {
        String scoped = rule("team.x", "", UNMET)
                .replace("productId )", "productId, product.stage == Stage.OPERATION )")
                .replace("rule ", "import org.operatingmodel.product.Stage\nrule ");
        GateDecision decision = decide(of(dated(null, null, "2025-01-01"), scoped), "2025-06-01T00:00:00Z");
        assertThat(last(decision)).isInstanceOf(NotApplicable.class);
        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void what_is_in_grace_needs_no_waiver_and_an_expired_pack_takes_none() {
        Waiver waiver = new Waiver(
                new WaiverId("W1"),
                PORTAL,
                GateId.MVP_EXIT,
                new CriterionId("team.x"),
                "soon",
                new PersonId("ron"),
                new PersonId("lea"),
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2025-02-01T00:00:00Z"));
        RulePack team =
                of(dated("2025-01-01", "P10D", "2025-01-20"), rule("team.x", "@enforcement( \"waivable\" )", UNMET));
        Governance governance = Governance.load(base(), team);
        Portfolio portfolio = portfolio().waivers(waiver).build();
        GateRequest request = new GateRequest(PORTAL, GateId.MVP_EXIT);

        InGrace inGrace = (InGrace) last(governance.decide(portfolio, request, Instant.parse("2025-01-02T00:00:00Z")));
        assertThat(((Unmet) inGrace.shortfall()).refusedWaivers())
                .extracting(refused -> refused.reason())
                .containsExactly("the criterion is in grace until 2025-01-11T00:00:00Z and needs no waiver");
        assertThat(last(governance.decide(portfolio, request, Instant.parse("2025-01-20T00:00:00Z"))))
                .isInstanceOf(Unevaluable.class);
    }

    @Test
    void wrong_days_of_a_rule_are_told(@TempDir Path parent) throws Exception {
        Map<String, String> files = Packed.files("pack.yaml", Packed.MANIFEST);
        String[] wrong = {
            "@effective( \"soon\" )",
            "@grace( \"30\" )",
            "@effective( \"2025-01-01\" ) @grace( \"P0D\" )",
            "@effective( \"2025-01-01\" ) @expires( \"2025-01-01\" )",
            "@grace( \"P30D\" )"
        };
        for (String annotations : wrong) {
            files.put("r" + files.size() + ".drl", rule("mobile.r" + files.size(), annotations, UNMET));
        }
        assertThat(RulePack.check(Packed.folder(parent, files), base()))
                .extracting(Finding::toString)
                .containsExactly(
                        "r1.drl:3:81: invalid-annotation: '@effective' must be a day such as 2025-01-01, but was 'soon'."
                                + " Write it in that form.",
                        "r2.drl:3:77: invalid-annotation: '@grace' must be a period such as P30D, but was '30'."
                                + " Write it in that form.",
                        "r3.drl:3:104: invalid-annotation: '@grace' must be a period above zero, but was 'P0D'."
                                + " Write one such as P30D.",
                        "r4.drl:3:106: invalid-annotation: '@expires' must be after the first day 2025-01-01, but was"
                                + " '2025-01-01'. Give the first day on which it is no longer in force.",
                        "r5.drl:3:1: invalid-annotation: '@grace' must come with '@effective', or with effectiveFrom of"
                                + " the pack, but stands alone. Say from which day on the rule is in force, and for how"
                                + " long it is in grace.");
        assertThat(EffectivePeriod.ALWAYS.expiredAt(Instant.MAX)).isFalse();
    }
}
