package org.operatingmodel.rules.difference;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that two versions of a rule pack say differently.
 *
 * @param kind which way it changed
 * @param subject what it is, such as {@code criterion} or {@code parameter}
 * @param id its id; of a criterion with its gate, as in {@code mvp-exit/mvp.telemetry-live}
 * @param before where it stood, as {@code file:line}; absent when it was added
 * @param after where it stands, as {@code file:line}; absent when it was removed
 * @param reasons what differs, a line each; empty when it was added or removed
 * @since 0.1
 */
public record PackChange(
        ChangeKind kind,
        String subject,
        String id,
        @Nullable String before,
        @Nullable String after,
        List<String> reasons) {
    /** @throws NullPointerException if a part is missing */
    public PackChange {
        Objects.requireNonNull(kind, "PackChange.kind");
        Objects.requireNonNull(subject, "PackChange.subject");
        Objects.requireNonNull(id, "PackChange.id");
        reasons = List.copyOf(reasons);
    }

    /** The change in a line, and a line for each reason. */
    public String text() {
        String place = before == null
                ? String.valueOf(after)
                : after == null || after.equals(before) ? before : before + " -> " + after;
        StringBuilder text = new StringBuilder(kind.word() + "  " + subject + " " + id + "  (" + place + ")\n");
        reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
        return text.toString();
    }
}
