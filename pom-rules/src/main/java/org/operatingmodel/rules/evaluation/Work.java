package org.operatingmodel.rules.evaluation;

import org.jspecify.annotations.Nullable;

/** What operators do for the rule that this thread evaluates, beyond the constraints that its steps count. */
final class Work {
    /** How many characters, elements, collected values or words of a long number one rule may go through. */
    static final long BUDGET = 100L * Evaluator.STEP_BUDGET;

    private static final ThreadLocal<@Nullable Work> CURRENT = new ThreadLocal<>();

    private long left = BUDGET;

    private Work() {}

    static void start() {
        CURRENT.set(new Work());
    }

    static void end() {
        CURRENT.remove();
    }

    /**
     * Counts, where a rule is evaluated; an engine that calls the operators comes after that.
     *
     * @throws StepBudgetException if it is too much
     */
    static void charge(long units) {
        Work work = CURRENT.get();
        if (work != null) {
            work.left -= units;
            if (work.left < 0) {
                throw new StepBudgetException("exceeded the step budget of " + BUDGET
                        + " characters, elements and computed values; match shorter texts, or join the patterns first");
            }
        }
    }
}
