package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.PersonScoped;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.portfolio.StreamScoped;

/**
 * The file of meanings repeats the Javadoc of the standard vocabulary, word for word. After a change of Javadoc,
 * {@code mvn test -Dtest=MeaningsTest -Dpages.update=true} writes it anew.
 */
class MeaningsTest {
    private static final Path FILE = Path.of("src/main/resources/org/operatingmodel/rules/language/meanings.txt");
    private static final List<Class<?>> SCOPES =
            List.of(ProductScoped.class, StreamScoped.class, PersonScoped.class, Dated.class);
    private static final List<Path> SOURCES =
            List.of(Path.of("../pom-core/src/main/java"), Path.of("../pom-metrics/src/main/java"));

    /** The full names of the types whose Javadoc counts, by simple name. */
    private static final Map<String, String> TYPES = Stream.concat(
                    Vocabulary.standard().typeNames().stream()
                            .map(name -> Vocabulary.standard().type(name).orElseThrow()),
                    SCOPES.stream())
            .collect(Collectors.toMap(Class::getSimpleName, Class::getName));

    @Test
    void the_file_says_what_the_javadoc_says() throws IOException {
        Map<String, String> javadoc = new Javadoc().read();
        List<String> expected = new ArrayList<>();
        expected.add("# Made from Javadoc by MeaningsTest; do not edit.");
        for (Glossary.Type type : Glossary.of(Vocabulary.standard()).types()) {
            if (type.sort() == Glossary.Sort.VALUE) {
                continue;
            }
            String name = type.type().getSimpleName();
            expected.add(name + ": " + javadoc.getOrDefault(name, ""));
            for (Glossary.Word word : type.words()) {
                String key = word.key();
                String inherited = key.substring(key.indexOf('.'));
                String meaning = javadoc.getOrDefault(
                        key,
                        SCOPES.stream()
                                .map(parent -> javadoc.getOrDefault(parent.getSimpleName() + inherited, ""))
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse(""));
                expected.add(key + ": " + meaning);
            }
        }
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(FILE, String.join("\n", expected) + "\n");
        } else {
            assertThat(Files.readAllLines(FILE)).isEqualTo(expected);
        }
    }

    /** Reads the first sentence of each type, method and constant, and the text of each component. */
    private static final class Javadoc {
        private final Map<String, String> found = new HashMap<>();

        Map<String, String> read() throws IOException {
            List<Path> files = new ArrayList<>();
            for (Path source : SOURCES) {
                try (Stream<Path> below = Files.walk(source)) {
                    below.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().endsWith("-info.java"))
                            .sorted()
                            .forEach(files::add);
                }
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager =
                    compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                JavacTask task = (JavacTask) compiler.getTask(
                        null,
                        manager,
                        problem -> {},
                        List.of("-proc:none"),
                        null,
                        manager.getJavaFileObjectsFromPaths(files));
                DocTrees trees = DocTrees.instance(task);
                for (CompilationUnitTree unit : task.parse()) {
                    new Scanner(trees).scan(unit, null);
                }
            }
            return found;
        }

        private final class Scanner extends TreePathScanner<Void, Void> {
            private final DocTrees trees;

            Scanner(DocTrees trees) {
                this.trees = trees;
            }

            /** The simple name of the type around, where it is one of the vocabulary; empty where it is another. */
            private String owner() {
                String name = "";
                for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                    if (path.getLeaf() instanceof ClassTree type) {
                        name = type.getSimpleName() + (name.isEmpty() ? "" : "$" + name);
                    }
                }
                String simple = name.substring(name.lastIndexOf('$') + 1);
                String full = getCurrentPath().getCompilationUnit().getPackageName() + "." + name;
                return TYPES.getOrDefault(simple, "").equals(full) ? simple : "";
            }

            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null) {
                    String name = owner();
                    found.put(name, text(comment.getFirstSentence()));
                    for (DocTree tag : comment.getBlockTags()) {
                        if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                            found.put(name + "." + param.getName().getName(), sentence(text(param.getDescription())));
                        }
                    }
                }
                return super.visitClass(type, nothing);
            }

            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null) {
                    String parameters = method.getParameters().stream()
                            .map(VariableTree::getType)
                            .map(Tree::toString)
                            .map(type -> type.replaceAll("<.*>|@\\w+ ", ""))
                            .collect(Collectors.joining(", ", "(", ")"));
                    found.put(
                            owner() + "." + method.getName() + parameters, sentence(text(comment.getFirstSentence())));
                }
                return super.visitMethod(method, nothing);
            }

            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
                    found.put(owner() + "." + variable.getName(), sentence(text(comment.getFirstSentence())));
                }
                return super.visitVariable(variable, nothing);
            }
        }

        private static String text(List<? extends DocTree> parts) {
            StringBuilder text = new StringBuilder();
            for (DocTree part : parts) {
                if (part instanceof LiteralTree literal) {
                    text.append('`').append(literal.getBody()).append('`');
                } else if (part instanceof LinkTree link) {
                    String label = text(link.getLabel());
                    text.append(
                            label.isEmpty()
                                    ? "`"
                                            + link.getReference()
                                                    .getSignature()
                                                    .replaceAll("^#|.*\\.(?=[A-Z])", "")
                                                    .replace('#', '.')
                                            + "`"
                                    : label);
                } else {
                    text.append(part);
                }
            }
            return text.toString().replaceAll("\\s+", " ").strip();
        }

        private static String sentence(String text) {
            return text.isEmpty()
                    ? ""
                    : Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
        }
    }
}
