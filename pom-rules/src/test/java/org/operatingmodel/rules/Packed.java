package org.operatingmodel.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.operatingmodel.gate.PackId;

/** Packs of a few lines, in memory, in folders and in archives. */
final class Packed {
    static final String MANIFEST = "id: mobile\nversion: 1.0.0\npublisher: Mobile team\n";

    private Packed() {}

    /** A rule of the pack {@code mobile}, which asks for evidence about the criterion. */
    static String rule(String criterion) {
        return """
                rule "team: %1$s" @gate( "ga-exit" ) @criterion( "mobile.%1$s" )
                when GateReview( $p : productId ) Evidence( productId == $p, subject == "%1$s" )
                then end
                """.formatted(criterion);
    }

    /** Names and texts, in this order. */
    static Map<String, String> files(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return files;
    }

    static Path folder(Path parent, Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory(parent, "pack");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    static Path archive(Path parent, Map<String, String> files) throws IOException {
        return Files.write(Files.createTempFile(parent, "pack", ".jar"), zip(files, 0));
    }

    /** The bytes of an archive whose entries have this time stamp. */
    static byte[] zip(Map<String, String> files, long time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The bytes with each occurrence of a text replaced by one of the same length. */
    static byte[] patched(byte[] bytes, String from, String to) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return latin.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A pack of one rule that builds on others. */
    static RulePack pack(String id, String version, PackLayer layer, BuildsOn... buildsOn) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                version,
                "test",
                layer,
                List.of(buildsOn),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        String rule = rule("x").replace("mobile.", id + ".");
        return RulePack.of(manifest, Map.of("x.drl", rule.getBytes(StandardCharsets.UTF_8)));
    }
}
