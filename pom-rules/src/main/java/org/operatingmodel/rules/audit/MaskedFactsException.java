package org.operatingmodel.rules.audit;

/**
 * A fact of a logged decision cannot be read, as a value of it is masked and what opens it was forgotten.
 *
 * @since 0.1
 */
public final class MaskedFactsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MaskedFactsException(String commitment) {
        super("The value under " + commitment + " is masked, and was forgotten.");
    }
}
