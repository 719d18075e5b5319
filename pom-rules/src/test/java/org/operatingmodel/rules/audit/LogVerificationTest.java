package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerificationTest {
    private static final int ENTRIES = 20;

    @TempDir
    Path folder;

    private List<LogHead> heads = List.of();

    @BeforeEach
    void log() {
        try (DecisionLog log = open()) {
            heads = SyntheticEntries.append(log, ENTRIES);
        }
    }

    /** Segments of six entries, but for the first, which has the pack and one entry less. */
    private FileDecisionLog open() {
        return FileDecisionLog.at(folder, new FileDecisionLog.Settings(LogDurability.PROCESS, 1_200));
    }

    private LogHead head() {
        return heads.get(ENTRIES - 1);
    }

    private LogVerification verified() {
        return LogVerification.of(open(), head());
    }

    private Path segment(int first) {
        return folder.resolve("segments").resolve(String.format("%016d.jsonl", first));
    }

    private int[] firsts() throws IOException {
        try (var files = Files.list(folder.resolve("segments"))) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".jsonl", ""))
                    .mapToInt(Integer::parseInt)
                    .sorted()
                    .toArray();
        }
    }

    private Path middle() throws IOException {
        return segment(firsts()[1]);
    }

    private List<String> middleLines() throws IOException {
        return new ArrayList<>(Files.readAllLines(middle()));
    }

    private void writeMiddle(List<String> lines) throws IOException {
        Files.writeString(middle(), String.join("\n", lines) + "\n");
    }

    @Test
    void a_log_as_it_was_written_is_intact_and_complete() {
        assertThat(verified().text())
                .isEqualTo("integrity: intact, 20 entries\n"
                        + "completeness: complete, from the first entry to the head\nhead: " + head() + "\n");
        assertThat(verified().first()).isEqualTo(1);
        assertThat(verified().last()).isEqualTo(head());
    }

    @Test
    void without_a_head_completeness_is_unknown() {
        LogVerification verified = LogVerification.of(open(), null);
        assertThat(verified.completeness()).isEqualTo(LogVerification.Completeness.UNKNOWN);
        assertThat(verified.text())
                .isEqualTo("integrity: intact, 20 entries\n"
                        + "completeness: unknown, as no head was given: a cut end cannot be seen\nhead: " + head()
                        + "\n");
    }

    @Test
    void an_earlier_head_holds_too() {
        assertThat(LogVerification.of(open(), heads.get(4)).completeness())
                .isEqualTo(LogVerification.Completeness.COMPLETE);
    }

    @Test
    void a_head_of_another_log_is_told() {
        LogHead other = new LogHead(7, "0".repeat(64));
        assertThat(LogVerification.of(open(), other).broken())
                .containsExactly("Entry 7 is another one than the head names: the log was written anew.");
    }

    @Test
    void the_oldest_segment_may_be_elsewhere_but_the_log_is_incomplete_then() throws IOException {
        Files.delete(segment(1));
        int first = firsts()[0];
        assertThat(verified().text())
                .isEqualTo("integrity: intact, " + (ENTRIES + 1 - first) + " entries\ncompleteness: incomplete\n"
                        + "  Entries 1 to " + (first - 1) + " are not there.\nhead: " + head() + "\n");
    }

    @Test
    void a_middle_segment_that_is_not_there_is_named() throws IOException {
        int[] firsts = firsts();
        Files.delete(segment(firsts[1]));
        assertThat(verified().broken()).isEmpty();
        assertThat(verified().missing())
                .containsExactly("Entries " + firsts[1] + " to " + (firsts[2] - 1) + " are not there.");
    }

    @Test
    void a_last_segment_that_is_not_there_is_a_cut_end() throws IOException {
        int[] firsts = firsts();
        int last = firsts[firsts.length - 1];
        Files.delete(segment(last));
        assertThat(verified().broken()).isEmpty();
        assertThat(verified().missing())
                .containsExactly(
                        last == ENTRIES
                                ? "Entry 20 is not there: the end was cut off."
                                : "Entries " + last + " to 20 are not there: the end was cut off.");
    }

    @Test
    void a_renamed_segment_is_named() throws IOException {
        int[] firsts = firsts();
        Files.move(segment(firsts[1]), segment(firsts[1] + 1));
        assertThat(verified().broken())
                .first()
                .isEqualTo("The segment that begins with entry " + firsts[1] + " is called after entry "
                        + (firsts[1] + 1) + ".");
    }

    @Test
    void segments_with_swapped_names_are_named() throws IOException {
        int[] firsts = firsts();
        byte[] one = Files.readAllBytes(segment(firsts[0]));
        Files.write(segment(firsts[0]), Files.readAllBytes(segment(firsts[1])));
        Files.write(segment(firsts[1]), one);
        assertThat(verified().broken())
                .startsWith(
                        "The segment that begins with entry " + firsts[1] + " is called after entry 1.",
                        "Entry " + firsts[1] + " stands where entry 1 must stand.");
    }

    @Test
    void a_changed_entry_is_named_alone() throws IOException {
        int number = firsts()[1] + 1;
        writeMiddle(middleLines().stream()
                .map(line -> line.replace("number " + number, "number 0"))
                .toList());
        assertThat(verified().broken()).containsExactly("Entry " + number + " was changed: its hash does not hold.");
        assertThat(verified().missing()).isEmpty();
    }

    @Test
    void a_changed_entry_with_a_new_hash_breaks_the_chain_after_it() throws IOException {
        int number = firsts()[1];
        List<String> lines = middleLines();
        String body = lines.get(0).substring(83, lines.get(0).length() - 1).replace("number", "Number");
        lines.set(
                0, "{\"hash\":\"" + LogLine.hash(body.getBytes(StandardCharsets.UTF_8)) + "\",\"entry\":" + body + "}");
        writeMiddle(lines);
        assertThat(verified().broken())
                .containsExactly("Entry " + (number + 1)
                        + " does not follow the entry before it: that was changed or replaced.");
    }

    @Test
    void a_log_that_was_written_anew_is_seen_with_the_head_only() throws IOException {
        Path other = folder.resolve("other");
        try (DecisionLog log = FileDecisionLog.at(other, new FileDecisionLog.Settings(LogDurability.PROCESS, 1_200))) {
            log.keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
            for (int i = 0; i < ENTRIES; i++) {
                log.append(SyntheticEntries.saying("forged"));
            }
            assertThat(LogVerification.of(log, null).intact()).isTrue();
            assertThat(LogVerification.of(log, head()).broken())
                    .containsExactly("Entry 20 is another one than the head names: the log was written anew.");
        }
    }

    @Test
    void a_line_that_is_no_entry_is_named_and_the_entries_after_it_are_not() throws IOException {
        int number = firsts()[1] + 1;
        List<String> lines = middleLines();
        lines.set(1, "garbage");
        writeMiddle(lines);
        assertThat(verified().broken())
                .containsExactly("Entry " + number + " is no entry: it is not {\"hash\":\"...\",\"entry\":...}.");
        assertThat(verified().missing()).isEmpty();
    }

    @Test
    void an_entry_that_is_not_utf_8_is_named() throws IOException {
        byte[] bytes = Files.readAllBytes(middle());
        bytes[200] = (byte) 0xff;
        Files.write(middle(), bytes);
        assertThat(verified().broken()).containsExactly("Entry " + firsts()[1] + " is no entry: it is not UTF-8.");
    }

    @Test
    void an_inserted_line_is_named_and_the_entries_after_it_are_not() throws IOException {
        List<String> lines = middleLines();
        lines.add(1, "garbage");
        writeMiddle(lines);
        assertThat(verified().broken())
                .containsExactly(
                        "Entry " + (firsts()[1] + 1) + " is no entry: it is not {\"hash\":\"...\",\"entry\":...}.");
    }

    @Test
    void swapped_entries_are_named_from_the_first_one_on() throws IOException {
        int first = firsts()[1];
        List<String> lines = middleLines();
        Collections.swap(lines, 1, 3);
        writeMiddle(lines);
        assertThat(verified().broken())
                .first()
                .isEqualTo("Entry " + (first + 3) + " stands where entry " + (first + 1) + " must stand.");
        assertThat(verified().missing()).isEmpty();
    }

    @Test
    void a_deleted_entry_is_missing() throws IOException {
        List<String> lines = middleLines();
        lines.remove(1);
        writeMiddle(lines);
        assertThat(verified().broken()).isEmpty();
        assertThat(verified().missing()).containsExactly("Entry " + (firsts()[1] + 1) + " is not there.");
    }

    @Test
    void an_entry_that_stands_twice_is_named() throws IOException {
        int number = firsts()[1] + 1;
        List<String> lines = middleLines();
        lines.add(2, lines.get(1));
        writeMiddle(lines);
        assertThat(verified().broken())
                .containsExactly("Entry " + number + " stands where entry " + (number + 1) + " must stand.");
    }

    @Test
    void an_unfinished_last_line_is_told() throws IOException {
        int[] firsts = firsts();
        Path last = segment(firsts[firsts.length - 1]);
        String text = Files.readString(last);
        Files.writeString(last, text.substring(0, text.length() - 10));
        String line = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
        assertThat(verified().broken())
                .containsExactly("'segments/" + last.getFileName() + "' ends with " + (line.length() - 10)
                        + " bytes of an unfinished line.");
        assertThat(verified().missing()).containsExactly("Entry 20 is not there: the end was cut off.");
    }

    @Test
    void a_changed_pack_is_named() throws IOException {
        Files.writeString(folder.resolve("packs").resolve(SyntheticEntries.PACK_DIGEST + ".json"), "{}");
        assertThat(verified().broken())
                .containsExactly("Pack 'synthetic' with digest " + SyntheticEntries.PACK_DIGEST
                        + " was changed: its hash does not hold.");
        assertThat(verified().missing()).isEmpty();
    }

    @Test
    void a_pack_that_is_not_there_is_missing() throws IOException {
        Files.delete(folder.resolve("packs").resolve(SyntheticEntries.PACK_DIGEST + ".json"));
        assertThat(verified().broken()).isEmpty();
        assertThat(verified().missing())
                .containsExactly("Pack 'synthetic' with digest " + SyntheticEntries.PACK_DIGEST
                        + ", by which entry 1 was decided, is not there.");
    }

    @Test
    void a_changed_opening_is_named_and_a_forgotten_one_is_not() {
        DecisionLog log = open();
        Masking.Opening one = Masking.Opening.of("\"lea\"");
        Masking.Opening other = Masking.Opening.of("\"ron\"");
        log.keep(DecisionLog.Kind.OPENING, one.commitment(), one.content());
        log.keep(DecisionLog.Kind.OPENING, other.commitment(), one.content());
        assertThat(verified().broken())
                .containsExactly("Opening " + other.commitment() + " was changed: it does not open its commitment.");
        log.forget(other.commitment());
        log.forget(one.commitment());
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void of_many_things_the_first_ones_are_told_and_the_others_counted() throws IOException {
        for (int first : firsts()) {
            Files.writeString(segment(first), Files.readString(segment(first)).replace("number", "Number"));
        }
        for (int i = 0; i < 3; i++) {
            Files.createFile(folder.resolve("segments/note-" + i));
        }
        assertThat(verified().broken())
                .hasSize(21)
                .startsWith("Entry 1 was changed: its hash does not hold.")
                .endsWith("Entry 20 was changed: its hash does not hold.", "And 3 more.");
    }
}
