package org.operatingmodel.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.audit.DecisionLog;
import org.operatingmodel.rules.audit.FileDecisionLog;

/**
 * Folders that the commands of one block may write to: {@code decisions}, where {@link AuditedSuite} has recorded, and
 * {@code masked}, which is empty. Hashes differ from build to build, and pages write {@code <hash>} for them.
 */
final class PageFolders implements AutoCloseable {
    private static final Pattern NAMES = Pattern.compile("(?<=[ =])(decisions|masked)(?= |$)");
    private static final Pattern HEAD = Pattern.compile("\\b([0-9]+):[0-9a-f]{64}\\b");
    private static final Pattern SHOWN_HEAD = Pattern.compile("([0-9]+):<hash>");

    private @Nullable Path folder;

    /** The command with the real folders and heads. */
    String real(String command) {
        if (!NAMES.matcher(command).find()) {
            return command;
        }
        Path real = folder();
        return SHOWN_HEAD
                .matcher(NAMES.matcher(command)
                        .replaceAll(name -> real.resolve(name.group(1)).toString()))
                .replaceAll(head -> head.group(1) + ":" + hash(real, Integer.parseInt(head.group(1))));
    }

    /** What was printed, with the names and heads of pages. */
    String shown(String printed) {
        return HEAD.matcher(folder == null ? printed : printed.replace(folder + "/", ""))
                .replaceAll("$1:<hash>");
    }

    private Path folder() {
        if (folder == null) {
            try {
                folder = Files.createTempDirectory("page");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            AuditedSuite.run(
                    folder.resolve("decisions"),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        }
        return folder;
    }

    private static String hash(Path folder, int entry) {
        try (DecisionLog log = FileDecisionLog.at(folder.resolve("decisions"));
                Stream<String> hashes = log.lines().map(line -> line.hash())) {
            List<String> all = hashes.toList();
            return all.get(entry - 1);
        }
    }

    @Override
    public void close() {
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
