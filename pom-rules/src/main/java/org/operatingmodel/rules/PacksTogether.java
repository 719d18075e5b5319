package org.operatingmodel.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Statement;

/** What is to be said about packs that are each well by themselves. */
final class PacksTogether {
    private PacksTogether() {}

    /**
     * Errors and warnings about the packs in the order in which they are loaded, each at a place in the later pack. A pack
     * whose id another has is told that alone.
     *
     * @param complete whether these are all; otherwise a pack that is named may be one that cannot be read
     */
    static FindingsByPack findings(List<RulePack> all, boolean complete) {
        FindingsByPack findings = new FindingsByPack();
        List<RulePack> packs = new ArrayList<>();
        Map<PackId, RulePack> ids = new HashMap<>();
        Map<GateId, PackId> definers = new HashMap<>();
        Map<String, PackId> claimed = new HashMap<>();
        for (RulePack pack : all) {
            if (ids.putIfAbsent(pack.id(), pack) != null) {
                findings.add(
                        pack,
                        manifest(
                                pack,
                                "id",
                                FindingKind.PACK_LOADED_TWICE,
                                "Pack ids must differ, but '" + pack.id() + "' is loaded twice.",
                                "Load it once, or rename one."));
                continue;
            }
            packs.add(pack);
            for (Gate gate : pack.gates()) {
                PackId earlier = definers.putIfAbsent(gate.id(), pack.id());
                if (earlier != null) {
                    findings.add(
                            pack,
                            manifest(
                                    pack,
                                    "gates",
                                    FindingKind.GATE_DEFINED_TWICE,
                                    "A gate must be defined once, but '" + gate.id() + "' is defined by '" + earlier
                                            + "' already.",
                                    "Add criteria to it, or use another id."));
                }
            }
            Set<String> told = new HashSet<>();
            List<Statement> named = named(pack);
            for (Statement rule : named) {
                PackId earlier = claimed.get(key(rule));
                if (earlier != null && told.add(key(rule))) {
                    findings.add(
                            pack,
                            at(
                                    FindingKind.CRITERION_CLAIMED_TWICE,
                                    rule,
                                    thing(rule) + " must be stated once, but '" + rule.label() + "' is stated by pack '"
                                            + earlier + "' already.",
                                    "Use an id of your own, such as '" + pack.id() + "." + tail(rule.label()) + "'."));
                }
            }
            named.forEach(rule -> claimed.putIfAbsent(key(rule), pack.id()));
        }
        buildsOn(packs, findings);
        layers(packs, findings);
        unequalFactTypes(packs, findings);
        foreignCriteria(packs, findings);
        gatesOfLowerLayers(packs, findings);
        unknownGates(packs, definers.keySet(), findings);
        withoutCriteria(packs, findings);
        new RightsTogether(packs).findings(findings);
        LayerFindings.together(packs, complete, findings);
        return findings;
    }

    private static void buildsOn(List<RulePack> packs, FindingsByPack findings) {
        Map<PackId, RulePack> loaded = new HashMap<>();
        packs.forEach(pack -> loaded.putIfAbsent(pack.id(), pack));
        Set<PackId> before = new HashSet<>();
        Set<PackId> inCycles = new HashSet<>();
        for (RulePack pack : packs) {
            List<PackId> cycle = cycle(pack, loaded);
            if (!cycle.isEmpty() && !inCycles.contains(pack.id())) {
                findings.add(
                        pack,
                        buildsOn(
                                pack,
                                cycle.get(1),
                                FindingKind.BUILDS_ON_CYCLE,
                                "Packs must not build on each other in a circle, but these do: "
                                        + cycle.stream().map(PackId::value).collect(Collectors.joining(" -> ")) + ".",
                                "Remove one of these."));
                inCycles.addAll(cycle);
            }
            for (BuildsOn needed : pack.manifest().buildsOn()) {
                RulePack there = loaded.get(needed.id());
                if (there == null) {
                    findings.add(
                            pack,
                            buildsOn(
                                    pack,
                                    needed.id(),
                                    FindingKind.BUILDS_ON_MISSING,
                                    "Pack '" + pack.id() + "' builds on '" + needed.id() + "' in " + needed.wanted()
                                            + ", which must be loaded before it, but is not"
                                            + NearestName.suggestion(needed.id().value(), names(loaded.keySet())),
                                    "Load it, too."));
                    continue;
                }
                if (!needed.accepts(there.version())) {
                    findings.add(
                            pack,
                            buildsOn(
                                    pack,
                                    needed.id(),
                                    FindingKind.BUILDS_ON_VERSION,
                                    "Pack '" + pack.id() + "' builds on '" + needed.id() + "' in " + needed.wanted()
                                            + ", but loaded is " + there.version() + ".",
                                    "Load another version of one of them."));
                }
                if (!before.contains(needed.id()) && !(cycle.contains(needed.id()) && inCycles.contains(pack.id()))) {
                    findings.add(
                            pack,
                            buildsOn(
                                    pack,
                                    needed.id(),
                                    FindingKind.BUILDS_ON_ORDER,
                                    "Pack '" + pack.id() + "' builds on '" + needed.id()
                                            + "', which must be loaded before it, but comes after it.",
                                    "Name '" + needed.id() + "' first."));
                }
            }
            before.add(pack.id());
        }
    }

    /** The shortest way from a pack back to it by what builds on what, both ends included; empty when there is none. */
    private static List<PackId> cycle(RulePack start, Map<PackId, RulePack> loaded) {
        Deque<List<PackId>> ways = new ArrayDeque<>(List.of(List.of(start.id())));
        Set<PackId> seen = new HashSet<>();
        while (!ways.isEmpty()) {
            List<PackId> way = ways.remove();
            RulePack last = loaded.get(way.get(way.size() - 1));
            if (last == null) {
                continue;
            }
            for (BuildsOn needed : last.manifest().buildsOn()) {
                List<PackId> longer = new ArrayList<>(way);
                longer.add(needed.id());
                if (needed.id().equals(start.id())) {
                    return longer;
                } else if (seen.add(needed.id())) {
                    ways.add(longer);
                }
            }
        }
        return List.of();
    }

    private static void layers(List<RulePack> packs, FindingsByPack findings) {
        RulePack highest = null;
        for (RulePack pack : packs) {
            PackLayer layer = pack.manifest().layer();
            if (highest == null || layer.compareTo(highest.manifest().layer()) >= 0) {
                highest = pack;
            } else {
                findings.add(
                        pack,
                        manifest(
                                pack,
                                "layer",
                                FindingKind.LAYER_ORDER,
                                "Packs must be loaded in the order base, organisation, team, but '" + pack.id()
                                        + "' of layer " + layer + " comes after '" + highest.id() + "' of layer "
                                        + highest.manifest().layer() + ".",
                                "Load it before '" + highest.id() + "', or give its true layer."));
            }
        }
    }

    private static Set<String> names(Set<PackId> ids) {
        return ids.stream().map(PackId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Finding buildsOn(RulePack pack, PackId needed, FindingKind kind, String message, String fix) {
        int line = pack.manifestLines().line("buildsOn", needed.value());
        return new Finding(kind, RulePack.MANIFEST, line, 1, message, fix);
    }

    /** A name must mean one type in all packs, or the facts of the other would never match. */
    private static void unequalFactTypes(List<RulePack> packs, FindingsByPack findings) {
        Map<String, Class<?>> known = new HashMap<>();
        for (RulePack pack : packs) {
            pack.vocabulary().hostFactTypes().forEach((name, type) -> {
                Class<?> earlier = known.putIfAbsent(name, type);
                if (earlier != null && earlier != type) {
                    findings.add(
                            pack,
                            manifest(
                                    pack,
                                    "id",
                                    FindingKind.FACT_TYPES_DIFFER,
                                    "A fact type must be the same in all packs, but '" + name + "' of pack '"
                                            + pack.id()
                                            + "' is " + type.getName() + ", and was " + earlier.getName()
                                            + (earlier.getName().equals(type.getName())
                                                    ? " of another class loader."
                                                    : "."),
                                    "Read all packs with one vocabulary."));
                }
            });
        }
    }

    /** The errors of rules of one pack that state the same criterion, or the same practice. */
    static List<Finding> claimedTwice(PackId pack, List<? extends Statement> rules) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Statement> claimed = new HashMap<>();
        for (Statement rule : rules) {
            Statement earlier = claimed.putIfAbsent(rule.label(), rule);
            if (earlier != null) {
                findings.add(at(
                        FindingKind.CRITERION_CLAIMED_TWICE,
                        rule,
                        thing(rule) + " must be stated once, but '" + rule.label() + "' is stated at "
                                + earlier.source() + " already.",
                        "Join the rules with 'or', or use another id in pack '" + pack + "'."));
            }
        }
        return findings;
    }

    /** What has an id that belongs to the pack: its criteria and practices. */
    private static List<Statement> named(RulePack pack) {
        List<Statement> named = new ArrayList<>(pack.rules());
        named.addAll(pack.practices());
        return named;
    }

    private static String thing(Statement rule) {
        return rule instanceof PracticeRule practice ? "A " + practice.kind().word() : "A criterion";
    }

    /** Criteria and practices have ids of their own each. */
    private static String key(Statement rule) {
        return (rule instanceof PracticeRule ? "practice " : "criterion ") + rule.label();
    }

    /** The first words of criteria and practices belong to the pack that used them first. */
    private static void foreignCriteria(List<RulePack> packs, FindingsByPack findings) {
        Map<String, PackId> owners = new HashMap<>();
        Set<String> claimed = new HashSet<>();
        packs.forEach(pack -> owners.putIfAbsent(pack.id().value(), pack.id()));
        for (RulePack pack : packs) {
            List<Statement> named = named(pack);
            for (Statement rule : named) {
                String first = first(rule);
                PackId owner = owners.get(first);
                if (owner != null && !owner.equals(pack.id()) && !claimed.contains(key(rule))) {
                    findings.add(
                            pack,
                            at(
                                    FindingKind.FOREIGN_CRITERION,
                                    rule,
                                    thing(rule) + "'s id must begin with a word of its own pack, but '"
                                            + rule.label() + "' begins with '" + first + "', a word of pack '"
                                            + owner + "'.",
                                    "Write '" + pack.id() + "." + tail(rule.label()) + "'."));
                }
            }
            for (Statement rule : named) {
                owners.putIfAbsent(first(rule), pack.id());
                claimed.add(key(rule));
            }
        }
    }

    private static String first(Statement rule) {
        return rule.label().split("\\.", 2)[0];
    }

    /** Nothing proves a gate that no pack defines; whoever defines it afterwards decides what does. */
    private static void gatesOfLowerLayers(List<RulePack> packs, FindingsByPack findings) {
        for (RulePack pack : packs) {
            for (Gate gate : pack.gates()) {
                packs.stream()
                        .filter(other -> other.manifest()
                                        .layer()
                                        .compareTo(pack.manifest().layer())
                                < 0)
                        .filter(other -> other.rules().stream()
                                .anyMatch(rule -> rule.gateId().equals(gate.id())))
                        .filter(other -> other.gates().stream()
                                .noneMatch(own -> own.id().equals(gate.id()))) // that is defined twice
                        .findFirst()
                        .ifPresent(lower -> findings.add(
                                pack,
                                new Finding(
                                        FindingKind.GATE_OF_LOWER_LAYER,
                                        RulePack.MANIFEST,
                                        pack.manifestLines()
                                                .line("gates", gate.id().value()),
                                        1,
                                        "A gate at which a pack of a lower layer asks must be defined by a pack of that"
                                                + " layer or below, but '" + gate.id() + "', at which '" + lower.id()
                                                + "' of layer "
                                                + lower.manifest().layer() + " asks, is defined by '"
                                                + pack.id() + "' of layer "
                                                + pack.manifest().layer() + ".",
                                        "Have '" + lower.id() + "' define it, or use another id.")));
            }
        }
    }

    private static void unknownGates(List<RulePack> packs, Set<GateId> defined, FindingsByPack findings) {
        Set<String> known = new TreeSet<>();
        defined.forEach(gate -> known.add(gate.value()));
        for (Stage stage : Stage.values()) {
            GateId.exitOf(stage).ifPresent(gate -> known.add(gate.value()));
        }
        for (RulePack pack : packs) {
            for (Rule rule : pack.rules()) {
                String gate = rule.gateId().value();
                if (known.contains(gate)) {
                    continue;
                }
                boolean misspelt = NearestName.of(gate, known).isPresent();
                findings.add(
                        pack,
                        atAnnotation(
                                misspelt ? FindingKind.UNKNOWN_GATE : FindingKind.UNDEFINED_GATE,
                                rule,
                                "gate",
                                gate,
                                "'" + gate + "' is not a gate that a pack defines"
                                        + NearestName.suggestion(gate, known),
                                misspelt
                                        ? "Write one of " + String.join(", ", known) + "."
                                        : "Define it in " + RulePack.MANIFEST
                                                + "; nothing proves a gate that no pack defines."));
            }
        }
    }

    private static void withoutCriteria(List<RulePack> packs, FindingsByPack findings) {
        Set<GateId> asked = new HashSet<>();
        packs.forEach(pack -> pack.rules().forEach(rule -> asked.add(rule.gateId())));
        for (RulePack pack : packs) {
            for (Gate gate : pack.gates()) {
                if (!asked.contains(gate.id())) {
                    findings.add(
                            pack,
                            new Finding(
                                    FindingKind.GATE_WITHOUT_CRITERIA,
                                    RulePack.MANIFEST,
                                    1,
                                    1,
                                    "A gate must have criteria, but '" + gate.id()
                                            + "' has none, so it blocks for ever.",
                                    "State a criterion, or remove the gate."));
                }
            }
        }
    }

    private static String tail(String value) {
        return value.substring(value.indexOf('.') + 1);
    }

    private static Finding manifest(RulePack pack, String field, FindingKind kind, String message, String fix) {
        int line = pack.manifestLines().line(field);
        return new Finding(kind, RulePack.MANIFEST, line, 1, message, fix);
    }

    /** A finding at the text of an annotation of a rule. */
    private static Finding atAnnotation(
            FindingKind kind, Statement rule, String annotation, String value, String message, String fix) {
        String text = rule.source().text();
        Matcher matcher = Pattern.compile("@" + annotation + "\\s*\\(\\s*(?=\"" + Pattern.quote(value) + "\")")
                .matcher(text);
        if (!matcher.find()) {
            return at(kind, rule, message, fix);
        }
        String before = text.substring(0, matcher.end());
        int lastLine = before.lastIndexOf('\n') + 1;
        int column = before.length() - lastLine + (lastLine == 0 ? rule.source().column() : 1);
        int line = rule.source().line()
                + (int) before.chars().filter(c -> c == '\n').count();
        return new Finding(kind, rule.source().file(), line, column, message, fix);
    }

    private static Finding at(FindingKind kind, Statement rule, String message, String fix) {
        return new Finding(
                kind, rule.source().file(), rule.source().line(), rule.source().column(), message, fix);
    }
}
