package org.operatingmodel.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.Handbook;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Vocabulary;

/** The rule packs that a command was given, opened and checked. */
final class Packs {
    private final List<RulePack> packs;
    private final Loading loading;
    private final Vocabulary vocabulary;

    private Packs(List<RulePack> packs, Loading loading, Vocabulary vocabulary) {
        this.packs = packs;
        this.loading = loading;
        this.vocabulary = vocabulary;
    }

    /** @throws Refusal if there is none, or one has an error or does not go with the others; the message names all of it */
    static Packs load(List<RulePack> ofLibrary, List<Path> paths, Loading loading, Vocabulary vocabulary) {
        if (ofLibrary.isEmpty() && paths.isEmpty()) {
            throw new Refusal(
                    "--no-standard must come with at least one --pack or --with, but was alone. Name a pack, or leave it out.");
        }
        paths.forEach(path -> Inputs.requireExistence("--pack", path));
        RulePack[] before = ofLibrary.toArray(RulePack[]::new);
        List<RulePack> packs = new ArrayList<>(List.of(before));
        List<String> problems = new ArrayList<>();
        for (PackCheck check : loading.check(paths, vocabulary, before)) {
            check.pack().ifPresent(packs::add);
            if (!check.loads()) {
                check.findings().forEach(finding -> problems.add(located(check.path(), finding)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(String.join("\n", problems));
        }
        return new Packs(packs, loading, vocabulary);
    }

    /** The path of a file of a pack, as seen from where the command runs. */
    static String file(Path path, String file) {
        return Path.of(file).startsWith(path) ? file : within(path, file);
    }

    /** The finding with the path of its file, as seen from where the command runs. */
    static String located(Path path, Finding finding) {
        return file(path, finding.file()) + ":" + finding.line() + ":" + finding.column() + ": " + finding.slug() + ": "
                + finding.message() + " " + finding.fix();
    }

    private static String within(Path pack, String file) {
        if (Files.isDirectory(pack)) {
            return pack.resolve(file).toString();
        }
        boolean archive = pack.toString().matches("(?i).*\\.(jar|zip)");
        return archive && !Path.of(file).equals(pack.getFileName()) ? pack + "!/" + file : pack.toString();
    }

    /** The packs, in the order in which they are loaded. */
    List<RulePack> all() {
        return packs;
    }

    /** The kinds of evidence that the packs declare beside the standard ones. */
    List<EvidenceKind> evidenceKinds() {
        return packs.stream().flatMap(pack -> pack.evidenceKinds().stream()).toList();
    }

    /** The words and types that the packs were read with. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The types of facts that the host has added. */
    Collection<Class<? extends Record>> hostFactTypes() {
        return vocabulary.hostFactTypes().values();
    }

    Handbook handbook() {
        return Handbook.of(packs.toArray(RulePack[]::new));
    }

    Governance governance() {
        return loading.governance(packs);
    }
}
