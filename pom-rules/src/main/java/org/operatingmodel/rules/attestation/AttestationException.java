package org.operatingmodel.rules.attestation;

import java.util.List;

/**
 * An envelope or its attestation is not accepted; it says everything that is wrong, one problem per line of the message.
 *
 * @since 0.1
 */
public final class AttestationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String[] problems;

    AttestationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = problems.toArray(String[]::new);
    }

    AttestationException(String problem) {
        this(List.of(problem));
    }

    /** What is wrong, at least one. */
    public List<String> problems() {
        return List.of(problems);
    }
}
