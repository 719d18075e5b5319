package org.operatingmodel.rules.language;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.rules.evaluation.Operators;

/**
 * A property or method that conditions may read.
 *
 * @param name its name
 * @param method the Java method behind it, a function of {@link Operators} where the JDK has none that is pure
 * @param parameters the types of its parameters; empty for a property
 * @param result the type of what it gives
 * @param component whether it is a record component, which prints as a plain property
 * @param phrase what a method asks for in words, with {@code {0}} for arguments; empty when it has none
 * @since 0.1
 */
public record Member(
        String name, Method method, List<ValueType> parameters, ValueType result, boolean component, String phrase) {
    /** @throws NullPointerException if a part is missing */
    public Member {
        Objects.requireNonNull(name, "Member.name");
        Objects.requireNonNull(method, "Member.method");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(result, "Member.result");
        Objects.requireNonNull(phrase, "Member.phrase");
    }

    /** Whether it is called on a value, but is a function of the library that takes that value first. */
    public boolean function() {
        return method.getDeclaringClass() == Operators.class;
    }

    /** Whether it makes a value of its type, such as {@code Duration.ofDays}. */
    public boolean factory() {
        return Modifier.isStatic(method.getModifiers()) && !function();
    }
}
