package org.operatingmodel.rules.difference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.rules.RulePack;

/**
 * What the rules and the manifest of one rule pack say differently from those of another.
 *
 * <p>Definition: each change is judged by itself, all else being equal. {@link ChangeKind#TIGHTENED} and
 * {@link ChangeKind#LOOSENED} are proved on the typed tree of the rule, for all facts on which both rules can be evaluated;
 * where no proof is found, the change is {@link ChangeKind#CHANGED}. A criterion is tighter when it is about more products
 * or holds for fewer of them, so a narrower first pattern loosens it.
 * <p>Empty case: packs that say the same, at the same places or not, have no changes.
 *
 * @param before the pack that was
 * @param after the pack that is
 * @param changes what differs: the manifest first, then criteria, practices, decision rights and escalation steps, each in
 *     the order of the pack that is, with what was removed at the end
 * @since 0.1
 */
public record PackDifference(PackReference before, PackReference after, List<PackChange> changes) {
    /** @throws NullPointerException if a part is missing */
    public PackDifference {
        Objects.requireNonNull(before, "PackDifference.before");
        Objects.requireNonNull(after, "PackDifference.after");
        changes = List.copyOf(changes);
    }

    /**
     * What the one pack says differently from the other.
     *
     * <p>Cost: for each rule that differs, a search for a proof with a bound on its steps.
     */
    public static PackDifference between(RulePack before, RulePack after) {
        List<PackChange> changes = new ArrayList<>(ManifestChanges.between(before, after));
        changes.addAll(StatementChanges.between(before, after));
        return new PackDifference(before.reference(), after.reference(), changes);
    }

    /** How many changes there are of each kind, for the kinds of which there are some. */
    public Map<ChangeKind, Long> counts() {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        PackChange::kind, () -> new EnumMap<>(ChangeKind.class), Collectors.counting()));
    }

    /** A line that counts, and for each change a line and those of its reasons. */
    public String text() {
        String counted = counts().entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey().word())
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(before.id() + " " + before.version() + " -> " + after.id() + " "
                + after.version() + ": " + (counted.isEmpty() ? "nothing differs" : counted) + ".\n");
        changes.forEach(change -> text.append(change.text()));
        return text.toString();
    }

    /** The difference as JSON text, indented by two blanks, with a line feed after each line. */
    public String json() {
        return RecordJson.text(this);
    }
}
