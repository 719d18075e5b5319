package org.operatingmodel.rules.language;

import java.util.List;
import org.operatingmodel.rules.language.Condition.Pattern;

/**
 * What one rule of a pack states: an exit criterion, a decision right, a step of an escalation path,
 * or a practice.
 *
 * @since 0.1
 */
public sealed interface Statement permits Rule, DecisionRight, EscalationStep, PracticeRule {
    /** The whole rule and its place. */
    Source source();

    /** Its name: what must hold, in a sentence. */
    String name();

    /** The id of what it states: of the criterion, the decision, the step or the practice. */
    String label();

    /** The comment above it, without comment signs; empty when there is none. */
    String why();

    /** When it is in force, beside what its pack says. */
    EffectivePeriod effectivePeriod();

    /** The first pattern, over what the statement is about. */
    Pattern scope();

    /** The other conditions, in the order of the text; empty when there are none. */
    List<Condition> conditions();

    /** Whether a fact that the first pattern looks for is one that the statement is asked about at all. */
    boolean about(Record subject);
}
