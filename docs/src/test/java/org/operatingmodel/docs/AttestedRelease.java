package org.operatingmodel.docs;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.ingest.EvidenceSource;
import org.operatingmodel.ingest.Ingest;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.attestation.Attestation;
import org.operatingmodel.rules.attestation.AttestedSubject;
import org.operatingmodel.rules.attestation.Envelope;
import org.operatingmodel.rules.attestation.VerifiedAttestation;

/** A gate decision that is signed for a release, and taken over as evidence. */
final class AttestedRelease {
    private AttestedRelease() {}

    static String signed(KeyPair keys, PrintStream out) {
        Portfolio portfolio = PortfolioReader.standard().read(Path.of("examples/data/suite/portfolio.yaml"));
        Governance governance = Governance.load(RulePack.standard());
        Instant asOf = Instant.parse("2024-10-01T00:00:00Z");
        // snippet:start sign
        GateDecision decision = governance.decide(portfolio, GateRequest.of("component-library", "ga-exit"), asOf);
        Attestation attestation = Attestation.of(
                decision,
                List.of(AttestedSubject.parse("library.tgz=sha256:" + "ab".repeat(32))),
                URI.create("https://example.org/gatehouse"),
                asOf);
        String envelope = attestation.sign(keys).json();
        // snippet:end sign
        attestation
                .statement()
                .lines()
                .takeWhile(line -> !line.contains("gate-decision"))
                // the digest of the policy is another one for each version of the standard pack
                .map(line -> line.replaceAll("\"sha256\": \"(?!abab)[0-9a-f]+\"", "\"sha256\": \"...\""))
                .forEach(out::println);
        return envelope;
    }

    static void evidence(String envelope, KeyPair keys, PrintStream out) {
        Portfolio portfolio = PortfolioReader.standard().read(Path.of("examples/data/suite/portfolio.yaml"));
        // snippet:start evidence
        VerifiedAttestation verified =
                Envelope.verify(envelope.getBytes(StandardCharsets.UTF_8), List.of(keys.getPublic()));
        VerifiedAttestation.Demand demand = new VerifiedAttestation.Demand(
                URI.create("https://example.org/gatehouse"),
                new ProductId("component-library"),
                AttestedSubject.parse("library.tgz=sha256:" + "ab".repeat(32)),
                Attestation.level(new GateId("ga-exit")),
                Duration.ofDays(30),
                false);
        EvidenceSource source = verified.evidence(
                demand, EvidenceKind.CONTROL_TEST, URI.create("https://example.org/attestations/library"));
        PortfolioPatch patch = Ingest.patch(portfolio, List.of(source), List.of());
        // snippet:end evidence
        source.evidence().forEach(each -> {
            out.println(each.kind() + " of " + each.productId() + ", by " + each.author());
            out.println("counts from " + each.observedAt() + " until " + each.expires());
        });
        out.println("facts to add: "
                + patch.add().getOrDefault("evidence", List.of()).size());
    }
}
