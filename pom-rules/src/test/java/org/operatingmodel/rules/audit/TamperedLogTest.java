package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of changes in each build; {@code examples/durability/tamper.sh} has all, by the properties {@code log.each},
 * {@code log.entries} and {@code log.values}.
 */
class TamperedLogTest {
    private static final int SAMPLE = 211;

    @Test
    void each_change_of_a_log_of_100_entries_is_seen_and_the_first_entry_that_it_hits_is_named(@TempDir Path folder)
            throws IOException {
        int entries = Integer.getInteger("log.entries", 100);
        Integer asked = Integer.getInteger("log.each");
        boolean allValues = System.getProperty("log.values", "").equals("all");
        TamperedLog log = TamperedLog.tried(folder, entries, asked == null ? SAMPLE : asked, allValues);
        if (asked != null) {
            log.tried().forEach((kind, tried) -> System.out.println(kind + ": " + tried));
            System.out.println("not seen or not named: " + log.unseen().size());
        }
        assertThat(log.unseen()).isEmpty();
        assertThat(log.segments()).isGreaterThan(2);
        assertThat(log.tried())
                .hasSize(7)
                .allSatisfy((kind, tried) -> assertThat(tried).isPositive());
    }
}
