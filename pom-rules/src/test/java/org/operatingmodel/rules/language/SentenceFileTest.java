package org.operatingmodel.rules.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceFileTest {
    static String rule(String... sentences) {
        return "rule \"MVP exit: sample\"\n    @gate( \"mvp-exit\" )\n    @criterion( \"team.sample\" )\nwhen\n    "
                + String.join("\n    ", sentences) + "\nthen\nend\n";
    }

    static RuleParser.Parsed parse(String text) {
        return RuleParser.parse("team.dslr", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static List<String> findings(String... sentences) {
        return parse(rule(sentences)).findings().stream().map(Finding::toString).toList();
    }

    static List<List<String>> mistakes() {
        return List.of(
                List.of("for every product", "the product hsa TELEMETRY evidence called telemetry"),
                List.of("for every product", "the product has TELEMETRI evidence called telemetry"),
                List.of("for every product", "the product has telemetry evidence called telemetry"),
                List.of("for every product", "the product has TELEMETRY evidence observed within days"),
                List.of("for every product", "the product has TELEMETRY evidence observed within 14"),
                List.of("for every product", "the product has TELEMETRY evidence observed within fourteen days"),
                List.of("for every product", "the product has TELEMETRY evidence observed within 14 days ago"),
                List.of(
                        "for every product",
                        "the product has TELEMETRY evidence called telemetry",
                        "observed within 14 days"),
                List.of("for every product", "the product has TELEMETRY evidence"),
                List.of("the product has TELEMETRY evidence called telemetry"),
                List.of("for all products", "the product has TELEMETRY evidence called telemetry"),
                List.of("for every product", "- the chanel MOBILE", "the product has a released version"),
                List.of("for every product", "- the channel MOBIL", "the product has a released version"),
                List.of("for every product", "the product has TRAINING evidence called training", "- about segmnt"),
                List.of(
                        "for every product",
                        "the product has a user segment called segment",
                        "the product has TRAINING evidence called training",
                        "- about segmnt"),
                List.of(
                        "for every product",
                        "the product has a user segment called segment",
                        "the product has TRAINING evidence called segment"),
                List.of(
                        "for every product",
                        "the product has a user segment called segment",
                        "- observed within 3 days"),
                List.of(
                        "for every product",
                        "every open risk has an owner and is on track",
                        "- observed within 3 days"),
                List.of("for every product", "- on the subject support", "the product has a released version"),
                List.of(
                        "for every product",
                        "the product has TRAINING evidence called training",
                        "- on the subject support"),
                List.of(
                        "for every product",
                        "the product has TRAINING evidence called training",
                        "- on the subject \"sup\" port"),
                List.of(
                        "for every product",
                        "the product has TRAINING evidence called training",
                        "- on the subject \"support"),
                List.of("for every product", "Evidence( productId == $product )"),
                List.of("for every product", "the product has TRAINING evidence called training // people came"),
                List.of("for every product", "the product has TRAINING evidence observed within 007 days"),
                List.of(
                        "for every product",
                        "the product has TRAINING evidence observed within 99999999999999999 days"),
                List.of("for every product", "the product has a user segment called product"),
                List.of("for every product", "the product has a user segment called pomx"),
                List.of("for every product", "it rains"),
                List.of("for every product", "> $e : Evidence( productId == $prodct )", "- observed within 3 days"),
                List.of(
                        "for every product",
                        "the product hsa TRAINING evidence called training",
                        "- observed within 3 days",
                        "- observed in PRODUKTION",
                        "the product has a user segment called segment",
                        "- about training"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void show(List<String> sentences) {
        System.out.println("arguments(" + sentences + ", " + findings(sentences.toArray(String[]::new)));
    }
}
