package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of changes in each build; {@code examples/durability/tamper.sh} has all, by the property {@code log.each}. */
class TamperedLogTest {
    private static final int SAMPLE = 211;

    @Test
    void each_change_of_a_log_of_100_entries_is_seen_and_the_first_entry_that_it_hits_is_named(@TempDir Path folder)
            throws IOException {
        Integer asked = Integer.getInteger("log.each");
        TamperedLog log = TamperedLog.tried(folder, asked == null ? SAMPLE : asked);
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
