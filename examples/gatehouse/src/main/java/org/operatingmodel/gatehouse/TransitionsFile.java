package org.operatingmodel.gatehouse;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.flow.TransitionRows;
import org.operatingmodel.portfolio.NearestName;

/** A table of state changes of flow items, plain or gzipped, one row a change. */
final class TransitionsFile {
    private static final List<String> REQUIRED = List.of("item_id", "item_type", "flow_state", "entered_at", "seq");
    private static final List<String> TYPES =
            Arrays.stream(FlowItemType.values()).map(FlowItemType::name).toList();
    private static final List<String> STATES =
            Arrays.stream(FlowState.values()).map(FlowState::name).toList();
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int CHECK_EVERY = 1 << 16;

    private final Path path;
    private final CsvTable table;
    private final List<String> notes = new ArrayList<>();
    private final ItemIds ids = new ItemIds();
    private final TransitionRows.Builder rows = TransitionRows.builder().names(ids::of);
    /** Where the required columns are; known from the first row on. */
    private int[] columns = new int[0];

    private byte[] types = new byte[256];
    /** Whether an instant is finer than a millisecond. */
    private boolean fine;

    private long notesMore;

    private TransitionsFile(Path path) {
        this.path = path;
        this.table = new CsvTable("TRANSITIONS", path);
    }

    /** What a file holds: the rows, the ids of their items, and notes about single lines. */
    record Content(TransitionRows rows, ItemIds ids, List<String> notes) {}

    /**
     * Reads the file.
     *
     * @throws Refusal if the file cannot be read, anything in it is wrong, or it is too large for the heap
     */
    static Content read(Path path) {
        TransitionsFile file = new TransitionsFile(path);
        file.table.read(REQUIRED, List.of(), "state changes", file::add);
        file.requireHeap();
        file.ids.complete();
        if (file.notesMore > 0) {
            file.notes.add("... and " + file.notesMore + " more");
        }
        return new Content(file.rows.build(), file.ids, file.notes);
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // only what is finer than a millisecond matters
    private void add(CsvRecord row) {
        if (columns.length == 0) {
            columns = REQUIRED.stream().mapToInt(table::place).toArray();
        }
        String id = row.getField(columns[0]).strip();
        if (id.isEmpty()) {
            table.wrong("item_id must be given, but is empty. Fill it in.");
        } else if (id.length() > ItemIds.LONGEST) {
            table.wrong("item_id must have at most " + ItemIds.LONGEST + " characters, but has " + id.length()
                    + ". Shorten it.");
        }
        int type = known("item_type", row.getField(columns[1]), TYPES);
        int state = known("flow_state", row.getField(columns[2]), STATES);
        Instant enteredAt = enteredAt(row.getField(columns[3]));
        int sequence = sequence(row.getField(columns[4]).strip());
        if (id.isEmpty() || type < 0 || state < 0 || enteredAt == null || sequence < 0 || !table.good()) {
            return;
        }
        int known = ids.count();
        int item = ids.numberOf(id);
        if (item == types.length) {
            types = Arrays.copyOf(types, item + (item >> 1));
        }
        if (item < known && types[item] != type) {
            note("flow-type-changed: '" + id + "' must keep its type " + TYPES.get(types[item]) + ", but is "
                    + TYPES.get(type) + " here. It counts as the type of its last row.");
        }
        types[item] = (byte) type;
        fine |= enteredAt.getNano() % NANOS_PER_MILLI != 0;
        rows.add(
                item, FlowItemType.valueOf(TYPES.get(type)), FlowState.valueOf(STATES.get(state)), enteredAt, sequence);
        if (rows.count() % CHECK_EVERY == 0) {
            requireHeap();
        }
    }

    private void note(String message) {
        if (notes.size() < Problems.SHOWN) {
            notes.add(path + ":" + table.line() + ": " + message);
        } else {
            notesMore++;
        }
    }

    private int known(String column, String cell, List<String> words) {
        int word = words.indexOf(cell);
        if (word < 0) {
            word = words.indexOf(cell.strip());
        }
        if (word < 0) {
            table.wrong(column + " must be one of " + String.join(", ", words) + ", but was " + Problems.shown(cell)
                    + NearestName.suggestion(cell, words));
        }
        return word;
    }

    private int sequence(String cell) {
        int number = 0;
        boolean good = !cell.isEmpty() && cell.length() < 10;
        for (int i = 0; good && i < cell.length(); i++) {
            int digit = cell.charAt(i) - '0';
            good = digit >= 0 && digit <= 9;
            number = number * 10 + digit;
        }
        if (good) {
            return number;
        }
        table.wrong("seq must be a whole number from 0 to 999999999, but was " + Problems.shown(cell)
                + ". Number the rows of one item at one instant.");
        return -1;
    }

    private @Nullable Instant enteredAt(String cell) {
        try {
            Instant instant = inUtc(cell);
            if (instant == null) {
                instant = OffsetDateTime.parse(cell.strip()).toInstant();
            }
            if (inRange(instant)) {
                return instant;
            }
            table.wrong("entered_at must lie in the years 0 to 9999, but was " + Problems.shown(cell)
                    + ". Check the year.");
            return null;
        } catch (DateTimeException e) {
            // said below
        }
        table.wrong("entered_at must be an instant with a time and a zone, but was " + Problems.shown(cell)
                + ". Write it like 2024-10-01T00:00:00Z.");
        return null;
    }

    /** Whether there are few enough weeks up to the instant, and from it on, to measure them all. */
    static boolean inRange(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    /** The instant of a text like 2024-10-01T00:00:00.123Z; absent when it has another form. Fast, for it is done most. */
    private static @Nullable Instant inUtc(String cell) {
        int length = cell.length();
        if (length < 20
                || length > 30
                || length == 21
                || cell.charAt(4) != '-'
                || cell.charAt(7) != '-'
                || cell.charAt(10) != 'T'
                || cell.charAt(13) != ':'
                || cell.charAt(16) != ':'
                || cell.charAt(length - 1) != 'Z'
                || length > 20 && cell.charAt(19) != '.') {
            return null;
        }
        int year = digits(cell, 0, 4);
        int month = digits(cell, 5, 7);
        int day = digits(cell, 8, 10);
        int hour = digits(cell, 11, 13);
        int minute = digits(cell, 14, 16);
        int second = digits(cell, 17, 19);
        int nanos = length > 20 ? digits(cell, 20, length - 1) : 0;
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        for (int i = length - 1; i < 29; i++) {
            nanos *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(
                days * (MILLIS_PER_DAY / 1000) + hour * 3600L + minute * 60L + second, length > 20 ? nanos : 0);
    }

    /** The number that the digits say; negative when one is none. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * Refuses to read on when what has been read would not fit. Many items that are open at the end of many windows may
     * take more still: the command then says so.
     */
    private void requireHeap() {
        long needed = new FlowHeap(rows.count(), fine, ids.count(), ids.length()).needed() / FlowHeap.MEBI;
        long most = FlowHeap.most() / FlowHeap.MEBI;
        if (needed > most) {
            throw new Refusal(path + ":" + table.line() + ": must fit in the heap of " + most + " MiB, but "
                    + rows.count() + " rows up to here need about " + needed
                    + " MiB. Start with a larger heap, such as java -Xmx" + needed * 2 + "m.");
        }
    }
}
