package org.operatingmodel.gatehouse;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * The fact types of a host, read from folders and jars.
 *
 * <p>They see the platform and the types of the library, and nothing else that this command happens to bring.
 */
final class HostClasses implements AutoCloseable {
    private final List<Path> paths;
    private final URLClassLoader loader;

    private HostClasses(List<Path> paths, URLClassLoader loader) {
        this.paths = paths;
        this.loader = loader;
    }

    /**
     * Opens a class path.
     *
     * @param classPaths folders and jars, each text as Java's own option takes it
     * @throws Refusal if one is not there, or is no folder or jar
     */
    static HostClasses open(List<String> classPaths) {
        List<Path> paths = new ArrayList<>();
        List<URL> urls = new ArrayList<>();
        for (String classPath : classPaths) {
            for (String part : classPath.split(File.pathSeparator, -1)) {
                if (part.isEmpty()) {
                    continue;
                }
                Path path = Path.of(part);
                Inputs.requireExistence("--classpath", path);
                if (!Files.isDirectory(path)) {
                    requireJar(path);
                }
                paths.add(path);
                urls.add(url(path));
            }
        }
        return new HostClasses(paths, new URLClassLoader(urls.toArray(new URL[0]), new LibraryOnly()));
    }

    private static void requireJar(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            jar.getName();
        } catch (IOException e) {
            throw new Refusal("--classpath must be a folder or a jar, but '" + path + "' is neither. Check the path.");
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A path must have a URL, but '" + path + "' has none.", e);
        }
    }

    /**
     * The standard vocabulary with the fact types of those names.
     *
     * @throws Refusal if one is not there, cannot be loaded, or cannot be read by rules; the message names all of them
     */
    Vocabulary vocabulary(List<String> names) {
        List<Class<?>> types = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            try {
                types.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException e) {
                problems.add(
                        "--fact must be the full name of a class in --classpath, but '" + name + "' is not there"
                                + NearestName.of(name, known())
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(
                                                ". Write it like com.example.PenTest, and name the folder or jar that holds it."));
            } catch (LinkageError e) {
                problems.add(unusable(name, e));
            }
        }
        if (problems.isEmpty()) {
            try {
                return Vocabulary.standard().withFacts(types.toArray(new Class<?>[0]));
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            } catch (LinkageError | TypeNotPresentException e) {
                problems.add(unusable(String.join(", ", names), e));
            }
        }
        throw new Refusal(String.join("\n", problems));
    }

    private static String unusable(String name, Throwable problem) {
        return "--fact must be a class that this Java can load, but loading '" + name + "' failed: "
                + problem.getClass().getSimpleName() + ": " + problem.getMessage()
                + ". Put what it needs on --classpath, compiled for this Java.";
    }

    /** The names of the classes in the folders and jars. */
    private Set<String> known() {
        Set<String> names = new TreeSet<>();
        for (Path path : paths) {
            try {
                if (Files.isDirectory(path)) {
                    try (Stream<Path> files = Files.walk(path)) {
                        files.filter(Files::isRegularFile)
                                .map(file -> path.relativize(file).toString().replace(File.separatorChar, '/'))
                                .forEach(file -> addClass(file, names));
                    }
                } else {
                    try (JarFile jar = new JarFile(path.toFile())) {
                        jar.stream().forEach(entry -> addClass(entry.getName(), names));
                    }
                }
            } catch (IOException | UncheckedIOException unreadable) {
                continue;
            }
        }
        return names;
    }

    private static void addClass(String file, Set<String> names) {
        if (file.endsWith(".class") && !file.contains("-info.") && !file.startsWith("META-INF/")) {
            names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The class path of --classpath cannot be closed.", e);
        }
    }

    /** Shows the platform and the types that facts are written with. */
    private static final class LibraryOnly extends ClassLoader {
        private static final List<String> SHOWN =
                List.of("org.operatingmodel.", "org.jspecify.annotations.", "jakarta.validation.");

        private final ClassLoader library = HostClasses.class.getClassLoader();

        LibraryOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (SHOWN.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return library.loadClass(name);
        }
    }
}
