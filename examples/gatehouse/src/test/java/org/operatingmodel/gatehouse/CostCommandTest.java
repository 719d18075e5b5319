package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostCommandTest {
    private static final Path SAMPLE = Path.of("examples/data/focus-sample");
    private static final String SAMPLE_FILE =
            SAMPLE.resolve("focus_sample.csv.gz").toString();
    private static final String TARGET = "--target=environment:prod=60,dev=30,untagged=10";
    private static final String HEADER = "BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,"
            + "ChargeCategory,ChargeClass,BilledCost,EffectiveCost,ContractedCost,BillingCurrency,ServiceCategory,Tags\n";
    private static final String ROW = "2024-09-01 00:00:00,2024-10-01 00:00:00,2024-09-18 22:00:00,2024-09-18 23:00:00,"
            + "Usage,NULL,0.5,0.4,NULL,USD,Compute,\"{\"\" environment\"\": \"\"qa\"\", \"\"environment\"\": \"\"prod\"\"}\"\n";

    @TempDir
    private Path folder;

    private Run cost(String name, String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        String[] args = Arrays.copyOf(new String[] {"cost", file.toString()}, 2 + options.length);
        System.arraycopy(options, 0, args, 2, options.length);
        return Run.of(args);
    }

    private void assertRefused(Run run, String... messages) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "")).isEqualTo(String.join("\n", messages) + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    /** The cells of the row of a written table that starts so. */
    private String row(String table, String start) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(table)).stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_tables_of_the_sample_are_those_of_another_program() throws IOException {
        Path out = folder.resolve("new").resolve("out");
        Run run = Run.of("cost", SAMPLE_FILE, "--budget=25.00", "--period=2024-09", TARGET, "--out=" + out);
        List<String> tables = List.of("summary.csv", "cost_by_dimension.csv", "concentration.csv", "burn_2024-09.csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replace(out + "/", "").lines())
                .containsExactlyElementsOf(
                        tables.stream().map(table -> "Wrote " + table).toList());
        for (String table : tables) {
            assertThat(out.resolve(table))
                    .hasSameBinaryContentAs(SAMPLE.resolve("expected").resolve(table));
        }
    }

    @Test
    void without_a_folder_there_is_a_summary() {
        Run run = Run.of("cost", SAMPLE_FILE, "--budget=25.00", "--period=2024-09", TARGET);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        // sums, concentration and distance as in the expected tables; 30 days / 0.811209069 = 36.98, so on day 37
        assertThat(run.out()).isEqualTo("""
                1000 charges in USD, 13 of them below 0, 1 credit, 0 corrections
                  billed     20.52022672899 (23.29589802909 charged, -2.7756713001 given back)
                  effective  14.97651418586 (18.13848548596 charged, -3.1619713001 given back)
                  list       20.39090575119 (23.16657705129 charged, -2.7756713001 given back)
                  contracted 14.97626039326 (18.13817408312 charged, -3.16191368986 given back, not given by 7
                    charges)
                  credits    -2.6137 billed, -3 effective
                application: 338 keys
                  tagged 0.66 of the charges, 0.869082712 of the billed and 0.882102313 of the effective money
                  billed as concentrated as 2.048435191 equal keys
                  effective as concentrated as 1.26261932 equal keys
                environment: 3 keys
                  tagged 0.66 of the charges, 0.869082712 of the billed and 0.882102313 of the effective money
                  billed as concentrated as 1.573803767 equal keys, 0.512309848 from the target
                  effective as concentrated as 1.26261932 equal keys, 0.6 from the target
                service_category: 10 keys
                  tagged 1.0 of the charges, 1.0 of the billed and 1.0 of the effective money
                  billed as concentrated as 1.325036654 equal keys
                  effective as concentrated as 1.043024884 equal keys
                budget of 25.00 USD from 2024-09-01, up to 2024-09-30
                  used 0.811209069 of it, at 0.811209069 times the even pace; at this pace it is used up on
                    2024-10-07
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void no_line_of_the_summary_is_wider_than_the_terminal(int width) {
        Run run = Run.at(width, false, "cost", SAMPLE_FILE, "--budget=25.00", "--period=2024-09", TARGET);
        assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.length() <= width);
    }

    @Test
    void without_a_budget_there_is_no_burn_and_without_a_target_no_distance() throws IOException {
        Path out = folder.resolve("out");
        assertThat(cost("f.csv", HEADER + ROW, "--out=" + out).exitCode()).isZero();
        assertThat(out.toFile().list())
                .containsExactlyInAnyOrder("summary.csv", "cost_by_dimension.csv", "concentration.csv");
        assertThat(row("concentration.csv", "basis")).isEqualTo("basis,dim,n_keys,total_positive,hhi,effective_number");
        // one row; no contracted amount, no list column: no sum of nothing, which is not 0
        assertThat(row("summary.csv", "1")).isEqualTo("1,0,0.50000000000000,0.40000000000000,,,1,0,");
        assertThat(row("cost_by_dimension.csv", "environment"))
                .isEqualTo("environment,prod,1,0.50000000000000,0.40000000000000,0.40000000000000,0.00000000000000");
    }

    @Test
    void numbers_times_and_lines_are_read_in_every_legal_form() throws IOException {
        String charges = HEADER
                + ROW.replace("0.5,0.4", "1E-11,-1e-15")
                + "\n"
                + ROW.replace("2024-09-18 22:00:00", "2024-09-18T23:30:00.5+02:00")
                        .replace("0.5,0.4", "+2.,.25")
                        .replace("NULL,0", "Correction,0")
                + ROW.replace("2024-09-18 22:00:00", "2024-09-18")
                        .replace("Usage", "Credit")
                        .replace("0.5,", "-1,");
        Run run = cost("f.csv", "\ufeff" + charges.replace("\n", "\r\n"), "--out=" + folder.resolve("out"));
        assertThat(run.err()).isEmpty();
        // 1E-11 + 2 - 1; -1E-15 + 0.25 + 0.4, with 15 places because 14 would not be exact
        assertThat(row("summary.csv", "3")).isEqualTo("3,1,1.00000000001000,0.649999999999999,,,3,0,");
        assertThat(row("cost_by_dimension.csv", "charge_category,Credit"))
                .isEqualTo(
                        "charge_category,Credit,1,-1.00000000000000,0.40000000000000,0.40000000000000,0.00000000000000");
    }

    @Test
    void a_target_of_too_many_keys_is_refused() {
        String keys =
                IntStream.rangeClosed(1, 100).mapToObj(i -> ",key-" + i + "=0").collect(Collectors.joining());
        assertThat(CostTarget.of("environment:prod=100" + keys.substring(0, keys.lastIndexOf(',')))
                        .target()
                        .shares())
                .hasSize(101); // 100 keys and what is left
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CostTarget.of("environment:prod=100" + keys))
                .withMessage("--target must name at most 100 keys, but named 101. Leave the smallest out.");
    }

    @Test
    void a_key_without_a_target_is_to_have_nothing_and_a_target_without_charges_has_nothing() throws IOException {
        // prod 0.5 of 0.5: |1 - 0.5| + |0 - 0.3| + |0 - 0.2| = 1, half of it
        assertThat(cost("f.csv", HEADER + ROW, "--target=environment:prod=50,dev=30,untagged=20")
                        .out())
                .contains("billed as concentrated as 1.0 equal keys, 0.5 from the target");
        assertThat(cost("f.csv", HEADER + ROW, "--target=environment:dev=99.5,untagged=0.5")
                        .out())
                .contains("billed as concentrated as 1.0 equal keys, 1.0 from the target");
    }

    @Test
    void a_key_may_be_named_other() throws IOException {
        // OTHER 0.5 of 0.5: |1 - 0.9| + |0 - 0.1| = 0.2, half of it
        assertThat(cost("f.csv", HEADER + ROW.replace("prod", "OTHER"), "--target=environment:OTHER=90,dev=10")
                        .out())
                .contains("billed as concentrated as 1.0 equal keys, 0.1 from the target");
    }

    @Test
    void nothing_charged_has_no_concentration() throws IOException {
        String back = HEADER + ROW.replace("0.5,0.4", "-0.5,-0.4");
        cost("f.csv", back, TARGET, "--out=" + folder.resolve("out"));
        assertThat(row("concentration.csv", "billed,environment"))
                .isEqualTo("billed,environment,1,0.00000000000000,,,");
        assertThat(cost("f.csv", back, TARGET).out()).contains("  billed nothing is charged\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5,5     | 0.5       | it is used up
                    0.5,0.4 | 30        | at this pace it is used up on 2027-08-16
                    -1,0    | 30        | at this pace it is never used up
                    """)
    void the_day_on_which_the_budget_is_used_up(String amounts, String budget, String said) throws IOException {
        // 0.5 in 18 days: 30 last 1,080 days, of which the last is 2024-09-01 plus 1,079 days
        Run run = cost("f.csv", HEADER + ROW.replace("0.5,0.4", amounts), "--budget=" + budget, "--period=2024-09");
        assertThat(run.out().replaceAll("\n +", " ")).contains("times the even pace; " + said + "\n");
    }

    @Test
    void charges_of_the_billing_period_for_other_days_are_counted_not_burnt() throws IOException {
        String late = ROW.replace("2024-09-18 22", "2024-08-31 22");
        Run run = cost("f.csv", HEADER + ROW + late, "--budget=1", "--period=2024-09");
        assertThat(run.out())
                .contains("used 0.5 of it")
                .endsWith("Not in the burn: 1 charge of the billing period 2024-09 for days outside it.\n");
    }

    @Test
    void everything_that_is_wrong_is_said_with_its_line() throws IOException {
        assertRefused(
                cost(
                        "bad.csv",
                        HEADER
                                + ROW
                                + ROW.replace("USD", "EUR")
                                + ROW.replace("USD", "usd")
                                + ROW.replace("Usage", "Usge")
                                + ROW.replace("Usage,NULL", "Usage,Correct")
                                + ROW.replace("0.5,", "\"1,5\",")
                                + ROW.replace("0.5,", "NULL,")
                                + ROW.replace("0.4,", "1E999,")
                                + ROW.replace("2024-09-18 22:00:00", "18/09/2024")
                                + ROW.replace("2024-09-18 22", "2024-09-18 23")
                                + ROW.replace("Compute,", "Compute,,")
                                + ROW.replace("qa\"\"", "qa")),
                "bad.csv:3: BillingCurrency must be 'USD' as on line 2, but was 'EUR'. Compute one currency at a time: split"
                        + " the file.",
                "bad.csv:4: BillingCurrency must be an ISO 4217 code such as EUR, but was 'usd'. Mend it.",
                "bad.csv:5: ChargeCategory must be one of Usage, Purchase, Tax, Credit, Adjustment, but was 'Usge'; did you"
                        + " mean 'Usage'?",
                "bad.csv:6: ChargeClass must be Correction or empty, but was 'Correct'. Mend it.",
                "bad.csv:7: BilledCost must be a number such as -0.25 or 1E-11, but was '1,5'. Write it with a point and"
                        + " without grouping.",
                "bad.csv:8: BilledCost must be given, but is empty. Fill it in.",
                "bad.csv:9: EffectiveCost must be a number such as -0.25 or 1E-11, but was '1E999'. Write it with a point and"
                        + " without grouping.",
                "bad.csv:10: ChargePeriodStart must be a time such as 2024-09-18 22:00:00 or 2024-09-18T22:00:00Z, but was"
                        + " '18/09/2024'. Without a zone it is UTC.",
                "bad.csv:11: ChargePeriodEnd must be after ChargePeriodStart '2024-09-18T23:00:00Z', but was"
                        + " '2024-09-18T23:00:00Z'. Mend one of them.",
                "bad.csv:12: must have 12 cells like the line of column names, but has 13. Check commas and quotes.",
                "bad.csv:13: Tags must be a JSON object of unique keys and texts such as {\"team\": \"x\"}, but was"
                        + " '{\" environment\": \"qa, \"environment\": \"prod\"}'. Mend it.");
    }

    @Test
    void beyond_twenty_problems_are_counted() throws IOException {
        Run run = cost("bad.csv", HEADER + ROW.replace("0.5,", "x,").repeat(23));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(21).last().isEqualTo("... and 3 more");
        assertThat(cost("bad.csv", HEADER + ROW.replace("0.5,", "x,").repeat(20))
                        .err()
                        .lines())
                .hasSize(20)
                .noneMatch(line -> line.startsWith("..."));
    }

    @Test
    void a_row_that_spans_lines_does_not_shift_the_lines() throws IOException {
        assertRefused(
                cost("bad.csv", HEADER + ROW.replace("Compute", "\"Com\npute\"") + ROW.replace("0.5,", "x,")),
                "bad.csv:4: BilledCost must be a number such as -0.25 or 1E-11, but was 'x'. Write it with a point and"
                        + " without grouping.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "1", "{'a': 1}", "{\"a\": {}}", "{\"a\": []}", "{\"a\": 1} 2", "{\"a\": 1, \"a\": 2}", "{"
            })
    void tags_are_one_object_of_texts(String tags) throws IOException {
        String row = ROW.substring(0, ROW.indexOf("\"{")) + "\"" + tags.replace("\"", "\"\"") + "\"\n";
        assertRefused(
                cost("bad.csv", HEADER + row),
                "bad.csv:2: Tags must be a JSON object of unique keys and texts such as {\"team\": \"x\"}, but was '"
                        + tags + "'. Mend it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NULL", "", "\"{}\"", "\"{\"\"environment\"\": null}\"", "\"{\"\"environment\"\": \"\" \"\"}\""})
    void a_charge_without_a_value_of_the_tag_is_untagged(String tags) throws IOException {
        cost("f.csv", HEADER + ROW.substring(0, ROW.indexOf("\"{")) + tags + "\n", "--out=" + folder.resolve("out"));
        assertThat(row("cost_by_dimension.csv", "environment")).startsWith("environment,(untagged),1,");
    }

    @Test
    void a_billing_period_all_of_whose_charges_are_for_other_days() throws IOException {
        assertRefused(
                cost("f.csv", HEADER + ROW.replace("-09-18", "-08-18"), "--budget=25", "--period=2024-09"),
                "--period must be a billing period with charges for its days, but was '2024-09'. All charges"
                        + " billed in it are for days outside it. Leave out --budget and --period.");
    }

    @Test
    void files_that_cannot_be_replaced_leave_those_that_are_there() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.createDirectory(out.resolve("cost_by_dimension.csv"));
        Files.writeString(out.resolve("concentration.csv"), "earlier");
        assertRefused(
                cost("f.csv", HEADER + ROW, "--out=" + out),
                "--out must be a folder that can be written, but writing 'out' failed: 'out/cost_by_dimension.csv' is a"
                        + " folder. Check the folder, its permissions and the disk.");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("concentration.csv", "cost_by_dimension.csv");
        assertThat(out.resolve("concentration.csv")).hasContent("earlier");
    }

    @Test
    void a_file_that_is_no_table_of_charges() throws IOException {
        assertRefused(
                cost("empty.csv", ""),
                "empty.csv:1: must start with a line of column names, but the file is empty. Add the line.");
        assertRefused(
                cost("header.csv", HEADER),
                "header.csv:1: must be followed by charges, but no line follows. Export them, too.");
        assertRefused(
                cost("names.csv", HEADER.replace("BilledCost", "BiledCost").replace("ChargeClass", "Tags") + ROW),
                "names.csv:1: 'Tags' must be a column once, but is one twice. Remove one.",
                "names.csv:1: 'BilledCost' must be a column, but is missing; is it 'BiledCost'? Rename it.");
        assertRefused(
                cost("missing.csv", HEADER.replace("BillingCurrency", "x") + ROW),
                "missing.csv:1: 'BillingCurrency' must be a column, but is missing. Export it, too.");
        assertRefused(
                cost("quote.csv", HEADER + ROW + "\"" + ROW),
                "quote.csv:2: must be followed by valid CSV, but is not. Check quotes in it and after it.");
        assertRefused(
                cost("plain.csv.gz", HEADER + ROW),
                "FOCUS must be a gzip stream as its name says, but 'plain.csv.gz' is none. Compress it, or name it .csv.");
    }

    @Test
    void a_file_in_another_encoding() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, (HEADER + ROW.replace("qa", "\u00e9")).getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(
                Run.of("cost", file.toString()),
                "latin.csv:1: must be followed by text in UTF-8, but is not. Convert the file.");
    }

    @Test
    void a_gzip_stream_that_is_cut_off_or_damaged() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        Path file = folder.resolve("f.csv.gz");
        Files.write(file, whole);
        assertThat(Run.of("cost", file.toString()).exitCode()).isZero();
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        String message =
                "f.csv.gz:1: must be followed by a whole gzip stream, but it is broken or cut off. Copy or export"
                        + " the file again.";
        assertRefused(Run.of("cost", file.toString()), message);
        byte[] damaged = whole.clone();
        damaged[damaged.length - 8] ^= 1; // the checksum
        Files.write(file, damaged);
        assertRefused(Run.of("cost", file.toString()), message.replace(":1:", ":2:"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nowhere.csv                                | FOCUS must be a path to something, but 'nowhere.csv' is not there. Check the path.
                    examples/data                              | FOCUS must be a file, but 'examples/data' is none. Name a .csv or .csv.gz file.
                    #S --budget 25                             | --budget must come with --period and the other way round, but --budget was alone. Give both, or none.
                    #S --period 2024-09                        | --budget must come with --period and the other way round, but --period was alone. Give both, or none.
                    #S --budget 0.00 --period 2024-09          | --budget must be an amount above 0, but was '0.00'. Write it like 25.00.
                    #S --budget 1e3 --period 2024-09           | --budget must be an amount above 0, but was '1e3'. Write it like 25.00.
                    #S --budget 25 --period 09/2024            | --period must be a month, but was '09/2024'. Write it like 2024-09.
                    #S --budget 25 --period 2024-08            | --period must be a billing period with charges for its days, but was '2024-08'. There are charges of 2024-09, 2024-10.
                    #S --target enviroment:prod=100            | --target must start with one of application, environment, service_category and a colon, but was 'enviroment:prod=100'; did you mean 'environment'?
                    #S --target environment:prod               | --target must list key=percent, but 'prod' is not that. Write it like environment:prod=60,dev=30,untagged=10.
                    #S --target environment:=100               | --target must list key=percent, but '=100' is not that. Write it like environment:prod=60,dev=30,untagged=10.
                    #S --target environment:prod=60,prod=40    | --target must name each key once, but named 'prod' twice. Remove one.
                    #S --target environment:prod=60,dev=39.9   | --target must add up to 100 percent, but was '99.9'. Name the share of every key, 'untagged' among them.
                    #S --out NOTICE                            | --out must be a folder, but 'NOTICE' is a file. Name another.
                    #S --out NOTICE/x                          | --out must be a folder, but 'NOTICE' is a file. Name another.
                    """)
    void wrong_usage(String arguments, String message) {
        assertRefused(Run.of(("cost " + arguments.replace("#S", SAMPLE_FILE)).split("\\s+")), message);
    }
}
