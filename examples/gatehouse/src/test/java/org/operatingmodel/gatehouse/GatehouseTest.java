package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.gatehouse.Run.AS_OF;
import static org.operatingmodel.gatehouse.Run.MOBILE_PACK;
import static org.operatingmodel.gatehouse.Run.SUITE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatehouseTest {
    private static final Path STORED =
            Path.of("examples/gatehouse/src/test/resources/org/operatingmodel/gatehouse/suite-review.txt");

    /** After a change of rules or texts, {@code -Dpages.update=true} stores the new output: read it before you commit. */
    @Test
    void the_review_of_the_suite_is_the_stored_one() throws IOException {
        Run run = Run.of("review", SUITE, AS_OF);
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(STORED, run.out());
        }
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(Files.readString(STORED));
    }

    @Test
    void the_same_input_gives_the_same_bytes() {
        for (String format : new String[] {"text", "json"}) {
            Run first = Run.of("review", SUITE, AS_OF, "--all-gates", "--format", format, "--pack", MOBILE_PACK);
            Run second = Run.of("review", SUITE, AS_OF, "--all-gates", "--format", format, "--pack", MOBILE_PACK);
            assertThat(second).isEqualTo(first);
            assertThat(first.out()).doesNotContain("\r").endsWith("\n");
        }
    }

    @Test
    void a_finding_in_an_archive_names_the_entry(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("mobile.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("pack.yaml"));
            zip.write("id: mobile\nversion: one\npublisher: Mobile team\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Run.at(200, false, "check", jar.toString()))
                .isEqualTo(new Run(
                        1,
                        jar + " does not load: 1 finding.\n  " + jar + "!/pack.yaml:2:10: invalid-manifest: version:"
                                + " version must be major.minor.patch, but was 'one'. Write one such as 1.2.0. See"
                                + " docs/packs.md.\n",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void no_line_is_wider_than_the_terminal(int width, @TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.drl"), "package wrong\nrule \"x\"\nwhen\nthen\nend\n");
        for (Run run : new Run[] {
            Run.at(width, false, "review", SUITE, AS_OF, "--all-gates"),
            Run.at(width, false, "decide", SUITE, AS_OF, "--product=partner-portal", "--gate=mvp-exit"),
            Run.at(width, false, "check", wrong.toString(), MOBILE_PACK)
        }) {
            assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.length() <= width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 100})
    void colours_change_nothing_but_colours(int width) {
        String plain = Run.at(width, false, "review", SUITE, AS_OF).out();
        String coloured = Run.at(width, true, "review", SUITE, AS_OF).out();
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    @Test
    void a_verdict_has_its_colour() {
        String plain = Run.at(100, false, "review", SUITE, AS_OF).out();
        String coloured = Run.at(100, true, "review", SUITE, AS_OF).out();
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured)
                .contains(
                        "\u001b[32mpassed\u001b[0m",
                        "\u001b[33mpassed with waivers\u001b[0m",
                        "\u001b[31mblocked\u001b[0m");
    }

    @ParameterizedTest
    @CsvSource({
        "component-library, ga-exit, 0",
        "mobile-companion, limited-launch-exit, 0",
        "notifications, discovery-exit, 0",
        "admin-console, ga-exit, 1",
        "desktop-client, retirement-exit, 1",
        "observability, limited-launch-exit, 1",
        "partner-portal, mvp-exit, 1"
    })
    void the_exit_code_of_a_decision_says_whether_it_blocks(String product, String gate, int exitCode) {
        for (String format : new String[] {"text", "json"}) {
            Run run = Run.of("decide", SUITE, AS_OF, "--product", product, "--gate", gate, "--format", format);
            assertThat(run.exitCode()).as(run.out()).isEqualTo(exitCode);
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void a_portfolio_of_which_nothing_is_blocked_exits_with_0(@TempDir Path folder) throws IOException {
        Path portfolio = Files.writeString(folder.resolve("portfolio.yaml"), """
                valueStreams: [{id: stream, name: Stream}]
                products:
                  - {id: running, name: Running, kind: APPLICATION, stage: OPERATION, valueStreamId: stream}
                """);
        Run run = Run.of("review", portfolio.toString(), AS_OF);
        assertThat(run).isEqualTo(new Run(0, """
                                0 blocked, 0 passed with waivers, 0 passed, 1 product at no gate. As of 2024-10-01T00:00:00Z.

                                PRODUCT  STAGE      GATE  VERDICT  WHAT BLOCKS
                                running  operation  -     -        no gate ends this stage
                                """, ""));
        Run all = Run.of("review", portfolio.toString(), AS_OF, "--all-gates");
        assertThat(all.exitCode()).isZero();
        assertThat(all.out()).contains("running  operation  retirement-exit      blocked  retirement.");
    }

    @Test
    void without_an_instant_the_clock_of_the_host_decides_and_is_named() {
        assertThat(Run.of("review", SUITE).out())
                .startsWith("6 blocked")
                .containsPattern("As of 2024-10-03T07:08:09Z, by\\s+the clock of this host\\.\n");
        assertThat(Run.of("decide", SUITE, "--product=notifications", "--gate=discovery-exit")
                        .out())
                .endsWith("\nAs of 2024-10-03T07:08:09Z, by the clock of this host.\n");
    }

    @Test
    void a_pack_beside_the_standard_one_adds_its_criteria() {
        Run run = Run.of("review", SUITE, AS_OF, "--pack", MOBILE_PACK, "--brief");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("mobile-phased-rollout.reached-users");
    }

    /** What is overridden is named where only what blocks is printed, too, be it met or not. */
    @Test
    void an_override_that_holds_is_named_in_brief_and_on_the_board(@TempDir Path folder) throws IOException {
        Path portfolio = folder.resolve("portfolio.yaml");
        for (String csv : new String[] {"flow-transitions.csv", "costs.csv"}) {
            Files.copy(Path.of(SUITE).resolveSibling(csv), folder.resolve(csv));
        }
        Files.writeString(portfolio, Files.readString(Path.of(SUITE)) + """
                overrideDecisions:
                  - {id: OD-2024-11, packId: standard, criterionId: mvp.telemetry-live, enforcement: WAIVABLE,
                     reason: Agreed with both partners., requestedBy: partners-product-manager,
                     decidedBy: portfolio-lead, decidedAt: 2024-09-15T00:00:00Z, expires: 2024-12-15T00:00:00Z}
                """);
        String[] pack = {"--pack", "examples/packs/partner-business"};

        Run decide = Run.of(
                "decide",
                portfolio.toString(),
                AS_OF,
                pack[0],
                pack[1],
                "--brief",
                "--product=partner-portal",
                "--gate=mvp-exit");
        assertThat(decide.out().replaceAll("\\s+", " "))
                .as(decide.err())
                .contains("override OD-2024-11, from mandatory to waivable by pack 'partner-business', decided by"
                        + " portfolio-lead");
        Run board = Run.of("review", portfolio.toString(), AS_OF, pack[0], pack[1], "--brief", "--all-gates");
        assertThat(board.out().replaceAll("\\s+", " "))
                .as(board.err())
                .contains("OD-2024-11 overrides mvp.telemetry-live");
    }

    @Test
    void the_mobile_pack_is_met_when_every_stage_had_a_clear_guardrail(@TempDir Path folder) throws IOException {
        Path portfolio = folder.resolve("portfolio.yaml");
        for (String csv : new String[] {"flow-transitions.csv", "costs.csv"}) {
            Files.copy(Path.of(SUITE).resolveSibling(csv), folder.resolve(csv));
        }
        String rollout = Files.readString(Path.of(SUITE)).replace("\nevidence:\n", """

                        rollouts:
                          - {id: companion-09, productId: mobile-companion, version: "0.9", stages: [10, 100],
                             bakeTime: P2D, haltRule: Halt below 99.5 percent of sessions without a crash}
                        rolloutSteps:
                          - {rolloutId: companion-09, productId: mobile-companion, percent: 10, halted: false,
                             reachedAt: 2024-09-27T09:00:00Z}
                        evidence:
                          - {id: crash-free-09, productId: mobile-companion, kind: CRASH_FREE_SESSIONS, subjectVersion: "0.9",
                             reference: "https://suite.example/crashes/0.9", author: mobile-engineer, value: 99.8,
                             observedAt: 2024-09-27T08:00:00Z, environment: PRODUCTION}
                        """);
        String[] decide = {
            "decide",
            portfolio.toString(),
            AS_OF,
            "--pack",
            MOBILE_PACK,
            "--product=mobile-companion",
            "--gate=limited-launch-exit"
        };
        Files.writeString(portfolio, rollout);
        Run clear = Run.of(decide);
        assertThat(clear.exitCode()).as(clear.out() + clear.err()).isZero();
        assertThat(clear.out()).contains("passed with waivers");

        Files.writeString(
                portfolio, rollout.replace("reachedAt: 2024-09-27T09:00:00Z", "reachedAt: 2024-09-27T07:00:00Z"));
        Run tooEarly = Run.of(decide);
        assertThat(tooEarly.exitCode()).isEqualTo(1);
        assertThat(tooEarly.out()).contains("mobile-phased-rollout.guardrail-clear  unmet");

        Files.writeString(portfolio, rollout.replace("value: 99.8", "value: 99.4"));
        assertThat(Run.of(decide).out()).contains("mobile-phased-rollout.guardrail-clear  unmet");

        String later = """
                        evidence:
                          - {id: crash-free-09-later, productId: mobile-companion, kind: CRASH_FREE_SESSIONS,
                             subjectVersion: "0.9", reference: "https://suite.example/crashes/0.9", VALUE
                             author: mobile-engineer, observedAt: 2024-09-29T08:00:00Z}
                        """;
        for (String worse : new String[] {"value: 99.4,", ""}) {
            Files.writeString(portfolio, rollout.replace("\nevidence:\n", "\n" + later.replace("VALUE", worse)));
            Run halted = Run.of(decide);
            assertThat(halted.out()).as(worse + halted.err()).contains("mobile-phased-rollout.guardrail-clear  unmet");
        }
        Files.writeString(portfolio, rollout.replace("\nevidence:\n", "\n" + later.replace("VALUE", "value: 99.5,")));
        assertThat(Run.of(decide).exitCode()).isZero();

        String halt =
                "rolloutSteps:\n  - {rolloutId: companion-09, productId: mobile-companion, percent: 10, halted: true,"
                        + " reachedAt: 2024-09-28T09:00:00Z}\n";
        Files.writeString(portfolio, rollout.replace("rolloutSteps:\n", halt));
        Run stopped = Run.of(decide);
        assertThat(stopped.out()).as(stopped.err()).contains("mobile-phased-rollout.guardrail-clear  unmet");
        assertThat(stopped.out()).doesNotContain("mobile-phased-rollout.reached-users  unmet");

        Files.writeString(portfolio, rollout.replace("version: \"0.9\"", "version: \"0.8\""));
        Run another = Run.of(decide);
        assertThat(another.out())
                .as(another.err())
                .contains("mobile-phased-rollout.guardrail-clear  unmet")
                .contains("mobile-phased-rollout.reached-users  unmet");

        Files.writeString(portfolio, rollout.replace("percent: 10,", "percent: 9,"));
        assertThat(Run.of(decide).out()).contains("mobile-phased-rollout.reached-users  unmet");
    }

    @Test
    void check_names_every_pack_and_what_is_wrong_with_it(@TempDir Path folder) throws IOException {
        Path typo = Files.writeString(
                folder.resolve("typo.drl"),
                Files.readString(Path.of("examples/team-rules/partner-api.drl"))
                        .replace("partner-api.", "typo.")
                        .replace("CONTROL_TEST,", "CONTROL_TESTS,"));
        assertThat(Run.of("check", MOBILE_PACK))
                .isEqualTo(new Run(0, "examples/packs/mobile-phased-rollout loads: nothing to mend.\n", ""));
        Run both = Run.of("check", MOBILE_PACK, typo.toString());
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.out().replaceAll("\\s+", " "))
                .contains("typo.drl does not load: 1 finding.")
                .contains("typo.drl:19:44: unknown-evidence-kind: 'CONTROL_TESTS' is not an evidence kind; did you mean"
                        + " 'CONTROL_TEST'?");
    }

    @Test
    void help_and_version_are_there() {
        for (String command : new String[] {"review", "decide", "check", "cost"}) {
            Run run = Run.of(command, "--help");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("Usage: gatehouse " + command);
        }
        assertThat(Run.of("--help").out())
                .contains("review", "decide", "check", "cost", "Exit codes:", "something is blocked");
        assertThat(Run.of("--version").out()).startsWith("gatehouse ");
    }
}
