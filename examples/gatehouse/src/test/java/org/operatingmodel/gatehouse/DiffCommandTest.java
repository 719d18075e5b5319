package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    private Path folder;

    private Path before = Path.of("");
    private Path after = Path.of("");

    @BeforeEach
    void two_versions_of_a_rule() throws IOException {
        before = version("before", 14);
        after = version("after", 7);
    }

    private Path version(String name, int days) throws IOException {
        String rule = """
                rule "Team: telemetry is live" @gate( "mvp-exit" ) @criterion( "team.telemetry" )
                when
                    GateReview( $product : productId, $asOf : asOf )
                    Evidence( productId == $product, observedWithin( Duration.ofDays( %d ), $asOf ) )
                then
                end
                """;
        Path pack = Files.createDirectories(folder.resolve(name)).resolve("team.drl");
        return Files.writeString(pack, rule.formatted(days));
    }

    @Test
    void what_is_tighter_is_said_with_the_conjuncts_that_differ() {
        assertThat(Run.of("diff", before.toString(), after.toString())).isEqualTo(new Run(0, """
                        team 0.0.0 -> team 0.0.0: 1 tightened.
                        tightened  criterion mvp-exit/team.telemetry  (team.drl:1)
                          asks for all that it asked for before, and maybe for more
                          - Evidence: observedWithin( Duration.ofDays( 14 ), $asOf )  (team.drl:4)
                          + Evidence: observedWithin( Duration.ofDays( 7 ), $asOf )  (team.drl:4)
                        """, ""));
    }

    @Test
    void programs_get_json() {
        Run run = Run.of("diff", "--format=json", before.toString(), after.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"before\": {\n    \"id\": \"team\",")
                .contains("\"kind\": \"TIGHTENED\"");
    }

    @Test
    void a_pack_without_a_difference_is_said_to_have_none() {
        assertThat(Run.of("diff", before.toString(), before.toString()))
                .isEqualTo(new Run(0, "team 0.0.0 -> team 0.0.0: nothing differs.\n", ""));
    }

    @Test
    void packs_must_be_there_and_load() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.drl"), "rule");

        assertThat(Run.of("diff", before.toString(), wrong.toString()).err())
                .startsWith(wrong + ":1:5: syntax-error: 'rule' must be followed by a name");
        assertThat(Run.of("diff", "no-such", before.toString()))
                .isEqualTo(new Run(
                        2, "", "PACK_A must be a path to something, but 'no-such' is not there. Check the path.\n"));
        assertThat(Run.of("diff", before.toString()))
                .isEqualTo(new Run(2, "", "Missing required parameter: 'PACK_B'\nTry 'gatehouse diff --help'.\n"));
    }
}
