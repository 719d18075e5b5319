package org.operatingmodel.testkit;

import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;

/** Copies of facts under another id. */
final class Renamed {
    private Renamed() {}

    static Evidence evidence(Evidence evidence, String id) {
        return new Evidence(
                new EvidenceId(id),
                evidence.productId(),
                evidence.kind(),
                evidence.subject(),
                evidence.subjectVersion(),
                evidence.reference(),
                evidence.author(),
                evidence.observedAt(),
                evidence.expires(),
                evidence.environment(),
                evidence.value());
    }
}
