package org.operatingmodel.rules.evaluation;

import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;

/**
 * What the variables mean at a place of a rule, from the last one that was bound to the first.
 *
 * <p>The fact that a pattern looks at, and the value that an accumulate computes, stand in a numbered slot. A binding
 * stands for its expression: it is evaluated where it is read.
 */
final class Names {
    static final Names NONE = new Names(null, "", new Slot(-1));

    private final @Nullable Names earlier;
    private final String name;
    private final Meaning meaning;

    private Names(@Nullable Names earlier, String name, Meaning meaning) {
        this.earlier = earlier;
        this.name = name;
        this.meaning = meaning;
    }

    Names with(String variable, Meaning meant) {
        return new Names(this, variable, meant);
    }

    Meaning meaning(String variable) {
        for (Names names = this; names != null; names = names.earlier) {
            if (names.name.equals(variable)) {
                return names.meaning;
            }
        }
        throw new IllegalArgumentException("variable must be bound before it is read, but was '" + variable
                + "'. Bind it in an earlier condition.");
    }

    /** What a variable stands for. */
    sealed interface Meaning {}

    /** What stands in a slot. */
    record Slot(int slot) implements Meaning {}

    /** What an expression comes to, with the fact of its pattern in the slot. */
    record Bound(Expression value, Names names, int self) implements Meaning {}

    /** What an accumulate computes, in a slot; the next slot holds how many values are behind it. */
    record Computed(int slot, Condition.Function function) implements Meaning {}
}
