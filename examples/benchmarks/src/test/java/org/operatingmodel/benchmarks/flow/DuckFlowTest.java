package org.operatingmodel.benchmarks.flow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckFlowTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 1",
        "2026-01-01T00:00:00Z, 2",
        "2025-06-02T00:00:00Z, 1",
        "2024-02-29T12:34:56.789Z, 2",
    })
    void library_and_duckdb_agree_on_every_cell(Instant asOf, int threads) throws SQLException {
        for (FlowRows rows : new FlowRows[] {FlowRows.byTime(20_000), FlowRows.shuffled(20_000)}) {
            try (DuckFlow duckDb = new DuckFlow(rows)) {
                FlowCells ours = new LibraryFlow(rows).figures(asOf, threads);
                for (DuckFlow.Query query : DuckFlow.Query.values()) {
                    FlowCells theirs = duckDb.figures(query, asOf, threads);
                    assertThatCode(() -> FlowCells.requireEqual(ours, theirs)).doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void a_difference_names_its_cell() {
        FlowCells ours = new FlowCells(2);
        FlowCells other = new FlowCells(2);
        other.set(1, 7, FlowCells.Figure.P85, 5);
        assertThatThrownBy(() -> FlowCells.requireEqual(ours, other))
                .hasMessage("P85 of team 7 in week 1 must be equal, but was '-1' by the library and '5' by DuckDB."
                        + " Nothing was timed.");
        other.set(0, FlowCells.ALL, FlowCells.Figure.LOAD, 3);
        assertThatThrownBy(() -> FlowCells.requireEqual(ours, other))
                .hasMessage("LOAD of all teams in week 0 must be equal, but was '0' by the library and '3' by DuckDB."
                        + " Nothing was timed.");
    }
}
