package org.operatingmodel.gatehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.metrics.unitcost.Charge;
import org.operatingmodel.portfolio.NearestName;

/**
 * A table of charges with the columns of the FinOps Open Cost and Usage Specification (FOCUS) 1.0, plain or gzipped.
 *
 * <p>It is read in batches, so that its size does not matter. Columns that no figure needs are ignored, whatever they say.
 */
final class FocusFile {
    private static final int BATCH = 10_000;
    private static final int REMEMBERED_TIMES = 10_000;
    private static final int MAX_SCALE = 100;
    private static final List<String> REQUIRED = List.of(
            "BillingPeriodStart",
            "BillingPeriodEnd",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ChargeCategory",
            "BilledCost",
            "EffectiveCost",
            "BillingCurrency",
            "ServiceCategory");
    private static final List<String> OPTIONAL = List.of("ListCost", "ContractedCost", "ChargeClass", "Tags");
    private static final List<String> CATEGORIES = List.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,60}(\\.[0-9]{0,60})?|\\.[0-9]{1,60})([eE][+-]?[0-9]{1,3})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WITHOUT_ZONE = Pattern.compile("[0-9:.-]+T[0-9:.]+");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path path;
    private final Problems problems;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Instant> times = new HashMap<>();
    private @Nullable String currency;
    private long currencyLine;
    private long line = 1;

    private FocusFile(Path path) {
        this.path = path;
        this.problems = new Problems(path.toString());
    }

    /**
     * Hands all charges of the file to the consumer, in batches.
     *
     * @throws Refusal if the file cannot be read, or anything in it is wrong; the message says all of it
     */
    static void read(Path path, Consumer<List<Charge>> batches) {
        Inputs.requireExistence("FOCUS", path);
        if (!Files.isRegularFile(path)) {
            throw new Refusal("FOCUS must be a file, but '" + path + "' is none. Name a .csv or .csv.gz file.");
        }
        FocusFile file = new FocusFile(path);
        try (InputStream bytes = file.bytes()) {
            file.read(bytes, batches);
        } catch (IOException problem) {
            throw file.broken(problem);
        } catch (UncheckedIOException problem) {
            throw file.broken(problem.getCause());
        } catch (CsvParseException problem) {
            throw file.broken(problem.getCause() instanceof IOException cause ? cause : null);
        }
    }

    /** A stream that breaks off makes what was read of it doubtful, so only that is said. */
    private Refusal broken(@Nullable IOException problem) {
        if (problem instanceof ZipException || problem instanceof EOFException) {
            return new Refusal(
                    path + ":" + line
                            + ": must be followed by a whole gzip stream, but it is broken or cut off. Copy or export the file again.");
        }
        if (problem instanceof CharacterCodingException) {
            return problems.add(line, "must be followed by text in UTF-8, but is not. Convert the file.")
                    .refusal();
        }
        if (problem == null) {
            return problems.add(line, "must be followed by valid CSV, but is not. Check quotes in it and after it.")
                    .refusal();
        }
        return new Refusal("FOCUS must be a file that can be read, but '" + path + "' failed: "
                + problem.getClass().getSimpleName() + ". Check the file and its permissions.");
    }

    private InputStream bytes() throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(path), 2);
        byte[] start = bytes.readNBytes(2);
        bytes.unread(start);
        boolean zipped = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
        if (start.length > 0 && !zipped && path.toString().endsWith(".gz")) {
            bytes.close();
            throw new Refusal("FOCUS must be a gzip stream as its name says, but '" + path
                    + "' is none. Compress it, or name it .csv.");
        }
        return zipped ? new WholeGzip(bytes) : bytes;
    }

    private void read(InputStream bytes, Consumer<List<Charge>> batches) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
        Iterator<CsvRecord> records = reader.iterator();
        if (!records.hasNext()) {
            problems.add(1, "must start with a line of column names, but the file is empty. Add the line.");
            problems.refuseAny();
        }
        CsvRecord header = records.next();
        header(header);
        if (problems.none() && !records.hasNext()) {
            problems.add(line, "must be followed by charges, but no line follows. Export the charges, too.");
        }
        problems.refuseAny();
        List<Charge> batch = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord row = records.next();
            line = row.getStartingLineNumber();
            if (row.getFieldCount() != header.getFieldCount()) {
                wrong("must have " + header.getFieldCount() + " cells like the line of column names, but has "
                        + row.getFieldCount() + ". Check commas and quotes.");
                continue;
            }
            Charge charge = charge(row);
            if (charge != null && problems.none()) {
                batch.add(charge);
            }
            if (batch.size() == BATCH) {
                batches.accept(batch);
                batch = new ArrayList<>();
            }
        }
        problems.refuseAny();
        batches.accept(batch);
    }

    private void header(CsvRecord header) {
        line = header.getStartingLineNumber();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i).strip();
            if ((REQUIRED.contains(name) || OPTIONAL.contains(name)) && columns.containsKey(name)) {
                wrong("'" + name + "' must be a column once, but is one twice. Remove one.");
            }
            columns.put(name, i);
        }
        for (String name : REQUIRED) {
            if (!columns.containsKey(name)) {
                wrong("'" + name + "' must be a column, but is missing"
                        + NearestName.of(name, columns.keySet())
                                .map(near -> "; is it '" + near + "'? Name it as FOCUS 1.0 does.")
                                .orElse(". Export it, too."));
            }
        }
    }

    /** The charge of a row; absent when something in it is wrong. */
    private @Nullable Charge charge(CsvRecord row) {
        Instant billingFrom = instant(row, "BillingPeriodStart");
        Instant billingTo = instant(row, "BillingPeriodEnd");
        Instant from = instant(row, "ChargePeriodStart");
        Instant to = instant(row, "ChargePeriodEnd");
        boolean billingInOrder = inOrder("BillingPeriod", billingFrom, billingTo);
        boolean chargeInOrder = inOrder("ChargePeriod", from, to);
        ChargeCategory category = category(row);
        Boolean correction = correction(row);
        BigDecimal billed = given(row, "BilledCost") ? number(row, "BilledCost") : null;
        BigDecimal effective = given(row, "EffectiveCost") ? number(row, "EffectiveCost") : null;
        BigDecimal list = number(row, "ListCost");
        BigDecimal contracted = number(row, "ContractedCost");
        String money = currency(row);
        Map<String, String> tags = tags(row);
        if (billingFrom == null
                || billingTo == null
                || from == null
                || to == null
                || !billingInOrder
                || !chargeInOrder
                || category == null
                || correction == null
                || billed == null
                || effective == null
                || money == null
                || tags == null) {
            return null;
        }
        return new Charge(
                billingFrom,
                billingTo,
                from,
                to,
                category,
                correction,
                billed,
                effective,
                list,
                contracted,
                money,
                cell(row, "ServiceCategory"),
                tags);
    }

    /** The cell of the column without blanks around it; absent when it says nothing or {@code NULL}. */
    private @Nullable String cell(CsvRecord row, String column) {
        Integer at = columns.get(column);
        String cell = at == null ? "" : row.getField(at).strip();
        return cell.isEmpty() || cell.equals("NULL") ? null : cell;
    }

    private boolean given(CsvRecord row, String column) {
        boolean given = cell(row, column) != null;
        if (!given) {
            wrong(column + " must be given, but is empty. Fill it in.");
        }
        return given;
    }

    private void wrong(String message) {
        problems.add(line, message);
    }

    private static String shown(String cell) {
        return "'" + (cell.length() <= 80 ? cell : cell.substring(0, 80) + "...") + "'";
    }

    private @Nullable BigDecimal number(CsvRecord row, String column) {
        String cell = cell(row, column);
        if (cell == null) {
            return null;
        }
        if (NUMBER.matcher(cell).matches()) {
            BigDecimal number = new BigDecimal(cell);
            if (Math.abs(number.scale()) <= MAX_SCALE) {
                return number;
            }
        }
        wrong(column + " must be a number such as -0.25 or 1E-11, but was " + shown(cell)
                + ". Write it with a point and" + " without grouping.");
        return null;
    }

    /** FOCUS times are UTC, with or without saying so; a date is its start. */
    private @Nullable Instant instant(CsvRecord row, String column) {
        if (!given(row, column)) {
            return null;
        }
        String cell = String.valueOf(cell(row, column));
        Instant known = times.get(cell);
        if (known != null) {
            return known;
        }
        try {
            Instant instant = instant(cell);
            if (times.size() < REMEMBERED_TIMES) {
                times.put(cell, instant);
            }
            return instant;
        } catch (DateTimeException e) {
            wrong(column + " must be a time such as 2024-09-18 22:00:00 or 2024-09-18T22:00:00Z, but was " + shown(cell)
                    + ". Without a zone it is UTC.");
            return null;
        }
    }

    private static Instant instant(String cell) {
        if (DATE.matcher(cell).matches()) {
            return LocalDate.parse(cell).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String text =
                cell.length() > 10 && cell.charAt(10) == ' ' ? cell.substring(0, 10) + "T" + cell.substring(11) : cell;
        return OffsetDateTime.parse(WITHOUT_ZONE.matcher(text).matches() ? text + "Z" : text)
                .toInstant();
    }

    private boolean inOrder(String period, @Nullable Instant start, @Nullable Instant end) {
        if (start == null || end == null || end.isAfter(start)) {
            return true;
        }
        wrong(period + "End must be after " + period + "Start '" + start + "', but was '" + end
                + "'. Mend one of them.");
        return false;
    }

    private @Nullable ChargeCategory category(CsvRecord row) {
        if (!given(row, "ChargeCategory")) {
            return null;
        }
        String cell = String.valueOf(cell(row, "ChargeCategory"));
        if (CATEGORIES.contains(cell)) {
            return ChargeCategory.valueOf(cell.toUpperCase(Locale.ROOT));
        }
        wrong("ChargeCategory must be one of " + String.join(", ", CATEGORIES) + ", but was " + shown(cell)
                + NearestName.suggestion(cell, CATEGORIES));
        return null;
    }

    private @Nullable Boolean correction(CsvRecord row) {
        String cell = cell(row, "ChargeClass");
        if (cell == null || cell.equals("Correction")) {
            return cell != null;
        }
        wrong("ChargeClass must be Correction or empty, but was " + shown(cell) + ". Mend it.");
        return null;
    }

    private @Nullable String currency(CsvRecord row) {
        if (!given(row, "BillingCurrency")) {
            return null;
        }
        String cell = String.valueOf(cell(row, "BillingCurrency"));
        if (!CURRENCY.matcher(cell).matches()) {
            wrong("BillingCurrency must be an ISO 4217 code such as EUR, but was " + shown(cell) + ". Mend it.");
            return null;
        }
        if (currency == null) {
            currency = cell;
            currencyLine = line;
        }
        if (!cell.equals(currency)) {
            wrong("BillingCurrency must be '" + currency + "' as on line " + currencyLine + ", but was '" + cell
                    + "'. Compute one currency at a time: split the file.");
        }
        return currency;
    }

    /** Keys stay as they are, blanks included; a tag without a value is none. */
    private @Nullable Map<String, String> tags(CsvRecord row) {
        String cell = cell(row, "Tags");
        if (cell == null) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>();
        try (JsonParser parser = JSON.createParser(cell)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                object = value.isScalarValue();
                if (value != JsonToken.VALUE_NULL) {
                    tags.put(key, parser.getText());
                }
            }
            if (object && parser.nextToken() == null) {
                return tags;
            }
        } catch (IOException notJson) {
            tags.clear();
        }
        wrong("Tags must be a JSON object of unique keys and texts such as {\"team\": \"x\"}, but was " + shown(cell)
                + ". Mend it.");
        return null;
    }
}
