package org.operatingmodel.gatehouse;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.PackArchive;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.PackSignature;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the folder of a rule pack, and writes it as an archive, signed if a key is given. */
@Command(
        name = "pack",
        description = {
            "Check the folder of a rule pack, and write it as an archive.",
            "",
            "The archive is the same for the same content, byte by byte. Nothing is written while a finding is an error."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class PackCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOLDER", description = "The pack: a folder with a pack.yaml.")
    private Path folder = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The archive to write, a .jar or .zip file; what was there is replaced.")
    private Path out = Path.of("");

    @Option(
            names = "--after",
            paramLabel = "PATH",
            description = "A pack that it builds on, beside the standard one. May be repeated, in their order.")
    private List<Path> before = new ArrayList<>();

    @Option(
            names = "--sign",
            paramLabel = "PRIVATE-KEY-FILE",
            description = "The key to sign it with: Ed25519, in PEM form. Comes with --key.")
    private @Nullable Path privateKey;

    @Option(
            names = "--key",
            paramLabel = "PUBLIC-KEY-FILE",
            description = "The public key that belongs to the one of --sign: Ed25519, in PEM form.")
    private @Nullable Path publicKey;

    @Mixin
    private Loading loading = new Loading();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Inputs.requireExistence("FOLDER", folder);
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    "FOLDER must be a folder with a pack.yaml, but '" + folder + "' is a file. Name the folder.");
        }
        if (!out.toString().matches("(?i).*\\.(jar|zip)")) {
            throw new Refusal("--out must end in .jar or .zip, but was '" + out + "'. Name it so.");
        }
        before.forEach(path -> Inputs.requireExistence("--after", path));
        if (before.isEmpty() && loading.asksForSignatures()) {
            throw new Refusal("--signed-by must come with --after, whose packs it is about, but was alone."
                    + " Name a pack that this one builds on, or leave it out; --sign signs this one.");
        }
        KeyPair keys = keys();
        return loading.with(vocabulary -> pack(vocabulary, keys));
    }

    private @Nullable KeyPair keys() {
        if (privateKey == null && publicKey == null) {
            return null;
        }
        if (privateKey == null || publicKey == null) {
            throw new Refusal("--sign and --key must come together, but '" + (privateKey == null ? "--key" : "--sign")
                    + "' is alone. Name the file of the private key and the file of its public key.");
        }
        return KeyFiles.pair("--sign", privateKey, "--key", publicKey);
    }

    private int pack(Vocabulary vocabulary, @Nullable KeyPair keys) {
        List<PackCheck> signed =
                loading.check(before, vocabulary, loading.libraryPacks(true).toArray(RulePack[]::new));
        List<Path> paths = new ArrayList<>(before);
        paths.add(folder);
        List<PackCheck> checked = signed.stream().allMatch(PackCheck::loads)
                ? RulePack.check(paths, vocabulary, loading.libraryPacks(true).toArray(RulePack[]::new))
                : signed;
        boolean well = checked.stream().allMatch(PackCheck::loads);
        List<PackCheck> shown =
                checked.stream().filter(pack -> !pack.findings().isEmpty()).toList();
        spec.commandLine().getOut().print(CheckCommand.text(shown, surroundings.width()));
        if (!well) {
            return Gatehouse.BAD;
        }
        RulePack packed = written(vocabulary, keys);
        spec.commandLine()
                .getOut()
                .print(Text.printable(out + " holds " + packed + ".") + "\n  digest     " + packed.digest()
                        + "\n  signed by  "
                        + packed.signature().map(PackSignature::key).orElse("nobody") + "\n");
        return Gatehouse.GOOD;
    }

    private RulePack written(Vocabulary vocabulary, @Nullable KeyPair keys) {
        try {
            return keys == null
                    ? PackArchive.write(folder, out, vocabulary)
                    : PackArchive.writeSigned(folder, out, vocabulary, keys);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()).replaceFirst("^keys", "--sign and --key"));
        } catch (UncheckedIOException e) {
            throw new Refusal("--out must be a file that can be written, but '" + out + "' is not: "
                    + Objects.requireNonNull(e.getCause()).getClass().getSimpleName()
                    + ". Check the folder and its rights.");
        }
    }
}
