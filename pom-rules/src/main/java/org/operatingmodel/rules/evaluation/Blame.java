package org.operatingmodel.rules.evaluation;

/**
 * What a rule is to blame for: all that is thrown while it is compiled or evaluated, an overflow of the stack included,
 * but not that the virtual machine has no memory left or is broken.
 *
 * @since 0.1
 */
public final class Blame {
    private static final int DEEPEST = 100;

    private Blame() {}

    /**
     * Throws what no rule is to blame for; gives everything else back.
     *
     * @throws VirtualMachineError if that is what was thrown or what caused it, and it is no overflow of the stack
     */
    public static Throwable rule(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof VirtualMachineError fatal && !(cause instanceof StackOverflowError)) {
                throw fatal;
            }
            cause = cause.getCause();
        }
        return thrown;
    }

    /** What was thrown in the first place. */
    public static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; i < DEEPEST; i++) {
            Throwable cause = root.getCause();
            if (cause == null) {
                return root;
            }
            root = cause;
        }
        return root;
    }
}
