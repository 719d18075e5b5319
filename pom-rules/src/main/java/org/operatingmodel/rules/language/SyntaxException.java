package org.operatingmodel.rules.language;

/** Rule text cannot be read on from a place; carries the finding that says so. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    SyntaxException(Finding finding) {
        super(finding.toString(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
