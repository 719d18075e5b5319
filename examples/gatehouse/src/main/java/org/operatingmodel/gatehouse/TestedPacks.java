package org.operatingmodel.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.testing.PackTest;
import org.operatingmodel.rules.testing.PackTests;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that name packs whose tests are asked, and say what they are loaded with. */
final class TestedPacks {
    @Parameters(
            paramLabel = "PACK",
            arity = "1..*",
            description = "Rule packs: folders with tests in the folder tests/. Loaded together, in their order.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--pack",
            paramLabel = "PATH",
            description = "A rule pack that is loaded before them, and whose tests are not asked. May be repeated.")
    private List<Path> before = new ArrayList<>();

    @Option(names = "--no-standard", description = "Leave the standard pack out.")
    private boolean withoutStandard;

    @Mixin
    private Loading loading = new Loading();

    /**
     * What comes of the packs and of their tests.
     *
     * @throws Refusal if a pack has an error, or a type of the host cannot be used
     */
    <T> T with(BiFunction<Packs, Map<Path, PackTests>, T> made) {
        paths.forEach(path -> {
            Inputs.requireExistence("PACK", path);
            if (!Files.isDirectory(path)) {
                throw new Refusal("PACK must be a folder, as tests are no part of an archive, but was '" + path
                        + "'. Name the folder that it is made of.");
            }
        });
        return loading.with(vocabulary -> {
            List<Path> together = new ArrayList<>(before);
            together.addAll(paths);
            Packs packs = Packs.load(loading.libraryPacks(!withoutStandard), together, loading, vocabulary);
            Map<Path, PackTests> tests = new LinkedHashMap<>();
            paths.forEach(path -> tests.put(path, PackTests.read(path, packs.evidenceKinds())));
            return made.apply(packs, tests);
        });
    }

    /** The ids of the packs whose tests are asked. */
    Set<PackId> tested(Packs packs) {
        Set<PackId> ids = new TreeSet<>();
        int all = packs.all().size();
        packs.all().subList(all - paths.size(), all).forEach(pack -> ids.add(pack.id()));
        return ids;
    }

    /** The tests of all packs. */
    static List<PackTest> all(Map<Path, PackTests> tests) {
        return tests.values().stream().flatMap(each -> each.tests().stream()).toList();
    }

    /** @throws Refusal if a share is no percentage */
    static void requirePercent(String option, int percent) {
        if (percent < 0 || percent > 100) {
            throw new Refusal(option + " must be from 0 to 100, but was '" + percent + "'. Give a share in percent.");
        }
    }
}
