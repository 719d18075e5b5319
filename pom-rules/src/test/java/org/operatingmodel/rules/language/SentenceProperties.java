package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

class SentenceProperties {
    private static RuleParser.Parsed parse(String file, String text) {
        return RuleParser.parse(file, text.getBytes(StandardCharsets.UTF_8), RandomSentences.vocabulary());
    }

    private static List<String> prints(List<Rule> rules) {
        return rules.stream().map(CanonicalPrint::of).toList();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void a_rule_of_sentences_is_read_as_the_engine_expands_it(@ForAll long seed) throws IOException {
        String text = new RandomSentences(new Random(seed)).rule();
        RuleParser.Parsed parsed = parse("team.dslr", text);

        assertThat(parsed.findings()).as(text).isEmpty();
        assertThat(parsed.rules()).hasSize(1);
        assertThat(prints(parsed.rules()))
                .as(text)
                .isEqualTo(prints(
                        parse("team.drl", SentencesTest.byTheEngine(text)).rules()));
    }

    /** Whatever is changed, reading ends, says something at a place of the file, or gives rules that DRL gives, too. */
    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void a_mutant_is_refused_at_a_place_of_the_file_or_is_a_rule_of_drl(@ForAll long seed) throws IOException {
        String text = new RandomSentences(new Random(seed)).mutant();
        RuleParser.Parsed parsed = parse("team.dslr", text);

        boolean loads = parsed.findings().isEmpty();
        Statistics.label("loads").collect(loads).coverage(coverage -> {
            coverage.check(true).count(count -> count > 20);
            coverage.check(false).count(count -> count > 500);
        });
        int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        assertThat(parsed.findings()).allSatisfy(finding -> {
            assertThat(finding.line()).isBetween(1, lines);
            assertThat(finding.column()).isPositive();
        });
        if (loads) {
            RuleParser.Parsed drl = parse("team.drl", SentencesTest.byTheEngine(text));
            assertThat(drl.findings()).as(text).isEmpty();
            assertThat(prints(parsed.rules())).as(text).isEqualTo(prints(drl.rules()));
        } else {
            assertThat(parsed.rules()).as(text).hasSizeLessThanOrEqualTo(1);
        }
    }
}
