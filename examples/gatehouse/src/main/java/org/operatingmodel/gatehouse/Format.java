package org.operatingmodel.gatehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.operatingmodel.portfolio.NearestName;

/** For whom output is. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    /** @throws Refusal if there is no such format */
    static Format of(String word) {
        List<String> words = Arrays.stream(values()).map(Format::word).toList();
        int i = words.indexOf(word);
        if (i < 0) {
            throw new Refusal("--format must be one of " + String.join(", ", words) + ", but was '" + word + "'"
                    + NearestName.suggestion(word, words));
        }
        return values()[i];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
