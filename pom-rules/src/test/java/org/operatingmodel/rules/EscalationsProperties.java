package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.Delegation;
import org.operatingmodel.authority.DelegationId;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.Escalation.DeadEnd;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
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
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Law L9: each matter takes one path, which ends at a role that somebody holds, or in a named dead end. */
class EscalationsProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<PersonId> PEOPLE = List.of(new PersonId("ana"), new PersonId("ben"));
    private static final List<RoleId> ROLES = List.of(RoleId.PRODUCT_LEAD, RoleId.PORTFOLIO_LEAD, RoleId.EXECUTIVE);
    private static final List<Governance> GOVERNANCES = List.of(
            Governance.load(RulePack.standard()),
            governance(
                    "none",
                    "rule \"R\" @right( \"decides\" ) @decision( \"elsewhere\" ) @by( \"executive\" )\n"
                            + "when PendingDecision( ) then end\n"),
            governance("short", step("a", 0, "P2D", "", "")),
            governance(
                    "long",
                    step("a", 0, "P2D", "@then( \"b\" )", "")
                            + step("b", 1, "P5D", "@then( \"c\" )", "")
                            + step("c", 2, "P9D", "", "")),
            governance(
                    "branches",
                    step("a", 0, "P2D", "@then( \"c\" )", "kind == MatterKind.RISK_OVERDUE")
                            + step("b", 1, "P1D", "@then( \"c\" )", "kind == MatterKind.NOBODY_DECIDES")
                            + step("c", 2, "P9D", "", "product!.kind == ProductKind.PLATFORM")),
            governance(
                    "many",
                    step("a", 0, "P3D", "", "kind == MatterKind.RISK_OVERDUE")
                            + step("b", 1, "P3D", "", "kind != MatterKind.NOBODY_DECIDES")
                            + step("c", 2, "P4D", "", "")));

    private static String step(String id, int role, String within, String then, String conditions) {
        return "rule \"Step " + id + "\" @escalation( \"" + id + "\" ) @to( \"" + ROLES.get(role) + "\" ) @within( \""
                + within + "\" ) " + then + "\nwhen UnresolvedMatter( " + conditions + " ) then end\n";
    }

    private static Governance governance(String id, String rules) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return Governance.load(RulePack.of(manifest, Map.of(id + ".drl", rules.getBytes(StandardCharsets.UTF_8))));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Product product(String id, ProductKind kind) {
        return new Product(
                new ProductId(id),
                id,
                kind,
                Stage.OPERATION,
                Set.of(Channel.WEB),
                new ValueStreamId("stream"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    @Provide
    Arbitrary<Portfolio> portfolios() {
        Arbitrary<PersonId> person = Arbitraries.of(PEOPLE);
        Arbitrary<RoleId> role = Arbitraries.of(ROLES);
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 9);
        Arbitrary<Integer> length = Arbitraries.integers().between(8, 25);
        Arbitrary<ProductId> product = Arbitraries.of(new ProductId("portal"), new ProductId("login"));
        Arbitrary<RoleHolding> holding = Combinators.combine(person, role, day, length)
                .as((who, what, from, days) -> new RoleHolding(who, what, day(from), day(from + days)));
        Arbitrary<Absence> absence = Combinators.combine(person, day, length)
                .as((who, from, days) -> new Absence(who, day(from), day(from + days)));
        Arbitrary<Delegation> delegation = Combinators.combine(role, day, length)
                .as((what, from, days) -> new Delegation(
                        new DelegationId("d"), PEOPLE.get(0), what, PEOPLE.get(1), null, day(from), day(from + days)));
        Arbitrary<ProductRisk> risk = Combinators.combine(
                        product, Arbitraries.of(true, false), day, Arbitraries.of(true, false))
                .as((about, open, due, done) -> new ProductRisk(
                        new RiskId("R"),
                        about,
                        "Leak",
                        Severity.HIGH,
                        open,
                        null,
                        List.of(new Milestone("Audit", day(due), done)),
                        START));
        Arbitrary<DecisionRecord> decision = Combinators.combine(product, day)
                .as((about, asked) -> new DecisionRecord(
                        new DecisionRecordId("D"),
                        new DecisionId("scope"),
                        "Drop it?",
                        about,
                        null,
                        null,
                        PEOPLE.get(0),
                        day(asked),
                        null,
                        null,
                        List.of(),
                        null));
        return Combinators.combine(
                        holding.list().ofMinSize(2).ofMaxSize(6),
                        absence.list().ofMaxSize(1),
                        delegation.optional(),
                        risk.list().ofMaxSize(3),
                        decision.list().ofMaxSize(2))
                .as((holdings, absences, delegated, risks, decisions) -> {
                    Portfolio.Builder builder = Portfolio.builder()
                            .valueStreams(new ValueStream(new ValueStreamId("stream"), "Stream"))
                            .products(
                                    product("portal", ProductKind.APPLICATION), product("login", ProductKind.PLATFORM))
                            .roleHoldings(holdings.toArray(RoleHolding[]::new))
                            .absences(absences.toArray(Absence[]::new));
                    PEOPLE.forEach(each -> builder.people(new Person(each, each.value())));
                    delegated.ifPresent(builder::delegations);
                    for (int i = 0; i < risks.size(); i++) {
                        ProductRisk each = risks.get(i);
                        builder.risks(new ProductRisk(
                                new RiskId("R-" + i),
                                each.productId(),
                                each.title(),
                                each.severity(),
                                each.open(),
                                each.owner(),
                                each.milestones(),
                                each.raisedAt()));
                    }
                    for (int i = 0; i < decisions.size(); i++) {
                        DecisionRecord each = decisions.get(i);
                        builder.decisions(new DecisionRecord(
                                new DecisionRecordId("D-" + i),
                                each.decisionId(),
                                each.question(),
                                each.productId(),
                                null,
                                null,
                                each.requestedBy(),
                                each.requestedAt(),
                                null,
                                null,
                                List.of(),
                                null));
                    }
                    return builder.build();
                });
    }

    @Provide
    Arbitrary<Governance> governances() {
        return Arbitraries.of(GOVERNANCES);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void each_matter_is_asked_of_somebody_or_at_a_named_dead_end(
            @ForAll("portfolios") Portfolio portfolio,
            @ForAll("governances") Governance governance,
            @ForAll @IntRange(max = 14) int today) {
        EscalationAgenda agenda = governance.escalations(portfolio, day(today));
        assertThat(agenda.escalations()).extracting(Escalation::key).doesNotHaveDuplicates();
        long overdueRisks = portfolio.risks().stream()
                .filter(risk -> risk.open() && !risk.milestones().get(0).done())
                .filter(risk -> !risk.milestones().get(0).due().isAfter(day(today)))
                .count();
        long asked = portfolio.decisions().stream()
                .filter(decision -> !decision.requestedAt().isAfter(day(today)))
                .count();
        assertThat(agenda.escalations()).hasSize((int) (overdueRisks + asked));
        for (Escalation escalation : agenda.escalations()) {
            DeadEnd deadEnd = escalation.deadEnd();
            Statistics.label("end").collect(deadEnd == null ? "asked" : deadEnd);
            assertThat(escalation.stages()).extracting(EscalationStage::stepId).doesNotHaveDuplicates();
            if (deadEnd == null) {
                EscalationStage stage = escalation.current().orElseThrow();
                assertThat(stage.dueAt()).isAfter(day(today));
                assertThat(stage.people()).isNotEmpty().allMatch(person -> acts(portfolio, person, stage, day(today)));
            } else if (deadEnd == DeadEnd.NOBODY_CAN_ANSWER) {
                assertThat(escalation.stages()).allMatch(stage -> stage.skipped() != null);
            }
        }
        Statistics.label("end").coverage(coverage -> {
            coverage.check("asked").count(count -> count >= 50);
            for (DeadEnd deadEnd : DeadEnd.values()) {
                coverage.check(deadEnd).count(count -> count >= 20);
            }
        });
    }

    /** Whether a person who is there holds the role of a step, or acts for somebody who does. */
    private static boolean acts(Portfolio portfolio, PersonId person, EscalationStage stage, Instant at) {
        Stream<PersonId> delegators = portfolio.delegations().stream()
                .filter(each -> each.delegate().equals(person) && each.roleId().equals(stage.role()))
                .filter(each -> !at.isBefore(each.from()) && at.isBefore(each.to()))
                .map(Delegation::holder);
        return portfolio.absences().stream()
                        .noneMatch(each ->
                                each.personId().equals(person) && !at.isBefore(each.from()) && at.isBefore(each.to()))
                && Stream.concat(Stream.of(person), delegators)
                        .anyMatch(holder -> portfolio.roleHoldings().stream()
                                .anyMatch(each -> each.personId().equals(holder)
                                        && each.roleId().equals(stage.role())
                                        && each.heldAt(at)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_what_is_known_changes_nothing(
            @ForAll("portfolios") Portfolio portfolio,
            @ForAll("governances") Governance governance,
            @ForAll @IntRange(max = 14) int today,
            @ForAll long seed) {
        Random random = new Random(seed);
        Portfolio shuffled = Portfolio.builder()
                .valueStreams(portfolio.valueStreams().toArray(ValueStream[]::new))
                .products(shuffled(portfolio.products(), random).toArray(Product[]::new))
                .people(shuffled(portfolio.people(), random).toArray(Person[]::new))
                .roleHoldings(shuffled(portfolio.roleHoldings(), random).toArray(RoleHolding[]::new))
                .absences(shuffled(portfolio.absences(), random).toArray(Absence[]::new))
                .delegations(portfolio.delegations().toArray(Delegation[]::new))
                .risks(shuffled(portfolio.risks(), random).toArray(ProductRisk[]::new))
                .decisions(shuffled(portfolio.decisions(), random).toArray(DecisionRecord[]::new))
                .build();
        assertThat(governance.escalations(shuffled, day(today)))
                .isEqualTo(governance.escalations(portfolio, day(today)));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_matter_keeps_its_id_and_its_deadlines_as_time_goes_on(
            @ForAll("portfolios") Portfolio portfolio,
            @ForAll("governances") Governance governance,
            @ForAll @IntRange(max = 14) int today) {
        EscalationAgenda later = governance.escalations(portfolio, day(today + 1));
        for (Escalation escalation :
                governance.escalations(portfolio, day(today)).escalations()) {
            Escalation then = later.escalations().stream()
                    .filter(each ->
                            each.matter().key().equals(escalation.matter().key()))
                    .findFirst()
                    .orElseThrow();
            assertThat(then.stages())
                    .extracting(EscalationStage::stepId, EscalationStage::dueAt)
                    .containsExactlyElementsOf(escalation.stages().stream()
                            .map(stage -> tuple(stage.stepId(), stage.dueAt()))
                            .toList());
        }
    }

    private static final Governance FRESH = governance(
            "fresh",
            "import java.time.Duration;\n"
                    + "import org.operatingmodel.evidence.Evidence;\n"
                    + "import org.operatingmodel.practice.ReviewedProduct;\n"
                    + "rule \"There is fresh evidence\" @guardrail( \"fresh\" )\n"
                    + "when ReviewedProduct( $product : productId, $asOf : asOf )\n"
                    + "Evidence( productId == $product, observedWithin( Duration.ofDays( 2 ), $asOf ) ) then end\n");

    /** When there is evidence: of up to two days, from a time in milliseconds on. */
    @Provide
    Arbitrary<List<Evidence>> observed() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20 * 24 * 60).map(minutes -> minutes * 60_123L),
                        Arbitraries.longs().between(2_000, Duration.ofDays(3).toMillis()))
                .as((from, millis) -> new Evidence(
                        new EvidenceId("e" + from),
                        new ProductId("portal"),
                        EvidenceKind.TELEMETRY,
                        null,
                        null,
                        URI.create("https://evidence.example/" + from),
                        PEOPLE.get(0),
                        START.plusMillis(from),
                        START.plusMillis(from + millis),
                        null,
                        null))
                .list()
                .ofMaxSize(5)
                .uniqueElements(Evidence::id);
    }

    /** Whether there is fresh evidence at some instant after the one and before the other. */
    private static boolean heldBetween(List<Evidence> observed, Instant one, Instant other) {
        return observed.stream().anyMatch(evidence -> {
            Instant stale = evidence.observedAt().plus(Duration.ofDays(2)).plusNanos(1);
            Instant end = evidence.expires().isBefore(stale) ? evidence.expires() : stale;
            return evidence.observedAt().isBefore(other) && end.isAfter(one.plusNanos(1));
        });
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void a_breached_guardrail_has_one_id_until_it_holds_and_another_when_it_is_breached_again(
            @ForAll("observed") List<Evidence> observed,
            @ForAll @LongRange(max = 26L * 24 * 60 * 60 * 1000) long early,
            @ForAll @LongRange(max = 26L * 24 * 60 * 60 * 1000) long late) {
        Instant one = START.plusMillis(Math.min(early, late));
        Instant other = START.plusMillis(Math.max(early, late));
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("stream"), "Stream"))
                .products(product("portal", ProductKind.APPLICATION))
                .people(PEOPLE.stream().map(id -> new Person(id, id.value())).toArray(Person[]::new))
                .evidence(observed.toArray(Evidence[]::new))
                .build();
        List<String> keys = Stream.of(one, other)
                .flatMap(at -> FRESH.escalations(portfolio, at).escalations().stream())
                .map(escalation -> escalation.matter().key())
                .toList();
        boolean both = keys.size() == 2;
        boolean held = heldBetween(observed, one, other);
        Statistics.label("breached at both").collect(both ? held ? "and held between" : "and between" : "not");
        if (both) {
            assertThat(new HashSet<>(keys)).hasSize(held ? 2 : 1);
        }
    }
}
