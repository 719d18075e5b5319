package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingLibrariesTest {
    @TempDir
    Path folder;

    @Test
    void without_jackson_reading_json_names_the_dependency() throws Exception {
        assertThat(reading("p.json", "{}", "com.fasterxml."))
                .isEqualTo(
                        "Reading JSON needs com.fasterxml.jackson.core:jackson-databind, but it is not on the class path."
                                + " Add the dependency.");
    }

    @Test
    void without_jackson_yaml_only_reading_yaml_names_the_dependency() throws Exception {
        assertThat(reading("p.yaml", "{}", "com.fasterxml.jackson.dataformat.", "org.yaml."))
                .isEqualTo("Reading YAML needs com.fasterxml.jackson.dataformat:jackson-dataformat-yaml,"
                        + " but it is not on the class path. Add the dependency.");
        assertThat(reading("p.json", "{}", "com.fasterxml.jackson.dataformat.", "org.yaml."))
                .isEqualTo("read");
    }

    @Test
    void without_fastcsv_only_an_import_names_the_dependency() throws Exception {
        Files.writeString(folder.resolve("costs.csv"), "");

        assertThat(reading(
                        "p.json",
                        "{\"imports\": [{\"format\": \"FOCUS_COSTS\", \"file\": \"costs.csv\"}]}",
                        "de.siegmar."))
                .isEqualTo(
                        "Reading CSV needs de.siegmar:fastcsv, but it is not on the class path. Add the dependency.");
        assertThat(reading("p.yaml", "{}", "de.siegmar.")).isEqualTo("read");
    }

    @Test
    void writing_and_the_schema_need_no_library() throws Exception {
        try (Without loader = new Without("com.fasterxml.", "org.yaml.", "de.siegmar.")) {
            Class<?> schema = loader.loadClass(PortfolioSchema.class.getName());
            Object builder = loader.loadClass("org.operatingmodel.portfolio.Portfolio")
                    .getMethod("builder")
                    .invoke(null);
            Object empty = builder.getClass().getMethod("build").invoke(builder);
            Class<?> writer = loader.loadClass(PortfolioWriter.class.getName());

            assertThat(schema.getMethod("json").invoke(null)).isEqualTo(PortfolioSchema.json());
            assertThat(writer.getMethod("yaml", empty.getClass()).invoke(null, empty))
                    .isEqualTo("schemaVersion: \"0.1\"\n");
        }
    }

    /** What reading comes to: {@code read}, or the message of the exception. */
    private String reading(String name, String text, String... missing) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        try (Without loader = new Without(missing)) {
            Class<?> type = loader.loadClass(PortfolioReader.class.getName());
            Object reader = type.getMethod("standard").invoke(null);
            type.getMethod("read", Path.class).invoke(reader, file);
            return "read";
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isExactlyInstanceOf(IllegalStateException.class);
            return e.getCause().getMessage();
        }
    }

    /** The class path without some packages. */
    private static final class Without extends URLClassLoader {
        private final List<String> missing;

        Without(String... missing) throws IOException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
            this.missing = List.of(missing);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (missing.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }
    }
}
