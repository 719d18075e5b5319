package org.operatingmodel.rules.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.attestation.VerifiedAttestation.Demand;

class AttestationTest {
    private static final URI SEEN = URI.create("https://example.org/attestations/1");

    private static VerifiedAttestation verified(Attestation attestation) {
        return Envelope.verify(attestation.sign(Signed.KEYS).json().getBytes(UTF_8), List.of(Signed.KEYS.getPublic()));
    }

    @Test
    void a_decision_is_a_verification_summary() {
        assertThat(Signed.attestation(Signed.waived()).statement()).isEqualTo("""
                        {
                          "_type": "https://in-toto.io/Statement/v1",
                          "subject": [
                            {
                              "name": "portal.jar",
                              "digest": {
                                "sha256": "%s"
                              }
                            }
                          ],
                          "predicateType": "https://slsa.dev/verification_summary/v1",
                          "predicate": {
                            "verifier": {
                              "id": "https://example.org/gatehouse"
                            },
                            "timeVerified": "2026-06-21T08:00:00Z",
                            "resourceUri": "https://operatingmodel.org/product/partner-portal",
                            "policy": {
                              "uri": "https://operatingmodel.org/policy/gate/mvp-exit",
                              "digest": {
                                "sha256": "%s"
                              }
                            },
                            "verificationResult": "PASSED",
                            "verifiedLevels": [
                              "OPERATINGMODEL_MVP_EXIT_PASSED_WITH_WAIVERS"
                            ],
                            "https://operatingmodel.org/attestation/gate-decision/v1": {
                              "product": "partner-portal",
                              "gate": "mvp-exit",
                              "asOf": "2026-06-21T00:00:00Z",
                              "verdict": "passed-with-waivers",
                              "packs": [
                                {
                                  "id": "standard",
                                  "version": "0.1.0",
                                  "digest": "%s"
                                }
                              ],
                              "criteria": [
                                {
                                  "id": "mvp.telemetry-live",
                                  "enforcement": "waivable",
                                  "result": "waived"
                                }
                              ],
                              "waivers": [
                                {
                                  "id": "w-1",
                                  "criterion": "mvp.telemetry-live",
                                  "grantedBy": "grace",
                                  "expires": "2026-07-21T00:00:00Z"
                                }
                              ]
                            }
                          }
                        }
                        """.formatted(
                        "ab".repeat(32),
                        // the line 'standard 0.1.0 cdcd...' through sha256sum
                        "bb01e03e581acbb4a5e08b0e06742b6741d034909a5476c417ddf1cde343dfe3",
                        "cd".repeat(32)));
    }

    @Test
    void a_blocked_decision_failed_and_proves_no_level() {
        Attestation blocked = Signed.attestation(Signed.unmet());

        assertThat(blocked.passed()).isFalse();
        assertThat(blocked.verifiedLevels()).containsExactly("FAILED");
    }

    @Test
    void a_pass_proves_the_level_of_its_gate() {
        assertThat(Signed.attestation(Signed.met()).verifiedLevels())
                .containsExactly(Attestation.level(GateId.MVP_EXIT));
        assertThat(Attestation.level(GateId.MVP_EXIT)).isEqualTo("OPERATINGMODEL_MVP_EXIT_PASSED");
    }

    @Test
    void levels_must_fit_the_result() {
        Attestation good = Signed.attestation(Signed.met());

        assertThatThrownBy(() -> new Attestation(
                        good.subjects(),
                        good.verifier(),
                        good.timeVerified(),
                        good.resourceUri(),
                        good.policyUri(),
                        good.policyDigest(),
                        false,
                        good.verifiedLevels(),
                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Attestation.verifiedLevels must be FAILED alone for a failure, and others for a pass, but was"
                                + " '[OPERATINGMODEL_MVP_EXIT_PASSED]' for a failure. Give the levels that were proved.");
    }

    @Test
    void what_is_asked_of_an_attestation_is_found() {
        VerifiedAttestation verified = verified(Signed.attestation(Signed.met()));

        assertThat(verified.require(Signed.demand(), Signed.JUDGED)).isSameAs(verified);
        assertThat(verified.require(
                        Signed.demand(), Signed.JUDGED.plus(Duration.ofDays(30)).minusNanos(1)))
                .isSameAs(verified);
    }

    @Test
    void all_that_is_asked_and_not_said_is_refused_at_once() {
        Demand other = new Demand(
                URI.create("https://example.org/other"),
                new ProductId("design-system"),
                new AttestedSubject("portal.jar", Map.of("sha256", "ba".repeat(32))),
                "SLSA_BUILD_LEVEL_3",
                Duration.ofDays(1),
                false);

        assertThatThrownBy(() -> verified(Signed.attestation(Signed.met()))
                        .require(other, Signed.JUDGED.plus(Duration.ofDays(1))))
                .isInstanceOf(AttestationException.class)
                .hasMessage("""
                        verifier must be 'https://example.org/other', but was 'https://example.org/gatehouse'. Accept a signer for its own verifier only.
                        resourceUri must be 'https://operatingmodel.org/product/design-system', but was 'https://operatingmodel.org/product/partner-portal'. Hand in the attestation of that product.
                        subject must be 'portal.jar=sha256:%s', but was 'portal.jar=sha256:%s'. Hand in the attestation of that artefact.
                        verifiedLevels must hold 'SLSA_BUILD_LEVEL_3', but was '[OPERATINGMODEL_MVP_EXIT_PASSED]'. Hand in what proves that level, or accept waivers where some are granted.
                        timeVerified must be less than PT24H before 2026-06-22T08:00:00Z, but was '2026-06-21T08:00:00Z'. Have it judged again.""".formatted("ba".repeat(32), "ab".repeat(32)));
    }

    @Test
    void what_is_judged_only_later_is_refused() {
        assertThatThrownBy(() -> verified(Signed.attestation(Signed.met()))
                        .require(Signed.demand(), Signed.JUDGED.minusNanos(1)))
                .isInstanceOf(AttestationException.class)
                .hasMessage("timeVerified must not be after 2026-06-21T07:59:59.999999999Z, but was"
                        + " '2026-06-21T08:00:00Z'. Decide as of a later instant.");
    }

    @Test
    void a_failure_is_refused() {
        assertThatThrownBy(() -> verified(Signed.attestation(Signed.unmet())).require(Signed.demand(), Signed.JUDGED))
                .isInstanceOf(AttestationException.class)
                .hasMessage("verificationResult must be PASSED, but was 'FAILED'. Mend what blocks, and have it judged"
                        + " again.");
    }

    @Test
    void a_pass_with_waivers_is_no_plain_pass() {
        VerifiedAttestation waived = verified(Signed.attestation(Signed.waived()));
        Demand plain = Signed.demand();
        Demand lenient = new Demand(
                plain.verifier(), plain.productId(), plain.subject(), plain.level(), plain.freshness(), true);

        assertThatThrownBy(() -> waived.require(plain, Signed.JUDGED))
                .isInstanceOf(AttestationException.class)
                .hasMessage("verifiedLevels must hold 'OPERATINGMODEL_MVP_EXIT_PASSED', but was"
                        + " '[OPERATINGMODEL_MVP_EXIT_PASSED_WITH_WAIVERS]'. Hand in what proves that level, or accept"
                        + " waivers where some are granted.");
        assertThat(waived.require(lenient, Signed.JUDGED)).isSameAs(waived);
    }

    @Test
    void a_verified_attestation_is_evidence_while_it_is_fresh() {
        Evidence evidence = verified(Signed.attestation(Signed.met()))
                .evidence(Signed.demand(), EvidenceKind.TELEMETRY, SEEN)
                .evidence()
                .get(0);

        assertThat(evidence.productId()).isEqualTo(Signed.PORTAL);
        assertThat(evidence.kind()).isEqualTo(EvidenceKind.TELEMETRY);
        assertThat(evidence.subject()).isEqualTo("portal.jar");
        assertThat(evidence.reference()).isEqualTo(SEEN);
        assertThat(evidence.author().value()).matches("key-[0-9a-f]{32}");
        assertThat(evidence.presenceAt(Signed.JUDGED)).isEqualTo(Dated.Presence.COUNTS);
        Instant end = Signed.JUDGED.plus(Duration.ofDays(30));
        assertThat(evidence.presenceAt(Signed.JUDGED.minusNanos(1))).isNotEqualTo(Dated.Presence.COUNTS);
        assertThat(evidence.presenceAt(end.minusNanos(1))).isEqualTo(Dated.Presence.COUNTS);
        assertThat(evidence.presenceAt(end)).isNotEqualTo(Dated.Presence.COUNTS);
    }

    @Test
    void a_failure_is_no_evidence() {
        assertThatThrownBy(() -> verified(Signed.attestation(Signed.unmet()))
                        .evidence(Signed.demand(), EvidenceKind.TELEMETRY, SEEN))
                .isInstanceOf(AttestationException.class)
                .hasMessage("verificationResult must be PASSED, but was 'FAILED'. Mend what blocks, and have it judged"
                        + " again.");
    }

    @Test
    void a_subject_is_a_name_and_a_digest() {
        assertThat(AttestedSubject.parse("a=b.jar=sha256:" + "ab".repeat(32)))
                .isEqualTo(new AttestedSubject("a=b.jar", Map.of("sha256", "ab".repeat(32))));
        assertThatThrownBy(() -> AttestedSubject.parse("portal.jar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A subject must be NAME=ALGORITHM:DIGITS, but was 'portal.jar'. Write it like"
                        + " app.jar=sha256:9f86d081...");
        assertThatThrownBy(() -> AttestedSubject.parse("portal.jar=sha256:AB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AttestedSubject.digest must be hexadecimal digits by algorithm, 64 for sha256, but was"
                        + " 'sha256:AB' for 'portal.jar'. Write lower-case digits.");
    }

    @Test
    void contents_are_the_same_when_a_shared_digest_is_and_none_differs() {
        AttestedSubject both = new AttestedSubject("a", Map.of("sha256", "ab".repeat(32), "sha512", "cd".repeat(64)));
        AttestedSubject differs =
                new AttestedSubject("a", Map.of("sha256", "ab".repeat(32), "sha512", "ef".repeat(64)));

        assertThat(both.sameContent(Signed.ARTEFACT)).isTrue();
        assertThat(both.sameContent(differs)).isFalse();
        assertThat(both.sameContent(new AttestedSubject("a", Map.of("sha1", "ab".repeat(20)))))
                .isFalse();
    }
}
