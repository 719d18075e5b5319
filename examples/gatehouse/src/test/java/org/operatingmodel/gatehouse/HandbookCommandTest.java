package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.Handbook;
import org.operatingmodel.rules.RulePack;

class HandbookCommandTest {
    private static final Path STORED =
            Path.of("examples/gatehouse/src/test/resources/org/operatingmodel/gatehouse/handbook-mobile.md");

    @TempDir
    private Path folder;

    @Test
    void the_handbook_of_a_pack_alone_is_as_stored() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of("handbook", "--no-standard", "--pack", Run.MOBILE_PACK, "--out", out.toString());
        assertThat(run)
                .isEqualTo(new Run(
                        0, "Wrote " + out.resolve("handbook.md") + " and " + out.resolve("handbook.html") + ".\n", ""));
        assertThat(Files.readString(out.resolve("handbook.md"))).isEqualTo(Files.readString(STORED));
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("handbook.md", "handbook.html");
    }

    @Test
    void packs_come_after_the_standard_one() throws IOException {
        assertThat(Run.of("handbook", "--pack=" + Run.MOBILE_PACK, "--out=" + folder)
                        .exitCode())
                .isZero();
        Handbook both = Handbook.of(RulePack.standard(), RulePack.from(Path.of(Run.MOBILE_PACK)));
        assertThat(Files.readString(folder.resolve("handbook.md"))).isEqualTo(both.markdown());
        assertThat(Files.readString(folder.resolve("handbook.html"))).isEqualTo(both.html());
    }

    @Test
    void a_pack_that_does_not_load_leaves_nothing_behind() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.drl"), "rule");
        Path out = folder.resolve("out");
        Run run = Run.of("handbook", "--pack=" + wrong, "--out=" + out);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(wrong + ":1:5: syntax-error: 'rule' must be followed by a name");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_folder_to_write_to_must_be_named() {
        assertThat(Run.of("handbook"))
                .isEqualTo(new Run(2, "", "Missing required option: '--out=DIR'\nTry 'gatehouse handbook --help'.\n"));
    }
}
