package org.operatingmodel.testkit.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

/** Facts that can be changed are not, by rules that load; and are, by one that does not. */
class SpiesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");

    private static Watched watched() {
        return new Watched(
                PORTAL,
                new ArrayList<>(List.of("a", "b")),
                new HashMap<>(Map.of("k", "v")),
                new ArrayList<>(List.of(new Watched.Part("p", new ArrayList<>(List.of("m"))))));
    }

    private static Facts facts(Watched watched) {
        Product product = new Product(
                PORTAL,
                "Portal",
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                new ValueStreamId("stream"),
                null,
                null,
                List.of(),
                List.of(),
                null);
        return Facts.of(AS_OF, List.of(new GateReview(GateId.MVP_EXIT, product, AS_OF), watched), List.of());
    }

    @Test
    void rules_that_load_leave_no_trace() {
        RulePack pack = Watched.pack();
        ExecutableRules executable = new ExecutableRules(SecondOpinion.of(pack));
        Watched watched = watched();
        Facts facts = facts(watched);
        Traces traces = Traces.now();

        Map<String, Long> fired = executable.fired(facts.all());
        assertThat(pack.rules())
                .allSatisfy(rule -> assertThat(Evaluator.evaluate(rule, facts)).isInstanceOf(Evaluation.Matched.class));

        traces.assertNoneSince();
        assertThat(fired).hasSize(pack.rules().size()).doesNotContainValue(0L);
        assertThat(watched).isEqualTo(watched()).hasToString(watched().toString());
    }

    @Test
    void a_rule_that_does_not_load_is_seen_to_change_a_fact() {
        SecondOpinion opinion = SecondOpinion.of(
                "package sample\nimport " + Watched.class.getName() + "\nrule \"Bad\" when\n"
                        + "    Watched( labels.putIfAbsent( \"exempt\", \"yes\" ) == null )\nthen\nend\n",
                Vocabulary.standard().withFacts(Watched.class));
        Watched watched = watched();

        assertThat(opinion.violations())
                .extracting(Violation::what)
                .containsExactly("calls java.util.Map#putIfAbsent(java.lang.Object, java.lang.Object)");
        assertThat(new ExecutableRules(opinion).fired(List.of(watched))).containsKey("Bad");
        assertThat(watched.labels()).containsEntry("exempt", "yes");
    }

    @Test
    void a_rule_that_does_not_load_is_seen_to_set_a_property() {
        SecondOpinion opinion = SecondOpinion.of(
                "package sample\nimport " + Watched.class.getName() + "\nrule \"Bad\" when\n"
                        + "    Watched( System.setProperty( \"sample\", \"set\" ) == null )\nthen\nend\n",
                Vocabulary.standard().withFacts(Watched.class));
        Traces traces = Traces.now();

        new ExecutableRules(opinion).fired(List.of(watched()));
        try {
            assertThat(opinion.violations()).isNotEmpty();
            assertThat(Traces.now()).isNotEqualTo(traces);
        } finally {
            System.clearProperty("sample");
        }
    }
}
