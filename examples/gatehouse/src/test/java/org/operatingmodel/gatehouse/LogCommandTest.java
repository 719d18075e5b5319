package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.audit.FileDecisionLog;

/** Decisions that are recorded from the command line, and what is done with the log. */
class LogCommandTest {
    private static final String[] DECIDE = {
        "decide", Run.SUITE, Run.AS_OF, "--product=partner-portal", "--gate=mvp-exit"
    };
    private static final String[] REVIEW = {"review", Run.SUITE, Run.AS_OF};

    @TempDir
    private Path folder;

    private String log;

    @BeforeEach
    void a_folder_for_a_log() {
        log = folder.resolve("log").toString();
    }

    private static Run run(String[] command, String... more) {
        String[] all = List.of(List.of(command), List.of(more)).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return Run.of(all);
    }

    private String head() {
        return FileDecisionLog.at(Path.of(log)).head().orElseThrow().toString();
    }

    private static void assertRefused(Run run, String message) {
        assertThat(run).isEqualTo(new Run(2, "", message + "\n"));
    }

    @Test
    void a_recorded_decision_is_printed_as_before_and_the_head_on_stderr() {
        Run plain = run(DECIDE);
        Run recorded = run(DECIDE, "--log=" + log, "--correlation=run-17");
        assertThat(recorded).isEqualTo(new Run(plain.exitCode(), plain.out(), "head " + head() + "\n"));
        assertThat(head()).startsWith("1:");
        assertThat(run(DECIDE, "--log=" + log, "--format=json").out())
                .isEqualTo(run(DECIDE, "--format=json").out());
        assertThat(head()).startsWith("2:");

        Run review = run(REVIEW, "--all-gates");
        assertThat(run(REVIEW, "--all-gates", "--log=" + log))
                .isEqualTo(new Run(review.exitCode(), review.out(), "head " + head() + "\n"));

        assertThat(head()).startsWith("47:"); // 2 decisions, and 9 products at 5 gates;
    }

    @Test
    void a_decision_that_cannot_be_recorded_is_printed_and_has_an_exit_code_of_its_own() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run plain = run(DECIDE);
        Run unrecorded = run(DECIDE, "--log=" + file);
        assertThat(unrecorded.exitCode()).isEqualTo(3);
        assertThat(unrecorded.out()).isEqualTo(plain.out());
        assertThat(unrecorded.err())
                .isEqualTo("1 of 1 decision was not recorded: The decision log in '" + file
                        + "' could not be written: java.nio.file.FileAlreadyExistsException: " + file
                        + ". Make sure that the folder can be read and written to, and has room.\n");

        Run review = run(REVIEW, "--log=" + file);
        assertThat(review.exitCode()).isEqualTo(3);
        assertThat(review.out()).isEqualTo(run(REVIEW).out());
        assertThat(review.err()).startsWith("7 of 7 decisions were not recorded: ");
    }

    @Test
    void a_log_verifies_until_a_byte_is_changed_or_the_end_is_cut_off() throws IOException {
        run(REVIEW, "--log=" + log);
        String head = head();
        assertThat(Run.of("log", "verify", log)).isEqualTo(new Run(0, """
                integrity: intact, 7 entries
                completeness: unknown, as no head was given: a cut end cannot be seen
                head: %s
                """.formatted(head), ""));
        assertThat(Run.of("log", "verify", log, "--head=" + head)).isEqualTo(new Run(0, """
                integrity: intact, 7 entries
                completeness: complete, from the first entry to the head
                head: %s
                """.formatted(head), ""));

        Path segment = Path.of(log, "segments", "0000000000000001.jsonl");
        List<String> lines = Files.readAllLines(segment);
        Files.write(segment, lines.subList(0, 5));
        Run cut = Run.of("log", "verify", log, "--head=" + head);
        assertThat(cut.exitCode()).isEqualTo(1);
        assertThat(cut.out()).startsWith("""
                integrity: intact, 5 entries
                completeness: incomplete
                  Entries 6 to 7 are not there: the end was cut off.
                """);

        lines.set(2, lines.get(2).replace("\"blocked\"", "\"passed\""));
        Files.write(segment, lines);
        Run changed = Run.of("log", "verify", log, "--head=" + head);
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).startsWith("""
                integrity: broken
                  Entry 3 was changed: its hash does not hold.
                completeness: complete, from the first entry to the head
                """);
    }

    @Test
    void entries_are_listed_one_is_shown_whole_and_a_product_stood_somewhere() throws IOException {
        run(DECIDE, "--log=" + log, "--correlation=run-17");
        Run.of("review", Run.SUITE, "--as-of=2024-10-02T00:00:00Z", "--log=" + log);
        assertThat(Run.of("log", "show", log)).isEqualTo(new Run(0, """
                ENTRY  AS OF                 PRODUCT            GATE                 VERDICT  CORRELATION
                1      2024-10-01T00:00:00Z  partner-portal     mvp-exit             blocked  run-17
                2      2024-10-02T00:00:00Z  admin-console      ga-exit              blocked
                3      2024-10-02T00:00:00Z  component-library  ga-exit              blocked
                4      2024-10-02T00:00:00Z  desktop-client     retirement-exit      blocked
                5      2024-10-02T00:00:00Z  mobile-companion   limited-launch-exit  blocked
                6      2024-10-02T00:00:00Z  notifications      discovery-exit       passed
                7      2024-10-02T00:00:00Z  observability      limited-launch-exit  blocked
                8      2024-10-02T00:00:00Z  partner-portal     mvp-exit             blocked
                """, ""));
        assertThat(Run.of("log", "show", log, "--id=1"))
                .isEqualTo(new Run(0, """
                Entry 1: 'mvp-exit' of 'partner-portal' is blocked as of 2024-10-01T00:00:00Z.
                  recorded at   2024-10-03T07:08:09.123Z
                  correlation   run-17
                  library       0.1.0
                  packs         standard 0.1.0 sha256:%s
                  mvp.assumption-validated  met
                  mvp.telemetry-live  unmet  blocks
                  mvp.runbook-exercised  unmet  blocks
                  mvp.risks-on-track  met
                """.formatted(RulePack.standard().digest().substring(0, 12)), ""));
        String row = "ENTRY  AS OF                 PRODUCT         GATE      VERDICT  CORRELATION\n";
        String first = "1      2024-10-01T00:00:00Z  partner-portal  mvp-exit  blocked  run-17\n";
        String last = "8      2024-10-02T00:00:00Z  partner-portal  mvp-exit  blocked\n";
        String[] standing = {"log", "show", log, "--product=partner-portal"};
        assertThat(run(standing).out()).isEqualTo(row + first + last);
        assertThat(run(standing, "--at=2024-10-01").out()).isEqualTo(row + first);
        assertThat(run(standing, "--at=2024-10-02").out()).isEqualTo(row + last);
        assertThat(run(standing, "--at=2024-10-01T23:59:59Z").out()).isEqualTo(row + first);
        assertThat(run(standing, "--at=2024-09-30").out())
                .isEqualTo("ENTRY  AS OF  PRODUCT  GATE  VERDICT  CORRELATION\n");

        JsonNode json = new ObjectMapper()
                .readTree(Run.of("log", "show", log, "--gate=ga-exit", "--format=json")
                        .out());
        assertThat(json).hasSize(2);
        assertThat(json.at("/0/entry/product").asText()).isEqualTo("admin-console");
        assertThat(json.at("/1/entry/result/verdict").asText()).isEqualTo("blocked");
        assertThat(json.at("/0/hash").asText())
                .isEqualTo(json.at("/1/entry/previous").asText());
    }

    @Test
    void a_log_is_replayed_to_the_same_bytes_and_says_what_it_cannot() throws IOException {
        run(REVIEW, "--log=" + log);
        assertThat(Run.of("replay", log))
                .isEqualTo(new Run(0, "Of 7 decisions, 7 identical, 0 different, 0 not replayable.\n", ""));
        assertThat(Run.of("replay", log, "--id=2"))
                .isEqualTo(new Run(0, "Of 1 decision, 1 identical, 0 different, 0 not replayable.\n", ""));

        String digest = RulePack.standard().digest();
        Files.delete(Path.of(log, "packs", digest + ".json"));
        Run lost = Run.of("replay", log, "--id=2");
        assertThat(lost.exitCode()).isEqualTo(1);
        assertThat(lost.out().replaceAll("\\s+", " "))
                .isEqualTo(
                        "Of 1 decision, 0 identical, 0 different, 1 not replayable. entry 2 component-library ga-exit"
                                + " NOT_REPLAYABLE: the log does not have pack 'standard' with digest " + digest + " ");
    }

    @Test
    void people_are_masked_and_one_of_them_is_forgotten() throws IOException {
        run(REVIEW, "--log=" + log, "--log-mask=people", "--log-facts=all");
        String head = head();
        assertThat(Files.readString(Path.of(log, "segments", "0000000000000001.jsonl")))
                .contains("\"masked\":\"")
                .doesNotContain("portal-engineer");
        assertThat(Run.of("replay", log).exitCode()).isZero();

        Run erased = Run.of("log", "erase", log, "--value=portal-engineer");
        assertThat(erased.exitCode()).isZero();
        assertThat(erased.out()).matches("Forgotten: what opens \\d+ commitments?\\.\n");
        assertThat(Run.of("log", "verify", log, "--head=" + head).exitCode()).isZero();
        Run replayed = Run.of("replay", log);
        assertThat(replayed.exitCode()).isEqualTo(1);
        assertThat(replayed.out())
                .startsWith("Of 7 decisions, 5 identical, 0 different, 2 not replayable.\n")
                .contains("  partner-portal  mvp-exit  NOT_REPLAYABLE: a masked value was forgotten\n");
        assertThat(Run.of("log", "erase", log, "--value=portal-engineer"))
                .isEqualTo(new Run(1, "No masked value of the log is or has this text: nothing was forgotten.\n", ""));
        assertThat(Run.of("log", "erase", log, "--value=mvp-exit").out())
                .isEqualTo("No masked value of the log is or has this text: nothing was forgotten.\n"
                        + "In the clear, where nothing can change it, 1 entry has it: 7.\n");
    }

    @Test
    void what_cannot_be_done_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused(
                run(DECIDE, "--correlation=x"),
                "--correlation must come with --log, but was alone. Name the folder of the log, or leave it out.");
        assertRefused(
                run(REVIEW, "--log-facts=all"),
                "--log-facts must come with --log, but was alone. Name the folder of the log, or leave it out.");
        assertRefused(
                run(REVIEW, "--log-mask=people"),
                "--log-mask must come with --log, but was alone. Name the folder of the log, or leave it out.");
        assertRefused(
                run(DECIDE, "--log=" + log, "--log-facts=al"),
                "--log-facts must be one of read, all, but was 'al'; did you mean 'all'?");
        assertRefused(
                run(DECIDE, "--log=" + log, "--log-mask=Evidence.autor"),
                "--log-mask: Masking.fields must name fields of facts, but 'Evidence.autor' is none;"
                        + " did you mean 'Evidence.author'?");
        assertThat(Path.of(log)).doesNotExist();
        assertRefused(
                Run.of("log", "verify", file.toString()),
                "DIR must be the folder of a decision log, but '" + file + "' is a file. Name the folder.");
        for (String[] command : new String[][] {{"log", "verify"}, {"log", "show"}, {"replay"}, {"impact"}}) {
            assertRefused(
                    run(command, empty.toString()),
                    "DIR must hold a decision log, but '" + empty
                            + "' has no entry. Name the folder that --log was given.");
        }
        assertRefused(
                Run.of("log", "verify", empty.toString(), "--head=7"),
                "--head: head must be a number, a colon and a hash, but was '7'. Copy it as it was returned.");
        assertThat(Run.of("log", "verify", empty.toString(), "--head=2:" + "0".repeat(64)))
                .isEqualTo(new Run(1, """
                        integrity: intact, 0 entries
                        completeness: incomplete
                          Entries 1 to 2 are not there: the end was cut off.
                        head: none
                        """, ""));
        assertRefused(
                Run.of("log"), "log must be told what to do: verify, show or erase.\nTry 'gatehouse log --help'.");
        run(DECIDE, "--log=" + log);
        assertRefused(
                Run.of("log", "show", log, "--at=2024-10-01"),
                "--at must come with --product, but was alone. Name the product that stood there.");
        assertRefused(
                Run.of("log", "show", log, "--product=partner-portal", "--at=october"),
                "--at must be an instant with a time and a zone, but was 'october'. Write it like 2024-10-01T00:00:00Z.");
        assertRefused(
                Run.of("log", "show", log, "--id=1", "--gate=ga-exit"),
                "--id must be without --product, --gate and --at, but was not alone. It names one entry already.");
        for (String[] command : new String[][] {{"log", "show"}, {"replay"}}) {
            assertRefused(
                    run(command, log, "--id=2"),
                    "--id must be the number of an entry, but was '2'. The last entry of the log is 1.");
        }
    }
}
