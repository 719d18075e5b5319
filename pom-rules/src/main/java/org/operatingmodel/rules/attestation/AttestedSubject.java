package org.operatingmodel.rules.attestation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a gate decision was about, such as a release artefact, by what it is called and what is in it.
 *
 * @param name what it is called
 * @param digest the digests of its content in lower-case hexadecimal digits, by the name of their algorithm; at least one
 * @since 0.1
 */
public record AttestedSubject(String name, Map<String, String> digest) {
    /** @throws IllegalArgumentException if the name is blank, there is no digest, or one has another form */
    public AttestedSubject {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "AttestedSubject.name must not be blank, but was '" + name + "'. Say what it is called.");
        }
        digest = Collections.unmodifiableMap(new TreeMap<>(digest));
        if (digest.isEmpty()) {
            throw new IllegalArgumentException(
                    "AttestedSubject.digest must not be empty, but was '{}' for '" + name + "'. Give its SHA-256.");
        }
        digest.forEach((algorithm, value) -> {
            boolean right = algorithm.equals("sha256")
                    ? value.matches("[0-9a-f]{64}")
                    : algorithm.matches("[a-zA-Z0-9_]+") && value.matches("([0-9a-f]{2})+");
            if (!right) {
                throw new IllegalArgumentException("AttestedSubject.digest must be hexadecimal digits by algorithm,"
                        + " 64 for sha256, but was '" + algorithm + ":" + value + "' for '" + name
                        + "'. Write lower-case digits.");
            }
        });
    }

    /**
     * The subject of a name and a digest, such as {@code app.jar=sha256:9f86...}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static AttestedSubject parse(String text) {
        int equals = text.lastIndexOf('=');
        int colon = text.indexOf(':', equals + 1);
        if (equals < 1 || colon < 0) {
            throw new IllegalArgumentException("A subject must be NAME=ALGORITHM:DIGITS, but was '" + text
                    + "'. Write it like app.jar=sha256:9f86d081...");
        }
        return new AttestedSubject(
                text.substring(0, equals), Map.of(text.substring(equals + 1, colon), text.substring(colon + 1)));
    }

    /** Whether the content is the same as far as both say: they share an algorithm, and differ in none that they share. */
    public boolean sameContent(AttestedSubject other) {
        boolean shared = false;
        for (Map.Entry<String, String> each : digest.entrySet()) {
            String value = other.digest.get(each.getKey());
            if (value != null && !value.equals(each.getValue())) {
                return false;
            }
            shared |= value != null;
        }
        return shared;
    }

    /** As {@link #parse} reads it, with its first digest. */
    @Override
    public String toString() {
        Map.Entry<String, String> first = digest.entrySet().iterator().next();
        return name + "=" + first.getKey() + ":" + first.getValue();
    }
}
