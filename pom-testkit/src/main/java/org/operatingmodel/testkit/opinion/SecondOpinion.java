package org.operatingmodel.testkit.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * What the compiled form of rules says about them: a check that shares no code with the one that reads rule files.
 *
 * <p>The text that Drools gets is read once more, by the parser of Drools, and must hold nothing but conditions. It is then
 * compiled as an executable model, and each instruction of the classes must be one of a closed list: calls of the members
 * of the vocabulary and of the library's operators, and what puts conditions together. No class is loaded for it.
 *
 * <pre>{@code
 * assertThat(SecondOpinion.of(pack).violations()).isEmpty();
 * }</pre>
 *
 * <p>It sees what rules can do, and not how long they take, whether they mean what they should, or which criterion they
 * claim. Whoever calls it needs {@code org.drools:drools-model-codegen} and {@code org.drools:drools-model-compiler} in the
 * version of {@code drools-core}, {@code org.ow2.asm:asm}, and a JDK. Compiling takes about 0.1 s a rule.
 *
 * @since 0.1
 */
public final class SecondOpinion {
    private static final String PACKAGE = "org.operatingmodel.opinion";

    private final List<Violation> violations;
    private final @Nullable Generated generated;

    private SecondOpinion(List<Violation> violations, @Nullable Generated generated) {
        this.violations = List.copyOf(violations);
        this.generated = generated;
    }

    /**
     * The opinion on the rules of a pack, with the vocabulary that it was read with.
     *
     * @throws IllegalStateException if the text of its rules does not compile, which is a defect of the library, if an
     *     optional library is missing, or if this is no JDK
     */
    public static SecondOpinion of(RulePack pack) {
        return of(pack.rules(), pack.vocabulary());
    }

    /** The opinion on rules. */
    static SecondOpinion of(List<Rule> rules, Vocabulary vocabulary) {
        Libraries.require();
        String print = CanonicalPrint.file(PACKAGE, rules);
        SecondOpinion opinion = of(print, ModelText.of(print), vocabulary);
        return new SecondOpinion(
                opinion.violations.stream()
                        .map(violation -> violation.rule().isEmpty()
                                ? violation
                                : new Violation(
                                        rules.get(Integer.parseInt(
                                                        violation.rule().substring(1)))
                                                .name(),
                                        violation.where(),
                                        violation.what()))
                        .toList(),
                opinion.generated);
    }

    /**
     * The opinion on a text as it stands, which need not be one that {@link RulePack} accepts.
     *
     * <p>Nothing of it runs. What Drools would evaluate while it compiles, such as annotations and declared types, is a
     * violation, and a text that has it is not compiled.
     *
     * @param drl any text of rules
     * @param vocabulary what its conditions may read
     * @throws IllegalArgumentException if Drools cannot read it as DRL
     * @throws IllegalStateException if it does not compile, if an optional library is missing, or if this is no JDK
     */
    public static SecondOpinion of(String drl, Vocabulary vocabulary) {
        Libraries.require();
        return of(drl, drl, vocabulary);
    }

    private static SecondOpinion of(String read, String compiled, Vocabulary vocabulary) {
        TextCheck.Found found = TextCheck.in(read, vocabulary);
        List<Violation> violations = new ArrayList<>(found.violations());
        if (!found.buildable()) {
            return new SecondOpinion(violations, null);
        }
        Set<Class<?>> types = vocabulary.typeNames().stream()
                .flatMap(name -> vocabulary.type(name).stream())
                .collect(Collectors.toSet());
        Generated generated = Generated.of(compiled, types);
        violations.addAll(ClassCheck.violations(generated.classes(), new Allowed(vocabulary)));
        return new SecondOpinion(violations, generated);
    }

    /**
     * What the rules do that no rule may do: what the text holds in the order of its lines, then what its classes do; empty
     * when all is well.
     */
    public List<Violation> violations() {
        return violations;
    }

    /** The rules as an executable model, named {@code r0} to {@code rn}; this loads the classes. */
    KieBase knowledgeBase() {
        if (generated == null) {
            throw new IllegalStateException("A text must be compiled before it runs, but this was not.");
        }
        return generated.knowledgeBase();
    }
}
