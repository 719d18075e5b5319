package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.decision.VerdictChange;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/**
 * What would be different if a portfolio were another one: the verdicts of gates, the funding and the flow of products, the
 * practices, who decides, and what nobody has resolved.
 *
 * <p>Both portfolios are judged as of the same instant, by the same packs.
 *
 * @param asOf the instant as of which both were judged
 * @param products how many products there are in either
 * @param verdicts what gates would decide otherwise, ordered by product and gate; empty when nothing
 * @param figures what figures would be otherwise, ordered by product and figure; empty when none
 * @param practices what practices and guardrails would come to otherwise, in the order of the packs; empty when none
 * @param deciders which questions who decides would be answered otherwise, ordered by decision and product; empty when none
 * @param matters what would come up and what would be resolved, ordered by key; empty when nothing
 * @since 0.1
 */
public record ScenarioComparison(
        Instant asOf,
        int products,
        List<VerdictChange> verdicts,
        List<FigureChange> figures,
        List<PracticeChange> practices,
        List<DeciderChange> deciders,
        List<MatterChange> matters) {
    /** @throws NullPointerException if a part is missing */
    public ScenarioComparison {
        Objects.requireNonNull(asOf, "ScenarioComparison.asOf");
        verdicts = List.copyOf(verdicts);
        figures = List.copyOf(figures);
        practices = List.copyOf(practices);
        deciders = List.copyOf(deciders);
        matters = List.copyOf(matters);
    }

    /**
     * A figure that would be otherwise.
     *
     * @param productId the product
     * @param figure the figure
     * @param before what it is, or why there is none
     * @param after what it would be, or why there would be none
     * @since 0.1
     */
    public record FigureChange(
            ProductId productId, ProductFigure figure, Measured<BigDecimal> before, Measured<BigDecimal> after) {
        /** @throws NullPointerException if a part is missing */
        public FigureChange {
            Objects.requireNonNull(productId, "FigureChange.productId");
            Objects.requireNonNull(figure, "FigureChange.figure");
            Objects.requireNonNull(before, "FigureChange.before");
            Objects.requireNonNull(after, "FigureChange.after");
        }
    }

    /**
     * A practice or guardrail that would come to something else.
     *
     * @param practice the practice
     * @param about whom it is asked of, such as {@code product partner-portal}
     * @param before what it comes to; absent when it is not asked of them
     * @param after what it would come to; absent when it would not be asked of them
     * @since 0.1
     */
    public record PracticeChange(
            PracticeId practice,
            String about,
            @Nullable PracticeVerdict before,
            @Nullable PracticeVerdict after) {
        /** @throws NullPointerException if the practice or whom it is asked of is missing */
        public PracticeChange {
            Objects.requireNonNull(practice, "PracticeChange.practice");
            Objects.requireNonNull(about, "PracticeChange.about");
        }
    }

    /**
     * A question who decides that would be answered otherwise: of each kind of decisions, without a product and for each, and of
     * each decision that was asked for.
     *
     * @param request the question
     * @param before who decides, in words such as {@code 'finance' (ana)}; absent when the portfolio has no such product or
     *     person
     * @param after who would decide
     * @since 0.1
     */
    public record DeciderChange(
            DecisionRequest request,
            @Nullable String before,
            @Nullable String after) {
        /** @throws NullPointerException if the question is missing */
        public DeciderChange {
            Objects.requireNonNull(request, "DeciderChange.request");
        }
    }

    /**
     * A matter that would come up, or be resolved.
     *
     * @param key the matter, as {@link org.operatingmodel.escalation.UnresolvedMatter#key()}
     * @param summary what it is, in a sentence without a full stop
     * @param raised whether it would come up; else it would be resolved
     * @since 0.1
     */
    public record MatterChange(String key, String summary, boolean raised) {
        /** @throws NullPointerException if a text is missing */
        public MatterChange {
            Objects.requireNonNull(key, "MatterChange.key");
            Objects.requireNonNull(summary, "MatterChange.summary");
        }
    }

    /** What one of the portfolios comes to. */
    private record Judged(
            PortfolioReview review,
            Map<List<Object>, PracticeVerdict> practices,
            Map<DecisionRequest, String> deciders,
            Map<String, String> matters) {
        static Judged of(
                Governance governance,
                Portfolio portfolio,
                HostFacts hostFacts,
                Set<DecisionRequest> requests,
                Instant asOf) {
            Map<List<Object>, PracticeVerdict> practices = new LinkedHashMap<>();
            governance
                    .assess(portfolio, hostFacts, asOf)
                    .results()
                    .forEach(
                            result -> practices.put(List.of(result.practice().id(), result.about()), result.verdict()));
            Set<ProductId> products =
                    portfolio.products().stream().map(Product::id).collect(Collectors.toSet());
            Set<PersonId> people = portfolio.people().stream().map(Person::id).collect(Collectors.toSet());
            Map<DecisionRequest, String> deciders = new LinkedHashMap<>();
            for (DecisionRequest request : requests) {
                if ((request.productId() == null || products.contains(request.productId()))
                        && (request.requestedBy() == null || people.contains(request.requestedBy()))) {
                    deciders.put(
                            request,
                            who(governance
                                    .whoDecides(portfolio, hostFacts, request, asOf)
                                    .resolution()));
                }
            }
            Map<String, String> matters = new TreeMap<>();
            governance
                    .escalations(portfolio, hostFacts, asOf)
                    .escalations()
                    .forEach(escalation -> matters.put(escalation.matter().key(), escalation.summary()));
            return new Judged(governance.review(portfolio, hostFacts, asOf), practices, deciders, matters);
        }

        private static String who(Resolution resolution) {
            if (resolution instanceof Resolution.Decider decider) {
                GrantedRight right = decider.right();
                return role(right)
                        + right.actors().stream().map(PersonId::value).collect(Collectors.joining(", ", " (", ")"));
            } else if (resolution instanceof Resolution.Gap gap) {
                return "nobody, " + gap.words();
            } else if (resolution instanceof Resolution.Conflict conflict) {
                return "in conflict, "
                        + conflict.rights().stream().map(Judged::role).collect(Collectors.joining(" and "));
            }
            return "nobody known, a right could not be evaluated";
        }

        private static String role(GrantedRight right) {
            return "'" + right.role() + "'" + (right.quorum() == 1 ? "" : ", " + right.quorum() + " together");
        }
    }

    /**
     * The comparison of a portfolio with what a patch makes of it.
     *
     * @param governance the packs by which both are judged
     * @param portfolio what is
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param patch what would be otherwise
     * @param asOf the instant as of which both are judged
     * @throws IllegalArgumentException if the patch does not fit, or the host facts are of types that no pack knows, take an
     *     id twice or refer to nothing
     */
    public static ScenarioComparison of(
            Governance governance, Portfolio portfolio, HostFacts hostFacts, PortfolioPatch patch, Instant asOf) {
        Portfolio other = patch.applyTo(portfolio);
        TreeSet<ProductId> products = new TreeSet<>();
        portfolio.products().stream().map(Product::id).forEach(products::add);
        other.products().stream().map(Product::id).forEach(products::add);
        List<FigureChange> figures = new ArrayList<>();
        for (ProductId product : products) {
            for (ProductFigure figure : ProductFigure.values()) {
                Measured<BigDecimal> before = figure.of(product, portfolio, asOf);
                Measured<BigDecimal> after = figure.of(product, other, asOf);
                if (!ProductFigure.shown(before).equals(ProductFigure.shown(after))) {
                    figures.add(new FigureChange(product, figure, before, after));
                }
            }
        }
        Set<DecisionRequest> requests = requests(governance, products, portfolio, other);
        Judged before = Judged.of(governance, portfolio, hostFacts, requests, asOf);
        Judged after = Judged.of(governance, other, hostFacts, requests, asOf);
        List<PracticeChange> practices = new ArrayList<>();
        different(before.practices(), after.practices())
                .forEach(key -> practices.add(new PracticeChange(
                        (PracticeId) key.get(0),
                        (String) key.get(1),
                        before.practices().get(key),
                        after.practices().get(key))));
        List<DeciderChange> deciders = new ArrayList<>();
        different(before.deciders(), after.deciders())
                .forEach(request -> deciders.add(new DeciderChange(
                        request,
                        before.deciders().get(request),
                        after.deciders().get(request))));
        List<MatterChange> matters = new ArrayList<>();
        Set<String> keys = new TreeSet<>(before.matters().keySet());
        keys.addAll(after.matters().keySet());
        for (String key : keys) {
            String was = before.matters().get(key);
            String is = after.matters().get(key);
            if (was == null || is == null) {
                matters.add(new MatterChange(key, Objects.requireNonNull(was == null ? is : was), was == null));
            }
        }
        return new ScenarioComparison(
                asOf,
                products.size(),
                after.review().changesSince(before.review()),
                figures,
                practices,
                deciders,
                matters);
    }

    /** The questions who decides: of each kind of decisions, without a product and for each, then those on record. */
    private static Set<DecisionRequest> requests(
            Governance governance, Set<ProductId> products, Portfolio before, Portfolio after) {
        Set<DecisionRequest> requests = new LinkedHashSet<>();
        for (DecisionId decision : governance.decisions()) {
            requests.add(new DecisionRequest(decision, null, null, null, null));
            products.forEach(product -> requests.add(new DecisionRequest(decision, product, null, null, null)));
        }
        Stream.of(before, after)
                .flatMap(portfolio -> portfolio.decisions().stream())
                .sorted(Comparator.comparing(DecisionRecord::id))
                .map(DecisionRecord::request)
                .forEach(requests::add);
        return requests;
    }

    /** The keys whose values differ, those that are new last. */
    private static <K> List<K> different(Map<K, ?> before, Map<K, ?> after) {
        Set<K> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .toList();
    }

    /** Whether nothing would be different. */
    public boolean isEmpty() {
        return verdicts.isEmpty()
                && figures.isEmpty()
                && practices.isEmpty()
                && deciders.isEmpty()
                && matters.isEmpty();
    }

    /** The comparison for people, each line ending with a line feed. */
    public String text() {
        long verdictsOnly = verdicts.stream().filter(VerdictChange::ofVerdict).count();
        long criteria =
                verdicts.stream().mapToLong(change -> change.criteria().size()).sum();
        StringBuilder text = new StringBuilder("What would be different as of " + asOf + ": "
                + counted(verdictsOnly, "verdict") + ", "
                + (criteria == 0 ? "" : criteria + (criteria == 1 ? " criterion, " : " criteria, "))
                + counted(figures.size(), "figure") + ", "
                + unlessNone(practices, "practice") + unlessNone(deciders, "decider") + unlessNone(matters, "matter")
                + "of "
                + counted(products, "product") + ".\n");
        verdicts.forEach(change -> text.append(change.text().indent(2)));
        for (FigureChange change : figures) {
            text.append("  ")
                    .append(change.productId())
                    .append("  ")
                    .append(change.figure().word())
                    .append("  ")
                    .append(ProductFigure.shown(change.before()))
                    .append(" -> ")
                    .append(ProductFigure.shown(change.after()))
                    .append('\n');
        }
        for (PracticeChange change : practices) {
            text.append("  " + change.about() + "  " + change.practice() + "  " + word(change.before()) + " -> "
                    + word(change.after()) + "\n");
        }
        for (DeciderChange change : deciders) {
            text.append("  " + asked(change.request()) + "  decided by " + known(change.before()) + " -> "
                    + known(change.after()) + "\n");
        }
        for (MatterChange change : matters) {
            text.append((change.raised() ? "  comes up  " : "  resolved  ") + change.summary() + "\n");
        }
        return text.toString();
    }

    private static String word(@Nullable PracticeVerdict verdict) {
        return verdict == null ? "not asked" : verdict.word();
    }

    private static String known(@Nullable String who) {
        return who == null ? "nobody, not asked" : who;
    }

    private static String asked(DecisionRequest request) {
        return (request.productId() == null ? "" : request.productId() + "  ")
                + request.decisionId()
                + (request.gateId() == null ? "" : " at " + request.gateId())
                + (request.amount() == null ? "" : " over " + request.amount())
                + (request.requestedBy() == null ? "" : " asked for by " + request.requestedBy());
    }

    private static String unlessNone(List<?> changes, String what) {
        return changes.isEmpty() ? "" : counted(changes.size(), what) + ", ";
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
