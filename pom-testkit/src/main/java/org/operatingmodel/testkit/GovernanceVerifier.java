package org.operatingmodel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;

/**
 * Tests of single rules by example: given these facts, as of this instant, a gate, a criterion, a right, a practice or an
 * escalation must come to this, because of that.
 *
 * <p>A test states only the facts that matter: what they refer to and what proves nothing (value streams, teams, people,
 * products, outcomes, metrics, roles that the packs declare) is filled in plainly. Everything else that they refer to must be
 * given. An id alone stands for a plain product, person or team of which nothing else is known.
 *
 * <p>An assertion that does not hold is an {@link AssertionError} that shows what was expected, what came, and the whole
 * explanation. A name that does not exist is an {@link IllegalArgumentException}, so that a misspelt one never holds.
 *
 * <p>Immutable: keep one with packs and instant, and give facts to it in each test.
 *
 * @since 0.1
 */
public final class GovernanceVerifier {
    private static final Portfolio NOTHING = Portfolio.builder().build();

    private final DecisionService service;
    private final List<RulePack> packs;
    private final GivenFacts facts;
    private final @Nullable Instant instant;

    private GovernanceVerifier(
            DecisionService service, List<RulePack> packs, GivenFacts facts, @Nullable Instant instant) {
        this.service = service;
        this.packs = packs;
        this.facts = facts;
        this.instant = instant;
    }

    /**
     * A verifier of packs that are loaded together, in this order.
     *
     * @throws org.operatingmodel.rules.RulePackException if the packs do not go together
     */
    public static GovernanceVerifier of(RulePack... packs) {
        return of(Governance.load(packs), packs);
    }

    /**
     * A verifier of what answers questions by some packs.
     *
     * @param service what answers
     * @param packs the packs that it has loaded, so that conditions can be named by their text
     * @throws IllegalArgumentException if it has loaded others
     */
    public static GovernanceVerifier of(DecisionService service, RulePack... packs) {
        Set<PackReference> given = new HashSet<>();
        Arrays.stream(packs).forEach(pack -> given.add(pack.reference()));
        if (!given.equals(new HashSet<>(service.packs()))) {
            throw new IllegalArgumentException("packs must be those that the service has loaded, "
                    + service.packs().stream().map(PackReference::id).toList() + ", but were "
                    + Arrays.stream(packs).map(RulePack::id).toList()
                    + ". Give the same packs to both.");
        }
        Set<RoleId> roles = new LinkedHashSet<>();
        Arrays.stream(packs).forEach(pack -> roles.addAll(pack.manifest().roles()));
        return new GovernanceVerifier(service, List.of(packs), new GivenFacts(NOTHING, List.of(), roles), null);
    }

    /** The same facts as of an instant. */
    public GovernanceVerifier asOf(Instant asOf) {
        return new GovernanceVerifier(service, packs, facts, Objects.requireNonNull(asOf, "asOf"));
    }

    /**
     * The same facts as of an instant, such as {@code 2026-06-21T00:00:00Z}.
     *
     * @throws java.time.format.DateTimeParseException if the text is no instant
     */
    public GovernanceVerifier asOf(String asOf) {
        return asOf(Instant.parse(asOf));
    }

    /**
     * These facts, and those given before. Records of types that a portfolio does not have are facts of the host.
     *
     * @param added facts, or ids of products, people, teams, value streams, outcomes and metrics of which nothing is known
     */
    public GovernanceVerifier given(Record... added) {
        GovernanceVerifier with = this;
        for (Record fact : added) {
            with = fact instanceof Portfolio portfolio ? with.given(portfolio) : with.with(with.facts.with(fact));
        }
        return with;
    }

    /** The facts of a portfolio, and those given before. */
    public GovernanceVerifier given(Portfolio portfolio) {
        return with(facts.with(portfolio));
    }

    /**
     * The facts that were added to a builder, and those given before.
     *
     * @throws IllegalArgumentException if an id is taken twice or refers to nothing
     */
    public GovernanceVerifier given(Portfolio.Builder portfolio) {
        return given(portfolio.build());
    }

    /**
     * The facts of a portfolio file, and those given before.
     *
     * @throws org.operatingmodel.io.PortfolioException if anything is wrong with the file; it names all of it
     */
    public GovernanceVerifier given(Path file) {
        List<EvidenceKind> kinds =
                packs.stream().flatMap(pack -> pack.evidenceKinds().stream()).toList();
        return given(PortfolioReader.standard().knowing(kinds).read(file));
    }

    /**
     * The facts of a portfolio in YAML, as a file has them, and those given before.
     *
     * @throws org.operatingmodel.io.PortfolioException if anything is wrong with the text; it names all of it
     */
    public GovernanceVerifier givenYaml(String yaml) {
        try {
            Path folder = Files.createTempDirectory("given");
            Path file = folder.resolve("given.yaml");
            try {
                return given(Files.writeString(file, yaml));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files must be writable.", e);
        }
    }

    private GovernanceVerifier with(GivenFacts other) {
        return new GovernanceVerifier(service, packs, other, instant);
    }

    /**
     * The facts that were given, with what was filled in.
     *
     * @throws IllegalArgumentException if an id is taken twice, or something that must be given is not; the message names it
     */
    public Portfolio portfolio() {
        return facts.portfolio();
    }

    private HostFacts hostFacts() {
        return facts.hostFacts();
    }

    private Instant instant() {
        if (instant == null) {
            throw new IllegalStateException("asOf must be said before a question is asked. Call asOf first.");
        }
        return instant;
    }

    /**
     * What a gate comes to for the only product that is given.
     *
     * @throws IllegalArgumentException if no pack knows the gate, or there is not exactly one product
     */
    public GateVerifier gate(String gate) {
        return gate(gate, onlyProduct(portfolio()).value());
    }

    /**
     * What a gate comes to for a product.
     *
     * @throws IllegalArgumentException if no pack knows the gate, or the product is not given
     */
    public GateVerifier gate(String gate, String product) {
        Portfolio portfolio = portfolio();
        Set<GateId> gates = gates();
        Known.name("gate", gate, "a gate of the packs", gates);
        Known.name("product", product, "a product that is given", products(portfolio));
        GateDecision decision = service.decide(portfolio, hostFacts(), GateRequest.of(product, gate), instant());
        return new GateVerifier(decision, service.criteria(decision.request().gateId()), rules());
    }

    /** What the exit gates of all products' stages come to. */
    public PortfolioReview review() {
        return service.review(portfolio(), hostFacts(), instant());
    }

    /**
     * Who has which say in a kind of decision that is about no single product.
     *
     * @throws IllegalArgumentException if no pack knows the kind of decision
     */
    public AuthorityVerifier decision(String decision) {
        return decision(DecisionRequest.of(decision));
    }

    /**
     * Who has which say in a kind of decision about a product.
     *
     * @throws IllegalArgumentException if no pack knows the kind of decision, or the product is not given
     */
    public AuthorityVerifier decision(String decision, String product) {
        return decision(DecisionRequest.of(decision, product));
    }

    /**
     * Who has which say in a decision.
     *
     * @throws IllegalArgumentException if no pack knows the kind of decision or the gate, or the product or person is not given
     */
    public AuthorityVerifier decision(DecisionRequest request) {
        Portfolio portfolio = portfolio();
        Set<DecisionId> decisions = new LinkedHashSet<>(service.decisions());
        decisions.add(DecisionId.WAIVER);
        decisions.add(DecisionId.OVERRIDE);
        Known.name("decision", request.decisionId().value(), "a kind of decision of the packs", decisions);
        ProductId product = request.productId();
        if (product != null) {
            Known.name("product", product.value(), "a product that is given", products(portfolio));
        }
        Set<RoleId> roles = new LinkedHashSet<>(RoleId.standard());
        roles.addAll(facts.roles());
        portfolio.roles().forEach(role -> roles.add(role.id()));
        return new AuthorityVerifier(service.whoDecides(portfolio, hostFacts(), request, instant()), roles);
    }

    /**
     * Whether a decision of the given facts stands, by the votes on it.
     *
     * @param decision the id of a decision record
     * @throws IllegalArgumentException if no such decision is given
     */
    public StandingVerifier standing(String decision) {
        Portfolio portfolio = portfolio();
        DecisionRecordId id = new DecisionRecordId(Known.name(
                "decision",
                decision,
                "a decision record that is given",
                portfolio.decisions().stream().map(DecisionRecord::id).toList()));
        return new StandingVerifier(
                service.standing(portfolio, hostFacts(), id, instant()),
                portfolio.people().stream().map(Person::id).collect(Collectors.toSet()));
    }

    /**
     * What a practice or guardrail comes to for the only one whom it is asked about.
     *
     * @throws IllegalArgumentException if no pack states it, or it is not asked about exactly one
     */
    public PracticeVerifier practice(String practice) {
        return practice(practice, null);
    }

    /**
     * What a practice or guardrail comes to for a product or a value stream.
     *
     * @param subject the id of the product or value stream; absent for the only one
     * @throws IllegalArgumentException if no pack states it, or it is not asked about the subject
     */
    public PracticeVerifier practice(String practice, @Nullable String subject) {
        List<Practice> practices = service.practices();
        Known.name(
                "practice",
                practice,
                "a practice of the packs",
                practices.stream().map(Practice::id).toList());
        List<PracticeResult> results = service.assess(portfolio(), hostFacts(), instant()).results().stream()
                .filter(result -> result.practice().id().value().equals(practice))
                .toList();
        List<String> subjects =
                results.stream().map(GovernanceVerifier::subject).toList();
        if (subject != null) {
            Known.name("subject", subject, "one that '" + practice + "' is asked about", subjects);
        } else if (results.size() != 1) {
            throw new IllegalArgumentException("subject must be named where '" + practice
                    + "' is not asked about exactly one, but it is asked about " + Expectation.quoted(subjects)
                    + ". Name one, or give one.");
        }
        PracticeResult result = results.get(subject == null ? 0 : subjects.indexOf(subject));
        PracticeRule rule = packs.stream()
                .flatMap(pack -> pack.practices().stream())
                .filter(each -> each.id().equals(result.practice().id()))
                .findFirst()
                .orElseThrow();
        return new PracticeVerifier(result, rule, instant());
    }

    private static String subject(PracticeResult result) {
        ProductId product = result.productId();
        return product == null ? String.valueOf(result.valueStreamId()) : product.value();
    }

    /**
     * The path that an unresolved matter takes.
     *
     * @param kind why it cannot be left as it is
     * @param about what it is about, as far as it takes to tell it from others: the ids of its product, gate, decision or
     *     subject
     * @throws IllegalArgumentException if a name is none of what is given or of the packs, or several such matters are
     *     unresolved
     */
    public MatterVerifier matter(MatterKind kind, String... about) {
        Portfolio portfolio = portfolio();
        EscalationAgenda agenda = service.escalations(portfolio, hostFacts(), instant());
        Set<Object> known = new LinkedHashSet<>(products(portfolio));
        known.addAll(gates());
        known.addAll(service.decisions());
        portfolio.submissions().forEach(each -> known.add(each.id()));
        portfolio.decisions().forEach(each -> known.add(each.id()));
        portfolio.risks().forEach(each -> known.add(each.id()));
        portfolio.waivers().forEach(each -> known.add(each.id()));
        portfolio.budgets().forEach(each -> known.add(each.id()));
        portfolio.incidents().forEach(each -> known.add(each.id()));
        service.practices().forEach(each -> known.add(each.id()));
        agenda.escalations().forEach(each -> known.addAll(parts(each.matter())));
        Arrays.stream(about)
                .forEach(name -> Known.name("about", name, "something that is given or of the packs", known));
        List<Escalation> found = agenda.escalations().stream()
                .filter(each ->
                        each.matter().kind() == kind && parts(each.matter()).containsAll(List.of(about)))
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("about must tell one matter from all others, but '" + kind.word()
                    + "' about " + Expectation.quoted(List.of(about)) + " is said of "
                    + Expectation.quoted(
                            found.stream().map(each -> each.matter().key()).toList())
                    + ". Name more of what it is about.");
        }
        return new MatterVerifier(kind, List.of(about), found.isEmpty() ? null : found.get(0), agenda);
    }

    private static List<String> parts(UnresolvedMatter matter) {
        List<String> parts = new ArrayList<>();
        for (Object part : Arrays.asList(matter.productId(), matter.gateId(), matter.decisionId(), matter.subject())) {
            if (part != null) {
                parts.add(part.toString());
            }
        }
        return parts;
    }

    private Set<GateId> gates() {
        Set<GateId> gates = new LinkedHashSet<>();
        service.gates().forEach(gate -> gates.add(gate.id()));
        rules().forEach(rule -> gates.add(rule.gateId()));
        return gates;
    }

    private List<Rule> rules() {
        return packs.stream().flatMap(pack -> pack.rules().stream()).toList();
    }

    private static List<ProductId> products(Portfolio portfolio) {
        return portfolio.products().stream().map(Product::id).toList();
    }

    private static ProductId onlyProduct(Portfolio portfolio) {
        List<ProductId> products = products(portfolio);
        if (products.size() != 1) {
            throw new IllegalArgumentException("product must be named where there is not exactly one, but given are "
                    + Expectation.quoted(products) + ". Name one, or give one.");
        }
        return products.get(0);
    }
}
