package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedSuiteTest {
    @Test
    void the_recorded_review_comes_to_what_the_page_on_audits_shows(@TempDir Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditedSuite.run(folder.resolve("decisions"), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(Page.read(Path.of("docs/audit.md")).blocks())
                .filteredOn(block -> block.language().equals("text"))
                .extracting(Page.Block::text)
                .containsExactly(out.toString(StandardCharsets.UTF_8).strip());
    }
}
