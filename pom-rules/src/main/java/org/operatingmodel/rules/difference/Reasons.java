package org.operatingmodel.rules.difference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of one thing, and which way each of it goes. */
final class Reasons {
    private final List<String> texts = new ArrayList<>();
    private boolean more;
    private boolean less;
    private boolean open;
    private boolean equivalent;

    /** Adds what asks for more when the number is positive, for less when it is negative; nothing when it is 0. */
    void ordered(int order, String text) {
        if (order > 0) {
            add(ChangeKind.TIGHTENED, text);
        } else if (order < 0) {
            add(ChangeKind.LOOSENED, text);
        }
    }

    void differs(ChangeKind kind, String what, @Nullable Object before, @Nullable Object after) {
        if (before == null ? after != null : !before.equals(after)) {
            add(kind, what + " was " + shown(before) + ", is " + shown(after));
        }
    }

    static String shown(@Nullable Object value) {
        return value == null ? "not given" : "'" + value + "'";
    }

    void add(ChangeKind kind, String text) {
        more |= kind == ChangeKind.TIGHTENED;
        less |= kind == ChangeKind.LOOSENED;
        open |= kind == ChangeKind.CHANGED;
        equivalent |= kind == ChangeKind.EQUIVALENT;
        texts.add(text);
    }

    void note(List<String> lines) {
        texts.addAll(lines);
    }

    boolean none() {
        return texts.isEmpty();
    }

    ChangeKind kind() {
        if (open || more && less) {
            return ChangeKind.CHANGED;
        } else if (more) {
            return ChangeKind.TIGHTENED;
        } else if (less) {
            return ChangeKind.LOOSENED;
        }
        return equivalent ? ChangeKind.EQUIVALENT : ChangeKind.REWORDED;
    }

    PackChange change(String subject, String id, @Nullable String before, @Nullable String after) {
        if (more && less && !open) {
            texts.add(0, "asks for more in one way and for less in another");
        }
        return new PackChange(kind(), subject, id, before, after, texts);
    }
}
