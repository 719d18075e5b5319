package org.operatingmodel.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.metrics.balance.Signal;
import org.operatingmodel.metrics.reliability.ErrorBudget;
import org.operatingmodel.partner.PartnerEngagement;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.product.Product;
import org.operatingmodel.reliability.SloVerdict;
import org.operatingmodel.risk.Control;
import org.operatingmodel.risk.DataField;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.Aggregate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Function;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.rules.language.ValueType.Kind;
import org.operatingmodel.rules.language.Vocabulary;

/** Looks in one rule for conditions that hold where nobody looked, or only where something is bad. */
final class FailOpen {
    /** What shows that somebody looked for facts of a type. */
    private static final Map<Class<?>, Class<?>> REGISTERS = Map.of(
            DataField.class, DataInventory.class,
            ProductRisk.class, RiskRegister.class,
            ProvidedCapability.class, CapabilityInventory.class);

    /** What the scope counts over the whole portfolio, by the member that says how many there are. */
    private static final Map<String, Class<?>> COUNTS = Map.of("partnerEngagements", PartnerEngagement.class);

    /** The constants of enumerations that say that nothing is known. */
    private static final Set<String> NOTHING_KNOWN = Set.of("UNEVALUABLE", "UNDEFINED", "UNKNOWN", "NOT_KNOWN");

    private static final String THIS = "this";

    private final Statement rule;
    private final Joins joins;
    private final List<Finding> findings;
    private Claims claims = new Claims(new Meaning());
    private int facts;

    FailOpen(Statement rule, List<Finding> findings) {
        this.rule = rule;
        joins = new Joins(rule);
        this.findings = findings;
    }

    void check() {
        pattern(rule.scope());
        unproven(rule.conditions(), List.of());
        rule.conditions().forEach(condition -> asked(condition, true));
    }

    // What holds where nothing was recorded

    private void unproven(List<? extends Condition> conditions, List<Pattern> outside) {
        List<Pattern> proofs = new ArrayList<>(outside);
        conditions.forEach(condition -> proofs.addAll(proofs(condition)));
        conditions.forEach(condition -> unproven(condition, condition, true, proofs));
    }

    /**
     * Looks for what holds without any fact.
     *
     * @param said the whole that says so
     * @param holds whether the condition must hold, or must not
     */
    private void unproven(Condition condition, Condition said, boolean holds, List<Pattern> proofs) {
        if (condition instanceof Pattern pattern) {
            if (!holds) {
                unproven(pattern, said, proofs);
            }
        } else if (condition instanceof Not not) {
            together(not.conditions(), holds ? not : said, !holds, proofs);
        } else if (condition instanceof Exists || condition instanceof AllOf) {
            together(condition.parts(), said, holds, proofs);
        } else if (condition instanceof AnyOf any) {
            for (Condition each : any.alternatives()) {
                if (holds) {
                    unproven(List.of(each), proofs);
                } else {
                    unproven(each, said, false, proofs);
                }
            }
        } else if (condition instanceof Forall forall) {
            if (holds) {
                unproven(forall.base(), said, proofs);
            }
        } else if (condition instanceof Accumulate accumulate
                && ofNone(accumulate) == (holds ? OfNone.HOLDS : OfNone.FAILS)) {
            together(accumulate.over(), said, false, proofs);
        }
    }

    /** Conditions that must hold, or must not hold, together; then the first that looks for something decides. */
    private void together(List<? extends Condition> conditions, Condition said, boolean holds, List<Pattern> proofs) {
        if (holds) {
            unproven(conditions, proofs);
        } else {
            conditions.stream()
                    .filter(condition -> !(condition instanceof Pattern pattern && alwaysThere(pattern)))
                    .findFirst()
                    .ifPresent(first -> unproven(first, said, false, proofs));
        }
    }

    private void unproven(Pattern asked, Condition said, List<Pattern> proofs) {
        if (alwaysThere(asked) || counted(asked) || proofs.stream().anyMatch(proof -> proves(proof, asked))) {
            return;
        }
        findings.add(Lint.at(
                FindingKind.UNPROVEN_ABSENCE,
                said.source(),
                "A condition on what must not be there must stand beside proof that somebody looked, but "
                        + Lint.quoted(said.source().text()) + " also holds where nothing was recorded.",
                wanted(asked.type())));
    }

    private static String wanted(Class<?> type) {
        Class<?> register = REGISTERS.get(type);
        if (register != null) {
            return "First ask for a '" + register.getSimpleName() + "' of the product with 'reviewedWithin( ... )'.";
        } else if (type == UndefinedFigure.class) {
            return "Ask for the figure itself, such as 'ErrorBudget( productId == $product )'.";
        } else if (Vocabulary.figureTypes().contains(type)) {
            return "First ask for the '" + type.getSimpleName()
                    + "' of the product itself: there is none where it cannot be computed.";
        }
        return "First ask for a fact that shows it, such as a '" + type.getSimpleName()
                + "' of the product that is as it should be.";
    }

    /** Whether facts that are found show that somebody looked for those that must not be there. */
    private boolean proves(Pattern found, Pattern asked) {
        Class<?> proof = found.type();
        Class<?> type = asked.type();
        Class<?> register = REGISTERS.get(type);
        boolean shows;
        if (proof == type) {
            shows = true;
        } else if (register != null) {
            shows = proof == register;
        } else if (type == UndefinedFigure.class) {
            shows = Vocabulary.figureTypes().contains(proof);
        } else {
            shows = !Vocabulary.figureTypes().contains(type)
                    && proof != UndefinedFigure.class
                    && !REGISTERS.containsValue(proof);
        }
        return shows && joins.same(found, asked);
    }

    private boolean alwaysThere(Pattern pattern) {
        Class<?> type = pattern.type();
        return pattern.from() != null
                || type == Product.class
                || type == rule.scope().type()
                || type == Parameter.class;
    }

    /** Whether any fact of a type is asked for, of which the scope asks that there is at least one. */
    private boolean counted(Pattern asked) {
        return constraints(asked).isEmpty()
                && constraints(rule.scope()).stream().anyMatch(constraint -> asksForOne(constraint, asked.type()));
    }

    private static boolean asksForOne(Expression constraint, Class<?> type) {
        if (!(constraint instanceof Comparison comparison)
                || !(comparison.left() instanceof Access access)
                || access.target() != null
                || COUNTS.get(access.member().name()) != type) {
            return false;
        }
        BigDecimal bound = numberOfNone(comparison.right(), Map.of());
        return bound != null
                && (comparison.operator() == Operator.AT_LEAST && bound.signum() > 0
                        || comparison.operator() == Operator.MORE && bound.signum() >= 0);
    }

    /** The patterns without whose facts a condition does not hold. */
    private List<Pattern> proofs(Condition condition) {
        List<Pattern> proofs = new ArrayList<>();
        if (condition instanceof Pattern pattern) {
            if (!alwaysThere(pattern)) {
                proofs.add(pattern);
            }
        } else if (condition instanceof AllOf || condition instanceof Exists) {
            condition.parts().forEach(part -> proofs.addAll(proofs(part)));
        } else if (condition instanceof Not not
                && not.conditions().size() == 1
                && not.conditions().get(0) instanceof Not inner) {
            inner.conditions().forEach(part -> proofs.addAll(proofs(part)));
        } else if (condition instanceof AnyOf any) {
            List<List<Pattern>> each =
                    any.alternatives().stream().map(this::proofs).toList();
            each.get(0).stream()
                    .filter(first -> each.stream()
                            .allMatch(others -> others.stream()
                                    .anyMatch(other -> other.type() == first.type() && joins.same(other, first))))
                    .forEach(proofs::add);
        } else if (condition instanceof Accumulate accumulate && ofNone(accumulate) != OfNone.HOLDS) {
            accumulate.over().forEach(part -> proofs.addAll(proofs(part)));
        }
        return proofs;
    }

    /** What a condition over several facts comes to where there is none. */
    private enum OfNone {
        HOLDS,
        FAILS,
        UNKNOWN;

        static OfNone of(boolean holds) {
            return holds ? HOLDS : FAILS;
        }

        OfNone reversed() {
            return switch (this) {
                case HOLDS -> FAILS;
                case FAILS -> HOLDS;
                case UNKNOWN -> UNKNOWN;
            };
        }

        /** What several come to, where one of a kind decides. */
        static OfNone together(List<OfNone> each, OfNone decides) {
            return each.contains(decides) ? decides : each.contains(UNKNOWN) ? UNKNOWN : decides.reversed();
        }
    }

    private OfNone ofNone(Accumulate accumulate) {
        Map<String, Aggregate> values = new HashMap<>();
        accumulate.functions().forEach(function -> values.put(function.variable(), function.aggregate()));
        OfNone result = OfNone.together(
                accumulate.results().stream()
                        .map(each -> ofNone(each.expression(), values))
                        .toList(),
                OfNone.FAILS);
        boolean readLater = rule.conditions().stream()
                .anyMatch(other -> !other.equals(accumulate) && reads(other, values.keySet()));
        return result == OfNone.HOLDS && readLater ? OfNone.UNKNOWN : result;
    }

    private static OfNone ofNone(Expression expression, Map<String, Aggregate> values) {
        if (expression instanceof Negation negation) {
            return ofNone(negation.operand(), values).reversed();
        } else if (expression instanceof Conjunction || expression instanceof Disjunction) {
            return OfNone.together(
                    expression.parts().stream()
                            .map(part -> ofNone(part, values))
                            .toList(),
                    OfNone.of(expression instanceof Disjunction));
        } else if (expression instanceof Containment containment) {
            return collected(containment.collection(), values) ? OfNone.of(containment.negated()) : OfNone.UNKNOWN;
        } else if (expression instanceof Access access) {
            return access.member().name().equals("isEmpty") && collected(access.target(), values)
                    ? OfNone.HOLDS
                    : OfNone.UNKNOWN;
        } else if (expression instanceof Comparison comparison) {
            return ofNone(comparison, values);
        }
        return OfNone.UNKNOWN;
    }

    private static OfNone ofNone(Comparison comparison, Map<String, Aggregate> values) {
        Operator operator = comparison.operator();
        boolean leftAbsent = absentOfNone(comparison.left(), values);
        boolean rightAbsent = absentOfNone(comparison.right(), values);
        if (leftAbsent && rightAbsent) {
            return operator.order() ? OfNone.FAILS : OfNone.of(operator == Operator.EQUAL);
        }
        BigDecimal left = numberOfNone(comparison.left(), values);
        BigDecimal right = numberOfNone(comparison.right(), values);
        if (leftAbsent && right != null || rightAbsent && left != null) {
            return OfNone.of(operator == Operator.NOT_EQUAL);
        } else if (left == null || right == null) {
            return OfNone.UNKNOWN;
        }
        int order = left.compareTo(right);
        return OfNone.of(
                switch (operator) {
                    case EQUAL -> order == 0;
                    case NOT_EQUAL -> order != 0;
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case MORE -> order > 0;
                    case AT_LEAST -> order >= 0;
                });
    }

    /** Whether an expression is absent where nothing is there to compute it from. */
    private static boolean absentOfNone(Expression expression, Map<String, Aggregate> values) {
        return expression.type().kind() == Kind.NOTHING
                || expression instanceof Variable variable
                        && values.containsKey(variable.name())
                        && Set.of(Aggregate.MIN, Aggregate.MAX, Aggregate.AVERAGE)
                                .contains(values.get(variable.name()))
                || expression instanceof Arithmetic
                        && expression.parts().stream().anyMatch(part -> absentOfNone(part, values));
    }

    /** The number that an expression comes to where there is nothing to count or to add up; absent when nobody can say. */
    private static @Nullable BigDecimal numberOfNone(Expression expression, Map<String, Aggregate> values) {
        if (expression instanceof Literal literal) {
            return literal.type().kind() == Kind.NUMBER && literal.value() != null
                    ? new BigDecimal(literal.value().toString())
                    : null;
        } else if (expression instanceof Access access) {
            return access.member().name().equals("size") && collected(access.target(), values) ? BigDecimal.ZERO : null;
        } else if (expression instanceof Arithmetic arithmetic) {
            BigDecimal left = numberOfNone(arithmetic.left(), values);
            BigDecimal right = numberOfNone(arithmetic.right(), values);
            if (left == null || right == null) {
                return null;
            }
            return switch (arithmetic.operator()) {
                case '+' -> left.add(right);
                case '-' -> left.subtract(right);
                default -> left.multiply(right);
            };
        }
        return expression instanceof Variable variable
                        && Set.of(Aggregate.COUNT, Aggregate.SUM)
                                .contains(values.getOrDefault(variable.name(), Aggregate.MIN))
                ? BigDecimal.ZERO
                : null;
    }

    private static boolean collected(@Nullable Expression expression, Map<String, Aggregate> values) {
        return expression instanceof Variable variable
                && Set.of(Aggregate.LIST, Aggregate.SET).contains(values.getOrDefault(variable.name(), Aggregate.MIN));
    }

    // What holds where a value is absent, and what asks for the bad

    /**
     * Looks at a condition that must hold.
     *
     * @param alone whether it must hold in every case; what is bad may stand beside what makes up for it in an alternative
     */
    private void asked(Condition condition, boolean alone) {
        if (condition instanceof Pattern pattern) {
            pattern(pattern);
            if (alone) {
                alarm(pattern);
            }
        } else if (condition instanceof AnyOf any) {
            Claims outside = claims;
            for (Condition each : any.alternatives()) {
                claims = outside.copy();
                asked(each, false);
            }
            claims = outside;
        } else if (condition instanceof AllOf || condition instanceof Exists) {
            condition.parts().forEach(part -> asked(part, alone));
        } else if (condition instanceof Forall forall) {
            bind(forall.base(), "#" + ++facts);
            forall.rest().forEach(this::pattern);
        } else if (condition instanceof Accumulate accumulate) {
            leftOut(accumulate);
        }
    }

    /** What is computed from several values leaves out those that are absent, so nobody would miss them. */
    private void leftOut(Accumulate accumulate) {
        Claims outside = claims;
        claims = outside.copy();
        Map<String, String> bound = new HashMap<>();
        accumulate.over().forEach(part -> found(part, bound));
        for (Function function : accumulate.functions()) {
            Expression left = absent(function.argument(), "");
            if (left != null && loosens(function)) {
                String text = inPattern(left, bound);
                findings.add(Lint.at(
                        FindingKind.ABSENCE_LEFT_OUT,
                        function.source(),
                        "What is computed must not leave out values that are absent, but "
                                + Lint.quoted(function.source().text()) + " leaves out each "
                                + Lint.quoted(left.source().text()) + " that is.",
                        "Ask '" + text + " != null' in the pattern, where only those that are there are meant."));
            }
        }
        claims = outside;
    }

    /** Whether the rule may hold more often when values are left out of what is computed; sums are taken to grow with each. */
    private boolean loosens(Function function) {
        Trend trend = new Trends(function.variable()).of(rule.conditions());
        return trend != Trend.STAYS
                && switch (function.aggregate()) {
                    case COUNT, SUM, MAX, LIST, SET -> trend != Trend.RISES;
                    case MIN -> trend != Trend.FALLS;
                    case AVERAGE -> true;
                };
    }

    /** What a value is called in the pattern that binds it, or the fact whose property it is. */
    private static String inPattern(Expression value, Map<String, String> bound) {
        String text = value.source().text();
        if (value instanceof Variable variable) {
            return bound.getOrDefault(variable.name(), text);
        }
        boolean own = value instanceof Access access
                && access.target() instanceof Variable variable
                && bound.getOrDefault(variable.name(), "").equals(THIS);
        return own ? text.substring(text.indexOf('.') + 1).strip() : text;
    }

    /** Claims what patterns that are found ask, and notes what their variables stand for. */
    private void found(Condition condition, Map<String, String> bound) {
        if (condition instanceof Pattern pattern) {
            String fact = "#" + ++facts;
            bind(pattern, fact);
            constraints(pattern).forEach(expression -> claims.add(expression, fact, true));
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    bound.put(binding.variable(), binding.value().source().text());
                }
            }
            if (pattern.variable() != null) {
                bound.put(pattern.variable(), THIS);
            }
        } else if (condition instanceof AllOf) {
            condition.parts().forEach(part -> found(part, bound));
        }
    }

    private void bind(Pattern pattern, String fact) {
        for (Item item : pattern.items()) {
            if (item instanceof Binding binding) {
                claims.meaning().bind(binding.variable(), claims.meaning().of(binding.value(), fact));
            }
        }
        claims.meaning().bind(pattern.variable(), fact);
    }

    private void pattern(Pattern pattern) {
        String fact = "#" + ++facts;
        bind(pattern, fact);
        List<Expression> constraints = constraints(pattern);
        constraints.forEach(expression -> claims.add(expression, fact, true));
        constraints.forEach(expression -> absencePasses(expression, expression, fact, true));
    }

    private static List<Expression> constraints(Pattern pattern) {
        List<Expression> constraints = new ArrayList<>();
        for (Item item : pattern.items()) {
            if (item instanceof Constraint constraint) {
                constraints.add(constraint.expression());
            }
        }
        return constraints;
    }

    /**
     * Looks for what holds where a value is absent.
     *
     * @param holds whether the expression must hold, or must not
     * @param said the whole that says so
     */
    private void absencePasses(Expression expression, Expression said, String fact, boolean holds) {
        if (expression instanceof Negation negation) {
            absencePasses(negation.operand(), said, fact, !holds);
        } else if (expression instanceof Conjunction || expression instanceof Disjunction) {
            boolean all = expression instanceof Conjunction == holds;
            Claims outside = claims;
            for (Expression part : expression.parts()) {
                claims = outside.copy();
                for (Expression other : expression.parts()) {
                    if (all || other == part || asksForAbsence(other)) {
                        claims.add(other, fact, (all || other == part) == holds);
                    }
                }
                absencePasses(part, holds ? part : said, fact, holds);
            }
            claims = outside;
        } else if (expression instanceof Comparison comparison) {
            absencePasses(comparison, said, fact, holds);
        } else if (expression instanceof OneOf oneOf) {
            ifNot(oneOf.negated() != holds, List.of(oneOf.operand()), said, fact);
            if (oneOf.negated() == holds) {
                unknownPasses(oneOf.operand(), oneOf.values(), said, fact);
            }
        } else if (expression instanceof Containment containment) {
            ifNot(containment.negated() != holds, containment.parts(), said, fact);
        } else if (expression instanceof Matching matching) {
            ifNot(matching.negated() != holds, matching.parts(), said, fact);
        } else if (expression instanceof Access access && access.nullSafe()) {
            ifNot(holds, access.parts(), said, fact);
        }
    }

    private void absencePasses(Comparison comparison, Expression said, String fact, boolean holds) {
        if (asksForAbsence(comparison)) {
            return;
        }
        Operator operator = comparison.operator();
        boolean asksIfEqual = operator == (holds ? Operator.EQUAL : Operator.NOT_EQUAL);
        boolean asksForOrder = operator.order() && holds;
        ifNot(asksIfEqual || asksForOrder, comparison.parts(), said, fact);
        if (!operator.order()) {
            for (int i = 0; i < 2; i++) {
                Expression side = comparison.parts().get(i);
                if (!asksIfEqual) {
                    unknownPasses(side, List.of(comparison.parts().get(1 - i)), said, fact);
                }
                if (comparison.parts().get(1 - i) instanceof Literal literal
                        && literal.value() instanceof Boolean truth) {
                    absencePasses(side, said, fact, truth == asksIfEqual);
                }
            }
        }
    }

    /** What does not ask for values must not be said of values that may be absent. */
    private void ifNot(boolean asks, List<Expression> values, Expression said, String fact) {
        if (!asks && !claims.impossible()) {
            for (Expression value : values) {
                Expression absent = absent(value, fact);
                if (absent != null) {
                    String text = absent.source().text();
                    findings.add(Lint.at(
                            FindingKind.ABSENCE_PASSES,
                            said.source(),
                            "A condition must not hold because a value is absent, but "
                                    + Lint.quoted(said.source().text()) + " holds where " + Lint.quoted(text) + " is.",
                            "Ask '" + text + " != null' as well."));
                }
            }
        }
    }

    /** What a value must not be lets through the constant that says that nothing is known of it. */
    private void unknownPasses(Expression value, List<Expression> others, Expression said, String fact) {
        if (value instanceof Literal
                || claims.impossible()
                || !(others.get(0) instanceof Literal literal)
                || !(literal.value() instanceof Enum<?> first)) {
            return;
        }
        List<String> passing = new ArrayList<>();
        boolean unknown = false;
        for (Enum<?> constant : first.getDeclaringClass().getEnumConstants()) {
            Claims with = claims.copy();
            Literal one = new Literal(literal.source(), literal.type(), constant);
            with.add(new Comparison(said.source(), Operator.EQUAL, value, one), fact, true);
            if (!with.impossible()) {
                passing.add(constant.name());
                unknown |= NOTHING_KNOWN.contains(constant.name());
            }
        }
        if (unknown) {
            findings.add(Lint.at(
                    FindingKind.ABSENCE_PASSES,
                    said.source(),
                    "A condition must not hold because nothing is known, but "
                            + Lint.quoted(said.source().text()) + " holds for " + String.join(", ", passing) + ".",
                    "Write '==' or 'in' with the constants that are meant."));
        }
    }

    /** A value that may be absent, or the first that it is computed from; absent when it is certain to be there. */
    private @Nullable Expression absent(Expression value, String fact) {
        if (claims.present(value, fact)) {
            return null;
        } else if (value instanceof Arithmetic) {
            return value.parts().stream()
                    .filter(part -> absent(part, fact) != null)
                    .findFirst()
                    .map(part -> absent(part, fact))
                    .orElse(null);
        }
        return value;
    }

    private static boolean asksForAbsence(Expression expression) {
        return expression instanceof Comparison comparison
                && comparison.parts().stream().anyMatch(part -> part.type().kind() == Kind.NOTHING);
    }

    /** A fact that is only looked for, and not read further, must be good news. */
    private void alarm(Pattern pattern) {
        Set<String> names = new HashSet<>();
        if (pattern.variable() != null) {
            names.add(pattern.variable());
        }
        pattern.items().forEach(item -> {
            if (item instanceof Binding binding) {
                names.add(binding.variable());
            }
        });
        if (rule.conditions().stream().anyMatch(other -> !other.equals(pattern) && reads(other, names))) {
            return;
        }
        if (pattern.type() == UndefinedFigure.class && pattern.from() == null) {
            findings.add(Lint.at(
                    FindingKind.ALARM_POLARITY,
                    pattern.source(),
                    "A condition must ask for what is good, but "
                            + Lint.quoted(pattern.source().text()) + " asks for a figure that cannot be computed, so '"
                            + rule.label() + "' is met only where it is found.",
                    "Ask for the figure, such as 'ErrorBudget( productId == $product, remaining > 0 )'."));
            return;
        }
        for (Expression constraint : constraints(pattern)) {
            if (bad(pattern.type(), constraint)) {
                findings.add(Lint.at(
                        FindingKind.ALARM_POLARITY,
                        constraint.source(),
                        "A condition must ask for what is good, but "
                                + Lint.quoted(constraint.source().text()) + " is bad news, so '" + rule.label()
                                + "' is met only where it is found.",
                        "Ask for the opposite, or write 'not' before the pattern, after proof that somebody looked."));
                return;
            }
        }
    }

    private static boolean reads(Condition condition, Set<String> names) {
        if (condition instanceof Pattern pattern) {
            Expression from = pattern.from();
            return from != null && reads(from, names)
                    || pattern.items().stream()
                            .anyMatch(item -> reads(
                                    item instanceof Binding binding
                                            ? binding.value()
                                            : ((Constraint) item).expression(),
                                    names));
        } else if (condition instanceof Accumulate accumulate) {
            return accumulate.over().stream().anyMatch(part -> reads(part, names))
                    || accumulate.functions().stream().anyMatch(function -> reads(function.argument(), names))
                    || accumulate.results().stream().anyMatch(result -> reads(result.expression(), names));
        }
        return condition.parts().stream().anyMatch(part -> reads(part, names));
    }

    private static boolean reads(Expression expression, Set<String> names) {
        return expression instanceof Variable variable && names.contains(variable.name())
                || expression.parts().stream().anyMatch(part -> reads(part, names));
    }

    private static boolean bad(Class<?> type, Expression expression) {
        if (expression instanceof Access access && access.target() == null) {
            String name = access.member().name();
            return type == ProductRisk.class && name.equals("open") || type == Control.class && name.equals("boltedOn");
        }
        if (!(expression instanceof Comparison comparison) || !(comparison.right() instanceof Literal literal)) {
            return false;
        }
        Object value = literal.value();
        if (comparison.operator() == Operator.EQUAL && (value == Signal.FIRES || value == SloVerdict.FAIL)) {
            return true;
        }
        return type == ErrorBudget.class
                && comparison.left() instanceof Access access
                && access.member().name().equals("remaining")
                && value != null
                && new BigDecimal(value.toString()).signum() <= 0
                && List.of(Operator.LESS, Operator.AT_MOST, Operator.EQUAL).contains(comparison.operator());
    }
}
