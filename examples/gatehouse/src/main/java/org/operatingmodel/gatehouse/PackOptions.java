package org.operatingmodel.gatehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.operatingmodel.rules.RulePack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the rule packs of a command, and say how they are loaded. */
final class PackOptions {
    @Option(
            names = "--pack",
            paramLabel = "PATH",
            description =
                    "A rule pack beside the standard one: a folder, a .jar, a .zip, a .drl or a .dslr file. May be repeated.")
    private List<Path> packPaths = new ArrayList<>();

    @Option(names = "--no-standard", description = "Leave the standard pack out.")
    private boolean withoutStandard;

    @Mixin
    private Loading loading = new Loading();

    /**
     * What comes of the rule packs, the standard one first.
     *
     * @throws Refusal if there is none, one has an error, or a type of the host cannot be used
     */
    <T> T with(Function<Packs, T> made) {
        return loading.with(vocabulary ->
                made.apply(Packs.load(loading.libraryPacks(!withoutStandard), packPaths, loading, vocabulary)));
    }

    /**
     * What comes of the rule packs that are in force, and of these, the standard one first in both.
     *
     * @param inForce the packs that are in force, beside the standard one
     * @throws Refusal if there is none of either, one has an error, or a type of the host cannot be used
     */
    <T> T with(List<Path> inForce, BiFunction<Packs, Packs, T> made) {
        if (withoutStandard && inForce.isEmpty()) {
            throw new Refusal(
                    "--no-standard must come with at least one --against, but was alone. Name a pack that is in"
                            + " force, or leave it out.");
        }
        inForce.forEach(path -> Inputs.requireExistence("--against", path));
        List<RulePack> standard = withoutStandard ? List.of() : List.of(RulePack.standard());
        return loading.with(vocabulary -> made.apply(
                Packs.load(standard, inForce, loading, vocabulary),
                Packs.load(loading.libraryPacks(!withoutStandard), packPaths, loading, vocabulary)));
    }
}
