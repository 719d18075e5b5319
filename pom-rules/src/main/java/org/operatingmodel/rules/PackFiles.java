package org.operatingmodel.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.RuleParser;

/**
 * The files of a pack, out of its folder or archive, as bytes in memory.
 *
 * <p>Nothing is written to disk and no link is followed. Of an archive only what its directory lists is read, and sizes
 * are counted while reading. What is not read is a finding, except for the files that {@link #ignored} names.
 */
final class PackFiles {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final long LARGEST_ARCHIVE = 16 << 20;
    private static final Set<String> RULE_LANGUAGES = Set.of("drl", "dslr", "dsl", "rdrl", "gdrl", "drlx", "rdslr");
    private static final Set<String> TEST_FILES = Set.of("yaml", "yml", "json", "csv");
    private static final Set<String> ARCHIVES =
            Set.of("jar", "zip", "war", "ear", "gz", "tgz", "tar", "bz2", "xz", "7z", "zst");

    private final List<Finding> findings;
    private final Set<String> names = new HashSet<>();
    private final TreeMap<String, byte[]> rules = new TreeMap<>();
    private byte @Nullable [] manifest;
    private byte @Nullable [] signature;
    private int entries;
    private int bytes;

    private PackFiles(List<Finding> findings) {
        this.findings = findings;
    }

    /** Opens one file. */
    private interface Opener {
        InputStream open() throws IOException;
    }

    /** Whether the path names an archive. */
    static boolean archive(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    /** Reads the folder or archive; what is wrong with it is added to the findings. */
    static PackFiles read(Path path, List<Finding> findings) throws IOException {
        PackFiles files = new PackFiles(findings);
        if (archive(path)) {
            files.readArchive(path);
        } else {
            files.readFolder(path);
        }
        return files;
    }

    /** The bytes of the manifest; absent when there is none. */
    byte @Nullable [] manifest() {
        return manifest;
    }

    /** The bytes of the signature; absent when there is none. */
    byte @Nullable [] signature() {
        return signature;
    }

    /** The bytes of each rule file by its name, in the order of names. */
    Map<String, byte[]> rules() {
        return rules;
    }

    private void readFolder(Path path) throws IOException {
        Path folder = path.toRealPath();
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = !directory.equals(folder) && hidden(nameIn(folder, directory));
                return skipped ? FileVisitResult.SKIP_SUBTREE : goOn();
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return goOn();
            }
        });
        found.sort(null);
        for (Path file : found) {
            String name = nameIn(folder, file);
            if (own(folder, file)) {
                take(name, () -> Files.newInputStream(file), null);
            } else if (!ignored(name)) {
                error(
                        FindingKind.FOREIGN_FILE,
                        name,
                        "A pack must hold its files itself, but '" + name + "' is a link out of it, or no plain file.",
                        "Put the file itself there.");
            }
        }
    }

    private FileVisitResult goOn() {
        return counted() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /** Whether it is a plain file of the folder, or a link to one. */
    private static boolean own(Path folder, Path file) {
        try {
            Path real = file.toRealPath();
            return real.startsWith(folder) && Files.isRegularFile(real);
        } catch (IOException e) {
            return false; // it leads nowhere
        }
    }

    private static String nameIn(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void readArchive(Path path) throws IOException {
        String archive = String.valueOf(path.getFileName());
        if (Files.size(path) > LARGEST_ARCHIVE) {
            error(
                    FindingKind.LIMIT_EXCEEDED,
                    archive,
                    "A pack's archive must be at most " + LARGEST_ARCHIVE + " bytes, but has " + Files.size(path) + ".",
                    "Put rules only into it, or split it.");
            return;
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            var all = zip.entries();
            while (all.hasMoreElements() && counted()) {
                ZipEntry entry = all.nextElement();
                if (safe(entry) && !entry.isDirectory()) {
                    take(entry.getName(), () -> zip.getInputStream(entry), entry);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            error(
                    FindingKind.UNREADABLE_ARCHIVE,
                    archive,
                    "A pack's archive must be a sound zip file, but is not: " + e.getMessage() + ".",
                    "Pack it again.");
        }
    }

    private boolean safe(ZipEntry entry) {
        String name = entry.getName();
        String path = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
        if (path.matches("[^\\p{Cntrl}\\\\:/]+(/[^\\p{Cntrl}\\\\:/]+)*") && !path.matches("(.*/)?\\.\\.?(/.*)?")) {
            return true;
        }
        error(
                FindingKind.UNSAFE_ENTRY_NAME,
                printable(name),
                "An entry's name must be a relative path without '..', but was '" + printable(name) + "'.",
                "Pack the folder's content with names relative to it.");
        return false;
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= 120 ? plain : plain.substring(0, 120) + "...";
    }

    private boolean counted() {
        if (++entries > MOST_ENTRIES) {
            error(
                    FindingKind.LIMIT_EXCEEDED,
                    RulePack.MANIFEST,
                    "A pack must have at most " + MOST_ENTRIES + " entries, but has more.",
                    "Put rules only into it, or split it.");
            return false;
        }
        return true;
    }

    private void take(String name, Opener opener, @Nullable ZipEntry packed) throws IOException {
        if (bytes > MOST_BYTES || hidden(name.substring(0, name.lastIndexOf('/') + 1))) {
            return; // told when it was exceeded; a hidden folder is not looked into
        }
        if (!names.add(name)) {
            error(
                    FindingKind.DUPLICATE_ENTRY,
                    name,
                    "An entry must stand once in an archive, but '" + name + "' stands twice.",
                    "Pack it again.");
            return;
        }
        if (RuleParser.reads(name)) {
            rules.put(name, read(name, opener, packed));
        } else if (name.equals(RulePack.MANIFEST)) {
            manifest = read(name, opener, packed);
        } else if (name.equals(PackSignature.FILE)) {
            signature = read(name, opener, packed);
        } else if (!ignored(name)) {
            unread(name);
        }
        if (bytes > MOST_BYTES) {
            error(
                    FindingKind.LIMIT_EXCEEDED,
                    RulePack.MANIFEST,
                    "A pack must have at most " + MOST_BYTES + " bytes of text, but has more.",
                    "Split it.");
        }
    }

    /** The bytes of a file, or just enough of them to see that it is too large. */
    private byte[] read(String name, Opener opener, @Nullable ZipEntry packed) throws IOException {
        byte[] read;
        try (InputStream in = opener.open()) {
            read = in.readNBytes(RuleParser.LARGEST_FILE + 1);
        }
        bytes += read.length;
        if (packed != null && read.length <= RuleParser.LARGEST_FILE) {
            CRC32 sum = new CRC32();
            sum.update(read);
            if (packed.getCrc() != sum.getValue()) {
                error(
                        FindingKind.UNREADABLE_ARCHIVE,
                        name,
                        "An entry must be as it was packed, but the check sum of '" + name + "' differs.",
                        "Pack it again.");
            }
        }
        return read;
    }

    /** What may lie beside the rules without a word: hidden files, notes, tests, and what a jar says about itself. */
    private static boolean ignored(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return hidden(name)
                || name.startsWith("META-INF/") && !RULE_LANGUAGES.contains(ending(name))
                || name.startsWith("tests/") && TEST_FILES.contains(ending(name))
                || last.matches("(?i).*\\.(md|txt)|LICENSE|NOTICE");
    }

    private static boolean hidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void unread(String name) {
        String shown = printable(name);
        if (name.equals("pack.yml")) {
            error(
                    FindingKind.MISSING_MANIFEST,
                    shown,
                    "The manifest of a pack must be called " + RulePack.MANIFEST + ", but is called 'pack.yml'.",
                    "Rename it.");
        } else if (ending(name).equals("dsl")) {
            error(
                    FindingKind.UNREAD_RULE_FILE,
                    shown,
                    "Sentences must be those that ship with the library, but here are others in '" + shown
                            + "', which is not read.",
                    "Remove it, and write what no sentence says as DRL after '>'.");
        } else if (RULE_LANGUAGES.contains(ending(name))) {
            error(
                    FindingKind.UNREAD_RULE_FILE,
                    shown,
                    "Rules must stand in files ending in .drl or .dslr, but here is '" + shown
                            + "', which is not read.",
                    "Rename or remove it.");
        } else if (ARCHIVES.contains(ending(name))) {
            error(
                    FindingKind.NESTED_ARCHIVE,
                    shown,
                    "A pack must not hold an archive, but here is '" + shown + "', which is not opened.",
                    "Put the rules into the pack itself.");
        } else {
            findings.add(new Finding(
                    FindingKind.UNREAD_FILE,
                    shown,
                    1,
                    1,
                    "A pack should hold rule files, " + RulePack.MANIFEST + ", " + PackSignature.FILE
                            + " and notes only, but here is '" + shown + "', which is not read.",
                    "Remove it."));
        }
    }

    private void error(FindingKind kind, String file, String message, String fix) {
        findings.add(new Finding(kind, file, 1, 1, message, fix));
    }
}
