package org.operatingmodel.io;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A portfolio could not be read; it says everything that is wrong, one violation per line of the message.
 *
 * @since 0.1
 */
public final class PortfolioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final InputViolation[] violations;

    /** The exception that tells these violations, at least one, in this order. */
    public PortfolioException(List<InputViolation> violations) {
        super(violations.stream().map(InputViolation::toString).collect(Collectors.joining("\n")));
        this.violations = violations.toArray(InputViolation[]::new);
    }

    /** What is wrong, at least one, ordered by file, line and column. */
    public List<InputViolation> violations() {
        return List.of(violations);
    }
}
