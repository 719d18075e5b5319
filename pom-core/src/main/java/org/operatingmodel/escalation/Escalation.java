package org.operatingmodel.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one path of an unresolved matter, and where it is on it.
 *
 * @param matter the matter
 * @param summary what it is, in a sentence without a full stop
 * @param stages the steps in their order; empty when no loaded pack has a path for it
 * @param deadEnd why nobody is asked any more; absent while somebody is
 * @since 0.1
 */
public record Escalation(
        UnresolvedMatter matter,
        String summary,
        List<EscalationStage> stages,
        @Nullable DeadEnd deadEnd) {
    /** @throws IllegalArgumentException if nobody is asked and it is no dead end, or the other way round */
    public Escalation {
        Objects.requireNonNull(matter, "Escalation.matter");
        Objects.requireNonNull(summary, "Escalation.summary");
        stages = List.copyOf(stages);
        DeadEnd found = end(stages, matter.asOf());
        if (found != deadEnd) {
            throw new IllegalArgumentException(
                    "Escalation.deadEnd must be what the stages come to, '" + found + "', but was '" + deadEnd + "'.");
        }
    }

    /** The path of a matter with these stages. */
    public static Escalation of(UnresolvedMatter matter, String summary, List<EscalationStage> stages) {
        return new Escalation(matter, summary, stages, end(stages, matter.asOf()));
    }

    private static @Nullable DeadEnd end(List<EscalationStage> stages, Instant asOf) {
        if (stages.isEmpty()) {
            return DeadEnd.NO_PATH;
        } else if (stages.stream().allMatch(stage -> stage.skipped() != null)) {
            return DeadEnd.NOBODY_CAN_ANSWER;
        }
        return stages.stream().anyMatch(stage -> stage.skipped() == null && !stage.overdueAt(asOf))
                ? null
                : DeadEnd.NOBODY_ANSWERED;
    }

    /** The step that is asked now: the first that is not skipped and whose time is not up; empty at a dead end. */
    public Optional<EscalationStage> current() {
        return stages.stream()
                .filter(stage -> stage.skipped() == null && !stage.overdueAt(matter.asOf()))
                .findFirst();
    }

    /** The steps whose time is up, in their order; empty when none is. */
    public List<EscalationStage> overdue() {
        return stages.stream().filter(stage -> stage.overdueAt(matter.asOf())).toList();
    }

    /** The step that is asked after the current one, if that does not answer in time; empty when there is none. */
    public Optional<EscalationStage> next() {
        return stages.stream()
                .filter(stage -> stage.skipped() == null && !stage.overdueAt(matter.asOf()))
                .skip(1)
                .findFirst();
    }

    /**
     * What a host delivers a message about, exactly once: the matter and the step that it is at, or its dead end. The same as
     * long as neither changes.
     */
    public String key() {
        return matter.key() + "#"
                + current().map(stage -> stage.stepId().value()).orElseGet(() -> String.valueOf(deadEnd));
    }

    /** Why nobody is asked any more; the matter stays as it is. */
    public enum DeadEnd {
        /** No loaded pack has a path for it. */
        NO_PATH("no loaded pack has a path for it"),
        /** Nobody holds any of the roles on its path, or they are away with nobody to act for them. */
        NOBODY_CAN_ANSWER("nobody on its path can answer"),
        /** The time of its last step is up. */
        NOBODY_ANSWERED("the time of its last step is up");

        private final String words;

        DeadEnd(String words) {
            this.words = words;
        }

        /** In words, without a full stop. */
        public String words() {
            return words;
        }
    }
}
