package org.operatingmodel.rules;

import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import java.util.Objects;
import org.operatingmodel.rules.internal.Sha256;

/**
 * An Ed25519 signature over the digest of a rule pack, as it stands in the pack's file {@code pack.sig}.
 *
 * <p>It vouches for what the manifest says and for the text of the rules: what {@link RulePack#digest()} covers.
 *
 * @param key which key made it: the SHA-256 of the public key in its X.509 encoding, as 64 lower-case hexadecimal digits
 * @param signature the signature in Base64, 64 bytes
 * @since 0.1
 */
public record PackSignature(
        @Pattern(regexp = PackSignature.KEY) String key,
        @Pattern(regexp = PackSignature.SIGNATURE) String signature) {
    /** The name of the file in a pack's folder or archive. */
    public static final String FILE = "pack.sig";

    private static final String KEY = "[0-9a-f]{64}";
    private static final String SIGNATURE = "[A-Za-z0-9+/]{86}==";

    /** @throws IllegalArgumentException if a part has another form */
    public PackSignature {
        Objects.requireNonNull(key, "PackSignature.key");
        Objects.requireNonNull(signature, "PackSignature.signature");
        if (!key.matches(KEY)) {
            throw new IllegalArgumentException(
                    "PackSignature.key must be 64 hexadecimal digits, but was '" + key + "'. Sign the pack again.");
        }
        if (!signature.matches(SIGNATURE)) {
            throw new IllegalArgumentException("PackSignature.signature must be 64 bytes in Base64, but was '"
                    + signature + "'. Sign the pack again.");
        }
    }

    /**
     * The signature of a pack by the private key of a pair.
     *
     * @throws IllegalArgumentException if the keys are no Ed25519 keys
     */
    public static PackSignature sign(RulePack pack, KeyPair keys) {
        try {
            String key = keyId(keys.getPublic());
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(signed(pack));
            return new PackSignature(key, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "keys must be a pair of Ed25519 keys, but cannot sign: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The id of a key, as {@link #key} has it.
     *
     * @throws IllegalArgumentException if it is no Ed25519 key
     */
    public static String keyId(PublicKey key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !edwards.getParams().getName().equalsIgnoreCase("Ed25519")) {
            throw new IllegalArgumentException("key must be an Ed25519 key, but was one of " + key.getAlgorithm()
                    + ". Make one with KeyPairGenerator.getInstance(\"Ed25519\").");
        }
        return Sha256.hex(key.getEncoded());
    }

    /** Whether it is the signature of this pack by this key. */
    boolean holds(RulePack pack, PublicKey by) {
        try {
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(by);
            checking.update(signed(pack));
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** What is signed: the digest, told apart from whatever else the key may sign. */
    private static byte[] signed(RulePack pack) {
        return ("org.operatingmodel rule pack sha256:" + pack.digest()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The text of the file {@code pack.sig}. */
    public String text() {
        return "key: \"" + key + "\"\nsignature: \"" + signature + "\"\n";
    }
}
