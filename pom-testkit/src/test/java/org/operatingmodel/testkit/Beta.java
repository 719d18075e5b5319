package org.operatingmodel.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.valuestream.ValueStreamId;

/** A small pack with each kind of rule, and facts for it. */
final class Beta {
    static final RulePack PACK = RulePack.from(Path.of("src/test/resources/beta"));
    static final Instant AS_OF = Portfolios.AS_OF;
    static final ProductId PORTAL = new ProductId("portal");
    static final PersonId PIA = new PersonId("pia");
    static final PersonId CARL = new PersonId("carl");
    static final GovernanceVerifier VERIFIER = GovernanceVerifier.of(PACK).asOf(AS_OF);

    private Beta() {}

    static Instant daysBefore(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }

    static Evidence evidence(String id, EvidenceKind kind, int daysAgo) {
        return new Evidence(
                new EvidenceId(id),
                PORTAL,
                kind,
                null,
                null,
                URI.create("https://evidence.example/" + id),
                CARL,
                daysBefore(daysAgo),
                null,
                null,
                null);
    }

    static Evidence build() {
        return evidence("build-1", EvidenceKind.RUNNABLE_BUILD, 10);
    }

    static Evidence research(int daysAgo) {
        return evidence("interviews", EvidenceKind.USER_RESEARCH, daysAgo);
    }

    static Evidence manual() {
        return evidence("manual", EvidenceKind.CUSTOMER_DOCUMENTATION, 1);
    }

    static Product product(Channel... channels) {
        return new Product(
                PORTAL,
                "Portal",
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(channels),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    static Waiver waiver() {
        return new Waiver(
                new WaiverId("W-1"),
                PORTAL,
                new GateId("beta-exit"),
                new CriterionId("beta.used"),
                "The users are on holiday",
                CARL,
                PIA,
                daysBefore(1),
                daysBefore(-20));
    }
}
