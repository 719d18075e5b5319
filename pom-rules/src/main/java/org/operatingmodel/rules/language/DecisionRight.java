package org.operatingmodel.rules.language;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.PendingDecision;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.gate.Area;
import org.operatingmodel.organisation.RoleId;

/**
 * The typed tree of one rule that grants a role a say in a decision, wherever its conditions match.
 *
 * <p>What is absent satisfies no comparison. A veto that must also hold where a decision does not say its product has to
 * say so: {@code product == null || product!.stage == Stage.OPERATION}.
 *
 * @param source the whole rule and its place
 * @param name its name: who has which say, in a sentence
 * @param why the comment above it, without comment signs; empty when there is none
 * @param kind which say
 * @param decisionId in which kind of decision
 * @param role which role has it
 * @param over which role it overrules; there exactly when it overrules
 * @param quorum how many holders of the role must agree, from 1
 * @param area the part of the operating model that it belongs to; absent when the rule does not say
 * @param effectivePeriod when it is in force, beside what its pack says
 * @param scope the first pattern, over {@code PendingDecision}: in which of these decisions
 * @param conditions what else must hold, in the order of the text; empty when the scope is all that is asked
 * @since 0.1
 */
public record DecisionRight(
        Source source,
        String name,
        String why,
        RightKind kind,
        DecisionId decisionId,
        RoleId role,
        @Nullable RoleId over,
        int quorum,
        @Nullable Area area,
        EffectivePeriod effectivePeriod,
        Condition.Pattern scope,
        List<Condition> conditions)
        implements Statement {
    /** @throws IllegalArgumentException if the quorum is below 1, or the overruled role is there where it must not be, or not */
    public DecisionRight {
        Objects.requireNonNull(source, "DecisionRight.source");
        Objects.requireNonNull(name, "DecisionRight.name");
        Objects.requireNonNull(why, "DecisionRight.why");
        Objects.requireNonNull(kind, "DecisionRight.kind");
        Objects.requireNonNull(decisionId, "DecisionRight.decisionId");
        Objects.requireNonNull(role, "DecisionRight.role");
        Objects.requireNonNull(effectivePeriod, "DecisionRight.effectivePeriod");
        Objects.requireNonNull(scope, "DecisionRight.scope");
        conditions = List.copyOf(conditions);
        if (quorum < 1) {
            throw new IllegalArgumentException(
                    "DecisionRight.quorum must be positive, but was '" + quorum + "'. Use 1 or more.");
        }
        if ((over != null) != (kind == RightKind.OVERRULES)) {
            throw new IllegalArgumentException(
                    "DecisionRight.over must be there for 'overrules' and for no other kind, " + "but was '" + over
                            + "' for '" + kind.word() + "'.");
        }
    }

    @Override
    public String label() {
        return decisionId.value();
    }

    @Override
    public boolean about(Record subject) {
        return subject instanceof PendingDecision decision
                && decision.decisionId().equals(decisionId);
    }
}
