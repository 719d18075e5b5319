package org.operatingmodel.benchmarks.flow;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** All figures of a log of flow items, by week and team, from loaded rows to figures read out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class FlowBenchmark {
    /** How many items there are. */
    @Param({"10000", "1000000"})
    public int items;

    /** How many threads may work. */
    @Param({"1", "2"})
    public int threads;

    /** In which order the rows are. */
    @Param({"time", "none"})
    public String order = "time";

    /** How the statement for DuckDB is written; the library knows only one way. */
    @Param({"PLAIN", "TUNED"})
    public String query = "TUNED";

    private Optional<LibraryFlow> library = Optional.empty();
    private Optional<DuckFlow> duckDb = Optional.empty();

    /** Loads the rows both ways, and sees that the figures are equal. */
    @Setup
    public void setup() throws SQLException {
        FlowRows rows = order.equals("time") ? FlowRows.byTime(items) : FlowRows.shuffled(items);
        library = Optional.of(new LibraryFlow(rows));
        duckDb = Optional.of(new DuckFlow(rows));
        FlowCells.requireEqual(library(), duckDb());
    }

    /** Closes the database. */
    @TearDown
    public void close() throws SQLException {
        duckDb.orElseThrow().close();
    }

    /** This library. */
    @Benchmark
    public FlowCells library() {
        return library.orElseThrow().figures(FlowRows.AS_OF, threads);
    }

    /** DuckDB. */
    @Benchmark
    public FlowCells duckDb() throws SQLException {
        return duckDb.orElseThrow().figures(DuckFlow.Query.valueOf(query), FlowRows.AS_OF, threads);
    }
}
