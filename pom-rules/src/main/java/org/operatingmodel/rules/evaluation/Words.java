package org.operatingmodel.rules.evaluation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Arithmetic;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Containment;
import org.operatingmodel.rules.language.Expression.Disjunction;
import org.operatingmodel.rules.language.Expression.Matching;
import org.operatingmodel.rules.language.Expression.Negation;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Expression.Variable;
import org.operatingmodel.rules.language.Member;
import org.operatingmodel.rules.language.ValueType;

/**
 * The constraints of one pattern or accumulate in words, with the values that the slots give their variables.
 *
 * <p>Expressions about the pattern's own fact, or the accumulate's own results, stay as they are; all others are shown
 * as their value.
 */
final class Words {
    private static final Map<String, String> PLAIN = Map.of(
            "isAfter", "after {0}",
            "isBefore", "before {0}",
            "isEqual", "equal to {0}",
            "startsWith", "starting with {0}",
            "endsWith", "ending with {0}",
            "contains", "containing {0}",
            "equalsIgnoreCase", "equal to {0}, whatever the case",
            "isEmpty", "empty",
            "isBlank", "blank",
            "containsKey", "with the key {0}");
    private static final Map<String, String> SIGNS = Map.of("isAfter", ">", "isBefore", "<", "isEqual", "==");
    private static final Set<String> VERBS = Set.of("is", "has", "was", "may", "can", "must");

    private final Names names;
    private final int self;
    private final BitSet own;
    private final @Nullable Object[] slots;
    private final @Nullable ProductId reviewed;

    private Words(Names names, int self, BitSet own, @Nullable Object[] slots, @Nullable ProductId reviewed) {
        this.names = names;
        this.self = self;
        this.own = own;
        this.slots = slots;
        this.reviewed = reviewed;
    }

    static Words of(Node.PatternNode node, @Nullable Object[] slots, @Nullable ProductId reviewed) {
        return new Words(node.names, node.slot, node.binds, slots, reviewed);
    }

    static Words of(Node.AccumulateNode node, @Nullable Object[] slots) {
        return new Words(node.names, -1, node.binds, slots, null);
    }

    /** Where a phrase stands in a sentence. */
    enum Place {
        /** Before the type: a flag. */
        BEFORE,
        /** After "with". */
        WITH,
        /** After a comma: a participle. */
        COMMA,
        /** After "that": a verb. */
        THAT
    }

    /** What a constraint asks for. */
    record Phrase(Place place, String text) {}

    /** A fact that has all that the pattern asks, such as {@code Evidence with kind RUNBOOK}. */
    String thing(Node.PatternNode node) {
        Map<Place, List<String>> phrases = new EnumMap<>(Place.class);
        for (Check check : node.checks) {
            for (Check.Part part : check.parts) {
                if (!sameFact(part.expression()) && !aboutReviewedProduct(part.expression())) {
                    Phrase phrase = phrase(part.expression());
                    phrases.computeIfAbsent(phrase.place(), place -> new ArrayList<>())
                            .add(phrase.text());
                }
            }
        }
        String before = String.join(" ", phrases.getOrDefault(Place.BEFORE, List.of()));
        StringBuilder thing = new StringBuilder(before + (before.isEmpty() ? "" : " "));
        thing.append(node.pattern.type().getSimpleName());
        int bare = thing.length();
        append(thing, " with ", bare, phrases.getOrDefault(Place.WITH, List.of()));
        append(thing, " ", bare, phrases.getOrDefault(Place.COMMA, List.of()));
        append(thing, " that ", bare, phrases.getOrDefault(Place.THAT, List.of()));
        Expression from = node.pattern.from();
        return from == null ? thing.toString() : thing + " in " + subject(from);
    }

    private static void append(StringBuilder thing, String word, int bare, List<String> texts) {
        if (!texts.isEmpty()) {
            thing.append(thing.length() == bare ? "" : ",").append(word).append(Values.listed(texts));
        }
    }

    /** Whether the expression asks for nothing but the reviewed product. */
    private boolean aboutReviewedProduct(Expression expression) {
        Comparison product = productComparison(expression);
        return product != null && reviewed != null && reviewed.equals(resolve(otherSide(product)));
    }

    /** Whether the expression asks of which product the fact is. */
    boolean aboutProduct(Expression expression) {
        return productComparison(expression) != null;
    }

    private @Nullable Comparison productComparison(Expression expression) {
        if (expression instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && own(comparison.left()) != own(comparison.right())) {
            Expression side = own(comparison.left()) ? comparison.left() : comparison.right();
            return subject(side).replace(".value", "").equals("productId") ? comparison : null;
        }
        return null;
    }

    private Expression otherSide(Comparison comparison) {
        return own(comparison.left()) ? comparison.right() : comparison.left();
    }

    /** Whether the expression says {@code this == $variable}. */
    static boolean sameFact(Expression expression) {
        return expression instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && (comparison.left() instanceof This && comparison.right() instanceof Variable
                        || comparison.left() instanceof Variable && comparison.right() instanceof This);
    }

    /** What the expression asks for, without the sentence around it. */
    String required(Expression expression) {
        return phrase(expression).text();
    }

    private Phrase phrase(Expression expression) {
        if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        } else if (expression instanceof Access access) {
            return access(access, false);
        } else if (expression instanceof Negation negation) {
            return negated(negation.operand());
        } else if (expression instanceof Conjunction conjunction) {
            return joined(conjunction.operands(), " and ");
        } else if (expression instanceof Disjunction disjunction) {
            return joined(disjunction.operands(), " or ");
        } else if (expression instanceof Containment containment) {
            return containment(containment);
        } else if (expression instanceof OneOf oneOf) {
            List<String> values = oneOf.values().stream().map(this::side).toList();
            return with(side(oneOf.operand()) + (oneOf.negated() ? " other than " : " ") + String.join(" or ", values));
        } else if (expression instanceof Matching matching) {
            return with(side(matching.operand()) + (matching.negated() ? " not matching '" : " matching '")
                    + matching.regex() + "'");
        }
        return with(Values.oneLine(expression.source().text()));
    }

    private static Phrase with(String text) {
        return new Phrase(Place.WITH, text);
    }

    private Phrase joined(List<Expression> operands, String word) {
        List<Phrase> phrases = operands.stream().map(this::phrase).toList();
        Place first = phrases.get(0).place();
        boolean alike = phrases.stream().allMatch(phrase -> phrase.place() == first);
        return new Phrase(
                alike ? first : Place.WITH,
                String.join(word, phrases.stream().map(Phrase::text).toList()));
    }

    private Phrase negated(Expression operand) {
        if (operand instanceof Negation twice) {
            return phrase(twice.operand());
        } else if (operand instanceof Access access && flag(access)) {
            return with(side(access) + " false");
        } else if (operand instanceof Access access && template(access.member()) != null) {
            return access(access, true);
        }
        return with("the opposite of: " + phrase(operand).text());
    }

    private static @Nullable String template(Member member) {
        return member.phrase().isEmpty() ? PLAIN.get(member.name()) : member.phrase();
    }

    private static String opposite(String phrase) {
        int space = phrase.indexOf(' ');
        String verb = space < 0 ? "" : phrase.substring(0, space);
        if (verb.equals("has")) {
            return "does not have" + phrase.substring(space);
        }
        return VERBS.contains(verb) ? verb + " not" + phrase.substring(space) : "not " + phrase;
    }

    private static boolean flag(Access access) {
        return access.member().parameters().isEmpty()
                && access.member().phrase().isEmpty()
                && !PLAIN.containsKey(access.member().name());
    }

    private Phrase access(Access access, boolean negated) {
        Member member = access.member();
        Expression target = access.target();
        if (flag(access)) {
            return target == null ? new Phrase(Place.BEFORE, member.name()) : with(side(access) + " true");
        }
        String template = template(member);
        if (template == null) {
            return with(Values.oneLine(access.source().text()));
        }
        String text = negated ? opposite(template) : template;
        for (int i = 0; i < access.arguments().size(); i++) {
            text = text.replace("{" + i + "}", side(access.arguments().get(i)));
        }
        int space = template.indexOf(' ');
        boolean verb = space > 0 && VERBS.contains(template.substring(0, space));
        if (target != null) {
            return with(side(target) + (verb ? " that " : " ") + text);
        }
        return new Phrase(verb ? Place.THAT : Place.COMMA, text);
    }

    private Phrase containment(Containment containment) {
        String collection = side(containment.collection());
        String element = side(containment.element());
        if (own(containment.collection())) {
            return with(collection + (containment.negated() ? " not containing " : " containing ") + element);
        }
        return with(element + (containment.negated() ? " none of " : " one of ") + collection);
    }

    private Phrase comparison(Comparison comparison) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        Operator operator = comparison.operator();
        if (!own(left) && own(right)) {
            left = comparison.right();
            right = comparison.left();
            operator = flipped(operator);
        }
        if (!own(left)) {
            return with(Values.oneLine(comparison.source().text()));
        }
        String subject = side(left);
        if (!own(right) && resolve(right) == null && !operator.order()) {
            return with(subject + (operator == Operator.EQUAL ? " absent" : " present"));
        }
        boolean both = own(right);
        return with(subject + bound(operator, left.type().kind(), both) + side(right));
    }

    private static String bound(Operator operator, ValueType.Kind kind, boolean both) {
        boolean time = kind == ValueType.Kind.INSTANT || kind == ValueType.Kind.DATE;
        return switch (operator) {
            case EQUAL -> both ? " equal to " : " ";
            case NOT_EQUAL -> " other than ";
            case LESS -> time ? " before " : " less than ";
            case AT_MOST -> time ? " not after " : " at most ";
            case MORE -> time ? " after " : " more than ";
            case AT_LEAST -> time ? " not before " : " at least ";
        };
    }

    private static Operator flipped(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            case EQUAL, NOT_EQUAL -> operator;
        };
    }

    /** What a fact must have to satisfy the expression. */
    Requirement requirement(Expression expression) {
        String text = required(expression);
        if (expression instanceof Comparison comparison && (own(comparison.left()) || own(comparison.right()))) {
            boolean swapped = !own(comparison.left());
            Expression left = swapped ? comparison.right() : comparison.left();
            Expression right = swapped ? comparison.left() : comparison.right();
            Operator operator = swapped ? flipped(comparison.operator()) : comparison.operator();
            return new Requirement(subject(left), operator.sign(), own(right) ? null : resolve(right), text);
        } else if (expression instanceof Access access) {
            return requirement(access, text);
        } else if (expression instanceof Negation negation && negation.operand() instanceof Access access) {
            return new Requirement(subject(access), "==", false, text);
        } else if (expression instanceof Containment containment && own(containment.collection())) {
            return new Requirement(
                    subject(containment.collection()),
                    containment.negated() ? "not contains" : "contains",
                    resolve(containment.element()),
                    text);
        } else if (expression instanceof Containment containment) {
            return new Requirement(
                    subject(containment.element()),
                    containment.negated() ? "not in" : "in",
                    resolve(containment.collection()),
                    text);
        } else if (expression instanceof OneOf oneOf) {
            List<Object> values = new ArrayList<>();
            for (Expression value : oneOf.values()) {
                Object resolved = own(value) ? null : resolve(value);
                if (resolved != null) {
                    values.add(resolved);
                }
            }
            return new Requirement(subject(oneOf.operand()), oneOf.negated() ? "not in" : "in", values, text);
        } else if (expression instanceof Matching matching) {
            return new Requirement(
                    subject(matching.operand()),
                    matching.negated() ? "not matches" : "matches",
                    matching.regex(),
                    text);
        }
        return new Requirement(Values.oneLine(expression.source().text()), "is", null, text);
    }

    private Requirement requirement(Access access, String text) {
        Expression target = access.target();
        String sign = SIGNS.get(access.member().name());
        if (target == null || sign == null || !own(target)) {
            return new Requirement(subject(access), "is", null, text);
        }
        Expression argument = access.arguments().get(0);
        return new Requirement(subject(target), sign, own(argument) ? null : resolve(argument), text);
    }

    /** What the fact in the pattern's slot has where the expression asks for something. */
    String actual(Expression expression) {
        Set<String> found = new LinkedHashSet<>();
        actual(expression, found);
        if (found.isEmpty()) {
            found.add(Values.oneLine(expression.source().text()) + " is " + Values.words(resolve(expression)));
        }
        return String.join(" and ", found);
    }

    private void actual(Expression expression, Set<String> found) {
        if (expression instanceof Comparison comparison) {
            shown(comparison.left(), found);
            shown(comparison.right(), found);
        } else if (expression instanceof Negation negation) {
            actual(negation.operand(), found);
        } else if (expression instanceof Conjunction conjunction) {
            conjunction.operands().forEach(operand -> actual(operand, found));
        } else if (expression instanceof Disjunction disjunction) {
            disjunction.operands().forEach(operand -> actual(operand, found));
        } else if (expression instanceof Containment containment) {
            shown(containment.collection(), found);
            shown(containment.element(), found);
        } else if (expression instanceof OneOf oneOf) {
            shown(oneOf.operand(), found);
        } else if (expression instanceof Matching matching) {
            shown(matching.operand(), found);
        } else if (expression instanceof Access access) {
            asked(access, found);
        }
    }

    private void asked(Access access, Set<String> found) {
        if (flag(access)) {
            shown(access, found);
        } else if (access.target() != null) {
            shown(access.target(), found);
        } else if (self >= 0 && slots[self] instanceof Record fact) {
            String word = firstWord(access.member().name());
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                if (component.getName().startsWith(word)) {
                    found.add(component.getName() + " " + Values.words(read(component, fact)));
                }
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            return "unreadable";
        }
    }

    private void shown(Expression side, Set<String> found) {
        if (own(side) && !(side instanceof This)) {
            found.add(subject(side) + " " + Values.words(resolve(side)));
        }
    }

    /** The expression's name where it is about the pattern's own fact, else its value. */
    private String side(Expression expression) {
        return own(expression) ? subject(expression) : Values.words(resolve(expression));
    }

    /** What an expression is called. */
    String subject(Expression expression) {
        if (expression instanceof Access access && access.arguments().isEmpty()) {
            Expression target = access.target();
            String name = access.member().name();
            if (target == null) {
                return name;
            }
            if (target instanceof Variable variable && names.meaning(variable.name()) instanceof Names.Computed) {
                return name;
            }
            if (own(target)) {
                return name.equals("value") && target.type().kind() == ValueType.Kind.ID
                        ? subject(target)
                        : subject(target) + "." + name;
            }
            return name + " of " + Values.words(resolve(target));
        } else if (expression instanceof Variable variable) {
            Names.Meaning meaning = names.meaning(variable.name());
            if (meaning instanceof Names.Bound bound) {
                return new Words(bound.names(), bound.self(), own, slots, reviewed).subject(bound.value());
            } else if (meaning instanceof Names.Computed computed) {
                return computed.function().aggregate().word();
            }
        } else if (expression instanceof Arithmetic arithmetic) {
            return side(arithmetic.left()) + " " + arithmetic.operator() + " " + side(arithmetic.right());
        } else if (expression instanceof Access access && access.target() == null) {
            return access.member().name();
        }
        return Values.oneLine(expression.source().text());
    }

    /** Whether the expression reads the pattern's own fact, or the accumulate's own results. */
    private boolean own(Expression expression) {
        if (expression instanceof This) {
            return self >= 0 && own.get(self);
        } else if (expression instanceof Access access) {
            Expression target = access.target();
            return (target == null ? self >= 0 && own.get(self) : own(target)) || own(access.arguments());
        } else if (expression instanceof Variable variable) {
            Names.Meaning meaning = names.meaning(variable.name());
            if (meaning instanceof Names.Bound bound) {
                return new Words(bound.names(), bound.self(), own, slots, reviewed).own(bound.value());
            }
            return meaning instanceof Names.Slot slot && own.get(slot.slot())
                    || meaning instanceof Names.Computed computed && own.get(computed.slot());
        } else if (expression instanceof Expression.Factory factory) {
            return own(factory.arguments());
        } else if (expression instanceof Arithmetic arithmetic) {
            return own(arithmetic.left()) || own(arithmetic.right());
        } else if (expression instanceof Comparison comparison) {
            return own(comparison.left()) || own(comparison.right());
        }
        return false;
    }

    private boolean own(List<Expression> expressions) {
        return expressions.stream().anyMatch(this::own);
    }

    private @Nullable Object resolve(Expression expression) {
        try {
            return Expressions.code(expression, names, self, new BitSet()).value(slots);
        } catch (Throwable t) {
            return new Unreadable(Fault.cause(t));
        }
    }

    /** Stands for a value that could not be read. */
    private record Unreadable(String cause) {
        @Override
        public String toString() {
            return "(could not be read: " + cause + ")";
        }
    }

    /** What comes before the first capital letter of a camel-case name. */
    private static String firstWord(String name) {
        int end = 1;
        while (end < name.length() && !Character.isUpperCase(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end);
    }
}
