package org.operatingmodel.benchmarks.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        execute("SET preserve_insertion_order = false");
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

    /** From the table to the figures read out: what is timed. */
    FlowCells figures(Instant asOf, int threads) throws SQLException {
        long span = asOf.toEpochMilli() - FlowRows.FROM.toEpochMilli();
        int weeks = (int) ((span + WEEK - 1) / WEEK);
        FlowCells cells = new FlowCells(weeks);
        execute("SET threads = " + threads);
        String sql =
                sql(Map.of("from", FlowRows.FROM.toEpochMilli(), "span", span, "week", WEEK, "weeks", (long) weeks));
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

    private static String sql(Map<String, Long> values) {
        try (var in = DuckFlow.class.getResourceAsStream("figures.sql")) {
            if (in == null) {
                throw new IllegalStateException("There must be a statement 'figures.sql', but there is none.");
            }
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Long> value : values.entrySet()) {
                sql = sql.replace("${" + value.getKey() + "}", value.getValue().toString());
            }
            return sql;
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
