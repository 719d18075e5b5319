package org.operatingmodel.rules.evaluation;

/** What is done for each match so far. */
@FunctionalInterface
interface Step {
    /** Finds one match, and looks no further. */
    Step FIRST = frame -> true;

    /**
     * Goes through the matches.
     *
     * @return whether enough is known, so that nothing further is looked at
     * @throws Fault if a constraint cannot be evaluated
     */
    boolean run(Frame frame);
}
