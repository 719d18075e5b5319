package org.operatingmodel.rules.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;

/**
 * Says where decision rights leave a decision without a decider, or with several, or with nobody who has the last word.
 *
 * <p>What is told with an example was tried: the rights of the finding match, or do not, over just that decision. Where
 * what two deciders ask is not understood, they are told to overlap, because it is not shown that they do not; nothing else
 * is said of what is not understood.
 *
 * @since 0.1
 */
public final class DecisionRights {
    /** How much may be tried out for one answer: rights over decisions, and pairs of rights. */
    private static final int MOST_TRIALS = 1_000_000;

    /** What it costs to compare two rights, in rights that are tried out. */
    private static final int PAIR = 50;

    /** The types whose texts, id and name, say who somebody is. */
    private static final Set<Class<?>> PEOPLE = Set.of(Person.class, PersonId.class);

    private static final String NOT_SHOWN = ", unless what they ask for never holds together";

    private final List<Stated<DecisionRight>> rights;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<DecisionRight, Evaluator> evaluators = new HashMap<>();
    private int trials;

    private DecisionRights(List<Stated<DecisionRight>> rights) {
        this.rights = List.copyOf(rights);
    }

    /**
     * What is to be said about the rights of one pack, whatever it is loaded with.
     *
     * @param rights the rights, in the order of files and text
     * @return errors and warnings, ordered by place; empty when there is nothing to say
     */
    public static List<Finding> ofPack(List<Stated<DecisionRight>> rights) {
        DecisionRights analysis = new DecisionRights(rights);
        for (Stated<DecisionRight> right : rights) {
            new Consistency(right.statement(), analysis.findings).check();
            analysis.personBound(right.statement());
        }
        analysis.byDecision().values().forEach(all -> {
            analysis.conflicts(all);
            analysis.repeated(all);
        });
        return analysis.told();
    }

    /**
     * What is to be said about the rights of packs that are loaded together.
     *
     * @param rights the rights, in the order of packs, files and text
     * @param ofGates the decisions that roles of gates make, whatever the rights say; empty when there are none
     * @return errors and warnings, ordered by place; empty when there is nothing to say
     */
    public static List<Finding> together(List<Stated<DecisionRight>> rights, Set<DecisionId> ofGates) {
        DecisionRights analysis = new DecisionRights(rights);
        Map<String, List<Stated<DecisionRight>>> decisions = analysis.byDecision();
        Set<String> decided = new TreeSet<>();
        decisions.forEach((decision, all) -> {
            if (!analysis.of(RightKind.DECIDES, all).isEmpty()) {
                decided.add(decision);
            }
        });
        decisions.forEach((decision, all) -> {
            analysis.conflicts(all);
            if (!ofGates.contains(all.get(0).statement().decisionId())) {
                analysis.gap(decision, all, decided);
            }
        });
        return analysis.told();
    }

    private List<Finding> told() {
        return findings.stream().sorted().distinct().toList();
    }

    private Map<String, List<Stated<DecisionRight>>> byDecision() {
        Map<String, List<Stated<DecisionRight>>> decisions = new LinkedHashMap<>();
        rights.forEach(right -> decisions
                .computeIfAbsent(right.statement().decisionId().value(), id -> new ArrayList<>())
                .add(right));
        return decisions;
    }

    private List<Stated<DecisionRight>> of(RightKind kind, List<Stated<DecisionRight>> all) {
        return all.stream().filter(right -> right.statement().kind() == kind).toList();
    }

    private Evaluation evaluation(Stated<DecisionRight> right, Facts facts) {
        trials++;
        return evaluators.computeIfAbsent(right.statement(), Evaluator::of).evaluate(facts);
    }

    private boolean matches(Stated<DecisionRight> right, Cases cases, Cases.Case each) {
        return cases.reaches(right, each) && evaluation(right, each.facts()) instanceof Evaluation.Matched;
    }

    // Nobody decides

    private void gap(String decision, List<Stated<DecisionRight>> all, Set<String> decided) {
        List<Stated<DecisionRight>> deciders = of(RightKind.DECIDES, all);
        if (deciders.isEmpty()) {
            findings.add(Lint.at(
                    FindingKind.RIGHT_GAP,
                    all.get(0).statement().source(),
                    "A decision must have a decider, but nobody decides '" + decision + "'"
                            + NearestName.suggestion(decision, decided),
                    "Write who does, with a right 'decides'."));
            return;
        }
        Map<Days, String> undecided = new LinkedHashMap<>();
        Cases cases = new Cases(deciders, all);
        if (!cases.understood()) {
            Days.without(all, deciders).forEach(days -> undecided.put(days, ""));
        } else {
            for (Cases.Case each : cases.all(false)) {
                if (trials > MOST_TRIALS) {
                    break;
                }
                Facts facts = each.facts();
                List<Stated<DecisionRight>> saying =
                        all.stream().filter(right -> cases.reaches(right, each)).toList();
                List<Stated<DecisionRight>> deciding = of(RightKind.DECIDES, saying).stream()
                        .filter(right -> !(evaluation(right, facts) instanceof Evaluation.Unmatched))
                        .toList();
                if (!cases.dated() || deciding.isEmpty()) {
                    Days.without(saying, deciding).forEach(days -> undecided.putIfAbsent(days, each.example()));
                }
            }
        }
        undecided.forEach((days, example) -> findings.add(Lint.at(
                FindingKind.UNDECIDED_CASE,
                deciders.get(deciders.size() - 1).statement().source(),
                "A decision must have a decider in every case, but nobody decides '" + decision + "'" + days.words()
                        + example + ".",
                days.equals(Days.ALL) ? "Write who decides there, too." : "Write who decides on these days, too.")));
    }

    // Several decide, or nobody has the last word

    private void conflicts(List<Stated<DecisionRight>> all) {
        overlaps(of(RightKind.DECIDES, all));
        quorums(all);
        circles(of(RightKind.OVERRULES, all));
    }

    private void overlaps(List<Stated<DecisionRight>> deciders) {
        for (int i = 1; i < deciders.size(); i++) {
            Stated<DecisionRight> here = deciders.get(i);
            Stated<DecisionRight> first = null;
            String how = "";
            int more = 0;
            for (Stated<DecisionRight> other : deciders.subList(0, i)) {
                String meeting =
                        other.statement().role().equals(here.statement().role()) ? null : meeting(other, here);
                if (meeting != null && first == null) {
                    first = other;
                    how = meeting;
                } else if (meeting != null) {
                    more++;
                }
            }
            if (first != null) {
                findings.add(Lint.at(
                        FindingKind.RIGHT_OVERLAP,
                        here.statement().source(),
                        "A decision must have one decider, but both this and " + first.seenFrom(here.pack())
                                + (more == 0 ? "" : ", and " + more + " more,") + " decide '"
                                + here.statement().decisionId() + "'" + how + ".",
                        "Let one of them ask for the opposite of what the other asks for."));
            }
        }
    }

    /** One role is asked for different numbers of its holders. */
    private void quorums(List<Stated<DecisionRight>> all) {
        for (int i = 1; i < all.size(); i++) {
            Stated<DecisionRight> here = all.get(i);
            for (Stated<DecisionRight> other : all.subList(0, i)) {
                String meeting = sameSay(here.statement(), other.statement())
                                && here.statement().quorum()
                                        != other.statement().quorum()
                        ? meeting(other, here)
                        : null;
                if (meeting != null) {
                    findings.add(Lint.at(
                            FindingKind.QUORUM_CONFLICT,
                            here.statement().source(),
                            "A role must have one quorum in each case, but in '"
                                    + here.statement().decisionId() + "' this asks for "
                                    + here.statement().quorum() + " of '"
                                    + here.statement().role() + "', and " + other.seenFrom(here.pack()) + " for "
                                    + other.statement().quorum() + meeting + ".",
                            "Ask for one number, or let one of them ask for the opposite of what the other asks for."));
                    break;
                }
            }
        }
    }

    /** A right that says nothing that one before it does not say. */
    private void repeated(List<Stated<DecisionRight>> all) {
        Map<List<Object>, DecisionRight> granted = new HashMap<>();
        for (Stated<DecisionRight> each : all) {
            DecisionRight right = each.statement();
            DecisionRight earlier = granted.putIfAbsent(
                    List.of(
                            right.kind(),
                            right.role(),
                            Optional.ofNullable(right.over()),
                            right.quorum(),
                            right.effectivePeriod(),
                            CanonicalPrint.rule(right, "same")),
                    right);
            if (earlier != null) {
                findings.add(Lint.at(
                        FindingKind.DUPLICATE_RULE,
                        right.source(),
                        "A right must be granted once, but that '" + right.role() + "' "
                                + right.kind().word() + " '"
                                + right.decisionId() + "' is granted at " + earlier.source()
                                + " already, in the same cases.",
                        "Remove one, or say in which other case this one is for."));
            }
        }
    }

    private static boolean sameSay(DecisionRight one, DecisionRight other) {
        return one.kind() == other.kind()
                && one.role().equals(other.role())
                && Objects.equals(one.over(), other.over());
    }

    /** How two rights can meet, as the end of a sentence; absent when they cannot. */
    private @Nullable String meeting(Stated<DecisionRight> one, Stated<DecisionRight> other) {
        if (one.apartFrom(other)) {
            return null;
        }
        trials += PAIR;
        if (trials > MOST_TRIALS) {
            return NOT_SHOWN;
        }
        if (exclude(List.of(one.statement(), other.statement()))) {
            return null;
        }
        Cases cases = new Cases(List.of(one, other), List.of());
        List<Cases.Case> tried = cases.all(true);
        trials += tried.size();
        for (Cases.Case each : tried) {
            if (matches(one, cases, each) && matches(other, cases, each)) {
                return each.example();
            }
        }
        return cases.understood() && !tried.isEmpty() ? null : NOT_SHOWN;
    }

    /** Whether it is proven that the rights do not match over one decision. */
    private static boolean exclude(List<DecisionRight> rights) {
        Apart apart = new Apart();
        for (DecisionRight right : rights) {
            claim(right.scope(), "#1", apart.claims);
            right.conditions().forEach(apart::add);
        }
        return apart.claims.impossible() || apart.there.stream().anyMatch(apart.none::contains);
    }

    /** What rights ask for over one decision, to show that it does not hold together. */
    private static final class Apart {
        final Claims claims = new Claims(new Meaning());
        /** Which combinations of facts there must be, and there must not be. */
        final Set<String> there = new HashSet<>();

        final Set<String> none = new HashSet<>();
        private int facts = 1;

        void add(Condition condition) {
            if (condition instanceof Pattern pattern) {
                found(List.of(pattern), there);
                boolean own = pattern.type() == Product.class && pattern.from() == null && joined(pattern, claims);
                claim(pattern, own ? "#1.product" : "#" + ++facts, claims);
            } else if (condition instanceof Condition.AllOf all) {
                all.conditions().forEach(this::add);
            } else if (condition instanceof Condition.Exists exists) {
                found(exists.conditions(), there);
            } else if (condition instanceof Condition.Not not) {
                found(not.conditions(), none);
            } else if (condition instanceof Condition.Accumulate accumulate) {
                accumulate.functions().forEach(function -> claims.meaning().bind(function.variable(), "#" + ++facts));
            }
        }

        /** Adds what is looked for, where all of it is patterns. */
        private void found(List<Condition> conditions, Set<String> into) {
            Meaning meaning = claims.meaning().copy();
            StringBuilder text = new StringBuilder();
            for (Condition condition : conditions) {
                if (!(condition instanceof Pattern pattern)) {
                    return;
                }
                String fact = "#looked for " + text.length();
                Set<String> asked = new TreeSet<>();
                for (Item item : pattern.items()) {
                    if (item instanceof Binding binding) {
                        meaning.bind(binding.variable(), meaning.of(binding.value(), fact));
                    } else {
                        asked.add(meaning.of(((Constraint) item).expression(), fact));
                    }
                }
                meaning.bind(pattern.variable(), fact);
                Expression from = pattern.from();
                text.append(pattern.type().getName())
                        .append(asked)
                        .append(from == null ? "" : meaning.of(from, fact))
                        .append('\n');
            }
            into.add(text.toString());
        }
    }

    private static void claim(Pattern pattern, String fact, Claims claims) {
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                claims.meaning().bind(binding.variable(), claims.meaning().of(binding.value(), fact));
            } else {
                claims.add(((Constraint) item).expression(), fact, true);
            }
        }
        claims.meaning().bind(pattern.variable(), fact);
    }

    /** Whether a pattern over products finds the product of the decision only: ids are unique. */
    private static boolean joined(Pattern pattern, Claims claims) {
        Set<String> ids = Set.of("#1.productId", "#1.product.id", "#1.product.productId");
        return pattern.items().stream()
                .anyMatch(item -> item instanceof Constraint constraint
                        && constraint.expression() instanceof Comparison comparison
                        && comparison.operator() == Operator.EQUAL
                        && comparison.parts().stream().anyMatch(DecisionRights::ownId)
                        && comparison.parts().stream()
                                .anyMatch(part -> part instanceof Variable
                                        && ids.contains(claims.meaning().of(part, ""))));
    }

    private static boolean ownId(Expression expression) {
        return expression instanceof Access access
                && access.target() == null
                && Set.of("id", "productId").contains(access.member().name());
    }

    private void circles(List<Stated<DecisionRight>> overruling) {
        if (overruling.isEmpty()) {
            return;
        }
        Set<RoleId> told = new HashSet<>();
        Cases cases = new Cases(overruling, List.of());
        for (Cases.Case each : cases.all(true)) {
            if (trials > MOST_TRIALS) {
                return;
            }
            List<Stated<DecisionRight>> matched = overruling.stream()
                    .filter(right -> matches(right, cases, each))
                    .toList();
            for (Stated<DecisionRight> right : matched) {
                List<Stated<DecisionRight>> circle = circle(right, matched);
                if (!circle.isEmpty() && !told.contains(right.statement().role()) && meet(circle)) {
                    circle.forEach(part -> told.add(part.statement().role()));
                    circle(circle, each.example());
                }
            }
        }
    }

    private static boolean meet(List<Stated<DecisionRight>> all) {
        return all.stream().noneMatch(one -> all.stream().anyMatch(one::apartFrom));
    }

    private void circle(List<Stated<DecisionRight>> circle, String example) {
        DecisionRight last = circle.stream()
                .max((one, other) -> Integer.compare(rights.indexOf(one), rights.indexOf(other)))
                .orElseThrow()
                .statement();
        String roles =
                circle.stream().map(part -> part.statement().role().value()).collect(Collectors.joining(" -> "));
        findings.add(Lint.at(
                FindingKind.OVERRULE_CYCLE,
                last.source(),
                "Roles must not overrule each other in a circle, but in '" + last.decisionId() + "' these do: " + roles
                        + " -> " + circle.get(0).statement().role() + example + ".",
                "Remove one of these rights."));
    }

    /** The shortest way from a right back to its role by who overrules whom; empty when there is none. */
    private static List<Stated<DecisionRight>> circle(Stated<DecisionRight> start, List<Stated<DecisionRight>> rights) {
        Deque<List<Stated<DecisionRight>>> ways = new ArrayDeque<>(List.of(List.of(start)));
        Set<RoleId> seen = new HashSet<>();
        while (!ways.isEmpty()) {
            List<Stated<DecisionRight>> way = ways.remove();
            RoleId over =
                    Objects.requireNonNull(way.get(way.size() - 1).statement().over());
            if (over.equals(start.statement().role())) {
                return way;
            }
            if (seen.add(over)) {
                for (Stated<DecisionRight> next : rights) {
                    if (next.statement().role().equals(over)) {
                        List<Stated<DecisionRight>> longer = new ArrayList<>(way);
                        longer.add(next);
                        ways.add(longer);
                    }
                }
            }
        }
        return List.of();
    }

    // Bound to a person

    private void personBound(DecisionRight right) {
        Map<String, Expression> bound = new TreeMap<>();
        Set<String> people = new HashSet<>();
        bound(right.scope(), people, bound);
        right.conditions().forEach(condition -> bound(condition, people, bound));
        bound.forEach((place, expression) -> findings.add(Lint.at(
                FindingKind.PERSON_BOUND_RIGHT,
                expression.source(),
                "A right must be bound to a role, but "
                        + Lint.quoted(expression.source().text()) + " binds this one to a person.",
                "Let the role say who it is, and record who holds it.")));
    }

    /**
     * Finds what compares people.
     *
     * @param people the variables that hold the id or the name of a person as a text; a variable is bound before it is used
     */
    private static void bound(Condition condition, Set<String> people, Map<String, Expression> found) {
        if (condition instanceof Pattern pattern) {
            pattern.items().forEach(item -> bound(item, people, found));
        } else if (condition instanceof Condition.Accumulate accumulate) {
            accumulate.results().forEach(result -> bound(result, people, found));
        }
        condition.parts().forEach(part -> bound(part, people, found));
    }

    private static void bound(Item item, Set<String> people, Map<String, Expression> found) {
        if (item instanceof Binding binding) {
            bound(binding.value(), people, found);
            if (ofPerson(binding.value(), people)) {
                people.add(binding.variable());
            }
        } else {
            bound(((Constraint) item).expression(), people, found);
        }
    }

    private static void bound(Expression expression, Set<String> people, Map<String, Expression> found) {
        if (names(expression, PersonId.class)
                || (expression instanceof Matching || names(expression, String.class))
                        && expression.parts().stream().anyMatch(part -> ofPerson(part, people))) {
            found.put(expression.source().toString(), expression);
        }
        expression.parts().forEach(part -> bound(part, people, found));
    }

    private static boolean names(Expression expression, Class<?> type) {
        return expression.parts().stream()
                .anyMatch(part -> part instanceof Literal literal && type.isInstance(literal.value()));
    }

    /** Whether the id or the name of a person is read as a text. */
    private static boolean ofPerson(Expression expression, Set<String> people) {
        return expression instanceof Access access
                        && PEOPLE.contains(access.member().method().getDeclaringClass())
                || expression instanceof Variable variable && people.contains(variable.name())
                || expression.parts().stream().anyMatch(part -> ofPerson(part, people));
    }
}
