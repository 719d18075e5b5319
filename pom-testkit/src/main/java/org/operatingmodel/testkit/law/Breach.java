package org.operatingmodel.testkit.law;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.Criterion;

/** How a situation breaks a law: in a sentence, with the rule and the answers that show it. */
@SuppressWarnings("serial") // thrown and caught within this package
final class Breach extends RuntimeException {
    private final transient @Nullable Criterion criterion;
    private final transient Map<String, String> answers = new LinkedHashMap<>();

    /** What is wrong, in a sentence without a full stop. */
    Breach(String what) {
        this(what, null);
    }

    /** What is wrong with a criterion, in a sentence without a full stop. */
    Breach(String what, @Nullable Criterion criterion) {
        super(what, null, false, false);
        this.criterion = criterion;
    }

    /** Shows a decision. */
    Breach with(String label, GateDecision decision) {
        return with(label, decision.explanation().text());
    }

    /** Shows an answer. */
    Breach with(String label, String answer) {
        answers.put(label, answer);
        return this;
    }

    /** What is wrong, where, and the answers. */
    String text() {
        StringBuilder text = new StringBuilder("  ").append(getMessage()).append(".\n");
        if (criterion != null) {
            text.append("  criterion ")
                    .append(criterion.id())
                    .append(", rule \"")
                    .append(criterion.sentence())
                    .append("\" (")
                    .append(criterion.file())
                    .append(':')
                    .append(criterion.line())
                    .append(", pack ")
                    .append(criterion.packId())
                    .append(")\n");
        }
        answers.forEach((label, answer) ->
                text.append("-- ").append(label).append('\n').append(answer).append(answer.endsWith("\n") ? "" : "\n"));
        return text.toString();
    }
}
