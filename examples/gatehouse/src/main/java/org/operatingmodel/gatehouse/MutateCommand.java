package org.operatingmodel.gatehouse;

import java.util.concurrent.Callable;
import org.operatingmodel.rules.testing.MutationScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes rules of packs a little, and says which changes their tests do not notice. */
@Command(
        name = "mutate",
        description = {
            "Change the rules of packs a little, one at a time, and say which changes their tests do not notice.",
            "",
            "The changed rules are judged by the naive evaluator; nothing is compiled or written."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class MutateCommand implements Callable<Integer> {
    @Mixin
    private TestedPacks tested = new TestedPacks();

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs; text by default.")
    private String formatWord = "text";

    @Option(
            names = "--min-score",
            paramLabel = "PERCENT",
            description = "Exit with 1 where the tests notice a smaller share of the changes; 90 by default.")
    private int least = 90;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.TEXT, Format.JSON);
        TestedPacks.requirePercent("--min-score", least);
        return tested.with((packs, tests) -> {
            MutationScore score;
            try {
                score = MutationScore.of(packs.all(), tested.tested(packs), TestedPacks.all(tests));
            } catch (IllegalArgumentException failing) {
                throw new Refusal(String.valueOf(failing.getMessage()));
            }
            spec.commandLine().getOut().print(format == Format.JSON ? score.json() : Text.printable(score.text()));
            return score.atLeast(least) ? Gatehouse.GOOD : Gatehouse.BAD;
        });
    }
}
