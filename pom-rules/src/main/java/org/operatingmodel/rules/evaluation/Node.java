package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Source;

/** A condition, ready to be matched. */
abstract sealed class Node {
    /** The slots that it reads. */
    final BitSet reads = new BitSet();
    /** The slots that later conditions may read. */
    final BitSet binds = new BitSet();

    abstract Condition condition();

    final Source source() {
        return condition().source();
    }

    /** The step that goes through the matches of this condition and takes the next step for each. */
    abstract Step then(Step next);

    /** The step that goes through the matches of all conditions. */
    static Step all(List<? extends Node> nodes, Step last) {
        Step step = last;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            step = nodes.get(i).then(step);
        }
        return step;
    }

    /** Whether the step finds enough, leaving nothing behind. */
    private static boolean found(Step step, Frame frame) {
        int depth = frame.depth();
        boolean found = step.run(frame);
        frame.leave(depth);
        return found;
    }

    /**
     * The step that tells whether the conditions have a match. Of a single pattern, the first match is enough; of several
     * conditions, all are counted, as an engine goes through all of them.
     */
    private static Step exists(List<? extends Node> nodes) {
        if (nodes.size() == 1 && nodes.get(0) instanceof PatternNode) {
            return all(nodes, Step.FIRST);
        }
        return exists(last -> all(nodes, last));
    }

    /** The step that tells whether steps up to the last one come to that; it goes through all of them. */
    private static Step exists(UnaryOperator<Step> steps) {
        boolean[] found = {false};
        Step all = steps.apply(frame -> {
            found[0] = true;
            return false;
        });
        return frame -> {
            found[0] = false;
            return all.run(frame) || found[0];
        };
    }

    final void readsAllOf(List<? extends Node> nodes) {
        BitSet bound = new BitSet();
        for (Node node : nodes) {
            BitSet outside = (BitSet) node.reads.clone();
            outside.andNot(bound);
            reads.or(outside);
            bound.or(node.binds);
        }
    }

    /** A pattern over facts, or over the elements of a collection. */
    static final class PatternNode extends Node {
        final Condition.Pattern pattern;
        final int slot;
        /** What variables mean after it. */
        final Names names;
        /** All constraints, in the order of the text. */
        final List<Check> checks;
        /** Where the elements come from; absent when facts are looked at. */
        final @Nullable Code from;

        private final int index;
        private final Check[] own;
        private final Check[] joining;

        PatternNode(
                Condition.Pattern pattern,
                int slot,
                int index,
                Names names,
                List<Check> checks,
                @Nullable Code from,
                BitSet fromReads) {
            this.pattern = pattern;
            this.slot = slot;
            this.index = index;
            this.names = names;
            this.checks = List.copyOf(checks);
            this.from = from;
            reads.or(fromReads);
            checks.forEach(check -> reads.or(check.reads));
            reads.clear(slot);
            binds.set(slot);
            this.own = checks.stream().filter(this::own).toArray(Check[]::new);
            this.joining = checks.stream().filter(check -> !own(check)).toArray(Check[]::new);
        }

        private boolean own(Check check) {
            return check.reads.cardinality() - (check.reads.get(slot) ? 1 : 0) == 0;
        }

        @Override
        Condition.Pattern condition() {
            return pattern;
        }

        FactReference reference(Record fact) {
            return Fault.reference(pattern.variable(), fact);
        }

        /** Evaluates, on every fact of the type, the constraints that read no other pattern. */
        void prepare(Frame frame) {
            List<Record> facts = frame.facts.ofType(pattern.type());
            if (own.length == 0) {
                frame.passing[index] = facts;
                return;
            }
            List<Record> passing = new ArrayList<>(facts.size());
            for (Record fact : facts) {
                frame.slots[slot] = fact;
                if (holds(own, frame)) {
                    passing.add(fact);
                }
            }
            frame.passing[index] = passing;
        }

        private boolean holds(Check[] all, Frame frame) {
            for (Check check : all) {
                if (!check.holds(frame, this)) {
                    return false;
                }
            }
            return true;
        }

        /**
         * The elements of the collection that are of the type.
         *
         * @throws Fault if there is no reading it
         */
        List<Record> elements(Frame frame, Code collection) {
            Object value;
            try {
                value = collection.value(frame.slots);
            } catch (Throwable t) {
                throw new Fault(source(), Fault.cause(t), frame.trail());
            }
            List<Record> elements = new ArrayList<>();
            if (value instanceof Collection<?> all) {
                for (Object element : all) {
                    if (pattern.type().isInstance(element)) {
                        elements.add((Record) element);
                    }
                }
            }
            return elements;
        }

        @Override
        Step then(Step next) {
            return frame -> {
                List<?> candidates = from == null ? frame.passing[index] : elements(frame, from);
                int depth = frame.depth();
                for (int i = 0; i < candidates.size(); i++) {
                    frame.slots[slot] = candidates.get(i);
                    if (joining.length == 0) {
                        frame.step(source());
                    }
                    if ((from == null || holds(own, frame)) && holds(joining, frame)) {
                        frame.enter(this);
                        if (next.run(frame)) {
                            return true;
                        }
                        frame.leave(depth);
                    }
                }
                return false;
            };
        }
    }

    /** A {@code not} or {@code exists}. */
    static final class GroupNode extends Node {
        final Condition condition;
        final boolean negated;
        final List<Node> nodes;

        GroupNode(Condition condition, boolean negated, List<Node> nodes) {
            this.condition = condition;
            this.negated = negated;
            this.nodes = nodes;
            readsAllOf(nodes);
        }

        @Override
        Condition condition() {
            return condition;
        }

        @Override
        Step then(Step next) {
            Step group = exists(nodes);
            return frame -> found(group, frame) != negated && next.run(frame);
        }
    }

    /** A {@code forall}. */
    static final class ForallNode extends Node {
        final Condition.Forall forall;
        final PatternNode base;
        final List<PatternNode> rest;

        ForallNode(Condition.Forall forall, PatternNode base, List<PatternNode> rest) {
            this.forall = forall;
            this.base = base;
            this.rest = rest;
            List<Node> both = new ArrayList<>(List.of(base));
            both.addAll(rest);
            readsAllOf(both);
        }

        @Override
        Condition condition() {
            return forall;
        }

        @Override
        Step then(Step next) {
            Step without = without();
            Step counterexample = exists(last -> base.then(frame -> without.run(frame) && last.run(frame)));
            return frame -> !found(counterexample, frame) && next.run(frame);
        }

        /** Finds out whether the base has no rest. */
        Step without() {
            Step complete = exists(rest);
            return frame -> !found(complete, frame);
        }
    }

    /** Alternatives. */
    static final class AnyNode extends Node {
        final Condition.AnyOf anyOf;
        final List<List<Node>> alternatives;

        AnyNode(Condition.AnyOf anyOf, List<List<Node>> alternatives) {
            this.anyOf = anyOf;
            this.alternatives = alternatives;
            alternatives.forEach(this::readsAllOf);
        }

        @Override
        Condition condition() {
            return anyOf;
        }

        @Override
        Step then(Step next) {
            Step[] steps = alternatives.stream().map(nodes -> all(nodes, next)).toArray(Step[]::new);
            return frame -> {
                for (Step step : steps) {
                    if (step.run(frame)) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    /** Values computed over matches. */
    static final class AccumulateNode extends Node {
        final Condition.Accumulate accumulate;
        final List<Node> over;
        /** What variables mean inside, where the arguments of the functions stand. */
        final Names inner;

        final Names names;
        final List<Computation> computations;
        final List<Check> results;

        private final int index;

        AccumulateNode(
                Condition.Accumulate accumulate,
                int index,
                List<Node> over,
                Names inner,
                Names names,
                List<Computation> computations,
                List<Check> results) {
            this.accumulate = accumulate;
            this.index = index;
            this.over = over;
            this.inner = inner;
            this.names = names;
            this.computations = computations;
            this.results = results;
            readsAllOf(over);
            BitSet bound = new BitSet();
            over.forEach(node -> bound.or(node.binds));
            for (Computation computation : computations) {
                binds.set(computation.slot());
                BitSet outside = (BitSet) computation.reads().clone();
                outside.andNot(bound);
                reads.or(outside);
            }
            for (Check result : results) {
                BitSet outside = (BitSet) result.reads.clone();
                outside.andNot(binds);
                reads.or(outside);
            }
        }

        @Override
        Condition condition() {
            return accumulate;
        }

        @Override
        Step then(Step next) {
            Step collect = all(over, this::collect);
            return frame -> {
                compute(frame, collect);
                for (Check result : results) {
                    if (!result.holds(frame, null)) {
                        return false;
                    }
                }
                return next.run(frame);
            };
        }

        /** Puts what the functions come to into their slots. */
        void compute(Frame frame) {
            compute(frame, all(over, this::collect));
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private void compute(Frame frame, Step collect) {
            List<Object>[] values = new List[computations.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = new ArrayList<>();
            }
            frame.collected[index] = values;
            found(collect, frame);
            for (int i = 0; i < values.length; i++) {
                Computation computation = computations.get(i);
                try {
                    frame.slots[computation.slot()] = computation.of(values[i]);
                    frame.slots[computation.slot() + 1] = values[i].size();
                } catch (Throwable t) {
                    throw new Fault(computation.function().source(), Fault.cause(t), frame.trail());
                }
            }
        }

        private boolean collect(Frame frame) {
            for (int i = 0; i < computations.size(); i++) {
                Computation computation = computations.get(i);
                Object value;
                try {
                    value = computation.argument().value(frame.slots);
                } catch (Throwable t) {
                    throw new Fault(computation.function().source(), Fault.cause(t), frame.trail());
                }
                if (value != null) {
                    frame.collected[index][i].add(value);
                }
            }
            return false;
        }
    }

    /** A function of an accumulate. */
    record Computation(Condition.Function function, int slot, Code argument, BitSet reads) {
        @Nullable
        Object of(List<Object> values) {
            return switch (function.aggregate()) {
                case COUNT -> Operators.count(values);
                case SUM -> Operators.sum(values);
                case MIN -> Operators.min(values);
                case MAX -> Operators.max(values);
                case AVERAGE -> Operators.average(values);
                case LIST -> Operators.list(values);
                case SET -> Operators.set(values);
            };
        }
    }
}
