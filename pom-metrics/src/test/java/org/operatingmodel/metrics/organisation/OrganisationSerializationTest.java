package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.risk.RiskId;

class OrganisationSerializationTest {
    private static final Instant AT = Instant.parse("2026-06-21T00:00:00Z");
    private static final FlowItemId ITEM = new FlowItemId("A-1");

    static List<Object> figures() {
        return List.of(
                new Initiative("E-1", AT, AT, null),
                new RiskUpdate(new RiskId("R-1"), AT, List.of(AT)),
                new DecisionTaken("D-1", 0, List.of(1)),
                new Classification(ITEM, WorkClass.PLANNED, AT),
                new ReviewAction("A-1", AT, ITEM, AT),
                new LoopClosure(1, 2, 3, AT),
                RiskBurndown.of(List.of(new Spell(AT, null)), List.of(AT, AT.plusSeconds(1))));
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
