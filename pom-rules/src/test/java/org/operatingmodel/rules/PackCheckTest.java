package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Vocabulary;

/** Packs at paths that are checked together: each is told what is about it. */
class PackCheckTest {
    @TempDir
    Path parent;

    /** A pack of one rule, with more to say in its manifest. */
    private Path pack(String id, String more) throws IOException {
        String manifest = Packed.MANIFEST.replace("mobile", id) + more;
        String rule = Packed.rule("x").replace("mobile.", id + ".");
        return Packed.folder(parent, Packed.files("pack.yaml", manifest, "a.drl", rule));
    }

    private static List<PackCheck> check(Path... paths) {
        return RulePack.check(List.of(paths), Vocabulary.standard(), RulePack.standard());
    }

    private static List<String> slugs(PackCheck check) {
        return check.findings().stream().map(Finding::slug).toList();
    }

    @Test
    void packs_that_build_on_each_other_are_well_in_their_order_only() throws IOException {
        Path base = pack("base", "");
        Path team = pack("team", "buildsOn:\n- id: base\n");
        assertThat(check(base, team)).allSatisfy(check -> {
            assertThat(check.findings()).isEmpty();
            assertThat(check.loads()).isTrue();
            assertThat(check.pack()).isPresent();
        });

        List<PackCheck> turned = check(team, base);
        assertThat(turned).extracting(PackCheck::path).containsExactly(team, base);
        assertThat(turned.get(0).findings())
                .extracting(Finding::toString)
                .containsExactly("pack.yaml:5:1: builds-on-order: Pack 'team' builds on 'base', which must be loaded"
                        + " before it, but comes after it. Name 'base' first.");
        assertThat(turned.get(0).loads()).isFalse();
        assertThat(turned.get(1).findings()).isEmpty();
        assertThat(turned.get(1).loads()).isTrue();
    }

    @Test
    void what_two_packs_both_say_is_told_of_the_later() throws IOException {
        List<PackCheck> checks = check(pack("team", ""), pack("team", ""));
        assertThat(checks.get(0).findings()).isEmpty();
        assertThat(slugs(checks.get(1))).containsExactly("pack-loaded-twice");
    }

    @Test
    void a_pack_that_cannot_be_read_may_be_the_one_that_others_miss() throws IOException {
        Path team = pack("team", "buildsOn:\n- id: base\n");
        Path broken = pack("base", "colour: red\n");
        List<PackCheck> checks = check(broken, team);
        assertThat(slugs(checks.get(0))).containsExactly("invalid-manifest");
        assertThat(checks.get(0).pack()).isEmpty();
        assertThat(checks.get(1).findings()).isEmpty();
        assertThat(slugs(check(team).get(0))).containsExactly("builds-on-missing");
    }

    @Test
    void a_pack_whose_criteria_and_parameters_others_tighten_may_be_the_one_that_cannot_be_read() throws IOException {
        Path broken = pack("base", "colour: red\n");
        Path team = pack(
                "team",
                "tighten:\n- {pack: base, parameter: age, value: 3}\n- {criterion: base.x, enforcement: mandatory}\n");
        assertThat(check(broken, team).get(1).findings()).isEmpty();
        assertThat(slugs(check(team).get(0))).containsExactly("unknown-parameter", "unknown-criterion");
    }

    @Test
    void a_parameter_that_is_not_there_is_told_beside_a_pack_that_cannot_be_read() throws IOException {
        Path broken = pack("broken", "colour: red\n");
        Path team = pack("team", "layer: organisation\ntighten:\n- {pack: standard, parameter: age, value: 3}\n");
        assertThat(slugs(check(broken, team).get(1))).containsExactly("unknown-parameter");
    }

    @Test
    void a_pack_that_is_loaded_twice_is_told_nothing_else() throws IOException {
        Path team = pack("team", "");
        Path twice = pack(
                "team",
                "layer: base\nbuildsOn: [{id: nobody}]\ngates: [{id: g, name: G, waiverGranters: [],"
                        + " longestWaiver: P1D}]\n");
        assertThat(slugs(check(team, twice).get(1))).containsExactly("pack-loaded-twice");
    }

    @Test
    void a_fault_while_reading_one_pack_takes_nothing_away_from_others() throws IOException {
        Path faulty = (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("toString")) {
                        return "faulty";
                    }
                    throw new IndexOutOfBoundsException("0");
                });
        Path broken = pack("base", "colour: red\n");
        List<PackCheck> checks = check(faulty, broken);
        assertThat(checks.get(0).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "faulty:1:1: missing-pack: A pack must be readable, but could not be read:"
                                + " IndexOutOfBoundsException. Take rules out until it can be, and report the one that is left.");
        assertThat(checks.get(0).loads()).isFalse();
        assertThat(slugs(checks.get(1))).containsExactly("invalid-manifest");
    }

    @Test
    void what_can_be_told_is_told_beside_a_pack_that_cannot_be_read() throws IOException {
        List<PackCheck> checks = check(parent.resolve("nowhere"), pack("team", ""), pack("team", ""));
        assertThat(slugs(checks.get(0))).containsExactly("missing-pack");
        assertThat(checks.get(1).findings()).isEmpty();
        assertThat(slugs(checks.get(2))).containsExactly("pack-loaded-twice");
    }

    @Test
    void each_pack_is_asked_for_its_signature() throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path signed = pack("signed", "");
        Files.writeString(
                signed.resolve(PackSignature.FILE),
                PackSignature.sign(RulePack.from(signed), keys).text());
        List<PackCheck> checks = Governance.requireSignedBy(keys.getPublic())
                .check(List.of(signed, pack("unsigned", "")), Vocabulary.standard(), RulePack.standard());
        assertThat(checks.get(0).findings()).isEmpty();
        assertThat(slugs(checks.get(1))).containsExactly("unsigned-pack");
    }
}
