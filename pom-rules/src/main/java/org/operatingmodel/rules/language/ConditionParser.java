package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.AnyOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Exists;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Not;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.ValueType.Kind;

/** Reads the conditions of rules and queries: patterns and what groups them. */
final class ConditionParser {
    /** The words that end conditions, rightly or because what should end them is missing. */
    private static final Set<String> ENDS = Set.of("then", "end", "rule", "query");

    private final Reader reader;
    private final Vocabulary vocabulary;
    private final QueryParser queries;
    private final AccumulateParser accumulates;
    private int patterns;
    private int unjoined;
    private int ours;
    /** What the variables that are bound start with: in a called query, something that no rule text can say. */
    private String prefix = "$";

    ConditionParser(Reader reader, Vocabulary vocabulary) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.queries = new QueryParser(this, reader, vocabulary);
        this.accumulates = new AccumulateParser(this, reader, vocabulary);
    }

    /** What reads the queries of the file. */
    QueryParser queries() {
        return queries;
    }

    /** How many patterns there are since counting started, those of called queries counted. */
    int patterns() {
        return patterns;
    }

    /** How many of them ask nothing. */
    int unjoined() {
        return unjoined;
    }

    /** A number for a variable that no rule text names. */
    int fresh() {
        return ++ours;
    }

    /** Lets no rule text name what is bound from now on; returns what names began with before. */
    String startQuery() {
        String around = prefix;
        prefix = "$pomq" + fresh() + "_";
        return around;
    }

    /** Lets names begin again as they did before a query. */
    void endQuery(String around) {
        prefix = around;
    }

    /** Forgets what was being read when a rule or query could not be read. */
    void reset() {
        queries.reset();
        prefix = "$";
    }

    void startCounting() {
        patterns = 0;
        unjoined = 0;
        reader.startTerms();
    }

    /** The name in the tree of a variable that is bound here. */
    String written(Token variable) {
        return prefix + variable.text().substring(1);
    }

    void bind(Scope scope, Token variable, ValueType type) {
        scope.put(variable.text(), new Scope.Meaning(type, written(variable), null));
    }

    List<Condition> conditions(Scope scope) throws SyntaxException {
        List<Condition> conditions = new ArrayList<>();
        while (reader.peek().kind() != Token.Kind.END
                && !ENDS.contains(reader.peek().text())) {
            Condition condition = alternatives(scope);
            if (condition instanceof AllOf all) {
                conditions.addAll(all.conditions());
            } else {
                conditions.add(condition);
            }
            skipSeparators();
        }
        return Alternatives.resolved(conditions);
    }

    private void skipSeparators() {
        boolean skipped;
        do {
            skipped = reader.take(";") || reader.take(",");
        } while (skipped);
    }

    private boolean takeOr() {
        return reader.take("or") || reader.take("||");
    }

    private boolean takeAnd() {
        return reader.take("and") || reader.take("&&");
    }

    private Condition alternatives(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        Scope own = new Scope(scope);
        Condition one = conjunction(own);
        if (!reader.at("or") && !reader.at("||")) {
            own.moveInto(scope);
            return one;
        }
        List<Condition> all = new ArrayList<>();
        all.add(one);
        List<Scope> branches = new ArrayList<>(List.of(own));
        while (takeOr()) {
            Scope branch = new Scope(scope);
            all.add(conjunction(branch));
            branches.add(branch);
        }
        refuseClashes(first, branches);
        branches.get(0).moveShared(branches, scope);
        return new AnyOf(reader.since(first), List.copyOf(all));
    }

    private void refuseClashes(Token first, List<Scope> branches) {
        for (int i = 1; i < branches.size(); i++) {
            for (int j = 0; j < i; j++) {
                String variable = branches.get(i).clash(branches.get(j));
                if (variable != null) {
                    reader.error(
                            FindingKind.DUPLICATE_VARIABLE,
                            first,
                            "Alternatives must not bind a variable to different types, but '" + variable + "' is.",
                            "Use a name for each.");
                    return;
                }
            }
        }
    }

    Condition conjunction(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        List<Condition> all = new ArrayList<>();
        all.add(element(scope));
        while (takeAnd()) {
            all.add(element(scope));
        }
        return all.size() == 1 ? all.get(0) : new AllOf(reader.since(first), Alternatives.resolved(flat(all)));
    }

    static List<Condition> flat(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> condition instanceof AllOf all ? all.conditions().stream() : Stream.of(condition))
                .toList();
    }

    private Condition element(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        reader.deeper();
        Condition condition;
        if (reader.take("not")) {
            List<Condition> inner = group(new Scope(scope));
            condition = new Not(reader.since(first), inner);
        } else if (reader.take("exists")) {
            List<Condition> inner = group(new Scope(scope));
            condition = new Exists(reader.since(first), inner);
        } else if (reader.take("forall")) {
            condition = forall(first, scope);
        } else if (reader.at("accumulate") || reader.at("acc")) {
            reader.next();
            condition = accumulates.accumulate(first, scope);
        } else if (reader.at("?")) {
            condition = queries.call(first, scope);
        } else if (accumulates.atCollection()) {
            condition = accumulates.collected(first, scope);
        } else if (reader.take("(")) {
            if (reader.at("or") || reader.at("and")) {
                condition = prefixed(first, scope);
            } else {
                condition = alternatives(scope);
            }
            reader.expect(")", "The group");
        } else {
            condition = pattern(scope);
        }
        reader.shallower();
        return condition;
    }

    private Condition prefixed(Token first, Scope scope) throws SyntaxException {
        boolean or = reader.next().is("or");
        List<Condition> all = new ArrayList<>();
        List<Scope> branches = new ArrayList<>();
        while (!reader.at(")") && reader.peek().kind() != Token.Kind.END) {
            Scope branch = or ? new Scope(scope) : scope;
            all.add(element(branch));
            branches.add(branch);
        }
        if (all.size() < 2) {
            throw reader.syntaxError(
                    first,
                    "'" + (or ? "or" : "and") + "' must join at least two conditions, but joins " + all.size() + ".",
                    "Write '( " + (or ? "or" : "and") + " A() B() )'.");
        }
        if (or) {
            refuseClashes(first, branches);
            branches.get(0).moveShared(branches, scope);
        }
        return or
                ? new AnyOf(reader.since(first), List.copyOf(all))
                : new AllOf(reader.since(first), Alternatives.resolved(flat(all)));
    }

    private List<Condition> group(Scope scope) throws SyntaxException {
        Condition inner = element(scope);
        return inner instanceof AllOf all ? all.conditions() : List.of(inner);
    }

    private Condition forall(Token first, Scope outer) throws SyntaxException {
        reader.expect("(", "'forall'");
        Scope scope = new Scope(outer);
        List<Pattern> all = new ArrayList<>();
        while (!reader.at(")") && reader.peek().kind() != Token.Kind.END) {
            all.add(pattern(scope));
            reader.take(",");
        }
        reader.expect(")", "'forall'");
        Source source = reader.since(first);
        if (all.isEmpty()) {
            throw reader.syntaxError(
                    first, "'forall' must hold a pattern, but is empty.", "Write 'forall( A() B() )'.");
        }
        if (all.size() > 1) {
            return new Forall(source, all.get(0), List.copyOf(all.subList(1, all.size())));
        }
        Pattern only = all.get(0);
        if (only.from() != null) {
            throw reader.refused(
                    first,
                    "'forall' with 'from' must hold two patterns, but holds one.",
                    "Write 'forall( $x : A() from $list A( this == $x, ... ) )'.");
        }
        String variable = "$pom" + fresh();
        ValueType type = new ValueType(Kind.RECORD, only.type(), null, false);
        Expression same = new Expression.Comparison(
                only.source(),
                Expression.Operator.EQUAL,
                new Expression.This(only.source(), type),
                new Expression.Variable(only.source(), type, variable));
        List<Item> items = new ArrayList<>();
        items.add(new Constraint(only.source(), same));
        items.addAll(only.items());
        Pattern base = new Pattern(only.source(), only.type(), variable, List.of(), null);
        Pattern rest = new Pattern(only.source(), only.type(), only.variable(), List.copyOf(items), null);
        return new Forall(source, base, List.of(rest));
    }

    Token variableName(Scope scope) throws SyntaxException {
        Token variable = reader.expectName("a variable");
        if (!variable.text().matches("\\$[A-Za-z][A-Za-z0-9_]*")
                || variable.text().startsWith("$pom")) {
            throw reader.refused(
                    variable,
                    "A variable must be '$' and a name that does not start with 'pom', but was '" + variable.text()
                            + "'.",
                    "Write one such as '$product'.");
        }
        if (scope.find(variable.text()) != null) {
            reader.error(
                    FindingKind.DUPLICATE_VARIABLE,
                    variable,
                    "A variable must be bound once, but '" + variable.text() + "' is bound before.",
                    "Use another name.");
        }
        return variable;
    }

    Pattern pattern(Scope scope) throws SyntaxException {
        Token first = reader.peek();
        if (++patterns > RuleParser.MOST_PATTERNS && queries.inside()) {
            throw reader.limit("A rule must have at most " + RuleParser.MOST_PATTERNS
                    + " patterns, those of the queries that it calls counted, but here it has more.");
        }
        Token variable = null;
        boolean boundBefore = scope.find(first.text()) != null;
        if (first.kind() == Token.Kind.NAME
                && (first.text().startsWith("$") || reader.peek(1).is(":"))) {
            variable = variableName(scope);
            reader.expect(":", "The variable '" + variable.text() + "'");
            refuseUnification();
            if (reader.at("(")) {
                throw reader.refused(
                        reader.peek(),
                        "A variable must stand before one pattern, but stands before a group.",
                        "Bind it inside.");
            }
        }
        if (reader.at("/")
                || reader.at("?")
                || reader.at("eval")
                || reader.at("groupby")
                || reader.at("do")
                || reader.at("if")) {
            throw reader.refused(
                    reader.peek(),
                    "Here must be a pattern, but found " + reader.peek().described()
                            + ", which is not part of the profile.",
                    "Write 'Type( ... )', with 'from' for nested lists.");
        }
        Token typeToken = typeName();
        if (queries.has(typeToken.text())) {
            throw reader.refused(
                    typeToken,
                    "A query must be called with '?', but '" + typeToken.text() + "' is not.",
                    "Write '?" + typeToken.text() + "( ...; )'.");
        }
        Class<? extends Record> type = vocabulary.recordType(typeToken.text()).orElse(null);
        if (type == null) {
            throw new SyntaxException(new Finding(
                    FindingKind.UNKNOWN_TYPE,
                    reader.of(typeToken).file(),
                    reader.of(typeToken).line(),
                    reader.of(typeToken).column(),
                    "'" + typeToken.text() + "' is not a fact type"
                            + NearestName.suggestion(typeToken.text(), vocabulary.factTypes()),
                    "Write one of " + String.join(", ", vocabulary.factTypes()) + "."));
        }
        ValueType subject = new ValueType(Kind.RECORD, type, null, false);
        Expression self = new Expression.This(reader.of(typeToken), subject);
        reader.expect("(", "The pattern '" + typeToken.text() + "'");
        List<Item> items = new ArrayList<>();
        String name = variable == null ? "#" + reader.position() : written(variable);
        ExpressionParser expressions = new ExpressionParser(reader, vocabulary, scope, self, name);
        if (!reader.at(")")) {
            do {
                items.addAll(item(scope, expressions));
            } while (reader.take(","));
        }
        if (reader.at("and") || reader.at("or")) {
            throw reader.syntaxError(
                    reader.peek(),
                    "Constraints must be joined by ',', '&&' or '||', but here is '"
                            + reader.peek().text() + "'.",
                    "Write '" + (reader.at("and") ? "&&" : "||") + "'.");
        }
        endPattern(typeToken);
        if (reader.at("@")) {
            throw reader.refused(
                    reader.peek(),
                    "A pattern must have no annotations, but here is '@"
                            + reader.peek(1).text() + "'.",
                    "Remove it; what a rule counts for is said above 'when'.");
        }
        Expression from = reader.take("from") ? from(scope, type) : null;
        if (from == null && !StatementKind.subject(type) && items.stream().noneMatch(Constraint.class::isInstance)) {
            unjoined++;
        }
        if (reader.at("over")) {
            throw reader.refused(
                    reader.peek(),
                    "Windows over time are not part of the profile.",
                    "Compare instants with the instant of the review.");
        }
        if (from == null && vocabulary.factType(typeToken.text()).isEmpty()) {
            reader.error(
                    FindingKind.UNKNOWN_TYPE,
                    typeToken,
                    "'" + typeToken.text() + "' is part of other facts and no fact itself.",
                    "Write 'from' and the list that holds it.");
        }
        if (type == RoleHolding.class && items.stream().noneMatch(ConditionParser::saysWhenHeld)) {
            reader.error(
                    FindingKind.ROLE_WITHOUT_TIME,
                    typeToken,
                    "A pattern over RoleHolding must say when the role is held, but this one also finds roles that have"
                            + " ended.",
                    "Ask its method heldAt for the instant that matters, such as that of the review or of an approval.");
        }
        if (variable != null) {
            refuseBoundInside(scope, variable, boundBefore);
            bind(scope, variable, subject);
        }
        return new Pattern(
                reader.since(first), type, variable == null ? null : written(variable), List.copyOf(items), from);
    }

    private static boolean saysWhenHeld(Item item) {
        return item instanceof Constraint constraint && saysWhenHeld(constraint.expression());
    }

    /** Whether it holds only where the fact of its pattern is held at an instant. */
    private static boolean saysWhenHeld(Expression expression) {
        if (expression instanceof Expression.Conjunction) {
            return expression.parts().stream().anyMatch(ConditionParser::saysWhenHeld);
        } else if (expression instanceof Expression.Disjunction) {
            return expression.parts().stream().allMatch(ConditionParser::saysWhenHeld);
        } else if (expression instanceof Expression.Comparison comparison) {
            return comparison.operator() == Expression.Operator.EQUAL
                    && comparison.parts().stream().anyMatch(ConditionParser::saysWhenHeld)
                    && comparison.parts().stream()
                            .anyMatch(part ->
                                    part instanceof Expression.Literal literal && Boolean.TRUE.equals(literal.value()));
        }
        return expression instanceof Expression.Access access
                && access.member().name().equals("heldAt")
                && (access.target() == null || access.target() instanceof Expression.This);
    }

    void refuseBoundInside(Scope scope, Token variable, boolean boundBefore) {
        if (!boundBefore && scope.find(variable.text()) != null) {
            reader.error(
                    FindingKind.DUPLICATE_VARIABLE,
                    variable,
                    "A variable must be bound once, but '" + variable.text() + "' is bound inside its pattern, too.",
                    "Use another name.");
        }
    }

    private void endPattern(Token type) throws SyntaxException {
        Token found = reader.peek();
        if (!reader.take(")")) {
            throw reader.syntaxError(
                    found,
                    "The pattern '" + type.text() + "' must continue with ',' or ')', but found " + found.described()
                            + ".",
                    ENDS.contains(found.text()) || found.kind() == Token.Kind.END
                            ? "Close the pattern with ')'."
                            : "Write ',' between two constraints, and ')' after the last.");
        }
    }

    /** The last name of a type that may be written with its package. */
    private Token typeName() throws SyntaxException {
        Token found = reader.peek();
        String fix = found.is("!")
                ? "Write 'not' for '!'."
                : found.is(")")
                        ? "Remove it: nothing opens it."
                        : found.is("@") ? "Write annotations above 'when'." : "Write a fact type.";
        if (found.kind() != Token.Kind.NAME) {
            throw reader.syntaxError(found, "Here must be a fact type, but found " + found.described() + ".", fix);
        }
        Token first = reader.expectName("a fact type");
        Token last = first;
        StringBuilder whole = new StringBuilder(first.text());
        while (reader.at(".") && reader.peek(1).kind() == Token.Kind.NAME) {
            reader.next();
            last = reader.next();
            whole.append('.').append(last.text());
        }
        String simple = last.text();
        boolean known = vocabulary
                .recordType(simple)
                .filter(type -> whole.toString().equals(type.getCanonicalName()))
                .isPresent();
        if (!first.equals(last) && !known) {
            reader.goTo(reader.position() - 1);
            throw new SyntaxException(new Finding(
                    FindingKind.UNKNOWN_TYPE,
                    reader.of(first).file(),
                    reader.of(first).line(),
                    reader.of(first).column(),
                    "'" + whole + "' is not a fact type" + NearestName.suggestion(simple, vocabulary.factTypes()),
                    "Write one of " + String.join(", ", vocabulary.factTypes()) + "."));
        }
        return last;
    }

    private Expression from(Scope scope, Class<? extends Record> type) throws SyntaxException {
        if (reader.at("entry")
                || reader.at("collect")
                || reader.at("accumulate")
                || !reader.peek().text().startsWith("$")) {
            throw reader.refused(
                    reader.peek(),
                    "'from' must name a list of a bound fact, but found "
                            + reader.peek().described() + ".",
                    "Write 'from $risk.milestones', '$list : List( ) from collect( ... )', or 'accumulate( ...; ... )'.");
        }
        Expression from = new ExpressionParser(reader, vocabulary, scope, null).value();
        ValueType elements = from.type().element();
        if (from.type().kind() == Kind.UNKNOWN) {
            return from;
        }
        if (from.type().kind() != Kind.COLLECTION
                || elements == null
                || elements.raw() != type
                || from.type().nullable()) {
            reader.error(
                    FindingKind.TYPE_MISMATCH,
                    from.source(),
                    "'from' must name a list of " + type.getSimpleName() + ", but '"
                            + from.source().text() + "' is a " + from.type().described() + ".",
                    "Name a list of that type.");
        }
        return from;
    }

    /** One item of a pattern; two where a variable is bound to what is compared, as in {@code $v : value > 10}. */
    List<Item> item(Scope scope, ExpressionParser expressions) throws SyntaxException {
        Token first = reader.peek();
        if (reader.peek(1).is(":") && first.kind() == Token.Kind.NAME) {
            Token variable = variableName(scope);
            reader.expect(":", "The variable '" + variable.text() + "'");
            refuseUnification();
            Token start = reader.peek();
            Expression value = expressions.value();
            Expression compared = start.is("(") ? null : expressions.askedOf(value);
            if (!(compared instanceof Expression.Access) && !expressions.isSubject(compared)) {
                compared = null;
            }
            boolean asks = expressions.askedOf(value) != null || !(value instanceof Expression.Access);
            if (compared == null && value.type().kind() == Kind.BOOLEAN && asks) {
                throw reader.refused(
                        first,
                        "A binding must name a property, but '" + value.source().text() + "' is a comparison.",
                        "Write two items: '" + variable.text() + " : property, property == ...'.");
            }
            if (value.type().kind() == Kind.NOTHING) {
                throw reader.refused(
                        first,
                        "A binding must name a property, but '" + value.source().text() + "' is nothing.",
                        "Ask 'property == null' where it is read.");
            }
            List<Item> items = guards(expressions);
            Expression bound = compared == null ? value : compared;
            bind(scope, variable, bound.type());
            expressions.bound(written(variable), bound);
            Source source = compared == null ? reader.since(first) : compared.source();
            items.add(new Binding(source, written(variable), bound));
            if (compared != null) {
                expressions.holds(value);
                items.add(new Constraint(reader.since(start), value));
            }
            return items;
        }
        Expression constraint = expressions.condition();
        List<Item> items = guards(expressions);
        expressions.holds(constraint);
        items.add(new Constraint(reader.since(first), constraint));
        return items;
    }

    private void refuseUnification() throws SyntaxException {
        if (reader.at("=")) {
            throw reader.refused(reader.peek(), "Unification is not part of the profile.", "Write ':' and '=='.");
        }
    }

    private static List<Item> guards(ExpressionParser expressions) {
        List<Item> guards = new ArrayList<>();
        for (Expression guard : expressions.guards()) {
            guards.add(new Constraint(guard.source(), guard));
        }
        return guards;
    }
}
