package org.operatingmodel.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.practice.ReviewedPortfolio;
import org.operatingmodel.practice.ReviewedProduct;
import org.operatingmodel.practice.ReviewedStream;
import org.operatingmodel.practice.Subject;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.AgreedRules;
import org.operatingmodel.rules.internal.AgreedRules.Judgement;
import org.operatingmodel.rules.internal.Dates;
import org.operatingmodel.rules.internal.DroolsEngine;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.internal.RuleEngine;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.valuestream.ValueStream;

/** Assesses the practices and guardrails of the loaded packs over a portfolio. */
final class Assessor {
    private final List<Part> parts = new ArrayList<>();
    private final Map<Subject, Set<Class<? extends Record>>> types = new LinkedHashMap<>();

    /** What one pack asks of subjects of one kind. */
    private record Part(
            RulePack pack, Subject subject, List<PracticeRule> rules, List<Practice> practices, AgreedRules judged) {}

    private final AuthorityFacts authority;

    Assessor(List<RulePack> packs, Deciders deciders) {
        this.authority = new AuthorityFacts(packs, deciders);
        RuleEngine engine = new DroolsEngine(PackCriteria.factTypes(
                packs.stream().flatMap(pack -> pack.practices().stream()).toList()));
        for (RulePack pack : packs) {
            for (Subject subject : Subject.values()) {
                List<PracticeRule> rules = pack.practices().stream()
                        .filter(rule -> rule.subject() == subject)
                        .toList();
                if (!rules.isEmpty()) {
                    List<Practice> practices =
                            rules.stream().map(rule -> practice(pack, rule)).toList();
                    parts.add(new Part(pack, subject, rules, practices, new AgreedRules(rules, engine)));
                    types.computeIfAbsent(subject, each -> new LinkedHashSet<>())
                            .addAll(PackCriteria.factTypes(rules));
                }
            }
        }
    }

    private static Practice practice(RulePack pack, PracticeRule rule) {
        return new Practice(
                rule.id(),
                rule.kind(),
                rule.subject(),
                rule.name(),
                rule.area(),
                rule.topics(),
                pack.id(),
                rule.source().file(),
                rule.source().line(),
                rule.remedy());
    }

    /** What is asked, in the order of packs, subjects and rules. */
    List<Practice> practices() {
        return parts.stream().flatMap(part -> part.practices().stream()).toList();
    }

    /** What the practices come to; products are shared out to the threads of the common pool. */
    Assessment assess(PortfolioIndex index, Instant asOf) {
        List<PracticeResult> results = new ArrayList<>();
        results.addAll(results(
                Subject.PORTFOLIO,
                List.of(new ReviewedPortfolio(asOf)),
                subject -> index.slice(subject, types(Subject.PORTFOLIO))
                        .with(authority.of(index, index.products(), true, asOf, types(Subject.PORTFOLIO))),
                subject -> new About(null, null),
                asOf));
        List<ReviewedStream> streams = index.portfolio().valueStreams().stream()
                .sorted(Comparator.comparing(ValueStream::id))
                .map(stream -> new ReviewedStream(stream, asOf))
                .toList();
        results.addAll(results(
                Subject.VALUE_STREAM,
                streams,
                subject -> index.slice(subject, types(Subject.VALUE_STREAM))
                        .with(authority.of(index, products(index, subject), false, asOf, types(Subject.VALUE_STREAM))),
                subject -> new About(subject.valueStream(), null),
                asOf));
        List<ReviewedProduct> products = index.products().stream()
                .map(product -> new ReviewedProduct(product, asOf))
                .toList();
        results.addAll(results(
                Subject.PRODUCT,
                products,
                subject -> index.slice(subject.product(), subject, asOf, types(Subject.PRODUCT))
                        .with(authority.of(index, List.of(subject.product()), false, asOf, types(Subject.PRODUCT))),
                subject -> new About(null, subject.product()),
                asOf));
        Map<Practice, Integer> order = new LinkedHashMap<>();
        practices().forEach(practice -> order.putIfAbsent(practice, order.size()));
        results.sort(Comparator.comparing(result -> order.getOrDefault(result.practice(), 0)));
        List<PackReference> packs =
                parts.stream().map(part -> part.pack().reference()).distinct().toList();
        return new Assessment(asOf, packs, results);
    }

    private static List<Product> products(PortfolioIndex index, ReviewedStream stream) {
        return index.products().stream()
                .filter(product -> product.valueStreamId().equals(stream.valueStreamId()))
                .toList();
    }

    private Set<Class<? extends Record>> types(Subject subject) {
        return types.getOrDefault(subject, Set.of());
    }

    /** The stream or the product that a practice is asked about; neither where it is the portfolio. */
    private record About(
            @Nullable ValueStream stream, @Nullable Product product) {}

    private <T extends Record> List<PracticeResult> results(
            Subject kind, Collection<T> subjects, Function<T, Facts> slice, Function<T, About> about, Instant asOf) {
        List<Part> asked = parts.stream().filter(part -> part.subject() == kind).toList();
        return asked.isEmpty()
                ? List.of()
                : subjects.parallelStream()
                        .flatMap(subject -> {
                            Facts facts = slice.apply(subject);
                            return asked.stream()
                                    .flatMap(part -> results(part, facts, about.apply(subject), asOf).stream());
                        })
                        .toList();
    }

    private static List<PracticeResult> results(Part part, Facts facts, About about, Instant asOf) {
        Dates dates = new Dates(part.pack().reference(), part.pack().manifest().effectivePeriod(), asOf);
        FailedCondition outside = outside(part.pack(), about);
        List<Judgement> judgements = part.judged().over(facts);
        List<PracticeResult> results = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            PracticeRule rule = part.rules().get(i);
            FailedCondition scope = outside == null ? dates.notInForce(rule).orElse(null) : outside;
            Shown shown = scope != null
                    ? new Shown(PracticeVerdict.NOT_APPLICABLE, List.of(), List.of(), List.of(scope), null)
                    : shown(rule, judgements.get(i), facts);
            String expired = dates.packExpired().orElse(null);
            if (expired != null && shown.verdict() != PracticeVerdict.NOT_APPLICABLE) {
                shown = unevaluable(expired, List.of());
            }
            Product product = about.product();
            ValueStream stream = about.stream();
            results.add(new PracticeResult(
                    part.practices().get(i),
                    product == null ? null : product.id(),
                    stream == null ? null : stream.id(),
                    shown.verdict(),
                    shown.facts(),
                    shown.lookedAt(),
                    shown.failed(),
                    shown.cause()));
        }
        return results;
    }

    /** That a pack is not about the subject; absent when it is. */
    private static @Nullable FailedCondition outside(RulePack pack, About about) {
        AppliesTo appliesTo = pack.manifest().appliesTo();
        Product product = about.product();
        ValueStream stream = about.stream();
        if (appliesTo == null
                || product != null && appliesTo.covers(product)
                || stream != null && appliesTo.valueStreams().contains(stream.id())) {
            return null;
        }
        return new FailedCondition(
                FailedCondition.Kind.OUT_OF_SCOPE,
                "rule",
                1,
                1,
                "pack '" + pack.id() + "' applies only to " + appliesTo.words(),
                List.of(),
                List.of(),
                0);
    }

    /** What a practice comes to, without whose it is. */
    private record Shown(
            PracticeVerdict verdict,
            List<FactReference> facts,
            List<Population> lookedAt,
            List<FailedCondition> failed,
            @Nullable String cause) {}

    private static Shown unevaluable(String cause, List<FactReference> facts) {
        return new Shown(PracticeVerdict.UNEVALUABLE, facts, List.of(), List.of(), cause);
    }

    private static Shown shown(PracticeRule rule, Judgement judgement, Facts facts) {
        Evaluation evaluation = judgement.evaluation();
        if (evaluation instanceof Evaluation.Faulted faulted) {
            return unevaluable(faulted.cause() + " at " + faulted.where(), faulted.facts());
        }
        if (judgement.evaluator() == null) {
            throw new IllegalStateException(
                    "A rule without an evaluator must be faulted, but '" + rule.id() + "' was " + evaluation);
        }
        if (evaluation instanceof Evaluation.Matched matched) {
            return new Shown(
                    PracticeVerdict.MET,
                    Explainer.found(judgement.evaluator(), matched),
                    Explainer.lookedAt(judgement.evaluator(), facts),
                    List.of(),
                    null);
        }
        Evaluation.Unmatched unmatched = (Evaluation.Unmatched) evaluation;
        return new Shown(
                unmatched.inScope() ? PracticeVerdict.UNMET : PracticeVerdict.NOT_APPLICABLE,
                List.of(),
                List.of(),
                Explainer.whyNot(judgement.evaluator(), facts, unmatched),
                null);
    }
}
