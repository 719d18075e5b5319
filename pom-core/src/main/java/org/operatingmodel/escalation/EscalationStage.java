package org.operatingmodel.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;

/**
 * One step of the path that a matter takes.
 *
 * @param stepId the step
 * @param role which role is asked
 * @param within by when it must have answered, from when the matter came up
 * @param dueAt when that is
 * @param people who hold the role and are there, or act for somebody who does, ordered by id; empty when nobody does
 * @param packId the pack that states the step
 * @param sentence the name of the rule that does
 * @param file the file that the rule is in
 * @param line its line there, from 1
 * @param skipped why the matter goes on from here at once, in a sentence without a full stop; absent when it does not
 * @since 0.1
 */
public record EscalationStage(
        EscalationId stepId,
        RoleId role,
        Deadline within,
        Instant dueAt,
        List<PersonId> people,
        PackId packId,
        String sentence,
        String file,
        int line,
        @Nullable String skipped) {
    /** @throws NullPointerException if a part is missing */
    public EscalationStage {
        Objects.requireNonNull(stepId, "EscalationStage.stepId");
        Objects.requireNonNull(role, "EscalationStage.role");
        Objects.requireNonNull(within, "EscalationStage.within");
        Objects.requireNonNull(dueAt, "EscalationStage.dueAt");
        people = List.copyOf(people);
        Objects.requireNonNull(packId, "EscalationStage.packId");
        Objects.requireNonNull(sentence, "EscalationStage.sentence");
        Objects.requireNonNull(file, "EscalationStage.file");
    }

    /** Whether it is asked at all, and its time is up at the instant. */
    public boolean overdueAt(Instant asOf) {
        return skipped == null && !dueAt.isAfter(asOf);
    }
}
