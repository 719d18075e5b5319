package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
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
    void every_command_that_loads_packs_asks_for_signatures() throws Exception {
        KeyPair keys = keys();
        String publicKey = pem("public.pem", "PUBLIC", keys.getPublic());
        assertThat(Run.of(
                                "pack",
                                PACK,
                                "--out=" + out(),
                                "--sign=" + pem("private.pem", "PRIVATE", keys.getPrivate()),
                                "--key=" + publicKey)
                        .exitCode())
                .isZero();
        String other = pem("other.pem", "PUBLIC", keys().getPublic());
        String[][] commands = {
            {"decide", Run.SUITE, Run.AS_OF, "--product=partner-portal", "--gate=mvp-exit", "--pack=" + out()},
            {"review", Run.SUITE, Run.AS_OF, "--pack=" + out()},
            {"handbook", "--out=" + folder.resolve("handbook"), "--pack=" + out()},
            {"pack", "examples/packs/partner-business", "--out=" + folder.resolve("partner.jar"), "--after=" + out()}
        };
        for (String[] command : commands) {
            Run signed = Run.of(with(command, "--signed-by=" + publicKey));
            assertThat(signed).as(command[0]).isEqualTo(Run.of(command));
            assertThat(signed.err()).isEmpty();

            Run refused = Run.of(with(command, "--signed-by=" + other));
            assertThat(refused.exitCode()).as(command[0]).isEqualTo(command[0].equals("pack") ? 1 : 2);
            assertThat((refused.err() + refused.out()).replaceAll("\\s+", " "))
                    .as(command[0])
                    .contains(out() + "!/pack.sig:1:1: unknown-signing-key: A pack must be signed by one of the keys ");
            assertRefused(
                    Run.of(with(command, "--signed-by=" + out())),
                    "--signed-by must be an Ed25519 public key in PEM form, but '" + out()
                            + "' is none. Write one with 'openssl pkey -in private.pem -pubout -out public.pem'.");
        }
    }

    private static String[] with(String[] command, String option) {
        String[] more = Arrays.copyOf(command, command.length + 1);
        more[command.length] = option;
        return more;
    }

    @Test
    void a_signature_is_asked_of_what_a_pack_builds_on() throws Exception {
        String publicKey = pem("public.pem", "PUBLIC", keys().getPublic());
        assertRefused(
                Run.of("pack", PACK, "--out=" + out(), "--signed-by=" + publicKey),
                "--signed-by must come with --after, whose packs it is about, but was alone. Name a pack that this one"
                        + " builds on, or leave it out; --sign signs this one.");
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
