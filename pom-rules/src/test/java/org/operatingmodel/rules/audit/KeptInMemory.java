package org.operatingmodel.rules.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log that lasts as long as a test, and whose entries can be told otherwise than they are. */
final class KeptInMemory implements DecisionLog {
    private final List<LogLine> lines = new ArrayList<>();
    private final Map<Kind, Map<String, byte[]>> kept =
            new EnumMap<>(Map.of(Kind.PACK, new TreeMap<>(), Kind.OPENING, new TreeMap<>()));
    private @Nullable String refused;

    /** Takes no entry that says this. */
    void refuse(String says) {
        refused = says;
    }

    /** Tells the body of every entry otherwise, with a hash that holds. */
    void rewrite(UnaryOperator<String> body) {
        lines.replaceAll(line -> line(body.apply(line.body())));
    }

    /** Tells every entry under another hash. */
    void rehash(String hash) {
        lines.replaceAll(line -> new LogLine(line.segment(), hash, line.body(), null));
    }

    /** Loses every pack. */
    void losePacks() {
        kept(Kind.PACK).clear();
    }

    private static LogLine line(String body) {
        return new LogLine(1, LogLine.hash(body.getBytes(StandardCharsets.UTF_8)), body, null);
    }

    private Map<String, byte[]> kept(Kind kind) {
        return kept.getOrDefault(kind, new TreeMap<>());
    }

    @Override
    public List<LogHead> append(List<Function<Position, String>> next) {
        int before = lines.size();
        List<LogHead> heads = new ArrayList<>();
        try {
            for (Function<Position, String> each : next) {
                String body = each.apply(new Position(head().orElse(null), 1));
                if (refused != null && body.contains(refused)) {
                    throw new IllegalArgumentException("refused.");
                }
                lines.add(line(body));
                heads.add(head().orElseThrow());
            }
        } catch (RuntimeException e) {
            lines.subList(before, lines.size()).clear();
            throw e;
        }
        return heads;
    }

    @Override
    public Optional<LogHead> head() {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LogHead(lines.size(), lines.get(lines.size() - 1).hash()));
    }

    @Override
    public Stream<LogLine> lines() {
        return List.copyOf(lines).stream();
    }

    @Override
    public Set<String> remarks() {
        return Set.of();
    }

    @Override
    public void keep(Kind kind, String name, byte[] content) {
        kept(kind).putIfAbsent(name, content);
    }

    @Override
    public Optional<byte[]> kept(Kind kind, String name) {
        return Optional.ofNullable(kept(kind).get(name));
    }

    @Override
    public Set<String> names(Kind kind) {
        return new TreeSet<>(kept(kind).keySet());
    }

    @Override
    public void forget(String opening) {
        kept(Kind.OPENING).remove(opening);
    }

    @Override
    public void close() {}
}
