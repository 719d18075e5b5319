package org.operatingmodel.rules.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.evaluation.Blame;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.CompiledRules;
import org.operatingmodel.rules.internal.RuleEngine.Faulted;
import org.operatingmodel.rules.internal.RuleEngine.IsolatedRules;
import org.operatingmodel.rules.internal.RuleEngine.LeftOut;
import org.operatingmodel.rules.internal.RuleEngine.Outcome;
import org.operatingmodel.rules.language.Statement;

/**
 * Rules that run together as long as none of them throws, because an engine that throws says nothing about the others.
 *
 * <p>When one throws, each of them runs alone. When they do not compile together, those that do not compile alone are
 * faulted in each run, and the others are compiled together.
 */
final class FaultIsolation implements IsolatedRules {
    private static final int KEPT = 32;

    private final List<Statement> rules;
    private final Function<List<Statement>, CompiledRules> compiler;
    /** The rules that do not compile, by their index. */
    private final Map<Integer, Faulted> refused = new LinkedHashMap<>();

    private final Map<BitSet, CompiledRules> parts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BitSet, CompiledRules> eldest) {
            return size() > KEPT;
        }
    };
    /** All rules but the refused ones; absent when they do not compile together. */
    private final @Nullable CompiledRules together;

    /**
     * The rules, compiled together at once and in parts when needed.
     *
     * @param rules the rules
     * @param compiler makes rules that may throw anything when they are made and when they run
     */
    FaultIsolation(List<? extends Statement> rules, Function<List<Statement>, CompiledRules> compiler) {
        this.rules = List.copyOf(rules);
        this.compiler = compiler;
        CompiledRules all = compiledOrRefused(this.rules);
        this.together = all == null ? compiledWithoutRefused() : all;
    }

    private @Nullable CompiledRules compiledOrRefused(List<Statement> some) {
        try {
            return compiler.apply(some);
        } catch (Throwable thrown) {
            Blame.rule(thrown);
            return null;
        }
    }

    private @Nullable CompiledRules compiledWithoutRefused() {
        List<Statement> sound = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            BitSet one = new BitSet();
            one.set(i);
            try {
                parts.put(one, compiler.apply(rules.subList(i, i + 1)));
                sound.add(rules.get(i));
            } catch (Throwable thrown) {
                refused.put(i, refused(thrown));
            }
        }
        return refused.isEmpty() || sound.isEmpty() ? null : compiledOrRefused(sound);
    }

    private static Faulted refused(Throwable thrown) {
        Blame.rule(thrown);
        String line = thrown instanceof IllegalStateException ? firstLine(thrown) : "";
        return new Faulted("the canonical print does not compile: " + (line.isEmpty() ? cause(thrown) : line));
    }

    @Override
    public List<Outcome> run(Facts facts) {
        return run(facts, new BitSet());
    }

    @Override
    public List<Outcome> run(Facts facts, BitSet leftOut) {
        @Nullable Outcome[] outcomes = new Outcome[rules.size()];
        BitSet part = new BitSet();
        for (int i = 0; i < outcomes.length; i++) {
            if (leftOut.get(i)) {
                outcomes[i] = new LeftOut();
            } else if (refused.containsKey(i)) {
                outcomes[i] = refused.get(i);
            } else {
                part.set(i);
            }
        }
        if (!part.isEmpty() && !runPart(part, facts, outcomes)) {
            part.stream().forEach(i -> {
                BitSet one = new BitSet();
                one.set(i);
                runPart(one, facts, outcomes);
            });
        }
        List<Outcome> all = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            all.add(outcome == null ? new Faulted("the rule did not run") : outcome);
        }
        return all;
    }

    /** Fills in what the rules of the part come to; gives false when several throw, of which each must run alone. */
    private boolean runPart(BitSet part, Facts facts, @Nullable Outcome[] outcomes) {
        int[] indexes = part.stream().toArray();
        try {
            CompiledRules compiled = compiled(part);
            if (compiled == null) {
                return false;
            }
            List<Outcome> ran = compiled.run(facts);
            for (int i = 0; i < indexes.length; i++) {
                outcomes[indexes[i]] = ran.get(i);
            }
            return true;
        } catch (Throwable thrown) {
            Blame.rule(thrown);
            if (indexes.length > 1) {
                return false;
            }
            outcomes[indexes[0]] = new Faulted(cause(thrown));
            return true;
        }
    }

    /** The part, ready to run; absent when it is several rules, which do not compile together. */
    private @Nullable CompiledRules compiled(BitSet part) {
        boolean all = part.cardinality() == rules.size() - refused.size();
        boolean several = part.cardinality() > 1;
        return together != null && all || together == null && several ? together : compiledPart(part);
    }

    private CompiledRules compiledPart(BitSet part) {
        synchronized (parts) {
            CompiledRules known = parts.get(part);
            if (known == null) {
                known = compiler.apply(part.stream().mapToObj(rules::get).toList());
                parts.put(part, known);
            }
            return known;
        }
    }

    /** What went wrong at the bottom of what was thrown, in one line and in words that name no engine. */
    static String cause(Throwable thrown) {
        Throwable root = Blame.root(thrown);
        String line = firstLine(root);
        return root.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null
                ? ""
                : message.strip().lines().findFirst().orElse("").strip();
    }
}
