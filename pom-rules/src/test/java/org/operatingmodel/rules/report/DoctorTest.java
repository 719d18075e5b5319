package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.changed;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceId;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class DoctorTest {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant BEFORE = AS_OF.minus(Duration.ofDays(30));
    private static final Instant LATER = AS_OF.plus(Duration.ofDays(30));
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final ProductId PORTAL = new ProductId("portal");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BEN = new PersonId("ben");

    static String right(String name, String kind, String role, String over) {
        return "rule \"" + name + "\" @right( \"" + kind + "\" ) @decision( \"scope\" ) @by( \"" + role + "\" )"
                + (over.isEmpty() ? "" : " @over( \"" + over + "\" )") + "\nwhen PendingDecision( ) then end\n";
    }

    static final String MANAGER_DECIDES = right("The manager decides", "decides", "product-manager", "");

    static Governance governance(String rules) {
        PackManifest manifest = new PackManifest(
                new PackId("house"),
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
        return Governance.load(
                RulePack.standard(),
                RulePack.of(manifest, Map.of("house.drl", rules.getBytes(StandardCharsets.UTF_8))));
    }

    private static RoleHolding holds(PersonId person, RoleId role) {
        return new RoleHolding(person, role, BEFORE, null);
    }

    static Portfolio.Builder portfolio() {
        return Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .people(new Person(ANA, "Ana"), new Person(BEN, "Ben"))
                .roleHoldings(
                        holds(ANA, RoleId.PRODUCT_MANAGER),
                        holds(BEN, RoleId.PRODUCT_LEAD),
                        holds(BEN, RoleId.ARCHITECT),
                        holds(BEN, RoleId.EXECUTIVE))
                .metrics(metric("orders"), metric("visits"))
                .products(product(PORTAL, Stage.OPERATION));
    }

    private static Product product(ProductId id, Stage stage) {
        return new Product(
                id,
                "Portal",
                ProductKind.APPLICATION,
                stage,
                Set.of(Channel.WEB),
                STREAM,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static MetricDefinition metric(String id) {
        return new MetricDefinition(new MetricId(id), id, "counted daily", "items", 1, ANA);
    }

    private static Answer answer(Topic question, Governance governance, Portfolio portfolio) {
        return Doctor.examine(governance, portfolio, AS_OF).questions().stream()
                .filter(answer -> answer.question() == question)
                .findFirst()
                .orElseThrow();
    }

    private static void assertAnswer(Answer answer, Answer.State state, String... answers) {
        assertThat(answer.state()).isEqualTo(state);
        assertThat(answer.answers()).containsExactly(answers);
    }

    @Test
    void one_decider_is_the_answer() {
        assertAnswer(
                answer(
                        Topic.WHO_DECIDES,
                        governance(MANAGER_DECIDES),
                        portfolio().build()),
                Answer.State.ANSWERED,
                "'scope' is decided by 'product-manager'");
    }

    @Test
    void two_deciders_of_one_decision_are_both_answers() {
        Governance governance =
                governance(MANAGER_DECIDES + right("The architect decides", "decides", "architect", ""));
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance, portfolio().build()),
                Answer.State.AMBIGUOUS,
                "'scope' is decided by 'product-manager', says \"The manager decides\"",
                "'scope' is decided by 'architect', says \"The architect decides\"",
                "'scope' of 'portal' is decided by 'product-manager', says \"The manager decides\"",
                "'scope' of 'portal' is decided by 'architect', says \"The architect decides\"");
    }

    @Test
    void deciders_that_differ_are_told_with_what_they_decide_about() {
        String byKind = "import org.operatingmodel.product.ProductKind;\n"
                + MANAGER_DECIDES.replace(
                        "PendingDecision( )", "PendingDecision( product!.kind == ProductKind.PLATFORM )")
                + right("The architect decides", "decides", "architect", "")
                        .replace("PendingDecision( )", "PendingDecision( product!.kind == ProductKind.APPLICATION )");
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(byKind), withSearch()),
                Answer.State.ANSWERED,
                "'scope' of 'portal' is decided by 'architect'",
                "'scope' of 'search' is decided by 'product-manager'");
        String turned = byKind.replace("APPLICATION", "TURNED")
                .replace("PLATFORM", "APPLICATION")
                .replace("TURNED", "PLATFORM");
        assertAnswer(
                answer(
                        Topic.WHO_DECIDES,
                        governance(turned),
                        withSearch().toBuilder()
                                .products(new Product(
                                        new ProductId("shop"),
                                        "Shop",
                                        ProductKind.APPLICATION,
                                        Stage.OPERATION,
                                        Set.of(Channel.WEB),
                                        STREAM,
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        null))
                                .build()),
                Answer.State.ANSWERED,
                "'scope' of 'portal' is decided by 'product-manager', as in 1 other case",
                "'scope' of 'search' is decided by 'architect'");
    }

    @Test
    void deciders_that_contradict_each_other_at_a_gate_are_told_with_the_gate() {
        String atGate = (MANAGER_DECIDES + right("The architect decides", "decides", "architect", ""))
                .replace("PendingDecision( )", "PendingDecision( gateId == \"ga-exit\" )");
        Portfolio asked = portfolio()
                .decisions(new DecisionRecord(
                        new DecisionRecordId("D-1"),
                        new DecisionId("scope"),
                        "How much?",
                        PORTAL,
                        GateId.GA_EXIT,
                        null,
                        ANA,
                        BEFORE,
                        null,
                        null,
                        List.of(),
                        null))
                .build();
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(atGate), asked),
                Answer.State.AMBIGUOUS,
                "'scope' of 'portal' at 'ga-exit' is decided by 'product-manager', says \"The manager decides\"",
                "'scope' of 'portal' at 'ga-exit' is decided by 'architect', says \"The architect decides\"");
    }

    private static Portfolio withSearch() {
        Product portal = portfolio().build().products().get(0);
        return portfolio()
                .products(new Product(
                        new ProductId("search"),
                        "Search",
                        ProductKind.PLATFORM,
                        portal.stage(),
                        portal.channels(),
                        STREAM,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null))
                .build();
    }

    @Test
    void a_product_that_a_right_leaves_out_is_unanswered() {
        Portfolio two = withSearch();
        String onlyPlatforms = "import org.operatingmodel.product.ProductKind;\n"
                + MANAGER_DECIDES.replace(
                        "PendingDecision( )", "PendingDecision( product!.kind == ProductKind.PLATFORM )");
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(onlyPlatforms), two),
                Answer.State.UNANSWERED,
                "'scope' of 'portal' is decided by nobody as of 2026-06-21T00:00:00Z: no right to decide it is granted"
                        + " in this case.");
    }

    private static Portfolio withoutPortal(Portfolio portfolio) {
        Product ended = changed(portfolio.products().get(0), "stage", Stage.RETIRED);
        return new PortfolioPatch(Map.of(), Map.of("products", List.of(ended)), Map.of()).applyTo(portfolio);
    }

    @Test
    void nobody_need_decide_about_a_product_that_has_ended() {
        String onlyPlatforms = "import org.operatingmodel.product.ProductKind;\n"
                + MANAGER_DECIDES.replace(
                        "PendingDecision( )", "PendingDecision( product!.kind == ProductKind.PLATFORM )");
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(onlyPlatforms), withoutPortal(withSearch())),
                Answer.State.ANSWERED,
                "'scope' is decided by 'product-manager'");
        assertAnswer(
                answer(
                        Topic.WHEN_PRIORITIES_CONFLICT,
                        governance(MANAGER_DECIDES),
                        withoutPortal(portfolio().build())),
                Answer.State.UNANSWERED,
                "There is no product that priorities could conflict about.");
    }

    @Test
    void a_role_that_is_held_for_a_product_answers_for_it() {
        Portfolio held = portfolio().build();
        Portfolio forProduct = Portfolio.builder()
                .valueStreams(held.valueStreams().get(0))
                .people(new Person(ANA, "Ana"))
                .products(held.products().get(0))
                .roleHoldings(new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, PORTAL, null, BEFORE, null))
                .build();
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(MANAGER_DECIDES), forProduct),
                Answer.State.ANSWERED,
                "'scope' is decided by 'product-manager'");
    }

    @Test
    void a_decision_about_amounts_is_unanswered_until_somebody_decides_about_each() {
        Governance over = governance("import java.math.BigDecimal;\n"
                + MANAGER_DECIDES.replace("PendingDecision( )", "PendingDecision( amount!.amount > 100 )"));
        // neither the decision alone nor that of the product says an amount, which is told once
        assertAnswer(
                answer(Topic.WHO_DECIDES, over, withSearch()),
                Answer.State.UNANSWERED,
                "'scope' is decided by nobody as of 2026-06-21T00:00:00Z: no right to decide it is granted in this"
                        + " case.");
        assertAnswer(
                answer(Topic.WHO_DECIDES, over, asked("101")),
                Answer.State.ANSWERED,
                "'scope' is decided by 'product-manager'");
        assertAnswer(
                answer(Topic.WHO_DECIDES, over, asked("100")),
                Answer.State.UNANSWERED,
                "'scope' of 'portal' over 100 EUR is decided by nobody as of 2026-06-21T00:00:00Z: no right to decide it"
                        + " is granted in this case.");
    }

    @Test
    void what_is_asked_later_is_no_question_yet() {
        Portfolio later = portfolio()
                .decisions(decision("budget", null, ANA, AS_OF.plusSeconds(1)))
                .build();
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(MANAGER_DECIDES), later),
                Answer.State.ANSWERED,
                "'scope' is decided by 'product-manager'");
    }

    @Test
    void who_decides_about_a_product_that_has_ended_is_no_question() {
        ProductId gone = new ProductId("gone");
        // nobody decides what they asked for, and no pack speaks of budgets
        for (String kind : List.of("scope", "budget")) {
            DecisionRecord asked = decision(kind, null, ANA, BEFORE);
            assertThat(answer(
                                    Topic.WHO_DECIDES,
                                    governance(MANAGER_DECIDES),
                                    portfolio().decisions(asked).build())
                            .state())
                    .isEqualTo(Answer.State.UNANSWERED);
            Portfolio ended = portfolio()
                    .products(product(gone, Stage.RETIRED))
                    .decisions(Given.changed(asked, "productId", gone))
                    .build();
            assertAnswer(
                    answer(Topic.WHO_DECIDES, governance(MANAGER_DECIDES), ended),
                    Answer.State.ANSWERED,
                    "'scope' is decided by 'product-manager'");
        }
    }

    private static Portfolio asked(String amount) {
        return portfolio()
                .decisions(decision("scope", new Money(new BigDecimal(amount), "EUR"), BEN, BEFORE))
                .build();
    }

    private static DecisionRecord decision(String kind, @Nullable Money amount, PersonId requester, Instant at) {
        return new DecisionRecord(
                new DecisionRecordId("D-1"),
                new DecisionId(kind),
                "And now?",
                PORTAL,
                null,
                amount,
                requester,
                at,
                null,
                null,
                List.of(),
                null);
    }

    @Test
    void a_product_for_which_nobody_holds_the_role_is_unanswered() {
        Portfolio held = portfolio().build();
        Portfolio nobody = Portfolio.builder()
                .valueStreams(held.valueStreams().get(0))
                .people(new Person(ANA, "Ana"))
                .products(held.products().get(0))
                .build();
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(MANAGER_DECIDES), nobody),
                Answer.State.UNANSWERED,
                "'scope' of 'portal' is decided by nobody as of 2026-06-21T00:00:00Z: nobody holds the role.");
    }

    @Test
    void a_decision_that_nobody_may_take_is_unanswered() {
        Portfolio asked =
                portfolio().decisions(decision("budget", null, ANA, BEFORE)).build();
        assertAnswer(
                answer(Topic.WHO_DECIDES, governance(MANAGER_DECIDES), asked),
                Answer.State.UNANSWERED,
                "'budget' of 'portal' is decided by nobody as of 2026-06-21T00:00:00Z: no loaded pack says who decides"
                        + " it.");
        assertAnswer(
                answer(
                        Topic.WHO_DECIDES,
                        Governance.load(RulePack.standard()),
                        portfolio().build()),
                Answer.State.UNANSWERED,
                "No loaded pack says who decides anything.");
    }

    private static Funding funding(String id, FundingMode mode, Instant to) {
        return new Funding(
                new FundingId(id),
                FundingTarget.VALUE_STREAM,
                STREAM,
                null,
                null,
                new Money(new BigDecimal("1000"), "EUR"),
                BEFORE,
                to,
                mode,
                List.of());
    }

    @Test
    void two_modes_of_funding_one_stream_are_both_answers() {
        Portfolio both = portfolio()
                .fundings(funding("year", FundingMode.FIXED, LATER), funding("growth-2026", FundingMode.OUTCOME, LATER))
                .build();
        assertAnswer(
                answer(Topic.HOW_RESOURCED, governance(MANAGER_DECIDES), both),
                Answer.State.AMBIGUOUS,
                "value stream 'growth' is given 1000 EUR as a fixed sum by 'year'",
                "value stream 'growth' is given 1000 EUR for outcomes by 'growth-2026'");
        Portfolio ended = portfolio()
                .fundings(funding("year", FundingMode.FIXED, AS_OF), funding("growth-2026", FundingMode.OUTCOME, LATER))
                .build();
        assertAnswer(
                answer(Topic.HOW_RESOURCED, governance(MANAGER_DECIDES), ended),
                Answer.State.ANSWERED,
                "value stream 'growth' is given 1000 EUR for outcomes by 'growth-2026'");
    }

    @Test
    void two_fundings_in_one_mode_do_not_contradict_each_other() {
        assertAnswer(
                answer(
                        Topic.HOW_RESOURCED,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .fundings(
                                        funding("spring", FundingMode.FIXED, LATER),
                                        funding("summer", FundingMode.FIXED, LATER))
                                .build()),
                Answer.State.ANSWERED,
                "value stream 'growth' is given 1000 EUR as a fixed sum by 'spring'",
                "value stream 'growth' is given 1000 EUR as a fixed sum by 'summer'");
    }

    @Test
    void a_funding_of_nothing_is_none() {
        Funding nothing =
                changed(funding("year", FundingMode.FIXED, LATER), "amount", new Money(BigDecimal.ZERO, "EUR"));
        assertAnswer(
                answer(
                        Topic.HOW_RESOURCED,
                        governance(MANAGER_DECIDES),
                        portfolio().fundings(nothing).build()),
                Answer.State.UNANSWERED,
                "Nothing says how value stream 'growth' is funded.");
    }

    @Test
    void a_stream_without_funding_is_unanswered() {
        assertAnswer(
                answer(
                        Topic.HOW_RESOURCED,
                        governance(MANAGER_DECIDES),
                        portfolio().build()),
                Answer.State.UNANSWERED,
                "Nothing says how value stream 'growth' is funded.");
    }

    private static ProductMetric star(String metric) {
        return new ProductMetric(PORTAL, new MetricId(metric), MetricUse.NORTH_STAR, null, null, null);
    }

    @Test
    void two_north_stars_of_a_product_are_both_answers() {
        assertAnswer(
                answer(
                        Topic.HOW_WE_KNOW,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .productMetrics(star("orders"), star("visits"))
                                .build()),
                Answer.State.AMBIGUOUS,
                "'portal' is of use when 'orders' says so",
                "'portal' is of use when 'visits' says so");
        assertAnswer(
                answer(
                        Topic.HOW_WE_KNOW,
                        governance(MANAGER_DECIDES),
                        portfolio().productMetrics(star("orders")).build()),
                Answer.State.ANSWERED,
                "'portal' is of use when 'orders' says so");
        // told twice, it is still one
        assertAnswer(
                answer(
                        Topic.HOW_WE_KNOW,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .productMetrics(star("orders"), star("orders"))
                                .build()),
                Answer.State.ANSWERED,
                "'portal' is of use when 'orders' says so");
        ProductMetric visits = star("visits");
        assertAnswer(
                answer(
                        Topic.HOW_WE_KNOW,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .productMetrics(
                                        star("orders"),
                                        new ProductMetric(
                                                PORTAL,
                                                visits.metricId(),
                                                visits.use(),
                                                null,
                                                null,
                                                null,
                                                AS_OF.plusSeconds(1)))
                                .build()),
                Answer.State.ANSWERED,
                "'portal' is of use when 'orders' says so");
    }

    @Test
    void a_product_without_a_north_star_is_unanswered() {
        assertAnswer(
                answer(
                        Topic.HOW_WE_KNOW,
                        governance(MANAGER_DECIDES),
                        portfolio().build()),
                Answer.State.UNANSWERED,
                "No metric tells whether 'portal' is of use.");
    }

    @ParameterizedTest
    @EnumSource
    void a_product_needs_a_north_star_from_mvp_on_until_it_is_to_end(Stage stage) {
        boolean delivered = stage.compareTo(Stage.MVP) >= 0 && stage.compareTo(Stage.RETIREMENT) < 0;
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .products(product(new ProductId("web"), stage), product(new ProductId("app"), stage))
                .build();
        Answer answer = answer(Topic.HOW_WE_KNOW, governance(MANAGER_DECIDES), portfolio);
        if (delivered) {
            assertAnswer(
                    answer,
                    Answer.State.UNANSWERED,
                    "No metric tells whether 'app' is of use.",
                    "No metric tells whether 'web' is of use.");
        } else {
            assertAnswer(answer, Answer.State.UNANSWERED, "No product is being delivered.");
        }
    }

    @Test
    void two_last_words_over_one_role_are_both_answers() {
        String executive = right("An executive has the last word", "overrules", "executive", "product-manager");
        String architect = right("The architect has the last word", "overrules", "architect", "product-manager");
        assertAnswer(
                answer(
                        Topic.WHEN_PRIORITIES_CONFLICT,
                        governance(MANAGER_DECIDES + executive + architect),
                        portfolio().build()),
                Answer.State.AMBIGUOUS,
                "'scope' of 'portal': 'executive' has the last word over 'product-manager', says \"An executive has the"
                        + " last word\"",
                "'scope' of 'portal': 'architect' has the last word over 'product-manager', says \"The architect has"
                        + " the last word\"");
        String above = right("An executive overrules the architect", "overrules", "executive", "architect");
        assertAnswer(
                answer(
                        Topic.WHEN_PRIORITIES_CONFLICT,
                        governance(MANAGER_DECIDES + executive + architect + above),
                        portfolio().build()),
                Answer.State.ANSWERED,
                "a conflict goes to 'product-lead' first");
    }

    @Test
    void a_conflict_about_each_product_must_go_to_somebody() {
        assertAnswer(
                answer(
                        Topic.WHEN_PRIORITIES_CONFLICT,
                        governance(MANAGER_DECIDES),
                        leadForPortalAlone(Stage.OPERATION)),
                Answer.State.UNANSWERED,
                "A conflict about 'shop' goes to nobody: nobody on its path can answer.");
        assertAnswer(
                answer(Topic.WHEN_PRIORITIES_CONFLICT, governance(MANAGER_DECIDES), leadForPortalAlone(Stage.RETIRED)),
                Answer.State.ANSWERED,
                "a conflict goes to 'product-lead' first");
    }

    /** Two products, of which nobody leads the shop. */
    private static Portfolio leadForPortalAlone(Stage ofShop) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .people(new Person(ANA, "Ana"), new Person(BEN, "Ben"))
                .roleHoldings(
                        holds(ANA, RoleId.PRODUCT_MANAGER),
                        new RoleHolding(BEN, RoleId.PRODUCT_LEAD, PORTAL, null, BEFORE, null))
                .products(product(PORTAL, Stage.OPERATION), product(new ProductId("shop"), ofShop))
                .build();
    }

    @Test
    void a_conflict_goes_to_whoever_comes_first_on_the_path() {
        Portfolio executiveAlone = Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .people(new Person(ANA, "Ana"))
                .roleHoldings(holds(ANA, RoleId.EXECUTIVE))
                .products(product(PORTAL, Stage.OPERATION))
                .build();
        assertAnswer(
                answer(Topic.WHEN_PRIORITIES_CONFLICT, governance(MANAGER_DECIDES), executiveAlone),
                Answer.State.ANSWERED,
                "a conflict goes to 'executive' first");
    }

    @Test
    void a_contradiction_is_told_before_what_is_missing() {
        String executive = right("An executive has the last word", "overrules", "executive", "product-manager");
        String architect = right("The architect has the last word", "overrules", "architect", "product-manager");
        Portfolio shopWithoutLead = Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .people(new Person(ANA, "Ana"), new Person(BEN, "Ben"))
                .roleHoldings(
                        holds(ANA, RoleId.PRODUCT_MANAGER),
                        new RoleHolding(BEN, RoleId.ARCHITECT, PORTAL, null, BEFORE, null),
                        new RoleHolding(BEN, RoleId.EXECUTIVE, PORTAL, null, BEFORE, null))
                .products(product(PORTAL, Stage.OPERATION), product(new ProductId("shop"), Stage.OPERATION))
                .build();
        assertThat(answer(
                                Topic.WHEN_PRIORITIES_CONFLICT,
                                governance(MANAGER_DECIDES + executive + architect),
                                shopWithoutLead)
                        .state())
                .isEqualTo(Answer.State.AMBIGUOUS);
    }

    @Test
    void a_conflict_that_goes_to_nobody_is_unanswered() {
        Portfolio nobody = Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .products(portfolio().build().products().get(0))
                .build();
        assertAnswer(
                answer(Topic.WHEN_PRIORITIES_CONFLICT, governance(MANAGER_DECIDES), nobody),
                Answer.State.UNANSWERED,
                "A conflict about 'portal' goes to nobody: nobody on its path can answer.");
    }

    private static Cadence review(String id, int days) {
        return new Cadence(new CadenceId(id), CadenceKind.REVIEW, STREAM, days, BEFORE, null);
    }

    @Test
    void two_rhythms_of_reviews_in_one_stream_are_both_answers() {
        assertAnswer(
                answer(
                        Topic.HOW_WE_LEARN,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .cadences(review("monthly", 31), review("quarterly", 92))
                                .build()),
                Answer.State.AMBIGUOUS,
                "value stream 'growth' reviews every 31 days, says 'monthly'",
                "value stream 'growth' reviews every 92 days, says 'quarterly'");
        assertAnswer(
                answer(
                        Topic.HOW_WE_LEARN,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .cadences(review("first", 31), review("second", 31))
                                .build()),
                Answer.State.AMBIGUOUS,
                "value stream 'growth' reviews every 31 days, says 'first'",
                "value stream 'growth' reviews every 31 days, says 'second'");
        assertAnswer(
                answer(
                        Topic.HOW_WE_LEARN,
                        governance(MANAGER_DECIDES),
                        portfolio().cadences(review("monthly", 31)).build()),
                Answer.State.ANSWERED,
                "value stream 'growth' reviews every 31 days, says 'monthly'");
    }

    @Test
    void a_stream_without_reviews_is_unanswered() {
        assertAnswer(
                answer(
                        Topic.HOW_WE_LEARN,
                        governance(MANAGER_DECIDES),
                        portfolio().build()),
                Answer.State.UNANSWERED,
                "Value stream 'growth' has agreed on no review.");
        assertAnswer(
                answer(
                        Topic.HOW_WE_LEARN,
                        governance(MANAGER_DECIDES),
                        portfolio()
                                .cadences(
                                        new Cadence(
                                                new CadenceId("to-come"),
                                                CadenceKind.REVIEW,
                                                STREAM,
                                                31,
                                                AS_OF.plusNanos(1),
                                                null),
                                        new Cadence(
                                                new CadenceId("past"), CadenceKind.REVIEW, STREAM, 31, BEFORE, AS_OF),
                                        new Cadence(
                                                new CadenceId("stand-ups"),
                                                CadenceKind.STAND_UP,
                                                STREAM,
                                                1,
                                                BEFORE,
                                                null))
                                .build()),
                Answer.State.UNANSWERED,
                "Value stream 'growth' has agreed on no review.");
    }

    @Test
    void an_empty_portfolio_answers_nothing_and_is_not_healthy() {
        Diagnosis diagnosis = Doctor.examine(
                Governance.load(Doctor.packs().toArray(RulePack[]::new)),
                Portfolio.builder().build(),
                AS_OF);
        assertThat(diagnosis.healthy()).isFalse();
        assertThat(diagnosis.questions())
                .extracting(Answer::state)
                .containsOnly(Answer.State.UNANSWERED)
                .hasSize(5);
        assertThat(diagnosis.questions())
                .extracting(Answer::answers)
                .containsExactly(
                        List.of("No loaded pack says who decides anything."),
                        List.of("There is no value stream that could be funded."),
                        List.of("No product is being delivered."),
                        List.of("There is no product that priorities could conflict about."),
                        List.of("There is no value stream that could learn."));
        assertThat(diagnosis.topics()).extracting(TopicDiagnosis::state).doesNotContain(TopicDiagnosis.State.SHOWN);
        assertThat(diagnosis.maturity().stage()).isEqualTo(MaturityStage.EXPERIMENTING);
        assertThat(diagnosis.maturityByArea())
                .extracting(MaturityDiagnosis::area)
                .containsExactly(Area.values());
        TopicDiagnosis next = Objects.requireNonNull(diagnosis.maturity().next());
        assertThat(next.topic()).isEqualTo(Topic.EXPANDING);
        assertThat(next.open()).extracting(sign -> sign.practice().value()).contains("delivery.gates-used");
        assertThat(next.open()).hasSize((int) (next.asked() - next.met()));
        assertThat(diagnosis.obstacles())
                .extracting(each -> each.share().whole())
                .containsOnly(0L)
                .hasSize(6);
    }
}
