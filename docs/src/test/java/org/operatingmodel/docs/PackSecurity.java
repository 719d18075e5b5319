package org.operatingmodel.docs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.GovernanceLoader;
import org.operatingmodel.rules.LiveGovernance;
import org.operatingmodel.rules.PackSignature;
import org.operatingmodel.rules.PackSwap;
import org.operatingmodel.rules.RulePack;

/** Packs with days, packs that are signed, and packs that are swapped. */
final class PackSecurity {
    private PackSecurity() {}

    static void days(PrintStream out) {
        // snippet:start days
        RulePack pack = RulePack.from(Path.of("docs/src/test/packs/accessibility-statement"));
        Governance governance = Governance.load(RulePack.standard(), pack);
        Portfolio portfolio = PortfolioReader.standard()
                .knowing(pack.evidenceKinds())
                .read(Path.of("examples/data/suite/portfolio.yaml"));
        for (String day : List.of("2024-08-31", "2024-10-01", "2024-10-31", "2026-01-01")) {
            Instant asOf = Instant.parse(day + "T00:00:00Z");
            GateDecision decision = governance.decide(portfolio, GateRequest.of("partner-portal", "mvp-exit"), asOf);
            out.println(day);
            decision.explanation()
                    .text()
                    .lines()
                    .dropWhile(line -> !line.startsWith("  accessibility-statement.written"))
                    .limit(2)
                    .forEach(out::println);
        }
        // snippet:end days
    }

    static void signed(Path folder, PrintStream out) throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        // snippet:start sign
        RulePack pack = RulePack.from(folder);
        Files.writeString(
                folder.resolve(PackSignature.FILE),
                PackSignature.sign(pack, keys).text());
        // snippet:end sign

        // snippet:start require
        GovernanceLoader loader = Governance.requireSignedBy(keys.getPublic());
        LiveGovernance live = new LiveGovernance(loader.load(RulePack.standard(), RulePack.from(folder)));
        // snippet:end require
        out.println(live.current().packs().size() + " packs are in force");

        Path rules = folder.resolve("statement.drl");
        Files.writeString(rules, Files.readString(rules).replace("P60D", "P600D"));
        // snippet:start swap
        PackSwap swap = live.swapFrom(List.of(RulePack.standard()), folder);
        if (!swap.done()) {
            swap.findings().forEach(finding -> out.println(finding.slug()));
        }
        // snippet:end swap
        out.println(live.current().packs().size() + " packs are in force");
    }
}
