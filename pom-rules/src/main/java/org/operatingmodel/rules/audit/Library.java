package org.operatingmodel.rules.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.internal.Sha256;

/**
 * The library that decided.
 *
 * @param version its version
 * @param digest the SHA-256 of its modules, of jars or of folders, as 64 lower-case hexadecimal digits; {@code unknown}
 *     where they cannot be read, such as inside another archive
 * @param language the version of the rule language
 * @since 0.1
 */
public record Library(String version, String digest, int language) {
    /** The library that runs. */
    public static Library current() {
        return Current.LIBRARY;
    }

    static String digest(Set<Path> places) {
        try {
            return read(places);
        } catch (IOException | UncheckedIOException e) {
            return "unknown";
        }
    }

    private static String read(Set<Path> places) throws IOException {
        MessageDigest all = Sha256.begin();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                List<Path> files;
                try (Stream<Path> walk = Files.walk(place)) {
                    files = walk.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : files) {
                    all.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    all.update(Sha256.begin().digest(Files.readAllBytes(file)));
                }
            } else {
                all.update(Sha256.begin().digest(Files.readAllBytes(place)));
            }
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** Computed once: the modules do not change while they run. */
    private static final class Current {
        static final Library LIBRARY = new Library(RulePack.LIBRARY_VERSION, digest(), RulePack.LANGUAGE_VERSION);

        private static String digest() {
            Set<Path> places = new LinkedHashSet<>();
            for (Class<?> type : List.of(Product.class, UndefinedFigure.class, RulePack.class)) {
                CodeSource source = type.getProtectionDomain().getCodeSource();
                if (source == null || source.getLocation() == null) {
                    return "unknown";
                }
                try {
                    URI place = source.getLocation().toURI();
                    if (!"file".equals(place.getScheme())) {
                        return "unknown";
                    }
                    places.add(Path.of(place));
                } catch (URISyntaxException | IllegalArgumentException e) {
                    return "unknown";
                }
            }
            return Library.digest(places);
        }
    }
}
