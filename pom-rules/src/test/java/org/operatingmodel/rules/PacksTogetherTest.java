package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.Finding;

class PacksTogetherTest {
    private static final PackLayer TEAM = PackLayer.TEAM;

    private static BuildsOn on(String id) {
        return new BuildsOn(new PackId(id), null, null);
    }

    private static List<String> told(RulePack... packs) {
        return PacksTogether.findings(List.of(packs), true).all().stream()
                .filter(finding -> !finding.slug().equals("unknown-gate"))
                .map(Finding::toString)
                .toList();
    }

    @Test
    void packs_that_build_on_each_other_load_in_their_order() {
        RulePack organisation = Packed.pack(
                "org", "2.1.0", PackLayer.ORGANISATION, new BuildsOn(new PackId("standard"), "0.1.0", "0.2.0"));
        RulePack team = Packed.pack("team", "1.0.0", TEAM, new BuildsOn(new PackId("org"), "2.0.0", null));
        assertThat(told(RulePack.standard(), organisation, team)).isEmpty();
        assertThat(Governance.load(RulePack.standard(), organisation, team).packs())
                .containsExactly(RulePack.standard().reference(), organisation.reference(), team.reference());
    }

    @Test
    void a_pack_that_is_missing_is_told_at_its_line(@TempDir Path parent) throws IOException {
        String manifest = Packed.MANIFEST + "buildsOn:\n- id: standard\n- id: securty\n";
        Path pack = Packed.folder(parent, Packed.files("pack.yaml", manifest, "a.drl", Packed.rule("x")));
        assertThat(RulePack.check(pack, RulePack.standard(), Packed.pack("security", "1.0.0", TEAM)))
                .extracting(Finding::toString)
                .containsExactly("pack.yaml:6:1: builds-on-missing: Pack 'mobile' builds on 'securty' in any version,"
                        + " which must be loaded before it, but is not; did you mean 'security'? Load it, too.");
    }

    @Test
    void a_version_out_of_range_is_told() {
        RulePack org = Packed.pack("org", "2.0.0", TEAM);
        assertThat(told(org, Packed.pack("a", "1.0.0", TEAM, new BuildsOn(new PackId("org"), "2.0.1", null))))
                .containsExactly(
                        "pack.yaml:1:1: builds-on-version: Pack 'a' builds on 'org' in version 2.0.1 or higher,"
                                + " but loaded is 2.0.0. Load another version of one of them.");
        assertThat(told(org, Packed.pack("a", "1.0.0", TEAM, new BuildsOn(new PackId("org"), "1.0.0", "2.0.0"))))
                .containsExactly(
                        "pack.yaml:1:1: builds-on-version: Pack 'a' builds on 'org' in version 1.0.0 or higher,"
                                + " below 2.0.0, but loaded is 2.0.0. Load another version of one of them.");
    }

    @Test
    void the_wrong_order_is_told() {
        assertThat(told(Packed.pack("a", "1.0.0", TEAM, on("b")), Packed.pack("b", "1.0.0", TEAM)))
                .containsExactly(
                        "pack.yaml:1:1: builds-on-order: Pack 'a' builds on 'b', which must be loaded before it,"
                                + " but comes after it. Name 'b' first.");
        assertThat(told(Packed.pack("a", "1.0.0", TEAM), Packed.pack("b", "1.0.0", PackLayer.ORGANISATION)))
                .containsExactly(
                        "pack.yaml:1:1: layer-order: Packs must be loaded in the order base, organisation, team,"
                                + " but 'b' of layer organisation comes after 'a' of layer team."
                                + " Load it before 'a', or give its true layer.");
    }

    @Test
    void a_circle_is_told_once() {
        assertThat(told(
                        Packed.pack("a", "1.0.0", TEAM, on("b")),
                        Packed.pack("b", "1.0.0", TEAM, on("c")),
                        Packed.pack("c", "1.0.0", TEAM, on("a"))))
                .containsExactly("pack.yaml:1:1: builds-on-cycle: Packs must not build on each other in a circle, but"
                        + " these do: a -> b -> c -> a. Remove one of these.");
    }

    @Test
    void nothing_loads_when_packs_do_not_go_together() {
        assertThatThrownBy(() -> Governance.load(Packed.pack("a", "1.0.0", TEAM, on("b"))))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("builds-on-missing");
    }

    /** Whoever defines a gate says what proves it: a team that comes later could open what blocks so far. */
    @Test
    void a_gate_at_which_a_lower_layer_asks_is_not_defined_by_a_higher_one(@TempDir Path parent) throws IOException {
        String gate = "layer: %s\ngates:\n- {id: beta-exit, name: Beta exit, longestWaiver: P30D}\n- {id: ga-exit,"
                + " name: GA exit, longestWaiver: P30D}\n";
        Path team = Packed.folder(
                parent,
                Packed.files(
                        "pack.yaml",
                        Packed.MANIFEST + gate.formatted("team"),
                        "a.drl",
                        Packed.rule("x"),
                        "b.drl",
                        Packed.rule("y").replace("ga-exit", "beta-exit")));
        assertThat(RulePack.check(team, Packed.pack("acme", "1.0.0", PackLayer.ORGANISATION)))
                .extracting(Finding::toString)
                .containsExactly(
                        "pack.yaml:7:1: gate-of-lower-layer: A gate at which a pack of a lower layer asks must be defined"
                                + " by a pack of that layer or below, but 'ga-exit', at which 'acme' of layer"
                                + " organisation asks, is defined by 'mobile' of layer team. Have 'acme' define it, or"
                                + " use another id.");
        assertThat(RulePack.check(team, Packed.pack("acme", "1.0.0", TEAM))).isEmpty();
    }
}
