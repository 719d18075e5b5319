package org.operatingmodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What {@code docs/attestations.md} says that is not a snippet or a command. */
class AttestationsPageTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private static byte[] pem(String file) throws Exception {
        String text = Files.readString(Path.of("docs/src/test/keys").resolve(file));
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static KeyPair keys() throws Exception {
        KeyFactory keys = KeyFactory.getInstance("Ed25519");
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(pem("publisher.pem"))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(pem("publisher-private.pem"))));
    }

    private void assertOnPage(String language) {
        assertThat(Page.read(Path.of("docs/attestations.md")).blocks())
                .filteredOn(block -> block.language().equals(language))
                .extracting(Page.Block::text)
                .contains(printed.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    @Test
    void a_decision_says_what_the_page_shows() throws Exception {
        AttestedRelease.signed(keys(), out);
        assertOnPage("json");
    }

    @Test
    void a_verified_attestation_is_the_evidence_that_the_page_shows() throws Exception {
        String envelope = AttestedRelease.signed(keys(), out);
        printed.reset();
        AttestedRelease.evidence(envelope, keys(), out);
        assertOnPage("text");
    }
}
