package org.operatingmodel.rules.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.evaluation.Operators;
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
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Factory;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.ValueType.Kind;

/**
 * The canonical text of rules: the only text that a rule engine gets, and equal for rules that differ in layout only.
 *
 * <p>It is plain DRL without annotations, attributes and consequences, and it leaves little to the engine's own
 * semantics: an equality that the engine can index prints as {@code ==} or {@code !=}; every other operator calls
 * {@link Operators}. Literals are encoded anew. A {@code !.} prints as the question whether its target is there, a
 * {@code forall} as two negations, an aggregate as a function of the list of its values, in a variable that starts with
 * {@code $pomL}. A binding that reads variables prints where it is read.
 *
 * @since 0.1
 */
public final class CanonicalPrint {
    private static final String LIST = "$pomL";
    private static final String FACT = "$pomF";

    private final Map<String, Class<?>> imports = new TreeMap<>();

    private CanonicalPrint() {}

    /** The text of one rule under the id of its criterion; a hash of it names what the rule asks. */
    public static String of(Rule rule) {
        return rule(rule, rule.criterionId().value());
    }

    /** The text of one rule under a name of plain letters, digits, dots and hyphens. */
    public static String rule(Statement rule, String printedName) {
        return new CanonicalPrint().print(rule, printedName);
    }

    /** A file of the rules, named {@code r0} to {@code rn} in their order, with a package and all imports. */
    public static String file(String packageName, List<? extends Statement> rules) {
        CanonicalPrint print = new CanonicalPrint();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rules.size(); i++) {
            text.append('\n').append(print.print(rules.get(i), "r" + i));
        }
        String imports = print.imports.values().stream()
                .map(type -> "import " + type.getCanonicalName() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return "package " + packageName + "\n\n" + imports + text;
    }

    private String print(Statement rule, String printedName) {
        Body body = new Body();
        StringBuilder text = new StringBuilder("rule \"" + printedName + "\"\nwhen\n");
        text.append("    ").append(body.pattern(rule.scope(), about(rule))).append('\n');
        for (Condition condition : flat(rule.conditions())) {
            text.append("    ").append(body.condition(condition)).append('\n');
        }
        return text.append("then\nend\n").toString();
    }

    /** The constraint on the first pattern that the annotations stand for; empty when they stand for none. */
    private static String about(Statement statement) {
        if (statement instanceof Rule rule) {
            return "gateId.value == " + text(rule.gateId().value());
        } else if (statement instanceof DecisionRight right) {
            return "decisionId.value == " + text(right.decisionId().value());
        }
        return "";
    }

    private static List<Condition> flat(List<Condition> conditions) {
        List<Condition> flat = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof AllOf all) {
                flat.addAll(flat(all.conditions()));
            } else {
                flat.add(condition);
            }
        }
        return flat;
    }

    private String name(Class<?> type) {
        Class<?> other = imports.putIfAbsent(type.getSimpleName(), type);
        if (other != null && other != type) {
            throw new IllegalStateException("Types must have different simple names, but " + other.getName() + " and "
                    + type.getName() + " have not. Rename one.");
        }
        return type.getSimpleName();
    }

    private String operators(String function, String... arguments) {
        return name(Operators.class) + "." + function + "( " + String.join(", ", arguments) + " )";
    }

    /** The conditions of one rule. */
    private final class Body {
        private final Map<String, Function> functions = new HashMap<>();
        private final Map<String, String> lists = new HashMap<>();
        private final Map<String, Inlined> inlined = new HashMap<>();
        private int listsSoFar;
        private int factsSoFar;
        /** What the properties that are printed belong to: empty for the fact of the pattern that is printed. */
        private String owner = "";

        String condition(Condition condition) {
            if (condition instanceof Pattern pattern) {
                return pattern(pattern, "");
            } else if (condition instanceof Not not) {
                return "not( " + together(not.conditions()) + " )";
            } else if (condition instanceof Exists exists) {
                return "exists( " + together(exists.conditions()) + " )";
            } else if (condition instanceof Forall forall) {
                return "not( " + condition(forall.base()) + " and not( " + together(forall.rest()) + " ) )";
            } else if (condition instanceof AllOf all) {
                return "( " + together(all.conditions()) + " )";
            } else if (condition instanceof AnyOf any) {
                return any.alternatives().stream()
                        .map(this::alternative)
                        .collect(Collectors.joining(" or ", "( ", " )"));
            } else {
                return accumulate((Accumulate) condition);
            }
        }

        private String alternative(Condition alternative) {
            List<Condition> flat = flat(List.of(alternative));
            return flat.size() == 1 ? condition(flat.get(0)) : "( " + together(flat) + " )";
        }

        private String together(List<? extends Condition> conditions) {
            return flat(List.copyOf(conditions)).stream().map(this::condition).collect(Collectors.joining(" and "));
        }

        String pattern(Pattern pattern, String first) {
            List<String> items = new ArrayList<>();
            if (!first.isEmpty()) {
                items.add(first);
            }
            String variable = pattern.variable();
            if (variable == null && pattern.items().stream().anyMatch(Body::printsWhereRead)) {
                variable = FACT + ++factsSoFar;
            }
            List<Inlined> own = new ArrayList<>();
            for (Item item : pattern.items()) {
                if (item instanceof Binding binding) {
                    forget(binding.variable());
                    if (printsWhereRead(binding)) {
                        Inlined value = new Inlined(binding.value());
                        inlined.put(binding.variable(), value);
                        own.add(value);
                    } else {
                        items.add(binding.variable() + " : " + value(binding.value()));
                    }
                } else {
                    constraints(((Constraint) item).expression(), items);
                }
            }
            if (variable != null) {
                forget(variable);
                for (Inlined value : own) {
                    value.owner = variable;
                }
            }
            String text = (variable == null ? "" : variable + " : ")
                    + name(pattern.type())
                    + (items.isEmpty() ? "( )" : "( " + String.join(", ", items) + " )");
            Expression from = pattern.from();
            return from == null ? text : "( " + text + " from " + value(from) + " )";
        }

        /** Whether it is a binding of more than properties and constants without a sign, which the engine does not take. */
        private static boolean printsWhereRead(Item item) {
            return item instanceof Binding binding && (readsVariables(binding.value()) || negative(binding.value()));
        }

        private static boolean negative(Expression expression) {
            return expression instanceof Literal literal
                    && literal.value() instanceof Number number
                    && new BigDecimal(number.toString()).signum() < 0;
        }

        private static boolean readsVariables(Expression expression) {
            if (expression instanceof Variable) {
                return true;
            } else if (expression instanceof Access access) {
                return access.target() != null && readsVariables(access.target())
                        || access.arguments().stream().anyMatch(Body::readsVariables);
            } else if (expression instanceof Factory factory) {
                return factory.arguments().stream().anyMatch(Body::readsVariables);
            } else if (expression instanceof Arithmetic arithmetic) {
                return readsVariables(arithmetic.left()) || readsVariables(arithmetic.right());
            }
            return !(expression instanceof Literal || expression instanceof This);
        }

        private void forget(String variable) {
            functions.remove(variable);
            inlined.remove(variable);
        }

        private String accumulate(Accumulate accumulate) {
            if (Condition.offersAlternatives(accumulate.over())) {
                throw new IllegalStateException("An accumulate must not look at alternatives, but the one at "
                        + accumulate.source() + " does. Refuse it when the rule is read.");
            }
            String over = together(accumulate.over());
            List<String> values = new ArrayList<>();
            for (Function function : accumulate.functions()) {
                String list = LIST + ++listsSoFar;
                values.add(list + " : collectList( " + value(function.argument()) + " )");
                forget(function.variable());
                functions.put(function.variable(), function);
                lists.put(function.variable(), list);
            }
            List<String> results = new ArrayList<>();
            accumulate.results().forEach(result -> constraints(result.expression(), results));
            return "accumulate( " + over + " ; " + String.join(", ", values)
                    + (results.isEmpty() ? "" : " ; " + String.join(", ", results)) + " )";
        }

        /** Adds the constraints that together say what the expression says. */
        private void constraints(Expression expression, List<String> items) {
            if (expression instanceof Conjunction conjunction) {
                conjunction.operands().forEach(operand -> constraints(operand, items));
            } else if (expression instanceof Comparison comparison
                    && !comparison.operator().order()) {
                items.add(indexed(comparison));
            } else if (expression instanceof Access access
                    && component(access)
                    && !access.type().nullable()) {
                items.add(access.member().name() + " == true");
            } else if (expression instanceof Negation negation && group(negation.operand())) {
                // the engine would split it and ask what needs no other fact first, where nothing has guarded it yet
                items.add(operators("same", inner(negation), "false"));
            } else {
                items.add(holds(expression));
            }
        }

        /** What is negated, with no parenthesis around it where it is a group. */
        private String inner(Negation negation) {
            String text = holds(negation.operand());
            return text.startsWith("( ") && text.endsWith(" )") ? text.substring(2, text.length() - 2) : text;
        }

        private static boolean group(Expression expression) {
            return expression instanceof Conjunction
                    || expression instanceof Disjunction
                    || expression instanceof Negation negation && group(negation.operand());
        }

        /** The equality as the engine's own where it can index it: a property of the fact with a constant or variable. */
        private String indexed(Comparison comparison) {
            Expression left = comparison.left();
            Expression right = comparison.right();
            boolean simple = left instanceof Access access
                    && component(access)
                    && switch (left.type().kind()) {
                        case TEXT, ENUM, ID, RECORD, INSTANT, DATE, BOOLEAN, OTHER -> true;
                        default -> false;
                    };
            if (left instanceof This || simple) {
                String sign = " " + comparison.operator().sign() + " ";
                if (right instanceof Literal literal && idValue(literal) != null) {
                    if (!left.type().nullable()) {
                        return value(left) + ".value" + sign + text(String.valueOf(idValue(literal)));
                    }
                } else if (right instanceof Literal || right instanceof Variable variable && bound(variable)) {
                    return value(left) + sign + value(right);
                }
            }
            return holds(comparison);
        }

        /** A condition as a call or in parentheses, so that it can stand anywhere. */
        private String holds(Expression expression) {
            if (expression instanceof Comparison comparison) {
                return compared(comparison);
            } else if (expression instanceof Negation negation) {
                return not(holds(negation.operand()));
            } else if (expression instanceof Conjunction conjunction) {
                return conjunction.operands().stream().map(this::holds).collect(Collectors.joining(" && ", "( ", " )"));
            } else if (expression instanceof Disjunction disjunction) {
                return disjunction.operands().stream().map(this::holds).collect(Collectors.joining(" || ", "( ", " )"));
            } else if (expression instanceof Containment containment) {
                String text = operators("contains", value(containment.collection()), value(containment.element()));
                return containment.negated() ? not(text) : text;
            } else if (expression instanceof OneOf oneOf) {
                String text = oneOf.values().stream()
                        .map(one -> same(oneOf.operand(), one))
                        .collect(Collectors.joining(" || ", "( ", " )"));
                return oneOf.negated() ? not(text) : text;
            } else if (expression instanceof Matching matching) {
                String text = operators("matches", value(matching.operand()), text(matching.regex()));
                return matching.negated() ? not(text) : text;
            } else if (expression instanceof Access access
                    && !component(access)
                    && !access.type().nullable()) {
                return condition(access);
            } else {
                return operators("same", value(expression), "true");
            }
        }

        private String not(String condition) {
            return condition.startsWith("!") ? "!( " + condition + " )" : "!" + condition;
        }

        private String compared(Comparison comparison) {
            Expression left = comparison.left();
            Expression right = comparison.right();
            return switch (comparison.operator()) {
                case EQUAL -> same(left, right);
                case NOT_EQUAL -> not(same(left, right));
                case LESS -> operators("lessThan", value(left), value(right));
                case AT_MOST -> operators("atMost", value(left), value(right));
                case MORE -> operators("moreThan", value(left), value(right));
                case AT_LEAST -> operators("atLeast", value(left), value(right));
            };
        }

        private String same(Expression left, Expression right) {
            if (right instanceof Literal literal && idValue(literal) != null && left instanceof Access access) {
                return operators("same", idValueOf(access), text(String.valueOf(idValue(literal))));
            }
            if (left instanceof Literal literal && idValue(literal) != null && right instanceof Access access) {
                return operators("same", text(String.valueOf(idValue(literal))), idValueOf(access));
            }
            return operators("same", value(left), value(right));
        }

        /** The text inside the id that is read; absent where the id is. */
        private String idValueOf(Access access) {
            List<String> guards = guards(access);
            String path = path(access, true);
            if (access.type().nullable()) {
                guards.add(path);
            }
            return guarded(guards, path + ".value()");
        }

        /** A condition of a method, or of what may have no target; false where the target is absent. */
        private String condition(Access access) {
            List<String> guards = guards(access);
            String path = path(access, false);
            if (guards.isEmpty()) {
                return path;
            }
            String last = access.member().result().nullable() ? operators("same", path, "true") : path;
            return guards.stream()
                    .map(guard -> guard + " != null && ")
                    .collect(Collectors.joining("", "( ", last + " )"));
        }

        private String value(Expression expression) {
            if (expression instanceof Literal literal) {
                return literal(literal.value());
            } else if (expression instanceof Variable variable) {
                return variable(variable);
            } else if (expression instanceof This) {
                return owner.isEmpty() ? "this" : owner;
            } else if (expression instanceof Access access) {
                return access.type().kind() == Kind.BOOLEAN && access.nullSafe()
                        ? condition(access)
                        : guarded(guards(access), path(access, false));
            } else if (expression instanceof Factory factory) {
                return name(factory.member().method().getDeclaringClass()) + "."
                        + call(factory.member(), factory.arguments());
            } else if (expression instanceof Arithmetic arithmetic) {
                String function = switch (arithmetic.operator()) {
                    case '+' -> "add";
                    case '-' -> "subtract";
                    default -> "multiply";
                };
                return operators(function, value(arithmetic.left()), value(arithmetic.right()));
            } else {
                return holds(expression);
            }
        }

        private String guarded(List<String> guards, String value) {
            return guards.isEmpty()
                    ? value
                    : guards.stream().map(guard -> guard + " == null").collect(Collectors.joining(" || ", "( ", ""))
                            + " ? null : " + value + " )";
        }

        /** What must be there for a chain of {@code !.} to be read, from the inside out. */
        private List<String> guards(Access access) {
            List<String> guards = new ArrayList<>();
            Expression target = access.target();
            if (access.nullSafe() && target != null) {
                if (target instanceof Access inner) {
                    guards.addAll(guards(inner));
                }
                guards.add(target(target));
            }
            return guards;
        }

        /** The reading of a property or method without a question whether its target is there. */
        private String path(Access access, boolean goesOn) {
            Expression target = access.target();
            Member member = access.member();
            if (target == null || target instanceof This) {
                String call = call(member, access.arguments());
                return !owner.isEmpty() ? owner + "." + call : member.component() && !goesOn ? member.name() : call;
            }
            return member.function()
                    ? operators(member.method().getName(), target(target))
                    : target(target) + "." + call(member, access.arguments());
        }

        private String target(Expression target) {
            if (target instanceof Access access) {
                return path(access, true);
            }
            if (target instanceof Variable variable && computed(variable)) {
                return typed(variable);
            }
            return target instanceof Literal ? "( " + value(target) + " )" : value(target);
        }

        private String call(Member member, List<Expression> arguments) {
            if (arguments.isEmpty()) {
                return member.name() + "()";
            }
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                texts.add(argument(arguments.get(i), member.method().getParameterTypes()[i]));
            }
            return member.name() + "( " + String.join(", ", texts) + " )";
        }

        /** An argument in the type of its parameter, which the engine does not convert by itself. */
        private String argument(Expression argument, Class<?> parameter) {
            if (argument instanceof Literal literal && literal.value() instanceof Number number) {
                return parameter == BigDecimal.class
                        ? new BigDecimal(number.toString()).toPlainString() + "B"
                        : number instanceof Long integer ? whole(integer) : literal(number);
            } else if (argument instanceof Variable variable && computed(variable)) {
                String exact = typed(variable);
                boolean least = variable.type().kind() == Kind.NUMBER && !exact.equals(variable(variable));
                return least && parameter == long.class
                        ? exact + ".longValueExact()"
                        : least && parameter == int.class ? exact + ".intValueExact()" : exact;
            }
            return value(argument);
        }

        private boolean computed(Variable variable) {
            return functions.containsKey(variable.name());
        }

        private boolean bound(Variable variable) {
            return !computed(variable) && !inlined.containsKey(variable.name());
        }

        private String variable(Variable variable) {
            Inlined binding = inlined.get(variable.name());
            if (binding != null) {
                String around = owner;
                owner = binding.owner;
                String text = value(binding.value);
                owner = around;
                return text;
            }
            Function function = functions.get(variable.name());
            return function == null
                    ? variable.name()
                    : operators(operator(function.aggregate()), String.valueOf(lists.get(variable.name())));
        }

        /** A computed value in its type, where the engine asks for one. */
        private String typed(Variable variable) {
            Function function = Objects.requireNonNull(functions.get(variable.name()), variable.name());
            Aggregate aggregate = function.aggregate();
            if (aggregate != Aggregate.MIN && aggregate != Aggregate.MAX) {
                return variable(variable);
            }
            return variable.type().kind() == Kind.NUMBER
                    ? operators("add", variable(variable), "0")
                    : "( (" + name(variable.type().raw()) + ") " + variable(variable) + " )";
        }
    }

    /** A binding that prints where it is read, and the variable of its fact once its pattern is over. */
    private static final class Inlined {
        private final Expression value;
        private String owner = "";

        Inlined(Expression value) {
            this.value = value;
        }
    }

    private static String operator(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT -> "count";
            case SUM -> "sum";
            case MIN -> "min";
            case MAX -> "max";
            case AVERAGE -> "average";
            case LIST -> "list";
            case SET -> "set";
        };
    }

    /** Whether it reads a component of the fact that the pattern looks at. */
    private static boolean component(Access access) {
        return access.member().component()
                && !access.nullSafe()
                && (access.target() == null || access.target() instanceof This);
    }

    private static @Nullable String idValue(Literal literal) {
        return literal.type().kind() == Kind.ID && literal.value() instanceof Record id ? idText(id) : null;
    }

    private static String idText(Record id) {
        try {
            return String.valueOf(
                    id.getClass().getRecordComponents()[0].getAccessor().invoke(id));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The id type " + id.getClass().getName() + " must be public.", e);
        }
    }

    private String literal(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String string) {
            return text(string);
        } else if (value instanceof Enum<?> constant) {
            return name(constant.getDeclaringClass()) + "." + constant.name();
        } else if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString() + "B";
        } else if (value instanceof Long number) {
            return number == number.intValue() ? number.toString() : BigDecimal.valueOf(number) + "B";
        } else if (value instanceof Duration duration) {
            return duration(duration);
        } else if (value instanceof LocalDate date) {
            return name(LocalDate.class) + ".of( " + date.getYear() + ", " + date.getMonthValue() + ", "
                    + date.getDayOfMonth() + " )";
        } else if (value instanceof Instant instant) {
            return name(Instant.class) + ".ofEpochSecond( " + whole(instant.getEpochSecond())
                    + (instant.getNano() == 0 ? "" : ", " + instant.getNano()) + " )";
        } else if (value instanceof Record id) {
            return "new " + name(id.getClass()) + "( " + text(idText(id)) + " )";
        } else {
            return value.toString();
        }
    }

    private String duration(Duration duration) {
        String type = name(Duration.class);
        long seconds = duration.getSeconds();
        if (duration.getNano() != 0) {
            return type + ".ofSeconds( " + whole(seconds) + ", " + duration.getNano() + " )";
        } else if (seconds % 86_400 == 0) {
            return type + ".ofDays( " + whole(seconds / 86_400) + " )";
        } else if (seconds % 3_600 == 0) {
            return type + ".ofHours( " + whole(seconds / 3_600) + " )";
        } else if (seconds % 60 == 0) {
            return type + ".ofMinutes( " + whole(seconds / 60) + " )";
        }
        return type + ".ofSeconds( " + whole(seconds) + " )";
    }

    private static String whole(long number) {
        return number == (int) number ? Long.toString(number) : number + "L";
    }

    /** The text in quotes: quotes, backslashes and all but printable ASCII as codes, whose digits must be capitals. */
    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c >= ' ' && c <= '~' && c != '"' && c != '\'' && c != '\\') {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            }
        }
        return text.append('"').toString();
    }
}
