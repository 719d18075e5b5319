package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowHeapTest {
    private static final int MILLION = 1_000_000;

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
        assertThat(mebibytes(10 * MILLION, false, MILLION, 100 * MILLION))
                .isEqualTo(64 + 448_000_000 / FlowHeap.MEBI);
        // While measuring: 64 MiB + 2 x 10^6 x 8 + 10^6 x 104, where ids are given up
        assertThat(mebibytes(2 * MILLION, false, MILLION, MILLION)).isEqualTo(64 + 120_000_000 / FlowHeap.MEBI);
    }
}
