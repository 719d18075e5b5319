package org.operatingmodel.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.Rule;

/** What is to be said about what packs say about each other: rights, tightenings and overrides. */
final class LayerFindings {
    private final RulePack pack;
    private final List<RulePack> before;
    private final boolean complete;
    private final PackOrder order;
    private final FindingsByPack findings;

    private LayerFindings(RulePack pack, List<RulePack> before, boolean complete, FindingsByPack findings) {
        this.pack = pack;
        this.before = before;
        this.complete = complete;
        List<RulePack> all = new ArrayList<>(before);
        all.add(pack);
        this.order = new PackOrder(all);
        this.findings = findings;
    }

    /** Adds what is to be said about a manifest by itself. */
    static void alone(PackManifest manifest, ManifestLines lines, List<Finding> findings) {
        PackLayer layer = manifest.layer();
        if (layer == PackLayer.TEAM) {
            for (Gate gate : manifest.gates()) {
                if (!gate.waiverGranters().isEmpty() || !gate.overrideDeciders().isEmpty()) {
                    findings.add(at(
                            FindingKind.LAYER_WITHOUT_RIGHT,
                            lines.line("gates", gate.id().value()),
                            "Who may grant waivers or decide overrides must be said by a pack of layer base or organisation,"
                                    + " but '" + manifest.id() + "' of layer team says it for gate '" + gate.id()
                                    + "'.",
                            "Leave waiverGranters and overrideDeciders out, or give the pack's true layer."));
                }
            }
        }
        if (layer != PackLayer.ORGANISATION && !manifest.overrides().isEmpty()) {
            findings.add(at(
                    FindingKind.LAYER_WITHOUT_RIGHT,
                    lines.line("overrides"),
                    "Only a pack of layer organisation may override another, but '" + manifest.id() + "' is of layer "
                            + layer + ".",
                    "Leave overrides out, or give the pack's true layer."));
        }
    }

    /**
     * Adds what is to be said about packs in the order in which they are loaded, each at a place in the later pack.
     *
     * @param packs packs with different ids
     * @param complete whether these are all; otherwise a pack that is named may be one that cannot be read
     */
    static void together(List<RulePack> packs, boolean complete, FindingsByPack findings) {
        List<RulePack> before = new ArrayList<>();
        for (RulePack pack : packs) {
            LayerFindings own = new LayerFindings(pack, before, complete, findings);
            pack.manifest().tighten().forEach(each -> own.said("tighten", each.target(), true));
            pack.manifest().overrides().forEach(each -> own.said("overrides", each.target(), false));
            before.add(pack);
        }
    }

    private void said(String field, LayerTarget target, boolean tightens) {
        int line = pack.manifestLines().line(field, target.word());
        if (target instanceof LayerTarget.OfCriterion of) {
            criterion(line, of, tightens);
        } else {
            parameter(line, (LayerTarget.OfParameter) target, tightens);
        }
    }

    private void criterion(int line, LayerTarget.OfCriterion of, boolean tightens) {
        Map<CriterionId, Rule> rules = new LinkedHashMap<>();
        Map<CriterionId, RulePack> owners = new LinkedHashMap<>();
        List<RulePack> all = new ArrayList<>(before);
        all.add(pack);
        for (RulePack other : all) {
            for (Rule rule : other.rules()) {
                rules.putIfAbsent(rule.criterionId(), rule);
                owners.putIfAbsent(rule.criterionId(), other);
            }
        }
        Rule rule = rules.get(of.criterion());
        RulePack owner = owners.get(of.criterion());
        if (rule == null || owner == null) {
            TreeSet<String> names = new TreeSet<>();
            rules.keySet().forEach(id -> names.add(id.value()));
            add(
                    FindingKind.UNKNOWN_CRITERION,
                    line,
                    "'" + of.criterion() + "' is not a criterion of a pack that is loaded before '" + pack.id() + "'"
                            + NearestName.suggestion(of.criterion().value(), names),
                    "Load the pack that states it, or correct the id.");
            return;
        }
        if (closed(owner, line, "criterion '" + of.criterion() + "'")) {
            return;
        }
        Enforcement own = rule.enforcement();
        direction(
                line,
                tightens,
                of.criterion().value(),
                of.enforcement(),
                own,
                tightened(target -> target instanceof LayerTarget.OfCriterion other
                                && other.criterion().equals(of.criterion())
                        ? other.enforcement()
                        : null),
                Comparator.reverseOrder(),
                Enforcement::word,
                "");
    }

    /** What packs that come before this one tighten a target to. */
    private <T> List<T> tightened(Function<LayerTarget, @Nullable T> given) {
        List<T> all = new ArrayList<>();
        for (RulePack other : before) {
            if (order.isBefore(other.id(), pack.id())) {
                for (Tightening tightening : other.manifest().tighten()) {
                    T value = given.apply(tightening.target());
                    if (value != null) {
                        all.add(value);
                    }
                }
            }
        }
        return all;
    }

    /** A tightening must not be looser than what is stated, and an override must be looser than what it is to undo. */
    private <T> void direction(
            int line,
            boolean tightens,
            String what,
            T value,
            T stated,
            List<T> tightened,
            Comparator<? super T> strictness,
            Function<T, String> words,
            String where) {
        boolean looser = strictness.compare(value, stated) < 0;
        boolean loosens = looser || tightened.stream().anyMatch(other -> strictness.compare(value, other) < 0);
        if (tightens ? !looser : loosens) {
            return;
        }
        boolean same = strictness.compare(value, stated) == 0;
        add(
                FindingKind.WRONG_DIRECTION,
                line,
                (tightens ? "A tightening must not loosen, but '" : "An override must loosen, but '") + what + "' is "
                        + words.apply(stated) + " by itself and would be " + words.apply(value) + where + ".",
                tightens
                        ? "Remove it; loosening is an override of the organisation, and takes a decision."
                        : same
                                ? "Remove it; to undo what another pack tightens, name that pack under 'buildsOn'."
                                : "Write it under 'tighten'; it takes no decision.");
    }

    private void parameter(int line, LayerTarget.OfParameter of, boolean tightens) {
        RulePack owner = of.pack().equals(pack.id())
                ? pack
                : before.stream()
                        .filter(other -> other.id().equals(of.pack()))
                        .findFirst()
                        .orElse(null);
        List<ParameterDefinition> stated =
                owner == null ? List.of() : owner.manifest().parameters();
        ParameterDefinition parameter = stated.stream()
                .filter(each -> each.id().equals(of.parameter()))
                .findFirst()
                .orElse(null);
        if (owner == null && !complete) {
            return;
        } else if (owner == null || parameter == null) {
            List<String> names = owner == null
                    ? before.stream().map(other -> other.id().value()).toList()
                    : stated.stream().map(each -> each.id().value()).toList();
            add(
                    FindingKind.UNKNOWN_PARAMETER,
                    line,
                    owner == null
                            ? "'" + of.pack() + "' is not a pack that is loaded before '" + pack.id() + "'"
                                    + NearestName.suggestion(of.pack().value(), names)
                            : "'" + of.parameter() + "' is not a parameter of pack '" + of.pack() + "'"
                                    + NearestName.suggestion(of.parameter().value(), names),
                    names.isEmpty() ? "Remove it." : "Write one of " + String.join(", ", names) + ".");
            return;
        }
        String what = "parameter '" + of.parameter() + "'";
        if (closed(owner, line, what)) {
            return;
        }
        if (!parameter.inRange(of.value())) {
            add(
                    FindingKind.OUT_OF_RANGE,
                    line,
                    "A value of " + what + " of pack '" + of.pack() + "' must be from " + parameter.range()
                            + (parameter.type().accepts(of.value())
                                    ? ""
                                    : ", " + parameter.type().allowed()) + ", but was '"
                            + of.value().toPlainString() + "'.",
                    "Write one in that range.");
        } else if (parameter.tighter() == null) {
            if (!tightens && of.value().compareTo(parameter.value()) == 0) {
                add(
                        FindingKind.WRONG_DIRECTION,
                        line,
                        "An override must change something, but " + what + " is "
                                + parameter.type().words(parameter.value()) + " by itself.",
                        "Remove it.");
            } else if (tightens) {
                add(
                        FindingKind.NOT_TIGHTENABLE,
                        line,
                        "A parameter must say which way is tighter to be tightened, but " + what + " of pack '"
                                + of.pack() + "' does not.",
                        "Remove it, or ask whoever publishes '" + of.pack() + "'.");
            }
        } else {
            direction(
                    line,
                    tightens,
                    of.parameter().value(),
                    of.value(),
                    parameter.value(),
                    tightened(target -> target instanceof LayerTarget.OfParameter other
                                    && other.pack().equals(of.pack())
                                    && other.parameter().equals(of.parameter())
                            ? other.value()
                            : null),
                    parameter::compareStrictness,
                    parameter.type()::words,
                    ", where " + parameter.tighter() + " is tighter");
        }
    }

    /** Whether a pack may say nothing about another; adds why. */
    private boolean closed(RulePack owner, int line, String what) {
        PackId id = owner.id();
        String why;
        String fix;
        if (id.equals(pack.id())) {
            why = "is its own";
            fix = "Say it where the pack states it.";
        } else if (owner.manifest().layer().compareTo(pack.manifest().layer()) > 0) {
            why = "is of pack '" + id + "' of the higher layer "
                    + owner.manifest().layer();
            fix = "Remove it.";
        } else if (owner.manifest().layer() == pack.manifest().layer()
                && pack.manifest().buildsOn().stream()
                        .noneMatch(other -> other.id().equals(id))) {
            why = "is of pack '" + id + "' of the same layer, on which it does not build";
            fix = "Name '" + id + "' under 'buildsOn'.";
        } else {
            return false;
        }
        add(
                FindingKind.NOT_TIGHTENABLE,
                line,
                "A pack must say another value only of packs of a lower layer or on which it builds, but " + what + " "
                        + why + ".",
                fix);
        return true;
    }

    private void add(FindingKind kind, int line, String message, String fix) {
        findings.add(pack, at(kind, line, message, fix));
    }

    private static Finding at(FindingKind kind, int line, String message, String fix) {
        return new Finding(kind, RulePack.MANIFEST, line, 1, message, fix);
    }
}
