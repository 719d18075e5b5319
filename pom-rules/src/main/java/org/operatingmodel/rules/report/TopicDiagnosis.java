package org.operatingmodel.rules.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.Topic;

/**
 * What the practices that speak for a topic come to together.
 *
 * @param topic the topic
 * @param state whether all that apply are met
 * @param met how many results are met
 * @param asked how many results apply: those that are met, unmet or unevaluable
 * @param open the results that are unmet, then those that are unevaluable, each in the order of the assessment
 * @since 0.1
 */
public record TopicDiagnosis(Topic topic, State state, long met, long asked, List<Sign> open) {
    /** @throws NullPointerException if a part is missing */
    public TopicDiagnosis {
        Objects.requireNonNull(topic, "TopicDiagnosis.topic");
        Objects.requireNonNull(state, "TopicDiagnosis.state");
        open = List.copyOf(open);
    }

    /** Whether all that speaks for a topic is met. */
    public enum State {
        /** At least one practice speaks for it and applies, and all of these are met. */
        SHOWN,
        /** At least one is unmet. */
        NOT_SHOWN,
        /** None is unmet, but one cannot be evaluated, or none applies or is loaded: nobody knows. */
        UNKNOWN;

        /** Its word in texts, such as {@code not-shown}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What an assessment says about a topic. */
    public static TopicDiagnosis of(Topic topic, Assessment assessment) {
        return of(topic, assessment.of(topic));
    }

    /** What results say about a topic, whatever they speak for. */
    static TopicDiagnosis of(Topic topic, List<PracticeResult> results) {
        List<Sign> unmet = signs(results, PracticeVerdict.UNMET);
        List<Sign> unevaluable = signs(results, PracticeVerdict.UNEVALUABLE);
        long met = results.stream()
                .filter(result -> result.verdict() == PracticeVerdict.MET)
                .count();
        List<Sign> open = new ArrayList<>(unmet);
        open.addAll(unevaluable);
        State state =
                !unmet.isEmpty() ? State.NOT_SHOWN : met == 0 || !unevaluable.isEmpty() ? State.UNKNOWN : State.SHOWN;
        return new TopicDiagnosis(topic, state, met, met + open.size(), open);
    }

    private static List<Sign> signs(List<PracticeResult> results, PracticeVerdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(Sign::of)
                .toList();
    }
}
