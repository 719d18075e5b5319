package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.planning.StreamMapDifference.Change;
import org.operatingmodel.metrics.planning.StreamMapDifference.Part;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.planning.MappedStream;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

class StreamMapDifferenceTest {
    private static final ValueStreamId SALES = new ValueStreamId("sales");
    private static final ValueStreamId SERVICE = new ValueStreamId("service");
    private static final ValueStreamId SETUP = new ValueStreamId("setup");

    static StreamMap map(int version, MappedStream... streams) {
        return new StreamMap(version, Instant.EPOCH, List.of(streams));
    }

    static MappedStream mapped(ValueStreamId stream, List<String> products, List<String> teams) {
        return new MappedStream(
                stream,
                products.stream().map(ProductId::new).toList(),
                teams.stream().map(TeamId::new).toList());
    }

    @Test
    void it_says_what_is_new_gone_and_moved() {
        StreamMap before = map(
                1,
                mapped(SALES, List.of("portal", "desk"), List.of("team-a")),
                mapped(SETUP, List.of(), List.of("team-b")));
        StreamMap after = map(
                2,
                mapped(SERVICE, List.of("desk"), List.of("team-b")),
                mapped(SALES, List.of("portal"), List.of("team-a")));
        assertThat(StreamMapDifference.between(before, after).changes())
                .containsExactly(
                        new Change(SALES, Part.PRODUCT, "desk", false),
                        new Change(SERVICE, Part.VALUE_STREAM, "service", true),
                        new Change(SERVICE, Part.PRODUCT, "desk", true),
                        new Change(SERVICE, Part.TEAM, "team-b", true),
                        new Change(SETUP, Part.VALUE_STREAM, "setup", false),
                        new Change(SETUP, Part.TEAM, "team-b", false));
        assertThat(StreamMapDifference.between(before, after).text()).isEqualTo("""
                map of value streams: product 'desk' of 'sales' is gone
                map of value streams: 'service' is new
                map of value streams: product 'desk' of 'service' is new
                map of value streams: team 'team-b' of 'service' is new
                map of value streams: 'setup' is gone
                map of value streams: team 'team-b' of 'setup' is gone
                """);
    }
}
