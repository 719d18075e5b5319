package org.operatingmodel.testkit.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules could leave behind in this virtual machine and its folders. */
public record Traces(Properties properties, Set<Thread> threads, Set<String> files, Locale locale, TimeZone zone) {
    public static Traces now() {
        return new Traces(
                (Properties) System.getProperties().clone(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !thread.isDaemon())
                        .collect(Collectors.toSet()),
                Stream.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir")))
                        .flatMap(Traces::files)
                        .collect(Collectors.toSet()),
                Locale.getDefault(),
                TimeZone.getDefault());
    }

    /** Files of the working folder, and those of the temporary folder that the samples would make. */
    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
            return files
                    .filter(file -> folder.toString().isEmpty()
                            || file.getFileName().toString().startsWith("sample"))
                    .map(Path::toString)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void assertNoneSince() {
        Traces now = now();
        assertThat(now.properties).isEqualTo(properties);
        assertThat(threads).containsAll(now.threads);
        assertThat(now.files).isEqualTo(files);
        assertThat(now.locale).isEqualTo(locale);
        assertThat(now.zone).isEqualTo(zone);
    }
}
