package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.planning.StreamMapDifferenceTest.mapped;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.metrics.planning.StreamMapDifference.Change;
import org.operatingmodel.planning.MappedStream;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.valuestream.ValueStreamId;

class StreamMapDifferenceProperties {
    @Property(tries = 100)
    void a_map_differs_from_itself_in_nothing_and_from_another_by_the_same_both_ways(
            @ForAll @Size(max = 4) Map<@IntRange(max = 4) Integer, @Size(max = 4) Set<@IntRange(max = 4) Integer>> one,
            @ForAll @Size(max = 4)
                    Map<@IntRange(max = 4) Integer, @Size(max = 4) Set<@IntRange(max = 4) Integer>> other) {
        StreamMap before = map(one);
        StreamMap after = map(other);
        assertThat(StreamMapDifference.between(before, before).changes()).isEmpty();
        List<Change> there = StreamMapDifference.between(before, after).changes();
        assertThat(there.isEmpty()).isEqualTo(one.equals(other));
        assertThat(StreamMapDifference.between(after, before).changes())
                .containsExactlyElementsOf(there.stream()
                        .map(change -> new Change(change.valueStreamId(), change.part(), change.id(), !change.added()))
                        .toList());
    }

    private static StreamMap map(Map<Integer, Set<Integer>> streams) {
        return StreamMapDifferenceTest.map(
                1,
                streams.entrySet().stream()
                        .map(entry -> mapped(
                                new ValueStreamId("stream-" + entry.getKey()),
                                entry.getValue().stream()
                                        .map(i -> "product-" + i)
                                        .toList(),
                                List.of()))
                        .toArray(MappedStream[]::new));
    }
}
