package org.operatingmodel.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.analysis.ParameterUses;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.Rule;

/** What the handbook says about parameters and about what packs say of each other. */
record HandbookLayers(List<RulePack> packs) {
    HandbookLayers {
        packs = List.copyOf(packs);
    }

    /** Who may decide overrides at a gate, as a sentence that follows another; empty when nobody may. */
    String deciders(Gate gate) {
        return gate.overrideDeciders().isEmpty()
                ? ""
                : " That a pack of the organisation overrides what is asked here may be decided by "
                        + gate.overrideDeciders().stream().map(RoleId::value).collect(Collectors.joining(" or "))
                        + named(packs, DecisionId.OVERRIDE) + ".";
    }

    /** That a right names others in place of the roles of a gate; empty where no pack states a right to decide that. */
    static String named(List<RulePack> packs, DecisionId decision) {
        return packs.stream()
                        .flatMap(pack -> pack.rights().stream())
                        .anyMatch(right -> right.decisionId().equals(decision) && right.kind() == RightKind.DECIDES)
                ? "; where a right to decide '" + decision + "' holds, by whom it names and nobody else"
                : "";
    }

    /** The enforcement of a criterion, and what other packs make of it. */
    String enforcement(Rule rule) {
        return rule.enforcement().word()
                + said(target -> target instanceof LayerTarget.OfCriterion of
                                && of.criterion().equals(rule.criterionId())
                        ? of.enforcement().word()
                        : "");
    }

    /** A row for each parameter that a rule reads. */
    List<List<String>> parameters(RulePack pack, Rule rule) {
        List<List<String>> rows = new ArrayList<>();
        for (ParameterId id : ParameterUses.of(rule)) {
            for (ParameterDefinition parameter : pack.manifest().parameters()) {
                if (parameter.id().equals(id)) {
                    rows.add(List.of("Parameter " + id, parameter(pack, parameter)));
                }
            }
        }
        return rows;
    }

    private String parameter(RulePack pack, ParameterDefinition parameter) {
        String tighter = parameter.tighter() == null
                ? "cannot be tightened"
                : "from " + parameter.range() + ", " + parameter.tighter() + " is tighter";
        return parameter.meaning() + " " + parameter.type().words(parameter.value()) + " (" + tighter + ")"
                + said(target -> target instanceof LayerTarget.OfParameter of
                                && of.pack().equals(pack.id())
                                && of.parameter().equals(parameter.id())
                        ? parameter.type().words(of.value())
                        : "");
    }

    /** What packs say of a target, in words that follow its own; empty when none says anything. */
    private String said(Function<LayerTarget, String> value) {
        StringBuilder all = new StringBuilder();
        for (RulePack pack : packs) {
            for (Tightening tightening : pack.manifest().tighten()) {
                String given = value.apply(tightening.target());
                if (!given.isEmpty()) {
                    all.append("; tightened to ").append(given).append(by(pack));
                }
            }
            for (PackOverride override : pack.manifest().overrides()) {
                String given = value.apply(override.target());
                if (!given.isEmpty()) {
                    all.append("; overridden to ").append(given).append(by(pack));
                    all.append(" where decision ").append(override.decision()).append(" counts, because: ");
                    all.append(override.reason());
                }
            }
        }
        return all.toString();
    }

    private static String by(RulePack pack) {
        EffectivePeriod period = pack.manifest().effectivePeriod();
        AppliesTo appliesTo = pack.manifest().appliesTo();
        return " by pack '" + pack.id() + "'"
                + (appliesTo == null ? "" : " for " + appliesTo.words())
                + (period.effectiveFrom() == null ? "" : " from " + period.effectiveFrom());
    }

    /** Of which products a pack asks something, in words; empty when of all. */
    static String appliesTo(RulePack pack) {
        AppliesTo appliesTo = pack.manifest().appliesTo();
        return appliesTo == null ? "" : "; only " + appliesTo.words();
    }
}
