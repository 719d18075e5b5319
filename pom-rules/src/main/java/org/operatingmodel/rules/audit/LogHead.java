package org.operatingmodel.rules.audit;

import java.util.Objects;

/**
 * The end of a decision log at some time: what it takes to see that entries up to it were changed or cut off.
 *
 * <p>Publish it where who can change the log cannot change it.
 *
 * @param sequence the number of the last entry, from 1
 * @param hash its SHA-256, as 64 lower-case hexadecimal digits
 * @since 0.1
 */
public record LogHead(long sequence, String hash) {
    private static final int DIGITS = 64;

    /** @throws IllegalArgumentException if the sequence is below 1 or the hash is none */
    public LogHead {
        Objects.requireNonNull(hash, "LogHead.hash");
        if (sequence < 1) {
            throw new IllegalArgumentException(
                    "LogHead.sequence must be 1 or higher, but was '" + sequence + "'. Entries count from 1.");
        }
        if (hash.length() != DIGITS || !digits(hash)) {
            throw new IllegalArgumentException("LogHead.hash must be 64 lower-case hexadecimal digits, but was '" + hash
                    + "'. Copy it as it was returned.");
        }
    }

    /**
     * The head that a text such as {@code 12:5feceb66...} tells.
     *
     * @throws IllegalArgumentException if it tells none
     */
    public static LogHead parse(String text) {
        String[] parts = text.strip().split(":", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "head must be a number, a colon and a hash, but was '" + text + "'. Copy it as it was returned.");
        }
        return new LogHead(Long.parseLong(parts[0]), parts[1]);
    }

    private static boolean digits(String hash) {
        for (int i = 0; i < hash.length(); i++) {
            char c = hash.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
