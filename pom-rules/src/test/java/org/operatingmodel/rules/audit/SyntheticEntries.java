package org.operatingmodel.rules.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Entries that say only what a log needs: for tests of how logs are kept, which do not decide anything. */
final class SyntheticEntries {
    /** The text of a pack that the first entry names, kept under a digest of its own. */
    static final byte[] PACK = "{\"pack\":\"synthetic\"}".getBytes(StandardCharsets.UTF_8);

    static final String PACK_DIGEST = "ab".repeat(32);

    private SyntheticEntries() {}

    /** The body of an entry that says something. */
    static Function<DecisionLog.Position, String> saying(String what) {
        return position -> {
            LogHead head = position.head();
            return "{\"sequence\":" + position.next()
                    + (head == null ? "" : ",\"previous\":\"" + head.hash() + "\"")
                    + ",\"run\":1"
                    + (head == null ? ",\"recorder\":{\"packs\":[" + pack() + "]}" : "")
                    + ",\"says\":\"" + what + "\"}";
        };
    }

    private static String pack() {
        return "{\"digest\":\"" + PACK_DIGEST + "\",\"id\":\"synthetic\",\"text\":\"" + LogLine.hash(PACK)
                + "\",\"version\":\"1.0.0\"}";
    }

    /** Appends that many entries, after the pack that they name, and gives their heads. */
    static List<LogHead> append(DecisionLog log, int entries) {
        log.keep(DecisionLog.Kind.PACK, PACK_DIGEST, PACK);
        List<LogHead> heads = new ArrayList<>();
        for (int i = 1; i <= entries; i++) {
            heads.add(log.append(saying("entry number " + i)));
        }
        return heads;
    }
}
