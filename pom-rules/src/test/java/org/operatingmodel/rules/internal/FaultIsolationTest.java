package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.CompiledRules;
import org.operatingmodel.rules.internal.RuleEngine.Faulted;
import org.operatingmodel.rules.internal.RuleEngine.LeftOut;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.internal.RuleEngine.Unmatched;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;

class FaultIsolationTest {
    private static final Facts FACTS = new RandomRules(new Random(1)).facts();
    private static final List<Rule> RULES = rules("c0", "c1", "c2");

    private final List<Integer> compiled = new ArrayList<>();

    private static List<Rule> rules(String... criteria) {
        StringBuilder text = new StringBuilder("package test\nimport org.operatingmodel.gate.GateReview\n");
        for (String criterion : criteria) {
            text.append("rule \"Rule ").append(criterion).append("\" @gate( \"mvp-exit\" ) @criterion( \"test.");
            text.append(criterion).append("\" )\nwhen GateReview( $product : productId ) then end\n");
        }
        return RuleParser.parse("test.drl", text.toString().getBytes(StandardCharsets.UTF_8), Vocabulary.standard())
                .rules();
    }

    /** Rules that throw as soon as one with a name of the set is among them, and else do not match. */
    private FaultIsolation throwing(Throwable thrown, String... bad) {
        return new FaultIsolation(RULES, rules -> {
            compiled.add(rules.size());
            return facts -> {
                if (rules.stream().anyMatch(rule -> Set.of(bad).contains(rule.name()))) {
                    throw FaultIsolationTest.<RuntimeException>sneaky(thrown);
                }
                return rules.stream().map(rule -> (Outcome) new Unmatched()).toList();
            };
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_rule_that_throws_is_faulted_and_takes_no_other_one_down() {
        CompiledRules rules =
                throwing(new IllegalStateException("outer", new ArithmeticException("too large")), "Rule c1");

        assertThat(rules.run(FACTS))
                .containsExactly(new Unmatched(), new Faulted("ArithmeticException: too large"), new Unmatched());
    }

    @Test
    void several_rules_that_throw_are_each_faulted() {
        CompiledRules rules = throwing(new StackOverflowError(), "Rule c0", "Rule c2");

        assertThat(rules.run(FACTS))
                .containsExactly(new Faulted("StackOverflowError"), new Unmatched(), new Faulted("StackOverflowError"));
    }

    @Test
    void parts_are_compiled_once() {
        CompiledRules rules = throwing(new LinkageError("gone"), "Rule c1");
        rules.run(FACTS);
        rules.run(FACTS);

        assertThat(compiled).containsExactly(3, 1, 1, 1);
    }

    @Test
    void a_single_rule_that_throws_is_faulted_without_another_run() {
        FaultIsolation alone = new FaultIsolation(rules("c0"), rules -> facts -> {
            throw new IllegalStateException(" ");
        });

        assertThat(alone.run(FACTS)).containsExactly(new Faulted("IllegalStateException"));
    }

    @Test
    void no_memory_left_is_nobodys_fault() {
        CompiledRules rules = throwing(new OutOfMemoryError("test"), "Rule c1");

        assertThatThrownBy(() -> rules.run(FACTS)).isInstanceOf(OutOfMemoryError.class);
    }

    /** Rules that do not compile as soon as one with a name of the set is among them, and else do not match. */
    private FaultIsolation refusing(Throwable thrown, String... bad) {
        return new FaultIsolation(RULES, rules -> {
            compiled.add(rules.size());
            if (rules.stream().anyMatch(rule -> Set.of(bad).contains(rule.name()))) {
                throw FaultIsolationTest.<RuntimeException>sneaky(thrown);
            }
            return facts ->
                    rules.stream().map(rule -> (Outcome) new Unmatched()).toList();
        });
    }

    @Test
    void a_rule_that_does_not_compile_is_faulted_in_each_run_and_the_others_run_together() {
        CompiledRules rules = refusing(new IllegalStateException("'$e' is bound twice\nin: ..."), "Rule c1");
        Faulted refused = new Faulted("the canonical print does not compile: '$e' is bound twice");

        assertThat(rules.run(FACTS)).containsExactly(new Unmatched(), refused, new Unmatched());
        assertThat(rules.run(FACTS)).containsExactly(new Unmatched(), refused, new Unmatched());
        assertThat(compiled).containsExactly(3, 1, 1, 1, 2);
    }

    @Test
    void rules_of_which_none_compiles_are_all_faulted() {
        CompiledRules rules = refusing(new StackOverflowError(), "Rule c0", "Rule c1", "Rule c2");

        assertThat(rules.run(FACTS))
                .containsOnly(new Faulted("the canonical print does not compile: StackOverflowError"))
                .hasSize(3);
    }

    @Test
    void rules_that_compile_only_alone_run_alone() {
        CompiledRules rules = new FaultIsolation(RULES, some -> {
            compiled.add(some.size());
            if (some.size() > 1) {
                throw new IllegalStateException("test");
            }
            return facts -> List.of(new Unmatched());
        });

        assertThat(rules.run(FACTS)).containsExactly(new Unmatched(), new Unmatched(), new Unmatched());
        assertThat(compiled).containsExactly(3, 1, 1, 1);
    }

    @Test
    void a_rule_that_is_left_out_does_not_run() {
        FaultIsolation rules = throwing(new IllegalStateException("test"), "Rule c1");
        BitSet leftOut = new BitSet();
        leftOut.set(1);

        assertThat(rules.run(FACTS, leftOut)).containsExactly(new Unmatched(), new LeftOut(), new Unmatched());
        assertThat(compiled).containsExactly(3, 2);
    }

    @Test
    void no_memory_left_while_rules_are_compiled_is_nobodys_fault() {
        Throwable wrapped = new IllegalStateException(new OutOfMemoryError("test"));

        assertThatThrownBy(() -> refusing(wrapped, "Rule c1")).isInstanceOf(OutOfMemoryError.class);
    }
}
