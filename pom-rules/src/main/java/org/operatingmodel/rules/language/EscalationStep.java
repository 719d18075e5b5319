package org.operatingmodel.rules.language;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.escalation.Deadline;
import org.operatingmodel.escalation.EscalationId;
import org.operatingmodel.escalation.UnresolvedMatter;
import org.operatingmodel.gate.Area;
import org.operatingmodel.organisation.RoleId;

/**
 * The typed tree of one rule that states a step of an escalation path: who is asked about an unresolved matter, by when,
 * and where the matter goes if they do not answer.
 *
 * <p>A matter that the conditions do not match goes on at once. Deadlines count from when the matter came up, so that of
 * a later step is later.
 *
 * @param source the whole rule and its place
 * @param name its name: who is asked about what, in a sentence
 * @param why the comment above it, without comment signs; empty when there is none
 * @param id the id of the step, unique among the packs that are loaded together
 * @param to which role is asked
 * @param within by when it must have answered
 * @param then which step comes next; absent when this is the last one
 * @param area the part of the operating model that it belongs to; absent when the rule does not say
 * @param effectivePeriod when it is in force, beside what its pack says
 * @param scope the first pattern, over {@code UnresolvedMatter}: which matters
 * @param conditions what else must hold, in the order of the text; empty when the scope is all that is asked
 * @since 0.1
 */
public record EscalationStep(
        Source source,
        String name,
        String why,
        EscalationId id,
        RoleId to,
        Deadline within,
        @Nullable EscalationId then,
        @Nullable Area area,
        EffectivePeriod effectivePeriod,
        Condition.Pattern scope,
        List<Condition> conditions)
        implements Statement {
    /** @throws NullPointerException if a part is missing */
    public EscalationStep {
        Objects.requireNonNull(source, "EscalationStep.source");
        Objects.requireNonNull(name, "EscalationStep.name");
        Objects.requireNonNull(why, "EscalationStep.why");
        Objects.requireNonNull(id, "EscalationStep.id");
        Objects.requireNonNull(to, "EscalationStep.to");
        Objects.requireNonNull(within, "EscalationStep.within");
        Objects.requireNonNull(effectivePeriod, "EscalationStep.effectivePeriod");
        Objects.requireNonNull(scope, "EscalationStep.scope");
        conditions = List.copyOf(conditions);
    }

    @Override
    public String label() {
        return id.value();
    }

    @Override
    public boolean about(Record subject) {
        return subject instanceof UnresolvedMatter;
    }
}
