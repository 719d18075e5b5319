package org.operatingmodel.rules.audit;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.operatingmodel.io.RecordJson;

/**
 * What became of a value that a log was to forget.
 *
 * <p>The entries stay as they are, so that the log verifies as before. What opens the commitments of the value is gone, and so
 * are the salts of the explanations of every run that used it: nobody can try out values against what is left. Decisions
 * that read the value cannot be made again.
 *
 * @param commitments how many commitments stood for the value, or for a list with it, and were forgotten
 * @param runs of how many runs the salt of the explanations was forgotten
 * @param inTheClear the numbers of the entries that have the value unmasked, which nothing can change, in their order
 * @since 0.1
 */
public record Erasure(long commitments, long runs, Set<Long> inTheClear) {
    private static final Pattern START =
            Pattern.compile("\\{\"sequence\":([0-9]{1,18}),(?:\"previous\":\"[0-9a-f]{64}\",)?\"run\":([0-9]{1,18}),");
    private static final Pattern EXPLANATIONS = Pattern.compile("\"explanations\":\"([0-9a-f]{64})\"");
    private static final Pattern MASKED = Pattern.compile("\\{\"masked\":\"([0-9a-f]{64})\"}");

    /** @throws NullPointerException if a part is missing */
    public Erasure {
        inTheClear = Collections.unmodifiableSet(new LinkedHashSet<>(inTheClear));
    }

    /** Whether something was forgotten, and nothing of it is left in the clear. */
    public boolean complete() {
        return commitments > 0 && inTheClear.isEmpty();
    }

    /**
     * Forgets a value.
     *
     * @param log the log
     * @param value the text of a masked field, such as the id of a person, or an element of one that is a list; of a field
     *     that is no text, its JSON
     * @throws IllegalArgumentException if the value is empty
     * @throws LogException if the log cannot be read or written
     */
    public static Erasure of(DecisionLog log, String value) {
        Objects.requireNonNull(log, "log");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "value must be a text, but was ''. Name the value that is to be forgotten.");
        }
        String told = RecordJson.line(value);
        Set<String> commitments = new LinkedHashSet<>();
        for (String name : log.names(DecisionLog.Kind.OPENING)) {
            log.kept(DecisionLog.Kind.OPENING, name)
                    .map(content -> Masking.Opening.read(name, content))
                    .filter(opening ->
                            opening.value().contains(told) || opening.value().equals(value))
                    .ifPresent(opening -> commitments.add(opening.commitment()));
        }
        Walk walk = new Walk(told, commitments);
        try (Stream<LogLine> lines = log.lines()) {
            lines.forEach(walk::add);
        }
        commitments.forEach(log::forget);
        walk.salts.forEach(log::forget);
        return new Erasure(commitments.size(), walk.salts.size(), walk.inTheClear);
    }

    private static final class Walk {
        private final String told;
        private final Set<String> commitments;
        private final Set<Long> inTheClear = new LinkedHashSet<>();
        private final Set<String> salts = new HashSet<>();
        /** Runs can alternate, where several processes write the log: each is known by its own first entry. */
        private final Map<Long, String> saltOfRun = new HashMap<>();

        Walk(String told, Set<String> commitments) {
            this.told = told;
            this.commitments = commitments;
        }

        void add(LogLine line) {
            Matcher start = START.matcher(line.body());
            if (!start.lookingAt()) {
                return;
            }
            long sequence = Long.parseLong(start.group(1));
            long run = Long.parseLong(start.group(2));
            if (run == sequence) {
                Matcher explanations = EXPLANATIONS.matcher(line.body());
                saltOfRun.put(run, explanations.find() ? explanations.group(1) : "");
            }
            if (line.body().contains(told)) {
                inTheClear.add(sequence);
            }
            Matcher masked = MASKED.matcher(line.body());
            while (masked.find()) {
                String used = saltOfRun.getOrDefault(run, "");
                if (commitments.contains(masked.group(1)) && !used.isEmpty()) {
                    salts.add(used);
                }
            }
        }
    }
}
