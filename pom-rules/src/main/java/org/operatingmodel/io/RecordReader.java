package org.operatingmodel.io;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.portfolio.PortfolioViolation;

/**
 * Reads one record of any kind from a YAML file, with the same strictness as a portfolio.
 *
 * @since 0.1
 */
public final class RecordReader {
    private static final int LIMIT = 64 * 1024;
    private static final int LARGE = 16 << 20;

    private RecordReader() {}

    /**
     * The record that a file holds.
     *
     * @param file a YAML file of at most 64 KiB
     * @param type the record type; each of its components is a field of the file
     * @throws PortfolioException if anything is wrong with the file; it names all of it
     * @throws IllegalStateException if a library that the file needs is not on the class path; the message names it
     */
    public static <T extends Record> T yaml(Path file, Class<T> type) {
        Violations violations = new Violations();
        Place start = Place.start(String.valueOf(file.getFileName()));
        return record(new InputFile(LIMIT, violations).text(file, start), start, type, violations);
    }

    /**
     * The record that bytes hold.
     *
     * @param name the name of the file that they are of, for messages
     * @param bytes UTF-8 text in YAML, at most 64 KiB
     * @param type the record type; each of its components is a field of the file
     * @throws PortfolioException if anything is wrong with the text; it names all of it
     * @throws IllegalStateException if a library that the text needs is not on the class path; the message names it
     */
    public static <T extends Record> T yaml(String name, byte[] bytes, Class<T> type) {
        Violations violations = new Violations();
        Place start = Place.start(name);
        return record(new InputFile(LIMIT, violations).text(bytes, start), start, type, violations);
    }

    /**
     * The record that a YAML or JSON file holds; where a component of it is a {@link Portfolio} or a {@link PortfolioPatch},
     * that is written as in a file of its own, without imports.
     *
     * @param file a file of at most 16 MiB whose name ends in {@code .yaml}, {@code .yml} or {@code .json}
     * @param type the record type; each of its components is a field of the file
     * @param furtherKinds the kinds of evidence that rule packs declare beside the standard ones
     * @param further what else is wrong with the record, each with a path such as {@code cases[3].criteria'mvp.risks'}
     * @throws PortfolioException if anything is wrong with the file; it names all of it
     * @throws IllegalStateException if a library that the file needs is not on the class path; the message names it
     */
    public static <T extends Record> T read(
            Path file,
            Class<T> type,
            Collection<EvidenceKind> furtherKinds,
            Function<T, List<PortfolioViolation>> further) {
        Set<String> kinds = new TreeSet<>();
        EvidenceKind.standard().forEach(kind -> kinds.add(kind.value()));
        furtherKinds.forEach(kind -> kinds.add(kind.value()));
        Violations violations = new Violations();
        Node root = PortfolioReading.root(file, LARGE, violations);
        T record = root == null ? null : new Binder(kinds, violations).bind(type, root);
        if (record != null && root != null) {
            further.apply(record)
                    .forEach(violation -> violations.addMessage(
                            PatchReader.at(root, violation.path()), violation.path(), violation.message()));
        }
        if (record == null || !violations.none()) {
            throw violations.exception();
        }
        return record;
    }

    private static <T extends Record> T record(
            @Nullable String text, Place start, Class<T> type, Violations violations) {
        Libraries.requireJson();
        Libraries.requireYaml();
        Node root = text == null ? null : YamlParser.yaml(text, start, LIMIT, violations);
        T record = null;
        if (root instanceof Node.Members object) {
            record = new Binder(null, violations).bind(type, object);
        } else if (root != null) {
            violations.add(root.place(), "must hold an object, but was " + root.shown() + ". Start with 'id:'.");
        }
        if (record == null || !violations.none()) {
            throw violations.exception();
        }
        return record;
    }
}
