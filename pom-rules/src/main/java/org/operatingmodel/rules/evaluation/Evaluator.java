package org.operatingmodel.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.language.Statement;

/**
 * The naive evaluator of one rule: tries the facts of each pattern in their order, one pattern after the other.
 *
 * <p>First, every constraint that reads no variable of an earlier pattern is evaluated on every fact of its pattern's
 * type, in the order of the text and up to the first that is false. Then the rest is evaluated while patterns are
 * joined. What throws at any of this makes the rule {@link Evaluation.Faulted}, whatever the other constraints say. A
 * {@code not} or {@code exists} of one pattern is looked at up to the fact that decides it; of several, and a
 * {@code forall}, to the end, so that the budget counts what an engine would go through.
 *
 * <p>A binding is evaluated where it is read. The scope is a review of the rule's gate, or a pending decision of
 * the right's kind, whether the pattern says so or not.
 *
 * <p>A regular expression counts the characters that it reads, {@code contains} the elements that it looks at, and a
 * value that an accumulate computed the values behind it wherever it is read; a rule may go through a hundred times as
 * many of those as it has steps.
 *
 * <p>Cost: the product of the numbers of facts that pass the constraints of each pattern, at most {@link #STEP_BUDGET}.
 *
 * @since 0.1
 */
public final class Evaluator {
    /** How many constraints may be evaluated for one rule; a pattern without any counts one for each fact. */
    public static final int STEP_BUDGET = 1_000_000;

    private final Plan plan;

    private Evaluator(Plan plan) {
        this.plan = plan;
    }

    /**
     * The evaluator of a rule, to be kept and used again.
     *
     * @throws IllegalArgumentException if the rule reads a variable that it does not bind, or a member that is not public
     */
    public static Evaluator of(Statement rule) {
        return new Evaluator(new Plan(rule));
    }

    /** What a rule comes to, for once; see {@link #of} for many times. */
    public static Evaluation evaluate(Statement rule, Facts facts) {
        return of(rule).evaluate(facts);
    }

    /** The rule. */
    public Statement rule() {
        return plan.rule;
    }

    Plan plan() {
        return plan;
    }

    /** What the rule comes to over the facts. */
    public Evaluation evaluate(Facts facts) {
        Tally tally = new Tally();
        Step conditions = Node.all(plan.conditions, tally);
        Step rule = plan.scope.then(frame -> {
            if (!plan.about(frame)) {
                return false;
            }
            tally.inScope = true;
            return conditions.run(frame);
        });
        Work.start();
        try {
            rule.run(plan.prepare(facts));
        } catch (Fault fault) {
            return fault.evaluation();
        } catch (Throwable t) {
            return new Evaluation.Faulted(plan.rule.source(), Fault.cause(t), List.of());
        } finally {
            Work.end();
        }
        List<FactReference> first = tally.first;
        return first == null ? new Evaluation.Unmatched(tally.inScope) : new Evaluation.Matched(first, tally.matches);
    }

    /** Counts the matches and keeps the first. */
    private static final class Tally implements Step {
        private boolean inScope;
        private @Nullable List<FactReference> first;
        private long matches;

        @Override
        public boolean run(Frame frame) {
            if (first == null) {
                first = frame.trail();
            }
            matches++;
            return false;
        }
    }
}
