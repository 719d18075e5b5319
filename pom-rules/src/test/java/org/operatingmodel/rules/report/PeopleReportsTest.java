package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.report.RelabelledRoles.Relabelled;
import org.operatingmodel.rules.report.RoleRegister.DoubleHat;
import org.operatingmodel.rules.report.RoleRegister.Overload;
import org.operatingmodel.rules.report.RoleRegister.Vacancy;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PeopleReportsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Instant BEFORE = AS_OF.minus(Duration.ofDays(30));
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final ProductId PORTAL = new ProductId("portal");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BEN = new PersonId("ben");
    private static final Governance ROLES = Governance.load(RulePack.standard(), RulePack.shipped("roles"));

    private static final Product SHOP = new Product(
            new ProductId("shop"),
            "Shop",
            ProductKind.APPLICATION,
            Stage.MVP,
            Set.of(Channel.WEB),
            STREAM,
            null,
            null,
            List.of(),
            List.of(),
            null);

    private static Portfolio.Builder portfolio(RoleHolding... holdings) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .people(new Person(ANA, "Ana"), new Person(BEN, "Ben"))
                .roleHoldings(holdings)
                .products(new Product(
                        PORTAL,
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(Channel.WEB),
                        STREAM,
                        null,
                        ANA,
                        List.of(),
                        List.of(),
                        null));
    }

    private static RoleHolding holding(PersonId person, RoleId role, Instant from, @Nullable Instant to) {
        return new RoleHolding(person, role, from, to);
    }

    /** What a role may do by default, as letters: decides, vetoes, consulted, informed. */
    private static String rights(RoleId role) {
        return RulePack.shipped("roles").rights().stream()
                .filter(right -> right.role().equals(role))
                .map(PeopleReportsTest::letter)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String letter(DecisionRight right) {
        return right.decisionId() + "=" + right.kind().word().charAt(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "product-manager | backlog-order=c lifecycle-change=d market-launch=c outcome-target=c"
                        + " portfolio-trade-off=c product-outcome=d product-strategy=d shared-standard=i"
                        + " standard-deviation=d user-experience=c",
                "product-owner | acceptance=d backlog-order=d lifecycle-change=i product-outcome=i product-strategy=i"
                        + " requirement=c technical-solution=i user-experience=i way-of-working=c",
                "engineer | acceptance=i backlog-order=c lifecycle-change=c market-launch=i product-strategy=i"
                        + " requirement=i shared-standard=c standard-deviation=c technical-solution=d"
                        + " user-experience=c way-of-working=c",
                "designer | acceptance=c backlog-order=c portfolio-trade-off=c product-strategy=c requirement=c"
                        + " shared-standard=c standard-deviation=v user-experience=d way-of-working=c",
                "scrum-master | backlog-order=i technical-solution=i way-of-working=d",
                "business-analyst | acceptance=c backlog-order=c product-outcome=c requirement=d user-experience=c",
                "architect | portfolio-trade-off=c product-strategy=c shared-standard=d standard-deviation=v"
                        + " technical-solution=c",
                "product-marketing-manager | lifecycle-change=c market-launch=d product-strategy=c",
            })
    void the_default_rights_of_each_role_are_these(String role, String rights) {
        assertThat(rights(new RoleId(role))).isEqualTo(rights);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "executive | Executive | Named outcomes of the portfolio.",
                "portfolio-lead | Portfolio lead | The balance of the portfolio, and what its gates ask.",
                "product-lead | Product lead | Trade-offs across products.",
                "product-manager | Product manager | The outcomes of a product over its whole life.",
                "product-owner | Product owner | The order of the backlog, and what is accepted as done.",
                "engineer | Engineer | How a product is built, deployed and maintained.",
                "designer | UX/UI designer | How a product is used, and that everybody can.",
                "scrum-master | Scrum master | How the team works, and what keeps it from working.",
                "business-analyst | Business analyst | That what is needed is understood before it is built.",
                "architect | Technical architect | The standards that products share.",
                "product-marketing-manager | Product marketing manager | How a product is brought to its market.",
            })
    void each_standard_role_says_what_it_answers_for(String id, String name, String accountability) {
        assertThat(Role.standard()).extracting(Role::id).isEqualTo(RoleId.standard());
        assertThat(Role.standard()).contains(new Role(new RoleId(id), name, accountability));
    }

    @Test
    void the_roles_around_a_product_are_those_with_default_rights() {
        assertThat(RoleRegister.AROUND_A_PRODUCT)
                .containsExactly(
                        RoleId.PRODUCT_MANAGER,
                        RoleId.PRODUCT_OWNER,
                        RoleId.ENGINEER,
                        RoleId.DESIGNER,
                        RoleId.SCRUM_MASTER,
                        RoleId.BUSINESS_ANALYST,
                        RoleId.ARCHITECT,
                        RoleId.PRODUCT_MARKETING_MANAGER);
        assertThat(RoleRegister.MOST_HOLDINGS).isEqualTo(3);
    }

    @Test
    void each_decision_of_the_default_rights_has_one_decider() {
        assertThat(RulePack.shipped("roles").rights().stream()
                        .filter(right -> right.kind() == RightKind.DECIDES)
                        .map(DecisionRight::decisionId))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ROLES.decisions());
    }

    @Test
    void a_new_title_with_the_old_rights_is_told() {
        // support may nothing but be asked about a launch, as operations may about a lifecycle; security and finance
        // differ
        Portfolio before = portfolio(holding(ANA, new RoleId("project-manager"), BEFORE, null))
                .roles(new Role(new RoleId("project-manager"), "Project manager", "Plans."))
                .build();
        Portfolio after = portfolio(holding(ANA, RoleId.SECURITY, BEFORE, null)).build();
        RelabelledRoles report = RelabelledRoles.between(ROLES, before, BEFORE, after, AS_OF);
        assertThat(report.relabelled())
                .containsExactly(
                        new Relabelled(ANA, List.of(new RoleId("project-manager")), List.of(RoleId.SECURITY), 0));
        assertThat(report.text()).isEqualTo("""
                1 role changed in name only between 2026-05-22T00:00:00Z and 2026-06-21T00:00:00Z.
                  ana  project-manager -> security, 0 rights as before
                """);
    }

    @Test
    void a_new_title_with_new_rights_or_the_old_title_is_not_told() {
        Portfolio before =
                portfolio(holding(ANA, RoleId.SCRUM_MASTER, BEFORE, null)).build();
        Portfolio promoted =
                portfolio(holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null)).build();
        assertThat(RelabelledRoles.between(ROLES, before, BEFORE, promoted, AS_OF)
                        .relabelled())
                .isEmpty();
        assertThat(RelabelledRoles.between(ROLES, before, BEFORE, before, AS_OF).relabelled())
                .isEmpty();
        Portfolio ended = portfolio(
                        holding(ANA, RoleId.SECURITY, BEFORE, AS_OF), holding(ANA, RoleId.SCRUM_MASTER, BEFORE, null))
                .build();
        assertThat(RelabelledRoles.between(ROLES, before, BEFORE, ended, AS_OF).text())
                .isEqualTo("0 roles changed in name only between 2026-05-22T00:00:00Z and 2026-06-21T00:00:00Z.\n");
    }

    private static final RoleId PROJECT_MANAGER = new RoleId("project-manager");

    /** Who is told to have a new name only, of two snapshots of roles held by Ana. */
    private static List<Relabelled> relabelled(List<RoleHolding> before, List<RoleHolding> after) {
        return RelabelledRoles.between(ROLES, held(before), BEFORE, held(after), AS_OF)
                .relabelled();
    }

    private static Portfolio held(List<RoleHolding> holdings) {
        return portfolio(holdings.toArray(RoleHolding[]::new))
                .roles(new Role(PROJECT_MANAGER, "Project manager", "Plans."))
                .build();
    }

    @Test
    void roles_and_rights_are_those_as_of_each_instant() {
        RoleHolding security = holding(ANA, RoleId.SECURITY, BEFORE, null);
        List<Relabelled> told = List.of(new Relabelled(ANA, List.of(PROJECT_MANAGER), List.of(RoleId.SECURITY), 0));
        assertThat(relabelled(List.of(holding(ANA, PROJECT_MANAGER, BEFORE, AS_OF)), List.of(security)))
                .isEqualTo(told);
        assertThat(relabelled(
                        List.of(holding(ANA, PROJECT_MANAGER, BEFORE, null)),
                        List.of(security, holding(ANA, RoleId.SCRUM_MASTER, BEFORE, AS_OF))))
                .isEqualTo(told);
        // a role that stays is neither the old name nor the new one
        RoleHolding support = holding(ANA, RoleId.SUPPORT, BEFORE, null);
        assertThat(relabelled(
                        List.of(holding(ANA, PROJECT_MANAGER, BEFORE, null), support), List.of(security, support)))
                .extracting(Relabelled::had, Relabelled::got)
                .containsExactly(tuple(List.of(PROJECT_MANAGER), List.of(RoleId.SECURITY)));
        // a title that is added and gives nothing is one, too
        Portfolio onlySupport = held(List.of(support));
        Portfolio more = held(List.of(security, support));
        RelabelledRoles added = RelabelledRoles.between(ROLES, onlySupport, BEFORE, more, AS_OF);
        assertThat(added.relabelled()).extracting(Relabelled::had).containsExactly(List.of());
        assertThat(added.text()).contains("\n  ana  more -> security, 2 rights as before\n");
        // the rights that ended with the old role are lost
        RoleHolding scrumMaster = holding(ANA, RoleId.SCRUM_MASTER, BEFORE, null);
        assertThat(relabelled(
                        List.of(scrumMaster), List.of(security, holding(ANA, RoleId.SCRUM_MASTER, BEFORE, AS_OF))))
                .isEmpty();
    }

    private static List<Relabelled> relabelled(Portfolio.Builder before, Portfolio.Builder after) {
        Role projectManager = new Role(PROJECT_MANAGER, "Project manager", "Plans.");
        return RelabelledRoles.between(ROLES, before.roles(projectManager).build(), BEFORE, after.build(), AS_OF)
                .relabelled();
    }

    @Test
    void a_product_that_is_new_or_gone_is_no_other_right() {
        RoleHolding scrumMaster = holding(ANA, RoleId.SCRUM_MASTER, BEFORE, null);
        RoleHolding projectManager = holding(ANA, PROJECT_MANAGER, BEFORE, null);
        RoleHolding security = holding(ANA, RoleId.SECURITY, BEFORE, null);
        // a scrum master decides one thing and is informed of two, of portal and of no single product: 2 x 3
        List<Relabelled> told = List.of(new Relabelled(ANA, List.of(PROJECT_MANAGER), List.of(RoleId.SECURITY), 6));
        assertThat(relabelled(
                        portfolio(scrumMaster, projectManager),
                        portfolio(scrumMaster, security).products(SHOP)))
                .isEqualTo(told);
        assertThat(relabelled(portfolio(scrumMaster, projectManager).products(SHOP), portfolio(scrumMaster, security)))
                .isEqualTo(told);
        assertThat(relabelled(
                        portfolio(scrumMaster, projectManager).products(ENDED),
                        portfolio(scrumMaster, security).products(ENDED)))
                .isEqualTo(told);
        // what was lost with the role stays lost where the product has ended since
        RoleHolding owner = new RoleHolding(ANA, RoleId.PRODUCT_OWNER, ENDED.id(), null, BEFORE, null);
        assertThat(relabelled(
                        portfolio(owner).products(owned("ended", ANA)),
                        portfolio(security).products(ENDED)))
                .isEmpty();
    }

    @Test
    void a_first_role_one_role_fewer_and_as_many_other_rights_are_no_new_name() {
        RoleHolding security = holding(ANA, RoleId.SECURITY, BEFORE, null);
        assertThat(relabelled(List.of(), List.of(security))).isEmpty();
        assertThat(relabelled(List.of(security, holding(ANA, PROJECT_MANAGER, BEFORE, null)), List.of(security)))
                .isEmpty();
        // each of the two is consulted about one decision, but not about the same one
        assertThat(relabelled(
                        List.of(holding(ANA, RoleId.OPERATIONS, BEFORE, null)),
                        List.of(holding(ANA, RoleId.SUPPORT, BEFORE, null))))
                .isEmpty();
    }

    @Test
    void the_register_tells_what_is_unfilled_overloaded_and_double_hatted() {
        Portfolio portfolio = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(ANA, RoleId.ARCHITECT, BEFORE, null),
                        holding(ANA, RoleId.SUPPORT, BEFORE, null),
                        holding(BEN, RoleId.DESIGNER, BEFORE, AS_OF))
                .build();
        RoleRegister register = RoleRegister.of(
                ROLES, portfolio, List.of(RoleId.PRODUCT_MANAGER, RoleId.DESIGNER, RoleId.ARCHITECT), 2, AS_OF);
        Say deviation = new Say(new DecisionId("standard-deviation"), PORTAL, RightKind.DECIDES);
        assertThat(register)
                .isEqualTo(new RoleRegister(
                        AS_OF,
                        List.of(new Vacancy(PORTAL, RoleId.DESIGNER)),
                        List.of(new Overload(ANA, 3)),
                        List.of(
                                new DoubleHat(
                                        ANA, new Say(new DecisionId("standard-deviation"), null, RightKind.DECIDES)),
                                new DoubleHat(ANA, deviation))));
        assertThat(register.text()).isEqualTo("""
                As of 2026-06-21T00:00:00Z: 1 unfilled, 1 overloaded, 2 double-hatted.
                  unfilled  designer of portal
                  overloaded  ana holds 3 roles
                  double-hatted  ana decides 'standard-deviation' and vetoes it
                  double-hatted  ana decides 'standard-deviation' of 'portal' and vetoes it
                """);
        assertThat(register.clear()).isFalse();
        assertThat(RecordJson.treeText(ReportJson.tree(register))).isEqualTo("""
                {
                  "unfilled": [
                    {
                      "product": "portal",
                      "role": "designer"
                    }
                  ],
                  "overloaded": [
                    {
                      "person": "ana",
                      "roles": 3
                    }
                  ],
                  "doubleHatted": [
                    {
                      "person": "ana",
                      "decision": "standard-deviation",
                      "product": null
                    },
                    {
                      "person": "ana",
                      "decision": "standard-deviation",
                      "product": "portal"
                    }
                  ]
                }
                """);
    }

    @Test
    void a_role_that_is_held_for_another_product_is_unfilled_for_this_one() {
        Portfolio portfolio = portfolio(
                        new RoleHolding(ANA, RoleId.PRODUCT_OWNER, SHOP.id(), null, BEFORE, null),
                        new RoleHolding(BEN, RoleId.PRODUCT_OWNER, PORTAL, null, AS_OF.plusSeconds(1), null))
                .products(SHOP)
                .build();
        assertThat(RoleRegister.of(ROLES, portfolio, List.of(RoleId.PRODUCT_OWNER), 3, AS_OF)
                        .vacancies())
                .containsExactly(new Vacancy(PORTAL, RoleId.PRODUCT_OWNER));
    }

    @Test
    void a_role_counts_for_each_product_that_it_is_held_for() {
        Portfolio portfolio = portfolio(
                        new RoleHolding(ANA, RoleId.PRODUCT_OWNER, SHOP.id(), null, BEFORE, null),
                        new RoleHolding(ANA, RoleId.PRODUCT_OWNER, PORTAL, null, BEFORE, null),
                        new RoleHolding(BEN, RoleId.PRODUCT_OWNER, PORTAL, null, BEFORE, null),
                        new RoleHolding(BEN, RoleId.PRODUCT_OWNER, null, STREAM, BEFORE, null),
                        new RoleHolding(BEN, RoleId.PRODUCT_OWNER, null, null, BEFORE, null))
                .products(SHOP)
                .build();
        assertThat(RoleRegister.of(ROLES, portfolio, List.of(), 1, AS_OF).overloads())
                .containsExactly(new Overload(ANA, 2), new Overload(BEN, 3));
    }

    @Test
    void who_decides_about_one_product_and_vetoes_about_another_wears_one_hat_each() {
        Portfolio portfolio = portfolio(
                        new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, PORTAL, null, BEFORE, null),
                        new RoleHolding(ANA, RoleId.ARCHITECT, SHOP.id(), null, BEFORE, null))
                .products(SHOP)
                .build();
        assertThat(RoleRegister.of(ROLES, portfolio, List.of(), 3, AS_OF).doubleHats())
                .isEmpty();
        assertThat(RoleRegister.of(ROLES, portfolio, List.of(RoleId.PRODUCT_MANAGER, RoleId.ARCHITECT), 3, AS_OF)
                        .vacancies())
                .containsExactly(new Vacancy(PORTAL, RoleId.ARCHITECT), new Vacancy(SHOP.id(), RoleId.PRODUCT_MANAGER));
        Portfolio both = portfolio(
                        new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, PORTAL, null, BEFORE, null),
                        new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, SHOP.id(), null, BEFORE, null),
                        new RoleHolding(ANA, RoleId.ARCHITECT, PORTAL, null, BEFORE, null))
                .products(SHOP)
                .build();
        assertThat(RoleRegister.of(ROLES, both, List.of(), 3, AS_OF).doubleHats())
                .containsExactly(
                        new DoubleHat(ANA, new Say(new DecisionId("standard-deviation"), PORTAL, RightKind.DECIDES)));
    }

    private static final Product ENDED = new Product(
            new ProductId("ended"),
            "Ended",
            ProductKind.APPLICATION,
            Stage.RETIRED,
            Set.of(Channel.WEB),
            STREAM,
            null,
            ANA,
            List.of(),
            List.of(),
            null);

    @Test
    void nobody_is_looked_for_where_a_product_has_ended() {
        Portfolio portfolio = portfolio().products(ENDED).build();
        assertThat(RoleRegister.of(ROLES, portfolio, List.of(RoleId.DESIGNER), 3, AS_OF)
                        .vacancies())
                .containsExactly(new Vacancy(PORTAL, RoleId.DESIGNER));
    }

    @Test
    void roles_of_a_product_that_has_ended_overload_nobody_and_are_no_hats() {
        Portfolio portfolio = portfolio(
                        new RoleHolding(ANA, RoleId.PRODUCT_MANAGER, ENDED.id(), null, BEFORE, null),
                        new RoleHolding(ANA, RoleId.ARCHITECT, ENDED.id(), null, BEFORE, null),
                        new RoleHolding(ANA, RoleId.ENGINEER, PORTAL, null, BEFORE, null),
                        new RoleHolding(BEN, RoleId.PRODUCT_MANAGER, null, STREAM, BEFORE, null),
                        new RoleHolding(BEN, RoleId.SUPPORT, PORTAL, null, BEFORE, null))
                .products(ENDED)
                .build();
        RoleRegister register = RoleRegister.of(ROLES, portfolio, List.of(), 1, AS_OF);
        assertThat(register.overloads()).containsExactly(new Overload(BEN, 2));
        assertThat(register.doubleHats()).isEmpty();
    }

    @Test
    void a_leader_does_not_answer_for_a_product_that_has_ended() {
        Portfolio portfolio = portfolio(holding(ANA, RoleId.SCRUM_MASTER, BEFORE, null))
                .products(ENDED)
                .budgets(
                        budget("B-1", ANA),
                        new Budget(
                                new BudgetId("B-2"), ENDED.id(), BEFORE, AS_OF, new Money(BigDecimal.TEN, "EUR"), ANA))
                .risks(
                        risk("R-1", ANA, BEFORE),
                        new ProductRisk(
                                new RiskId("R-2"), ENDED.id(), "Delay", Severity.HIGH, true, ANA, List.of(), BEFORE))
                .build();
        LeaderView view = LeaderView.of(ROLES, portfolio, ANA, AS_OF);
        assertThat(view.products()).containsExactly(PORTAL);
        assertThat(view.budgets()).containsExactly(new BudgetId("B-1"));
        assertThat(view.risks()).containsExactly(new RiskId("R-1"));
        assertThat(view.decides())
                .containsExactly(
                        new Say(new DecisionId("way-of-working"), null, RightKind.DECIDES),
                        new Say(new DecisionId("way-of-working"), PORTAL, RightKind.DECIDES));
        assertThat(view.figures())
                .hasSize(ProductFigure.values().length)
                .extracting(LeaderView.Figure::about)
                .containsOnly("portal");
    }

    @Test
    void three_roles_are_not_too_many_and_one_that_is_told_twice_is_one() {
        RoleHolding support = holding(ANA, RoleId.SUPPORT, BEFORE, null);
        Portfolio.Builder three = portfolio(
                holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                holding(ANA, RoleId.DESIGNER, BEFORE, null),
                support,
                support);
        assertThat(RoleRegister.of(ROLES, three.build(), List.of(), RoleRegister.MOST_HOLDINGS, AS_OF)
                        .overloads())
                .isEmpty();
        assertThat(RoleRegister.of(
                                ROLES,
                                three.roleHoldings(holding(
                                                ANA, RoleId.SUPPORT, BEFORE.plusSeconds(1), AS_OF.plusSeconds(1)))
                                        .build(),
                                List.of(),
                                RoleRegister.MOST_HOLDINGS,
                                AS_OF)
                        .overloads())
                .isEmpty();
        Portfolio four =
                three.roleHoldings(holding(ANA, RoleId.FINANCE, BEFORE, null)).build();
        assertThat(RoleRegister.of(ROLES, four, List.of(), RoleRegister.MOST_HOLDINGS, AS_OF)
                        .overloads())
                .containsExactly(new Overload(ANA, 4));
    }

    @Test
    void a_register_is_not_clear_as_soon_as_one_thing_is_wrong() {
        Vacancy vacancy = new Vacancy(PORTAL, RoleId.DESIGNER);
        Overload overload = new Overload(ANA, 4);
        DoubleHat doubleHat =
                new DoubleHat(ANA, new Say(new DecisionId("standard-deviation"), PORTAL, RightKind.DECIDES));
        assertThat(new RoleRegister(AS_OF, List.of(vacancy), List.of(), List.of()).clear())
                .isFalse();
        assertThat(new RoleRegister(AS_OF, List.of(), List.of(overload), List.of()).clear())
                .isFalse();
        assertThat(new RoleRegister(AS_OF, List.of(), List.of(), List.of(doubleHat)).clear())
                .isFalse();
        assertThat(new RoleRegister(AS_OF, List.of(), List.of(), List.of()).clear())
                .isTrue();
    }

    @Test
    void a_register_in_which_all_is_well_is_clear() {
        Portfolio portfolio = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(BEN, RoleId.ARCHITECT, BEFORE, null))
                .build();
        assertThat(RoleRegister.of(ROLES, portfolio, List.of(RoleId.ARCHITECT), 1, AS_OF)
                        .clear())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleRegister.of(ROLES, portfolio, List.of(), 0, AS_OF))
                .withMessage("mostHoldings must be positive, but was '0'. Use 1 or more.");
    }

    private static DecisionRecord decision(String id, Vote... votes) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId("lifecycle-change"),
                "Retire it?",
                PORTAL,
                null,
                null,
                BEN,
                BEFORE,
                AS_OF.plusSeconds(1),
                null,
                List.of(votes),
                null);
    }

    @Test
    void of_a_product_that_has_ended_nobody_decides_owns_or_wears_two_hats() {
        Portfolio live = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(ANA, RoleId.ARCHITECT, BEFORE, null))
                .risks(new ProductRisk(new RiskId("R-1"), PORTAL, "Delay", Severity.HIGH, true, ANA, List.of(), BEFORE))
                .build();
        Portfolio ended = new PortfolioPatch(
                        Map.of(),
                        Map.of("products", List.of(Given.changed(live.products().get(0), "stage", Stage.RETIRED))),
                        Map.of())
                .applyTo(live);
        LeaderView before = LeaderView.of(ROLES, live, ANA, AS_OF);
        assertThat(before.products()).containsExactly(PORTAL);
        assertThat(before.risks()).containsExactly(new RiskId("R-1"));
        assertThat(before.figures()).extracting(LeaderView.Figure::about).containsOnly("portal");
        assertThat(before.decides()).anyMatch(say -> PORTAL.equals(say.productId()));
        assertThat(RoleRegister.of(ROLES, live, List.of(), 3, AS_OF).doubleHats())
                .anyMatch(hat -> PORTAL.equals(hat.decides().productId()));

        LeaderView after = LeaderView.of(ROLES, ended, ANA, AS_OF);
        assertThat(after.products()).isEmpty();
        assertThat(after.risks()).isEmpty();
        assertThat(after.figures()).isEmpty();
        assertThat(after.decides()).extracting(Say::productId).containsOnlyNulls();
        assertThat(RoleRegister.of(ROLES, ended, List.of(), 3, AS_OF).doubleHats())
                .extracting(hat -> hat.decides().productId())
                .containsOnlyNulls();
    }

    @Test
    void a_leader_sees_what_they_own_decide_and_are_waited_for() {
        Portfolio portfolio = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(BEN, RoleId.SCRUM_MASTER, BEFORE, null))
                .outcomes(new Outcome(
                        new OutcomeId("sooner"),
                        "Sooner",
                        OutcomeKind.ADOPTION,
                        Direction.DECREASE,
                        "days",
                        null,
                        null,
                        null,
                        ANA))
                .budgets(new Budget(new BudgetId("B-1"), PORTAL, BEFORE, AS_OF, new Money(BigDecimal.TEN, "EUR"), ANA))
                .risks(
                        new ProductRisk(
                                new RiskId("R-1"), PORTAL, "Delay", Severity.HIGH, true, ANA, List.of(), BEFORE),
                        new ProductRisk(
                                new RiskId("R-2"), PORTAL, "Closed", Severity.HIGH, false, ANA, List.of(), BEFORE))
                .decisions(decision("waits"), decision("taken", new Vote(ANA, RightKind.DECIDES, null, AS_OF)))
                .build();
        assertThat(LeaderView.of(ROLES, portfolio, ANA, AS_OF).text()).isEqualTo("""
                'ana' as of 2026-06-21T00:00:00Z: 1 decision waits, 0 matters are escalated.
                  role  product-manager
                  can  decides 'lifecycle-change'
                  can  decides 'lifecycle-change' of 'portal'
                  can  decides 'product-outcome'
                  can  decides 'product-outcome' of 'portal'
                  can  decides 'product-strategy'
                  can  decides 'product-strategy' of 'portal'
                  can  decides 'standard-deviation'
                  can  decides 'standard-deviation' of 'portal'
                  waits  waits
                  outcome  sooner
                  product  portal
                  budget  B-1
                  risk  R-1
                  figure  sooner  progress  undefined (Outcome 'sooner' has no baseline.)
                  figure  portal  budget  undefined (No budget of 'portal' is in force.)
                  figure  portal  run-cost  undefined (There is no cost feed in the last day of the window,\
                 [2026-06-20T00:00:00Z, 2026-06-21T00:00:00Z).)
                  figure  portal  load  undefined (No flow item of 'portal' is known.)
                  figure  portal  age  undefined (No flow item of 'portal' is known.)
                  figure  portal  velocity  undefined (No flow item of 'portal' is known.)
                """);
        assertThat(LeaderView.of(ROLES, portfolio, BEN, AS_OF).waiting()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeaderView.of(ROLES, portfolio, new PersonId("cal"), AS_OF))
                .withMessage("personId must name a person of the portfolio, but was 'cal'.");
    }

    private static DecisionRecord asked(String id, String decision, Vote... votes) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId(decision),
                "This or that?",
                PORTAL,
                null,
                null,
                new PersonId("cal"),
                BEFORE,
                AS_OF.plusSeconds(1),
                null,
                List.of(votes),
                null);
    }

    /** Two must agree: who has agreed waits for the other, and is not waited for. */
    @Test
    void a_leader_is_waited_for_until_they_have_decided_or_somebody_has_stopped_it() {
        RulePack both = RulePack.of(
                RulePack.shipped("roles").manifest(), Map.of("rights.csv", """
                decision,role,right,quorum,why
                price,product-manager,decides,2,Two see more than one.
                price,architect,vetoes,,It may break what others share.
                """.getBytes(StandardCharsets.UTF_8)));
        Portfolio portfolio = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(BEN, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(new PersonId("dan"), RoleId.ARCHITECT, BEFORE, null))
                .people(new Person(new PersonId("cal"), "Cal"), new Person(new PersonId("dan"), "Dan"))
                .decisions(
                        asked("half", "price", new Vote(ANA, RightKind.DECIDES, null, AS_OF)),
                        asked("later", "price", new Vote(ANA, RightKind.DECIDES, null, AS_OF.plusNanos(1))),
                        asked("stopped", "price", new Vote(new PersonId("dan"), RightKind.VETOES, null, AS_OF)))
                .build();
        Governance governance = Governance.load(RulePack.standard(), both);
        assertThat(LeaderView.of(governance, portfolio, ANA, AS_OF).waiting())
                .containsExactly(new DecisionRecordId("later"));
        assertThat(LeaderView.of(governance, portfolio, BEN, AS_OF).waiting())
                .containsExactly(new DecisionRecordId("half"), new DecisionRecordId("later"));
        assertThat(LeaderView.of(governance, portfolio, new PersonId("dan"), AS_OF)
                        .waiting())
                .isEmpty();
        Instant earlier = BEFORE.minusSeconds(1);
        Portfolio before = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, earlier, null),
                        holding(BEN, RoleId.PRODUCT_MANAGER, earlier, null))
                .people(new Person(new PersonId("cal"), "Cal"))
                .decisions(asked("open", "price"))
                .build();
        assertThat(LeaderView.of(governance, before, ANA, BEFORE).waiting())
                .containsExactly(new DecisionRecordId("open"));
        assertThat(LeaderView.of(governance, before, ANA, earlier).waiting()).isEmpty();
    }

    private static Product owned(String id, PersonId owner) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(Channel.WEB),
                STREAM,
                null,
                owner,
                List.of(),
                List.of(),
                null);
    }

    private static Outcome outcome(String id, PersonId owner) {
        return new Outcome(
                new OutcomeId(id), id, OutcomeKind.ADOPTION, Direction.DECREASE, "days", null, null, null, owner);
    }

    private static Budget budget(String id, PersonId owner) {
        return new Budget(new BudgetId(id), PORTAL, BEFORE, AS_OF, new Money(BigDecimal.TEN, "EUR"), owner);
    }

    private static ProductRisk risk(String id, PersonId owner, Instant raisedAt) {
        return new ProductRisk(new RiskId(id), PORTAL, id, Severity.HIGH, true, owner, List.of(), raisedAt);
    }

    @Test
    void a_leader_sees_what_is_theirs_alone_and_in_order() {
        Portfolio portfolio = portfolio(
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null),
                        holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, AS_OF.plusSeconds(1)),
                        holding(ANA, RoleId.ENGINEER, BEFORE, null),
                        holding(ANA, RoleId.SUPPORT, BEFORE, AS_OF),
                        holding(BEN, RoleId.ARCHITECT, BEFORE, null))
                .products(owned("desk", ANA), owned("bench", BEN))
                .outcomes(outcome("sooner", ANA), outcome("cheaper", ANA), outcome("safer", BEN))
                .budgets(budget("B-2", ANA), budget("B-1", ANA), budget("B-3", BEN))
                .risks(
                        risk("R-2", ANA, BEFORE),
                        risk("R-1", ANA, AS_OF),
                        risk("R-3", BEN, BEFORE),
                        risk("R-4", ANA, AS_OF.plusSeconds(1)))
                .decisions(decision("heard", new Vote(ANA, RightKind.CONSULTED, null, AS_OF)))
                .build();
        LeaderView view = LeaderView.of(ROLES, portfolio, ANA, AS_OF);
        assertThat(view.roles()).containsExactly(RoleId.ENGINEER, RoleId.PRODUCT_MANAGER);
        assertThat(view.products()).containsExactly(new ProductId("desk"), PORTAL);
        assertThat(view.outcomes()).containsExactly(new OutcomeId("cheaper"), new OutcomeId("sooner"));
        assertThat(view.budgets()).containsExactly(new BudgetId("B-1"), new BudgetId("B-2"));
        assertThat(view.risks()).containsExactly(new RiskId("R-1"), new RiskId("R-2"));
        // who was only heard has not decided yet
        assertThat(view.waiting()).containsExactly(new DecisionRecordId("heard"));
        assertThat(view.figures())
                .extracting(LeaderView.Figure::about)
                .containsExactly(
                        "cheaper", "sooner", "desk", "desk", "desk", "desk", "desk", "portal", "portal", "portal",
                        "portal", "portal");
    }

    private static MetricValue value(String value, Instant observedAt) {
        return new MetricValue(new MetricId("days"), new BigDecimal(value), observedAt);
    }

    @Test
    void a_leader_sees_how_far_their_outcomes_and_products_are() {
        Portfolio portfolio = portfolio(holding(ANA, RoleId.PRODUCT_MANAGER, BEFORE, null))
                .metrics(new MetricDefinition(new MetricId("days"), "Days", "counted", "days", 1, ANA))
                .outcomes(new Outcome(
                        new OutcomeId("sooner"),
                        "Sooner",
                        OutcomeKind.ADOPTION,
                        Direction.DECREASE,
                        "days",
                        new BigDecimal("20"),
                        new BigDecimal("10"),
                        null,
                        ANA,
                        new MetricId("days")))
                .metricValues(
                        value("19", AS_OF.minusSeconds(2)),
                        value("12", AS_OF.minusSeconds(1)),
                        value("14", AS_OF.minusSeconds(1)),
                        value("11", AS_OF.plusSeconds(1)))
                .budgets(new Budget(
                        new BudgetId("B-1"),
                        PORTAL,
                        BEFORE,
                        AS_OF.plusSeconds(1),
                        new Money(BigDecimal.TEN, "EUR"),
                        ANA))
                .build();
        // (14 - 20) / (10 - 20) = 0.6: of two values at one instant the worse counts, and none after it
        assertThat(LeaderView.of(ROLES, portfolio, ANA, AS_OF).text())
                .contains("  figure  sooner  progress  0.6 fraction\n", "  figure  portal  budget  10 EUR\n");
        assertThat(LeaderView.of(ROLES, portfolio, BEN, AS_OF).figures()).isEmpty();
    }

    @Test
    void a_leader_sees_what_is_escalated_to_them() {
        Portfolio portfolio = portfolio(holding(ANA, RoleId.PRODUCT_LEAD, BEFORE, null))
                .decisions(decision("nobody-decides"))
                .build();
        LeaderView view = LeaderView.of(ROLES, portfolio, ANA, BEFORE.plusSeconds(1));
        assertThat(view.asked()).singleElement().asString().contains("nobody-decides");
        assertThat(view.text())
                .startsWith(
                        "'ana' as of 2026-05-22T00:00:01Z: 0 decisions wait, 1 matter is escalated.\n  role  product-lead\n")
                .contains("\n  asked  " + view.asked().get(0) + "\n");
        assertThat(LeaderView.of(ROLES, portfolio, BEN, BEFORE.plusSeconds(1)).asked())
                .isEmpty();
    }

    @Test
    void complexity_counts_what_packs_ask_and_warns_beyond_its_budget() {
        Portfolio portfolio = portfolio()
                .teams(
                        new Team(new TeamId("one"), "One", STREAM, List.of()),
                        new Team(new TeamId("two"), "Two", STREAM, List.of()))
                .build();
        ModelComplexity shipped =
                ModelComplexity.of(portfolio, List.of(RulePack.standard(), RulePack.shipped("partner")));
        assertThat(shipped.gates()).isEqualTo(5);
        assertThat(shipped.rules()).isEqualTo(RulePack.standard().rules().size() + 4);
        assertThat(shipped.rights()).isEqualTo(3);
        assertThat(shipped.teams()).isEqualTo(2);
        // 5 + 121 + 60 = 186; 186 / 4 = 46.5
        assertThat(new ModelComplexity(5, 121, 60, 4).text(ModelComplexity.Budget.WEEKS))
                .isEqualTo("""
                5 gates, 121 rules, 60 rights; for each team 46.5 (n 4).
                  warning  An operating model should have at most 120 rules, but has 121. Remove those that nobody would miss.
                """);
        assertThat(new ModelComplexity(5, 120, 60, 0).text(ModelComplexity.Budget.WEEKS))
                .isEqualTo("5 gates, 120 rules, 60 rights; for each team not known. There is no team.\n");
        ModelComplexity complexity = new ModelComplexity(5, 121, 60, 4);
        assertThat(complexity.warnings(ModelComplexity.Budget.WEEKS))
                .containsExactly("An operating model should have at most 120 rules, but has 121."
                        + " Remove those that nobody would miss.");
        assertThat(new ModelComplexity(5, 120, 60, 4).warnings(ModelComplexity.Budget.WEEKS))
                .isEmpty();
        assertThat(new ModelComplexity(6, 0, 61, 4).warnings(ModelComplexity.Budget.WEEKS))
                .hasSize(2);
        // 5 + 121 + 60 = 186; 186 / 4 = 46.5
        assertThat(complexity.perTeam().toString()).contains("value=46.5, n=4");
        assertThat(new ModelComplexity(1, 1, 1, 0).perTeam().toString()).contains("There is no team.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelComplexity(-1, 0, 0, 0))
                .withMessage("ModelComplexity.gates must not be negative, but was '-1'. Count from 0.");
    }

    @Test
    void an_increase_of_packs_is_an_increase_of_complexity() {
        Portfolio portfolio = portfolio().build();
        int before = 0;
        for (int packs = 1; packs <= 3; packs++) {
            List<RulePack> some = Stream.of(
                            RulePack.standard(), RulePack.shipped("roles"), RulePack.shipped("organisation"))
                    .limit(packs)
                    .toList();
            ModelComplexity complexity = ModelComplexity.of(portfolio, some);
            int all = complexity.gates() + complexity.rules() + complexity.rights();
            assertThat(all).isGreaterThan(before);
            before = all;
        }
    }
}
