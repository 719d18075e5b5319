package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Statement;

class SampledEngineTest {
    private static final Rule RULE = RandomRules.rule("exists( Evidence() )");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** Says that every rule has a match, whatever the facts are. */
    private static final class Wrong implements RuleEngine {
        private final AtomicInteger compiled = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public IsolatedRules compile(List<? extends Statement> rules) {
            compiled.incrementAndGet();
            return new IsolatedRules() {
                @Override
                public List<Outcome> run(Facts facts) {
                    return run(facts, new BitSet());
                }

                @Override
                public List<Outcome> run(Facts facts, BitSet leftOut) {
                    asked.incrementAndGet();
                    return Collections.nCopies(rules.size(), new Matched(List.of(), 1));
                }
            };
        }
    }

    private static Facts at(int second) {
        return Facts.of(FIRST.plusSeconds(second), List.of(), List.of());
    }

    @Test
    void asks_about_the_share_that_is_said_and_then_tells_the_fault() {
        for (double rate : new double[] {0.05, 0.5, 0.9}) {
            Wrong engine = new Wrong();
            AgreedRules judged = new AgreedRules(List.of(RULE), engine.sampled(rate));
            int told = 0;
            for (int second = 0; second < 10_000; second++) {
                told += judged.over(at(second)).get(0).evaluation() instanceof Evaluation.Faulted ? 1 : 0;
            }
            assertThat(told).isEqualTo(engine.asked.get());
            assertThat(told / 10_000.0).isBetween(rate - 0.02, rate + 0.02);
        }
    }

    @Test
    void the_same_question_is_always_drawn_or_never() {
        AgreedRules one = new AgreedRules(List.of(RULE), new Wrong().sampled(0.5));
        AgreedRules other = new AgreedRules(List.of(RULE), new Wrong().sampled(0.5));
        for (int second = 999; second >= 0; second--) {
            assertThat(one.over(at(second))
                            .get(0)
                            .evaluation()
                            .equals(other.over(at(second)).get(0).evaluation()))
                    .isTrue();
            assertThat(one.over(at(second)).get(0).evaluation())
                    .isEqualTo(one.over(at(second)).get(0).evaluation());
        }
    }

    @Test
    void nothing_is_compiled_before_a_question_is_drawn() {
        Wrong engine = new Wrong();
        AgreedRules judged = new AgreedRules(List.of(RULE), engine.sampled(1e-9));

        assertThat(judged.over(at(1)).get(0).evaluation()).isInstanceOf(Evaluation.Unmatched.class);
        assertThat(engine.compiled).hasValue(0);
    }

    @Test
    void at_a_rate_of_one_every_question_is_drawn() {
        Wrong engine = new Wrong();

        assertThat(engine.sampled(1)).isSameAs(engine);
    }
}
