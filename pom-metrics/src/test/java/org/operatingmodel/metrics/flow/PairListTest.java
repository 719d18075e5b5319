package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairListTest {
    // 4,096 pairs fill a chunk; with the third chunk, room for more chunks is needed
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 8192, 8193, 20_000})
    void pairs_come_back_as_they_went_in(int count) {
        PairList pairs = new PairList();
        for (int i = 0; i < count; i++) {
            pairs.add(i, -2L * i);
        }
        assertThat(pairs.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(pairs.first(i)).isEqualTo(i);
            assertThat(pairs.second(i)).isEqualTo(-2L * i);
        }
    }
}
