package org.operatingmodel.testkit.law;

/**
 * A law does not hold.
 *
 * @since 0.1
 */
@SuppressWarnings("serial") // the counterexample is for the test that fails
public final class BrokenLawError extends AssertionError {
    private final transient Counterexample counterexample;

    BrokenLawError(Counterexample counterexample) {
        super(counterexample.text());
        this.counterexample = counterexample;
    }

    /** The smallest situation that was found to break it. */
    public Counterexample counterexample() {
        return counterexample;
    }
}
