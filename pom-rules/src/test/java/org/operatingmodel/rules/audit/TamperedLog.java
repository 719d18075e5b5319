package org.operatingmodel.rules.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Changes a log in every way that one byte, one entry or one end can be changed, and looks whether each change
 * is seen, and the first entry that it hits is named.
 */
final class TamperedLog {
    private static final long SEGMENT_BYTES_PER_ENTRY = 80;

    private final Path folder;
    private final int entries;
    private final LogHead head;
    private final List<Path> segments;
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();
    private final List<byte[]> lines = new ArrayList<>();
    private final Map<String, Integer> tried = new LinkedHashMap<>();
    private final List<String> unseen = new ArrayList<>();

    private TamperedLog(Path folder, int entries, LogHead head, List<Path> segments) {
        this.folder = folder;
        this.entries = entries;
        this.head = head;
        this.segments = segments;
    }

    /** A log in a folder, as it was written. */
    static TamperedLog in(Path folder, int entries) throws IOException {
        LogHead head;
        try (DecisionLog log = FileDecisionLog.at(
                folder, new FileDecisionLog.Settings(LogDurability.PROCESS, SEGMENT_BYTES_PER_ENTRY * entries))) {
            List<LogHead> heads = SyntheticEntries.append(log, entries);
            head = heads.get(entries - 1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("segments"))) {
            TamperedLog tampered =
                    new TamperedLog(folder, entries, head, files.sorted().toList());
            for (Path segment : tampered.segments) {
                byte[] content = Files.readAllBytes(segment);
                tampered.contents.put(segment, content);
                int start = 0;
                for (int i = 0; i < content.length; i++) {
                    if (content[i] == '\n') {
                        tampered.lines.add(Arrays.copyOfRange(content, start, i + 1));
                        start = i + 1;
                    }
                }
            }
            return tampered;
        }
    }

    /** What was tried, and how often. */
    Map<String, Integer> tried() {
        return tried;
    }

    /** What was not seen, or not named rightly. */
    List<String> unseen() {
        return unseen;
    }

    int segments() {
        return segments.size();
    }

    /**
     * Changes one byte of each so many to other values: all, or by one bit, to no UTF-8, to a line feed, to a zero, to a
     * brace.
     */
    void bytes(int each, boolean allValues) throws IOException {
        int number = 0;
        int entry = 1;
        for (Path segment : segments) {
            byte[] content = contents(segment);
            for (int i = 0; i < content.length; i++) {
                if (number++ % each == 0) {
                    int[] values = allValues
                            ? IntStream.range(0, 256).toArray()
                            : new int[] {content[i] ^ 1, content[i] ^ 0x20, content[i] ^ 0x80, '\n', 0, '}'};
                    for (int value : values) {
                        if ((byte) value != content[i]) {
                            byte[] changed = content.clone();
                            changed[i] = (byte) value;
                            Files.write(segment, changed);
                            look("bytes changed", "byte " + i + " of " + segment.getFileName() + " to " + value, entry);
                        }
                    }
                }
                entry += content[i] == '\n' ? 1 : 0;
            }
            Files.write(segment, content);
        }
    }

    /** Leaves each entry out, in turn. */
    void deletions() throws IOException {
        for (int i = 0; i < entries; i++) {
            List<byte[]> changed = new ArrayList<>(lines);
            changed.set(i, new byte[0]);
            write(changed);
            look("entries deleted", "without entry " + (i + 1), i + 1);
        }
        restore();
    }

    /** Swaps any two entries. */
    void swaps(int each) throws IOException {
        int number = 0;
        for (int i = 0; i < entries; i++) {
            for (int j = i + 1; j < entries; j++) {
                if (number++ % each == 0) {
                    List<byte[]> changed = new ArrayList<>(lines);
                    changed.set(i, lines.get(j));
                    changed.set(j, lines.get(i));
                    write(changed);
                    look("pairs of entries swapped", "entries " + (i + 1) + " and " + (j + 1), i + 1);
                }
            }
        }
        restore();
    }

    /** Writes each entry twice: beside itself, and at the end. */
    void duplications() throws IOException {
        for (int i = 0; i < entries; i++) {
            List<byte[]> changed = new ArrayList<>(lines);
            changed.set(i, joined(lines.get(i), lines.get(i)));
            write(changed);
            look("entries duplicated", "entry " + (i + 1) + " twice", i + 1);
            changed = new ArrayList<>(lines);
            changed.set(entries - 1, joined(lines.get(entries - 1), lines.get(i)));
            write(changed);
            look("entries duplicated", "entry " + (i + 1) + " at the end", i + 1);
        }
        restore();
    }

    /** Cuts the log off at each so many of its lengths. */
    void truncations(int each) throws IOException {
        int entry = entries;
        int number = 0;
        for (int s = segments.size() - 1; s >= 0; s--) {
            byte[] content = contents(segments.get(s));
            for (int length = content.length - 1; length >= 0; length--) {
                entry -= content[length] == '\n' && length < content.length - 1 ? 1 : 0;
                if (number++ % each == 0) {
                    Files.write(segments.get(s), Arrays.copyOf(content, length));
                    look(
                            "lengths cut off at",
                            length + " bytes of " + segments.get(s).getFileName(),
                            entry);
                }
            }
            Files.delete(segments.get(s));
            look("lengths cut off at", "without " + segments.get(s).getFileName(), entry);
            entry--;
        }
        restore();
    }

    /** Leaves each segment out, and swaps the names of any two. */
    void segmentChanges() throws IOException {
        for (int i = 0; i < segments.size(); i++) {
            Files.delete(segments.get(i));
            look("segments deleted or swapped", "without " + segments.get(i).getFileName(), firstOf(i));
            restore();
            for (int j = i + 1; j < segments.size(); j++) {
                Files.write(segments.get(i), contents(segments.get(j)));
                Files.write(segments.get(j), contents(segments.get(i)));
                look(
                        "segments deleted or swapped",
                        segments.get(i).getFileName() + " and "
                                + segments.get(j).getFileName(),
                        firstOf(i));
                restore();
            }
        }
    }

    private int firstOf(int segment) {
        return Integer.parseInt(segments.get(segment).getFileName().toString().replace(".jsonl", ""));
    }

    /** Changes, cuts off and removes the pack that the first entry names. */
    void packChanges() throws IOException {
        Path pack = folder.resolve("packs").resolve(SyntheticEntries.PACK_DIGEST + ".json");
        byte[] content = Files.readAllBytes(pack);
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            Files.write(pack, changed);
            lookFor("bytes of a pack changed or cut off", "byte " + i, "Pack 'synthetic' .*");
            Files.write(pack, Arrays.copyOf(content, i));
            lookFor("bytes of a pack changed or cut off", "length " + i, "Pack 'synthetic' .*");
        }
        Files.delete(pack);
        lookFor("bytes of a pack changed or cut off", "no pack", "Pack 'synthetic' .*entry 1 was decided.*");
        Files.write(pack, content);
    }

    private byte[] contents(Path segment) {
        byte[] content = contents.get(segment);
        if (content == null) {
            throw new IllegalStateException("There must be a segment '" + segment + "'.");
        }
        return content;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    /** Writes lines into the segments that they were in. */
    private void write(List<byte[]> changed) throws IOException {
        int line = 0;
        for (Path segment : segments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (byte each : contents(segment)) {
                if (each == '\n') {
                    out.writeBytes(changed.get(line++));
                }
            }
            Files.write(segment, out.toByteArray());
        }
    }

    private void restore() throws IOException {
        for (Path segment : segments) {
            Files.write(segment, contents(segment));
        }
    }

    private void look(String kind, String change, int entry) {
        lookFor(kind, change, "(?s)(?:.*[^0-9a-z])?[Ee]ntr(?:y|ies) " + entry + "\\b.*");
    }

    private void lookFor(String kind, String change, String named) {
        tried.merge(kind, 1, Integer::sum);
        LogVerification verified = LogVerification.of(FileDecisionLog.at(folder), head);
        boolean seen = !verified.intact() || verified.completeness() != LogVerification.Completeness.COMPLETE;
        Pattern naming = Pattern.compile(named);
        boolean rightly = Stream.concat(
                        verified.broken().stream().limit(1),
                        verified.missing().stream().limit(1))
                .anyMatch(text -> naming.matcher(text).matches());
        if (!seen || !rightly) {
            unseen.add(kind + ": " + change + (seen ? " is not named rightly:\n" + verified.text() : " is not seen"));
        }
    }

    /** Tries everything, or each so many of it. */
    static TamperedLog tried(Path folder, int entries, int each, boolean allValues) throws IOException {
        TamperedLog log = in(folder, entries);
        log.bytes(each, allValues);
        log.deletions();
        log.swaps(each);
        log.duplications();
        log.truncations(each);
        log.segmentChanges();
        log.packChanges();
        return log;
    }
}
