package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.io.PortfolioWriter;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloVerdict;

class SloCommandTest {
    private static final String DEFINITION = "examples/data/slo/definition.yaml";
    private static final String VALUES = "examples/data/slo/values.yaml";
    private static final String HISTORY = "examples/data/slo/history.yaml";
    private static final Path STORED =
            Path.of("examples/gatehouse/src/test/resources/org/operatingmodel/gatehouse/slo.txt");

    @TempDir
    private Path folder;

    private static Run slo(String... options) {
        List<String> arguments = new ArrayList<>(List.of("slo", DEFINITION, VALUES, "--history", HISTORY));
        arguments.addAll(Arrays.asList(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    /** One of the files with one text replaced. */
    private String with(String file, String good, String bad) throws IOException {
        String content = Files.readString(Path.of(file));
        assertThat(content).containsOnlyOnce(good);
        return Files.writeString(folder.resolve(Path.of(file).getFileName()), content.replace(good, bad))
                .toString();
    }

    private void assertRefused(Run run, String... messages) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "").replaceAll("(?<=yaml:)\\d+:\\d+", "#:#"))
                .isEqualTo(String.join("\n", messages) + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private void assertDefinitionRefused(String good, String bad, String message) throws IOException {
        assertRefused(Run.of("slo", with(DEFINITION, good, bad), VALUES), message);
    }

    private void assertValuesRefused(String good, String bad, String message) throws IOException {
        assertRefused(Run.of("slo", DEFINITION, with(VALUES, good, bad)), message);
    }

    /** After a change of texts, {@code -Dpages.update=true} stores the new output: read it before you commit. */
    @Test
    void the_evaluation_of_the_example_is_the_stored_one() throws IOException {
        Run run = slo();
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(STORED, run.out());
        }
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(Files.readString(STORED));
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void no_line_is_wider_than_the_terminal(int width) {
        Run run = Run.at(width, false, "slo", DEFINITION, VALUES, "--release=2", "--kind=cost");
        assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.length() <= width);
    }

    @ParameterizedTest
    @CsvSource({
        "388.8, 0, warning, pass", // the example
        "388.81, 0, warning, warning", // 100 x (1.5 + 1 + 1) / 7 = 50: see the limits below
        "512, 1, unevaluable, fail"
    })
    void the_exit_code_says_whether_it_is_good_enough(String latency, int exitCode, String verdict, String status)
            throws IOException {
        String values = with(VALUES, "value: 388.8", "value: " + latency);
        String definition = with(DEFINITION, "warning: 60", "warning: 40");
        Run run = Run.of("slo", definition, values, "--history", HISTORY);
        assertThat(run.out()).startsWith("Verdict of 'E-2026-06-21': " + verdict + ". ");
        assertThat(run.out()).containsPattern("\nlatency-p95 +" + status + " ");
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void a_key_objective_that_fails_is_named() throws IOException {
        Run run = Run.of("slo", DEFINITION, with(VALUES, "value: 99.95", "value: 99.89"), "--history", HISTORY);
        assertThat(run.out()).startsWith("Verdict of 'E-2026-06-21': fail. Key objective 'availability' fails.\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void a_retrieval_that_failed_never_passes() throws IOException {
        Run run = Run.of(
                "slo",
                DEFINITION,
                with(VALUES, "status: SUCCEEDED", "status: FAILED, reason: The store was down."),
                "--history",
                HISTORY);
        assertThat(run.out())
                .startsWith("Verdict of 'E-2026-06-21': unevaluable. The retrieval failed as a whole: The store was"
                        + " down.\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".nan", "NaN", "-.inf", "\"+Infinity\""})
    void what_is_no_finite_number_is_no_value(String value) throws IOException {
        Run run = Run.of("slo", DEFINITION, with(VALUES, "value: 99.95", "value: " + value), "--history", HISTORY);
        assertThat(run.out())
                .contains("Indicator 'availability' was '" + value.replace("\"", "") + "', which is no finite number.");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    }

    @Test
    void a_first_release_may_be_accepted_without_a_baseline() throws IOException {
        Run unknown = Run.of("slo", DEFINITION, VALUES);
        assertThat(unknown.out()).contains("There is no baseline of 'response-time-p95'.");
        Run accepted = Run.of("slo", with(DEFINITION, "whenNoBaseline: UNKNOWN", "whenNoBaseline: ACCEPT"), VALUES);
        assertThat(accepted.out()).contains("<=+8% true (no baseline, accepted) and <420 true");
        assertThat(accepted.exitCode()).isZero();
    }

    @Test
    void what_is_no_evidence_exits_with_1() throws IOException {
        Run stale = slo("--as-of=2026-06-28T00:05:00Z", "--freshness=P7D");
        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.out()).contains("Not evidence:\n  Evaluation 'E-2026-06-21' must be less than PT168H old");
        assertThat(slo("--as-of=2026-06-28T00:04:59Z", "--freshness=P7D").exitCode())
                .isZero();
        assertThat(slo("--release=1.4.0").exitCode()).isZero();
        assertThat(slo("--release=1.5.0").exitCode()).isEqualTo(1);
        assertThat(slo("--kind=latency", "--kind=uptime").exitCode()).isZero();
        Run uncovered = slo("--kind=cost", "--kind=latency");
        assertThat(uncovered.exitCode()).isEqualTo(1);
        assertThat(uncovered.out()).contains("Asked for, but covered by no objective that is scored:\n  cost\n");
        Run brief = Run.of("slo", with(DEFINITION, "window: PT24H", "window: PT25H"), VALUES, "--history", HISTORY);
        assertThat(brief.exitCode()).isEqualTo(1);
        assertThat(brief.out()).contains("must cover a window of PT25H, but covered 'PT24H'.");
    }

    @Test
    void what_is_written_is_history_for_the_next() throws IOException {
        Path out = folder.resolve("a/b");
        Run first = slo("--out", out.toString());
        assertThat(first.exitCode()).as(first.err()).isZero();
        String written = Files.readString(out.resolve("evaluation.json"));
        slo("--out", out.toString());
        assertThat(Files.readString(out.resolve("evaluation.json"))).isEqualTo(written);

        String next = with(VALUES, "id: E-2026-06-21", "id: E-2026-06-22");
        Files.writeString(
                Path.of(next),
                Files.readString(Path.of(next)).replace("observedAt: 2026-06-21", "observedAt: 2026-06-22"));
        Run second =
                Run.of("slo", DEFINITION, next, "--history", HISTORY, "--history=" + out.resolve("evaluation.json"));
        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .contains("Compared with 3 of 3 earlier evaluations: E-2026-06-21, E-2026-06-20, E-2026-06-17.");
        // (388.8 + 360 + 368) / 3 = 372.266...; x 1.08 = 402.048
        assertThat(second.out()).contains("<=+8% (402.048) true and <420 true");
    }

    @Test
    void what_is_written_is_pasted_into_a_portfolio() throws IOException, PortfolioException {
        Run run = slo("--out", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        String entry = Files.readString(folder.resolve("slo-evaluation.json"));
        Portfolio suite = PortfolioReader.standard().read(Path.of(Run.SUITE));
        assertThat(suite.sloEvaluations()).isEmpty();
        String json = PortfolioWriter.json(suite).stripTrailing();
        assertThat(json).endsWith("}");
        Path pasted = Files.writeString(
                folder.resolve("portfolio.json"),
                json.substring(0, json.length() - 1) + ", \"sloEvaluations\": [" + entry + "]}");

        assertThat(PortfolioReader.standard().read(pasted))
                .isEqualTo(suite.toBuilder()
                        .sloEvaluations(new SloEvaluation(
                                new SloEvaluationId("E-2026-06-21"),
                                new ProductId("partner-portal"),
                                Environment.PRODUCTION,
                                "partner-portal-slo-3",
                                "1.4.0",
                                SloVerdict.WARNING,
                                // 3 + 1 + 1 of 7, 100 x 5 / 7, to 34 digits
                                new BigDecimal("71.42857142857142857142857142857143"),
                                4,
                                Instant.parse("2026-06-20T00:00:00Z"),
                                Instant.parse("2026-06-21T00:00:00Z"),
                                Instant.parse("2026-06-21T00:05:00Z")))
                        .build());
    }

    @Test
    void an_agreement_stricter_than_its_objective_is_to_mend() throws IOException {
        String limits = "limits: {pass: 80, warning: 60}";
        String agreements = limits + "\nagreements:\n"
                + "  - {id: gold, objective: error-rate, pass: [[\"<=0.4\"]]}\n"
                + "  - {id: silver, objective: error-rate, pass: [[\"<=1\"]]}";
        Run run = Run.of("slo", with(DEFINITION, limits, agreements), VALUES, "--history", HISTORY);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replaceAll("\\s+", " "))
                .endsWith(
                        "To mend in the definition: sla-stricter-than-slo: The thresholds of agreement 'gold' must hold for"
                                + " whatever passes 'error-rate', [[<=1, <=0.5]], but were '[[<=0.4]]'. Promise less, or aim"
                                + " higher. ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: gold, objective: latency, pass: [[<1]]} | : agreements must each name one of the objectives, but"
                        + " 'gold' named 'latency'. Define it first.",
                "{id: gold, objective: load} | .agreements[0]: pass must hold what is promised, but was empty. Add a group,"
                        + " or remove the agreement.",
                "{id: gold, objective: load, pass: [[]]} | .agreements[0]: pass must hold groups of at least one"
                        + " threshold, but group '1' has none. Add a threshold, or remove the group."
            })
    void an_agreement_that_says_something_wrong(String agreement, String message) throws IOException {
        String limits = "limits: {pass: 80, warning: 60}";
        assertDefinitionRefused(
                limits,
                limits + "\nagreements: [" + agreement + "]",
                "definition.yaml:#:#: " + message.replaceFirst("^[.:] ?", ""));
    }

    @Test
    void an_agreement_twice() throws IOException {
        String limits = "limits: {pass: 80, warning: 60}";
        String agreement = "{id: gold, objective: load, pass: [[<1]]}";
        assertDefinitionRefused(
                limits,
                limits + "\nagreements: [" + agreement + ", " + agreement + "]",
                "definition.yaml:#:#: agreements must have different ids, but held 'gold' again. Rename one.");
    }

    @Test
    void findings_about_the_definition_are_shown() throws IOException {
        Run run = Run.of("slo", with(DEFINITION, "<=500", "<=200"), VALUES, "--history", HISTORY);
        assertThat(run.out()).contains("To mend in the definition:\n  slo-warning-unreachable: The warning thresholds");
    }

    @Test
    void all_problems_of_all_files_at_once() throws IOException {
        String definition = with(DEFINITION, "version:", "versoin:");
        String values = with(VALUES, "observedAt: 2026-06-21T00:05:00Z", "observedAt: yesterday");
        assertRefused(
                Run.of("slo", definition, values, "--history", "examples/data/slo/histroy.yaml", "--freshness=a week"),
                "definition.yaml:#:#: versoin: field must be one of version, metrics, subject, window, objectives,"
                        + " comparison, limits, agreements, but was 'versoin'; did you mean 'version'?",
                "definition.yaml:#:#: version: version must be given, but is missing. Add it.",
                "values.yaml:#:#: observedAt: observedAt must be an instant with zone such as 2026-06-21T00:00:00Z, but"
                        + " was 'yesterday'.",
                "--history must be a path to something, but 'examples/data/slo/histroy.yaml' is not there; did you mean"
                        + " 'examples/data/slo/history.yaml'?",
                "--freshness must be a duration such as P7D or PT8H, but was 'a week'. Write it in that form.");
    }

    @Test
    void a_threshold_that_cannot_be_read() throws IOException {
        assertDefinitionRefused(
                "<420",
                "<420ms",
                "definition.yaml:#:#: objectives[0].pass[0][1]: pass[1] must read 'operator [+|-] number [%]', but was"
                        + " '<420ms', which goes on with 'ms' at position 5. Write it like '<=+8%' or '<420'.");
    }

    @Test
    void a_weight_of_0() throws IOException {
        assertDefinitionRefused(
                "weight: 3",
                "weight: 0",
                "definition.yaml:#:#: objectives[0]: weight must be above 0, but was '0'. Leave its pass thresholds out to"
                        + " show the objective without scoring it.");
    }

    @Test
    void limits_out_of_order() throws IOException {
        assertDefinitionRefused(
                "warning: 60",
                "warning: 80",
                "definition.yaml:#:#: limits: warning must be below pass '80', but was '80'. Lower it, or leave it"
                        + " out.");
    }

    @Test
    void an_unknown_function() throws IOException {
        assertDefinitionRefused(
                "aggregate: AVG",
                "aggregate: P99",
                "definition.yaml:#:#: comparison.aggregate: aggregate must be one of AVG, P50, P90, P95, but was 'P99';"
                        + " did you mean 'P90'?");
    }

    @Test
    void no_results_to_compare_with() throws IOException {
        assertDefinitionRefused(
                "results: 3",
                "results: 0",
                "definition.yaml:#:#: comparison: results must be positive, but was '0'. Use 1 or more.");
    }

    @Test
    void an_objective_twice() throws IOException {
        assertDefinitionRefused(
                "- id: error-rate",
                "- id: availability",
                "definition.yaml:#:#: objectives must have different ids, but held 'availability' again. Rename one.");
    }

    @Test
    void a_group_without_thresholds() throws IOException {
        assertDefinitionRefused(
                "[[\"=0\"]]",
                "[[]]",
                "definition.yaml:#:#: objectives[3]: pass must hold groups of at least one threshold, but group '1' has"
                        + " none. Add a threshold, or remove the group.");
    }

    @Test
    void two_forms_at_once() throws IOException {
        assertDefinitionRefused(
                "    unwanted:",
                "    pass: [[\"<1\"]]\n    unwanted:",
                "definition.yaml:#:#: objectives[1]: unwanted must stand alone, but was beside pass or warning thresholds."
                        + " Say what must be, or what must not be.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{operator: in, target: 1}", "{operator: \">\", low: 1}", "{operator: in, low: 1}"})
    void an_operator_with_fields_of_another(String range) throws IOException {
        String operator = range.contains("in") ? "in" : ">";
        assertDefinitionRefused(
                "{operator: \">\", target: 1}",
                range,
                "definition.yaml:#:#: objectives[1].unwanted.failure: operator must be in or not-in with low and high, or"
                        + " <, <=, =, >=, > with target, but was '" + operator
                        + "' with other fields. Give those that belong to it.");
    }

    @Test
    void a_range_upside_down() throws IOException {
        assertDefinitionRefused(
                "{operator: \">\", target: 1}",
                "{operator: not-in, low: 2, high: 1}",
                "definition.yaml:#:#: objectives[1].unwanted.failure: low must be below high '1', but was '2'. Swap them,"
                        + " or use '='.");
    }

    @Test
    void a_value_that_is_no_number() throws IOException {
        assertValuesRefused(
                "value: 99.95",
                "value: high",
                "values.yaml:#:#: indicators[2].value: value must be a number such as 12.5, but was 'high'. Give a reason"
                        + " instead where there is none.");
    }

    @Test
    void neither_value_nor_reason() throws IOException {
        assertValuesRefused(
                ", value: 99.95",
                "",
                "values.yaml:#:#: indicators[2]: IndicatorValue of 'availability' must have a value or a reason why it"
                        + " has none, but had neither. Give one of them.");
    }

    @Test
    void an_indicator_twice() throws IOException {
        assertValuesRefused(
                "indicator: availability",
                "indicator: error-rate",
                "values.yaml:#:#: indicators must hold each once, but held 'error-rate' again. Remove one.");
    }

    @Test
    void a_failed_retrieval_without_a_reason() throws IOException {
        assertValuesRefused(
                "status: SUCCEEDED",
                "status: FAILED",
                "values.yaml:#:#: retrieval: reason must be given exactly when status is FAILED, but status was"
                        + " 'FAILED'. Say why.");
        assertValuesRefused(
                "status: SUCCEEDED",
                "status: SUCCEEDED, reason: none",
                "values.yaml:#:#: retrieval: reason must be given exactly when status is FAILED, but status was"
                        + " 'SUCCEEDED'. Leave it out.");
    }

    @Test
    void an_observation_before_the_end_of_the_window() throws IOException {
        assertValuesRefused(
                "observedAt: 2026-06-21T00:05:00Z",
                "observedAt: 2026-06-20T23:00:00Z",
                "values.yaml:#:#: observedAt must not be before to '2026-06-21T00:00:00Z', but was"
                        + " '2026-06-20T23:00:00Z'. Wait for the end of the window, or end it earlier.");
    }

    @Test
    void values_of_another_subject() throws IOException {
        assertRefused(
                Run.of("slo", DEFINITION, with(VALUES, "environment: PRODUCTION", "environment: STAGING")),
                "values.yaml: subject must be 'partner-portal' in PRODUCTION, but was 'partner-portal' in STAGING."
                        + " Evaluate it with its own definition.");
    }

    @Test
    void the_same_history_twice() {
        assertRefused(
                slo("--history", HISTORY),
                "--history must hold each evaluation once, but held 'E-2026-06-16' again. Remove one.");
    }

    @Test
    void an_informational_verdict_in_the_history() throws IOException {
        String history = with(HISTORY, "verdict: FAIL ", "verdict: INFO ");
        assertRefused(
                Run.of("slo", DEFINITION, VALUES, "--history", history),
                "history.yaml:#:#: evaluations[2]: verdict must be PASS, WARNING, FAIL or UNEVALUABLE, but was 'INFO'."
                        + " Only an objective can be informational.");
    }

    @Test
    void wrong_options() {
        assertRefused(
                slo("--as-of=today"),
                "--as-of must be an instant with a time and a zone, but was 'today'. Write it like"
                        + " 2024-10-01T00:00:00Z.");
        assertRefused(
                slo("--freshness=PT0S"),
                "--freshness must be longer than nothing, but was 'PT0S'. Write it like P7D, or leave it out.");
        assertRefused(
                slo("--kind=Latency"),
                "--kind must match [a-z][a-z0-9-]{1,62}, but was 'Latency'. Use lower-case letters, digits and '-'.");
        assertRefused(
                slo("--out=" + DEFINITION),
                "--out must be a directory that can be written, but '" + DEFINITION + "' cannot. Name another one.");
    }
}
