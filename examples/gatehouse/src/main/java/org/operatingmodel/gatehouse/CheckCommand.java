package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with rule packs, without deciding anything. */
@Command(
        name = "check",
        description = "Say everything that is wrong with rule packs, each path a pack of its own.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Rule packs: folders, .jar, .zip, .drl or .dslr files.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|json|sarif|junit",
            description = "For people, programs, code review or build servers; text by default.")
    private String formatWord = "text";

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Where the classes of --fact are: a folder or a jar. May be repeated.")
    private List<String> classPaths = new ArrayList<>();

    @Option(
            names = "--fact",
            paramLabel = "CLASS",
            arity = "1",
            description = "A record type of the host that rules may name, by its full name. May be repeated.")
    private List<String> factNames = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.values());
        paths.forEach(path -> Inputs.requireExistence("PATH", path));
        List<Checked> checked;
        try (HostClasses classes = HostClasses.open(classPaths)) {
            Vocabulary vocabulary = classes.vocabulary(factNames);
            checked = paths.stream()
                    .map(path -> new Checked(path, RulePack.check(path, vocabulary, RulePack.standard())))
                    .toList();
        }
        String report = switch (format) {
            case TEXT -> text(checked);
            case JSON -> Json.of(checked);
            case SARIF -> Sarif.of(checked);
            case JUNIT -> JunitXml.of(checked);
        };
        spec.commandLine().getOut().print(report);
        return checked.stream().allMatch(Checked::loads) ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private String text(List<Checked> checked) {
        StringBuilder text = new StringBuilder();
        for (Checked pack : checked) {
            int n = pack.findings().size();
            String findings = n == 0 ? "nothing to mend" : n + (n == 1 ? " finding" : " findings");
            text.append(line(0, pack.path() + (pack.loads() ? " loads: " : " does not load: ") + findings + "."));
            for (Finding finding : pack.findings()) {
                text.append(line(
                        2,
                        Packs.located(pack.path(), finding)
                                + (finding.severity() == Finding.Severity.ERROR ? "" : " (warning)")));
            }
        }
        return text.toString();
    }

    private String line(int indent, String text) {
        return " ".repeat(indent) + Text.hanging(indent + 2, Text.printable(text), surroundings.width() - indent);
    }

    /**
     * A pack and what is wrong with it.
     *
     * @param path where it is
     * @param findings what is wrong with it
     */
    record Checked(Path path, List<Finding> findings) {
        /** Whether the pack can be used: no finding is an error. */
        boolean loads() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }
    }
}
