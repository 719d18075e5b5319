package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Source;

/** A constraint, ready to be evaluated: the operands of its outermost {@code &&}, in their order. */
final class Check {
    final Source source;
    final List<Part> parts;
    /** The slots that it reads. */
    final BitSet reads = new BitSet();

    private final Code[] codes;

    Check(Condition.Constraint constraint, Names names, int self) {
        this.source = constraint.source();
        List<Part> operands = new ArrayList<>();
        split(constraint.expression(), names, self, operands);
        this.parts = List.copyOf(operands);
        this.codes = parts.stream().map(Part::code).toArray(Code[]::new);
    }

    private void split(Expression expression, Names names, int self, List<Part> operands) {
        if (expression instanceof Expression.Conjunction conjunction) {
            conjunction.operands().forEach(operand -> split(operand, names, self, operands));
        } else {
            operands.add(new Part(expression, Expressions.code(expression, names, self, reads)));
        }
    }

    /**
     * Whether it holds for what stands in the slots.
     *
     * @param candidate the pattern that it belongs to; absent outside of patterns
     * @throws Fault if it cannot be evaluated
     */
    boolean holds(Frame frame, Node.@Nullable PatternNode candidate) {
        frame.step(source);
        try {
            for (Code code : codes) {
                if (!code.holds(frame.slots)) {
                    return false;
                }
            }
            return true;
        } catch (Throwable t) {
            throw new Fault(source, Fault.cause(t), frame.trail(candidate));
        }
    }

    /** One operand of a conjunction, or all there is. */
    record Part(Expression expression, Code code) {}
}
