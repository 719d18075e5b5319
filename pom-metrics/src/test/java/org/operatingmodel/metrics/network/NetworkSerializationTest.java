package org.operatingmodel.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.valuestream.ValueStreamId;

class NetworkSerializationTest {
    private static final ValueStreamId STREAM = new ValueStreamId("checkout");
    private static final FlowItemId ITEM = new FlowItemId("A-1");

    static List<Object> figures() {
        return List.of(
                new BusFactor(List.of(new PersonId("architect"))),
                new Task(ITEM, Duration.ofDays(1), Set.of()),
                new CriticalPath(List.of(ITEM), Duration.ofDays(1), Duration.ofDays(2)),
                new ValueStreamNetwork.Bottleneck(List.of(STREAM), Ratio.ONE),
                new ValueStreamNetwork(
                        List.of(
                                new ValueStreamNetwork.Node(STREAM, BigDecimal.ONE, BigDecimal.TEN),
                                new ValueStreamNetwork.Node(
                                        new ValueStreamId("search"), BigDecimal.ONE, BigDecimal.ONE)),
                        List.of(new ValueStreamNetwork.Link(STREAM, new ValueStreamId("search"), 1))));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void what_is_written_is_read_back_as_it_was(Object figure) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(figure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(figure);
        }
    }
}
