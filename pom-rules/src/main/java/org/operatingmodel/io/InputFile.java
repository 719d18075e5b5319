package org.operatingmodel.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The text of a file, within a limit. */
final class InputFile {
    private final int limit;
    private final Violations violations;

    InputFile(int limit, Violations violations) {
        this.limit = limit;
        this.violations = violations;
    }

    /** The text of the file at the path, unpacked if its name ends in {@code .gz}; null after a reported violation. */
    @Nullable
    String text(Path path, Place place) {
        if (!Files.exists(path)) {
            violations.add(place, "must exist, but was not found. Check the path.");
            return null;
        }
        if (Files.isDirectory(path)) {
            violations.add(place, "must be a file, but was a directory. Name a file in it.");
            return null;
        }
        try {
            long size = Files.size(path);
            if (size > limit) {
                violations.add(place, tooLarge(shown(size)));
                return null;
            }
            return text(read(path), place);
        } catch (IOException e) {
            violations.add(
                    place,
                    path.toString().endsWith(".gz")
                            ? "must be a readable gzip file, but could not be read. Pack it again, or give the reader access."
                            : "must be readable, but could not be read. Give the reader access.");
        }
        return null;
    }

    /** The text of the bytes; null after a reported violation. */
    @Nullable
    String text(byte[] bytes, Place place) {
        if (bytes.length > limit) {
            violations.add(place, tooLarge("more"));
            return null;
        }
        try {
            return decoded(bytes);
        } catch (CharacterCodingException e) {
            violations.add(place, "must be UTF-8 text, but has bytes that are not. Save it as UTF-8.");
            return null;
        }
    }

    private byte[] read(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return in.readNBytes(limit + 1);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private String tooLarge(String size) {
        return "must be at most " + shown(limit) + ", but was " + size
                + ". Split flow and costs into CSV imports, or raise the reader's limit.";
    }

    private static String shown(long bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }
}
