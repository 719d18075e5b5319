package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.planning.MappedStream;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What changed between two versions of the map of value streams.
 *
 * <p>Definition: what one map says and the other does not; what moved is gone from one stream and new in another.
 * <p>Unit and range: a list. Empty case: the maps say the same, whatever their versions.
 * <p>Merging: none. The difference the other way round has the same changes, gone for new.
 *
 * @param changes the changes, by value stream, part and id
 * @since 0.1
 */
public record StreamMapDifference(List<Change> changes) implements Serializable {
    private static final Comparator<Change> ORDER = Comparator.comparing(Change::valueStreamId)
            .thenComparing(Change::part)
            .thenComparing(Change::id);

    /** @throws NullPointerException if a part is missing */
    public StreamMapDifference {
        changes = List.copyOf(changes);
    }

    /**
     * What a map speaks of.
     *
     * @since 0.1
     */
    public enum Part {
        /** A value stream. */
        VALUE_STREAM,
        /** A product of one. */
        PRODUCT,
        /** A team of one. */
        TEAM
    }

    /**
     * Something that only one of two maps says.
     *
     * @param valueStreamId the value stream
     * @param part what is new or gone there
     * @param id its id
     * @param added whether it is new, or else gone
     * @since 0.1
     */
    public record Change(ValueStreamId valueStreamId, Part part, String id, boolean added) implements Serializable {
        /** @throws IllegalArgumentException if the id is blank */
        public Change {
            Objects.requireNonNull(valueStreamId, "Change.valueStreamId");
            Objects.requireNonNull(part, "Change.part");
            Guard.text("Change.id", id);
        }
    }

    /** What changed from one map to another. */
    public static StreamMapDifference between(StreamMap before, StreamMap after) {
        Set<Change> old = new HashSet<>(said(before, false));
        Set<Change> now = new HashSet<>(said(after, false));
        return new StreamMapDifference(Stream.concat(
                        said(before, false).stream().filter(change -> !now.contains(change)),
                        said(after, true).stream()
                                .filter(change -> !old.contains(
                                        new Change(change.valueStreamId(), change.part(), change.id(), false))))
                .sorted(ORDER)
                .toList());
    }

    /** The changes, one a line; one line where there are none. */
    public String text() {
        if (changes.isEmpty()) {
            return "map of value streams: the same\n";
        }
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            text.append("map of value streams: ");
            if (change.part() == Part.VALUE_STREAM) {
                text.append("'").append(change.id()).append("' is ");
            } else {
                text.append(change.part().name().toLowerCase(Locale.ROOT))
                        .append(" '")
                        .append(change.id())
                        .append("' of '")
                        .append(change.valueStreamId())
                        .append("' is ");
            }
            text.append(change.added() ? "new\n" : "gone\n");
        }
        return text.toString();
    }

    private static List<Change> said(StreamMap map, boolean added) {
        return map.streams().stream().flatMap(stream -> said(stream, added)).toList();
    }

    private static Stream<Change> said(MappedStream stream, boolean added) {
        ValueStreamId id = stream.valueStreamId();
        return Stream.of(
                        Stream.of(new Change(id, Part.VALUE_STREAM, id.value(), added)),
                        stream.productIds().stream()
                                .map(product -> new Change(id, Part.PRODUCT, product.value(), added)),
                        stream.teamIds().stream().map(team -> new Change(id, Part.TEAM, team.value(), added)))
                .flatMap(said -> said);
    }
}
