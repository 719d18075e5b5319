package org.operatingmodel.rules.audit;

/**
 * A decision log cannot be written or read; the message says what is wrong, where, and what to do.
 *
 * @since 0.1
 */
public final class LogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public LogException(String message) {
        super(message);
    }

    /** With what is wrong and what it comes from. */
    public LogException(String message, Throwable cause) {
        super(message, cause);
    }
}
