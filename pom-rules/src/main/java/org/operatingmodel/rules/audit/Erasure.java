package org.operatingmodel.rules.audit;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.operatingmodel.io.RecordJson;

/**
 * What became of a value that a log was to forget.
 *
 * <p>The entries stay as they are, so that the log verifies as before. What opens the commitments of the value is gone, and with
 * it the salt of each explanation that may quote it: nobody can try out values against what is left. Decisions that looked up
 * the value cannot be made again; all others can. A recorder that has told the value goes on to refer to it: end it first, and
 * take the value out of the portfolio.
 *
 * @param commitments how many commitments stood for the value, or for a list with it, and were forgotten
 * @param inTheClear the numbers of the entries that have the value unmasked, which nothing can change, in their order
 * @since 0.1
 */
public record Erasure(long commitments, Set<Long> inTheClear) {
    private static final Pattern START = Pattern.compile("\\{\"sequence\":([0-9]{1,18}),");

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
        String inGap = "\\t" + ResultForms.inner(ResultForms.inner(value));
        String inForm = ResultForms.inner(told);
        Set<String> commitments = new LinkedHashSet<>();
        for (String name : log.names(DecisionLog.Kind.OPENING)) {
            log.kept(DecisionLog.Kind.OPENING, name)
                    .map(content -> Masking.Opening.read(name, content))
                    .filter(opening ->
                            opening.value().contains(told) || opening.value().equals(value))
                    .ifPresent(opening -> commitments.add(opening.commitment()));
        }
        Set<Long> inTheClear = new LinkedHashSet<>();
        try (Stream<LogLine> lines = log.lines()) {
            lines.forEach(line -> {
                Matcher start = START.matcher(line.body());
                boolean tells = line.body().contains(told)
                        || line.body().contains(inForm)
                        || line.body().contains(inGap + "\"")
                        || line.body().contains(inGap + "\\t");
                if (tells && start.lookingAt()) {
                    inTheClear.add(Long.parseLong(start.group(1)));
                }
            });
        }
        commitments.forEach(log::forget);
        return new Erasure(commitments.size(), inTheClear);
    }
}
