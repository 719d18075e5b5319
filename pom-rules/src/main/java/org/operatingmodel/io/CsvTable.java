package org.operatingmodel.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.NearestName;

/**
 * The columns that a table may have.
 *
 * @param required those that must be there
 * @param optional those that may be there
 * @param named what the name of a column must be, for messages
 * @param furtherPrefix what the names of further columns start with; empty when there may be none
 * @param absentWord what a cell says, beside nothing, when there is no value; empty when there is no such word
 */
record CsvTable(List<String> required, List<String> optional, String named, String furtherPrefix, String absentWord) {
    /** Hands every row of the text to the consumer; the line of column names is row 1. */
    void read(String text, String file, String fileName, int limit, Violations violations, Consumer<Row> rows) {
        Place place = Place.start(file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Math.max(limit, 1 << 16))
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                violations.add(place, "must start with a line of column names, but is empty. Add the line.");
                return;
            }
            CsvText cells = new CsvText(text);
            CsvRecord first = records.next();
            place = Place.row(file, fileName, 1, (int) first.getStartingLineNumber());
            Map<String, Integer> columns = columns(first.getFields(), place, cells, violations);
            for (int row = 2; columns != null && records.hasNext(); row++) {
                CsvRecord next = records.next();
                place = Place.row(file, fileName, row, (int) next.getStartingLineNumber());
                if (next.getFieldCount() == first.getFieldCount()) {
                    rows.accept(new Row(place, columns, next.getFields(), cells, absentWord, violations));
                } else {
                    violations.add(
                            place,
                            "must have " + first.getFieldCount() + " cells like row 1, but has " + next.getFieldCount()
                                    + ". Check commas and quotes.");
                }
            }
        } catch (CsvParseException e) {
            violations.add(place, "must be followed by valid CSV, but is not. Check quotes in it and after it.");
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    private @Nullable Map<String, Integer> columns(
            List<String> names, Place place, CsvText cells, Violations violations) {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Place column = cells.place(place, name, i);
            boolean further = !furtherPrefix.isEmpty() && name.startsWith(furtherPrefix);
            if (!known.contains(name) && !further) {
                violations.addMessage(
                        column,
                        column.path(),
                        "column must " + named + ", but was " + Node.Scalar.quoted(name)
                                + NearestName.suggestion(name, known));
            } else if (columns.put(name, i) != null) {
                violations.add(column, "must be a column once, but is one twice. Remove one.");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                violations.add(place.member(name, place.line(), 1), "must be a column, but is missing. Add it.");
            }
        }
        return columns.keySet().containsAll(required) ? columns : null;
    }

    /** A row of the table. */
    record Row(
            Place place,
            Map<String, Integer> columns,
            List<String> cells,
            CsvText text,
            String absentWord,
            Violations violations) {
        /** The cell of the column; null where it says that there is no value, or where there is no such column. */
        Node.@Nullable Scalar cell(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                return null;
            }
            String cell = cells.get(at);
            boolean absent = cell.isBlank() || cell.equals(absentWord);
            return absent ? null : new Node.Scalar(text.place(place, column, at), Node.Kind.CELL, cell);
        }

        /** The cell of the column; one without a value is reported. */
        Node given(String column) {
            Node cell = cell(column);
            if (cell != null) {
                return cell;
            }
            Integer at = columns.get(column);
            Place empty = at == null ? place.member(column, place.line(), 1) : text.place(place, column, at);
            violations.add(empty, "must be given, but is empty. Fill it in.");
            return new Node.Built(empty, null);
        }

        /** The row as an object. */
        Node.Members object(Map<String, @Nullable Node> members) {
            Map<String, Node.Member> named = new HashMap<>();
            members.forEach((name, node) -> {
                if (node != null) {
                    named.put(name, new Node.Member(node.place(), node));
                }
            });
            return new Node.Members(place, named);
        }
    }
}
