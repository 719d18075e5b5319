package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.CompiledRules;
import org.operatingmodel.rules.internal.RuleEngine.Faulted;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.language.Rule;

/**
 * Rules that run together as long as none of them throws, because an engine that throws says nothing about the others.
 *
 * <p>When one throws, the rules that the naive evaluator finds faulted are left out and the others run again; when that
 * throws as well, each of them runs alone.
 */
final class FaultIsolation implements CompiledRules {
    private static final int KEPT = 32;

    private final List<Rule> rules;
    private final Function<List<Rule>, CompiledRules> compiler;
    private final CompiledRules together;
    private final Map<BitSet, CompiledRules> parts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BitSet, CompiledRules> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * The rules, compiled together at once and in parts when needed.
     *
     * @param rules the rules
     * @param compiler makes rules that may throw anything when they run
     */
    FaultIsolation(List<Rule> rules, Function<List<Rule>, CompiledRules> compiler) {
        this.rules = List.copyOf(rules);
        this.compiler = compiler;
        this.together = compiler.apply(this.rules);
    }

    @Override
    public List<Outcome> run(Facts facts) {
        try {
            return together.run(facts);
        } catch (Throwable thrown) {
            return rules.size() == 1 ? List.of(fault(thrown)) : apart(facts, refuseFatal(thrown));
        }
    }

    private List<Outcome> apart(Facts facts, Throwable first) {
        @Nullable Outcome[] outcomes = new Outcome[rules.size()];
        BitSet sound = new BitSet();
        for (int i = 0; i < outcomes.length; i++) {
            String cause = naiveFault(rules.get(i), facts);
            if (cause == null) {
                sound.set(i);
            } else {
                outcomes[i] = new Faulted(cause);
            }
        }
        if (sound.cardinality() == rules.size() || !runPart(sound, facts, outcomes)) {
            sound.stream().forEach(i -> {
                BitSet one = new BitSet();
                one.set(i);
                runPart(one, facts, outcomes);
            });
        }
        List<Outcome> all = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            all.add(outcome == null ? fault(first) : outcome);
        }
        return all;
    }

    /** Fills in what the rules of the part come to; gives false when they throw, and then fills in a single one only. */
    private boolean runPart(BitSet part, Facts facts, @Nullable Outcome[] outcomes) {
        int[] indexes = part.stream().toArray();
        if (indexes.length == 0) {
            return true;
        }
        try {
            List<Outcome> ran = compiled(part).run(facts);
            for (int i = 0; i < indexes.length; i++) {
                outcomes[indexes[i]] = ran.get(i);
            }
            return true;
        } catch (Throwable thrown) {
            Faulted fault = fault(thrown);
            if (indexes.length == 1) {
                outcomes[indexes[0]] = fault;
            }
            return false;
        }
    }

    private CompiledRules compiled(BitSet part) {
        synchronized (parts) {
            CompiledRules known = parts.get(part);
            if (known == null) {
                known = compiler.apply(part.stream().mapToObj(rules::get).toList());
                parts.put(part, known);
            }
            return known;
        }
    }

    private static @Nullable String naiveFault(Rule rule, Facts facts) {
        try {
            return Evaluator.evaluate(rule, facts) instanceof Evaluation.Faulted faulted ? faulted.cause() : null;
        } catch (Throwable thrown) {
            return fault(thrown).cause();
        }
    }

    private static Faulted fault(Throwable thrown) {
        return new Faulted(cause(refuseFatal(thrown)));
    }

    /** What went wrong at the bottom of what was thrown, in words that name no engine. */
    static String cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null || message.isBlank() ? "" : ": " + message);
    }

    /** Throws what no rule is to blame for; gives everything else back. */
    private static Throwable refuseFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        return thrown;
    }
}
