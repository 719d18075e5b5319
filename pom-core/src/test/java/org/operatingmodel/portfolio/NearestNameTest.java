package org.operatingmodel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("TELEMETRY", "RUNBOOK", "TRAINING", "ON_CALL");

    @ParameterizedTest
    @CsvSource({
        "TELEMETRI, TELEMETRY",
        "telemetry, TELEMETRY",
        "TELMETRY, TELEMETRY",
        "RUNBOKO, RUNBOOK",
        "TRIANING, TRAINING",
        "ONCALL, ON_CALL"
    })
    void finds_what_was_probably_meant(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"COFFEE", "X", "TELE", "''"})
    void stays_silent_when_nothing_is_near(String written) {
        assertThat(NearestName.of(written, KNOWN)).isEmpty();
    }

    @Test
    void the_suggestion_ends_a_message() {
        assertThat(NearestName.suggestion("RUNBOOKS", KNOWN)).isEqualTo("; did you mean 'RUNBOOK'?");
        assertThat(NearestName.suggestion("COFFEE", KNOWN)).isEqualTo(".");
    }

    @Test
    void among_equals_the_first_in_order_wins() {
        assertThat(NearestName.of("bat", List.of("cat", "rat", "hat"))).contains("cat");
    }
}
