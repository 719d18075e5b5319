package org.operatingmodel.rules.difference;

import java.util.Locale;

/**
 * Which way something in a rule pack changed.
 *
 * @since 0.1
 */
public enum ChangeKind {
    /** It was not there before. */
    ADDED,
    /** It is there no longer. */
    REMOVED,
    /** It is proved to let through nothing that it stopped before. */
    TIGHTENED,
    /** It is proved to stop nothing that it let through before. */
    LOOSENED,
    /** It may ask for more of some and less of others, or no proof was found; the reasons say which. */
    CHANGED,
    /** It is proved to ask for the same, in another way. */
    EQUIVALENT,
    /** It asks for the same; only what people read, or where it stands, is another. */
    REWORDED,
    /** Only layout and comments inside of it are others: its canonical text is the same. */
    REFORMATTED;

    /** Its word in texts: the constant in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
