package org.operatingmodel.design;

/**
 * What an evaluation of a WCAG success criterion came to.
 *
 * @see <a href="https://www.w3.org/TR/EARL10-Schema/#OutcomeValue">W3C, Evaluation and Report Language (EARL) 1.0 Schema,
 *     2017: outcome values</a>
 * @since 0.1
 */
public enum CriterionOutcome {
    /** It is satisfied. */
    PASSED,
    /** It is not. */
    FAILED,
    /** Nobody could tell. */
    CANT_TELL,
    /** There is nothing that it is about. */
    INAPPLICABLE,
    /** Nobody looked. */
    UNTESTED
}
