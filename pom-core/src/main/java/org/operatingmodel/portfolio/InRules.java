package org.operatingmodel.portfolio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that a rule's condition may call.
 *
 * <p>Such a method is public, pure and total: it reads nothing but its record and its arguments, changes nothing, and
 * never throws for values that could be constructed.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InRules {
    /**
     * What the method asks for, as the explanation says it, with {@code {0}}, {@code {1}} for its arguments; empty when
     * the explanation is to show the call itself.
     */
    String value() default "";
}
