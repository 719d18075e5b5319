package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ed25519 keys in PEM files, as {@code openssl genpkey} and {@code openssl pkey -pubout} write them. */
final class KeyFiles {
    private static final int LARGEST = 1 << 16;

    private KeyFiles() {}

    /** @throws Refusal if the file is not there, or holds no such key */
    static PublicKey publicKey(String option, Path file) {
        try {
            byte[] encoded = encoded(option, file, "PUBLIC KEY");
            if (encoded != null) {
                return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            }
        } catch (GeneralSecurityException e) {
            throw refusal(option, file, "public", "openssl pkey -in private.pem -pubout -out public.pem");
        }
        throw refusal(option, file, "public", "openssl pkey -in private.pem -pubout -out public.pem");
    }

    /** @throws Refusal if a file is not there, or holds no such key */
    static KeyPair pair(String privateOption, Path privateFile, String publicOption, Path publicFile) {
        PublicKey publicKey = publicKey(publicOption, publicFile);
        try {
            byte[] encoded = encoded(privateOption, privateFile, "PRIVATE KEY");
            if (encoded != null) {
                return new KeyPair(
                        publicKey, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
            }
        } catch (GeneralSecurityException e) {
            throw refusal(privateOption, privateFile, "private", "openssl genpkey -algorithm ed25519 -out private.pem");
        }
        throw refusal(privateOption, privateFile, "private", "openssl genpkey -algorithm ed25519 -out private.pem");
    }

    /** What stands between the lines that begin and end a part of that name; absent when there is no such part. */
    private static byte @Nullable [] encoded(String option, Path file, String part) {
        Inputs.requireExistence(option, file);
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
            Matcher found = Pattern.compile(
                            "-----BEGIN " + part + "-----([A-Za-z0-9+/=\\s]+)-----END " + part + "-----")
                    .matcher(text);
            return found.find() ? Base64.getMimeDecoder().decode(found.group(1)) : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Refusal refusal(String option, Path file, String kind, String command) {
        return new Refusal(option + " must be an Ed25519 " + kind + " key in PEM form, but '" + file
                + "' is none. Write one with '" + command + "'.");
    }
}
