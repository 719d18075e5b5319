package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Statement;

/** A rule, ready to be evaluated: its conditions as {@link Node}s, an {@code and} resolved into its parts. */
final class Plan {
    final Statement rule;
    final Node.PatternNode scope;
    final List<Node> conditions;

    private final List<Node.PatternNode> overFacts = new ArrayList<>();
    private int slots;
    private int accumulates;

    Plan(Statement rule) {
        this.rule = rule;
        this.scope = pattern(rule.scope(), Names.NONE);
        List<Node> nodes = new ArrayList<>();
        nodes(rule.conditions(), scope.names, nodes);
        this.conditions = List.copyOf(nodes);
    }

    /**
     * An evaluation in which the constraints that read no other pattern have been evaluated on every fact of their type.
     *
     * @throws Fault if one of them cannot be evaluated on a fact
     */
    Frame prepare(Facts facts) {
        Frame frame = new Frame(facts, slots, overFacts.size(), accumulates);
        for (Node.PatternNode pattern : overFacts) {
            pattern.prepare(frame);
        }
        return frame;
    }

    /** Whether the rule is asked about the fact in the slot of its scope. */
    boolean about(Frame frame) {
        return frame.slots[scope.slot] instanceof Record subject && rule.about(subject);
    }

    /** Adds the nodes of the conditions and returns what variables mean after them. */
    private Names nodes(List<Condition> conditions, Names before, List<Node> nodes) {
        Names names = before;
        for (Condition condition : conditions) {
            names = node(condition, names, nodes);
        }
        return names;
    }

    private Names node(Condition condition, Names names, List<Node> nodes) {
        if (condition instanceof Condition.Pattern pattern) {
            Node.PatternNode node = pattern(pattern, names);
            nodes.add(node);
            return node.names;
        } else if (condition instanceof Condition.AllOf allOf) {
            return nodes(allOf.conditions(), names, nodes);
        } else if (condition instanceof Condition.Accumulate accumulate) {
            Node.AccumulateNode node = accumulate(accumulate, names);
            nodes.add(node);
            return node.names;
        } else if (condition instanceof Condition.Not not) {
            nodes.add(new Node.GroupNode(not, true, inner(not.conditions(), names)));
        } else if (condition instanceof Condition.Exists exists) {
            nodes.add(new Node.GroupNode(exists, false, inner(exists.conditions(), names)));
        } else if (condition instanceof Condition.AnyOf anyOf) {
            nodes.add(new Node.AnyNode(
                    anyOf,
                    anyOf.alternatives().stream()
                            .map(alternative -> inner(List.of(alternative), names))
                            .toList()));
        } else if (condition instanceof Condition.Forall forall) {
            nodes.add(forall(forall, names));
        }
        return names;
    }

    private List<Node> inner(List<Condition> conditions, Names names) {
        List<Node> nodes = new ArrayList<>();
        nodes(conditions, names, nodes);
        return List.copyOf(nodes);
    }

    private Node.PatternNode pattern(Condition.Pattern pattern, Names before) {
        int slot = slots++;
        BitSet fromReads = new BitSet();
        Expression from = pattern.from();
        Code elements = from == null ? null : Expressions.code(from, before, -1, fromReads);
        Names names = before;
        if (pattern.variable() != null) {
            names = names.with(pattern.variable(), new Names.Slot(slot));
        }
        List<Check> checks = new ArrayList<>();
        for (Condition.Item item : pattern.items()) {
            if (item instanceof Condition.Binding binding) {
                names = names.with(binding.variable(), new Names.Bound(binding.value(), names, slot));
            } else if (item instanceof Condition.Constraint constraint) {
                checks.add(new Check(constraint, names, slot));
            }
        }
        int index = elements == null ? overFacts.size() : -1;
        Node.PatternNode node = new Node.PatternNode(pattern, slot, index, names, checks, elements, fromReads);
        if (elements == null) {
            overFacts.add(node);
        }
        return node;
    }

    private Node.ForallNode forall(Condition.Forall forall, Names names) {
        Node.PatternNode base = pattern(forall.base(), names);
        List<Node.PatternNode> rest = new ArrayList<>();
        Names inner = base.names;
        for (Condition.Pattern pattern : forall.rest()) {
            Node.PatternNode node = pattern(pattern, inner);
            rest.add(node);
            inner = node.names;
        }
        return new Node.ForallNode(forall, base, List.copyOf(rest));
    }

    private Node.AccumulateNode accumulate(Condition.Accumulate accumulate, Names before) {
        List<Node> over = new ArrayList<>();
        Names inner = nodes(accumulate.over(), before, over);
        List<Node.Computation> computations = new ArrayList<>();
        Names names = before;
        for (Condition.Function function : accumulate.functions()) {
            BitSet reads = new BitSet();
            Code argument = Expressions.code(function.argument(), inner, -1, reads);
            int slot = slots;
            slots += 2;
            computations.add(new Node.Computation(function, slot, argument, reads));
            names = names.with(function.variable(), new Names.Computed(slot, function));
        }
        Names after = names;
        List<Check> results = accumulate.results().stream()
                .map(constraint -> new Check(constraint, after, -1))
                .toList();
        return new Node.AccumulateNode(
                accumulate, accumulates++, List.copyOf(over), inner, after, List.copyOf(computations), results);
    }
}
