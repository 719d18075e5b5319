package org.operatingmodel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.ProductId;

class EvidenceTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private static Evidence evidence(Instant observedAt, Instant expires) {
        return new Evidence(
                new EvidenceId("EV-1"),
                new ProductId("partner-portal"),
                EvidenceKind.TELEMETRY,
                null,
                null,
                URI.create("https://suite.example/1"),
                new PersonId("author"),
                observedAt,
                expires,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-21T00:00:00Z, 2026-06-22T00:00:00Z, COUNTS",
        "2026-06-21T00:00:00.000000001Z, 2026-06-22T00:00:00Z, NOT_YET",
        "2026-06-01T00:00:00Z, 2026-06-21T00:00:00Z, EXPIRED",
        "2026-06-01T00:00:00Z, 2026-06-21T00:00:00.000000001Z, COUNTS",
        "2026-06-01T00:00:00Z,, COUNTS"
    })
    void counts_from_its_observation_included_to_its_end_excluded(
            Instant observedAt, Instant expires, Presence presence) {
        assertThat(evidence(observedAt, expires).presenceAt(AS_OF)).isEqualTo(presence);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-07T00:00:00Z, true",
        "2026-06-06T23:59:59Z, false",
        "2026-06-21T00:00:00Z, true",
        "2026-06-21T00:00:01Z, false"
    })
    void is_fresh_for_exactly_fourteen_days(Instant observedAt, boolean fresh) {
        assertThat(evidence(observedAt, null).observedWithin(Duration.ofDays(14), AS_OF))
                .isEqualTo(fresh);
    }

    @Test
    void an_end_before_its_start_is_refused() {
        assertThatThrownBy(() -> evidence(AS_OF, AS_OF))
                .hasMessage("Evidence.expires must be after Evidence.observedAt '2026-06-21T00:00:00Z',"
                        + " but was '2026-06-21T00:00:00Z'.");
    }

    @Test
    void an_id_of_another_form_is_refused_with_how_to_mend_it() {
        assertThatThrownBy(() -> new ProductId("Partner Portal"))
                .hasMessage("productId must match [a-z][a-z0-9-]{1,62}, but was 'Partner Portal'."
                        + " Use lower-case letters, digits and '-'.");
    }

    @Test
    void every_kind_but_a_document_can_prove_something() {
        assertThat(EvidenceKind.standard()).filteredOn(kind -> !kind.proof()).containsExactly(EvidenceKind.DOCUMENT);
        assertThat(EvidenceKind.standard()).doesNotHaveDuplicates();
    }
}
