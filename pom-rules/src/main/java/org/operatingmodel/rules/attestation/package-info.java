/**
 * Gate decisions as signed attestations that other tools can verify, and verified attestations as evidence.
 *
 * <p>Read first: {@link org.operatingmodel.rules.attestation.Attestation},
 * {@link org.operatingmodel.rules.attestation.Envelope}, {@link org.operatingmodel.rules.attestation.VerifiedAttestation}.
 *
 * @see <a href="https://slsa.dev/spec/v1.0/verification_summary">SLSA 1.0, Verification Summary Attestation</a>
 * @see <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto, Statement, version 1</a>
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE 1.0.0, protocol</a>
 */
@NullMarked
package org.operatingmodel.rules.attestation;

import org.jspecify.annotations.NullMarked;
