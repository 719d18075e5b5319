package org.operatingmodel.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.operatingmodel.portfolio.HostFacts;

/**
 * Reads facts of a host's own record types from a YAML or JSON file, with the same strictness as a portfolio.
 *
 * <p>The top-level keys are the simple names of the types, such as {@code PenTest}; under each stands a list of its records.
 * Whatever is wrong is reported at once, each violation with its place. What the ids in the facts refer to is looked at when
 * something is decided: only then the portfolio is there.
 *
 * @since 0.1
 */
public final class HostFactsReader {
    private static final int LIMIT = 16 << 20;

    private HostFactsReader() {}

    /**
     * The facts that a file holds, of at most 16 MiB.
     *
     * @param file a file whose name ends in {@code .yaml}, {@code .yml} or {@code .json}
     * @param types the types that it may hold, such as those of
     *     {@link org.operatingmodel.rules.language.Vocabulary#hostFactTypes()}
     * @throws PortfolioException if anything is wrong with the file; it names all of it
     * @throws IllegalStateException if a library that the file needs is not on the class path; the message names it
     */
    public static HostFacts read(Path file, Collection<? extends Class<? extends Record>> types)
            throws PortfolioException {
        Map<String, Class<? extends Record>> byName = new LinkedHashMap<>();
        types.forEach(type -> byName.put(type.getSimpleName(), type));
        Violations violations = new Violations();
        Node root = PortfolioReading.root(file, LIMIT, violations);
        List<Record> facts = new ArrayList<>();
        if (root instanceof Node.Members object) {
            Binder binder = new Binder(null, violations);
            binder.refuseUnknown(object, List.copyOf(byName.keySet()));
            byName.forEach((name, type) -> {
                Node given = Binder.given(object, name);
                if (given instanceof Node.Elements list) {
                    for (Node element : list.elements()) {
                        Record fact = binder.bind(type, element);
                        if (fact != null) {
                            facts.add(fact);
                        }
                    }
                } else if (given != null) {
                    binder.refuseList(given);
                }
            });
        } else if (root != null) {
            violations.add(
                    root.place(),
                    "must hold an object, but was " + root.shown()
                            + ". Write the name of a type and ':', and a list of its facts below.");
        }
        if (!violations.none()) {
            throw violations.exception();
        }
        return HostFacts.of(facts);
    }
}
