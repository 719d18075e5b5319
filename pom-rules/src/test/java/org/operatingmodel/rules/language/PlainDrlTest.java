package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.operatingmodel.rules.RulePack;

/** What our parser accepts is plain DRL: the engine's own parser reads it, too, and sees the same rules. */
class PlainDrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"discovery-exit", "mvp-exit", "limited-launch-exit", "ga-exit", "retirement-exit"})
    void a_file_of_the_standard_pack_is_plain_drl(String gate) throws Exception {
        String text = read("gate/" + gate + ".drl");
        PackageDescr read = byTheEngine(text);
        List<String> ours = RulePack.standard().rules().stream()
                .filter(rule -> rule.gateId().value().equals(gate))
                .map(Rule::name)
                .toList();
        assertThat(read.getRules()).extracting(rule -> rule.getName()).containsExactlyElementsOf(ours);
    }

    @ParameterizedTest
    @MethodSource("org.operatingmodel.rules.language.RuleParserTest#pureConditions")
    void a_pure_condition_is_plain_drl(String conditions) throws Exception {
        PackageDescr read = byTheEngine(RuleParserTest.rule(conditions));
        assertThat(read.getRules()).hasSize(1);
    }

    @Test
    void the_engine_would_refuse_what_is_not_drl() throws Exception {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        parser.parse(false, "rule \"x\" whenn then end");
        assertThat(parser.hasErrors()).isTrue();
    }

    private static PackageDescr byTheEngine(String text) throws Exception {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr read = parser.parse(false, text);
        assertThat(parser.getErrors()).isEmpty();
        return read;
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RulePack.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
