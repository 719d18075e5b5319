package org.operatingmodel.rules.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.internal.Sha256;

/**
 * An entry of a log as it is kept: its text on one line, and the hash of it.
 *
 * <p>The hash is the SHA-256 of {@value #VERSION}, a line feed and the UTF-8 bytes of the text. The text names the hash of the
 * entry before, so that each hash stands for all entries up to it.
 *
 * @param segment the number of the first entry of the segment that it is in
 * @param hash 64 lower-case hexadecimal digits
 * @param body the entry as canonical JSON, without line feeds
 * @param flaw what is wrong with the form of the line, which is its body then; absent when nothing is
 * @since 0.1
 */
public record LogLine(
        long segment, String hash, String body, @Nullable String flaw) {
    /** What the hash starts from: the version of its own form. */
    public static final String VERSION = "org.operatingmodel.decision-log/2";

    private static final byte[] START = (VERSION + "\n").getBytes(StandardCharsets.UTF_8);
    private static final String BEFORE_HASH = "{\"hash\":\"";
    private static final String BEFORE_BODY = "\",\"entry\":";
    /** What stands for bytes that are no UTF-8, where it does not stand for itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int MOST_SHOWN = 200;
    private static final int HASH_END = BEFORE_HASH.length() + 64;
    private static final int BODY_START = HASH_END + BEFORE_BODY.length();

    /** @throws NullPointerException if a part is missing */
    public LogLine {
        Objects.requireNonNull(hash, "LogLine.hash");
        Objects.requireNonNull(body, "LogLine.body");
    }

    /** The line of an entry, with its hash, as {@link #body}. */
    static LogLine of(DecisionLog.Position position, String body) {
        return new LogLine(position.segment(), hash(body(position, body)), body, null);
    }

    /**
     * The bytes of an entry.
     *
     * @throws IllegalArgumentException if the body does not say that it is the entry at that position, or is no single line
     */
    static byte[] body(DecisionLog.Position position, String body) {
        LogHead head = position.head();
        String start = "{\"sequence\":" + position.next()
                + (head == null ? "" : ",\"previous\":\"" + head.hash() + "\"") + ",";
        if (!body.startsWith(start) || !body.endsWith("}") || body.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("An entry must be one line that begins with '" + start
                    + "' and ends with '}', but was '" + body.substring(0, Math.min(body.length(), MOST_SHOWN))
                    + "'. Write what the position says first.");
        }
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of a body. */
    static String hash(byte[] body) {
        MessageDigest digest = Sha256.begin();
        digest.update(START);
        return HexFormat.of().formatHex(digest.digest(body));
    }

    /** Whether the line has the right form and the hash is that of the body. */
    boolean holds() {
        return flaw == null && hash.equals(hash(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes the line as it stands in a file. */
    static void write(String hash, byte[] body, ByteArrayOutputStream out) {
        out.writeBytes((BEFORE_HASH + hash + BEFORE_BODY).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        out.write('}');
        out.write('\n');
    }

    /** The line that bytes of a file are, whether its hash holds or not. */
    static LogLine parse(long segment, ByteBuffer bytes) {
        String text = decoded(bytes);
        if (text == null) {
            return new LogLine(segment, "", "", "it is not UTF-8");
        }
        boolean formed = text.length() > BODY_START
                && text.startsWith(BEFORE_HASH)
                && text.startsWith(BEFORE_BODY, HASH_END)
                && text.endsWith("}");
        return formed
                ? new LogLine(
                        segment,
                        text.substring(BEFORE_HASH.length(), HASH_END),
                        text.substring(BODY_START, text.length() - 1),
                        null)
                : new LogLine(segment, "", text, "it is not " + BEFORE_HASH + "..." + BEFORE_BODY + "...}");
    }

    /** The text of UTF-8 bytes; absent where they are none. */
    private static @Nullable String decoded(ByteBuffer bytes) {
        String text = new String(
                bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
