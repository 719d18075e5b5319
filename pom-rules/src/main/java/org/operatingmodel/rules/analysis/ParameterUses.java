package org.operatingmodel.rules.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Parameter;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Condition.Accumulate;
import org.operatingmodel.rules.language.Condition.AllOf;
import org.operatingmodel.rules.language.Condition.Binding;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Forall;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.ParameterDefinition.Tighter;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Statement;

/**
 * Where the rules of a pack read its parameters, and which way each of them asks for more.
 *
 * <p>A rule reads a parameter in a pattern of its own, {@code Parameter( name == "exercise-age", $age : days )}, that is
 * no part of a {@code not}, {@code exists}, {@code forall}, {@code accumulate} or {@code or}. So the pattern always matches
 * once, and says nothing by itself.
 *
 * @since 0.1
 */
public final class ParameterUses {
    private ParameterUses() {}

    /** The parameters that a rule reads, in the order of the text; empty when it reads none. */
    public static Set<ParameterId> of(Rule rule) {
        Set<ParameterId> read = new LinkedHashSet<>();
        for (Use use : uses(rule)) {
            read.add(use.parameter());
        }
        return read;
    }

    /**
     * What is to be said about the parameters of a pack and the rules that read them.
     *
     * @param rules its rules
     * @param complete whether these are all; otherwise one of the others may read a parameter that none of these does
     * @param parameters its parameters
     * @param file the name of the manifest
     * @param line the line of the manifest at which a parameter stands
     */
    public static List<Finding> findings(
            List<Rule> rules,
            boolean complete,
            List<ParameterDefinition> parameters,
            String file,
            ToIntFunction<ParameterId> line) {
        List<Finding> findings = new ArrayList<>();
        Map<ParameterId, ParameterDefinition> stated =
                parameters.stream().collect(Collectors.toMap(ParameterDefinition::id, parameter -> parameter));
        Set<ParameterId> read = new LinkedHashSet<>();
        for (Rule rule : rules) {
            form(rule.conditions(), true, stated, findings);
            for (Use use : uses(rule)) {
                read.add(use.parameter());
                ParameterDefinition parameter = stated.get(use.parameter());
                if (parameter != null && parameter.tighter() != null) {
                    Trend wanted = parameter.tighter() == Tighter.LOWER ? Trend.RISES : Trend.FALLS;
                    Trends trends = new Trends(use.variable());
                    Trend found = trends.of(rule.conditions());
                    if (found != wanted && found != Trend.STAYS) {
                        findings.add(against(rule, parameter, use, trends.against(wanted), file, line));
                    }
                }
            }
        }
        for (ParameterDefinition parameter : parameters) {
            if (complete && !read.contains(parameter.id())) {
                findings.add(new Finding(
                        FindingKind.UNUSED_PARAMETER,
                        file,
                        line.applyAsInt(parameter.id()),
                        1,
                        "A parameter must be read by a rule, but '" + parameter.id() + "' is read by none.",
                        "Remove it, or write 'Parameter( name == \"" + parameter.id() + "\", $"
                                + parameter.type().word() + " : "
                                + parameter.type().word() + " )'."));
            }
        }
        return findings;
    }

    /**
     * The errors of rights, steps and practices that read a parameter: a pack of another layer could change who decides.
     *
     * @param statements what the rules of a pack state
     */
    public static List<Finding> outsideCriteria(List<Statement> statements) {
        List<Finding> findings = new ArrayList<>();
        for (Statement statement : statements) {
            if (!(statement instanceof Rule)) {
                String subject = statement instanceof DecisionRight
                        ? "decision right"
                        : statement instanceof PracticeRule ? "practice" : "step of an escalation path";
                read(statement.scope(), subject, findings);
                statement.conditions().forEach(condition -> read(condition, subject, findings));
            }
        }
        return findings;
    }

    private static void read(Condition condition, String subject, List<Finding> findings) {
        if (condition instanceof Pattern pattern && pattern.type() == Parameter.class) {
            findings.add(Lint.at(
                    FindingKind.PARAMETER_USE,
                    pattern.source(),
                    "A parameter must be read by criteria only, because other packs may change its value, but here a "
                            + subject + " reads " + Lint.quoted(pattern.source().text()) + ".",
                    "Write the number itself."));
        }
        condition.parts().forEach(part -> read(part, subject, findings));
    }

    private static Finding against(
            Rule rule,
            ParameterDefinition parameter,
            Use use,
            @Nullable Expression place,
            String file,
            ToIntFunction<ParameterId> line) {
        String where = place == null
                ? "\"" + rule.name() + "\" (" + rule.source() + ")"
                : Lint.quoted(place.source().text()) + " (" + place.source() + ")";
        return new Finding(
                FindingKind.TIGHTENING_DIRECTION,
                file,
                line.applyAsInt(parameter.id()),
                1,
                "A parameter with tighter '" + parameter.tighter() + "' must ask for more wherever it is "
                        + (parameter.tighter() == Tighter.LOWER ? "lower" : "higher") + ", but for '" + use.parameter()
                        + "' that cannot be shown of " + where + ".",
                "Say the other way, leave 'tighter' out, or write the condition so that it bounds from one side.");
    }

    /** A pattern over a parameter, in the right form. */
    private record Use(ParameterId parameter, String variable) {}

    private static List<Use> uses(Rule rule) {
        List<Use> uses = new ArrayList<>();
        uses(rule.conditions(), uses);
        return uses;
    }

    private static void uses(List<Condition> conditions, List<Use> uses) {
        for (Condition condition : conditions) {
            if (condition instanceof AllOf all) {
                uses(all.conditions(), uses);
            } else if (condition instanceof Pattern pattern && pattern.type() == Parameter.class) {
                ParameterId parameter = named(pattern);
                Binding binding = bound(pattern);
                if (parameter != null && binding != null) {
                    uses.add(new Use(parameter, binding.variable()));
                }
            }
        }
    }

    private static void form(
            List<? extends Condition> conditions,
            boolean alone,
            Map<ParameterId, ParameterDefinition> stated,
            List<Finding> findings) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                if (pattern.type() == Parameter.class) {
                    form(pattern, alone, stated, findings);
                }
            } else if (condition instanceof Accumulate accumulate) {
                form(accumulate.over(), false, stated, findings);
            } else if (condition instanceof Forall forall) {
                form(List.of(forall.base()), false, stated, findings);
                form(forall.rest(), false, stated, findings);
            } else {
                form(condition.parts(), alone && condition instanceof AllOf, stated, findings);
            }
        }
    }

    private static void form(
            Pattern pattern, boolean alone, Map<ParameterId, ParameterDefinition> stated, List<Finding> findings) {
        ParameterId named = named(pattern);
        ParameterDefinition parameter = named == null ? null : stated.get(named);
        Binding binding = bound(pattern);
        boolean right = alone
                && pattern.from() == null
                && pattern.variable() == null
                && pattern.items().size() == 2;
        boolean typed = parameter != null && binding != null && property(binding, parameter);
        if (!right || !typed) {
            String word = parameter == null ? "days" : parameter.type().word();
            String name = named == null ? "some-name" : named.value();
            findings.add(Lint.at(
                    FindingKind.PARAMETER_USE,
                    pattern.source(),
                    "A parameter must be read in a pattern of its own, outside of not, exists, forall, accumulate and or,"
                            + " by its name and the property of its type, but here is "
                            + Lint.quoted(pattern.source().text()) + ".",
                    "Write 'Parameter( name == \"" + name + "\", "
                            + (binding == null ? "$" + word : binding.variable()) + " : " + word
                            + " )', and use the variable."));
        }
    }

    private static boolean property(Binding binding, ParameterDefinition parameter) {
        return binding.value() instanceof Access access
                && (access.target() == null || access.target() instanceof This)
                && access.member().name().equals(parameter.type().word());
    }

    private static @Nullable ParameterId named(Pattern pattern) {
        return pattern.items().size() == 2
                        && pattern.items().get(0) instanceof Constraint constraint
                        && constraint.expression() instanceof Comparison comparison
                        && comparison.operator() == Operator.EQUAL
                        && comparison.left() instanceof Access
                        && comparison.right() instanceof Literal literal
                        && literal.value() instanceof ParameterId name
                ? name
                : null;
    }

    private static @Nullable Binding bound(Pattern pattern) {
        return pattern.items().size() == 2 && pattern.items().get(1) instanceof Binding binding ? binding : null;
    }
}
