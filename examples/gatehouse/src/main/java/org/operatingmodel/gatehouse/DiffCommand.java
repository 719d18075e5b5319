package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.difference.PackDifference;
import org.operatingmodel.rules.language.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what one version of a rule pack asks more or less than another. */
@Command(
        name = "diff",
        description = {
            "Say what one version of a rule pack asks more or less than another.",
            "",
            "What is said to be tightened or loosened is proved for all facts on which both rules can be evaluated;"
                    + " where no proof is found, it is changed. The exit code is 0 whatever differs."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class DiffCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            paramLabel = "PACK_A",
            description = "The pack that was: a folder, .jar, .zip, .drl or .dslr file.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "PACK_B", description = "The pack that is.")
    private Path after = Path.of("");

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs; text by default.")
    private String formatWord = "text";

    @Mixin
    private HostTypes types = new HostTypes();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.TEXT, Format.JSON);
        Inputs.requireExistence("PACK_A", before);
        Inputs.requireExistence("PACK_B", after);
        return types.with(
                vocabulary -> print(PackDifference.between(pack(before, vocabulary), pack(after, vocabulary)), format));
    }

    private int print(PackDifference difference, Format format) {
        spec.commandLine()
                .getOut()
                .print(
                        format == Format.JSON
                                ? difference.json()
                                : Text.hangingLines(Text.printable(difference.text()), surroundings.width()));
        return Gatehouse.GOOD;
    }

    private static RulePack pack(Path path, Vocabulary vocabulary) {
        try {
            return RulePack.from(path, vocabulary);
        } catch (RulePackException wrong) {
            throw new Refusal(wrong.findings().stream()
                    .map(finding -> Packs.located(path, finding))
                    .collect(Collectors.joining("\n")));
        }
    }
}
