package org.operatingmodel.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.language.Source;

/** A part of a rule could not be evaluated. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Source where;
    private final transient List<FactReference> facts;

    Fault(Source where, String cause, List<FactReference> facts) {
        super(cause, null, false, false);
        this.where = where;
        this.facts = facts;
    }

    Evaluation.Faulted evaluation() {
        return new Evaluation.Faulted(where, cause(this), facts);
    }

    /**
     * What went wrong, in one line.
     *
     * @throws VirtualMachineError if that is what went wrong, and it is no overflow of the stack
     */
    static String cause(Throwable thrown) {
        Blame.rule(thrown);
        String message = thrown.getMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        boolean ours = thrown instanceof Fault || thrown instanceof StepBudgetException;
        return ours ? line : thrown.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
    }

    /** The reference to a fact; variables that the library made are not shown. */
    static FactReference reference(@Nullable String variable, Record fact) {
        return new FactReference(variable == null || variable.startsWith("$pom") ? null : variable, fact);
    }
}
