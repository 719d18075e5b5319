package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.PackSignature;
import org.operatingmodel.rules.RulePack;

/** Packs as archives, and signatures that are asked for. */
class PackCommandTest {
    private static final String PACK = Run.MOBILE_PACK;

    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("mobile.jar");
    }

    private static KeyPair keys() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private String pem(String name, String kind, Key key) throws IOException {
        String text = "-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + " KEY-----\n";
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static void assertRefused(Run run, String message) {
        assertThat(run).isEqualTo(new Run(2, "", message + "\n"));
    }

    @Test
    void a_folder_becomes_an_archive_that_says_the_same() {
        Run run = Run.of("pack", PACK, "--out", out().toString());
        RulePack pack = RulePack.from(Path.of(PACK));
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        out() + " holds " + pack + ".\n  digest     " + pack.digest() + "\n  signed by  nobody\n",
                        ""));
        assertThat(RulePack.from(out()).reference()).isEqualTo(pack.reference());
    }

    @Test
    void a_signed_archive_passes_where_its_key_is_asked_for_and_nowhere_else() throws Exception {
        KeyPair keys = keys();
        String privateKey = pem("private.pem", "PRIVATE", keys.getPrivate());
        String publicKey = pem("public.pem", "PUBLIC", keys.getPublic());
        Run packed = Run.of("pack", PACK, "--out", out().toString(), "--sign", privateKey, "--key", publicKey);
        assertThat(packed.exitCode()).isZero();
        assertThat(packed.out()).contains("\n  signed by  " + PackSignature.keyId(keys.getPublic()) + "\n");

        String other = pem("other.pem", "PUBLIC", keys().getPublic());
        assertThat(Run.of("check", "--signed-by", other, "--signed-by", publicKey, out().toString()))
                .isEqualTo(new Run(0, out() + " loads: nothing to mend.\n", ""));
        Run refused = Run.of("check", "--signed-by", other, out().toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("!/pack.sig:1:1: unknown-signing-key: ");
        Run unsigned = Run.of("check", "--signed-by", publicKey, PACK);
        assertThat(unsigned.exitCode()).isEqualTo(1);
        assertThat(unsigned.out()).contains(PACK + "/pack.sig:1:1: unsigned-pack: ");
    }

    @Test
    void a_pack_with_an_error_is_told_and_nothing_is_written() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("pack.yaml"), "id: broken\nversion: 1.0.0\npublisher: team\n");
        Files.writeString(broken.resolve("a.drl"), "rule x");
        Run run = Run.of("pack", broken.toString(), "--out", out().toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(broken + " does not load: 1 finding.\n")
                .contains("syntax-error");
        assertThat(out()).doesNotExist();
    }

    @Test
    void a_pack_is_checked_after_the_packs_that_it_builds_on() throws IOException {
        Path team = Files.createDirectory(folder.resolve("team"));
        Files.writeString(
                team.resolve("pack.yaml"),
                "id: team\nversion: 1.0.0\npublisher: team\nbuildsOn:\n- id: mobile-phased-rollout\n");
        Files.writeString(team.resolve("a.drl"), Files.readString(Path.of("examples/team-rules/partner-api.drl")));
        Run alone = Run.of("pack", team.toString(), "--out", out().toString());
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.out()).contains("builds-on-missing");
        assertThat(Run.of("pack", team.toString(), "--out", out().toString(), "--after", PACK)
                        .exitCode())
                .isZero();
    }

    @Test
    void what_cannot_be_used_is_refused() throws Exception {
        KeyPair keys = keys();
        String privateKey = pem("private.pem", "PRIVATE", keys.getPrivate());
        String publicKey = pem("public.pem", "PUBLIC", keys.getPublic());
        String other = pem("other.pem", "PUBLIC", keys().getPublic());
        String rsa = pem(
                "rsa.pem",
                "PUBLIC",
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic());
        String to = out().toString();
        assertRefused(
                Run.of("pack", PACK, "--out", "mobile.tar"),
                "--out must end in .jar or .zip, but was 'mobile.tar'. Name it so.");
        assertRefused(
                Run.of("pack", PACK + "/pack.yaml", "--out", to),
                "FOLDER must be a folder with a pack.yaml, but '" + PACK + "/pack.yaml' is a file. Name the folder.");
        assertRefused(
                Run.of("pack", PACK, "--out", to, "--sign", privateKey),
                "--sign and --key must come together, but '--sign' is alone."
                        + " Name the file of the private key and the file of its public key.");
        assertRefused(
                Run.of("pack", PACK, "--out", to, "--sign", publicKey, "--key", publicKey),
                "--sign must be an Ed25519 private key in PEM form, but '" + publicKey
                        + "' is none. Write one with 'openssl genpkey -algorithm ed25519 -out private.pem'.");
        assertRefused(
                Run.of("pack", PACK, "--out", to, "--sign", privateKey, "--key", other),
                "--sign and --key must be a pair, but the public key does not belong to the private one."
                        + " Name both of one pair.");
        assertRefused(
                Run.of("check", "--signed-by", rsa, PACK),
                "--signed-by must be an Ed25519 public key in PEM form, but '" + rsa
                        + "' is none. Write one with 'openssl pkey -in private.pem -pubout -out public.pem'.");
        assertRefused(
                Run.of("pack", PACK, "--out", folder.resolve("no/mobile.jar").toString()),
                "--out must be a file that can be written, but '" + folder.resolve("no/mobile.jar")
                        + "' is not: NoSuchFileException. Check the folder and its rights.");
        assertThat(out()).doesNotExist();
    }
}
