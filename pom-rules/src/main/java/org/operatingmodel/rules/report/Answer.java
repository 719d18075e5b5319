package org.operatingmodel.rules.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.operatingmodel.practice.Topic;

/**
 * The answer to one of the five questions that an operating model answers, out of the portfolio and the packs.
 *
 * @param question the question
 * @param state whether there is one answer
 * @param answers where it is answered, what holds, one line for each part; where it is ambiguous, the answers that
 *     contradict each other, at least two; where it is unanswered, what is missing
 * @param evidence what the practices that speak for it come to
 * @since 0.1
 */
public record Answer(Topic question, State state, List<String> answers, TopicDiagnosis evidence) {
    /** @throws IllegalArgumentException if the topic is no question, nothing is said, or an ambiguity has fewer than two answers */
    public Answer {
        Objects.requireNonNull(question, "Answer.question");
        Objects.requireNonNull(state, "Answer.state");
        answers = List.copyOf(answers);
        Objects.requireNonNull(evidence, "Answer.evidence");
        if (question.group() != Topic.Group.QUESTION) {
            throw new IllegalArgumentException("Answer.question must be a question, but was '" + question.word()
                    + "'. Name one of " + Topic.of(Topic.Group.QUESTION) + ".");
        }
        if (answers.size() < (state == State.AMBIGUOUS ? 2 : 1)) {
            throw new IllegalArgumentException("Answer.answers must be at least 1, or 2 where it is ambiguous, but was "
                    + answers.size() + " for " + state + ".");
        }
    }

    /** Whether there is one answer. */
    public enum State {
        /** There is one. */
        ANSWERED,
        /** There are several that contradict each other. */
        AMBIGUOUS,
        /** There is none. */
        UNANSWERED;

        /** Its word in texts, such as {@code ambiguous}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
