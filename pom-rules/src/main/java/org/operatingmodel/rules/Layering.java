package org.operatingmodel.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.analysis.ParameterUses;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.internal.PortfolioIndex;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.Rule;

/**
 * The one place where the layers of packs are applied: to whom a pack applies, the values of its parameters, and what packs
 * say about each other's criteria and parameters.
 *
 * <p>What packs say is applied in the order in which they are loaded. A tightening keeps the stricter of what is there and
 * what it says, an override that holds the looser; so whatever is stricter before is not looser after, and a further
 * tightening never lets more pass. A tightening holds when its pack is in force and past its grace period, and still does
 * when the pack has expired; an override holds only while its pack is in force.
 */
final class Layering {
    /** Nothing to apply. */
    static final Layering NONE = new Layering(List.of(), List.of());

    private final List<Stated> stated;
    private final List<Said> said;

    private Layering(List<Stated> stated, List<Said> said) {
        this.stated = stated;
        this.said = said;
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
            List<CriterionId> criteria) {}

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
        return stated.isEmpty() && said.isEmpty() ? NONE : new Layering(List.copyOf(stated), List.copyOf(said));
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
    Applied at(PortfolioIndex index, Product product, @Nullable Gate gate, Instant asOf) {
        if (stated.isEmpty() && said.isEmpty()) {
            return Applied.NOTHING;
        }
        Map<CriterionId, Enforcement> enforcements = new HashMap<>();
        Map<Stated, Current> values = new LinkedHashMap<>();
        stated.forEach(each ->
                values.put(each, new Current(each.parameter().value(), "stated by pack '" + each.packId() + "'")));
        List<Adjustment> adjustments = new ArrayList<>();
        for (Said each : said) {
            PackManifest manifest = each.pack().manifest();
            AppliesTo appliesTo = manifest.appliesTo();
            String refusal;
            if (appliesTo != null && !appliesTo.covers(product)) {
                if (index.unknown(appliesTo.products(), appliesTo.valueStreams())
                        .isEmpty()) {
                    continue;
                }
                refusal = notFor(index, each.pack().id(), appliesTo);
            } else {
                refusal = each.override() == null
                        ? notYet(manifest.effectivePeriod(), asOf)
                        : refused(each, each.override(), index, product, gate, asOf);
            }
            if (refusal == null) {
                apply(each, enforcements, values);
            }
            adjustments.add(adjustment(each, index, refusal));
        }
        Map<PackId, List<Parameter>> parameters = new HashMap<>();
        List<Terms.Use> uses = new ArrayList<>();
        values.forEach((each, current) -> {
            ParameterDefinition definition = each.parameter();
            Parameter parameter =
                    new Parameter(definition.id(), each.packId(), definition.type(), current.value(), current.origin());
            parameters.computeIfAbsent(each.packId(), id -> new ArrayList<>()).add(parameter);
            uses.add(new Terms.Use(parameter, each.criteria()));
        });
        return new Applied(enforcements, parameters, new Terms(uses, adjustments));
    }

    private static Adjustment adjustment(Said each, PortfolioIndex index, @Nullable String refusal) {
        PackOverride override = each.override();
        Adjustment.Overriding overriding = override == null
                ? null
                : new Adjustment.Overriding(
                        override.decision(),
                        override.reason(),
                        index.overrideDecision(override.decision()).orElse(null));
        return new Adjustment(each.pack().id(), each.change(), each.criteria(), overriding, refusal);
    }

    private static void apply(Said each, Map<CriterionId, Enforcement> enforcements, Map<Stated, Current> values) {
        boolean tightens = each.override() == null;
        if (each.change() instanceof Adjustment.OfEnforcement change) {
            Enforcement now = enforcements.getOrDefault(change.criterionId(), change.stated());
            boolean stricter = change.given().compareTo(now) < 0;
            if (stricter == tightens) {
                enforcements.put(change.criterionId(), change.given());
            }
            return;
        }
        Adjustment.OfParameter change = (Adjustment.OfParameter) each.change();
        values.replaceAll((stated, now) -> {
            ParameterDefinition parameter = stated.parameter();
            if (!stated.packId().equals(change.packId()) || !parameter.id().equals(change.parameterId())) {
                return now;
            }
            boolean changes = parameter.tighter() == null
                    ? !tightens
                    : tightens
                            ? parameter.compareStrictness(change.given(), now.value()) > 0
                            : parameter.compareStrictness(change.given(), now.value()) < 0;
            String from = parameter.type().words(parameter.value());
            return changes
                    ? new Current(
                            change.given(),
                            (tightens ? "tightened by pack '" : "overridden by pack '")
                                    + each.pack().id() + "', stated as " + from + " by pack '" + stated.packId() + "'")
                    : now;
        });
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
        } else if (gate.overrideDeciders().isEmpty()) {
            reasons.add("nobody may decide overrides for gate '" + gate.id() + "'");
        } else if (!index.held(decision.decidedBy(), gate.overrideDeciders(), decision.decidedAt())) {
            reasons.add("'" + decision.decidedBy() + "' held none of the roles "
                    + gate.overrideDeciders().stream().map(RoleId::value).collect(Collectors.joining(", ")) + " at "
                    + decision.decidedAt());
        }
        if (decision.decidedBy().equals(decision.requestedBy())) {
            reasons.add("'" + decision.decidedBy() + "' requested it and cannot decide it");
        }
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /** Why the decision is about something else than the override; absent when it is about the same. */
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
        for (Criterion criterion : criteria.criteria()) {
            results.add(new NotApplicable(
                    criterion,
                    new FailedCondition(
                            FailedCondition.Kind.OUT_OF_SCOPE,
                            "rule",
                            criterion.line(),
                            1,
                            summary,
                            List.of(),
                            List.of(),
                            0)));
        }
        return results;
    }

    /** The value that a parameter has come to, and whence. */
    private record Current(BigDecimal value, String origin) {}

    /**
     * What holds for one product at one instant.
     *
     * @param enforcements the enforcements that differ from what the rules say
     * @param byPack the parameters of each pack
     * @param terms what is told about it
     */
    record Applied(Map<CriterionId, Enforcement> enforcements, Map<PackId, List<Parameter>> byPack, Terms terms) {
        static final Applied NOTHING = new Applied(Map.of(), Map.of(), Terms.NONE);

        /** The parameters of a pack that the rules of the gate read; empty when they read none. */
        List<Parameter> parameters(PackId pack) {
            return byPack.getOrDefault(pack, List.of());
        }

        /** All parameters, in the order of packs. */
        List<Parameter> parameters() {
            return terms.parameters().stream().map(Terms.Use::parameter).toList();
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
