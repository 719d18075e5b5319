package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with rule packs, without deciding anything. */
@Command(
        name = "check",
        description = "Say everything that is wrong with rule packs, each by itself and all together, in their order.",
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
            names = "--signed-by",
            paramLabel = "PUBLIC-KEY-FILE",
            description = "A key, one of which must have signed each pack: Ed25519, in PEM form. May be repeated.")
    private List<Path> keyFiles = new ArrayList<>();

    @Mixin
    private HostTypes hostTypes = new HostTypes();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.values());
        paths.forEach(path -> Inputs.requireExistence("PATH", path));
        PublicKey[] keys = keyFiles.stream()
                .map(file -> KeyFiles.publicKey("--signed-by", file))
                .toArray(PublicKey[]::new);
        List<PackCheck> checked = hostTypes.with(vocabulary -> keys.length == 0
                ? RulePack.check(paths, vocabulary, RulePack.standard())
                : Governance.requireSignedBy(keys).check(paths, vocabulary, RulePack.standard()));
        String report = switch (format) {
            case TEXT -> text(checked, surroundings.width());
            case JSON -> Json.of(checked);
            case SARIF -> Sarif.of(checked);
            case JUNIT -> JunitXml.of(checked);
        };
        spec.commandLine().getOut().print(report);
        return checked.stream().allMatch(PackCheck::loads) ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    /** What is to be said about packs, for people. */
    static String text(List<PackCheck> checked, int width) {
        StringBuilder text = new StringBuilder();
        for (PackCheck pack : checked) {
            int n = pack.findings().size();
            String findings = n == 0 ? "nothing to mend" : n + (n == 1 ? " finding" : " findings");
            text.append(
                    line(width, 0, pack.path() + (pack.loads() ? " loads: " : " does not load: ") + findings + "."));
            for (Finding finding : pack.findings()) {
                text.append(line(
                        width,
                        2,
                        Packs.located(pack.path(), finding)
                                + (finding.severity() == Finding.Severity.ERROR ? "" : " (warning)")));
            }
        }
        return text.toString();
    }

    private static String line(int width, int indent, String text) {
        return " ".repeat(indent) + Text.hanging(indent + 2, Text.printable(text), width - indent);
    }
}
