package org.operatingmodel.gatehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.operatingmodel.rules.language.Vocabulary;
import picocli.CommandLine.Option;

/** The options that name the fact types of a host. */
final class HostTypes {
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

    /**
     * What comes of the standard vocabulary and the types of the host, which are there until then.
     *
     * @throws Refusal if one is not there, cannot be loaded, or cannot be read by rules
     */
    <T> T with(Function<Vocabulary, T> made) {
        try (HostClasses classes = HostClasses.open(classPaths)) {
            return made.apply(classes.vocabulary(factNames));
        }
    }
}
