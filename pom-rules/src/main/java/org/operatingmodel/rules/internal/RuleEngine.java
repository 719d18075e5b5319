package org.operatingmodel.rules.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Statement;

/** What finds the matches of rules; safe for use by several threads. */
public interface RuleEngine {
    /**
     * Makes rules ready to run; they share nothing with rules of other calls. A rule that the engine refuses, which is a
     * defect of ours, comes to a fault whenever it runs.
     */
    IsolatedRules compile(List<? extends Statement> rules);

    /**
     * This engine, asked about a share of the questions only; see {@link LeftOut}.
     *
     * @param rate the share, from 0 to 1
     */
    default RuleEngine sampled(double rate) {
        return rate >= 1 ? this : new SampledEngine(this, rate);
    }

    /** Rules that are ready to run; safe for use by several threads. */
    interface CompiledRules {
        /** What each rule comes to over the facts, in the order in which the rules were given. */
        List<Outcome> run(Facts facts);
    }

    /** Rules that take no other one down. */
    interface IsolatedRules extends CompiledRules {
        /**
         * What each rule comes to over the facts, in the order in which the rules were given.
         *
         * @param leftOut the indexes of the rules that must not run, because they are known to be faulted
         */
        List<Outcome> run(Facts facts, BitSet leftOut);
    }

    /** What a rule came to. */
    sealed interface Outcome {}

    /**
     * Some combination of facts matches.
     *
     * @param facts the facts of the match that is first in the order of the facts
     * @param matches how many combinations match
     */
    record Matched(List<FactReference> facts, long matches) implements Outcome {
        /** @throws NullPointerException if a part is missing */
        public Matched {
            facts = List.copyOf(facts);
        }
    }

    /** It was not asked. */
    record LeftOut() implements Outcome {}

    /** No combination of facts matches. */
    record Unmatched() implements Outcome {}

    /**
     * Whether a combination of facts matches could not be found out.
     *
     * @param cause what went wrong
     */
    record Faulted(String cause) implements Outcome {
        /** @throws NullPointerException if a part is missing */
        public Faulted {
            Objects.requireNonNull(cause, "Faulted.cause");
        }
    }
}
