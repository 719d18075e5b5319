package org.operatingmodel.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Histogram;
import org.operatingmodel.metrics.Ratio;

class SurvivalSerializationTest {
    private static final Instant AT = Instant.parse("2026-06-21T00:00:00Z");

    static List<Object> figures() {
        return List.of(
                new SurvivalCurve(new CensoredTimes(Histogram.of(1, 2), Histogram.of(3), AT)),
                new SurvivalStep(Duration.ofDays(1), 2, 1, Ratio.ONE));
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
