package org.operatingmodel.rules.attestation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.ingest.EvidenceSource;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

/**
 * An attestation whose signature by a trusted key holds; {@link Envelope#verify} makes them.
 *
 * <p>That it is signed says that the signer said it, not that it is about what you hold, is new, or passed: ask
 * {@link #require} for that.
 *
 * @since 0.1
 */
public final class VerifiedAttestation {
    private final Attestation attestation;
    private final String signer;
    private final String digest;

    VerifiedAttestation(Attestation attestation, String signer, String digest) {
        this.attestation = attestation;
        this.signer = signer;
        this.digest = digest;
    }

    /** What was signed. */
    public Attestation attestation() {
        return attestation;
    }

    /** The id of the key that signed it: the SHA-256 of its X.509 encoding, as 64 lower-case hexadecimal digits. */
    public String signer() {
        return signer;
    }

    /** The SHA-256 of the statement, as 64 lower-case hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /**
     * What whoever relies on an attestation asks of it.
     *
     * @param verifier who must have judged; the specification has consumers accept a signer for its verifiers only
     * @param productId the product that it must be about
     * @param subject the artefact that it must be about, by its digest
     * @param level the level that it must have proved, such as {@link Attestation#level} of a gate
     * @param freshness how long it counts from when it was judged, above zero
     * @param acceptWaivers whether the level with {@code _WITH_WAIVERS} will do as well
     * @since 0.1
     */
    public record Demand(
            URI verifier,
            ProductId productId,
            AttestedSubject subject,
            String level,
            Duration freshness,
            boolean acceptWaivers) {
        /** @throws IllegalArgumentException if the freshness is not above zero */
        public Demand {
            Objects.requireNonNull(verifier, "Demand.verifier");
            Objects.requireNonNull(productId, "Demand.productId");
            Objects.requireNonNull(subject, "Demand.subject");
            Objects.requireNonNull(level, "Demand.level");
            if (freshness.isZero() || freshness.isNegative()) {
                throw new IllegalArgumentException(
                        "Demand.freshness must be above zero, but was '" + freshness + "'. Write one such as P30D.");
            }
        }
    }

    /**
     * Refuses an attestation that does not say what is asked of it.
     *
     * @param demand what it must say
     * @param asOf when it must count: not before it was judged, and before its freshness ends
     * @return this attestation
     * @throws AttestationException if it does not; it names all that is wrong
     */
    public VerifiedAttestation require(Demand demand, Instant asOf) {
        List<String> problems = said(demand);
        Instant judged = attestation.timeVerified();
        if (asOf.isBefore(judged)) {
            problems.add("timeVerified must not be after " + asOf + ", but was '" + judged
                    + "'. Decide as of a later instant.");
        } else if (!asOf.isBefore(judged.plus(demand.freshness()))) {
            problems.add("timeVerified must be less than " + demand.freshness() + " before " + asOf + ", but was '"
                    + judged + "'. Have it judged again.");
        }
        return refuseAny(problems);
    }

    private List<String> said(Demand demand) {
        List<String> problems = new ArrayList<>();
        if (!attestation.verifier().equals(demand.verifier())) {
            problems.add("verifier must be '" + demand.verifier() + "', but was '" + attestation.verifier()
                    + "'. Accept a signer for its own verifier only.");
        }
        URI product = Attestation.resourceUri(demand.productId());
        if (!attestation.resourceUri().equals(product)) {
            problems.add("resourceUri must be '" + product + "', but was '" + attestation.resourceUri()
                    + "'. Hand in the attestation of that product.");
        }
        if (attestation.subjects().stream().noneMatch(subject -> subject.sameContent(demand.subject()))) {
            problems.add("subject must be '" + demand.subject() + "', but was '"
                    + String.join(
                            "', '",
                            attestation.subjects().stream()
                                    .map(AttestedSubject::toString)
                                    .toList())
                    + "'. Hand in the attestation of that artefact.");
        }
        if (!attestation.passed()) {
            problems.add(
                    "verificationResult must be PASSED, but was 'FAILED'. Mend what blocks, and have it judged again.");
        } else if (!attestation.verifiedLevels().contains(demand.level())
                && !(demand.acceptWaivers()
                        && attestation.verifiedLevels().contains(demand.level() + Attestation.WITH_WAIVERS))) {
            problems.add("verifiedLevels must hold '" + demand.level() + "', but was '" + attestation.verifiedLevels()
                    + "'. Hand in what proves that level"
                    + (demand.acceptWaivers() ? "." : ", or accept waivers where some are granted."));
        }
        return problems;
    }

    private VerifiedAttestation refuseAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new AttestationException(problems);
        }
        return this;
    }

    /**
     * The attestation as a source of one piece of evidence, for {@link org.operatingmodel.ingest.Ingest}: observed when it
     * was judged, until its freshness ends, recorded by its signer.
     *
     * <p>Its id is that of the statement, so that the same statement is taken over once. It counts at no instant at which
     * the attestation would not be fresh; whether it is at all about what you hold is asked here.
     *
     * @param demand what it must say
     * @param kind what it shows
     * @param reference where the envelope can be seen
     * @throws AttestationException if it does not say what is asked of it; it names all that is wrong
     */
    public EvidenceSource evidence(Demand demand, EvidenceKind kind, URI reference) {
        refuseAny(said(demand));
        Evidence evidence = new Evidence(
                new EvidenceId("attestation-" + digest.substring(0, 32)),
                demand.productId(),
                kind,
                demand.subject().name(),
                null,
                reference,
                new PersonId("key-" + signer.substring(0, 32)),
                attestation.timeVerified(),
                attestation.timeVerified().plus(demand.freshness()),
                null,
                null);
        return new Attested("attestation of " + attestation.verifier(), evidence);
    }

    /** A source of one piece of evidence. */
    private record Attested(String name, Evidence only) implements EvidenceSource {
        @Override
        public List<Evidence> evidence() {
            return List.of(only);
        }
    }
}
