package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.language.Vocabulary;

class PackArchiveTest {
    private static final Vocabulary STANDARD = Vocabulary.standard();
    private static final Map<String, String> FILES = Packed.files(
            "pack.yaml",
            Packed.MANIFEST,
            "gate/b.drl",
            Packed.rule("b"),
            "a.drl",
            Packed.rule("a"),
            "README.md",
            "Notes.",
            ".git/config",
            "hidden");

    @TempDir
    Path parent;

    private static KeyPair keys() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private Path out() {
        return parent.resolve("mobile.jar");
    }

    @Test
    void an_archive_holds_what_is_read_of_the_folder_and_nothing_else() throws IOException {
        Path folder = Packed.folder(parent, FILES);
        RulePack packed = PackArchive.write(folder, out(), STANDARD);
        assertThat(packed.reference()).isEqualTo(RulePack.from(folder).reference());
        assertThat(packed.findings()).isEmpty();
        assertThat(RulePack.from(out()).reference()).isEqualTo(packed.reference());
        try (ZipFile zip = new ZipFile(out().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("a.drl", "gate/b.drl", "pack.yaml");
        }
    }

    @Test
    void the_same_content_is_packed_to_the_same_bytes() throws IOException {
        Path one = Packed.folder(parent, FILES);
        PackArchive.write(one, out(), STANDARD);
        byte[] first = Files.readAllBytes(out());

        Path other = Packed.folder(
                parent,
                Packed.files("a.drl", Packed.rule("a"), "gate/b.drl", Packed.rule("b"), "pack.yaml", Packed.MANIFEST));
        Files.setLastModifiedTime(other.resolve("a.drl"), FileTime.fromMillis(1_700_000_000_000L));
        PackArchive.write(other, out(), STANDARD);
        assertThat(out()).hasBinaryContent(first);
    }

    @Test
    void a_signed_archive_loads_where_its_key_is_trusted_and_nowhere_else() throws Exception {
        KeyPair keys = keys();
        RulePack packed = PackArchive.writeSigned(Packed.folder(parent, FILES), out(), STANDARD, keys);
        GovernanceLoader trusting = Governance.requireSignedBy(keys.getPublic());
        assertThat(trusting.load(RulePack.standard(), packed).packs()).contains(packed.reference());
        assertThat(packed.signature().orElseThrow().key()).isEqualTo(PackSignature.keyId(keys.getPublic()));
        assertThatThrownBy(() -> Governance.requireSignedBy(keys().getPublic()).load(packed))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("unknown-signing-key");
    }

    @Test
    void a_signature_in_the_folder_is_kept_unless_another_takes_its_place() throws Exception {
        KeyPair publisher = keys();
        Path folder = Packed.folder(parent, FILES);
        Files.writeString(
                folder.resolve(PackSignature.FILE),
                PackSignature.sign(RulePack.from(folder), publisher).text());
        assertThat(PackArchive.write(folder, out(), STANDARD).signature())
                .isEqualTo(RulePack.from(folder).signature());

        KeyPair other = keys();
        RulePack signed = PackArchive.writeSigned(folder, out(), STANDARD, other);
        assertThat(signed.signature().orElseThrow().key()).isEqualTo(PackSignature.keyId(other.getPublic()));
    }

    @Test
    void what_is_no_pair_of_keys_is_refused() throws Exception {
        Path folder = Packed.folder(parent, FILES);
        KeyPair mixed = new KeyPair(keys().getPublic(), keys().getPrivate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackArchive.writeSigned(folder, out(), STANDARD, mixed))
                .withMessage("keys must be a pair, but the public key does not belong to the private one."
                        + " Name both of one pair.");
        assertThat(out()).doesNotExist();
    }

    @Test
    void a_pack_with_errors_is_not_packed_and_what_was_there_stays() throws IOException {
        Path folder = Packed.folder(parent, Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", "rule x"));
        Files.writeString(out(), "before");
        assertThatThrownBy(() -> PackArchive.write(folder, out(), STANDARD))
                .isInstanceOf(RulePackException.class)
                .hasMessageContaining("syntax-error");
        assertThat(out()).hasContent("before");
    }

    @Test
    void what_is_no_folder_and_another_ending_are_refused() throws IOException {
        Path file = Files.writeString(parent.resolve("team.drl"), Packed.rule("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackArchive.write(file, out(), STANDARD))
                .withMessage("folder must be a folder with a pack.yaml, but was '" + file
                        + "'. Name the folder of the pack.");
        Path folder = Packed.folder(parent, FILES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackArchive.write(folder, parent.resolve("mobile.tar"), STANDARD))
                .withMessage("archive must end in .jar or .zip, but was '" + parent.resolve("mobile.tar")
                        + "'. Name it so.");
    }

    @Test
    void nothing_is_left_behind_where_nothing_can_be_written() throws IOException {
        Path folder = Packed.folder(parent, FILES);
        Files.createDirectories(out().resolve("in-the-way"));
        assertThatThrownBy(() -> PackArchive.write(folder, out(), STANDARD)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> PackArchive.write(folder, parent.resolve("no/such/mobile.jar"), STANDARD))
                .isInstanceOf(UncheckedIOException.class);
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).containsExactlyInAnyOrder(folder, out());
        }
    }
}
