package org.operatingmodel.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.operatingmodel.rules.Handbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes down what rule packs ask, for people who never read a rule. */
@Command(
        name = "handbook",
        description = "Write down what rule packs ask, of whom and why, as handbook.md and handbook.html.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class HandbookCommand implements Callable<Integer> {
    @Mixin
    private PackOptions packOptions = new PackOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write to.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OutFolder folder = new OutFolder(out);
        folder.requireWritable();
        Handbook handbook = packOptions.with(Packs::handbook);
        folder.write(draft -> {
            Files.writeString(draft.resolve("handbook.md"), handbook.markdown());
            Files.writeString(draft.resolve("handbook.html"), handbook.html());
        });
        spec.commandLine()
                .getOut()
                .print("Wrote " + out.resolve("handbook.md") + " and " + out.resolve("handbook.html") + ".\n");
        return Gatehouse.GOOD;
    }
}
