package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackSignatureTest {
    private static final KeyPair KEYS = pair("Ed25519");
    private static final KeyPair OTHERS = pair("Ed25519");

    @TempDir
    Path parent;

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path signed(KeyPair by) throws IOException {
        Map<String, String> files = Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", Packed.rule("x"));
        Path folder = Packed.folder(parent, files);
        Files.writeString(
                folder.resolve(PackSignature.FILE),
                PackSignature.sign(RulePack.from(folder), by).text());
        return folder;
    }

    private static void assertRefused(Path pack, String message) {
        GovernanceLoader loader = Governance.requireSignedBy(KEYS.getPublic());
        RulePack read = RulePack.from(pack);
        assertThatThrownBy(() -> loader.load(RulePack.standard(), read))
                .isInstanceOf(RulePackException.class)
                .hasMessage(message);
    }

    private static String key(KeyPair keys) {
        return PackSignature.keyId(keys.getPublic());
    }

    @Test
    void a_signed_pack_loads_from_a_folder_and_from_an_archive() throws IOException {
        Path folder = signed(KEYS);
        Path archive = Packed.archive(
                parent,
                Packed.files(
                        "pack.sig",
                        Files.readString(folder.resolve("pack.sig")).replace("\n", "\r\n"),
                        "a.drl",
                        Packed.rule("x").replace("\n", "\r\n"),
                        "pack.yaml",
                        Packed.MANIFEST));
        GovernanceLoader loader = Governance.requireSignedBy(OTHERS.getPublic(), KEYS.getPublic());
        for (Path path : new Path[] {folder, archive}) {
            RulePack pack = RulePack.from(path);
            assertThat(loader.load(RulePack.standard(), pack).packs())
                    .containsExactly(RulePack.standard().reference(), pack.reference());
        }
    }

    @Test
    void a_pack_without_signature_is_refused() throws IOException {
        Path folder = signed(KEYS);
        Files.delete(folder.resolve(PackSignature.FILE));
        assertRefused(
                folder,
                "pack.sig:1:1: unsigned-pack: A pack must be signed by one of the keys " + key(KEYS)
                        + ", but 'mobile' is not signed. Sign it, and put pack.sig into it.");
    }

    @Test
    void the_signature_of_an_unknown_key_is_refused() throws IOException {
        assertRefused(
                signed(OTHERS),
                "pack.sig:1:1: unknown-signing-key: A pack must be signed by one of the keys " + key(KEYS)
                        + ", but 'mobile' is signed by '" + key(OTHERS) + "'. Have a trusted publisher sign it.");
    }

    @Test
    void a_signature_that_names_another_key_than_it_was_made_with_is_refused() throws IOException {
        Path folder = signed(OTHERS);
        Path file = folder.resolve(PackSignature.FILE);
        Files.writeString(file, Files.readString(file).replace(key(OTHERS), key(KEYS)));
        assertRefused(folder, wrong(RulePack.from(folder)));
    }

    @Test
    void altered_content_is_refused() throws IOException {
        Path rules = signed(KEYS);
        Files.writeString(rules.resolve("a.drl"), Packed.rule("y"));
        assertRefused(rules, wrong(RulePack.from(rules)));

        Path manifest = signed(KEYS);
        Files.writeString(manifest.resolve("pack.yaml"), Packed.MANIFEST + "layer: base\n");
        RulePack base = RulePack.from(manifest);
        assertThatThrownBy(() -> Governance.requireSignedBy(KEYS.getPublic()).load(base))
                .hasMessageContaining(wrong(base));

        Path more = signed(KEYS);
        Files.writeString(more.resolve("b.drl"), Packed.rule("y"));
        assertRefused(more, wrong(RulePack.from(more)));
    }

    /** The numbers of such a signature are larger than any can be: checking it ends in an error instead of an answer. */
    @Test
    void a_signature_that_cannot_even_be_checked_is_refused() throws IOException {
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xFF);
        Path folder = signed(KEYS);
        Path file = folder.resolve(PackSignature.FILE);
        String text = Files.readString(file);
        String made = PackSignature.sign(RulePack.from(folder), KEYS).signature();
        assertThat(text).contains(made);
        Files.writeString(file, text.replace(made, Base64.getEncoder().encodeToString(ones)));
        assertRefused(folder, wrong(RulePack.from(folder)));
    }

    private static String wrong(RulePack pack) {
        return "pack.sig:1:1: wrong-signature: The signature of a pack must be over its content, but that of 'mobile' is"
                + " not over " + pack.digest() + ". Get the content that was signed, or sign it again.";
    }

    @Test
    void a_signature_of_another_form_is_told_when_the_pack_is_read() throws IOException {
        Path folder = signed(KEYS);
        Files.writeString(folder.resolve(PackSignature.FILE), "key: abc\n");
        assertThat(RulePack.check(folder))
                .extracting(Object::toString)
                .containsExactly(
                        "pack.sig:1:1: invalid-signature: signature: signature must be given, but is missing. Add it."
                                + " See docs/packs.md.",
                        "pack.sig:1:6: invalid-signature: key: key must match [0-9a-f]{64}, but was 'abc'. Write it in"
                                + " that form. See docs/packs.md.");
    }

    @Test
    void keys_of_another_kind_are_refused() {
        assertThatThrownBy(() -> Governance.requireSignedBy(pair("EC").getPublic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must be an Ed25519 key, but was one of EC."
                        + " Make one with KeyPairGenerator.getInstance(\"Ed25519\").");
        assertThatThrownBy(() -> Governance.requireSignedBy(pair("Ed448").getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Governance::requireSignedBy)
                .hasMessage("keys must not be empty, but were. Name a key, or use Governance.load.");
    }
}
