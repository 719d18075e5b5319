package org.operatingmodel.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.analysis.DecisionRights;
import org.operatingmodel.rules.analysis.EscalationPaths;
import org.operatingmodel.rules.analysis.RoleHolders;
import org.operatingmodel.rules.analysis.Stated;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.EscalationStep;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Source;
import org.operatingmodel.rules.language.Statement;

/**
 * The decision rights and escalation steps of packs that are loaded together.
 *
 * @param packs the packs, in the order in which they are loaded
 */
record RightsTogether(List<RulePack> packs) {
    /** What only base and organisation packs may grant the last word in: it changes what gates ask. */
    private static final Set<DecisionId> RESERVED = Set.of(DecisionId.WAIVER, DecisionId.OVERRIDE);

    RightsTogether {
        packs = List.copyOf(packs);
    }

    /** What is to be said about the rights and steps of one pack, whatever it is loaded with. */
    static List<Finding> ofPack(PackManifest manifest, List<DecisionRight> rights, List<EscalationStep> steps) {
        List<Finding> findings = new ArrayList<>(DecisionRights.ofPack(stated(manifest, rights)));
        findings.addAll(EscalationPaths.ofPack(stated(manifest, steps)));
        return findings;
    }

    private static <T extends Statement> List<Stated<T>> stated(PackManifest manifest, List<T> statements) {
        AppliesTo appliesTo = manifest.appliesTo();
        return statements.stream()
                .map(statement -> new Stated<>(
                        manifest.id(),
                        manifest.effectivePeriod(),
                        appliesTo == null ? List.of() : appliesTo.products(),
                        appliesTo == null ? List.of() : appliesTo.valueStreams(),
                        statement))
                .toList();
    }

    /** Adds errors and warnings about what the packs state together, but for what is said of one of them alone. */
    void findings(FindingsByPack into) {
        findings().forEach(finding -> into.add(owner(finding), finding));
    }

    /** The last pack that states something at the place of a finding. */
    private RulePack owner(Finding finding) {
        for (int i = packs.size() - 1; i >= 0; i--) {
            RulePack pack = packs.get(i);
            if (Stream.concat(pack.rights().stream(), pack.escalations().stream())
                    .anyMatch(statement -> holds(statement.source(), finding))) {
                return pack;
            }
        }
        throw new IllegalStateException("A finding must be at a place in a pack, but is not: " + finding);
    }

    private static boolean holds(Source place, Finding finding) {
        long lines = place.text().lines().count();
        return place.file().equals(finding.file())
                && finding.line() >= place.line()
                && finding.line() < place.line() + lines;
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(DecisionRights.together(rights(), ofGates()));
        findings.addAll(EscalationPaths.together(steps()));
        packs.forEach(pack -> findings.removeAll(pack.findings()));
        lowerLayers(findings);
        return findings;
    }

    /** The decisions that some gate lets its own roles make. */
    private Set<DecisionId> ofGates() {
        return RESERVED.stream()
                .filter(decision -> packs.stream()
                        .flatMap(pack -> pack.gates().stream())
                        .anyMatch(gate -> !Deciders.rolesOf(gate, decision).isEmpty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Stated<DecisionRight>> rights() {
        return packs.stream()
                .flatMap(pack -> stated(pack.manifest(), pack.rights()).stream())
                .toList();
    }

    private List<Stated<EscalationStep>> steps() {
        return packs.stream()
                .flatMap(pack -> stated(pack.manifest(), pack.escalations()).stream())
                .toList();
    }

    /** Warnings about rights and steps that nobody in the portfolio can fill, at the instant or later. */
    List<Finding> findings(Portfolio portfolio, Instant asOf) {
        return RoleHolders.findings(rights(), steps(), portfolio, asOf);
    }

    /** A team may say who else is asked, but not who decides what others state. */
    private void lowerLayers(List<Finding> findings) {
        for (RulePack pack : packs) {
            if (pack.manifest().layer() != PackLayer.TEAM) {
                continue;
            }
            for (DecisionRight right : pack.rights()) {
                if (right.kind() != RightKind.DECIDES && right.kind() != RightKind.OVERRULES) {
                    continue;
                }
                RulePack lower = packs.stream()
                        .filter(other -> other.manifest().layer() != PackLayer.TEAM)
                        .filter(other -> other.rights().stream()
                                .anyMatch(stated -> stated.decisionId().equals(right.decisionId())))
                        .findFirst()
                        .orElse(null);
                if (lower != null || RESERVED.contains(right.decisionId())) {
                    findings.add(new Finding(
                            FindingKind.RIGHT_OF_LOWER_LAYER,
                            right.source().file(),
                            right.source().line(),
                            right.source().column(),
                            "A team pack must not say who decides or overrules in what others state, but '"
                                    + right.decisionId() + "' is "
                                    + (lower == null
                                            ? "for packs of the base and the organisation only"
                                            : "stated by pack '" + lower.id() + "' of layer "
                                                    + lower.manifest().layer())
                                    + ".",
                            "Let the role veto, be consulted or informed, or have the right granted there."));
                }
            }
        }
    }
}
