package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that {@code --out} names. Files come to it all together once each is complete, or not at all: until then,
 * what was there stays as it is.
 */
final class OutFolder {
    private final Path folder;

    OutFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes files. */
    @FunctionalInterface
    interface Content {
        /**
         * Writes them.
         *
         * @param draft the folder to write them to, each with its name
         */
        void into(Path draft) throws IOException;
    }

    /** @throws Refusal if it can be told already, before any work, that nothing can be written there */
    void requireWritable() {
        Path there = folder.toAbsolutePath().normalize();
        for (Path parent = there.getParent(); !Files.exists(there) && parent != null; parent = there.getParent()) {
            there = parent;
        }
        if (!Files.isDirectory(there)) {
            throw new Refusal("--out must be a folder, but '" + shown(there) + "' is a file. Name another.");
        }
        if (!Files.isWritable(there)) {
            throw unwritable("'" + shown(there) + "' may not be written to");
        }
    }

    private Path shown(Path there) {
        return there.equals(folder.toAbsolutePath().normalize()) ? folder : there;
    }

    /**
     * Writes files, which replace those of the same names.
     *
     * @throws Refusal if they cannot be written
     */
    void write(Content content) {
        requireWritable();
        Path missing = firstMissing();
        boolean complete = false;
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempDirectory(folder, ".draft-");
            try {
                content.into(draft);
                move(draft);
                complete = true;
            } finally {
                delete(draft);
            }
        } catch (IOException problem) {
            throw unwritable(problem);
        } catch (UncheckedIOException problem) {
            throw unwritable(Objects.requireNonNull(problem.getCause()));
        } finally {
            if (!complete && missing != null) {
                deleteEmpty(missing);
            }
        }
    }

    /** The uppermost folder that has to be made; absent when all are there. */
    private @Nullable Path firstMissing() {
        Path missing = null;
        for (Path at = folder.toAbsolutePath().normalize(); at != null && !Files.exists(at); at = at.getParent()) {
            missing = at;
        }
        return missing;
    }

    private void move(Path draft) throws IOException {
        List<Path> names = files(draft).stream().map(Path::getFileName).toList();
        for (Path name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                throw unwritable("'" + folder.resolve(name) + "' is a folder");
            }
        }
        for (Path name : names) {
            Files.move(draft.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static List<Path> files(Path draft) throws IOException {
        try (Stream<Path> files = Files.list(draft)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path draft) throws IOException {
        for (Path file : files(draft)) {
            Files.delete(file);
        }
        Files.delete(draft);
    }

    /** Takes back the folders that were made, unless something else has come there. */
    private void deleteEmpty(Path missing) {
        try {
            for (Path at = folder.toAbsolutePath().normalize();
                    at != null && at.startsWith(missing);
                    at = at.getParent()) {
                Files.deleteIfExists(at);
            }
        } catch (IOException inUse) {
            // an empty folder stays
        }
    }

    private Refusal unwritable(IOException problem) {
        boolean named = problem instanceof FileSystemException known && known.getReason() == null;
        return unwritable(
                named || problem.getMessage() == null
                        ? problem.getClass().getSimpleName()
                        : problem instanceof FileSystemException known
                                ? String.valueOf(known.getReason())
                                : problem.getMessage());
    }

    private Refusal unwritable(String why) {
        return new Refusal("--out must be a folder that can be written, but writing '" + folder + "' failed: " + why
                + ". Check the folder, its permissions and the disk.");
    }
}
