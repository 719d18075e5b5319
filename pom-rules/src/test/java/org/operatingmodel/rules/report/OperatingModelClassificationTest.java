package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceId;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.organisation.DeclaredOperatingModel;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.OperatingModelProfile;
import org.operatingmodel.rules.OperatingModelProfile.Trait;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.report.OperatingModelClassification.Agreement;
import org.operatingmodel.rules.report.OperatingModelClassification.Comparison;
import org.operatingmodel.rules.report.OperatingModelClassification.Fit;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class OperatingModelClassificationTest {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    /** Four applications and a platform, so many of which share, are served, deliver and research; ids are renamed. */
    static Portfolio portfolio(
            int sharing, boolean served, int delivering, int researching, UnaryOperator<String> name) {
        PersonId person = new PersonId(name.apply("ada"));
        ProductId platform = new ProductId(name.apply("platform"));
        Portfolio.Builder portfolio = Portfolio.builder()
                .people(new Person(person, "Ada"))
                .valueStreams(new ValueStream(new ValueStreamId(name.apply("stream")), "Stream"));
        for (RoleId role : RoleId.standard()) {
            portfolio.roleHoldings(new RoleHolding(person, role, null, null, AS_OF.minus(Duration.ofDays(400)), null));
        }
        portfolio.products(product(platform, ProductKind.PLATFORM, List.of(), name));
        for (int i = 0; i < 4; i++) {
            portfolio.products(product(
                    new ProductId(name.apply("app-" + i)),
                    ProductKind.APPLICATION,
                    i < sharing ? List.of(platform) : List.of(),
                    name));
        }
        for (int i = 0; i < 5; i++) {
            ProductId product = i == 4 ? platform : new ProductId(name.apply("app-" + i));
            Instant done = AS_OF.minus(Duration.ofDays(i < delivering ? 14 : 15));
            portfolio.flowItems(new FlowItem(
                    new FlowItemId(name.apply("item-" + i)),
                    product,
                    null,
                    FlowItemType.FEATURE,
                    List.of(
                            new FlowTransition("doing", FlowState.ACTIVE, done.minusSeconds(60), 0),
                            new FlowTransition("done", FlowState.DONE, done, 1))));
            Instant observed = AS_OF.minus(Duration.ofDays(90)).minusSeconds(i < researching ? 0 : 1);
            portfolio.evidence(new Evidence(
                    new EvidenceId(name.apply("proof-" + i)),
                    product,
                    EvidenceKind.USER_RESEARCH,
                    null,
                    null,
                    URI.create("https://example.org"),
                    person,
                    observed,
                    null,
                    null,
                    null));
        }
        if (served) {
            SloId slo = new SloId(name.apply("slo"));
            portfolio.slos(new Slo(slo, platform, "availability", new BigDecimal("0.99"), 30));
            portfolio.slas(new Sla(new SlaId(name.apply("sla")), platform, slo, new BigDecimal("0.98")));
        }
        return portfolio.build();
    }

    private static Product product(
            ProductId id, ProductKind kind, List<ProductId> consumes, UnaryOperator<String> name) {
        return new Product(
                id,
                "Product",
                kind,
                Stage.MVP,
                Set.of(),
                new ValueStreamId(name.apply("stream")),
                null,
                null,
                List.of(),
                consumes,
                null);
    }

    static Portfolio golden(OperatingModelType type, UnaryOperator<String> name) {
        return switch (type) {
            case CENTRALISED, HYBRID -> portfolio(2, false, 0, 0, name);
            case DECENTRALISED -> portfolio(0, false, 0, 0, name);
            case PLATFORM_BASED -> portfolio(4, false, 0, 0, name);
            case SERVICE_ORIENTED -> portfolio(4, true, 0, 0, name);
            case AGILE -> portfolio(2, false, 5, 0, name);
            case CUSTOMER_CENTRIC -> portfolio(2, false, 2, 5, name);
        };
    }

    static OperatingModelClassification classified(OperatingModelType rights, Portfolio portfolio) {
        Governance governance = Governance.load(OperatingModelProfile.of(rights).packs());
        return OperatingModelClassification.of(governance, portfolio, AS_OF);
    }

    @ParameterizedTest
    @EnumSource(OperatingModelType.class)
    void the_golden_portfolio_of_each_kind_is_of_that_kind(OperatingModelType type) {
        OperatingModelClassification found = classified(type, golden(type, UnaryOperator.identity()));

        assertThat(found.type()).as(found.text()).isEqualTo(type);
        assertThat(found.fits().get(0).distance()).isLessThan(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "CENTRALISED, 1.0000",
        "DECENTRALISED, 0.0000",
        "HYBRID, 0.5000",
        "PLATFORM_BASED, 0.3333",
        "SERVICE_ORIENTED, 0.5000",
        "AGILE, 0.0000",
        "CUSTOMER_CENTRIC, 0.0000"
    })
    void every_profile_says_who_takes_the_same_six_decisions(OperatingModelType type, BigDecimal central) {
        Governance governance = Governance.load(OperatingModelProfile.of(type).packs());

        assertThat(governance.decisions())
                .extracting(DecisionId::value)
                .containsExactly(
                        "funding-tranche",
                        "outcome-target",
                        "release",
                        "roadmap-change",
                        "staffing",
                        "technical-standard");
        assertThat(classified(type, golden(type, UnaryOperator.identity()))
                        .traits()
                        .get(Trait.CENTRAL_DECISIONS)
                        .toOptional())
                .contains(central);
        assertThat(OperatingModelProfile.of(type).funding()).endsWith(".");
    }

    /** In the order funding-tranche, outcome-target, release, roadmap-change, staffing, technical-standard. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CENTRALISED | executive executive portfolio-lead portfolio-lead portfolio-lead architect",
                "DECENTRALISED | product-manager product-manager engineer product-manager product-lead engineer",
                "HYBRID | portfolio-lead executive engineer product-manager product-lead architect",
                "PLATFORM_BASED | portfolio-lead executive engineer product-manager product-lead product-lead",
                "SERVICE_ORIENTED | finance executive operations product-manager product-lead architect",
                "AGILE | product-lead product-lead engineer product-owner engineer engineer",
                "CUSTOMER_CENTRIC | product-lead product-lead product-marketing-manager product-manager product-lead engineer",
            })
    void every_profile_says_which_role_decides_each_of_the_six(OperatingModelType type, String roles) {
        Governance governance = Governance.load(OperatingModelProfile.of(type).packs());
        Portfolio portfolio = golden(type, UnaryOperator.identity());

        assertThat(governance.decisions().stream()
                        .map(decision -> governance
                                .whoDecides(portfolio, DecisionRequest.of(decision.value(), "app-0"), AS_OF)
                                .resolution())
                        .map(resolution ->
                                ((Resolution.Decider) resolution).right().role().value())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(roles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CENTRALISED | FIXED | | P1Y | One yearly plan gives each product its budget.",
                "DECENTRALISED | FIXED | | P3M | Each product has a budget of its own and spends it as it sees fit.",
                "HYBRID | | VALUE_STREAM | P6M | Value streams are funded centrally and divide it themselves.",
                "PLATFORM_BASED | | CAPABILITY | P3M"
                        + " | Shared capabilities are funded as products, before what builds on them.",
                "SERVICE_ORIENTED | | | P3M"
                        + " | Services are funded by what their agreed levels cost, and charged to who uses them.",
                "AGILE | OUTCOME | | P1M" + " | Teams are funded as capacity, in tranches that follow what was learnt.",
                "CUSTOMER_CENTRIC | OUTCOME | | P3M | Money follows the outcomes that customers notice.",
            })
    void every_profile_says_how_money_is_given_and_how_often_is_looked_back(
            OperatingModelType type,
            @Nullable FundingMode mode,
            @Nullable FundingTarget target,
            String cadence,
            String funding) {
        OperatingModelProfile profile = OperatingModelProfile.of(type);

        assertThat(profile.funding()).isEqualTo(funding);
        assertThat(profile.fundingMode()).isEqualTo(mode);
        assertThat(profile.fundingTarget()).isEqualTo(target);
        assertThat(profile.cadence()).isEqualTo(Period.parse(cadence));
    }

    @Test
    void traits_are_counted_to_the_last_day() {
        assertThat(classified(OperatingModelType.HYBRID, portfolio(3, true, 1, 4, UnaryOperator.identity()))
                        .text())
                .startsWith("""
                        Operating model as of 2026-06-21T00:00:00Z: service-oriented; nothing is declared.
                          0.50  decisions that a role of the whole portfolio takes
                          0.75  applications that consume a shared capability
                          1.00  shared capabilities with a service level agreement
                          0.20  products that completed work in the last 14 days
                          0.80  products with user research of the last 90 days
                        """);
    }

    @Test
    void what_is_declared_is_compared_with_what_is_found() {
        Portfolio agile = golden(OperatingModelType.AGILE, UnaryOperator.identity());
        OperatingModelClassification as =
                classified(OperatingModelType.AGILE, declaring(agile, OperatingModelType.AGILE));
        OperatingModelClassification not =
                classified(OperatingModelType.AGILE, declaring(agile, OperatingModelType.HYBRID));
        OperatingModelClassification silent = classified(OperatingModelType.AGILE, agile);
        OperatingModelClassification torn = classified(
                OperatingModelType.AGILE,
                declaring(declaring(agile, OperatingModelType.AGILE), OperatingModelType.HYBRID));

        assertThat(as.asDeclared()).isTrue();
        assertThat(as.text())
                .startsWith("Operating model as of 2026-06-21T00:00:00Z: agile; declared as agile, as it is.\n");
        assertThat(not.asDeclared()).isFalse();
        assertThat(not.text())
                .startsWith(
                        "Operating model as of 2026-06-21T00:00:00Z: agile; declared as hybrid, which is not shown.\n");
        assertThat(silent.asDeclared()).isFalse();
        assertThat(torn.declared()).isNull();
    }

    /** Row 150 of the operating model: a method that is declared changes no verdict, of a gate or of a practice. */
    @Test
    void no_shipped_rule_reads_what_is_declared() {
        Stream.concat(
                        Stream.of(RulePack.standard()),
                        RulePack.shipped().stream().map(id -> RulePack.shipped(id.value())))
                .forEach(pack -> assertThat(pack.canonicalText())
                        .as(pack.id().value())
                        .doesNotContain("DeclaredOperatingModel", "DevelopmentMethod"));
    }

    private static Portfolio declaring(Portfolio portfolio, OperatingModelType type) {
        return portfolio.toBuilder()
                .operatingModels(
                        new DeclaredOperatingModel(type, null, AS_OF, null),
                        new DeclaredOperatingModel(OperatingModelType.HYBRID, null, AS_OF.plusNanos(1), null),
                        new DeclaredOperatingModel(OperatingModelType.HYBRID, null, AS_OF.minusSeconds(1), AS_OF))
                .build();
    }

    private static Portfolio lived(OperatingModelType declared, Record... facts) {
        Portfolio.Builder portfolio = declaring(golden(declared, UnaryOperator.identity()), declared).toBuilder();
        for (Record fact : facts) {
            if (fact instanceof Funding funding) {
                portfolio.fundings(funding);
            } else {
                portfolio.cadences((Cadence) fact);
            }
        }
        return portfolio.build();
    }

    private static Funding funding(String id, FundingTarget target, FundingMode mode, long amount, Instant to) {
        return new Funding(
                new FundingId(id),
                target,
                target == FundingTarget.VALUE_STREAM ? new ValueStreamId("stream") : null,
                target == FundingTarget.CAPABILITY ? new ProductId("platform") : null,
                null,
                new Money(BigDecimal.valueOf(amount), "EUR"),
                AS_OF.minusSeconds(1),
                to,
                mode,
                List.of());
    }

    private static Cadence review(String id, CadenceKind kind, int days) {
        return new Cadence(new CadenceId(id), kind, new ValueStreamId("stream"), days, AS_OF, null);
    }

    private static Agreement agreement(String what, OperatingModelType declared, Record... facts) {
        OperatingModelClassification found = classified(declared, lived(declared, facts));
        Agreement agreement = found.compared().stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow()
                .agreement();
        assertThat(found.asDeclared()).isEqualTo(agreement != Agreement.DIFFERENT);
        return agreement;
    }

    @Test
    void how_money_is_given_is_compared_with_what_is_declared() {
        Instant later = AS_OF.plusSeconds(1);
        Funding outcome = funding("outcome", FundingTarget.VALUE_STREAM, FundingMode.OUTCOME, 1, later);
        Funding fixed = funding("fixed", FundingTarget.VALUE_STREAM, FundingMode.FIXED, 1, later);
        Funding capability = funding("capability", FundingTarget.CAPABILITY, FundingMode.FIXED, 1, later);
        assertThat(agreement("funding", OperatingModelType.AGILE)).isEqualTo(Agreement.UNKNOWN);
        assertThat(agreement("funding", OperatingModelType.AGILE, outcome)).isEqualTo(Agreement.AS_DECLARED);
        assertThat(agreement("funding", OperatingModelType.AGILE, fixed)).isEqualTo(Agreement.DIFFERENT);
        assertThat(agreement("funding", OperatingModelType.AGILE, outcome, fixed))
                .isEqualTo(Agreement.DIFFERENT);
        assertThat(agreement(
                        "funding",
                        OperatingModelType.AGILE,
                        outcome,
                        funding("none", FundingTarget.VALUE_STREAM, FundingMode.FIXED, 0, later),
                        funding("past", FundingTarget.VALUE_STREAM, FundingMode.FIXED, 1, AS_OF)))
                .isEqualTo(Agreement.AS_DECLARED);
        assertThat(agreement("funding", OperatingModelType.CENTRALISED, fixed)).isEqualTo(Agreement.AS_DECLARED);
        assertThat(agreement("funding", OperatingModelType.PLATFORM_BASED, fixed))
                .isEqualTo(Agreement.DIFFERENT);
        assertThat(agreement("funding", OperatingModelType.PLATFORM_BASED, fixed, capability))
                .isEqualTo(Agreement.AS_DECLARED);
        assertThat(agreement("funding", OperatingModelType.SERVICE_ORIENTED, fixed))
                .isEqualTo(Agreement.UNKNOWN);
    }

    @Test
    void how_often_is_looked_back_is_compared_with_what_is_declared() {
        // a quarter before 21 June 2026 is 21 March: 10 + 30 + 31 + 21 = 92 days
        OperatingModelType platform = OperatingModelType.PLATFORM_BASED;
        assertThat(agreement("cadence", platform)).isEqualTo(Agreement.UNKNOWN);
        assertThat(agreement("cadence", platform, review("planning", CadenceKind.TEAM_PLANNING, 14)))
                .isEqualTo(Agreement.UNKNOWN);
        assertThat(agreement("cadence", platform, review("quarterly", CadenceKind.REVIEW, 92)))
                .isEqualTo(Agreement.AS_DECLARED);
        assertThat(agreement("cadence", platform, review("rarer", CadenceKind.REVIEW, 93)))
                .isEqualTo(Agreement.DIFFERENT);
        // of two rhythms in one stream the sooner counts
        assertThat(agreement(
                        "cadence",
                        platform,
                        review("quarterly", CadenceKind.REVIEW, 92),
                        review("rarer", CadenceKind.REVIEW, 93)))
                .isEqualTo(Agreement.AS_DECLARED);
        Portfolio rarer = lived(platform, review("quarterly", CadenceKind.REVIEW, 92)).toBuilder()
                .valueStreams(new ValueStream(new ValueStreamId("second"), "Second"))
                .cadences(new Cadence(
                        new CadenceId("rarer"), CadenceKind.REVIEW, new ValueStreamId("second"), 93, AS_OF, null))
                .build();
        assertThat(classified(platform, rarer).compared())
                .contains(new Comparison(
                        "cadence",
                        "a review every 92 days or sooner",
                        "every 92 days, every 93 days",
                        Agreement.DIFFERENT));
        Portfolio two = lived(platform, review("quarterly", CadenceKind.REVIEW, 92)).toBuilder()
                .valueStreams(new ValueStream(new ValueStreamId("second"), "Second"))
                .build();
        assertThat(classified(platform, two).compared())
                .containsExactly(
                        new Comparison("funding", "CAPABILITY", null, Agreement.UNKNOWN),
                        new Comparison("cadence", "a review every 92 days or sooner", null, Agreement.UNKNOWN));
        assertThat(classified(platform, lived(platform, review("rarer", CadenceKind.REVIEW, 93)))
                        .text())
                .contains("  funding  declared: CAPABILITY; found: nothing that says so\n"
                        + "  cadence  declared: a review every 92 days or sooner; found: every 93 days, which"
                        + " differs\n");
    }

    @Test
    void a_profile_says_of_each_trait_how_much_of_it_is_expected() {
        OperatingModelProfile agile = OperatingModelProfile.of(OperatingModelType.AGILE);
        for (Double wrong : Arrays.asList(-0.1, 1.1, Double.NaN)) {
            Map<Trait, Double> expected = new EnumMap<>(agile.expected());
            expected.put(Trait.SHORT_STEPS, wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with(agile, expected))
                    .withMessage("OperatingModelProfile.expected must hold a share from 0 to 1 for 'SHORT_STEPS', but"
                            + " was '" + wrong + "'. Say what the kind looks like.");
        }
        Map<Trait, Double> less = new EnumMap<>(agile.expected());
        less.remove(Trait.SHORT_STEPS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(agile, less))
                .withMessageContaining("but was 'null'");
        Map<Trait, Double> bounds = new EnumMap<>(agile.expected());
        bounds.put(Trait.SHORT_STEPS, 1.0);
        bounds.put(Trait.CUSTOMER_RESEARCH, 0.0);
        assertThat(with(agile, bounds).expected()).isEqualTo(bounds);
    }

    private static OperatingModelProfile with(OperatingModelProfile profile, Map<Trait, Double> expected) {
        return new OperatingModelProfile(
                profile.type(),
                profile.funding(),
                profile.fundingMode(),
                profile.fundingTarget(),
                profile.cadence(),
                expected);
    }

    @Test
    void a_mixture_is_no_one_kind() {
        OperatingModelClassification mixed =
                classified(OperatingModelType.AGILE, portfolio(4, true, 5, 5, UnaryOperator.identity()));

        assertThat(mixed.type()).as(mixed.text()).isNull();
        assertThat(mixed.text()).startsWith("Operating model as of 2026-06-21T00:00:00Z: no one kind; nothing is");
    }

    /** Agile is 0.268 away, and what is decided in each product 0.286: too near to tell. */
    @Test
    void two_kinds_that_are_about_equally_near_are_no_one_kind() {
        OperatingModelClassification between =
                classified(OperatingModelType.AGILE, portfolio(2, false, 2, 0, UnaryOperator.identity()));

        assertThat(between.fits().get(0).type()).isEqualTo(OperatingModelType.AGILE);
        assertThat(between.fits().get(0).distance()).isEqualTo(0.2683);
        assertThat(between.fits().get(1).distance()).isEqualTo(0.2864);
        assertThat(between.type()).isNull();
        // however far the third is
        OperatingModelClassification two =
                classified(OperatingModelType.DECENTRALISED, portfolio(0, false, 3, 0, UnaryOperator.identity()));
        assertThat(two.fits())
                .startsWith(
                        new Fit(OperatingModelType.DECENTRALISED, 0.2683),
                        new Fit(OperatingModelType.AGILE, 0.2864),
                        new Fit(OperatingModelType.HYBRID, 0.4147));
        assertThat(two.type()).isNull();
    }

    @Test
    void a_product_that_has_ended_is_not_looked_at() {
        Portfolio agile = golden(OperatingModelType.AGILE, UnaryOperator.identity());
        Product running = product(new ProductId("ended"), ProductKind.APPLICATION, List.of(), UnaryOperator.identity());
        Product ended = Given.changed(running, "stage", Stage.RETIRED);

        assertThat(classified(
                        OperatingModelType.AGILE,
                        agile.toBuilder().products(ended).build()))
                .isEqualTo(classified(OperatingModelType.AGILE, agile));
    }

    @Test
    void what_an_application_takes_from_another_is_no_shared_capability() {
        UnaryOperator<String> plain = UnaryOperator.identity();
        Portfolio beside = portfolio(2, false, 0, 0, plain).toBuilder()
                .products(product(
                        new ProductId("app-4"), ProductKind.APPLICATION, List.of(new ProductId("app-0")), plain))
                .build();

        assertThat(classified(OperatingModelType.HYBRID, beside)
                        .traits()
                        .get(Trait.SHARED_CAPABILITIES)
                        .toOptional())
                .contains(new BigDecimal("0.4000"));
    }

    @Test
    void only_research_with_users_is_research() {
        Portfolio quiet = portfolio(2, false, 0, 0, UnaryOperator.identity());
        Evidence old = quiet.evidence().get(0);
        Portfolio telemetry = quiet.toBuilder()
                .evidence(new Evidence(
                        new EvidenceId("telemetry"),
                        old.productId(),
                        EvidenceKind.TELEMETRY,
                        null,
                        null,
                        URI.create("https://example.org"),
                        old.author(),
                        AS_OF,
                        null,
                        null,
                        null))
                .build();

        assertThat(classified(OperatingModelType.HYBRID, telemetry)
                        .traits()
                        .get(Trait.CUSTOMER_RESEARCH)
                        .toOptional())
                .contains(new BigDecimal("0.0000"));
    }

    @Test
    void an_agreement_speaks_for_its_own_capability_alone() {
        UnaryOperator<String> plain = UnaryOperator.identity();
        Portfolio served = golden(OperatingModelType.SERVICE_ORIENTED, plain).toBuilder()
                .products(product(new ProductId("second"), ProductKind.PLATFORM, List.of(), plain))
                .build();

        assertThat(classified(OperatingModelType.SERVICE_ORIENTED, served)
                        .traits()
                        .get(Trait.AGREED_SERVICES)
                        .toOptional())
                .contains(new BigDecimal("0.5000"));
    }

    @Test
    void without_anything_known_there_is_no_kind() {
        OperatingModelClassification empty =
                classified(OperatingModelType.AGILE, Portfolio.builder().build());

        assertThat(empty.type()).isNull();
        assertThat(empty.asDeclared()).isFalse();
        assertThat(empty.traits().values()).allMatch(trait -> trait.toOptional().isEmpty());
    }

    @Test
    void without_decision_rights_there_is_no_kind() {
        Governance rightless = Governance.load(org.operatingmodel.rules.RulePack.standard());

        assertThat(OperatingModelClassification.of(
                                rightless, golden(OperatingModelType.AGILE, UnaryOperator.identity()), AS_OF)
                        .type())
                .isNull();
    }
}
