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
    JSON,
    /** For tools that show findings beside the text they are about: SARIF 2.1.0. */
    SARIF,
    /** For build servers: the XML of JUnit reports. */
    JUNIT;

    /** @throws Refusal if the word is none of the formats that a command can write */
    static Format of(String word, Format... formats) {
        List<String> words = Arrays.stream(formats).map(Format::word).toList();
        int i = words.indexOf(word);
        if (i < 0) {
            throw new Refusal("--format must be one of " + String.join(", ", words) + ", but was '" + word + "'"
                    + NearestName.suggestion(word, words));
        }
        return formats[i];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
