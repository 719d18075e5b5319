package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.operatingmodel.decision.GateDecision;

class GoldenDecisionsTest {
    private static final GateDecision DECISION =
            Beta.VERIFIER.given(Beta.build(), Beta.manual()).gate("beta-exit").decision();
    private static final String TEXT = """
            Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 2 criteria that can block
            is unmet.
              beta.used  unmet  Beta exit: there is a build, and people have used it
                why        no Evidence with kind USER_RESEARCH, observed within 30 days before
                           2026-06-21T00:00:00Z
                at         rules.drl:25:5
                fix        Let somebody use the build.
                rule       "Beta exit: there is a build, and people have used it" (beta: rules.drl:17)
              beta.documented  met  Beta exit: the manual is written
                fact       Evidence manual, of 2026-06-20T00:00:00Z
              beta.crashes-reported  not-applicable  Beta exit: crashes of the mobile version are reported
                scope      applies only with product.channels containing MOBILE, but found product.channels []
              pack beta 1.0.0
            """;

    @TempDir
    Path folder;

    private GoldenDecisions files(boolean update, boolean continuousIntegration) {
        return new GoldenDecisions(folder, false, update, continuousIntegration);
    }

    @Test
    void a_file_that_says_the_same_passes() throws IOException {
        Files.writeString(folder.resolve("portal.beta-exit.txt"), TEXT);
        Files.writeString(folder.resolve("windows.txt"), TEXT.replace("\n", "\r\n"));

        files(false, true).check(DECISION);
        files(false, false).check("windows", DECISION);
        files(true, false).check(DECISION);
    }

    @Test
    void a_missing_file_fails_with_the_text() {
        assertThatThrownBy(() -> files(false, false).check(DECISION))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "Golden file '" + folder.resolve("portal.beta-exit.txt") + "' must be there, but is missing."
                                + " To begin, run once with -Dpom.golden.update=true, read what was written, and commit it.\n"
                                + TEXT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void another_file_fails_with_the_difference() throws IOException {
        Path file = folder.resolve("portal.beta-exit.txt");
        Files.writeString(file, TEXT.replace("of 2 criteria", "of 3 criteria").replace("  pack beta 1.0.0\n", ""));

        assertThatThrownBy(() -> files(false, false).check(DECISION))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "Golden file '" + file + "' must say what was decided, but differs. If that is meant, run once"
                                + " with -Dpom.golden.update=true, read what was written, and commit it.\n--- " + file
                                + "\n+++ decided now\n"
                                + """
                        @@ -1,4 +1,4 @@
                        -Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 3 criteria that can \
                        block
                        +Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 2 criteria that can \
                        block
                         is unmet.
                           beta.used  unmet  Beta exit: there is a build, and people have used it
                             why        no Evidence with kind USER_RESEARCH, observed within 30 days before
                        @@ -10,3 +10,4 @@
                             fact       Evidence manual, of 2026-06-20T00:00:00Z
                           beta.crashes-reported  not-applicable  Beta exit: crashes of the mobile version are reported
                             scope      applies only with product.channels containing MOBILE, but found \
                        product.channels []
                        +  pack beta 1.0.0
                        """);
    }

    @Test
    void a_file_is_written_when_that_is_asked_for_and_the_test_does_not_pass() throws IOException {
        Path file = folder.resolve("portal.beta-exit.txt");

        assertThatThrownBy(() -> files(true, false).check(DECISION))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("Golden file '" + file + "' was written, so nothing was compared. Read the change, and run"
                        + " again without -Dpom.golden.update.");
        assertThat(file).hasContent(TEXT);
        files(false, false).check(DECISION);
    }

    @Test
    void nothing_is_written_by_continuous_integration() throws IOException {
        Files.writeString(folder.resolve("portal.beta-exit.txt"), TEXT);

        assertThatThrownBy(() -> files(true, true).check(DECISION))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("Golden files must not be updated where the environment has CI=true, but"
                        + " -Dpom.golden.update=true is set. Update them where somebody reads the change, and commit"
                        + " them.");
        assertThatThrownBy(() -> files(true, true).check("other", DECISION)).isInstanceOf(AssertionFailedError.class);
        assertThat(folder.resolve("other.txt")).doesNotExist();
    }

    @Test
    void a_decision_or_review_can_be_kept_as_json() {
        assertThatThrownBy(() -> files(true, false).asJson().check(DECISION)).isInstanceOf(TestAbortedException.class);

        files(false, false).asJson().check(DECISION);
        assertThat(folder.resolve("portal.beta-exit.json"))
                .content()
                .contains("\"digest\": \"\"")
                .doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void a_whole_review_can_be_kept() throws IOException {
        GovernanceVerifier verifier =
                GovernanceVerifier.of(Standard.PACK).asOf(Beta.AS_OF).given(Beta.PORTAL);
        assertThatThrownBy(() -> files(true, false).check("all", verifier.review()))
                .isInstanceOf(TestAbortedException.class);

        files(false, false).check("all", verifier.review());
        assertThat(Files.readString(folder.resolve("all.txt")))
                .startsWith("Gate 'discovery-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: ")
                .doesNotContain("sha256");
        assertThatThrownBy(() -> files(false, false)
                        .check("all", verifier.asOf("2026-06-22T00:00:00Z").review()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("\n-Gate 'discovery-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: ")
                .hasMessageContaining("\n+Gate 'discovery-exit' of 'portal' is blocked as of 2026-06-22T00:00:00Z: ");
    }

    @Test
    void a_name_stays_in_the_folder() {
        assertThatThrownBy(() -> files(true, false).check("../portal", DECISION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must match [A-Za-z0-9][A-Za-z0-9._-]*, but was '../portal'. Use letters, digits and"
                        + " '.', '_', '-'.");
    }

    @Test
    void files_are_compared_unless_the_property_says_otherwise() {
        assertThatThrownBy(() -> GoldenDecisions.in(folder).check(DECISION))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("must be there, but is missing");
    }
}
