package org.operatingmodel.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.FailedCondition.Kind;
import org.operatingmodel.decision.FailedConstraint;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Source;

/** Why one condition does not hold, for one combination of facts for the conditions before it. */
final class WhyNot {
    private static final int MOST_NEAR = 3;
    private static final int MOST_NAMED = 3;

    private final Frame frame;
    private final @Nullable ProductId reviewed;

    WhyNot(Frame frame, @Nullable ProductId reviewed) {
        this.frame = frame;
        this.reviewed = reviewed;
    }

    /** Whether the condition holds for the combination; a condition that cannot be evaluated does not. */
    static boolean holds(Node node, Frame frame, @Nullable Object[] tuple) {
        try {
            put(frame, tuple);
            return node.then(Step.FIRST).run(frame);
        } catch (Fault fault) {
            return false;
        } finally {
            frame.restart();
        }
    }

    private static void put(Frame frame, @Nullable Object[] tuple) {
        System.arraycopy(tuple, 0, frame.slots, 0, tuple.length);
        frame.restart();
    }

    /** A condition of which nothing is known but that it does not hold. */
    static FailedCondition untold(Node node, String cause) {
        return of(Kind.MISSING, node.source(), "the condition does not hold, and why could not be told: " + cause);
    }

    private static FailedCondition of(Kind kind, Source source, String summary) {
        return of(kind, source, summary, List.of(), List.of(), 0);
    }

    private static FailedCondition of(
            Kind kind,
            Source source,
            String summary,
            List<Requirement> enough,
            List<NearMiss> nearest,
            int population) {
        return new FailedCondition(
                kind,
                source.text(),
                source.line(),
                source.column(),
                summary,
                enough,
                nearest.subList(0, Math.min(nearest.size(), MOST_NEAR)),
                population);
    }

    /** Why the condition fails; what goes wrong while that is told becomes part of it. */
    FailedCondition failed(Node node, @Nullable Object[] tuple) {
        try {
            put(frame, tuple);
            if (node instanceof Node.PatternNode pattern) {
                return missing(pattern, pattern.source(), tuple);
            } else if (node instanceof Node.GroupNode group) {
                return group.negated ? inTheWay(group) : inGroup(group.nodes, group.source(), tuple);
            } else if (node instanceof Node.ForallNode forall) {
                return notForAll(forall, tuple);
            } else if (node instanceof Node.AnyNode any) {
                return none(any, tuple);
            }
            return computed((Node.AccumulateNode) node, tuple);
        } catch (Throwable t) {
            return untold(node, Fault.cause(t));
        } finally {
            frame.restart();
        }
    }

    private FailedCondition missing(Node.PatternNode node, Source source, @Nullable Object[] tuple) {
        Words words = Words.of(node, frame.slots, reviewed);
        List<Requirement> enough = new ArrayList<>();
        for (Check check : node.checks) {
            check.parts.forEach(part -> enough.add(words.requirement(part.expression())));
        }
        Code from = node.from;
        int population = from == null
                ? frame.facts.ofType(node.pattern.type()).size()
                : node.elements(frame, from).size();
        List<NearMiss> nearest = nearest(node, tuple);
        String summary = "no " + words.thing(node) + undefined(node, nearest);
        return of(Kind.MISSING, source, summary, enough, nearest, population);
    }

    /** Why there is no figure at all that a pattern asks for, as the end of a sentence; empty where that is not why. */
    private String undefined(Node.PatternNode node, List<NearMiss> nearest) {
        String reasons = frame.facts.ofType(UndefinedFigure.class).stream()
                .map(UndefinedFigure.class::cast)
                .filter(figure -> nearest.isEmpty()
                        && figure.figure().equals(node.pattern.type().getSimpleName())
                        && figure.productId().equals(reviewed))
                .map(UndefinedFigure::reason)
                .distinct()
                .collect(Collectors.joining(" "));
        return reasons.isEmpty()
                ? ""
                : ": " + (reasons.endsWith(".") ? reasons.substring(0, reasons.length() - 1) : reasons);
    }

    /**
     * The facts that come nearest to satisfying the pattern, best first.
     *
     * <p>A fact of another product is not near. Nor is one that differs in everything that several constraints want to be
     * equal, such as evidence of another kind.
     */
    private List<NearMiss> nearest(Node.PatternNode node, @Nullable Object[] tuple) {
        put(frame, tuple);
        Words words = Words.of(node, frame.slots, reviewed);
        List<Asked> asked = new ArrayList<>();
        for (Check check : node.checks) {
            for (Check.Part part : check.parts) {
                asked.add(new Asked(part, words.aboutProduct(part.expression()), difference(part.expression())));
            }
        }
        Code from = node.from;
        List<Record> counting = from == null ? frame.facts.ofType(node.pattern.type()) : node.elements(frame, from);
        List<Candidate> candidates = new ArrayList<>();
        counting.forEach(fact -> judge(node, fact, Presence.COUNTS, asked, candidates));
        if (from == null) {
            for (Record fact : frame.facts.notCounting(node.pattern.type())) {
                Presence presence =
                        fact instanceof Dated dated ? dated.presenceAt(frame.facts.asOf()) : Presence.COUNTS;
                if (presence != Presence.COUNTS) {
                    judge(node, fact, presence, asked, candidates);
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::misses).thenComparingLong(Candidate::differences));
        List<NearMiss> nearest = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(candidates.size(), MOST_NEAR))) {
            frame.slots[node.slot] = candidate.fact();
            nearest.add(new NearMiss(
                    node.reference(candidate.fact()),
                    candidate.presence(),
                    candidate.failed().stream()
                            .map(failed -> failed(failed.part(), words))
                            .toList()));
        }
        return nearest;
    }

    /** A constraint, with whether it asks of which product the fact is, and whether it asks for something else, not for more. */
    private record Asked(Check.Part part, boolean ofProduct, boolean difference) {}

    private record Candidate(Record fact, Presence presence, List<Asked> failed) {
        int misses() {
            return failed.size() + (presence == Presence.COUNTS ? 0 : 1);
        }

        long differences() {
            return failed.stream().filter(Asked::difference).count();
        }
    }

    private void judge(
            Node.PatternNode node, Record fact, Presence presence, List<Asked> asked, List<Candidate> candidates) {
        frame.slots[node.slot] = fact;
        List<Asked> failed = new ArrayList<>();
        for (Asked one : asked) {
            if (!holds(one.part())) {
                if (one.ofProduct()) {
                    return;
                }
                failed.add(one);
            }
        }
        Candidate candidate = new Candidate(fact, presence, failed);
        List<Asked> own = asked.stream().filter(one -> !one.ofProduct()).toList();
        long kinds = own.stream().filter(Asked::difference).count();
        boolean unlike = own.size() > 1 && kinds > 0 && candidate.differences() == kinds;
        if (!unlike && candidate.misses() > 0) {
            candidates.add(candidate);
        }
    }

    private static boolean difference(Expression expression) {
        return expression instanceof Expression.Comparison comparison
                && !comparison.operator().order();
    }

    /** Whether it holds; one that cannot be evaluated does not, and why it cannot is told with what was found. */
    private boolean holds(Check.Part part) {
        try {
            return part.code().holds(frame.slots);
        } catch (Throwable t) {
            Blame.rule(t);
            return false;
        }
    }

    private static FailedConstraint failed(Check.Part part, Words words) {
        Source source = part.expression().source();
        return new FailedConstraint(
                source.text(),
                source.line(),
                source.column(),
                words.actual(part.expression()),
                words.required(part.expression()));
    }

    /** The first condition of a group that no combination gets past. */
    private FailedCondition inGroup(List<Node> nodes, Source source, @Nullable Object[] tuple) {
        if (nodes.size() == 1 && nodes.get(0) instanceof Node.PatternNode only) {
            return missing(only, source, tuple);
        }
        Prefix prefix = Prefix.longest(nodes, frame, first -> true);
        if (prefix.length() == nodes.size()) {
            return of(Kind.MISSING, source, "the condition does not hold");
        }
        return failed(nodes.get(prefix.length()), prefix.tuples().get(0));
    }

    private FailedCondition inTheWay(Node.GroupNode group) {
        Set<FactReference> blocking = new LinkedHashSet<>();
        Map<Set<Record>, List<FactReference>> together = new LinkedHashMap<>();
        List<String> things = new ArrayList<>();
        Node.PatternNode first = firstPattern(group.nodes);
        Node.all(group.nodes, found -> {
                    List<FactReference> trail = found.trail();
                    if (!trail.isEmpty()) {
                        blocking.add(trail.get(0));
                        together.putIfAbsent(
                                trail.stream().map(FactReference::fact).collect(Collectors.toSet()), trail);
                    }
                    if (things.isEmpty() && first != null) {
                        things.add(Words.of(first, frame.slots, reviewed).thing(first));
                    }
                    return false;
                })
                .run(frame);
        frame.restart();
        if (first == null || blocking.isEmpty()) {
            return of(Kind.IN_THE_WAY, group.source(), "what must not hold does hold");
        }
        List<NearMiss> nearest = blocking.stream()
                .map(reference -> new NearMiss(reference, Presence.COUNTS, List.of()))
                .toList();
        List<FactReference> both = together.values().iterator().next();
        String summary = both.size() > 1
                ? Values.listed(both.stream()
                                .map(reference -> reference.type() + " " + reference.id())
                                .toList())
                        + " are in the way together"
                        + (together.size() > 1 ? ", and " + (together.size() - 1) + " more" : "")
                : blocking.size() + " " + things.get(0) + (blocking.size() == 1 ? " is" : " are") + " in the way: "
                        + named(blocking.stream().map(FactReference::id).toList());
        int population = frame.facts.ofType(first.pattern.type()).size();
        return of(Kind.IN_THE_WAY, group.source(), summary, List.of(), nearest, population);
    }

    private static Node.@Nullable PatternNode firstPattern(List<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Node.PatternNode pattern) {
                return pattern;
            }
        }
        return null;
    }

    private static String named(List<String> ids) {
        if (ids.size() <= MOST_NAMED) {
            return Values.listed(ids);
        }
        return String.join(", ", ids.subList(0, MOST_NAMED)) + " and " + (ids.size() - MOST_NAMED) + " more";
    }

    private FailedCondition notForAll(Node.ForallNode forall, @Nullable Object[] tuple) {
        List<Record> all = new ArrayList<>();
        List<Record> counterexamples = new ArrayList<>();
        Step without = forall.without();
        forall.base
                .then(found -> {
                    Record fact = fact(forall.base);
                    all.add(fact);
                    if (without.run(found)) {
                        counterexamples.add(fact);
                    }
                    return false;
                })
                .run(frame);
        List<NearMiss> nearest = new ArrayList<>();
        String thing = "";
        Missed first = null;
        for (Record fact : counterexamples.subList(0, Math.min(counterexamples.size(), MOST_NEAR))) {
            put(frame, tuple);
            frame.slots[forall.base.slot] = fact;
            if (thing.isEmpty()) {
                thing = Words.of(forall.base, frame.slots, reviewed).thing(forall.base);
            }
            Missed missed = missed(forall, fact);
            nearest.add(new NearMiss(forall.base.reference(fact), Presence.COUNTS, missed.constraints()));
            if (first == null) {
                first = missed;
            }
        }
        if (first != null) {
            nearest.addAll(first.nearest());
        }
        String ids = named(counterexamples.stream()
                .map(fact -> forall.base.reference(fact).id())
                .toList());
        boolean one = counterexamples.size() == 1;
        if (one && first != null && !first.absent().isEmpty()) {
            String summary = "1 of " + all.size() + " " + thing + " lacks what it must have: for " + ids + " there is "
                    + first.absent();
            List<NearMiss> near = first.nearest().isEmpty() ? nearest : first.nearest();
            return of(Kind.NOT_FOR_ALL, forall.source(), summary, List.of(), near, all.size());
        }
        String summary = counterexamples.size() + " of " + all.size() + " " + thing + (one ? " is" : " are")
                + " not as " + (one ? "it" : "they") + " must be: " + ids;
        return of(Kind.NOT_FOR_ALL, forall.source(), summary, List.of(), nearest, all.size());
    }

    private Record fact(Node.PatternNode node) {
        Object fact = frame.slots[node.slot];
        if (fact instanceof Record found) {
            return found;
        }
        throw new IllegalStateException("The pattern at " + node.source() + " looks at no fact.");
    }

    /**
     * What the rest of a {@code forall} misses for a fact of its base.
     *
     * @param constraints the constraints that do not hold
     * @param absent the fact that is missing, as "no ..."; empty when the base's own fact is at fault
     * @param nearest the facts that come nearest to being that fact
     */
    private record Missed(List<FailedConstraint> constraints, String absent, List<NearMiss> nearest) {}

    private Missed missed(Node.ForallNode forall, Record fact) {
        List<Node> rest = List.copyOf(forall.rest);
        Prefix prefix = Prefix.longest(rest, frame, first -> true);
        if (prefix.length() == rest.size()) {
            return new Missed(List.of(), "", List.of());
        }
        Node.PatternNode node = forall.rest.get(prefix.length());
        put(frame, prefix.tuples().get(0));
        boolean same = node.checks.stream()
                .flatMap(check -> check.parts.stream())
                .anyMatch(part -> Words.sameFact(part.expression()));
        if (!same) {
            Source source = node.source();
            String thing = Words.of(node, frame.slots, reviewed).thing(node);
            List<NearMiss> nearest = nearest(node, prefix.tuples().get(0));
            String absent = "no " + thing + undefined(node, nearest);
            FailedConstraint constraint =
                    new FailedConstraint(source.text(), source.line(), source.column(), absent, "at least one");
            return new Missed(List.of(constraint), absent, nearest);
        }
        frame.slots[node.slot] = fact;
        Words words = Words.of(node, frame.slots, reviewed);
        List<FailedConstraint> failed = new ArrayList<>();
        for (Check check : node.checks) {
            for (Check.Part part : check.parts) {
                if (!holds(part)) {
                    failed.add(failed(part, words));
                }
            }
        }
        return new Missed(failed, "", List.of());
    }

    private FailedCondition none(Node.AnyNode any, @Nullable Object[] tuple) {
        List<String> summaries = new ArrayList<>();
        List<NearMiss> nearest = new ArrayList<>();
        List<Requirement> enough = List.of();
        for (List<Node> alternative : any.alternatives) {
            put(frame, tuple);
            FailedCondition failed = alternative.size() == 1
                    ? failed(alternative.get(0), tuple)
                    : inGroup(alternative, any.source(), tuple);
            summaries.add(failed.summary());
            nearest.addAll(failed.nearest());
            if (enough.isEmpty()) {
                enough = failed.enough();
            }
        }
        nearest.sort(
                Comparator.comparingInt(miss -> miss.failed().size() + (miss.presence() == Presence.COUNTS ? 0 : 1)));
        Set<Record> seen = new HashSet<>();
        nearest.removeIf(miss -> !seen.add(miss.fact().fact()));
        int population = Explainer.types(any, frame.facts).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        String summary = "none of the alternatives holds: " + String.join("; ", summaries);
        return of(Kind.MISSING, any.source(), summary, enough, nearest, population);
    }

    private FailedCondition computed(Node.AccumulateNode node, @Nullable Object[] tuple) {
        node.compute(frame);
        Words words = Words.of(node, frame.slots);
        List<String> sentences = new ArrayList<>();
        List<Requirement> enough = new ArrayList<>();
        for (Check result : node.results) {
            for (Check.Part part : result.parts) {
                if (!holds(part)) {
                    Requirement requirement = words.requirement(part.expression());
                    enough.add(requirement);
                    sentences.add(sentence(words.actual(part.expression()), requirement));
                }
            }
        }
        Node.PatternNode first = firstPattern(node.over);
        List<NearMiss> nearest = List.of();
        String over = "";
        if (first != null) {
            over = "over " + Words.of(first, frame.slots, reviewed).thing(first) + ": ";
            boolean tooLittle =
                    enough.stream().anyMatch(bound -> bound.operator().startsWith(">"));
            nearest = tooLittle && node.over.size() == 1 ? nearest(first, tuple) : List.of();
        }
        int population = Explainer.types(node, frame.facts).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        String summary = over + String.join("; ", sentences);
        return of(Kind.COMPUTED, node.source(), summary, enough, nearest, population);
    }

    /** {@code count was 1, must be at least 2}. */
    private static String sentence(String actual, Requirement requirement) {
        String subject = requirement.property() + " ";
        return actual.startsWith(subject) && requirement.text().startsWith(subject)
                ? requirement.property() + " was " + actual.substring(subject.length()) + ", must be "
                        + requirement.text().substring(subject.length())
                : actual + ", must be: " + requirement.text();
    }

    /** Why the rule is not about the product. */
    FailedCondition scope(Plan plan) {
        Node.PatternNode scope = plan.scope;
        for (Record review : frame.facts.ofType(scope.pattern.type())) {
            frame.slots[scope.slot] = review;
            if (plan.about(frame)) {
                Words words = Words.of(scope, frame.slots, null);
                List<FailedConstraint> failed = new ArrayList<>();
                List<String> required = new ArrayList<>();
                List<String> found = new ArrayList<>();
                for (Check check : scope.checks) {
                    for (Check.Part part : check.parts) {
                        if (!holds(part)) {
                            FailedConstraint constraint = failed(part, words);
                            failed.add(constraint);
                            required.add(constraint.required());
                            found.add(constraint.actual());
                        }
                    }
                }
                NearMiss miss = new NearMiss(scope.reference(review), Presence.COUNTS, failed);
                String summary = "applies only with " + Values.listed(required) + ", but found " + Values.listed(found);
                return of(Kind.OUT_OF_SCOPE, scope.source(), summary, List.of(), List.of(miss), 1);
            }
        }
        return of(
                Kind.OUT_OF_SCOPE,
                scope.source(),
                "no " + scope.pattern.type().getSimpleName()
                        + (plan.rule instanceof Rule rule
                                ? " of gate '" + rule.gateId() + "'"
                                : " that the rule is asked about"));
    }
}
