package org.operatingmodel.metrics.flow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;

/** An item enters a state, as an object. */
record Row(int item, FlowItemType type, FlowState state, Instant at, int sequence) {
    static Row of(int item, FlowState state, String at) {
        return new Row(item, FlowItemType.FEATURE, state, Instant.parse(at), 0);
    }

    Row with(FlowItemType other) {
        return new Row(item, other, state, at, sequence);
    }

    Row with(int otherSequence) {
        return new Row(item, type, state, at, otherSequence);
    }

    Row of(int otherItem) {
        return new Row(otherItem, type, state, at, sequence);
    }

    Row movedTo(Instant other) {
        return new Row(item, type, state, other, sequence);
    }

    Row later(Duration shift) {
        return movedTo(at.plus(shift));
    }

    static FlowLedger ledger(List<Row> rows, Instant asOf) {
        return FlowLedger.of(compact(rows), asOf);
    }

    /** What is read after the value has been written. */
    @SuppressWarnings("unchecked")
    static <T> T readBack(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    static TransitionRows compact(List<Row> rows) {
        TransitionRows.Builder builder = TransitionRows.builder();
        rows.forEach(row -> builder.add(row.item, row.type, row.state, row.at, row.sequence));
        return builder.build();
    }
}
