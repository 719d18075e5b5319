package org.operatingmodel.io;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.Portfolio;

/** One reading of one portfolio file and its imports. */
final class PortfolioReading {
    static final String IMPORTS = "imports";

    private final @Nullable Path file;
    private final int limit;
    private final Violations violations;
    private final Binder binder;
    private final Facts facts;

    private PortfolioReading(Set<String> evidenceKinds, int limit, @Nullable Path file, Violations violations) {
        this.file = file;
        this.limit = limit;
        this.violations = violations;
        this.binder = new Binder(evidenceKinds, violations);
        this.facts = new Facts(evidenceKinds, violations);
    }

    /** The portfolio that a file holds. */
    static Portfolio of(Path file, Set<String> evidenceKinds, int limit) {
        Violations violations = new Violations();
        Node root = root(file, limit, violations);
        PortfolioReading reading = new PortfolioReading(evidenceKinds, limit, file, violations);
        Portfolio portfolio = root == null ? null : reading.portfolio(root);
        if (portfolio == null) {
            throw violations.exception();
        }
        return portfolio;
    }

    /** The portfolio that a part of a file describes, which has no imports; null after a reported violation. */
    static @Nullable Portfolio inline(Node node, Set<String> evidenceKinds, Violations violations) {
        return new PortfolioReading(evidenceKinds, 0, null, violations).portfolio(node);
    }

    private @Nullable Portfolio portfolio(Node root) {
        if (!(root instanceof Node.Members object)) {
            violations.add(root.place(), "must hold an object, but was " + root.shown() + ". Start with 'products:'.");
            return null;
        }
        read(object);
        facts.checkReferences(violations);
        return violations.none() ? facts.portfolio() : null;
    }

    /** What a file whose name ends in {@code .yaml}, {@code .yml} or {@code .json} holds; null after a reported violation. */
    static @Nullable Node root(Path file, int limit, Violations violations) {
        Place start = Place.start(name(file));
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(file)) {
            violations.add(start, "must be a file, but was a directory. Name a file in it.");
            return null;
        }
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        if (!yaml && !name.endsWith(".json")) {
            violations.add(start, "must end in .yaml, .yml or .json, but was '" + file.getFileName() + "'. Rename it.");
            return null;
        }
        Libraries.requireJson();
        if (yaml) {
            Libraries.requireYaml();
        }
        String text = new InputFile(limit, violations).text(file, start);
        if (text == null) {
            return null;
        }
        return yaml ? YamlParser.yaml(text, start, limit, violations) : NodeParser.json(text, start, limit, violations);
    }

    private void read(Node.Members root) {
        List<String> known = new ArrayList<>();
        Facts.components().forEach(component -> known.add(component.name()));
        if (file != null) {
            known.add(IMPORTS);
        }
        known.add(PortfolioSchema.VERSION_KEY);
        binder.refuseUnknown(root, known);
        boolean misspelt = !known.containsAll(root.members().keySet());
        for (RecordShape.Component list : Facts.components()) {
            Node node = Binder.given(root, list.name());
            if (node instanceof Node.Elements elements) {
                Class<? extends Record> type = list.slot().of().type().asSubclass(Record.class);
                elements.elements().forEach(element -> facts.add(list.name(), type, element));
            } else if (node != null || misspelt) {
                facts.incomplete(list.name());
            }
            if (node != null && !(node instanceof Node.Elements)) {
                binder.refuseList(node);
            }
        }
        checkVersion(Binder.given(root, PortfolioSchema.VERSION_KEY));
        Node imports = file == null ? null : Binder.given(root, IMPORTS);
        if (imports instanceof Node.Elements elements) {
            elements.elements().forEach(this::include);
        } else if (imports != null) {
            binder.refuseList(imports);
        }
    }

    private void checkVersion(@Nullable Node given) {
        if (given != null
                && !(given instanceof Node.Scalar scalar && scalar.text().equals(PortfolioSchema.VERSION))) {
            violations.add(
                    given.place(),
                    "must be '" + PortfolioSchema.VERSION + "', but was " + given.shown()
                            + ". Read it with the library of that version, or bring the file up to this one.");
        }
    }

    private void include(Node node) {
        CsvImport table = binder.bind(CsvImport.class, node);
        Node name = node instanceof Node.Members object ? Binder.given(object, "file") : null;
        if (table == null || name == null) {
            return;
        }
        Libraries.requireCsv();
        Path path = inside(Objects.requireNonNull(file, "file"), table.file());
        if (path == null) {
            violations.add(
                    name.place(),
                    "must name a .csv or .csv.gz file inside the portfolio's folder, but was " + name.shown()
                            + ". Put it there and give its relative path.");
            return;
        }
        String shown = name(path);
        String text = new InputFile(limit, violations).text(path, Place.start(shown));
        if (text == null) {
            return;
        }
        String fileName = String.valueOf(path.getFileName());
        switch (table.format()) {
            case FLOW_TRANSITIONS -> {
                FlowTransitions transitions = new FlowTransitions(binder, violations);
                FlowTransitions.TABLE.read(text, shown, fileName, limit, violations, transitions::add);
                transitions.addTo(facts);
            }
            case FOCUS_COSTS -> {
                FocusCosts costs = new FocusCosts(fileName, facts, violations);
                FocusCosts.TABLE.read(text, shown, fileName, limit, violations, costs::add);
            }
        }
    }

    /** The path of an import; null if it leads out of the folder, by a link or otherwise, or is no table. */
    private static @Nullable Path inside(Path file, String relative) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            Path sibling = file.resolveSibling(relative).normalize();
            Path target = sibling.toAbsolutePath().normalize();
            boolean table = relative.endsWith(".csv") || relative.endsWith(".csv.gz");
            if (!table || folder == null || Path.of(relative).isAbsolute() || !target.startsWith(folder)) {
                return null;
            }
            boolean escapes = Files.exists(target) && !target.toRealPath().startsWith(folder.toRealPath());
            return escapes ? null : sibling;
        } catch (InvalidPathException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of '" + file + "' could not be read.", e);
        }
    }

    private static String name(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }
}
