package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.RefusedWaiver;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
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

class GovernanceTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ProductId PORTAL = new ProductId("portal");
    private static final ProductId SHOP = new ProductId("shop");
    private static final PersonId LEA = new PersonId("lea");
    private static final PersonId RON = new PersonId("ron");
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final GateRequest REQUEST = GateRequest.of("portal", "mvp-exit");

    private static final String RUNBOOK = "$e : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )";
    private static final Gate GATE =
            new Gate(GateId.MVP_EXIT, "MVP exit", List.of(RoleId.PORTFOLIO_LEAD), Duration.ofDays(30));

    /** A pack of one rule for each condition: {@code id.c0}, {@code id.c1} and so on. */
    private static RulePack pack(String id, List<Gate> gates, String enforcement, String... conditions) {
        StringBuilder text = new StringBuilder(String.join(
                "\n",
                "package test",
                "import org.operatingmodel.evidence.Approval",
                "import org.operatingmodel.evidence.Evidence",
                "import org.operatingmodel.evidence.EvidenceKind",
                "import org.operatingmodel.gate.GateReview",
                "import org.operatingmodel.product.ProductKind",
                ""));
        for (int i = 0; i < conditions.length; i++) {
            text.append("rule \"Rule ").append(id).append(' ').append(i);
            text.append("\" @gate( \"mvp-exit\" ) @criterion( \"")
                    .append(id)
                    .append(".c")
                    .append(i);
            text.append("\" ) @enforcement( \"").append(enforcement).append("\" )\nwhen\n    ");
            text.append(conditions[i].startsWith("GateReview") ? "" : "GateReview( $product : productId )\n    ");
            text.append(conditions[i]).append("\nthen\nend\n");
        }
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                gates.isEmpty() ? PackLayer.TEAM : PackLayer.BASE,
                List.of(),
                List.of(),
                gates);
        return RulePack.of(manifest, Map.of("rules.drl", text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static Governance waivable() {
        return Governance.load(pack("base", List.of(GATE), "waivable", RUNBOOK));
    }

    private static Portfolio.Builder portfolio() {
        return Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .people(new Person(LEA, "Lea"), new Person(RON, "Ron"))
                .roleHoldings(new RoleHolding(LEA, RoleId.PORTFOLIO_LEAD, AS_OF.minus(DAY), AS_OF.plus(DAY)))
                .products(product(SHOP, Stage.OPERATION), product(PORTAL, Stage.MVP));
    }

    private static Product product(ProductId id, Stage stage) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                STREAM,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Evidence evidence(String id, ProductId product, EvidenceKind kind, PersonId author, Instant at) {
        return new Evidence(
                new EvidenceId(id), product, kind, null, null, URI.create("urn:e"), author, at, null, null, null);
    }

    private static Waiver waiver(
            String id, String criterion, PersonId requestedBy, PersonId grantedBy, Instant from, Instant to) {
        return new Waiver(
                new WaiverId(id),
                PORTAL,
                GateId.MVP_EXIT,
                new CriterionId(criterion),
                "soon",
                requestedBy,
                grantedBy,
                from,
                to);
    }

    private static Waiver granted(Instant from, Instant to) {
        return waiver("W1", "base.c0", RON, LEA, from, to);
    }

    private static CriterionResult only(Governance governance, Portfolio.Builder portfolio, Instant asOf) {
        return governance.decide(portfolio.build(), REQUEST, asOf).results().get(0);
    }

    private static void assertRefused(Portfolio.Builder portfolio, Instant asOf, String... reasons) {
        CriterionResult result = only(waivable(), portfolio, asOf);
        assertThat(result).isInstanceOf(Unmet.class);
        assertThat(((Unmet) result).refusedWaivers())
                .extracting(RefusedWaiver::reason)
                .containsExactly(reasons);
    }

    @Test
    void results_come_in_the_order_of_packs_and_rules() {
        Governance governance = Governance.load(
                pack("base", List.of(GATE), "mandatory", RUNBOOK, "not Approval( productId == $product )"),
                pack("team", List.of(), "advisory", "$e : Evidence( productId == $product )"));
        Evidence runbook = evidence("E1", PORTAL, EvidenceKind.RUNBOOK, RON, AS_OF);
        GateDecision decision = governance.decide(portfolio().evidence(runbook).build(), REQUEST, AS_OF);

        assertThat(decision.results())
                .extracting(result -> result.criterion().id().value())
                .containsExactly("base.c0", "base.c1", "team.c0");
        assertThat(decision.packs()).extracting(pack -> pack.id().value()).containsExactly("base", "team");
        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        Met met = (Met) decision.results().get(0);
        assertThat(met.facts()).extracting(Object::toString).containsExactly("$e = Evidence E1");
        assertThat(met.matches()).isEqualTo(1);
        assertThat(met.lookedAt()).isEmpty();
        assertThat(((Met) decision.results().get(1)).lookedAt())
                .extracting("type", "size")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Approval", 0));
        assertThat(governance.criteria(GateId.MVP_EXIT)).hasSize(3);
        assertThat(governance.gates()).containsExactly(GATE);
    }

    @Test
    void the_first_match_is_told_whatever_the_order_of_the_portfolio() {
        Governance governance = waivable();
        List<Evidence> all = new ArrayList<>();
        for (int i = 9; i > 0; i--) {
            all.add(evidence("E" + i, PORTAL, EvidenceKind.RUNBOOK, RON, AS_OF.minus(Duration.ofHours(i / 3))));
        }
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(all, new Random(seed));
            Met met = (Met) only(governance, portfolio().evidence(all.toArray(new Evidence[0])), AS_OF);
            assertThat(met.facts()).extracting(Object::toString).containsExactly("$e = Evidence E9");
            assertThat(met.matches()).isEqualTo(9);
        }
    }

    @Test
    void facts_of_another_product_do_not_count() {
        assertThat(only(
                        waivable(),
                        portfolio().evidence(evidence("E1", SHOP, EvidenceKind.RUNBOOK, RON, AS_OF)),
                        AS_OF))
                .isInstanceOf(Unmet.class);
    }

    @Test
    void unknown_gates_and_products_are_refused_with_the_nearest_name() {
        Governance governance = waivable();
        Portfolio portfolio = portfolio().build();

        assertThatThrownBy(() -> governance.decide(portfolio, GateRequest.of("portal", "mvp-exi"), AS_OF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gateId must name a gate of the loaded packs, but was 'mvp-exi'; did you mean 'mvp-exit'?");
        assertThatThrownBy(() -> governance.decide(portfolio, GateRequest.of("portl", "mvp-exit"), AS_OF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("productId must name a product of the portfolio, but was 'portl'; did you mean 'portal'?");
    }

    @Test
    void a_review_decides_each_stage_that_a_gate_ends() {
        Portfolio portfolio = portfolio()
                .products(product(new ProductId("atlas"), Stage.DISCOVERY))
                .build();
        var review = waivable().review(portfolio, AS_OF);

        assertThat(review.decisions())
                .extracting(decision -> decision.request().toString())
                .containsExactly(GateRequest.of("atlas", "discovery-exit").toString(), REQUEST.toString());
        assertThat(review.decisions().get(0).blocked()).isTrue();
        assertThat(review.decisions().get(0).results()).isEmpty();
        assertThat(review.withoutGate()).containsExactly(SHOP);
        assertThat(review.decisions().get(1)).isEqualTo(waivable().decide(portfolio, REQUEST, AS_OF));
    }

    @Test
    void a_valid_waiver_covers_an_unmet_waivable_criterion() {
        CriterionResult result =
                only(waivable(), portfolio().waivers(granted(AS_OF.minus(DAY), AS_OF.plus(DAY))), AS_OF);

        assertThat(result).isInstanceOf(Waived.class);
        assertThat(waivable()
                        .decide(
                                portfolio()
                                        .waivers(granted(AS_OF.minus(DAY), AS_OF.plus(DAY)))
                                        .build(),
                                REQUEST,
                                AS_OF)
                        .verdict())
                .isEqualTo(Verdict.PASSED_WITH_WAIVERS);
    }

    @Test
    void a_waiver_counts_from_its_grant_included_to_its_end_excluded() {
        Portfolio.Builder portfolio = portfolio().waivers(granted(AS_OF, AS_OF.plus(DAY)));

        assertRefused(portfolio, AS_OF.minus(NANO), "it counts only from 2026-06-21T00:00:00Z");
        assertThat(only(waivable(), portfolio, AS_OF)).isInstanceOf(Waived.class);
        assertThat(only(waivable(), portfolio, AS_OF.plus(DAY).minus(NANO))).isInstanceOf(Waived.class);
        assertRefused(portfolio, AS_OF.plus(DAY), "it expired at 2026-06-22T00:00:00Z");
    }

    @Test
    void a_waiver_may_last_as_long_as_the_gate_allows_and_no_longer() {
        assertThat(only(waivable(), portfolio().waivers(granted(AS_OF, AS_OF.plus(Duration.ofDays(30)))), AS_OF))
                .isInstanceOf(Waived.class);
        assertRefused(
                portfolio()
                        .waivers(granted(AS_OF, AS_OF.plus(Duration.ofDays(30)).plus(NANO))),
                AS_OF,
                "it lasts PT720H0.000000001S, but must last at most PT720H");
    }

    @Test
    void the_granter_must_hold_the_role_at_the_grant() {
        Instant before = AS_OF.minus(DAY).minus(NANO);

        assertThat(only(waivable(), portfolio().waivers(granted(AS_OF.minus(DAY), AS_OF.plus(NANO))), AS_OF))
                .isInstanceOf(Waived.class);
        assertRefused(
                portfolio().waivers(granted(before, AS_OF.plus(DAY))),
                AS_OF,
                "'lea' held none of the roles portfolio-lead at " + before);
        assertRefused(
                portfolio().waivers(granted(AS_OF.plus(DAY), AS_OF.plus(DAY.multipliedBy(2)))),
                AS_OF.plus(DAY),
                "'lea' held none of the roles portfolio-lead at 2026-06-22T00:00:00Z");
    }

    @Test
    void nobody_grants_what_they_asked_for() {
        assertRefused(
                portfolio().waivers(waiver("W1", "base.c0", LEA, LEA, AS_OF, AS_OF.plus(DAY))),
                AS_OF,
                "'lea' requested it and cannot grant it");
    }

    @Test
    void nobody_grants_on_top_of_evidence_of_their_own_that_the_criterion_reads() {
        Governance fresh = Governance.load(
                pack("base", List.of(GATE), "waivable", RUNBOOK.replace("RUNBOOK )", "RUNBOOK, subject == \"x\" )")));
        Portfolio.Builder read = portfolio()
                .waivers(granted(AS_OF, AS_OF.plus(DAY)))
                .evidence(evidence("E1", PORTAL, EvidenceKind.RUNBOOK, LEA, AS_OF));
        Portfolio.Builder unread = portfolio()
                .waivers(granted(AS_OF, AS_OF.plus(DAY)))
                .evidence(
                        evidence("E1", PORTAL, EvidenceKind.TRAINING, LEA, AS_OF),
                        evidence("E2", PORTAL, EvidenceKind.RUNBOOK, LEA, AS_OF.plus(NANO)),
                        evidence("E3", SHOP, EvidenceKind.RUNBOOK, LEA, AS_OF));

        assertThat(((Unmet) only(fresh, read, AS_OF)).refusedWaivers())
                .extracting(RefusedWaiver::reason)
                .containsExactly("'lea' recorded evidence 'E1', which the criterion reads");
        assertThat(only(fresh, unread, AS_OF)).isInstanceOf(Waived.class);
    }

    @Test
    void nobody_grants_on_top_of_evidence_that_they_approved_and_the_criterion_reads() {
        Governance fresh = Governance.load(
                pack("base", List.of(GATE), "waivable", RUNBOOK.replace("RUNBOOK )", "RUNBOOK, subject == \"x\" )")));
        Portfolio.Builder read = portfolio()
                .waivers(granted(AS_OF, AS_OF.plus(DAY)))
                .evidence(evidence("E1", PORTAL, EvidenceKind.RUNBOOK, RON, AS_OF))
                .approvals(new Approval(new ApprovalId("A1"), PORTAL, new EvidenceId("E1"), LEA, AS_OF));
        Portfolio.Builder unread = portfolio()
                .waivers(granted(AS_OF, AS_OF.plus(DAY)))
                .evidence(
                        evidence("E1", PORTAL, EvidenceKind.TRAINING, RON, AS_OF),
                        evidence("E2", PORTAL, EvidenceKind.RUNBOOK, RON, AS_OF))
                .approvals(
                        new Approval(new ApprovalId("A1"), PORTAL, new EvidenceId("E1"), LEA, AS_OF),
                        new Approval(new ApprovalId("A2"), PORTAL, new EvidenceId("E2"), RON, AS_OF),
                        new Approval(new ApprovalId("A3"), PORTAL, new EvidenceId("E2"), LEA, AS_OF.plus(NANO)));

        assertThat(((Unmet) only(fresh, read, AS_OF)).refusedWaivers())
                .extracting(RefusedWaiver::reason)
                .containsExactly("'lea' approved evidence 'E1', which the criterion reads");
        assertThat(only(fresh, unread, AS_OF)).isInstanceOf(Waived.class);
    }

    @Test
    void a_criterion_that_names_no_kind_reads_all_evidence() {
        Governance any = Governance.load(pack(
                "base",
                List.of(GATE),
                "waivable",
                "$e : Evidence( productId == $product, kind != EvidenceKind.DOCUMENT, subject == \"x\" )"));
        Portfolio.Builder portfolio = portfolio()
                .waivers(granted(AS_OF, AS_OF.plus(DAY)))
                .evidence(evidence("E1", PORTAL, EvidenceKind.TRAINING, LEA, AS_OF));

        assertThat(((Unmet) only(any, portfolio, AS_OF)).refusedWaivers())
                .extracting(RefusedWaiver::reason)
                .containsExactly("'lea' recorded evidence 'E1', which the criterion reads");
    }

    @Test
    void mandatory_and_advisory_criteria_and_undefined_gates_take_no_waiver() {
        Portfolio.Builder portfolio = portfolio().waivers(granted(AS_OF, AS_OF.plus(DAY)));
        Gate nobody = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), DAY);

        assertThat(reasons(Governance.load(pack("base", List.of(GATE), "mandatory", RUNBOOK)), portfolio))
                .containsExactly("the criterion is mandatory and cannot be waived");
        assertThat(reasons(Governance.load(pack("base", List.of(GATE), "advisory", RUNBOOK)), portfolio))
                .containsExactly("the criterion is advisory and needs no waiver");
        assertThat(reasons(Governance.load(pack("base", List.of(), "waivable", RUNBOOK)), portfolio))
                .containsExactly("no pack defines gate 'mvp-exit', so nobody may grant waivers for it");
        assertThat(reasons(Governance.load(pack("base", List.of(nobody), "waivable", RUNBOOK)), portfolio))
                .containsExactly("nobody may grant waivers for gate 'mvp-exit'");
    }

    private static List<String> reasons(Governance governance, Portfolio.Builder portfolio) {
        return ((Unmet) only(governance, portfolio, AS_OF))
                .refusedWaivers().stream().map(RefusedWaiver::reason).toList();
    }

    @Test
    void the_first_valid_waiver_covers_and_the_others_are_told() {
        Portfolio.Builder portfolio = portfolio()
                .waivers(
                        waiver("W3", "base.c0", RON, LEA, AS_OF, AS_OF.plus(DAY)),
                        waiver("W2", "base.c0", RON, LEA, AS_OF, AS_OF.plus(DAY)),
                        waiver("W1", "base.c0", LEA, LEA, AS_OF, AS_OF.plus(DAY)),
                        waiver("W0", "base.c9", RON, LEA, AS_OF, AS_OF.plus(DAY)));
        Waived waived = (Waived) only(waivable(), portfolio, AS_OF);

        assertThat(waived.waiver().id().value()).isEqualTo("W2");
        assertThat(waived.unmet().refusedWaivers())
                .extracting(RefusedWaiver::reason)
                .containsExactly("'lea' requested it and cannot grant it", "waiver 'W2' covers the criterion already");
    }
}
