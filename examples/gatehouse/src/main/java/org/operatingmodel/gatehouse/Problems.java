package org.operatingmodel.gatehouse;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, in the order of its lines; beyond the first twenty it is only counted. */
final class Problems {
    /** How many are said. */
    static final int SHOWN = 20;

    private static final int LONGEST = 80;

    private final String file;
    private final List<String> messages = new ArrayList<>();
    private long more;

    Problems(String file) {
        this.file = file;
    }

    Problems add(long line, String message) {
        if (messages.size() < SHOWN) {
            messages.add(file + ":" + line + ": " + message);
        } else {
            more++;
        }
        return this;
    }

    boolean none() {
        return messages.isEmpty();
    }

    /** @throws Refusal if anything is wrong; its message says all of it */
    void refuseAny() {
        if (!none()) {
            throw refusal();
        }
    }

    /** The refusal that says all of it. */
    Refusal refusal() {
        return new Refusal(String.join("\n", messages) + (more == 0 ? "" : "\n... and " + more + " more"));
    }

    /** A cell in quotes, cut where it is long. */
    static String shown(String cell) {
        return "'" + (cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "...") + "'";
    }
}
