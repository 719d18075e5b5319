package org.operatingmodel.rules;

import java.lang.ref.SoftReference;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.FactsNotRecordedException;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.TracedDecision;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.Dates;
import org.operatingmodel.rules.internal.DroolsEngine;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.internal.RuleEngine;
import org.operatingmodel.rules.internal.Waivers;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Rule packs that are loaded together and answer questions about portfolios.
 *
 * <p>The days of packs and rules are judged as of the decision. A criterion that is not in force yet, or no longer by its
 * own rule, is not applicable. One that has come into force and is in its grace period does not block, and proves nothing
 * while it is not met. The criteria of a pack that has expired are unevaluable, so that they block until a newer version is
 * loaded.
 *
 * <p>A pack that says to whom it applies asks nothing of other products, and says nothing about them. What it tightens
 * holds while it is in force, from the end of its grace period on, and goes on holding when it has expired. What it
 * overrides holds only while it is in force, and where the portfolio records a decision of somebody who had the right to.
 *
 * <p>Loading is the expensive step; do it once. The rules of a gate are compiled when the gate is first asked. What was
 * last found out about the order of a portfolio is kept as long as memory allows, so ask about the same snapshot again.
 *
 * @since 0.1
 */
public final class Governance implements DecisionService {
    private final List<PackReference> packs;
    private final List<RulePack> together;
    private final double crossCheckRate;
    private final GovernanceLoader loader;
    private final Map<GateId, Gate> gates;
    private final Map<GateId, Asked> asked;
    /** The orders of types in slices of recorded facts, of which there is one a gate. */
    private final Map<Set<Class<? extends Record>>, List<Class<?>>> ordersOfTypes = new ConcurrentHashMap<>();

    private final Map<String, Class<? extends Record>> hostFactTypes;
    private final Map<String, String> packTexts;
    private final RightsTogether rights;
    private final Deciders deciders;
    private final Escalations escalations;
    private final Assessor assessor;
    private volatile SoftReference<@Nullable PortfolioIndex> latest = new SoftReference<>(null);

    /** Makes the engine for rules that look for facts of these types. */
    interface Engines {
        RuleEngine over(Set<Class<? extends Record>> types);
    }

    private Governance(
            List<RulePack> together,
            double crossCheckRate,
            GovernanceLoader loader,
            Map<GateId, Gate> gates,
            Map<GateId, Asked> asked,
            Map<String, Class<? extends Record>> hostFactTypes,
            Map<String, String> packTexts,
            RightsTogether rights,
            Deciders deciders,
            Escalations escalations,
            Assessor assessor) {
        this.packs = together.stream().map(RulePack::reference).toList();
        this.together = together;
        this.crossCheckRate = crossCheckRate;
        this.loader = loader;
        this.gates = gates;
        this.asked = asked;
        this.hostFactTypes = hostFactTypes;
        this.packTexts = packTexts;
        this.rights = rights;
        this.deciders = deciders;
        this.escalations = escalations;
        this.assessor = assessor;
    }

    /**
     * The governance of the packs, in this order.
     *
     * @throws RulePackException if the packs do not go together
     */
    public static Governance load(RulePack... packs) {
        return GovernanceLoader.ANY.load(packs);
    }

    /**
     * What loads only packs that one of the keys has signed, and the packs of this library.
     *
     * @param keys Ed25519 keys, at least one
     * @throws IllegalArgumentException if there is none, or one is of another kind
     */
    public static GovernanceLoader requireSignedBy(PublicKey... keys) {
        return GovernanceLoader.signedBy(keys);
    }

    /** The governance of packs that go together. */
    static Governance of(List<RulePack> together, GovernanceLoader loader) {
        return of(together, loader, 1, DroolsEngine::new);
    }

    /** The governance of packs that go together, judged by other engines than that of record. */
    static Governance of(List<RulePack> together, GovernanceLoader loader, Engines engines) {
        return of(together, loader, 1, engines);
    }

    private static Governance of(
            List<RulePack> together, GovernanceLoader loader, double crossCheckRate, Engines engines) {
        Map<GateId, Gate> gates = new LinkedHashMap<>();
        Set<GateId> known = new LinkedHashSet<>();
        for (RulePack pack : together) {
            pack.gates().forEach(gate -> gates.put(gate.id(), gate));
        }
        known.addAll(gates.keySet());
        together.forEach(pack -> pack.rules().forEach(rule -> known.add(rule.gateId())));
        Map<GateId, Asked> asked = new LinkedHashMap<>();
        List<Rule> rules =
                together.stream().flatMap(pack -> pack.rules().stream()).toList();
        RuleEngine engine = engines.over(PackCriteria.factTypes(rules));
        known.forEach(gate -> asked.put(gate, Asked.of(gate, together, engine)));
        Map<String, Class<? extends Record>> hostFactTypes = new TreeMap<>();
        together.forEach(pack -> hostFactTypes.putAll(pack.vocabulary().hostFactTypes()));
        Deciders deciders = new Deciders(together, gates, engines);
        return new Governance(
                List.copyOf(together),
                crossCheckRate,
                loader,
                gates,
                asked,
                hostFactTypes,
                together.stream()
                        .collect(Collectors.toUnmodifiableMap(RulePack::digest, RulePack::canonicalText, (a, b) -> a)),
                new RightsTogether(together),
                deciders,
                new Escalations(together, engines),
                new Assessor(together, deciders, engines));
    }

    /**
     * The governance of the same packs, of whose questions Drools is asked a share only.
     *
     * <p>Two evaluators that share nothing but the parser judge each rule: a naive one over its tree, which also counts its
     * steps, and Drools over its canonical text. Of each question, all rules are judged by both, and a rule about which they
     * disagree is unevaluable. With a lower rate, Drools judges the drawn questions only, and of the others the naive
     * evaluator alone; nothing else changes. Whether a question is drawn depends on what it is about and on its instant, so
     * that the same one is always drawn or never. A pack is compiled for Drools when the first question is drawn.
     *
     * @param rate the share of the questions that are drawn, more than 0 and at most 1; 1 is what a new governance has
     * @throws IllegalArgumentException if the rate is anything else
     */
    public Governance crossCheck(double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("crossCheck.rate must be more than 0 and at most 1, but was '" + rate
                    + "'. Give the share of the questions that both evaluators judge, such as 0.05.");
        }
        return of(together, loader, rate, types -> new DroolsEngine(types).sampled(rate));
    }

    /** The share of the questions that both evaluators judge, more than 0 and at most 1. */
    public double crossCheckRate() {
        return crossCheckRate;
    }

    /** What loaded it. */
    GovernanceLoader loader() {
        return loader;
    }

    @Override
    public List<PackReference> packs() {
        return packs;
    }

    @Override
    public List<Gate> gates() {
        return List.copyOf(gates.values());
    }

    @Override
    public List<Criterion> criteria(GateId gateId) {
        Asked gate = asked.get(Objects.requireNonNull(gateId, "gateId"));
        return gate == null
                ? List.of()
                : gate.parts.stream()
                        .flatMap(part -> part.criteria().criteria().stream())
                        .toList();
    }

    /** The types of facts of a portfolio and of its figures. */
    public static Set<Class<? extends Record>> standardFactTypes() {
        return PortfolioIndex.factTypes();
    }

    /** The types of all facts that a decision can look up: those of a portfolio, of figures, and of the host. */
    public Set<Class<? extends Record>> factTypes() {
        Set<Class<? extends Record>> types = PortfolioIndex.factTypes();
        types.addAll(hostFactTypes.values());
        return types;
    }

    /** The texts of the packs that are loaded, as {@link RulePack#canonicalText} gives them, by their digests. */
    public Map<String, String> packTexts() {
        return packTexts;
    }

    /**
     * The decision rights and escalation steps that nobody in the portfolio can fill: a role that nobody holds, or that fewer
     * people hold than must agree. Each is told once, for the first instant while it is in force.
     *
     * @param portfolio what is known, also of when people will stop to hold a role
     * @param asOf the instant from which on is looked
     * @return warnings, ordered by place; empty when somebody is there for each of them
     */
    public List<Finding> findings(Portfolio portfolio, Instant asOf) {
        return rights.findings(Objects.requireNonNull(portfolio, "portfolio"), Objects.requireNonNull(asOf, "asOf"));
    }

    @Override
    public Set<DecisionId> decisions() {
        return deciders.decisions();
    }

    @Override
    public List<Practice> practices() {
        return assessor.practices();
    }

    @Override
    public Assessment assess(Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(asOf, "asOf");
        return assessor.assess(index(portfolio, hostFacts), asOf);
    }

    @Override
    public Authority whoDecides(Portfolio portfolio, HostFacts hostFacts, DecisionRequest request, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(asOf, "asOf");
        PortfolioIndex index = index(portfolio, hostFacts);
        ProductId productId = request.productId();
        if (productId != null) {
            product(index, productId);
        }
        GateId gateId = request.gateId();
        Set<GateId> knownGates = new LinkedHashSet<>(asked.keySet());
        for (Stage stage : Stage.values()) {
            GateId.exitOf(stage).ifPresent(knownGates::add); // who decides at it may be said where no criterion is
        }
        if (gateId != null && !knownGates.contains(gateId)) {
            throw unknownGate(gateId, knownGates);
        }
        PersonId requester = request.requestedBy();
        if (requester != null
                && portfolio.people().stream().noneMatch(person -> person.id().equals(requester))) {
            List<PersonId> known = portfolio.people().stream().map(Person::id).toList();
            throw new IllegalArgumentException("requestedBy must name a person of the portfolio, but was '" + requester
                    + "'" + suggestion(requester, known));
        }
        return deciders.authority(index, request, asOf);
    }

    @Override
    public DecisionStanding standing(
            Portfolio portfolio, HostFacts hostFacts, DecisionRecordId decision, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(asOf, "asOf");
        DecisionRecord known = portfolio.decisions().stream()
                .filter(each -> each.id().equals(decision))
                .findFirst()
                .orElse(null);
        if (known == null) {
            List<DecisionRecordId> ids =
                    portfolio.decisions().stream().map(DecisionRecord::id).toList();
            throw new IllegalArgumentException("decision must name a decision of the portfolio, but was '" + decision
                    + "'" + suggestion(decision, ids));
        }
        return deciders.standing(index(portfolio, hostFacts), known, asOf);
    }

    @Override
    public GateDecision decide(Portfolio portfolio, HostFacts hostFacts, GateRequest request, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(asOf, "asOf");
        Asked gate = known(request.gateId());
        PortfolioIndex index = index(portfolio, hostFacts);
        return decide(index, product(index, request.productId()), request, gate, asOf);
    }

    /**
     * Whether a product passes a gate, as {@link #decide(Portfolio, HostFacts, GateRequest, Instant)} decides it, with all
     * that the decision looked up: from that alone, {@link #decide(List, GateRequest, Instant)} decides the same.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param request the product and the gate
     * @param asOf the instant as of which is decided
     * @param further types that no rule of the gate reads and that are looked up all the same, so that other packs can be
     *     asked about the same facts later; empty for none
     * @throws IllegalArgumentException if the portfolio has no such product, no pack knows the gate, or the host facts are of
     *     types that no pack knows, take an id twice or refer to nothing
     */
    public TracedDecision trace(
            Portfolio portfolio,
            HostFacts hostFacts,
            GateRequest request,
            Instant asOf,
            Set<Class<? extends Record>> further) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(further, "further");
        Asked gate = known(request.gateId());
        PortfolioIndex index = index(portfolio, hostFacts);
        return traced(index, product(index, request.productId()), request, gate, asOf, further);
    }

    /**
     * Whether a product passed a gate, decided anew from what an earlier decision looked up.
     *
     * @param read the groups of facts, as {@link #trace} gives them
     * @param request the product and the gate
     * @param asOf the instant as of which is decided
     * @throws FactsNotRecordedException if the packs look up what the earlier decision did not, so that nobody can say
     * @throws IllegalArgumentException if the facts have no such product
     */
    public GateDecision decide(List<FactGroup> read, GateRequest request, Instant asOf) {
        Objects.requireNonNull(read, "read");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(asOf, "asOf");
        PortfolioIndex index = PortfolioIndex.of(read, ordersOfTypes);
        return decide(index, product(index, request.productId()), request, asked(request), asOf);
    }

    private Asked known(GateId gateId) {
        Asked gate = asked.get(gateId);
        if (gate == null) {
            throw unknownGate(gateId, asked.keySet());
        }
        return gate;
    }

    private TracedDecision traced(
            PortfolioIndex index,
            Product product,
            GateRequest request,
            Asked gate,
            Instant asOf,
            Set<Class<? extends Record>> further) {
        PortfolioIndex noting = index.noting();
        GateDecision decision = decide(noting, noting.product(product.id()).orElseThrow(), request, gate, asOf);
        Gate defined = gates.get(request.gateId());
        noting.lookUpWaivers(product.id(), waiver -> {
            if (defined != null) {
                hindrance(noting, product, defined, waiver);
            }
        });
        if (!further.isEmpty()) {
            noting.slice(product, request.gateId(), asOf, further);
        }
        return new TracedDecision(decision, noting.read());
    }

    private static IllegalArgumentException unknownGate(GateId id, Set<GateId> known) {
        return new IllegalArgumentException(
                "gateId must name a gate of the loaded packs, but was '" + id + "'" + suggestion(id, known));
    }

    private static Product product(PortfolioIndex index, ProductId id) {
        return index.product(id).orElseThrow(() -> {
            List<ProductId> known = index.products().stream().map(Product::id).toList();
            return new IllegalArgumentException(
                    "productId must name a product of the portfolio, but was '" + id + "'" + suggestion(id, known));
        });
    }

    private static String suggestion(Object name, Collection<?> known) {
        Set<String> names = new TreeSet<>();
        known.forEach(each -> names.add(each.toString()));
        return NearestName.suggestion(name.toString(), names);
    }

    @Override
    public EscalationAgenda escalations(Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(asOf, "asOf");
        PortfolioIndex index = index(portfolio, hostFacts);
        return escalations.agenda(
                index,
                UnresolvedMatters.of(
                        portfolio,
                        asOf,
                        (product, gate) -> decide(
                                index,
                                product,
                                new GateRequest(product.id(), gate),
                                asked.getOrDefault(gate, Asked.NOTHING),
                                asOf),
                        decision -> deciders.standing(index, decision, asOf),
                        assessor.breaches(index, asOf)),
                asOf);
    }

    /**
     * The path that a matter takes, or would take if it came up.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param matter the matter, as of its own instant
     * @throws IllegalArgumentException if the host facts are of types that no pack knows, take an id twice or refer to nothing
     */
    public Escalation path(Portfolio portfolio, HostFacts hostFacts, UnresolvedMatter matter) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(matter, "matter");
        return escalations
                .agenda(
                        index(portfolio, hostFacts),
                        Map.of(matter, matter.kind().word()),
                        matter.asOf())
                .escalations()
                .get(0);
    }

    @Override
    public PortfolioReview review(Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(asOf, "asOf");
        PortfolioIndex index = index(portfolio, hostFacts);
        List<ProductId> withoutGate = index.products().stream()
                .filter(product -> GateId.exitOf(product.stage()).isEmpty())
                .map(Product::id)
                .toList();
        return new PortfolioReview(
                asOf,
                exits(index, (product, request) -> decide(index, product, request, asked(request), asOf)),
                withoutGate);
    }

    /**
     * What is made of the decisions of {@link #review(Portfolio, HostFacts, Instant)}, each with all that it looked up, as
     * {@link #trace} gives it.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param asOf the instant as of which is decided
     * @param further as for {@link #trace}
     * @param each what is made of one; asked as soon as that is decided, by several threads at once
     * @return ordered by product
     * @throws IllegalArgumentException if the host facts are of types that no pack knows, take an id twice or refer to nothing
     */
    public <T> List<T> traceReview(
            Portfolio portfolio,
            HostFacts hostFacts,
            Instant asOf,
            Set<Class<? extends Record>> further,
            Function<TracedDecision, T> each) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(further, "further");
        Objects.requireNonNull(each, "each");
        PortfolioIndex index = index(portfolio, hostFacts);
        return exits(
                index,
                (product, request) -> each.apply(traced(index, product, request, asked(request), asOf, further)));
    }

    /** Whether a pack defines the gate or asks at it. */
    public boolean knows(GateId gateId) {
        return asked.containsKey(Objects.requireNonNull(gateId, "gateId"));
    }

    private Asked asked(GateRequest request) {
        return asked.getOrDefault(request.gateId(), Asked.NOTHING);
    }

    /** What the exit gate of every product's stage comes to, for those that have one. */
    private static <T> List<T> exits(PortfolioIndex index, BiFunction<Product, GateRequest, T> decided) {
        return index.products().stream()
                .filter(product -> GateId.exitOf(product.stage()).isPresent())
                .toList()
                .parallelStream()
                .map(product -> decided.apply(
                        product,
                        new GateRequest(
                                product.id(), GateId.exitOf(product.stage()).orElseThrow())))
                .toList();
    }

    /** Why who granted a waiver had no right to; empty when they had. */
    private Optional<String> hindrance(PortfolioIndex index, Product product, Gate gate, Waiver waiver) {
        return Optional.ofNullable(deciders.hindrance(
                index,
                DecisionId.WAIVER,
                gate,
                product,
                product,
                waiver.grantedBy(),
                waiver.requestedBy(),
                waiver.grantedAt()));
    }

    private GateDecision decide(PortfolioIndex index, Product product, GateRequest request, Asked gate, Instant asOf) {
        Facts facts = index.slice(product, request.gateId(), asOf, gate.types);
        Gate defined = gates.get(request.gateId());
        Layering.Applied applied = gate.layering.at(index, product, defined, deciders, asOf);
        Waivers waivers = new Waivers(
                index,
                product.id(),
                defined,
                waiver -> hindrance(index, product, Objects.requireNonNull(defined), waiver),
                asOf);
        List<CriterionResult> results = new ArrayList<>();
        for (Part part : gate.parts) {
            Dates dates = new Dates(part.pack(), part.period(), asOf);
            List<Rule> rules = part.criteria().rules();
            AppliesTo appliesTo = part.appliesTo();
            PackCriteria criteria = part.criteria();
            PackId pack = part.pack().id();
            List<CriterionResult> judged = appliesTo == null || appliesTo.covers(product)
                    ? judged(criteria, pack, facts, applied)
                    : Layering.notApplicable(criteria, pack, appliesTo, index);
            for (int i = 0; i < judged.size(); i++) {
                Rule rule = rules.get(i);
                results.add(waivers.applied(dates.applied(judged.get(i), rule), rule, dates.graceUntil(rule)));
            }
        }
        return new GateDecision(
                request,
                asOf,
                gate.definer,
                gate.references,
                results,
                facts.with(applied.parameters()).all(),
                applied.terms());
    }

    /** What the criteria of a pack come to; one that is unevaluable without a tightening stays so with it. */
    private static List<CriterionResult> judged(
            PackCriteria criteria, PackId pack, Facts facts, Layering.Applied applied) {
        List<Criterion> weighed = applied.weighed(criteria.criteria());
        List<CriterionResult> results = criteria.results(facts.with(applied.parameters(pack)), weighed);
        List<CriterionResult> judged = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            CriterionResult result = results.get(i);
            Optional<Unevaluable> below = result instanceof Unevaluable
                    ? Optional.empty()
                    : unevaluableBelow(criteria, i, weighed.get(i), pack, facts, applied);
            judged.add(below.isPresent() ? below.get() : result);
        }
        return judged;
    }

    private static Optional<Unevaluable> unevaluableBelow(
            PackCriteria criteria, int i, Criterion weighed, PackId pack, Facts facts, Layering.Applied applied) {
        Rule rule = criteria.rules().get(i);
        List<List<Parameter>> looser = applied.looser(pack, rule);
        if (looser.size() >= Layering.MOST_COMBINATIONS) {
            Source at = rule.source();
            return Optional.of(new Unevaluable(
                    weighed,
                    "its parameters are tightened to more than " + Layering.MOST_COMBINATIONS
                            + " combinations of values; tighten them in fewer packs",
                    "rule",
                    at.line(),
                    at.column(),
                    List.of()));
        }
        return looser.stream()
                .map(parameters -> criteria.unevaluable(
                        i,
                        weighed,
                        facts.with(parameters),
                        parameters.stream().map(Parameter::described).collect(Collectors.joining(", ", "with ", ": "))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The index of the portfolio and the host facts that were asked about last, or a new one. */
    private PortfolioIndex index(Portfolio portfolio, HostFacts hostFacts) {
        PortfolioIndex index = latest.get();
        if (index == null || !index.of(portfolio, hostFacts)) {
            checkTypes(hostFacts);
            index = new PortfolioIndex(portfolio, hostFacts);
            latest = new SoftReference<>(index);
        }
        return index;
    }

    /** A fact of an unknown type would never match, which a rule that looks for its absence would take for proof. */
    private void checkTypes(HostFacts hostFacts) {
        String unknown = hostFacts.types().stream()
                .filter(type -> !type.equals(hostFactTypes.get(type.getSimpleName())))
                .map(type -> "hostFacts must be of types that the vocabulary of a loaded pack knows, but "
                        + hostFacts.ofType(type).size() + " of '" + type.getName() + "' are there. " + remedy(type))
                .sorted()
                .collect(Collectors.joining("\n"));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown);
        }
    }

    private String remedy(Class<? extends Record> type) {
        String name = type.getSimpleName();
        if (Vocabulary.standard().factType(name).filter(type::equals).isPresent()) {
            return Vocabulary.figureTypes().contains(type)
                    ? "The library computes figures itself."
                    : "Put them into the portfolio.";
        }
        return hostFactTypes.containsKey(name)
                ? "Load the packs with this type instead of another of its name."
                : "Load the packs with Vocabulary.standard().withFacts(" + name + ".class).";
    }

    /** What one pack asks at one gate, when it is in force, and of whom. */
    private record Part(
            PackReference pack,
            EffectivePeriod period,
            @Nullable AppliesTo appliesTo,
            PackCriteria criteria) {}

    /** What is asked at one gate, defined by which pack, by which packs, over which types of facts, in which layers. */
    private record Asked(
            @Nullable PackId definer,
            List<PackReference> references,
            List<Part> parts,
            Set<Class<? extends Record>> types,
            Layering layering) {
        static final Asked NOTHING = new Asked(null, List.of(), List.of(), Set.of(), Layering.NONE);

        static Asked of(GateId gate, List<RulePack> all, RuleEngine engine) {
            Layering layering = Layering.of(gate, all);
            List<PackReference> references = new ArrayList<>();
            List<Part> parts = new ArrayList<>();
            Set<Class<? extends Record>> types = new LinkedHashSet<>();
            for (RulePack pack : all) {
                List<Rule> rules = pack.rules().stream()
                        .filter(rule -> rule.gateId().equals(gate))
                        .toList();
                if (rules.isEmpty()
                        && !layering.saidBy(pack.id())
                        && pack.gates().stream().noneMatch(own -> own.id().equals(gate))) {
                    continue;
                }
                references.add(pack.reference());
                if (!rules.isEmpty()) {
                    parts.add(new Part(
                            pack.reference(),
                            pack.manifest().effectivePeriod(),
                            pack.manifest().appliesTo(),
                            new PackCriteria(pack.id(), rules, engine)));
                    types.addAll(PackCriteria.factTypes(rules));
                }
            }
            PackId definer = all.stream()
                    .filter(pack ->
                            pack.gates().stream().anyMatch(own -> own.id().equals(gate)))
                    .map(RulePack::id)
                    .findFirst()
                    .orElse(null);
            types.remove(Parameter.class);
            return new Asked(definer, List.copyOf(references), List.copyOf(parts), types, layering);
        }
    }
}
