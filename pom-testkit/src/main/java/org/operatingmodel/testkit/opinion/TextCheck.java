package org.operatingmodel.testkit.opinion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.GroupByDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.UnitDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.operatingmodel.rules.evaluation.Operators;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * Tells what a text holds beside conditions, as the parser of Drools reads it: whatever steers, declares, or runs while
 * rules are built leaves no trace in their code.
 */
final class TextCheck {
    /** The only function of the print: what it computes is computed from the list. */
    private static final String FUNCTION = "collectList";

    private final List<Violation> violations = new ArrayList<>();
    private final Vocabulary vocabulary;
    private String rule = "";
    private boolean buildable = true;

    private TextCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * What was found.
     *
     * @param buildable whether building the text runs nothing of it
     */
    record Found(List<Violation> violations, boolean buildable) {
        Found {
            violations = List.copyOf(violations);
        }
    }

    /**
     * What a text holds beside conditions.
     *
     * @throws IllegalArgumentException if it is no DRL
     */
    static Found in(String text, Vocabulary vocabulary) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr read;
        try {
            read = parser.parse(false, text);
        } catch (DroolsParserException e) {
            throw new IllegalArgumentException("text must be DRL, but Drools cannot read it: " + e.getMessage(), e);
        }
        if (read == null || parser.hasErrors()) {
            throw new IllegalArgumentException("text must be DRL, but Drools cannot read it: "
                    + String.join(
                            "; ",
                            parser.getErrors().stream().map(Object::toString).toList()));
        }
        TextCheck check = new TextCheck(vocabulary);
        check.file(read);
        return new Found(check.violations, check.buildable);
    }

    private void add(BaseDescr at, String what) {
        violations.add(new Violation(rule, "line " + at.getLine(), what));
    }

    private void all(Collection<? extends BaseDescr> found, String what) {
        found.forEach(one -> add(one, what));
    }

    private void file(PackageDescr file) {
        file.getImports().forEach(this::type);
        all(file.getFunctionImports(), "imports a static method");
        all(file.getAccumulateImports(), "imports a function of accumulate");
        all(file.getGlobals(), "declares a global");
        all(file.getFunctions(), "declares a function");
        all(file.getAttributes(), "sets an attribute for all rules");
        all(file.getEntryPointDeclarations(), "declares an entry point");
        all(file.getWindowDeclarations(), "declares a window");
        all(file.getClassAndEnumDeclarationDescrs(), "declares a type");
        UnitDescr unit = file.getUnit();
        buildable &= file.getClassAndEnumDeclarationDescrs().isEmpty()
                && file.getAccumulateImports().isEmpty()
                && unit == null;
        if (unit != null) {
            add(unit, "belongs to a unit");
        }
        file.getRules().forEach(this::rule);
    }

    private void type(ImportDescr named) {
        String name = named.getTarget();
        boolean known = name.equals(Operators.class.getName())
                || vocabulary.typeNames().stream()
                        .flatMap(word -> vocabulary.type(word).stream())
                        .anyMatch(type -> name.equals(type.getCanonicalName()));
        if (!known) {
            add(named, "imports " + name);
        }
    }

    private void annotations(AnnotatedBaseDescr annotated) {
        for (AnnotationDescr annotation : annotated.getAnnotations()) {
            add(annotated, "has the annotation @" + annotation.getName() + ", whose value Drools evaluates");
            buildable = false;
        }
    }

    private void rule(RuleDescr read) {
        rule = read.getName();
        if (read.isQuery()) {
            add(read, "is a query");
        }
        annotations(read);
        read.getAttributes().values().forEach(attribute -> add(attribute, "has the attribute " + attribute.getName()));
        if (read.getParentName() != null) {
            add(read, "extends the rule '" + read.getParentName() + "'");
        }
        if (!String.valueOf(read.getConsequence()).isBlank()) {
            add(read, "has a consequence");
        }
        read.getNamedConsequences().keySet().forEach(name -> add(read, "has the consequence '" + name + "'"));
        if (read.getLhs().getDescrs().isEmpty()) {
            add(read, "has no condition");
        }
        read.getLhs().getDescrs().forEach(this::condition);
        rule = "";
    }

    private void condition(Object condition) {
        if (condition instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (condition instanceof AndDescr
                || condition instanceof OrDescr
                || condition instanceof NotDescr
                || condition instanceof ExistsDescr) {
            annotations((AnnotatedBaseDescr) condition);
            ((ConditionalElementDescr) condition).getDescrs().forEach(this::condition);
        } else if (condition instanceof BaseDescr other) {
            add(other, "has " + other.getClass().getSimpleName().replace("Descr", "") + " among its conditions");
        }
    }

    private void pattern(PatternDescr pattern) {
        annotations(pattern);
        if (pattern.isQuery()) {
            add(pattern, "calls a query");
        }
        if (pattern.isUnification()) {
            add(pattern, "unifies");
        }
        all(pattern.getBehaviors(), "looks through a window");
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            if (!(constraint instanceof ExprConstraintDescr)) {
                add(
                        constraint,
                        "has " + constraint.getClass().getSimpleName().replace("Descr", "") + " as a constraint");
            }
        }
        PatternSourceDescr source = pattern.getSource();
        if (source instanceof AccumulateDescr accumulate && !(source instanceof GroupByDescr)) {
            accumulate(accumulate);
        } else if (source != null && !(source instanceof FromDescr)) {
            add(pattern, "reads from " + source.getClass().getSimpleName().replace("Descr", ""));
        }
    }

    private void accumulate(AccumulateDescr accumulate) {
        condition(accumulate.getInput());
        if (accumulate.getFunctions().isEmpty()) {
            add(accumulate, "has code in an accumulate");
        }
        for (AccumulateDescr.AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
            if (!function.getFunction().equals(FUNCTION)) {
                add(accumulate, "accumulates with " + function.getFunction());
            }
        }
    }
}
