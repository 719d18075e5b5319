package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
    @TempDir
    private Path folder;

    private void write(Path target, OutFolder.Content content) {
        new OutFolder(target).write(content);
    }

    private void assertRefused(Path target, OutFolder.Content content, String why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> write(target, content))
                .withMessage("--out must be a folder that can be written, but writing '" + target + "' failed: " + why
                        + ". Check the folder, its permissions and the disk.");
    }

    /** Writes one file and then fails. */
    private static OutFolder.Content failing(IOException problem) {
        return draft -> {
            Files.writeString(draft.resolve("a.csv"), "new");
            throw problem;
        };
    }

    @Test
    void files_come_together_and_replace_those_of_the_same_names() throws IOException {
        Path target = folder.resolve("new/out");
        write(target, draft -> {
            Files.writeString(draft.resolve("b.csv"), "b");
            Files.writeString(draft.resolve("a.csv"), "a");
            assertThat(target.resolve("a.csv")).doesNotExist();
        });
        write(target, draft -> Files.writeString(draft.resolve("a.csv"), "newer"));
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("a.csv", "b.csv");
        assertThat(target.resolve("a.csv")).hasContent("newer");
        assertThat(target.resolve("b.csv")).hasContent("b");
    }

    @Test
    void a_file_that_fails_leaves_everything_as_it_was() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "earlier");
        assertRefused(folder, failing(new IOException("No space left on device")), "No space left on device");
        assertRefused(folder, failing(new IOException()), "IOException");
        assertRefused(folder, failing(new FileSystemException("a.csv")), "FileSystemException");
        assertRefused(folder, failing(new FileSystemException("a.csv", null, "File too large")), "File too large");
        assertRefused(
                folder,
                draft -> {
                    throw new UncheckedIOException(new IOException("Input/output error"));
                },
                "Input/output error");
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> write(folder, draft -> {
                    Files.writeString(draft.resolve("a.csv"), "new");
                    throw new OutOfMemoryError();
                }));
        assertThat(folder.toFile().list()).containsExactly("a.csv");
        assertThat(folder.resolve("a.csv")).hasContent("earlier");
    }

    @Test
    void folders_that_were_made_in_vain_are_taken_back() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        assertRefused(mine.resolve("new/out"), failing(new IOException("Broken")), "Broken");
        assertThat(mine).isEmptyDirectory();
        assertRefused(mine, failing(new IOException("Broken")), "Broken");
        assertThat(mine).isEmptyDirectory();
        Path used = folder.resolve("used");
        assertRefused(
                used,
                draft -> {
                    Files.writeString(used.resolve("other.txt"), "somebody else's");
                    throw new IOException("Broken");
                },
                "Broken");
        assertThat(used.toFile().list()).containsExactly("other.txt");
    }

    @Test
    void a_folder_in_the_place_of_a_file_stops_all_files() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "earlier");
        Files.createDirectory(folder.resolve("b.csv"));
        assertRefused(
                folder,
                draft -> {
                    Files.writeString(draft.resolve("a.csv"), "new");
                    Files.writeString(draft.resolve("b.csv"), "new");
                },
                "'" + folder.resolve("b.csv") + "' is a folder");
        assertThat(folder.resolve("a.csv")).hasContent("earlier");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.csv", "b.csv");
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path target : List.of(file, file.resolve("below"))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> new OutFolder(target).requireWritable())
                    .withMessage("--out must be a folder, but '" + file + "' is a file. Name another.");
        }
        new OutFolder(folder.resolve("not/there/yet")).requireWritable();
        assertThat(folder.toFile().list()).containsExactly("file");
    }
}
