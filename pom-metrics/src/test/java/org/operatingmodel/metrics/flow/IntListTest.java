package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Histogram;

class IntListTest {
    @Test
    void values_are_arranged_by_key_and_stay_in_order() {
        IntList keys = new IntList(0);
        LongList longs = new LongList(0);
        int[] keyOfEntry = {2, 0, 2, 3, 0};
        for (int entry = 0; entry < keyOfEntry.length; entry++) {
            keys.add(keyOfEntry[entry]);
            longs.add(20 + entry);
        }
        int[] ends = keys.ends(4);
        assertThat(ends).containsExactly(2, 2, 4, 5);
        assertThat(IntList.begin(ends, 0)).isZero();
        assertThat(IntList.begin(ends, 2)).isEqualTo(2);
        assertThat(keys.arrange(ends, longs)).containsExactly(21L, 24L, 20L, 22L, 23L);
    }

    @Test
    void lists_grow_beyond_what_was_expected() {
        IntList keys = new IntList(1);
        LongList longs = new LongList(1);
        for (int i = 0; i < 1000; i++) {
            keys.add(999 - i);
            longs.add(i);
        }
        assertThat(longs.histogram())
                .isEqualTo(Histogram.of(LongStream.range(0, 1000).toArray()));
        assertThat(keys.arrange(keys.ends(1000), longs))
                .isEqualTo(LongStream.range(0, 1000).map(i -> 999 - i).toArray());
    }
}
