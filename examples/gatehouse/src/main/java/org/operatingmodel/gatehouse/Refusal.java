package org.operatingmodel.gatehouse;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command cannot answer because of what it was given; the message says where and how to mend it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the library calls a part of a question, and the option that it was typed at. */
    private static final Map<String, String> OPTIONS = Map.of(
            "productId", "--product",
            "gateId", "--gate",
            "decisionId", "--decision",
            "requestedBy", "--asked-by",
            "personId", "--person",
            "hostFacts", "--host-facts");

    private static final Pattern SUBJECT = Pattern.compile("(?m)^(\\w+)(?= must )");

    Refusal(String message) {
        super(message);
    }

    /** What the library refuses, in the words of the options. */
    static Refusal of(IllegalArgumentException wrongQuestion) {
        return new Refusal(SUBJECT.matcher(String.valueOf(wrongQuestion.getMessage()))
                .replaceAll(match -> Matcher.quoteReplacement(OPTIONS.getOrDefault(match.group(), match.group()))));
    }
}
