package org.operatingmodel.testkit.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.testkit.Situation;

/** How a situation breaks a law: in a sentence, with the rule and the answers that show it. */
@SuppressWarnings("serial") // thrown and caught within this package
final class Breach extends RuntimeException {
    private final transient @Nullable Criterion criterion;
    private final transient Map<String, String> answers = new LinkedHashMap<>();
    private transient @Nullable Question question;

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

    /** Shows who decides, and asks for that. */
    Breach with(String label, Authority authority) {
        DecisionRequest request = authority.request();
        List<String> options = new ArrayList<>(List.of("--decision " + request.decisionId()));
        option(options, "--product", request.productId());
        option(options, "--gate", request.gateId());
        option(options, "--amount", request.amount() == null ? null : "'" + request.amount() + "'");
        option(options, "--asked-by", request.requestedBy());
        question = new Question("who-decides", authority.asOf(), options);
        return with(label, authority.text());
    }

    /** Shows what is escalated, and asks for that. */
    Breach with(String label, EscalationAgenda agenda) {
        question = new Question("escalations", agenda.asOf(), List.of());
        return with(label, agenda.text());
    }

    /** Shows which practices hold, and asks for that. */
    Breach with(String label, Assessment assessment) {
        question = new Question("assess", assessment.asOf(), List.of());
        return with(label, assessment.text());
    }

    private static void option(List<String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.add(name + " " + value);
        }
    }

    /** The command of {@code gatehouse} that shows it, for a portfolio in a file of that name. */
    String command(Situation situation, String file) {
        Question asked = question == null
                ? new Question(
                        "decide",
                        situation.asOf(),
                        List.of(
                                "--product " + situation.request().productId(),
                                "--gate " + situation.request().gateId()))
                : question;
        String options = String.join(" ", asked.options());
        return "gatehouse " + asked.command() + " " + file + " --as-of " + asked.asOf()
                + (options.isEmpty() ? "" : " " + options);
    }

    /** What to ask {@code gatehouse}. */
    private record Question(String command, Instant asOf, List<String> options) {}

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
