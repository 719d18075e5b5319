package org.operatingmodel.benchmarks.flow;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.operatingmodel.benchmarks.flow.FlowCells.Figure;

/** The figures as DuckDB gives them, from a table in memory. */
final class DuckFlow implements AutoCloseable {
    private static final Figure[] COLUMNS = {
        Figure.VELOCITY,
        Figure.FEATURES,
        Figure.DEFECTS,
        Figure.RISKS,
        Figure.DEBTS,
        Figure.TIMED,
        Figure.FLOW_TIME,
        Figure.ACTIVE_TIME,
        Figure.P50,
        Figure.P85,
        Figure.P95,
        Figure.LOAD,
        Figure.AGE_P85
    };
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final DuckDBConnection connection;

    DuckFlow(FlowRows source) throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        execute("SET memory_limit = '14GB'");
        execute("SET temp_directory = ''"); // rather fail than measure a disk
        execute("CREATE TABLE flow_rows (item INTEGER, type UTINYINT, state UTINYINT, entered_at BIGINT,"
                + " sequence INTEGER, team UTINYINT)");
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "flow_rows")) {
            for (int i = 0; i < source.size(); i++) {
                rows.beginRow()
                        .append(source.item[i])
                        .append(source.type[i])
                        .append(source.state[i])
                        .append(source.enteredAt[i])
                        .append(source.sequence[i])
                        .append((byte) source.teamOfItem[source.item[i]])
                        .endRow();
            }
        }
    }

    /** How the statement is written. */
    enum Query {
        /** As one writes it down: nothing is known of the data but its meaning. */
        PLAIN,
        /** For speed, with what is known of these data: two years, few weeks, teams and sequences. */
        TUNED
    }

    /** From the table to the figures read out: what is timed. */
    FlowCells figures(Query query, Instant asOf, int threads) throws SQLException {
        long span = asOf.toEpochMilli() - FlowRows.FROM.toEpochMilli();
        int weeks = (int) ((span + WEEK - 1) / WEEK);
        FlowCells cells = new FlowCells(weeks);
        execute("SET threads = " + threads);
        String sql = query == Query.PLAIN ? resource("plain.sql") : tuned(threads);
        for (Map.Entry<String, Long> value : Map.of(
                        "from", FlowRows.FROM.toEpochMilli(), "span", span, "week", WEEK, "weeks", (long) weeks)
                .entrySet()) {
            sql = sql.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                read(cells, result.chunk());
            }
        }
        return cells;
    }

    private static void read(FlowCells cells, DuckDBDataChunkReader chunk) {
        int count = (int) chunk.rowCount();
        int[] groups = new int[count];
        int[] weeks = new int[count];
        DuckDBReadableVector teams = chunk.vector(0);
        DuckDBReadableVector weekNumbers = chunk.vector(1);
        for (int row = 0; row < count; row++) {
            groups[row] = teams.getInt(row, FlowCells.ALL);
            weeks[row] = weekNumbers.getInt(row);
        }
        for (int column = 0; column < COLUMNS.length; column++) {
            DuckDBReadableVector vector = chunk.vector(column + 2L);
            for (int row = 0; row < count; row++) {
                if (!vector.isNull(row)) {
                    cells.set(weeks[row], groups[row], COLUMNS[column], vector.getLong(row));
                }
            }
        }
    }

    /** One statement, in which each thread has a part of the items to stream over. */
    private static String tuned(int parts) {
        List<String> items = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            items.add(resource("items.sql")
                    .replace("${part}", String.valueOf(part))
                    .replace("${condition}", parts == 1 ? "" : "AND item % " + parts + " = " + part));
        }
        return "WITH " + String.join(",", items) + ","
                + resource("figures.sql")
                        .replace("${completed}", union("completed_", parts))
                        .replace("${stretches}", union("stretches_", parts));
    }

    private static String union(String table, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> "FROM " + table + part)
                .collect(joining(" UNION ALL "));
    }

    private static String resource(String name) {
        try (var in = DuckFlow.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There must be a statement '" + name + "', but there is none.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
