package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.operatingmodel.rules.RulePack;

/** The sentences that ship with the library, and the standard gates in them. */
public class SentencesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z][A-Za-z0-9]*");
    private static final Pattern BINDING = Pattern.compile("(" + VARIABLE.pattern() + ") :");

    static List<Sentence> all() {
        return Sentences.standard().all();
    }

    private static String resource(Class<?> owner, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Rule> rules(String file, String text) {
        RuleParser.Parsed parsed = RuleParser.parse(
                file, text.getBytes(StandardCharsets.UTF_8), RulePack.standard().vocabulary());
        assertThat(parsed.findings()).isEmpty();
        return parsed.rules();
    }

    /**
     * What the engine's own expander makes of a file of sentences, where names that stand in the vocabulary and come twice
     * are numbered, which the expander does not.
     */
    public static String byTheEngine(String dslr) throws IOException {
        DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
        assertThat(file.parseAndLoad(new StringReader(resource(Sentences.class, "standard.dsl"))))
                .as("%s", file.getErrors())
                .isTrue();
        DefaultExpander expander = new DefaultExpander();
        expander.addDSLMapping(file.getMapping());
        String drl = expander.expand(dslr);
        assertThat(expander.getErrors()).isEmpty();
        return numbered(drl);
    }

    private static String numbered(String drl) {
        Map<String, Integer> uses = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : drl.split("\n", -1)) {
            String whole = line.strip();
            if (whole.equals("when")) {
                uses.clear();
            }
            boolean inside = whole.startsWith("not") || whole.startsWith("forall");
            if (!inside && !whole.startsWith("GateReview")) {
                BINDING.matcher(whole).results().forEach(found -> uses.merge(found.group(1), 1, Integer::sum));
            }
            lines.add(
                    inside
                            ? line
                            : VARIABLE.matcher(line)
                                    .replaceAll(found -> Matcher.quoteReplacement(
                                            uses.getOrDefault(found.group(), 1) > 1
                                                    ? found.group() + uses.get(found.group())
                                                    : found.group())));
        }
        return String.join("\n", lines);
    }

    private static List<String> asked(List<Rule> rules) {
        return rules.stream().map(SentencesTest::asked).toList();
    }

    private static String asked(Rule rule) {
        return String.join(
                "\n",
                rule.name(),
                rule.why(),
                rule.gateId().value(),
                rule.enforcement().word(),
                String.valueOf(rule.area()),
                String.valueOf(rule.remedy()),
                rule.effectivePeriod().toString(),
                CanonicalPrint.of(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"discovery-exit", "mvp-exit", "limited-launch-exit", "ga-exit", "retirement-exit"})
    void a_standard_gate_in_sentences_asks_exactly_what_it_asks_in_drl(String gate) throws Exception {
        List<Rule> drl = rules(gate + ".drl", resource(RulePack.class, "gate/" + gate + ".drl"));
        List<Rule> sentences = rules(gate + ".dslr", resource(RulePack.class, "gate/" + gate + ".dslr"));

        assertThat(asked(sentences)).isNotEmpty().isEqualTo(asked(drl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"discovery-exit", "mvp-exit", "limited-launch-exit", "ga-exit", "retirement-exit"})
    void the_engine_expands_a_standard_gate_to_the_same(String gate) throws Exception {
        String text = resource(RulePack.class, "gate/" + gate + ".dslr");

        assertThat(asked(rules("engine.drl", byTheEngine(text)))).isEqualTo(asked(rules(gate + ".dslr", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"discovery-exit", "mvp-exit", "limited-launch-exit", "ga-exit", "retirement-exit"})
    void what_a_standard_gate_is_expanded_to_is_read_by_the_engine(String gate) throws Exception {
        String text = resource(RulePack.class, "gate/" + gate + ".dslr");
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr read = parser.parse(false, byTheEngine(text));

        assertThat(parser.getErrors()).isEmpty();
        assertThat(read.getRules())
                .extracting(rule -> rule.getName())
                .containsExactlyElementsOf(
                        rules(gate + ".dslr", text).stream().map(Rule::name).toList());
    }

    @Test
    void the_standard_gates_in_sentences_hold_no_drl() throws Exception {
        for (String gate : List.of("discovery-exit", "mvp-exit", "limited-launch-exit", "ga-exit", "retirement-exit")) {
            assertThat(resource(RulePack.class, "gate/" + gate + ".dslr")).doesNotContain(">", "==");
        }
    }

    @Test
    void the_sentences_cover_what_the_standard_gates_ask() {
        assertThat(all()).hasSizeGreaterThan(50);
        assertThat(all()).allSatisfy(sentence -> {
            assertThat(sentence.section()).isNotBlank();
            assertThat(sentence.meaning()).matches("[A-Z].*\\.");
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_example_of_a_sentence_is_that_sentence(Sentence sentence) {
        assertThat(Sentences.standard().find(List.of(words(sentence.example()))))
                .contains(sentence);
    }

    private static String[] words(String line) {
        return line.split(" +(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    }

    @Test
    void two_sentences_that_fit_one_line_are_refused() {
        String text = """
                [condition][]the day {a:[A-Z][A-Z0-9_]*}=Evidence( kind == "{a}" )
                [condition][]the day MONDAY=Evidence( )
                """;
        assertThatThrownBy(() -> Sentences.of(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "No two sentences may fit one line, but 'the day {a}' and 'the day MONDAY' do. Mend standard.dsl.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[condition][]a {x:.*} b=Evidence( kind == {x} )",
                "[condition][]a {x:[A-Z][A-Z0-9_]*} b=Evidence( kind == {x} )",
                "[condition][]a {x:[a-z][A-Za-z0-9]*} b=Evidence( kind == {x} )",
                "[condition][]a {x:[a-z][A-Za-z0-9]*} b=Evidence( kind == EvidenceKind.{x} )",
                "[condition][]a {x:\\d+} b=Evidence( kind == EvidenceKind.{x} )",
                "[condition][]a {x:\\d+} b=${x} : Evidence( )",
                "[condition][]a {x:\\d+} b=Evidence( value == {y} )",
                "[consequence][]a b=Evidence( )",
                "[condition][]a b"
            })
    void a_slot_that_could_hold_more_than_one_value_is_refused(String line) {
        assertThatThrownBy(() -> Sentences.of(line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("Mend standard.dsl.");
    }
}
