package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.decision.Adjustment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Terms;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.ParameterDefinition.Tighter;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Packs in layers: parameters, tightenings, overrides, and to whom packs apply. */
class LayeringTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");
    private static final ProductId SHOP = new ProductId("shop");
    private static final PersonId LEA = new PersonId("lea");
    private static final PersonId RON = new PersonId("ron");
    private static final PackId BASE = new PackId("base");
    private static final ParameterId AGE = new ParameterId("runbook-age");
    private static final CriterionId RUNBOOK = new CriterionId("base.runbook");
    private static final CriterionId NAMED = new CriterionId("base.named");
    private static final OverrideDecisionId DECISION = new OverrideDecisionId("OD-7");
    private static final String RULES = """
            import java.time.Duration
            import org.operatingmodel.evidence.Evidence
            import org.operatingmodel.evidence.EvidenceKind
            import org.operatingmodel.gate.GateReview
            import org.operatingmodel.gate.Parameter
            import org.operatingmodel.product.Product

            rule "The runbook is new" @gate( "mvp-exit" ) @criterion( "base.runbook" ) @enforcement( "waivable" )
            when
                GateReview( $product : productId, $asOf : asOf )
                Parameter( name == "runbook-age", $age : days )
                $runbook : Evidence( productId == $product,
                                     kind == EvidenceKind.RUNBOOK,
                                     observedWithin( Duration.ofDays( $age ), $asOf ) )
            then
            end

            rule "It has a name" @gate( "mvp-exit" ) @criterion( "base.named" )
            when
                GateReview( $product : productId )
                $p : Product( id == $product, name != "" )
            then
            end
            """;

    private static ParameterDefinition age(@Nullable Tighter tighter) {
        return new ParameterDefinition(
                AGE,
                ParameterType.DAYS,
                new BigDecimal(30),
                new BigDecimal(7),
                new BigDecimal(90),
                tighter,
                "How old a runbook may be.");
    }

    private static RulePack base() {
        Gate gate = new Gate(
                GateId.MVP_EXIT,
                "MVP exit",
                List.of(RoleId.PRODUCT_LEAD),
                Duration.ofDays(90),
                List.of(RoleId.PORTFOLIO_LEAD));
        return pack(
                "base", PackLayer.BASE, RULES, List.of(gate), null, List.of(age(Tighter.LOWER)), List.of(), List.of());
    }

    private static RulePack pack(
            String id,
            PackLayer layer,
            String rules,
            List<Gate> gates,
            @Nullable AppliesTo appliesTo,
            List<ParameterDefinition> parameters,
            List<Tightening> tighten,
            List<PackOverride> overrides) {
        return pack(id, layer, rules, gates, null, null, null, appliesTo, parameters, tighten, overrides);
    }

    private static RulePack pack(
            String id,
            PackLayer layer,
            String rules,
            List<Gate> gates,
            @Nullable String from,
            @Nullable String grace,
            @Nullable String expires,
            @Nullable AppliesTo appliesTo,
            List<ParameterDefinition> parameters,
            List<Tightening> tighten,
            List<PackOverride> overrides) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                layer,
                List.of(),
                null,
                from == null ? null : LocalDate.parse(from),
                grace == null ? null : Period.parse(grace),
                expires == null ? null : LocalDate.parse(expires),
                List.of(),
                List.of(),
                gates,
                appliesTo,
                parameters,
                tighten,
                overrides);
        Map<String, byte[]> files = new TreeMap<>();
        if (!rules.isEmpty()) {
            files.put("rules.drl", rules.getBytes(StandardCharsets.UTF_8));
        }
        return RulePack.of(manifest, files);
    }

    private static RulePack tightening(PackLayer layer, Tightening... tightenings) {
        return pack(layer.toString(), layer, "", List.of(), null, List.of(), List.of(tightenings), List.of());
    }

    private static RulePack overriding(PackOverride... overrides) {
        return pack("acme", PackLayer.ORGANISATION, "", List.of(), null, List.of(), List.of(), List.of(overrides));
    }

    private static PackOverride overrideOfAge(long days) {
        return new PackOverride(null, null, BASE, AGE, BigDecimal.valueOf(days), DECISION, "The vendor is slow.");
    }

    private static PackOverride overrideOf(CriterionId criterion, String enforcement) {
        return new PackOverride(criterion, enforcement, null, null, null, DECISION, "Nobody is on call yet.");
    }

    private static Tightening ageOf(long days) {
        return Tightening.of(BASE, AGE, BigDecimal.valueOf(days));
    }

    private static Product product(ProductId id) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                new ValueStreamId("growth"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** A runbook that is so many days old. */
    private static Portfolio.Builder portfolio(long days) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("growth"), "Growth"))
                .people(new Person(LEA, "Lea"), new Person(RON, "Ron"))
                .roleHoldings(new RoleHolding(
                        LEA, RoleId.PORTFOLIO_LEAD, AS_OF.minus(Duration.ofDays(50)), AS_OF.plus(Duration.ofDays(50))))
                .products(product(PORTAL), product(SHOP))
                .evidence(new Evidence(
                        new EvidenceId("EV-1"),
                        PORTAL,
                        EvidenceKind.RUNBOOK,
                        null,
                        null,
                        URI.create("https://example.org/runbook"),
                        RON,
                        AS_OF.minus(Duration.ofDays(days)),
                        null,
                        null,
                        null));
    }

    private static GateDecision decide(Portfolio portfolio, RulePack... packs) {
        return decide(portfolio, PORTAL, packs);
    }

    private static GateDecision decide(Portfolio portfolio, ProductId product, RulePack... packs) {
        return Governance.load(packs).decide(portfolio, new GateRequest(product, GateId.MVP_EXIT), AS_OF);
    }

    private static CriterionResult result(GateDecision decision, CriterionId criterion) {
        return decision.results().stream()
                .filter(result -> result.criterion().id().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    private static OverrideDecision decisionOnAge(long days) {
        return new OverrideDecision(
                DECISION,
                BASE,
                null,
                null,
                AGE,
                BigDecimal.valueOf(days),
                null,
                "Until the vendor answers.",
                RON,
                LEA,
                AS_OF.minus(Duration.ofDays(3)),
                AS_OF.plus(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource({"30, true", "31, false"})
    void a_rule_reads_a_parameter_by_its_name(long days, boolean met) {
        GateDecision decision = decide(portfolio(days).build(), base());

        assertThat(result(decision, RUNBOOK) instanceof Met).isEqualTo(met);
        assertThat(decision.explanation().text())
                .contains("    parameter  runbook-age = 30 days (stated by pack 'base')\n");
    }

    @Test
    void a_parameter_is_a_fact_of_the_decision_and_of_its_own_pack_only() {
        GateDecision decision = decide(portfolio(1).build(), base());

        assertThat(decision.terms().parameters()).singleElement().satisfies(use -> {
            assertThat(use.criteria()).containsExactly(RUNBOOK);
            assertThat(use.parameter().packId()).isEqualTo(BASE);
            assertThat(decision.facts()).contains(use.parameter());
        });
        assertThat(((Met) result(decision, RUNBOOK)).facts())
                .extracting(fact -> fact.type() + " " + fact.id())
                .containsExactly("Parameter runbook-age base", "Evidence EV-1");
    }

    @Test
    void a_decision_of_packs_without_parameters_has_no_terms() {
        Governance governance = Governance.load(RulePack.standard());

        assertThat(governance
                        .decide(portfolio(1).build(), new GateRequest(PORTAL, GateId.MVP_EXIT), AS_OF)
                        .terms())
                .isEqualTo(Terms.NONE);
    }

    @ParameterizedTest
    @CsvSource({"14, true", "15, false"})
    void a_tightened_parameter_has_the_tighter_value(long days, boolean met) {
        GateDecision decision = decide(portfolio(days).build(), base(), tightening(PackLayer.TEAM, ageOf(14)));

        assertThat(result(decision, RUNBOOK) instanceof Met).isEqualTo(met);
        assertThat(decision.explanation().text()).contains("""
                            parameter  runbook-age = 14 days (tightened by pack 'team', stated as 30 days by pack 'base')
                            tightened  from runbook-age = 30 days to 14 days by pack 'team'
                        """);
        assertThat(decision.packs()).extracting(PackReference::id).containsExactly(BASE, new PackId("team"));
    }

    @Test
    void the_strictest_of_several_tightenings_wins() {
        GateDecision decision = decide(
                portfolio(1).build(),
                base(),
                tightening(PackLayer.ORGANISATION, ageOf(10)),
                tightening(PackLayer.TEAM, ageOf(20)));

        assertThat(decision.terms().parameters().get(0).parameter().described())
                .isEqualTo(
                        "runbook-age = 10 days (tightened by pack 'organisation', stated as 30 days by pack 'base')");
    }

    @Test
    void a_tightened_criterion_cannot_be_waived_any_more() {
        Portfolio portfolio = portfolio(40)
                .roleHoldings(new RoleHolding(LEA, RoleId.PRODUCT_LEAD, AS_OF.minus(Duration.ofDays(50)), null))
                .waivers(new Waiver(
                        new WaiverId("W-1"),
                        PORTAL,
                        GateId.MVP_EXIT,
                        RUNBOOK,
                        "Soon.",
                        new PersonId("pia"),
                        LEA,
                        AS_OF.minus(Duration.ofDays(1)),
                        AS_OF.plus(Duration.ofDays(1))))
                .people(new Person(new PersonId("pia"), "Pia"))
                .build();

        assertThat(decide(portfolio, base()).verdict()).isEqualTo(Verdict.PASSED_WITH_WAIVERS);
        GateDecision tightened =
                decide(portfolio, base(), tightening(PackLayer.TEAM, Tightening.of(RUNBOOK, Enforcement.MANDATORY)));
        assertThat(tightened.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(result(tightened, RUNBOOK).criterion().enforcement()).isEqualTo(Enforcement.MANDATORY);
        assertThat(tightened.explanation().text())
                .contains("    tightened  from waivable to mandatory by pack 'team'\n")
                .contains("W-1 does not count: the criterion is mandatory and cannot be waived");
    }

    /** What is advisory by itself proves nothing, so that no pack can open a gate by making it count. */
    @Test
    void a_tightened_advisory_criterion_proves_nothing() {
        Gate gate = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), Duration.ZERO);
        RulePack advisory = pack(
                "base",
                PackLayer.BASE,
                RULES.replace(
                                "@criterion( \"base.named\" )",
                                "@criterion( \"base.named\" ) @enforcement( \"advisory\" )")
                        .replace("@enforcement( \"waivable\" )", "@enforcement( \"advisory\" )"),
                List.of(gate),
                null,
                List.of(age(Tighter.LOWER)),
                List.of(),
                List.of());
        RulePack team = tightening(PackLayer.TEAM, Tightening.of(NAMED, Enforcement.MANDATORY));

        assertThat(decide(portfolio(1).build(), advisory).verdict()).isEqualTo(Verdict.BLOCKED);
        GateDecision tightened = decide(portfolio(1).build(), advisory, team);
        assertThat(result(tightened, NAMED)).isInstanceOf(Met.class);
        assertThat(tightened.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-22,    ,           , 30, the pack is in force only from 2026-06-22T00:00:00Z",
        "2026-06-01, P30D,          , 30, the pack is in grace until 2026-07-01T00:00:00Z",
        "2026-06-01, P20D,          , 14,",
        "2026-06-21,    ,           , 14,",
        "          ,    , 2026-01-01, 14,",
        "2025-01-01, P9Y, 2026-01-01, 14,"
    })
    void a_pack_tightens_from_the_end_of_its_grace_on_and_still_when_it_has_expired(
            @Nullable String from,
            @Nullable String grace,
            @Nullable String expires,
            long value,
            @Nullable String refusal) {
        RulePack team = pack(
                "team",
                PackLayer.TEAM,
                "",
                List.of(),
                from,
                grace,
                expires,
                null,
                List.of(),
                List.of(ageOf(14)),
                List.of());

        GateDecision decision = decide(portfolio(1).build(), base(), team);

        assertThat(decision.terms().parameters().get(0).parameter().value())
                .isEqualByComparingTo(BigDecimal.valueOf(value));
        assertThat(decision.terms().adjustments()).singleElement().satisfies(adjustment -> {
            assertThat(adjustment.refusal()).isEqualTo(refusal);
            assertThat(adjustment.holds()).isEqualTo(refusal == null);
        });
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "60, true", "61, false"})
    void a_rule_reads_two_parameters_of_which_only_one_is_tightened(long days, boolean met) {
        String rules = RULES.replace(
                "$runbook : Evidence(",
                "Parameter( name == \"settled\", $settled : days )\n"
                        + "    $runbook : Evidence( observedAt <= $asOf.minus( Duration.ofDays( $settled ) ),");
        ParameterDefinition settled = new ParameterDefinition(
                new ParameterId("settled"),
                ParameterType.DAYS,
                new BigDecimal(3),
                BigDecimal.ZERO,
                new BigDecimal(20),
                Tighter.HIGHER,
                "For how long a runbook must have been there.");
        ParameterDefinition age = new ParameterDefinition(
                AGE,
                ParameterType.DAYS,
                new BigDecimal(60),
                new BigDecimal(7),
                new BigDecimal(90),
                Tighter.LOWER,
                "How old a runbook may be.");
        Gate gate = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), Duration.ZERO);
        RulePack both =
                pack("base", PackLayer.BASE, rules, List.of(gate), null, List.of(age, settled), List.of(), List.of());
        RulePack team = tightening(PackLayer.TEAM, Tightening.of(BASE, settled.id(), BigDecimal.TEN));

        GateDecision decision = decide(portfolio(days).build(), both, team);

        assertThat(result(decision, RUNBOOK) instanceof Met).isEqualTo(met);
        assertThat(decision.terms().parameters())
                .extracting(use -> use.parameter().described())
                .containsExactly(
                        "runbook-age = 60 days (stated by pack 'base')",
                        "settled = 10 days (tightened by pack 'team', stated as 3 days by pack 'base')");
    }

    // To whom a pack applies

    private static final String TEAM_RULE = """
            import org.operatingmodel.gate.GateReview
            import org.operatingmodel.product.Product

            rule "It is called something else" @gate( "mvp-exit" ) @criterion( "team.renamed" )
            when
                GateReview( $product : productId )
                $p : Product( id == $product, name == "else" )
            then
            end
            """;

    private static RulePack team(AppliesTo appliesTo) {
        return pack("team", PackLayer.TEAM, TEAM_RULE, List.of(), appliesTo, List.of(), List.of(ageOf(14)), List.of());
    }

    @Test
    void a_pack_asks_and_tightens_only_where_it_applies() {
        RulePack team = team(new AppliesTo(List.of(SHOP), List.of()));
        CriterionId renamed = new CriterionId("team.renamed");

        GateDecision portal = decide(portfolio(20).build(), PORTAL, base(), team);
        assertThat(portal.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result(portal, renamed)).isInstanceOf(NotApplicable.class);
        assertThat(portal.explanation().text()).contains("    scope      pack 'team' applies only to product 'shop'\n");
        assertThat(portal.terms().adjustments()).isEmpty();

        GateDecision shop = decide(portfolio(20).build(), SHOP, base(), team);
        assertThat(result(shop, renamed)).isInstanceOf(Unmet.class);
        assertThat(shop.terms().adjustments()).hasSize(1);
    }

    @Test
    void a_pack_applies_to_the_products_of_its_value_streams() {
        RulePack team = team(new AppliesTo(List.of(), List.of(new ValueStreamId("growth"))));

        assertThat(result(decide(portfolio(20).build(), base(), team), new CriterionId("team.renamed")))
                .isInstanceOf(Unmet.class);
    }

    @Test
    void what_the_portfolio_does_not_know_is_told_with_each_product_that_is_left_out() {
        RulePack team = team(new AppliesTo(List.of(new ProductId("portla")), List.of(new ValueStreamId("growht"))));

        GateDecision decision = decide(portfolio(20).build(), base(), team);

        String told = "pack 'team' applies only to product 'portla', value stream 'growht'; the portfolio does not know"
                + " product 'portla' (did you mean 'portal'?), value stream 'growht' (did you mean 'growth'?)";
        assertThat(decision.explanation().text())
                .contains("    scope      " + told + "\n")
                .contains("    tightened  from runbook-age = 30 days to 14 days by pack 'team'; does not hold: " + told
                        + "\n");
    }

    // Overrides

    @Test
    void an_override_holds_where_somebody_with_the_right_has_decided_it() {
        Portfolio portfolio = portfolio(40).overrideDecisions(decisionOnAge(60)).build();

        GateDecision decision = decide(portfolio, base(), overriding(overrideOfAge(60)));

        assertThat(result(decision, RUNBOOK)).isInstanceOf(Met.class);
        assertThat(decision.explanation().text())
                .contains(
                        "    parameter  runbook-age = 60 days (overridden by pack 'acme', stated as 30 days by pack 'base')\n")
                .contains("    override   OD-7, from runbook-age = 30 days to 60 days by pack 'acme', decided by lea at"
                        + " 2026-06-18T00:00:00Z, expires 2026-06-24T00:00:00Z: The vendor is slow.\n");
        assertThat(DecisionJson.text(decision)).contains("""
                  "adjustments": [
                    {
                      "kind": "override",
                      "by": "acme",
                      "holds": true,
                      "criteria": [
                        "base.runbook"
                      ],
                      "pack": "base",
                      "parameter": "runbook-age",
                      "from": 30,
                      "to": 60,
                      "decision": "OD-7",
                      "reason": "The vendor is slow.",
                      "decided": {
                        "id": "OD-7",
                """);
    }

    @Test
    void a_mandatory_criterion_is_overridden_only_by_decision() {
        CriterionId criterion = RUNBOOK;
        OverrideDecision decided = new OverrideDecision(
                DECISION,
                BASE,
                criterion,
                Enforcement.ADVISORY,
                null,
                null,
                PORTAL,
                "Until the vendor answers.",
                RON,
                LEA,
                AS_OF,
                AS_OF.plusSeconds(1));
        RulePack acme = overriding(overrideOf(criterion, "advisory"));

        GateDecision without = decide(portfolio(40).build(), base(), acme);
        assertThat(without.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(without.explanation().text())
                .contains("    override   OD-7, from waivable to advisory by pack 'acme'; has no"
                        + " effect: the portfolio records no override decision 'OD-7'\n");

        Portfolio portfolio = portfolio(40).overrideDecisions(decided).build();
        GateDecision with = decide(portfolio, base(), acme);
        assertThat(with.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result(with, criterion)).isInstanceOf(Unmet.class);
        assertThat(result(with, criterion).blocks()).isFalse();
        assertThat(decide(portfolio, SHOP, base(), acme).terms().adjustments())
                .singleElement()
                .satisfies(adjustment ->
                        assertThat(adjustment.refusal()).isEqualTo("it was decided for product 'portal' only"));
    }

    @Test
    void a_team_tightens_again_what_the_organisation_has_overridden() {
        Portfolio portfolio = portfolio(40).overrideDecisions(decisionOnAge(60)).build();

        GateDecision decision =
                decide(portfolio, base(), overriding(overrideOfAge(60)), tightening(PackLayer.TEAM, ageOf(20)));

        assertThat(decision.terms().parameters().get(0).parameter().value()).isEqualByComparingTo("20");
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_team_that_says_what_is_stated_holds_against_what_the_organisation_has_overridden() {
        Portfolio portfolio = portfolio(40).overrideDecisions(decisionOnAge(60)).build();

        GateDecision decision =
                decide(portfolio, base(), overriding(overrideOfAge(60)), tightening(PackLayer.TEAM, ageOf(30)));

        assertThat(decision.terms().parameters().get(0).parameter().value()).isEqualByComparingTo("30");
        assertThat(decision.terms().adjustments()).hasSize(2);
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    /** What an override makes advisory proves nothing any more, so that no team can open a gate by making it count again. */
    @Test
    void a_criterion_that_is_overridden_to_advisory_and_tightened_again_proves_nothing() {
        RulePack base = pack(
                "base",
                PackLayer.BASE,
                RULES.replace("@enforcement( \"waivable\" )", "@enforcement( \"advisory\" )"),
                base().gates(),
                null,
                List.of(age(Tighter.LOWER)),
                List.of(),
                List.of());
        Portfolio portfolio = portfolio(1)
                .overrideDecisions(new OverrideDecision(
                        DECISION,
                        BASE,
                        NAMED,
                        Enforcement.ADVISORY,
                        null,
                        null,
                        PORTAL,
                        "Until the vendor answers.",
                        RON,
                        LEA,
                        AS_OF,
                        AS_OF.plusSeconds(1)))
                .build();
        RulePack acme = overriding(overrideOf(NAMED, "advisory"));
        RulePack team = tightening(PackLayer.TEAM, Tightening.of(NAMED, Enforcement.MANDATORY));

        assertThat(decide(portfolio, base).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decide(portfolio, base, acme).verdict()).isEqualTo(Verdict.BLOCKED);
        GateDecision again = decide(portfolio, base, acme, team);
        assertThat(result(again, NAMED).criterion().enforcement()).isEqualTo(Enforcement.MANDATORY);
        assertThat(again.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private static String refusal(OverrideDecision decision, RulePack... packs) {
        GateDecision made = decide(portfolio(40).overrideDecisions(decision).build(), packs);
        assertThat(made.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(made.terms().adjustments()).hasSize(1);
        return String.valueOf(made.terms().adjustments().get(0).refusal());
    }

    private static OverrideDecision onAge(
            long days, PersonId requestedBy, PersonId decidedBy, long fromDays, long untilDays) {
        return new OverrideDecision(
                DECISION,
                BASE,
                null,
                null,
                AGE,
                BigDecimal.valueOf(days),
                null,
                "Until the vendor answers.",
                requestedBy,
                decidedBy,
                AS_OF.plus(Duration.ofDays(fromDays)),
                AS_OF.plus(Duration.ofDays(untilDays)));
    }

    @Test
    void an_override_has_no_effect_without_the_right() {
        RulePack acme = overriding(overrideOfAge(60));

        assertThat(refusal(onAge(60, RON, LEA, 1, 9), base(), acme))
                .isEqualTo("it counts only from 2026-06-22T00:00:00Z");
        assertThat(refusal(onAge(60, RON, LEA, -9, 0), base(), acme)).isEqualTo("it expired at 2026-06-21T00:00:00Z");
        assertThat(refusal(onAge(60, LEA, RON, -9, 9), base(), acme))
                .isEqualTo("'ron' held none of the roles portfolio-lead at 2026-06-12T00:00:00Z");
        assertThat(refusal(onAge(60, RON, LEA, -60, 9), base(), acme))
                .isEqualTo("'lea' held none of the roles portfolio-lead at 2026-04-22T00:00:00Z");
        assertThat(refusal(onAge(60, LEA, LEA, -9, 9), base(), acme))
                .isEqualTo("'lea' requested it and cannot decide it");
        assertThat(refusal(onAge(50, RON, LEA, -9, 9), base(), acme))
                .isEqualTo("it is about parameter 'runbook-age' of pack 'base' with value 50");
    }

    @Test
    void an_override_has_no_effect_where_its_decision_is_about_another_criterion() {
        OverrideDecision decided = new OverrideDecision(
                DECISION,
                BASE,
                NAMED,
                Enforcement.ADVISORY,
                null,
                null,
                null,
                "It has no name.",
                RON,
                LEA,
                AS_OF.minus(Duration.ofDays(3)),
                AS_OF.plus(Duration.ofDays(3)));

        assertThat(refusal(decided, base(), overriding(overrideOf(RUNBOOK, "advisory"))))
                .isEqualTo("it is about criterion 'base.named' of pack 'base' with enforcement advisory");
    }

    @Test
    void an_override_has_no_effect_where_nobody_may_decide_it() {
        Gate gate = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), Duration.ZERO);
        List<ParameterDefinition> parameters = List.of(age(Tighter.LOWER));
        RulePack closed = pack("base", PackLayer.BASE, RULES, List.of(gate), null, parameters, List.of(), List.of());
        RulePack undefined = pack("base", PackLayer.BASE, RULES, List.of(), null, parameters, List.of(), List.of());
        RulePack acme = overriding(overrideOfAge(60));

        assertThat(refusal(decisionOnAge(60), closed, acme))
                .isEqualTo("nobody may decide overrides for gate 'mvp-exit'");
        assertThat(refusal(decisionOnAge(60), undefined, acme))
                .isEqualTo("no pack defines the gate, so nobody may decide overrides for it");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-22,           , the pack is in force only from 2026-06-22T00:00:00Z",
        "          , 2026-06-21, the pack expired at 2026-06-21T00:00:00Z"
    })
    void an_override_has_no_effect_while_its_pack_is_not_in_force(
            @Nullable String from, @Nullable String expires, String refusal) {
        RulePack acme = pack(
                "acme",
                PackLayer.ORGANISATION,
                "",
                List.of(),
                from,
                null,
                expires,
                null,
                List.of(),
                List.of(),
                List.of(overrideOfAge(60)));

        assertThat(refusal(decisionOnAge(60), base(), acme)).isEqualTo(refusal);
    }

    // What cannot be evaluated

    private static Evidence runbook(int number, long days, @Nullable String subject) {
        return new Evidence(
                new EvidenceId("EV-" + number),
                PORTAL,
                EvidenceKind.RUNBOOK,
                subject,
                null,
                URI.create("https://example.org/runbook"),
                RON,
                AS_OF.minus(Duration.ofDays(days)),
                null,
                null,
                null);
    }

    private static RulePack base(String condition) {
        String rules = RULES.substring(0, RULES.indexOf("    $runbook")) + condition + "\n"
                + RULES.substring(RULES.indexOf("then\n"));
        return pack(
                "base", PackLayer.BASE, rules, base().gates(), null, List.of(age(Tighter.LOWER)), List.of(), List.of());
    }

    /** One runbook that is a day old, and the others of 20 days: of 60 there are 216,000 triples within 30 days. */
    private static Portfolio runbooks(int count) {
        Portfolio.Builder portfolio = portfolio(1);
        for (int i = 2; i <= count; i++) {
            portfolio.evidence(runbook(i, 20, null));
        }
        return portfolio.build();
    }

    private static RulePack three() {
        StringBuilder three = new StringBuilder();
        for (String variable : List.of("$a", "$b", "$c")) {
            three.append("    ").append(variable);
            three.append(" : Evidence( productId == $product, observedWithin( Duration.ofDays( $age ), $asOf ) )\n");
        }
        return base(three.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 | has more than 100000 matches; join the patterns by more properties",
                "80 | exceeded the step budget of 1000000 constraint evaluations; join the patterns by comparing a"
                        + " property of one with a variable of another"
            })
    void what_is_too_much_before_it_is_tightened_stays_unevaluable(int count, String cause) {
        assertThat(((Unevaluable) result(decide(runbooks(count), three()), RUNBOOK)).cause())
                .isEqualTo(cause);

        GateDecision tightened = decide(runbooks(count), three(), tightening(PackLayer.TEAM, ageOf(14)));

        assertThat(tightened.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(((Unevaluable) result(tightened, RUNBOOK)).cause())
                .isEqualTo("with runbook-age = 30 days (stated by pack 'base'): " + cause);
    }

    @Test
    void what_is_evaluable_at_both_values_is_judged_by_the_tighter() {
        assertThat(result(decide(portfolio(1).build(), three(), tightening(PackLayer.TEAM, ageOf(14))), RUNBOOK))
                .isInstanceOf(Met.class);
        assertThat(result(decide(portfolio(20).build(), three(), tightening(PackLayer.TEAM, ageOf(14))), RUNBOOK))
                .isInstanceOf(Unmet.class);
    }

    /** The pairs of new runbooks become fewer with each tightening, the triples of old ones more: too much is in between. */
    @Test
    void what_is_unevaluable_at_a_value_in_between_stays_unevaluable() {
        String young = "Evidence( productId == $product, observedWithin( Duration.ofDays( $age ), $asOf ) )\n";
        String old = "Evidence( productId == $product, observedAt < $asOf.minus( Duration.ofDays( $age ) ) )";
        RulePack pairs = base("    $a : " + young + "    $b : " + young + "    not ( " + old + " and " + old + " and "
                + old + " and Evidence( productId == $product, value > 5 ) )\n");
        Portfolio.Builder portfolio = portfolio(1);
        for (int i = 2; i <= 40; i++) {
            portfolio.evidence(runbook(i, i <= 20 ? 10 : 20, null));
        }
        RulePack organisation = tightening(PackLayer.ORGANISATION, ageOf(14));
        RulePack team = tightening(PackLayer.TEAM, ageOf(7));

        assertThat(result(decide(portfolio.build(), pairs), RUNBOOK)).isInstanceOf(Met.class);
        assertThat(result(decide(portfolio.build(), pairs, organisation), RUNBOOK))
                .isInstanceOf(Unevaluable.class);
        assertThat(result(decide(portfolio.build(), pairs, team), RUNBOOK)).isInstanceOf(Met.class);
        assertThat(result(decide(portfolio.build(), pairs, organisation, team), RUNBOOK))
                .isInstanceOf(Unevaluable.class);
    }

    @Test
    void a_waiver_does_not_cover_what_is_unevaluable_only_before_it_is_tightened() {
        Portfolio.Builder portfolio = portfolio(20)
                .people(new Person(new PersonId("pia"), "Pia"))
                .roleHoldings(new RoleHolding(LEA, RoleId.PRODUCT_LEAD, AS_OF.minus(Duration.ofDays(50)), null))
                .waivers(new Waiver(
                        new WaiverId("W-1"),
                        PORTAL,
                        GateId.MVP_EXIT,
                        RUNBOOK,
                        "Soon.",
                        new PersonId("pia"),
                        LEA,
                        AS_OF.minus(Duration.ofDays(1)),
                        AS_OF.plus(Duration.ofDays(1))));
        for (int i = 2; i <= 80; i++) {
            portfolio.evidence(runbook(i, 20, null));
        }

        assertThat(decide(portfolio.build(), three()).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(decide(portfolio.build(), three(), tightening(PackLayer.TEAM, ageOf(14)))
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_regular_expression_that_reads_too_much_before_it_is_tightened_stays_unevaluable() {
        RulePack slow = base("""
                    $runbook : Evidence( productId == $product, subject != null,
                                         observedWithin( Duration.ofDays( $age ), $asOf ),
                                         ( productId != $product || subject matches ".*a.*a.*c" ) )
                """);
        Portfolio portfolio = portfolio(1)
                .evidence(runbook(2, 1, "aac"), runbook(3, 20, "a".repeat(2_000)))
                .build();

        Unevaluable stated = (Unevaluable) result(decide(portfolio, slow), RUNBOOK);
        assertThat(stated.cause())
                .isEqualTo("matches '.*a.*a.*c' must read at most 1000000 characters of a text. Use an expression with"
                        + " fewer repetitions, or shorter texts.");
        GateDecision tightened = decide(portfolio, slow, tightening(PackLayer.TEAM, ageOf(14)));
        assertThat(((Unevaluable) result(tightened, RUNBOOK)).cause())
                .isEqualTo("with runbook-age = 30 days (stated by pack 'base'): " + stated.cause());
    }

    @Test
    void more_than_100_combinations_of_values_are_not_looked_at() {
        Parameters five = new Parameters(5);
        Tightening[] lower = five.tightened(10);
        Tightening[] lowest = five.tightened(9);

        // two values of each of five make 32 combinations, three make 243
        GateDecision some = decide(portfolio(1).build(), five.pack(), tightening(PackLayer.ORGANISATION, lower));
        assertThat(result(some, RUNBOOK)).isInstanceOf(Met.class);
        GateDecision many = decide(
                portfolio(1).build(),
                five.pack(),
                tightening(PackLayer.ORGANISATION, lower),
                tightening(PackLayer.TEAM, lowest));
        assertThat(((Unevaluable) result(many, RUNBOOK)).cause())
                .isEqualTo(
                        "its parameters are tightened to more than 100 combinations of values; tighten them in fewer packs");
    }

    /** A rule that asks for a runbook within each of so many numbers of days. */
    private record Parameters(int count) {
        RulePack pack() {
            StringBuilder conditions = new StringBuilder();
            List<ParameterDefinition> parameters = new ArrayList<>(List.of(age(Tighter.LOWER)));
            for (int i = 0; i < count; i++) {
                conditions.append("    Parameter( name == \"p" + i + "\", $p" + i + " : days )\n    exists Evidence("
                        + " productId == $product, observedWithin( Duration.ofDays( $p" + i + " ), $asOf ) )\n");
                parameters.add(new ParameterDefinition(
                        new ParameterId("p" + i),
                        ParameterType.DAYS,
                        new BigDecimal(30),
                        BigDecimal.ONE,
                        new BigDecimal(90),
                        Tighter.LOWER,
                        "How old a runbook may be."));
            }
            String rules = RULES.substring(0, RULES.indexOf("    $runbook"))
                    + conditions
                    + RULES.substring(RULES.indexOf("    $runbook"));
            return LayeringTest.pack(
                    "base", PackLayer.BASE, rules, base().gates(), null, parameters, List.of(), List.of());
        }

        Tightening[] tightened(int days) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Tightening.of(BASE, new ParameterId("p" + i), BigDecimal.valueOf(days)))
                    .toArray(Tightening[]::new);
        }
    }

    // A gate that no pack defines

    @Test
    void a_gate_that_no_pack_defines_is_proven_by_nothing() {
        RulePack undefined =
                pack("base", PackLayer.BASE, RULES, List.of(), null, List.of(age(Tighter.LOWER)), List.of(), List.of());

        GateDecision decision = decide(portfolio(1).build(), undefined);

        assertThat(decision.definedBy()).isNull();
        assertThat(decision.results()).hasOnlyElementsOfType(Met.class);
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(decision.explanation().headline())
                .isEqualTo("Gate 'mvp-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: no pack defines the"
                        + " gate, so nothing proves it.");
    }

    // Packs of one layer

    private static RulePack organisation(
            String id, List<BuildsOn> buildsOn, List<Tightening> tighten, List<PackOverride> overrides) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                buildsOn,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                tighten,
                overrides);
        return RulePack.of(manifest, Map.of());
    }

    private static final BuildsOn ON_RISK = new BuildsOn(new PackId("risk"), null, null);

    @Test
    void of_two_packs_that_do_not_build_on_each_other_the_stricter_holds_in_either_order() {
        Portfolio portfolio = portfolio(20).overrideDecisions(decisionOnAge(60)).build();
        RulePack risk = organisation("risk", List.of(), List.of(ageOf(10)), List.of());
        RulePack acme = organisation("acme", List.of(), List.of(), List.of(overrideOfAge(60)));

        for (RulePack[] packs : List.of(new RulePack[] {base(), risk, acme}, new RulePack[] {base(), acme, risk})) {
            GateDecision decision = decide(portfolio, packs);
            assertThat(result(decision, RUNBOOK)).isInstanceOf(Unmet.class);
            assertThat(decision.explanation().text())
                    .contains(
                            "    parameter  runbook-age = 10 days (tightened by pack 'risk', stated as 30 days by pack"
                                    + " 'base')\n")
                    .contains("    tightened  from runbook-age = 30 days to 10 days by pack 'risk'\n")
                    .contains("expires 2026-06-24T00:00:00Z; outdone by pack 'risk': The vendor is slow.\n");
        }
    }

    @Test
    void an_override_undoes_what_a_pack_tightens_on_which_its_own_builds_and_says_so() {
        Portfolio portfolio = portfolio(20).overrideDecisions(decisionOnAge(30)).build();
        RulePack risk = organisation("risk", List.of(), List.of(ageOf(10)), List.of());
        RulePack acme = organisation("acme", List.of(ON_RISK), List.of(), List.of(overrideOfAge(30)));

        assertThat(result(decide(portfolio, base(), risk), RUNBOOK)).isInstanceOf(Unmet.class);
        GateDecision decision = decide(portfolio, base(), risk, acme);
        assertThat(result(decision, RUNBOOK)).isInstanceOf(Met.class);
        assertThat(decision.terms().adjustments())
                .extracting(Adjustment::outdoneBy)
                .containsExactly(new PackId("acme"), null);
        assertThat(decision.explanation().text())
                .contains(
                        "    tightened  from runbook-age = 30 days to 10 days by pack 'risk'; outdone by pack 'acme'\n");
    }

    @Test
    void an_override_that_a_team_outdoes_is_shown_in_the_data_too() {
        Portfolio portfolio = portfolio(20).overrideDecisions(decisionOnAge(60)).build();

        GateDecision decision =
                decide(portfolio, base(), overriding(overrideOfAge(60)), tightening(PackLayer.TEAM, ageOf(10)));

        assertThat(decision.terms().adjustments())
                .extracting(Adjustment::outdoneBy)
                .containsExactly(new PackId("team"), null);
        assertThat(DecisionJson.text(decision)).contains("\"outdoneBy\": \"team\"");
    }

    @Test
    void overrides_that_contradict_each_other_have_no_effect_where_no_value_is_tighter() {
        RulePack both =
                pack("base", PackLayer.BASE, RULES, base().gates(), null, List.of(age(null)), List.of(), List.of());
        OverrideDecisionId other = new OverrideDecisionId("OD-8");
        PackOverride ninety =
                new PackOverride(null, null, BASE, AGE, BigDecimal.valueOf(90), other, "The vendor is slower.");
        OverrideDecision decided = decisionOnAge(90);
        Portfolio portfolio = portfolio(40)
                .overrideDecisions(
                        decisionOnAge(60),
                        new OverrideDecision(
                                other,
                                BASE,
                                null,
                                null,
                                AGE,
                                decided.value(),
                                null,
                                decided.reason(),
                                RON,
                                LEA,
                                decided.decidedAt(),
                                decided.expires()))
                .build();
        RulePack risk = organisation("risk", List.of(), List.of(), List.of(overrideOfAge(60)));
        RulePack acme = organisation("acme", List.of(), List.of(), List.of(ninety));
        RulePack after = organisation("acme", List.of(ON_RISK), List.of(), List.of(ninety));

        for (RulePack[] packs : List.of(new RulePack[] {both, risk, acme}, new RulePack[] {both, acme, risk})) {
            GateDecision decision = decide(portfolio, packs);
            assertThat(result(decision, RUNBOOK)).isInstanceOf(Unmet.class);
            assertThat(decision.terms().adjustments())
                    .extracting(Adjustment::refusal)
                    .containsExactlyInAnyOrder(
                            "pack 'acme' says 90 days, and neither builds on the other",
                            "pack 'risk' says 60 days, and neither builds on the other");
        }
        assertThat(decide(portfolio, both, risk, after)
                        .terms()
                        .parameters()
                        .get(0)
                        .parameter()
                        .value())
                .isEqualByComparingTo("90");
    }
}
