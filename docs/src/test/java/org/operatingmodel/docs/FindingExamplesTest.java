package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.rules.PackSignature;
import org.operatingmodel.rules.RulePack;

/**
 * Examples that nobody can write by hand, signatures and archives, are what is made from their texts. {@code
 * -Dpages.update=true} makes them anew.
 */
class FindingExamplesTest {
    private static final Path FOLDER = Path.of("docs/src/test/findings");
    private static final Path KEYS = Path.of("docs/src/test/keys");

    private static void assertMade(Path example, byte[] made) throws IOException {
        if (Boolean.getBoolean("pages.update")) {
            Files.write(example, made);
        }
        assertThat(example).hasBinaryContent(made);
    }

    // Signatures

    private static KeyPair keys(byte[] publicKey, byte[] privateKey) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    }

    private static byte[] pem(String file) throws IOException {
        String text = Files.readString(KEYS.resolve(file)).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(text);
    }

    /** The pair that signs the examples. */
    private static KeyPair publisher() throws IOException, GeneralSecurityException {
        return keys(pem("publisher.pem"), pem("publisher-private.pem"));
    }

    /** The first pair of the test vectors in RFC 8032, section 7.1. */
    private static KeyPair somebody() throws GeneralSecurityException {
        HexFormat hex = HexFormat.of();
        return keys(
                hex.parseHex("302a300506032b6570032100"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
                hex.parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    }

    private static byte[] signature(Path pack, KeyPair by) {
        return PackSignature.sign(RulePack.from(pack), by).text().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "right/invalid-signature, right/invalid-signature",
        "right/unknown-signing-key, right/unknown-signing-key",
        "right/unsigned-pack, right/unsigned-pack",
        "right/wrong-signature, right/wrong-signature",
        "wrong/wrong-signature, right/wrong-signature"
    })
    void a_signature_is_the_publishers(String example, String signed) throws Exception {
        assertMade(FOLDER.resolve(example).resolve("pack.sig"), signature(FOLDER.resolve(signed), publisher()));
    }

    @Test
    void the_signature_of_an_unknown_key_is_somebody_elses() throws Exception {
        Path pack = FOLDER.resolve("wrong/unknown-signing-key");
        assertMade(pack.resolve("pack.sig"), signature(pack, somebody()));
    }

    // Archives

    /** The bytes of an archive with these entries, whose content is that of the pack of the other examples. */
    private static byte[] archive(String... names) throws IOException {
        Path pack = FOLDER.resolve("right/missing-manifest");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (String name : names) {
                byte[] content = Files.readAllBytes(pack.resolve(name.endsWith(".yaml") ? "pack.yaml" : "rules.drl"));
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(name);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicate-entry", "unreadable-archive", "unsafe-entry-name"})
    void a_sound_archive_holds_a_manifest_and_rules(String kind) throws IOException {
        assertMade(FOLDER.resolve("right").resolve(kind).resolve("team.zip"), archive("pack.yaml", "rules.drl"));
    }

    @Test
    void an_archive_holds_one_name_twice() throws IOException {
        String latin = new String(archive("pack.yaml", "rules.drl", "RULES.drl"), StandardCharsets.ISO_8859_1);
        assertMade(
                FOLDER.resolve("wrong/duplicate-entry/team.zip"),
                latin.replace("RULES", "rules").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void an_archive_holds_a_name_that_leads_out_of_it() throws IOException {
        assertMade(
                FOLDER.resolve("wrong/unsafe-entry-name/team.zip"), archive("pack.yaml", "rules.drl", "../more.drl"));
    }

    @Test
    void an_archive_lies_in_a_pack() throws IOException {
        assertMade(FOLDER.resolve("wrong/nested-archive/more.zip"), archive("more.drl"));
    }
}
