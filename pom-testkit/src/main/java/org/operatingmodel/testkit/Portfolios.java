package org.operatingmodel.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.testkit.Draft.Part;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Generators of valid portfolios for one instant and some rule packs.
 *
 * <p>A portfolio has one to four products, unless said otherwise, that depend on and consume each other, five people in
 * changing roles, and up to sixteen parts: single facts of every type that a portfolio has, and all facts that a standard
 * gate asks for, with or without a flaw. What
 * is dated lies around the instant, and around 1, 14, 30, 90 and 180 days before it: on it, a nanosecond and a second
 * beside it. Waivers name criteria of the packs and are wrong in each way in which a waiver can be.
 *
 * <p>What the packs name is there, too: products and value streams that they are about or that a rule asks for, their kinds of
 * evidence and roles, evidence as a rule asks for it, what a rule compares with and what is just more and just less, and
 * instants that are exactly as old as a duration of a rule or a number of days of a parameter says, or a nanosecond, a second
 * or a day beside.
 *
 * <p>Failing portfolios shrink to fewer parts, fewer products and plainer values.
 *
 * @since 0.1
 */
public final class Portfolios {
    /** The instant that {@link GovernanceDomain} decides as of. */
    public static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private static final List<String> PEOPLE = List.of("ann", "bob", "cho", "dee", "eve");
    private static final int PARTS_PER_PRODUCT = 4;
    private static final int MOST_PRODUCTS = 1000;
    private static final OutcomeId QUANTIFIED = new OutcomeId("adoption");
    private static final OutcomeId VAGUE = new OutcomeId("happiness");

    private final Instant asOf;
    private final List<RulePack> packs;
    private final int least;
    private final int most;
    private final Named named;
    private final Moments moments;
    private final Parts parts;
    private final List<RoleId> roles;
    private final Set<RoleId> added;
    private final List<GateId> gates;
    private final List<ValueStreamId> streams;

    private Portfolios(Instant asOf, List<RulePack> packs, int least, int most) {
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.packs = packs;
        this.least = least;
        this.most = most;
        Set<DecisionId> decisions = new LinkedHashSet<>(List.of(DecisionId.WAIVER));
        Set<EvidenceKind> kinds = new LinkedHashSet<>(EvidenceKind.standard());
        Set<GateId> known = new LinkedHashSet<>();
        List<Criterion> criteria = new ArrayList<>();
        added = new LinkedHashSet<>();
        for (RulePack pack : packs) {
            kinds.addAll(pack.evidenceKinds());
            added.addAll(pack.manifest().roles());
            pack.rights().forEach(right -> decisions.add(right.decisionId()));
            for (Rule rule : pack.rules()) {
                known.add(rule.gateId());
                criteria.add(criterion(pack, rule));
            }
        }
        added.removeAll(RoleId.standard());
        named = new Named(packs);
        moments = new Moments(asOf, named.ages());
        Set<RoleId> all = new LinkedHashSet<>(
                List.of(RoleId.PRODUCT_LEAD, RoleId.OPERATIONS, RoleId.PORTFOLIO_LEAD, RoleId.PRODUCT_MANAGER));
        all.addAll(added);
        all.addAll(RoleId.standard());
        roles = List.copyOf(all);
        gates = List.copyOf(known);
        Set<ValueStreamId> several =
                new LinkedHashSet<>(List.of(new ValueStreamId("stream-0"), new ValueStreamId("stream-1")));
        several.addAll(named.valueStreams());
        streams = List.copyOf(several);
        parts = new Parts(
                new RecordParts(
                        asOf,
                        List.copyOf(kinds),
                        List.copyOf(criteria),
                        List.copyOf(decisions),
                        roles,
                        moments,
                        moments.all(),
                        named),
                most);
    }

    private static Criterion criterion(RulePack pack, Rule rule) {
        return new Criterion(
                rule.gateId(),
                rule.criterionId(),
                rule.enforcement(),
                rule.name(),
                pack.id(),
                rule.source().file(),
                rule.source().line(),
                rule.remedy());
    }

    /**
     * Generators for decisions as of an instant.
     *
     * @param asOf the instant
     * @param packs the packs that decide: portfolios have waivers for their criteria, and their evidence kinds and roles
     */
    public static Portfolios around(Instant asOf, RulePack... packs) {
        return new Portfolios(asOf, List.of(packs), 1, 4);
    }

    /**
     * The same, with another number of products: four parts for each of the most, so that there is as much about each.
     *
     * @param least from 1
     * @param most at most 1,000
     * @throws IllegalArgumentException if the numbers are out of range or order
     */
    public Portfolios ofProducts(int least, int most) {
        if (least < 1 || most < least || most > MOST_PRODUCTS) {
            throw new IllegalArgumentException("products must be at least 1 and at most " + MOST_PRODUCTS
                    + ", from least to most, but were '" + least + "' to '" + most + "'. Write such as 1 to 4.");
        }
        return new Portfolios(asOf, packs, least, most);
    }

    /** Portfolios. */
    public Arbitrary<Portfolio> any() {
        Arbitrary<Lead> lead = Arbitraries.frequency(
                Tuple.of(5, Lead.LONG), Tuple.of(1, Lead.NEW), Tuple.of(1, Lead.FORMER), Tuple.of(1, Lead.NONE));
        return Combinators.combine(
                        products(), ids(), lead, holdings(), parts.any().list().ofMaxSize(most * PARTS_PER_PRODUCT))
                .as(this::assembled)
                .withoutEdgeCases();
    }

    /**
     * Portfolios, each with a question about it: mostly the exit gate of a product's stage.
     *
     * @throws IllegalStateException if no pack has a rule, so that there is no gate to ask about
     */
    public Arbitrary<Situation> situations() {
        if (gates.isEmpty()) {
            throw new IllegalStateException("packs must state a criterion, but were none. Name the packs that decide.");
        }
        Arbitrary<Integer> product = Arbitraries.integers().between(0, most - 1);
        Arbitrary<Integer> gate = Arbitraries.integers().between(0, gates.size() * 3 - 1);
        return Combinators.combine(any(), product, gate)
                .as((portfolio, which, where) -> {
                    Product asked = portfolio
                            .products()
                            .get(which % portfolio.products().size());
                    GateId exit = GateId.exitOf(asked.stage())
                            .filter(gates::contains)
                            .orElse(gates.get(where % gates.size()));
                    GateId asks = where < gates.size() * 2 ? exit : gates.get(where % gates.size());
                    return new Situation(portfolio, new GateRequest(asked.id(), asks), asOf);
                })
                .withoutEdgeCases();
    }

    /** Instants around the one as of which is decided, and around those from which on something is too old. */
    public Arbitrary<Instant> instants() {
        return moments.around();
    }

    /** Further facts for a portfolio: evidence of any kind about its products, from the portfolio's people. */
    public Arbitrary<Portfolio> withMoreEvidence(Portfolio portfolio) {
        return parts.evidence().list().ofMinSize(1).ofMaxSize(4).map(more -> {
            Draft draft = new Draft(
                    asOf,
                    portfolio.products(),
                    portfolio.people().stream().map(Person::id).toList());
            more.forEach(part -> part.addTo(draft));
            Portfolio.Builder builder = portfolio.toBuilder();
            draft.evidence.forEach(one -> builder.evidence(Renamed.evidence(one, "more-" + one.id())));
            return builder.build();
        });
    }

    /**
     * The ids of products, as many as there are at most: where packs name some, mostly these, so that there are products that
     * the packs are about and others.
     */
    private Arbitrary<List<ProductId>> ids() {
        List<ProductId> others = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            others.add(new ProductId("product-" + i));
        }
        List<ProductId> about = named.products();
        if (about.isEmpty()) {
            return Arbitraries.just(others);
        }
        return Combinators.combine(
                        Arbitraries.of(false, true).list().ofSize(most),
                        Arbitraries.integers().between(0, about.size() - 1))
                .as((plain, first) -> {
                    Set<ProductId> ids = new LinkedHashSet<>();
                    for (int i = 0; i < most; i++) {
                        ProductId each = about.get((first + i) % about.size());
                        ids.add(
                                i < about.size() && !plain.get(i) && !ids.contains(each)
                                        ? each
                                        : free(others, about, i));
                    }
                    return List.copyOf(ids);
                });
    }

    /** The id at a position, or another one where packs name it. */
    private static ProductId free(List<ProductId> others, List<ProductId> about, int position) {
        ProductId id = others.get(position);
        return about.contains(id) ? new ProductId("other-" + id) : id;
    }

    private Arbitrary<List<ProductSeed>> products() {
        return Combinators.combine(
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(ProductKind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, streams.size() - 1),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 7))
                .as(ProductSeed::new)
                .list()
                .ofMinSize(least)
                .ofMaxSize(most);
    }

    private Arbitrary<List<RoleHolding>> holdings() {
        Arbitrary<Instant> drawn = moments.around();
        Arbitrary<Instant> before = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(asOf.minus(Duration.ofDays(365)))), Tuple.of(1, drawn));
        Arbitrary<Optional<Instant>> end = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Optional.<Instant>empty())),
                Tuple.of(1, moments.boundaries().map(Optional::of)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, PEOPLE.size() - 1),
                        Arbitraries.integers().between(0, roles.size() - 1),
                        before,
                        end)
                .as((person, role, from, to) -> new RoleHolding(
                        new PersonId(PEOPLE.get(person)),
                        roles.get(role),
                        from,
                        to.isPresent() ? Moments.end(from, to.get()) : null))
                .list()
                .ofMaxSize(6);
    }

    private Portfolio assembled(
            List<ProductSeed> seeds, List<ProductId> ids, Lead lead, List<RoleHolding> holdings, List<Part> drawn) {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            products.add(seeds.get(i).product(i, ids.subList(0, seeds.size()), streams));
        }
        Draft draft =
                new Draft(asOf, products, PEOPLE.stream().map(PersonId::new).toList());
        draft.people.forEach(person -> draft.builder.people(new Person(person, person.value())));
        added.forEach(role -> draft.builder.roles(new Role(role, role.value(), "As the pack says")));
        if (lead != Lead.NONE) {
            Instant longAgo = asOf.minus(Duration.ofDays(500));
            draft.builder.roleHoldings(
                    new RoleHolding(
                            draft.person(0),
                            RoleId.PRODUCT_LEAD,
                            lead == Lead.NEW ? asOf.minus(Duration.ofHours(6)) : longAgo,
                            lead == Lead.FORMER ? asOf.minus(Duration.ofHours(6)) : null),
                    new RoleHolding(draft.person(1), RoleId.OPERATIONS, longAgo, null));
            if (lead == Lead.LONG) {
                named.excepting()
                        .forEach(role ->
                                draft.builder.roleHoldings(new RoleHolding(draft.person(0), role, longAgo, null)));
            }
        }
        holdings.forEach(draft.builder::roleHoldings);
        draft.know(QUANTIFIED);
        draft.know(VAGUE);
        draft.builder.outcomes(
                new Outcome(
                        QUANTIFIED,
                        "Adoption",
                        OutcomeKind.ADOPTION,
                        Direction.INCREASE,
                        "users",
                        BigDecimal.ZERO,
                        BigDecimal.TEN,
                        LocalDate.of(2027, 1, 1),
                        null),
                new Outcome(
                        VAGUE,
                        "Happiness",
                        OutcomeKind.RETENTION,
                        Direction.INCREASE,
                        "smiles",
                        null,
                        null,
                        null,
                        null));
        for (int stream = 0; stream < streams.size(); stream++) {
            ValueStreamId id = streams.get(stream);
            draft.builder.valueStreams(new ValueStream(id, "Stream " + stream));
            draft.know(id);
            TeamId team = new TeamId("team-" + stream);
            draft.know(team);
            draft.builder.teams(new Team(team, "Team " + stream, id, List.of(draft.person(stream + 2))));
        }
        products.forEach(draft.builder::products);
        drawn.forEach(part -> part.addTo(draft));
        return draft.builder.build();
    }

    /** Since when the first person leads products; what is usual dates from half a day ago, before or after a change. */
    private enum Lead {
        LONG,
        NEW,
        FORMER,
        NONE
    }

    /** What is drawn for a product. */
    private record ProductSeed(
            Stage stage,
            ProductKind kind,
            int channels,
            int stream,
            int owner,
            int outcomes,
            int version,
            int consumes) {
        private static final List<Set<Channel>> CHANNELS = List.of(
                EnumSet.noneOf(Channel.class),
                EnumSet.of(Channel.WEB),
                EnumSet.of(Channel.MOBILE),
                EnumSet.allOf(Channel.class));

        Product product(int position, List<ProductId> ids, List<ValueStreamId> streams) {
            ProductId other = ids.get((position + 1) % ids.size());
            return new Product(
                    ids.get(position),
                    "Product " + position,
                    kind,
                    stage,
                    CHANNELS.get(channels),
                    streams.get(stream),
                    owner == 3 ? null : new TeamId("team-" + stream),
                    owner == 4 ? null : new PersonId(PEOPLE.get(owner)),
                    outcomes == 0 ? List.of() : outcomes == 1 ? List.of(VAGUE) : List.of(QUANTIFIED),
                    consumes == 0 && ids.size() > 1 ? List.of(other) : List.of(),
                    version == 0 ? null : version == 1 ? "2.0" : "1.0");
        }
    }
}
