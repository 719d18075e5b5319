package org.operatingmodel.rules.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A decision log in a database.
 *
 * <p>Three tables hold any number of logs, each under its name: {@code decision_log_head} one row a log, which says what comes
 * next; {@code decision_log_entry} one row an entry; {@code decision_log_kept} packs and what opens masked values. Who appends
 * locks the row of the log in {@code decision_log_head} until the entry is committed, so that threads and processes follow
 * each other, and no number is left out. It lasts as the database says.
 *
 * <p>The SQL is plain; it is tested on H2 and PostgreSQL. The data source must give connections that are the log's alone until
 * it closes them: not ones that take part in a transaction of the host, whose end would decide whether an entry is there.
 *
 * @since 0.1
 */
public final class JdbcDecisionLog implements DecisionLog {
    private static final List<String> TABLES = List.of("""
            create table if not exists decision_log_head (
              log_name varchar(100) not null primary key,
              segment bigint not null,
              entry_number bigint not null,
              hash varchar(64) not null)""", """
            create table if not exists decision_log_entry (
              log_name varchar(100) not null,
              entry_number bigint not null,
              segment bigint not null,
              hash varchar(64) not null,
              body text not null,
              primary key (log_name, entry_number))""", """
            create table if not exists decision_log_kept (
              log_name varchar(100) not null,
              kind varchar(10) not null,
              name varchar(64) not null,
              content text not null,
              primary key (log_name, kind, name))""");

    /** The class of states that ask for another try: a serialization failure or a deadlock. */
    private static final String ROLLED_BACK = "40";

    private static final Set<String> AGAIN = Set.of("23505", "HYT00", "55P03");
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S04");
    private static final int MOST_TRIES = 10;
    private static final long WAIT_NANOS = 5_000_000;
    private static final int ROWS_AT_ONCE = 500;

    private final DataSource source;
    private final String name;
    private final long segmentEntries;
    private final ReentrantLock lock = new ReentrantLock();
    /** The connection of the append that this instance is at, for what is kept on its way. */
    private @Nullable Connection appending;

    private JdbcDecisionLog(DataSource source, String name, long segmentEntries) {
        this.source = source;
        this.name = name;
        this.segmentEntries = segmentEntries;
    }

    /**
     * The log of a name in a database, in segments of 10,000 entries.
     *
     * @param source where connections come from
     * @param name the name of the log, as {@code [a-z][a-z0-9-]{0,98}}
     * @throws IllegalArgumentException if the name has another form
     */
    public static JdbcDecisionLog in(DataSource source, String name) {
        return in(source, name, 10_000);
    }

    /**
     * The log of a name in a database.
     *
     * @param segmentEntries how many entries a segment takes, from 1 on: each says again all that it was made from
     * @throws IllegalArgumentException if the name has another form, or the number is below 1
     */
    public static JdbcDecisionLog in(DataSource source, String name, long segmentEntries) {
        Objects.requireNonNull(source, "source");
        if (!name.matches("[a-z][a-z0-9-]{0,98}")) {
            throw new IllegalArgumentException("name must match [a-z][a-z0-9-]{0,98}, but was '" + name
                    + "'. Use lower-case letters, digits and '-'.");
        }
        if (segmentEntries < 1) {
            throw new IllegalArgumentException(
                    "segmentEntries must be 1 or higher, but was '" + segmentEntries + "'. Use 10000, for instance.");
        }
        return new JdbcDecisionLog(source, name, segmentEntries);
    }

    /** The statements that make the tables, for who makes them otherwise than by {@link #createTables}. */
    public static List<String> ddl() {
        return TABLES;
    }

    /**
     * Makes the tables that are not there; the others stay as they are.
     *
     * @throws LogException if they could not be made
     */
    public void createTables() {
        trying("set up", connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            return true;
        });
    }

    /** The name of the log. */
    public String name() {
        return name;
    }

    /**
     * {@inheritDoc}
     *
     * <p>When the connection is lost while the database commits, nobody can tell whether the entries are there: they are then
     * reported as not kept, and may be there all the same.
     */
    @Override
    public List<LogHead> append(List<Function<Position, String>> next) {
        if (next.isEmpty()) {
            return List.of();
        }
        lock.lock();
        try (Transaction transaction = new Transaction(source)) {
            Connection connection = transaction.connection;
            try {
                Position position = locked(connection);
                appending = connection;
                List<LogHead> heads = insert(connection, position, next);
                connection.commit();
                return heads;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            } finally {
                appending = null;
            }
        } catch (SQLException e) {
            throw failed("appended to", e);
        } finally {
            lock.unlock();
        }
    }

    /** Locks the row of the log, which is made where there is none. Nothing is done yet, so that it can be tried again. */
    private Position locked(Connection connection) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                Position position = position(connection);
                if (position != null) {
                    return position;
                }
                update(
                        connection,
                        "insert into decision_log_head (log_name, segment, entry_number, hash) values (?, 1, 0, '')",
                        name);
            } catch (SQLException e) {
                connection.rollback();
                wait(tries, e);
            }
        }
    }

    private @Nullable Position position(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(
                        connection,
                        "select segment, entry_number, hash from decision_log_head where log_name = ? for update",
                        name);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            long segment = rows.getLong(1);
            long last = rows.getLong(2);
            LogHead head = last == 0 ? null : headOf(last, rows.getString(3));
            return new Position(head, last + 1 - segment >= segmentEntries ? last + 1 : segment);
        }
    }

    private List<LogHead> insert(Connection connection, Position first, List<Function<Position, String>> next)
            throws SQLException {
        List<LogHead> heads = new ArrayList<>(next.size());
        Position position = first;
        for (Function<Position, String> each : next) {
            LogLine line = LogLine.of(position, each.apply(position));
            update(
                    connection,
                    "insert into decision_log_entry (log_name, entry_number, segment, hash, body) values (?, ?, ?, ?, ?)",
                    name,
                    position.next(),
                    position.segment(),
                    line.hash(),
                    line.body());
            LogHead head = new LogHead(position.next(), line.hash());
            heads.add(head);
            position = new Position(head, first.segment());
        }
        LogHead last = heads.get(heads.size() - 1);
        int rows = update(
                connection,
                "update decision_log_head set segment = ?, entry_number = ?, hash = ? where log_name = ?",
                first.segment(),
                last.sequence(),
                last.hash(),
                name);
        if (rows != 1) {
            throw new SQLException("the row of the log went away while it was locked");
        }
        return heads;
    }

    private LogHead headOf(long number, String hash) {
        try {
            return new LogHead(number, hash);
        } catch (IllegalArgumentException e) {
            throw new LogException(
                    "The row of the decision log '" + name
                            + "' in decision_log_head must name the last entry, but says " + number + " and '" + hash
                            + "'. Verify the log, and go on under a new name.",
                    e);
        }
    }

    @Override
    public Optional<LogHead> head() {
        return reading(connection -> {
            try (PreparedStatement statement = prepared(
                            connection,
                            "select entry_number, hash from decision_log_head where log_name = ? and entry_number > 0",
                            name);
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(headOf(rows.getLong(1), rows.getString(2))) : Optional.empty();
            }
        });
    }

    @Override
    public Stream<LogLine> lines() {
        return Stream.iterate(after(Long.MIN_VALUE), rows -> !rows.lines().isEmpty(), rows -> after(rows.last()))
                .flatMap(rows -> rows.lines().stream());
    }

    /** Some entries, and the number of the last one. */
    private record Rows(List<LogLine> lines, long last) {}

    private Rows after(long number) {
        return reading(connection -> {
            List<LogLine> lines = new ArrayList<>();
            long last = number;
            try (PreparedStatement statement = prepared(
                            connection,
                            "select entry_number, segment, hash, body from decision_log_entry"
                                    + " where log_name = ? and entry_number > ?"
                                    + " order by entry_number fetch first " + ROWS_AT_ONCE + " rows only",
                            name,
                            number);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    lines.add(new LogLine(rows.getLong(2), rows.getString(3), rows.getString(4), null));
                }
            }
            return new Rows(lines, last);
        });
    }

    @Override
    public Set<String> remarks() {
        return reading(connection -> {
            Set<String> remarks = new LinkedHashSet<>();
            try (PreparedStatement statement = prepared(connection, """
                            select e.entry_number, e.hash, h.entry_number, h.hash
                            from (select max(entry_number) as entry_number from decision_log_entry where log_name = ?) m
                            left join decision_log_entry e on e.log_name = ? and e.entry_number = m.entry_number
                            left join decision_log_head h on h.log_name = ? and h.entry_number > 0""", name, name, name);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String entries = rows.getString(1) == null ? "none" : rows.getLong(1) + ":" + rows.getString(2);
                    String head = rows.getString(3) == null ? "none" : rows.getLong(3) + ":" + rows.getString(4);
                    if (!entries.equals(head)) {
                        remarks.add("The row of the log in decision_log_head names " + head
                                + " as its last entry, but the last one in decision_log_entry is " + entries);
                    }
                }
            }
            return remarks;
        });
    }

    @Override
    public void keep(Kind kind, String named, byte[] content) {
        FileDecisionLog.checkName(named);
        String text = Base64.getEncoder().encodeToString(content);
        Connection ours = lock.isHeldByCurrentThread() ? appending : null;
        if (ours == null) {
            trying("written", connection -> keep(connection, kind, named, text));
            return;
        }
        try {
            keep(ours, kind, named, text);
        } catch (SQLException e) {
            throw failed("written", e);
        }
    }

    private boolean keep(Connection connection, Kind kind, String named, String text) throws SQLException {
        if (kept(connection, kind, named).isEmpty()) {
            update(
                    connection,
                    "insert into decision_log_kept (log_name, kind, name, content) values (?, ?, ?, ?)",
                    name,
                    kind.name(),
                    named,
                    text);
        }
        return true;
    }

    @Override
    public Optional<byte[]> kept(Kind kind, String named) {
        FileDecisionLog.checkName(named);
        Optional<String> text = reading(connection -> kept(connection, kind, named));
        try {
            return text.map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            throw new LogException(
                    "What is kept under '" + named + "' in decision_log_kept must be Base64, but is not: "
                            + e.getMessage() + ". Restore it from a copy.",
                    e);
        }
    }

    private Optional<String> kept(Connection connection, Kind kind, String named) throws SQLException {
        try (PreparedStatement statement = prepared(
                        connection,
                        "select content from decision_log_kept where log_name = ? and kind = ? and name = ?",
                        name,
                        kind.name(),
                        named);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    @Override
    public Set<String> names(Kind kind) {
        return reading(connection -> {
            Set<String> names = new TreeSet<>();
            try (PreparedStatement statement = prepared(
                            connection,
                            "select name from decision_log_kept where log_name = ? and kind = ?",
                            name,
                            kind.name());
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    @Override
    public void forget(String opening) {
        FileDecisionLog.checkName(opening);
        trying(
                "written",
                connection -> update(
                        connection,
                        "delete from decision_log_kept where log_name = ? and kind = ? and name = ?",
                        name,
                        Kind.OPENING.name(),
                        opening));
    }

    /** Nothing to close: each call gives its connection back. The data source is its owner's to close. */
    @Override
    public void close() {}

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T reading(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    /** Does work that is the same when done again, in a transaction of its own, again while others are in its way. */
    private <T> void trying(String what, Work<T> work) {
        for (int tries = 1; ; tries++) {
            try (Transaction transaction = new Transaction(source)) {
                Connection connection = transaction.connection;
                try {
                    work.with(connection);
                    connection.commit();
                    return;
                } catch (SQLException | RuntimeException | Error e) {
                    rollBack(connection, e);
                    throw e;
                }
            } catch (SQLException e) {
                try {
                    wait(tries, e);
                } catch (SQLException last) {
                    throw failed(what, last);
                }
            }
        }
    }

    /** Waits before the next try, unless there is none or it would fail like this one. */
    private static void wait(int tries, SQLException e) throws SQLException {
        String state = String.valueOf(e.getSQLState());
        if (tries >= MOST_TRIES || !(state.startsWith(ROLLED_BACK) || AGAIN.contains(state))) {
            throw e;
        }
        LockSupport.parkNanos(WAIT_NANOS * tries);
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /**
     * A connection with a transaction of its own, which sees what others have committed before each statement: once it has
     * the row of the log, it sees the last entry. The connection is given back as it came.
     */
    private static final class Transaction implements AutoCloseable {
        private final Connection connection;
        private final boolean autoCommit;
        private final int isolation;

        Transaction(DataSource source) throws SQLException {
            connection = source.getConnection();
            try {
                autoCommit = connection.getAutoCommit();
                isolation = connection.getTransactionIsolation();
                if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                }
                connection.setAutoCommit(false);
            } catch (SQLException | RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                if (!connection.isClosed()) {
                    if (autoCommit) {
                        connection.setAutoCommit(true);
                    }
                    if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                        connection.setTransactionIsolation(isolation);
                    }
                }
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException | Error e) {
            statement.close();
            throw e;
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private LogException failed(String what, SQLException e) {
        String fix = NO_TABLE.contains(String.valueOf(e.getSQLState()))
                ? "Make its tables with createTables() first."
                : "Make sure that the database can be reached, has room, and lets this user do so.";
        return new LogException(
                "The decision log '" + name + "' in the database could not be " + what + ": "
                        + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ") + " (SQL state "
                        + e.getSQLState() + "). " + fix,
                e);
    }
}
