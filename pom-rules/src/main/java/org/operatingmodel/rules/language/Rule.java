package org.operatingmodel.rules.language;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;

/**
 * The typed tree of one rule that states an exit criterion.
 *
 * @param source the whole rule and its place
 * @param name its name: what must hold, in a sentence
 * @param why the comment above it, without comment signs; empty when there is none
 * @param gateId the gate that it is for
 * @param criterionId the criterion that it states
 * @param enforcement how much that weighs; mandatory when the rule does not say
 * @param area the part of the operating model that it belongs to; absent when the rule does not say
 * @param remedy what to do when it is unmet; absent when the rule does not say
 * @param effectivePeriod when it is in force, beside what its pack says
 * @param scope the first pattern, over {@code GateReview}: whom the rule is about
 * @param conditions what must hold, in the order of the text; empty when the scope is all that is asked
 * @since 0.1
 */
public record Rule(
        Source source,
        String name,
        String why,
        GateId gateId,
        CriterionId criterionId,
        Enforcement enforcement,
        @Nullable Area area,
        @Nullable String remedy,
        EffectivePeriod effectivePeriod,
        Condition.Pattern scope,
        List<Condition> conditions)
        implements Statement {
    /** @throws NullPointerException if a part is missing */
    public Rule {
        Objects.requireNonNull(source, "Rule.source");
        Objects.requireNonNull(name, "Rule.name");
        Objects.requireNonNull(why, "Rule.why");
        Objects.requireNonNull(gateId, "Rule.gateId");
        Objects.requireNonNull(criterionId, "Rule.criterionId");
        Objects.requireNonNull(enforcement, "Rule.enforcement");
        Objects.requireNonNull(effectivePeriod, "Rule.effectivePeriod");
        Objects.requireNonNull(scope, "Rule.scope");
        conditions = List.copyOf(conditions);
    }

    @Override
    public String label() {
        return criterionId.value();
    }

    @Override
    public boolean about(Record subject) {
        return subject instanceof GateReview review && review.gateId().equals(gateId);
    }
}
