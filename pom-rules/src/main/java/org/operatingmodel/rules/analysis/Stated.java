package org.operatingmodel.rules.analysis;

import java.util.Objects;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.Statement;

/**
 * What a rule states, and the pack that it stands in.
 *
 * @param pack the pack
 * @param statement what the rule states
 * @since 0.1
 */
public record Stated<T extends Statement>(PackId pack, T statement) {
    /** @throws NullPointerException if a part is missing */
    public Stated {
        Objects.requireNonNull(pack, "Stated.pack");
        Objects.requireNonNull(statement, "Stated.statement");
    }

    /** Its name and place, as seen from a rule of a pack. */
    String seenFrom(PackId other) {
        return "\"" + statement.name() + "\" (" + statement.source()
                + (pack.equals(other) ? ")" : " of pack '" + pack + "')");
    }
}
