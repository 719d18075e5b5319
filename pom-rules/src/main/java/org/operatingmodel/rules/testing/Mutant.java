package org.operatingmodel.rules.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.Statement;

/**
 * A rule with one small change that makes it ask for something else.
 *
 * @param packId the pack that states the rule
 * @param stated the rule as the pack states it
 * @param changed the rule with the change; its parts are quoted as they stand in the rule without it
 * @param kind what kind of change it is
 * @param line the line of the change in the rule's file, from 1
 * @param before the text of the file
 * @param after the text of the file with the change
 * @since 0.1
 */
public record Mutant(
        PackId packId, Statement stated, Statement changed, Kind kind, int line, String before, String after) {
    private static final int AROUND = 2;

    /** @throws NullPointerException if a part is missing */
    public Mutant {
        Objects.requireNonNull(packId, "Mutant.packId");
        Objects.requireNonNull(stated, "Mutant.stated");
        Objects.requireNonNull(changed, "Mutant.changed");
        Objects.requireNonNull(kind, "Mutant.kind");
        Objects.requireNonNull(before, "Mutant.before");
        Objects.requireNonNull(after, "Mutant.after");
    }

    /** What is changed. */
    public enum Kind {
        /** A condition, or an alternative, is left out. */
        DROP_CONDITION("condition left out"),
        /** A constraint, an operand or a value of a list is left out. */
        DROP_CONSTRAINT("constraint left out"),
        /** A comparison includes its bound or no longer does, or an equality is negated. */
        CHANGE_COMPARISON("comparison changed"),
        /** A number or duration is one more or one less. */
        SHIFT_BOUND("bound shifted"),
        /** {@code and} is {@code or}, or the other way round. */
        SWAP_CONNECTIVE("and and or swapped"),
        /** {@code not} is {@code exists}, or the other way round; a yes-or-no question is negated. */
        NEGATE("negated"),
        /** The enforcement is another. */
        CHANGE_ENFORCEMENT("enforcement changed"),
        /** A decision right is of another kind or role, overrules another role, or takes more or fewer who agree. */
        CHANGE_RIGHT("right changed"),
        /** A step of an escalation path asks another role, by another deadline, or is the last one. */
        CHANGE_STEP("step changed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }

        /** Whether it changes what must hold, and not what is said of that. */
        boolean ofConditions() {
            return this != CHANGE_ENFORCEMENT && this != CHANGE_RIGHT && this != CHANGE_STEP;
        }
    }

    /** Where the change is: {@code file:line}. */
    public String place() {
        return stated.source().file() + ":" + line;
    }

    /** The change as a unified diff of the rule's file, ending with a line feed. */
    public String diff() {
        List<String> old = before.lines().toList();
        List<String> young = after.lines().toList();
        int same = 0;
        while (same < Math.min(old.size(), young.size()) && old.get(same).equals(young.get(same))) {
            same++;
        }
        int end = 0;
        while (end < Math.min(old.size(), young.size()) - same
                && old.get(old.size() - 1 - end).equals(young.get(young.size() - 1 - end))) {
            end++;
        }
        int from = Math.max(0, same - AROUND);
        int after = Math.min(AROUND, end);
        int to = old.size() - end + after;
        int until = young.size() - end + after;
        String file = stated.source().file();
        List<String> lines = new ArrayList<>(List.of(
                "--- " + file,
                "+++ " + file,
                "@@ -" + (from + 1) + "," + (to - from) + " +" + (from + 1) + "," + (until - from) + " @@ "
                        + stated.label()));
        old.subList(from, same).forEach(line -> lines.add(" " + line));
        old.subList(same, old.size() - end).forEach(line -> lines.add("-" + line));
        young.subList(same, young.size() - end).forEach(line -> lines.add("+" + line));
        old.subList(old.size() - end, to).forEach(line -> lines.add(" " + line));
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return place() + ": " + stated.label() + ": " + kind.words();
    }
}
