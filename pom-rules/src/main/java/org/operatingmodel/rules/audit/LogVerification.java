package org.operatingmodel.rules.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.JsonObject;
import org.operatingmodel.io.PortfolioException;

/**
 * Whether a log is as it was written, in two answers: whether what is there was changed, and whether something is missing.
 *
 * @param entries how many entries were read
 * @param first the number of the first entry that is there; absent when there is none
 * @param last the last entry that is there and holds; absent when there is none
 * @param broken what was changed, each named, from the first on; empty when every entry is as it was written
 * @param missing what is not there, each named; empty when nothing is known to be missing
 * @param headGiven whether a head from outside was compared: without one, nobody can see that the end was cut off
 * @since 0.1
 */
public record LogVerification(
        long entries,
        @Nullable Long first,
        @Nullable LogHead last,
        List<String> broken,
        List<String> missing,
        boolean headGiven) {
    private static final Pattern START = Pattern.compile(
            "\\{\"sequence\":([0-9]{1,18})(?:,\"previous\":\"([0-9a-f]{64})\")?,\"run\":([0-9]{1,18}),");
    private static final int MOST_TOLD = 20;

    /** @throws NullPointerException if a part is missing */
    public LogVerification {
        broken = List.copyOf(broken);
        missing = List.copyOf(missing);
    }

    /** Whether completeness can be told, and how. */
    public enum Completeness {
        /** Every entry from the first one ever to the given head is there. */
        COMPLETE,
        /** Something is missing. */
        INCOMPLETE,
        /** Nothing is known to be missing, but without a head nobody can see that the end was cut off. */
        UNKNOWN
    }

    /** Whether every entry and pack that is there is as it was written. */
    public boolean intact() {
        return broken.isEmpty();
    }

    /** Whether every entry is there. */
    public Completeness completeness() {
        if (!missing.isEmpty()) {
            return Completeness.INCOMPLETE;
        }
        return headGiven ? Completeness.COMPLETE : Completeness.UNKNOWN;
    }

    /** The two answers as sentences, a line each. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append("integrity: ")
                .append(intact() ? "intact, " + entries + (entries == 1 ? " entry" : " entries") : "broken")
                .append('\n');
        broken.forEach(each -> out.append("  ").append(each).append('\n'));
        out.append("completeness: ")
                .append(
                        switch (completeness()) {
                            case COMPLETE -> "complete, from the first entry to the head";
                            case INCOMPLETE -> "incomplete";
                            case UNKNOWN -> "unknown, as no head was given: a cut end cannot be seen";
                        })
                .append('\n');
        missing.forEach(each -> out.append("  ").append(each).append('\n'));
        out.append("head: ").append(last == null ? "none" : last).append('\n');
        return out.toString();
    }

    /**
     * Verifies a log.
     *
     * @param log the log
     * @param head a head that was kept elsewhere; absent where none was
     * @throws LogException if the log cannot be read
     */
    public static LogVerification of(DecisionLog log, @Nullable LogHead head) {
        Objects.requireNonNull(log, "log");
        Walk walk = new Walk(head);
        try (Stream<LogLine> lines = log.lines()) {
            lines.forEach(walk::add);
        }
        log.remarks().forEach(remark -> walk.broken(remark + "."));
        walk.packs(log);
        walk.end();
        return new LogVerification(
                walk.entries,
                walk.first,
                walk.last,
                told(walk.broken.stream()
                        .sorted(Comparator.comparingLong(Note::line))
                        .map(Note::text)
                        .toList()),
                told(walk.missing),
                head != null);
    }

    private static List<String> told(Collection<String> all) {
        List<String> told = new ArrayList<>(all.stream().limit(MOST_TOLD).toList());
        if (all.size() > MOST_TOLD) {
            told.add("And " + (all.size() - MOST_TOLD) + " more.");
        }
        return told;
    }

    /** A pack, the hash of its text, and the entry that names it first. */
    private record KeptPack(String id, String text, long entry) {}

    /** What is wrong, and at which line it shows. */
    private record Note(long line, String text) {}

    /** Numbers that no entry had when a later one came, and what is wrong if they still come. */
    private record Gap(long from, long to, Note unlessMissing) {}

    private static final class Walk {
        private final @Nullable LogHead head;
        private final Set<Note> broken = new LinkedHashSet<>();
        private final Set<String> missing = new LinkedHashSet<>();
        private final TreeMap<Long, Gap> gaps = new TreeMap<>();
        private final Map<String, KeptPack> packs = new TreeMap<>();
        private final Set<Long> runs = new LinkedHashSet<>();
        private long entries;
        private long segment = -1;
        private @Nullable Long first;
        private @Nullable LogHead last;
        /** The hash that the next entry must follow; absent after a line that cannot be trusted. */
        private @Nullable String before;

        private boolean headSeen;
        /** The number that the next entry must have, at least. */
        private long expected = 1;
        /** How many lines in a row told no number that can be trusted: the next entry may be that many further. */
        private long untold;

        Walk(@Nullable LogHead head) {
            this.head = head;
        }

        private void broken(String text) {
            broken.add(new Note(entries, text));
        }

        void add(LogLine line) {
            entries++;
            boolean begins = line.segment() != segment;
            if (begins) {
                segment = line.segment();
                upTo(segment, "The segment of entry ");
            }
            Matcher start = START.matcher(line.body());
            if (line.flaw() != null || !start.lookingAt()) {
                untold("is no entry: "
                        + (line.flaw() == null
                                ? "it does not say its number, what it follows and its run"
                                : line.flaw()));
            } else if (!line.holds()) {
                untold("was changed: its hash does not hold");
            } else {
                entry(line, begins, start);
            }
        }

        private void untold(String what) {
            broken("Entry " + (expected + untold) + " " + what + ".");
            untold++;
            before = null;
        }

        /** What lies between is not there, unless it comes later. */
        private void upTo(long number, String comes) {
            long from = expected + untold;
            if (number > from) {
                Note instead = new Note(entries, comes + number + " stands where entry " + from + " must stand.");
                gaps.put(from, new Gap(from, number - 1, instead));
                before = null;
            }
            if (number > expected) {
                expected = number;
                untold = 0;
            }
        }

        private void entry(LogLine line, boolean begins, Matcher start) {
            long sequence = Long.parseLong(start.group(1));
            String previous = start.group(2);
            if (first == null) {
                first = sequence;
            }
            if (begins && sequence != segment) {
                broken("The segment that begins with entry " + sequence + " is called after entry " + segment + ".");
            }
            upTo(sequence, "Entry ");
            if (sequence < expected) {
                outOfPlace(sequence);
            } else if (sequence == 1 && previous != null) {
                broken("Entry 1 follows another entry, but is the first one.");
            } else if (sequence > 1 && (before == null ? previous == null : !before.equals(previous))) {
                broken("Entry " + sequence + " does not follow the entry before it: that was changed or replaced.");
            }
            expected = Math.max(expected, sequence + 1);
            untold = 0;
            before = line.hash();
            last = new LogHead(sequence, line.hash());
            if (head != null && sequence == head.sequence()) {
                headSeen = true;
                if (!head.hash().equals(line.hash())) {
                    broken("Entry " + sequence + " is another one than the head names: the log was written anew.");
                }
            }
            run(line, sequence, Long.parseLong(start.group(3)));
        }

        private void outOfPlace(long sequence) {
            Map.Entry<Long, Gap> below = gaps.floorEntry(sequence);
            Gap gap = below == null ? null : below.getValue();
            if (gap == null || gap.to() < sequence) {
                broken("Entry " + sequence + " stands where entry " + expected + " must stand.");
                return;
            }
            broken.add(gap.unlessMissing());
            gaps.remove(gap.from());
            if (gap.from() < sequence) {
                gaps.put(gap.from(), new Gap(gap.from(), sequence - 1, gap.unlessMissing()));
            }
            if (sequence < gap.to()) {
                gaps.put(sequence + 1, new Gap(sequence + 1, gap.to(), gap.unlessMissing()));
            }
        }

        private void run(LogLine line, long sequence, long run) {
            if (run != sequence) {
                if (!runs.contains(run) && (first == null || run >= first) && broken.isEmpty()) {
                    broken("Entry " + sequence + " belongs to the run of entry " + run + ", which begins none.");
                }
                return;
            }
            runs.add(run);
            try {
                JsonObject recorder =
                        JsonObject.parse("entry " + sequence, line.body()).object("recorder");
                for (String list : List.of("packs", "shadowPacks")) {
                    if (recorder.has(list)) {
                        recorder.objects(list)
                                .forEach(pack -> packs.putIfAbsent(
                                        pack.text("digest"),
                                        new KeptPack(pack.text("id"), pack.text("text"), sequence)));
                    }
                }
            } catch (PortfolioException e) {
                broken("Entry " + sequence + " cannot be read: " + e.getMessage());
            }
        }

        void packs(DecisionLog log) {
            packs.forEach((digest, pack) -> {
                String named = "Pack '" + pack.id() + "' with digest " + digest;
                try {
                    Optional<byte[]> kept = log.kept(DecisionLog.Kind.PACK, digest);
                    if (kept.isEmpty()) {
                        missing.add(named + ", by which entry " + pack.entry() + " was decided, is not there.");
                    } else if (!LogLine.hash(kept.get()).equals(pack.text())) {
                        broken(named + " was changed: its hash does not hold.");
                    }
                } catch (LogException e) {
                    broken(named + " cannot be read: " + e.getMessage());
                }
            });
            for (String commitment : log.names(DecisionLog.Kind.OPENING)) {
                try {
                    log.kept(DecisionLog.Kind.OPENING, commitment)
                            .ifPresent(content -> Masking.Opening.read(commitment, content));
                } catch (LogException | PortfolioException e) {
                    broken("Opening " + commitment + " was changed: it does not open its commitment.");
                }
            }
        }

        void end() {
            List<String> found = List.copyOf(missing);
            missing.clear();
            gaps.values().forEach(gap -> missing.add(notThere(gap.from(), gap.to()) + "."));
            long next = expected + untold;
            if (head != null && !headSeen) {
                if (next <= head.sequence()) {
                    missing.add(notThere(next, head.sequence()) + ": the end was cut off.");
                } else if (broken.isEmpty() && missing.isEmpty()) {
                    missing.add("Entry " + head.sequence() + ", which the head names, is not there.");
                }
            }
            missing.addAll(found);
        }

        private static String notThere(long from, long to) {
            return from == to ? "Entry " + from + " is not there" : "Entries " + from + " to " + to + " are not there";
        }
    }
}
