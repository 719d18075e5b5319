package org.operatingmodel.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
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
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.internal.RuleEngine;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.valuestream.ValueStream;

/** Assesses the practices and guardrails of the loaded packs over a portfolio. */
final class Assessor {
    /** Longer than any guardrail holds. */
    private static final Duration AGES = Duration.ofDays(1_000_000);

    private final List<Part> parts = new ArrayList<>();
    private final Map<Subject, Set<Class<? extends Record>>> types = new LinkedHashMap<>();

    /** What one pack asks of subjects of one kind. */
    private record Part(
            RulePack pack, Subject subject, List<PracticeRule> rules, List<Practice> practices, AgreedRules judged) {}

    private final AuthorityFacts authority;

    Assessor(List<RulePack> packs, Deciders deciders, Governance.Engines engines) {
        this.authority = new AuthorityFacts(packs, deciders);
        RuleEngine engine = engines.over(PackCriteria.factTypes(
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
     * A guardrail that is breached, or of which nobody can tell whether it holds.
     *
     * @param since since when, to the second
     * @param fromTheStart whether it held at none of the instants that were looked at before
     */
    record Breach(PracticeResult result, Instant since, boolean fromTheStart) {}

    /**
     * The guardrails that are breached, or of which nobody can tell whether they hold, each with the instant since when.
     *
     * <p>Since when is found by going back over the instants that facts which it may read name, and over those at which it and
     * its pack come into force, to the last at which it held; after that one it was breached from some instant on, found to
     * the second. One that has held at none of them is breached from the start: since the first of them, and where there are
     * none, since the start of the calendar quarter.
     *
     * <p>Whatever is looked at does not depend on {@code asOf}, but that it is earlier. So the same is found at any two instants
     * at which, and between which, a guardrail is breached.
     */
    List<Breach> breaches(PortfolioIndex index, Instant asOf) {
        List<Part> guardrails = parts.stream()
                .filter(part -> part.practices().stream().anyMatch(each -> each.kind() == PracticeKind.GUARDRAIL))
                .toList();
        return assess(index, guardrails, asOf).breaches().parallelStream()
                .map(breach -> breach(index, breach, asOf))
                .toList();
    }

    private Breach breach(PortfolioIndex index, PracticeResult breach, Instant asOf) {
        Part part = parts.stream()
                .filter(each -> each.practices().contains(breach.practice()))
                .findFirst()
                .orElseThrow();
        int at = part.practices().indexOf(breach.practice());
        PracticeRule rule = part.rules().get(at);
        About about = new About(
                index.portfolio().valueStreams().stream()
                        .filter(stream -> stream.id().equals(breach.valueStreamId()))
                        .findFirst()
                        .orElse(null),
                breach.productId() == null
                        ? null
                        : index.product(breach.productId()).orElseThrow());
        Set<Class<? extends Record>> read = PackCriteria.factTypes(List.of(rule));
        EffectivePeriod ofPack = part.pack().manifest().effectivePeriod();
        Predicate<Instant> holds = instant -> {
            Dates dates = new Dates(part.pack().reference(), ofPack, instant);
            return dates.notInForce(rule).isPresent()
                    || dates.packExpired().isEmpty()
                            && part.judged().opinion(at, slice(index, about, instant, read))
                                    instanceof Evaluation.Matched;
        };
        ValueStream stream = about.stream();
        NavigableSet<Instant> events =
                index.instants(about.product(), stream == null ? null : stream.id(), AuthorityFacts.withSources(read));
        Stream.of(ofPack, rule.effectivePeriod())
                .flatMap(period -> Stream.of(period.effectiveFrom(), period.expires()))
                .filter(Objects::nonNull)
                .map(EffectivePeriod::start)
                .forEach(events::add);
        NavigableSet<Instant> before = events.headSet(asOf, false);
        for (Instant event : before.descendingSet()) {
            if (holds.test(event)) {
                Instant next = events.higher(event);
                Instant found = between(event, next == null ? event.plus(AGES) : next, asOf, holds);
                return new Breach(breach, found.isAfter(asOf) ? asOf : found, false);
            }
        }
        return new Breach(breach, before.isEmpty() ? quarter(asOf) : before.first(), true);
    }

    /** The start of a calendar quarter in UTC: the same whenever one looks within it. */
    private static Instant quarter(Instant asOf) {
        LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        return day.with(day.getMonth().firstMonthOfQuarter())
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /**
     * A second at which it no longer holds, while it does in the one before; the bounds alone say which seconds are looked at.
     *
     * @param held a second at which it holds, before {@code asOf}
     * @param end a later one, at which it does not hold, or after {@code asOf}
     */
    private static Instant between(Instant held, Instant end, Instant asOf, Predicate<Instant> holds) {
        long low = held.getEpochSecond();
        long high = end.getEpochSecond();
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            Instant second = Instant.ofEpochSecond(middle);
            if (!second.isAfter(asOf) && holds.test(second)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Instant.ofEpochSecond(high);
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
                    Facts facts = slice(index, about, asOf, types.getOrDefault(about.subject(), Set.of()));
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

    private Facts slice(PortfolioIndex index, About about, Instant asOf, Set<Class<? extends Record>> read) {
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
        String outside = Outside.of(pack.manifest(), about.product(), about.stream());
        if (outside == null) {
            return null;
        }
        return new FailedCondition(FailedCondition.Kind.OUT_OF_SCOPE, "rule", 1, 1, outside, List.of(), List.of(), 0);
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
