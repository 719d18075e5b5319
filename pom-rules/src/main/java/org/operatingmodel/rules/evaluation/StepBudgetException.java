package org.operatingmodel.rules.evaluation;

/**
 * An evaluation took more steps than it may.
 *
 * @since 0.1
 */
public final class StepBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What took too many steps, how many it may take, and how to need fewer. */
    public StepBudgetException(String message) {
        super(message);
    }
}
