package org.operatingmodel.rules.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.cadence.Cadence;
import org.operatingmodel.cadence.CadenceKind;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.gate.Area;
import org.operatingmodel.measurement.MetricUse;
import org.operatingmodel.measurement.ProductMetric;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.valuestream.ValueStream;

/**
 * Examines an operating model: what it answers, how it may fail, how mature it is.
 *
 * <p>What practices tell comes from the loaded packs alone; load {@link #packs()} to have all that the library asks.
 *
 * @since 0.1
 */
public final class Doctor {
    private final Governance governance;
    private final Portfolio portfolio;
    private final HostFacts hostFacts;
    private final Instant asOf;
    private final Assessment assessment;
    private final Map<DecisionRequest, Authority> authorities = new HashMap<>();

    private Doctor(Governance governance, Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        this.governance = governance;
        this.portfolio = portfolio;
        this.hostFacts = hostFacts;
        this.asOf = asOf;
        this.assessment = governance.assess(portfolio, hostFacts, asOf);
    }

    /** The standard pack, and every pack of the library that states practices; who decides is left to packs of rights. */
    public static List<RulePack> packs() {
        List<RulePack> packs = new ArrayList<>(List.of(RulePack.standard()));
        RulePack.shipped().stream()
                .map(id -> RulePack.shipped(id.value()))
                .filter(pack -> !pack.practices().isEmpty())
                .forEach(packs::add);
        return packs;
    }

    /**
     * What an operating model comes to.
     *
     * @param governance the packs
     * @param portfolio what is known
     * @param asOf the instant as of which is looked
     */
    public static Diagnosis examine(Governance governance, Portfolio portfolio, Instant asOf) {
        return examine(governance, portfolio, HostFacts.NONE, asOf);
    }

    /**
     * What an operating model comes to.
     *
     * @param governance the packs
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param asOf the instant as of which is looked
     * @throws IllegalArgumentException if the host facts are of types that no pack knows, take an id twice or refer to nothing
     */
    public static Diagnosis examine(Governance governance, Portfolio portfolio, HostFacts hostFacts, Instant asOf) {
        Objects.requireNonNull(governance, "governance");
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(hostFacts, "hostFacts");
        Objects.requireNonNull(asOf, "asOf");
        return new Doctor(governance, portfolio, hostFacts, asOf).diagnosis();
    }

    private Diagnosis diagnosis() {
        return new Diagnosis(
                asOf,
                assessment.packs(),
                List.of(whoDecides(), howResourced(), howWeKnow(), whenPrioritiesConflict(), howWeLearn()),
                topics(),
                MaturityDiagnosis.of(null, assessment),
                Arrays.stream(Area.values())
                        .map(area -> MaturityDiagnosis.of(area, assessment))
                        .toList(),
                Obstacles.of(
                        portfolio,
                        asOf,
                        product -> governance.decisions().stream()
                                .map(decision -> authority(DecisionRequest.of(
                                        decision.value(), product.id().value())))
                                .toList()));
    }

    private List<TopicDiagnosis> topics() {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.group() != Topic.Group.QUESTION && topic.group() != Topic.Group.MATURITY)
                .map(topic -> TopicDiagnosis.of(topic, assessment))
                .toList();
    }

    /** Collects what makes an answer: what contradicts itself comes before what is missing, and that before what holds. */
    private final class Answering {
        private final Topic question;
        private final List<String> holding = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private final List<String> contradicting = new ArrayList<>();

        Answering(Topic question) {
            this.question = question;
        }

        Answer answer(String none) {
            TopicDiagnosis evidence = TopicDiagnosis.of(question, assessment);
            if (!contradicting.isEmpty()) {
                return new Answer(question, Answer.State.AMBIGUOUS, contradicting, evidence);
            } else if (!missing.isEmpty()) {
                return new Answer(question, Answer.State.UNANSWERED, missing, evidence);
            } else if (holding.isEmpty()) {
                return new Answer(question, Answer.State.UNANSWERED, List.of(none), evidence);
            }
            return new Answer(question, Answer.State.ANSWERED, holding, evidence);
        }
    }

    /** Each kind of decision that a pack states rights for, or that somebody has asked for, is decided by one role. */
    private Answer whoDecides() {
        Answering answering = new Answering(Topic.WHO_DECIDES);
        Set<DecisionId> decisions = new TreeSet<>(governance.decisions());
        portfolio.live(portfolio.decisions()).stream()
                .filter(this::counts)
                .forEach(decision -> decisions.add(decision.decisionId()));
        for (DecisionId decision : decisions) {
            Map<RoleId, Set<String>> cases = new LinkedHashMap<>();
            List<String> gaps = new ArrayList<>();
            List<String> noCase = new ArrayList<>();
            Set<String> told = new HashSet<>();
            boolean forProducts = false;
            for (Authority authority : authorities(decision)) {
                Resolution resolution = authority.resolution();
                if (resolution instanceof Resolution.Decider decider) {
                    cases.computeIfAbsent(decider.right().role(), role -> new LinkedHashSet<>())
                            .add(authority.request().words());
                    forProducts |= ofProduct(authority.request());
                } else if (resolution instanceof Resolution.Conflict conflict) {
                    for (GrantedRight right : conflict.rights()) {
                        String says = " is decided by '" + right.role() + "', says \"" + right.sentence() + "\"";
                        // a case of a product, such as at a gate, is told only where the product itself is none
                        if (told.add(of(authority.request().productId()) + says)) {
                            answering.contradicting.add(authority.request().words() + says);
                        }
                    }
                } else if (excused(authority)) {
                    noCase.add(authority.headline());
                } else {
                    gaps.add(authority.headline());
                }
            }
            if (forProducts) {
                // some product has an answer without an amount, so that each other one needs one, too
                authorities(decision).stream()
                        .filter(authority -> ofProduct(authority.request()) && excused(authority))
                        .map(Authority::headline)
                        .forEach(gaps::add);
            }
            cases.forEach((role, in) -> answering.holding.add(
                    cases.size() == 1
                            ? "'" + decision + "' is decided by '" + role + "'"
                            : in.iterator().next() + " is decided by '" + role + "'" + others(in.size() - 1)));
            gaps.forEach(gap -> add(answering.missing, gap));
            if (cases.isEmpty() && gaps.isEmpty()) {
                noCase.stream().limit(1).forEach(answering.missing::add);
            }
        }
        return answering.answer("No loaded pack says who decides anything.");
    }

    private static String others(int cases) {
        return switch (cases) {
            case 0 -> "";
            case 1 -> ", as in 1 other case";
            default -> ", as in " + cases + " other cases";
        };
    }

    /** Whether nobody decides only because the question does not say enough: no amount, no gate, or no product. */
    private boolean excused(Authority authority) {
        DecisionRequest request = authority.request();
        if (!(authority.resolution() instanceof Resolution.Gap gap)) {
            return false;
        }
        boolean bare = request.equals(DecisionRequest.of(request.decisionId().value()));
        boolean open = bare || ofProduct(request);
        return gap.reason() == GapReason.ROLES_OF_GATE
                || open && gap.reason() == GapReason.NO_CASE
                || bare && !portfolio.products().isEmpty();
    }

    private static boolean ofProduct(DecisionRequest request) {
        ProductId product = request.productId();
        return product != null
                && request.equals(DecisionRequest.of(request.decisionId().value(), product.value()));
    }

    /** The question who decides, about no product, about each that has not ended, and as it was asked in the records of these. */
    private List<Authority> authorities(DecisionId decision) {
        Set<DecisionRequest> requests = new LinkedHashSet<>();
        requests.add(DecisionRequest.of(decision.value()));
        live().forEach(product ->
                requests.add(DecisionRequest.of(decision.value(), product.id().value())));
        portfolio.live(portfolio.decisions()).stream()
                .filter(record -> record.decisionId().equals(decision) && counts(record))
                .forEach(record -> requests.add(record.request()));
        return requests.stream().map(this::authority).toList();
    }

    private Authority authority(DecisionRequest request) {
        return authorities.computeIfAbsent(request, asked -> governance.whoDecides(portfolio, hostFacts, asked, asOf));
    }

    private static String of(@Nullable ProductId product) {
        return product == null ? "" : " of '" + product + "'";
    }

    private static void add(List<String> lines, String line) {
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    /** Each value stream is funded in one way. */
    private Answer howResourced() {
        Answering answering = new Answering(Topic.HOW_RESOURCED);
        for (ValueStream stream : streams()) {
            List<Funding> fundings = portfolio.fundings().stream()
                    .filter(this::counts)
                    .filter(funding -> stream.id().equals(funding.valueStreamId())
                            && funding.amount().amount().signum() > 0)
                    .toList();
            Set<FundingMode> modes = new TreeSet<>();
            fundings.forEach(funding -> modes.add(funding.mode()));
            for (Funding funding : fundings) {
                String told = "value stream '" + stream.id() + "' is given " + funding.amount() + " "
                        + (funding.mode() == FundingMode.FIXED ? "as a fixed sum" : "for outcomes") + " by '"
                        + funding.id() + "'";
                (modes.size() > 1 ? answering.contradicting : answering.holding).add(told);
            }
            if (fundings.isEmpty()) {
                answering.missing.add("Nothing says how value stream '" + stream.id() + "' is funded.");
            }
        }
        return answering.answer("There is no value stream that could be funded.");
    }

    /** Each product that is delivered has one North Star. */
    private Answer howWeKnow() {
        Answering answering = new Answering(Topic.HOW_WE_KNOW);
        for (Product product : delivered(portfolio)) {
            List<MetricId> stars = portfolio.productMetrics().stream()
                    .filter(metric -> metric.productId().equals(product.id())
                            && metric.use() == MetricUse.NORTH_STAR
                            && metric.inUseAt(asOf))
                    .map(ProductMetric::metricId)
                    .distinct()
                    .toList();
            for (MetricId star : stars) {
                (stars.size() > 1 ? answering.contradicting : answering.holding)
                        .add("'" + product.id() + "' is of use when '" + star + "' says so");
            }
            if (stars.isEmpty()) {
                answering.missing.add("No metric tells whether '" + product.id() + "' is of use.");
            }
        }
        return answering.answer("No product is being delivered.");
    }

    /** The products that have not ended, by id. */
    private List<Product> live() {
        return portfolio.liveProducts().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** The products that are being delivered, by id. */
    static List<Product> delivered(Portfolio portfolio) {
        return portfolio.products().stream()
                .filter(product -> product.stage().compareTo(Stage.MVP) >= 0
                        && product.stage().compareTo(Stage.RETIREMENT) < 0)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** A conflict about each product that has not ended goes to somebody, and no two roles have the last word over the same. */
    private Answer whenPrioritiesConflict() {
        Answering answering = new Answering(Topic.WHEN_PRIORITIES_CONFLICT);
        Set<String> ways = new LinkedHashSet<>();
        for (Product product : live()) {
            Escalation path = governance.path(
                    portfolio,
                    hostFacts,
                    new UnresolvedMatter(MatterKind.SEVERAL_DECIDE, product, null, null, null, asOf, asOf));
            Escalation.DeadEnd end = path.deadEnd();
            if (end != null) {
                answering.missing.add("A conflict about '" + product.id() + "' goes to nobody: " + end.words() + ".");
            } else {
                path.current().ifPresent(stage -> ways.add("a conflict goes to '" + stage.role() + "' first"));
            }
            for (DecisionId decision : governance.decisions()) {
                lastWords(authority(DecisionRequest.of(
                                decision.value(), product.id().value())))
                        .forEach(line -> add(answering.contradicting, line));
            }
        }
        answering.holding.addAll(ways);
        return answering.answer("There is no product that priorities could conflict about.");
    }

    /** Those who overrule the same role, and none of whom overrules another of them; empty unless there are several. */
    private static List<String> lastWords(Authority authority) {
        List<GrantedRight> overrules = authority.rights(RightKind.OVERRULES);
        List<String> lines = new ArrayList<>();
        for (GrantedRight right : overrules) {
            boolean contested = overrules.stream()
                    .anyMatch(other -> Objects.equals(other.over(), right.over())
                            && !other.role().equals(right.role())
                            && !above(overrules, other.role(), right.role())
                            && !above(overrules, right.role(), other.role()));
            if (contested) {
                lines.add("'" + authority.request().decisionId() + "'"
                        + of(authority.request().productId()) + ": '" + right.role() + "' has the last word over '"
                        + right.over() + "', says \"" + right.sentence() + "\"");
            }
        }
        return lines;
    }

    private static boolean above(List<GrantedRight> overrules, RoleId one, RoleId other) {
        return overrules.stream().anyMatch(right -> right.role().equals(one) && Objects.equals(right.over(), other));
    }

    /** Each value stream meets to look at business and product together, in one rhythm. */
    private Answer howWeLearn() {
        Answering answering = new Answering(Topic.HOW_WE_LEARN);
        for (ValueStream stream : streams()) {
            List<Cadence> reviews = portfolio.cadences().stream()
                    .filter(this::counts)
                    .filter(cadence -> cadence.kind() == CadenceKind.REVIEW
                            && cadence.valueStreamId().equals(stream.id()))
                    .toList();
            for (Cadence cadence : reviews) {
                (reviews.size() > 1 ? answering.contradicting : answering.holding)
                        .add("value stream '" + stream.id() + "' reviews every " + cadence.everyDays() + " days, says '"
                                + cadence.id() + "'");
            }
            if (reviews.isEmpty()) {
                answering.missing.add("Value stream '" + stream.id() + "' has agreed on no review.");
            }
        }
        return answering.answer("There is no value stream that could learn.");
    }

    private List<ValueStream> streams() {
        return portfolio.valueStreams().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private boolean counts(Dated fact) {
        return fact.presenceAt(asOf) == Presence.COUNTS;
    }
}
