package org.operatingmodel.rules;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Finding.Severity;
import org.operatingmodel.rules.language.FindingKind;

/**
 * Loads packs together, under conditions that hold for every load.
 *
 * @see Governance#requireSignedBy
 * @since 0.1
 */
public final class GovernanceLoader {
    /** Asks for no signature. */
    static final GovernanceLoader ANY = new GovernanceLoader(Map.of());

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

    /** Errors and warnings about the packs together, ordered by place. */
    List<Finding> findings(List<RulePack> packs) {
        List<Finding> findings = new ArrayList<>(PacksTogether.findings(packs));
        if (!trusted.isEmpty()) {
            packs.forEach(pack -> signature(pack, findings));
        }
        return findings.stream().sorted().distinct().toList();
    }

    private void signature(RulePack pack, List<Finding> findings) {
        if (pack.digest().equals(RulePack.standard().digest())) {
            return; // it is part of the library: whoever runs that trusts it
        }
        String keys = String.join(", ", trusted.keySet());
        PackSignature signature = pack.signature().orElse(null);
        if (signature == null) {
            findings.add(finding(
                    FindingKind.UNSIGNED_PACK,
                    "A pack must be signed by one of the keys " + keys + ", but '" + pack.id() + "' is not signed.",
                    "Sign it, and put " + PackSignature.FILE + " into it."));
            return;
        }
        PublicKey key = trusted.get(signature.key());
        if (key == null) {
            findings.add(finding(
                    FindingKind.UNKNOWN_SIGNING_KEY,
                    "A pack must be signed by one of the keys " + keys + ", but '" + pack.id() + "' is signed by '"
                            + signature.key() + "'.",
                    "Have a trusted publisher sign it."));
        } else if (!signature.holds(pack, key)) {
            findings.add(finding(
                    FindingKind.WRONG_SIGNATURE,
                    "The signature of a pack must be over its content, but that of '" + pack.id() + "' is not over "
                            + pack.digest() + ".",
                    "Get the content that was signed, or sign it again."));
        }
    }

    private static Finding finding(FindingKind kind, String message, String fix) {
        return new Finding(kind, PackSignature.FILE, 1, 1, message, fix);
    }
}
