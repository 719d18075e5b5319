package org.operatingmodel.rules.attestation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.rules.PackSignature;
import org.operatingmodel.rules.internal.Sha256;

/**
 * A text of some type with an Ed25519 signature: a DSSE envelope, version 1.0.0.
 *
 * <p>The signature is over type and text together, in their pre-authentication encoding, so that neither can be
 * changed or taken for another. The id of a key is the SHA-256 of its X.509 encoding; it says which key to try, and proves
 * nothing by itself.
 *
 * @since 0.1
 */
public final class Envelope {
    /** The type of a payload that is an in-toto statement. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    private static final int LARGEST = 1 << 22;

    private final String payloadType;
    private final byte[] payload;
    private final String keyId;
    private final byte[] signature;

    private Envelope(String payloadType, byte[] payload, String keyId, byte[] signature) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.keyId = keyId;
        this.signature = signature;
    }

    /**
     * A signed envelope.
     *
     * @throws IllegalArgumentException if the keys are no Ed25519 keys that belong together
     */
    public static Envelope sign(String payloadType, byte[] payload, KeyPair keys) {
        String keyId = PackSignature.keyId(keys.getPublic());
        byte[] encoded = preAuthenticationEncoding(payloadType, payload);
        byte[] made;
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(encoded);
            made = signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "keys must be a pair of Ed25519 keys, but cannot sign: " + e.getMessage() + ".", e);
        }
        if (!holds(encoded, made, keys.getPublic())) {
            throw new IllegalArgumentException(
                    "keys must belong together, but the public key does not verify what the private key signed. Give the"
                            + " two of one pair.");
        }
        return new Envelope(payloadType, payload.clone(), keyId, made);
    }

    /** What is signed: {@code DSSEv1}, then the length in bytes and the bytes of the type and of the payload, with blanks. */
    public static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] before = ("DSSEv1 " + type.length + " " + payloadType + " " + payload.length + " ")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + payload.length);
        System.arraycopy(payload, 0, all, before.length, payload.length);
        return all;
    }

    /** The envelope as JSON text, without any blank or line feed. */
    public String json() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "{\"payloadType\":\"" + payloadType.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"payload\":\""
                + base64.encodeToString(payload) + "\",\"signatures\":[{\"keyid\":\"" + keyId + "\",\"sig\":\""
                + base64.encodeToString(signature) + "\"}]}";
    }

    /**
     * The attestation in an envelope that one of the trusted keys has signed.
     *
     * <p>An envelope may have more signatures; each that has the id of a trusted key, and each without an id, is tried, and
     * one must hold.
     *
     * @param envelope UTF-8 text in JSON, at most 4 MiB
     * @param trusted the keys of which one must have signed it, at least one
     * @throws AttestationException if the text is no envelope, has fields that no envelope has, holds no in-toto statement,
     *     no trusted key has signed it, or its statement is no verification summary; it names what is wrong
     * @throws IllegalArgumentException if no key is trusted, or one is no Ed25519 key
     */
    public static VerifiedAttestation verify(byte[] envelope, Collection<? extends PublicKey> trusted) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("trusted must not be empty, but was '[]'. Name whom you trust.");
        }
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        trusted.forEach(key -> keys.put(PackSignature.keyId(key), key));
        Map<String, @Nullable Object> root;
        try {
            root = JsonObject.parse("envelope", envelope, LARGEST).tree();
        } catch (PortfolioException wrong) {
            throw new AttestationException(String.valueOf(wrong.getMessage()));
        }
        only("envelope", root, Set.of("payloadType", "payload", "signatures"));
        String payloadType = text("payloadType", root.get("payloadType"));
        byte[] payload = bytes("payload", root.get("payload"));
        String signer = signer(root.get("signatures"), preAuthenticationEncoding(payloadType, payload), keys);
        if (!payloadType.equals(IN_TOTO)) {
            throw new AttestationException("payloadType must be '" + IN_TOTO + "', but was '" + payloadType
                    + "'. Hand in the envelope of an in-toto statement.");
        }
        return new VerifiedAttestation(Attestation.parse(payload), signer, Sha256.hex(payload));
    }

    /** The id of the first trusted key of which a signature holds. */
    private static String signer(@Nullable Object signatures, byte[] encoded, Map<String, PublicKey> keys) {
        if (!(signatures instanceof List<?> list) || list.isEmpty()) {
            throw new AttestationException("signatures must be a list of at least one, but is not. Sign the envelope.");
        }
        List<String> unknown = new ArrayList<>();
        boolean tried = false;
        String signer = null;
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> signature)) {
                throw new AttestationException(
                        "signatures must hold objects with keyid and sig, but one is none. Sign the envelope again.");
            }
            only("signatures", signature, Set.of("keyid", "sig"));
            byte[] sig = bytes("sig", signature.get("sig"));
            Object id = signature.get("keyid");
            if (signature.containsKey("keyid") && !(id instanceof String && keys.containsKey(id))) {
                unknown.add(String.valueOf(id));
                continue;
            }
            tried = true;
            for (Map.Entry<String, PublicKey> key : keys.entrySet()) {
                boolean asked = id == null || key.getKey().equals(id);
                if (signer == null && asked && holds(encoded, sig, key.getValue())) {
                    signer = key.getKey();
                }
            }
        }
        if (signer != null) {
            return signer;
        }
        throw new AttestationException(
                tried
                        ? "The signature must be that of a trusted key over type and payload, but is not. Get the envelope"
                                + " again from who signed it."
                        : "The envelope must be signed by a trusted key, but was by '" + String.join("', '", unknown)
                                + "'. Trust that key, or sign with " + String.join(" or ", keys.keySet()) + ".");
    }

    private static boolean holds(byte[] encoded, byte[] signature, PublicKey key) {
        try {
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(key);
            checking.update(encoded);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void only(String what, Map<?, ?> object, Set<String> known) {
        for (Object field : object.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                throw new AttestationException(what + " must have no fields but "
                        + String.join(", ", new TreeSet<>(known)) + ", but has '" + field + "'. Remove it.");
            }
        }
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new AttestationException(name + " must be a text, but " + (value == null ? "is missing" : "is none")
                + ". Sign the envelope again.");
    }

    /** The bytes of a text in Base64 of either alphabet, with no bit in it that says nothing. */
    private static byte[] bytes(String name, @Nullable Object value) {
        String text = text(name, value);
        boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
            Base64.Encoder again = url ? Base64.getUrlEncoder() : Base64.getEncoder();
            if (again.encodeToString(bytes).equals(text)
                    || again.withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new AttestationException(
                name + " must be Base64, but is not. Get the envelope again from who signed it.");
    }
}
