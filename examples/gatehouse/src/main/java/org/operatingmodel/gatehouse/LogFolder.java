package org.operatingmodel.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.operatingmodel.rules.audit.FileDecisionLog;

/** A folder that must hold a decision log. */
final class LogFolder {
    private LogFolder() {}

    /** @throws Refusal if nothing is there, or a file */
    static FileDecisionLog open(Path folder) {
        Inputs.requireExistence("DIR", folder);
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    "DIR must be the folder of a decision log, but '" + folder + "' is a file. Name the folder.");
        }
        return FileDecisionLog.at(folder);
    }

    /** @throws Refusal if nothing is there, a file, or a folder without an entry */
    static FileDecisionLog openWithEntries(Path folder) {
        FileDecisionLog log = open(folder);
        if (log.head().isEmpty()) {
            throw none(folder);
        }
        return log;
    }

    static Refusal none(Path folder) {
        return new Refusal("DIR must hold a decision log, but '" + folder
                + "' has no entry. Name the folder that --log was given.");
    }
}
