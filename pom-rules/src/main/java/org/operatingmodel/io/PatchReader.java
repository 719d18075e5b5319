package org.operatingmodel.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.portfolio.PortfolioViolation;

/**
 * Reads a change of a portfolio from a YAML or JSON file, with the same strictness as a portfolio.
 *
 * <p>The top-level keys are {@code add}, {@code replace} and {@code remove}. Under each stand lists of a portfolio: of whole
 * facts, and under {@code remove} of ids where the facts of the list have one. Whatever is wrong with the file is reported at
 * once; whether it fits a portfolio says {@link PortfolioPatch#violations}.
 *
 * @since 0.1
 */
public final class PatchReader {
    private static final int LIMIT = 16 << 20;
    private static final List<String> PARTS = List.of("add", "replace", "remove");

    /** A step of a path: an index, or the name of a member, in quotes where it is more than a word. */
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|'([^']+)'|\\w+");

    private PatchReader() {}

    /**
     * The patch in a file of at most 16 MiB whose name ends in {@code .yaml}, {@code .yml} or {@code .json}.
     *
     * @param file the file
     * @param furtherKinds the kinds of evidence that rule packs declare beside the standard ones
     * @throws PortfolioException if anything is wrong with the file; it names all of it
     * @throws IllegalStateException if a library that the file needs is not on the class path; the message names it
     */
    public static PortfolioPatch read(Path file, Collection<EvidenceKind> furtherKinds) throws PortfolioException {
        return read(file, furtherKinds, patch -> List.of());
    }

    /**
     * The patch in a file, which fits a portfolio.
     *
     * @param file the file, as {@link #read(Path, Collection)} reads it
     * @param furtherKinds the kinds of evidence that rule packs declare beside the standard ones
     * @param portfolio what it is to be applied to
     * @throws PortfolioException if anything is wrong with the file, or else if it does not fit; it names all of it, each with
     *     its place in the file
     * @throws IllegalStateException if a library that the file needs is not on the class path; the message names it
     */
    public static PortfolioPatch read(Path file, Collection<EvidenceKind> furtherKinds, Portfolio portfolio)
            throws PortfolioException {
        return read(file, furtherKinds, patch -> patch.violations(portfolio));
    }

    private static PortfolioPatch read(
            Path file,
            Collection<EvidenceKind> furtherKinds,
            Function<PortfolioPatch, List<PortfolioViolation>> unfit) {
        Set<String> kinds = new TreeSet<>();
        EvidenceKind.standard().forEach(kind -> kinds.add(kind.value()));
        furtherKinds.forEach(kind -> kinds.add(kind.value()));
        Violations violations = new Violations();
        Node root = PortfolioReading.root(file, LIMIT, violations);
        PortfolioPatch patch = root == null ? null : patch(root, new Binder(kinds, violations), violations);
        if (patch != null && root != null && violations.none()) {
            unfit.apply(patch)
                    .forEach(violation ->
                            violations.addMessage(at(root, violation.path()), violation.path(), violation.message()));
        }
        if (patch == null || !violations.none()) {
            throw violations.exception();
        }
        return patch;
    }

    /** The patch that a node describes; null after a reported violation. */
    static @Nullable PortfolioPatch patch(Node root, Binder binder, Violations violations) {
        if (!(root instanceof Node.Members object)) {
            violations.add(root.place(), "must hold an object, but was " + root.shown() + ". Start with 'add:'.");
            return null;
        }
        int before = violations.size();
        binder.refuseUnknown(object, PARTS);
        Map<String, List<Record>> add = lists(object, "add", binder, violations);
        Map<String, List<Record>> replace = lists(object, "replace", binder, violations);
        Map<String, List<Record>> remove = lists(object, "remove", binder, violations);
        if (violations.size() > before) {
            return null;
        }
        try {
            return new PortfolioPatch(add, replace, remove);
        } catch (IllegalArgumentException contradiction) {
            String.valueOf(contradiction.getMessage())
                    .lines()
                    .forEach(line ->
                            violations.addMessage(root.place(), root.place().path(), line));
            return null;
        }
    }

    /** Where a path leads to, or as far as the file goes along it. */
    static Place at(Node root, String path) {
        Node node = root;
        Matcher steps = STEP.matcher(path);
        while (steps.find()) {
            String index = steps.group(1);
            Node next = null;
            if (index == null && node instanceof Node.Members object) {
                String quoted = steps.group(2);
                next = Binder.given(object, quoted == null ? steps.group() : quoted);
            } else if (index != null && node instanceof Node.Elements list) {
                int i = Integer.parseInt(index);
                next = i < list.elements().size() ? list.elements().get(i) : null;
            }
            if (next == null) {
                break;
            }
            node = next;
        }
        return node.place();
    }

    private static Map<String, List<Record>> lists(
            Node.Members root, String part, Binder binder, Violations violations) {
        Map<String, List<Record>> lists = new LinkedHashMap<>();
        @Nullable Node given = Binder.given(root, part);
        if (given == null) {
            return lists;
        }
        if (!(given instanceof Node.Members object)) {
            violations.add(given.place(), "must be an object, but was " + given.shown() + ". Write names of lists.");
            return lists;
        }
        binder.refuseUnknown(
                object,
                Facts.components().stream().map(RecordShape.Component::name).toList());
        for (RecordShape.Component list : Facts.components()) {
            Node elements = Binder.given(object, list.name());
            if (elements instanceof Node.Elements known) {
                Class<? extends Record> fact = list.slot().of().type().asSubclass(Record.class);
                Class<? extends Record> type = part.equals("remove") ? PortfolioPatch.removedBy(fact) : fact;
                List<Record> bound = new ArrayList<>();
                for (Node element : known.elements()) {
                    Record value = binder.bind(type, element);
                    if (value != null) {
                        bound.add(value);
                    }
                }
                lists.put(list.name(), bound);
            } else if (elements != null) {
                binder.refuseList(elements);
            }
        }
        return lists;
    }
}
