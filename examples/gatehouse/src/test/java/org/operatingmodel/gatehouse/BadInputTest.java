package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.gatehouse.Run.AS_OF;
import static org.operatingmodel.gatehouse.Run.MOBILE_PACK;
import static org.operatingmodel.gatehouse.Run.SUITE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with the input: exit code 2, one message with its place and how to mend it, and nothing else. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Run review(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Run.of("review", file.toString(), AS_OF);
    }

    /** The suite with one text replaced; every occurrence must be meant. */
    private Run reviewWith(String good, String bad) throws IOException {
        for (String csv : new String[] {"flow-transitions.csv", "costs.csv"}) {
            Files.copy(Path.of(SUITE).resolveSibling(csv), folder.resolve(csv));
        }
        String suite = Files.readString(Path.of(SUITE));
        assertThat(suite).containsOnlyOnce(good);
        return review("p.yaml", suite.replace(good, bad));
    }

    /** Nothing printed, and this message, in which # stands for a line or column and the folder is left out. */
    private void assertRefused(Run run, String message) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "").replaceAll("(?<=p.yaml:)\\d+:\\d+", "#:#"))
                .isEqualTo(message + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void empty_file() throws IOException {
        assertRefused(
                review("empty.yaml", ""),
                "empty.yaml:1:1: file must hold an object, but is empty. Write keys and values.");
    }

    @Test
    void not_yaml() throws IOException {
        assertRefused(
                review("not.yaml", "products: [\n  {id: a\n"),
                "not.yaml:3:1: file must be valid YAML, but ends too early. Check indentation, quotes and brackets here"
                        + " and just before; indent with blanks.");
    }

    @Test
    void unknown_field() throws IOException {
        assertRefused(
                reviewWith(
                        "outcomeIds: [partner-self-service], releasedVersion",
                        "outcomeIds: [partner-self-service], releasdVersion"),
                "p.yaml:#:#: products[3].releasdVersion: field must be one of id, name, kind, stage, channels,"
                        + " valueStreamId, teamId, owner, outcomeIds, consumes, releasedVersion, but was"
                        + " 'releasdVersion'; did you mean 'releasedVersion'?");
    }

    @Test
    void missing_id() throws IOException {
        assertRefused(
                reviewWith("{id: DEP-1, ", "{"),
                "p.yaml:#:#: dependencies[0].id: id must be given, but is missing. Add it.");
    }

    @Test
    void dangling_reference() throws IOException {
        assertRefused(
                reviewWith("dependsOn: identity-access, due: 2024-11-15", "dependsOn: identity-acces, due: 2024-11-15"),
                "p.yaml:#:#: dependencies[0].dependsOn: dependsOn must name something in the portfolio, but"
                        + " 'identity-acces' is not there; did you mean 'identity-access'?");
    }

    @Test
    void duplicate_id() throws IOException {
        assertRefused(
                reviewWith("{id: DEP-2,", "{id: DEP-1,"),
                "p.yaml:#:#: dependencies[1].id: id must be unique, but 'DEP-1' is already dependencies[0]. Use another id.");
    }

    @Test
    void date_without_zone() throws IOException {
        assertRefused(
                reviewWith("observedAt: 2024-09-13T16:00:00Z", "observedAt: 2024-09-13T16:00:00"),
                "p.yaml:#:#: evidence[31].observedAt: observedAt must be an instant with zone such as"
                        + " 2026-06-21T00:00:00Z, but was '2024-09-13T16:00:00'.");
    }

    @Test
    void not_a_number() throws IOException {
        assertRefused(
                reviewWith("value: 42", "value: NaN"),
                "p.yaml:#:#: evidence[62].value: value must be a number such as 12.5, but was 'NaN'.");
    }

    @Test
    void negative_money() throws IOException {
        assertRefused(
                reviewWith("amount: 20.00", "amount: -20.00"),
                "p.yaml:#:#: budgets[0]: limit.amount must not be negative, but was '-20.00'. Use 0 or more.");
    }

    @Test
    void unknown_evidence_kind() throws IOException {
        assertRefused(
                reviewWith(
                        "kind: RUNNABLE_BUILD, subjectVersion: \"0.3\"",
                        "kind: RUNABLE_BUILD, subjectVersion: \"0.3\""),
                "p.yaml:#:#: evidence[29].kind: kind must be a known evidence kind, but was 'RUNABLE_BUILD'; did you mean"
                        + " 'RUNNABLE_BUILD'? Rule packs may declare more.");
    }

    @Test
    void a_file_of_50_megabytes() throws IOException {
        byte[] blanks = new byte[50 << 20];
        Arrays.fill(blanks, (byte) ' ');
        Path file = Files.write(folder.resolve("big.yaml"), blanks);
        assertRefused(
                Run.of("review", file.toString(), AS_OF),
                "big.yaml:1:1: file must be at most 16 MiB, but was 50 MiB. Split flow and costs into CSV"
                        + " imports, or raise the reader's limit.");
    }

    @Test
    void missing_file_with_a_neighbour_of_a_similar_name() {
        assertRefused(
                Run.of("review", "examples/data/suite/portfolo.yaml", AS_OF),
                "PORTFOLIO must be a path to something, but 'examples/data/suite/portfolo.yaml' is not there; did you mean"
                        + " 'examples/data/suite/portfolio.yaml'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    partner-portl  | mvp-exit | --product must name a product of the portfolio, but was 'partner-portl'; did you mean 'partner-portal'?
                    partner-portal | mvp-exi  | --gate must name a gate of the loaded packs, but was 'mvp-exi'; did you mean 'mvp-exit'?
                    Partner Portal | mvp-exit | --product must match [a-z][a-z0-9-]{1,62}, but was 'Partner Portal'. Use lower-case letters, digits and '-'.
                    partner-portal | MVP      | --gate must match [a-z][a-z0-9.-]{0,63}, but was 'MVP'. Use lower-case letters, digits, '.' and '-'.
                    """)
    void unknown_product_or_gate(String product, String gate, String message) {
        assertRefused(Run.of("decide", SUITE, AS_OF, "--product", product, "--gate", gate), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --gate mvp-exi          | --gate must name a gate of the loaded packs, but was 'mvp-exi'; did you mean 'mvp-exit'?
                    --product partner-portl | --product must name a product of the portfolio, but was 'partner-portl'; did you mean 'partner-portal'?
                    --asked-by ANA          | --asked-by must match [a-z][a-z0-9-]{1,62}, but was 'ANA'. Use lower-case letters, digits and '-'.
                    --asked-by nobody-here  | --asked-by must name a person of the portfolio, but was 'nobody-here'.
                    """)
    void who_decides_about_something_unknown(String option, String message) {
        List<String> command = new ArrayList<>(List.of("who-decides", SUITE, AS_OF, "--decision", "gate-pass"));
        command.addAll(List.of(option.split(" ")));
        assertRefused(Run.of(command.toArray(String[]::new)), message);
        assertRefused(
                Run.of("who-decides", SUITE, AS_OF, "--decision", "Gate"),
                "--decision must match [a-z][a-z0-9.-]{0,63}, but was 'Gate'. Use lower-case letters, digits, '.' and '-'.");
    }

    @Test
    void a_question_that_no_loaded_pack_answers_names_what_does() {
        assertThat(Run.of("who-decides", SUITE, AS_OF, "--decision", "scope")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains(
                        "The loaded packs state no decision rights. Load those of the library by --with roles, or name a"
                                + " pack by --pack.");
        assertThat(Run.of("assess", SUITE, AS_OF).out().replaceAll("\\s+", " "))
                .contains("Nothing was asked. Load the practices of the library by --with practices, or name a pack by"
                        + " --pack.");
        assertThat(Run.of("assess", SUITE, AS_OF, "--with", "practice").err())
                .startsWith(
                        "--with must name a pack of the library, or all of its practices, but was 'practice'; did you"
                                + " mean 'practices'? Known are delivery, design, ");
    }

    @Test
    void a_kind_of_evidence_that_a_pack_of_the_library_declares() throws IOException {
        String one = "kind: RUNNABLE_BUILD, subjectVersion: \"0.3\"";
        assertRefused(
                reviewWith(one, one.replace("RUNNABLE_BUILD", "INCIDENT_LOG")),
                "p.yaml:#:#: evidence[29].kind: kind must be a known evidence kind, but was 'INCIDENT_LOG'. Pack 'delivery'"
                        + " of the library declares it: load it by --with delivery.");
        Run company = Run.of("review", "examples/data/company/portfolio.yaml", AS_OF);
        assertThat(company.exitCode()).isEqualTo(Gatehouse.WRONG);
        assertThat(company.err())
                .doesNotContain("Rule packs may declare more")
                .endsWith(
                        "Load all of these packs by --with delivery,design,measurement,outcomes,partner,platform,risk.\n");
    }

    @Test
    void a_pack_with_errors_is_refused_with_all_of_them() throws IOException {
        Path rule = Files.copy(Path.of("docs/src/test/rules/first-try.drl"), folder.resolve("first-try.drl"));
        Run run = Run.of("review", SUITE, AS_OF, "--pack", rule.toString(), "--pack", MOBILE_PACK);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "").lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("first-try.drl:14:19: invalid-annotation: 'waiveable' is not an"))
                .anyMatch(
                        line -> line.startsWith("first-try.drl:19:44: unknown-evidence-kind: 'CONTROL_TESTS' is not"));
    }

    @Test
    void a_pack_with_a_syntax_error() throws IOException {
        Path rule = Files.writeString(
                folder.resolve("broken.drl"), "package broken\nrule \"x\"\nwhen\n    GateReview(\nthen\nend\n");
        Run review = Run.of("review", SUITE, AS_OF, "--pack", rule.toString());
        assertThat(review.exitCode()).isEqualTo(2);
        assertThat(review.out()).isEmpty();
        assertThat(review.err()).contains("broken.drl:").doesNotContain("\tat ");
        Run check = Run.of("check", rule.toString());
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    review #SUITE --pack nowhere         | --pack must be a path to something, but 'nowhere' is not there. Check the path.
                    check nowhere                        | PATH must be a path to something, but 'nowhere' is not there. Check the path.
                    check examples/team-rule             | PATH must be a path to something, but 'examples/team-rule' is not there; did you mean 'examples/team-rules'?
                    review #SUITE --no-standard          | --no-standard must come with at least one --pack or --with, but was alone. Name a pack, or leave it out.
                    review #SUITE --as-of 2024-10-01     | --as-of must be an instant with a time and a zone, but was '2024-10-01'. Write it like 2024-10-01T00:00:00Z.
                    review #SUITE --as-of yesterday      | --as-of must be an instant with a time and a zone, but was 'yesterday'. Write it like 2024-10-01T00:00:00Z.
                    review #SUITE --format jsn           | --format must be one of text, json, but was 'jsn'; did you mean 'json'?
                    check examples/team-rules/partner-api.drl --format yaml | --format must be one of text, json, sarif, junit, but was 'yaml'.
                    review #SUITE --al-gates             | Unknown option: '--al-gates'; did you mean '--all-gates'?#Try 'gatehouse review --help'.
                    review                               | Missing required parameter: 'PORTFOLIO'#Try 'gatehouse review --help'.
                    check                                | Missing required parameter: 'PATH'#Try 'gatehouse check --help'.
                    decide #SUITE --product x            | Missing required option: '--gate=ID'#Try 'gatehouse decide --help'.
                    reveiw #SUITE                        | Unmatched arguments from index 0: 'reveiw', '#SUITE'; did you mean 'review'?#Try 'gatehouse --help'.
                    """)
    void wrong_usage(String command, String message) {
        String[] args = command.replace("#SUITE", SUITE).split("\\s+");
        assertRefused(Run.of(args), message.replace("#SUITE", SUITE).replace('#', '\n'));
    }

    @Test
    void no_command_at_all() {
        assertRefused(Run.of(), "Missing required subcommand\nTry 'gatehouse --help'.");
    }

    @Test
    void a_fault_of_the_program_is_one_line_and_a_request() {
        Clock broken = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new IllegalStateException("the clock\nstands still");
            }
        };
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Gatehouse.run(
                new Surroundings(broken, 80, false), new PrintWriter(out), new PrintWriter(err), "review", SUITE);
        assertRefused(
                new Run(exitCode, out.toString(), err.toString()),
                "unexpected: java.lang.IllegalStateException: the clock stands still. Please report this, with the command"
                        + " and its input.");
    }

    @Test
    void control_characters_of_the_input_do_not_reach_the_terminal() throws IOException {
        Run run = reviewWith("title: Personal data ends up in log lines", "title: \"a\\e[31mb\"");
        assertThat(run.exitCode()).isIn(1, 2);
        assertThat(run.out() + run.err()).doesNotContain("\u001b");
        Run usage = Run.of("review", SUITE, "--\u001b[31m");
        assertThat(usage.err()).doesNotContain("\u001b");
    }

    @Test
    void packs_that_do_not_go_together_are_told_at_their_files() {
        String pack = "docs/src/test/findings/wrong/gate-defined-twice";
        assertRefused(
                Run.of("review", SUITE, AS_OF, "--pack", pack, "--pack", MOBILE_PACK),
                pack + "/pack.yaml:5:1: gate-defined-twice: A gate must be defined once, but 'mvp-exit' is defined by"
                        + " 'standard' already. Add criteria to it, or use another id.");
    }
}
