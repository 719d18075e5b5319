package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.PackSignature;

/** Gate decisions as signed attestations, and whether they prove what is asked. */
class AttestCommandTest {
    private static final String ARTEFACT = "app.jar=sha256:" + "ab".repeat(32);
    private static final String VERIFIER = "--verifier=https://example.org/gatehouse";

    @TempDir
    private Path folder;

    private KeyPair keys = new KeyPair(null, null);
    private String privateKey = "";
    private String publicKey = "";

    @BeforeEach
    void keys() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        privateKey = pem("private.pem", "PRIVATE", keys.getPrivate());
        publicKey = pem("public.pem", "PUBLIC", keys.getPublic());
    }

    private String pem(String name, String kind, Key key) throws IOException {
        String text = "-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + " KEY-----\n";
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Path out() {
        return folder.resolve("attestation.json");
    }

    private Run attest(String product, String gate, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "attest",
                Run.SUITE,
                Run.AS_OF,
                VERIFIER,
                "--product=" + product,
                "--gate=" + gate,
                "--subject=" + ARTEFACT,
                "--sign=" + privateKey,
                "--key=" + publicKey));
        args.addAll(Arrays.asList(more));
        return Run.of(args.toArray(String[]::new));
    }

    private Run verify(String product, String gate, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "verify",
                out().toString(),
                VERIFIER,
                "--signed-by=" + publicKey,
                "--product=" + product,
                "--gate=" + gate,
                "--subject=" + ARTEFACT,
                "--fresh-for=P30D"));
        args.addAll(Arrays.asList(more));
        return Run.of(args.toArray(String[]::new));
    }

    @Test
    void a_pass_is_proved_to_whoever_trusts_the_key() {
        Run attested = attest("component-library", "ga-exit", "--output=" + out());

        assertThat(attested)
                .isEqualTo(new Run(
                        0,
                        Text.hanging(
                                2,
                                out()
                                        + " says of https://operatingmodel.org/product/component-library: OPERATINGMODEL_GA_EXIT_PASSED.",
                                Surroundings.FILE_WIDTH),
                        ""));
        assertThat(verify("component-library", "ga-exit"))
                .isEqualTo(new Run(
                        0,
                        Text.hanging(
                                2,
                                out() + " proves OPERATINGMODEL_GA_EXIT_PASSED of app.jar, signed by "
                                        + PackSignature.keyId(keys.getPublic()) + ".",
                                Surroundings.FILE_WIDTH),
                        ""));
        assertThat(verify("component-library", "ga-exit", "--as-of=2025-01-01T00:00:00Z"))
                .isEqualTo(new Run(
                        2,
                        "",
                        out() + ": timeVerified must be less than PT720H before 2025-01-01T00:00:00Z, but was"
                                + " '2024-10-03T07:08:09Z'. Have it judged again.\n"));
    }

    @Test
    void a_pass_with_waivers_proves_another_level() {
        String[] gate = {"mobile-companion", "limited-launch-exit"};

        assertThat(attest(gate[0], gate[1], "--output=" + out()).exitCode()).isZero();
        assertThat(verify(gate[0], gate[1]))
                .isEqualTo(new Run(
                        2,
                        "",
                        out() + ": verifiedLevels must hold 'OPERATINGMODEL_LIMITED_LAUNCH_EXIT_PASSED', but was"
                                + " '[OPERATINGMODEL_LIMITED_LAUNCH_EXIT_PASSED_WITH_WAIVERS]'. Hand in what proves that"
                                + " level, or accept waivers where some are granted.\n"));
        assertThat(verify(gate[0], gate[1], "--accept-waivers").exitCode()).isZero();
    }

    @Test
    void a_blocked_gate_gives_an_attestation_that_proves_nothing() {
        assertThat(attest("admin-console", "ga-exit", "--output=" + out()).exitCode())
                .isEqualTo(1);
        assertThat(verify("admin-console", "ga-exit"))
                .isEqualTo(new Run(
                        2,
                        "",
                        out() + ": verificationResult must be PASSED, but was 'FAILED'. Mend what blocks, and have it"
                                + " judged again.\n"));
    }

    @Test
    void without_a_file_the_envelope_is_the_output() {
        Run attested = attest("admin-console", "ga-exit");

        assertThat(attested.out())
                .startsWith("{\"payloadType\":\"application/vnd.in-toto+json\",")
                .endsWith("}\n");
    }

    @Test
    void a_changed_envelope_is_refused() throws IOException {
        attest("admin-console", "ga-exit", "--output=" + out());
        Files.writeString(out(), Files.readString(out()).replace("in-toto+json", "other+json"));

        assertThat(verify("admin-console", "ga-exit").err())
                .isEqualTo(
                        out() + ": The signature must be that of a trusted key over type and payload, but is not. Get"
                                + " the envelope again from who signed it.\n");
    }

    @Test
    void options_must_have_their_form() {
        assertThat(attest("admin-console", "ga-exit", "--subject=app.jar"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--subject: A subject must be NAME=ALGORITHM:DIGITS, but was 'app.jar'. Write it like"
                                + " app.jar=sha256:9f86d081...\n"));
        assertThat(attest("admin-console", "ga-exit", "--format=json"))
                .isEqualTo(new Run(
                        2, "", "--format must be left out, because an envelope is JSON in any case. Remove it.\n"));
        assertThat(attest("admin-console", "no-exit").exitCode()).isEqualTo(2);
        attest("admin-console", "ga-exit", "--output=" + out());
        assertThat(Run.of(
                        "verify",
                        out().toString(),
                        "--verifier=gatehouse",
                        "--signed-by=" + publicKey,
                        "--product=p-1",
                        "--gate=ga-exit",
                        "--subject=" + ARTEFACT,
                        "--fresh-for=P1D"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--verifier must be a URI with a scheme, but was 'gatehouse'. Write one such as"
                                + " https://example.org/gatehouse.\n"));
        assertThat(Run.of(
                        "verify",
                        out().toString(),
                        VERIFIER,
                        "--signed-by=" + publicKey,
                        "--product=p-1",
                        "--gate=ga-exit",
                        "--subject=" + ARTEFACT,
                        "--fresh-for=month"))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "--fresh-for must be a duration above zero, but was 'month'. Write one such as P30D or PT12H.\n"));
    }
}
