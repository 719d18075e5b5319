package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SickCompanyTest {
    @Test
    void the_sick_company_comes_to_what_the_page_on_the_doctor_shows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SickCompany.run(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(Page.read(Path.of("docs/doctor.md")).blocks())
                .filteredOn(block -> block.language().equals("text"))
                .extracting(Page.Block::text)
                .containsExactly(out.toString(StandardCharsets.UTF_8).strip());
    }
}
