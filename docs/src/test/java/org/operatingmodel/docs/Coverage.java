package org.operatingmodel.docs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The lines of {@code docs/coverage.csv}: what implements and tests the rows of the operating model. */
record Coverage(
        int row, String kind, List<String> implementedBy, List<String> testedBy, List<String> docs, String note) {
    static final List<String> HEADER = List.of("row", "kind", "implemented_by", "tested_by", "docs", "note");
    static final String RULE = "rule:";
    static final String PRACTICE = "practice:";
    static final String GUARDRAIL = "guardrail:";
    /** Says that a row means the same as others, which follow. */
    static final String SAME = "= ";

    static List<Coverage> read() {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(root().resolve("docs/coverage.csv"))) {
            return reader.stream()
                    .map(line -> new Coverage(
                            Integer.parseInt(line.getField("row")),
                            line.getField("kind"),
                            words(line.getField("implemented_by")),
                            words(line.getField("tested_by")),
                            words(line.getField("docs")),
                            line.getField("note")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String field) {
        return Arrays.stream(field.split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The folder of the repository. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/coverage.csv"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("The tests must run inside the repository.");
        }
        return folder;
    }
}
