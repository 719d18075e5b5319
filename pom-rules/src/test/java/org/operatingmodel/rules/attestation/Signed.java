package org.operatingmodel.rules.attestation;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

/** Keys, decisions and attestations of the partner portal. */
final class Signed {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    static final Instant JUDGED = Instant.parse("2026-06-21T08:00:00Z");
    static final ProductId PORTAL = new ProductId("partner-portal");
    static final URI GATEHOUSE = URI.create("https://example.org/gatehouse");
    static final AttestedSubject ARTEFACT = new AttestedSubject("portal.jar", Map.of("sha256", "ab".repeat(32)));
    static final String LEVEL = "OPERATINGMODEL_MVP_EXIT_PASSED";

    /** RFC 8032, section 7.1, TEST 2. */
    static final KeyPair KEYS = pair(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    /** RFC 8032, section 7.1, TEST 3. */
    static final KeyPair OTHERS = pair(
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");

    private Signed() {}

    static KeyPair pair(String secret, String publicKey) {
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            // RFC 8410: the 12 bytes before the key say that it is one of Ed25519
            byte[] encoded = HexFormat.of().parseHex("302a300506032b6570032100" + publicKey);
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(encoded)),
                    keys.generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(secret))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Criterion criterion(Enforcement enforcement) {
        return new Criterion(
                GateId.MVP_EXIT,
                new CriterionId("mvp.telemetry-live"),
                enforcement,
                "Telemetry is live",
                new PackId("standard"),
                "gate/mvp-exit.drl",
                9,
                null);
    }

    static CriterionResult met() {
        return new Met(criterion(Enforcement.MANDATORY), List.of(), 1, List.of());
    }

    static Unmet unmet() {
        FailedCondition missing = new FailedCondition(
                FailedCondition.Kind.MISSING, "Evidence()", 12, 5, "no TELEMETRY", List.of(), List.of(), 0);
        return new Unmet(criterion(Enforcement.WAIVABLE), List.of(missing), List.of());
    }

    static CriterionResult waived() {
        return new Waived(
                unmet(),
                new Waiver(
                        new WaiverId("w-1"),
                        PORTAL,
                        GateId.MVP_EXIT,
                        new CriterionId("mvp.telemetry-live"),
                        "The new probe comes in July.",
                        new PersonId("ada"),
                        new PersonId("grace"),
                        AS_OF.minus(Duration.ofDays(1)),
                        AS_OF.plus(Duration.ofDays(30))));
    }

    static GateDecision decision(CriterionResult... results) {
        return new GateDecision(
                new GateRequest(PORTAL, GateId.MVP_EXIT),
                AS_OF,
                new PackId("standard"),
                List.of(new PackReference(new PackId("standard"), "0.1.0", "cd".repeat(32))),
                List.of(results),
                List.of());
    }

    static Attestation attestation(CriterionResult... results) {
        return Attestation.of(decision(results), List.of(ARTEFACT), GATEHOUSE, JUDGED);
    }

    static VerifiedAttestation.Demand demand() {
        return new VerifiedAttestation.Demand(GATEHOUSE, PORTAL, ARTEFACT, LEVEL, Duration.ofDays(30), false);
    }
}
