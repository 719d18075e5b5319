package org.operatingmodel.discovery;

/**
 * What an experiment said about its assumption.
 *
 * @since 0.1
 */
public enum ExperimentResult {
    /** The assumption holds. */
    VALIDATED,
    /** The assumption is wrong: learning, and a reason to pivot. */
    REFUTED,
    /** Nobody knows more than before. */
    INCONCLUSIVE
}
