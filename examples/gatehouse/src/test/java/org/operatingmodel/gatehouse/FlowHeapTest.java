package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowHeapTest {
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path folder;

    private static long mebibytes(long rows, boolean fine, long items, long idBytes) {
        return new FlowHeap(rows, fine, items, idBytes).needed() / FlowHeap.MEBI;
    }

    @Test
    void ten_million_rows_fit_in_768_mebibytes() {
        assertThat(mebibytes(10 * MILLION, false, 5 * MILLION, 50L * MILLION)).isLessThan(768);
        assertThat(mebibytes(10 * MILLION, true, 5 * MILLION, 50L * MILLION)).isLessThan(768);
        assertThat(mebibytes(10 * MILLION, false, 5 * MILLION, 210L * MILLION)).isLessThan(768);
        assertThat(mebibytes(10 * MILLION, false, MILLION, 10L * MILLION)).isLessThan(768);
    }

    @Test
    void every_row_item_and_byte_of_an_id_takes_some() {
        assertThat(mebibytes(0, false, 0, 0)).isEqualTo(64);
        // While reading: 64 MiB + 10^7 x 32, and 6 more for a fine one
        assertThat(mebibytes(10 * MILLION, false, 0, 0)).isEqualTo(64 + 320_000_000 / FlowHeap.MEBI);
        assertThat(mebibytes(10 * MILLION, true, 0, 0)).isEqualTo(64 + 380_000_000 / FlowHeap.MEBI);
        // 64 MiB + 10^7 x 32 + 10^6 x 28 + 10^8
        assertThat(mebibytes(10 * MILLION, false, MILLION, 100 * MILLION)).isEqualTo(64 + 448_000_000 / FlowHeap.MEBI);
        // While measuring: 64 MiB + 2 x 10^6 x 8 + 10^6 x 104, where ids are given up
        assertThat(mebibytes(2 * MILLION, false, MILLION, MILLION)).isEqualTo(64 + 120_000_000 / FlowHeap.MEBI);
    }

    /** Measures with real files, for half an hour: at each heap the command passes, or refuses while it reads. */
    @ParameterizedTest
    @CsvSource({"5000000, 2, 8", "1500000, 7, 8", "5000000, 2, 40", "5000000, 1, 40", "300000, 30, 8"})
    @EnabledIfSystemProperty(named = "heap.measured", matches = "true")
    void what_fits_in_the_heap_passes_and_the_rest_is_refused_early(int items, int rows, int idLength)
            throws IOException, InterruptedException {
        Path file = folder.resolve("large.csv");
        write(file, items, rows, idLength);
        long needed = mebibytes((long) items * rows, false, items, items * (idLength + 2L)) + 1;
        for (long heap : new long[] {needed, needed * 5 / 4}) {
            Run run = flow(file, heap);
            assertThat(run.err()).doesNotContain("heap");
            assertThat(run.exitCode()).isZero();
        }
        for (long heap : new long[] {needed * 9 / 10, needed / 2, needed / 4}) {
            Run run = flow(file, heap);
            assertThat(run.err())
                    .matches("\\Q" + file + "\\E:[0-9]+: must fit in the heap of [0-9]+"
                            + " MiB, but [0-9]+ rows up to here need about [0-9]+ MiB. Start with a larger heap, such as"
                            + " java -Xmx[0-9]+m.\n");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    private Run flow(Path file, long heap) throws IOException, InterruptedException {
        return Run.inProcess(
                folder,
                List.of(),
                List.of("-Xmx" + heap + "m"),
                "flow",
                file.toString(),
                "--as-of=2024-01-01T00:00:00Z",
                "--out=" + folder.resolve("out"));
    }

    /** One item in ten is still open; the items start over a thousand days, one row follows the other within two months. */
    private static void write(Path file, int items, int rows, int idLength) throws IOException {
        List<String> days = Stream.iterate(LocalDate.of(2021, 1, 1), day -> day.plusDays(1))
                .limit(1095)
                .map(LocalDate::toString)
                .toList();
        String[] types = {"FEATURE", "DEFECT", "DEBT", "RISK"};
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("item_id,item_type,flow_state,entered_at,seq\n");
            for (int item = 0; item < items; item++) {
                String id = String.valueOf(item);
                for (int row = 0; row < rows; row++) {
                    boolean last = row == rows - 1;
                    String state = last ? item % 10 == 0 ? "WAITING" : "DONE" : row % 2 == 0 ? "ACTIVE" : "WAITING";
                    int day = (int) (item * 7919L % 1000) + row * (60 / rows);
                    lines.write("I" + "0".repeat(idLength - 1 - id.length()) + id + "," + types[item & 3] + "," + state
                            + "," + days.get(day) + "T" + (10 + item % 14) + ":" + (10 + item % 50) + ":00Z," + row
                            + "\n");
                }
            }
        }
    }
}
