package org.operatingmodel.testkit.opinion;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.drools.codegen.common.GeneratedFile;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.model.codegen.execmodel.ModelBuilderImpl;
import org.drools.model.codegen.execmodel.PackageSources;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.builder.conf.ParallelLambdaExternalizationOption;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.io.ResourceFactory;

/**
 * The classes that the executable model makes of texts of rules.
 *
 * <p>They are bytes: none of them is loaded before {@link #knowledgeBase} is asked for.
 */
final class Generated {
    private static final List<String> OPTIONS =
            List.of("-source", "17", "-target", "17", "-proc:none", "-nowarn", "-g:none", "-Xlint:none");

    private final ClassLoader parent;
    private final List<String> models;
    private final Map<String, byte[]> classes;

    private Generated(ClassLoader parent, List<String> models, Map<String, byte[]> classes) {
        this.parent = parent;
        this.models = models;
        this.classes = classes;
    }

    /**
     * The classes of a text.
     *
     * @param types types that it names, beside those of the library
     * @throws IllegalStateException if it does not compile
     */
    static Generated of(String text, Collection<? extends Class<?>> types) {
        ClassLoader parent = new Types(types);
        KnowledgeBuilderConfiguration configuration =
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, parent);
        configuration.setOption(LanguageLevelOption.DRL6);
        configuration.setOption(ParallelRulesBuildThresholdOption.get(-1));
        configuration.setOption(ParallelLambdaExternalizationOption.DISABLED);
        ModelBuilderImpl<PackageSources> builder = new ModelBuilderImpl<>(
                PackageSources::dumpSources, configuration.as(KnowledgeBuilderConfigurationImpl.KEY), null, false);
        try {
            builder.batch()
                    .add(
                            ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8))
                                    .setSourcePath("rules.drl"),
                            ResourceType.DRL)
                    .build();
        } catch (RuntimeException e) {
            throw refused(Stream.of(e.toString()), text);
        }
        if (builder.hasErrors()) {
            throw refused(builder.getErrors().stream().map(KnowledgeBuilderError::getMessage), text);
        }
        List<String> models = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (PackageSources made : builder.getPackageSources()) {
            models.addAll(made.getModelNames());
            List<GeneratedFile> files = new ArrayList<>();
            made.collectGeneratedFiles(files);
            files.forEach(file ->
                    sources.add(new Source(file.relativePath(), new String(file.contents(), StandardCharsets.UTF_8))));
        }
        return new Generated(parent, models, compiled(sources, types, text));
    }

    /** The bytes of each class, by its name with dots. */
    Map<String, byte[]> classes() {
        return Collections.unmodifiableMap(classes);
    }

    /** The knowledge base that the classes make; this loads and runs them. */
    KieBase knowledgeBase() {
        Loader loader = new Loader(parent, classes);
        List<Model> made = new ArrayList<>();
        try {
            for (String model : models) {
                made.add(
                        (Model) loader.loadClass(model).getDeclaredConstructor().newInstance());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The model must have a constructor without parameters.", e);
        }
        return KieBaseBuilder.createKieBaseFromModel(made, RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader));
    }

    private static Map<String, byte[]> compiled(
            List<Source> sources, Collection<? extends Class<?>> types, String text) {
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        Memory memory = Compiler.compile(sources, types, told);
        if (memory == null) {
            throw refused(
                    told.getDiagnostics().stream()
                            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                            .map(each -> each.getMessage(Locale.ROOT)),
                    text);
        }
        return memory.classes();
    }

    private static IllegalStateException refused(Stream<String> errors, String text) {
        return new IllegalStateException("The text must compile as an executable model, but did not.\n  "
                + errors.map(error -> error.lines().findFirst().orElse(""))
                        .distinct()
                        .collect(Collectors.joining("\n  "))
                + "\nThe text is\n" + text);
    }

    /** A source file. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:/" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** The compiler, with the jars that it has open: opening them takes longer than compiling a few rules. */
    private static final class Compiler {
        private static final JavaCompiler JAVAC =
                Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "compiler");
        private static final StandardJavaFileManager FILES =
                JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        private static final Set<Path> PATH = new LinkedHashSet<>();

        /** What it writes; absent if it refuses. */
        static synchronized @Nullable Memory compile(
                List<Source> sources, Collection<? extends Class<?>> types, DiagnosticCollector<JavaFileObject> told) {
            addToClassPath(types);
            Memory memory = new Memory(FILES);
            boolean compiles = JAVAC.getTask(new StringWriter(), memory, told, OPTIONS, null, List.copyOf(sources))
                    .call();
            return compiles ? memory : null;
        }

        /** The class path of this virtual machine, and where the types come from. */
        private static void addToClassPath(Collection<? extends Class<?>> types) {
            Set<Path> needed = new LinkedHashSet<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                needed.add(Path.of(entry));
            }
            for (Class<?> type : types) {
                CodeSource source = type.getProtectionDomain().getCodeSource();
                if (source != null) {
                    needed.add(Path.of(URI.create(source.getLocation().toString())));
                }
            }
            if (PATH.addAll(needed)) {
                try {
                    FILES.setLocationFromPaths(StandardLocation.CLASS_PATH, PATH);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Keeps what a compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:/" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new TreeMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }

    /** Finds the types by name, and all else where this library comes from. */
    private static final class Types extends ClassLoader {
        private final Map<String, Class<?>> types = new TreeMap<>();

        Types(Collection<? extends Class<?>> types) {
            super(Generated.class.getClassLoader());
            types.forEach(type -> this.types.put(type.getName(), type));
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> type = types.get(name);
            if (type == null) {
                throw new ClassNotFoundException(name);
            }
            return type;
        }
    }

    /** Loads the classes, and what they name from the parent. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
