package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.language.Source;

/** The state of one evaluation of a rule. */
final class Frame {
    /** How many constraints may be evaluated to tell why one rule is unmet, in all its runs together. */
    static final int EXPLANATION_BUDGET = 5 * Evaluator.STEP_BUDGET;

    final Facts facts;
    /** The fact that each pattern looks at, and what each function of an accumulate came to. */
    final @Nullable Object[] slots;
    /** The facts that pass the constraints of each pattern which read no other pattern. */
    final List<?>[] passing;
    /** The values that each accumulate collects. */
    final List<Object>[][] collected;

    private final Node.PatternNode[] trail;
    private int depth;
    private int steps;
    private int budget = Evaluator.STEP_BUDGET;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Frame(Facts facts, int slots, int patterns, int accumulates) {
        this.facts = facts;
        this.slots = new Object[slots];
        this.passing = new List[patterns];
        this.collected = new List[accumulates][];
        this.trail = new Node.PatternNode[slots];
    }

    /**
     * Counts the evaluation of one constraint.
     *
     * @throws Fault if the rule has evaluated too many
     */
    void step(Source where) {
        if (++steps > budget) {
            throw new Fault(
                    where,
                    "exceeded the step budget of " + budget
                            + " constraint evaluations; join the patterns by comparing a property of one with a"
                            + " variable of another",
                    List.of());
        }
    }

    int depth() {
        return depth;
    }

    void enter(Node.PatternNode pattern) {
        trail[depth++] = pattern;
    }

    /** Gives what is evaluated from now on the budget of a whole explanation. */
    void explain() {
        steps = 0;
        budget = EXPLANATION_BUDGET;
    }

    /** Forgets where the last run stood. */
    void restart() {
        depth = 0;
    }

    void leave(int outer) {
        depth = outer;
    }

    /** The facts of the patterns that match so far. */
    List<FactReference> trail() {
        List<FactReference> references = new ArrayList<>(depth + 1);
        for (int i = 0; i < depth; i++) {
            references.add(trail[i].reference((Record) fact(trail[i])));
        }
        return references;
    }

    /** Those, and the fact that the pattern looks at. */
    List<FactReference> trail(Node.@Nullable PatternNode candidate) {
        List<FactReference> references = trail();
        if (candidate != null) {
            references.add(candidate.reference((Record) fact(candidate)));
        }
        return references;
    }

    private Object fact(Node.PatternNode pattern) {
        Object fact = slots[pattern.slot];
        if (fact == null) {
            throw new IllegalStateException("The pattern at " + pattern.source() + " looks at no fact.");
        }
        return fact;
    }
}
