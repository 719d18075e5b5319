package org.operatingmodel.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which say a role has in a decision.
 *
 * @since 0.1
 */
public enum RightKind {
    /** Takes the decision. */
    DECIDES,
    /** Stops the decision, whoever takes it; only a stated overrule beats a veto. */
    VETOES,
    /** Has the last word over another role, be that a decision or a veto. */
    OVERRULES,
    /** Is asked before the decision is taken; the answer binds nobody. */
    CONSULTED,
    /** Is told when the decision has been taken. */
    INFORMED;

    /** Its word in rule text and messages: the constant in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word; empty when there is none. */
    public static Optional<RightKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
