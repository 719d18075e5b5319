package org.operatingmodel.docs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.io.PatchReader;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.report.Answer;
import org.operatingmodel.rules.report.Diagnosis;
import org.operatingmodel.rules.report.Doctor;
import org.operatingmodel.rules.report.TopicDiagnosis;

/** Examines a company in which each failure mode and an ambiguity of each question is planted. */
final class SickCompany {
    private SickCompany() {}

    static void run(PrintStream out) {
        Path data = Path.of("examples/data");
        // snippet:start packs
        List<RulePack> packs = new ArrayList<>(Doctor.packs());
        packs.add(RulePack.shipped("roles"));
        packs.add(RulePack.from(data.resolve("company/rights")));
        packs.add(RulePack.from(data.resolve("sick/rights")));
        Governance governance = Governance.load(packs.toArray(RulePack[]::new));
        // snippet:end packs
        List<EvidenceKind> kinds =
                packs.stream().flatMap(pack -> pack.evidenceKinds().stream()).toList();
        Portfolio company = PortfolioReader.standard().knowing(kinds).read(data.resolve("company/portfolio.yaml"));
        // snippet:start examine
        PortfolioPatch patch = PatchReader.read(data.resolve("sick/patch.yaml"), kinds);
        Diagnosis diagnosis = Doctor.examine(governance, patch.applyTo(company), Instant.parse("2026-06-30T00:00:00Z"));
        for (Answer answer : diagnosis.questions()) {
            out.println(answer.question().word() + "  " + answer.state().word());
            answer.answers().forEach(each -> out.println("  " + each));
        }
        for (TopicDiagnosis mode : diagnosis.of(Topic.Group.FAILURE_MODE)) {
            out.println(mode.topic().word() + "  " + mode.met() + " of " + mode.asked() + " met");
            mode.open().forEach(sign -> out.println("  " + sign.practice() + " of " + sign.about()));
        }
        // snippet:end examine
    }
}
