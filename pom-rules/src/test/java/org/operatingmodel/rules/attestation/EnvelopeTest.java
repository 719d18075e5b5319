package org.operatingmodel.rules.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.PackSignature;

class EnvelopeTest {
    private static final String GOOD =
            Signed.attestation(Signed.met()).sign(Signed.KEYS).json();

    private static VerifiedAttestation verify(String envelope) {
        return Envelope.verify(envelope.getBytes(UTF_8), List.of(Signed.KEYS.getPublic()));
    }

    private static void refused(String envelope, String... problems) {
        assertThatThrownBy(() -> verify(envelope))
                .isInstanceOf(AttestationException.class)
                .hasMessage(String.join("\n", problems));
    }

    private static String envelope(String payloadType, String payload) {
        return Envelope.sign(payloadType, payload.getBytes(UTF_8), Signed.KEYS).json();
    }

    @Test
    void the_encoding_is_that_of_the_published_example() {
        // DSSE 1.0.0, protocol.md, section Test Vectors
        assertThat(Envelope.preAuthenticationEncoding("http://example.com/HelloWorld", "hello world".getBytes(UTF_8)))
                .asString(UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void lengths_are_those_of_bytes() {
        assertThat(Envelope.preAuthenticationEncoding("é", "".getBytes(UTF_8)))
                .asString(UTF_8)
                .isEqualTo("DSSEv1 2 é 0 ");
    }

    @Test
    void the_platform_signs_as_the_published_vector() throws Exception {
        // RFC 8032, section 7.1, TEST 2: the one byte 72
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(Signed.KEYS.getPrivate());
        signing.update((byte) 0x72);

        assertThat(HexFormat.of().formatHex(signing.sign()))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void what_was_signed_comes_back() {
        VerifiedAttestation verified = verify(GOOD);

        assertThat(verified.attestation()).isEqualTo(Signed.attestation(Signed.met()));
        assertThat(verified.signer()).isEqualTo(PackSignature.keyId(Signed.KEYS.getPublic()));
    }

    @Test
    void both_alphabets_of_base64_are_read() {
        String standard = envelope(
                Envelope.IN_TOTO, Signed.attestation(Signed.met()).statement().replace("portal.jar", "~~~???>>>.jar"));

        assertThat(verify(standard.replace('+', '-')
                                .replace('/', '_')
                                .replace("application_vnd.in-toto-json", Envelope.IN_TOTO))
                        .attestation()
                        .subjects()
                        .get(0)
                        .name())
                .isEqualTo("~~~???>>>.jar");
    }

    @Test
    void a_key_that_nobody_trusts_is_refused() {
        String others = Signed.attestation(Signed.met()).sign(Signed.OTHERS).json();

        refused(
                others,
                "The envelope must be signed by a trusted key, but was by '"
                        + PackSignature.keyId(Signed.OTHERS.getPublic()) + "'. Trust that key, or sign with "
                        + PackSignature.keyId(Signed.KEYS.getPublic()) + ".");
    }

    @Test
    void an_id_proves_nothing() {
        String others = Signed.attestation(Signed.met()).sign(Signed.OTHERS).json();
        String lie = others.replace(
                PackSignature.keyId(Signed.OTHERS.getPublic()), PackSignature.keyId(Signed.KEYS.getPublic()));
        String without = others.replaceFirst("\"keyid\":\"[0-9a-f]+\",", "");

        for (String forged : List.of(lie, without)) {
            refused(
                    forged,
                    "The signature must be that of a trusted key over type and payload, but is not. Get the"
                            + " envelope again from who signed it.");
        }
        assertThat(verify(GOOD.replaceFirst("\"keyid\":\"[0-9a-f]+\",", "")).signer())
                .isEqualTo(PackSignature.keyId(Signed.KEYS.getPublic()));
    }

    @Test
    void one_signature_of_several_is_enough() {
        String others = Signed.attestation(Signed.met()).sign(Signed.OTHERS).json();
        String second = others.substring(others.indexOf("{\"keyid"), others.indexOf("]}"));

        assertThat(verify(GOOD.replace("[{", "[" + second + ",{")).signer())
                .isEqualTo(PackSignature.keyId(Signed.KEYS.getPublic()));
    }

    @Test
    void another_payload_type_is_refused_though_it_is_signed() {
        refused(
                envelope("application/json", Signed.attestation(Signed.met()).statement()),
                "payloadType must be 'application/vnd.in-toto+json', but was 'application/json'. Hand in the envelope of an"
                        + " in-toto statement.");
    }

    @Test
    void a_key_given_twice_and_what_comes_after_the_end_are_refused() {
        refused(
                GOOD.replace("{\"payloadType\"", "{\"payload\":\"\",\"payloadType\""),
                "envelope:1:60: payload: payload must be given once, but is given again. Remove one.");
        refused(
                GOOD + "{}",
                "envelope:1:" + (GOOD.length() + 1)
                        + ": file must end after its first document, but goes on here. Remove the rest.");
        refused("[]", "envelope:1:1: file must hold an object, but was a list. Start with '{'.");
    }

    @Test
    void a_field_that_no_envelope_has_is_refused() {
        refused(
                GOOD.replace("{\"payloadType\"", "{\"more\":1,\"payloadType\""),
                "envelope must have no fields but payload, payloadType, signatures, but has 'more'. Remove it.");
        refused(
                GOOD.replace("\"keyid\"", "\"cert\""),
                "signatures must have no fields but keyid, sig, but has 'cert'. Remove it.");
    }

    @Test
    void parts_that_are_missing_or_none_are_refused() {
        refused("{}", "payloadType must be a text, but is missing. Sign the envelope again.");
        refused(
                "{\"payloadType\":\"x\",\"payload\":\"*\"}",
                "payload must be Base64, but is not. Get the envelope again from who signed it.");
        refused(
                "{\"payloadType\":\"x\",\"payload\":\"aGk\",\"signatures\":[]}",
                "signatures must be a list of at least one, but is not. Sign the envelope.");
        refused(
                "{\"payloadType\":\"x\",\"payload\":\"aGk\",\"signatures\":[1]}",
                "signatures must hold objects with keyid and sig, but one is none. Sign the envelope again.");
        // the last two bits of 'aGl' say nothing: those of 'aGk' are 0
        refused(
                "{\"payloadType\":\"x\",\"payload\":\"aGl\",\"signatures\":[]}",
                "payload must be Base64, but is not. Get the envelope again from who signed it.");
    }

    @Test
    void a_statement_that_is_none_is_refused_with_all_that_is_wrong() {
        refused(
                envelope(Envelope.IN_TOTO, "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicate\":{}}"),
                "_type must be 'https://in-toto.io/Statement/v1', but was 'https://in-toto.io/Statement/v0.1'. Ask the verifier for a statement of version 1.",
                "predicateType must be 'https://slsa.dev/verification_summary/v1', but is missing. Ask the verifier for a statement of version 1.",
                "subject must be a list of at least one, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.verifier must be an object, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.verifier.id must be a URI, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.timeVerified must be an instant in UTC, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.resourceUri must be a URI, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.policy must be an object, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.policy.uri must be a URI, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.verificationResult must be a text, but is missing. Ask the verifier for a statement of version 1.",
                "predicate.verifiedLevels must be a list of texts, but is missing. Ask the verifier for a statement of version 1.");
    }

    @Test
    void fields_that_a_statement_has_beside_the_known_ones_are_left_out() {
        String more = Signed.attestation(Signed.met())
                .statement()
                .replace("\"policy\":", "\"slsaVersion\": \"1.0\",\n    \"policy\":");

        assertThat(verify(envelope(Envelope.IN_TOTO, more)).attestation()).isEqualTo(Signed.attestation(Signed.met()));
    }

    @Test
    void keys_must_be_there_belong_together_and_be_of_the_right_kind() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        assertThatThrownBy(() -> Envelope.verify(GOOD.getBytes(UTF_8), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trusted must not be empty, but was '[]'. Name whom you trust.");
        assertThatThrownBy(() -> Envelope.verify(GOOD.getBytes(UTF_8), List.of(rsa.getPublic())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must be an Ed25519 key, but was one of RSA. Make one with"
                        + " KeyPairGenerator.getInstance(\"Ed25519\").");
        KeyPair mixed = new KeyPair(Signed.OTHERS.getPublic(), Signed.KEYS.getPrivate());
        assertThatThrownBy(() -> Signed.attestation(Signed.met()).sign(mixed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keys must belong together, but the public key does not verify what the private key signed."
                        + " Give the two of one pair.");
    }

    @Test
    void the_envelope_is_the_one_that_dsse_describes() {
        assertThat(GOOD)
                .isEqualTo("{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\""
                        + Base64.getEncoder()
                                .encodeToString(Signed.attestation(Signed.met())
                                        .statement()
                                        .getBytes(UTF_8))
                        + "\",\"signatures\":[{\"keyid\":\"" + PackSignature.keyId(Signed.KEYS.getPublic())
                        + "\",\"sig\":\"" + GOOD.replaceFirst(".*\"sig\":\"([^\"]*)\".*", "$1") + "\"}]}");
    }
}
