package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileDecisionLogTest extends DecisionLogContract {
    private static final long SEGMENT_BYTES = 1_000;

    @TempDir
    Path parent;

    @Override
    DecisionLog log() {
        return log(LogDurability.PROCESS);
    }

    private FileDecisionLog log(LogDurability durability) {
        return FileDecisionLog.at(folder(), new FileDecisionLog.Settings(durability, SEGMENT_BYTES));
    }

    private FileDecisionLog keeping(Duration lockKept) {
        return FileDecisionLog.at(
                folder(), new FileDecisionLog.Settings(LogDurability.PROCESS, SEGMENT_BYTES, lockKept));
    }

    private Path folder() {
        return parent.resolve("of/logs");
    }

    private List<Path> segments() throws IOException {
        return files("segments");
    }

    private List<Path> files(String of) throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve(of))) {
            return files.sorted().toList();
        }
    }

    private Path lastSegment() throws IOException {
        List<Path> segments = segments();
        return segments.get(segments.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_segment_that_has_reached_its_size_takes_no_further_entry(LogDurability durability) throws IOException {
        SyntheticEntries.append(log(durability), 20);
        List<Path> segments = segments();
        assertThat(segments).hasSizeGreaterThan(2);
        assertThat(segments.get(0)).hasFileName("0000000000000001.jsonl");
        for (Path segment : segments) {
            List<String> lines = Files.readAllLines(segment);
            long before = Files.size(segment) - lines.get(lines.size() - 1).length() - 1;
            assertThat(before).isLessThan(SEGMENT_BYTES);
            if (!segment.equals(lastSegment())) {
                assertThat(Files.size(segment)).isGreaterThanOrEqualTo(SEGMENT_BYTES);
            }
        }
        assertWhole(log(durability));
    }

    @Test
    void of_entries_appended_together_by_a_writer_that_was_killed_whole_lines_stay_in_their_order() throws IOException {
        SyntheticEntries.append(log(), 1);
        log().append(List.of(
                SyntheticEntries.saying("first"), SyntheticEntries.saying("second"), SyntheticEntries.saying("third")));
        Path segment = lastSegment();
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(whole, whole.length - 10));

        log().append(SyntheticEntries.saying("after it"));
        try (Stream<LogLine> lines = log().lines()) {
            assertThat(lines.map(line -> line.body().replaceAll(".*\"says\":\"(.*)\"}", "$1")))
                    .containsExactly("entry number 1", "first", "second", "after it");
        }
        assertWhole(log());
    }

    @Test
    void an_unfinished_last_line_of_any_length_is_moved_aside_and_nothing_else() throws IOException {
        SyntheticEntries.append(log(), 3);
        Path segment = lastSegment();
        byte[] whole = Files.readAllBytes(segment);
        LogHead acknowledged = log().head().orElseThrow();
        DecisionLog.Position position = new DecisionLog.Position(acknowledged, 1);
        byte[] body =
                LogLine.body(position, SyntheticEntries.saying("unfinished").apply(position));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LogLine.write(LogLine.hash(body), body, written);
        byte[] line = written.toByteArray();
        byte[] next = Arrays.copyOf(line, line.length - 1);
        for (int length = 1; length <= next.length; length++) {
            byte[] torn = Arrays.copyOf(whole, whole.length + length);
            System.arraycopy(next, 0, torn, whole.length, length);
            Files.write(segment, torn);
            assertThat(log().head()).contains(acknowledged);
            assertThat(log().remarks())
                    .containsExactly("'segments/" + segment.getFileName() + "' ends with " + length
                            + " bytes of an unfinished line");
            try (DecisionLog log = log()) {
                LogHead head = log.append(SyntheticEntries.saying("after it"));
                assertThat(head.sequence()).isEqualTo(acknowledged.sequence() + 1);
                assertWhole(log);
            }
            Path aside = folder().resolve("unfinished").resolve(segment.getFileName() + "." + whole.length);
            assertThat(Files.readAllBytes(aside)).isEqualTo(Arrays.copyOf(next, length));
            Files.write(segment, whole);
        }
    }

    @Test
    void zeros_at_the_end_are_moved_aside() throws IOException {
        LogHead acknowledged = SyntheticEntries.append(log(), 5).get(4);
        Files.write(lastSegment(), new byte[100_000], StandardOpenOption.APPEND);
        assertThat(log().append(SyntheticEntries.saying("next")).sequence()).isEqualTo(acknowledged.sequence() + 1);
        assertWhole(log());
        assertThat(files("unfinished")).hasSize(1);
    }

    @Test
    void an_instance_that_knows_the_end_sees_what_was_left_there_since() throws IOException {
        DecisionLog log = log();
        SyntheticEntries.append(log, 2);
        Files.writeString(lastSegment(), "{\"hash\":\"", StandardOpenOption.APPEND);
        log.append(SyntheticEntries.saying("next"));
        assertWhole(log);
    }

    @Test
    void an_empty_last_segment_is_begun_by_the_entry_that_it_is_called_after() throws IOException {
        LogHead last = SyntheticEntries.append(log(), 3).get(2);
        Path empty = Files.createFile(lastSegment().resolveSibling("0000000000000004.jsonl"));
        try (DecisionLog log = log()) {
            assertThat(log.append(SyntheticEntries.saying("next")).sequence()).isEqualTo(last.sequence() + 1);
        }
        assertThat(empty).isNotEmptyFile();
        assertWhole(log());
    }

    @Test
    void an_empty_last_segment_that_says_that_entries_were_lost_is_not_built_upon() throws IOException {
        SyntheticEntries.append(log(), 3);
        Path empty = Files.createFile(lastSegment().resolveSibling("0000000000000009.jsonl"));
        assertThatThrownBy(() -> log().append(SyntheticEntries.saying("next")))
                .isInstanceOf(LogException.class)
                .hasMessage(
                        "'" + empty + "' is empty and must be called after the entry that comes next, but that is entry"
                                + " 4: those between are not there. Verify the log, and go on in a new folder.");
        assertThat(empty).isEmptyFile();
    }

    @Test
    void a_whole_last_line_that_is_no_entry_is_not_built_upon() throws IOException {
        SyntheticEntries.append(log(), 2);
        Files.writeString(lastSegment(), "garbage\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> log().append(SyntheticEntries.saying("next")))
                .isInstanceOf(LogException.class)
                .hasMessage("The last entry in '" + lastSegment()
                        + "' must be whole, so that another can follow it, but it is"
                        + " not {\"hash\":\"...\",\"entry\":...}. Verify the log, and go on in a new folder.");
        assertThat(Files.readString(lastSegment())).endsWith("garbage\n");
    }

    @Test
    void a_changed_last_entry_is_not_built_upon() throws IOException {
        SyntheticEntries.append(log(), 2);
        Files.writeString(lastSegment(), Files.readString(lastSegment()).replace("number 2", "number 3"));
        assertThatThrownBy(() -> log().append(SyntheticEntries.saying("next")))
                .isInstanceOf(LogException.class)
                .hasMessage("The last entry in '" + lastSegment()
                        + "' must be whole, so that another can follow it, but its"
                        + " hash does not hold. Verify the log, and go on in a new folder.");
    }

    @Test
    void an_empty_last_segment_is_gone_on_with() throws IOException {
        LogHead head = SyntheticEntries.append(log(), 20).get(19);
        Files.createFile(folder().resolve("segments/0000000000000021.jsonl"));
        assertThat(log().head()).contains(head);
        log().append(SyntheticEntries.saying("next"));
        assertWhole(log());
        assertThat(lastSegment()).hasFileName("0000000000000021.jsonl").isNotEmptyFile();
    }

    @Test
    void a_folder_reached_by_a_link_is_the_same_log() throws IOException, InterruptedException {
        Files.createDirectories(folder());
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder());
        DecisionLog linked =
                FileDecisionLog.at(link, new FileDecisionLog.Settings(LogDurability.PROCESS, SEGMENT_BYTES));
        log().keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
        List<Thread> threads = new ArrayList<>();
        for (DecisionLog log : List.of(linked, log())) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 100; i++) {
                    log.append(SyntheticEntries.saying("entry " + i));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(log().head().orElseThrow().sequence()).isEqualTo(200);
        assertWhole(log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.005S"})
    void two_processes_follow_each_other(Duration lockKept) throws IOException, InterruptedException {
        log().keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(
                    KilledWriters.start(SomeEntries.class, folder().toString(), "process " + i, lockKept.toString()));
        }
        for (int i = 0; i < 100; i++) {
            keeping(lockKept).append(SyntheticEntries.saying("this process"));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(log().head().orElseThrow().sequence()).isEqualTo(500);
        assertWhole(log());
    }

    /** A process that appends 200 entries. */
    static final class SomeEntries {
        private SomeEntries() {}

        public static void main(String[] arguments) {
            DecisionLog log = FileDecisionLog.at(
                    Path.of(arguments[0]),
                    new FileDecisionLog.Settings(LogDurability.PROCESS, SEGMENT_BYTES, Duration.parse(arguments[2])));
            for (int i = 0; i < 200; i++) {
                log.append(SyntheticEntries.saying(arguments[1]));
            }
        }
    }

    @Test
    void an_entry_waits_for_a_lock_that_another_class_loader_of_the_process_holds() throws Exception {
        SyntheticEntries.append(log(), 1);
        Thread waiting = new Thread(() -> log().append(SyntheticEntries.saying("waited")));
        try (FileChannel channel = FileChannel.open(folder().resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            waiting.start();
            TimeUnit.MILLISECONDS.sleep(50);
            assertThat(lock.isValid()).isTrue();
            assertThat(log().head().orElseThrow().sequence()).isEqualTo(1);
        }
        waiting.join();
        assertThat(log().head().orElseThrow().sequence()).isEqualTo(2);
        assertWhole(log());
    }

    @Test
    void a_lock_is_kept_for_the_entries_that_follow_and_given_back_when_none_does() throws Exception {
        FileDecisionLog log = keeping(Duration.ofMillis(500));
        SyntheticEntries.append(log, 1);
        try (FileChannel channel = FileChannel.open(folder().resolve("lock"), StandardOpenOption.WRITE)) {
            assertThatThrownBy(channel::tryLock).isInstanceOf(OverlappingFileLockException.class);
            log.append(SyntheticEntries.saying("second"));
            assertThatThrownBy(channel::tryLock).isInstanceOf(OverlappingFileLockException.class);
            FileLock free = null;
            while (free == null) {
                try {
                    free = channel.tryLock();
                } catch (OverlappingFileLockException e) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }
            free.release();
        }
        log.append(SyntheticEntries.saying("third"));
        assertWhole(log);
    }

    @Test
    void instances_that_keep_the_lock_follow_each_other_in_one_process() {
        FileDecisionLog one = keeping(Duration.ofSeconds(1));
        FileDecisionLog other = keeping(Duration.ofSeconds(1));
        one.keep(DecisionLog.Kind.PACK, SyntheticEntries.PACK_DIGEST, SyntheticEntries.PACK);
        for (int i = 0; i < 20; i++) {
            one.append(SyntheticEntries.saying("one"));
            other.append(SyntheticEntries.saying("other"));
            log().append(SyntheticEntries.saying("that keeps nothing"));
            one.append(SyntheticEntries.saying("one again"));
            other.close();
        }
        assertThat(one.head().orElseThrow().sequence()).isEqualTo(80);
        assertWhole(one);
    }

    @Test
    void a_closed_log_keeps_no_lock() throws IOException {
        FileDecisionLog log = keeping(Duration.ofSeconds(1));
        log.append(SyntheticEntries.saying("first"));
        log.close();
        try (FileChannel channel = FileChannel.open(folder().resolve("lock"), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            assertThat(free).isNotNull();
        }
    }

    @Test
    void an_entry_that_fails_keeps_no_lock_and_the_next_one_follows() throws IOException {
        FileDecisionLog log = keeping(Duration.ofSeconds(1));
        LogHead head = SyntheticEntries.append(log, 1).get(0);
        assertThatIllegalArgumentException().isThrownBy(() -> log.append(position -> "{\"sequence\":7}"));
        try (FileChannel channel = FileChannel.open(folder().resolve("lock"), StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            assertThat(free).isNotNull();
        }
        assertThat(log.append(SyntheticEntries.saying("next")).sequence()).isEqualTo(head.sequence() + 1);
        assertWhole(log);
    }

    @Test
    void an_interrupted_thread_is_told_so_and_leaves_no_entry() throws InterruptedException {
        DecisionLog log = log();
        LogHead head = SyntheticEntries.append(log, 2).get(1);
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                log.append(SyntheticEntries.saying("interrupted"));
            } catch (LogException e) {
                thrown.add(e);
            }
        });
        thread.start();
        thread.join();
        assertThat(thrown)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(
                        "The decision log in '" + folder() + "' could not be appended to: the thread was interrupted."
                                + " Log from a thread that is not interrupted meanwhile.");
        assertThat(log.head()).contains(head);
        log.append(SyntheticEntries.saying("next"));
        assertWhole(log);
    }

    @Test
    void a_log_that_is_moved_away_while_it_is_in_use_is_told_once_and_then_begun_anew() throws IOException {
        DecisionLog log = log();
        SyntheticEntries.append(log, 2);
        Path moved = Files.move(folder(), parent.resolve("moved"));
        assertThatThrownBy(() -> log.append(SyntheticEntries.saying("lost")))
                .isInstanceOf(LogException.class)
                .hasMessage("The decision log in '" + folder() + "' could not be appended to: '"
                        + folder().resolve("segments/0000000000000001.jsonl")
                        + "', its last segment, was moved or replaced while it was in use; the next entry goes where the log"
                        + " is then. Make sure that the folder can be read and written to, and has room.");
        SyntheticEntries.append(log, 3);
        assertWhole(log());
        assertThat(log.head().orElseThrow().sequence()).isEqualTo(3);
        assertThat(FileDecisionLog.at(moved).head().orElseThrow().sequence()).isEqualTo(2);
    }

    @Test
    void an_old_segment_may_be_moved_while_another_instance_still_has_it_open() throws IOException {
        DecisionLog behind = log();
        SyntheticEntries.append(behind, 2);
        LogHead head = SyntheticEntries.append(log(), 20).get(19);
        Files.delete(segments().get(0));
        assertThat(behind.append(SyntheticEntries.saying("next")).sequence()).isEqualTo(head.sequence() + 1);
        assertThat(LogVerification.of(behind, null).intact()).isTrue();
    }

    @Test
    void a_closed_log_opens_again_with_the_next_entry() {
        DecisionLog log = log();
        SyntheticEntries.append(log, 1);
        log.close();
        log.close();
        log.append(SyntheticEntries.saying("next"));
        assertWhole(log);
    }

    @Test
    void a_place_below_a_file_is_refused() throws IOException {
        Path file = Files.createFile(parent.resolve("of"));
        assertThatThrownBy(() -> log().append(SyntheticEntries.saying("first")))
                .isInstanceOf(LogException.class)
                .hasMessage("The decision log in '" + folder() + "' could not be appended to: "
                        + "java.nio.file.FileAlreadyExistsException: " + file
                        + ". Make sure that the folder can be read and written to, and has room.");
    }

    @Test
    void what_does_not_belong_into_a_log_is_remarked_and_left_alone() throws IOException {
        SyntheticEntries.append(log(), 1);
        Path note = Files.writeString(folder().resolve("segments/note.txt"), "note");
        assertThat(log().remarks()).containsExactly("'segments/note.txt' is no segment of the log");
        log().append(SyntheticEntries.saying("next"));
        assertThat(note).hasContent("note");
    }

    @Test
    void a_segment_size_out_of_range_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileDecisionLog.Settings(LogDurability.DEVICE, 0))
                .withMessage(
                        "Settings.segmentBytes must be from 1 to 1073741824, but was '0'. Use 16 MiB, for instance.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT1.001S"})
    void a_lock_is_kept_for_a_second_at_most(Duration lockKept) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileDecisionLog.Settings(LogDurability.PROCESS, SEGMENT_BYTES, lockKept))
                .withMessage("Settings.lockKept must be from PT0S to PT1S, but was '" + lockKept
                        + "'. Use PT0.01S, for instance.");
    }
}
