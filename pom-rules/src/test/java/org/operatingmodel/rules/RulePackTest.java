package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.rules.language.Finding;

class RulePackTest {
    @TempDir
    Path folder;

    private static String rule(String gate, String criterion) {
        return ("rule \"team: %s\" @gate( \"%s\" ) @criterion( \"%s\" )\n"
                        + "when GateReview( $product : productId ) Evidence( productId == $product )\nthen end\n")
                .formatted(criterion, gate, criterion);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void the_standard_pack_loads_without_a_finding() {
        RulePack standard = RulePack.standard();
        assertThat(standard.findings()).isEmpty();
        assertThat(PacksTogether.findings(List.of(standard), true).all()).isEmpty();
        assertThat(standard.rules()).hasSizeGreaterThan(20);
        assertThat(standard.gates()).hasSize(5);
    }

    @Test
    void a_bare_file_is_a_pack_of_its_name() throws IOException {
        RulePack pack = RulePack.from(write("mobile-rollout.drl", rule("ga-exit", "mobile.rollout")));
        assertThat(pack.id().value()).isEqualTo("mobile-rollout");
        assertThat(pack.rules()).hasSize(1);
        assertThat(pack.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_folder_is_a_pack_of_its_manifest() throws IOException {
        write(
                "pack.yaml",
                "id: mobile\nversion: 1.0.0\npublisher: Mobile team\nlayer: organisation\nevidenceKinds: [PHASED_ROLLOUT]\n"
                        + "gates:\n- {id: store-exit, name: Store exit, waiverGranters: [product-lead], longestWaiver: P30D}\n");
        write("gate/store.drl", rule("store-exit", "mobile.rollout"));
        RulePack pack = RulePack.from(folder);
        assertThat(pack.version()).isEqualTo("1.0.0");
        assertThat(pack.gates()).extracting(gate -> gate.id()).containsExactly(new GateId("store-exit"));
    }

    @Test
    void the_digest_changes_with_every_byte_and_name() throws IOException {
        String digest = RulePack.from(write("a.drl", rule("ga-exit", "a.x"))).digest();
        assertThat(RulePack.from(write("a.drl", rule("ga-exit", "a.x") + " ")).digest())
                .isNotEqualTo(digest);
        assertThat(RulePack.from(write("b.drl", rule("ga-exit", "a.x"))).digest())
                .isNotEqualTo(digest);
        assertThat(RulePack.from(write("a.drl", rule("ga-exit", "a.x"))).digest())
                .isEqualTo(digest);
    }

    @Test
    void a_criterion_of_another_pack_is_not_claimed() throws IOException {
        Path file = write("team.drl", rule("mvp-exit", "mvp.telemetry-live"));
        assertThat(RulePack.check(file, RulePack.standard()))
                .extracting(Finding::toString)
                .containsExactly("team.drl:1:1: criterion-claimed-twice: A criterion must be stated once, but"
                        + " 'mvp.telemetry-live' is stated by pack 'standard' already."
                        + " Use an id of your own, such as 'team.telemetry-live'.");
    }

    @Test
    void a_criterion_that_looks_like_one_of_another_pack_is_told() throws IOException {
        Path file = write("team.drl", rule("mvp-exit", "mvp.misuse-tested"));
        assertThat(RulePack.check(file, RulePack.standard()))
                .extracting(Finding::toString)
                .containsExactly("team.drl:1:1: foreign-criterion: A criterion's id must begin with a word of its own"
                        + " pack, but 'mvp.misuse-tested' begins with 'mvp', a word of pack 'standard'."
                        + " Write 'team.misuse-tested'.");
    }

    @Test
    void a_rule_file_that_would_not_be_read_is_told() throws IOException {
        write("pack.yaml", "id: mobile\nversion: 1.0.0\npublisher: Mobile team\n");
        write("one/two/three/four/five/six/seven/eight/nine/deep.drl", rule("ga-exit", "mobile.deep"));
        assertThat(RulePack.from(folder).rules()).hasSize(1);
        write("Upper.DRL", rule("ga-exit", "mobile.upper"));
        assertThat(RulePack.check(folder)).extracting(Finding::slug).containsExactly("unread-rule-file");
    }

    @Test
    void a_misspelt_gate_is_told() throws IOException {
        Path file = write("team.drl", rule("mpv-exit", "team.x"));
        assertThat(RulePack.check(file, RulePack.standard()))
                .extracting(Finding::message)
                .containsExactly("'mpv-exit' is not a gate that a pack defines; did you mean 'mvp-exit'?");
    }

    @Test
    void a_wrong_manifest_is_told_with_its_place() throws IOException {
        write("pack.yaml", "id: mobile\nversion: 1.0.0\npublischer: x\n");
        assertThat(RulePack.check(folder))
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.slug())
                .contains("pack.yaml:3 invalid-manifest");
    }

    @Test
    void an_empty_file_a_missing_path_and_a_folder_without_manifest_are_refused() throws IOException {
        assertThat(RulePack.check(write("empty.drl", "")))
                .extracting(Finding::slug)
                .containsExactly("no-criteria");
        assertThat(RulePack.check(folder)).extracting(Finding::slug).containsExactly("missing-manifest");
        assertThatThrownBy(() -> RulePack.from(folder.resolve("nowhere")))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining(
                        "missing-pack: A pack must be a folder, an archive or a rule file, but nothing is there.");
    }
}
