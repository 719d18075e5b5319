package org.operatingmodel.rules.difference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.AppliesTo;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.PackOverride;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.Tightening;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.ParameterDefinition.Tighter;

/** What the manifests of two versions of a pack say differently. */
final class ManifestChanges {
    private final RulePack before;
    private final RulePack after;
    private final List<PackChange> changes = new ArrayList<>();

    private ManifestChanges(RulePack before, RulePack after) {
        this.before = before;
        this.after = after;
    }

    static List<PackChange> between(RulePack before, RulePack after) {
        ManifestChanges all = new ManifestChanges(before, after);
        all.compare(before.manifest(), after.manifest());
        return all.changes;
    }

    private void compare(PackManifest one, PackManifest two) {
        field("id", ChangeKind.CHANGED, one.id(), two.id());
        field("version", ChangeKind.REWORDED, one.version(), two.version());
        field("publisher", ChangeKind.REWORDED, one.publisher(), two.publisher());
        field("layer", ChangeKind.CHANGED, one.layer(), two.layer());
        field("buildsOn", ChangeKind.CHANGED, one.buildsOn(), two.buildsOn());
        field("minimumLibraryVersion", ChangeKind.CHANGED, one.minimumLibraryVersion(), two.minimumLibraryVersion());
        period(one, two);
        appliesTo(one, two);
        pairs("gate", "gates", one.gates(), two.gates(), gate -> gate.id().value(), this::gate);
        pairs(
                "parameter",
                "parameters",
                one.parameters(),
                two.parameters(),
                each -> each.id().value(),
                this::parameter);
        pairs("tightening", "tighten", one.tighten(), two.tighten(), ManifestChanges::target, this::tightening);
        pairs("override", "overrides", one.overrides(), two.overrides(), ManifestChanges::target, this::override);
        pairs(
                "evidence kind",
                "evidenceKinds",
                one.evidenceKinds(),
                two.evidenceKinds(),
                EvidenceKind::value,
                (a, b) -> {});
        pairs("role", "roles", one.roles(), two.roles(), RoleId::value, (a, b) -> {});
    }

    private static String place(RulePack pack, String field, String word) {
        return RulePack.MANIFEST + ":" + pack.manifestLine(field, word);
    }

    private void field(String name, ChangeKind kind, @Nullable Object one, @Nullable Object two) {
        Reasons reasons = new Reasons();
        reasons.differs(kind, name, one, two);
        add("manifest", name, name, name, reasons);
    }

    private void add(String subject, String id, String field, String word, Reasons reasons) {
        if (!reasons.none()) {
            changes.add(reasons.change(subject, id, place(before, field, word), place(after, field, word)));
        }
    }

    private <T> void pairs(
            String subject, String field, List<T> one, List<T> two, Function<T, String> id, BiConsumer<T, T> compare) {
        Map<String, T> gone = new LinkedHashMap<>();
        one.forEach(each -> gone.put(id.apply(each), each));
        for (T each : two) {
            String name = id.apply(each);
            T earlier = gone.remove(name);
            if (earlier == null) {
                changes.add(new PackChange(
                        ChangeKind.ADDED, subject, name, null, place(after, field, last(name)), List.of()));
            } else {
                compare.accept(earlier, each);
            }
        }
        gone.keySet()
                .forEach(name -> changes.add(new PackChange(
                        ChangeKind.REMOVED, subject, name, place(before, field, last(name)), null, List.of())));
    }

    /** The word of an id that a manifest has on a line of its own. */
    private static String last(String id) {
        return id.substring(id.lastIndexOf(' ') + 1);
    }

    private void period(PackManifest one, PackManifest two) {
        Reasons begins = new Reasons();
        StatementChanges.begins(one.effectivePeriod(), two.effectivePeriod(), begins);
        boolean rules = reachesCriteriaOnly(one) && reachesCriteriaOnly(two);
        add("manifest", "effectiveFrom", "effectiveFrom", "effectiveFrom", rules ? begins : open(begins, one, two));
        Reasons ends = new Reasons();
        LocalDate end = one.expires();
        LocalDate next = two.expires();
        ends.ordered(
                (end == null ? LocalDate.MAX : end).compareTo(next == null ? LocalDate.MAX : next),
                "expires was " + Reasons.shown(end) + ", is " + Reasons.shown(next)
                        + "; from that day on nothing that the pack asks for can be evaluated");
        add("manifest", "expires", "expires", "expires", ends);
    }

    private Reasons open(Reasons reasons, PackManifest one, PackManifest two) {
        if (reasons.none()) {
            return reasons;
        }
        Reasons open = new Reasons();
        open.differs(
                ChangeKind.CHANGED,
                "in force from, with grace",
                one.effectiveFrom() + ", " + one.grace(),
                two.effectiveFrom() + ", " + two.grace());
        open.note(List.of("the pack also says who decides, or what other packs may leave out"));
        return open;
    }

    /** Whether more products, and more days, can only mean that more is asked. */
    private boolean reachesCriteriaOnly(PackManifest manifest) {
        return manifest.overrides().isEmpty()
                && before.rights().isEmpty()
                && after.rights().isEmpty()
                && before.escalations().isEmpty()
                && after.escalations().isEmpty();
    }

    private void appliesTo(PackManifest one, PackManifest two) {
        Reasons reasons = new Reasons();
        AppliesTo few = one.appliesTo();
        AppliesTo many = two.appliesTo();
        String text = "products were " + shown(few) + ", are " + shown(many);
        boolean more = within(few, many);
        boolean fewer = within(many, few);
        if (!(more && fewer)) {
            boolean asks = reachesCriteriaOnly(one) && reachesCriteriaOnly(two);
            reasons.add(
                    !asks || more == fewer ? ChangeKind.CHANGED : more ? ChangeKind.TIGHTENED : ChangeKind.LOOSENED,
                    text);
        }
        add("manifest", "appliesTo", "appliesTo", "appliesTo", reasons);
    }

    private static boolean within(@Nullable AppliesTo few, @Nullable AppliesTo many) {
        return many == null
                || few != null
                        && many.products().containsAll(few.products())
                        && many.valueStreams().containsAll(few.valueStreams());
    }

    private static String shown(@Nullable AppliesTo appliesTo) {
        if (appliesTo == null) {
            return "'all'";
        }
        List<String> names = new ArrayList<>();
        appliesTo.products().forEach(product -> names.add(product.value()));
        appliesTo.valueStreams().forEach(stream -> names.add("value stream " + stream));
        return "'" + String.join(", ", names) + "'";
    }

    private void gate(Gate one, Gate two) {
        Reasons reasons = new Reasons();
        reasons.ordered(
                one.longestWaiver().compareTo(two.longestWaiver()),
                "longestWaiver was '" + one.longestWaiver() + "', is '" + two.longestWaiver() + "'");
        people("waiverGranters", one.waiverGranters(), two.waiverGranters(), reasons);
        people("overrideDeciders", one.overrideDeciders(), two.overrideDeciders(), reasons);
        reasons.differs(ChangeKind.REWORDED, "name", one.name(), two.name());
        add("gate", one.id().value(), "gates", one.id().value(), reasons);
    }

    /** Who may let something through: fewer is tighter. */
    private static void people(String what, Collection<RoleId> one, Collection<RoleId> two, Reasons reasons) {
        Set<RoleId> some = new HashSet<>(one);
        Set<RoleId> others = new HashSet<>(two);
        if (!some.equals(others)) {
            reasons.add(
                    some.containsAll(others)
                            ? ChangeKind.TIGHTENED
                            : others.containsAll(some) ? ChangeKind.LOOSENED : ChangeKind.CHANGED,
                    what + " were '" + one + "', are '" + two + "'");
        }
    }

    private void parameter(ParameterDefinition one, ParameterDefinition two) {
        Reasons reasons = new Reasons();
        reasons.differs(
                ChangeKind.CHANGED, "type", one.type().word(), two.type().word());
        reasons.differs(ChangeKind.CHANGED, "tighter", one.tighter(), two.tighter());
        Tighter tighter = one.tighter();
        boolean known = tighter != null && tighter == two.tighter();
        number("value", one.value(), two.value(), known ? two : null, reasons);
        boolean lower = tighter == Tighter.LOWER;
        number(
                lower ? "most" : "least",
                lower ? one.most() : one.least(),
                lower ? two.most() : two.least(),
                known ? two : null,
                reasons);
        number(
                lower ? "least" : "most",
                lower ? one.least() : one.most(),
                lower ? two.least() : two.most(),
                null,
                reasons);
        reasons.differs(ChangeKind.REWORDED, "meaning", one.meaning(), two.meaning());
        add("parameter", one.id().value(), "parameters", one.id().value(), reasons);
    }

    private static void number(
            String what, BigDecimal one, BigDecimal two, @Nullable ParameterDefinition ordered, Reasons reasons) {
        if (one.compareTo(two) == 0) {
            return;
        }
        String text = what + " was '" + one.toPlainString() + "', is '" + two.toPlainString() + "'";
        if (ordered == null) {
            reasons.add(ChangeKind.CHANGED, text);
        } else {
            reasons.ordered(ordered.compareStrictness(two, one), text);
        }
    }

    private static String target(Tightening each) {
        return target(each.criterion(), each.pack(), each.parameter());
    }

    private static String target(PackOverride each) {
        return target(each.criterion(), each.pack(), each.parameter());
    }

    private static String target(
            @Nullable CriterionId criterion, @Nullable PackId pack, @Nullable ParameterId parameter) {
        return criterion != null ? "criterion " + criterion : "parameter of " + pack + ": " + parameter;
    }

    private void tightening(Tightening one, Tightening two) {
        Reasons reasons = new Reasons();
        said(one.enforcement(), two.enforcement(), one.value(), two.value(), reasons);
        add("tightening", target(one), "tighten", last(target(one)), reasons);
    }

    private void override(PackOverride one, PackOverride two) {
        Reasons reasons = new Reasons();
        said(one.enforcement(), two.enforcement(), one.value(), two.value(), reasons);
        reasons.differs(ChangeKind.CHANGED, "decision", one.decision(), two.decision());
        reasons.differs(ChangeKind.REWORDED, "reason", one.reason(), two.reason());
        add("override", target(one), "overrides", last(target(one)), reasons);
    }

    private static void said(
            @Nullable String enforcement,
            @Nullable String other,
            @Nullable BigDecimal value,
            @Nullable BigDecimal otherValue,
            Reasons reasons) {
        if (enforcement != null && other != null) {
            reasons.ordered(
                    Enforcement.ofWord(enforcement)
                            .orElseThrow()
                            .compareTo(Enforcement.ofWord(other).orElseThrow()),
                    "enforcement was '" + enforcement + "', is '" + other + "'");
        } else if (value != null && otherValue != null && value.compareTo(otherValue) != 0) {
            reasons.add(
                    ChangeKind.CHANGED,
                    "value was '" + value.toPlainString() + "', is '" + otherValue.toPlainString()
                            + "'; which way is tighter is said by the pack that states the parameter");
        }
    }
}
