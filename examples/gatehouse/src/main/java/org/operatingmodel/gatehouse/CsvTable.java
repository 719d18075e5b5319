package org.operatingmodel.gatehouse;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.operatingmodel.portfolio.NearestName;

/** A CSV file with a line of column names, plain or gzipped, which is read row by row; it gathers what is wrong with it. */
final class CsvTable {
    private static final int BUFFER = 1 << 16;
    /** How many cells a row may have; a quote that never closes and a wrong separator make more. */
    private static final int MOST_CELLS = 1 << 14;
    /** How many characters a cell and a row may have. */
    private static final int MOST_CHARACTERS = 1 << 24;

    private final String parameter;
    private final Path path;
    private final Problems problems;
    private final Map<String, Integer> places = new HashMap<>();
    private long line = 1;

    /**
     * The table in a file.
     *
     * @param parameter the name of the parameter that the path is given by
     * @throws Refusal if the path leads to no file
     */
    CsvTable(String parameter, Path path) {
        Inputs.requireExistence(parameter, path);
        if (!Files.isRegularFile(path)) {
            throw new Refusal(parameter + " must be a file, but '" + path + "' is none. Name a .csv or .csv.gz file.");
        }
        this.parameter = parameter;
        this.path = path;
        this.problems = new Problems(path.toString());
    }

    /** The line at which the row starts that was handed over last. */
    long line() {
        return line;
    }

    /** Notes something that is wrong with that row. */
    void wrong(String message) {
        problems.add(line, message);
    }

    /** Whether nothing has been found wrong up to here. */
    boolean good() {
        return problems.none();
    }

    /** At which place in a row a column is, from 0; negative where an optional one is not there. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    /**
     * Hands over the rows one by one, those with another number of cells than the line of column names left out. Once.
     *
     * @param required the columns that must be there
     * @param optional those that may be
     * @param rows what the rows are, in messages
     * @param each takes a row
     * @throws Refusal if the file cannot be read, or anything in it is wrong; the message says all of it
     */
    void read(List<String> required, List<String> optional, String rows, Consumer<CsvRecord> each) {
        try (InputStream bytes = bytes()) {
            read(bytes, required, optional, rows, each);
        } catch (IOException problem) {
            throw broken(problem);
        } catch (UncheckedIOException problem) {
            throw broken(Objects.requireNonNull(problem.getCause()));
        } catch (CsvParseException problem) {
            throw problem.getCause() instanceof IOException cause
                    ? broken(cause)
                    : unparsed(String.valueOf(problem.getMessage()));
        }
        problems.refuseAny();
    }

    private InputStream bytes() throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(path), 2);
        byte[] start = bytes.readNBytes(2);
        bytes.unread(start);
        boolean zipped = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
        if (start.length > 0 && !zipped && path.toString().endsWith(".gz")) {
            bytes.close();
            throw new Refusal(parameter + " must be a gzip stream as its name says, but '" + path
                    + "' is none. Compress it, or name it .csv.");
        }
        return zipped ? new WholeGzip(bytes) : bytes;
    }

    /** A stream that breaks off makes what was read of it doubtful, so only that is said. */
    private Refusal broken(IOException problem) {
        if (problem instanceof ZipException || problem instanceof EOFException) {
            return new Refusal(
                    path + ":" + line
                            + ": must be followed by a whole gzip stream, but it is broken or cut off. Copy or export the file again.");
        }
        if (problem instanceof CharacterCodingException) {
            return problems.add(line, "must be followed by text in UTF-8, but is not. Convert the file.")
                    .refusal();
        }
        return new Refusal(parameter + " must be a file that can be read, but '" + path + "' failed: "
                + problem.getClass().getSimpleName() + ": " + problem.getMessage()
                + ". Check the file and its permissions.");
    }

    private Refusal unparsed(String why) {
        return problems.add(
                        line,
                        why.contains("maximum") // a quote that opens and never closes may be the reason, too
                                ? "must be followed by rows of at most " + MOST_CELLS + " cells, each of at most "
                                        + MOST_CHARACTERS
                                        + " characters, but is not. Check quotes in it and after it, or shorten it."
                                : "must be followed by valid CSV, but is not. Check quotes in it and after it.")
                .refusal();
    }

    private void read(
            InputStream bytes, List<String> required, List<String> optional, String rows, Consumer<CsvRecord> each)
            throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), BUFFER);
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MOST_CHARACTERS)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_CELLS)
                                .maxFieldSize(MOST_CHARACTERS)
                                .maxRecordSize(MOST_CHARACTERS)
                                .build(),
                        text);
        Iterator<CsvRecord> records = reader.iterator();
        if (!records.hasNext()) {
            wrong("must start with a line of column names, but the file is empty. Add the line.");
            problems.refuseAny();
        }
        CsvRecord header = records.next();
        header(header, required, optional);
        problems.refuseAny();
        if (!records.hasNext()) {
            wrong("must be followed by " + rows + ", but no line follows. Export them, too.");
        }
        while (records.hasNext()) {
            CsvRecord row = records.next();
            line = row.getStartingLineNumber();
            if (row.getFieldCount() == header.getFieldCount()) {
                each.accept(row);
            } else {
                wrong("must have " + header.getFieldCount() + " cells like the line of column names, but has "
                        + row.getFieldCount() + ". Check commas and quotes.");
            }
        }
    }

    private void header(CsvRecord header, List<String> required, List<String> optional) {
        line = header.getStartingLineNumber();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip();
            if (places.put(name, i) != null && (required.contains(name) || optional.contains(name))) {
                wrong("'" + name + "' must be a column once, but is one twice. Remove one.");
            }
        }
        String first = header.getField(0);
        if (header.getFieldCount() == 1 && required.size() > 1 && (first.contains(";") || first.contains("\t"))) {
            wrong("must have columns that ',' separates, but was " + Problems.shown(first)
                    + ". Export it with commas.");
            return;
        }
        for (String name : required) {
            if (!places.containsKey(name)) {
                wrong("'" + name + "' must be a column, but is missing"
                        + NearestName.of(name, places.keySet())
                                .map(near -> "; is it '" + near + "'? Rename it.")
                                .orElse(". Export it, too."));
            }
        }
    }
}
