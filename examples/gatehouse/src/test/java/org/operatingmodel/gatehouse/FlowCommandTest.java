package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowCommandTest {
    private static final Path DATA = Path.of("examples/data");
    private static final String EDGE_CASES = "examples/data/edge-cases/transitions.csv";
    private static final String INCIDENTS = "examples/data/uci-incidents/transitions.csv.gz";
    private static final Path STORED = Path.of("examples/gatehouse/src/test/resources/org/operatingmodel/gatehouse");
    private static final String AS_OF = "--as-of=2024-02-01T00:00:00Z";
    private static final List<String> TABLES = List.of(
            "windows.csv",
            "items.csv",
            "cfd_daily.csv",
            "balance.csv",
            "kaplan-meier.csv",
            "kaplan-meier-survival.csv");
    private static final String HEADER = "item_id,item_type,state,flow_state,entered_at,seq\n";
    private static final String ROW = "A,FEATURE,Active,ACTIVE,2024-01-02T00:00:00Z,0\n";
    private static final String DONE = "A,FEATURE,Done,DONE,2024-01-04T00:00:00Z,1\n";

    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("new").resolve("out");
    }

    private Run flow(String name, String content, String... options) throws IOException {
        return flow(name, content.getBytes(StandardCharsets.UTF_8), options);
    }

    private Run flow(String name, byte[] content, String... options) throws IOException {
        List<String> args = new ArrayList<>(
                List.of("flow", Files.write(folder.resolve(name), content).toString(), AS_OF));
        args.addAll(Arrays.asList(options));
        return Run.of(args.toArray(String[]::new));
    }

    private void assertRefused(Run run, String... messages) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "")).isEqualTo(String.join("\n", messages) + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private void assertRowRefused(String row, String message) throws IOException {
        assertRefused(flow("bad.csv", HEADER + DONE + row), message);
    }

    private static byte[] unzipped(Path path) throws IOException {
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(path))) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void the_tables_of_the_edge_cases_are_those_of_another_program() throws IOException {
        Run run = Run.of("flow", EDGE_CASES, AS_OF, "--out=" + out());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(out().toFile().list()).containsExactlyInAnyOrderElementsOf(TABLES);
        for (String table : TABLES.subList(0, 4)) {
            assertThat(out().resolve(table))
                    .hasSameBinaryContentAs(DATA.resolve("edge-cases/expected").resolve(table));
        }
    }

    @ParameterizedTest
    @CsvSource({"2017-03-01, ''", "2016-05-02, -asof-2016-05-02"})
    void the_tables_of_the_incidents_are_those_of_another_program(String day, String suffix) throws IOException {
        Run run = Run.of("flow", INCIDENTS, "--as-of=" + day + "T00:00:00Z", "--out=" + out());
        assertThat(run.exitCode()).isZero();
        for (String table : TABLES) {
            Path written = out().resolve(table);
            String name = table.replace(".csv", suffix + ".csv");
            Path expected = DATA.resolve("uci-incidents/expected").resolve(name);
            Path zipped = expected.resolveSibling(name + ".gz");
            if (Files.exists(zipped)) {
                assertThat(written).hasBinaryContent(unzipped(zipped));
            } else if (Files.exists(expected)) {
                assertThat(written).hasSameBinaryContentAs(expected);
            } else {
                // Of the horizon at which nothing is open, and of the types beside the open ones, there is no other
                // result
                assertThat(name).isIn("kaplan-meier.csv", "kaplan-meier-survival.csv", "balance-asof-2016-05-02.csv");
            }
        }
    }

    @Test
    void tables_that_are_there_are_replaced() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("items.csv"), "x".repeat(100_000));
        Run.of("flow", EDGE_CASES, AS_OF, "--out=" + out());
        assertThat(out().resolve("items.csv")).hasSameBinaryContentAs(DATA.resolve("edge-cases/expected/items.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        EDGE_CASES + ", 2024-02-01T00:00:00Z, flow-edge-cases.txt",
        INCIDENTS + ", 2016-05-02T00:00:00Z, flow-incidents.txt"
    })
    void without_a_folder_there_is_a_summary(String file, String asOf, String stored) {
        Run run = Run.of("flow", file, "--as-of=" + asOf);
        assertThat(run.exitCode()).isZero();
        assertThat(STORED.resolve(stored)).hasContent(run.out());
    }

    @Test
    void findings_are_said_apart_from_the_figures() {
        assertThat(Run.of("flow", EDGE_CASES, AS_OF).err())
                .isEqualTo(EDGE_CASES
                        + ": flow-done-without-start: items completed without ever being in progress: 2"
                        + " ('E09-done-without-start', 'E10-born-done'). They count in velocity but have no flow time.\n"
                        + EDGE_CASES
                        + ": flow-same-instant: items that entered several states at one instant: 3 ('E11-zero-duration',"
                        + " 'E12-same-instant-reopen', 'E13-zero-length-visit-to-done'). The sequence orders them; all but the"
                        + " last take no time.\n"
                        + EDGE_CASES
                        + ": flow-after-horizon: rows at or after the horizon: 4. They do not exist as of the horizon"
                        + " (C1).\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void no_line_of_the_summary_is_wider_than_the_terminal(int width) {
        Run run = Run.at(width, false, "flow", EDGE_CASES, AS_OF);
        assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.length() <= width);
    }

    @Test
    void times_and_lines_are_read_in_every_legal_form() throws IOException {
        Run run = flow(
                "f.csv",
                "\ufeff"
                        + (HEADER
                                        + ROW.replace("2024-01-02T00:00:00Z", "2024-01-02T00:00:00.1Z")
                                        + "\n"
                                        + DONE.replace("2024-01-04T00:00:00Z", "2024-01-04T01:00:00.123456789+01:00")
                                                .replace("DONE", " DONE ")
                                                .replace(",1", ", 1"))
                                .replace("\n", "\r\n"),
                "--out=" + out());
        assertThat(run.err()).isEmpty();
        // 2 days less 100 ms and with 123 ms
        assertThat(Files.readAllLines(out().resolve("items.csv")).get(1))
                .isEqualTo("A,FEATURE,2024-01-02T00:00:00.100Z,2024-01-02T00:00:00.100Z,COMPLETED,"
                        + "2024-01-04T00:00:00.123Z,172800023,172800023,0,0,3,0");
    }

    @Test
    void the_calendar_is_that_of_the_zone() throws IOException {
        flow("f.csv", HEADER + ROW.replace("01-02T00", "01-01T22") + DONE, "--zone=Europe/Berlin", "--out=" + out());
        List<String> windows = Files.readAllLines(out().resolve("windows.csv"));
        assertThat(windows.get(1)).startsWith("month,2023-12-31T23:00:00Z,2024-01-31T23:00:00Z,true,ALL,1,");
        assertThat(windows.get(6)).startsWith("month,2024-01-31T23:00:00Z,2024-02-01T00:00:00Z,false,ALL,0,");
        assertThat(Files.readAllLines(out().resolve("cfd_daily.csv")).get(1)).isEqualTo("2024-01-01,0,0,1,0,0,1,0,0");
    }

    @Test
    void a_cohort_is_the_items_started_in_the_last_days() throws IOException {
        String started = HEADER
                + ROW.replace("01-02", "01-25")
                + ROW.replace("A,", "B,").replace("2024-01-02T00:00:00Z", "2024-01-24T23:59:59.999Z");
        flow("f.csv", started, "--cohort=8d, 7d", "--out=" + out());
        assertThat(Files.readAllLines(out().resolve("kaplan-meier.csv")).stream()
                        .filter(line -> line.contains(",50,")))
                .containsExactly("week,1,0,50,,", "8d,2,0,50,,");
    }

    @Test
    void rows_that_all_lie_after_the_horizon_make_empty_tables() throws IOException {
        Run run = flow("f.csv", HEADER + ROW.replace("2024", "2025"), "--out=" + out());
        assertThat(run.exitCode()).isZero();
        for (String table : TABLES) {
            assertThat(Files.readAllLines(out().resolve(table))).hasSize(1);
        }
        assertThat(flow("f.csv", HEADER + ROW.replace("2024", "2025")).out())
                .isEqualTo("0 items: 0 completed, 0 cancelled, 0 in progress, 0 not in progress. As of"
                        + " 2024-02-01T00:00:00Z.\n");
    }

    @Test
    void an_item_with_two_types_is_said_with_its_line_and_counts_as_the_last() throws IOException {
        Run run = flow("f.csv", HEADER + ROW + DONE.replace("FEATURE", "RISK"), "--out=" + out());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().replace(folder + "/", ""))
                .isEqualTo("f.csv:3: flow-type-changed: 'A' must keep its type FEATURE, but is RISK here. It counts as"
                        + " the type of its last row.\n"
                        + "f.csv: flow-type-changed: items that changed their type: 1 ('A'). They count as the type of their"
                        + " last row.\n");
        assertThat(Files.readAllLines(out().resolve("items.csv")).get(1)).startsWith("A,RISK,2024-01-02");
    }

    @Test
    void beyond_twenty_changes_of_type_are_counted() throws IOException {
        Run run = flow("f.csv", HEADER + (ROW + ROW.replace("FEATURE", "DEBT")).repeat(12));
        assertThat(run.err().lines().filter(line -> !line.contains("csv: ")))
                .hasSize(21)
                .last()
                .isEqualTo("... and 3 more");
    }

    @Test
    void a_column_that_is_missing_or_nearly_there() throws IOException {
        assertRefused(
                flow("bad.csv", HEADER.replace(",seq", "") + ROW),
                "bad.csv:1: 'seq' must be a column, but is missing. Export it, too.");
        assertRefused(
                flow("bad.csv", HEADER.replace("entered_at", "entered_a").replace("seq", "Seq") + ROW),
                "bad.csv:1: 'entered_at' must be a column, but is missing; is it 'entered_a'? Rename it.",
                "bad.csv:1: 'seq' must be a column, but is missing; is it 'Seq'? Rename it.");
        assertRefused(
                flow("bad.csv", HEADER.replace("state,flow_state", "flow_state,flow_state") + ROW),
                "bad.csv:1: 'flow_state' must be a column once, but is one twice. Remove one.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-02",
                "2024-01-02T00:00:00",
                "2024-02-30T00:00:00Z",
                "2024-01-02T24:00:00Z",
                "2024-01-02T00:60:00Z",
                "2024-01-02T00:00:60Z",
                "2024-01-02T00:00:0xZ",
                "02.01.2024",
                ""
            })
    void an_instant_that_is_none(String instant) throws IOException {
        assertRowRefused(
                ROW.replace("2024-01-02T00:00:00Z", instant),
                "bad.csv:3: entered_at must be an instant with a time and a zone, but was '" + instant
                        + "'. Write it like 2024-10-01T00:00:00Z.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z", "+999999999-01-02T00:00:00Z"})
    void an_instant_that_is_too_far_away(String instant) throws IOException {
        assertRowRefused(
                ROW.replace("2024-01-02T00:00:00Z", instant),
                "bad.csv:3: entered_at must lie in the years 0 to 9999, but was '" + instant + "'. Check the year.");
        assertRefused(
                Run.of("flow", EDGE_CASES, "--as-of=" + instant),
                "--as-of must lie in the years 0 to 9999, but was '" + instant + "'. Check the year.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"})
    void an_instant_that_is_just_near_enough(String instant) throws IOException {
        assertThat(flow("f.csv", HEADER + ROW.replace("2024-01-02T00:00:00Z", instant))
                        .exitCode())
                .isZero();
        assertThat(Run.of("flow", EDGE_CASES, "--as-of=" + instant).exitCode()).isZero();
    }

    @Test
    void words_that_are_unknown() throws IOException {
        assertRowRefused(
                ROW.replace("ACTIVE", "ACTVE"),
                "bad.csv:3: flow_state must be one of NEW, WAITING, ACTIVE, DONE, CANCELLED, but was 'ACTVE'; did you"
                        + " mean 'ACTIVE'?");
        assertRowRefused(
                ROW.replace("FEATURE", "STORY"),
                "bad.csv:3: item_type must be one of FEATURE, DEFECT, RISK, DEBT, but was 'STORY'.");
        assertRowRefused(ROW.replace("A,", " ,"), "bad.csv:3: item_id must be given, but is empty. Fill it in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "", "1000000000", "x", "+1"})
    void a_sequence_that_is_none(String sequence) throws IOException {
        assertRowRefused(
                ROW.replace("Z,0", "Z," + sequence),
                "bad.csv:3: seq must be a whole number from 0 to 999999999, but was '" + sequence
                        + "'. Number the rows of one item at one instant.");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells() throws IOException {
        assertRowRefused(
                "A,FEATURE,Active,ACTIVE,2024-01-02T00:00:00Z\n",
                "bad.csv:3: must have 6 cells like the line of column names, but has 5. Check commas and quotes.");
        assertRowRefused(
                ROW.replace("\n", ",7\n"),
                "bad.csv:3: must have 6 cells like the line of column names, but has 7. Check commas and quotes.");
    }

    @Test
    void everything_that_is_wrong_is_said_with_its_line() throws IOException {
        assertRefused(
                flow(
                        "bad.csv",
                        HEADER
                                + ROW.replace("Active", "\"Ac\ntive\"")
                                + ROW.replace("FEATURE", "FEATUR")
                                + DONE
                                + DONE.replace("DONE", "done").replace(",1", ",-1")),
                "bad.csv:4: item_type must be one of FEATURE, DEFECT, RISK, DEBT, but was 'FEATUR'; did you mean"
                        + " 'FEATURE'?",
                "bad.csv:6: flow_state must be one of NEW, WAITING, ACTIVE, DONE, CANCELLED, but was 'done'; did you"
                        + " mean 'DONE'?",
                "bad.csv:6: seq must be a whole number from 0 to 999999999, but was '-1'. Number the rows of one item at"
                        + " one instant.");
        Run run = flow("bad.csv", HEADER + ROW.replace("FEATURE", "x").repeat(23));
        assertThat(run.err().lines()).hasSize(21).last().isEqualTo("... and 3 more");
    }

    @Test
    void a_long_cell_and_a_cell_with_control_characters_are_shown_safely() throws IOException {
        assertRowRefused(
                ROW.replace("FEATURE", "x".repeat(81)),
                "bad.csv:3: item_type must be one of FEATURE, DEFECT, RISK, DEBT, but was '" + "x".repeat(80)
                        + "...'.");
        assertRowRefused(
                ROW.replace("FEATURE", "\u001b[31m"),
                "bad.csv:3: item_type must be one of FEATURE, DEFECT, RISK, DEBT, but was '?[31m'.");
    }

    @Test
    void a_file_without_rows() throws IOException {
        assertRefused(
                flow("bad.csv", ""),
                "bad.csv:1: must start with a line of column names, but the file is empty. Add the line.");
        assertRefused(
                flow("bad.csv", HEADER),
                "bad.csv:1: must be followed by state changes, but no line follows. Export them, too.");
    }

    @Test
    void bytes_that_are_no_table() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() - 12);
        assertThat(flow("good.csv", zipped.toByteArray()).exitCode()).isZero();
        assertRefused(
                flow("bad.csv.gz", cut),
                "bad.csv.gz:1: must be followed by a whole gzip stream, but it is broken or cut off. Copy or export the"
                        + " file again.");
        assertRefused(
                flow("bad.csv.gz", HEADER + ROW),
                "TRANSITIONS must be a gzip stream as its name says, but 'bad.csv.gz' is none. Compress it, or name it"
                        + " .csv.");
        assertRefused(
                flow("bad.csv", (HEADER + DONE + ROW.replace("A,", "\u00c4,")).getBytes(StandardCharsets.ISO_8859_1)),
                "bad.csv:1: must be followed by text in UTF-8, but is not. Convert the file.");
        assertRefused(
                flow("bad.csv", HEADER + DONE + ROW.replace("A,", "\"A,")),
                "bad.csv:2: must be followed by valid CSV, but is not. Check quotes in it and after it.");
    }

    @Test
    void a_row_that_is_too_large() throws IOException {
        String message =
                "bad.csv:2: must be followed by rows of at most 16384 cells, each of at most 16777216 characters,"
                        + " but is not. Check quotes in it and after it, or shorten it.";
        assertRowRefused(ROW.replace("Active", "x".repeat(1 << 24)), message);
        assertRowRefused("x" + ",".repeat(1 << 14), message);
        assertThat(flow("good.csv", HEADER + ROW.replace("Active", "x".repeat(10_000_000)))
                        .exitCode())
                .isZero();
        assertThat(flow("good.csv", HEADER + ROW.replace("A,", "x".repeat(1000) + ","))
                        .exitCode())
                .isZero();
        assertRowRefused(
                ROW.replace("A,", "x".repeat(1001) + ","),
                "bad.csv:3: item_id must have at most 1000 characters, but has 1001. Shorten it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void columns_that_something_else_separates(String separator) throws IOException {
        assertRefused(
                flow("bad.csv", (HEADER + ROW).replace(",", separator)),
                "bad.csv:1: must have columns that ',' separates, but was '"
                        + HEADER.strip().replace(",", separator).replace('\t', '?') + "'. Export it with commas.");
    }

    @Test
    void a_gzip_stream_in_parts() throws IOException {
        byte[] first = zipped(HEADER + ROW);
        byte[] second = zipped(DONE);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(flow("both.csv.gz", both).out()).startsWith("1 items: 1 completed");
        both[first.length] = 0; // no longer the start of a second part, but its row must not be lost
        assertRefused(
                flow("bad.csv.gz", both),
                "bad.csv.gz:2: must be followed by a whole gzip stream, but it is broken or cut off. Copy or export"
                        + " the file again.");
    }

    private static byte[] zipped(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_cannot_be_read() {
        assertRefused(
                Run.of("flow", "/proc/self/mem", AS_OF), // the first page is never mapped
                "TRANSITIONS must be a file that can be read, but '/proc/self/mem' failed: IOException: Input/output error."
                        + " Check the file and its permissions.");
    }

    @Test
    void a_path_to_no_file() throws IOException {
        assertRefused(
                Run.of("flow", folder.toString(), AS_OF),
                "TRANSITIONS must be a file, but '" + folder + "' is none. Name a .csv or .csv.gz file.");
        Files.writeString(folder.resolve("transitions.csv"), HEADER + ROW);
        assertRefused(
                Run.of("flow", folder.resolve("transition.csv").toString(), AS_OF),
                "TRANSITIONS must be a path to something, but 'transition.csv' is not there; did you mean"
                        + " 'transitions.csv'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --as-of=2024-02-01                | --as-of must be an instant with a time and a zone, but was '2024-02-01'. Write it like 2024-10-01T00:00:00Z.
                    --as-of=+999999999-01-01T00:00:00Z | --as-of must lie in the years 0 to 9999, but was '+999999999-01-01T00:00:00Z'. Check the year.
                    --zone=Berlin                     | --zone must be a time zone, but was 'Berlin'. Write it like Europe/Berlin or +01:00.
                    --target=FEATURE=40,DEFECT=50     | --target: Target.shares must sum to exactly 1, but the sum was '0.9' (9/10). Divide all of the investment, and no more.
                    --target=FEATURE=-1               | --target: A target must match CATEGORY=PERCENT, but was 'FEATURE=-1'. Write FEATURE=40, DEBT=60.
                    --tolerance=-0.1                  | --tolerance must lie between 0 and 100, but was '-0.1'. Write 10 percentage points as 10.
                    --tolerance=100.1                 | --tolerance must lie between 0 and 100, but was '100.1'. Write 10 percentage points as 10.
                    --tolerance=x                     | --tolerance must lie between 0 and 100, but was 'x'. Write 10 percentage points as 10.
                    --tolerance=1e999999999           | --tolerance must lie between 0 and 100, but was '1e999999999'. Write 10 percentage points as 10.
                    --cohort=14                       | --cohort must be numbers of days from 1d to 36600d, but was '14'. Write it like 14d,30d.
                    --cohort=0d                       | --cohort must be numbers of days from 1d to 36600d, but was '0d'. Write it like 14d,30d.
                    --cohort=14d,                     | --cohort must be numbers of days from 1d to 36600d, but was '14d,'. Write it like 14d,30d.
                    --cohort=36601d                   | --cohort must be numbers of days from 1d to 36600d, but was '36601d'. Write it like 14d,30d.
                    --cohort=14d,7d,14d               | --cohort must name each length once, but was '14d,7d,14d'. Remove one.
                    """)
    void an_option_that_is_wrong(String option, String message) {
        String[] args = option.startsWith("--as-of")
                ? new String[] {"flow", EDGE_CASES, option}
                : new String[] {"flow", EDGE_CASES, AS_OF, option};
        assertRefused(Run.of(args), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tolerance=0", "--tolerance=100.0", "--cohort=36600d", "--zone=+01:00"})
    void an_option_at_its_limit(String option) {
        assertThat(Run.of("flow", EDGE_CASES, AS_OF, option).exitCode()).isZero();
    }

    @Test
    void the_horizon_must_be_given() {
        assertRefused(
                Run.of("flow", EDGE_CASES),
                "Missing required option: '--as-of=INSTANT'",
                "Try 'gatehouse flow --help'.");
    }

    @Test
    void a_folder_that_cannot_be_written() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "");
        Run run = flow("f.csv", HEADER + ROW, "--out=" + file);
        assertRefused(run, "--out must be a folder, but 'out' is a file. Name another.");
    }

    @Test
    void a_folder_is_refused_before_the_rows_are_read() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "");
        assertRefused(
                flow("bad.csv", HEADER + "x\n", "--out=" + file.resolve("below")),
                "--out must be a folder, but 'out' is a file. Name another.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tables_that_cannot_be_written_to_the_end_leave_those_that_are_there()
            throws IOException, InterruptedException {
        Files.createDirectories(out());
        for (String table : TABLES) {
            Files.writeString(out().resolve(table), "earlier");
        }
        StringBuilder rows = new StringBuilder(HEADER);
        for (int item = 0; item < 2000; item++) {
            rows.append(ROW.replace("A,", "ITEM-" + item + ","));
        }
        Path file = Files.writeString(folder.resolve("f.csv"), rows);
        // No file may have more than 64 blocks, of 512 or 1024 bytes: items.csv has more
        Run run = Run.inProcess(
                folder,
                List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"),
                List.of(),
                "flow",
                file.toString(),
                AS_OF,
                "--out=" + out());
        assertThat(run.err())
                .isEqualTo("--out must be a folder that can be written, but writing '" + out()
                        + "' failed: File too large. Check the folder, its permissions and the disk.\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(out().toFile().list()).containsExactlyInAnyOrderElementsOf(TABLES);
        for (String table : TABLES) {
            assertThat(out().resolve(table)).hasContent("earlier");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_standard_output_that_takes_nothing() throws IOException, InterruptedException {
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gatehouse.class.getName(),
                        "flow",
                        EDGE_CASES,
                        AS_OF)
                .redirectError(err.toFile())
                .redirectOutput(new File("/dev/full"))
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(err))
                .endsWith("\nstdout must take what is printed, but does not. Check the disk, or who reads it.\n");
        assertThat(process.exitValue()).isEqualTo(2);
    }

    @Test
    void a_file_that_does_not_fit_in_the_heap_is_refused() throws IOException, InterruptedException {
        Path file = folder.resolve("large.csv");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write(HEADER);
            for (int item = 0; item < 400_000; item++) {
                lines.write(ROW.replace("A,", "ITEM-" + item + ","));
                lines.write(DONE.replace("A,", "ITEM-" + item + ","));
            }
        }
        Run run =
                Run.inProcess(folder, List.of(), List.of("-Xmx64m"), "flow", file.toString(), AS_OF, "--out=" + out());
        assertThat(run.err()
                        .replaceAll("csv:[0-9]+", "csv:#")
                        .replaceAll("[0-9]+ rows", "# rows")
                        .replaceAll("[0-9]+ MiB", "# MiB")
                        .replaceAll("Xmx[0-9]+m", "Xmx#m"))
                .isEqualTo(
                        file + ":#: must fit in the heap of # MiB, but # rows up to here need about # MiB. Start with"
                                + " a larger heap, such as java -Xmx#m.\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(out()).doesNotExist();
    }
}
