package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few kills in each build; {@code examples/durability/kills.sh} has a thousand, by the property {@code log.kills}. */
class KilledWritersTest {
    private static final int FEW = 20;

    @ParameterizedTest
    @CsvSource({"PROCESS, PT0S, 1", "PROCESS, PT0S, 2", "PROCESS, PT0.01S, 2", "DEVICE, PT0S, 1", "DEVICE, PT0S, 2"})
    void writers_that_are_killed_lose_nothing_that_was_acknowledged(
            LogDurability durability, Duration lockKept, int writers, @TempDir Path folder)
            throws IOException, InterruptedException {
        Integer asked = Integer.getInteger("log.kills");
        int kills = (asked == null ? FEW : asked) / 5;
        long start = System.nanoTime();
        KilledWriters.Outcome outcome = KilledWriters.kill(
                folder,
                KilledWriters.settings(durability, lockKept),
                writers,
                kills,
                Integer.getInteger("log.seed", 1));
        if (asked != null) {
            System.out.println(durability + ", lock kept " + lockKept + ", writers at a time: " + writers + ", kills: "
                    + outcome.kills()
                    + ", acknowledged entries: " + outcome.acknowledged() + ", lost or broken: "
                    + outcome.failures().size() + ", unfinished lines repaired: " + outcome.unfinished()
                    + ", entries there before they were acknowledged: " + outcome.unacknowledged() + ", seconds: "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        }
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.kills()).isGreaterThanOrEqualTo(kills);
        assertThat(outcome.acknowledged()).isGreaterThanOrEqualTo(kills / writers);
    }
}
