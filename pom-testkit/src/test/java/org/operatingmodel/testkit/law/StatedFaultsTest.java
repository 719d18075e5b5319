package org.operatingmodel.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;

/** The seeded faults that a pack can state are told when it is checked. */
class StatedFaultsTest {
    private static final String MANIFEST = "id: team\nversion: 1.0.0\npublisher: team\n";
    private static final String RULE = """
            import java.time.Duration;
            import org.operatingmodel.evidence.*;
            import org.operatingmodel.gate.GateReview;
            import org.operatingmodel.metrics.reliability.ErrorBudget;
            import org.operatingmodel.reliability.Slo;
            import org.operatingmodel.risk.*;

            rule "MVP exit: asked"
                @gate( "mvp-exit" )
                @criterion( "team.asked" )
            when
                GateReview( $product : productId, $asOf : asOf )
                %s
            then
            end
            """;

    private static List<String> told(Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory("pack");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return RulePack.check(folder, RulePack.standard()).stream()
                    .map(Finding::slug)
                    .toList();
        } finally {
            for (String name : files.keySet()) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private static List<String> toldOf(String conditions) throws IOException {
        return told(Map.of("pack.yaml", MANIFEST, "rules.drl", RULE.formatted(conditions)));
    }

    @Example
    void a_loosened_base_rule() throws IOException {
        assertThat(told(Map.of(
                        "pack.yaml",
                        MANIFEST + "tighten:\n- {criterion: mvp.telemetry-live, enforcement: advisory}\n",
                        "rules.drl",
                        RULE.formatted("Evidence( productId == $product )"))))
                .containsExactly("wrong-direction");
    }

    @Example
    void absence_that_passes() throws IOException {
        assertThat(toldOf("not ProductRisk( productId == $product, open )")).containsExactly("unproven-absence");
    }

    @Example
    void evidence_of_other_products() throws IOException {
        assertThat(toldOf("Evidence( kind == EvidenceKind.TELEMETRY )")).containsExactly("unjoined-pattern");
    }

    @Example
    void a_criterion_of_another_pack_that_is_stated_anew() throws IOException {
        assertThat(told(Map.of(
                        "pack.yaml",
                        MANIFEST,
                        "rules.drl",
                        RULE.formatted("Evidence( productId == $product )")
                                .replace("team.asked", "mvp.telemetry-live"))))
                .contains("criterion-claimed-twice");
    }

    @Example
    void an_escalation_that_goes_round() throws IOException {
        String step = "rule \"Step %s\" @escalation( \"%s\" ) @to( \"%s\" ) @within( \"P2D\" ) @then( \"%s\" )\n"
                + "when org.operatingmodel.escalation.UnresolvedMatter( ) then end\n";
        assertThat(told(Map.of(
                        "pack.yaml",
                        MANIFEST + "layer: organisation\n",
                        "steps.drl",
                        step.formatted("a", "a", "product-lead", "b")
                                + step.formatted("b", "b", "portfolio-lead", "a"))))
                .contains("escalation-loop");
    }

    @Example
    void rights_in_conflict() throws IOException {
        String right = "rule \"%s decides\" @right( \"decides\" ) @decision( \"scope\" ) @by( \"%s\" )\n"
                + "when org.operatingmodel.authority.PendingDecision( ) then end\n";
        assertThat(told(Map.of(
                        "pack.yaml",
                        MANIFEST + "layer: organisation\n",
                        "rights.drl",
                        right.formatted("The lead", "product-lead")
                                + right.formatted("Who operates it", "operations"))))
                .contains("right-overlap");
    }

    @Example
    void the_wrong_polarity() throws IOException {
        assertThat(toldOf("ErrorBudget( productId == $product, remaining <= 0 )"))
                .containsExactly("alarm-polarity");
    }

    @Example
    void the_wrong_unit() throws IOException {
        // a share is from 0 to 1, not percents
        assertThat(toldOf("Slo( productId == $product, target >= 95 )")).contains("contradiction");
        assertThat(toldOf("Evidence( productId == $product, observedAt >= $asOf.minus( 14 ) )"))
                .contains("type-mismatch");
    }
}
