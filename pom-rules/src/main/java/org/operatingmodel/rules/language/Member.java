package org.operatingmodel.rules.language;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;

/**
 * A property or method that conditions may read.
 *
 * @param name its name
 * @param method the Java method behind it
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
}
