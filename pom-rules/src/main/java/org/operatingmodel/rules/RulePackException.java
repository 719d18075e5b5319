package org.operatingmodel.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.operatingmodel.rules.language.Finding;

/**
 * A rule pack, or packs together, cannot be loaded.
 *
 * @since 0.1
 */
public final class RulePackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** The exception of these findings, at least one of which is an error. */
    public RulePackException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Everything that was found, errors and warnings, ordered by place. */
    public List<Finding> findings() {
        return findings;
    }
}
