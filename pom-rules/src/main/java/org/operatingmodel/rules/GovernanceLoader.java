package org.operatingmodel.rules;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Finding.Severity;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Loads packs together, under conditions that hold for every load.
 *
 * @see Governance#requireSignedBy
 * @since 0.1
 */
public final class GovernanceLoader {
    /** Asks for no signature. */
    static final GovernanceLoader ANY = new GovernanceLoader(Map.of());

    private static final Set<FindingKind> MENDED_BY_OTHERS = EnumSet.of(
            FindingKind.BUILDS_ON_MISSING,
            FindingKind.GATE_WITHOUT_CRITERIA,
            FindingKind.UNDEFINED_GATE,
            FindingKind.UNKNOWN_CRITERION,
            FindingKind.UNKNOWN_GATE);

    private final Map<String, PublicKey> trusted;

    private GovernanceLoader(Map<String, PublicKey> trusted) {
        this.trusted = trusted;
    }

    static GovernanceLoader signedBy(PublicKey... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("keys must not be empty, but were. Name a key, or use Governance.load.");
        }
        Map<String, PublicKey> trusted = new LinkedHashMap<>();
        for (PublicKey key : keys) {
            trusted.put(PackSignature.keyId(key), key);
        }
        return new GovernanceLoader(trusted);
    }

    /**
     * The governance of the packs, in this order.
     *
     * @throws RulePackException if the packs do not go together, or one is not signed as it must be; nothing is loaded
     */
    public Governance load(RulePack... packs) {
        List<RulePack> together = List.of(packs);
        List<Finding> findings = findings(together);
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            throw new RulePackException(findings);
        }
        return Governance.of(together, this);
    }

    /**
     * Everything that is to be said about packs that are to be loaded together, in this order.
     *
     * <p>While one of them cannot be read, the others are not told that they name a pack, a criterion or a gate that is not
     * there, or define a gate at which nothing is asked: the one that cannot be read may mend that.
     *
     * @param paths where they are, as for {@link RulePack#from(Path)}
     * @param vocabulary what their rules may name, beside what their manifests add
     * @param before the packs that come before them, such as the standard pack
     * @return what is to be said about each, in the order of the paths
     */
    public List<PackCheck> check(List<Path> paths, Vocabulary vocabulary, RulePack... before) {
        List<PackCheck> alone =
                paths.stream().map(path -> PackCheck.alone(path, vocabulary)).toList();
        List<RulePack> packs = new ArrayList<>(List.of(before));
        alone.forEach(check -> check.pack().ifPresent(packs::add));
        boolean complete = packs.size() == before.length + paths.size();
        FindingsByPack together = together(packs, complete);
        return alone.stream()
                .map(check -> check.and(check.pack().map(together::of).orElse(List.of()).stream()
                        .filter(finding -> complete || !MENDED_BY_OTHERS.contains(finding.kind()))
                        .toList()))
                .toList();
    }

    /** Errors and warnings about the packs together, ordered by place. */
    List<Finding> findings(List<RulePack> packs) {
        return together(packs, true).all();
    }

    private FindingsByPack together(List<RulePack> packs, boolean complete) {
        FindingsByPack findings = PacksTogether.findings(packs, complete);
        if (!trusted.isEmpty()) {
            packs.forEach(pack -> signature(pack, findings));
        }
        return findings;
    }

    private void signature(RulePack pack, FindingsByPack findings) {
        if (pack.ofLibrary()) {
            return; // it is part of the library: whoever runs that trusts it
        }
        String keys = String.join(", ", trusted.keySet());
        PackSignature signature = pack.signature().orElse(null);
        if (signature == null) {
            findings.add(
                    pack,
                    finding(
                            FindingKind.UNSIGNED_PACK,
                            "A pack must be signed by one of the keys " + keys + ", but '" + pack.id()
                                    + "' is not signed.",
                            "Sign it, and put " + PackSignature.FILE + " into it."));
            return;
        }
        PublicKey key = trusted.get(signature.key());
        if (key == null) {
            findings.add(
                    pack,
                    finding(
                            FindingKind.UNKNOWN_SIGNING_KEY,
                            "A pack must be signed by one of the keys " + keys + ", but '" + pack.id()
                                    + "' is signed by '" + signature.key() + "'.",
                            "Have a trusted publisher sign it."));
        } else if (!signature.holds(pack, key)) {
            findings.add(
                    pack,
                    finding(
                            FindingKind.WRONG_SIGNATURE,
                            "The signature of a pack must be over its content, but that of '" + pack.id()
                                    + "' is not over " + pack.digest() + ".",
                            "Get the content that was signed, or sign it again."));
        }
    }

    private static Finding finding(FindingKind kind, String message, String fix) {
        return new Finding(kind, PackSignature.FILE, 1, 1, message, fix);
    }
}
