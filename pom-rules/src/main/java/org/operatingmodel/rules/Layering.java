package org.operatingmodel.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.decision.Adjustment;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Terms;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.analysis.ParameterUses;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;

/**
 * The one place where the layers of packs are applied: to whom a pack applies, the values of its parameters, and what packs
 * say about each other's criteria and parameters.
 *
 * <p>Of what packs say about one criterion or parameter the strictest holds. An override that holds loosens what the pack
 * that is overridden states and what packs before its own make of that, and nothing that other packs say; see
 * {@link PackOrder}. So the order in which packs are loaded changes nothing, and a further tightening never lets more pass.
 * A tightening holds when its pack is in force and past its grace period, and still does when the pack has expired; an
 * override holds only while its pack is in force.
 *
 * <p>A rule that could not be evaluated without some of the tightenings of its parameters cannot be evaluated with them,
 * either: see {@link Applied#looser}.
 */
final class Layering {
    /** Nothing to apply. */
    static final Layering NONE = new Layering(List.of(), List.of(), new PackOrder(List.of()));

    /** How many combinations of the values of its parameters a rule is judged by. */
    static final int MOST_COMBINATIONS = 100;

    private static final Comparator<Said> BY_PACK =
            Comparator.comparing((Said said) -> said.pack().manifest().layer()).thenComparing(Said::by);

    private final List<Stated> stated;
    private final List<Said> said;
    private final PackOrder order;

    private Layering(List<Stated> stated, List<Said> said, PackOrder order) {
        this.stated = stated;
        this.said = said;
        this.order = order;
    }

    /** A parameter and the criteria of the gate that read it. */
    private record Stated(
            PackId packId, @Nullable AppliesTo appliesTo, ParameterDefinition parameter, List<CriterionId> criteria) {}

    /** What a pack says about another, its owner, and the criteria of the gate that it touches. */
    private record Said(
            RulePack pack,
            PackId owner,
            Adjustment.Change change,
            @Nullable PackOverride override,
            List<CriterionId> criteria) {
        boolean tightens() {
            return override == null;
        }

        PackId by() {
            return pack.id();
        }
    }

    /** The pack that states a criterion, and the enforcement that it gives it. */
    private record Weighed(PackId packId, Enforcement enforcement) {}

    /** What packs that go together say about a gate. */
    static Layering of(GateId gate, List<RulePack> packs) {
        List<Stated> stated = new ArrayList<>();
        Map<CriterionId, Weighed> weights = new HashMap<>();
        for (RulePack pack : packs) {
            Map<ParameterId, List<CriterionId>> readers = new LinkedHashMap<>();
            for (Rule rule : pack.rules()) {
                if (rule.gateId().equals(gate)) {
                    weights.put(rule.criterionId(), new Weighed(pack.id(), rule.enforcement()));
                    ParameterUses.of(rule)
                            .forEach(parameter -> readers.computeIfAbsent(parameter, id -> new ArrayList<>())
                                    .add(rule.criterionId()));
                }
            }
            for (ParameterDefinition parameter : pack.manifest().parameters()) {
                List<CriterionId> criteria = readers.get(parameter.id());
                if (criteria != null) {
                    stated.add(new Stated(pack.id(), pack.manifest().appliesTo(), parameter, List.copyOf(criteria)));
                }
            }
        }
        List<Said> said = new ArrayList<>();
        for (RulePack pack : packs) {
            for (Tightening tightening : pack.manifest().tighten()) {
                said(pack, tightening.target(), null, stated, weights).ifPresent(said::add);
            }
            for (PackOverride override : pack.manifest().overrides()) {
                said(pack, override.target(), override, stated, weights).ifPresent(said::add);
            }
        }
        return stated.isEmpty() && said.isEmpty()
                ? NONE
                : new Layering(List.copyOf(stated), List.copyOf(said), new PackOrder(packs));
    }

    private static Optional<Said> said(
            RulePack pack,
            LayerTarget target,
            @Nullable PackOverride override,
            List<Stated> stated,
            Map<CriterionId, Weighed> weights) {
        if (target instanceof LayerTarget.OfCriterion of) {
            Weighed own = weights.get(of.criterion());
            return own == null
                    ? Optional.empty()
                    : Optional.of(new Said(
                            pack,
                            own.packId(),
                            new Adjustment.OfEnforcement(of.criterion(), own.enforcement(), of.enforcement()),
                            override,
                            List.of(of.criterion())));
        }
        LayerTarget.OfParameter of = (LayerTarget.OfParameter) target;
        return stated.stream()
                .filter(each ->
                        each.packId().equals(of.pack()) && each.parameter().id().equals(of.parameter()))
                .findFirst()
                .map(each -> new Said(
                        pack,
                        of.pack(),
                        new Adjustment.OfParameter(
                                of.pack(),
                                of.parameter(),
                                each.parameter().type(),
                                each.parameter().value(),
                                of.value()),
                        override,
                        each.criteria()));
    }

    /** Whether a pack says something about the gate that is to be named with the decision. */
    boolean saidBy(PackId pack) {
        return said.stream().anyMatch(each -> each.pack().id().equals(pack));
    }

    /**
     * What holds for a product at an instant.
     *
     * @param gate the gate; absent when no pack defines it, so that nobody may decide overrides
     */
    Applied at(PortfolioIndex index, Product product, @Nullable Gate gate, Deciders deciders, Instant asOf) {
        if (stated.isEmpty() && said.isEmpty()) {
            return Applied.NOTHING;
        }
        Map<Said, String> refusals = new LinkedHashMap<>();
        List<Said> holding = new ArrayList<>();
        List<Said> told = new ArrayList<>();
        for (Said each : said) {
            PackManifest manifest = each.pack().manifest();
            AppliesTo appliesTo = manifest.appliesTo();
            String refusal;
            if (appliesTo != null && !appliesTo.covers(product)) {
                if (index.unknown(appliesTo.products(), appliesTo.valueStreams())
                        .isEmpty()) {
                    continue;
                }
                refusal = notFor(index, each.by(), appliesTo);
            } else {
                refusal = each.override() == null
                        ? notYet(manifest.effectivePeriod(), asOf)
                        : refused(each, each.override(), index, product, gate, deciders, asOf);
            }
            told.add(each);
            if (refusal == null) {
                holding.add(each);
            } else {
                refusals.put(each, refusal);
            }
        }
        contradictions(holding, refusals);
        holding.removeAll(refusals.keySet());
        Map<Said, PackId> outdone = new HashMap<>();
        Map<CriterionId, Enforcement> enforcements = enforcements(holding, outdone);
        Map<PackId, Map<ParameterId, List<Parameter>>> values = new HashMap<>();
        List<Terms.Use> uses = new ArrayList<>();
        for (Stated each : stated) {
            List<Parameter> parameter = values(each, holding, outdone);
            values.computeIfAbsent(each.packId(), id -> new LinkedHashMap<>())
                    .put(each.parameter().id(), parameter);
            uses.add(new Terms.Use(parameter.get(0), each.criteria()));
        }
        List<Adjustment> adjustments = told.stream()
                .map(each -> adjustment(each, index, refusals.get(each), outdone.get(each)))
                .toList();
        return new Applied(enforcements, values, new Terms(uses, adjustments));
    }

    private static Adjustment adjustment(
            Said each, PortfolioIndex index, @Nullable String refusal, @Nullable PackId outdoneBy) {
        PackOverride override = each.override();
        Adjustment.Overriding overriding = override == null
                ? null
                : new Adjustment.Overriding(
                        override.decision(),
                        override.reason(),
                        index.overrideDecision(override.decision()).orElse(null));
        return new Adjustment(each.by(), each.change(), each.criteria(), overriding, refusal, outdoneBy);
    }

    /** Overrides that say different values of a parameter without a tighter way, none of which comes last: none holds. */
    private void contradictions(List<Said> holding, Map<Said, String> refusals) {
        for (Stated each : stated) {
            if (each.parameter().tighter() != null) {
                continue;
            }
            List<Said> last = last(about(each, holding));
            for (Said one : last) {
                last.stream()
                        .filter(other -> given(one).compareTo(given(other)) != 0)
                        .min(BY_PACK)
                        .ifPresent(other -> refusals.put(
                                one,
                                "pack '" + other.by() + "' says "
                                        + each.parameter().type().words(given(other))
                                        + ", and neither builds on the other"));
            }
        }
    }

    /** Those that come before none of the others. */
    private List<Said> last(List<Said> some) {
        return some.stream()
                .filter(each -> some.stream().noneMatch(other -> order.isBefore(each.by(), other.by())))
                .toList();
    }

    private static List<Said> about(Stated parameter, List<Said> some) {
        return some.stream()
                .filter(each -> each.change() instanceof Adjustment.OfParameter change
                        && change.packId().equals(parameter.packId())
                        && change.parameterId().equals(parameter.parameter().id()))
                .toList();
    }

    private static BigDecimal given(Said said) {
        return ((Adjustment.OfParameter) said.change()).given();
    }

    /** The enforcements of the criteria that other packs say something about. */
    private Map<CriterionId, Enforcement> enforcements(List<Said> holding, Map<Said, PackId> outdone) {
        Map<CriterionId, List<Said>> about = new LinkedHashMap<>();
        Map<CriterionId, Word<Enforcement>> own = new HashMap<>();
        for (Said each : holding) {
            if (each.change() instanceof Adjustment.OfEnforcement change) {
                about.computeIfAbsent(change.criterionId(), id -> new ArrayList<>())
                        .add(each);
                own.put(change.criterionId(), new Word<>(change.stated(), each.owner(), null));
            }
        }
        Map<CriterionId, Enforcement> enforcements = new HashMap<>();
        about.forEach((criterion, said) -> {
            Word<Enforcement> first = Objects.requireNonNull(own.get(criterion));
            List<Word<Enforcement>> words = said.stream()
                    .map(each -> new Word<>(((Adjustment.OfEnforcement) each.change()).given(), each.by(), each))
                    .toList();
            Comparator<Enforcement> strictness = Comparator.reverseOrder();
            Word<Enforcement> now = candidates(first, words, strictness).get(0);
            outdoing(now, words, strictness, outdone);
            enforcements.put(criterion, now.value());
        });
        return enforcements;
    }

    /** The values of a parameter: the one that it has, then those that it would have without some of its tightenings. */
    private List<Parameter> values(Stated stated, List<Said> holding, Map<Said, PackId> outdone) {
        ParameterDefinition parameter = stated.parameter();
        List<Word<BigDecimal>> words = about(stated, holding).stream()
                .map(each -> new Word<>(given(each), each.by(), each))
                .toList();
        Word<BigDecimal> first = new Word<>(parameter.value(), stated.packId(), null);
        Comparator<BigDecimal> strictness =
                parameter.tighter() == null ? BigDecimal::compareTo : parameter::compareStrictness;
        List<Word<BigDecimal>> values;
        if (parameter.tighter() == null) {
            List<Said> last = last(
                    words.stream().map(Word::said).map(Objects::requireNonNull).toList());
            values = List.of(last.stream()
                    .min(BY_PACK)
                    .map(each -> new Word<>(given(each), each.by(), each))
                    .orElse(first));
        } else {
            values = candidates(first, words, strictness);
        }
        outdoing(values.get(0), words, strictness, outdone);
        return values.stream()
                .map(value -> new Parameter(
                        parameter.id(), stated.packId(), parameter.type(), value.value(), origin(value, stated)))
                .toList();
    }

    private static String origin(Word<BigDecimal> value, Stated stated) {
        String own = "by pack '" + stated.packId() + "'";
        return value.said() == null
                ? "stated " + own
                : (value.said().tightens() ? "tightened by pack '" : "overridden by pack '") + value.by()
                        + "', stated as "
                        + stated.parameter().type().words(stated.parameter().value()) + " " + own;
    }

    /** What a target comes to, and what it would come to without some of its tightenings; without repetitions. */
    private <T> List<Word<T>> candidates(Word<T> stated, List<Word<T>> words, Comparator<T> strictness) {
        List<Word<T>> tightenings = new ArrayList<>(List.of(stated));
        words.stream().filter(word -> !word.overrides()).sorted(Word.inOrder()).forEach(tightenings::add);
        List<Word<T>> candidates = new ArrayList<>();
        for (Word<T> tightening : tightenings) {
            Word<T> loosest = loosened(tightening, words, strictness);
            if (candidates.stream().noneMatch(other -> strictness.compare(other.value(), loosest.value()) == 0)) {
                candidates.add(loosest);
            }
        }
        candidates.sort(Comparator.comparing(Word::value, strictness.reversed()));
        return candidates;
    }

    /** The loosest override that may loosen what is stated or tightened; that itself when there is none. */
    private <T> Word<T> loosened(Word<T> word, List<Word<T>> words, Comparator<T> strictness) {
        return words.stream()
                .filter(Word::overrides)
                .filter(override -> word.said() == null || order.isBefore(word.by(), override.by()))
                .filter(override -> strictness.compare(override.value(), word.value()) < 0)
                .min(Comparator.<Word<T>, T>comparing(Word::value, strictness).thenComparing(Word.inOrder()))
                .orElse(word);
    }

    /** Notes which words come to nothing, because others hold. */
    private <T> void outdoing(
            Word<T> holding, List<Word<T>> words, Comparator<T> strictness, Map<Said, PackId> outdone) {
        for (Word<T> word : words) {
            Word<T> loosened = word.overrides() ? word : loosened(word, words, strictness);
            if (!loosened.equals(word)) {
                outdone.put(Objects.requireNonNull(word.said()), loosened.by());
            } else if (strictness.compare(word.value(), holding.value()) != 0) {
                outdone.put(Objects.requireNonNull(word.said()), holding.by());
            }
        }
    }

    /**
     * A value or enforcement and whence it is.
     *
     * @param said what is said in another pack; absent for what the own pack states
     */
    private record Word<T>(T value, PackId by, @Nullable Said said) {
        boolean overrides() {
            return said != null && said.override() != null;
        }

        static <T> Comparator<Word<T>> inOrder() {
            return Comparator.comparing(Word::said, Comparator.nullsFirst(BY_PACK));
        }
    }

    /** Why the tightenings of a pack do not hold; absent when they do. */
    private static @Nullable String notYet(EffectivePeriod period, Instant asOf) {
        if (period.expiredAt(asOf)) {
            return null;
        } else if (period.effectiveFrom() != null && period.notYetInForceAt(asOf)) {
            return "the pack is in force only from " + EffectivePeriod.start(period.effectiveFrom());
        }
        Instant grace = period.graceEnds();
        return grace != null && asOf.isBefore(grace) ? "the pack is in grace until " + grace : null;
    }

    /** Why an override does not hold; absent when it does. */
    private static @Nullable String refused(
            Said each,
            PackOverride override,
            PortfolioIndex index,
            Product product,
            @Nullable Gate gate,
            Deciders deciders,
            Instant asOf) {
        List<String> reasons = new ArrayList<>();
        EffectivePeriod period = each.pack().manifest().effectivePeriod();
        if (period.effectiveFrom() != null && period.notYetInForceAt(asOf)) {
            reasons.add("the pack is in force only from " + EffectivePeriod.start(period.effectiveFrom()));
        } else if (period.expires() != null && period.expiredAt(asOf)) {
            reasons.add("the pack expired at " + EffectivePeriod.start(period.expires()));
        }
        OverrideDecision decision = index.overrideDecision(override.decision()).orElse(null);
        if (decision == null) {
            reasons.add("the portfolio records no override decision '" + override.decision() + "'");
            return String.join("; ", reasons);
        }
        String about = about(each, override, decision);
        if (about != null) {
            reasons.add(about);
        }
        if (decision.productId() != null && !decision.productId().equals(product.id())) {
            reasons.add("it was decided for product '" + decision.productId() + "' only");
        }
        Presence presence = decision.presenceAt(asOf);
        if (presence == Presence.NOT_YET) {
            reasons.add("it counts only from " + decision.decidedAt());
        } else if (presence == Presence.EXPIRED) {
            reasons.add("it expired at " + decision.expires());
        }
        if (gate == null) {
            reasons.add("no pack defines the gate, so nobody may decide overrides for it");
        } else {
            String hindrance = deciders.hindrance(
                    index,
                    DecisionId.OVERRIDE,
                    gate,
                    product,
                    product(index, decision),
                    decision.decidedBy(),
                    decision.requestedBy(),
                    decision.decidedAt());
            if (hindrance != null) {
                reasons.add(hindrance);
            }
        }
        if (decision.decidedBy().equals(decision.requestedBy())) {
            reasons.add("'" + decision.decidedBy() + "' requested it and cannot decide it");
        }
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /** Why the decision is about something else than the override; absent when it is about the same. */
    /** The product that a decision is for; absent for all. */
    private static @Nullable Product product(PortfolioIndex index, OverrideDecision decision) {
        ProductId product = decision.productId();
        return product == null ? null : index.product(product).orElse(null);
    }

    private static @Nullable String about(Said each, PackOverride override, OverrideDecision decision) {
        LayerTarget target = override.target();
        if (target instanceof LayerTarget.OfCriterion of) {
            boolean same = of.criterion().equals(decision.criterionId())
                    && of.enforcement() == decision.enforcement()
                    && each.owner().equals(decision.packId());
            return same ? null : "it is about " + words(decision);
        }
        LayerTarget.OfParameter of = (LayerTarget.OfParameter) target;
        BigDecimal value = decision.value();
        boolean same = of.pack().equals(decision.packId())
                && of.parameter().equals(decision.parameterId())
                && value != null
                && of.value().compareTo(value) == 0;
        return same ? null : "it is about " + words(decision);
    }

    private static String words(OverrideDecision decision) {
        BigDecimal value = decision.value();
        Enforcement enforcement = decision.enforcement();
        return value != null
                ? "parameter '" + decision.parameterId() + "' of pack '" + decision.packId() + "' with value "
                        + value.toPlainString()
                : "criterion '" + decision.criterionId() + "' of pack '" + decision.packId() + "' with enforcement "
                        + (enforcement == null ? "" : enforcement.word());
    }

    /** Why a pack is not about a product, naming what the portfolio does not know. */
    private static String notFor(PortfolioIndex index, PackId pack, AppliesTo appliesTo) {
        List<String> unknown = index.unknown(appliesTo.products(), appliesTo.valueStreams());
        return "pack '" + pack + "' applies only to " + appliesTo.words()
                + (unknown.isEmpty() ? "" : "; the portfolio does not know " + String.join(", ", unknown));
    }

    /** The criteria of a pack, none of which asks anything of the products that the pack is not about. */
    static List<CriterionResult> notApplicable(
            PackCriteria criteria, PackId pack, AppliesTo appliesTo, PortfolioIndex index) {
        String summary = notFor(index, pack, appliesTo);
        List<CriterionResult> results = new ArrayList<>();
        for (int i = 0; i < criteria.criteria().size(); i++) {
            Source rule = criteria.rules().get(i).source();
            results.add(new NotApplicable(
                    criteria.criteria().get(i),
                    new FailedCondition(
                            FailedCondition.Kind.OUT_OF_SCOPE,
                            "rule",
                            rule.line(),
                            rule.column(),
                            summary,
                            List.of(),
                            List.of(),
                            0)));
        }
        return results;
    }

    /**
     * What holds for one product at one instant.
     *
     * @param enforcements the enforcements that differ from what the rules say
     * @param values by pack, the values of each parameter: the one that it has, then those that it would have without
     *     some of its tightenings
     * @param terms what is told about it
     */
    record Applied(
            Map<CriterionId, Enforcement> enforcements,
            Map<PackId, Map<ParameterId, List<Parameter>>> values,
            Terms terms) {
        static final Applied NOTHING = new Applied(Map.of(), Map.of(), Terms.NONE);

        /** The parameters of a pack that the rules of the gate read; empty when they read none. */
        List<Parameter> parameters(PackId pack) {
            return values.getOrDefault(pack, Map.of()).values().stream()
                    .map(each -> each.get(0))
                    .toList();
        }

        /** All parameters, in the order of packs. */
        List<Parameter> parameters() {
            return terms.parameters().stream().map(Terms.Use::parameter).toList();
        }

        /**
         * The values that the parameters of a rule would have together without some of their tightenings, each time with
         * one value of each; empty when none of them is tightened.
         *
         * <p>Where one of these makes the rule unevaluable, it must stay so. Else a pack that tightens would turn what
         * cannot be judged, and blocks, into something that is met or can be waived.
         */
        List<List<Parameter>> looser(PackId pack, Rule rule) {
            List<List<Parameter>> all = List.of(List.of());
            Map<ParameterId, List<Parameter>> ofPack = values.getOrDefault(pack, Map.of());
            for (ParameterId id : ParameterUses.of(rule)) {
                List<Parameter> each = ofPack.getOrDefault(id, List.of());
                if (!each.isEmpty()) {
                    all = all.stream()
                            .flatMap(some -> each.stream().map(parameter -> {
                                List<Parameter> more = new ArrayList<>(some);
                                more.add(parameter);
                                return more;
                            }))
                            .limit(MOST_COMBINATIONS + 1)
                            .map(List::copyOf)
                            .toList();
                }
            }
            return all.subList(1, all.size());
        }

        /** The criteria with the enforcement that they have. */
        List<Criterion> weighed(List<Criterion> criteria) {
            if (enforcements.isEmpty()
                    || criteria.stream().noneMatch(criterion -> enforcements.containsKey(criterion.id()))) {
                return criteria;
            }
            Set<CriterionId> changed = enforcements.keySet();
            return criteria.stream()
                    .map(criterion -> changed.contains(criterion.id())
                            ? new Criterion(
                                    criterion.gateId(),
                                    criterion.id(),
                                    enforcements.getOrDefault(criterion.id(), criterion.enforcement()),
                                    criterion.sentence(),
                                    criterion.packId(),
                                    criterion.file(),
                                    criterion.line(),
                                    criterion.remedy())
                            : criterion)
                    .toList();
        }
    }
}
