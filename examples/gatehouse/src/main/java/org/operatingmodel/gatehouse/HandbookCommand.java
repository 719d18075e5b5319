package org.operatingmodel.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.operatingmodel.rules.Handbook;
import picocli.CommandLine.Command;
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
    @Option(
            names = "--pack",
            paramLabel = "PATH",
            description =
                    "A rule pack beside the standard one: a folder, a .jar, a .zip, a .drl or a .dslr file. May be repeated.")
    private List<Path> packPaths = new ArrayList<>();

    @Option(names = "--no-standard", description = "Leave the standard pack out.")
    private boolean withoutStandard;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write to.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OutFolder folder = new OutFolder(out);
        folder.requireWritable();
        Handbook handbook = Packs.load(!withoutStandard, packPaths).handbook();
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
