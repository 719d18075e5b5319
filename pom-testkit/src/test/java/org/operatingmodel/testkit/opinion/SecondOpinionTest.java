package org.operatingmodel.testkit.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;

/** What the second opinion finds in rules that load, and in text that no pack holds. */
public class SecondOpinionTest {
    static Stream<RulePack> packs() {
        return Stream.concat(
                Samples.pure(),
                Stream.of("../examples/packs", "../examples/team-rules")
                        .flatMap(folder -> Samples.files(Path.of(folder)).stream())
                        .filter(path ->
                                path.toString().matches(".*\\.(drl|dslr)") || Files.exists(path.resolve("pack.yaml")))
                        .map(RulePack::from));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void a_pack_that_loads_does_nothing_but_ask(RulePack pack) {
        assertThat(SecondOpinion.of(pack).violations()).isEmpty();
    }

    @Test
    void a_pack_over_facts_of_a_host_does_nothing_but_ask() {
        Vocabulary vocabulary = Vocabulary.standard().withFacts(Watched.class);

        assertThat(SecondOpinion.of(Watched.pack()).violations()).isEmpty();
        assertThat(vocabulary.hostFactTypes()).containsKey("Watched");
    }

    /** A fact of a host with methods that are called like known ones; one of them no rule may call. */
    @NullMarked
    public record Accident(ProductId productId, Instant happenedAt) implements ProductScoped {
        /** Whether it lies back so far. */
        @InRules("at least {0} before {1}")
        public boolean observedWithin(Duration age, Instant asOf) {
            return !happenedAt.plus(age).isAfter(asOf);
        }

        /** What only the host calls. */
        public boolean reviewedWithin(Duration age, Instant asOf) {
            return observedWithin(age, asOf);
        }
    }

    private static SecondOpinion opinionOfAccident(String constraint) {
        return SecondOpinion.of(
                "package sample\nimport " + Accident.class.getCanonicalName()
                        + "\nimport java.time.Duration\nimport java.time.Instant\nrule \"Sample\" when\n    Accident( "
                        + constraint
                        + "( Duration.ofDays( 30 ), Instant.parse( \"2026-06-21T00:00:00Z\" ) ) )\nthen\nend\n",
                Vocabulary.standard().withFacts(Accident.class));
    }

    @Test
    void a_method_of_a_host_is_judged_as_its_own_whatever_it_is_called() {
        assertThat(opinionOfAccident("observedWithin").violations()).isEmpty();
        assertThat(opinionOfAccident("reviewedWithin").violations())
                .extracting(Violation::what)
                .containsExactly(
                        "calls " + Accident.class.getName() + "#reviewedWithin(java.time.Duration, java.time.Instant)");
    }

    @Test
    void a_text_that_would_leave_its_quotes_stays_a_text() {
        RulePack pack = Samples.pack(
                "quotes", Map.of("quotes.drl", """
                        import org.operatingmodel.evidence.Evidence
                        import org.operatingmodel.gate.GateReview
                        rule "Quotes"
                            @gate( "mvp-exit" )
                            @criterion( "quotes.one" )
                        when
                            GateReview( $product : productId )
                            Evidence( productId == $product, subject in ( "\\"+System.lineSeparator()+\\"", "\\\\", "(" ) )
                        then
                        end
                        """.getBytes(StandardCharsets.UTF_8)), Vocabulary.standard());

        assertThat(SecondOpinion.of(pack).violations()).isEmpty();
    }

    @Test
    void tells_the_rule_the_place_and_what_it_does() {
        SecondOpinion opinion = SecondOpinion.of("""
                package sample
                import org.operatingmodel.evidence.Evidence
                rule "Good"
                when
                    Evidence( subject == "good" )
                then
                end
                rule "Bad"
                salience 5
                when
                    Evidence( subject == System.lineSeparator() )
                then
                end
                """, Vocabulary.standard());

        assertThat(opinion.violations())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo("Bad"))
                .extracting(violation -> violation.where().replaceAll("(?<=Predicate|Rules)[0-9A-Fa-f]{32}", "") + ": "
                        + violation.what())
                .containsExactly(
                        "line 9: has the attribute salience",
                        "LambdaPredicate.test: calls java.lang.System#lineSeparator()",
                        "RulesRuleMethods0.rule_Bad: reads org.drools.model.Rule$Attribute#SALIENCE",
                        "RulesRuleMethods0.rule_Bad: calls org.drools.model.impl.RuleBuilder#attribute(org.drools.model.Rule$Attribute, java.lang.Object)");
        assertThat(opinion.violations().get(0)).hasToString("rule 'Bad', line 9: has the attribute salience");
    }

    @Test
    void a_text_that_drools_would_run_while_it_compiles_is_not_compiled() {
        SecondOpinion opinion = SecondOpinion.of("""
                package sample
                import org.operatingmodel.evidence.Evidence
                rule "Bad"
                    @title( System.setProperty( "sample", "annotation" ) )
                when
                    Evidence( subject == System.lineSeparator() )
                then
                end
                """, Vocabulary.standard());

        assertThat(opinion.violations())
                .containsExactly(
                        new Violation("Bad", "line 3", "has the annotation @title, whose value Drools evaluates"));
        assertThat(System.getProperty("sample")).isNull();
        assertThatThrownBy(opinion::knowledgeBase)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A text must be compiled before it runs, but this was not.");
    }

    @Test
    void a_loop_a_lock_and_a_handler_are_told() {
        SecondOpinion opinion = SecondOpinion.of("""
                package sample
                import org.operatingmodel.evidence.Evidence
                function boolean loops( String text ) {
                    try {
                        synchronized ( text ) {
                            while ( text.length() > 3 ) { text = text.strip(); }
                        }
                    } catch ( RuntimeException e ) {
                        throw e;
                    }
                    return true;
                }
                rule "Loops"
                when
                    Evidence( subject != null, loops( subject ) )
                then
                end
                """, Vocabulary.standard());

        assertThat(opinion.violations())
                .extracting(Violation::what)
                .contains(
                        "declares a function",
                        "jumps back",
                        "waits for a lock",
                        "catches java.lang.RuntimeException",
                        "throws")
                .anyMatch(what -> what.matches("calls sample\\.Rules\\w+#loops\\(java\\.lang\\.String\\)"));
    }

    @Test
    void what_is_no_drl_is_refused() {
        assertThatThrownBy(() -> SecondOpinion.of("rule", Vocabulary.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("text must be DRL, but Drools cannot read it: ");
    }

    @Test
    void what_does_not_compile_is_refused_with_the_text() {
        String text = "package sample\nrule \"No\" when Unknown() then end\n";

        assertThatThrownBy(() -> SecondOpinion.of(text, Vocabulary.standard()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The text must compile as an executable model, but did not."
                        + "\n  Unable to find class: Unknown\nThe text is\n" + text);
    }

    @Test
    void what_is_allowed_exists() throws IOException, ClassNotFoundException {
        String list = new String(
                SecondOpinion.class.getResourceAsStream("allowed.txt").readAllBytes(), StandardCharsets.UTF_8);
        List<String> names =
                list.lines().filter(line -> line.matches("[^#\\[].*")).toList();

        assertThat(names).hasSizeGreaterThan(50);
        for (String name : names) {
            Class<?> owner = Class.forName(name.substring(0, name.indexOf('#')));
            Stream<String> members = Stream.concat(
                    Stream.of("<init>"),
                    Stream.concat(
                            Arrays.stream(owner.getMethods()).map(Method::getName),
                            Arrays.stream(owner.getFields()).map(Field::getName)));
            assertThat(members).as(name).contains(name.substring(name.indexOf('#') + 1));
        }
    }
}
