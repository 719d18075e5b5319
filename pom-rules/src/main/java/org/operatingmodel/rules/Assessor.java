package org.operatingmodel.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.practice.PracticeKind;
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
    private static final int MOST_EVENTS = 200;

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
        return assess(index, parts, asOf);
    }

    /**
     * The guardrails that are breached, or of which nobody can tell whether they hold, each with the instant since when.
     *
     * <p>Since when is found by going back over the instants at which a fact that it may read began or ceased to count, to
     * the last at which it held; after that one it was breached from some instant on, found to the second. One that has not
     * held at any of the last {@value #MOST_EVENTS} is breached since the first of them; where there are more, or none,
     * since the start of the calendar quarter.
     */
    Map<PracticeResult, Instant> breaches(PortfolioIndex index, Instant asOf) {
        List<Part> guardrails = parts.stream()
                .filter(part -> part.practices().stream().anyMatch(each -> each.kind() == PracticeKind.GUARDRAIL))
                .toList();
        Map<PracticeResult, Instant> breaches = new LinkedHashMap<>();
        for (PracticeResult breach : assess(index, guardrails, asOf).breaches()) {
            breaches.put(breach, since(index, breach, asOf));
        }
        return breaches;
    }

    private Instant since(PortfolioIndex index, PracticeResult breach, Instant asOf) {
        Part part = parts.stream()
                .filter(each -> each.practices().contains(breach.practice()))
                .findFirst()
                .orElseThrow();
        int rule = part.practices().indexOf(breach.practice());
        About about = new About(
                index.portfolio().valueStreams().stream()
                        .filter(stream -> stream.id().equals(breach.valueStreamId()))
                        .findFirst()
                        .orElse(null),
                breach.productId() == null
                        ? null
                        : index.product(breach.productId()).orElseThrow());
        Predicate<Instant> holds = at -> {
            Dates dates =
                    new Dates(part.pack().reference(), part.pack().manifest().effectivePeriod(), at);
            return dates.notInForce(part.rules().get(rule)).isPresent()
                    || dates.packExpired().isEmpty()
                            && part.judged().opinion(rule, slice(index, about, at)) instanceof Evaluation.Matched;
        };
        List<Instant> events = events(
                slice(index, about, asOf),
                PackCriteria.factTypes(List.of(part.rules().get(rule))),
                asOf);
        Instant breached = asOf;
        for (Instant event : events) {
            if (holds.test(event)) {
                return between(event, breached, holds);
            }
            breached = event;
        }
        return events.isEmpty() || events.size() == MOST_EVENTS ? quarter(asOf) : breached;
    }

    /** The start of a calendar quarter in UTC: the same whenever one looks within it. */
    private static Instant quarter(Instant asOf) {
        LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        return day.with(day.getMonth().firstMonthOfQuarter())
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** The first second after {@code held} at which it no longer holds, at most {@code breached}. */
    private static Instant between(Instant held, Instant breached, Predicate<Instant> holds) {
        long low = held.getEpochSecond();
        long high = breached.getEpochSecond();
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (holds.test(Instant.ofEpochSecond(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Instant second = Instant.ofEpochSecond(high);
        return second.isBefore(breached) && !holds.test(second) ? second : breached;
    }

    /** When facts began or ceased to count, the latest first, at most {@value #MOST_EVENTS}. */
    private static List<Instant> events(Facts facts, Set<Class<? extends Record>> types, Instant asOf) {
        Set<Instant> events = new TreeSet<>(Comparator.reverseOrder());
        List<Record> known = new ArrayList<>();
        for (Class<? extends Record> type : types) {
            known.addAll(facts.ofType(type));
            known.addAll(facts.notCounting(type));
        }
        for (Record fact : known) {
            if (fact instanceof Dated dated) {
                events.add(dated.countsFrom());
                if (dated.expires() != null) {
                    events.add(dated.expires());
                }
            }
        }
        return events.stream()
                .filter(event -> event.isBefore(asOf))
                .limit(MOST_EVENTS)
                .toList();
    }

    private Assessment assess(PortfolioIndex index, List<Part> asked, Instant asOf) {
        List<About> subjects = new ArrayList<>();
        subjects.add(new About(null, null));
        index.portfolio().valueStreams().stream()
                .sorted(Comparator.comparing(ValueStream::id))
                .forEach(stream -> subjects.add(new About(stream, null)));
        index.products().forEach(product -> subjects.add(new About(null, product)));
        List<PracticeResult> results = new ArrayList<>(subjects.parallelStream()
                .flatMap(about -> {
                    List<Part> same = asked.stream()
                            .filter(part -> part.subject() == about.subject())
                            .toList();
                    if (same.isEmpty()) {
                        return Stream.of();
                    }
                    Facts facts = slice(index, about, asOf);
                    return same.stream().flatMap(part -> results(part, facts, about, asOf).stream());
                })
                .toList());
        Map<Practice, Integer> order = new LinkedHashMap<>();
        practices().forEach(practice -> order.putIfAbsent(practice, order.size()));
        results.sort(Comparator.comparing(result -> order.getOrDefault(result.practice(), 0)));
        return new Assessment(
                asOf,
                asked.stream().map(part -> part.pack().reference()).distinct().toList(),
                results);
    }

    private Facts slice(PortfolioIndex index, About about, Instant asOf) {
        Set<Class<? extends Record>> read = types.getOrDefault(about.subject(), Set.of());
        Product product = about.product();
        ValueStream stream = about.stream();
        if (product != null) {
            return index.slice(product, new ReviewedProduct(product, asOf), asOf, read)
                    .with(authority.of(index, List.of(product), false, asOf, read));
        } else if (stream != null) {
            return index.slice(new ReviewedStream(stream, asOf), read)
                    .with(authority.of(index, products(index, stream), false, asOf, read));
        }
        long partnerEngagements = index.portfolio().engagements().stream()
                .filter(engagement -> engagement.presenceAt(asOf) == Presence.COUNTS)
                .count();
        return index.slice(new ReviewedPortfolio(asOf, partnerEngagements), read)
                .with(authority.of(index, index.products(), true, asOf, read));
    }

    private static List<Product> products(PortfolioIndex index, ValueStream stream) {
        return index.products().stream()
                .filter(product -> product.valueStreamId().equals(stream.id()))
                .toList();
    }

    /** The stream or the product that a practice is asked about; neither where it is the portfolio. */
    private record About(
            @Nullable ValueStream stream, @Nullable Product product) {
        Subject subject() {
            return product != null ? Subject.PRODUCT : stream != null ? Subject.VALUE_STREAM : Subject.PORTFOLIO;
        }
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
