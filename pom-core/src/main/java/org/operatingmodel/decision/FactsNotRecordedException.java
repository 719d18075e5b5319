package org.operatingmodel.decision;

/**
 * A decision looks up what the facts that it is to be made from do not hold.
 *
 * @since 0.1
 */
public final class FactsNotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String facts;

    /** Says what it is that is not there. */
    public FactsNotRecordedException(String facts) {
        super("The decision needs " + facts + ", which were not recorded.");
        this.facts = facts;
    }

    /** What is not there, such as {@code Evidence by product 'partner-portal'}. */
    public String facts() {
        return facts;
    }
}
