package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code test} and {@code mutate}. */
class TestCommandTest {
    @TempDir
    private Path pack;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(pack.resolve("pack.yaml"), "id: statement\nversion: 1.0.0\npublisher: office\n");
        Files.writeString(pack.resolve("statement.drl"), """
                package office

                import org.operatingmodel.evidence.Evidence;
                import org.operatingmodel.evidence.EvidenceKind;
                import org.operatingmodel.gate.GateReview;

                // Nobody reads what is not there.
                rule "MVP exit: a document is there"
                    @gate( "mvp-exit" )
                    @criterion( "statement.written" )
                when
                    GateReview( $product : productId )
                    $document : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )
                then
                end
                """);
        tests("met");
    }

    private void tests(String expected) throws IOException {
        Files.createDirectories(pack.resolve("tests"));
        Files.writeString(pack.resolve("tests/written.yaml"), """
                asOf: 2026-06-21T00:00:00Z
                productId: portal
                gateId: mvp-exit
                portfolio:
                  valueStreams: [{id: growth, name: Growth}]
                  people: [{id: ann, name: Ann}]
                  products: [{id: portal, name: Portal, kind: APPLICATION, stage: MVP, channels: [WEB], valueStreamId: growth}]
                  evidence: [{id: one, productId: portal, kind: RUNBOOK, reference: "https://evidence.example/1", author: ann, observedAt: 2026-06-01T00:00:00Z}]
                cases:
                - name: it is there
                  criteria: {statement.written: %s}
                """.formatted(expected));
    }

    private String shown(String text) {
        return text.replace(pack.toString(), "pack");
    }

    @Test
    void says_that_all_tests_pass() {
        Run run = Run.of("test", pack.toString());
        assertThat(shown(run.out())).isEqualTo("pack: 1 test, all pass.\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_test_that_fails_says_what_was_expected_and_why() throws IOException {
        tests("unmet");
        Run run = Run.of("test", pack.toString());
        assertThat(shown(run.out())).startsWith("""
                pack: 1 test, 1 fails.
                  pack/tests/written.yaml: it is there
                    criterion 'statement.written' must be unmet, but was met.
                      Gate 'mvp-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z:""");
        assertThat(run.exitCode()).isEqualTo(1);
        Run junit = Run.of("test", pack.toString(), "--format", "junit");
        assertThat(shown(junit.out()))
                .contains("<testsuites name=\"gatehouse test\" tests=\"1\" failures=\"1\" errors=\"0\"")
                .contains("<failure type=\"difference\" message=\"criterion 'statement.written' must be unmet, but was"
                        + " met.\">");
        Run json = Run.of("test", pack.toString(), "--format", "json");
        assertThat(json.out()).contains("\"passed\" : false", "\"actual\" : \"met\"");
    }

    @Test
    void too_little_coverage_is_bad_and_told() {
        Run run = Run.of("test", pack.toString(), "--min-coverage", "100");
        assertThat(shown(run.out())).isEqualTo("""
                pack: 1 test, all pass.
                1 of 1 rules were judged; 0 of 1 conditions were seen both to hold and to decide: 0 percent.
                  statement: statement.drl:8  statement.written  met 1
                    13:5  never decides  $document : Evidence( productId == $product, kind ==
                        EvidenceKind.RUNBOOK )
                The tests must see 100 percent of the conditions hold and decide, but see 0.
                """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void coverage_is_written_as_a_page() throws IOException {
        Path page = pack.resolve("tests/coverage.html");
        Run run = Run.of("test", pack.toString(), "--coverage", page.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains("<span class=\"partly\"><i>13</i><b>holds 1, decides 0</b>")
                .doesNotContain("<script", "http");
    }

    @Test
    void changes_that_no_test_notices_are_shown_as_they_would_stand_in_the_file() {
        Run run = Run.of("mutate", pack.toString());
        assertThat(shown(run.out()))
                .startsWith("2 of 7 changes of rules are noticed by 1 test: 28 percent.\n")
                .contains("""
                        statement.drl:13: statement.written: constraint left out, and no test notices
                        --- statement.drl
                        +++ statement.drl
                        @@ -11,5 +11,5 @@ statement.written
                         when
                             GateReview( $product : productId )
                        -    $document : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )
                        +    $document : Evidence( productId == $product )
                         then
                         end
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Run.of("mutate", pack.toString(), "--min-score", "28").exitCode())
                .isZero();
        assertThat(Run.of("mutate", pack.toString(), "--format", "json").out())
                .contains("\"percent\"", "\"survivors\"");
    }

    @Test
    void changes_are_not_tried_while_a_test_fails() throws IOException {
        tests("unmet");
        Run run = Run.of("mutate", pack.toString());
        assertThat(shown(run.err()))
                .isEqualTo(
                        "tests must pass before a rule is changed, but 'pack/tests/written.yaml: it is there' fails:"
                                + " criterion 'statement.written' must be unmet, but was met. Mend the test or the rule first.\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_pack_without_tests_is_refused_as_are_odd_shares() {
        assertThat(Run.of("test", "examples/packs/partner-business").err())
                .isEqualTo(
                        "examples/packs/partner-business:1:1: folder must hold a folder 'tests', but does not. Name the"
                                + " folder of a pack, and put its tests below tests/.\n");
        assertThat(Run.of("test", pack.toString(), "--min-coverage", "101").err())
                .isEqualTo("--min-coverage must be from 0 to 100, but was '101'. Give a share in percent.\n");
        assertThat(Run.of("mutate", pack.resolve("statement.drl").toString()).err())
                .isEqualTo("PACK must be a folder, as tests are no part of an archive, but was '"
                        + pack.resolve("statement.drl") + "'. Name the folder that it is made of.\n");
    }
}
