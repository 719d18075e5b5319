package org.operatingmodel.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Writes rule packs as archives: the same bytes for the same content, on every machine.
 *
 * <p>An archive holds what is read of a pack, and nothing else: {@code pack.yaml}, {@code pack.sig} and the rule files, in
 * the order of their names, with a fixed time and not compressed.
 *
 * @since 0.1
 */
public final class PackArchive {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private PackArchive() {}

    /**
     * Writes the pack in a folder as an archive, with the signature that lies in the folder, if one does.
     *
     * @param folder the pack, as for {@link RulePack#from(Path)}
     * @param archive the file to write, ending in {@code .jar} or {@code .zip}; what was there is replaced
     * @param vocabulary what its rules may name, beside what its manifest adds
     * @return the pack, as it was read back from the archive
     * @throws RulePackException if anything is wrong with the pack; nothing is written
     * @throws IllegalArgumentException if the first is no folder, or the archive has another ending
     * @throws UncheckedIOException if the archive cannot be written
     */
    public static RulePack write(Path folder, Path archive, Vocabulary vocabulary) {
        return write(folder, archive, vocabulary, null);
    }

    /**
     * Writes the pack in a folder as an archive, signed with a key.
     *
     * @param folder the pack, as for {@link RulePack#from(Path)}
     * @param archive the file to write, ending in {@code .jar} or {@code .zip}; what was there is replaced
     * @param vocabulary what its rules may name, beside what its manifest adds
     * @param keys an Ed25519 key and its public key
     * @return the pack, as it was read back from the archive
     * @throws RulePackException if anything is wrong with the pack; nothing is written
     * @throws IllegalArgumentException if the first is no folder, the archive has another ending, or the keys are no pair of
     *     Ed25519 keys
     * @throws UncheckedIOException if the archive cannot be written
     */
    public static RulePack writeSigned(Path folder, Path archive, Vocabulary vocabulary, KeyPair keys) {
        return write(folder, archive, vocabulary, keys);
    }

    private static RulePack write(Path folder, Path archive, Vocabulary vocabulary, @Nullable KeyPair keys) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("folder must be a folder with a " + RulePack.MANIFEST + ", but was '"
                    + folder + "'. Name the folder of the pack.");
        }
        if (!PackFiles.archive(archive)) {
            throw new IllegalArgumentException(
                    "archive must end in .jar or .zip, but was '" + archive + "'. Name it so.");
        }
        RulePack pack = RulePack.from(folder, vocabulary);
        PackSignature signature = keys == null ? pack.signature().orElse(null) : PackSignature.sign(pack, keys);
        if (keys != null && signature != null && !signature.holds(pack, keys.getPublic())) {
            throw new IllegalArgumentException(
                    "keys must be a pair, but the public key does not belong to the private one. Name both of one pair.");
        }
        Path unfinished = archive.toAbsolutePath().resolveSibling("." + archive.getFileName());
        try {
            Files.write(unfinished, bytes(folder, signature));
            RulePack packed = RulePack.from(unfinished, vocabulary);
            if (!packed.digest().equals(pack.digest())) {
                throw new IllegalStateException(
                        "The files of '" + folder + "' must not change while they are packed, but did.");
            }
            Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
            return packed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(unfinished);
        }
    }

    private static byte[] bytes(Path folder, @Nullable PackSignature signature) throws IOException {
        List<Finding> told = new ArrayList<>();
        PackFiles files = PackFiles.read(folder, told);
        byte[] manifest = files.manifest();
        Map<String, byte[]> entries = new TreeMap<>(files.rules());
        if (manifest != null) {
            entries.put(RulePack.MANIFEST, manifest);
        }
        if (signature != null) {
            entries.put(PackSignature.FILE, signature.text().getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                CRC32 sum = new CRC32();
                sum.update(each.getValue());
                entry.setCrc(sum.getValue());
                entry.setSize(each.getValue().length);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
