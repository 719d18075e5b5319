package org.operatingmodel.rules.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where entries are kept, in an order that never changes: what a {@link DecisionRecorder} writes to, and what everything
 * about past decisions reads.
 *
 * <p>An implementation keeps lines and says what comes next; what is in them it need not know. It may be used by several
 * threads, and several of them by several processes at the same place.
 *
 * @since 0.1
 */
public interface DecisionLog extends AutoCloseable {
    /** What is kept beside the entries. */
    enum Kind {
        /** A rule pack, under its digest. */
        PACK,
        /** What opens a masked value, under its commitment. It may be forgotten. */
        OPENING
    }

    /**
     * What the next entry follows.
     *
     * @param head the last entry; absent before the first
     * @param segment the number of the first entry of the segment that the next entry is in
     */
    record Position(@Nullable LogHead head, long segment) {
        /** The number of the next entry. */
        public long next() {
            return head == null ? 1 : head.sequence() + 1;
        }
    }

    /**
     * Appends entries, one after the other, after all others and before any other. When it returns, they are acknowledged:
     * they are there for every reader, and last as the implementation says. When it throws, none is acknowledged. All of them
     * are in one segment. A process that is killed meanwhile has acknowledged none; an implementation may then keep the first
     * of them, whole and in their order, as entries like any other.
     *
     * <p>Cost: what an append costs beside its bytes is taken once for all of them.
     *
     * @param next for each entry its body that comes at a position: JSON on one line; each asked once, in their order, while
     *     nobody else can append
     * @return the end after each entry, in their order
     * @throws LogException if they could not be kept; they are entries then only where neither the log nor anybody can tell,
     *     such as when a connection is lost at the end of a transaction
     * @throws IllegalArgumentException if a body does not begin with what the position says
     */
    List<LogHead> append(List<Function<Position, String>> next);

    /**
     * Appends one entry, as {@link #append(List)}.
     *
     * @param next the body of the entry that comes at a position
     * @return the new end
     * @throws LogException if it could not be kept, as there
     * @throws IllegalArgumentException if the body does not begin with what the position says
     */
    default LogHead append(Function<Position, String> next) {
        return append(List.of(next)).get(0);
    }

    /**
     * The last entry; empty while there is none.
     *
     * @throws LogException if the log cannot be read
     */
    Optional<LogHead> head();

    /**
     * The lines of all entries, in their order, each as it is kept, right or wrong. What was not acknowledged is not there.
     * Close the stream.
     *
     * @throws LogException if the log cannot be read, now or while it is read
     */
    Stream<LogLine> lines();

    /**
     * What is wrong with the form of the log beside its entries, such as an unfinished last line.
     *
     * @return sentences; empty when nothing is
     * @throws LogException if the log cannot be read
     */
    Set<String> remarks();

    /**
     * Keeps something beside the entries. What is kept under the name already stays.
     *
     * @param kind what it is
     * @param name 64 lower-case hexadecimal digits
     * @param content the content
     * @throws LogException if it could not be kept
     */
    void keep(Kind kind, String name, byte[] content);

    /**
     * What is kept beside the entries under a name; empty when nothing is, or it was forgotten.
     *
     * @throws LogException if the log cannot be read
     */
    Optional<byte[]> kept(Kind kind, String name);

    /**
     * The names of what is kept beside the entries.
     *
     * @throws LogException if the log cannot be read
     */
    Set<String> names(Kind kind);

    /**
     * Forgets what opens a masked value; without effect when it is not there.
     *
     * @throws LogException if it could not be forgotten
     */
    void forget(String opening);

    @Override
    void close();
}
