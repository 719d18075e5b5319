package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The longest list of leading conditions that some facts satisfy together.
 *
 * @param nodes all conditions
 * @param length how many of them are in the list; less than all
 * @param tuples what stands in the slots for the first combinations of facts that satisfy them, at least one
 */
record Prefix(List<Node> nodes, int length, List<@Nullable Object[]> tuples) {
    /**
     * The longest prefix, starting from what stands in the slots of the frame.
     *
     * @param start what the first condition's fact must satisfy beside its constraints
     */
    static Prefix longest(List<Node> nodes, Frame frame, Predicate<Frame> start) {
        List<@Nullable Object[]> tuples = new ArrayList<>();
        tuples.add(frame.slots.clone());
        int length = 0;
        while (length < nodes.size()) {
            List<@Nullable Object[]> longer = tuples(nodes.subList(0, length + 1), frame, start);
            if (longer.isEmpty()) {
                break;
            }
            tuples = longer;
            length++;
        }
        return new Prefix(nodes, length, tuples);
    }

    private static List<@Nullable Object[]> tuples(List<Node> nodes, Frame frame, Predicate<Frame> start) {
        List<@Nullable Object[]> tuples = new ArrayList<>();
        Step rest = Node.all(nodes.subList(1, nodes.size()), found -> {
            tuples.add(found.slots.clone());
            return tuples.size() == Explainer.MOST_PREFIXES;
        });
        Step all = nodes.get(0).then(first -> start.test(first) && rest.run(first));
        frame.restart();
        all.run(frame);
        frame.restart();
        return tuples;
    }

    /** The first condition that is not in the list, and all later ones that read nothing bound after the list. */
    List<Node> judged() {
        BitSet unbound = new BitSet();
        nodes.subList(length, nodes.size()).forEach(node -> unbound.or(node.binds));
        List<Node> judged = new ArrayList<>();
        for (Node node : nodes.subList(length, nodes.size())) {
            if (!node.reads.intersects(unbound)) {
                judged.add(node);
            }
        }
        return judged;
    }
}
