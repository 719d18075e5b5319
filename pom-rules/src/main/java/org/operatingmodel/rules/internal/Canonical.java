package org.operatingmodel.rules.internal;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.operatingmodel.portfolio.Dated;

/** The order of facts of one type: by the instant from which they count, by id, by text. */
final class Canonical {
    static final Comparator<Record> ORDER =
            Comparator.comparing(Canonical::from).thenComparing(Canonical::id).thenComparing(Record::toString);

    private static final ClassValue<Optional<RecordComponent>> ID = new ClassValue<>() {
        @Override
        protected Optional<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getName().equals("id"))
                    .findFirst();
        }
    };

    /** The records in order, each once; only neighbours without an order between them can be equal. */
    static List<Record> sorted(List<?> records) {
        List<Record> sorted =
                records.stream().map(Record.class::cast).sorted(ORDER).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                return new ArrayList<>(new LinkedHashSet<>(sorted));
            }
        }
        return sorted;
    }

    private static Instant from(Record fact) {
        return fact instanceof Dated dated ? dated.countsFrom() : Instant.MIN;
    }

    static String id(Record fact) {
        Optional<RecordComponent> id = ID.get(fact.getClass());
        return id.isPresent() ? String.valueOf(Mentions.read(id.get(), fact)) : "";
    }

    private Canonical() {}
}
