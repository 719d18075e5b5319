package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.DelegationId;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Absence;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class WhoDecidesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant BEFORE = AS_OF.minus(Duration.ofDays(30));
    private static final Instant LATER = AS_OF.plus(Duration.ofDays(30));

    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BEN = new PersonId("ben");
    private static final PersonId CAL = new PersonId("cal");
    private static final PersonId DEE = new PersonId("dee");

    private static String right(String kind, String role, String more, String conditions) {
        return "rule \"" + role + " " + kind + " " + more.replace("\"", "'") + "\" @right( \"" + kind
                + "\" ) @decision( \"scope\" ) @by( \"" + role + "\" ) " + more + "\nwhen PendingDecision( "
                + conditions + " ) then end\n";
    }

    private static RulePack pack(String id, @Nullable LocalDate from, @Nullable LocalDate expires, String... rules) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                from,
                null,
                expires,
                List.of(),
                List.of(),
                List.of());
        return RulePack.of(manifest, Map.of(id + ".drl", String.join("", rules).getBytes(StandardCharsets.UTF_8)));
    }

    private static Governance governance(String... rules) {
        return Governance.load(pack("house", null, null, rules));
    }

    private static Product product(String id, ProductKind kind) {
        return new Product(
                new ProductId(id),
                id,
                kind,
                Stage.DISCOVERY,
                Set.of(Channel.WEB),
                new ValueStreamId("stream"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Portfolio.Builder portfolio() {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("stream"), "Stream"))
                .people(new Person(ANA, "Ana"), new Person(BEN, "Ben"), new Person(CAL, "Cal"), new Person(DEE, "Dee"))
                .products(product("portal", ProductKind.APPLICATION), product("login", ProductKind.PLATFORM));
    }

    private static RoleHolding holds(PersonId person, RoleId role) {
        return new RoleHolding(person, role, BEFORE, null);
    }

    private static Authority scope(Governance governance, Portfolio portfolio) {
        return governance.whoDecides(portfolio, DecisionRequest.of("scope", "portal"), AS_OF);
    }

    private static GapReason gap(Authority authority) {
        return ((Resolution.Gap) authority.resolution()).reason();
    }

    private static final String DECIDES = right("decides", "product-manager", "", "");
    private static final String VETOES = right("vetoes", "security", "", "");

    @Test
    void one_role_decides_and_the_others_have_their_say() {
        Authority authority = scope(
                governance(
                        DECIDES,
                        VETOES,
                        right("overrules", "executive", "@over( \"security\" )", ""),
                        right("consulted", "designer", "", "product!.kind == ProductKind.PLATFORM"),
                        right("informed", "support", "", "")),
                portfolio()
                        .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER), holds(BEN, RoleId.SECURITY))
                        .build());
        assertThat(authority.resolved()).isTrue();
        assertThat(authority.text()).startsWith("""
                        'scope' of 'portal' is decided by 'product-manager' as of 2026-06-21T00:00:00Z: ana.
                          decides  product-manager
                            rule     "product-manager decides " (house.drl:1, pack house)
                            people   ana since 2026-05-22T00:00:00Z
                          vetoes  security
                            rule     "security vetoes " (house.drl:3, pack house)
                            people   ben since 2026-05-22T00:00:00Z
                          overrules security  executive
                            rule     "executive overrules @over( 'security' )" (house.drl:5, pack house)
                            people   nobody holds the role
                          informed  support
                            rule     "support informed " (house.drl:9, pack house)
                            people   nobody holds the role
                          consulted  designer  not granted: applies only with product.kind PLATFORM, but found product.kind APPLICATION
                            rule     "designer consulted " (house.drl:7, pack house)
                          pack house 1.0.0 sha256:""");
    }

    @Test
    void nobody_decides_what_no_pack_speaks_of() {
        Authority authority =
                governance(DECIDES).whoDecides(portfolio().build(), DecisionRequest.of("pricing", "portal"), AS_OF);
        assertThat(gap(authority)).isEqualTo(GapReason.NO_RIGHT);
        assertThat(authority.headline())
                .isEqualTo("'pricing' of 'portal' is decided by nobody as of 2026-06-21T00:00:00Z: "
                        + "no loaded pack says who decides it.");
    }

    @ParameterizedTest
    @CsvSource({"waiver, 'portfolio-lead' or 'product-lead'", "override, '''portfolio-lead'''"})
    void the_roles_of_a_gate_are_named_where_no_right_says_who_decides(String decision, String roles) {
        Governance governance = Governance.load(RulePack.standard());
        GateId gate = new GateId("mvp-exit");
        Authority authority = governance.whoDecides(
                portfolio().build(), DecisionRequest.of(decision, "portal").at(gate), AS_OF);
        assertThat(gap(authority)).isEqualTo(GapReason.ROLES_OF_GATE);
        assertThat(authority.headline())
                .isEqualTo("'" + decision + "' of 'portal' at 'mvp-exit' is decided by nobody as of "
                        + "2026-06-21T00:00:00Z: no right says who decides it, but the gate lets its own roles decide: "
                        + roles + ".");
        assertThat(gap(governance.whoDecides(portfolio().build(), DecisionRequest.of(decision, "portal"), AS_OF)))
                .isEqualTo(GapReason.NO_RIGHT);
    }

    @Test
    void nobody_decides_where_no_right_matches() {
        Authority authority = scope(
                governance(right("decides", "product-manager", "", "product!.kind == ProductKind.PLATFORM")),
                portfolio().roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER)).build());
        assertThat(gap(authority)).isEqualTo(GapReason.NO_CASE);
        assertThat(authority.granted()).isEmpty();
    }

    @Test
    void two_roles_that_decide_are_a_conflict_and_the_same_role_twice_is_none() {
        String architect = right("decides", "architect", "", "product!.kind == ProductKind.APPLICATION");
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER), holds(BEN, RoleId.ARCHITECT))
                .build();
        Governance two = Governance.load(pack("house", null, null, DECIDES), pack("other", null, null, architect));
        Authority conflict = scope(two, portfolio);
        assertThat(((Resolution.Conflict) conflict.resolution()).rights())
                .extracting(GrantedRight::role)
                .containsExactly(RoleId.PRODUCT_MANAGER, RoleId.ARCHITECT);
        assertThat(conflict.headline())
                .isEqualTo("'scope' of 'portal' is in conflict as of 2026-06-21T00:00:00Z: 'product-manager', "
                        + "'architect' decide the same.");
        assertThat(two.whoDecides(portfolio, DecisionRequest.of("scope", "login"), AS_OF)
                        .resolved())
                .isTrue();
        assertThat(scope(
                                Governance.load(pack("house", null, null, DECIDES), pack("again", null, null, DECIDES)),
                                portfolio)
                        .resolved())
                .isTrue();
    }

    @Nested
    class People {
        private final Governance governance = governance(DECIDES);

        @Test
        void the_role_must_be_held_as_of_the_instant() {
            RoleHolding until = new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, AS_OF);
            RoleHolding from = new RoleHolding(BEN, RoleId.PRODUCT_MANAGER, AS_OF, LATER);
            assertThat(gap(scope(governance, portfolio().roleHoldings(until).build())))
                    .isEqualTo(GapReason.NOBODY_HOLDS_ROLE);
            Authority authority =
                    scope(governance, portfolio().roleHoldings(until, from).build());
            assertThat(authority.rights(RightKind.DECIDES).get(0).actors()).containsExactly(BEN);
        }

        @Test
        void a_role_that_is_held_for_a_product_or_a_stream_decides_there_only() {
            RoleHolding portal =
                    new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, new ProductId("portal"), null, BEFORE, null);
            RoleHolding login =
                    new RoleHolding(BEN, RoleId.PRODUCT_MANAGER, new ProductId("login"), null, BEFORE, null);
            RoleHolding stream =
                    new RoleHolding(CAL, RoleId.PRODUCT_MANAGER, null, new ValueStreamId("stream"), BEFORE, null);
            RoleHolding other =
                    new RoleHolding(DEE, RoleId.PRODUCT_MANAGER, null, new ValueStreamId("other"), BEFORE, null);
            Portfolio portfolio = portfolio()
                    .valueStreams(new ValueStream(new ValueStreamId("other"), "Other"))
                    .roleHoldings(portal, login, stream, other)
                    .build();
            assertThat(scope(governance, portfolio)
                            .rights(RightKind.DECIDES)
                            .get(0)
                            .actors())
                    .containsExactly(ANA, CAL);
            assertThat(gap(governance.whoDecides(portfolio, DecisionRequest.of("scope"), AS_OF)))
                    .as("about no product")
                    .isEqualTo(GapReason.NOBODY_HOLDS_ROLE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RoleHolding(
                            ANA,
                            RoleId.PRODUCT_MANAGER,
                            new ProductId("portal"),
                            new ValueStreamId("stream"),
                            BEFORE,
                            null))
                    .withMessage("RoleHolding.valueStreamId must be absent where a product is named, but was 'stream' "
                            + "beside 'portal'. Leave one out, or write two holdings.");
        }

        @Test
        void who_is_away_decides_through_the_one_they_delegated_to() {
            Portfolio.Builder away = portfolio()
                    .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER))
                    .absences(new Absence(ANA, AS_OF, LATER));
            assertThat(gap(scope(governance, away.build()))).isEqualTo(GapReason.TOO_FEW_CAN_ACT);
            Authority authority = scope(
                    governance,
                    away.delegations(delegation("d-1", ANA, BEN, null)).build());
            assertThat(authority.text())
                    .contains("people   ana since 2026-05-22T00:00:00Z, away until 2026-07-21T00:00:00Z; "
                            + "ben by delegation d-1 until 2026-07-21T00:00:00Z\n");
            assertThat(authority.rights(RightKind.DECIDES).get(0).actors()).containsExactly(BEN);
        }

        @Test
        void an_absence_and_a_delegation_count_from_their_first_instant_to_before_their_last() {
            Portfolio portfolio = portfolio()
                    .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER))
                    .absences(new Absence(ANA, BEFORE, AS_OF))
                    .delegations(new Delegation(
                            new DelegationId("d"), ANA, RoleId.PRODUCT_MANAGER, BEN, null, BEFORE, AS_OF))
                    .build();
            assertThat(scope(governance, portfolio)
                            .rights(RightKind.DECIDES)
                            .get(0)
                            .actors())
                    .containsExactly(ANA);
            assertThat(governance
                            .whoDecides(portfolio, DecisionRequest.of("scope", "portal"), BEFORE)
                            .rights(RightKind.DECIDES)
                            .get(0)
                            .actors())
                    .containsExactly(BEN);
        }

        @Test
        void a_delegation_is_for_its_own_role_and_decision_and_goes_no_further() {
            Portfolio portfolio = portfolio()
                    .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER), holds(ANA, RoleId.ARCHITECT))
                    .delegations(
                            new Delegation(new DelegationId("d-1"), ANA, RoleId.ARCHITECT, BEN, null, BEFORE, LATER),
                            delegation("d-2", ANA, CAL, new DecisionId("pricing")),
                            delegation("d-3", ANA, DEE, new DecisionId("scope")),
                            delegation("d-4", DEE, BEN, null))
                    .build();
            assertThat(scope(governance, portfolio)
                            .rights(RightKind.DECIDES)
                            .get(0)
                            .actors())
                    .containsExactly(ANA, DEE);
        }

        @Test
        void nobody_decides_what_they_asked_for_nor_does_anybody_for_them() {
            Portfolio portfolio = portfolio()
                    .roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER))
                    .delegations(delegation("d-1", ANA, BEN, null))
                    .build();
            DecisionRequest request = DecisionRequest.of("scope", "portal");
            Authority asked = governance.whoDecides(portfolio, request.askedBy(ANA), AS_OF);
            assertThat(gap(asked)).isEqualTo(GapReason.TOO_FEW_CAN_ACT);
            assertThat(asked.text())
                    .contains(
                            "ana since 2026-05-22T00:00:00Z, cannot decide what they asked for; ben by delegation d-1 "
                                    + "until 2026-07-21T00:00:00Z, cannot decide what ana asked for\n");
            assertThat(governance
                            .whoDecides(portfolio, request.askedBy(BEN), AS_OF)
                            .rights(RightKind.DECIDES)
                            .get(0)
                            .actors())
                    .containsExactly(ANA);
        }

        @Test
        void a_quorum_needs_as_many_people_as_seats() {
            Governance two = governance(right("decides", "product-manager", "@quorum( \"2\" )", ""));
            Portfolio.Builder one = portfolio().roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER));
            assertThat(gap(scope(two, one.build()))).isEqualTo(GapReason.TOO_FEW_HOLDERS);
            one.roleHoldings(holds(BEN, RoleId.PRODUCT_MANAGER));
            assertThat(scope(two, one.build()).headline())
                    .isEqualTo("'scope' of 'portal' is decided by 'product-manager' as of 2026-06-21T00:00:00Z: "
                            + "2 together of ana, ben.");
            one.absences(new Absence(ANA, BEFORE, LATER)).delegations(delegation("d", ANA, BEN, null));
            assertThat(gap(scope(two, one.build())))
                    .as("ben alone fills one seat")
                    .isEqualTo(GapReason.TOO_FEW_CAN_ACT);
            one.delegations(delegation("e", BEN, CAL, null));
            assertThat(scope(two, one.build()).resolved()).isTrue();
        }
    }

    private static Delegation delegation(String id, PersonId holder, PersonId delegate, @Nullable DecisionId decision) {
        return new Delegation(new DelegationId(id), holder, RoleId.PRODUCT_MANAGER, delegate, decision, BEFORE, LATER);
    }

    @Test
    void rights_count_on_their_days_only() {
        Portfolio portfolio =
                portfolio().roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER)).build();
        LocalDate day = LocalDate.parse("2026-06-22");
        Authority early = scope(Governance.load(pack("house", day, null, DECIDES)), portfolio);
        assertThat(gap(early)).isEqualTo(GapReason.NO_CASE);
        assertThat(early.withheld().get(0).reason()).isEqualTo("in force only from 2026-06-22T00:00:00Z");
        Authority ended =
                scope(governance(right("decides", "product-manager", "@expires( \"2026-06-21\" )", "")), portfolio);
        assertThat(ended.withheld().get(0).reason()).isEqualTo("not in force since 2026-06-21T00:00:00Z");
    }

    @Test
    void a_right_that_cannot_be_evaluated_leaves_nobody_known_to_decide() {
        Portfolio portfolio =
                portfolio().roleHoldings(holds(ANA, RoleId.PRODUCT_MANAGER)).build();
        LocalDate today = LocalDate.parse("2026-06-21");
        Authority expired =
                scope(Governance.load(pack("house", null, null, DECIDES), pack("old", null, today, VETOES)), portfolio);
        assertThat(expired.headline())
                .isEqualTo(
                        "'scope' of 'portal' is decided by nobody known as of 2026-06-21T00:00:00Z: 1 right could not "
                                + "be evaluated.");
        assertThat(((Resolution.Unevaluable) expired.resolution()).rights())
                .extracting(right -> right.role() + ": " + right.reason())
                .containsExactly("security: not known: pack 'old' 1.0.0 expired at 2026-06-21T00:00:00Z; load a newer "
                        + "version of it");
        Authority faulted = scope(
                governance(
                        DECIDES,
                        "rule \"Too much\" @right( \"vetoes\" ) @decision( \"scope\" ) @by( \"security\" )\nwhen "
                                + "PendingDecision( )\n$a : Evidence( )\n$b : Evidence( )\n$c : Evidence( )\n"
                                + "$d : Evidence( )\nthen end\n"),
                withEvidence(portfolio));
        assertThat(faulted.resolution()).isInstanceOf(Resolution.Unevaluable.class);
        assertThat(faulted.resolved()).isFalse();
    }

    private static Portfolio withEvidence(Portfolio portfolio) {
        Portfolio.Builder builder = portfolio.toBuilder();
        for (int i = 0; i < 60; i++) {
            builder.evidence(new Evidence(
                    new EvidenceId("e-" + i),
                    new ProductId("portal"),
                    EvidenceKind.DOCUMENT,
                    "Note",
                    null,
                    URI.create("https://example.org/" + i),
                    ANA,
                    BEFORE,
                    null,
                    null,
                    null));
        }
        return builder.build();
    }

    @Test
    void what_is_not_there_is_refused() {
        Governance governance = governance(DECIDES);
        Portfolio portfolio = portfolio().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> governance.whoDecides(portfolio, DecisionRequest.of("scope", "portl"), AS_OF))
                .withMessage("productId must name a product of the portfolio, but was 'portl'; did you mean 'portal'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> governance.whoDecides(
                        portfolio, DecisionRequest.of("scope").askedBy(new PersonId("anna")), AS_OF))
                .withMessage("requestedBy must name a person of the portfolio, but was 'anna'; did you mean 'ana'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> governance.whoDecides(
                        portfolio, DecisionRequest.of("scope").at(new GateId("mpv-exit")), AS_OF))
                .withMessage(
                        "gateId must name a gate of the loaded packs, but was 'mpv-exit'; did you mean 'mvp-exit'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> governance.standing(portfolio, new DecisionRecordId("D-1"), AS_OF))
                .withMessage("decision must name a decision of the portfolio, but was 'D-1'.");
    }

    @Test
    void a_condition_may_read_the_amount() {
        Governance governance = governance(
                right("decides", "product-lead", "", "amount!.currency == \"EUR\", amount!.amount <= 100"),
                right("decides", "executive", "", "amount!.currency == \"EUR\", amount!.amount > 100"));
        Portfolio portfolio = portfolio()
                .roleHoldings(holds(ANA, RoleId.PRODUCT_LEAD), holds(BEN, RoleId.EXECUTIVE))
                .build();
        DecisionRequest request = DecisionRequest.of("scope", "portal");
        assertThat(governance
                        .whoDecides(portfolio, request.over(new Money(new BigDecimal("100.00"), "EUR")), AS_OF)
                        .headline())
                .isEqualTo("'scope' of 'portal' over 100.00 EUR is decided by 'product-lead' as of "
                        + "2026-06-21T00:00:00Z: ana.");
        assertThat(governance
                        .whoDecides(portfolio, request.over(new Money(new BigDecimal("100.01"), "EUR")), AS_OF)
                        .headline())
                .contains("'executive'");
        assertThat(gap(governance.whoDecides(portfolio, request, AS_OF))).isEqualTo(GapReason.NO_CASE);
    }

    @Nested
    class Standing {
        private final Governance governance = governance(
                DECIDES,
                VETOES,
                right("overrules", "executive", "@over( \"security\" )", ""),
                right("overrules", "portfolio-lead", "@over( \"executive\" )", ""),
                right("overrules", "architect", "@over( \"product-manager\" )", ""),
                right("consulted", "designer", "", ""));
        private final List<Vote> votes = new ArrayList<>();

        private DecisionStanding standing(Vote... cast) {
            return standing(governance, cast);
        }

        private DecisionStanding standing(Governance by, Vote... cast) {
            votes.addAll(List.of(cast));
            Portfolio portfolio = portfolio()
                    .roleHoldings(
                            holds(ANA, RoleId.PRODUCT_MANAGER),
                            holds(BEN, RoleId.SECURITY),
                            holds(CAL, RoleId.EXECUTIVE),
                            holds(BEN, RoleId.PORTFOLIO_LEAD),
                            holds(DEE, RoleId.PORTFOLIO_LEAD),
                            holds(DEE, RoleId.ARCHITECT))
                    .decisions(decision("D-0", List.of()), decision("D-1", votes))
                    .build();
            return by.standing(portfolio, new DecisionRecordId("D-1"), AS_OF);
        }

        private DecisionRecord decision(String id, List<Vote> cast) {
            return new DecisionRecord(
                    new DecisionRecordId(id),
                    new DecisionId("scope"),
                    "Leave the export out?",
                    new ProductId("portal"),
                    null,
                    null,
                    DEE,
                    BEFORE,
                    null,
                    null,
                    cast,
                    null);
        }

        private Vote vote(PersonId person, RightKind say, @Nullable RoleId over, int day) {
            return new Vote(person, say, over, BEFORE.plus(Duration.ofDays(day)));
        }

        @Test
        void a_decision_is_pending_then_decided_then_stopped_then_decided_again() {
            assertThat(standing().ruling()).isEqualTo(Ruling.PENDING);
            assertThat(standing(vote(ANA, RightKind.DECIDES, null, 1)).ruling()).isEqualTo(Ruling.DECIDED);
            assertThat(standing(vote(BEN, RightKind.VETOES, null, 2)).ruling()).isEqualTo(Ruling.STOPPED);
            assertThat(standing(vote(CAL, RightKind.OVERRULES, RoleId.SECURITY, 3))
                            .ruling())
                    .isEqualTo(Ruling.DECIDED);
        }

        @Test
        void who_was_overruled_overrules_nobody() {
            assertThat(standing(
                                    vote(ANA, RightKind.DECIDES, null, 1),
                                    vote(BEN, RightKind.VETOES, null, 2),
                                    vote(CAL, RightKind.OVERRULES, RoleId.SECURITY, 3))
                            .ruling())
                    .isEqualTo(Ruling.DECIDED);
            assertThat(standing(vote(BEN, RightKind.OVERRULES, RoleId.EXECUTIVE, 4))
                            .ruling())
                    .isEqualTo(Ruling.STOPPED);
        }

        /** Packs in which roles overrule each other do not load; rights that follow one another come to the same. */
        @Test
        void nobody_has_the_last_word_where_two_roles_overruled_each_other_in_turn() {
            Governance inTurn = governance(
                    DECIDES,
                    VETOES,
                    right("overrules", "executive", "@over( \"security\" ) @expires( \"2026-05-26\" )", ""),
                    right("overrules", "security", "@over( \"executive\" ) @effective( \"2026-05-27\" )", ""));
            assertThat(standing(
                                    inTurn,
                                    vote(ANA, RightKind.DECIDES, null, 1),
                                    vote(CAL, RightKind.OVERRULES, RoleId.SECURITY, 2))
                            .ruling())
                    .isEqualTo(Ruling.DECIDED);
            DecisionStanding standing = standing(inTurn, vote(BEN, RightKind.OVERRULES, RoleId.EXECUTIVE, 6));
            assertThat(standing.counted()).hasSize(3);
            assertThat(standing.ruling()).isEqualTo(Ruling.UNRESOLVED);
        }

        @Test
        void a_veto_before_the_approval_beats_it_as_well() {
            assertThat(standing(vote(BEN, RightKind.VETOES, null, 1), vote(ANA, RightKind.DECIDES, null, 2))
                            .ruling())
                    .isEqualTo(Ruling.STOPPED);
        }

        @Test
        void who_asked_for_it_overrules_nobody() {
            DecisionStanding standing = standing(
                    vote(ANA, RightKind.DECIDES, null, 1),
                    vote(DEE, RightKind.OVERRULES, RoleId.PRODUCT_MANAGER, 2),
                    vote(CAL, RightKind.DECIDES, null, 3));
            assertThat(standing.ruling()).isEqualTo(Ruling.DECIDED);
            assertThat(standing.counted()).extracting(Vote::personId).containsExactly(ANA);
            assertThat(standing.refused())
                    .extracting(DecisionStanding.RefusedVote::reason)
                    .containsExactly(
                            "'dee' cannot decide what they asked for as of 2026-05-24T00:00:00Z",
                            "'cal' neither holds role 'product-manager' nor acts for somebody who does as of "
                                    + "2026-05-25T00:00:00Z");
        }

        @Test
        void an_overrule_nobody_granted_and_a_vote_of_the_future_do_not_count() {
            DecisionStanding standing = standing(
                    vote(CAL, RightKind.OVERRULES, RoleId.PRODUCT_MANAGER, 1),
                    vote(CAL, RightKind.OVERRULES, RoleId.DESIGNER, 2),
                    vote(ANA, RightKind.DECIDES, null, 31));
            assertThat(standing.ruling()).isEqualTo(Ruling.PENDING);
            assertThat(standing.refused())
                    .extracting(DecisionStanding.RefusedVote::reason)
                    .containsExactly(
                            "'cal' neither holds role 'architect' nor acts for somebody who does as of "
                                    + "2026-05-23T00:00:00Z",
                            "nobody may overrule 'designer' in it as of 2026-05-24T00:00:00Z",
                            "it counts only from 2026-06-22T00:00:00Z");
        }
    }
}
