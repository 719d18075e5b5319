package org.operatingmodel.rules.language;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Area;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.PracticeKind;
import org.operatingmodel.practice.ReviewedProduct;
import org.operatingmodel.practice.ReviewedStream;
import org.operatingmodel.practice.Subject;
import org.operatingmodel.practice.Topic;

/**
 * The typed tree of one rule that states a practice or a guardrail: what is done or holds, and blocks no gate.
 *
 * @param source the whole rule and its place
 * @param name its name: what must hold, in a sentence
 * @param why the comment above it, without comment signs; empty when there is none
 * @param id the practice that it states, unique among the packs that are loaded together
 * @param kind whether it is a practice or a guardrail
 * @param topics what it speaks for; empty when the rule does not say
 * @param area the part of the operating model that it belongs to; absent when the rule does not say
 * @param remedy what to do when it is unmet; absent when the rule does not say
 * @param effectivePeriod when it is in force, beside what its pack says; without grace, as it blocks nothing
 * @param scope the first pattern, over the product, value stream or portfolio that it is asked about
 * @param conditions what must hold, in the order of the text; empty when the scope is all that is asked
 * @since 0.1
 */
public record PracticeRule(
        Source source,
        String name,
        String why,
        PracticeId id,
        PracticeKind kind,
        Set<Topic> topics,
        @Nullable Area area,
        @Nullable String remedy,
        EffectivePeriod effectivePeriod,
        Condition.Pattern scope,
        List<Condition> conditions)
        implements Statement {
    /** @throws NullPointerException if a part is missing */
    public PracticeRule {
        Objects.requireNonNull(source, "PracticeRule.source");
        Objects.requireNonNull(name, "PracticeRule.name");
        Objects.requireNonNull(why, "PracticeRule.why");
        Objects.requireNonNull(id, "PracticeRule.id");
        Objects.requireNonNull(kind, "PracticeRule.kind");
        topics = Collections.unmodifiableSet(new TreeSet<>(topics));
        Objects.requireNonNull(effectivePeriod, "PracticeRule.effectivePeriod");
        Objects.requireNonNull(scope, "PracticeRule.scope");
        conditions = List.copyOf(conditions);
    }

    /** What it is asked about. */
    public Subject subject() {
        return scope.type() == ReviewedProduct.class
                ? Subject.PRODUCT
                : scope.type() == ReviewedStream.class ? Subject.VALUE_STREAM : Subject.PORTFOLIO;
    }

    @Override
    public String label() {
        return id.value();
    }

    @Override
    public boolean about(Record subject) {
        return scope.type().isInstance(subject);
    }
}
