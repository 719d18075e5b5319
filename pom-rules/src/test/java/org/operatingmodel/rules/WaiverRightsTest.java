package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Who may grant waivers and decide overrides: whoever a right names, and else the roles of the gate. */
class WaiverRightsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final PersonId LEA = new PersonId("lea");
    private static final PersonId EVE = new PersonId("eve");
    private static final PersonId RON = new PersonId("ron");
    private static final PackId BASE = new PackId("base");
    private static final PackId HOUSE = new PackId("house");
    private static final OverrideDecisionId DECISION = new OverrideDecisionId("OD-7");
    private static final CriterionId CRITERION = new CriterionId("base.runbook");

    private static RulePack pack(PackId id, PackLayer layer, String rules, Gate... gates) {
        return pack(id, layer, rules, List.of(), gates);
    }

    private static RulePack pack(
            PackId id, PackLayer layer, String rules, List<PackOverride> overrides, Gate... gates) {
        return RulePack.of(
                new PackManifest(
                        id,
                        "1.0.0",
                        "test",
                        layer,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(gates),
                        null,
                        List.of(),
                        List.of(),
                        overrides),
                Map.of("rules.drl", rules.getBytes(StandardCharsets.UTF_8)));
    }

    private static RulePack base(RoleId... granters) {
        return pack(
                BASE,
                PackLayer.BASE,
                """
                import org.operatingmodel.evidence.Evidence
                import org.operatingmodel.gate.GateReview

                rule "There is a runbook" @gate( "mvp-exit" ) @criterion( "base.runbook" ) @enforcement( "waivable" )
                when
                    GateReview( $product : productId )
                    $e : Evidence( productId == $product )
                then
                end
                """,
                new Gate(GateId.MVP_EXIT, "MVP exit", List.of(granters), Duration.ofDays(30), List.of(granters)));
    }

    private static final String PLATFORMS = "product!.kind == ProductKind.PLATFORM";

    private static String right(String decision, RoleId role, String annotations, String conditions) {
        return """
                import org.operatingmodel.authority.PendingDecision
                import org.operatingmodel.product.ProductKind

                rule "One role answers for it: %s" @right( "decides" ) @decision( "%s" ) @by( "%s" ) %s
                when
                    PendingDecision( %s )
                then
                end
                """.formatted(role, decision, role, annotations, conditions);
    }

    private static Governance house(String rules) {
        return Governance.load(base(RoleId.PORTFOLIO_LEAD), pack(HOUSE, PackLayer.ORGANISATION, rules));
    }

    private static Governance waivers(String annotations, String conditions) {
        return house(right("waiver", RoleId.EXECUTIVE, annotations, conditions));
    }

    /** Lea is the portfolio lead, and Eve an executive. */
    private static Portfolio.Builder portfolio(ProductKind kind) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("growth"), "Growth"))
                .people(new Person(LEA, "Lea"), new Person(EVE, "Eve"), new Person(RON, "Ron"))
                .roleHoldings(
                        new RoleHolding(LEA, RoleId.PORTFOLIO_LEAD, AS_OF.minus(Duration.ofDays(9)), null),
                        new RoleHolding(EVE, RoleId.EXECUTIVE, AS_OF.minus(Duration.ofDays(9)), null))
                .products(new Product(
                        new ProductId("portal"),
                        "Portal",
                        kind,
                        Stage.MVP,
                        Set.of(),
                        new ValueStreamId("growth"),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null));
    }

    private static Waiver by(PersonId granter) {
        return new Waiver(
                new WaiverId("W1"),
                new ProductId("portal"),
                GateId.MVP_EXIT,
                CRITERION,
                "Soon.",
                RON,
                granter,
                AS_OF.minus(Duration.ofDays(1)),
                AS_OF.plus(Duration.ofDays(1)));
    }

    /** Why the waiver does not count; absent when it does. */
    private static @Nullable String refusal(Governance governance, Portfolio.Builder portfolio, Waiver waiver) {
        GateDecision decision =
                governance.decide(portfolio.waivers(waiver).build(), GateRequest.of("portal", "mvp-exit"), AS_OF);
        CriterionResult result = decision.results().get(0);
        if (result instanceof Waived) {
            return null;
        }
        assertThat(decision.blocked()).isTrue();
        return ((Unmet) result).refusedWaivers().get(0).reason();
    }

    private static @Nullable String refusal(Governance governance, ProductKind kind, PersonId granter) {
        return refusal(governance, portfolio(kind), by(granter));
    }

    @Test
    void who_a_right_names_may_grant_a_waiver_and_the_roles_of_the_gate_may_not() {
        Governance governance = waivers("", "gateId == \"mvp-exit\"");

        assertThat(refusal(governance, ProductKind.APPLICATION, EVE)).isNull();
        assertThat(refusal(governance, ProductKind.APPLICATION, LEA))
                .isEqualTo(
                        "'lea' neither holds role 'executive' nor acts for somebody who does at 2026-06-20T00:00:00Z");
        assertThat(governance
                        .whoDecides(
                                portfolio(ProductKind.APPLICATION).build(),
                                DecisionRequest.of("waiver", "portal").at(GateId.MVP_EXIT),
                                AS_OF)
                        .headline())
                .isEqualTo("'waiver' of 'portal' at 'mvp-exit' is decided by 'executive' as of 2026-06-21T00:00:00Z:"
                        + " eve.");
    }

    @Test
    void where_no_right_is_granted_the_roles_of_the_gate_may_grant_a_waiver() {
        for (Governance governance : List.of(
                waivers("", PLATFORMS),
                waivers("", "gateId == \"ga-exit\""),
                waivers("@effective( \"2026-06-21\" )", ""),
                waivers("@expires( \"2026-06-20\" )", ""))) {
            assertThat(refusal(governance, ProductKind.APPLICATION, LEA)).isNull();
            assertThat(refusal(governance, ProductKind.APPLICATION, EVE))
                    .isEqualTo("'eve' held none of the roles portfolio-lead at 2026-06-20T00:00:00Z");
        }
        Resolution resolution = waivers("", PLATFORMS)
                .whoDecides(
                        portfolio(ProductKind.APPLICATION).build(),
                        DecisionRequest.of("waiver", "portal").at(GateId.MVP_EXIT),
                        AS_OF)
                .resolution();
        assertThat(resolution).isEqualTo(new Resolution.Gap(GapReason.ROLES_OF_GATE, List.of(RoleId.PORTFOLIO_LEAD)));
        assertThat(refusal(waivers("", PLATFORMS), ProductKind.PLATFORM, LEA)).startsWith("'lea' neither holds");
        assertThat(refusal(waivers("", PLATFORMS), ProductKind.PLATFORM, EVE)).isNull();
    }

    @Test
    void where_neither_a_right_nor_the_gate_names_anybody_nobody_may_grant_a_waiver() {
        Governance governance = Governance.load(
                base(), pack(HOUSE, PackLayer.ORGANISATION, right("waiver", RoleId.EXECUTIVE, "", PLATFORMS)));

        assertThat(refusal(governance, ProductKind.APPLICATION, EVE))
                .isEqualTo("nobody may grant waivers for gate 'mvp-exit'");
        assertThat(refusal(governance, ProductKind.PLATFORM, EVE)).isNull();
    }

    @Test
    void a_right_counts_as_of_the_grant_and_not_for_who_asked() {
        Governance governance = waivers("@effective( \"2026-06-20\" )", "");
        Waiver early = new Waiver(
                new WaiverId("W1"),
                new ProductId("portal"),
                GateId.MVP_EXIT,
                CRITERION,
                "Soon.",
                RON,
                LEA,
                AS_OF.minus(Duration.ofDays(1)).minusNanos(1),
                AS_OF.plus(Duration.ofDays(1)));
        assertThat(refusal(governance, portfolio(ProductKind.APPLICATION), early))
                .isNull();
        assertThat(refusal(governance, ProductKind.APPLICATION, LEA)).startsWith("'lea' neither holds");
        Waiver own = new Waiver(
                new WaiverId("W1"),
                new ProductId("portal"),
                GateId.MVP_EXIT,
                CRITERION,
                "Soon.",
                EVE,
                EVE,
                AS_OF.minus(Duration.ofDays(1)),
                AS_OF.plus(Duration.ofDays(1)));
        assertThat(refusal(governance, portfolio(ProductKind.APPLICATION), own))
                .isEqualTo("'waiver' of 'portal' at 'mvp-exit' is decided by nobody as of 2026-06-20T00:00:00Z: too few"
                        + " of those who hold the role can act; 'eve' requested it and cannot grant it");
    }

    @Test
    void nobody_grants_a_waiver_alone_that_takes_several_or_that_nobody_can_use_or_that_is_in_conflict() {
        RoleHolding second = new RoleHolding(LEA, RoleId.EXECUTIVE, AS_OF.minus(Duration.ofDays(9)), null);
        assertThat(refusal(
                        waivers("@quorum( \"2\" )", ""),
                        portfolio(ProductKind.APPLICATION).roleHoldings(second),
                        by(EVE)))
                .isEqualTo("'waiver' takes 2 of role 'executive' together, but 'eve' is one");
        Governance nobody = house(right("waiver", RoleId.ARCHITECT, "", ""));
        assertThat(refusal(nobody, ProductKind.APPLICATION, LEA))
                .isEqualTo("'waiver' of 'portal' at 'mvp-exit' is decided by nobody as of 2026-06-20T00:00:00Z: nobody"
                        + " holds the role");
        List<RulePack> packs = new ArrayList<>(List.of(base(RoleId.PORTFOLIO_LEAD)));
        packs.add(pack(HOUSE, PackLayer.ORGANISATION, right("waiver", RoleId.EXECUTIVE, "", "gateId == \"mvp-exit\"")));
        packs.add(pack(
                new PackId("board"),
                PackLayer.ORGANISATION,
                right("waiver", RoleId.PORTFOLIO_LEAD, "", "product!.kind == ProductKind.APPLICATION")));
        Governance conflict = Governance.load(packs.toArray(RulePack[]::new));
        assertThat(refusal(conflict, ProductKind.APPLICATION, EVE))
                .isEqualTo("'waiver' of 'portal' at 'mvp-exit' is in conflict as of 2026-06-20T00:00:00Z: 'executive',"
                        + " 'portfolio-lead' decide the same");
    }

    @Test
    void who_a_right_names_may_decide_an_override_and_else_the_roles_of_the_gate_may() {
        List<PackOverride> overrides =
                List.of(new PackOverride(CRITERION, "advisory", null, null, null, DECISION, "Nobody is on call yet."));
        for (String condition : List.of("", PLATFORMS)) {
            Governance governance = Governance.load(
                    base(RoleId.PORTFOLIO_LEAD),
                    pack(HOUSE, PackLayer.ORGANISATION, right("override", RoleId.EXECUTIVE, "", condition), overrides));
            String executive =
                    "'lea' neither holds role 'executive' nor acts for somebody who does at" + " 2026-06-20T00:00:00Z";
            String lead = "'eve' held none of the roles portfolio-lead at 2026-06-20T00:00:00Z";
            boolean stated = condition.isEmpty();

            assertThat(overridden(governance, LEA)).isEqualTo(stated ? executive : null);
            assertThat(overridden(governance, EVE)).isEqualTo(stated ? null : lead);
        }
    }

    private static @Nullable String overridden(Governance governance, PersonId decidedBy) {
        OverrideDecision decision = new OverrideDecision(
                DECISION,
                BASE,
                CRITERION,
                Enforcement.ADVISORY,
                null,
                null,
                null,
                "Nobody is on call yet.",
                RON,
                decidedBy,
                AS_OF.minus(Duration.ofDays(1)),
                AS_OF.plus(Duration.ofDays(1)));
        return governance
                .decide(
                        portfolio(ProductKind.APPLICATION)
                                .overrideDecisions(decision)
                                .build(),
                        GateRequest.of("portal", "mvp-exit"),
                        AS_OF)
                .terms()
                .adjustments()
                .get(0)
                .refusal();
    }
}
